"""The card port: what the rest of the terminal knows of cards and readers.

A reader's life is nine states. Each is a frozen value; the adapter publishes the next one whenever it
changes and never raises towards the listener. A card that is pulled is a state like the others.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from kiosk.person import Person


class CardPhase(StrEnum):
    """The states, in the words that the screen, the log and ``doctor`` share."""

    SERVICE_DOWN = "service-down"  # pcscd does not answer; the adapter keeps trying
    NO_READER = "no-reader"  # pcscd is up and has no reader
    EMPTY = "empty"  # a reader waits for a card
    MUTE = "mute"  # a card is in and does not answer: wrong way round, or broken
    NEEDS_KEY = "needs-key"  # it opens only with what is printed on it
    UNKNOWN = "unknown"  # it answers, and no profile knows it
    READING = "reading"  # a profile knows it and reads
    FAILED = "failed"  # the profile knows it and could not read a person: damaged, or garbage in its fields
    READY = "ready"  # the person is read, the card is still in; its photo may still be coming


@dataclass(frozen=True, slots=True)
class CardState:
    """One state of the reader side. ``detail`` is for a technician and holds nothing personal.

    ``person`` is set in READY alone. ``progress`` is 0..1 while READING. Where the photo comes after the
    person it is 0..1 in READY too, and the person is told again as more is known: 1 is complete. In NEEDS_KEY
    ``detail`` is ``wrong-key`` when the key that was given is another card's, and ``can`` says that a card
    access number may open it too. ``reader`` is the name by
    PC/SC, ``atr`` the hex ATR, both empty where there is none. ``readers`` are all there are, this one among
    them. ``badge`` tells an UNKNOWN card from every other one, where it has something to be told by: see
    ``drivers.cards.badge``.
    """

    phase: CardPhase
    reader: str = ""
    atr: str = ""
    person: Person | None = None
    progress: float = 0.0
    detail: str = ""
    readers: tuple[str, ...] = ()
    badge: str = field(default="", repr=False)
    can: bool = False


class CardReader(Protocol):
    """The port. One instance watches every reader of the machine."""

    def start(self, listener: Callable[[CardState], None]) -> None:
        """Watch from now on; ``listener`` gets the present state at once and every later one, in order.

        It is called on the adapter's own thread and must return soon.
        """
        ...

    def give(self, key: "CardKey") -> None:
        """Open the card that is shown as NEEDS_KEY with this; nothing happens when it has left meanwhile."""
        ...

    def stop(self) -> None:
        """Stop watching; returns within 0.5 s, and the listener is not called after it returns."""
        ...


@dataclass(frozen=True, slots=True, repr=False)
class CardKey:
    """What is printed on a document and opens its chip: one of the two is given. No ``repr``: it identifies.

    ``mrz`` is number, birth and expiry, each with its check digit, as the machine readable zone has them
    (ICAO Doc 9303-11, 4.3.2); ``can`` the card access number. ``drivers.cards.emrtd.mrz`` makes them.
    """

    mrz: str = ""
    can: str = ""

    def __repr__(self) -> str:
        """Which of the two."""
        return f"<CardKey {'mrz' if self.mrz else 'can'}>"


Transmit = Callable[[bytes], tuple[bytes, int, int]]
"""All that a card profile sees of a card: one APDU out, (data, SW1, SW2) back.

Raises ``CardGone`` when the card was pulled, whatever face PC/SC gave that.
"""


class CardGone(Exception):  # an expected end of a read, not an error
    """The card left while a profile was reading it."""


class CardLocked(Exception):  # see CardGone
    """The card opens only with what is printed on it; ``wrong`` when the key that was tried is another's.

    ``can``: a card access number, where one is printed, opens it as the machine readable zone does.
    """

    def __init__(self, *, wrong: bool, can: bool = False) -> None:
        """Keep both."""
        super().__init__()
        self.wrong, self.can = wrong, can


class CardUnreadable(Exception):  # see CardGone
    """The card answered, and what it said is no person; the text is for a technician, nothing personal."""


class CardWantsPin(CardUnreadable):  # see CardGone
    """The card is of a kind we know and wants a PIN or a secret key before it speaks: none is ever given."""
