"""A real platform, a terminal enrolled there, and processes that cost little to start and to kill."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from enrolled_terminal import Terminal, enrolled
from kiosk_command import Kiosk
from platform_server import Platform as Server
from sticks import Hall
from warm import Warm, warm


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """``cloud serve``, on the same port after each kill."""
    platform = Server(tmp_path / "cloud").start()
    yield platform
    platform.stop()


@pytest.fixture
def terminal(tmp_path: Path, server: Server) -> Terminal:
    """A terminal of that platform."""
    return enrolled(tmp_path / "kiosk", server)


@pytest.fixture(scope="session")
def quick() -> Iterator[Warm]:
    """One life after the other."""
    with warm(Kiosk(Path()).environment) as forking:
        yield forking


@pytest.fixture(scope="session")
def hall(tmp_path_factory: pytest.TempPathFactory, quick: Warm) -> Iterator[Hall]:
    """One platform for all sticks, served while terminals enrol and while the line is back."""
    platform = Hall(tmp_path_factory.mktemp("hall") / "cloud", quick)
    platform.start()
    yield platform
    platform.stop()


@pytest.fixture
def offline(tmp_path: Path, hall: Hall) -> Terminal:
    """Enrolled there, and never online since."""
    return enrolled(tmp_path / "kiosk", hall)
