"""Watching a reader."""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from queue import Empty, SimpleQueue
from time import monotonic

import pytest

from drivers.cards.pcsc import PcscReader
from drivers.cards.port import CardPhase, CardState
from tests.conftest import SOON


class Watch:
    """A reader that is watched, and what it has shown."""

    def __init__(self, reader: PcscReader) -> None:
        self.reader = reader
        self.shown: list[CardState] = []
        self._states: SimpleQueue[CardState] = SimpleQueue()
        reader.start(self._states.put)

    def until(self, *phases: CardPhase, within: float = SOON) -> CardState:
        """The next state in one of these phases."""
        deadline = monotonic() + within
        while True:
            try:
                state = self._states.get(timeout=max(0.0, deadline - monotonic()))
            except Empty:
                pytest.fail(f"not {phases} in {within} s; shown was {self.shown}")
            self.shown.append(state)
            if state.phase in phases:
                return state

    def rest(self) -> list[CardState]:
        """What was shown and not yet looked at."""
        found = []
        while not self._states.empty():
            found.append(self._states.get())
        self.shown += found
        return found


def watching() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "cards"]


@pytest.fixture
def watch() -> Iterator[Callable[[PcscReader], Watch]]:
    """Start a reader; at the end of the test it is stopped and leaves no thread."""
    with ExitStack() as stack:

        def start(reader: PcscReader) -> Watch:
            stack.callback(reader.stop)
            return Watch(reader)

        yield start
    assert watching() == []
