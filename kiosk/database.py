"""The terminal's SQLite: a safe engine, the pragmas that make a commit a promise, migrations, transactions.

SQLite 3.7.0 to 3.51.2 can corrupt a WAL that two connections reset at once, and two processes share our
file. Debian 12's Python has 3.40, so sqlite-utils is given the engine of the ``sqlcipher3`` wheel under the
name that it looks for first, ``pysqlite3``; import this module before sqlite_utils, everywhere.

A commit under WAL and synchronous=FULL is one fdatasync of the WAL: when it returned, the row survives a
power cut. Reads never wait for the writer; a writer waits up to ``BUSY_SECONDS`` for another.

A connection holds a shared lock on ``NAME.lock`` for as long as it is open. Whoever replaces a damaged file
(``kiosk.salvage``) first writes the mark ``NAME.suspect``, at which every connection refuses to go on with
``DatabaseDamaged``, and then takes the lock alone: nobody can have the old file, or delete the new one's WAL
by its name, once the files move.
"""

import fcntl
import json
import os
import sys
import threading
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import sqlcipher3

sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", sqlcipher3.dbapi2)

import sqlite_utils  # noqa: E402  # the alias above comes first

from kiosk.errors import (  # noqa: E402
    DatabaseDamaged,
    DiskFailed,
    DiskFull,
    DiskReadOnly,
    EngineUnsafe,
    StorageFailed,
)
from kiosk.folder import storage_error  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MINIMUM_ENGINE = (3, 51, 3)
BUSY_SECONDS = 10
LATEST = 253_370_764_800_000
"""9999-01-01 in unix ms: later is no time."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Database = sqlite_utils.Database
Migrations = sqlite_utils.Migrations
DatabaseError = sqlcipher3.dbapi2.DatabaseError
connect = sqlcipher3.dbapi2.connect

_FAULTS: dict[int, type[StorageFailed]] = {
    8: DiskReadOnly,  # SQLITE_READONLY
    10: DiskFailed,  # SQLITE_IOERR
    11: DatabaseDamaged,  # SQLITE_CORRUPT
    26: DatabaseDamaged,  # SQLITE_NOTADB
}
"""Primary result codes (https://sqlite.org/rescode.html) that are a fault of their own."""
_BUSY, _FULL = 5, 13


class _Held(Database):
    """A connection with the mark that it heeds and the lock that it holds."""

    def __init__(self, connection: Any, suspect: Path, share: int) -> None:
        super().__init__(connection)
        self.suspect, self.path, self._share = suspect, suspect.with_suffix(""), share

    def close(self) -> None:
        """Let the connection go, and then the lock."""
        super().close()
        if self._share >= 0:
            os.close(self._share)
            self._share = -1


def suspect_mark(path: Path) -> Path:
    """The file that says: this database is damaged, let it go."""
    return path.with_name(path.name + ".suspect")


def engine_version() -> tuple[int, ...]:
    """The version of SQLite that sqlite-utils really runs on."""
    text = Database(memory=True).execute("select sqlite_version()").fetchone()[0]
    return tuple(int(part) for part in text.split("."))


def has_pages(path: Path) -> bool:
    """Whether there is anything in the file; opening one without makes a new one, and deletes its WAL."""
    return path.exists() and path.stat().st_size > 0


def has_tables(connection: Any, names: "Sequence[str]") -> bool:
    """Whether tables of all these names are in it."""
    found = connection.execute("select name from sqlite_master where type = 'table'").fetchall()
    return set(names) <= {name for (name,) in found}


def open_database(path: Path, *migrations: Migrations, expects: "Sequence[str]" = ()) -> Database:
    """Open the file, set the pragmas and bring the tables up to date; safe beside other processes that do so.

    One connection for one thread. ``expects``: tables that were made before: a file without them is damaged,
    and nothing is made in its place.

    Raises:
        EngineUnsafe: the engine is older than 3.51.3.
        DatabaseDamaged: the file is no database, or not the one that was here, or somebody is mending it.
        StorageFailed: it cannot be opened.
    """
    if engine_version() < MINIMUM_ENGINE:
        raise EngineUnsafe(
            f"SQLite {'.'.join(map(str, engine_version()))} can corrupt a shared WAL; 3.51.3 is needed"
        )
    share = lock(path, fcntl.LOCK_SH)
    connection = None
    try:
        _refuse_while(suspect_mark(path))
        _refuse_emptied(path, expects)
        connection = connect(str(path), timeout=BUSY_SECONDS, isolation_level=None)
        connection.text_factory = _text
        _refuse_another(connection, path, expects)
        _set_pragmas(connection)
        database = _Held(connection, suspect_mark(path), share)
        path.chmod(0o600)
        if any(migration.pending(database) for migration in migrations):
            with transaction(database):
                bring_up_to_date(database, *migrations)
    except BaseException as e:
        if connection is not None:
            with suppress(DatabaseError):
                connection.close()
        os.close(share)
        if isinstance(e, DatabaseError):
            raise fault(e, str(path)) from e
        if isinstance(e, OSError):
            raise storage_error(e, str(path)) from e
        if isinstance(e, StorageFailed) and str(path) not in e.detail:
            raise type(e)(f"{path}: {e.detail}") from e
        raise
    return database


def bring_up_to_date(database: Database, *migrations: Migrations) -> None:
    """Apply what is pending. Where the list of what was is damaged, the tables say it themselves."""
    for each in migrations:
        each.ensure_migrations_table(database)
        for pending in each.pending(database):
            database.execute("savepoint migration")
            try:
                pending.fn(database)
            except DatabaseError as e:
                if "already exists" not in str(e) and "duplicate column" not in str(e):
                    raise
                database.execute("rollback to migration")
                database.execute(  # what its name has become
                    "delete from _sqlite_migrations where migration_set = ? and length(name) = length(?)"
                    " and name not in (select value from json_each(?))",
                    [each.name, pending.name, json.dumps([one.name for one in each._migrations])],  # noqa: SLF001
                )
            database.execute("release migration")
            database.execute(
                "insert into _sqlite_migrations (migration_set, name, applied_at) values (?, ?, ?)",
                [each.name, pending.name, str(datetime.now(UTC))],
            )


def _text(raw: bytes) -> str:
    """A flipped bit makes a text unreadable, not the row: the next start's check mends it."""
    return raw.decode("utf-8", "replace")


def _refuse_emptied(path: Path, expects: "Sequence[str]") -> None:
    if expects and not has_pages(path):
        raise DatabaseDamaged(f"{path} is gone or empty, and was not")


def _refuse_another(connection: Any, path: Path, expects: "Sequence[str]") -> None:
    if expects and not has_tables(connection, expects):
        raise DatabaseDamaged(f"{path} is another database than was here")


def _set_pragmas(connection: Any) -> None:
    """SQLite does not wait of itself for another that is just leaving, or changing, the journal mode."""
    for attempt in range(BUSY_SECONDS * 20):
        try:
            if connection.execute("pragma page_count").fetchone() == (0,):
                connection.execute("pragma auto_vacuum=incremental")  # before the first page is written
            connection.execute("pragma journal_mode=wal")
            break
        except DatabaseError as e:
            if getattr(e, "sqlite_errorcode", 0) & 0xFF != _BUSY or attempt == BUSY_SECONDS * 20 - 1:
                raise
        threading.Event().wait(0.05)
    connection.execute("pragma synchronous=full")
    connection.execute("pragma foreign_keys=on")


def lock(path: Path, how: int) -> int:
    """The lock on who may have this file open: ``fcntl.LOCK_SH`` or ``LOCK_EX``; never waits.

    Raises:
        DatabaseDamaged: another process is mending it (or, for ``LOCK_EX``, still has it open).
        StorageFailed: the folder refuses.
    """
    name = path.with_name(path.name + ".lock")
    try:
        try:
            fd = os.open(name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError:
            fd = os.open(name, os.O_RDONLY | os.O_CLOEXEC)  # a disk that is read-only now still has it
    except OSError as e:
        raise storage_error(e, str(path)) from e
    try:
        fcntl.flock(fd, how | fcntl.LOCK_NB)
    except OSError as e:
        os.close(fd)
        raise DatabaseDamaged(f"{path} is being mended by another process, or still open in one") from e
    return fd


def _heed(database: Database) -> None:
    if isinstance(database, _Held):
        _refuse_while(database.suspect)
        try:
            os.stat(database.path)  # noqa: PTH116  # as above
        except FileNotFoundError as e:  # what is written to a file that is gone is gone with it
            raise DatabaseDamaged(f"{database.path} is gone") from e
        except OSError as e:
            raise storage_error(e, str(database.path)) from e


def _refuse_while(mark: Path) -> None:
    try:
        os.stat(mark)  # noqa: PTH116  # before each statement: pathlib takes three times as long
    except FileNotFoundError:
        return
    except OSError as e:
        raise storage_error(e, str(mark)) from e
    raise DatabaseDamaged(f"{mark.with_suffix('')} is damaged and has to be mended first")


def fault(e: Exception, what: str = "SQLite") -> StorageFailed | DiskFull:
    """The fault that an error of SQLite means."""
    code = getattr(e, "sqlite_errorcode", None) or 0
    if code & 0xFF == _FULL:
        return DiskFull(f"{what}: {e}")
    return _FAULTS.get(code & 0xFF, StorageFailed)(f"{what}: {e}")


def ms(at: datetime) -> int:
    """Unix ms, as the columns have times."""
    return (at - _EPOCH) // timedelta(milliseconds=1)  # a float would lose one now and then


def time_of(unix_ms: int) -> datetime:
    """The time in UTC; what no calendar has is the epoch."""
    return _EPOCH + timedelta(milliseconds=unix_ms if 0 <= unix_ms < LATEST else 0)


class Connected:
    """What works on one connection, for the thread that opened it, until it is closed."""

    _database: Database

    def close(self) -> None:
        """Let the connection go."""
        self._database.close()

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()


@contextmanager
def transaction(database: Database) -> "Iterator[Database]":
    """One write transaction, taken at once (BEGIN IMMEDIATE) so that what it reads is what it changes.

    After the block the change is durable; after an exception nothing of it happened.

    Raises:
        DiskFull: no room. DatabaseDamaged: let the file go, it has to be mended. DiskReadOnly, DiskFailed,
            StorageFailed: the disk or the file refused, or another writer held it too long.
    """
    _heed(database)
    try:
        database.conn.execute("begin immediate")
        try:
            yield database
        except BaseException:
            _roll_back(database)
            raise
        database.conn.execute("commit")
    except DatabaseError as e:
        _roll_back(database)
        raise fault(e) from e


def _roll_back(database: Database) -> None:
    """Where the disk refuses even that, the connection is closed next, and that rolls back."""
    if database.conn.in_transaction:
        with suppress(DatabaseError):
            database.conn.execute("rollback")


def read(database: Database, sql: str, values: "Sequence[Any]" = ()) -> list[Any]:
    """The rows of a query.

    Raises:
        DatabaseDamaged: let the file go, it has to be mended. DiskFailed, StorageFailed: the disk is damaged.
    """
    _heed(database)
    try:
        return list(database.execute(sql, values).fetchall())
    except DatabaseError as e:
        raise fault(e) from e


def data_version(database: Database) -> int:
    """A number that changes when another connection committed (PRAGMA data_version): how a screen listens."""
    version: int = read(database, "pragma data_version")[0][0]
    return version
