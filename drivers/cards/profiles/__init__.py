"""Card profiles: each module in this folder knows one kind of card and is found by being here.

A module exports ``PROFILE``. Recognition is by answer to reset first and by at most one command per
candidate after that; a profile never presents a PIN and never writes.
"""

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache
from typing import Protocol, runtime_checkable

from drivers.cards.port import CardKey, Transmit
from kiosk.person import Person

Progress = Callable[[float], None]
"""Told the part of the card that has been read, 0..1."""


class Profile(Protocol):
    """One kind of card."""

    @property
    def name(self) -> str:
        """Short and stable: it stands in the log."""
        ...

    def matches(self, atr: bytes) -> bool:
        """Whether a card with this answer to reset is worth one command."""
        ...

    def read(self, transmit: Transmit, progress: Progress) -> Person | None:
        """Read the person; None when the first command shows that the card is of another kind.

        Raises:
            CardGone: pulled meanwhile (``transmit`` raises it).
            CardUnreadable: the card is of this kind and tells of no person.
        """
        ...


@runtime_checkable
class Keyed(Profile, Protocol):
    """A kind of card that opens only with what is printed on it, and tells the person before the photo."""

    def opened(self, key: CardKey | None, atr: bytes, met: Callable[[Person], None]) -> Profile:
        """The profile for one card; its ``read`` raises ``CardLocked`` without a key, or with another's.

        ``met`` may be told the person while ``read`` goes on.
        """
        ...


@cache
def installed() -> tuple[Profile, ...]:
    """Every profile of this folder, by module name."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(importlib.import_module(f"{__name__}.{name}").PROFILE for name in names)
