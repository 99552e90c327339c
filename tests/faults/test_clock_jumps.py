"""The machine's clock is years off, either way, for processes that know nothing of it (libfaketime)."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from enrolled_terminal import Terminal
from kiosk_command import PEOPLE, PROGRAM
from platform_server import _QUICK, ROOT
from platform_server import Platform as Server
from promises import SUBMITTER, all_arrived_once, holds_together

ENVIRONMENT = {**os.environ, **_QUICK, "PYTHONPATH": f"{ROOT}:{ROOT}/tests"}


def off(jump: str, *command: str | Path) -> str:
    """``--exclude-monotonic``: what waits is not moved, as when a technician sets the date."""
    done = subprocess.run(
        ["faketime", "--exclude-monotonic", "-f", jump, *command],
        capture_output=True,
        text=True,
        env=ENVIRONMENT,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("jump", ["-20y", "+20y"])
def test_a_clock_that_is_years_off_keeps_nothing_from_being_taken_in_and_sent(
    jump: str, terminal: Terminal, server: Server
) -> None:
    """The platform's ``Date`` mends it; what was taken in before says how far its time may be believed."""
    data = terminal.folder.path
    off("+0", sys.executable, SUBMITTER, data, "--count", "1")
    off(jump, sys.executable, SUBMITTER, data, "--count", "2")
    off("+0", sys.executable, SUBMITTER, data, "--count", "1")
    sent = off(jump, PROGRAM, "--data", data, "sync", "--once", "--json")
    assert json.loads(sent)["accepted"] == 4
    assert all_arrived_once(terminal, server) == holds_together(terminal)


@pytest.mark.parametrize("jump", ["-20y", "+20y"])
def test_right_dates_are_taken_by_a_clock_that_is_years_off(
    jump: str, terminal: Terminal, server: Server, tmp_path: Path
) -> None:
    """The identity card was lost yesterday, whatever the terminal says today is."""
    kiosk: tuple[str | Path, ...] = (PROGRAM, "--data", terminal.folder.path)
    answers = tmp_path / "answers.json"
    answers.write_text(off("+0", *kiosk, "services", "sample", "id-card-loss", "--json"))
    asked = ("--service", "id-card-loss", "--person", PEOPLE / "resident.json", "--answers", answers)
    off(jump, *kiosk, "submit", *asked)
    shown = json.loads(off("+0", *kiosk, "outbox", "list", "--json"))
    assert [row["clock_trust"] for row in shown] == ["wrong"]
    assert json.loads(off("+0", *kiosk, "sync", "--once", "--json"))["accepted"] == 1
    assert all_arrived_once(terminal, server) == holds_together(terminal)
