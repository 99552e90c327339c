"""Card profiles: each module in this folder knows one kind of card and is found by being here.

A module exports ``PROFILE``. Recognition is by answer to reset first and by at most one command per
candidate after that, the surest candidate first; a profile never presents a PIN and never writes.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from datetime import date
from enum import IntEnum
from functools import cache
from typing import Protocol, runtime_checkable

from drivers.cards.port import CardKey, Transmit
from kiosk.person import Person

Progress = Callable[[float], None]
"""Told the part of the card that has been read, 0..1."""


class Fit(IntEnum):
    """How much an answer to reset speaks for a kind of card. True counts as MAYBE."""

    NO = 0  # not worth a command
    MAYBE = 1  # it does not speak against it
    LIKELY = 2  # nothing speaks for it but that most cards of this look are of this kind here
    SURE = 3  # this answer to reset is that kind's


class Profile(Protocol):
    """One kind of card."""

    @property
    def name(self) -> str:
        """Short and stable: it stands in the log."""
        ...

    def matches(self, atr: bytes) -> int:
        """Whether a card with this answer to reset is worth one command, and how soon: a ``Fit``."""
        ...

    def read(self, transmit: Transmit, progress: Progress) -> Person | None:
        """Read the person; None when the first command shows that the card is of another kind.

        Raises:
            CardGone: pulled meanwhile (``transmit`` raises it).
            CardUnreadable: the card is of this kind and tells of no person.
            CardWantsPin: the card is of this kind and wants a PIN first.
            CardLocked: it is a ``Keyed`` one and has no key, or another's.
        """
        ...


@runtime_checkable
class Keyed(Profile, Protocol):
    """A kind of card that opens only with what is printed on it, and tells the person before the photo."""

    def opened(self, key: CardKey | None, atr: bytes, met: Callable[[Person], None], today: date) -> Profile:
        """The profile for one card; its ``read`` raises ``CardLocked`` without a key, or with another's.

        ``met`` may be told the person while ``read`` goes on. ``today`` tells the centuries of two-digit
        years apart.
        """
        ...


@cache
def installed() -> tuple[Profile, ...]:
    """Every profile of this folder, by module name."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(importlib.import_module(f"{__name__}.{name}").PROFILE for name in names)


def candidates(atr: bytes, known: Iterable[Profile]) -> list[Profile]:
    """Those worth a command, the surest first: what is certain is not kept waiting by what is possible."""
    fitting = [(profile.matches(atr), profile) for profile in known]
    return [profile for fit, profile in sorted(fitting, key=lambda pair: -pair[0]) if fit]
