"""Identity cards through a module on a serial line: the same person as on PC/SC, however the line behaves."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from threading import enumerate as threads
from time import monotonic

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.cards import people
from drivers.cards.pcsc import PcscReader, read_once
from drivers.cards.port import CardPhase, CardReader
from drivers.cards.resident import CARDS, encode
from drivers.cards.samv import POLL, Frames, SamvReader, frame
from drivers.cards.service import Service
from drivers.cards.several import CompositeReader
from kiosk.clock import SystemClock
from tests.conftest import SOON, Insert
from tests.pcsc.conftest import Watch
from tests.samv_module import Line, Module, answer

PHOTO = b"WLf" + bytes(1021)
KINDS = {card.document for card in CARDS}
NAMES = [name for name in people.names() if people.demo(name).document in KINDS]
Start = Callable[[CardReader], Watch]


def card(name: str) -> bytes:
    return encode(people.demo(name)) + PHOTO


@pytest.fixture
def start() -> Iterator[Start]:
    """Watch a reader; it is stopped at the end and leaves no thread."""
    with ExitStack() as stack:

        def begin(reader: CardReader) -> Watch:
            stack.callback(reader.stop)
            return Watch(reader)

        yield begin
    assert not [thread for thread in threads() if thread.name == "cards-serial"]


@pytest.mark.parametrize("name", NAMES)
def test_every_layout_is_read_as_the_same_person_as_on_pcsc(name: str, start: Start) -> None:
    with Module(card=card(name)) as module:
        ready = start(SamvReader(module.port)).until(CardPhase.READY)
        assert ready.person
        assert ready.person.photo == PHOTO
        assert ready.person.reader == ready.reader == f"SAM_V {module.port}"
        assert replace(ready.person, photo=b"", reader="") == people.demo(name)


@pytest.mark.parametrize("finds_again", [False, True])
def test_a_card_comes_stays_goes_and_comes_again(finds_again: bool, start: Start) -> None:
    with Module(Line(finds_again=finds_again)) as module:
        seen = start(SamvReader(module.port))
        seen.until(CardPhase.EMPTY)
        for name in ("resident", "resident", "permit"):
            module.card = card(name)
            ready = seen.until(CardPhase.READY)
            assert ready.person
            assert ready.person.id_number == people.demo(name).id_number
            for _ in range(3):  # it is read, looked at again, and stays
                assert module.looked.acquire(timeout=SOON)
            assert seen.rest() == []
            module.card = None
            assert seen.until(CardPhase.EMPTY).person is None
        assert (
            min(b - a for a, b in zip(module.finds, module.finds[1:], strict=False)) >= POLL - 0.02
        )  # the module's own clockwork has its delays


def test_a_card_changed_in_a_blink_is_another_person(start: Start) -> None:
    with Module(Line(finds_again=True), card("resident")) as module:
        seen = start(SamvReader(module.port))
        seen.until(CardPhase.READY)
        module.card = card("resident-elder")
        seen.until(CardPhase.EMPTY)
        ready = seen.until(CardPhase.READY)
        assert ready.person
        assert ready.person.id_number == people.demo("resident-elder").id_number


@pytest.mark.parametrize(
    "line",
    [
        Line(chunk=1),
        Line(chunk=7),
        Line(before=answer(0x9F, bytes(4)) + answer(0x90, bytes(8))),  # late answers, merged
        Line(before=b"\xaa\xaa\xaa\xaa\xaa\x96noise"),
        Line(corrupt=frozenset({0})),
        Line(late=frozenset({0})),
    ],
    ids=["bytes", "sevens", "merged", "noise", "corrupt", "late"],
)
def test_the_line_may_split_merge_disturb_and_delay(line: Line, start: Start) -> None:
    with Module(line, card("resident")) as module:
        seen = start(SamvReader(module.port))
        ready = seen.until(CardPhase.READY)
        assert ready.person
        assert replace(ready.person, photo=b"", reader="") == people.demo("resident")
        assert CardPhase.FAILED not in {state.phase for state in seen.shown}


def test_a_line_that_damages_everything_ends_in_failed(start: Start) -> None:
    with Module(Line(corrupt=frozenset(range(99))), card("resident")) as module:
        assert start(SamvReader(module.port)).until(CardPhase.FAILED).detail == "contact lost"


def test_a_card_that_is_not_genuine_fails_and_goes(start: Start) -> None:
    with Module(Line(read_status=0x31), card("resident")) as module:
        seen = start(SamvReader(module.port))
        assert "genuine" in seen.until(CardPhase.FAILED).detail
        module.card = None
        seen.until(CardPhase.EMPTY)


def test_unplugged_in_mid_read_is_no_reader_and_plugged_again_reads(start: Start, tmp_path: Path) -> None:
    stable = tmp_path / "by-id"
    with Module(Line(unplug_at=0), card("resident")) as module:
        stable.symlink_to(module.port)
        seen = start(SamvReader(str(stable)))
        gone = seen.until(CardPhase.NO_READER)
        assert (gone.person, str(stable) in gone.detail) == (None, True)
    stable.unlink()
    with Module(card=card("permit")) as again:
        stable.symlink_to(again.port)
        assert seen.until(CardPhase.READY).person
    seen.until(CardPhase.NO_READER)


def test_a_silent_module_is_no_reader_until_it_speaks(start: Start) -> None:
    with Module(silent=True) as module:
        seen = start(SamvReader(module.port))
        assert "no module answers" in seen.until(CardPhase.NO_READER).detail
        module.silent = False
        seen.until(CardPhase.EMPTY)


def test_no_port_is_said_and_stop_is_prompt(tmp_path: Path) -> None:
    reader = SamvReader(str(tmp_path / "none"))
    assert read_once(0, reader).phase is CardPhase.NO_READER
    with Module(Line(late=frozenset(range(9))), card("resident")) as module:
        reader = SamvReader(module.port)
        Watch(reader).until(CardPhase.READING)
        begun = monotonic()
        reader.stop()
        assert monotonic() - begun < 0.5


def test_with_both_the_reader_with_the_card_wins(insert: Insert, pcscd: Service, start: Start) -> None:
    with Module() as module:
        seen = start(CompositeReader(PcscReader(), SamvReader(module.port, SystemClock())))
        while len(seen.until(CardPhase.EMPTY).readers) < 3:  # two slots of vpcd, and the module
            pass
        module.card = card("resident-elder")
        assert seen.until(CardPhase.READY).reader.startswith("SAM_V")
        insert("resident").felt.wait()
        module.card = None
        second = seen.until(CardPhase.READY)
        while second.reader.startswith("SAM_V"):
            second = seen.until(CardPhase.READY)
        assert second.person
        assert second.person.id_number == people.demo("resident").id_number
        pcscd.kill()
        seen.until(CardPhase.EMPTY)
        assert CardPhase.NO_READER not in {state.phase for state in seen.shown}


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 255), st.binary(max_size=40)), max_size=5), st.data())
def test_frames_are_found_however_the_stream_is_cut(
    said: list[tuple[int, bytes]], data: st.DataObject
) -> None:
    stream, frames, got = b"".join(answer(status, rest) for status, rest in said), Frames(), []
    while stream:
        size = data.draw(st.integers(1, len(stream)))
        got += [(found.status, found.data) for found in frames.feed(stream[:size])]
        stream = stream[size:]
    assert (got, frames.damaged) == (said, 0)


@settings(deadline=None)
@given(st.binary(max_size=60))
def test_after_any_noise_the_next_frame_is_found(noise: bytes) -> None:
    frames = Frames()
    list(frames.feed(noise + bytes(5000)))
    assert [found.status for found in frames.feed(answer(0x9F, bytes(4)))][-1:] == [0x9F]


def test_the_questions_are_the_published_ones() -> None:
    assert frame(bytes.fromhex("2001")).hex().upper() == "AAAAAA96690003200122"
    assert frame(bytes.fromhex("3001")).hex().upper() == "AAAAAA96690003300132"
