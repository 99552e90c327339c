"""The feed: what happened to a terminal's submissions, after a cursor, in the order of commits.

A cursor is opaque to terminals. It is a place, not a snapshot: nothing that is committed later is before it.
It names the event that it stands behind, by number and by what is in it. A platform that was restored from a
backup gives the same numbers again; a cursor from before stands behind an event that is not there, or is
another one, and is refused. Its terminal then reads the feed from the start, which changes nothing twice.
"""

import base64
import hashlib
import re
from typing import Any

from cloud.certificates.issuing import sealed_for
from cloud.keys import PlatformKeys
from cloud.models import Event, Notice, Terminal
from cloud.notes import open_note
from cloud.sql import feed_query

_START = "1.0.0"
_CURSOR = re.compile(r"1\.(\d{1,19})\.(\d{1,18})(?:\.([0-9a-f]{12}))?", re.ASCII)
"""xid, number, and the event's mark; those of the first release have no mark."""


class CursorInvalid(ValueError):
    """No cursor that this platform gave out, as far as it remembers."""


def read(terminal: str, cursor: str, limit: int, keys: PlatformKeys) -> dict[str, Any]:
    """The body that ``events.json`` describes: at most ``limit`` events after ``cursor`` ("" is the start).

    Raises:
        CursorInvalid: see the class.
    """
    place = _CURSOR.fullmatch(cursor or _START)
    if not place or not _stands(terminal, int(place[2]), place[3]):
        raise CursorInvalid("no cursor of this platform: read the feed from its start")
    sql, parameters = feed_query(terminal, int(place[1]), int(place[2]), limit + 1)
    rows = list(Event.objects.raw(sql, parameters))
    events = [_event(row, keys) for row in rows[:limit]]
    return {
        "cursor": events[-1]["cursor"] if events else cursor or _START,
        "more": len(rows) > limit,
        "head": Terminal.objects.values_list("head_seq", flat=True).get(pk=terminal),
        "events": events,
    }


def _stands(terminal: str, number: int, mark: str | None) -> bool:
    """Whether the event that a cursor stands behind is here, and is that one."""
    if not number:
        return True
    event = Event.objects.filter(terminal_id=terminal, pk=number).first()
    return event is not None and mark in {None, _mark(event)}


def _mark(event: Event) -> str:
    said = f"{event.type} {event.uuid} {event.at.timestamp()}"
    return hashlib.sha256(said.encode()).hexdigest()[:12]


def _event(row: Any, keys: PlatformKeys) -> dict[str, Any]:
    """``row`` is an ``Event`` with the column ``xid`` that only the statement adds."""
    body = {
        "cursor": f"1.{row.xid}.{row.pk}.{_mark(row)}",
        "type": row.type,
        "id": str(row.uuid),
        "at": row.at.isoformat(),
    }
    if row.decision:
        body["decision"] = row.decision
        body["note"] = open_note(bytes(row.note), row.uuid, keys)
    if row.type == "certificate" and (sealed := sealed_for(row.terminal, row.uuid, keys)):
        body["sealed"] = base64.b64encode(sealed).decode()
    if row.type == "notice" and (notice := Notice.objects.filter(uuid=row.uuid).first()):
        body |= {"zh": notice.zh, "en": notice.en}
        if notice.until:
            body["until"] = notice.until.isoformat()
    return body
