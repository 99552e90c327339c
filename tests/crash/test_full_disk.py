"""A data folder on a small file system that fills up: nothing more is promised, what was promised drains."""

import json
import os
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from enrolled_terminal import enrolled, submission
from kiosk_command import PEOPLE, Kiosk
from platform_server import Platform as Server
from promises import all_arrived_once, holds_together
from warm import Warm

from kiosk.errors import DiskFull
from kiosk.folder import BALLAST, FREE_SPACE_FLOOR, DataFolder
from sync import agent

PAGE = 4096
MIB = 1 << 20


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Callable[[int], Path]]:
    """Mount a file system of so many bytes, in memory."""
    with ExitStack() as stack:

        def mounted(size: int) -> Path:
            place = tmp_path / "disk"
            place.mkdir()
            done = subprocess.run(
                ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", place],
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, f"mounting a file system needs root: {done.stderr}"
            stack.callback(subprocess.run, ["umount", "--lazy", place], check=True)
            return place

        yield mounted


def fill(place: Path, left: int) -> Path:
    """Leave so many bytes free."""
    free = os.statvfs(place).f_bavail * os.statvfs(place).f_bsize
    ballast = place / "ballast"
    with ballast.open("ab") as file:
        os.posix_fallocate(file.fileno(), file.tell(), free - left)
    return ballast


def test_below_the_floor_the_command_refuses_new_work_and_the_agent_still_drains(
    disk: Callable[[int], Path], server: Server, quick: Warm, tmp_path: Path
) -> None:
    place = disk(FREE_SPACE_FLOOR + 8 * MIB)
    kiosk = Kiosk(place / "data", quick)
    kiosk.provision(server)
    answers = tmp_path / "answers.json"
    answers.write_text(quick.run("kiosk", "services", "sample", "id-card-loss").stdout, "utf-8")
    submit = ["submit", "--service", "id-card-loss", "--person", str(PEOPLE / "resident.json")]
    saved = kiosk.cli(*submit, "--answers", answers)
    fill(place, FREE_SPACE_FLOOR - MIB // 2)
    refused = kiosk.run(*submit, "--answers", answers, "--json")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == f"63 MiB free on {kiosk.data}, 64 MiB needed\n"
    assert [row["id"] for row in kiosk.cli("outbox", "list")] == [saved["id"]]
    checks = json.loads(kiosk.run("doctor", "--json").stdout)
    (check,) = [row for row in checks if row["check"] == "disk"]
    assert (check["state"], check["remedy"]) == (
        "down",
        "free some space, or move the data folder to a larger disk",
    )
    assert kiosk.cli("sync", "--once")["accepted"] == 1


def test_a_write_that_finds_no_room_leaves_what_was_there_and_nothing_else(
    disk: Callable[[int], Path], server: Server
) -> None:
    """With no floor at all: the disk is full at each page of what a submission writes, in turn."""
    place = disk(6 * MIB)
    terminal = enrolled(place / "data", server)
    saved, failed = [], 0
    with terminal.outbox() as outbox:
        for pages in range(40):
            ballast = fill(place, pages * PAGE)
            before = sorted(terminal.folder.blobs.iterdir())
            try:
                saved.append(str(outbox.enqueue(submission(os.urandom(3 * PAGE))).id))
            except DiskFull:
                failed += 1
                assert sorted(terminal.folder.blobs.iterdir()) == before
            ballast.unlink()
            assert holds_together(terminal) == saved
    assert failed > 5
    assert saved
    assert agent.run(terminal.folder, terminal.clock, stop=threading.Event(), once=True).unsent == 0
    assert all_arrived_once(terminal, server) == saved


def test_an_agent_on_a_full_disk_says_so_or_works_and_loses_nothing(
    disk: Callable[[int], Path], server: Server, quick: Warm
) -> None:
    place = disk(8 * MIB)
    terminal = enrolled(place / "data", server)
    saved: list[str] = []
    codes = []
    for pages in (0, 1, 2, 4, 8):
        with terminal.outbox() as outbox:
            saved += [str(outbox.enqueue(submission(b"scan" * 2000)).id) for _ in range(3)]
        ballast = fill(place, pages * PAGE)
        done = quick.run("kiosk", "--data", terminal.folder.path, "sync", "--once")
        ballast.unlink()
        codes.append(done.returncode)
        assert "Traceback" not in done.stderr
        assert holds_together(terminal) == saved
        assert quick.run("kiosk", "--data", terminal.folder.path, "sync", "--once").returncode == 0
    assert all_arrived_once(terminal, server) == saved
    assert set(codes) <= {0, 1}
    assert 1 in codes


def test_a_full_disk_still_drains_by_the_ballast_which_is_set_aside_again(
    disk: Callable[[int], Path], server: Server
) -> None:
    place = disk(3 * BALLAST)
    terminal = enrolled(place / "data", server)
    folder = terminal.folder
    with terminal.outbox() as outbox:
        saved = [str(outbox.enqueue(submission()).id) for _ in range(60)]
        folder.keep_ballast()
        assert folder.ballast.stat().st_blocks * 512 == BALLAST
        filled = fill(place, 0)
        with pytest.raises(DiskFull):
            DataFolder(folder.path, floor=BALLAST).require_room()
        done = agent.run(folder, terminal.clock, stop=threading.Event(), once=True)
    assert (done.accepted, done.unsent) == (60, 0)
    assert not folder.ballast.exists()
    folder.keep_ballast()
    assert not folder.ballast.exists()
    filled.unlink()
    folder.keep_ballast()
    assert folder.ballast.exists()
    assert all_arrived_once(terminal, server) == saved


def test_the_ballast_never_takes_the_room_for_new_work(disk: Callable[[int], Path]) -> None:
    place = disk(3 * BALLAST)
    folder = DataFolder.at(place / "data", floor=2 * BALLAST)
    folder.keep_ballast()
    assert not folder.ballast.exists()
    folder.require_room()


def test_a_disk_that_was_remounted_read_only_is_a_sentence_of_its_own(
    disk: Callable[[int], Path], server: Server, quick: Warm, tmp_path: Path
) -> None:
    place = disk(FREE_SPACE_FLOOR + 8 * MIB)
    kiosk = Kiosk(place / "data", quick)
    kiosk.provision(server)
    answers = tmp_path / "answers.json"
    answers.write_text(quick.run("kiosk", "services", "sample", "id-card-loss").stdout, "utf-8")
    submit = ["submit", "--service", "id-card-loss", "--person", str(PEOPLE / "resident.json")]
    saved = kiosk.cli(*submit, "--answers", answers)
    subprocess.run(["mount", "-o", "remount,ro", place], check=True)
    refused = kiosk.run(*submit, "--answers", answers, "--json")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == f"{kiosk.data} is on a file system that is read-only\n"
    subprocess.run(["mount", "-o", "remount,rw", place], check=True)
    assert [row["id"] for row in kiosk.cli("outbox", "list")] == [saved["id"]]
