"""What a touch means while a form is filled in, its papers are scanned, it is read once more and signed."""

from collections.abc import Sequence
from dataclasses import replace

from drivers.scanners.port import ScannerPhase
from kiosk import scanning
from kiosk.catalogue import Catalogue
from kiosk.form import FieldKind, Form
from kiosk.scanning import (
    At,
    CutPaper,
    KeepPart,
    LeaveAside,
    PrintRead,
    ReadPaper,
    Retake,
    StartScan,
    TurnPaper,
)
from kiosk.transcript import Offer, offers
from kiosk.visit.certificate_pages import own_certificate, presented
from kiosk.visit.effects import Effects, Enqueue
from kiosk.visit.events import (
    Answer,
    Back,
    BringPaper,
    DropCertificate,
    DropPage,
    Edit,
    Next,
    OpenScan,
    OpenScanner,
    PresentOwn,
    Signed,
    Touch,
)
from kiosk.visit.moves import (
    explained,
    go,
    go_on,
)
from kiosk.visit.states import (
    NOTHING,
    SIGNATURE_LIMIT,
    Application,
    DisclosePage,
    Fill,
    Now,
    Review,
    Saving,
    ScanPage,
    ScanPaper,
    Sign,
    Visit,
)
from kiosk.visit.views import (
    catalogue_of,
    form_of,
    problems_of,
    steps_of,
)


def asked_by(catalogue: Catalogue, service: str) -> frozenset[str]:
    """The names of all questions of a service; none when it cannot be applied for here (any more)."""
    found = catalogue.find(service)
    return frozenset(field.name for field in found.form.fields()) if found and found.form else frozenset()


def on_fill(visit: Visit, application: Application, event: Touch, now: Now) -> tuple[Visit, Effects]:
    """One step of the form."""
    form = form_of(visit, application, now.at.astimezone().date())
    match event:
        case Answer(name, value) if name in asked_by(catalogue_of(visit, application), application.service):
            answers = {**application.answers, name: value}
            if value is None:
                del answers[name]
            problems = {n: code for n, code in application.problems.items() if n != name}
            return replace(visit, state=Fill(replace(application, answers=answers, problems=problems))), ()
        case OpenScan():
            return go(visit, ScanPage(application))
        case PresentOwn(submission) if own := own_certificate(visit, submission):
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


def on_scan_paper(visit: Visit, state: ScanPaper, event: Touch, now: Now) -> tuple[Visit, Effects]:
    """A paper on the glass."""
    application = state.application
    match event:
        case Back() if state.glass.at in scanning.ASIDE:
            return glass_moved(visit, LeaveAside(), now)
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
        case Answer(name, value) if state.glass.at is At.READ and Offer(name, value) in state.glass.offers:
            taken = replace(application, answers={**application.answers, name: value})
            return replace(visit, state=replace(state, application=taken)), ()
        case ReadPaper() if not visit.devices.reads:
            return visit, ()
        case StartScan() | TurnPaper() | CutPaper() | KeepPart() | ReadPaper() | LeaveAside() | Retake():
            return glass_moved(visit, event, now)
    return visit, ()


def glass_moved(visit: Visit, event: scanning.ScanEvent, now: Now) -> tuple[Visit, Effects]:
    """The paper that is being scanned, if one is."""
    if not isinstance(visit.state, ScanPaper):
        return visit, ()
    moved, effects = scanning.advance(visit.state.glass, event, now.tick)
    if isinstance(event, PrintRead) and moved.at is At.READ:
        moved = replace(moved, offers=_offers(visit, visit.state.application, moved.lines, now))
    return replace(visit, state=replace(visit.state, glass=moved)), effects


def _offers(visit: Visit, application: Application, lines: Sequence[str], now: Now) -> tuple[Offer, ...]:
    form = form_of(visit, application, now.at.astimezone().date())
    own = visit.who.person.id_number if visit.who else ""
    return offers(lines, form, application.answers, own)


def on_review(visit: Visit, application: Application, event: Touch, now: Now) -> tuple[Visit, Effects]:
    """Everything to read once more."""
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


def on_sign(visit: Visit, application: Application, event: Touch) -> tuple[Visit, Effects]:
    """The signature."""
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
