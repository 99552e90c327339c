"""A real platform and a terminal enrolled there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from enrolled_terminal import Terminal, enrolled
from platform_server import Platform as Server


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    platform = Server(tmp_path / "cloud").start()
    yield platform
    platform.stop()


@pytest.fixture
def terminal(tmp_path: Path, server: Server) -> Terminal:
    return enrolled(tmp_path / "kiosk", server)
