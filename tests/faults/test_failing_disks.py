"""Disks that fail now and then, that become read-only under a terminal, and files that cannot be read."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from effort import effort
from enrolled_terminal import Terminal, enrolled, submission
from loop_disk import loop_disk, run
from platform_server import _QUICK, ROOT
from platform_server import Platform as Server
from promises import SUBMITTER, all_arrived_once, all_sent, holds_together
from warm import Life, Warm

from sync import agent
from sync.states import State

UNSTEADY = effort("UNSTEADY", 200)
POINTS = ("posix/io/sync/fsync", "posix/io/sync/fdatasync", "posix/io/rw/pwrite")
"""Failure points of libfiu's POSIX preload; most others hit the interpreter before they hit a terminal."""
SAID = {"storage-failed", "disk-failed", "disk-read-only"}
SOON = 20.0


def test_calls_that_fail_at_random_cost_no_promise(
    terminal: Terminal, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    """One in twenty fails with EIO, in one process that goes on all the same; by ``fiu-run``."""
    faults = [
        word for name in POINTS for word in ("-c", f"enable_random name={name},probability=0.05,failinfo=5")
    ]
    hall = [sys.executable, SUBMITTER, terminal.folder.path, "--undaunted", "--count", str(UNSTEADY)]
    done = subprocess.run(
        ["fiu-run", "-x", "-f", "", *faults, *hall],
        capture_output=True,
        text=True,
        env={**os.environ, **_QUICK, "PYTHONPATH": f"{ROOT}:{ROOT}/tests"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    promised = [line.split()[0] for line in done.stdout.splitlines()]
    faults_said = done.stderr.splitlines()
    assert {line.split(":")[0] for line in faults_said} <= SAID
    assert faults_said
    with capsys.disabled():
        print(f"\none call in twenty fails: {len(promised)} promised, {len(faults_said)} times refused")
    kept = holds_together(terminal)
    assert [uid for uid in kept if uid in set(promised)] == promised
    assert len(kept) <= UNSTEADY
    all_sent(terminal)
    assert all_arrived_once(terminal, server) == kept


def test_a_disk_that_becomes_read_only_is_said_and_loses_nothing(
    tmp_path: Path, server: Server, quick: Warm
) -> None:
    """As ext4 does after an error of the disk: everything can be read, nothing written.

    What is promised while the kernel aborts its journal does not count: ext4 may then say that it synced.
    """
    with loop_disk(tmp_path) as disk:
        terminal = enrolled(disk.place / "data", server)
        life = quick.start("submitter", terminal.folder.path, "--undaunted", "--pause", "0.001")
        until(life, lambda: len(life.said()) > 5)
        promised = life.said()
        run("mount", "-o", "remount,abort", disk.place)
        until(life, lambda: life.complained() > 5)
        life.kill()
        said = life.wait().stderr
        for command in (("sync", "--once"), ("doctor",), ("outbox", "list")):
            done = quick.run("kiosk", "--data", terminal.folder.path, *command)
            assert "Traceback" not in done.stderr
            assert done.returncode == 1
        disk.umount()
        disk.mount()
        assert "Traceback" not in said
        assert {line.split(":")[0] for line in said.splitlines()} <= SAID
        kept = holds_together(terminal)
        assert kept[: len(promised)] == [line.split()[0] for line in promised]
        all_sent(terminal)
        assert all_arrived_once(terminal, server) == kept


def until(life: Life, holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SOON
    while not holds():
        assert life.outlives(0.01), "it ended by itself"
        assert time.monotonic() < deadline


def test_an_attachment_that_cannot_be_read_stops_no_other(terminal: Terminal, server: Server) -> None:
    with terminal.outbox() as outbox:
        bad = outbox.enqueue(submission(b"one"))
        (path,) = terminal.folder.blobs.iterdir()
        good = outbox.enqueue(submission(b"two"))
        path.unlink()
        path.mkdir()  # reading it is an error of the system, as of a bad sector
        done = agent.run(terminal.folder, terminal.clock, stop=threading.Event(), once=True)
        states = {row.id: (row.state, row.reason) for row in outbox.rows()}
    assert states[bad.id] == (State.REFUSED, "blob-damaged")
    assert done.refused == 1
    assert states[good.id] == (State.ACCEPTED, None)
