"""What a visit wants done: ``kiosk.terminal`` carries it out; what it finds out is an event."""

from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from drivers.cards.port import CardKey
from kiosk.paper import Paper
from kiosk.scanning import ScanEffect
from kiosk.vaccination import Child, Plan
from kiosk.visit.events import Seek, TryAgain
from kiosk.visit.states import Application, Who


@dataclass(frozen=True, slots=True, repr=False)
class Lookup:
    """Find what this terminal has of the person: applications, drafts, certificates, and who saw those."""

    id_number: str


@dataclass(frozen=True, slots=True, repr=False)
class Judge:
    """Verify the certificate behind this text, by what is known here."""

    text: str


@dataclass(frozen=True, slots=True, repr=False)
class OpenCard:
    """Try to open the document in the reader with this."""

    key: CardKey


@dataclass(frozen=True, slots=True)
class Follow:
    """Read the row of this submission again, and those of the same life event."""

    id: UUID


@dataclass(frozen=True, slots=True, repr=False)
class PlanVaccines:
    """Plan a child's vaccinations and find the clinics nearby."""

    child: Child


@dataclass(frozen=True, slots=True, repr=False)
class Find:
    """Search the catalogue."""

    query: str


@dataclass(frozen=True, slots=True, repr=False)
class KeepDraft:
    """Encrypt and keep what was typed."""

    id_number: str
    application: Application


@dataclass(frozen=True, slots=True, repr=False)
class DropDraft:
    """Delete the draft of a service."""

    id_number: str
    service: str


@dataclass(frozen=True, slots=True, repr=False)
class Enqueue:
    """Make the submission durable, delete its draft, and say how it went."""

    who: Who
    application: Application
    signature: str


@dataclass(frozen=True, slots=True, repr=False)
class PrintPaper:
    """Bring a document to paper and say at each step how it goes; ``asked`` goes back with the answers."""

    paper: Paper
    lang: str
    asked: float


@dataclass(frozen=True, slots=True, repr=False)
class WriteCalendar:
    """Write a plan as a calendar onto the stick."""

    plan: Plan
    lang: str


@dataclass(frozen=True, slots=True)
class Wipe:
    """Forget the person: caches, clipboard, input method."""


@dataclass(frozen=True, slots=True)
class LookAfter:
    """See what the queue is doing and what waits for a person."""


Effect: TypeAlias = (
    Lookup
    | OpenCard
    | Judge
    | Follow
    | PlanVaccines
    | Find
    | KeepDraft
    | DropDraft
    | Enqueue
    | PrintPaper
    | WriteCalendar
    | ScanEffect
    | Wipe
    | LookAfter
    | Seek
    | TryAgain
)


Effects: TypeAlias = tuple[Effect, ...]
