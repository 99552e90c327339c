"""A damaged database: put aside whole, and what can be read of it carried into a new file.

``mend`` goes these steps, and each is durable before the next. A kill or a power cut anywhere leaves the
mark, nobody opens the database while the mark is there, and the next ``mend`` goes on from it:

1. the mark ``kiosk.db.suspect`` is written: every connection of every process refuses to go on;
2. the lock is taken alone; the file is opened anew and checked once more (an I/O error may have passed);
3. the mark gets the name of a folder in ``DATA/quarantine``; WAL, shm and then the database move there, as
   they are. Nothing there is ever changed or deleted by the terminal;
4. ``kiosk.db.salvage`` is made: the tables as their own definitions say, every row that a scan by rowid can
   read, then from the newest snapshot every row that the scan lost, then what ``finish`` adds;
5. it is checked, fsynced and renamed to ``kiosk.db``; the mark goes.

The scan reads on behind a page that cannot be read: it looks ahead in growing steps for the next row, comes
back from there to the page, and then asks for each rowid in between. Where the first page is lost, and the
definitions of all tables with it, the snapshot lends its own to a copy.
"""

import errno
import fcntl
import os
import shutil
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import quote

from kiosk.database import DatabaseError, connect, fault, has_pages, lock, suspect_mark
from kiosk.errors import DatabaseDamaged, DiskFailed, DiskFull, StorageFailed
from kiosk.folder import create_durably, storage_error, sync_directory, write_durably

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.folder import DataFolder

PATIENCE = 10.0
"""Seconds that others have to let the damaged file go; they look every quarter of one."""
_STEPS = 40
_SHM = 64 << 10
"""Bytes that SQLite wants for its index of the WAL, and a little more."""
_EACH = 200_000
"""So many rowids of a gap are asked for one by one; of a larger gap, evenly spread ones."""
_BREAKS_A_RULE = {19, 20}
"""SQLITE_CONSTRAINT, SQLITE_MISMATCH: what stands in the row cannot be in that table."""

Row = dict[str, Any]


@dataclass(slots=True)
class Found:
    """What was carried over: rows of each table by the scan, and from the snapshot where the scan lost them.

    ``restored`` are rows of the scan in which columns said something else than was written, with their names.
    ``damaged`` are rows that are readable and wrong, and which no snapshot had; ``dropped`` counts those that
    are left out. ``folder`` is the quarantine's.
    """

    folder: str
    scanned: dict[str, int] = field(default_factory=dict)
    filled: dict[str, int] = field(default_factory=dict)
    restored: list[tuple[str, Row, list[str]]] = field(default_factory=list)
    damaged: list[tuple[str, Row]] = field(default_factory=list)
    dropped: dict[str, int] = field(default_factory=dict)


Judge = Callable[[str, Row], Row | None]
"""(table, row) → the row as it was written, the same where it is sound; None where that cannot be known."""
Finish = Callable[[Any, Any, Any, Found], None]
"""(new, damaged, snapshot, found): connections, the latter two None where they cannot be opened."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the rows mean, which this module does not know.

    ``begun``: a database was here, so that none, or an empty one, is damaged. ``holds``: what must be true of
    a database whose pages are in order, asked of a connection; True for ``thorough``. ``tables``: the names
    of those that are carried over; any other is of another application. ``at_last``: what is kept of a row
    for which ``judge`` is None and which no snapshot has.
    """

    begun: bool
    holds: Callable[[Any, bool], bool]
    tables: Callable[[], frozenset[str]]
    judge: Judge
    at_last: Judge
    finish: Finish


def is_sound(path: Path, meaning: Meaning, *, thorough: bool) -> bool:
    """Whether the database can be opened and read; ``thorough`` reads all of it (PRAGMA quick_check).

    A file that is not there yet is sound. After an I/O error it is closed, opened anew and asked once more;
    one that cannot be read then either is for ``mend`` to judge.

    Raises:
        DiskFull, StorageFailed: neither can be said.
    """
    if suspect_mark(path).exists():
        return False
    if not has_pages(path):
        return not meaning.begun
    share = lock(path, fcntl.LOCK_SH)
    try:
        return _reads(path, meaning, thorough=thorough)
    except DiskFailed as e:
        if shutil.disk_usage(path.parent).free < _SHM:
            raise DiskFull(f"no room to open {path}") from e  # SQLite calls that an I/O error
        return False
    finally:
        os.close(share)


def _reads(path: Path, meaning: Meaning, *, thorough: bool) -> bool:
    if not has_pages(path):  # opening it would delete its WAL
        return not meaning.begun
    for again in (False, True):
        try:
            with closing(connect(str(path), timeout=PATIENCE, isolation_level=None)) as connection:
                connection.text_factory = _as_it_stands
                if not thorough:
                    return meaning.holds(connection, False)
                found = connection.execute("pragma quick_check(1)").fetchall()
                with suppress(DatabaseError):  # what a failed fsync left in the WAL
                    connection.execute("pragma wal_checkpoint(truncate)").fetchall()
                return found == [("ok",)] and meaning.holds(connection, True)
        except DatabaseError as e:
            meant = fault(e, str(path))
            if isinstance(meant, DatabaseDamaged):
                return False
            if not isinstance(meant, DiskFailed) or again:
                raise meant from e
    raise AssertionError


def _unreadable(path: Path) -> bool:
    """Whether the disk has bad sectors there. Nobody has it open, as closing a file drops SQLite's locks."""
    try:
        for suffix in ("", "-wal"):
            with suppress(FileNotFoundError), path.with_name(path.name + suffix).open("rb") as file:
                while file.read(1 << 20):
                    pass
    except OSError as e:
        return e.errno == errno.EIO
    return False


def mend(folder: "DataFolder", now: "datetime", meaning: Meaning) -> bool:
    """Put a damaged database aside and make a new one of what is left; False when it was sound after all.

    Several processes may come at once: one does it, the others find it done.

    Raises:
        DatabaseDamaged: another process still has the file open, or is mending it.
        DiskFull, StorageFailed: as they say. Whatever was reached is gone on from the next time.
    """
    path = folder.database
    mark = suspect_mark(path)
    folder.make_way()
    create_durably(mark, b"")
    alone = _wait_alone(path)
    try:
        if not mark.exists():  # another process has done it meanwhile
            return False
        name = mark.read_text("utf-8")
        if not name:
            if _is_sound_after_all(path, meaning, mark):
                _remove(mark)
                return False
            name = _new_name(folder, now)
            write_durably(mark, name.encode())
        _put_aside(path, folder.quarantine / name)
        if not path.exists():
            _rebuild(folder, Found(name), meaning)
        _remove(mark)
    except OSError as e:
        raise storage_error(e, str(path)) from e
    except DatabaseError as e:
        raise fault(e, str(path)) from e
    finally:
        os.close(alone)
    return True


def _is_sound_after_all(path: Path, meaning: Meaning, mark: Path) -> bool:
    try:
        return _reads(path, meaning, thorough=True)
    except StorageFailed as e:
        if isinstance(e, DiskFailed) and _unreadable(path):
            return False
        _remove(mark)  # a disk that is out of order says nothing of the database
        raise


def _wait_alone(path: Path) -> int:
    """The lock, once everybody has let go."""
    waited = 0.0
    while True:
        try:
            return lock(path, fcntl.LOCK_EX)
        except DatabaseDamaged:
            if waited >= PATIENCE:
                raise
        threading.Event().wait(0.05)
        waited += 0.05


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    sync_directory(path.parent)


def _new_name(folder: "DataFolder", now: "datetime") -> str:
    base = f"{now:%Y%m%dT%H%M%SZ}"
    taken = {p.name for p in folder.quarantine.iterdir()} if folder.quarantine.exists() else set()
    return next(name for n in range(len(taken) + 1) if (name := f"{base}-{n}" if n else base) not in taken)


def _put_aside(path: Path, place: Path) -> None:
    """The database last: while it is not there, the move is not finished. An empty one where it is gone."""
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    sync_directory(place.parent)
    sync_directory(place.parent.parent)
    if (place / path.name).exists():
        return
    for suffix in ("-wal", "-shm", ""):
        source = path.with_name(path.name + suffix)
        with suppress(FileNotFoundError):
            source.rename(place / source.name)
        sync_directory(place)
        sync_directory(path.parent)
    create_durably(place / path.name, b"")


def _rebuild(folder: "DataFolder", found: Found, meaning: Meaning) -> None:
    path, old = folder.database, folder.quarantine / found.folder / folder.database.name
    making, lent = path.with_name(path.name + ".salvage"), path.with_name(path.name + ".lent")
    leftovers = [p for base in (making, lent) for p in path.parent.glob(base.name + "*")]
    for leftover in leftovers:
        leftover.unlink()
    with closing(connect(str(making), isolation_level=None)) as new, _Closing() as opened:
        for setting in ("auto_vacuum=incremental", "journal_mode=memory", "synchronous=full"):
            new.execute(f"pragma {setting}")
        snapshot = opened.readable(folder.snapshot)
        damaged = opened.readable(old) or opened.readable(_with_lent_page(old, folder.snapshot, lent))
        new.execute("begin immediate")
        indexes = _make_tables(new, meaning.tables(), damaged, snapshot)
        if damaged:
            _carry_over(new, damaged, found, meaning.judge)
        if snapshot:
            _fill(new, snapshot, found, meaning.judge)
        for table, row in found.damaged:
            kept = meaning.at_last(table, row)
            if kept is None or not _insert(new, table, kept):
                found.dropped[table] = found.dropped.get(table, 0) + 1
        for sql in indexes:
            new.execute(sql)
        meaning.finish(new, damaged, snapshot, found)
        new.execute("commit")
        (verdict,) = new.execute("pragma quick_check(1)").fetchone()
        if verdict != "ok":
            raise StorageFailed(f"the salvaged database is damaged itself: {verdict}")
        new.execute("pragma journal_mode=wal")
    making.chmod(0o600)
    with making.open("rb") as file:
        os.fsync(file.fileno())
    making.rename(path)
    sync_directory(path.parent)
    for leftover in path.parent.glob(lent.name + "*"):
        leftover.unlink()


class _Closing:
    """Connections that are only read, closed at the end."""

    def __init__(self) -> None:
        self._opened: list[Any] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for connection in self._opened:
            with suppress(DatabaseError):
                connection.close()

    def readable(self, path: Path | None) -> Any:
        """A connection that changes nothing; None where not even the tables' definitions can be read."""
        if path is None or not has_pages(path):
            return None
        try:
            connection = connect(f"file:{quote(str(path))}?mode=ro", uri=True, isolation_level=None)
            self._opened.append(connection)
            connection.execute("pragma writable_schema=on")  # a file shorter than its header says is read too
            connection.text_factory = _as_it_stands
            found = connection.execute("select count(*) from sqlite_master where type = 'table'").fetchone()
        except DatabaseError:
            return None
        return connection if found[0] else None


def _with_lent_page(old: Path, snapshot: Path, lent: Path) -> Path | None:
    """A copy of the database with the first page of the snapshot: it was made of the same tables.

    Where there is none, with that of an empty database: the WAL may have the right one.
    """
    try:
        shutil.copyfile(old, lent)
        page = bytearray(_first_page(snapshot, lent.with_name(lent.name + "-empty")))
        with lent.open("r+b") as target:  # https://sqlite.org/fileformat2.html, section 1.3
            page[18:20] = b"\2\2"  # read it with its WAL
            page[28:32] = bytes(4)  # as many pages as the file has, not as the snapshot
            target.write(page)
    except OSError:
        return None
    with suppress(OSError):
        shutil.copyfile(old.with_name(old.name + "-wal"), lent.with_name(lent.name + "-wal"))
    return lent


def _first_page(snapshot: Path, empty: Path) -> bytes:
    if not has_pages(snapshot):
        with closing(connect(str(empty), isolation_level=None)) as connection:
            connection.execute("pragma user_version=1")  # which writes its one page
    with (snapshot if has_pages(snapshot) else empty).open("rb") as source:
        return source.read(4096)


_DEFINITIONS = (
    "select type, name, tbl_name, sql from sqlite_master where sql is not null and name not like 'sqlite_%'"
)


def _make_tables(new: Any, names: Collection[str], *sources: Any) -> list[str]:
    """Every such table that one of the sources defines; the definitions of the indexes, for later."""
    made: set[str] = set()
    indexes: dict[str, str] = {}
    for source in sources:
        with suppress(DatabaseError):  # the next one knows them too
            for kind, name, table, sql in source.execute(_DEFINITIONS) if source else ():
                if table not in names:
                    continue
                if kind == "table" and name not in made:
                    with suppress(DatabaseError, UnicodeError):  # a definition that is damaged itself
                        new.execute(sql)
                        made.add(name)
                elif kind == "index":
                    indexes.setdefault(name, sql)
    return list(indexes.values())


def _carry_over(new: Any, damaged: Any, found: Found, judge: Judge) -> None:
    for table, columns in tables(new):
        count = 0
        for row in _Scan(damaged, table, columns).rows():
            kept = judge(table, row)
            if kept is None:
                found.damaged.append((table, row))
            elif _insert(new, table, kept):
                count += 1
                if changed := [name for name in row if row[name] != kept[name]]:
                    found.restored.append((table, kept, changed))
        found.scanned[table] = count


def _fill(new: Any, snapshot: Any, found: Found, judge: Judge) -> None:
    for table, columns in tables(new):
        count = 0
        with suppress(DatabaseError):  # a table that the snapshot has not, or a snapshot that is damaged too
            for row in _rows(snapshot, table, columns, "1"):
                kept = judge(table, row)
                count += kept is not None and _insert(new, table, kept)
        found.filled[table] = count
    found.damaged = [(table, row) for table, row in found.damaged if not _is_there(new, table, row["rowid"])]


def tables(connection: Any) -> list[tuple[str, list[str]]]:
    """The tables of a database, with their columns."""
    names = connection.execute(
        "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
    )
    return [
        (name, [column[1] for column in connection.execute(f'pragma table_info("{name}")')])
        for (name,) in names.fetchall()
    ]


def _is_there(new: Any, table: str, rowid: int) -> bool:
    return bool(new.execute(f'select 1 from "{table}" where rowid = ?', [rowid]).fetchone())  # noqa: S608


def _insert(new: Any, table: str, row: Mapping[str, Any]) -> bool:
    """Whether it is new; a row that breaks the table's own rules is none."""
    columns = ", ".join(f'"{name}"' for name in row)
    places = ", ".join("?" * len(row))
    try:
        done = new.execute(
            f'insert or ignore into "{table}" ({columns}) values ({places})',  # noqa: S608  # a table of ours
            list(row.values()),
        )
    except UnicodeError:
        return False
    except DatabaseError as e:
        if getattr(e, "sqlite_errorcode", 0) & 0xFF not in _BREAKS_A_RULE:
            raise
        return False
    return bool(done.rowcount == 1)


def rows(connection: Any, names: Collection[str]) -> Iterator[tuple[str, Row]]:
    """Every row of these tables; for ``Meaning.holds``, where a text that is no UTF-8 has lone surrogates."""
    for table, columns in tables(connection):
        if table in names:
            for row in _rows(connection, table, columns, "1"):
                yield table, row


def _as_it_stands(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")


def _rows(source: Any, table: str, columns: Sequence[str], where: str, *values: int) -> Iterator[Row]:
    names = ", ".join(f'"{name}"' for name in columns)
    sql = f'select rowid, {names} from "{table}" where {where}'  # noqa: S608  # tables of ours, values are bound
    for rowid, *fields in source.execute(sql, values):
        yield {"rowid": rowid, **dict(zip(columns, fields, strict=True))}


class _Scan:
    """Reads a damaged table; see the module."""

    _UP, _DOWN = "rowid >= ? order by rowid", "rowid <= ? order by rowid desc"

    def __init__(self, source: Any, table: str, columns: Sequence[str]) -> None:
        self._read = partial(_rows, source, table, columns)

    def rows(self) -> Iterator[Row]:
        """Every row that can be read, in no order, some twice."""
        first = self._one(f"{self._UP} limit 1", -(1 << 62))
        start: int | None = first["rowid"] if first else 0
        while start is not None:
            reached = start - 1
            for row in self._run(self._UP, start, 1):
                reached = row["rowid"]
                yield row
            start = self._ahead(reached)
            if start is not None:
                yield from self._between(reached, start)

    def _one(self, where: str, *values: int) -> Row | None:
        with suppress(DatabaseError):
            return next(self._read(where, *values), None)
        return None

    def _run(self, where: str, start: int, step: int) -> Iterator[Row]:
        """All from ``start`` on, up or down, until a page cannot be read."""
        last = start - step
        with suppress(DatabaseError):
            for row in self._read(where, start):
                last = row["rowid"]
                yield row
            return
        while found := self._one(f"{where} limit 1", last + step):  # the driver reads one row ahead
            last = found["rowid"]
            yield found

    def _ahead(self, reached: int) -> int | None:
        """The next rowid that can be read, looked for in growing steps."""
        steps = (self._one(f"{self._UP} limit 1", reached + (1 << k)) for k in range(_STEPS))
        return next((row["rowid"] for row in steps if row), None)

    def _between(self, low: int, high: int) -> Iterator[Row]:
        """Back from ``high``, and then what stands alone above ``low``."""
        back = high
        for row in self._run(self._DOWN, high - 1, -1):
            if row["rowid"] <= low:
                break
            back = row["rowid"]
            yield row
        for rowid in range(low + 1, back, max(1, (back - low - 1) // _EACH)):
            if found := self._one("rowid = ?", rowid):
                yield found
