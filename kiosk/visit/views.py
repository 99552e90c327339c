"""What follows from a visit as it stands: the form, its steps, what is printed, how long it may be silent."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import assert_never

from drivers.cards.emrtd import mrz
from drivers.cards.port import CardKey
from kiosk.catalogue import Catalogue, Service
from kiosk.catalogue.life_event import items_of, name_of
from kiosk.certificate import Certificate, Unfit, Uses, known, uses
from kiosk.certificate.document import paper_of, uses_paper
from kiosk.form import Field, FieldKind, Form, Step
from kiosk.paper import Booklet, Checklist, Paper, ReceiptPaper
from kiosk.person import Person
from kiosk.visit.states import (
    AFTERGLOW,
    READING_SILENCE,
    SILENCE,
    WITH_STAFF,
    Answers,
    Application,
    CertificatesPage,
    Choose,
    Consent,
    Desk,
    DisclosePage,
    DisclosuresPage,
    Examining,
    Fill,
    Handover,
    Identify,
    Idle,
    Key,
    KeyWay,
    Mine,
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
    Staff,
    Visit,
)


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


KEY_FIELDS: Mapping[KeyWay, tuple[str, ...]] = {
    KeyWay.PAGE: mrz.FIELDS,
    KeyWay.LINES: ("lines",),
    KeyWay.CAN: ("can",),
}
"""What is typed to open a document, in each way."""


def typed(state: Key, today: date) -> mrz.Typed:
    """What stands in the boxes, judged: see ``drivers.cards.emrtd.mrz``."""
    match state.way:
        case KeyWay.PAGE:
            return mrz.typed(state.values, today)
        case KeyWay.LINES:
            return mrz.typed_lines(state.values.get("lines", ""), today)
        case KeyWay.CAN:
            return mrz.typed_can(state.values.get("can", ""))
        case _:
            assert_never(state.way)


def is_zone(text: str) -> bool:
    """Whether this is what a reader of documents types: lines of a machine readable zone."""
    return mrz.is_line(text.strip().upper())


def heard(state: Key, text: str, today: date) -> tuple[Key, CardKey | None]:
    """A reader of documents has typed a line, or all of them: the boxes filled in, once they are whole.

    The zone's lines come one by one. What was in the boxes goes: the keys of the reader went there too.
    """
    lines = (*state.heard, text.strip().upper())[-3:]
    for first in range(len(lines)):
        zone = "\n".join(lines[first:])
        if key := mrz.typed_lines(zone, today).key:
            number, birth, expiry = mrz.printed(key, today)
            values = {"number": number, "birth": birth, "expiry": expiry}
            boxes = {name: str(value) for name, value in values.items() if value}
            return replace(
                state,
                way=KeyWay.PAGE if len(boxes) == len(values) else KeyWay.LINES,
                values=boxes | {"lines": zone},
                problems={},
                wrong=False,
                heard=(),
                filled=state.filled + 1,
            ), key
    kept = {name: value for name, value in state.values.items() if name in KEY_FIELDS[KeyWay.CAN]}
    return replace(state, values=kept, problems={}, heard=lines, filled=state.filled + 1), None


def certified(visit: Visit, application: Application) -> frozenset[str]:
    """The questions for a paper that a certificate in use stands for."""
    person = visit.who.person if visit.who else None
    found = used_by(catalogue_of(visit, application), person, application)
    return frozenset(m.scan for uses_ in found for use in uses_.values() for m in use.materials if m.scan)


def steps_of(visit: Visit, application: Application, form: Form) -> tuple[Step, ...]:
    """The steps to show: papers are left out without a scanner, and where a certificate stands for them."""
    here, saved = application.papers.here, certified(visit, application)

    def is_asked(asked: Field) -> bool:
        return asked.kind is not FieldKind.ATTACHMENT or (here and asked.name not in saved)

    found = (
        replace(step, fields=tuple(f for f in step.fields if is_asked(f)))
        for step in form.steps(application.answers)
    )
    return tuple(step for step in found if step.fields)


def papers_asked(visit: Visit, application: Application, today: date) -> tuple[Field, ...]:
    """The questions for papers that the answers lead to, and that no certificate stands for."""
    saved = certified(visit, application)
    steps = form_of(visit, application, today).steps(application.answers)
    fields = (asked for step in steps for asked in step.fields)
    return tuple(f for f in fields if f.kind is FieldKind.ATTACHMENT and f.name not in saved)


def problems_of(application: Application, form: Form, step: str | None = None) -> dict[str, str]:
    """What is wrong with the answers; a paper that is brought to the counter is not missing."""
    papers = application.papers
    found = form.check({**application.answers, **papers.answers()}, *(() if step is None else (step,)))
    return {name: code for name, code in found.items() if name not in papers.counter}


def allowance(visit: Visit) -> float | None:
    """Seconds of silence that this page grants before it asks, or None where it never does."""
    match visit.state:
        case Idle() | Saving() | Examining():
            return None
        case (
            Fill()
            | ScanPaper()
            | Review()
            | Sign()
            | ServicePage()
            | Key()
            | Consent()
            | Pick()
            | PlanPage()
            | Desk()
        ):
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


def picked_by(visit: Visit, state: Pick) -> tuple[str, ...]:
    """The services that the answers lead to, in the order in which they are done."""
    event = visit.catalogue.event(state.event)
    return event.picked(state.answers) if event else ()


def together(visit: Visit, state: Pick) -> str:
    """The name of those of them that can be applied for here, as one; empty when there is none."""
    services = [name for name in picked_by(visit, state) if visit.catalogue.service(name).complete]
    return name_of(state.event, services) if services else ""
