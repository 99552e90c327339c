"""Notices: what the platform tells the people in this hall, kept until it is over. Nothing personal.

One that comes again replaces the one before; the platform takes a notice back by telling it as one that was
over before it was told.
"""

import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from kiosk.database import Connected, Database, Migrations, open_database, read, transaction
from kiosk.errors import DatabaseDamaged
from kiosk.log import Event, log

if TYPE_CHECKING:
    from kiosk.folder import DataFolder

migrations = Migrations("sync.notices")


@migrations()
def notice_table(database: Database) -> None:
    """Times are ISO 8601 in UTC; ``until`` is null for good."""
    database.execute(
        "create table notice (id blob primary key, at text, zh text, en text, until text) strict"
    )


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice, plain text in both languages."""

    id: UUID
    at: datetime
    zh: str
    en: str
    until: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Whether it is still to be shown."""
        return self.until is None or now < self.until

    def in_(self, lang: str) -> str:
        """The text in ``zh`` or ``en``."""
        return self.zh if lang == "zh" else self.en


class Notices(Connected):
    """One connection, for the thread that opened it."""

    def __init__(self, folder: "DataFolder") -> None:
        """Open or make the table.

        Raises:
            StorageFailed: see ``kiosk.database``.
        """
        self._database = open_database(folder.database, migrations)

    def keep(self, notice: Notice) -> None:
        """Durable when it returns; again changes nothing. What no longer holds then is deleted.

        Raises:
            DiskFull, StorageFailed: the disk refuses it.
        """
        with transaction(self._database):
            self._database.execute(
                "insert or replace into notice (id, at, zh, en, until) values (?, ?, ?, ?, ?)",
                [
                    notice.id.bytes,
                    _text(notice.at),
                    notice.zh,
                    notice.en,
                    notice.until and _text(notice.until),
                ],
            )
            self._database.execute("delete from notice where until <= ?", [_text(notice.at)])

    def all(self) -> tuple[Notice, ...]:
        """Newest first, also those that hold no longer."""
        rows = read(self._database, "select id, at, zh, en, until from notice order by at desc limit 20")
        return tuple(notice for notice in (_notice(*row) for row in rows) if notice)


def _notice(raw_id: bytes, at: str, zh: str, en: str, until: str | None) -> Notice | None:
    """None where a date is none: the disk has spoilt it."""
    try:
        ends = datetime.fromisoformat(until) if until else None
        return Notice(UUID(bytes=raw_id), datetime.fromisoformat(at), zh, en, ends)
    except ValueError:
        log(Event.TROUBLE, logging.WARNING, code=DatabaseDamaged.code, detail="a notice is left out")
        return None


def _text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")
