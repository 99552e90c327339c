"""Submissions: judged again whatever a screen said, pinned to their catalogue, and made once."""

import hashlib
import json
from dataclasses import FrozenInstanceError, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import uuid_utils
from hypothesis import given
from hypothesis import strategies as st
from standing_clock import StandingClock

from drivers.cards.people import demo
from kiosk.catalogue import Catalogue, sample
from kiosk.clock import ClockTrust
from kiosk.errors import InvalidSubmission, UnknownService
from kiosk.form import FieldKind
from kiosk.submission import CARD, CONSENT_VERSION, AttachedFile, Proof, Submission, _uuid7, compose
from sync.wire.http import is_valid

CATALOGUE = Catalogue.load()
SMALL = Catalogue.load(Path(__file__).parents[1] / "data" / "catalogue")
ZHANG = demo("resident")
CLOCK = StandingClock(datetime(2026, 11, 24, 9, 30, 15, 123456, tzinfo=UTC))
ANSWERS = {"reason": "lost", "lost_date": "2026年11月20日", "phone": "138 0013 8000"}
PNG = AttachedFile("proof", "证明.png", "image/png", b"\x89PNG one")


def composed(answers: dict[str, Any] | None = None, *files: AttachedFile, **more: Any) -> Submission:
    """An application of the small catalogue."""
    return compose(
        SMALL, "card-loss", ZHANG, ANSWERS if answers is None else answers, CLOCK, attachments=files, **more
    )


def refusal(answers: dict[str, Any], *files: AttachedFile) -> dict[str, str]:
    with pytest.raises(InvalidSubmission) as raised:
        composed(answers, *files)
    assert ZHANG.name not in raised.value.detail
    return raised.value.fields


def test_the_body_is_the_document_that_the_platform_opens() -> None:
    second = AttachedFile("proof", "2.png", "image/png", b"two")
    replaced = UUID(int=7)
    agreed = CLOCK.at - timedelta(minutes=5)
    made = composed(None, PNG, second, consent_at=agreed, signature="M0 0L1 1", replaces=replaced)
    assert json.loads(made.body) == {
        "version": 1,
        "id": str(made.id),
        "service": "card-loss",
        "catalogue": SMALL.version,
        "created": "2026-11-24T09:30:15.123+00:00",
        "clock_trust": "unconfirmed",
        "applicant": ZHANG.as_json(),
        "answers": {"reason": "lost", "lost_date": "2026-11-20", "phone": "13800138000"},
        "attachments": [
            {
                "name": file.name,
                "field": "proof",
                "media_type": "image/png",
                "size": len(file.data),
                "sha256": hashlib.sha256(file.data).hexdigest(),
            }
            for file in (PNG, second)
        ],
        "consent": {"at": "2026-11-24T09:25:15+00:00", "text": CONSENT_VERSION},
        "signature": "M0 0L1 1",
        "replaces": str(replaced),
        "bundle": None,
        "certificates": [],
        "materials": [{"id": "photo", "required": False, "state": "later"}],
    }
    assert (made.service, made.created, made.clock_trust) == ("card-loss", CLOCK.at, ClockTrust.UNCONFIRMED)
    assert (made.attachments, made.replaces) == ((PNG, second), replaced)
    assert made.applicant_id == ZHANG.id_number


def test_a_certificate_is_handed_in_with_what_it_answered() -> None:
    proof = Proof("diploma", "p-a", "WC1:ABC", ("name",), ("photo",), {"reason": "lost", "no_question": 1})
    made = json.loads(composed({"lost_date": "2026-11-20", "phone": "13800138000"}, proofs=[proof]).body)
    assert made["answers"]["reason"] == "lost"
    assert made["certificates"] == [
        {
            "type": "diploma",
            "issuer": "p-a",
            "text": "WC1:ABC",
            "claims": ["name"],
            "materials": ["photo"],
            "answers": ["no_question", "reason"],
        }
    ]


def states(service: str, files: tuple[AttachedFile, ...] = (), **more: Any) -> dict[str, str]:
    """What became of each paper of a service of the catalogue that ships."""
    answers = sample(CATALOGUE.service(service), CLOCK.at.date())
    scans = {material.scan for material in CATALOGUE.service(service).materials}
    answers = {name: value for name, value in answers.items() if name not in scans}
    made = compose(CATALOGUE, service, ZHANG, answers, CLOCK, attachments=files, **more)
    body = json.loads(made.body)
    assert is_valid("application", body)
    assert is_valid("materials", body["materials"])
    return {material["id"]: material["state"] for material in body["materials"]}


def test_the_clerk_sees_which_papers_are_attached_replaced_or_brought_later() -> None:
    service, scan = "minimum-living", "income_scan"
    income = next(m.id for m in CATALOGUE.service(service).materials if m.scan == scan)
    others = [m for m in CATALOGUE.service(service).materials if m.id != income and m.scan is None]
    later = states(service, later={scan})
    assert later[income] == "later"
    assert {later[m.id] for m in others} == {"card" if m.replaced_by == CARD else "later" for m in others}
    page = AttachedFile(scan, f"{scan}-1.jpg", "image/jpeg", b"\xff\xd8\xff")
    assert states(service, (page,)) == {**later, income: "attached"}
    proof = Proof("any", "p-a", "WC1:ABC", ("name",), (income,), {})
    assert states(service, later={scan}, proofs=[proof]) == {**later, income: "certificate"}


def test_a_body_of_an_older_terminal_is_an_application_still() -> None:
    body = json.loads(composed().body)
    del body["materials"]
    assert is_valid("application", body)
    assert not is_valid("materials", [{"id": "photo", "state": "lost"}])


@pytest.mark.parametrize("service", sorted(s.id for s in CATALOGUE.services.values() if s.form))
def test_no_paper_of_any_service_is_left_unsaid(service: str) -> None:
    asked = [f.name for f in CATALOGUE.service(service).form.fields() if f.kind is FieldKind.ATTACHMENT]  # type: ignore[union-attr]
    said = states(service, later=asked)
    for material in CATALOGUE.service(service).materials:
        assert material.id in said or material.scan in asked


def test_it_is_pinned_to_the_catalogue_that_judged_it() -> None:
    made = composed()
    assert made.catalogue == SMALL.version
    other = compose(replace(SMALL, version="2027.01-other"), "card-loss", ZHANG, ANSWERS, CLOCK)
    assert (other.catalogue, json.loads(other.body)["catalogue"]) == ("2027.01-other", "2027.01-other")


def test_the_sample_of_every_complete_service_is_taken() -> None:
    today = CLOCK.at.date()
    for service in (s for s in CATALOGUE.services.values() if s.complete):
        made = compose(CATALOGUE, service.id, ZHANG, sample(service, today), CLOCK)
        assert json.loads(made.body)["answers"] == sample(service, today)


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({"phone": "12345"}, {"phone": "phone"}),
        ({"phone": None, "reason": "burnt"}, {"phone": "required", "reason": "not-a-choice"}),
        ({"reason": "stolen"}, {"reported": "required"}),
        ({"lost_date": "2026-11-25"}, {"lost_date": "date-in-future"}),
        ({"salary": 1}, {"salary": "unexpected"}),
    ],
)
def test_answers_are_judged_again(changed: dict[str, Any], fields: dict[str, str]) -> None:
    assert refusal({**ANSWERS, **changed}) == fields


@pytest.mark.parametrize(
    ("file", "fields"),
    [
        (replace(PNG, media_type="text/html"), {"proof": "attachment-type"}),
        (replace(PNG, field="reason"), {"reason": "wrong-type"}),
        (replace(PNG, field="hair"), {"hair": "unexpected"}),
        (replace(PNG, name="\udcff.png"), {"proof": "pattern"}),
    ],
    ids=["type", "question", "unknown", "name"],
)
def test_files_are_judged_too(file: AttachedFile, fields: dict[str, str]) -> None:
    assert refusal(ANSWERS, file) == fields


def test_a_file_that_is_only_claimed_was_not_handed_in() -> None:
    claimed = [{"name": "a.png", "media_type": "image/png", "size": 5}]
    assert refusal({**ANSWERS, "proof": claimed}) == {"proof": "attachment-missing"}
    body = json.loads(composed({**ANSWERS, "proof": claimed}, PNG).body)
    assert [file["name"] for file in body["attachments"]] == [PNG.name]


@pytest.mark.parametrize("lacking", [{"name": ""}, {"id_number": ""}])
def test_nobody_applies_without_a_name_and_a_number(lacking: dict[str, str]) -> None:
    with pytest.raises(InvalidSubmission) as raised:
        compose(SMALL, "card-loss", replace(ZHANG, **lacking), ANSWERS, CLOCK)  # type: ignore[arg-type]
    assert raised.value.fields == {"applicant": "required"}


def test_what_cannot_be_applied_for_is_said() -> None:
    with pytest.raises(UnknownService):
        compose(SMALL, "no-such-service", ZHANG, {}, CLOCK)
    with pytest.raises(InvalidSubmission) as raised:
        compose(SMALL, "home-visit", ZHANG, {}, CLOCK)
    assert raised.value.fields == {"service": "no-form"}


def test_it_is_made_once_and_shows_ids_only() -> None:
    made = composed(None, PNG)
    with pytest.raises(FrozenInstanceError):
        made.service = "home-visit"  # type: ignore[misc]
    assert repr(made) == f"<Submission {made.id} card-loss>"
    assert "证明" not in repr(PNG)
    assert composed().id != made.id


@given(st.datetimes(datetime(1970, 1, 1), datetime(9999, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_its_id_is_a_uuidv7_to_another_implementation(at: datetime) -> None:
    made = _uuid7(at)
    read = uuid_utils.UUID(str(made))
    assert (made.version, read.version, read.variant) == (7, 7, made.variant)
    assert read.timestamp == (at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)
    assert _uuid7(at + timedelta(milliseconds=1)) > made


def test_its_form_is_that_of_the_day_on_which_it_is_made() -> None:
    later = StandingClock(CLOCK.at + timedelta(days=366 * 10))
    with pytest.raises(InvalidSubmission) as raised:
        compose(SMALL, "card-loss", ZHANG, ANSWERS, later)
    assert raised.value.fields == {"lost_date": "too-early"}
    assert sample(SMALL.service("card-loss"), date(2036, 11, 26))["lost_date"] == "2036-11-24"
