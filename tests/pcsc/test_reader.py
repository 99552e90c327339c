"""The card port on a real pcscd: every phase, every way a card can leave, pcscd coming and going."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from queue import SimpleQueue
from time import monotonic

import pytest
from smartcard import scard

from drivers.cards import emulations, people
from drivers.cards.emulations import Emulation
from drivers.cards.emulations.sam import play_text
from drivers.cards.pcsc import STOP_WITHIN, PcscReader, read_once, wait_until
from drivers.cards.port import CardPhase, CardState, Transmit
from drivers.cards.profiles import Progress
from drivers.cards.profiles.sam import BLOCKS
from drivers.cards.resident import CARDS, PHOTO_BYTES, encode
from drivers.cards.service import Service
from drivers.cards.vpcd import READER, Faults
from kiosk.person import Document, Person, Sex
from tests.conftest import SOON, Insert
from tests.pcsc.conftest import Watch, watching

Start = Callable[[PcscReader], Watch]

NO_PHOTO = {"social", "thai", "mykad", "belgian", "nhi"}


RESIDENTS = [n for n in people.names() if people.demo(n).document in {card.document for card in CARDS}]
"""Those whose card opens to everybody."""


@pytest.mark.parametrize("name", RESIDENTS)
def test_every_demo_person_is_read_and_gone_with_the_card(name: str, insert: Insert, watch: Start) -> None:
    seen = watch(PcscReader())
    assert seen.until(CardPhase.EMPTY).reader.startswith(READER)
    card = insert(name)
    ready = seen.until(CardPhase.READY)
    assert ready.person
    assert replace(ready.person, photo=b"", reader="") == people.demo(name)
    has_photo = name not in NO_PHOTO
    assert len(ready.person.photo) == (PHOTO_BYTES if has_photo else 0)
    assert ready.person.reader == ready.reader
    assert [s.progress for s in seen.shown] == sorted(s.progress for s in seen.shown)
    card.remove()
    assert seen.until(CardPhase.EMPTY).person is None


@pytest.mark.parametrize(
    ("name", "phase", "detail"),
    [
        ("mute", CardPhase.MUTE, ""),
        ("unknown", CardPhase.UNKNOWN, 'contact card, T=0; historical bytes 57 41 53 59 "WASY"'),
        (
            "social-locked",
            CardPhase.UNKNOWN,
            "cn-social, step 6: status 6982: the card asks for a PIN first, and none is ever given",
        ),
        ("garbage", CardPhase.FAILED, "unknown card layout"),
    ],
)
def test_a_card_that_tells_of_nobody_is_named_for_why(
    name: str, phase: CardPhase, detail: str, insert: Insert, watch: Start
) -> None:
    seen = watch(PcscReader())
    card = insert(name)
    found = seen.until(phase)
    assert (found.person, found.detail) == (None, detail)
    card.remove()
    seen.until(CardPhase.EMPTY)
    assert not {CardPhase.READY, CardPhase.SERVICE_DOWN} & {state.phase for state in seen.shown}


def test_a_wrong_check_character_is_a_warning(insert: Insert, watch: Start) -> None:
    wrong = replace(people.demo("resident"), id_number="110100199003070016")
    insert(play_text(encode(wrong)))
    ready = watch(PcscReader()).until(CardPhase.READY)
    assert ready.person
    assert ready.person.warnings == ("id-checksum",)


@pytest.mark.parametrize("command", range(BLOCKS))
def test_a_card_pulled_at_any_command_ends_in_empty(command: int, insert: Insert, watch: Start) -> None:
    seen = watch(PcscReader())
    seen.until(CardPhase.EMPTY)
    card = insert("resident", Faults(pull_at=command))
    seen.until(CardPhase.READING)
    seen.until(CardPhase.EMPTY)
    assert wait_until(READER, holds_card=False, within=SOON)
    assert card.commands == command + 1
    assert len(watching()) == 1
    insert("resident-elder")
    ready = seen.until(CardPhase.READY)
    assert ready.person
    assert ready.person.id_number == people.demo("resident-elder").id_number
    phases = [state.phase for state in seen.shown]
    assert phases.count(CardPhase.READY) == 1
    assert CardPhase.FAILED not in phases


def test_of_two_readers_the_one_with_a_card_that_can_be_read_wins(insert: Insert, watch: Start) -> None:
    seen = watch(PcscReader())
    empty = seen.until(CardPhase.EMPTY)
    assert empty.readers == (f"{READER} 00 00", f"{READER} 00 01")
    insert("mute")
    assert seen.until(CardPhase.MUTE).reader == empty.readers[0]
    second = insert("permit", slot=1)
    ready = seen.until(CardPhase.READY)
    assert (ready.reader, ready.readers) == (empty.readers[1], empty.readers)
    second.remove()
    assert seen.until(CardPhase.MUTE).person is None


def test_a_second_card_is_read_when_the_first_has_left(insert: Insert, watch: Start) -> None:
    seen = watch(PcscReader())
    seen.until(CardPhase.EMPTY)
    first = insert("resident", slot=1)
    assert seen.until(CardPhase.READY).reader.endswith("01")
    insert("resident-elder").felt.wait(SOON)
    assert wait_until(f"{READER} 00 00", holds_card=True, within=SOON)
    first.remove()
    ready = seen.until(CardPhase.READY)
    while ready.reader.endswith("01"):
        ready = seen.until(CardPhase.READY)
    assert ready.person
    assert ready.person.id_number == people.demo("resident-elder").id_number


@pytest.mark.parametrize(("name", "command"), [("social", 3), ("thai", 0), ("mykad", 5), ("belgian", 1)])
def test_any_kind_of_card_may_be_pulled_at_any_command(
    name: str, command: int, insert: Insert, watch: Start
) -> None:
    seen = watch(PcscReader())
    seen.until(CardPhase.EMPTY)
    card = insert(name, Faults(pull_at=command))
    seen.until(CardPhase.READING)
    seen.until(CardPhase.EMPTY)
    assert wait_until(READER, holds_card=False, within=SOON)
    assert card.commands == command + 1
    assert {CardPhase.FAILED, CardPhase.UNKNOWN, CardPhase.READY}.isdisjoint(s.phase for s in seen.shown)


def test_no_service_then_a_service(pcscd: Service, watch: Start) -> None:
    pcscd.kill()
    seen = watch(PcscReader())
    assert "0x" in seen.until(*CardPhase).detail
    assert seen.shown[0].phase is CardPhase.SERVICE_DOWN
    pcscd.start()
    seen.until(CardPhase.EMPTY, within=1.0)


def test_no_reader(pcscd: Service, watch: Start) -> None:
    assert pcscd.folder
    reader = pcscd.folder / "conf" / "vpcd"
    aside = reader.rename(pcscd.folder / "vpcd.aside")
    try:
        pcscd.start()
        seen = watch(PcscReader())
        assert seen.until(*CardPhase) == CardState(CardPhase.NO_READER)
    finally:
        aside.rename(reader)
        pcscd.start()
    seen.until(CardPhase.EMPTY, within=1.0)


@pytest.mark.parametrize("moment", [CardPhase.EMPTY, CardPhase.READING, CardPhase.READY])
def test_it_survives_the_death_of_pcscd(
    moment: CardPhase, pcscd: Service, insert: Insert, watch: Start
) -> None:
    seen = watch(PcscReader())
    seen.until(CardPhase.EMPTY)
    if moment is not CardPhase.EMPTY:
        insert("resident", Faults(delay=0.2 if moment is CardPhase.READING else 0.0))
        seen.until(moment)
    pcscd.kill()
    assert seen.until(CardPhase.SERVICE_DOWN, within=1.0).person is None
    pcscd.start()
    seen.until(CardPhase.EMPTY, within=1.0)
    insert("permit")
    ready = seen.until(CardPhase.READY)
    assert ready.person
    assert ready.person.document is Document.PERMIT


@pytest.mark.parametrize("moment", [CardPhase.EMPTY, CardPhase.READING, CardPhase.SERVICE_DOWN])
def test_stop_is_prompt_and_silent(moment: CardPhase, pcscd: Service, insert: Insert, watch: Start) -> None:
    if moment is CardPhase.SERVICE_DOWN:
        pcscd.kill()
    seen = watch(PcscReader())
    if moment is CardPhase.READING:
        insert("resident", Faults(delay=0.2))
    seen.until(moment)
    begun = monotonic()
    seen.reader.stop()
    assert monotonic() - begun < STOP_WITHIN
    assert watching() == []
    seen.rest()
    if moment is CardPhase.EMPTY:
        insert("resident")
        assert wait_until(READER, holds_card=True, within=SOON)
    assert seen.rest() == []


def test_stop_before_start_and_from_the_listener(pcscd: Service) -> None:
    PcscReader().stop()
    reader = PcscReader()
    calls: SimpleQueue[CardState] = SimpleQueue()

    def listener(state: CardState) -> None:
        reader.stop()
        calls.put(state)

    reader.start(listener)
    assert calls.get(timeout=SOON).phase is CardPhase.EMPTY
    for thread in watching():
        thread.join(SOON)
    assert watching() == []
    assert calls.empty()


def test_a_card_that_another_program_holds_is_read_when_it_lets_go(insert: Insert, watch: Start) -> None:
    insert("resident")
    assert wait_until(READER, holds_card=True, within=SOON)
    _, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
    _, (reader, *_) = scard.SCardListReaders(context, [])
    result, handle, _ = scard.SCardConnect(
        context, reader, scard.SCARD_SHARE_EXCLUSIVE, scard.SCARD_PROTOCOL_T0 | scard.SCARD_PROTOCOL_T1
    )
    try:
        assert result == scard.SCARD_S_SUCCESS
        seen = watch(PcscReader())
        assert seen.until(CardPhase.FAILED).detail == "another program holds the card"
    finally:
        scard.SCardDisconnect(handle, scard.SCARD_LEAVE_CARD)
        scard.SCardReleaseContext(context)
    seen.until(CardPhase.READY)


@dataclass(frozen=True)
class OneCommand:
    """A profile that sends one command and names the person by the answer."""

    command: bytes
    name: str = "one-command"

    def matches(self, atr: bytes) -> bool:
        return bool(atr)

    def read(self, transmit: Transmit, progress: Progress) -> Person:
        data, sw1, sw2 = transmit(self.command)
        if (sw1, sw2) != (0x90, 0x00):
            raise ValueError(f"secret {data.hex()}")
        return Person(Document.RESIDENT, data.decode("ascii"), "", Sex.UNKNOWN, None)


CONTACT = emulations.installed()["unknown"](None).atr
SELECT = bytes.fromhex("00A4040002AABB")


@pytest.mark.parametrize(
    "answers",
    [
        {SELECT: "6103", "00C0000003": "616263 9000"},
        {SELECT: "6161", "00C0000061": "61 6102", "00C0000002": "6263 9000"},
        {SELECT: "6C03", SELECT + b"\x03": "616263 9000"},
        {SELECT: "6C03", SELECT + b"\x03": "6103", "00C0000003": "616263 9000"},
    ],
)
def test_long_answers_are_fetched_and_wrong_lengths_mended(
    answers: dict[bytes | str, str], insert: Insert, watch: Start
) -> None:
    table = {bytes.fromhex(c) if isinstance(c, str) else c: bytes.fromhex(a) for c, a in answers.items()}
    insert(Emulation(CONTACT, table))
    ready = watch(PcscReader(known=[OneCommand(SELECT)])).until(CardPhase.READY)
    assert ready.person
    assert ready.person.name == "abc"


def test_a_profile_that_stumbles_fails_without_quoting_the_card(insert: Insert, watch: Start) -> None:
    insert(Emulation(CONTACT, {SELECT: bytes.fromhex("C0FFEE 6A82")}))
    failed = watch(PcscReader(known=[OneCommand(SELECT)])).until(CardPhase.FAILED)
    assert failed.detail.startswith("profile one-command: ValueError at test_reader.py:")
    assert "ffee" not in failed.detail


def test_read_once_waits_for_a_person_and_no_longer(insert: Insert) -> None:
    assert read_once(0.0).phase is CardPhase.EMPTY
    card = insert("mute")
    begun = monotonic()
    assert read_once(1.0).phase is CardPhase.MUTE
    assert monotonic() - begun >= 1.0
    card.remove()
    assert wait_until(READER, holds_card=False, within=SOON)
    insert("resident")
    begun = monotonic()
    assert read_once(60.0).phase is CardPhase.READY
    assert monotonic() - begun < SOON
    assert watching() == []


def test_read_once_without_a_service_says_so(pcscd: Service) -> None:
    pcscd.kill()
    state = read_once(0.3)
    assert state.phase is CardPhase.SERVICE_DOWN
    assert state.detail
