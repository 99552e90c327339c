"""Emulations: what a virtual card says. Each module in this folder adds some and is found by being here.

Nearly every emulation is a table: an answer to reset and an answer to each command. A travel document talks
under keys that are new each time, so it is a ``Played`` of its own. A module exports
``PLAYS``: name, as in ``kiosk card insert NAME`` → function from a person (None: a demo person) to the table.
"""

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, reduce
from operator import xor
from typing import Protocol, TypeAlias

from kiosk.person import Person

INSTRUCTION_NOT_SUPPORTED = bytes.fromhex("6D00")


class Played(Protocol):
    """What a virtual card does: all that ``vpcd`` needs to play it."""

    @property
    def atr(self) -> bytes:
        """Answers power-on and reset (ISO/IEC 7816-3)."""
        ...

    def answer(self, command: bytes) -> bytes:
        """Data and status word for a command APDU."""
        ...

    def reset(self) -> None:
        """The power went off or on."""
        ...


@dataclass(frozen=True, slots=True, repr=False)
class Emulation:
    """A card as a table; without ``repr``, since the answers hold a person.

    ``atr`` answers power-on and reset (ISO/IEC 7816-3). Any other command gets ``otherwise``.
    """

    atr: bytes
    answers: Mapping[bytes, bytes] = field(default_factory=dict)
    otherwise: bytes = INSTRUCTION_NOT_SUPPORTED

    def answer(self, command: bytes) -> bytes:
        """Data and status word for a command APDU."""
        return self.answers.get(command, self.otherwise)

    def reset(self) -> None:
        """A table remembers nothing."""


Play: TypeAlias = Callable[[Person | None], Played]


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
