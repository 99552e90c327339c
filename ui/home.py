"""The pages on which a service is found and explained: a part of ``ui.props``, pure like it."""

from typing import TYPE_CHECKING

from kiosk import visit as v
from kiosk.catalogue.life_event import items_of, parts_of
from kiosk.clock import days
from kiosk.intent import Intent
from kiosk.proactive import suggest
from ui import certificates
from ui.inputs import Inputs, Props, tile, title, when
from ui.qr import modules

if TYPE_CHECKING:
    from kiosk.catalogue import Service


def home(inputs: Inputs) -> Props:
    """The home: life events, everyday services, a list or what was found."""
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
        listed = [tile(inputs, service) for service in by_id[state.event].services]
    everyday = [tile(inputs, s) for s in by_id["everyday"].services] if "everyday" in by_id else []
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
            {"service": d.service, "title": title(inputs, d.service), "saved": when(d.saved_at)}
            for d in (visit.who.drafts if visit.who else ())
        ],
    }


def _for_you(inputs: Inputs) -> list[Props]:
    """What this person may want and has not asked for, each with the reason."""
    who = inputs.visit.who
    if who is None or who.applications is None:
        return []
    today = days(inputs.now.astimezone().date()).earliest
    found = suggest(who.person, who.applications, today, certificates.lapsing(who.certificates))
    known = (s for s in found if s.service in inputs.visit.catalogue.services)
    return [{**tile(inputs, s.service), "because": s.because.in_(inputs.lang)} for s in known][:4]


def _several(inputs: Inputs, event: str) -> bool:
    """Whether a life event is worth doing as one thing: it asks, and leads to more than one application."""
    found = inputs.visit.catalogue.event(event)
    if found is None or not found.questions:
        return False
    yes = v.Pick(event, {question.id: True for question in found.questions})
    return len(items_of(v.together(inputs.visit, yes))) > 1


def pick(inputs: Inputs, state: v.Pick) -> Props:
    """The questions of a life event, and what the answers lead to."""
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
        return tile(inputs, found)
    event = next(e for e in inputs.visit.catalogue.events if e.id == found.removeprefix("event:"))
    return {
        "id": found,
        "title": event.title.in_(inputs.lang),
        "summary": event.summary.in_(inputs.lang),
        "icon": event.icon,
        "complete": True,
    }


def service(inputs: Inputs, state: v.ServicePage) -> Props:
    """One service explained."""
    service, lang = inputs.visit.catalogue.service(state.service), inputs.lang
    replaced = certificates.replaced(inputs.visit, state.service)
    drafts = inputs.visit.who.drafts if inputs.visit.who else ()
    return {
        **tile(inputs, state.service),
        "items": [title(inputs, name) for name in items_of(state.service)] if parts_of(state.service) else [],
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
        "qr": list(modules(checklist(inputs.visit, service, lang))) if state.taking else [],
    }


def checklist(visit: v.Visit, service: "Service", lang: str) -> str:
    """What to bring as plain text, for a telephone: title, each thing with a box, where to go.

    What this person has as a certificate here need not be brought.
    """
    optional = {"zh": "（有就带）", "en": " (if you have it)"}[lang]
    replaced = certificates.replaced(visit, service.id)
    wanted = (m for m in service.materials if m.id not in replaced)
    things = [f"□ {m.title.in_(lang)}{'' if m.required else optional}" for m in wanted]
    return "\n".join([service.title.in_(lang), *things, service.department.in_(lang)])
