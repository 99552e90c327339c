"""A line that costs by the byte: forms go, attachments wait for off-hours or for another line."""

import threading
from pathlib import Path

import pytest
from enrolled_terminal import Terminal, submission

from sync import agent
from sync.states import State
from sync.uploads import network_manager_says_metered

ALL_DAY, NEVER = "00:00-23:59", "00:00-00:00"


@pytest.mark.parametrize(
    "case",
    [
        ("always", NEVER, "", False),
        ("always", ALL_DAY, "", True),
        ("never", NEVER, "u 1", True),
        ("auto", NEVER, "u 1", False),
        ("auto", NEVER, "u 2", True),
        ("auto", NEVER, "", True),
    ],
)
def test_attachments_go_when_they_may_and_forms_always(
    terminal: Terminal,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    case: tuple[str, str, str, bool],
) -> None:
    metered, off_hours, network_manager, goes = case
    busctl = tmp_path / "busctl"
    busctl.write_text(f"#!/bin/sh\necho {network_manager}\n")
    busctl.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    settings = f'uploads:\n  metered: {metered}\n  off_hours: "{off_hours}"\n'
    (terminal.folder.path / "settings.yaml").write_text(settings)
    with terminal.outbox() as outbox:
        outbox.enqueue(submission(b"scan" * 99))
        outbox.enqueue(submission())
        done = agent.run(terminal.folder, terminal.clock, stop=threading.Event(), once=True)
        first, second = (row.state for row in outbox.rows())
    assert (first, second) == (State.ACCEPTED if goes else State.UPLOADING, State.ACCEPTED)
    assert done.unsent == (0 if goes else 1)


def test_without_network_manager_no_line_is_metered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert network_manager_says_metered() is False
