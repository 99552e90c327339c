"""The data folder: where a terminal keeps what it owns, who may open it, and how a file becomes durable.

    DATA/kiosk.db        outbox, drafts, feed (SQLite, WAL)
    DATA/blobs/          sealed attachments by sha256
    DATA/catalogues/     the catalogue in force, and those that drafts were begun with
    DATA/vault.key       the demo's vault key, where no systemd credential is given
    DATA/device.key      the device key, sealed by the vault
    DATA/enrolment.json  certificate, platform, the key to seal to
    DATA/printers.json   which printers there are
    DATA/log/            events as JSON lines, nothing personal
    DATA/*.lock          one process of each kind

Everything is 0700/0600. ``write_durably`` survives a power cut: the old bytes or the new, never a mixture.
"""

import errno
import fcntl
import os
import shutil
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.errors import DataFolderBusy, DiskFull, StorageFailed

if TYPE_CHECKING:
    from collections.abc import Iterator

FREE_SPACE_FLOOR = 64 << 20
"""Below this many free bytes no new submission is promised; what is queued still drains."""


def default_path() -> Path:
    """``$XDG_DATA_HOME/waystation/kiosk`` (XDG Base Directory 0.8)."""
    home = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local/share")
    return Path(home) / "waystation" / "kiosk"


@dataclass(frozen=True, slots=True)
class DataFolder:
    """A data folder that exists and is closed to everybody else."""

    path: Path
    floor: int = FREE_SPACE_FLOOR

    @classmethod
    def at(cls, path: Path, floor: int = FREE_SPACE_FLOOR) -> "DataFolder":
        """Open or make it.

        Raises:
            StorageFailed: it cannot be made or written.
        """
        try:
            for folder in (path, path / "blobs", path / "log"):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not os.access(path, os.W_OK):
                raise StorageFailed(f"{path} is not writable")
        except OSError as e:
            raise StorageFailed(f"{path}: {e.strerror}") from e
        return cls(path, floor)

    @property
    def database(self) -> Path:
        """The one SQLite file that screen and agent share."""
        return self.path / "kiosk.db"

    @property
    def blobs(self) -> Path:
        """Sealed attachments, each named by the hex sha256 of its bytes."""
        return self.path / "blobs"

    def free_bytes(self) -> int:
        """Room left for unprivileged writes."""
        return shutil.disk_usage(self.path).free

    def require_room(self, wanted: int = 0) -> None:
        """Refuse work that might not fit.

        Raises:
            DiskFull: fewer than floor + ``wanted`` bytes are free.
        """
        free = self.free_bytes()
        if free < self.floor + wanted:
            raise DiskFull(f"{free >> 20} MiB free on {self.path}, {(self.floor + wanted) >> 20} MiB needed")

    @contextmanager
    def only_one(self, part: str) -> "Iterator[None]":
        """Hold ``part`` (``run``, ``sync``) for as long as the block lasts; a kill releases it too.

        Raises:
            DataFolderBusy: another process holds it.
        """
        fd = os.open(self.path / f"{part}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            try:
                fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as e:
                raise DataFolderBusy(f"another `kiosk {part}` runs on {self.path}") from e
            yield
        finally:
            os.close(fd)


def write_durably(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` (0600): temporary file, fsync, rename, fsync of the directory.

    Raises:
        DiskFull: no room. StorageFailed: anything else that the disk refuses. ``path`` is then unchanged.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        fd = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(fd, view) :]
            os.fsync(fd)
        finally:
            os.close(fd)
        temporary.replace(path)
        sync_directory(path.parent)
    except OSError as e:
        temporary.unlink(missing_ok=True)
        raise storage_error(e, str(path)) from e


def edition_of(path: Path) -> tuple[int, int, int]:
    """What changes when a file is replaced or written (inode, bytes, ns): what was read of it can be kept.

    Raises:
        OSError: it cannot be seen, as FileNotFoundError.
    """
    status = path.stat()
    return status.st_ino, status.st_size, status.st_mtime_ns


def create_durably(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` unless it is there: of several processes at once the first wins, whole.

    Whoever returns reads the same bytes from then on, after a power cut too.

    Raises:
        DiskFull, StorageFailed: as ``write_durably``.
    """
    mine = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}.new")
    write_durably(mine, data)
    try:
        with suppress(FileExistsError):
            os.link(mine, path)
        sync_directory(path.parent)
    except OSError as e:
        raise storage_error(e, str(path)) from e
    finally:
        mine.unlink(missing_ok=True)


def sync_directory(path: Path) -> None:
    """Make the names in a directory durable: without it a renamed file can be gone after a power cut."""
    fd = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def storage_error(e: OSError, what: str) -> StorageFailed | DiskFull:
    """The fault that an operating-system error means."""
    if e.errno in {errno.ENOSPC, errno.EDQUOT}:
        return DiskFull(f"no room for {what}")
    return StorageFailed(f"{what}: {e.strerror}")
