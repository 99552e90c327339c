"""Emulations: what a virtual card says. Each module in this folder adds some and is found by being here.

Nearly every emulation is a table, not a program: an answer to reset, the answers to commands, the files. A
travel document talks under keys that are new each time, so it is a ``Played`` of its own. A module exports
``PLAYS``: name, as in ``kiosk card insert NAME`` → function from a person (None: a demo person) to the card.
``holder`` is how most find that person.
"""

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, reduce
from operator import xor
from typing import Protocol, TypeAlias

from drivers.cards import people
from kiosk.person import Person

OK = bytes.fromhex("9000")
INSTRUCTION_NOT_SUPPORTED = bytes.fromhex("6D00")
_FILE_NOT_FOUND = bytes.fromhex("6A82")
_RECORD_NOT_FOUND = bytes.fromhex("6A83")
_OUTSIDE = bytes.fromhex("6B00")
_NO_FILE = bytes.fromhex("6986")

Content: TypeAlias = bytes | tuple[bytes, ...]
"""What a file holds: bytes, or records."""


class Dialect(Protocol):
    """How a card understands commands that name a file and read from it."""

    def select(self, command: bytes) -> tuple[bytes, slice] | None:
        """The name of the file and the part of it that later reads see; None: no such command."""
        ...

    def read(self, command: bytes, content: Content) -> bytes | None:
        """Data and status, more data than asked for included; None: no such command."""
        ...


class Iso:
    """ISO/IEC 7816-4: SELECT (11.2.2), READ BINARY (11.3.3), READ RECORD by number or identifier (11.4.3)."""

    def select(self, command: bytes) -> tuple[bytes, slice] | None:
        """By whatever kind of name."""
        return (command[5 : 5 + command[4]], slice(None)) if command[1] == 0xA4 else None

    def read(self, command: bytes, content: Content) -> bytes | None:
        """The rest of the file from the offset, or one record."""
        if command[1] == 0xB0 and isinstance(content, bytes):
            offset = int.from_bytes(command[2:4])
            return content[offset:] + OK if offset < len(content) else _OUTSIDE
        if command[1] == 0xB2 and isinstance(content, tuple):
            by_number = command[3] & 0x04
            found = content[command[2] - 1 : command[2]] if by_number else _tagged(content, command[2])
            return found[0] + OK if found else _RECORD_NOT_FOUND
        return None


def _tagged(records: tuple[bytes, ...], tag: int) -> tuple[bytes, ...]:
    return tuple(record for record in records if record[:1] == bytes([tag]))


ISO = Iso()


class Powered(Protocol):
    """A card from one reset to the next."""

    def answer(self, command: bytes) -> bytes:
        """Data and status word for a command APDU."""
        ...


class Played(Protocol):
    """What a virtual card does: all that ``vpcd`` needs to play it."""

    @property
    def atr(self) -> bytes:
        """Answers power-on and reset (ISO/IEC 7816-3)."""
        ...

    def powered(self) -> Powered:
        """The card after a reset: it remembers nothing of what was said before."""
        ...


@dataclass(frozen=True, slots=True, repr=False)
class Emulation:
    """A card as a table; without ``repr``, since it holds a person.

    ``atr`` answers power-on and reset (ISO/IEC 7816-3). A command in ``answers`` gets that answer; one that
    names or reads one of ``files`` does so, in ``dialect``; a read of a file in ``locked`` gets 6982; any
    other gets ``otherwise``. ``t0``: over the older protocol, which hands out no more than it was asked for.
    """

    atr: bytes
    answers: Mapping[bytes, bytes] = field(default_factory=dict)
    files: Mapping[bytes, Content] = field(default_factory=dict)
    dialect: Dialect = ISO
    locked: frozenset[bytes] = frozenset()
    t0: bool = False
    otherwise: bytes = INSTRUCTION_NOT_SUPPORTED

    def powered(self) -> "Session":
        """The card after a reset: nothing selected, nothing to fetch."""
        return Session(self)


class Session:
    """What a card remembers from one command to the next, until it is reset."""

    def __init__(self, card: Emulation) -> None:
        """See ``Emulation.powered``."""
        self._card = card
        self._name = b""
        self._window = slice(None)
        self._waiting = b""

    def answer(self, command: bytes) -> bytes:
        """Data and status word for a command APDU."""
        if len(command) < 4:
            return INSTRUCTION_NOT_SUPPORTED
        if self._card.t0 and command[1] == 0xC0:
            return self._over_t0(command, self._waiting + OK)
        rest, self._waiting = self._waiting, b""
        fetching = bool(rest) and command[1] == 0xC0
        answer = rest + OK if fetching else self._reply(command)
        if self._card.t0:
            return self._over_t0(command, answer)
        data, status = answer[:-2], answer[-2:]
        expected = (command[4] or 256) if len(command) == 5 else 256
        if fetching or command in self._card.answers:
            self._waiting = data[expected:]
        if self._waiting:  # ISO/IEC 7816-4 5.3.4: the rest is fetched
            status = bytes([0x61, min(len(self._waiting), 256) & 0xFF])
        return data[:expected] + status

    def _reply(self, command: bytes) -> bytes:
        card = self._card
        if command in card.answers:
            return card.answers[command]
        if named := card.dialect.select(command):
            if named[0] not in card.files:
                return _FILE_NOT_FOUND if card.files else card.otherwise
            self._name, self._window = named
            return OK
        if self._name in card.locked and card.dialect.read(command, card.files[self._name]):
            return bytes.fromhex("6982")
        content = card.files.get(self._name, b"")
        found = card.dialect.read(command, content[self._window])
        return found if found is not None else card.otherwise

    def _over_t0(self, command: bytes, answer: bytes) -> bytes:
        """ISO/IEC 7816-3 12.2: data of a command that brought data waits to be fetched; else Le must fit."""
        data, status = answer[:-2], answer[-2:]
        if not data:
            return answer
        if len(command) > 5:
            self._waiting = data
            return bytes([0x61, min(len(data), 256) & 0xFF])
        expected = command[4] or 256
        if len(data) < expected:
            return bytes([0x6C, len(data)])
        if command[1] == 0xC0 and len(data) > expected:
            self._waiting = data[expected:]
            return data[:expected] + bytes([0x61, min(len(self._waiting), 256) & 0xFF])
        return data[:expected] + status


Play: TypeAlias = Callable[[Person | None], Played]


def holder(name: str, person: Person | None) -> Person:
    """The person, or the demo person of that name.

    Raises:
        PersonInvalid: the person's document is another one than the demo person's.
    """
    demo = people.demo(name)
    if person and person.document is not demo.document:
        raise people.PersonInvalid(f"document: {person.document}, {demo.document} expected")
    return person or demo


def digits(day: date | None) -> str:
    """YYYYMMDD, as most cards write a day; empty for none."""
    return f"{day:%Y%m%d}" if day else ""


def fixed(field: str, value: str, size: int, encoding: str = "ascii", fill: bytes = b" ") -> bytes:
    """The value in a field of so many bytes.

    Raises:
        PersonInvalid: it does not fit; the detail names the field, not the value.
    """
    try:
        raw = value.encode(encoding)
    except UnicodeEncodeError:
        raise people.PersonInvalid(f"{field}: characters that this card cannot hold") from None
    if len(raw) > size:
        raise people.PersonInvalid(f"{field}: longer than the card's {size} bytes")
    return raw + fill * (size - len(raw))


def contactless_atr(historical: bytes) -> bytes:
    """Answer to reset of a contactless card as PC/SC part 3 (3.1.3.2.3) builds it, check byte included."""
    body = bytes([0x80 | len(historical), 0x80, 0x01]) + historical
    return b"\x3b" + body + bytes([reduce(xor, body)])


@cache
def installed() -> Mapping[str, Play]:
    """Every emulation of this folder by its name."""
    found: dict[str, Play] = {}
    for name in sorted(module.name for module in pkgutil.iter_modules(__path__)):
        found |= importlib.import_module(f"{__name__}.{name}").PLAYS
    return found
