"""The card machine as a table: every event in every phase, and what it leads to."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.cards.machine import (
    ATTEMPTS,
    RETRY_AFTER,
    CardBusy,
    CardIn,
    CardMute,
    CardOut,
    ContactLost,
    Event,
    KeyGiven,
    KeyNeeded,
    Machine,
    NotRecognised,
    PersonMet,
    PersonRead,
    Progressed,
    Read,
    Readers,
    ReadFailed,
    ServiceDown,
    Tick,
    Turn,
    advance,
    shown,
)
from drivers.cards.port import CardKey, CardPhase
from kiosk.person import Document, Person, Sex

SOMEONE = Person(Document.RESIDENT, "样例", "", Sex.UNKNOWN, None)
P = CardPhase
KEY = CardKey(can="000000")


def run(*events: Event, start: Machine | None = None, now: float = 0.0) -> tuple[Machine, list[Read]]:
    machine, effects = start or Machine(), []
    for event in events:
        machine, more = advance(machine, event, now)
        effects += more
    return machine, effects


IN = CardIn("A", "3b00", 1)
PHASES: dict[CardPhase, tuple[Event, ...]] = {
    P.SERVICE_DOWN: (),
    P.NO_READER: (Readers(()),),
    P.EMPTY: (Readers(("A",)),),
    P.MUTE: (Readers(("A",)), CardMute("A")),
    P.READING: (Readers(("A",)), IN),
    P.NEEDS_KEY: (Readers(("A",)), IN, KeyNeeded("A", wrong=False)),
    P.UNKNOWN: (Readers(("A",)), IN, NotRecognised("A", "x")),
    P.FAILED: (Readers(("A",)), IN, ReadFailed("A", "x")),
    P.READY: (Readers(("A",)), IN, PersonRead("A", SOMEONE)),
}
"""How each phase is reached."""

EVENTS: dict[str, Event] = {
    "down": ServiceDown("gone"),
    "no-reader": Readers(()),
    "reader": Readers(("A",)),
    "in": IN,
    "in-again": CardIn("A", "3b00", 3),
    "mute": CardMute("A"),
    "out": CardOut("A"),
    "progress": Progressed("A", 0.5),
    "met": PersonMet("A", SOMEONE),
    "person": PersonRead("A", SOMEONE),
    "locked": KeyNeeded("A", wrong=True),
    "key": KeyGiven(KEY),
    "nobody": NotRecognised("A", "x"),
    "failed": ReadFailed("A", "x"),
    "lost": ContactLost("A"),
    "busy": CardBusy("A"),
    "tick": Tick(),
}

# fmt: off
TABLE: dict[CardPhase, dict[str, CardPhase]] = {
    # What is not in a row leaves the phase as it is.
    P.SERVICE_DOWN: {"no-reader": P.NO_READER, "reader": P.EMPTY},
    P.NO_READER: {"down": P.SERVICE_DOWN, "reader": P.EMPTY},
    P.EMPTY: {"down": P.SERVICE_DOWN, "no-reader": P.NO_READER, "in": P.READING, "in-again": P.READING,
              "mute": P.MUTE},
    P.MUTE: {"down": P.SERVICE_DOWN, "no-reader": P.NO_READER, "in": P.READING, "in-again": P.READING,
             "out": P.EMPTY},
    P.READING: {"down": P.SERVICE_DOWN, "no-reader": P.NO_READER, "mute": P.MUTE, "out": P.EMPTY,
                "met": P.READY, "person": P.READY, "locked": P.NEEDS_KEY,
                "nobody": P.UNKNOWN, "failed": P.FAILED, "lost": P.EMPTY},
    P.NEEDS_KEY: {"down": P.SERVICE_DOWN, "no-reader": P.NO_READER, "in-again": P.READING, "mute": P.MUTE,
                  "out": P.EMPTY, "key": P.READING},
    P.UNKNOWN: {"down": P.SERVICE_DOWN, "no-reader": P.NO_READER, "in-again": P.READING, "mute": P.MUTE,
                "out": P.EMPTY},
    P.FAILED: {"down": P.SERVICE_DOWN, "no-reader": P.NO_READER, "in-again": P.READING, "mute": P.MUTE,
               "out": P.EMPTY},
    P.READY: {"down": P.SERVICE_DOWN, "no-reader": P.NO_READER, "in-again": P.READING, "mute": P.MUTE,
              "out": P.EMPTY},
}
# fmt: on


@pytest.mark.parametrize("name", EVENTS)
@pytest.mark.parametrize("phase", CardPhase)
def test_every_event_in_every_phase(phase: CardPhase, name: str) -> None:
    before, _ = run(*PHASES[phase])
    assert shown(before).phase is phase
    after, effects = run(EVENTS[name], start=before)
    assert shown(after).phase is TABLE[phase].get(name, phase)
    starts = phase is not P.READING and shown(after).phase is P.READING
    starts = starts or (phase, name) == (P.READING, "in-again")
    assert effects == ([Read("A", "3b00", KEY if name == "key" else None)] if starts else [])
    assert (shown(after).person is not None) == (shown(after).phase is P.READY)


def test_what_is_shown_of_a_reading() -> None:
    machine, _ = run(*PHASES[P.READING], Progressed("A", 0.5))
    state = shown(machine)
    assert (state.phase, state.reader, state.atr, state.progress) == (P.READING, "A", "3b00", 0.5)
    machine, _ = run(PersonRead("A", SOMEONE), start=machine)
    assert shown(machine).person is SOMEONE
    assert shown(run(ServiceDown("why"), start=machine)[0]).detail == "why"


def test_a_person_is_shown_before_the_photo_and_again_with_it() -> None:
    machine, _ = run(*PHASES[P.READING], PersonMet("A", SOMEONE), Progressed("A", 0.5))
    state = shown(machine)
    assert (state.phase, state.person, state.progress) == (P.READY, SOMEONE, 0.5)
    complete = replace(SOMEONE, photo=b"x")
    state = shown(run(PersonRead("A", complete), start=machine)[0])
    assert (state.phase, state.person, state.progress) == (P.READY, complete, 1.0)
    assert shown(run(ContactLost("A"), start=machine)[0]).phase is P.EMPTY
    assert shown(run(ReadFailed("A", "x"), start=machine)[0]).phase is P.FAILED


def test_a_wrong_key_is_asked_for_again_and_a_right_one_stays_with_the_card() -> None:
    machine, _ = run(*PHASES[P.NEEDS_KEY])
    assert not shown(machine).detail
    machine, effects = run(KeyGiven(KEY), KeyNeeded("A", wrong=True), start=machine)
    assert (shown(machine).phase, shown(machine).detail) == (P.NEEDS_KEY, "wrong-key")
    machine, effects = run(KeyGiven(KEY), ContactLost("A"), start=machine)
    machine, effects = run(Tick(), start=machine, now=RETRY_AFTER)
    assert effects == [Read("A", "3b00", KEY)]
    machine, effects = run(CardOut("A"), CardIn("A", "3b00", 2), start=machine)
    assert effects == [Read("A", "3b00", None)]


def test_a_card_that_waits_for_its_key_holds_up_no_other_reader() -> None:
    machine, _ = run(Readers(("A", "B")), IN, KeyNeeded("A", wrong=False))
    machine, effects = run(CardIn("B", "02", 1), start=machine)
    assert effects == [Read("B", "02")]
    machine, _ = run(PersonRead("B", SOMEONE), KeyGiven(KEY), start=machine)
    assert shown(machine).reader == "B"


def test_a_lost_contact_is_tried_again_and_fails_the_third_time() -> None:
    machine, effects = run(*PHASES[P.READING], now=0.0)
    reads = len(effects)
    now = 0.0
    for attempt in range(1, ATTEMPTS):
        machine, _ = run(ContactLost("A"), start=machine, now=now)
        assert shown(machine).phase is P.EMPTY
        assert machine.next_retry() == now + RETRY_AFTER
        machine, early = run(Tick(), start=machine, now=now + RETRY_AFTER / 2)
        now += RETRY_AFTER
        machine, due = run(Tick(), start=machine, now=now)
        assert (early, due) == ([], [Read("A", "3b00")])
        reads += len(due)
        assert reads == attempt + 1
    machine, _ = run(ContactLost("A"), start=machine, now=now)
    assert (shown(machine).phase, shown(machine).detail) == (P.FAILED, "contact lost")
    assert machine.next_retry() is None


def test_a_card_that_another_program_holds_is_tried_as_long_as_it_lies_there() -> None:
    machine, _ = run(*PHASES[P.READING])
    phases = []
    for second in range(ATTEMPTS + 2):
        machine, _ = run(CardBusy("A"), start=machine, now=second)
        phases.append(shown(machine).phase)
        machine, again = run(Tick(), start=machine, now=second + RETRY_AFTER)
        assert again == [Read("A", "3b00")]
    assert phases == [P.READING] * (ATTEMPTS - 1) + [P.FAILED] * 3
    machine, _ = run(PersonRead("A", SOMEONE), start=machine)
    assert shown(machine).phase is P.READY
    assert run(CardOut("A"), start=machine)[0].next_retry() is None


def test_a_second_card_waits_until_the_first_has_left() -> None:
    machine, effects = run(Readers(("A", "B")), CardIn("A", "01", 1), CardIn("B", "02", 1))
    assert effects == [Read("A", "01")]
    machine, effects = run(PersonRead("A", SOMEONE), start=machine)
    assert effects == []
    assert shown(machine).reader == "A"
    machine, effects = run(CardOut("A"), start=machine)
    assert effects == [Read("B", "02")]
    assert (shown(machine).phase, shown(machine).reader) == (P.READING, "B")


def test_losing_one_reader_of_two_is_not_no_reader() -> None:
    machine, _ = run(Readers(("A", "B")), IN, PersonRead("A", SOMEONE), Readers(("A",)))
    assert shown(machine).phase is P.READY
    machine, _ = run(Readers(("B",)), start=machine)
    assert (shown(machine).phase, shown(machine).reader) == (P.EMPTY, "B")


@pytest.mark.parametrize("low", [P.EMPTY, P.MUTE, P.UNKNOWN, P.FAILED])
def test_the_reader_that_matters_most_is_shown(low: CardPhase) -> None:
    other = {
        P.EMPTY: (),
        P.MUTE: (CardMute("B"),),
        P.UNKNOWN: (CardIn("B", "02", 1), NotRecognised("B", "x")),
        P.FAILED: (CardIn("B", "02", 1), ReadFailed("B", "x")),
    }[low]
    machine, _ = run(Readers(("B", "A")), *other)
    assert shown(machine).phase is low
    machine, _ = run(IN, start=machine)
    assert (shown(machine).phase, shown(machine).reader) == (P.READING, "A")
    machine, _ = run(PersonRead("A", SOMEONE), start=machine)
    assert (shown(machine).phase, shown(machine).reader) == (P.READY, "A")


READERS = st.sampled_from("AB")
ANY_EVENT = st.one_of(
    st.just(ServiceDown("gone")),
    st.builds(Readers, st.sampled_from([(), ("A",), ("B",), ("A", "B")])),
    st.builds(CardIn, READERS, st.just("3b00"), st.integers(0, 3)),
    st.builds(Progressed, READERS, st.floats(0, 1)),
    st.builds(PersonRead, READERS, st.just(SOMEONE)),
    st.builds(PersonMet, READERS, st.just(SOMEONE)),
    st.builds(KeyNeeded, READERS, st.booleans()),
    st.just(KeyGiven(KEY)),
    st.builds(ReadFailed, READERS, st.just("x")),
    st.builds(NotRecognised, READERS, st.just("x")),
    *(st.builds(kind, READERS) for kind in (CardMute, CardOut, ContactLost, CardBusy)),
    st.just(Tick()),
)


@given(st.lists(ANY_EVENT, max_size=40))
def test_whatever_happens_one_card_is_read_at_a_time_and_a_person_is_that_of_a_card(
    events: list[Event],
) -> None:
    machine = Machine()
    for now, event in enumerate(events):
        before = machine
        machine, effects = advance(machine, event, float(now))
        reading = [slot for slot in machine.slots if slot.turn is Turn.READING]
        assert len(reading) <= 1
        assert len(effects) <= 1
        assert not effects or effects[0].reader == reading[0].card.reader
        state = shown(machine)
        assert (state.person is not None) == (state.phase is P.READY)
        if state.phase is P.READY and shown(before).phase is not P.READY:
            assert isinstance(event, PersonRead | PersonMet)
        waiting = [slot for slot in machine.slots if slot.turn is Turn.PAUSED]
        assert (machine.next_retry() is None) == (not waiting)
