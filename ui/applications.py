"""My applications, and the staff's desk, as plain values: a part of ``ui.props``, pure like it."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from kiosk import visit as v
from kiosk.desk import queue
from ui.inputs import Inputs, Props, faults, title, when

if TYPE_CHECKING:
    from kiosk.desk import Sought


def mine(inputs: Inputs, state: v.Mine) -> Props:
    """What this person handed in, and what became of it."""
    rows = inputs.visit.who.applications if inputs.visit.who else None
    instead = {row.replaces: row.receipt for row in reversed(rows or ()) if row.replaces}
    return {
        "loading": rows is None,
        "rows": [
            {
                **_application(inputs, row),
                "id": str(row.id),
                "service": row.service,
                "note": row.note or "",
                "replaced": instead.get(row.id, ""),
                "open": row.id == state.shown,
            }
            for row in rows or ()
        ],
    }


def desk(inputs: Inputs, state: v.Desk) -> Props:
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
                "title": title(inputs, item.service),
                "number": item.receipt,
                "since": _moment(inputs, item.since),
                "refused": item.refused,
                "reason": item.reason,
                "acts": item.acts,
                "fields": faults(inputs, item.service, item.fields),
                "retry": item.retry,
                "again": item.again,
            }
            for item in (overview.items if overview else ())
        ],
        "incidents": [
            {
                "kind": one.kind,
                "at": _moment(inputs, one.at),
                "recovered": one.recovered + one.filled,
                "lost": one.lost,
            }
            for one in (overview.incidents if overview else ())
        ],
        "lost": list(overview.lost) if overview else [],
        "sought": _sought(inputs, state.sought) if state.sought else {"outcome": ""},
    }


def _application(inputs: Inputs, row: Any) -> Props:  # a row of the outbox, which the screen may not import
    """How an application stands, whoever asks."""
    return {
        "title": title(inputs, row.service),
        "number": row.receipt,
        "created": when(row.created),
        "state": row.state,
        "decision": row.decision or "",
        "reason": row.reason or "",
        "fields": faults(inputs, row.service, row.fields),
    }


def _sought(inputs: Inputs, sought: "Sought") -> Props:
    """Where an application is: state and times, as its citizen sees them, and the queue's reason."""
    row = sought.row
    if row is None:
        return {"outcome": sought.outcome}
    return {
        **_application(inputs, row),
        "outcome": sought.outcome,
        "replaced": sought.replaced_by,
    }


def _moment(inputs: Inputs, at: datetime) -> str:
    """The time of day, with its day when that is another one."""
    here = at.astimezone()
    return f"{here:%H:%M}" if here.date() == inputs.now.astimezone().date() else f"{here:%Y-%m-%d %H:%M}"
