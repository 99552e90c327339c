"""From a visit to what the screen shows: plain values, in the catalogue's words of one language, no Qt.

``derive`` is pure. Python sends codes; the sentences for them are in ``Town/Ui`` and change language at once.
Nothing here decides anything: what may happen next is ``kiosk.visit``'s.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from kiosk import visit as v
from kiosk.vaccination import Plan, sentence
from kiosk.vaccination.ics import to_ics
from ui import applications, certificates, filling, home, identity, scanning
from ui.inputs import Inputs, Props, title, when
from ui.qr import modules

if TYPE_CHECKING:
    from datetime import date


def derive(inputs: Inputs) -> Props:
    """``phase``, ``page`` (what the phase's page needs), ``fields``, and what stands on every page."""
    visit, state = inputs.visit, inputs.visit.state
    match state:
        case v.Idle() | v.Choose():
            page = home.home(inputs)
        case v.Identify():
            page = identity.identify(inputs, state)
        case v.Key():
            page = identity.key(inputs, state)
        case v.Consent(person):
            page = identity.consent(inputs, person)
        case v.Pick():
            page = home.pick(inputs, state)
        case v.ServicePage():
            page = home.service(inputs, state)
        case v.Fill(application):
            page = filling.fill(inputs, application)
        case v.ScanPaper():
            page = scanning.placed(inputs, state)
        case v.Review(application):
            page = filling.review(inputs, application)
        case v.Sign(application, problem):
            page = {"title": title(inputs, application.service), "name": _name(visit), "problem": problem}
        case v.Saving(application):
            page = {"title": title(inputs, application.service)}
        case v.ReceiptPage():
            page = _receipt(inputs, state)
        case v.PlanPage():
            page = _plan(inputs, state)
        case v.Mine():
            page = applications.mine(inputs, state)
        case v.CertificatesPage():
            page = certificates.listed(inputs, state)
        case v.ScanPage():
            page = certificates.scan(inputs, state)
        case v.DisclosePage():
            page = certificates.disclose(inputs, state)
        case v.DisclosuresPage():
            page = certificates.disclosures(inputs)
        case v.Sorry(code, application):
            page = {"code": code, "again": application is not None}
        case v.Handover() | v.Examining():
            page = {}
        case v.Desk():
            page = applications.desk(inputs, state)
        case _:
            assert_never(state)
    if v.paper_on(visit) is not None:
        page["take"] = _take(visit)
    return {
        "phase": state.phase,
        "page": page,
        "fields": filling.fields(inputs, state.application) if isinstance(state, v.Fill) else [],
        "active": not isinstance(state, v.Idle),
        "warning": _seconds_left(inputs),
        "staff": visit.staff,
        "name": _name(visit),
        "network": _network(visit.devices),
        "reader": visit.devices.card,
        "printer": visit.devices.printer,
        "saving": visit.devices.saving,
    }


def _seconds_left(inputs: Inputs) -> int | None:
    """How long the question whether somebody is still there waits for its answer."""
    visit = inputs.visit
    if visit.warned is None:
        return None
    factor = 1.0 if visit.staff is v.Staff.AWAY else v.WITH_STAFF
    return max(0, round(v.WARNING * factor - (inputs.tick - visit.warned)))


def _network(devices: v.Devices) -> str:
    """The line's state, or that it has been away for so long that staff should see to it."""
    state = devices.link.state if devices.link else "unknown"
    return "overdue" if state != "up" and devices.standing.level != "ok" else state


def _take(visit: v.Visit) -> Props:
    """What can be taken home from this page, and how that goes."""
    job = visit.takeaway.job
    return {
        "printer": visit.devices.printer != "none",
        "job": job.phase if job else "",
        "stick": visit.devices.stick,
        "file": visit.takeaway.file or "",
    }


def _name(visit: v.Visit) -> str:
    covered = isinstance(visit.state, v.Handover)
    return visit.who.person.name if visit.who and not covered else ""


def _receipt(inputs: Inputs, state: v.ReceiptPage) -> Props:
    receipt = state.receipt
    return {
        "number": receipt.number,
        "title": title(inputs, state.service or receipt.service),
        "created": when(receipt.created),
        "trust": receipt.clock_trust,
        "state": state.rows[0].state if state.rows else "queued",
        "decision": (state.rows[0].decision or "") if state.rows else "",
        "items": [
            {
                "title": title(inputs, row.service),
                "number": row.receipt,
                "state": row.state,
                "decision": row.decision or "",
            }
            for row in (state.rows if len(state.rows) > 1 else ())
        ],
        "qr": list(modules(receipt.qr)),
        "child": state.child is not None,
    }


def prepare(visit: v.Visit) -> None:
    """Make what takes longer than a frame, off the screen's thread: QR codes."""
    if isinstance(visit.state, v.ReceiptPage):
        modules(visit.state.receipt.qr)
    if isinstance(visit.state, v.ServicePage) and visit.state.taking:
        for lang in ("zh", "en"):
            modules(home.checklist(visit, visit.catalogue.service(visit.state.service), lang))
    if isinstance(visit.state, v.CertificatesPage) and (one := v.opened(visit, visit.state)):
        modules(one.text)
    if isinstance(visit.state, v.PlanPage) and visit.state.plan:
        for lang in ("zh", "en"):
            modules(_next_appointment(visit.state.plan, lang))


def _plan(inputs: Inputs, state: v.PlanPage) -> Props:
    """The doses by day, each with its reason and what to know; clinics; the next day as a calendar entry."""
    plan, lang = state.plan, inputs.lang
    if plan is None:
        return {"loading": True, "days": [], "clinics": [], "qr": [], "notice": "", "source": ""}
    vaccines = plan.schedule.vaccines
    knowledge = {series.id: series.knowledge for series in plan.schedule.series}
    days: dict[date, list[Props]] = {}
    for dose in plan.doses:
        known = knowledge[dose.series]
        days.setdefault(dose.recommended, []).append(
            {
                "title": vaccines[dose.vaccine].title.in_(lang),
                "dose": dose.dose,
                "state": dose.state,
                "reason": sentence(plan.schedule, dose.reason, lang),
                "knowledge": [
                    text.in_(lang)
                    for text in (known.protects, known.reactions, known.wait, known.no_reason_to_wait)
                ]
                if known
                else [],
            }
        )
    return {
        "loading": False,
        "days": [{"day": day.isoformat(), "doses": doses} for day, doses in days.items()],
        "clinics": [
            {
                "name": near.clinic.name.in_(lang),
                "address": near.clinic.address.in_(lang),
                "phone": near.clinic.phone,
                "kilometres": f"{near.kilometres:.1f}",
                "until": f"{near.open_until:%H:%M}" if near.open_until else "",
                "opens": f"{near.opens:%Y-%m-%d %H:%M}" if near.opens else "",
            }
            for near in state.clinics
        ],
        "qr": list(modules(_next_appointment(plan, lang))),
        "notice": plan.schedule.notice.in_(lang),
        "source": plan.schedule.source,
    }


def _next_appointment(plan: Plan, lang: str) -> str:
    """The next day of the plan as an iCalendar text: one event fits a QR code that a telephone reads."""
    first = min((dose.recommended for dose in plan.doses), default=None)
    doses = tuple(dose for dose in plan.doses if dose.recommended == first)
    return to_ics(replace(plan, doses=doses), lang).decode()
