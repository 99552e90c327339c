"""What a damaged database means for the outbox: which rows are whole, where the chain goes on, what is lost.

``ensure`` is called before the outbox is opened, by the screen, the agent and the command line alike.
``kiosk.salvage`` does the work on the file; here is what its rows mean:

- a submission counts as read when its envelope has its digest. One that has not is taken from the snapshot,
  else it is mended from its own signed envelope where that verifies, else staff find it refused;
- the chain goes on from the highest number that anything left names, so no number is given twice;
- where the newest rows cannot be read, ``SKIPPED`` numbers are left out, as they may have been given;
- numbers below it without a row are lost: their digest is what the next envelope calls its predecessor;
- the feed is read again from its beginning: decisions and receipts that were lost with the rows come anew;
- an ``Incident`` says what happened.

Whatever is not acknowledged is sent again; what the platform holds already is a duplicate, a success.
"""

import json
import logging
import os
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import cbor2
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk import drafts, salvage
from kiosk import receipt as receipts
from kiosk.database import Database, DatabaseError, connect, fault, open_database
from kiosk.errors import DatabaseDamaged, DiskFull, NotEnrolled
from kiosk.folder import refusals, storage_error, sync_directory
from kiosk.log import Event, log
from sync import outbox, tail
from sync.enrolment import Enrolment
from sync.states import State
from sync.wire.envelope import GENESIS, EnvelopeInvalid, digest, open_envelope

if TYPE_CHECKING:
    from kiosk.clock import Clock
    from kiosk.folder import DataFolder
    from kiosk.salvage import Found, Row

SKIPPED = 100
"""Numbers that are left out where the newest rows, and with them the numbers given last, cannot be read: more
than a terminal takes in between two snapshots. No number is given to two people."""

_STATES = frozenset(State)


def ensure(folder: "DataFolder", clock: "Clock", *, thorough: bool = False) -> bool:
    """See that the database can be used, and mend it if it cannot; True when it was mended just now.

    ``thorough`` reads all of it; do so at the start of a long life, and not on a thread that must not wait.

    Raises:
        DatabaseDamaged: another process is mending it, or has not let go of it yet: try again.
        DiskFull, StorageFailed: as they say; trying again goes on from where it stopped.
    """
    with refusals(str(folder.database)):
        tail.gather(folder)
        if salvage.is_sound(folder.database, thorough=thorough):
            return False
        log(Event.TROUBLE, logging.ERROR, code=DatabaseDamaged.code, detail="it is put aside and mended")
        now = clock.now()
        mended = salvage.mend(
            folder, now, _is_whole, lambda *found: _Finish(folder, int(now.timestamp() * 1000), *found).run()
        )
    if mended:
        log(
            Event.TROUBLE,
            logging.WARNING,
            code="database-mended",
            detail="kiosk outbox stats says what is lost",
        )
    return mended


def take_snapshot(folder: "DataFolder") -> bool:
    """Copy the sealed rows to ``snapshot.db``, whole and durable before it takes the place of the last one.

    Drafts stay out: one that is thrown away is gone at once. False where there is no room for it.

    Raises:
        DatabaseDamaged: the database is damaged; the last snapshot stays. StorageFailed: as it says.
    """
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


def _is_whole(table: str, row: "Row") -> bool:
    if table != "submission":
        return True
    try:
        purged = row["envelope"] == b"" and row["state"] in {State.ACCEPTED, State.DECIDED}
        return purged or (digest(row["envelope"]) == row["digest"] and row["state"] in _STATES)
    except (KeyError, TypeError):
        return False


def _says_so_itself(row: "Row", key: Ed25519PublicKey) -> bool:
    try:
        envelope = open_envelope(row["envelope"], key)
    except (EnvelopeInvalid, TypeError):
        return False
    return (envelope.seq, envelope.id.bytes) == (row["rowid"], row["id"])


class _Finish:
    """The last step in the new database, in the transaction that makes it."""

    def __init__(self, folder: "DataFolder", now: int, *found: Any) -> None:
        self._folder, self._now = folder, now
        self._new, self._damaged, self._snapshot, self._found = found
        self._enrolment: Enrolment | None = None
        with suppress(NotEnrolled):
            self._enrolment = Enrolment.load(folder)

    def run(self) -> None:
        self._bring_up_to_date()
        self._judge_damaged_rows()
        known = self._known()
        head = self._go_on_from(known)
        certain = head if self._end_is_known() else head + SKIPPED
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

    def _bring_up_to_date(self) -> None:
        """Where the list of migrations is lost, what they made says which were applied."""
        database = Database(self._new)
        for migrations in (outbox.migrations, drafts.migrations):
            migrations.ensure_migrations_table(database)
            for pending in migrations.pending(database):
                self._new.execute("savepoint migration")
                try:
                    pending.fn(database)
                except DatabaseError as e:
                    if "already exists" not in str(e) and "duplicate column" not in str(e):
                        raise
                    self._new.execute("rollback to migration")
                self._new.execute("release migration")
                self._new.execute(
                    "insert into _sqlite_migrations (migration_set, name, applied_at) values (?, ?, ?)",
                    [migrations.name, pending.name, str(datetime.now(UTC))],
                )

    def _judge_damaged_rows(self) -> None:
        """A row whose envelope verifies is as the envelope says and is sent again; any other is for staff."""
        key = self._enrolment.certificate.public_key() if self._enrolment else None
        for table, row in self._found.damaged:
            if table != "submission":
                continue
            seq = row["rowid"]
            if isinstance(key, Ed25519PublicKey) and _says_so_itself(row, key):
                values = [digest(row["envelope"]), State.QUEUED, None, seq]
            else:
                values = [row["digest"], State.REFUSED, "row-damaged", seq]
                self._new.execute(
                    "insert or ignore into lost (seq, digest, id, number, reason, since)"
                    " select seq, ?, id, number, 'row-damaged', ? from submission where seq = ?",
                    [self._follows(seq), self._now, seq],
                )
            self._new.execute("update submission set digest = ?, state = ?, reason = ? where seq = ?", values)

    def _known(self) -> dict[int, bytes]:
        """Numbers and ids that an index of the damaged file still names."""
        known: dict[int, bytes] = {}
        for index in ("sqlite_autoindex_submission_1", "sqlite_autoindex_submission_2"):
            with suppress(DatabaseError):
                if self._damaged is not None:
                    column = "id" if index.endswith("1") else "x''"
                    for seq, uid in self._damaged.execute(
                        f"select seq, {column} from submission indexed by {index}"  # noqa: S608  # names of ours
                        + (" order by id" if column == "id" else " order by number")
                    ):
                        known[seq] = known.get(seq) or uid
        return known

    def _go_on_from(self, known: dict[int, bytes]) -> int:
        """The highest number that anything left knows of; 0 where nothing was ever handed in."""
        found: int = max([0, *known, *(seq for seq, _ in self._heads())])
        return found

    def _heads(self) -> list[tuple[int, bytes]]:
        heads: list[tuple[int, bytes]] = self._new.execute("select seq, head from chain").fetchall()
        if self._snapshot is not None:
            with suppress(DatabaseError):
                heads += self._snapshot.execute("select seq, head from chain").fetchall()
        newest = self._new.execute("select seq, digest from submission order by seq desc limit 1")
        heads.extend(newest.fetchall())
        return heads

    def _end_is_known(self) -> bool:
        """Whether nothing newer than what was found can have been here: chain or newest row were readable."""
        if self._enrolment is None or self._found.scanned.get("chain"):
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
        detail = {"scanned": found.scanned, "filled": found.filled}
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
