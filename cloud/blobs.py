"""Attachments, sealed by the terminal, as files named by the sha256 of their bytes.

``DATA/blobs/ab/abcd…`` is complete: its name is its digest, its bytes and its name were fsynced. What is
still coming is ``DATA/blobs/partial/TERMINAL/abcd….LENGTH``, per terminal, so that none can spoil another's.
A part is fsynced before it is acknowledged; after a power cut the file's size says where to go on, and if the
bytes are not what they should be the digest finds out, the file goes and the terminal starts again.
"""

import errno
import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from cloud.keys import sync_folder


class OffsetMismatch(ValueError):
    """The part does not start where the file ends; ``offset`` is where it ends."""

    def __init__(self, offset: int) -> None:
        """``offset``: bytes that are here."""
        super().__init__(f"the upload stands at {offset}")
        self.offset = offset


class LengthMismatch(ValueError):
    """A part beyond the stated length, or another length than the upload began with."""


class DigestMismatch(ValueError):
    """The whole is here and is not what its name says; it was discarded."""


class StorageFull(OSError):
    """No room: nothing was acknowledged."""


@dataclass(frozen=True, slots=True)
class Upload:
    """How far an upload is: bytes here, and bytes in all."""

    offset: int
    length: int


class BlobStore:
    """The files under one folder. Safe for many threads and processes at once."""

    def __init__(self, root: Path) -> None:
        """``root`` need not exist yet."""
        self._root = root

    def path(self, sha256: str) -> Path:
        """Where the complete blob is, or would be."""
        return self._root / sha256[:2] / sha256

    def has(self, sha256: str, size: int) -> bool:
        """Whether the blob is here, complete and of that size."""
        try:
            return self.path(sha256).stat().st_size == size
        except FileNotFoundError:
            return False

    def status(self, terminal: str, sha256: str) -> Upload | None:
        """How far this terminal's upload is; None when nothing of it is here.

        One whose last part is here and which was not finished, as the platform was killed, is finished now.
        """
        if whole := self._whole(sha256):
            return whole
        part = self._part(terminal, sha256)
        if part is None:
            return None
        length = int(part.suffix[1:])
        with suppress(OffsetMismatch, DigestMismatch), _locked(part) as fd:
            here = os.fstat(fd).st_size
            if here < length:
                return Upload(here, length)
            self._finish(part, sha256)
        return self._whole(sha256)

    def _whole(self, sha256: str) -> Upload | None:
        try:
            size = self.path(sha256).stat().st_size
        except FileNotFoundError:
            return None
        return Upload(size, size)

    def append(self, terminal: str, sha256: str, offset: int, length: int, data: bytes) -> Upload:
        """Add a part at ``offset`` of an upload of ``length`` bytes; durable when this returns.

        A part of a blob that is complete already changes nothing and succeeds.

        Raises:
            OffsetMismatch, LengthMismatch, DigestMismatch, StorageFull: see each.
        """
        if whole := self._whole(sha256):
            return whole
        if offset + len(data) > length:
            raise LengthMismatch("the part goes beyond the stated length")
        part = self._part(terminal, sha256)
        if part is None:
            if offset:
                raise OffsetMismatch(0)
            part = self._begin(terminal, sha256, length)
        if int(part.suffix[1:]) != length:
            raise LengthMismatch("the upload began with another length")
        with _locked(part) as fd:
            here = os.fstat(fd).st_size
            if here != offset:
                raise OffsetMismatch(here)
            _write(fd, offset, data)
            if offset + len(data) == length:
                self._finish(part, sha256)
        return Upload(offset + len(data), length)

    def _part(self, terminal: str, sha256: str) -> Path | None:
        return next((self._root / "partial" / terminal).glob(f"{sha256}.*"), None)

    def _begin(self, terminal: str, sha256: str, length: int) -> Path:
        folder = self._root / "partial" / terminal
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = folder / f"{sha256}.{length}"
        part.touch(mode=0o600)
        return part

    def _finish(self, part: Path, sha256: str) -> None:
        with part.open("rb") as file:
            whole = hashlib.file_digest(file, "sha256").hexdigest()
        if whole != sha256:
            part.unlink()
            raise DigestMismatch("the bytes have another sha256; the upload was discarded")
        target = self.path(sha256)
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        sync_folder(self._root)
        part.rename(target)
        sync_folder(target.parent)
        sync_folder(part.parent)


@contextmanager
def _locked(part: Path) -> Iterator[int]:
    """The part's file, this caller alone.

    Raises:
        OffsetMismatch: another caller finished or discarded the part meanwhile; the sender asks again.
    """
    try:
        fd = os.open(part, os.O_RDWR)
    except FileNotFoundError as e:
        raise OffsetMismatch(0) from e
    try:
        fcntl.flock(fd, fcntl.LOCK_EX)
        try:
            same = part.stat().st_ino == os.fstat(fd).st_ino
        except FileNotFoundError:
            same = False
        if not same:
            raise OffsetMismatch(0)
        yield fd
    finally:
        os.close(fd)


def _write(fd: int, offset: int, data: bytes) -> None:
    try:
        written = 0
        while written < len(data):
            written += os.pwrite(fd, data[written:], offset + written)
        os.fsync(fd)
    except OSError as e:
        if e.errno in {errno.ENOSPC, errno.EDQUOT}:
            os.ftruncate(fd, offset)
            raise StorageFull(e.errno, "no room for the part") from e
        raise
