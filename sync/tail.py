"""Submissions behind a damaged frame of the database's log, which SQLite drops without an error.

``gather`` is called before SQLite opens a database whose log was left behind, as SQLite writes over what it
does not read. ``put_back`` is called after it. In between, what was found stands in ``kiosk.db.tail``,
durably, so that a power cut in between costs nothing either.

A submission proves itself: it has this terminal's signature and names the one before it. Whatever is found so
and follows on what is in the table is put back as queued. That can be one that was never shown as saved,
where a power cut left it whole: it arrives, once, as after any kill. A number is told as lost only where it
was surely promised: a later transaction or submission was begun, which is after the sync of its own.

What no frame proves stays unnoticed: damage to the last transaction, or to the end of the one before it, that
takes the row and its number, or the mark that it was written to its end. It looks like a power cut in it.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import cbor2
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk import receipt as receipts
from kiosk.database import Database, DatabaseError, connect, read, transaction
from kiosk.errors import NotEnrolled
from kiosk.folder import refusals, remove, write_durably
from kiosk.log import Event, log
from kiosk.wal import HEADER, Log
from sync.enrolment import Enrolment
from sync.wire.envelope import GENESIS, STRANGE, Envelope, EnvelopeInvalid, digest, open_envelope

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.folder import DataFolder

MOST = 64 << 20
"""Bytes of the log that are looked at: sixteen times what it has between two checkpoints."""
_PERSON, _ENVELOPE, _BUNDLE = 2, 9, 20
"""Places in a row of ``submission``: migrations only add columns behind them."""


@dataclass(frozen=True, slots=True)
class Found:
    """A row that SQLite does not see."""

    envelope: Envelope
    signed: bytes
    person: str
    bundle: bytes | None


@dataclass(frozen=True, slots=True)
class _End:
    """The newest that SQLite sees, and the page that ``chain`` is in."""

    seq: int
    head: bytes
    page: int


Insert = Callable[[Found], None]


def gather(folder: "DataFolder") -> None:
    """Keep what the log has beyond what SQLite will take of it; next to nothing to do where there is no log.

    Raises:
        DiskFull, StorageFailed: it could not be read or kept. Do not open the database.
    """
    with refusals(str(folder.database)):
        try:
            with folder.database.with_name("kiosk.db-wal").open("rb") as file:
                raw = file.read(MOST)
        except FileNotFoundError:
            return
    key = _key(folder) if len(raw) > HEADER else None
    if key is None:
        return
    wal, end = Log(raw), _end(folder.database)
    kept = list(_kept(_signed(wal, key, end.seq if end else 0), _promised(wal, end), end))
    if kept:
        write_durably(_file(folder), cbor2.dumps(_waiting(folder) + kept))


def put_back(folder: "DataFolder", database: Database, insert: Insert, now: int) -> None:
    """Bring what ``gather`` kept into the tables, and note what is lost for ever. ``now``: unix ms.

    Raises:
        DiskFull, StorageFailed: it stays kept.
    """
    waiting, key = _waiting(folder), _key(folder)
    if not waiting or key is None:
        return
    number = Enrolment.load(folder).number
    back = lost = 0
    with transaction(database):
        for seq, known, *row in sorted(waiting, key=lambda item: item[0]):
            if read(database, "select 1 from submission where seq = ?", [seq]):
                continue
            found = _found(row, key) if row else None
            if found:
                insert(found)
                database.execute("delete from lost where seq = ?", [seq])
                back += 1
            else:
                database.execute(
                    "insert or ignore into lost (seq, digest, number, reason, since) values (?, ?, ?, ?, ?)",
                    [seq, known, receipts.number(number, seq), "row-lost", now],
                )
                lost += 1
            database.execute(
                "insert into chain (one, seq, head) values (1, ?, ?) on conflict (one) do update"
                " set seq = excluded.seq, head = excluded.head where seq < excluded.seq",
                [seq, known or GENESIS],
            )
    remove(_file(folder))
    log(Event.TROUBLE, logging.WARNING, code="log-damaged", count=back, detail=f"{lost} lost")


def _file(folder: "DataFolder") -> "Path":
    return folder.database.with_name("kiosk.db.tail")


def _waiting(folder: "DataFolder") -> list[Any]:
    """``[seq, digest, person, bundle, envelope]`` of a row, ``[seq, digest]`` of one that is lost."""
    path = _file(folder)
    with refusals(str(path)):
        try:
            kept = path.read_bytes()
        except FileNotFoundError:
            return []
    try:
        return list(cbor2.loads(kept))
    except STRANGE:
        log(Event.TROUBLE, logging.ERROR, code="log-damaged", detail="what was found of it cannot be read")
        return []


def _key(folder: "DataFolder") -> Ed25519PublicKey | None:
    """None where nothing can have been promised yet."""
    try:
        key = Enrolment.load(folder).certificate.public_key()
    except NotEnrolled:
        return None
    return key if isinstance(key, Ed25519PublicKey) else None


def _end(path: "Path") -> _End | None:
    """What SQLite sees; None where it cannot be read, and will be mended: then every row may be wanted."""
    try:
        with closing(connect(f"file:{quote(str(path))}?mode=ro", uri=True, isolation_level=None)) as database:
            tables = dict(database.execute("select name, rootpage from sqlite_master").fetchall())
            if "chain" not in tables:
                return _End(0, GENESIS, 0)
            rows = database.execute("select seq, head from chain").fetchall()
            seq, head = rows[0] if rows else (0, GENESIS)
            return _End(seq, head, tables["chain"])
    except DatabaseError:
        return None


def _found(row: list[Any], key: Ed25519PublicKey) -> Found | None:
    person, bundle, signed = row
    try:
        return Found(open_envelope(signed, key), signed, str(person), bundle)
    except (EnvelopeInvalid, TypeError):
        return None


def _signed(wal: Log, key: Ed25519PublicKey, above: int) -> dict[int, dict[bytes, Found]]:
    """Every submission with a greater number, by number and digest, as its last frame has it."""
    found: dict[int, dict[bytes, Found]] = {}
    for number, seq, values in wal.records(above):
        if len(values) <= _ENVELOPE or not isinstance(values[_ENVELOPE], bytes):
            continue
        bundle = values[_BUNDLE] if len(values) > _BUNDLE else None
        known = digest(values[_ENVELOPE])
        if known in found.get(seq, {}) or not wal.was_ended(number):
            continue
        one = _found([values[_PERSON], bundle, values[_ENVELOPE]], key)
        if one and one.envelope.seq == seq:
            found.setdefault(seq, {})[known] = one
    return found


def _promised(wal: Log, end: _End | None) -> tuple[int, bytes | None]:
    """The greatest number that a synced transaction gave, and its digest; 0 where SQLite sees them all."""
    best: tuple[int, bytes | None] = (0, None)
    for number, frame in enumerate(wal.frames):
        if end and end.page and frame.page == end.page:
            for _, values in wal.records_of(number):
                if len(values) == 3 and values[1] > max(best[0], end.seq) and wal.was_synced(number):
                    best = values[1], values[2]
    return best


def _kept(
    found: dict[int, dict[bytes, Found]], promised: tuple[int, bytes | None], end: _End | None
) -> Iterator[list[Any]]:
    """From the last number down to what SQLite sees, each as the one above it names it: see ``_waiting``.

    Nothing where the chain does not lead there: then it is of a transaction that another took the place of.
    """
    alone = [seq - 1 for seq, rows in found.items() if any(one.bundle is None for one in rows.values())]
    certain, known = promised
    bottom = end.seq if end else 0
    top = max([certain, *found])
    if certain < top:
        known = None
    certain = max([certain, *alone])
    kept: list[list[Any]] = []
    for seq in range(top, bottom, -1):
        rows = found.get(seq, {})
        one = rows.get(known) if known else next(reversed(rows.values()), None)
        if one:
            kept.append([seq, digest(one.signed), one.person, one.bundle, one.signed])
            known = one.envelope.previous
        else:
            if seq > certain:  # part of what one transaction wrote, perhaps never to its end
                kept.clear()
            elif end:
                kept.append([seq, known])
            known = None
    if end is None or known in {None, end.head}:
        yield from kept
