"""What every suite may use: an offscreen screen, and a real pcscd with a virtual reader for the session.

libpcsclite looks for its pcscd once in the life of a process, so there is one for all suites; without one
the tests that need it fail.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from drivers.cards import emulations, service
from drivers.cards.emulations import Played
from drivers.cards.pcsc import wait_until
from drivers.cards.service import Service
from drivers.cards.vpcd import READER, Faults, VirtualCard

SOON = 3.0
"""Seconds that anything at the reader may take; pcscd itself takes up to 0.4 to notice a card."""

os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}


@pytest.fixture(scope="session")
def card_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder whose virtual reader this is."""
    return tmp_path_factory.mktemp("cards")


@pytest.fixture(scope="session")
def session_pcscd(card_data: Path) -> Iterator[Service]:
    with closing(service.ensure(card_data)) as running:
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


Insert = Callable[..., VirtualCard]


@pytest.fixture
def insert(pcscd: Service) -> Iterator[Insert]:
    """Put a card in, from this process: ``insert(name or emulation, faults, slot)``; out after the test."""
    with ExitStack() as stack:

        def put_in(what: str | Played, faults: Faults | None = None, slot: int = 0) -> VirtualCard:
            card = VirtualCard(emulations.installed()[what](None) if isinstance(what, str) else what, faults)
            stack.callback(card.remove)
            card.insert(pcscd.line(slot))
            return card

        yield put_in
