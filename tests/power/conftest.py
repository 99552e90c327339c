"""A real platform, and a process that forks terminals by the hundred."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from kiosk_command import Kiosk
from platform_server import Platform as Server
from warm import Warm, warm


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """``cloud serve``, its data on a disk that stays."""
    platform = Server(tmp_path_factory.mktemp("power") / "cloud").start()
    yield platform
    platform.stop()


@pytest.fixture(scope="session")
def quick() -> Iterator[Warm]:
    """Many lives at once."""
    with warm(Kiosk(Path()).environment) as forking:
        yield forking
