"""What goes wrong between a terminal and a real platform."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from enrolled_terminal import Terminal, enrolled
from platform_server import Platform as Server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    platform = Server(tmp_path_factory.mktemp("cloud") / "data").start()
    yield platform
    platform.stop()


@pytest.fixture
def terminal(tmp_path: Path, server: Server) -> Terminal:
    return enrolled(tmp_path / "kiosk", server)
