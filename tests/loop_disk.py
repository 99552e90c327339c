"""A disk of its own in a file, with ext4 on it, whose power can be cut under those who write to it."""

import fcntl
import itertools
import os
import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_GOING_DOWN = 0x8004587D
"""EXT4_IOC_SHUTDOWN (Linux, fs/ext4/ext4.h; XFS has the same number as XFS_IOC_GOINGDOWN)."""
_NO_LOG_FLUSH = 2
"""EXT4_GOING_FLAGS_NOLOGFLUSH: not even the journal gets out. What was not synced is gone."""
SIZE = 128 << 20


class LoopDisk:
    """Mounted at ``place``."""

    def __init__(self, image: Path, place: Path) -> None:
        self._image, self.place = image, place
        self._number = itertools.count()

    def cut(self) -> None:
        """From here on nothing reaches the disk, and every call on it fails."""
        fd = os.open(self.place, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.ioctl(fd, _GOING_DOWN, struct.pack("I", _NO_LOG_FLUSH))
        finally:
            os.close(fd)

    def mount(self) -> None:
        """As at a start: ext4 replays its journal.

        What reached the disk is mounted as a copy. A mount namespace that another test made meanwhile holds
        the old mount, and the same file would be the same file system again: the one that was shut down.
        """
        before, self._image = self._image, self._image.with_name(f"disk{next(self._number)}.img")
        run("cp", "--sparse=always", before, self._image)
        before.unlink()
        run("mount", "-o", "loop", self._image, self.place)

    def umount(self) -> None:
        run("umount", self.place)


@contextmanager
def loop_disk(folder: Path) -> Iterator[LoopDisk]:
    """A new one in ``folder``, mounted; it is unmounted at the end."""
    image, place = folder / "disk.img", folder / "disk"
    place.mkdir()
    with image.open("wb") as file:
        file.truncate(SIZE)
    run("mkfs.ext4", "-q", "-F", image)
    disk = LoopDisk(image, place)
    disk.mount()
    try:
        yield disk
    finally:
        subprocess.run(["umount", "--lazy", place], capture_output=True, check=False)  # it may not be mounted
        for left in folder.glob("disk*.img"):
            left.unlink()


def run(*command: str | Path) -> None:
    """A program that must succeed."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command[0]} failed, and it needs root and loop devices: {done.stderr}"
