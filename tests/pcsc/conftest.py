"""A real pcscd with a virtual reader for the whole session; without one these tests fail."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from queue import Empty, SimpleQueue
from time import monotonic

import pytest

from drivers.cards import emulations, service
from drivers.cards.emulations import Emulation
from drivers.cards.pcsc import PcscReader, wait_until
from drivers.cards.port import CardPhase, CardState
from drivers.cards.service import Service
from drivers.cards.vpcd import READER, Faults, VirtualCard

SOON = 3.0
"""Seconds that anything may take; pcscd itself takes up to 0.4 to notice a card."""


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="session")
def session_pcscd(data: Path) -> Iterator[Service]:
    with closing(service.ensure(data)) as running:
        assert running.folder, "the tests kill pcscd, so they need a private one"
        os.environ[service.SOCKET_VARIABLE] = str(running.address)
        # libpcsclite looks now, once; programs that other tests start must not inherit it.
        assert wait_until(READER, holds_card=False, within=SOON)
        del os.environ[service.SOCKET_VARIABLE]
        yield running


@pytest.fixture
def pcscd(session_pcscd: Service) -> Service:
    """Up, and its reader empty."""
    session_pcscd.start() if not session_pcscd.address.exists() else None
    assert wait_until(READER, holds_card=False, within=SOON)
    return session_pcscd


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


Insert = Callable[..., VirtualCard]


@pytest.fixture
def insert(pcscd: Service) -> Iterator[Insert]:
    """Put a card in, from this process: ``insert(name or emulation, faults)``. It is out after the test."""
    with ExitStack() as stack:

        def put_in(what: str | Emulation, faults: Faults | None = None) -> VirtualCard:
            card = VirtualCard(emulations.installed()[what](None) if isinstance(what, str) else what, faults)
            stack.callback(card.remove)
            card.insert(pcscd.line())
            return card

        yield put_in
