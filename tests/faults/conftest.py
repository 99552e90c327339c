"""A real platform for the session, terminals enrolled there, and a process that forks commands."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from enrolled_terminal import Terminal, enrolled
from kiosk_command import Kiosk
from platform_server import Platform as Server
from warm import Warm, warm


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    platform = Server(tmp_path_factory.mktemp("faults") / "cloud").start()
    yield platform
    platform.stop()


@pytest.fixture
def terminal(tmp_path: Path, server: Server) -> Terminal:
    return enrolled(tmp_path / "kiosk", server)


@pytest.fixture(scope="session")
def quick() -> Iterator[Warm]:
    with warm(Kiosk(Path()).environment) as forking:
        yield forking
