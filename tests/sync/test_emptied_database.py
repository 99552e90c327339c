"""A database that is gone, emptied, overwritten or an older one: never a new beginning in silence."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from enrolled_terminal import Terminal, enrolled, submission
from platform_server import Platform as Server

from kiosk import receipt as receipts
from kiosk.clock import SystemClock
from kiosk.database import connect, open_database
from kiosk.doctor import examine
from kiosk.errors import DatabaseDamaged
from kiosk.folder import DataFolder
from sync import agent, numbers
from sync.enrolment import Enrolment
from sync.salvage import ensure, take_snapshot
from sync.states import State
from sync.upkeep import Upkeep

ROWS = 12


@pytest.fixture(scope="module")
def module_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    platform = Server(tmp_path_factory.mktemp("cloud") / "data").start()
    yield platform
    platform.stop()


@pytest.fixture(scope="module")
def full_terminal(module_server: Server, tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """A terminal with ``ROWS`` submissions, all of them in the database's own file."""
    terminal = enrolled(tmp_path_factory.mktemp("kiosk"), module_server)
    with terminal.outbox() as outbox:
        for _ in range(ROWS):
            outbox.enqueue(submission())
        outbox._database.execute("pragma wal_checkpoint(truncate)")
    return terminal


@pytest.fixture
def copy(full_terminal: Terminal, tmp_path: Path) -> Terminal:
    """That terminal, to be damaged."""
    shutil.copytree(full_terminal.folder.path, tmp_path / "data")
    folder = DataFolder.at(tmp_path / "data", floor=0)
    return Terminal(folder, full_terminal.vault, full_terminal.clock, Enrolment.load(folder))


def numbers_here(terminal: Terminal) -> dict[int, str]:
    with terminal.outbox() as outbox:
        return {row.seq: row.receipt for row in outbox.rows()}


# --- ways to lose a file ---


def truncated(path: Path) -> None:
    os.truncate(path, 0)


def unlinked(path: Path) -> None:
    path.unlink()


def zero_filled(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def only_a_header(path: Path) -> None:
    """As another table's opening would have left it."""
    path.unlink()
    open_database(path).close()


def of_another_application(path: Path) -> None:
    path.unlink()
    with closing(connect(str(path))) as other:
        other.executescript("create table bookmark (url text); insert into bookmark values ('a')")


LOST = [truncated, unlinked, zero_filled, only_a_header, of_another_application]


def checks(terminal: Terminal) -> dict[str, tuple[str, str]]:
    found = examine(terminal.folder, SystemClock())
    return {one.check: (one.state, one.remedy) for one in found}


@pytest.mark.parametrize("lose", LOST)
def test_with_a_snapshot_only_what_came_after_it_can_be_lost(
    copy: Terminal, lose: Callable[[Path], None]
) -> None:
    before = numbers_here(copy)
    assert take_snapshot(copy.folder)
    lose(copy.folder.database)
    with pytest.raises(DatabaseDamaged):
        copy.outbox()
    assert ensure(copy.folder, copy.clock)
    assert numbers_here(copy) == before
    with copy.outbox() as outbox:
        (incident,) = outbox.incidents()
        skipped = {loss.seq for loss in outbox.losses()}
        new = outbox.enqueue(submission()).number
    assert skipped == set(range(ROWS + 1, numbers.AT_ONCE + 1))
    assert seq_of(new) == numbers.AT_ONCE + 1
    assert (incident.filled, incident.lost) == (ROWS, len(skipped))
    assert (copy.folder.quarantine / incident.quarantine / "kiosk.db").exists()
    assert not ensure(copy.folder, copy.clock, thorough=True)


def seq_of(number: str) -> int:
    return receipts.parse_number(number)[1]


@pytest.mark.parametrize("lose", LOST)
def test_without_a_snapshot_all_is_told_as_lost_and_no_number_is_given_twice(
    copy: Terminal, lose: Callable[[Path], None]
) -> None:
    before = numbers_here(copy)
    lose(copy.folder.database)
    with pytest.raises(DatabaseDamaged):
        copy.outbox()
    assert ensure(copy.folder, copy.clock)
    assert numbers_here(copy) == {}
    with copy.outbox() as outbox:
        assert len(outbox.incidents()) == 1
        assert {loss.receipt for loss in outbox.losses()} >= set(before.values())
        assert outbox.enqueue(submission()).number not in before.values()
        tables = {name for (name,) in outbox._read("select name from sqlite_master")}
    assert "bookmark" not in tables


@pytest.mark.parametrize("snapshot", [True, False])
def test_what_is_in_the_wal_alone_outlives_its_database(copy: Terminal, snapshot: bool) -> None:
    assert not snapshot or take_snapshot(copy.folder)
    with copy.outbox() as outbox:
        for _ in range(5):
            outbox.enqueue(submission())
        before = numbers_here(copy)
        shutil.copy(f"{copy.folder.database}-wal", copy.folder.path / "kept")
    copy.folder.database.unlink()
    (copy.folder.path / "kept").rename(f"{copy.folder.database}-wal")
    assert ensure(copy.folder, copy.clock)
    after = numbers_here(copy)
    assert after.items() <= before.items()
    with copy.outbox() as outbox:
        told = {loss.receipt for loss in outbox.losses()}
        assert outbox.enqueue(submission()).number not in before.values()
    assert set(before.values()) - set(after.values()) <= told
    assert len(after) >= (len(before) - 3 if snapshot else 1), "the WAL was not read"


def test_a_young_database_that_is_all_in_its_wal_is_lost_without_loss(
    module_server: Server, tmp_path: Path
) -> None:
    terminal = enrolled(tmp_path / "young", module_server)
    with terminal.outbox() as outbox:
        for _ in range(5):
            outbox.enqueue(submission())
        before = numbers_here(terminal)
        shutil.copy(f"{terminal.folder.database}-wal", tmp_path / "kept")
    terminal.folder.database.unlink()
    (tmp_path / "kept").rename(f"{terminal.folder.database}-wal")
    assert ensure(terminal.folder, terminal.clock)
    assert numbers_here(terminal) == before
    with terminal.outbox() as outbox:
        assert outbox.losses() == []


def test_nothing_is_promised_in_a_file_that_is_gone(copy: Terminal) -> None:
    with copy.outbox() as outbox:
        copy.folder.database.unlink()
        with pytest.raises(DatabaseDamaged):
            outbox.enqueue(submission())
        with pytest.raises(DatabaseDamaged):
            Upkeep(copy.folder, outbox, copy.clock).idle()
    assert ensure(copy.folder, copy.clock)


def test_an_older_database_in_its_place_gives_no_number_twice(copy: Terminal) -> None:
    old = shutil.copy(copy.folder.database, copy.folder.path / "old")
    with copy.outbox() as outbox:
        outbox.enqueue(*[submission() for _ in range(numbers.AT_ONCE)])
        given = outbox.enqueue(*[submission() for _ in range(numbers.AT_ONCE)]).number
    for path in copy.folder.path.glob("kiosk.db-*"):
        path.unlink()
    shutil.move(old, copy.folder.database)
    assert ensure(copy.folder, copy.clock)
    with copy.outbox() as outbox:
        assert given in {loss.receipt for loss in outbox.losses()}
        assert seq_of(outbox.enqueue(submission()).number) > ROWS + 2 * numbers.AT_ONCE


def test_a_database_behind_its_snapshot_never_replaces_it(copy: Terminal) -> None:
    old = shutil.copy(copy.folder.database, copy.folder.path / "old")
    with copy.outbox() as outbox:
        outbox.enqueue(submission())
    before = numbers_here(copy)
    assert take_snapshot(copy.folder)
    shutil.move(old, copy.folder.database)
    kept = copy.folder.snapshot.read_bytes()
    with pytest.raises(DatabaseDamaged):
        take_snapshot(copy.folder)
    assert copy.folder.snapshot.read_bytes() == kept
    assert ensure(copy.folder, copy.clock)
    assert numbers_here(copy) == before


def test_a_terminal_that_was_enrolled_and_never_used_starts_without_an_incident(
    module_server: Server, tmp_path: Path
) -> None:
    terminal = enrolled(tmp_path / "new", module_server)
    assert not ensure(terminal.folder, terminal.clock, thorough=True)
    with terminal.outbox() as outbox:
        assert (outbox.incidents(), outbox.losses()) == ([], [])
        assert seq_of(outbox.enqueue(submission()).number) == 1


@pytest.mark.parametrize("lose", LOST)
def test_the_doctor_says_it_and_names_the_remedy(copy: Terminal, lose: Callable[[Path], None]) -> None:
    lose(copy.folder.database)
    found = checks(copy)
    for check in ("database", "outbox"):
        assert found[check][0] == "down", check
        assert "kiosk outbox mend" in found[check][1]


def test_the_agent_mends_it_and_what_was_not_sent_arrives_from_the_snapshot(
    copy: Terminal, module_server: Server
) -> None:
    before = numbers_here(copy)
    assert take_snapshot(copy.folder)
    copy.folder.database.unlink()
    done = agent.run(copy.folder, copy.clock, stop=threading.Event(), once=True)
    assert done.unsent == 0
    with copy.outbox() as outbox:
        assert {row.seq for row in outbox.rows(State.ACCEPTED)} == before.keys()
        assert all(loss.told for loss in outbox.losses())
    states = {row["seq"]: row["state"] for row in module_server.cli("transactions")}
    assert {seq: states[seq] for seq in before} == dict.fromkeys(before, "received")
