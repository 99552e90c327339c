"""The machine's clock is years off, either way, for processes that know nothing of it (libfaketime)."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from enrolled_terminal import Terminal
from kiosk_command import PROGRAM
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
