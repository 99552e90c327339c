"""Where a visit stands: its phases and states, and everything that the screen shows of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeAlias
from uuid import UUID

from drivers.cards.port import CardPhase
from drivers.printers.port import Job
from drivers.scanners.port import ScannerPhase
from drivers.sticks import StickPhase
from kiosk.catalogue import Catalogue
from kiosk.catalogue.life_event import items_of
from kiosk.certificate import Certificate, Disclosure, Unfit
from kiosk.clinics import Nearby
from kiosk.desk import Overview, Sought
from kiosk.drafts import Draft
from kiosk.intent import Match
from kiosk.person import Person
from kiosk.receipt import Receipt
from kiosk.scanning import Glass, Papers
from kiosk.vaccination import Child, Plan
from sync.notices import Notice
from sync.policy import NOTHING_UNSENT, Standing
from sync.states import Link, Row

SILENCE = 60.0
"""Seconds without a touch until the screen asks whether somebody is still there."""


WARNING = 30.0
"""Seconds that the question stands before the visit ends."""


READING_SILENCE = 120.0
"""The same on pages with much to read or to type."""


WITH_STAFF = 3.0
"""Times as long while a member of staff helps."""


AFTERGLOW = 30.0
"""Seconds that a receipt stays once the card was taken."""


PRINT_LIMIT = 180.0
"""Seconds after which a sheet that nothing was heard of counts as failed."""


SIGNATURE_LIMIT = 64_000
"""Characters of SVG path data that a finger's signature may have."""


KEY_LIMIT = 100
"""Characters that one box of a document's key takes: three lines of a zone are 92."""


class Phase(StrEnum):
    """Where a visit stands; the screen has one page for each, named ``screen-PHASE``."""

    IDLE = "idle"
    IDENTIFY = "identify"
    KEY = "key"
    CONSENT = "consent"
    CHOOSE = "choose"
    PICK = "pick"
    SERVICE = "service"
    FILL = "fill"
    SCAN_PAPER = "scan-paper"
    REVIEW = "review"
    SIGN = "sign"
    SAVING = "saving"
    RECEIPT = "receipt"
    PLAN = "plan"
    MINE = "mine"
    CERTIFICATES = "certificates"
    SCAN = "scan"
    DISCLOSE = "disclose"
    DISCLOSURES = "disclosures"
    SORRY = "sorry"
    HANDOVER = "handover"
    DESK = "desk"
    EXAMINING = "examining"


class Goal(StrEnum):
    """What a citizen was about to do when a card was needed."""

    CHOOSE = "choose"
    APPLY = "apply"
    MINE = "mine"
    CERTIFICATES = "certificates"


class KeyWay(StrEnum):
    """What of a document is typed to open it."""

    PAGE = "page"  # number and two dates
    LINES = "lines"  # the lines at the bottom, whole
    CAN = "can"  # the card access number: six digits on the front


class Staff(StrEnum):
    """Whether somebody helps."""

    AWAY = "away"
    CALLED = "called"
    HERE = "here"


Answers: TypeAlias = Mapping[str, Any]


NOTHING: Answers = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Now:
    """The moment of an event: wall clock (aware) and seconds on the clock that never jumps."""

    at: datetime
    tick: float


@dataclass(frozen=True, slots=True, repr=False)
class Who:
    """The citizen of this visit, once they agreed; what this terminal has of them follows later."""

    person: Person
    consent_at: datetime
    applications: tuple[Row, ...] | None = None
    drafts: tuple[Draft, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    disclosures: tuple[Disclosure, ...] = ()
    editions: Mapping[str, Catalogue] = field(default_factory=dict)
    """The older catalogues that drafts were begun with, by version, where they are still here."""


@dataclass(frozen=True, slots=True, repr=False)
class Application:
    """What is being filled in; ``problems`` maps a field to its reason code, for the step shown.

    ``catalogue`` is the older one that it was begun with; None: the one in force.
    ``certificates`` are those that the citizen agreed to show. They are not in a draft: whoever comes back is
    asked again. So it is with ``papers``: pictures are in memory and nowhere else.
    """

    service: str
    answers: Answers = field(default_factory=lambda: NOTHING)
    step: int = 0
    problems: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    replaces: UUID | None = None
    catalogue: Catalogue | None = None
    certificates: tuple[Certificate, ...] = ()
    papers: Papers = field(default_factory=Papers)


@dataclass(frozen=True, slots=True)
class Idle:
    """Home, nobody there. ``notice`` says how the last visit ended, until the next touch or card."""

    notice: str = ""
    phase = Phase.IDLE


@dataclass(frozen=True, slots=True)
class Identify:
    """Waits for a card, to go on to ``goal``."""

    goal: Goal
    service: str = ""
    replaces: UUID | None = None
    phase = Phase.IDENTIFY


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """A document lies there that opens only to what is printed on it, which is typed or comes from a reader.

    ``waiting`` is what the card is for. ``problems`` maps a field to its reason code; ``wrong``: what was
    typed last is another document's. ``heard`` are the lines that a reader of documents has typed so far,
    ``filled`` how often it has filled in, or cleared, the boxes.
    """

    waiting: Identify
    way: KeyWay = KeyWay.PAGE
    values: Answers = field(default_factory=lambda: NOTHING)
    problems: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    wrong: bool = False
    heard: tuple[str, ...] = ()
    filled: int = 0
    phase = Phase.KEY


@dataclass(frozen=True, slots=True, repr=False)
class Consent:
    """A card was read; nothing of it is used before the citizen agrees."""

    person: Person
    goal: Goal
    service: str = ""
    phase = Phase.CONSENT


@dataclass(frozen=True, slots=True)
class Choose:
    """Home while somebody uses it, with or without a card."""

    event: str = ""
    query: str = field(default="", repr=False)
    matches: tuple[Match, ...] | None = field(default=(), repr=False)
    """None while the search runs."""
    phase = Phase.CHOOSE


@dataclass(frozen=True, slots=True)
class Pick:
    """The two or three plain questions of a life event, and what the answers so far lead to."""

    event: str
    answers: Mapping[str, bool] = field(default_factory=dict)
    phase = Phase.PICK


@dataclass(frozen=True, slots=True)
class ServicePage:
    """One service explained; ``back`` is the list that it was chosen from.

    ``taking`` when what to bring is shown as a code for the telephone.
    """

    service: str
    back: Choose = field(default_factory=Choose)
    replaces: UUID | None = None
    taking: bool = False
    phase = Phase.SERVICE


@dataclass(frozen=True, slots=True)
class Fill:
    """One step of the form."""

    application: Application
    phase = Phase.FILL


@dataclass(frozen=True, slots=True, repr=False)
class ScanPaper:
    """A paper for the question of that name lies on the glass, or is shown as it was scanned."""

    application: Application
    name: str
    glass: Glass = field(default_factory=Glass)
    phase = Phase.SCAN_PAPER


@dataclass(frozen=True, slots=True)
class Review:
    """Everything that will be handed in, to read once more."""

    application: Application
    phase = Phase.REVIEW


@dataclass(frozen=True, slots=True)
class Sign:
    """The finger signs."""

    application: Application
    problem: str = ""
    phase = Phase.SIGN


@dataclass(frozen=True, slots=True)
class Saving:
    """Being made durable. The card may leave; ``card_left`` remembers it."""

    application: Application
    signature: str = field(repr=False)
    card_left: bool = False
    phase = Phase.SAVING


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    """Saved. ``rows`` follow what becomes of it while the page stands: several for a life event.

    ``service`` is what was applied for; the receipt names the first application.
    """

    receipt: Receipt
    service: str = ""
    rows: tuple[Row, ...] = ()
    child: Child | None = field(default=None, repr=False)
    """The child that the application was about: its vaccination plan is offered at once."""
    phase = Phase.RECEIPT


@dataclass(frozen=True, slots=True, repr=False)
class PlanPage:
    """A child's vaccinations: ``plan`` is None while it is made; ``clinics`` are the nearest."""

    child: Child
    back: ReceiptPage
    plan: Plan | None = None
    clinics: tuple[Nearby, ...] = ()
    phase = Phase.PLAN


@dataclass(frozen=True, slots=True)
class Mine:
    """My applications; ``shown`` is the one that is opened."""

    shown: UUID | None = None
    phase = Phase.MINE


@dataclass(frozen=True, slots=True)
class CertificatesPage:
    """My e-certificates; ``shown`` is the submission that the one which is opened answered."""

    shown: str = ""
    phase = Phase.CERTIFICATES


@dataclass(frozen=True, slots=True, repr=False)
class ScanPage:
    """Waits for a code, or shows what is said of one; ``unfit`` says why it does not help in a form."""

    application: Application | None = None
    reading: bool = False
    certificate: Certificate | None = None
    unfit: Unfit | None = None
    phase = Phase.SCAN


@dataclass(frozen=True, slots=True, repr=False)
class DisclosePage:
    """What of a certificate would be shown to whom and for what; nothing is before the citizen agrees."""

    application: Application
    certificate: Certificate
    phase = Phase.DISCLOSE


@dataclass(frozen=True, slots=True)
class DisclosuresPage:
    """Who used my data."""

    phase = Phase.DISCLOSURES


@dataclass(frozen=True, slots=True)
class Sorry:
    """It did not work: ``code`` finds the sentence. What was typed is kept in ``application``."""

    code: str
    application: Application | None = None
    phase = Phase.SORRY


@dataclass(frozen=True, slots=True, repr=False)
class Handover:
    """Help was called and the citizen's card has left: covered until it is back, or a staff card is in."""

    paused: "State"
    phase = Phase.HANDOVER

    @property
    def application(self) -> Application | None:
        """What was being filled in."""
        return getattr(self.paused, "application", None)


@dataclass(frozen=True, slots=True, repr=False)
class Desk:
    """The staff's desk, for as long as their card is in. ``sought``: where an application is.

    ``technician``: this card may open the technician's screen.
    """

    member: str
    overview: Overview | None = None
    sought: Sought | None = None
    technician: bool = False
    phase = Phase.DESK


@dataclass(frozen=True, slots=True, repr=False)
class Examining:
    """A technician wants the screen: whoever runs the terminal ends this, and begins with home afterwards.

    Nobody's visit is under way, and no card that is read starts one.
    """

    member: str
    phase = Phase.EXAMINING


State: TypeAlias = (
    Idle
    | Identify
    | Key
    | Consent
    | Choose
    | Pick
    | ServicePage
    | Fill
    | ScanPaper
    | Review
    | Sign
    | Saving
    | ReceiptPage
    | PlanPage
    | Mine
    | CertificatesPage
    | ScanPage
    | DisclosePage
    | DisclosuresPage
    | Sorry
    | Handover
    | Desk
    | Examining
)


@dataclass(frozen=True, slots=True)
class Devices:
    """What works now, and what the platform tells. ``saving``: code of what keeps it from saving, or empty.

    ``standing`` says how near the terminal is to what it may take in without a line.

    ``reads``: print on a scanned page can be read here.

    ``spent``: the card that lies in the reader has served a visit already, or was not wanted; it starts none.
    ``member``: whose staff card lies there, by the name that it was enrolled with. ``can``: the document that
    wants its key may open by a card access number too.
    """

    card: CardPhase = CardPhase.SERVICE_DOWN
    progress: float = 0.0
    link: Link | None = None
    printer: str = "none"
    scanner: ScannerPhase = ScannerPhase.MISSING
    reads: bool = False
    saving: str = ""
    spent: bool = False
    stick: StickPhase = StickPhase.NONE
    notices: tuple[Notice, ...] = ()
    standing: Standing = NOTHING_UNSENT
    member: str = field(default="", repr=False)
    can: bool = False

    @property
    def opening(self) -> bool:
        """Whether a card is being read and nobody is known yet."""
        return self.card is CardPhase.READING

    @property
    def photo(self) -> float:
        """How much of the photo is in, 0..1; 1 where none is on its way."""
        return self.progress if self.card is CardPhase.READY else 1.0

    def hindrance(self, service: str) -> str:
        """The code of why an application for this service cannot be taken now, or empty."""
        if self.saving:
            return self.saving
        return "too-long-offline" if any(map(self.standing.stops, items_of(service))) else ""


@dataclass(frozen=True, slots=True)
class TakeAway:
    """What becomes of the paper and the file that were asked for on this page; another page starts afresh.

    ``asked`` is the tick at which the sheet was wanted: news of an earlier one are no news of this.
    """

    job: Job | None = None
    asked: float = 0.0
    file: StickPhase | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Visit:
    """Everything that the screen shows. ``touched`` and ``warned`` are ticks; None: no question stands."""

    catalogue: Catalogue
    state: State = field(default_factory=Idle)
    who: Who | None = None
    devices: Devices = field(default_factory=Devices)
    staff: Staff = Staff.AWAY
    touched: float = 0.0
    warned: float | None = None
    takeaway: TakeAway = field(default_factory=TakeAway)

    @property
    def phase(self) -> Phase:
        """The phase of the state."""
        return self.state.phase

    def __repr__(self) -> str:
        """The phase, nothing of the person."""
        return f"<Visit {self.phase}>"
