"""Travel documents through a real pcscd: opened by what is typed, the person first, pulled midway."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from drivers.cards import people
from drivers.cards.emrtd import mrz
from drivers.cards.emrtd.played.issuer import authority, picture, signer_pem
from drivers.cards.emrtd.suite import Suite
from drivers.cards.emulations.emrtd import CAN, Make, key_of, make
from drivers.cards.pcsc import PcscReader, wait_until
from drivers.cards.port import CardKey, CardPhase
from drivers.cards.profiles.emrtd import CSCA_VARIABLE
from drivers.cards.vpcd import READER, Faults
from kiosk.person import Person
from tests.conftest import SOON, Insert
from tests.pcsc.conftest import Watch

Start = Callable[[PcscReader], Watch]

PASSPORT = people.demo("passport")
KEY = key_of(PASSPORT)
ANOTHER = mrz.key("X00000018", "840812", "340415")


def plain(person: Person | None) -> Person:
    assert person
    return replace(person, photo=b"", warnings=(), extra=(), reader="")


def complete(seen: Watch) -> Person:
    """The person with everything."""
    while True:
        state = seen.until(CardPhase.READY)
        if state.progress == 1.0:
            assert state.person
            return state.person


@pytest.fixture
def trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The authority of the played documents is one that this terminal knows."""
    (tmp_path / "utopia.pem").write_bytes(signer_pem(authority("ec")))
    monkeypatch.setitem(os.environ, CSCA_VARIABLE, str(tmp_path))


@pytest.mark.parametrize(
    ("how", "key"),
    [
        (Make(), KEY),
        (Make(suite=Suite.AES128, parameter=13, extended=True, large=True), KEY),
        (Make(suite=Suite.AES256, parameter=16), CardKey(can=CAN)),
    ],
    ids=["bac-3des-short", "pace-aes-extended-large", "pace-can"],
)
@pytest.mark.usefixtures("trusted")
def test_a_document_is_read_once_its_key_is_typed(
    how: Make, key: CardKey, insert: Insert, watch: Start
) -> None:
    seen = watch(PcscReader())
    insert(make(how))
    assert seen.until(CardPhase.NEEDS_KEY).detail == ""
    seen.reader.give(key)
    first = seen.until(CardPhase.READY)
    assert plain(first.person).id_number == PASSPORT.id_number
    assert first.progress < 1.0
    person = complete(seen)
    assert plain(person) == plain(PASSPORT)
    assert person.photo == picture("JPEG", large=how.large)
    assert person.warnings == ()
    parts = [
        s.progress for s in seen.shown if s.phase is CardPhase.READY and s.person == seen.shown[-2].person
    ]
    assert parts == sorted(parts)


@pytest.mark.parametrize("how", [Make(), Make(suite=Suite.AES128)], ids=["bac", "pace"])
def test_a_wrong_key_is_said_and_the_right_one_still_opens(how: Make, insert: Insert, watch: Start) -> None:
    seen = watch(PcscReader())
    insert(make(how))
    seen.until(CardPhase.NEEDS_KEY)
    for _ in range(3):
        seen.reader.give(ANOTHER)
        assert seen.until(CardPhase.NEEDS_KEY, CardPhase.READY).detail == "wrong-key"
    seen.reader.give(KEY)
    assert plain(complete(seen)) == plain(PASSPORT)


def test_a_key_that_is_not_asked_for_opens_nothing_later(insert: Insert, watch: Start) -> None:
    seen = watch(PcscReader())
    seen.until(CardPhase.EMPTY)
    seen.reader.give(ANOTHER)
    insert(make(Make()))
    seen.until(CardPhase.NEEDS_KEY)
    seen.reader.give(KEY)
    complete(seen)
    assert "wrong-key" not in {state.detail for state in seen.shown}


@pytest.mark.parametrize("moment", ["key", "text", "photo"])
def test_a_document_pulled_midway_ends_in_empty_and_is_asked_for_its_key_again(
    moment: str, insert: Insert, watch: Start
) -> None:
    seen = watch(PcscReader())
    card = insert(make(Make(large=True)), Faults(pull_at={"key": 6, "text": 9, "photo": 60}[moment]))
    seen.until(CardPhase.NEEDS_KEY)
    seen.reader.give(KEY)
    ends = seen.until(CardPhase.EMPTY, CardPhase.FAILED)
    assert ends.phase is CardPhase.EMPTY
    assert (CardPhase.READY in {state.phase for state in seen.shown}) == (moment == "photo")
    card.wait()
    assert wait_until(READER, holds_card=False, within=SOON)
    insert(make(Make()))
    seen.until(CardPhase.NEEDS_KEY)


def test_a_changed_answer_fails_and_names_nobody(insert: Insert, watch: Start) -> None:
    chip = make(Make(suite=Suite.AES128))
    chip.spoil = 3
    seen = watch(PcscReader())
    insert(chip)
    seen.until(CardPhase.NEEDS_KEY)
    seen.reader.give(KEY)
    failed = seen.until(CardPhase.FAILED)
    assert failed.detail == "an answer was changed on its way: its checksum is wrong"
    assert failed.person is None
