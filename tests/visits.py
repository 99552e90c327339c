"""Visits to start a test from: people, answers, and the way into every phase."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType
from uuid import UUID

from drivers.cards.people import demo
from drivers.cards.port import CardPhase, CardState
from drivers.scanners.port import ScannerPhase, ScannerState
from kiosk import scanning
from kiosk import visit as v
from kiosk.catalogue import Catalogue, sample
from kiosk.certificate import Certificate, Reason, Verdict
from kiosk.drafts import Draft
from kiosk.person import Person
from kiosk.receipt import Receipt
from sync.states import Row, State
from sync.wire import registry

P = v.Phase
AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
ZHANG, LI = demo("resident"), demo("resident-newborn")
LOST, POOR, MARRIAGE = "id-card-loss", "minimum-living", "marriage-appointment"
BABY = "newborn-household"
WITHOUT_FORM = "property-query"
RETIREE = "retiree-medical"
SHIPPED = Catalogue.load()
AT_THE_COUNTER = replace(SHIPPED.service(WITHOUT_FORM), form=None)
CATALOGUE = replace(SHIPPED, services=MappingProxyType({**SHIPPED.services, WITHOUT_FORM: AT_THE_COUNTER}))
"""The catalogue that ships, but for one service that only the counter takes."""
ANSWERS = {"reason": "lost", "lost_date": "2026-11-20", "collect": "counter", "phone": "13800138000"}
STROKES = "M10 10L90 40"
DRAFT = Draft(POOR, CATALOGUE.version, {"household_size": 3, "phone": "13900139000"}, AT)
RECEIPT = Receipt("0017-000042-8", UUID(int=42), LOST, AT, "confirmed", bytes(32), "WS1:ABC")
CORRECTED = UUID(int=7)
OWN = str(UUID(int=8))
"""The submission that the certificate which is here answered."""


SCANNER = scanning.ScannerMoved(ScannerState(ScannerPhase.READY, "test:0"))


def pension(person: Person = ZHANG, reason: Reason = Reason.VALID, submission: str = OWN) -> Certificate:
    """A pension statement of that person, as it was judged."""
    claims = {"name": person.name, "id_number": person.id_number, "retirement": "2026-10-31"}
    kind = registry.load().types["pension-certificate"]
    return Certificate("WC1:ABC", Verdict(reason, "cwt", "p-a", "Province A", kind, claims), submission)


def row(number: int, state: State = State.QUEUED, note: str | None = None) -> Row:
    """A submission as the outbox shows it."""
    return Row(
        id=UUID(int=number),
        receipt=f"0017-{number:06d}-X",
        seq=number,
        service=LOST,
        catalogue=CATALOGUE.version,
        state=state,
        attempts=0,
        next_attempt=None,
        created=AT,
        clock_trust="confirmed",
        reason=None,
        fields={},
        decision=None,
        note=note,
        updated=AT,
    )


def ready(person: Person) -> v.CardSeen:
    """That person's card was read."""
    return v.CardSeen(CardState(CardPhase.READY, reader=person.reader, person=person, progress=1.0))


def seen(phase: CardPhase, reader: str = "") -> v.CardSeen:
    """The reader side moved, and nobody was read."""
    return v.CardSeen(CardState(phase, reader=reader))


def staff(member: str = "王窗口", *, technician: bool = False) -> v.StaffCard:
    """That member's card was read."""
    return v.StaffCard(CardState(CardPhase.UNKNOWN, reader="A", badge="uid:3b:04"), member, technician)


def known(person: Person, *drafts: Draft) -> v.Known:
    """What this terminal has of that person."""
    return v.Known(person.id_number, (row(7, State.REFUSED),), drafts, (pension(person),))


def typed(**answers: object) -> tuple[v.Event, ...]:
    """Each answer, one after the other."""
    return tuple(v.Answer(name, value) for name, value in answers.items())


def run(
    *events: v.Event, start: v.Visit | None = None, tick: float = 0.0, at: datetime = AT
) -> tuple[v.Visit, list[v.Effect]]:
    """Let events happen, all at the same moment; the visit after them, and every effect."""
    visit, effects = start or v.Visit(CATALOGUE), []
    for event in events:
        visit, more = v.advance(visit, event, v.Now(at, tick))
        effects += more
    return visit, effects


def about_a_child(person: Person = ZHANG) -> tuple[v.Event, ...]:
    """How that person comes to the receipt of a child's registration."""
    answers = sample(CATALOGUE.service(BABY), AT.date())
    asked = (v.OpenService(BABY), v.Apply(), *typed(**answers), *(v.Next() for _ in range(5)))
    return (ready(person), v.Agree(), known(person, DRAFT), *asked, v.Signed(STROKES), v.Saved(RECEIPT))


def way_in(person: Person = ZHANG) -> dict[P, tuple[v.Event, ...]]:
    """How that person comes to each phase: with a draft of another service, and all answers given."""
    asked = (v.OpenService(LOST), v.Apply())
    choose = (ready(person), v.Agree(), known(person, DRAFT))
    fill = (*choose, *asked, *typed(**ANSWERS), v.Next())
    signed = (*fill, v.Next(), v.Next(), v.Signed(STROKES))
    poor = (SCANNER, *choose, v.OpenService(POOR), v.Apply())
    medical = (*choose, v.OpenService(RETIREE), v.Apply())
    return {
        P.IDLE: (),
        P.IDENTIFY: asked,
        P.KEY: (*asked, seen(CardPhase.NEEDS_KEY)),
        P.CONSENT: (*asked, ready(person)),
        P.CHOOSE: choose,
        P.PICK: (*choose, v.OpenEvent("birth"), v.Together("birth")),
        P.SERVICE: (*choose, v.OpenService(LOST)),
        P.FILL: fill,
        P.SCAN_PAPER: (*poor, *typed(phone="13800138000"), v.OpenScanner("income_scan")),
        P.REVIEW: (*fill, v.Next()),
        P.SIGN: (*fill, v.Next(), v.Next()),
        P.SAVING: signed,
        P.RECEIPT: (*signed, v.Saved(RECEIPT)),
        P.PLAN: (*about_a_child(person), v.OpenPlan()),
        P.MINE: (*choose, v.OpenMine()),
        P.CERTIFICATES: (*choose, v.OpenCertificates()),
        P.DISCLOSURES: (*choose, v.OpenCertificates(), v.OpenDisclosures()),
        P.SCAN: (*medical, *typed(phone="13800138000"), v.OpenScan()),
        P.DISCLOSE: (*medical, *typed(phone="13800138000"), v.PresentOwn(OWN)),
        P.SORRY: (*signed, v.NotSaved("disk-full")),
        P.HANDOVER: (*fill, v.StaffMoved(v.Staff.CALLED), seen(CardPhase.EMPTY)),
        P.DESK: (staff(),),
        P.EXAMINING: (staff(technician=True), v.OpenExamination()),
    }


WAY_IN = MappingProxyType(way_in())


def reach(phase: P, *more: v.Event, tick: float = 0.0) -> v.Visit:
    """A visit in that phase, and whatever happens next."""
    visit, _ = run(*WAY_IN[phase], *more, tick=tick)
    return visit


def kept(effects: Iterable[v.Effect]) -> list[v.Application]:
    """The drafts among effects."""
    return [effect.application for effect in effects if isinstance(effect, v.KeepDraft)]


def in_reader(person: Person, reader: str) -> Person:
    """The same person, read elsewhere."""
    return replace(person, reader=reader)
