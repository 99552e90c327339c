"""The transition function: time, cards, devices, answers, alike in every state; touches go to the pages."""

from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from drivers.cards.port import CardPhase, CardState
from drivers.printers.port import Job, JobPhase
from drivers.sticks import StickPhase
from kiosk.person import Person
from kiosk.question import parse_date
from kiosk.receipt import Receipt
from kiosk.scanning import Developed, PrintRead, ScannerMoved, abandoned
from kiosk.vaccination import Child
from kiosk.visit.certificate_pages import presented
from kiosk.visit.effects import Effects, Follow, LookAfter, Lookup, Wipe
from kiosk.visit.events import (
    Answered,
    CalendarSaved,
    CardSeen,
    CodeScanned,
    DeviceEvent,
    Event,
    Followed,
    Found,
    Judged,
    Known,
    LinkSeen,
    LookedAfter,
    NotSaved,
    OutboxMoved,
    PaperMoved,
    Planned,
    PrinterSeen,
    Saved,
    StaffCard,
    StickSeen,
    Tick,
    Told,
)
from kiosk.visit.form_pages import glass_moved
from kiosk.visit.moves import after_that, end_visit, keep_draft, person_of
from kiosk.visit.pages import touch
from kiosk.visit.states import (
    AFTERGLOW,
    PRINT_LIMIT,
    SILENCE,
    WARNING,
    WITH_STAFF,
    CertificatesPage,
    Choose,
    Consent,
    Desk,
    DisclosuresPage,
    Examining,
    Goal,
    Handover,
    Identify,
    Idle,
    Key,
    KeyWay,
    Mine,
    Now,
    Pick,
    PlanPage,
    ReceiptPage,
    Saving,
    ScanPage,
    ScanPaper,
    ServicePage,
    Sorry,
    Staff,
    State,
    TakeAway,
    Visit,
)
from kiosk.visit.views import allowance, is_zone


def advance(visit: Visit, event: Event, now: Now) -> tuple[Visit, Effects]:
    """The one transition function; see the module. However a scan is left, it is given up."""
    moved, effects = _advance(visit, event, now)
    if moved.phase is not visit.phase and moved.takeaway != TakeAway():
        moved = replace(moved, takeaway=TakeAway())
    if isinstance(visit.state, ScanPaper) and not isinstance(moved.state, ScanPaper):
        effects = (*effects, *abandoned(visit.state.glass))
    return moved, effects


def _advance(visit: Visit, event: Event, now: Now) -> tuple[Visit, Effects]:
    match event:
        case Tick():
            return _tick(visit, now)
        case CardSeen(card):
            return _card(visit, card, now)
        case StaffCard():
            return _staff_card(visit, event, now)
        case LinkSeen(link, saving, notices, standing):
            seen = replace(visit.devices, link=link, saving=saving, notices=notices, standing=standing)
            return replace(visit, devices=seen), ()
        case PrinterSeen() | StickSeen() | PaperMoved() | CalendarSaved():
            return _device(visit, event), ()
        case ScannerMoved(scanner):
            with_scanner = replace(visit, devices=replace(visit.devices, scanner=scanner.phase))
            return glass_moved(with_scanner, event, now)
        case Developed() | PrintRead():
            return glass_moved(visit, event, now)
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
            return touch(alive, event, now)


def _is_news(state: State, text: str) -> bool:
    """Whether a code is waited for and not read already: a camera sees the same one again and again."""
    if isinstance(state, Key):
        return is_zone(text)
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
    return end_visit(visit, "timed-out")


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
        can=card.can,
    )
    seen = replace(visit, devices=devices)
    if isinstance(seen.state, Examining):
        return seen, ()
    if isinstance(seen.state, Desk):
        return _desk_left(seen, card, now)
    holder = person_of(seen)
    if card.phase is CardPhase.READY and card.person and not devices.spent:
        if holder is None:
            return _identified(seen, card.person, now)
        if holder == card.person:
            return _resumed(seen, now)
        if _same_document(holder, card.person):
            return _resumed(_told_again(seen, card.person), now)
        if isinstance(seen.state, Saving):
            return _card_left(seen, now)
        ended, effects = end_visit(seen, "")
        return after_that(_identified(_unspent(ended), card.person, now), effects)
    if holder is None:
        return _unopened(seen, card, now)
    if isinstance(seen.state, Handover) and card.phase is CardPhase.NEEDS_KEY:
        ended, effects = end_visit(seen, "")  # whose it is, only its key tells: what was typed waits
        return after_that(_unopened(_unspent(ended), card, now), effects)
    if card.phase in _HELD and card.reader == holder.reader:
        return seen, ()
    broke = card.phase is CardPhase.FAILED and card.reader == holder.reader
    return _card_left(seen, now, "card-failed" if broke else "card-taken")


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
            way = key.way if card.can or key.way is not KeyWay.CAN else KeyWay.PAGE
            state: State = replace(key, way=way, wrong=bool(card.detail))
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


def _staff_card(visit: Visit, event: StaffCard, now: Now) -> tuple[Visit, Effects]:
    """A staff card lies in the reader: the desk opens where nobody is, and a visit is joined."""
    member = event.member
    was_in = bool(visit.devices.member)
    spent = visit.devices.spent and was_in
    devices = replace(visit.devices, card=CardPhase.READY, progress=0.0, spent=spent, member=member)
    seen = replace(visit, devices=devices, touched=now.tick, warned=None)
    match seen.state:
        case Idle() if not spent:
            desk = Desk(member, technician=event.technician)
            return replace(seen, state=desk, staff=Staff.HERE), (LookAfter(),)
        case Idle() | Desk() | Examining():
            return seen, ()
        case Handover():
            return _resumed(replace(seen, staff=Staff.HERE), now)
        case Key(waiting):
            return replace(seen, state=waiting, staff=Staff.HERE), ()
    if person_of(seen) is None or was_in:
        return replace(seen, staff=Staff.HERE), ()
    left, effects = _card_left(seen, now)  # the citizen's, in the same blink
    if isinstance(left.state, Idle | Handover):
        return after_that(_staff_card(left, event, now), effects)
    return replace(left, staff=Staff.HERE), effects


def _desk_left(visit: Visit, card: CardState, now: Now) -> tuple[Visit, Effects]:
    """Another card than the staff's is shown; while one is being read, theirs may still be there."""
    if card.phase is CardPhase.READING:
        return visit, ()
    ended, effects = end_visit(visit, "")
    empty = _unspent(ended)
    if card.phase is CardPhase.READY and card.person:
        return after_that(_identified(empty, card.person, now), effects)
    return after_that(_unopened(empty, card, now), effects)


def _resumed(visit: Visit, now: Now) -> tuple[Visit, Effects]:
    """The card that was waited for is here."""
    if not isinstance(visit.state, Handover):
        return visit, ()
    back = replace(visit, state=visit.state.paused, touched=now.tick, warned=None)
    return back, _refresh(back)


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


def _card_left(visit: Visit, now: Now, notice: str = "card-taken") -> tuple[Visit, Effects]:
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
            return covered, keep_draft(visit)
        case _:
            ended, effects = end_visit(visit, notice)
            return _unspent(ended), effects  # what lies there now is another card


def _unspent(visit: Visit) -> Visit:
    return replace(visit, devices=replace(visit.devices, spent=False))


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
                return replace(visit, state=presented(visit, state, certificate)), ()
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
        return end_visit(page, code)
    return page, keep_draft(page)
