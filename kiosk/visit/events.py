"""What can happen in a visit. Touches first; each is also a sign of life."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from uuid import UUID

from drivers.cards.port import CardState
from drivers.printers.port import Job
from drivers.sticks import StickPhase
from kiosk.catalogue import Catalogue
from kiosk.certificate import Certificate, Disclosure
from kiosk.clinics import Nearby
from kiosk.desk import Overview, Sought
from kiosk.drafts import Draft
from kiosk.intent import Match
from kiosk.receipt import Receipt
from kiosk.scanning import Developed, PrintRead, ScannerMoved, ScanTouch
from kiosk.vaccination import Plan
from kiosk.visit.states import NOTHING, KeyWay, Staff
from sync.notices import Notice
from sync.policy import NOTHING_UNSENT, Standing
from sync.states import Link, Row


@dataclass(frozen=True, slots=True)
class Touched:
    """A finger on the glass, somewhere; also the answer "I need more time"."""


@dataclass(frozen=True, slots=True)
class OpenEvent:
    """A life event, or ``""`` for the whole home."""

    event: str


@dataclass(frozen=True, slots=True)
class Together:
    """Do a life event as one thing."""

    event: str


@dataclass(frozen=True, slots=True)
class PickAnswer:
    """Yes or no to one of its questions."""

    question: str
    yes: bool


@dataclass(frozen=True, slots=True, repr=False)
class Search:
    """Words in the search box, as they stand now."""

    query: str


@dataclass(frozen=True, slots=True)
class OpenService:
    """One service, to read about it; ``replaces`` when it is done again after a refusal."""

    service: str
    replaces: UUID | None = None


@dataclass(frozen=True, slots=True)
class TakeList:
    """Show, or hide again, what to bring as a code to take along."""


@dataclass(frozen=True, slots=True)
class OpenPlan:
    """The vaccination plan of the child that the application was about."""


@dataclass(frozen=True, slots=True)
class Print:
    """Print what this page is about, in that language."""

    lang: str


@dataclass(frozen=True, slots=True)
class SaveCalendar:
    """Put the plan's calendar on the stick, in that language."""

    lang: str


@dataclass(frozen=True, slots=True)
class Apply:
    """Start the application of the service that is shown."""


@dataclass(frozen=True, slots=True)
class OpenMine:
    """My applications; ``application`` opens or closes one of them."""

    application: UUID | None = None


@dataclass(frozen=True, slots=True)
class OpenCertificates:
    """My e-certificates; ``shown`` opens or closes one of them."""

    shown: str = ""


@dataclass(frozen=True, slots=True)
class OpenDisclosures:
    """Who used my data."""


@dataclass(frozen=True, slots=True)
class OpenScan:
    """Show a certificate by its code; in a form, to use it there."""


@dataclass(frozen=True, slots=True, repr=False)
class CodeScanned:
    """A scanner or a camera read this."""

    text: str


@dataclass(frozen=True, slots=True)
class PresentOwn:
    """The same with one's own, by the submission that it answered."""

    submission: str


@dataclass(frozen=True, slots=True)
class DropCertificate:
    """Do not use the one with this number in the application after all."""

    which: int


@dataclass(frozen=True, slots=True)
class OpenScanner:
    """Scan a page for the question of that name."""

    field: str


@dataclass(frozen=True, slots=True)
class DropPage:
    """Do not hand in that page of it after all."""

    field: str
    which: int


@dataclass(frozen=True, slots=True)
class BringPaper:
    """The paper is brought to the counter; once more: it is not."""

    field: str


@dataclass(frozen=True, slots=True)
class Agree:
    """Consent is given."""


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """One answer as typed, picked or cleared (None)."""

    name: str
    value: Any


@dataclass(frozen=True, slots=True)
class OpenBy:
    """Open the document by what is typed in that way."""

    way: KeyWay


@dataclass(frozen=True, slots=True)
class Next:
    """On: to the next step, to the signature, or to try again after SORRY."""


@dataclass(frozen=True, slots=True)
class Back:
    """One page back; from the first, out."""


@dataclass(frozen=True, slots=True)
class Edit:
    """From the review to the step of that index."""

    step: int


@dataclass(frozen=True, slots=True, repr=False)
class Signed:
    """SVG path data (SVG 1.1 §8.3) of a finger's strokes."""

    path: str


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on with a draft of this service."""

    service: str


@dataclass(frozen=True, slots=True)
class Discard:
    """Throw a draft of this service away."""

    service: str


@dataclass(frozen=True, slots=True)
class Home:
    """To the whole home; what was typed is kept as a draft."""


@dataclass(frozen=True, slots=True)
class Finish:
    """The citizen is done: wipe everything."""


@dataclass(frozen=True, slots=True)
class StaffMoved:
    """Help was called, has come, or has left."""

    staff: Staff


@dataclass(frozen=True, slots=True)
class Seek:
    """At the desk: where is the application of this receipt number, or receipt's QR text? Also an effect."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class TryAgain:
    """At the desk: send this submission again now. Also an effect."""

    id: UUID


@dataclass(frozen=True, slots=True)
class OpenExamination:
    """At the desk of a technician: examine this terminal."""


Touch: TypeAlias = (
    Touched
    | OpenEvent
    | Together
    | PickAnswer
    | Search
    | OpenService
    | Apply
    | OpenPlan
    | TakeList
    | Print
    | SaveCalendar
    | OpenMine
    | OpenCertificates
    | OpenDisclosures
    | OpenScan
    | CodeScanned
    | PresentOwn
    | DropCertificate
    | OpenScanner
    | DropPage
    | BringPaper
    | ScanTouch
    | Agree
    | Answer
    | OpenBy
    | Next
    | Back
    | Edit
    | Signed
    | Resume
    | Discard
    | Home
    | Finish
    | StaffMoved
    | Seek
    | TryAgain
    | OpenExamination
)


@dataclass(frozen=True, slots=True)
class Tick:
    """Time has passed."""


@dataclass(frozen=True, slots=True)
class CardSeen:
    """The reader side moved."""

    card: CardState


@dataclass(frozen=True, slots=True)
class StaffCard:
    """The reader side moved, and the card is the one of this member of staff."""

    card: CardState
    member: str = field(repr=False)
    technician: bool = False


@dataclass(frozen=True, slots=True)
class LinkSeen:
    """What the agent last said of the line, what keeps from saving (a code, or empty), and notices."""

    link: Link | None
    saving: str
    notices: tuple[Notice, ...] = ()
    standing: Standing = NOTHING_UNSENT


@dataclass(frozen=True, slots=True)
class PrinterSeen:
    """How the printers are, in one word; ``none`` where there is none."""

    printer: str


@dataclass(frozen=True, slots=True)
class StickSeen:
    """A stick was plugged in or pulled."""

    stick: StickPhase


@dataclass(frozen=True, slots=True)
class PaperMoved:
    """Answers ``PrintPaper``, at each step of the sheet's life."""

    asked: float
    job: Job


@dataclass(frozen=True, slots=True)
class CalendarSaved:
    """Answers ``WriteCalendar``."""

    file: StickPhase


@dataclass(frozen=True, slots=True)
class OutboxMoved:
    """Some submission moved; what is on the screen may be out of date."""


@dataclass(frozen=True, slots=True, repr=False)
class Known:
    """What this terminal has of a person: answers ``Lookup``."""

    lookup: str
    applications: tuple[Row, ...]
    drafts: tuple[Draft, ...]
    certificates: tuple[Certificate, ...] = ()
    disclosures: tuple[Disclosure, ...] = ()
    editions: Mapping[str, Catalogue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, repr=False)
class Judged:
    """Answers ``Judge``."""

    certificate: Certificate


@dataclass(frozen=True, slots=True)
class Followed:
    """The rows behind the receipt on the screen: answers ``Follow``."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Planned:
    """Answers ``PlanVaccines``."""

    plan: Plan
    clinics: tuple[Nearby, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Found:
    """Answers ``Find``."""

    query: str
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Saved:
    """Answers ``Enqueue``: durable."""

    receipt: Receipt


@dataclass(frozen=True, slots=True)
class NotSaved:
    """Answers ``Enqueue``: nothing was promised; ``fields`` when answers were at fault."""

    code: str
    fields: Mapping[str, str] = field(default_factory=lambda: NOTHING)


DeviceEvent: TypeAlias = PrinterSeen | StickSeen | PaperMoved | CalendarSaved


@dataclass(frozen=True, slots=True)
class LookedAfter:
    """Answers ``LookAfter``."""

    overview: Overview


@dataclass(frozen=True, slots=True, repr=False)
class Told:
    """Answers ``Seek``."""

    sought: Sought


Answered: TypeAlias = Known | Judged | Followed | Planned | Found | Saved | NotSaved | LookedAfter | Told


Event: TypeAlias = (
    Touch
    | Tick
    | CardSeen
    | StaffCard
    | LinkSeen
    | DeviceEvent
    | ScannerMoved
    | Developed
    | PrintRead
    | OutboxMoved
    | Answered
)
