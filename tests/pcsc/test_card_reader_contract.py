"""What the terminal relies on, whatever card reader is there: PC/SC, a module on a serial line, or both."""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from time import monotonic

import pytest

from drivers.cards import people
from drivers.cards.pcsc import PcscReader
from drivers.cards.port import CardKey, CardPhase, CardReader, CardState
from drivers.cards.resident import encode
from drivers.cards.samv import SamvReader
from drivers.cards.several import CompositeReader
from tests.conftest import SOON, Insert
from tests.pcsc.conftest import Watch
from tests.samv_module import Module

STOP_WITHIN = 0.5
"""Seconds: as the port says."""
NOBODY = b"\xff" * 256


class Subject:
    """A way to make a reader, and a hand that puts cards in and takes them out."""

    def __init__(
        self, make: Callable[[], CardReader], put: Callable[[str], None], take: Callable[[], None]
    ) -> None:
        self.make, self.put, self.take = make, put, take


def on_pcsc(insert: Insert) -> Subject:
    cards = []
    return Subject(PcscReader, lambda name: cards.append(insert(name)), lambda: cards.pop().remove())


def on_serial(module: Module) -> Subject:
    def put(name: str) -> None:
        text = NOBODY if name == "garbage" else encode(people.demo(name))
        module.card = text + bytes(1024)

    return Subject(lambda: SamvReader(module.port), put, lambda: setattr(module, "card", None))


@pytest.fixture(params=["pcsc", "serial", "both, in the first", "both, in the second"])
def subject(request: pytest.FixtureRequest, insert: Insert) -> Iterator[Subject]:
    if request.param == "pcsc":
        yield on_pcsc(insert)
        return
    with Module() as module:
        serial = on_serial(module)
        if request.param == "serial":
            yield serial
            return
        hand = on_pcsc(insert) if "first" in request.param else serial
        yield Subject(lambda: CompositeReader(PcscReader(), SamvReader(module.port)), hand.put, hand.take)


@pytest.fixture
def watch() -> Iterator[Callable[[CardReader], Watch]]:
    """Start a reader; at the end of the test it is stopped and leaves no thread."""
    with ExitStack() as stack:

        def start(reader: CardReader) -> Watch:
            stack.callback(reader.stop)
            return Watch(reader)  # type: ignore[arg-type]  # any reader can be watched

        yield start
    assert [t.name for t in threading.enumerate() if t.name.startswith("cards")] == []


Start = Callable[[CardReader], Watch]


def test_a_person_is_read_and_gone_with_the_card(subject: Subject, watch: Start) -> None:
    seen = watch(subject.make())
    seen.until(CardPhase.EMPTY)
    subject.put("resident")
    ready = seen.until(CardPhase.READY)
    assert ready.person
    assert replace(ready.person, photo=b"", reader="") == people.demo("resident")
    assert ready.reader == ready.person.reader
    assert ready.reader in ready.readers
    subject.take()
    assert seen.until(CardPhase.EMPTY).person is None
    assert all(state.person is None for state in seen.shown if state.phase is not CardPhase.READY)
    assert all(0 <= state.progress <= 1 for state in seen.shown)


def test_a_card_that_lies_there_already_is_read(subject: Subject, watch: Start) -> None:
    subject.put("resident")
    seen = watch(subject.make())
    assert seen.until(CardPhase.READY).person


def test_one_card_after_the_other_and_never_two_people_at_once(subject: Subject, watch: Start) -> None:
    seen = watch(subject.make())
    for name in ("resident", "permit"):
        subject.put(name)
        ready = seen.until(CardPhase.READY)
        assert ready.person
        assert ready.person.id_number == people.demo(name).id_number
        subject.take()
        seen.until(CardPhase.EMPTY)
        assert seen.rest() == []


def test_a_card_that_names_nobody_fails_and_the_next_is_read(subject: Subject, watch: Start) -> None:
    seen = watch(subject.make())
    seen.until(CardPhase.EMPTY)
    subject.put("garbage")
    failed = seen.until(CardPhase.FAILED)
    assert (failed.person, bool(failed.detail)) == (None, True)
    subject.take()
    seen.until(CardPhase.EMPTY)
    subject.put("resident")
    assert seen.until(CardPhase.READY).person


def test_a_key_for_a_card_that_has_left_opens_nothing(subject: Subject, watch: Start) -> None:
    seen = watch(subject.make())
    seen.until(CardPhase.EMPTY)
    seen.reader.give(CardKey(can="482951"))
    subject.put("resident")
    assert seen.until(CardPhase.READY).person
    assert CardPhase.NEEDS_KEY not in {state.phase for state in seen.shown}


@pytest.mark.parametrize("moment", [CardPhase.EMPTY, CardPhase.READY])
def test_stop_is_prompt_and_nothing_is_told_after_it(
    moment: CardPhase, subject: Subject, watch: Start
) -> None:
    if moment is CardPhase.READY:
        subject.put("resident")
    seen = watch(subject.make())
    seen.until(moment)
    begun = monotonic()
    seen.reader.stop()
    assert monotonic() - begun < STOP_WITHIN
    seen.rest()
    if moment is CardPhase.READY:
        subject.take()
    else:
        subject.put("resident")
    again = watch(subject.make())
    again.until(CardPhase.EMPTY if moment is CardPhase.READY else CardPhase.READY)
    assert seen.rest() == [], "while another reader has seen the card move"


def test_a_listener_that_raises_does_not_end_the_watch(subject: Subject, watch: Start) -> None:
    ready = threading.Event()

    def listener(state: CardState) -> None:
        if state.phase is CardPhase.READY:
            ready.set()
        raise RuntimeError

    reader = subject.make()
    reader.start(listener)
    try:
        subject.put("resident")
        assert ready.wait(SOON)
    finally:
        reader.stop()


def test_what_was_never_started_can_be_stopped(subject: Subject) -> None:
    subject.make().stop()
