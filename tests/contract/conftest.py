"""The adapters that the contract is run against."""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

for folder in (Path(__file__).parents[1], Path(__file__).parent):
    sys.path.insert(0, str(folder))  # tests/ has the terminal and the server; this folder has the adapters

from adapter import Adapter, HttpAdapter  # noqa: E402  # found through the lines above
from platform_server import Platform  # noqa: E402  # see above
from terminal_client import TerminalClient  # noqa: E402  # see above


@dataclass
class Subject:
    """What a test gets: the adapter, a terminal that makes envelopes for it, and the operator's side."""

    adapter: Adapter
    terminal: TerminalClient
    decide: Callable[[str, str, str], None]


@contextmanager
def reference(platform: Platform) -> Iterator[Subject]:
    """The reference platform over our own wire."""
    terminal = platform.terminal()

    def decide(uid: str, decision: str, note: str) -> None:
        platform.cli("decide", uid, decision, "--note", note)

    yield Subject(HttpAdapter(terminal), terminal, decide)
    terminal.close()


ADAPTERS: dict[str, Callable[[Platform], AbstractContextManager[Subject]]] = {"reference": reference}


@pytest.fixture(scope="session")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    platform = Platform(tmp_path_factory.mktemp("contract") / "data").start()
    yield platform
    platform.stop()


@pytest.fixture(params=ADAPTERS)
def subject(request: pytest.FixtureRequest, platform: Platform) -> Iterator[Subject]:
    """Each adapter in turn, with a terminal of its own."""
    with ADAPTERS[request.param](platform) as subject:
        yield subject
