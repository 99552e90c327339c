"""A file for a citizen's stick: on a real folder, found through a list of mounts as the kernel writes it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from drivers.sticks import MOUNTS, Stick, StickPhase, Sticks

DATA = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
LINE = "36 35 8:17 / {point} rw,nosuid,nodev shared:1 - vfat /dev/sdb1 rw\n"


def plugged_in(tmp_path: Path, name: str = "STICK") -> tuple[Sticks, Path]:
    """A folder that the list of mounts calls a stick."""
    stick = tmp_path / "media" / name
    stick.mkdir(parents=True)
    mounts = tmp_path / "mountinfo"
    mounts.write_text(LINE.format(point="/") + LINE.format(point=str(stick).replace(" ", "\\040")))
    return Sticks(mounts, (f"{tmp_path}/media/",)), stick


def test_no_stick_is_a_state(tmp_path: Path) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(LINE.format(point="/") + LINE.format(point="/mediator/x"))
    sticks = Sticks(mounts)
    assert sticks.look() is StickPhase.NONE
    assert sticks.write("a.ics", DATA) == Stick(StickPhase.NONE)


def test_this_machines_own_list_can_be_read() -> None:
    assert Sticks().look() in {StickPhase.NONE, StickPhase.READY}
    assert Sticks(MOUNTS, ("/",)).look() is StickPhase.READY, "the root is mounted"


@pytest.mark.parametrize("name", ["STICK", "USB DISK", "优盘"])
def test_the_file_is_on_the_stick(tmp_path: Path, name: str) -> None:
    sticks, stick = plugged_in(tmp_path, name)
    assert sticks.look() is StickPhase.READY
    assert sticks.write("vaccination.ics", DATA) == Stick(StickPhase.WRITTEN)
    assert {path.name: path.read_bytes() for path in stick.iterdir()} == {"vaccination.ics": DATA}


def test_what_is_on_the_stick_stays(tmp_path: Path) -> None:
    sticks, stick = plugged_in(tmp_path)
    (stick / "vaccination.ics").write_text("mine")
    assert [sticks.write("vaccination.ics", DATA).phase for _ in range(2)] == [StickPhase.WRITTEN] * 2
    assert (stick / "vaccination.ics").read_text() == "mine"
    assert sorted(p.name for p in stick.iterdir()) == [
        "vaccination-2.ics",
        "vaccination-3.ics",
        "vaccination.ics",
    ]


def test_a_full_stick_is_told_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sticks, stick = plugged_in(tmp_path)
    monkeypatch.setattr("drivers.sticks._ROOM", 1 << 62)
    assert sticks.write("vaccination.ics", DATA).phase is StickPhase.FULL
    assert list(stick.iterdir()) == []


def test_a_stick_that_was_pulled_has_failed(tmp_path: Path) -> None:
    sticks, stick = plugged_in(tmp_path)
    stick.rmdir()
    told = sticks.write("vaccination.ics", DATA)
    assert told.phase is StickPhase.FAILED
    assert told.detail


def test_a_write_that_fails_half_way_leaves_no_half_file(tmp_path: Path) -> None:
    """The kernel itself refuses after 16 bytes, in a process of its own."""
    sticks, stick = plugged_in(tmp_path)
    program = (
        "import signal, resource\n"
        "from drivers.sticks import Sticks\nfrom pathlib import Path\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (16, 16))\n"
        f"print(Sticks(Path({str(sticks.mounts)!r}), {sticks.roots!r}).write('a.ics', {DATA!r}).phase)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=Path.cwd(),
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert done.stdout.strip() == "failed"
    assert list(stick.iterdir()) == []
