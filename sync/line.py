"""The row of ``kiosk.db`` about the line: what the agent last knew of it, how far the feed was read."""

from datetime import datetime, timedelta
from pathlib import Path

from kiosk.database import Database, ms, read, time_of
from sync.rows import FARTHEST_CLOCK
from sync.states import Link, LinkState

_STATES = frozenset(LinkState)


def known(database: Database) -> Link:
    """What the agent last knew; damage of a field is as if it had not been known.

    Raises:
        DatabaseDamaged, StorageFailed: see ``kiosk.database.read``.
    """
    rows = read(
        database,
        "select state, since, detail, success, attempts, next_attempt, clock_offset, boot from link",
        (),
    )
    if not rows:
        return Link()
    state, since, detail, success, attempts, due, offset, boot = rows[0]
    return Link(
        LinkState(state) if state in _STATES else LinkState.UNKNOWN,
        time_of(since),
        detail,
        time_of(success) if success else None,
        attempts,
        time_of(due) if due else None,
        timedelta(milliseconds=offset) if _is_offset(offset) and boot == _boot() else None,
    )


def note(database: Database, link: Link, now: datetime) -> None:
    """Write it down, in the caller's transaction; the feed's cursor stays."""
    values = (
        link.state,
        ms(link.since or now),
        link.detail,
        ms(link.last_success) if link.last_success else None,
        link.attempts,
        ms(link.next_attempt) if link.next_attempt else None,
        link.clock_offset // timedelta(milliseconds=1) if link.clock_offset is not None else None,
        _boot(),
    )
    database.execute(
        "insert into link (one, state, since, detail, success, attempts, next_attempt, clock_offset,"
        " boot, cursor) values (1, ?, ?, ?, ?, ?, ?, ?, ?, '') on conflict (one) do update set"
        " state = excluded.state, since = excluded.since, detail = excluded.detail,"
        " success = excluded.success, attempts = excluded.attempts,"
        " next_attempt = excluded.next_attempt, clock_offset = excluded.clock_offset,"
        " boot = excluded.boot",
        values,
    )


def cursor(database: Database) -> str:
    """Where the feed was left; empty at first."""
    rows = read(database, "select cursor from link", ())
    return str(rows[0][0]) if rows else ""


def set_cursor(database: Database, where: str, now: datetime) -> None:
    """Remember how far the feed was read, in the caller's transaction; the state of the line stays."""
    database.execute(
        "insert into link (one, state, since, detail, attempts, boot, cursor) values (1, ?, ?, '', 0, ?, ?)"
        " on conflict (one) do update set cursor = excluded.cursor",
        [LinkState.UNKNOWN, ms(now), _boot(), where],
    )


def _is_offset(offset: int | None) -> bool:
    return offset is not None and abs(offset) < FARTHEST_CLOCK


def _boot() -> str:
    """This boot of this machine: an offset of the clock says nothing after the next one."""
    return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
