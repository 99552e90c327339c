"""One visit for every page and state of the screen that is worth a picture, with invented people.

For ``kiosk shots``, for the pictures in the README and for tests of the screen. Each specimen is what
``kiosk.visit`` would hold at that moment; nothing here is reachable from a running terminal.
"""

import secrets
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from drivers.cards import people
from drivers.cards.port import CardPhase
from kiosk import receipt as receipts
from kiosk import visit as v
from kiosk.catalogue import Catalogue, sample
from kiosk.clinics import load, nearest
from kiosk.clock import ClockTrust
from kiosk.desk import Overview, Sought, inbox
from kiosk.drafts import Draft
from kiosk.intent import Match
from kiosk.vaccination import DEFAULT, Child, Schedule, plan
from sync.outbox import Incident, Link, LinkState, Row, State

CHILD = Child(date(2026, 9, 3), "f")
BIRTH = "event:birth/newborn-household/vaccination-plan"
NOW = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)


@dataclass
class StandingClock:
    """A clock that stands: two pictures of one page are the same picture."""

    offset: timedelta | None = timedelta()

    def now(self) -> datetime:
        """``NOW``."""
        return NOW

    def monotonic(self) -> float:
        """Zero."""
        return 0.0

    def trust(self) -> ClockTrust:
        """Confirmed."""
        return ClockTrust.CONFIRMED

    def mend(self, offset: timedelta) -> None:
        """It stands."""

    def hear(self, platform_time: datetime) -> timedelta:
        """It stands."""
        del platform_time
        return timedelta()


def empty(catalogue: Catalogue) -> v.Visit:
    """The home with nobody there and everything working."""
    devices = v.Devices(card=CardPhase.EMPTY, link=Link(LinkState.UP, NOW), printer="none")
    return v.Visit(catalogue, devices=devices)


def pages(catalogue: Catalogue) -> dict[str, v.Visit]:
    """Name, as in ``kiosk shots --screen NAME`` → the visit that shows it."""
    person = people.demo("resident")
    nobody = empty(catalogue)
    devices = nobody.devices
    rows = _rows()
    draft = Draft("minimum-living", catalogue.version, {"phone": "13800138000"}, NOW - timedelta(days=1))
    somebody = replace(
        nobody,
        who=v.Who(person, NOW, applications=rows, drafts=(draft,)),
        devices=replace(devices, card=CardPhase.READY),
    )
    offline = replace(devices, link=Link(LinkState.DOWN, NOW, "platform-unreachable"))
    service = "newborn-household"
    begun = v.Application(service, {"child_name": "张小样", "child_birth": "2027-02-30"})
    wrong = replace(begun, problems={"child_birth": "not-a-date", "child_sex": "required"})
    filled = v.Application(service, _sample(catalogue, service))
    receipt = _receipt(service)
    found = (Match("newborn-household", 1.0), Match("event:birth", 0.8), Match("vaccination-plan", 0.5))

    def at(state: v.State, visit: v.Visit = somebody) -> v.Visit:
        return replace(visit, state=state)

    def card(phase: CardPhase, progress: float = 0.0) -> v.Visit:
        at_reader = replace(devices, card=phase, progress=progress)
        return replace(nobody, devices=at_reader, state=v.Identify(v.Goal.APPLY, service))

    return {
        "home": nobody,
        "home-notice": at(v.Idle("card-taken-draft-kept"), nobody),
        "home-offline": replace(
            nobody,
            devices=replace(offline, card=CardPhase.NO_READER, saving="disk-full"),
        ),
        "home-known": at(v.Choose()),
        "event": at(v.Choose(event="birth")),
        "pick": at(v.Pick("birth", {"vaccines": True}), nobody),
        "together": at(v.ServicePage(BIRTH, v.Choose(event="birth"))),
        "together-review": at(v.Review(v.Application(BIRTH, _sample(catalogue, BIRTH)))),
        "search": at(v.Choose(query="给娃上户口", matches=found), nobody),
        "search-nothing": at(v.Choose(query="天气怎么样", matches=()), nobody),
        "service": at(v.ServicePage(service), nobody),
        "service-list": at(v.ServicePage(service, taking=True), nobody),
        "service-counter": at(v.ServicePage("death-registration"), nobody),
        "identify": card(CardPhase.EMPTY),
        "identify-reading": card(CardPhase.READING, 0.4),
        "identify-mute": card(CardPhase.MUTE),
        "identify-unknown": card(CardPhase.UNKNOWN),
        "identify-failed": card(CardPhase.FAILED),
        "identify-no-reader": card(CardPhase.NO_READER),
        "identify-service-down": card(CardPhase.SERVICE_DOWN),
        "consent": at(v.Consent(person, v.Goal.APPLY, service), nobody),
        "fill": at(v.Fill(v.Application(service, {"child_name": "张小样"}))),
        "fill-problems": at(v.Fill(wrong)),
        "fill-family": at(v.Fill(replace(filled, step=1))),
        "review": at(v.Review(filled)),
        "sign": at(v.Sign(filled)),
        "sign-empty": at(v.Sign(filled, "sign-empty")),
        "saving": at(v.Saving(filled, "M 0 0 L 1 1")),
        "receipt": at(v.ReceiptPage(receipt), replace(somebody, devices=offline)),
        "receipt-received": at(v.ReceiptPage(receipt, service, rows[1:2])),
        "receipt-together": at(v.ReceiptPage(receipt, BIRTH, rows[:3])),
        "receipt-child": at(v.ReceiptPage(receipt, service, child=CHILD)),
        "plan": at(_plan_page(v.ReceiptPage(receipt, service, child=CHILD))),
        "plan-loading": at(v.PlanPage(CHILD, v.ReceiptPage(receipt, service, child=CHILD))),
        "mine": at(v.Mine()),
        "mine-empty": replace(somebody, who=v.Who(person, NOW, applications=()), state=v.Mine()),
        "mine-loading": replace(somebody, who=v.Who(person, NOW), state=v.Mine()),
        "sorry": at(v.Sorry("disk-full", filled)),
        "sorry-not-enrolled": at(v.Sorry("not-enrolled")),
        "timeout": replace(at(v.Fill(begun)), warned=-12.0),
        "staff": replace(at(v.Review(filled)), staff=v.Staff.HERE),
        "handover": replace(at(v.Handover(v.Review(filled))), staff=v.Staff.CALLED),
        **_desks(nobody),
    }


def _desks(nobody: v.Visit) -> dict[str, v.Visit]:
    """The staff's desk on a bad day and on a good one."""
    counts: dict[str, Any] = {state.value: 0 for state in State}
    busy = {**counts, "queued": 3, "refused": 3, "oldest": (NOW - timedelta(minutes=48)).isoformat()}
    since = NOW - timedelta(minutes=62)
    down = Link(LinkState.DOWN, since, attempts=9, next_attempt=NOW + timedelta(seconds=40))
    row = next(row for row in _rows() if row.state is State.REFUSED)
    faulty = replace(
        row, id=UUID(int=2), service="id-card-loss", receipt=receipts.number(7, 37), reason="form-invalid",
        fields={"phone": "phone", "lost_date": "date-in-future"},
    )  # fmt: skip
    lost = replace(
        row, id=UUID(int=3), service="minimum-living", receipt=receipts.number(7, 35), reason="blob-damaged"
    )
    items = inbox((replace(row, id=UUID(int=1)), faulty, lost), frozenset(), down, NOW)

    happened = (Incident(NOW - timedelta(days=1), "malformed", "1", 41, 3, 1, ""),)

    def desk(state: v.Desk, link: Link) -> v.Visit:
        devices = replace(nobody.devices, card=CardPhase.READY, link=link, member=state.member)
        return replace(nobody, state=state, devices=devices, staff=v.Staff.HERE)

    found = Sought(faulty.receipt, "found", faulty)
    return {
        "desk": desk(
            v.Desk("王窗口", Overview(busy, items, happened, (receipts.number(7, 33),)), found), down
        ),
        "desk-empty": desk(
            v.Desk("王窗口", Overview({**counts, "oldest": None}, ()), Sought("1", "invalid")),
            nobody.devices.link or down,
        ),
        "desk-loading": desk(v.Desk("王窗口"), down),
    }


def _plan_page(receipt: v.ReceiptPage) -> v.PlanPage:
    here = NOW.astimezone()
    made = plan(Schedule.load(DEFAULT), CHILD, (), here.date())
    return v.PlanPage(CHILD, receipt, made, tuple(nearest(load(), 0.0, 0.0, here)))


def _sample(catalogue: Catalogue, service: str) -> dict[str, Any]:
    return sample(catalogue.service(service), NOW.date())


def _receipt(service: str) -> receipts.Receipt:
    return receipts.make(
        Ed25519PrivateKey.from_private_bytes(bytes(32)),
        bytes(32),
        number=receipts.number(7, 42),
        id=UUID(int=0x019AB3C4_5D6E_7F80_9A1B_2C3D4E5F6071),
        service=service,
        created=NOW,
        clock_trust=ClockTrust.CONFIRMED,
        digest=bytes(32),
    )


def _rows() -> tuple[Row, ...]:
    """One application in each state that a citizen can see."""
    made = (
        ("newborn-household", State.QUEUED, None, None),
        ("id-card-loss", State.ACCEPTED, None, None),
        ("pension-application", State.DECIDED, "approved", None),
        ("minimum-living", State.DECIDED, "needs-material", "请补交近三个月的收入证明。"),
        ("marriage-appointment", State.REFUSED, None, None),
    )
    return tuple(
        Row(
            id=UUID(bytes=secrets.token_bytes(16)),
            receipt=receipts.number(7, 42 - n),
            seq=42 - n,
            service=service,
            catalogue="2026.11",
            state=state,
            attempts=0,
            next_attempt=None,
            created=NOW - timedelta(days=n),
            clock_trust=ClockTrust.CONFIRMED,
            reason="conflict" if state is State.REFUSED else None,
            fields={},
            decision=decision,
            note=note,
            updated=NOW,
        )
        for n, (service, state, decision, note) in enumerate(made)
    )
