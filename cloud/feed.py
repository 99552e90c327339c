"""The feed: what happened to a terminal's submissions, after a cursor, in the order of commits.

A cursor is opaque to terminals. It is a place, not a snapshot: nothing that is committed later is before it.
"""

import base64
import re
from typing import Any

from cloud.certificates.issuing import sealed_for
from cloud.keys import PlatformKeys
from cloud.models import Event, Notice
from cloud.notes import open_note
from cloud.sql import feed_query

_START = "1.0.0"
_CURSOR = re.compile(r"1\.(\d{1,19})\.(\d{1,18})", re.ASCII)


class CursorInvalid(ValueError):
    """No cursor that this platform gave out."""


def read(terminal: str, cursor: str, limit: int, keys: PlatformKeys) -> dict[str, Any]:
    """The body that ``events.json`` describes: at most ``limit`` events after ``cursor`` ("" is the start).

    Raises:
        CursorInvalid: see the class.
    """
    place = _CURSOR.fullmatch(cursor or _START)
    if not place:
        raise CursorInvalid("no cursor of this platform")
    sql, parameters = feed_query(terminal, int(place[1]), int(place[2]), limit + 1)
    rows = list(Event.objects.raw(sql, parameters))
    events = [_event(row, keys) for row in rows[:limit]]
    return {
        "cursor": events[-1]["cursor"] if events else cursor or _START,
        "more": len(rows) > limit,
        "events": events,
    }


def _event(row: Any, keys: PlatformKeys) -> dict[str, Any]:
    """``row`` is an ``Event`` with the column ``xid`` that only the statement adds."""
    body = {
        "cursor": f"1.{row.xid}.{row.pk}",
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
