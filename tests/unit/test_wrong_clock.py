"""A clock years behind or ahead refuses no right answer, and makes nothing expire that has not."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from issuers import Issuer, trusting
from standing_clock import StandingClock

from drivers.cards.people import demo
from kiosk.catalogue import Catalogue, Service, sample
from kiosk.certificate import Reason, verify
from kiosk.clock import BUILD_FLOOR, CREDIBLE, ClockTrust, SystemClock, believed, days
from kiosk.drafts import KEPT_FOR, Drafts
from kiosk.folder import DataFolder
from kiosk.form import FieldKind, Form
from kiosk.question import format_problem, validator
from kiosk.submission import compose
from kiosk.vault import Vault

CATALOGUE = Catalogue.load()
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
YEARS = timedelta(days=7305)
"""Twenty."""
LOSS = sample(CATALOGUE.service("id-card-loss"), NOW.date())
CLOCKS = {"right": NOW, "20 years behind": NOW - YEARS, "20 years ahead": NOW + YEARS}


def test_which_times_a_clock_can_show() -> None:
    assert [believed(at) is not None for at in CLOCKS.values()] == [True, False, False]
    second = timedelta(seconds=1)
    edges = [BUILD_FLOOR - second, BUILD_FLOOR, BUILD_FLOOR + CREDIBLE - second, BUILD_FLOOR + CREDIBLE]
    assert [believed(at) is not None for at in edges] == [False, True, True, False]


@pytest.mark.parametrize("name", CLOCKS)
def test_a_clock_that_cannot_be_right_is_called_wrong(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = SystemClock()
    monkeypatch.setattr(clock, "now", lambda: CLOCKS[name])
    assert clock.trust() is (ClockTrust.UNCONFIRMED if name == "right" else ClockTrust.WRONG)


def test_the_days_that_it_may_be() -> None:
    today = NOW.date()
    assert (days(today).earliest, days(today).latest) == (today, today)
    for name in ("20 years behind", "20 years ahead"):
        found = days(CLOCKS[name].date())
        assert found.earliest <= BUILD_FLOOR.date() <= today <= found.latest


# What is asked, a day, and what is said of it by a clock that is right, and by one that is surely wrong.
DAYS: list[tuple[str, str, str | None, str | None]] = [
    ("past-date", "2026-11-20", None, None),
    ("past-date", "2026-11-24", None, None),
    ("past-date", "1950-02-03", None, None),
    ("past-date", "2026-11-25", "date-in-future", None),  # nobody knows
    ("past-date", "2066-01-01", "date-in-future", "date-in-future"),  # on any of the days
    ("future-date", "2026-12-01", None, None),
    ("future-date", "2026-11-23", "date-in-past", None),  # nobody knows
    ("future-date", "2026-10-01", "date-in-past", "date-in-past"),  # before this release was made
    ("past-date", "2026-02-30", "not-a-date", "not-a-date"),
]


@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize(("kind", "day", "right", "wrong"), DAYS)
def test_dates_are_judged_by_what_is_known_of_today(
    kind: str, day: str, right: str | None, wrong: str | None, clock: str
) -> None:
    expected = right if clock == "right" else wrong
    assert format_problem(kind, day, CLOCKS[clock].date()) == expected


LIMITS = {"type": "string", "format": "date", "x-earliest": "today-1y", "x-latest": "today+60d"}


@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize(
    ("day", "right", "wrong"),
    [
        ("2026-11-30", True, True),
        ("2027-01-23", True, True),
        ("2027-01-24", False, True),  # nobody knows
        ("2025-11-24", True, True),
        ("2025-11-23", False, True),  # nobody knows
        ("2025-10-01", False, False),
        ("2066-01-01", False, False),
    ],
)
def test_limits_that_move_with_today_are_too(day: str, right: bool, wrong: bool, clock: str) -> None:
    expected = right if clock == "right" else wrong
    assert validator(LIMITS, CLOCKS[clock].date()).is_valid(day) == expected


@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize("service", [s for s in CATALOGUE.services.values() if s.form], ids=lambda s: s.id)
def test_right_answers_are_taken_whatever_the_clock_says(service: Service, clock: str) -> None:
    """Those of the sample of the day that it is; `kiosk submit` and the screen ask the same form."""
    form = Form(service, None, today=CLOCKS[clock].date())
    answers = sample(service, NOW.date())
    assert form.check(answers) == {}
    assert form.check(sample(service, CLOCKS[clock].date())) == {}
    for asked in (field for step in form.steps(answers) for field in step.fields):
        if asked.kind is FieldKind.DATE and asked.name in answers:
            assert str(asked.minimum or "") <= answers[asked.name] <= str(asked.maximum or "9")


@pytest.mark.parametrize("clock", CLOCKS)
def test_an_application_is_taken_with_the_time_that_the_clock_has(clock: str) -> None:
    made = compose(CATALOGUE, "id-card-loss", demo("resident"), LOSS, StandingClock(CLOCKS[clock]))
    assert json.loads(made.body)["answers"]["lost_date"] == LOSS["lost_date"]
    assert made.created == CLOCKS[clock]


# --- what expires ---

A = Issuer()
ISSUED_SINCE = A.issue(issued=NOW - timedelta(hours=1))
LAPSED = A.issue(issued=NOW - timedelta(days=300), expires=BUILD_FLOOR - timedelta(days=1))
JUST_LAPSED = A.issue(expires=NOW - timedelta(minutes=30))


@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (A.issue(), Reason.VALID, Reason.VALID),
        (ISSUED_SINCE, Reason.VALID, Reason.VALID),
        (LAPSED, Reason.EXPIRED, Reason.EXPIRED),
        (JUST_LAPSED, Reason.EXPIRED, Reason.VALID),  # it had not by what is surely over
    ],
    ids=["valid", "issued since", "lapsed", "just lapsed"],
)
def test_a_certificate_expires_by_a_time_that_can_be(
    text: str, right: Reason, wrong: Reason, clock: str
) -> None:
    trust = replace(trusting(A.entry(), status=A.status()), issued=NOW - timedelta(hours=2))
    assert verify(text, trust, believed(CLOCKS[clock])).reason is (right if clock == "right" else wrong)


@pytest.mark.parametrize("saved_at", CLOCKS)
@pytest.mark.parametrize("opened_at", CLOCKS)
def test_a_draft_is_kept_whatever_the_clocks_said(tmp_path: Path, saved_at: str, opened_at: str) -> None:
    folder, clock = DataFolder.at(tmp_path), StandingClock(CLOCKS[saved_at])
    with Drafts(folder, Vault.open(folder), clock) as drafts:
        drafts.keep("110100199003070015", "id-card-loss", "v", {})
    clock.at = CLOCKS[opened_at]
    with Drafts(folder, Vault.open(folder), clock) as drafts:
        assert len(drafts.of_person("110100199003070015")) == 1
    for at, kept in ((NOW, 1), (NOW + KEPT_FOR + timedelta(seconds=1), 0)):  # its fortnight begins at last
        clock.at = at
        with Drafts(folder, Vault.open(folder), clock) as drafts:
            assert len(drafts.of_person("110100199003070015")) == kept
