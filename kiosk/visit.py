"""The visit: everything between a touch or a card and the wiped screen, as one pure machine.

``advance(visit, event, now)`` gives the next visit and the effects that ``kiosk.terminal`` must carry out. It
reads no clock, touches no disk and no device; what those find out comes back as events. The screen shows
``Visit`` and nothing else. Rules:

- An event that a state does not know changes nothing: a second tap on a page that has moved on is no error.
- Time-out, card pulled, staff and devices are handled once, for every state.
- What a citizen typed is kept as a draft after every step and whenever a visit ends early, so that a power
  cut costs one step at the most. SAVING cannot be left: it ends in RECEIPT or SORRY, card or no card.
- A card that has served one visit starts no other: it must be put in again.
- A staff card opens the desk where nobody is, and joins a visit that is under way. With one reader the
  citizen's card must leave for it: once help was called the visit then waits, covered, for either card.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeAlias, assert_never
from uuid import UUID

from drivers.cards.emrtd import mrz
from drivers.cards.port import CardKey, CardPhase, CardState
from drivers.printers.port import Job, JobPhase
from drivers.sticks import StickPhase
from kiosk.catalogue import Catalogue, Service
from kiosk.certificate import Certificate, Disclosure, Unfit, Uses, editable, known, uses
from kiosk.certificate.document import paper_of, uses_paper
from kiosk.clinics import Nearby
from kiosk.desk import Overview, Sought
from kiosk.drafts import Draft
from kiosk.form import FieldKind, Form, Step
from kiosk.intent import Match
from kiosk.life_event import items_of, name_of
from kiosk.paper import Booklet, Checklist, Paper, ReceiptPaper
from kiosk.person import Person
from kiosk.question import parse_date
from kiosk.receipt import Receipt
from kiosk.vaccination import Child, Plan
from sync.notices import Notice
from sync.outbox import Link, Row
from sync.policy import NOTHING_UNSENT, Standing

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


class Goal(StrEnum):
    """What a citizen was about to do when a card was needed."""

    CHOOSE = "choose"
    APPLY = "apply"
    MINE = "mine"
    CERTIFICATES = "certificates"


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
    asked again.
    """

    service: str
    answers: Answers = field(default_factory=lambda: NOTHING)
    step: int = 0
    problems: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    replaces: UUID | None = None
    catalogue: Catalogue | None = None
    certificates: tuple[Certificate, ...] = ()


# The states. ``event`` and ``query`` of CHOOSE say what is listed: a life event, a search, or the whole home.


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
    """A document lies there that opens only to what is printed on it: number, birth, expiry are typed.

    ``waiting`` is what the card is for. ``problems`` maps a field to its reason code; ``wrong``: what was
    typed last is another document's.
    """

    waiting: Identify
    values: Answers = field(default_factory=lambda: NOTHING)
    problems: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    wrong: bool = False
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
    """The staff's desk, for as long as their card is in. ``sought``: where an application is."""

    member: str
    overview: Overview | None = None
    sought: Sought | None = None
    phase = Phase.DESK


State: TypeAlias = (
    Idle
    | Identify
    | Key
    | Consent
    | Choose
    | Pick
    | ServicePage
    | Fill
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
)


@dataclass(frozen=True, slots=True)
class Devices:
    """What works now, and what the platform tells. ``saving``: code of what keeps it from saving, or empty.

    ``standing`` says how near the terminal is to what it may take in without a line.

    ``spent``: the card that lies in the reader has served a visit already, or was not wanted; it starts none.
    ``member``: whose staff card lies there, by the name that it was enrolled with.
    """

    card: CardPhase = CardPhase.SERVICE_DOWN
    progress: float = 0.0
    link: Link | None = None
    printer: str = "none"
    saving: str = ""
    spent: bool = False
    stick: StickPhase = StickPhase.NONE
    notices: tuple[Notice, ...] = ()
    standing: Standing = NOTHING_UNSENT
    member: str = field(default="", repr=False)

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


# What can happen. Touches first; each is also a sign of life.


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
class Agree:
    """Consent is given."""


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """One answer as typed, picked or cleared (None)."""

    name: str
    value: Any


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
    | Agree
    | Answer
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
Event: TypeAlias = Touch | Tick | CardSeen | StaffCard | LinkSeen | DeviceEvent | OutboxMoved | Answered


# What must be done.


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
    | Wipe
    | LookAfter
    | Seek
    | TryAgain
)
Effects: TypeAlias = tuple[Effect, ...]


def catalogue_of(visit: Visit, application: Application) -> Catalogue:
    """The catalogue that an application was begun with, and is finished by."""
    return application.catalogue or visit.catalogue


def service_of(visit: Visit, application: Application) -> Service:
    """What is applied for, as its own catalogue has it."""
    return catalogue_of(visit, application).service(application.service)


def form_of(visit: Visit, application: Application, today: date) -> Form:
    """The form being filled, with what the card and certificates answer."""
    person = visit.who.person if visit.who else None
    answered = {
        n: v
        for use in used_by(catalogue_of(visit, application), person, application)
        for n, v in known(use).items()
    }
    return Form(service_of(visit, application), person, today=today, known=answered)


def complete(visit: Visit, application: Application, today: date) -> Answers:
    """The answers with those that a certificate gave: of a life event, every service that asks gets them."""
    person = visit.who.person if visit.who else None
    given = {
        name for use in used_by(catalogue_of(visit, application), person, application) for name in known(use)
    }
    prefilled = form_of(visit, application, today).prefill()
    return {**{n: value for n, value in prefilled.items() if n in given}, **application.answers}


def uses_of(
    catalogue: Catalogue, person: Person, application: Application, certificate: Certificate
) -> Uses | Unfit:
    """What a certificate would do for the application, or why it does nothing."""
    services = [catalogue.service(name) for name in items_of(application.service)]
    return uses(services, certificate, person, application.answers)


def used_by(catalogue: Catalogue, person: Person | None, application: Application) -> tuple[Uses, ...]:
    """What the certificates that the citizen agreed to show do for the application, as it stands."""
    if person is None:
        return ()
    found = (uses_of(catalogue, person, application, one) for one in application.certificates)
    return tuple(one for one in found if not isinstance(one, Unfit))


KEY_FIELDS = mrz.FIELDS
"""What is typed to open a document."""


def typed(state: Key, today: date) -> mrz.Typed:
    """What stands in the boxes, judged: see ``drivers.cards.emrtd.mrz``."""
    return mrz.typed(state.values, today)


def steps_of(form: Form, answers: Answers) -> tuple[Step, ...]:
    """The steps to show: what this terminal cannot take in (files, without a scanner) is left out."""
    found = (
        replace(step, fields=tuple(f for f in step.fields if f.kind is not FieldKind.ATTACHMENT))
        for step in form.steps(answers)
    )
    return tuple(step for step in found if step.fields)


def allowance(visit: Visit) -> float | None:
    """Seconds of silence that this page grants before it asks, or None where it never does."""
    match visit.state:
        case Idle() | Saving():
            return None
        case Fill() | Review() | Sign() | ServicePage() | Key() | Consent() | Pick() | PlanPage() | Desk():
            seconds = READING_SILENCE
        case CertificatesPage() | ScanPage() | DisclosePage() | DisclosuresPage():
            seconds = READING_SILENCE
        case Handover():
            seconds = AFTERGLOW
        case Identify() | Choose() | ReceiptPage() | Mine() | Sorry():
            seconds = SILENCE
        case _:
            assert_never(visit.state)
    return seconds * (1.0 if visit.staff is Staff.AWAY else WITH_STAFF)


def paper_on(visit: Visit) -> Paper | None:
    """What the page that is shown can be printed as."""
    match visit.state:
        case ReceiptPage(receipt, service, rows):
            known = visit.catalogue.find(service or receipt.service)
            titles = [(visit.catalogue.find(row.service), row.receipt) for row in rows]
            items = tuple((found.title, number) for found, number in titles if found)
            return ReceiptPaper(receipt, known.title, items if len(rows) > 1 else ()) if known else None
        case ServicePage(service):
            return Checklist.of(visit.catalogue.service(service))
        case PlanPage(child, plan=plan, clinics=clinics) if plan:
            return Booklet(plan, child.born, clinics)
        case CertificatesPage() as state if (one := opened(visit, state)) and one.verdict.valid:
            return paper_of(one.verdict, one.text)
        case DisclosuresPage() if visit.who and visit.who.disclosures:
            return uses_paper(visit.who.person.name, visit.who.disclosures, visit.catalogue)
    return None


def opened(visit: Visit, state: CertificatesPage) -> Certificate | None:
    """The certificate that is opened on the page; the only one is so by itself."""
    held = visit.who.certificates if visit.who else ()
    if len(held) == 1:
        return held[0]
    return next((one for one in held if one.submission == state.shown), None)


def advance(visit: Visit, event: Event, now: Now) -> tuple[Visit, Effects]:
    """The one transition function; see the module."""
    moved, effects = _advance(visit, event, now)
    if moved.phase is not visit.phase and moved.takeaway != TakeAway():
        moved = replace(moved, takeaway=TakeAway())
    return moved, effects


def _advance(visit: Visit, event: Event, now: Now) -> tuple[Visit, Effects]:
    match event:
        case Tick():
            return _tick(visit, now)
        case CardSeen(card):
            return _card(visit, card, now)
        case StaffCard(_, member):
            return _staff_card(visit, member, now)
        case LinkSeen(link, saving, notices, standing):
            seen = replace(visit.devices, link=link, saving=saving, notices=notices, standing=standing)
            return replace(visit, devices=seen), ()
        case PrinterSeen() | StickSeen() | PaperMoved() | CalendarSaved():
            return _device(visit, event), ()
        case OutboxMoved():
            return visit, _refresh(visit)
        case (
            Known()
            | Judged()
            | Followed()
            | Planned()
            | Found()
            | Saved()
            | NotSaved()
            | LookedAfter()
            | Told()
        ):
            return _answered(visit, event, now)
        case CodeScanned(text) if not _is_news(visit.state, text):
            return visit, ()
        case _:
            alive = replace(visit, touched=now.tick, warned=None)
            return _touch(alive, event, now)


def _is_news(state: State, text: str) -> bool:
    """Whether a code is waited for and not read already: a camera sees the same one again and again."""
    if not isinstance(state, ScanPage) or state.reading:
        return False
    return state.certificate is None or state.certificate.text != text.strip()


def _device(visit: Visit, event: DeviceEvent) -> Visit:
    """What printers and sticks say; late answers, of another page or an earlier sheet, change nothing."""
    take = visit.takeaway
    match event:
        case PrinterSeen(printer):
            return replace(visit, devices=replace(visit.devices, printer=printer))
        case StickSeen(stick):
            return replace(visit, devices=replace(visit.devices, stick=stick))
        case PaperMoved(asked, job):
            known = take.job is not None and not take.job.over and asked == take.asked
            return replace(visit, takeaway=replace(take, job=job)) if known else visit
        case CalendarSaved(file):
            known = take.file is StickPhase.WRITING
            return replace(visit, takeaway=replace(take, file=file)) if known else visit
        case _:
            assert_never(event)


def _take(visit: Visit, event: Print | SaveCalendar, now: Now) -> tuple[Visit, Effects]:
    """One sheet and one file at a time; where there is no printer or no stick a touch means nothing."""
    take = visit.takeaway
    match event:
        case Print(lang):
            paper = paper_on(visit)
            busy = take.job is not None and not take.job.over
            if paper is None or busy or visit.devices.printer == "none":
                return visit, ()
            asked = replace(take, job=Job(), asked=now.tick)
            return replace(visit, takeaway=asked), (PrintPaper(paper, lang, now.tick),)
        case SaveCalendar(lang):
            plan = visit.state.plan if isinstance(visit.state, PlanPage) else None
            if plan is None or take.file is StickPhase.WRITING or visit.devices.stick is StickPhase.NONE:
                return visit, ()
            return replace(visit, takeaway=replace(take, file=StickPhase.WRITING)), (
                WriteCalendar(plan, lang),
            )
        case _:
            assert_never(event)


def _tick(visit: Visit, now: Now) -> tuple[Visit, Effects]:
    job = visit.takeaway.job
    if job and not job.over and now.tick - visit.takeaway.asked >= PRINT_LIMIT:
        lost = Job(JobPhase.FAILED, detail="nothing was heard of it")
        visit = replace(visit, takeaway=replace(visit.takeaway, job=lost))
    granted = allowance(visit)
    if granted is None:
        return visit, ()
    if visit.warned is None:
        if now.tick - visit.touched < granted:
            return visit, ()
        return replace(visit, warned=now.tick), ()
    if now.tick - visit.warned < WARNING * (1.0 if visit.staff is Staff.AWAY else WITH_STAFF):
        return visit, ()
    return _end(visit, "timed-out")


_HELD = frozenset({CardPhase.READING, CardPhase.READY})
"""Where the card that was read can still be there. All other phases say that it is not: with two readers, or
a card changed in a blink, the citizen's may be followed by one that nobody can read, and never by EMPTY.
"""


def _card(visit: Visit, card: CardState, now: Now) -> tuple[Visit, Effects]:
    devices = replace(
        visit.devices,
        card=card.phase,
        progress=card.progress,
        spent=visit.devices.spent and card.phase in _HELD,
        member="",
    )
    seen = replace(visit, devices=devices)
    if isinstance(seen.state, Desk):
        return _desk_left(seen, card, now)
    holder = _holder(seen)
    if card.phase is CardPhase.READY and card.person and not devices.spent:
        if holder is None:
            return _identified(seen, card.person, now)
        if holder == card.person:
            return _resumed(seen, now)
        if _same_document(holder, card.person):
            return _resumed(_told_again(seen, card.person), now)
        if isinstance(seen.state, Saving):
            return _card_left(seen, now)
        ended, effects = _end(seen, "")
        return _with(_identified(_unspent(ended), card.person, now), effects)
    if holder is None:
        return _unopened(seen, card, now)
    if isinstance(seen.state, Handover) and card.phase is CardPhase.NEEDS_KEY:
        ended, effects = _end(seen, "")  # whose it is, only its key tells; what was typed waits for its owner
        return _with(_unopened(_unspent(ended), card, now), effects)
    if card.phase in _HELD and card.reader == holder.reader:
        return seen, ()
    return _card_left(seen, now)


def _same_document(one: Person, other: Person) -> bool:
    """Whether more is known of the one: a photo comes after the text."""
    return (one.reader, one.document, one.id_number, one.birth) == (
        other.reader,
        other.document,
        other.id_number,
        other.birth,
    )


def _told_again(visit: Visit, person: Person) -> Visit:
    if visit.who:
        return replace(visit, who=replace(visit.who, person=person))
    assert isinstance(visit.state, Consent)
    return replace(visit, state=replace(visit.state, person=person))


def _unopened(visit: Visit, card: CardState, now: Now) -> tuple[Visit, Effects]:
    """Nobody is known yet: a document may want its key first, or it has left before it had it."""
    match visit.state:
        case Key() if card.phase is CardPhase.READING:
            return visit, ()
        case Key() as key if card.phase is CardPhase.NEEDS_KEY:
            state: State = replace(key, wrong=bool(card.detail))
        case Key(waiting):
            state = waiting
        case Identify() as waiting if card.phase is CardPhase.NEEDS_KEY:
            state = Key(waiting)
        case ServicePage(service) if card.phase is CardPhase.NEEDS_KEY and _complete(visit, service):
            state = Key(Identify(Goal.APPLY, service))
        case Idle() | Choose() | Pick() if card.phase is CardPhase.NEEDS_KEY:
            state = Key(Identify(Goal.CHOOSE))
        case _:
            return visit, ()
    return replace(visit, state=state, touched=now.tick, warned=None), ()


def _complete(visit: Visit, service: str) -> bool:
    return visit.catalogue.service(service).complete


def _staff_card(visit: Visit, member: str, now: Now) -> tuple[Visit, Effects]:
    """A staff card lies in the reader: the desk opens where nobody is, and a visit is joined."""
    was_in = bool(visit.devices.member)
    spent = visit.devices.spent and was_in
    devices = replace(visit.devices, card=CardPhase.READY, progress=0.0, spent=spent, member=member)
    seen = replace(visit, devices=devices, touched=now.tick, warned=None)
    match seen.state:
        case Idle() if not spent:
            return replace(seen, state=Desk(member), staff=Staff.HERE), (LookAfter(),)
        case Idle() | Desk():
            return seen, ()
        case Handover():
            return _resumed(replace(seen, staff=Staff.HERE), now)
        case Key(waiting):
            return replace(seen, state=waiting, staff=Staff.HERE), ()
    if _holder(seen) is None or was_in:
        return replace(seen, staff=Staff.HERE), ()
    left, effects = _card_left(seen, now)  # the citizen's, in the same blink
    if isinstance(left.state, Idle | Handover):
        return _with(_staff_card(left, member, now), effects)
    return replace(left, staff=Staff.HERE), effects


def _desk_left(visit: Visit, card: CardState, now: Now) -> tuple[Visit, Effects]:
    """Another card than the staff's is shown; while one is being read, theirs may still be there."""
    if card.phase is CardPhase.READING:
        return visit, ()
    ended, effects = _end(visit, "")
    empty = _unspent(ended)
    if card.phase is CardPhase.READY and card.person:
        return _with(_identified(empty, card.person, now), effects)
    return _with(_unopened(empty, card, now), effects)


def _resumed(visit: Visit, now: Now) -> tuple[Visit, Effects]:
    """The card that was waited for is here."""
    if not isinstance(visit.state, Handover):
        return visit, ()
    back = replace(visit, state=visit.state.paused, touched=now.tick, warned=None)
    return back, _refresh(back)


def _holder(visit: Visit) -> Person | None:
    """Whose card this visit rests on."""
    if visit.who:
        return visit.who.person
    state = visit.state.paused if isinstance(visit.state, Handover) else visit.state
    return state.person if isinstance(state, Consent) else None


def _identified(visit: Visit, person: Person, now: Now) -> tuple[Visit, Effects]:
    """A person was read and nobody else is there."""
    match visit.state:
        case Identify(goal, service, replaces):
            state = Consent(person, goal, service)
            if replaces:  # a correction is started from the page of its application, by its holder
                state = Consent(person, Goal.MINE)
        case Key(waiting):
            return _identified(replace(visit, state=waiting), person, now)
        case ServicePage(service) if _complete(visit, service):
            state = Consent(person, Goal.APPLY, service)
        case Saving() | ReceiptPage() | PlanPage():
            return visit, ()  # the page of the one before stands until it is closed or times out
        case _:
            state = Consent(person, Goal.CHOOSE)
    return replace(visit, state=state, touched=now.tick, warned=None), ()


def _card_left(visit: Visit, now: Now) -> tuple[Visit, Effects]:
    match visit.state:
        case Saving() as saving:
            return replace(visit, state=replace(saving, card_left=True)), ()
        case ReceiptPage() | PlanPage():
            early = now.tick - (allowance(visit) or SILENCE) + AFTERGLOW
            return replace(visit, who=None, touched=min(visit.touched, early)), (Wipe(),)
        case Handover():
            return visit, ()
        case _ if visit.staff is not Staff.AWAY:
            covered = replace(visit, state=Handover(visit.state), touched=now.tick, warned=None)
            return covered, _keep(visit)
        case _:
            ended, effects = _end(visit, "card-taken")
            return _unspent(ended), effects  # what lies there now is another card


def _end(visit: Visit, notice: str) -> tuple[Visit, Effects]:
    """Back to an empty home; what was typed is kept, everything else is forgotten.

    A card that is still being read and served nobody yet is not spent: it starts the next visit.
    """
    kept = _keep(visit)
    if kept and notice in {"timed-out", "card-taken"}:
        notice += "-draft-kept"
    card, served = visit.devices.card, _holder(visit) is not None or visit.devices.spent
    spent = card is CardPhase.READY or (card is CardPhase.READING and served)
    ended = Visit(
        catalogue=visit.catalogue,
        state=Idle(notice),
        devices=replace(visit.devices, spent=spent, progress=0.0),
    )
    return ended, (*kept, Wipe())


def _unspent(visit: Visit) -> Visit:
    return replace(visit, devices=replace(visit.devices, spent=False))


def _keep(visit: Visit) -> Effects:
    """Keep what was typed, where something was."""
    application = getattr(visit.state, "application", None)
    if visit.who and application and application.answers and not isinstance(visit.state, Saving):
        return (KeepDraft(visit.who.person.id_number, application),)
    return ()


def _refresh(visit: Visit) -> Effects:
    if isinstance(visit.state, ReceiptPage):
        return (Follow(visit.state.receipt.id),)
    if visit.who and isinstance(
        visit.state, Choose | ServicePage | Mine | CertificatesPage | DisclosuresPage
    ):
        return (Lookup(visit.who.person.id_number),)
    if isinstance(visit.state, Desk):
        return (LookAfter(),)
    return ()


def _answered(visit: Visit, event: Answered, now: Now) -> tuple[Visit, Effects]:
    """What an effect found out; late answers, for a visit that is over, change nothing."""
    state = visit.state
    match event:
        case Known(lookup, applications, drafts, certificates, disclosures, editions):
            if visit.who and visit.who.person.id_number == lookup:
                who = replace(
                    visit.who,
                    applications=applications,
                    drafts=drafts,
                    certificates=certificates,
                    disclosures=disclosures,
                    editions=editions,
                )
                return replace(visit, who=who), ()
        case Judged(certificate):
            if isinstance(state, ScanPage) and state.reading:
                return replace(visit, state=_presented(visit, state, certificate)), ()
        case Followed(rows):
            if isinstance(state, ReceiptPage) and any(row.id == state.receipt.id for row in rows):
                return replace(visit, state=replace(state, rows=rows)), ()
        case Planned(plan, clinics):
            if isinstance(state, PlanPage):
                return replace(visit, state=replace(state, plan=plan, clinics=clinics)), ()
        case Found(query, matches):
            if isinstance(state, Choose) and state.query == query:
                return replace(visit, state=replace(state, matches=matches)), ()
        case Saved(receipt):
            if isinstance(state, Saving):
                return _saved(visit, state, receipt, now)
        case NotSaved(code, fields):
            if isinstance(state, Saving):
                return _not_saved(visit, state, code, fields, now)
        case LookedAfter(overview):
            if isinstance(state, Desk):
                return replace(visit, state=replace(state, overview=overview)), ()
        case Told(sought):
            if isinstance(state, Desk):
                return replace(visit, state=replace(state, sought=sought)), ()
        case _:
            assert_never(event)
    return visit, ()


def _saved(visit: Visit, state: Saving, receipt: Receipt, now: Now) -> tuple[Visit, Effects]:
    page = replace(visit, state=_receipt(state, receipt), touched=now.tick, warned=None)
    follow = Follow(receipt.id)
    if state.card_left:
        return replace(page, who=None), (follow, Wipe())
    return page, (follow,)


def _receipt(state: Saving, receipt: Receipt) -> ReceiptPage:
    answers = state.application.answers
    born, sex = parse_date(str(answers.get("child_birth", ""))), answers.get("child_sex")
    child = Child(born, sex) if born and sex in {"m", "f"} else None
    return ReceiptPage(receipt, state.application.service, child=child)


def _not_saved(
    visit: Visit, state: Saving, code: str, fields: Mapping[str, str], now: Now
) -> tuple[Visit, Effects]:
    sorry = Sorry(code, replace(state.application, problems=fields))
    page = replace(visit, state=sorry, touched=now.tick, warned=None)
    if state.card_left:  # nobody is there to try again; the draft waits for the card
        return _end(page, code)
    return page, _keep(page)


def _touch(visit: Visit, event: Touch, now: Now) -> tuple[Visit, Effects]:
    """What every page understands; the rest is up to the page."""
    match event:
        case Touched():
            if isinstance(visit.state, Idle) and visit.state.notice:
                return replace(visit, state=Idle()), ()
            return visit, ()
        case StaffMoved(staff):
            return replace(visit, staff=staff), ()
    if isinstance(visit.state, Saving):
        return visit, ()
    match event:
        case Finish():
            return _end(visit, "")
        case _ if isinstance(visit.state, Handover):
            return visit, ()
        case Home():
            return _go_and_look(visit, Choose()) if visit.who else _end(visit, "")
        case Print() | SaveCalendar():
            return _take(visit, event, now)
        case OpenMine(application) if visit.who:
            return _go_and_look(visit, Mine(application))
        case OpenMine() if isinstance(visit.state, Consent):
            return replace(visit, state=Consent(visit.state.person, Goal.MINE)), ()
        case OpenMine():
            return _to_reader(visit, Identify(Goal.MINE))
        case OpenCertificates(shown) if visit.who:
            return _go_and_look(visit, CertificatesPage(shown))
        case OpenCertificates() if isinstance(visit.state, Consent):
            return replace(visit, state=Consent(visit.state.person, Goal.CERTIFICATES)), ()
        case OpenCertificates():
            return _to_reader(visit, Identify(Goal.CERTIFICATES))
    return _on_page(visit, event, now)


def _go(visit: Visit, state: State) -> tuple[Visit, Effects]:
    """To another page; what was typed on this one is kept."""
    return replace(visit, state=state), _keep(visit)


def _to_reader(visit: Visit, waiting: Identify) -> tuple[Visit, Effects]:
    """To the page that waits for a card, or for the key of the one that lies there."""
    return _go(visit, Key(waiting) if visit.devices.card is CardPhase.NEEDS_KEY else waiting)


def _go_and_look(visit: Visit, state: State) -> tuple[Visit, Effects]:
    """The same to a page that lists drafts and applications: what was just kept or handed in shows there."""
    lookup = (Lookup(visit.who.person.id_number),) if visit.who else ()
    moved, effects = _go(visit, state)
    return moved, (*effects, *lookup)


def _go_and_follow(visit: Visit, page: ReceiptPage) -> tuple[Visit, Effects]:
    """Back to the receipt, which may have been overtaken meanwhile."""
    return replace(visit, state=page), (Follow(page.receipt.id),)


def _with(result: tuple[Visit, Effects], earlier: Effects) -> tuple[Visit, Effects]:
    visit, effects = result
    return visit, (*earlier, *effects)


def _on_page(visit: Visit, event: Touch, now: Now) -> tuple[Visit, Effects]:
    match visit.state:
        case Idle() | Choose():
            return _on_home(visit, event)
        case Pick() as state:
            return _on_pick(visit, state, event)
        case Identify() as state:
            return _on_identify(visit, state, event)
        case Key() as state:
            return _on_key(visit, state, event, now)
        case Consent() as state:
            return _on_consent(visit, state, event, now)
        case ServicePage() as state:
            return _on_service(visit, state, event, now)
        case Fill(application):
            return _on_fill(visit, application, event, now)
        case Review(application):
            return _on_review(visit, application, event, now)
        case Sign(application):
            return _on_sign(visit, application, event)
        case ReceiptPage(child=child) as state if child and isinstance(event, OpenPlan):
            return replace(visit, state=PlanPage(child, state)), (PlanVaccines(child),)
        case Saving() | ReceiptPage():
            return visit, ()
        case PlanPage(_, back):
            return (_go_and_follow(visit, back)) if isinstance(event, Back) else (visit, ())
        case Mine():
            return _on_mine(visit, event)
        case CertificatesPage() | DisclosuresPage():
            return _on_certificates(visit, event)
        case ScanPage() as state:
            return _on_scan(visit, state, event)
        case DisclosePage(application, certificate):
            return _on_disclose(visit, application, certificate, event)
        case Sorry(_, application):
            return _on_sorry(visit, application, event)
        case Desk():
            return _on_desk(visit, event)
        case Handover():
            return visit, ()
        case _:
            assert_never(visit.state)


def _on_home(visit: Visit, event: Touch) -> tuple[Visit, Effects]:
    here = visit.state if isinstance(visit.state, Choose) else Choose()
    match event:
        case OpenEvent(event_id):
            return _go(visit, Choose(event=event_id))
        case Together(event_id) if visit.catalogue.event(event_id):
            return _go(visit, Pick(event_id))
        case Search(query) if query.strip():
            return replace(visit, state=Choose(query=query, matches=None)), (Find(query),)
        case Search():
            return _go(visit, Choose())
        case OpenService(service, replaces) if service in visit.catalogue.services:
            return _go(visit, ServicePage(service, here, replaces))
        case OpenScan():
            return _go(visit, ScanPage())
        case Resume(service):
            return _resume(visit, service)
        case Discard(service) if visit.who:
            left = tuple(d for d in visit.who.drafts if d.service != service)
            who = replace(visit.who, drafts=left)
            return replace(visit, who=who), (DropDraft(who.person.id_number, service),)
        case Back() if here.event or here.query:
            return _go(visit, Choose())
        case Back() if not visit.who:
            return _end(visit, "")
    return visit, ()


def picked_by(visit: Visit, state: Pick) -> tuple[str, ...]:
    """The services that the answers lead to, in the order in which they are done."""
    event = visit.catalogue.event(state.event)
    return event.picked(state.answers) if event else ()


def together(visit: Visit, state: Pick) -> str:
    """The name of those of them that can be applied for here, as one; empty when there is none."""
    services = [name for name in picked_by(visit, state) if visit.catalogue.service(name).complete]
    return name_of(state.event, services) if services else ""


def _on_pick(visit: Visit, state: Pick, event: Touch) -> tuple[Visit, Effects]:
    match event:
        case PickAnswer(question, yes):
            return replace(visit, state=replace(state, answers={**state.answers, question: yes})), ()
        case Next() if name := together(visit, state):
            return _go(visit, ServicePage(name, Choose(event=state.event)))
        case OpenService(service) if service in visit.catalogue.services:
            return _go(visit, ServicePage(service, Choose(event=state.event)))
        case Back():
            return _go(visit, Choose(event=state.event))
    return visit, ()


def _resume(visit: Visit, service: str, replaces: UUID | None = None) -> tuple[Visit, Effects]:
    """A draft goes on by the catalogue that it was begun with.

    Where that is gone (a damaged disk), it goes on with what the one in force still asks. ``replaces``: the
    submission that is being corrected, where the draft was not begun for it.
    """
    who = visit.who
    for draft in who.drafts if who else ():
        edition = who.editions.get(draft.catalogue) if who else None
        asked = _asked_by(edition or visit.catalogue, service)
        if draft.service == service and asked:
            answers = {name: value for name, value in draft.answers.items() if name in asked}
            instead = replaces or draft.replaces
            return _start(visit, Application(service, answers, replaces=instead, catalogue=edition))
    return visit, ()


def _asked_by(catalogue: Catalogue, service: str) -> frozenset[str]:
    """The names of all questions of a service; none when it cannot be applied for here (any more)."""
    found = catalogue.find(service)
    return frozenset(field.name for field in found.form.fields()) if found and found.form else frozenset()


def _on_identify(visit: Visit, state: Identify, event: Touch) -> tuple[Visit, Effects]:
    if isinstance(event, Back):
        if state.service:
            return _go(visit, ServicePage(state.service, replaces=state.replaces))
        return _end(visit, "")
    return visit, ()


def _on_key(visit: Visit, state: Key, event: Touch, now: Now) -> tuple[Visit, Effects]:
    match event:
        case Answer(name, value) if name in KEY_FIELDS:
            values = {**state.values, name: str(value or "")[:40]}
            problems = {n: code for n, code in state.problems.items() if n != name}
            return replace(visit, state=replace(state, values=values, problems=problems, wrong=False)), ()
        case Next() if visit.devices.card is CardPhase.NEEDS_KEY:
            judged = typed(state, now.at.astimezone().date())
            shown = replace(visit, state=replace(state, problems=judged.problems, wrong=False))
            return shown, (OpenCard(judged.key),) if judged.key else ()
        case Back():
            return _on_identify(visit, state.waiting, event)
    return visit, ()


def _on_consent(visit: Visit, state: Consent, event: Touch, now: Now) -> tuple[Visit, Effects]:
    match event:
        case Back():
            return _end(visit, "not-agreed")
        case Agree():
            agreed = replace(visit, who=Who(state.person, now.at))
            lookup = (Lookup(state.person.id_number),)
            match state.goal:
                case Goal.CHOOSE:
                    return replace(agreed, state=Choose()), lookup
                case Goal.MINE:
                    return replace(agreed, state=Mine()), lookup
                case Goal.CERTIFICATES:
                    return replace(agreed, state=CertificatesPage()), lookup
                case Goal.APPLY:
                    return _with(_start(agreed, Application(state.service)), lookup)
                case _:
                    assert_never(state.goal)
    return visit, ()


def _on_service(visit: Visit, state: ServicePage, event: Touch, now: Now) -> tuple[Visit, Effects]:
    del now
    match event:
        case Back():
            return _go(visit, state.back)
        case TakeList():
            return replace(visit, state=replace(state, taking=not state.taking)), ()
        case Resume(service):
            return _resume(visit, service, state.replaces)
        case Apply() if visit.catalogue.service(state.service).complete:
            if hindrance := visit.devices.hindrance(state.service):
                return _go(visit, Sorry(hindrance))
            if visit.who is None:
                return _to_reader(visit, Identify(Goal.APPLY, state.service, state.replaces))
            if state.replaces and any(d.service == state.service for d in visit.who.drafts):
                return _resume(visit, state.service, state.replaces)
            return _start(visit, Application(state.service, replaces=state.replaces))
    return visit, ()


def _start(visit: Visit, application: Application) -> tuple[Visit, Effects]:
    """Nobody fills in a form in vain."""
    hindrance = visit.devices.hindrance(application.service)
    return replace(visit, state=Sorry(hindrance) if hindrance else Fill(application)), ()


def _on_fill(visit: Visit, application: Application, event: Touch, now: Now) -> tuple[Visit, Effects]:
    form = form_of(visit, application, now.at.astimezone().date())
    match event:
        case Answer(name, value) if name in _asked_by(catalogue_of(visit, application), application.service):
            answers = {**application.answers, name: value}
            if value is None:
                del answers[name]
            problems = {n: code for n, code in application.problems.items() if n != name}
            return replace(visit, state=Fill(replace(application, answers=answers, problems=problems))), ()
        case OpenScan():
            return _go(visit, ScanPage(application))
        case PresentOwn(submission) if own := _own(visit, submission):
            shown = _presented(visit, ScanPage(application), own)
            return _go(visit, shown if shown.unfit else DisclosePage(application, own))
        case DropCertificate(which) if 0 <= which < len(application.certificates):
            left = application.certificates[:which] + application.certificates[which + 1 :]
            return replace(visit, state=Fill(replace(application, certificates=left))), ()
        case Next():
            return _next_step(visit, application, form)
        case Back() if application.step == 0:
            return _go(visit, _explained(visit, application))
        case Back():
            return _go(visit, Fill(replace(application, step=application.step - 1, problems=NOTHING)))
    return visit, ()


def _explained(visit: Visit, application: Application) -> ServicePage | Choose:
    """The page that explains the service; a service that was dropped meanwhile has none."""
    if visit.catalogue.find(application.service) is None:
        return Choose()
    return ServicePage(application.service, replaces=application.replaces)


def _next_step(visit: Visit, application: Application, form: Form) -> tuple[Visit, Effects]:
    """Judge the step; the last good one leads to the review, where the answers are as they will be kept."""
    steps = steps_of(form, application.answers)
    step = min(application.step, len(steps) - 1)
    if steps:
        problems = form.check(application.answers, steps[step].id)
        asked = {f.name for f in steps[step].fields}
        if problems := {name: code for name, code in problems.items() if name in asked}:
            return replace(visit, state=Fill(replace(application, problems=problems))), ()
    further = replace(application, step=step + 1, problems=NOTHING)
    if further.step < len(steps):
        return _kept(visit, Fill(further))
    cleaned = {n: v for n, v in form.clean(application.answers).items() if n not in form.prefill()}
    return _kept(visit, Review(replace(further, answers=cleaned, step=max(step, 0))))


def _kept(visit: Visit, state: Fill | Review) -> tuple[Visit, Effects]:
    """To the next page, and its answers are kept: a power cut costs one step at the most."""
    moved = replace(visit, state=state)
    return moved, _keep(moved)


def _on_review(visit: Visit, application: Application, event: Touch, now: Now) -> tuple[Visit, Effects]:
    form = form_of(visit, application, now.at.astimezone().date())
    steps = steps_of(form, application.answers)
    match event:
        case Back():
            last = replace(application, step=max(len(steps) - 1, 0))
            return _go(visit, Fill(last) if steps else _explained(visit, application))
        case Edit(step) if 0 <= step < len(steps):
            return _go(visit, Fill(replace(application, step=step)))
        case Next():
            problems = form.check(application.answers)
            for n, asked in enumerate(steps):
                here = {f.name: problems[f.name] for f in asked.fields if f.name in problems}
                if here:
                    return _go(visit, Fill(replace(application, step=n, problems=here)))
            return _go(visit, Sign(application))
    return visit, ()


def _on_sign(visit: Visit, application: Application, event: Touch) -> tuple[Visit, Effects]:
    match event:
        case Back():
            return _go(visit, Review(application))
        case Signed(path) if not path:
            return replace(visit, state=Sign(application, "sign-empty")), ()
        case Signed(path) if len(path) > SIGNATURE_LIMIT:
            return replace(visit, state=Sign(application, "sign-too-long")), ()
        case Signed(path) if visit.who:
            saving = replace(visit, state=Saving(application, path))
            return saving, (Enqueue(visit.who, application, path),)
    return visit, ()


def _on_mine(visit: Visit, event: Touch) -> tuple[Visit, Effects]:
    match event:
        case Back():
            return _go(visit, Choose())
        case OpenService(service, replaces) if service in visit.catalogue.services:
            return _go(visit, ServicePage(service, replaces=replaces))
    return visit, ()


def _own(visit: Visit, submission: str) -> Certificate | None:
    """One of this person's own certificates."""
    held = visit.who.certificates if visit.who else ()
    return next((one for one in held if one.submission == submission), None)


def _presented(visit: Visit, page: ScanPage, certificate: Certificate) -> ScanPage:
    """The page with what is said of a certificate, and in an application whether it helps there."""
    unfit = None
    if page.application and visit.who:
        found = uses_of(
            catalogue_of(visit, page.application), visit.who.person, page.application, certificate
        )
        unfit = found if isinstance(found, Unfit) else None
    return ScanPage(page.application, certificate=certificate, unfit=unfit)


def _on_certificates(visit: Visit, event: Touch) -> tuple[Visit, Effects]:
    match event:
        case OpenDisclosures():
            return _go_and_look(visit, DisclosuresPage())
        case OpenScan():
            return _go(visit, ScanPage())
        case OpenService(service) if service in visit.catalogue.services:
            return _go(visit, ServicePage(service))
        case Back() if isinstance(visit.state, DisclosuresPage):
            return _go(visit, CertificatesPage())
        case Back():
            return _go(visit, Choose())
    return visit, ()


def _on_scan(visit: Visit, page: ScanPage, event: Touch) -> tuple[Visit, Effects]:
    match event:
        case CodeScanned(text):
            return replace(visit, state=ScanPage(page.application, reading=True)), (Judge(text),)
        case PresentOwn(submission) if own := _own(visit, submission):
            return replace(visit, state=_presented(visit, page, own)), ()
        case Next() if page.application and page.certificate and not page.unfit:
            return _go(visit, DisclosePage(page.application, page.certificate))
        case Next() if page.certificate:
            return replace(visit, state=ScanPage(page.application)), ()
        case Back() if page.application:
            return _go(visit, Fill(page.application))
        case Back():
            return _go(visit, Choose()) if visit.who else _end(visit, "")
    return visit, ()


def _on_disclose(
    visit: Visit, application: Application, certificate: Certificate, event: Touch
) -> tuple[Visit, Effects]:
    match event:
        case Agree() if visit.who:
            found = uses_of(catalogue_of(visit, application), visit.who.person, application, certificate)
            filled = {} if isinstance(found, Unfit) else editable(found)
            others = tuple(one for one in application.certificates if one.text != certificate.text)
            agreed = replace(
                application,
                answers={**application.answers, **filled},
                certificates=(*others, certificate),
                problems=NOTHING,
            )
            return _kept(visit, Fill(agreed))
        case Back():
            return _go(visit, Fill(application))
    return visit, ()


def _on_sorry(visit: Visit, application: Application | None, event: Touch) -> tuple[Visit, Effects]:
    match event:
        case Next() if application:
            return _go(visit, Review(application))
        case Next() | Back():
            return _go(visit, Choose()) if visit.who else _end(visit, "")
    return visit, ()


def _on_desk(visit: Visit, event: Touch) -> tuple[Visit, Effects]:
    match event:
        case Back():
            return _end(visit, "")
        case Seek(text) if text.strip():
            return visit, (event,)
        case TryAgain():
            return visit, (event,)
    return visit, ()
