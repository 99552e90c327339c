"""One visit for every page and state of the screen that is worth a picture, with invented people.

For ``kiosk shots``, for the pictures in the README and for tests of the screen. Each specimen is what
``kiosk.visit`` would hold at that moment; nothing here is reachable from a running terminal.
"""

import io
import secrets
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PIL import Image, ImageDraw, ImageFont

from drivers.cards import people
from drivers.cards.emrtd.played.issuer import picture, zone
from drivers.cards.port import CardPhase
from drivers.printers.port import Job, JobPhase
from drivers.scanners.page import Flaw, Page, develop
from drivers.scanners.port import ScannerPhase
from drivers.sticks import StickPhase
from kiosk import receipt as receipts
from kiosk import visit as v
from kiosk.catalogue import Catalogue, sample
from kiosk.certificate import Certificate, Disclosure, Reason, Unfit, Verdict
from kiosk.clinics import load, nearest
from kiosk.clock import ClockTrust
from kiosk.desk import Overview, Sought, inbox
from kiosk.drafts import Draft
from kiosk.intent import Match
from kiosk.person import Person
from kiosk.scanning import At, Glass, Papers
from kiosk.transcript import Offer
from kiosk.vaccination import DEFAULT, Child, Schedule, plan
from sync.notices import Notice
from sync.policy import Level, Standing
from sync.states import Incident, Link, LinkState, Row, State
from sync.wire import registry

CHILD = Child(date(2026, 9, 3), "f")
RETIREE = "retiree-medical"
SAID = (Reason.MALFORMED, Reason.STATUS_UNKNOWN)
"""Verdicts worth a picture: nothing of it is known, and not known for sure."""
FACE = picture("JPEG")
"""A drawn face of nobody, as a chip has it."""
ZONE = "\n".join((zone(people.demo("passport"))[:44], zone(people.demo("passport"))[44:]))
KEY_TYPED = {"number": "X00000017", "birth": "1984-08-12", "expiry": "2034-04-15"}
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
    printer = replace(devices, printer="ready")
    service = "newborn-household"
    begun = v.Application(service, {"child_name": "张小样", "child_birth": "2027-02-30"})
    wrong = replace(begun, problems={"child_birth": "not-a-date", "child_sex": "required"})
    filled = v.Application(service, _sample(catalogue, service))
    receipt = _receipt(service)
    mine = _certificates(person)
    holder = replace(somebody, who=v.Who(person, NOW, rows, certificates=mine, disclosures=(_disclosure(),)))
    medical = v.Application(RETIREE)
    using = v.Application(RETIREE, certificates=mine[:1])
    own = {name: value for name, value in _sample(catalogue, RETIREE).items() if name != "retired_on"}
    own = {**own, "for_whom": "self"}
    child = {"name": "张小样", "sex": "f", "birth": "2026-09-03", "address": person.address}
    page = _certificate("household-register", child, 3)
    posted = {"collect": "post", "current_address": person.address}
    babys = v.Application("newborn-social-card", posted, step=1, certificates=(page,))
    found = (Match("newborn-household", 1.0), Match("event:birth", 0.8), Match("vaccination-plan", 0.5))

    def at(state: v.State, visit: v.Visit = somebody) -> v.Visit:
        return replace(visit, state=state)

    def card(phase: CardPhase, progress: float = 0.0) -> v.Visit:
        at_reader = replace(devices, card=phase, progress=progress)
        return replace(nobody, devices=at_reader, state=v.Identify(v.Goal.APPLY, service))

    def key(
        values: dict[str, str],
        phase: CardPhase = CardPhase.NEEDS_KEY,
        *,
        problems: bool = False,
        wrong: bool = False,
        way: v.KeyWay = v.KeyWay.PAGE,
    ) -> v.Visit:
        state = v.Key(v.Identify(v.Goal.APPLY, service), way, values, wrong=wrong)
        found = v.typed(state, NOW.date()).problems if problems else {}
        at_reader = replace(devices, card=phase, can=way is not v.KeyWay.PAGE)
        return replace(nobody, devices=at_reader, state=replace(state, problems=found))

    def passport(signature: str, photo: bytes) -> v.Visit:
        holder = replace(people.demo("passport"), photo=photo, extra=(("signature", signature),))
        there = replace(devices, card=CardPhase.READY, progress=1.0)
        return replace(nobody, devices=there, state=v.Consent(holder, v.Goal.APPLY, service))

    return {
        "home": nobody,
        "home-notice": at(v.Idle("card-taken-draft-kept"), nobody),
        "home-told": replace(nobody, devices=replace(devices, notices=_notices())),
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
        "service-printed": at(
            v.ServicePage(service),
            replace(nobody, devices=printer, takeaway=v.TakeAway(Job(JobPhase.PRINTED))),
        ),
        "service-stopped": replace(
            nobody,
            devices=replace(offline, standing=Standing(Level.STOP, 900)),
            state=v.ServicePage(service),
        ),
        "service-counter": at(v.ServicePage("death-registration"), nobody),
        "identify": card(CardPhase.EMPTY),
        "identify-reading": card(CardPhase.READING, 0.4),
        "identify-mute": card(CardPhase.MUTE),
        "identify-unknown": card(CardPhase.UNKNOWN),
        "identify-failed": card(CardPhase.FAILED),
        "identify-no-reader": card(CardPhase.NO_READER),
        "identify-service-down": card(CardPhase.SERVICE_DOWN),
        "key": key({}),
        "key-typed": key({"number": "X00000017", "birth": "1984-08-12"}),
        "key-problems": key({"number": "X0000é", "birth": "1984-02-31"}, problems=True),
        "key-wrong": key(KEY_TYPED, wrong=True),
        "key-lines": key({"lines": ZONE[:74].replace("840812", "840912")}, way=v.KeyWay.LINES),
        "key-lines-wrong": key({"lines": ZONE[:-1] + "5"}, way=v.KeyWay.LINES, problems=True),
        "key-can": key({"can": "482"}, way=v.KeyWay.CAN, problems=True),
        "key-can-wrong": key({"can": "482952"}, way=v.KeyWay.CAN, wrong=True),
        "key-opening": key(KEY_TYPED, CardPhase.READING),
        "consent-photo": at(
            v.Consent(people.demo("passport"), v.Goal.APPLY, service),
            replace(nobody, devices=replace(devices, card=CardPhase.READY, progress=0.4)),
        ),
        "consent-read": passport("unverified", FACE),
        "consent-verified": passport("verified", FACE),
        "consent-forged": passport("failed", FACE),
        "consent-no-photo": passport("unverified", b""),
        "consent-police": at(v.Consent(replace(person, photo=b"WLT"), v.Goal.APPLY, service), nobody),
        "consent": at(v.Consent(person, v.Goal.APPLY, service), nobody),
        "fill": at(v.Fill(v.Application(service, {"child_name": "张小样"}))),
        "fill-problems": at(v.Fill(wrong)),
        "fill-family": at(v.Fill(replace(filled, step=1))),
        **_scanning(catalogue, somebody),
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
        "receipt-printing": at(
            v.ReceiptPage(receipt),
            replace(somebody, devices=printer, takeaway=v.TakeAway(Job(JobPhase.PRINTING))),
        ),
        "receipt-no-paper": at(
            v.ReceiptPage(receipt),
            replace(
                somebody,
                devices=replace(printer, printer="paper-out"),
                takeaway=v.TakeAway(Job(JobPhase.PAPER_OUT)),
            ),
        ),
        "plan-stick": at(
            _plan_page(v.ReceiptPage(receipt, service, child=CHILD)),
            replace(
                somebody,
                devices=replace(printer, stick=StickPhase.READY),
                takeaway=v.TakeAway(file=StickPhase.WRITTEN),
            ),
        ),
        "mine": at(v.Mine()),
        "mine-empty": replace(somebody, who=v.Who(person, NOW, applications=()), state=v.Mine()),
        "mine-loading": replace(somebody, who=v.Who(person, NOW), state=v.Mine()),
        "certificates": at(v.CertificatesPage(mine[0].submission), holder),
        "certificates-empty": at(v.CertificatesPage()),
        "scan": at(v.ScanPage(), nobody),
        "scan-form": at(v.ScanPage(medical), holder),
        "scan-usable": at(v.ScanPage(medical, certificate=mine[0]), holder),
        "scan-another": at(v.ScanPage(medical, False, mine[0], Unfit.ANOTHER_PERSON), holder),
        **{f"scan-{reason}": at(v.ScanPage(certificate=_judged(mine[0], reason)), nobody) for reason in SAID},
        "disclose": at(v.DisclosePage(medical, mine[0]), holder),
        "disclosures": at(v.DisclosuresPage(), holder),
        "disclosures-empty": at(v.DisclosuresPage()),
        "fill-offer": at(v.Fill(medical), holder),
        "fill-certified": at(v.Fill(using), holder),
        "fill-editable": at(v.Fill(babys), holder),
        "review-certified": at(v.Review(replace(using, answers=own)), holder),
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

    happened = (
        Incident(NOW - timedelta(days=1), "database-damaged", "1", 41, 3, 1, ""),
        Incident(NOW - timedelta(hours=2), "platform-restored", "", 12, 0, 0, ""),
    )

    def desk(state: v.Desk, link: Link) -> v.Visit:
        devices = replace(nobody.devices, card=CardPhase.READY, link=link, member=state.member)
        return replace(nobody, state=state, devices=devices, staff=v.Staff.HERE)

    found = Sought(faulty.receipt, "found", faulty)
    return {
        "desk": desk(
            v.Desk("王窗口", Overview(busy, items, happened, (receipts.number(7, 33),)), found), down
        ),
        "desk-empty": desk(
            v.Desk("王技术", Overview({**counts, "oldest": None}, ()), Sought("1", "invalid"), True),
            nobody.devices.link or down,
        ),
        "desk-loading": desk(v.Desk("王窗口"), down),
        "examining": replace(nobody, state=v.Examining("王技术")),
    }


def _scanning(catalogue: Catalogue, somebody: v.Visit) -> dict[str, v.Visit]:
    """A question for a paper, and the page that scans it."""
    scanner = replace(somebody, devices=replace(somebody.devices, scanner=ScannerPhase.READY))
    service, name = "minimum-living", "income_scan"
    begun = v.Application(service, _sample(catalogue, service), papers=Papers(here=True))
    page = _page()
    scanned = replace(
        begun, papers=begun.papers.with_page(name, page).with_page(name, replace(page, name="second"))
    )
    bad = replace(page, flaws=(Flaw.BLURRED, Flaw.CUT_OFF))
    glasses = {
        "scan-paper": Glass(),
        "scan-paper-jammed": Glass(trouble=ScannerPhase.JAMMED),
        "scan-paper-scanning": Glass(At.SCANNING, 1.0, 0.4),
        "scan-paper-working": Glass(At.WORKING, 1.0, 1.0),
        "scan-paper-shown": Glass(At.SHOWN, page=page),
        "scan-paper-flaws": Glass(At.SHOWN, page=bad),
        "scan-paper-cutting": Glass(At.CUTTING, page=page),
    }
    reads = replace(scanner, devices=replace(scanner.devices, reads=True))
    lines = ("PROOF OF INCOME", *(f"{n:02}   Sample Household   {900 + 37 * n}.00 yuan" for n in range(1, 8)))
    account, disability = "6222020000000000000", "11010119491231002X43"
    offers = (Offer("bank_account", account), Offer("disability_number", disability))
    taken = replace(begun, answers={**begun.answers, "difficulty": ["disability"], "bank_account": account})
    glasses |= {
        "scan-paper-reading": Glass(At.READING, 1.0, page=page),
        "scan-paper-unread": Glass(At.SHOWN, page=page, unread=True),
        "scan-paper-read": Glass(At.READ, page=page, lines=lines, offers=offers),
    }
    return {
        "fill-paper": replace(scanner, state=v.Fill(begun)),
        "fill-scanned": replace(scanner, state=v.Fill(scanned)),
        "fill-counter": replace(scanner, state=v.Fill(replace(begun, papers=begun.papers.brought(name)))),
        **{key: replace(reads, state=v.ScanPaper(taken, name, glass)) for key, glass in glasses.items()},
        "scan-paper-missing": replace(somebody, state=v.ScanPaper(begun, name)),
        "review-scanned": replace(scanner, state=v.Review(scanned)),
    }


@cache
def _page() -> Page:
    """A page of print with a stamp."""
    scan = Image.new("RGB", (1240, 1754), (246, 246, 242))
    draw = ImageDraw.Draw(scan)
    draw.text((330, 170), "PROOF OF INCOME", (20, 20, 30), ImageFont.load_default(64))
    for n in range(14):
        line = f"{n + 1:02}   Sample Household   {900 + 37 * n}.00 yuan   {n % 12 + 1:02}/2026"
        draw.text((160, 340 + 68 * n), line, (30, 30, 40), ImageFont.load_default(36))
    draw.ellipse((760, 1360, 1000, 1600), outline=(190, 30, 30), width=10)
    draw.text((800, 1455), "SAMPLE", (190, 30, 30), ImageFont.load_default(40))
    held = io.BytesIO()
    scan.save(held, "PPM")
    page = develop(held.getvalue())
    assert page
    return page


def _certificates(person: Person) -> tuple[Certificate, ...]:
    """Two of that person; the codes are long enough to be codes, and open nothing."""
    pension = {"name": person.name, "id_number": person.id_number, "retirement": "2026-10-31"}
    work = {"name": person.name, "id_number": person.id_number, "work": "employed"}
    more: dict[str, dict[str, Any]] = {
        "pension-certificate": {**pension, "retirement_kind": "normal", "decided": "2026-11-20"},
        "employment-registration": {**work, "employer": "样例县云上食品有限公司", "since": "2026-10-01"},
    }
    return tuple(_certificate(kind, claims, n) for n, (kind, claims) in enumerate(more.items(), 1))


def _certificate(kind: str, claims: dict[str, Any], n: int) -> Certificate:
    verdict = Verdict(
        Reason.VALID,
        "cwt",
        issuer="p-sample",
        issuer_name="演示省政务服务平台",
        kind=registry.load().types[kind],
        claims=claims,
        issued=NOW - timedelta(days=4),
        expires=NOW + timedelta(days=1000) if n > 1 else None,
    )
    text = f"WC1:{n}" + "6BFOXN*TS0BI$ZD4N9:9S6RCVN5+O30K3/XIV0W23NTDE" * 9
    return Certificate(text, verdict, str(UUID(int=0x019AB3C4_5D6E_7F80_9A1B_2C3D4E5F6070 + n)))


def _judged(one: Certificate, reason: Reason) -> Certificate:
    """The same with another verdict, and with no more of it than the verifier shows then."""
    age = timedelta(days=9) if reason is Reason.STATUS_UNKNOWN else None
    verdict = replace(one.verdict, reason=reason, status_age=age)
    if reason in {Reason.MALFORMED, Reason.UNKNOWN_ISSUER, Reason.ALTERED}:
        verdict = Verdict(reason, one.verdict.format)
    return replace(one, verdict=verdict, submission="")


def _disclosure() -> Disclosure:
    claims = ("name", "id_number", "retirement", "retirement_kind")
    return Disclosure(UUID(int=1), RETIREE, "pension-certificate", "演示省政务服务平台", claims, NOW)


def _plan_page(receipt: v.ReceiptPage) -> v.PlanPage:
    here = NOW.astimezone()
    made = plan(Schedule.load(DEFAULT), CHILD, (), here.date())
    return v.PlanPage(CHILD, receipt, made, tuple(nearest(load(), 0.0, 0.0, here)))


def _notices() -> tuple[Notice, ...]:
    zh = "11月28日（星期六）上午大厅停电，自助终端照常可用。"
    en = "No power in the hall on the morning of Saturday 28 November. This terminal works as usual."
    return (Notice(UUID(int=1), NOW, zh, en, NOW + timedelta(days=4)),)


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
