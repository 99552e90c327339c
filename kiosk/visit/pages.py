"""What a touch means on each page."""

from dataclasses import replace
from typing import assert_never
from uuid import UUID

from drivers.cards.port import CardPhase
from drivers.scanners.port import ScannerPhase
from kiosk import scanning
from kiosk.catalogue import Catalogue
from kiosk.certificate import Certificate, Unfit, editable
from kiosk.form import FieldKind, Form
from kiosk.scanning import At, Retake, StartScan, TrimPaper, TurnPaper
from kiosk.visit.effects import DropDraft, Effects, Enqueue, Find, Judge, Lookup, OpenCard, PlanVaccines
from kiosk.visit.events import (
    Agree,
    Answer,
    Apply,
    Back,
    BringPaper,
    CodeScanned,
    Discard,
    DropCertificate,
    DropPage,
    Edit,
    Finish,
    Home,
    Next,
    OpenBy,
    OpenCertificates,
    OpenDisclosures,
    OpenEvent,
    OpenExamination,
    OpenMine,
    OpenPlan,
    OpenScan,
    OpenScanner,
    OpenService,
    PickAnswer,
    PresentOwn,
    Print,
    Resume,
    SaveCalendar,
    Search,
    Seek,
    Signed,
    StaffMoved,
    TakeList,
    Together,
    Touch,
    Touched,
    TryAgain,
)
from kiosk.visit.moves import (
    after_that,
    end_visit,
    explained,
    go,
    go_and_follow,
    go_and_look,
    go_on,
    start_form,
    take_along,
    to_reader,
)
from kiosk.visit.states import (
    KEY_LIMIT,
    NOTHING,
    SIGNATURE_LIMIT,
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
    catalogue_of,
    form_of,
    heard,
    problems_of,
    steps_of,
    together,
    typed,
    uses_of,
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
            return _on_fill(visit, application, event, now)
        case ScanPaper() as state:
            return _on_scan_paper(visit, state, event, now)
        case Review(application):
            return _on_review(visit, application, event, now)
        case Sign(application):
            return _on_sign(visit, application, event)
        case ReceiptPage(child=child) as state if child and isinstance(event, OpenPlan):
            return replace(visit, state=PlanPage(child, state)), (PlanVaccines(child),)
        case Saving() | ReceiptPage():
            return visit, ()
        case PlanPage(_, back):
            return (go_and_follow(visit, back)) if isinstance(event, Back) else (visit, ())
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
        asked = _asked_by(edition or visit.catalogue, service)
        if draft.service == service and asked:
            answers = {name: value for name, value in draft.answers.items() if name in asked}
            instead = replaces or draft.replaces
            return start_form(visit, Application(service, answers, replaces=instead, catalogue=edition))
    return visit, ()


def _asked_by(catalogue: Catalogue, service: str) -> frozenset[str]:
    """The names of all questions of a service; none when it cannot be applied for here (any more)."""
    found = catalogue.find(service)
    return frozenset(field.name for field in found.form.fields()) if found and found.form else frozenset()


def _on_identify(visit: Visit, state: Identify, event: Touch) -> tuple[Visit, Effects]:
    if isinstance(event, Back):
        if state.service:
            return go(visit, ServicePage(state.service, replaces=state.replaces))
        return end_visit(visit, "")
    return visit, ()


def _on_key(visit: Visit, state: Key, event: Touch, now: Now) -> tuple[Visit, Effects]:
    today = now.at.astimezone().date()
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
            return go(visit, ScanPage(application))
        case PresentOwn(submission) if own := _own(visit, submission):
            shown = presented(visit, ScanPage(application), own)
            return go(visit, shown if shown.unfit else DisclosePage(application, own))
        case DropCertificate(which) if 0 <= which < len(application.certificates):
            left = application.certificates[:which] + application.certificates[which + 1 :]
            return replace(visit, state=Fill(replace(application, certificates=left))), ()
        case OpenScanner() | DropPage() | BringPaper():
            return _on_papers(visit, application, event, form)
        case Next():
            return _next_step(visit, application, form)
        case Back() if application.step == 0:
            return go(visit, explained(visit, application))
        case Back():
            return go(visit, Fill(replace(application, step=application.step - 1, problems=NOTHING)))
    return visit, ()


def _next_step(visit: Visit, application: Application, form: Form) -> tuple[Visit, Effects]:
    """Judge the step; the last good one leads to the review, where the answers are as they will be kept."""
    steps = steps_of(visit, application, form)
    step = min(application.step, len(steps) - 1)
    if steps:
        problems = problems_of(application, form, steps[step].id)
        asked = {f.name for f in steps[step].fields}
        if problems := {name: code for name, code in problems.items() if name in asked}:
            return replace(visit, state=Fill(replace(application, problems=problems))), ()
    further = replace(application, step=step + 1, problems=NOTHING)
    if further.step < len(steps):
        return go_on(visit, Fill(further))
    cleaned = {n: v for n, v in form.clean(application.answers).items() if n not in form.prefill()}
    return go_on(visit, Review(replace(further, answers=cleaned, step=max(step, 0))))


def _on_papers(
    visit: Visit, application: Application, event: OpenScanner | DropPage | BringPaper, form: Form
) -> tuple[Visit, Effects]:
    """What is done about the paper of one question."""
    papers = application.papers
    fields = [f for step in steps_of(visit, application, form) for f in step.fields]
    asked = next((f for f in fields if f.name == event.field and f.kind is FieldKind.ATTACHMENT), None)
    if asked is None:
        return visit, ()
    match event:
        case OpenScanner(name) if len(papers.of(name)) < (asked.max_items or 1):
            return go(visit, ScanPaper(application, name))
        case DropPage(name, which) if 0 <= which < len(papers.of(name)):
            papers = papers.without_page(name, which)
        case BringPaper(name):
            papers = papers.brought(name)
    problems = {n: code for n, code in application.problems.items() if n != event.field}
    return replace(visit, state=Fill(replace(application, papers=papers, problems=problems))), ()


def _on_scan_paper(visit: Visit, state: ScanPaper, event: Touch, now: Now) -> tuple[Visit, Effects]:
    application = state.application
    match event:
        case Back():
            return go(visit, Fill(application))
        case BringPaper(name) if name == state.name and name not in application.papers.counter:
            brought = replace(application, papers=application.papers.brought(name))
            return go(visit, Fill(brought))
        case Next() if state.glass.page and state.glass.at is At.SHOWN:
            papers = application.papers.with_page(state.name, state.glass.page)
            problems = {n: code for n, code in application.problems.items() if n != state.name}
            return go(visit, Fill(replace(application, papers=papers, problems=problems)))
        case StartScan() if visit.devices.scanner is ScannerPhase.MISSING:
            return visit, ()
        case StartScan() | TurnPaper() | TrimPaper() | Retake():
            return glass_moved(visit, event, now)
    return visit, ()


def glass_moved(visit: Visit, event: scanning.ScanEvent, now: Now) -> tuple[Visit, Effects]:
    """The paper that is being scanned, if one is."""
    if not isinstance(visit.state, ScanPaper):
        return visit, ()
    moved, effects = scanning.advance(visit.state.glass, event, now.tick)
    return replace(visit, state=replace(visit.state, glass=moved)), effects


def _on_review(visit: Visit, application: Application, event: Touch, now: Now) -> tuple[Visit, Effects]:
    form = form_of(visit, application, now.at.astimezone().date())
    steps = steps_of(visit, application, form)
    match event:
        case Back():
            last = replace(application, step=max(len(steps) - 1, 0))
            return go(visit, Fill(last) if steps else explained(visit, application))
        case Edit(step) if 0 <= step < len(steps):
            return go(visit, Fill(replace(application, step=step)))
        case Next():
            problems = problems_of(application, form)
            for n, asked in enumerate(steps):
                here = {f.name: problems[f.name] for f in asked.fields if f.name in problems}
                if here:
                    return go(visit, Fill(replace(application, step=n, problems=here)))
            return go(visit, Sign(application))
    return visit, ()


def _on_sign(visit: Visit, application: Application, event: Touch) -> tuple[Visit, Effects]:
    match event:
        case Back():
            return go(visit, Review(application))
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
            return go(visit, Choose())
        case OpenService(service, replaces) if service in visit.catalogue.services:
            return go(visit, ServicePage(service, replaces=replaces))
    return visit, ()


def _own(visit: Visit, submission: str) -> Certificate | None:
    """One of this person's own certificates."""
    held = visit.who.certificates if visit.who else ()
    return next((one for one in held if one.submission == submission), None)


def presented(visit: Visit, page: ScanPage, certificate: Certificate) -> ScanPage:
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
            return go_and_look(visit, DisclosuresPage())
        case OpenScan():
            return go(visit, ScanPage())
        case OpenService(service) if service in visit.catalogue.services:
            return go(visit, ServicePage(service))
        case Back() if isinstance(visit.state, DisclosuresPage):
            return go(visit, CertificatesPage())
        case Back():
            return go(visit, Choose())
    return visit, ()


def _on_scan(visit: Visit, page: ScanPage, event: Touch) -> tuple[Visit, Effects]:
    match event:
        case CodeScanned(text):
            return replace(visit, state=ScanPage(page.application, reading=True)), (Judge(text),)
        case PresentOwn(submission) if own := _own(visit, submission):
            return replace(visit, state=presented(visit, page, own)), ()
        case Next() if page.application and page.certificate and not page.unfit:
            return go(visit, DisclosePage(page.application, page.certificate))
        case Next() if page.certificate:
            return replace(visit, state=ScanPage(page.application)), ()
        case Back() if page.application:
            return go(visit, Fill(page.application))
        case Back():
            return go(visit, Choose()) if visit.who else end_visit(visit, "")
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
            return go_on(visit, Fill(agreed))
        case Back():
            return go(visit, Fill(application))
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
