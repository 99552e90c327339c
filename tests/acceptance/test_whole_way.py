"""The whole way, by the command line alone: enrol, read a card, hand in, send, decide, hear of it, verify."""

import json
import uuid
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from kiosk_command import Kiosk
from platform_server import Platform
from warm import Warm

from drivers.cards import service
from kiosk.clock import SystemClock
from kiosk.folder import DataFolder
from kiosk.vault import Vault
from sync.outbox import Outbox

ROW = {"id", "receipt", "service", "state", "attempts", "next_attempt", "created", "reason"}
SCAN = b"\xff\xd8\xff\xe0" + b"a scan of a certificate" * 9000


@dataclass
class Journey:
    """What was printed on the way."""

    enrolled: dict[str, Any]
    card: dict[str, Any]
    plain: dict[str, Any]
    attached: dict[str, Any]
    queued: list[dict[str, Any]]
    synced: dict[str, Any]
    received: list[dict[str, Any]]
    decided: dict[str, Any]
    told: dict[str, Any]
    qr: str


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Kiosk:
    """A terminal out of its box."""
    return Kiosk(tmp_path_factory.mktemp("kiosk") / "data")


@pytest.fixture(scope="module")
def samples(quick: Warm, tmp_path_factory: pytest.TempPathFactory) -> Kiosk:
    """Where good answers come from."""
    return Kiosk(tmp_path_factory.mktemp("samples") / "data", quick)


@pytest.fixture(scope="module")
def journey(platform: Platform, terminal: Kiosk, samples: Kiosk) -> Journey:
    """Each command once, in the order in which a hall meets them."""
    kiosk, place = terminal, terminal.data.parent
    enrolled = kiosk.provision(platform)
    card = _read_a_card(kiosk)
    person, scan = place / "person.json", place / "scan.jpg"
    person.write_text(json.dumps(card, ensure_ascii=False), "utf-8")
    scan.write_bytes(SCAN)
    plain = _submit(kiosk, samples.sample("id-card-loss"), person)
    newborn = samples.sample("newborn-household")
    attached = _submit(kiosk, newborn, person, "--attach", f"birth_certificate_scan={scan}")
    queued = kiosk.cli("outbox", "list")
    synced = kiosk.cli("sync", "--once")
    received = platform.cli("transactions", "--terminal", enrolled["terminal"], "--open")
    decided = platform.cli("decide", plain["receipt"], "needs-material", "--note", "请补交户口本")
    kiosk.cli("sync", "--once")
    return Journey(
        enrolled,
        card,
        plain,
        attached,
        queued,
        synced,
        received,
        decided,
        told=kiosk.cli("outbox", "show", plain["receipt"]),
        qr=_qr(kiosk, plain["id"]),
    )


def _read_a_card(kiosk: Kiosk) -> Any:
    with closing(service.ensure(kiosk.data)):
        assert kiosk.cli("card", "insert", "resident-newborn") == {"inserted": "resident-newborn"}
        card = kiosk.cli("card", "read", "--wait", "5")
        assert kiosk.cli("card", "remove") == {"removed": True}
    return card


def _submit(kiosk: Kiosk, answers: Path, person: Path, *more: str) -> Any:
    return kiosk.cli("submit", "--service", answers.stem, "--person", person, "--answers", answers, *more)


def _qr(kiosk: Kiosk, submission: str) -> str:
    """What the paper shows; no command prints it."""
    folder = DataFolder.at(kiosk.data)
    with Outbox.open(folder, Vault.open(folder), SystemClock()) as outbox:
        receipt = outbox.receipt(uuid.UUID(submission))
    assert receipt
    return receipt.qr


def test_the_terminal_knows_who_it_is(journey: Journey, platform: Platform) -> None:
    assert set(journey.enrolled) == {"terminal", "number", "platform", "url"}
    assert journey.enrolled["url"] == platform.url


def test_the_card_says_who_the_person_is(journey: Journey) -> None:
    assert list(journey.card)[:5] == ["document", "name", "id_number", "sex", "birth"]
    assert {"nation", "address", "issuer", "valid_from", "valid_to", "reader"} <= set(journey.card)
    assert (journey.card["name"], journey.card["id_number"]) == ("李样例", "110100199605120024")
    assert journey.card["reader"].startswith("Virtual PCD")


def test_a_receipt_is_given_at_once(journey: Journey) -> None:
    for printed in (journey.plain, journey.attached):
        assert set(printed) == {"id", "receipt", "state"}
        assert printed["state"] == "queued"
        assert uuid.UUID(printed["id"]).version == 7
    number = journey.enrolled["number"]
    assert journey.plain["receipt"].startswith(f"{number:04d}-000001-")
    assert journey.attached["receipt"].startswith(f"{number:04d}-000002-")


def test_the_outbox_shows_them_in_order(journey: Journey) -> None:
    assert [row["id"] for row in journey.queued] == [journey.plain["id"], journey.attached["id"]]
    for row in journey.queued:
        assert set(row) >= ROW
        assert (row["state"], row["attempts"], row["next_attempt"], row["reason"]) == (
            "queued",
            0,
            None,
            None,
        )
        assert datetime.fromisoformat(row["created"]).utcoffset() is not None


def test_one_round_sends_all(journey: Journey) -> None:
    assert journey.synced == {"accepted": 2, "refused": 0, "unsent": 0, "link": "up"}


def test_the_platform_opens_what_was_handed_in(journey: Journey) -> None:
    assert [row["id"] for row in journey.received] == [journey.plain["id"], journey.attached["id"]]
    first, second = journey.received
    assert set(first) >= {"id", "terminal", "seq", "service", "received", "state", "payload"}
    assert first["payload"]["applicant"]["name"] == "李样例"
    assert first["payload"]["answers"]["reason"] == "lost"
    (attachment,) = second["payload"]["attachments"]
    assert (attachment["field"], attachment["name"], attachment["size"]) == (
        "birth_certificate_scan",
        "scan.jpg",
        len(SCAN),
    )


def test_the_answer_of_the_department_is_on_the_terminal(journey: Journey) -> None:
    assert journey.decided == {"id": journey.plain["id"], "state": "needs-material"}
    assert {key: journey.told[key] for key in ("id", "state", "decision", "note")} == {
        "id": journey.plain["id"],
        "state": "decided",
        "decision": "needs-material",
        "note": "请补交户口本",
    }


@pytest.fixture(scope="module")
def stranger(quick: Warm, tmp_path_factory: pytest.TempPathFactory) -> Kiosk:
    """Another terminal, enrolled nowhere."""
    return Kiosk(tmp_path_factory.mktemp("stranger") / "data", quick)


def test_a_receipt_is_judged_by_its_number_its_text_and_its_file(
    journey: Journey, stranger: Kiosk, tmp_path: Path
) -> None:
    number = journey.plain["receipt"]
    assert stranger.cli("receipt", "verify", number) == {
        "valid": True,
        "reason": "",
        "number": number,
        "signed": False,
    }
    (tmp_path / "qr.txt").write_text(journey.qr + "\n")
    elsewhere = stranger.run("receipt", "verify", tmp_path / "qr.txt", "--json")
    assert elsewhere.returncode == 1
    assert json.loads(elsewhere.stdout)["reason"] == "other-terminal"


def test_a_receipt_of_this_terminal_is_backed_by_its_signature_until_it_is_altered(
    journey: Journey, terminal: Kiosk
) -> None:
    good = terminal.cli("receipt", "verify", journey.qr)
    assert (good["valid"], good["signed"], good["number"], good["id"]) == (
        True,
        True,
        journey.plain["receipt"],
        journey.plain["id"],
    )
    place = len(journey.qr) - 30
    other = "B" if journey.qr[place] == "A" else "A"
    altered = terminal.run(
        "receipt", "verify", journey.qr[:place] + other + journey.qr[place + 1 :], "--json"
    )
    assert altered.returncode == 1
    assert json.loads(altered.stdout)["valid"] is False
    assert "altered" in altered.stderr
