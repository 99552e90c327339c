"""What a damaged database means for the outbox: which rows are whole, where the chain goes on, what is lost.

``ensure`` is called before the outbox is opened, by the screen, the agent and the command line alike.
``kiosk.salvage`` does the work on the file; here is what its rows mean:

- each row is judged (``sync.rows``): columns that say something else than the signed envelope are restored
  from it. A row that nothing vouches for is taken from the snapshot, else staff find it refused;
- the chain goes on from the highest number that anything left names, so no number is given twice; its head
  is the newest row's;
- where the newest rows cannot be read, the numbers that may have been given (``sync.numbers``) are left out;
- a database that is gone, has no tables of ours or is behind its snapshot or its numbers is damaged too;
- numbers below it without a row are lost: their digest is what the next envelope calls its predecessor;
- the feed is read again from its beginning: decisions and receipts that were lost with the rows come anew;
- an ``Incident`` says what happened.

Whatever is not acknowledged is sent again; what the platform holds already is a duplicate, a success.
"""

import json
import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import cbor2

from kiosk import drafts, salvage, staff
from kiosk import receipt as receipts
from kiosk.certificate import disclosures
from kiosk.database import (
    Database,
    DatabaseError,
    bring_up_to_date,
    connect,
    fault,
    has_pages,
    has_tables,
    open_database,
)
from kiosk.errors import DatabaseDamaged, DiskFull, NotEnrolled
from kiosk.folder import refusals, storage_error, sync_directory
from kiosk.log import Event, log
from sync import notices, numbers, tables, tail
from sync.enrolment import Enrolment
from sync.rows import Judge
from sync.wire.envelope import GENESIS

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.clock import Clock
    from kiosk.folder import DataFolder
    from kiosk.salvage import Found

_MIGRATIONS = (
    tables.migrations,
    drafts.migrations,
    disclosures.migrations,
    notices.migrations,
    staff.migrations,
)


def ensure(folder: "DataFolder", clock: "Clock", *, thorough: bool = False) -> bool:
    """See that the database can be used, and mend it if it cannot; True when it was mended just now.

    ``thorough`` reads all of it; do so at the start of a long life, and not on a thread that must not wait.

    Raises:
        DatabaseDamaged: another process is mending it, or has not let go of it yet: try again.
        DiskFull, StorageFailed: as they say; trying again goes on from where it stopped.
    """
    with refusals(str(folder.database)):
        tail.gather(folder)
        meaning = _meaning(folder, clock)
        if salvage.is_sound(folder.database, meaning, thorough=thorough):
            return False
        log(Event.TROUBLE, logging.ERROR, code=DatabaseDamaged.code, detail="it is put aside and mended")
        mended = salvage.mend(folder, clock.now(), meaning)
    if mended:
        log(
            Event.TROUBLE,
            logging.WARNING,
            code="database-mended",
            detail="kiosk outbox stats says what is lost",
        )
    return mended


def is_sound(folder: "DataFolder", clock: "Clock") -> bool:
    """Whether all of it reads, and says what was written; nothing is mended. Raises as ``ensure``."""
    return salvage.is_sound(folder.database, _meaning(folder, clock), thorough=True)


def _meaning(folder: "DataFolder", clock: "Clock") -> salvage.Meaning:
    begun = numbers.begun(folder)
    numbered = numbers.load(folder)
    behind = max(numbered.given if numbered else 0, _head_of(folder.snapshot))  # before the head is looked at

    now = int(clock.now().timestamp() * 1000)
    judge = Judge(_enrolment(folder), now)

    def holds(connection: Any, thorough: bool) -> bool:  # noqa: FBT001  # a callable's own
        if not has_tables(connection, tables.TABLES):
            return not begun
        if _head(connection) < behind:
            return False
        return not thorough or _says_what_was_written(connection, judge)

    def finish(*found: Any) -> None:
        _Finish(folder, now, judge, *found).run()

    return salvage.Meaning(begun, holds, lambda: frozenset(_our_tables()), judge.row, judge.at_last, finish)


def _says_what_was_written(connection: Any, judge: Judge) -> bool:
    """Each row as it was written, as far as that can be known, and the chain as the rows say."""
    connection.execute("begin")  # rows and chain of one moment
    try:
        here = {table: set(columns) for table, columns in salvage.tables(connection)}
        if any(not columns <= here.get(table, columns) for table, columns in _our_tables().items()):
            return True  # of an older release: it is judged once its tables are up to date
        every = salvage.rows(connection, _our_tables())
        return all(judge.row(table, row) == row for table, row in every) and _chain_agrees(connection)
    finally:
        connection.execute("rollback")


def _chain_agrees(connection: Any) -> bool:
    newest = connection.execute("select seq, digest from submission order by seq desc limit 1").fetchall()
    ((lost,),) = connection.execute("select coalesce(max(seq), 0) from lost").fetchall()
    chain = connection.execute("select seq, head from chain").fetchall()
    highest = max(lost, newest[0][0] if newest else 0)
    if not chain:
        return bool(highest == 0)
    return [seq for seq, _ in chain] == [highest] and (
        not newest or highest > newest[0][0] or chain == newest
    )


def _enrolment(folder: "DataFolder") -> Enrolment | None:
    try:
        return Enrolment.load(folder)
    except NotEnrolled:
        return None


@cache
def _our_tables() -> Mapping[str, frozenset[str]]:
    """Each with its columns."""
    database = Database(memory=True)
    for migrations in _MIGRATIONS:
        migrations.apply(database)
    return {name: frozenset(columns) for name, columns in salvage.tables(database.conn)}


def _head_of(snapshot: "Path") -> int:
    """The head of the chain in a file; 0 where it has none or cannot be read."""
    if not has_pages(snapshot):
        return 0
    try:
        with closing(connect(f"file:{quote(str(snapshot))}?mode=ro", uri=True)) as connection:
            return _head(connection)
    except DatabaseError:
        return 0


def _head(connection: Any) -> int:
    rows = connection.execute("select max(seq) from chain").fetchall()
    return int(rows[0][0] or 0)


def take_snapshot(folder: "DataFolder") -> bool:
    """Copy the sealed rows to ``snapshot.db``, whole and durable before it takes the place of the last one.

    Drafts stay out: one that is thrown away is gone at once. False where there is no room for it.

    Raises:
        DatabaseDamaged: the database is damaged, gone or behind its snapshot; the last snapshot stays.
        StorageFailed: as it says.
    """
    if not has_pages(folder.database):
        raise DatabaseDamaged(f"{folder.database} is gone or empty")
    if folder.free_bytes() < folder.floor + 2 * folder.database.stat().st_size:
        return False
    making = folder.snapshot.with_suffix(".new")
    for leftover in folder.path.glob(making.name + "*"):
        leftover.unlink()
    try:
        with closing(open_database(folder.database)) as source, closing(connect(str(making))) as target:
            source.conn.backup(target)
            target.isolation_level = None
            target.execute("pragma journal_mode=delete").fetchall()
            target.execute("pragma secure_delete=on").fetchall()
            with suppress(DatabaseError):  # nobody has opened drafts here yet
                target.execute("delete from draft")
            if target.execute("pragma quick_check(1)").fetchone() != ("ok",):
                raise DatabaseDamaged("a copy of the database is damaged, so the database is")
            if not has_tables(target, tables.TABLES) or _head(target) < _head_of(folder.snapshot):
                raise DatabaseDamaged("the database is behind its own snapshot")
        making.chmod(0o600)
        with making.open("rb") as file:
            os.fsync(file.fileno())
        making.rename(folder.snapshot)
        sync_directory(folder.path)
    except DatabaseError as e:
        raise fault(e, str(making)) from e
    except OSError as e:
        raise storage_error(e, str(making)) from e
    except DiskFull:
        return False
    finally:
        making.unlink(missing_ok=True)
    return True


class _Finish:
    """The last step in the new database, in the transaction that makes it."""

    def __init__(self, folder: "DataFolder", now: int, judge: Judge, *found: Any) -> None:
        self._now = now
        self._new, self._damaged, self._snapshot, self._found = found
        self._numbers = numbers.load(folder)
        self._enrolment = _enrolment(folder)
        self._judge = judge

    def run(self) -> None:
        bring_up_to_date(Database(self._new), *_MIGRATIONS)
        self._tell_damaged_rows()
        known = self._known()
        head = self._go_on_from(known)
        certain = head if self._end_is_known(head) else self._given_at_most(head)
        self._set_head(head, certain)
        for seq, previous, uid in list(self._lost(certain, known)):
            number = receipts.number(self._enrolment.number, seq) if self._enrolment else str(seq)
            reason = "row-lost" if seq <= head else "number-skipped"
            self._new.execute(
                "insert or ignore into lost (seq, digest, id, number, reason, since)"
                " values (?, ?, ?, ?, ?, ?)",
                [seq, previous, uid, number, reason, self._now],
            )
        self._new.execute("update link set cursor = ''")
        self._record()

    def _tell_damaged_rows(self) -> None:
        """A row that nothing vouches for is for staff (``sync.rows``); the platform need not wait for it."""
        for table, row in self._found.damaged:
            kept = self._judge.at_last(table, row)
            if kept is not None:
                self._new.execute(
                    "insert or ignore into lost (seq, digest, id, number, reason, since)"
                    " select seq, ?, id, number, reason, ? from submission where seq = ?",
                    [self._follows(kept["seq"]), self._now, kept["seq"]],
                )

    def _known(self) -> dict[int, bytes]:
        """Numbers and ids that an index of the damaged file still names."""
        known: dict[int, bytes] = {}
        here = {uid for (uid,) in self._new.execute("select id from submission")}
        highest = self._given_at_most(max(seq for seq, _ in self._heads()))
        for index in ("sqlite_autoindex_submission_1", "sqlite_autoindex_submission_2"):
            with suppress(DatabaseError):
                if self._damaged is not None:
                    column = "id" if index.endswith("1") else "x''"
                    for seq, uid in self._damaged.execute(
                        f"select seq, {column} from submission indexed by {index}"  # noqa: S608  # names of ours
                        + (" order by id" if column == "id" else " order by number")
                    ):
                        if 0 < seq <= highest and uid not in here:
                            known[seq] = known.get(seq) or uid
        return known

    def _go_on_from(self, known: dict[int, bytes]) -> int:
        """The highest number that anything left knows of; 0 where nothing was ever handed in."""
        found: int = max([0, *known, *(seq for seq, _ in self._heads())])
        return found

    def _heads(self) -> list[tuple[int, bytes]]:
        """Newest row, heads of the chain and newest loss, as far as they agree: numbers and digests."""
        newest = self._new.execute("select seq, digest from submission order by seq desc limit 1").fetchall()
        rows: list[tuple[int, bytes]] = newest or [(0, GENESIS)]
        ((seq, digest),) = rows
        highest = self._given_at_most(seq)
        for source in (self._new, self._snapshot):
            with suppress(DatabaseError):
                chain = source.execute("select seq, head from chain").fetchall() if source else []
                rows += [(at, head) for at, head in chain if seq < at <= highest and head != digest]
        lost = self._new.execute("select seq, digest from lost order by seq desc limit 1").fetchall()
        return rows + [(at, head or GENESIS) for at, head in lost]

    def _given_at_most(self, head: int) -> int:
        """The highest number that may have been given."""
        up_to = self._numbers.up_to if self._numbers else 0
        return up_to if up_to >= head else head + numbers.AT_ONCE

    def _end_is_known(self, head: int) -> bool:
        """Whether nothing newer than what was found can have been here: chain or newest row were readable."""
        if self._enrolment is None and self._numbers is None:
            return True
        if self._numbers and head < self._numbers.given:  # an older database was put there
            return False
        if self._found.scanned.get("chain"):
            return True
        try:
            return self._damaged is not None and bool(
                self._damaged.execute("select seq from submission order by seq desc limit 1").fetchone()
            )
        except DatabaseError:
            return False

    def _set_head(self, head: int, certain: int) -> None:
        """The next envelope names the newest that is known, or nothing at all after numbers were skipped."""
        if certain:
            last = next((found for seq, found in self._heads() if seq == head == certain), GENESIS)
            self._new.execute(
                "insert or replace into chain (one, seq, head) values (1, ?, ?)", [certain, last]
            )

    def _lost(self, head: int, known: dict[int, bytes]) -> Iterator[tuple[int, bytes | None, bytes | None]]:
        """Numbers without a row: each with the digest of its envelope and its id, where they are known."""
        here = {seq for (seq,) in self._new.execute("select seq from submission")}
        for seq in range(1, head + 1):
            if seq not in here:
                yield seq, self._follows(seq), known.get(seq) or None

    def _follows(self, seq: int) -> bytes | None:
        """What the envelope after ``seq`` names as its predecessor."""
        rows = self._new.execute("select envelope from submission where seq = ?", [seq + 1]).fetchall()
        if rows:
            with suppress(cbor2.CBORError, ValueError, TypeError, LookupError, AttributeError):
                previous = cbor2.loads(cbor2.loads(rows[0][0]).value[2])[5]
                return previous if isinstance(previous, bytes) else None
        chain = self._new.execute("select head from chain where seq = ?", [seq]).fetchall()
        return chain[0][0] if chain and chain[0][0] != GENESIS else None

    def _record(self) -> None:
        found: Found = self._found
        ((here,),) = self._new.execute("select count(*) from submission").fetchall()
        ((lost,),) = self._new.execute("select count(*) from lost where since = ?", [self._now]).fetchall()
        filled = found.filled.get("submission", 0)
        restored = [
            [table, row.get("number", row["rowid"]), columns] for table, row, columns in found.restored
        ]
        detail = {"scanned": found.scanned, "filled": found.filled, "restored": restored}
        detail |= {"dropped": found.dropped}
        self._new.execute(
            "insert into incident (at, kind, quarantine, recovered, filled, lost, detail)"
            " values (?, 'database-damaged', ?, ?, ?, ?, ?)",
            [
                self._now,
                found.folder,
                here - filled,
                filled,
                lost,
                json.dumps(detail),
            ],
        )
