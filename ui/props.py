"""From a visit to what the screen shows: plain values, in the catalogue's words of one language, no Qt.

``derive`` is pure. Python sends codes; the sentences for them are in ``Town/Ui`` and change language at once.
Nothing here decides anything: what may happen next is ``kiosk.visit``'s.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, assert_never

import qrcode

from kiosk import visit as v
from kiosk.form import Field, FieldKind, Form, Step

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    seconds = None
    if visit.warned is not None:
        factor = 1.0 if visit.staff is v.Staff.AWAY else v.WITH_STAFF
        seconds = max(0, round(v.WARNING * factor - (inputs.tick - visit.warned)))
    match state:
        case v.Idle() | v.Choose():
            page = _home(inputs)
        case v.Identify():
            page = _identify(inputs, state)
        case v.Consent(person):
            page = {"name": person.name, "document": person.document}
        case v.ServicePage():
            page = _service(inputs, state)
        case v.Fill(application):
            page = _fill(inputs, application)
        case v.Review(application):
            page = _review(inputs, application)
        case v.Sign(application, problem):
            page = {"title": _title(inputs, application.service), "name": _name(visit), "problem": problem}
        case v.Saving(application):
            page = {"title": _title(inputs, application.service)}
        case v.ReceiptPage():
            page = _receipt(inputs, state)
        case v.Mine():
            page = _mine(inputs, state)
        case v.Sorry(code, application):
            page = {"code": code, "again": application is not None}
        case _:
            assert_never(state)
    link = visit.devices.link
    return {
        "phase": state.phase,
        "page": page,
        "fields": _fields(inputs, state.application) if isinstance(state, v.Fill) else [],
        "active": not isinstance(state, v.Idle),
        "warning": seconds,
        "staff": visit.staff,
        "name": _name(visit),
        "network": link.state if link else "unknown",
        "reader": visit.devices.card,
        "printer": visit.devices.printer,
        "saving": visit.devices.saving,
    }


def _identify(inputs: Inputs, state: v.Identify) -> Props:
    devices = inputs.visit.devices
    return {
        "card": devices.card,
        "progress": devices.progress,
        "spent": devices.spent,
        "service": _title(inputs, state.service) if state.service else "",
    }


def _name(visit: v.Visit) -> str:
    return visit.who.person.name if visit.who else ""


def _title(inputs: Inputs, service: str) -> str:
    found = inputs.visit.catalogue.services.get(service)
    return found.title.in_(inputs.lang) if found else service


def _tile(inputs: Inputs, service: str) -> Props:
    found = inputs.visit.catalogue.services[service]
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
        "query": state.query,
        "searching": state.matches is None,
        "listed": listed,
        "notice": visit.state.notice if isinstance(visit.state, v.Idle) else "",
        "spent": visit.devices.spent,
        "open": len(visit.who.applications or ()) if visit.who else 0,
        "drafts": [
            {"service": d.service, "title": _title(inputs, d.service), "saved": _when(d.saved_at)}
            for d in (visit.who.drafts if visit.who else ())
        ],
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
    drafts = inputs.visit.who.drafts if inputs.visit.who else ()
    return {
        **_tile(inputs, state.service),
        "department": service.department.in_(lang),
        "who": service.who.in_(lang),
        "fee": service.fee.in_(lang),
        "time_limit": service.time_limit.in_(lang),
        "outcome": service.outcome.in_(lang),
        "if_refused": service.if_refused.in_(lang),
        "offline": service.offline,
        "materials": [
            {
                "title": m.title.in_(lang),
                "required": m.required,
                "note": m.note.in_(lang) if m.note else "",
            }
            for m in service.materials
        ],
        "draft": any(d.service == state.service for d in drafts),
    }


def _asked(inputs: Inputs, application: v.Application) -> tuple[tuple[Step, ...], int]:
    """The steps of the form and which of them is shown."""
    form = v.form_of(inputs.visit, application, inputs.now.astimezone().date())
    steps = v.steps_of(form, application.answers)
    return steps, min(application.step, len(steps) - 1)


def _fill(inputs: Inputs, application: v.Application) -> Props:
    steps, at = _asked(inputs, application)
    return {
        "service": _title(inputs, application.service),
        "title": steps[at].title.in_(inputs.lang) if steps else "",
        "step": at,
        "steps": len(steps),
        "wrong": len(application.problems),
    }


def _fields(inputs: Inputs, application: v.Application) -> list[Props]:
    """The questions of the step shown, each with its answer so far and what is wrong with it."""
    steps, at = _asked(inputs, application)
    return [_field(field, application, inputs.lang) for field in steps[at].fields] if steps else []


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
        "value": value if value is not None else "",
        "problem": application.problems.get(field.name, ""),
    }


def _review(inputs: Inputs, application: v.Application) -> Props:
    form = v.form_of(inputs.visit, application, inputs.now.astimezone().date())
    service = inputs.visit.catalogue.service(application.service)
    person = inputs.visit.who.person if inputs.visit.who else None
    sections = [
        {
            "title": step.title.in_(inputs.lang),
            "step": n,
            "rows": [
                {
                    "label": f.label.in_(inputs.lang),
                    "value": _shown(f, application.answers.get(f.name), inputs.lang),
                }
                for f in step.fields
            ],
        }
        for n, step in enumerate(v.steps_of(form, application.answers))
    ]
    return {
        "service": service.title.in_(inputs.lang),
        "name": person.name if person else "",
        "id_number": person.id_number if person else "",
        "address": person.address if person else "",
        "sections": sections,
        "bring": [label.in_(inputs.lang) for label in _to_bring(form, application.answers)],
    }


def _to_bring(form: Form, answers: v.Answers) -> list[Any]:
    """What a terminal without a scanner cannot take in: the citizen hands it in at the counter."""
    fields = (f for step in form.steps(answers) for f in step.fields)
    return [f.label for f in fields if f.kind is FieldKind.ATTACHMENT]


def _shown(field: Field, value: Any, lang: str) -> str:
    """An answer as it is read back."""
    labels: Mapping[str, str] = {o.value: o.label.in_(lang) for o in field.options}
    unit = f" {field.unit.in_(lang)}" if field.unit else ""
    match field.kind:
        case FieldKind.YES_NO if value in {True, False}:
            return {"zh": ("否", "是"), "en": ("No", "Yes")}[lang][bool(value)]
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
        "title": _title(inputs, receipt.service),
        "created": _when(receipt.created),
        "trust": receipt.clock_trust,
        "state": state.row.state if state.row else "queued",
        "decision": (state.row.decision or "") if state.row else "",
        "qr": list(_modules(receipt.qr)),
    }


def prepare(visit: v.Visit) -> None:
    """Make what takes longer than a frame, off the screen's thread: a receipt's QR code."""
    if isinstance(visit.state, v.ReceiptPage):
        _modules(visit.state.receipt.qr)


@lru_cache(maxsize=4)
def _modules(text: str) -> tuple[str, ...]:
    """The QR code as rows of 0 and 1, without a margin (ISO/IEC 18004, level M)."""
    code = qrcode.QRCode(border=0, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(text)
    code.make()
    return tuple("".join("1" if dark else "0" for dark in row) for row in code.get_matrix())


def _mine(inputs: Inputs, state: v.Mine) -> Props:
    rows = inputs.visit.who.applications if inputs.visit.who else None
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
                "open": row.id == state.shown,
            }
            for row in rows or ()
        ],
    }
