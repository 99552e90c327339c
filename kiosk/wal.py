"""What lies in SQLite's write-ahead log, also behind the frame at which SQLite stops to read it.

SQLite takes a log only as far as its running checksum fits: behind a damaged sector everything is dropped,
without an error. The frames are still there. Format: https://sqlite.org/fileformat2.html, section 4 (log),
1.6 (table leaves), 2.1 (records). Nothing here is believed because it can be read: a frame may be of a
transaction that never was, or of a log before this one. Whoever asks has to know a true record.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

HEADER = 32
PAGE = 4096
"""Bytes; SQLite's default, and ours."""
_FRAME = struct.Struct(">II8sII")
_STEP = _FRAME.size + PAGE
_BIG_ENDIAN = 0x377F0683
_LEAF = 0x0D
_LOCAL = PAGE - 35
"""A longer record goes on in other pages."""
_LEAST = (PAGE - 12) * 32 // 255 - 23
_LARGEST = 2 << 20
"""Bytes; no record of ours is longer."""
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""Serial types, and their bytes."""
_MALFORMED = (LookupError, ValueError, struct.error)


@dataclass(frozen=True, slots=True)
class Frame:
    """One page as a transaction left it; ``commits`` when it is the last of its transaction."""

    page: int
    commits: bool
    salts: bytes
    checksum: tuple[int, int]
    image: memoryview


class Log:
    """The bytes of a whole log, or of its beginning."""

    def __init__(self, raw: bytes) -> None:
        """Any bytes will do."""
        self._raw = memoryview(raw)
        (magic,) = struct.unpack_from(">I", raw) if len(raw) >= HEADER else (0,)
        self._words = ">" if magic == _BIG_ENDIAN else "<"
        self.frames = [self._frame(at) for at in range(HEADER, len(raw) - PAGE - _FRAME.size + 1, _STEP)]

    def _frame(self, at: int) -> Frame:
        page, size, salts, first, second = _FRAME.unpack_from(self._raw, at)
        begin = at + _FRAME.size
        return Frame(page, size > 0, salts, (first, second), self._raw[begin : begin + PAGE])

    def records(self, above: int) -> Iterator[tuple[int, int, list[Any]]]:
        """Every record of any table with a greater rowid, as often as it is there: (frame, rowid, values)."""
        for number, frame in enumerate(self.frames):
            for rowid, values in self.records_of(number, above) if frame.image[0] == _LEAF else ():
                yield number, rowid, values

    def records_of(self, number: int, above: int = 0) -> Iterator[tuple[int, list[Any]]]:
        """Those of one frame that can be read: (rowid, values)."""
        image = self.frames[number].image
        (count,) = struct.unpack_from(">H", image, 3)
        for place in range(8, min(8 + 2 * count, PAGE), 2):
            try:
                (at,) = struct.unpack_from(">H", image, place)
                size, at = _varint(image, at)
                rowid, at = _varint(image, at)
                if rowid > above:
                    yield rowid, _record(self._payload(number, image, at, size))
            except _MALFORMED:
                continue

    def was_synced(self, number: int) -> bool:
        """Whether the transaction of this whole frame was durable: another one was written behind it.

        A transaction begins when the one before it was synced, and its first frame goes on from the checksum
        of the other's last: so this is not said of what a power cut left of one that never returned.
        """
        return self._goes_on(number) and any(self._goes_on(end + 1) for end in self._ends(number))

    def was_ended(self, number: int) -> bool:
        """Whether a transaction was written to its end there or later: not one that found no room."""
        return next(self._ends(number), None) is not None

    def _ends(self, number: int) -> Iterator[int]:
        salts = self.frames[number].salts  # of an older log the rest may be here still
        for later in range(number, len(self.frames)):
            if self.frames[later].commits and self.frames[later].salts == salts:
                yield later

    def _goes_on(self, number: int) -> bool:
        """Whether a frame has its checksum, counted on from the one before it."""
        if not 0 <= number < len(self.frames):
            return False
        frame = self.frames[number]
        if number:
            before = self.frames[number - 1]
            seed, salts = before.checksum, before.salts
        else:
            seed, salts = struct.unpack_from(">II", self._raw, 24), bytes(self._raw[16:24])
        head = self._raw[HEADER + number * _STEP :][:8]
        return frame.salts == salts and frame.checksum == self._sum(self._sum(seed, head), frame.image)

    def _sum(self, seed: tuple[int, int], data: memoryview) -> tuple[int, int]:
        first, second = seed
        for one, other in struct.iter_unpack(f"{self._words}II", data):
            first = (first + one + second) & 0xFFFFFFFF
            second = (second + other + first) & 0xFFFFFFFF
        return first, second

    def _payload(self, number: int, image: memoryview, at: int, size: int) -> bytes:
        """A record's bytes, with those that its transaction wrote to pages of their own."""
        if size <= _LOCAL:
            return bytes(image[at : at + size])
        if size > _LARGEST:
            raise ValueError(size)
        local = _LEAST + (size - _LEAST) % (PAGE - 4)
        local = local if local <= _LOCAL else _LEAST
        found = bytes(image[at : at + local])
        (page,) = struct.unpack_from(">I", image, at + local)
        last = next((n for n in range(number, len(self.frames)) if self.frames[n].commits), number)
        while page and len(found) < size:
            more = self._newest(page, last)
            (page,) = struct.unpack_from(">I", more)
            found += bytes(more[4:])
        return found[:size]

    def _newest(self, page: int, last: int) -> memoryview:
        for number in range(last, -1, -1):
            if self.frames[number].page == page:
                return self.frames[number].image
        raise LookupError(page)


def _varint(data: memoryview | bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    value = 0
    for n in range(8):
        byte = data[at + n]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + n + 1
    return value << 8 | data[at + 8], at + 9


def _record(payload: bytes) -> list[Any]:
    """The values; raises one of ``_MALFORMED``."""
    end, at = _varint(payload, 0)
    place, values = end, []
    while at < end:
        kind, at = _varint(payload, at)
        size = _INTEGERS.get(kind, 8 if kind == 7 else max(0, kind - 12) // 2)
        raw = payload[place : place + size]
        if len(raw) < size:
            raise ValueError("cut short")
        place += size
        values.append(_value(kind, raw))
    return values


def _value(kind: int, raw: bytes) -> Any:
    if kind in _INTEGERS:
        return int.from_bytes(raw, signed=True)
    match kind:
        case 0:
            return None
        case 7:
            return struct.unpack(">d", raw)[0]
        case 8 | 9:
            return kind - 8
        case _:
            return raw if kind % 2 == 0 else raw.decode()
