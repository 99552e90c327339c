"""What a touch means on each page."""

from dataclasses import replace
from typing import assert_never
from uuid import UUID

from drivers.cards.port import CardPhase
from kiosk.clock import days
from kiosk.visit.certificate_pages import on_certificates, on_disclose, on_scan
from kiosk.visit.effects import DropDraft, Effects, Find, Lookup, OpenCard, PlanVaccines
from kiosk.visit.events import (
    Agree,
    Answer,
    Apply,
    Back,
    CodeScanned,
    Discard,
    Finish,
    Home,
    Next,
    OpenBy,
    OpenCertificates,
    OpenEvent,
    OpenExamination,
    OpenMine,
    OpenPlan,
    OpenScan,
    OpenService,
    PickAnswer,
    Print,
    Resume,
    SaveCalendar,
    Search,
    Seek,
    StaffMoved,
    TakeList,
    Together,
    Touch,
    Touched,
    TryAgain,
)
from kiosk.visit.form_pages import asked_by, on_fill, on_review, on_scan_paper, on_sign
from kiosk.visit.moves import (
    after_that,
    end_visit,
    go,
    go_and_follow,
    go_and_look,
    start_form,
    take_along,
    to_reader,
)
from kiosk.visit.states import (
    KEY_LIMIT,
    NOTHING,
    Application,
    CertificatesPage,
    Choose,
    Consent,
    Desk,
    DisclosePage,
    DisclosuresPage,
    Examining,
    Fill,
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
    Review,
    Saving,
    ScanPage,
    ScanPaper,
    ServicePage,
    Sign,
    Sorry,
    Visit,
    Who,
)
from kiosk.visit.views import (
    KEY_FIELDS,
    heard,
    together,
    typed,
)


def touch(visit: Visit, event: Touch, now: Now) -> tuple[Visit, Effects]:
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
            return end_visit(visit, "")
        case _ if isinstance(visit.state, Handover | Examining):
            return visit, ()
        case Home():
            return go_and_look(visit, Choose()) if visit.who else end_visit(visit, "")
        case Print() | SaveCalendar():
            return take_along(visit, event, now)
        case OpenMine(application) if visit.who:
            return go_and_look(visit, Mine(application))
        case OpenMine() if isinstance(visit.state, Consent):
            return replace(visit, state=Consent(visit.state.person, Goal.MINE)), ()
        case OpenMine():
            return to_reader(visit, Identify(Goal.MINE))
        case OpenCertificates(shown) if visit.who:
            return go_and_look(visit, CertificatesPage(shown))
        case OpenCertificates() if isinstance(visit.state, Consent):
            return replace(visit, state=Consent(visit.state.person, Goal.CERTIFICATES)), ()
        case OpenCertificates():
            return to_reader(visit, Identify(Goal.CERTIFICATES))
    return _on_page(visit, event, now)


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
            return on_fill(visit, application, event, now)
        case ScanPaper() as state:
            return on_scan_paper(visit, state, event, now)
        case Review(application):
            return on_review(visit, application, event, now)
        case Sign(application):
            return on_sign(visit, application, event)
        case ReceiptPage(child=child) as state if child and isinstance(event, OpenPlan):
            return replace(visit, state=PlanPage(child, state)), (PlanVaccines(child),)
        case Saving() | ReceiptPage():
            return visit, ()
        case PlanPage(_, back):
            return (go_and_follow(visit, back)) if isinstance(event, Back) else (visit, ())
        case Mine():
            return _on_mine(visit, event)
        case CertificatesPage() | DisclosuresPage():
            return on_certificates(visit, event)
        case ScanPage() as state:
            return on_scan(visit, state, event)
        case DisclosePage(application, certificate):
            return on_disclose(visit, application, certificate, event)
        case Sorry(_, application):
            return _on_sorry(visit, application, event)
        case Desk():
            return _on_desk(visit, visit.state, event)
        case Handover() | Examining():
            return visit, ()
        case _:
            assert_never(visit.state)


def _on_home(visit: Visit, event: Touch) -> tuple[Visit, Effects]:
    here = visit.state if isinstance(visit.state, Choose) else Choose()
    match event:
        case OpenEvent(event_id):
            return go(visit, Choose(event=event_id))
        case Together(event_id) if visit.catalogue.event(event_id):
            return go(visit, Pick(event_id))
        case Search(query) if query.strip():
            return replace(visit, state=Choose(query=query, matches=None)), (Find(query),)
        case Search():
            return go(visit, Choose())
        case OpenService(service, replaces) if service in visit.catalogue.services:
            return go(visit, ServicePage(service, here, replaces))
        case OpenScan():
            return go(visit, ScanPage())
        case Resume(service):
            return _resume(visit, service)
        case Discard(service) if visit.who:
            left = tuple(d for d in visit.who.drafts if d.service != service)
            who = replace(visit.who, drafts=left)
            return replace(visit, who=who), (DropDraft(who.person.id_number, service),)
        case Back() if here.event or here.query:
            return go(visit, Choose())
        case Back() if not visit.who:
            return end_visit(visit, "")
    return visit, ()


def _on_pick(visit: Visit, state: Pick, event: Touch) -> tuple[Visit, Effects]:
    match event:
        case PickAnswer(question, yes):
            return replace(visit, state=replace(state, answers={**state.answers, question: yes})), ()
        case Next() if name := together(visit, state):
            return go(visit, ServicePage(name, Choose(event=state.event)))
        case OpenService(service) if service in visit.catalogue.services:
            return go(visit, ServicePage(service, Choose(event=state.event)))
        case Back():
            return go(visit, Choose(event=state.event))
    return visit, ()


def _resume(visit: Visit, service: str, replaces: UUID | None = None) -> tuple[Visit, Effects]:
    """A draft goes on by the catalogue that it was begun with.

    Where that is gone (a damaged disk), it goes on with what the one in force still asks. ``replaces``: the
    submission that is being corrected, where the draft was not begun for it.
    """
    who = visit.who
    for draft in who.drafts if who else ():
        edition = who.editions.get(draft.catalogue) if who else None
        asked = asked_by(edition or visit.catalogue, service)
        if draft.service == service and asked:
            answers = {name: value for name, value in draft.answers.items() if name in asked}
            instead = replaces or draft.replaces
            return start_form(visit, Application(service, answers, replaces=instead, catalogue=edition))
    return visit, ()


def _on_identify(visit: Visit, state: Identify, event: Touch) -> tuple[Visit, Effects]:
    if isinstance(event, Back):
        if state.service:
            return go(visit, ServicePage(state.service, replaces=state.replaces))
        return end_visit(visit, "")
    return visit, ()


def _on_key(visit: Visit, state: Key, event: Touch, now: Now) -> tuple[Visit, Effects]:
    today = days(now.at.astimezone().date()).earliest  # tells the century of two digits
    match event:
        case Answer(name, value) if name in KEY_FIELDS[state.way]:
            values = {**state.values, name: str(value or "")[:KEY_LIMIT]}
            problems = {n: code for n, code in state.problems.items() if n != name}
            return replace(visit, state=replace(state, values=values, problems=problems, wrong=False)), ()
        case OpenBy(way) if visit.devices.can or way is not KeyWay.CAN:
            return replace(visit, state=replace(state, way=way, problems=NOTHING, wrong=False)), ()
        case CodeScanned(text):
            filled, key = heard(state, text, today)
            opens = key and visit.devices.card is CardPhase.NEEDS_KEY
            return replace(visit, state=filled), (OpenCard(key),) if key and opens else ()
        case Next() if visit.devices.card is CardPhase.NEEDS_KEY:
            judged = typed(state, today)
            shown = replace(visit, state=replace(state, problems=judged.problems, wrong=False))
            return shown, (OpenCard(judged.key),) if judged.key else ()
        case Back():
            return _on_identify(visit, state.waiting, event)
    return visit, ()


def _on_consent(visit: Visit, state: Consent, event: Touch, now: Now) -> tuple[Visit, Effects]:
    match event:
        case Back():
            return end_visit(visit, "not-agreed")
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
                    return after_that(start_form(agreed, Application(state.service)), lookup)
                case _:
                    assert_never(state.goal)
    return visit, ()


def _on_service(visit: Visit, state: ServicePage, event: Touch, now: Now) -> tuple[Visit, Effects]:
    del now
    match event:
        case Back():
            return go(visit, state.back)
        case TakeList():
            return replace(visit, state=replace(state, taking=not state.taking)), ()
        case Resume(service):
            return _resume(visit, service, state.replaces)
        case Apply() if visit.catalogue.service(state.service).complete:
            if hindrance := visit.devices.hindrance(state.service):
                return go(visit, Sorry(hindrance))
            if visit.who is None:
                return to_reader(visit, Identify(Goal.APPLY, state.service, state.replaces))
            if state.replaces and any(d.service == state.service for d in visit.who.drafts):
                return _resume(visit, state.service, state.replaces)
            return start_form(visit, Application(state.service, replaces=state.replaces))
    return visit, ()


def _on_mine(visit: Visit, event: Touch) -> tuple[Visit, Effects]:
    match event:
        case Back():
            return go(visit, Choose())
        case OpenService(service, replaces) if service in visit.catalogue.services:
            return go(visit, ServicePage(service, replaces=replaces))
    return visit, ()


def _on_sorry(visit: Visit, application: Application | None, event: Touch) -> tuple[Visit, Effects]:
    match event:
        case Next() if application:
            return go(visit, Review(application))
        case Next() | Back():
            return go(visit, Choose()) if visit.who else end_visit(visit, "")
    return visit, ()


def _on_desk(visit: Visit, state: Desk, event: Touch) -> tuple[Visit, Effects]:
    match event:
        case OpenExamination() if state.technician:
            return replace(visit, state=Examining(state.member)), ()
        case Back():
            return end_visit(visit, "")
        case Seek(text) if text.strip():
            return visit, (event,)
        case TryAgain():
            return visit, (event,)
    return visit, ()
