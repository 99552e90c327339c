"""The card machine: what is known of every reader, and what follows from what happens next.

Pure: no clock, no PC/SC, no logging. ``advance(machine, event, now)`` gives the next machine and the effects
that the adapter must carry out; ``shown(machine)`` is the one state that the terminal sees. Rules:

- One card is read at a time. A second card waits until the first has left, then it is read.
- Shown is the reader that matters most: a person, then a reading, a failure, an unknown or a mute card, and
  only then an empty reader. Losing one reader of several is not "no reader".
- A reading that breaks (the contact was lost, or another program holds the card) is tried again while the
  card stays: after ``RETRY_AFTER`` seconds. A broken contact fails for good the third time; a card that
  another program holds is tried for as long as it lies there, and shown as failed from the third time on.
- A card that needs a key waits for it without holding up another reader. The key stays with the card: a
  broken reading goes on with it, and it is forgotten when the card leaves.
- A person may be known before the photo is in: shown is READY, and the reading goes on.
- Results that come too late (the card has left, the service has gone) change nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeAlias, assert_never

from drivers.cards.port import CardKey, CardPhase, CardState
from kiosk.person import Person

RETRY_AFTER = 0.5
"""Seconds until a broken reading is tried again; longer than the 0.4 s in which pcscd notices a removal."""

ATTEMPTS = 3

# What happens. ``reader`` is the name by PC/SC.


@dataclass(frozen=True, slots=True)
class ServiceDown:
    """pcscd does not answer; ``detail`` is the PC/SC error."""

    detail: str


@dataclass(frozen=True, slots=True)
class Readers:
    """The service answers and has exactly these readers, in its order; ``missing`` is why there is none."""

    names: tuple[str, ...]
    missing: str = ""


@dataclass(frozen=True, slots=True)
class CardIn:
    """A card is in and answered; ``insertion`` differs from that of every other card in this reader."""

    reader: str
    atr: str
    insertion: int


@dataclass(frozen=True, slots=True)
class CardMute:
    """A card is in and does not answer."""

    reader: str


@dataclass(frozen=True, slots=True)
class CardOut:
    """The reader is empty."""

    reader: str


@dataclass(frozen=True, slots=True)
class Progressed:
    """A part of the card has been read, 0..1."""

    reader: str
    part: float


@dataclass(frozen=True, slots=True)
class PersonRead:
    """The reading ended with a person."""

    reader: str
    person: Person


@dataclass(frozen=True, slots=True)
class PersonMet:
    """The person is known and the reading goes on."""

    reader: str
    person: Person


@dataclass(frozen=True, slots=True)
class KeyNeeded:
    """The card opens only with what is printed on it; ``wrong``: the key that it had is another's.

    ``can``: a card access number may be printed on it.
    """

    reader: str
    wrong: bool
    can: bool = False


@dataclass(frozen=True, slots=True)
class KeyGiven:
    """Somebody typed what is printed on the card that is shown."""

    key: CardKey


@dataclass(frozen=True, slots=True)
class NotRecognised:
    """No profile can read the card; ``detail`` says to a technician what it is, ``badge`` which."""

    reader: str
    detail: str
    badge: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class ReadFailed:
    """A profile knows the card and there is no person on it."""

    reader: str
    detail: str


@dataclass(frozen=True, slots=True)
class ContactLost:
    """The card stopped answering in mid-reading: most likely it is being pulled."""

    reader: str


@dataclass(frozen=True, slots=True)
class CardBusy:
    """Another program holds the card exclusively."""

    reader: str


@dataclass(frozen=True, slots=True)
class Tick:
    """Time has passed."""


Event: TypeAlias = (
    ServiceDown
    | Readers
    | CardIn
    | CardMute
    | CardOut
    | Progressed
    | PersonMet
    | PersonRead
    | KeyNeeded
    | KeyGiven
    | NotRecognised
    | ReadFailed
    | ContactLost
    | CardBusy
    | Tick
)


@dataclass(frozen=True, slots=True)
class Read:
    """The one effect: read the card in this reader and report how it went."""

    reader: str
    atr: str
    key: CardKey | None = None


class Turn(StrEnum):
    """Where a card is on its way to being read."""

    DONE = "done"  # nothing to read: no card, or the reading has ended
    WAITING = "waiting"  # for another card to leave
    READING = "reading"  # the adapter is at it
    PAUSED = "paused"  # a broken reading waits for ``retry_at``


@dataclass(frozen=True, slots=True)
class Slot:
    """One reader. ``card`` is what would be shown of it; ``retry_at`` is in seconds of the boot clock."""

    card: CardState
    atr: str = ""
    turn: Turn = Turn.DONE
    insertion: int = -1
    attempts: int = 0
    retry_at: float | None = None
    key: CardKey | None = None


@dataclass(frozen=True, slots=True)
class Machine:
    """Everything known. ``down`` is why pcscd does not answer, None while it does; ``missing``: no reader."""

    down: str | None = "not asked yet"
    missing: str = ""
    slots: tuple[Slot, ...] = ()

    def next_retry(self) -> float | None:
        """When a ``Tick`` is due, in seconds of the boot clock; None when nothing waits for time."""
        return min((slot.retry_at for slot in self.slots if slot.retry_at is not None), default=None)


def advance(machine: Machine, event: Event, now: float) -> tuple[Machine, tuple[Read, ...]]:
    """The machine after ``event`` at ``now`` (seconds of the boot clock), and what to do about it."""
    match event:
        case ServiceDown(detail):
            after = Machine(down=detail)
        case Readers(names, missing):
            kept = {slot.card.reader: slot for slot in machine.slots}
            slots = tuple(kept.get(name) or _empty(name) for name in names)
            after = Machine(down=None, missing=missing, slots=slots)
        case Tick():
            after = replace(machine, slots=tuple(_retried(slot, now) for slot in machine.slots))
        case CardIn(reader, atr, insertion):
            after = _changed(machine, reader, lambda slot: _inserted(slot, atr, insertion))
        case CardMute(reader):
            after = _changed(machine, reader, lambda _: Slot(CardState(CardPhase.MUTE, reader)))
        case CardOut(reader):
            after = _changed(machine, reader, lambda _: _empty(reader))
        case KeyGiven(key):
            reader = shown(machine).reader
            after = _changed(machine, reader, lambda slot: _given(slot, key))
        case (
            Progressed()
            | PersonMet()
            | PersonRead()
            | KeyNeeded()
            | NotRecognised()
            | ReadFailed()
            | ContactLost()
            | CardBusy()
        ):
            after = _changed(machine, event.reader, lambda slot: _after_reading(slot, event, now))
        case _:
            assert_never(event)
    return _take_turns(after)


_Result: TypeAlias = (
    Progressed | PersonMet | PersonRead | KeyNeeded | NotRecognised | ReadFailed | ContactLost | CardBusy
)


def _after_reading(slot: Slot, event: _Result, now: float) -> Slot:
    """What a reading reports; nothing, when that card is not being read."""
    if slot.turn is not Turn.READING:
        return slot
    card = CardState(CardPhase.READING, slot.card.reader, slot.atr)
    last = slot.attempts >= ATTEMPTS
    turn = Turn.DONE
    match event:
        case Progressed(_, part):
            known = slot.card if slot.card.phase is CardPhase.READY else card
            card, turn = replace(known, progress=part), Turn.READING
        case KeyNeeded(_, wrong, can):
            card = replace(card, phase=CardPhase.NEEDS_KEY, detail="wrong-key" if wrong else "", can=can)
        case PersonMet(_, person) | PersonRead(_, person):
            goes_on = isinstance(event, PersonMet)
            card = replace(card, phase=CardPhase.READY, person=person, progress=0.0 if goes_on else 1.0)
            turn = Turn.READING if goes_on else Turn.DONE
        case NotRecognised(_, detail, badge):
            card = replace(card, phase=CardPhase.UNKNOWN, detail=detail, badge=badge)
        case ReadFailed(_, detail):
            card = replace(card, phase=CardPhase.FAILED, detail=detail)
        case ContactLost() if last:
            card = replace(card, phase=CardPhase.FAILED, detail="contact lost")
        case ContactLost():
            card, turn = CardState(CardPhase.EMPTY, card.reader), Turn.PAUSED
        case CardBusy():
            phase = CardPhase.FAILED if last else CardPhase.READING
            card, turn = replace(card, phase=phase, detail="another program holds the card"), Turn.PAUSED
        case _:
            assert_never(event)
    return replace(slot, card=card, turn=turn, retry_at=now + RETRY_AFTER if turn is Turn.PAUSED else None)


def _empty(reader: str) -> Slot:
    return Slot(CardState(CardPhase.EMPTY, reader))


def _inserted(slot: Slot, atr: str, insertion: int) -> Slot:
    """A new card waits for its turn; word of the same one again (it was only powered down) is no news."""
    if slot.insertion == insertion:
        return slot
    return Slot(CardState(CardPhase.READING, slot.card.reader, atr), atr, Turn.WAITING, insertion)


def _given(slot: Slot, key: CardKey) -> Slot:
    """A card that waits for its key is read with it; what is shown of any other stays."""
    if slot.card.phase is not CardPhase.NEEDS_KEY:
        return slot
    card = CardState(CardPhase.READING, slot.card.reader, slot.atr)
    return replace(slot, card=card, turn=Turn.WAITING, attempts=0, key=key)


def _retried(slot: Slot, now: float) -> Slot:
    """A paused card waits for its turn again; what is shown of it stays until the reading says more."""
    if slot.retry_at is None or now < slot.retry_at:
        return slot
    return replace(slot, turn=Turn.WAITING, retry_at=None)


def _changed(machine: Machine, reader: str, change: Callable[[Slot], Slot]) -> Machine:
    slots = tuple(change(slot) if slot.card.reader == reader else slot for slot in machine.slots)
    return replace(machine, slots=slots)


def _take_turns(machine: Machine) -> tuple[Machine, tuple[Read, ...]]:
    """Start the next waiting card unless one is read or being read."""
    if any(slot.turn is Turn.READING or slot.card.phase is CardPhase.READY for slot in machine.slots):
        return machine, ()
    turn = next((slot for slot in machine.slots if slot.turn is Turn.WAITING), None)
    if turn is None:
        return machine, ()
    started = replace(turn, turn=Turn.READING, attempts=turn.attempts + 1)
    reader = turn.card.reader
    return _changed(machine, reader, lambda _: started), (Read(reader, turn.atr, turn.key),)


_ORDER = (
    CardPhase.READY,
    CardPhase.READING,
    CardPhase.NEEDS_KEY,
    CardPhase.FAILED,
    CardPhase.UNKNOWN,
    CardPhase.MUTE,
    CardPhase.EMPTY,
    CardPhase.NO_READER,
    CardPhase.SERVICE_DOWN,
)


def weight(phase: CardPhase) -> int:
    """How much a reader in this phase matters beside others: the least number is shown."""
    return _ORDER.index(phase)


def shown(machine: Machine) -> CardState:
    """The one state that the terminal sees."""
    if machine.down is not None:
        return CardState(CardPhase.SERVICE_DOWN, detail=machine.down)
    if not machine.slots:
        return CardState(CardPhase.NO_READER, detail=machine.missing)
    first = min(machine.slots, key=lambda slot: (weight(slot.card.phase), slot.turn is Turn.WAITING))
    return replace(first.card, readers=tuple(slot.card.reader for slot in machine.slots))
