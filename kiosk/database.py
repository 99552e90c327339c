"""The terminal's SQLite: a safe engine, the pragmas that make a commit a promise, migrations, transactions.

SQLite 3.7.0 to 3.51.2 can corrupt a WAL that two connections reset at once, and two processes share our
file. Debian 12's Python has 3.40, so sqlite-utils is given the engine of the ``sqlcipher3`` wheel under the
name that it looks for first, ``pysqlite3``; import this module before sqlite_utils, everywhere.

A commit under WAL and synchronous=FULL is one fdatasync of the WAL: when it returned, the row survives a
power cut. Reads never wait for the writer; a writer waits up to ``BUSY_SECONDS`` for another.
"""

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import sqlcipher3

sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", sqlcipher3.dbapi2)

import sqlite_utils  # noqa: E402  # the alias above comes first

from kiosk.errors import DiskFull, EngineUnsafe, StorageFailed  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

MINIMUM_ENGINE = (3, 51, 3)
BUSY_SECONDS = 10

Database = sqlite_utils.Database
Migrations = sqlite_utils.Migrations
DatabaseError = sqlcipher3.dbapi2.DatabaseError


def engine_version() -> tuple[int, ...]:
    """The version of SQLite that sqlite-utils really runs on."""
    text = Database(memory=True).execute("select sqlite_version()").fetchone()[0]
    return tuple(int(part) for part in text.split("."))


def open_database(path: "Path", *migrations: Migrations) -> Database:
    """Open the file, set the pragmas and bring the tables up to date; safe beside other processes that do so.

    One connection for one thread.

    Raises:
        EngineUnsafe: the engine is older than 3.51.3.
        StorageFailed: the file cannot be opened, or is no database.
    """
    if engine_version() < MINIMUM_ENGINE:
        raise EngineUnsafe(
            f"SQLite {'.'.join(map(str, engine_version()))} can corrupt a shared WAL; 3.51.3 is needed"
        )
    try:
        connection = sqlcipher3.dbapi2.connect(str(path), timeout=BUSY_SECONDS, isolation_level=None)
        connection.execute("pragma journal_mode=wal")
        connection.execute("pragma synchronous=full")
        connection.execute("pragma foreign_keys=on")
        database = Database(connection)
        path.chmod(0o600)
        with transaction(database):
            for migration in migrations:
                migration.apply(database)
    except (DatabaseError, OSError) as e:
        raise StorageFailed(f"{path}: {e}") from e
    return database


@contextmanager
def transaction(database: Database) -> "Iterator[Database]":
    """One write transaction, taken at once (BEGIN IMMEDIATE) so that what it reads is what it changes.

    After the block the change is durable; after an exception nothing of it happened.

    Raises:
        DiskFull: no room. StorageFailed: the disk or the file refused, or another writer held it too long.
    """
    try:
        database.conn.execute("begin immediate")
        try:
            yield database
        except BaseException:
            if database.conn.in_transaction:
                database.conn.execute("rollback")
            raise
        database.conn.execute("commit")
    except DatabaseError as e:
        if database.conn.in_transaction:
            database.conn.execute("rollback")
        if "full" in str(e):
            raise DiskFull(f"SQLite: {e}") from e
        raise StorageFailed(f"SQLite: {e}") from e


def read(database: Database, sql: str, values: "Sequence[Any]" = ()) -> list[Any]:
    """The rows of a query.

    Raises:
        StorageFailed: the file or the disk is damaged.
    """
    try:
        return list(database.execute(sql, values).fetchall())
    except DatabaseError as e:
        raise StorageFailed(f"SQLite: {e}") from e


def data_version(database: Database) -> int:
    """A number that changes when another connection committed (PRAGMA data_version): how a screen listens."""
    version: int = read(database, "pragma data_version")[0][0]
    return version
