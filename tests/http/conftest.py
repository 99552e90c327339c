"""The platform behind a real socket, on both databases."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))  # tests/ has the terminal and the server that suites share

from platform_server import Platform, postgresql  # found through the line above
from terminal_client import TerminalClient  # see above


@pytest.fixture(scope="session")
def sqlite_platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    platform = Platform(tmp_path_factory.mktemp("cloud") / "data").start()
    yield platform
    platform.stop()


@pytest.fixture(scope="session")
def postgresql_platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    with postgresql() as url:
        platform = Platform(tmp_path_factory.mktemp("cloud") / "data", url).start()
        yield platform
        platform.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def either(request: pytest.FixtureRequest) -> Platform:
    """The platform on each database in turn."""
    platform: Platform = request.getfixturevalue(f"{request.param}_platform")
    return platform


@pytest.fixture
def new_terminal() -> Iterator[Callable[[Platform], TerminalClient]]:
    """Enrols terminals and closes their connections afterwards."""
    with ExitStack() as stack:

        def enrol(platform: Platform) -> TerminalClient:
            terminal = platform.terminal()
            stack.callback(terminal.close)
            return terminal

        yield enrol


@pytest.fixture
def terminal(either: Platform, new_terminal: Callable[[Platform], TerminalClient]) -> TerminalClient:
    """A new terminal of the platform on each database."""
    return new_terminal(either)


@pytest.fixture
def sqlite_terminal(
    sqlite_platform: Platform, new_terminal: Callable[[Platform], TerminalClient]
) -> TerminalClient:
    """A new terminal of the platform on SQLite, for what no database changes."""
    return new_terminal(sqlite_platform)


@pytest.fixture
def own_platform(tmp_path: Path) -> Iterator[Platform]:
    """A platform of this test alone, not started."""
    platform = Platform(tmp_path / "data")
    yield platform
    platform.stop()
