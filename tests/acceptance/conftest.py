"""A real platform, a terminal enrolled there by the command line, and a card service for virtual cards."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from kiosk_command import PEOPLE, Kiosk
from platform_server import Platform
from warm import Warm, warm

from drivers.cards import service


@pytest.fixture(scope="module")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    """``cloud serve`` on a free port."""
    running = Platform(tmp_path_factory.mktemp("cloud") / "data").start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def kiosk(platform: Platform, quick: Warm, tmp_path_factory: pytest.TempPathFactory) -> Kiosk:
    """A terminal, enrolled."""
    terminal = Kiosk(tmp_path_factory.mktemp("kiosk") / "data", quick)
    terminal.provision(platform)
    return terminal


@pytest.fixture(scope="session")
def quick() -> Iterator[Warm]:
    """Runs the many commands that need no fresh interpreter of their own."""
    with warm(Kiosk(Path()).environment) as forking:
        yield forking


@pytest.fixture(scope="module")
def reader(kiosk: Kiosk) -> Iterator[None]:
    """A pcscd with a virtual reader for that terminal."""
    with closing(service.ensure(kiosk.data)):
        yield


@pytest.fixture(scope="module")
def person() -> Path:
    """An invented person, as a file."""
    return PEOPLE / "resident.json"


@pytest.fixture(scope="module")
def answers(kiosk: Kiosk) -> Path:
    """Good answers to ``id-card-loss``."""
    return kiosk.sample("id-card-loss")
