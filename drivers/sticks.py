"""The port for removable media: a file for a citizen, written onto the USB stick that they brought.

An automounter mounts it under /media or /run/media (FHS 3.0 §3.11). ``look`` reads the kernel's own list of
mounts (proc_pid_mountinfo(5)) and never touches a stick, for a dying one can hold a process up; only
``write`` does. ``write`` returns when the file is on the stick and the stick may be pulled.
"""

import os
import re
import shutil
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

MOUNTS: Final = Path("/proc/self/mountinfo")
ROOTS: Final = ("/media/", "/run/media/")
_ROOM: Final = 1 << 20
"""Bytes that stay free: a stick that is filled to the brim upsets telephones and old PCs."""


class StickPhase(StrEnum):
    """What is with the stick, in the words that the screen has sentences for."""

    NONE = "none"  # none is plugged in
    READY = "ready"  # one is there
    WRITING = "writing"  # do not pull it
    WRITTEN = "written"  # the file is on it, and it may be pulled
    FULL = "full"
    FAILED = "failed"  # write-protected, pulled too early, broken


@dataclass(frozen=True, slots=True)
class Stick:
    """What came of it; ``detail`` is for a technician."""

    phase: StickPhase
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Sticks:
    """The removable media of this machine."""

    mounts: Path = MOUNTS
    roots: tuple[str, ...] = ROOTS

    def look(self) -> StickPhase:
        """NONE or READY; reads the kernel's list alone."""
        return StickPhase.READY if self._mounted() else StickPhase.NONE

    def write(self, name: str, data: bytes) -> Stick:
        """Write a file, durably, beside what is there: ``NAME-2`` where NAME is taken. May take seconds."""
        places = self._mounted()
        if not places:
            return Stick(StickPhase.NONE)
        try:
            if shutil.disk_usage(places[0]).free < len(data) + _ROOM:
                return Stick(StickPhase.FULL)
            _create(_free_name(places[0] / name), data)
        except OSError as e:
            return Stick(StickPhase.FAILED, f"{places[0]}: {e.strerror}")
        return Stick(StickPhase.WRITTEN)

    def _mounted(self) -> list[Path]:
        """Where media are mounted, the newest first."""
        lines = self.mounts.read_text("utf-8", errors="replace").splitlines()
        points = [_unescaped(line.split(" ")[4]) for line in lines if len(line.split(" ")) > 5]
        return [Path(point) for point in reversed(points) if point.startswith(self.roots)]


def _unescaped(point: str) -> str:
    r"""Blanks are written as ``\040`` there."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), point)


def _free_name(path: Path) -> Path:
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free


def _create(path: Path, data: bytes) -> None:
    """The file and its name, both on the medium; nothing of it is left when that fails."""
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o644)
    try:
        with os.fdopen(fd, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(fd)
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except OSError:
        path.unlink(missing_ok=True)
        raise
