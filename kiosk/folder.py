"""The data folder: where a terminal keeps what it owns, who may open it, and how a file becomes durable.

    DATA/kiosk.db        outbox, drafts, feed (SQLite, WAL)
    DATA/blobs/          sealed attachments by sha256
    DATA/catalogues/     the catalogue in force, and those that drafts were begun with
    DATA/vault.key       the demo's vault key, where no systemd credential is given
    DATA/device.key      the device key, sealed by the vault
    DATA/numbers.json    which receipt numbers may have been given
    DATA/enrolment.json  certificate, platform, the key to seal to
    DATA/printers.json   which printers there are
    DATA/log/            events as JSON lines, nothing personal
    DATA/snapshot.db     the newest good copy of the sealed rows
    DATA/kiosk.db.tail   submissions found behind damage in the WAL, until they are put back
    DATA/quarantine/     damaged databases, each with its WAL; never deleted by the terminal
    DATA/ballast         room that is let go when the disk is full, so that what is queued still drains
    DATA/*.lock          one process of each kind
    DATA/*.closed        the last process of that kind ended in order

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

from kiosk.errors import DataFolderBusy, DiskFailed, DiskFull, DiskReadOnly, StorageFailed

if TYPE_CHECKING:
    from collections.abc import Iterator

BALLAST = 16 << 20
"""Bytes: several times the WAL between two checkpoints (1000 pages), the most that marking rows can need."""
FREE_SPACE_FLOOR = 64 << 20
"""Below this many free bytes no new submission is promised; what is queued still drains."""
QUICKLY_READ = 64 << 20
"""Bytes of a database that are read in a tenth of a second: some fifteen thousand applications."""


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
                _make_folder(folder)
            if os.statvfs(path).f_flag & os.ST_RDONLY:
                raise DiskReadOnly(f"{path} is on a file system that is read-only")
            if not os.access(path, os.W_OK):
                raise StorageFailed(f"{path} is not writable")
        except OSError as e:
            raise storage_error(e, str(path)) from e
        return cls(path, floor)

    @property
    def database(self) -> Path:
        """The one SQLite file that screen and agent share."""
        return self.path / "kiosk.db"

    @property
    def blobs(self) -> Path:
        """Sealed attachments, each named by the hex sha256 of its bytes."""
        return self.path / "blobs"

    @property
    def snapshot(self) -> Path:
        """The newest good copy of the sealed rows."""
        return self.path / "snapshot.db"

    @property
    def quarantine(self) -> Path:
        """Where damaged databases are put aside, a folder each."""
        return self.path / "quarantine"

    @property
    def ballast(self) -> Path:
        """Room that is let go when the disk is full."""
        return self.path / "ballast"

    def keep_ballast(self) -> None:
        """Set ``BALLAST`` bytes aside, unless new work would then be refused for it.

        Nothing happens when they are there, or there is no room: the next call tries again.
        """
        if self.ballast.exists() or self.free_bytes() < self.floor + 2 * BALLAST:
            return
        making = self.ballast.with_suffix(".new")
        try:
            with making.open("wb") as file:
                os.posix_fallocate(file.fileno(), 0, BALLAST)
                os.fsync(file.fileno())
            making.replace(self.ballast)
            sync_directory(self.path)
        except OSError:  # somebody else has filled the disk meanwhile
            making.unlink(missing_ok=True)

    def make_way(self) -> bool:
        """Let the ballast go when next to nothing is free; whether that was so.

        For writes that drain, or say what is the matter; new work has its floor instead.
        """
        try:
            if self.free_bytes() >= BALLAST // 4:
                return False
            self.ballast.unlink()
        except OSError:  # none is there, or the disk is in a worse state, which the write will say
            return False
        return True

    def free_bytes(self) -> int:
        """Room left for unprivileged writes; raises StorageFailed."""
        with refusals(str(self.path)):
            return shutil.disk_usage(self.path).free

    def require_room(self, wanted: int = 0) -> None:
        """Refuse work that might not fit.

        Raises:
            DiskFull: fewer than floor + ``wanted`` bytes are free. DiskReadOnly: nothing can be written.
        """
        with refusals(str(self.path)):
            disk = os.statvfs(self.path)
        if disk.f_flag & os.ST_RDONLY:
            raise DiskReadOnly(f"{self.path} is on a file system that is read-only")
        free = disk.f_bavail * disk.f_frsize
        if free < self.floor + wanted:
            raise DiskFull(f"{free >> 20} MiB free on {self.path}, {(self.floor + wanted) >> 20} MiB needed")

    def usage(self) -> dict[str, int]:
        """Bytes on the disk by kind; what is of none is ``other``."""
        kinds: dict[str, int] = dict.fromkeys(("database", "attachments", "snapshot", "quarantine", "log"), 0)
        kinds |= {"ballast": 0, "other": 0}
        names = {"blobs": "attachments"}
        for path in self.path.rglob("*"):
            with suppress(FileNotFoundError):
                top = path.relative_to(self.path).parts[0].partition(".")[0]
                kind = "database" if top == self.database.stem else names.get(top, top)
                if path.is_file():
                    kinds[kind if kind in kinds else "other"] += path.stat().st_blocks * 512
        return kinds

    @contextmanager
    def only_one(self, part: str) -> "Iterator[None]":
        """Hold ``part`` (``run``, ``sync``) for as long as the block lasts; a kill releases it too.

        Raises:
            DataFolderBusy: another process holds it. DiskFull, StorageFailed: as they say.
        """
        lock = self.path / f"{part}.lock"
        with refusals(str(lock)):
            fd = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            try:
                fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as e:
                raise DataFolderBusy(f"another `kiosk {part}` runs on {self.path}") from e
            yield
        finally:
            os.close(fd)

    @contextmanager
    def life(self, part: str) -> "Iterator[bool]":
        """Note how ``part`` ends; the block gets whether it may begin without reading the whole database.

        That is so when the last life ended in order, not by a kill or cut, and the reading takes its time
        (``QUICKLY_READ``): what is small is read at every start.

        The note is gone, durably, before the block begins, and there again only when it ended without an
        exception; where there is no room for it the next life is told that this one did not end in order.

        Raises:
            StorageFailed: the note could not be taken away. Nothing else may be written then.
        """
        note = self.path / f"{part}.closed"
        with refusals(str(note)):
            ended_well = note.exists()
            if ended_well:
                note.unlink()
                sync_directory(self.path)
            small = not self.database.exists() or self.database.stat().st_size <= QUICKLY_READ
        yield ended_well and not small
        with suppress(DiskFull, StorageFailed):
            write_durably(note, b"")


def _make_folder(path: Path) -> None:
    """0700, with those above it; a name that was not synced could take all that is below it along."""
    if path.is_dir():
        return
    if not path.parent.exists():
        _make_folder(path.parent)
    path.mkdir(mode=0o700, exist_ok=True)
    sync_directory(path.parent)


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
        remove(temporary)
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
        with refusals(str(path)):
            with suppress(FileExistsError):
                os.link(mine, path)
            sync_directory(path.parent)
    finally:
        remove(mine)


def sync_directory(path: Path) -> None:
    """Make the names in a directory durable: without it a renamed file can be gone after a power cut."""
    fd = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def remove(path: Path) -> None:
    """Delete a file that nobody needs any more; one that the disk does not let go of changes nothing."""
    with suppress(OSError):
        path.unlink()


@contextmanager
def refusals(what: str) -> "Iterator[None]":
    """What the operating system refuses in this block is one of our faults: DiskFull, StorageFailed."""
    try:
        yield
    except OSError as e:
        raise storage_error(e, what) from e


_FAULTS: dict[int, type[StorageFailed]] = {errno.EROFS: DiskReadOnly, errno.EIO: DiskFailed}


def storage_error(e: OSError, what: str) -> StorageFailed | DiskFull:
    """The fault that an operating-system error means."""
    if e.errno in {errno.ENOSPC, errno.EDQUOT}:
        return DiskFull(f"no room for {what}")
    return _FAULTS.get(e.errno or 0, StorageFailed)(f"{what}: {e.strerror}")
