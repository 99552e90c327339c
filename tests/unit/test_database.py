"""The terminal's SQLite: a safe engine, durable pragmas, transactions that happen or do not."""

from pathlib import Path

import pytest

from kiosk import database as db
from kiosk.errors import EngineUnsafe, StorageFailed

tables = db.Migrations("test")


@tables()
def thing(database: db.Database) -> None:
    database.table("thing").create({"id": int, "body": str}, pk="id")


def test_the_engine_is_free_of_the_wal_reset_bug() -> None:
    assert db.engine_version() >= (3, 51, 3)


def test_an_old_engine_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(db, "MINIMUM_ENGINE", (99,))
    with pytest.raises(EngineUnsafe):
        db.open_database(tmp_path / "x.db")


def test_the_pragmas_make_a_commit_a_promise(tmp_path: Path) -> None:
    database = db.open_database(tmp_path / "x.db", tables)
    pragmas = ("journal_mode", "synchronous", "foreign_keys")
    found = [database.execute(f"pragma {name}").fetchone()[0] for name in pragmas]
    assert found == ["wal", 2, 1]
    assert (tmp_path / "x.db").stat().st_mode & 0o077 == 0


def test_after_an_exception_nothing_happened(tmp_path: Path) -> None:
    database = db.open_database(tmp_path / "x.db", tables)

    def fails_half_way() -> None:
        with db.transaction(database):
            database.table("thing").insert({"id": 1, "body": "a"})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails_half_way()
    assert database.table("thing").count == 0
    with db.transaction(database):
        database.table("thing").insert({"id": 1, "body": "b"})
    assert db.open_database(tmp_path / "x.db", tables).table("thing").count == 1


def test_a_file_that_is_no_database_is_a_clear_fault_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"no database" * 1000)
    with pytest.raises(StorageFailed, match=r"x\.db"):
        db.open_database(tmp_path / "x.db", tables)
    assert (tmp_path / "x.db").read_bytes() == b"no database" * 1000


def test_another_connections_commit_is_heard(tmp_path: Path) -> None:
    screen, agent = (db.open_database(tmp_path / "x.db", tables) for _ in range(2))
    before = db.data_version(screen)
    assert db.data_version(screen) == before
    with db.transaction(agent):
        agent.table("thing").insert({"id": 1, "body": "a"})
    assert db.data_version(screen) != before
