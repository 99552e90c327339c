"""Every profile against every emulated card: who reads whom, in what order, and what is never said."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.cards import emulations, people, profiles
from drivers.cards.emulations import Played
from drivers.cards.emulations.emrtd import MAKES
from drivers.cards.exchange import ForbiddenCommand, mended
from drivers.cards.port import CardLocked, CardUnreadable, CardWantsPin, Transmit
from drivers.cards.profiles import Fit, candidates
from kiosk.person import Person

HARMLESS = {
    (0x00, 0xA4),  # SELECT
    (0x00, 0xB0),  # READ BINARY
    (0x00, 0xB2),  # READ RECORD
    (0x00, 0xC0),  # GET RESPONSE
    (0x00, 0xCA),  # GET DATA
    (0xFF, 0xB0),  # the SAM reader's own; READ BINARY of a memory card by PC/SC part 3
    (0x80, 0xB0),  # Thailand: read
    (0xC8, 0x32),  # Malaysia: how much will be read
    (0xCC, 0x00),  # Malaysia: of which file
    (0xCC, 0x06),  # Malaysia: read
}
"""Class and instruction of all that may reach a citizen's card: nothing writes, nothing proves a secret.

What a travel document hears after its key has been typed is held to a list of its own: test_emrtd_reading.
"""

ALL = sorted(emulations.installed())


def heard(card: Played, log: list[bytes] | None = None) -> Transmit:
    """The way to an emulated card, as a profile has it; every command is noted."""
    session, log = card.powered(), [] if log is None else log

    def exchange(command: bytes) -> tuple[bytes, int, int]:
        log.append(command)
        answer = session.answer(command)
        return answer[:-2], answer[-2], answer[-1]

    return mended(exchange)


def read(card: Played, log: list[bytes] | None = None, parts: list[float] | None = None) -> Person | None:
    """What the terminal does with a card that is put in."""
    told = parts.append if parts is not None else lambda _: None
    for profile in candidates(card.atr, profiles.installed()):
        if person := profile.read(heard(card, log), told):
            return person
    return None


@pytest.mark.parametrize("name", sorted({*people.names()} - {*MAKES}))
def test_every_card_that_needs_no_key_is_read_as_its_demo_person_with_progress(name: str) -> None:
    parts: list[float] = []
    person = read(emulations.installed()[name](None), parts=parts)
    assert person
    assert replace(person, photo=b"") == people.demo(name)
    assert parts == sorted(parts)
    assert parts[-1] == 1.0


@pytest.mark.parametrize("name", ALL)
def test_no_card_hears_anything_but_reading(name: str) -> None:
    card, log = emulations.installed()[name](None), []
    for profile in profiles.installed():  # each of them, whatever the answer to reset says
        with suppress(CardUnreadable, CardLocked):
            profile.read(heard(card, log), lambda _: None)
    assert log
    assert {(command[0], command[1]) for command in log} <= HARMLESS


@settings(deadline=None)
@given(st.data())
def test_no_answer_of_a_card_tempts_a_profile_to_more(data: st.DataObject) -> None:
    status = st.sampled_from(["9000", "6982", "6983", "63C1", "6A82", "6A83", "6B00", "6700", "6C05"])
    answers = st.tuples(st.binary(max_size=260), status.map(bytes.fromhex))
    log: list[bytes] = []

    def exchange(command: bytes) -> tuple[bytes, int, int]:
        log.append(command)
        said, (sw1, sw2) = data.draw(answers)
        return said, sw1, sw2

    profile = data.draw(st.sampled_from(profiles.installed()))
    with suppress(CardUnreadable, CardLocked):
        profile.read(mended(exchange), lambda _: None)
    assert {(command[0], command[1]) for command in log} <= HARMLESS
    assert len(log) < 200


@pytest.mark.parametrize("command", ["0020008100", "00200001083132333435360000", "002C000108", "0024008100"])
def test_a_command_with_a_pin_is_not_sent_whoever_asks(command: str) -> None:
    log: list[bytes] = []
    transmit = heard(emulations.installed()["resident"](None), log)
    with pytest.raises(ForbiddenCommand):
        transmit(bytes.fromhex(command))
    assert log == []


def test_a_locked_card_is_named_and_left_alone() -> None:
    log: list[bytes] = []
    with pytest.raises(CardWantsPin, match="asks for a PIN first"):
        read(emulations.installed()["social-locked"](None), log)
    assert log[-1][1] == 0xB2


@pytest.mark.parametrize("name", ALL)
def test_recognition_costs_one_command_a_candidate_at_most(name: str) -> None:
    card, asked = emulations.installed()[name](None), 0
    for profile in candidates(card.atr, profiles.installed()):
        log: list[bytes] = []
        with suppress(CardUnreadable, CardLocked):
            if profile.read(heard(card, log), lambda _: None) is None:
                assert len(log) == 1
                asked += 1
    assert asked <= 3


def test_the_surest_is_asked_first_and_a_memory_card_by_nobody() -> None:
    def order(atr: str) -> Iterator[str]:
        return (profile.name for profile in candidates(bytes.fromhex(atr), profiles.installed()))

    sam = emulations.installed()["resident"](None).atr.hex()
    assert next(order(sam)) == "cn-resident-sam"
    passport = emulations.installed()["passport"](None).atr.hex()
    assert list(order(passport))[:2] == [
        "cn-resident-sam",
        "emrtd",
    ]  # one command more, and no resident card waits
    assert next(order("3B6D000000814D2286603653490103510E")) == "cn-social"
    assert list(order("3B8F8001804F0CA000000306030001000000006A")) == []  # MIFARE Classic 1K


def test_a_profile_that_says_yes_or_no_is_ordered_too() -> None:
    class Plain:
        name = "plain"

        def __init__(self, fit: int) -> None:
            self.fit = fit

        def matches(self, atr: bytes) -> int:
            return self.fit

        read: Callable[..., Person | None]

    yes, no, sure = Plain(True), Plain(False), Plain(Fit.SURE)
    assert candidates(b"", [yes, no, sure]) == [sure, yes]


@pytest.mark.parametrize(("piece", "rounds"), [(b"", 2), (b"x", 513)])
def test_a_card_that_promises_more_and_more_does_not_hold_its_reader(piece: bytes, rounds: int) -> None:
    asked: list[bytes] = []

    def exchange(command: bytes) -> tuple[bytes, int, int]:
        asked.append(command)
        return piece, 0x61, 0x10

    assert mended(exchange)(bytes.fromhex("00A4040000"))[1] == 0x61
    assert len(asked) == rounds
