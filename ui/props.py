"""From a visit to what the screen shows: plain values, in the catalogue's words of one language, no Qt.

``derive`` is pure. Python sends codes; the sentences for them are in ``Town/Ui`` and change language at once.
Nothing here decides anything: what may happen next is ``kiosk.visit``'s.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, assert_never

from kiosk import visit as v
from kiosk.desk import queue
from kiosk.form import Field, FieldKind, Step
from kiosk.intent import Intent
from kiosk.life_event import items_of, parts_of
from kiosk.proactive import suggest
from kiosk.vaccination import Plan, sentence
from kiosk.vaccination.ics import to_ics
from ui import certificates, identity, scanning
from ui.qr import modules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.catalogue import Service
    from kiosk.desk import Sought
    from kiosk.person import Person

Props = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that the screen depends on. ``now`` is aware; ``tick`` is the clock that ``Visit.warned`` is on."""

    visit: v.Visit
    lang: str
    now: datetime
    tick: float


def derive(inputs: Inputs) -> Props:
    """``phase``, ``page`` (what the phase's page needs), ``fields``, and what stands on every page."""
    visit, state = inputs.visit, inputs.visit.state
    match state:
        case v.Idle() | v.Choose():
            page = _home(inputs)
        case v.Identify():
            page = _identify(inputs, state)
        case v.Key():
            page = _key(inputs, state)
        case v.Consent(person):
            page = _consent(inputs, person)
        case v.Pick():
            page = _pick(inputs, state)
        case v.ServicePage():
            page = _service(inputs, state)
        case v.Fill(application):
            page = _fill(inputs, application)
        case v.ScanPaper():
            page = scanning.placed(inputs, state)
        case v.Review(application):
            page = _review(inputs, application)
        case v.Sign(application, problem):
            page = {"title": _title(inputs, application.service), "name": _name(visit), "problem": problem}
        case v.Saving(application):
            page = {"title": _title(inputs, application.service)}
        case v.ReceiptPage():
            page = _receipt(inputs, state)
        case v.PlanPage():
            page = _plan(inputs, state)
        case v.Mine():
            page = _mine(inputs, state)
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
            page = _desk(inputs, state)
        case _:
            assert_never(state)
    if v.paper_on(visit) is not None:
        page["take"] = _take(visit)
    return {
        "phase": state.phase,
        "page": page,
        "fields": _fields(inputs, state.application) if isinstance(state, v.Fill) else [],
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


def _identify(inputs: Inputs, state: v.Identify) -> Props:
    devices = inputs.visit.devices
    return {
        "card": devices.card,
        "progress": devices.progress,
        "spent": devices.spent,
        "staff_card": devices.member != "",
        "service": _title(inputs, state.service) if state.service else "",
    }


def _key(inputs: Inputs, state: v.Key) -> Props:
    """What is typed in the way that was chosen, and each check digit: what it must be, or whether it fits."""
    typed = v.typed(state, inputs.now.astimezone().date())
    asked = v.KEY_FIELDS[state.way]
    return {
        "way": state.way,
        "ways": [way for way in v.KeyWay if way is not v.KeyWay.CAN or inputs.visit.devices.can],
        "values": {name: state.values.get(name, "") for name in asked},
        "problems": {name: state.problems.get(name, "") for name in asked},
        "digits": {name: typed.digits.get(name, "") for name in asked},
        "fits": [{"field": name, "fits": good} for name, good in typed.fits.items()],
        "missing": typed.missing,
        "wrong": state.wrong,
        "filled": state.filled,
        "opening": inputs.visit.devices.opening,
        "service": _title(inputs, state.waiting.service) if state.waiting.service else "",
    }


def _consent(inputs: Inputs, person: "Person") -> Props:
    return {
        "name": person.name,
        "document": person.document,
        "photo": identity.photo(inputs.visit, person),
        "signature": identity.signature(inputs.visit, person),
    }


def _name(visit: v.Visit) -> str:
    covered = isinstance(visit.state, v.Handover)
    return visit.who.person.name if visit.who and not covered else ""


def _title(inputs: Inputs, service: str) -> str:
    """Of a service that was dropped meanwhile too, where a draft still goes on with it."""
    editions = inputs.visit.who.editions.values() if inputs.visit.who else ()
    found = (catalogue.find(service) for catalogue in (inputs.visit.catalogue, *editions))
    return next((one.title.in_(inputs.lang) for one in found if one), service)


def _tile(inputs: Inputs, service: str) -> Props:
    found = inputs.visit.catalogue.service(service)
    return {
        "id": service,
        "title": found.title.in_(inputs.lang),
        "summary": found.summary.in_(inputs.lang),
        "icon": found.icon,
        "complete": found.complete,
    }


def _home(inputs: Inputs) -> Props:
    visit, lang = inputs.visit, inputs.lang
    state = visit.state if isinstance(visit.state, v.Choose) else v.Choose()
    events = [
        {"id": e.id, "title": e.title.in_(lang), "summary": e.summary.in_(lang), "icon": e.icon}
        for e in visit.catalogue.events
    ]
    by_id = {e.id: e for e in visit.catalogue.events}
    listed: list[Props] = []
    if state.query:
        listed = [_match(inputs, match.id) for match in state.matches or ()]
    elif state.event in by_id:
        listed = [_tile(inputs, service) for service in by_id[state.event].services]
    everyday = [_tile(inputs, s) for s in by_id["everyday"].services] if "everyday" in by_id else []
    return {
        "events": [e for e in events if e["id"] != "everyday"],
        "everyday": everyday,
        "event": by_id[state.event].title.in_(lang) if state.event in by_id else "",
        "together": state.event if state.event in by_id and _several(inputs, state.event) else "",
        "query": state.query,
        "searching": state.matches is None,
        "sure": bool(state.matches) and Intent.sure(state.matches or ()),
        "listed": listed,
        "notice": visit.state.notice if isinstance(visit.state, v.Idle) else "",
        "notices": [n.in_(lang) for n in visit.devices.notices if n.holds(inputs.now)][:2],
        "spent": visit.devices.spent,
        "for_you": _for_you(inputs),
        "open": len(visit.who.applications or ()) if visit.who else 0,
        "drafts": [
            {"service": d.service, "title": _title(inputs, d.service), "saved": _when(d.saved_at)}
            for d in (visit.who.drafts if visit.who else ())
        ],
    }


def _for_you(inputs: Inputs) -> list[Props]:
    """What this person may want and has not asked for, each with the reason."""
    who = inputs.visit.who
    if who is None or who.applications is None:
        return []
    today = inputs.now.astimezone().date()
    found = suggest(who.person, who.applications, today, certificates.lapsing(who.certificates))
    known = (s for s in found if s.service in inputs.visit.catalogue.services)
    return [{**_tile(inputs, s.service), "because": s.because.in_(inputs.lang)} for s in known][:4]


def _several(inputs: Inputs, event: str) -> bool:
    """Whether a life event is worth doing as one thing: it asks, and leads to more than one application."""
    found = inputs.visit.catalogue.event(event)
    if found is None or not found.questions:
        return False
    yes = v.Pick(event, {question.id: True for question in found.questions})
    return len(items_of(v.together(inputs.visit, yes))) > 1


def _pick(inputs: Inputs, state: v.Pick) -> Props:
    catalogue, lang = inputs.visit.catalogue, inputs.lang
    event = catalogue.event(state.event)
    services = [catalogue.service(name) for name in v.picked_by(inputs.visit, state)]
    after = event.after if event else {}
    return {
        "title": event.title.in_(lang) if event else "",
        "questions": [
            {"id": q.id, "label": q.label.in_(lang), "value": state.answers.get(q.id, "")}
            for q in (event.questions if event else ())
        ],
        "items": [
            {
                "id": s.id,
                "title": s.title.in_(lang),
                "icon": s.icon,
                "complete": s.complete,
                "after": [o.title.in_(lang) for o in services if o.id in after.get(s.id, ())],
            }
            for s in services
        ],
        "ready": bool(v.together(inputs.visit, state)),
    }


def _match(inputs: Inputs, found: str) -> Props:
    if not found.startswith("event:"):
        return _tile(inputs, found)
    event = next(e for e in inputs.visit.catalogue.events if e.id == found.removeprefix("event:"))
    return {
        "id": found,
        "title": event.title.in_(inputs.lang),
        "summary": event.summary.in_(inputs.lang),
        "icon": event.icon,
        "complete": True,
    }


def _service(inputs: Inputs, state: v.ServicePage) -> Props:
    service, lang = inputs.visit.catalogue.service(state.service), inputs.lang
    replaced = certificates.replaced(inputs.visit, state.service)
    drafts = inputs.visit.who.drafts if inputs.visit.who else ()
    return {
        **_tile(inputs, state.service),
        "items": [_title(inputs, name) for name in items_of(state.service)]
        if parts_of(state.service)
        else [],
        "department": service.department.in_(lang),
        "who": service.who.in_(lang),
        "fee": service.fee.in_(lang),
        "time_limit": service.time_limit.in_(lang),
        "outcome": service.outcome.in_(lang),
        "if_refused": service.if_refused.in_(lang),
        "offline": service.offline,
        "hindrance": inputs.visit.devices.hindrance(state.service) if service.complete else "",
        "materials": [
            {
                "title": m.title.in_(lang),
                "required": m.required,
                "note": m.note.in_(lang) if m.note else "",
                "replaced": m.id in replaced,
            }
            for m in service.materials
        ],
        "draft": any(d.service == state.service for d in drafts),
        "qr": list(modules(_checklist(inputs.visit, service, lang))) if state.taking else [],
    }


def _checklist(visit: v.Visit, service: "Service", lang: str) -> str:
    """What to bring as plain text, for a telephone: title, each thing with a box, where to go.

    What this person has as a certificate here need not be brought.
    """
    optional = {"zh": "（有就带）", "en": " (if you have it)"}[lang]
    replaced = certificates.replaced(visit, service.id)
    wanted = (m for m in service.materials if m.id not in replaced)
    things = [f"□ {m.title.in_(lang)}{'' if m.required else optional}" for m in wanted]
    return "\n".join([service.title.in_(lang), *things, service.department.in_(lang)])


def _asked(inputs: Inputs, application: v.Application) -> tuple[tuple[Step, ...], int]:
    """The steps of the form and which of them is shown."""
    form = v.form_of(inputs.visit, application, inputs.now.astimezone().date())
    steps = v.steps_of(inputs.visit, application, form)
    return steps, min(application.step, len(steps) - 1)


def _fill(inputs: Inputs, application: v.Application) -> Props:
    steps, at = _asked(inputs, application)
    return {
        "service": _title(inputs, application.service),
        "title": steps[at].title.in_(inputs.lang) if steps else "",
        "step": at,
        "steps": len(steps),
        "wrong": len(application.problems),
        **certificates.in_form(inputs, application),
    }


def _fields(inputs: Inputs, application: v.Application) -> list[Props]:
    """The questions of the step shown, each with its answer so far and what is wrong with it."""
    steps, at = _asked(inputs, application)
    filled = certificates.filled(inputs, application)
    return [
        _field(field, application, inputs.lang)
        | (scanning.asked(inputs, application, field) if field.kind is FieldKind.ATTACHMENT else {})
        | {"certified": field.name in filled and application.answers.get(field.name) == filled[field.name]}
        for field in (steps[at].fields if steps else ())
    ]


def _field(field: Field, application: v.Application, lang: str) -> Props:
    value = application.answers.get(field.name)
    return {
        "name": field.name,
        "slug": field.name.replace("_", "-"),
        "kind": field.kind,
        "label": field.label.in_(lang),
        "hint": field.hint.in_(lang) if field.hint else "",
        "required": field.required,
        "unit": field.unit.in_(lang) if field.unit else "",
        "longest": field.max_length or 0,
        "minimum": field.minimum if field.minimum is not None else "",
        "maximum": field.maximum if field.maximum is not None else "",
        "options": [{"value": o.value, "label": o.label.in_(lang)} for o in field.options],
        "levels": [[{"value": o.value, "label": o.label.in_(lang)} for o in level] for level in field.levels],
        "value": value if value is not None else "",
        "problem": application.problems.get(field.name, ""),
    }


def _review(inputs: Inputs, application: v.Application) -> Props:
    form = v.form_of(inputs.visit, application, inputs.now.astimezone().date())
    service = v.service_of(inputs.visit, application)
    person = inputs.visit.who.person if inputs.visit.who else None
    sections = [
        {
            "title": step.title.in_(inputs.lang),
            "step": n,
            "rows": [
                {
                    "label": f.label.in_(inputs.lang),
                    "value": scanning.shown(application, f, inputs.lang)
                    if f.kind is FieldKind.ATTACHMENT
                    else _shown(f, application.answers.get(f.name), inputs.lang),
                }
                for f in step.fields
            ],
        }
        for n, step in enumerate(v.steps_of(inputs.visit, application, form))
    ]
    return {
        "service": service.title.in_(inputs.lang),
        "name": person.name if person else "",
        "id_number": person.id_number if person else "",
        "address": person.address if person else "",
        "signature": identity.signature(inputs.visit, person) if person else "",
        "sections": sections,
        "bring": [
            f.label.in_(inputs.lang)
            for f in v.papers_asked(inputs.visit, application, inputs.now.astimezone().date())
            if not application.papers.of(f.name)
        ],
        "scanner": application.papers.here,
        "certificates": certificates.in_form(inputs, application)["certificates"],
    }


def _shown(field: Field, value: Any, lang: str) -> str:
    """An answer as it is read back."""
    labels: Mapping[str, str] = {o.value: o.label.in_(lang) for o in field.options}
    unit = f" {field.unit.in_(lang)}" if field.unit else ""
    match field.kind:
        case FieldKind.YES_NO if value in {True, False}:
            return {"zh": ("否", "是"), "en": ("No", "Yes")}[lang][bool(value)]
        case FieldKind.REGION if value:
            names = ({o.value: o.label.in_(lang) for o in level} for level in field.levels)
            chosen = [known.get(code, code) for code, known in zip(value, names, strict=False)]
            return "".join(chosen) if lang == "zh" else ", ".join(reversed(chosen))
        case FieldKind.MULTICHOICE if value:
            return ("、" if lang == "zh" else ", ").join(labels.get(item, item) for item in value)
    if value is None or value == "":
        return "–"
    return labels.get(str(value), f"{value}{unit}")


def _when(at: datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def _receipt(inputs: Inputs, state: v.ReceiptPage) -> Props:
    receipt = state.receipt
    return {
        "number": receipt.number,
        "title": _title(inputs, state.service or receipt.service),
        "created": _when(receipt.created),
        "trust": receipt.clock_trust,
        "state": state.rows[0].state if state.rows else "queued",
        "decision": (state.rows[0].decision or "") if state.rows else "",
        "items": [
            {
                "title": _title(inputs, row.service),
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
            modules(_checklist(visit, visit.catalogue.service(visit.state.service), lang))
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


def _mine(inputs: Inputs, state: v.Mine) -> Props:
    rows = inputs.visit.who.applications if inputs.visit.who else None
    instead = {row.replaces: row.receipt for row in reversed(rows or ()) if row.replaces}
    return {
        "loading": rows is None,
        "rows": [
            {
                "id": str(row.id),
                "service": row.service,
                "title": _title(inputs, row.service),
                "number": row.receipt,
                "created": _when(row.created),
                "state": row.state,
                "decision": row.decision or "",
                "reason": row.reason or "",
                "note": row.note or "",
                "fields": _faults(inputs, row.service, row.fields),
                "replaced": instead.get(row.id, ""),
                "open": row.id == state.shown,
            }
            for row in rows or ()
        ],
    }


def _faults(inputs: Inputs, service: str, fields: "Mapping[str, str]") -> list[Props]:
    """Which answers the platform did not take, in the words of the form, and why."""
    found = inputs.visit.catalogue.find(service)
    asked = {f.name: f.label.in_(inputs.lang) for f in found.form.fields()} if found and found.form else {}
    return [{"label": asked.get(name, name), "reason": reason} for name, reason in sorted(fields.items())]


def _desk(inputs: Inputs, state: v.Desk) -> Props:
    """What the queue does and what waits for a person; nothing of it names a citizen."""
    overview, link = state.overview, inputs.visit.devices.link
    said = queue(overview.stats, link, inputs.now) if overview and link else ()
    return {
        "member": state.member,
        "technician": state.technician,
        "loading": overview is None,
        "says": [
            {
                "code": one.code,
                "count": one.count,
                "since": _moment(inputs, one.since) if one.since else "",
                "seconds": one.seconds,
            }
            for one in said
        ],
        "items": [
            {
                "id": str(item.id),
                "title": _title(inputs, item.service),
                "number": item.receipt,
                "since": _moment(inputs, item.since),
                "refused": item.refused,
                "reason": item.reason,
                "acts": item.acts,
                "fields": _faults(inputs, item.service, item.fields),
                "retry": item.retry,
                "again": item.again,
            }
            for item in (overview.items if overview else ())
        ],
        "incidents": [
            {
                "at": _moment(inputs, one.at),
                "recovered": one.recovered + one.filled,
                "lost": one.lost,
            }
            for one in (overview.incidents if overview else ())
        ],
        "lost": list(overview.lost) if overview else [],
        "sought": _sought(inputs, state.sought) if state.sought else {"outcome": ""},
    }


def _sought(inputs: Inputs, sought: "Sought") -> Props:
    """Where an application is: state and times, as its citizen sees them, and the queue's reason."""
    row = sought.row
    if row is None:
        return {"outcome": sought.outcome}
    return {
        "outcome": sought.outcome,
        "title": _title(inputs, row.service),
        "number": row.receipt,
        "created": _when(row.created),
        "state": row.state,
        "decision": row.decision or "",
        "reason": row.reason or "",
        "fields": _faults(inputs, row.service, row.fields),
        "replaced": sought.replaced_by,
    }


def _moment(inputs: Inputs, at: datetime) -> str:
    """The time of day, with its day when that is another one."""
    here = at.astimezone()
    return f"{here:%H:%M}" if here.date() == inputs.now.astimezone().date() else f"{here:%Y-%m-%d %H:%M}"
