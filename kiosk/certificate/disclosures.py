"""Who used my data: each certificate that was shown to a department, for its holder to read.

A row says which claims (their names, never what they said) of which certificate went to which service, in
which submission, and when. It is encrypted with the vault key and found by the HMAC of the ID number.

It is written before the submission and confirmed after it. A power cut between the two leaves it pending;
``settle`` asks at the next start whether the submission is there, and so the page neither hides a
disclosure nor shows one that never happened.
"""

import json
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from kiosk.database import Connected, Database, Migrations, open_database, read, time_of, transaction
from kiosk.errors import DatabaseDamaged, VaultLocked
from kiosk.log import Event, log
from sync.wire import registry

if TYPE_CHECKING:
    from kiosk.catalogue import Catalogue
    from kiosk.clock import Clock
    from kiosk.folder import DataFolder
    from kiosk.vault import Vault

_PURPOSE = "disclosure"

migrations = Migrations("kiosk.disclosures")


@migrations()
def disclosures_table(database: Database) -> None:
    """``person``: HMAC of the ID number; ``at``: unix ms; ``pending``: 1 until the submission is durable."""
    database.execute(
        "create table disclosure (id integer primary key, person text not null, submission text not null,"
        " at integer not null, pending integer not null, body blob not null) strict"
    )
    database.execute("create index disclosure_person on disclosure (person)")


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One certificate, or the part of it that was shown, in one submission."""

    submission: UUID
    service: str
    kind: str
    issuer: str
    """Its name for people."""
    claims: tuple[str, ...]
    at: datetime


class Disclosures(Connected):
    """The disclosures of one data folder, on a connection of its own: for the thread that opened it."""

    def __init__(self, folder: "DataFolder", vault: "Vault", clock: "Clock") -> None:
        """Open the table.

        Raises:
            StorageFailed, EngineUnsafe: see ``kiosk.database``.
        """
        self._database = open_database(folder.database, migrations)
        self._vault = vault
        self._clock = clock

    def prepare(self, id_number: str, disclosures: Iterable[Disclosure]) -> None:
        """Write what is about to be handed in; durable when it returns.

        Raises:
            DiskFull, StorageFailed: nothing was written.
        """
        person, rows = self._vault.lookup(id_number), []
        for one in disclosures:
            body: dict[str, Any] = {"service": one.service, "kind": one.kind, "issuer": one.issuer}
            body["claims"] = list(one.claims)
            sealed = self._vault.encrypt(json.dumps(body, ensure_ascii=False).encode(), _PURPOSE)
            rows.append((person, str(one.submission), int(one.at.timestamp() * 1000), sealed))
        if not rows:
            return
        with transaction(self._database):
            for row in rows:
                self._database.execute(
                    "insert into disclosure (person, submission, at, pending, body) values (?, ?, ?, 1, ?)",
                    row,
                )

    def settle(self, handed_in: Callable[[UUID], bool]) -> None:
        """Confirm what is pending where its submission is durable, and forget it where it is not.

        Raises:
            DiskFull, StorageFailed: it stays pending.
        """
        pending = read(self._database, "select id, submission from disclosure where pending = 1")
        if not pending:
            return
        with transaction(self._database):
            for row, submission in pending:
                done = _is_id(submission) and handed_in(UUID(submission))
                how = "update disclosure set pending = 0" if done else "delete from disclosure"
                self._database.execute(f"{how} where id = ?", [row])

    def of_person(self, id_number: str) -> tuple[Disclosure, ...]:
        """What this person showed, newest first; raises StorageFailed."""
        rows = read(
            self._database,
            "select submission, at, body from disclosure where person = ? and pending = 0"
            " order by at desc, id desc",
            [self._vault.lookup(id_number)],
        )
        return tuple(one for one in (self._open(*row) for row in rows) if one)

    def _open(self, submission: str, at: int, sealed: bytes) -> Disclosure | None:
        if not _is_id(submission):
            log(Event.TROUBLE, logging.WARNING, code=DatabaseDamaged.code, detail="a disclosure is left out")
            return None
        try:
            body: Mapping[str, Any] = json.loads(self._vault.decrypt(sealed, _PURPOSE))
        except VaultLocked as e:
            log(Event.TROUBLE, logging.WARNING, code=e.code, detail="a disclosure of another vault key")
            return None
        return Disclosure(
            submission=UUID(submission),
            service=body["service"],
            kind=body["kind"],
            issuer=body["issuer"],
            claims=tuple(body["claims"]),
            at=time_of(at),
        )


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:  # the disk has spoilt it
        return False
    return True


@dataclass(frozen=True, slots=True)
class Line:
    """A disclosure in words of one language."""

    at: str
    certificate: str
    issuer: str
    service: str
    department: str
    claims: tuple[str, ...]


def in_words(disclosures: Sequence[Disclosure], catalogue: "Catalogue", lang: str) -> tuple[Line, ...]:
    """Each disclosure as a line for its holder; an id that nobody knows any more stands for itself."""
    kinds = registry.load().types
    lines = []
    for one in disclosures:
        service, kind = catalogue.find(one.service), kinds.get(one.kind)
        claims = kind.claims if kind else {}
        lines.append(
            Line(
                at=f"{one.at.astimezone():%Y-%m-%d %H:%M}",
                certificate=_in(kind.title, lang) if kind else one.kind,
                issuer=one.issuer,
                service=service.title.in_(lang) if service else one.service,
                department=service.department.in_(lang) if service else "–",
                claims=tuple(
                    _in(claims[name].label, lang) if name in claims else name for name in one.claims
                ),
            )
        )
    return tuple(lines)


def _in(words: registry.Words, lang: str) -> str:
    return words.zh if lang == "zh" else words.en
