"""Drafts: what a citizen typed and has not handed in yet, kept for when they come back with their card.

A draft is encrypted with the vault key and found by the HMAC of the ID number; the table shows times and
nothing else, not even the service. There is one a person and service. It survives a power cut from the moment
that ``keep`` returned, and is deleted when it is handed in, thrown away, or ``KEPT_FOR`` old. What cannot be
decrypted any more (another vault key) is left out and counted in the log: it is of no use to anybody.
"""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from kiosk.clock import BUILD_FLOOR, believed
from kiosk.database import Connected, Database, Migrations, open_database, read, time_of, transaction
from kiosk.errors import VaultLocked
from kiosk.log import Event, log

if TYPE_CHECKING:
    from kiosk.clock import Clock
    from kiosk.folder import DataFolder
    from kiosk.vault import Vault

KEPT_FOR = timedelta(days=14)
_PURPOSE = "draft"

migrations = Migrations("kiosk.drafts")


@migrations()
def drafts_table(database: Database) -> None:
    """``slot`` is the HMAC of ID number and service, ``person`` of the ID number alone; ``saved`` unix ms."""
    database.execute(
        "create table draft (slot text primary key, person text not null, saved integer not null,"
        " body blob not null) strict"
    )
    database.execute("create index draft_person on draft (person)")


@dataclass(frozen=True, slots=True, repr=False)
class Draft:
    """One draft; ``catalogue`` is the version that it was begun with."""

    service: str
    catalogue: str
    answers: Mapping[str, Any]
    saved_at: datetime
    replaces: UUID | None = None

    def __repr__(self) -> str:
        """The service, nothing that was typed."""
        return f"<Draft {self.service}>"


class Drafts(Connected):
    """The drafts of one data folder, on a connection of its own: for the thread that opened it."""

    def __init__(self, folder: "DataFolder", vault: "Vault", clock: "Clock") -> None:
        """Open the table and delete what is too old.

        Raises:
            StorageFailed, EngineUnsafe: see ``kiosk.database``.
        """
        self._database = open_database(folder.database, migrations)
        self._vault = vault
        self._clock = clock
        self._expire()

    def keep(
        self,
        id_number: str,
        service: str,
        catalogue: str,
        answers: Mapping[str, Any],
        replaces: UUID | None = None,
    ) -> None:
        """Store or overwrite the draft of this person and service; durable when it returns.

        Raises:
            DiskFull, StorageFailed: nothing was kept, the draft before it still is.
        """
        document = {
            "service": service,
            "catalogue": catalogue,
            "answers": dict(answers),
            "replaces": str(replaces) if replaces else None,
        }
        body = self._vault.encrypt(json.dumps(document, ensure_ascii=False).encode(), _PURPOSE)
        row = {
            "slot": self._slot(id_number, service),
            "person": self._vault.lookup(id_number),
            "saved": int(self._clock.now().timestamp() * 1000),
            "body": body,
        }
        with transaction(self._database):
            self._database.execute(
                "insert or replace into draft (slot, person, saved, body)"
                " values (:slot, :person, :saved, :body)",
                row,
            )
        log(Event.DRAFT, after="kept", service=service)

    def of_person(self, id_number: str) -> tuple[Draft, ...]:
        """This person's drafts, newest first; raises StorageFailed."""
        rows = read(
            self._database,
            "select saved, body from draft where person = ? order by saved desc",
            [self._vault.lookup(id_number)],
        )
        found = (self._open(saved, body) for saved, body in rows)
        return tuple(draft for draft in found if draft)

    def drop(self, id_number: str, service: str) -> None:
        """Delete a draft; nothing happens when there is none.

        Raises:
            DiskFull, StorageFailed: it still stands.
        """
        with transaction(self._database):
            self._database.execute("delete from draft where slot = ?", [self._slot(id_number, service)])
        log(Event.DRAFT, after="dropped", service=service)

    def _slot(self, id_number: str, service: str) -> str:
        return self._vault.lookup(f"{id_number.strip()}/{service}")

    def _open(self, saved: int, body: bytes) -> Draft | None:
        try:
            document = json.loads(self._vault.decrypt(body, _PURPOSE))
        except VaultLocked as e:
            log(Event.TROUBLE, logging.WARNING, code=e.code, detail="a draft of another vault key")
            return None
        return Draft(
            service=document["service"],
            catalogue=document["catalogue"],
            answers=document["answers"],
            saved_at=time_of(saved),
            replaces=UUID(document["replaces"]) if document["replaces"] else None,
        )

    def _expire(self) -> None:
        """By a clock that can be right. What was saved by one that could not be counts from now on."""
        if (now := believed(self._clock.now())) is None:
            return
        floor, soon = BUILD_FLOOR, now + timedelta(days=1)
        with transaction(self._database):
            self._database.execute(
                "update draft set saved = ? where saved < ? or saved > ?", [*map(_ms, (now, floor, soon))]
            )
            self._database.execute("delete from draft where saved < ?", [_ms(now - KEPT_FOR)])


def _ms(at: datetime) -> int:
    return int(at.timestamp() * 1000)
