"""What is read of the database at the start: all of it after a kill or power cut, else what is used."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from enrolled_terminal import Terminal, enrolled, submission
from platform_server import ROOT
from platform_server import Platform as Server

from kiosk.errors import DatabaseDamaged
from kiosk.folder import DataFolder
from sync import agent

PAGE = 4096
ROWS = 40
LIFE = """
import os, signal, sys
from pathlib import Path
from kiosk.folder import DataFolder
with DataFolder.at(Path(sys.argv[1]), floor=0).life("sync"):
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """With ``ROWS`` submissions in the database itself; its platform is away."""
    server = Server(tmp_path / "cloud").start()
    made = enrolled(tmp_path / "kiosk", server)
    server.stop()
    with made.outbox() as outbox:
        for _ in range(ROWS):
            outbox.enqueue(submission())
    return made


def runs(terminal: Terminal) -> None:
    agent.run(terminal.folder, terminal.clock, stop=threading.Event(), once=True)


def is_killed(terminal: Terminal) -> None:
    """As a power cut does: the note of a life in order is gone, whatever else was synced."""
    life = subprocess.run(
        [sys.executable, "-c", LIFE, terminal.folder.path],
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert life.returncode == -signal.SIGKILL


def spoil(terminal: Terminal) -> None:
    """A page of rows that no start has to look at: only who reads everything finds it."""
    with terminal.outbox() as outbox:
        ((row,),) = outbox._read("select envelope from submission where seq = ?", [ROWS // 2])
    page = terminal.folder.database.read_bytes().index(row) // PAGE
    with terminal.folder.database.open("r+b") as file:
        file.seek(page * PAGE)
        file.write(b"noise" * 100)


def incidents(terminal: Terminal) -> int:
    with terminal.outbox() as outbox:
        return len(outbox.incidents())


def test_after_a_life_that_ended_in_order_a_start_reads_of_a_large_one_no_more_than_it_uses(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.folder.QUICKLY_READ", 0)
    runs(terminal)
    spoil(terminal)
    runs(terminal)
    assert incidents(terminal) == 0


def test_a_small_one_is_read_at_every_start(terminal: Terminal) -> None:
    runs(terminal)
    spoil(terminal)
    runs(terminal)
    assert incidents(terminal) == 1


def test_after_a_kill_or_power_cut_the_whole_database_is_read(terminal: Terminal) -> None:
    runs(terminal)
    is_killed(terminal)
    spoil(terminal)
    runs(terminal)
    assert incidents(terminal) == 1


def test_a_life_that_an_exception_ended_did_not_end_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.folder.QUICKLY_READ", 0)
    folder = DataFolder.at(tmp_path)
    folder.database.write_bytes(b"large")
    seen = []
    for ends_by in (None, DatabaseDamaged("x"), None, None):
        try:
            with folder.life("run") as ended_well:
                seen.append(ended_well)
                if ends_by:
                    raise ends_by
        except DatabaseDamaged:
            continue
    assert seen == [False, True, False, True]
    assert not [path.name for path in tmp_path.glob("sync*")], "each part has a note of its own"


def test_where_there_is_no_room_for_a_snapshot_the_database_is_checked_as_it_is(terminal: Terminal) -> None:
    spoil(terminal)
    with terminal.outbox() as outbox, pytest.raises(DatabaseDamaged):
        outbox.check()
