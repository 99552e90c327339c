"""A damaged database: put aside whole, what can be read or was copied goes on, the rest is told of."""

import os
import random
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from enrolled_terminal import NUMBER, Terminal, enrolled, submission
from platform_server import Platform as Server

from kiosk.drafts import Drafts
from kiosk.errors import DatabaseDamaged
from kiosk.folder import DataFolder
from sync import agent
from sync.enrolment import Enrolment
from sync.salvage import ensure, take_snapshot
from sync.states import State
from sync.wire.envelope import digest

PAGE = 4096
ROWS = 120


@pytest.fixture(scope="module")
def module_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    platform = Server(tmp_path_factory.mktemp("cloud") / "data").start()
    yield platform
    platform.stop()


@pytest.fixture(scope="module")
def full_terminal(module_server: Server, tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """A terminal with ``ROWS`` submissions and a draft, and no platform that knows of them."""
    terminal = enrolled(tmp_path_factory.mktemp("kiosk"), module_server)
    with terminal.outbox() as outbox:
        for _ in range(ROWS):
            outbox.enqueue(submission())
        outbox._database.execute("pragma wal_checkpoint(truncate)")
    with Drafts(terminal.folder, terminal.vault, terminal.clock) as drafts:
        drafts.keep(NUMBER, "id-card-loss", "2026.11", {"phone": "13800000000"})
    return terminal


@pytest.fixture
def copy(full_terminal: Terminal, tmp_path: Path) -> Terminal:
    """That terminal, to be damaged."""
    shutil.copytree(full_terminal.folder.path, tmp_path / "data")
    folder = DataFolder.at(tmp_path / "data", floor=0)
    return Terminal(folder, full_terminal.vault, full_terminal.clock, Enrolment.load(folder))


def rows(terminal: Terminal) -> dict[int, tuple[bytes, bytes]]:
    with terminal.outbox() as outbox:
        found = outbox._read("select seq, id, envelope from submission")
    return {seq: (uid, envelope) for seq, uid, envelope in found}


def trash(path: Path, pages: list[int]) -> None:
    """Noise in place of those pages, the first of which is 0."""
    with path.open("r+b") as file:
        for page in pages:
            file.seek(page * PAGE)
            file.write(random.Random(page).randbytes(PAGE))


def pages_of(terminal: Terminal, name: str) -> list[int]:
    """The pages of a table or index, the root first, as 0-based places in the file."""
    with terminal.outbox() as outbox:
        found = outbox._read("select rootpage from sqlite_master where name = ?", [name])
    return [found[0][0] - 1]


def holds(terminal: Terminal, before: dict[int, tuple[bytes, bytes]], lost: set[int]) -> None:
    """What is here is what was here; what is not is told of; and the chain goes on from its head."""
    after = rows(terminal)
    assert {seq: row for seq, row in before.items() if seq not in lost} == after
    with terminal.outbox() as outbox:
        assert outbox._read("pragma integrity_check") == [("ok",)]
        assert {loss.seq for loss in outbox.losses()} == lost
        for loss in outbox.losses():
            assert loss.digest == digest(before[loss.seq][1]) or loss.seq + 1 in lost
            assert loss.receipt.startswith(f"{terminal.enrolment.number:04}-{loss.seq:06}-")
        (incident,) = outbox.incidents()
        assert (incident.recovered + incident.filled, incident.lost) == (len(after), len(lost))
        assert (terminal.folder.quarantine / incident.quarantine / "kiosk.db").exists()
        receipt = outbox.enqueue(submission())
        row = outbox.row(receipt.number)
        assert row
        assert row.seq == max(before) + 1
        ((raw,),) = outbox._read("select envelope from submission where seq = ?", [row.seq])
    assert digest(before[max(before)][1]) in raw


def test_a_sound_database_is_left_alone(copy: Terminal) -> None:
    before = rows(copy)
    assert not ensure(copy.folder, copy.clock, thorough=True)
    assert rows(copy) == before
    assert not copy.folder.quarantine.exists()


@pytest.mark.parametrize("seed", range(8))
def test_trashed_pages_cost_their_own_rows_alone(copy: Terminal, seed: int) -> None:
    before = rows(copy)
    dice = random.Random(seed)
    size = copy.folder.database.stat().st_size // PAGE
    leaves = [page for page in range(size) if page not in roots(copy)]
    pages = dice.sample(leaves, 4)
    trash(copy.folder.database, pages)
    ensure(copy.folder, copy.clock, thorough=True)
    lost = before.keys() - rows(copy).keys()
    assert len(lost) <= 4 * 8
    holds(copy, before, set(lost))


def roots(terminal: Terminal) -> set[int]:
    with terminal.outbox() as outbox:
        return {0, *(page - 1 for (page,) in outbox._read("select rootpage from sqlite_master"))}
    raise AssertionError


@pytest.mark.parametrize("what", ["header", "submission", "chain", "_sqlite_migrations", "truncated"])
def test_with_a_snapshot_nothing_is_lost(copy: Terminal, what: str) -> None:
    before = rows(copy)
    assert take_snapshot(copy.folder)
    size = copy.folder.database.stat().st_size // PAGE
    match what:
        case "header":
            trash(copy.folder.database, [0])
        case "truncated":
            os.truncate(copy.folder.database, size // 2 * PAGE)
        case table:
            trash(copy.folder.database, pages_of(copy, table))
    assert ensure(copy.folder, copy.clock, thorough=True)
    holds(copy, before, set())


@pytest.mark.parametrize("what", ["chain", "_sqlite_migrations", "link", "submission_person"])
def test_without_a_snapshot_a_small_page_costs_nothing(copy: Terminal, what: str) -> None:
    before = rows(copy)
    trash(copy.folder.database, pages_of(copy, what))
    assert ensure(copy.folder, copy.clock, thorough=True)
    holds(copy, before, set())


def test_what_came_after_the_snapshot_is_read_though_the_first_page_is_gone(copy: Terminal) -> None:
    assert take_snapshot(copy.folder)
    with copy.outbox() as outbox:
        for _ in range(5):
            outbox.enqueue(submission())
        outbox._database.execute("pragma wal_checkpoint(truncate)")
    before = rows(copy)
    trash(copy.folder.database, [0])
    assert ensure(copy.folder, copy.clock, thorough=True)
    holds(copy, before, set())


def test_drafts_are_carried_over_and_are_in_no_snapshot(copy: Terminal) -> None:
    assert take_snapshot(copy.folder)
    assert b"id-card-loss" in copy.folder.snapshot.read_bytes()
    trash(copy.folder.database, pages_of(copy, "submission"))
    assert ensure(copy.folder, copy.clock, thorough=True)
    with Drafts(copy.folder, copy.vault, copy.clock) as drafts:
        (draft,) = drafts.of_person(NUMBER)
    assert draft.answers == {"phone": "13800000000"}


def test_a_flipped_bit_in_an_envelope_is_mended_from_the_snapshot(copy: Terminal) -> None:
    before = rows(copy)
    assert take_snapshot(copy.folder)
    flip_envelope(copy, 7)
    trash(copy.folder.database, pages_of(copy, "link"))
    assert ensure(copy.folder, copy.clock, thorough=True)
    holds(copy, before, set())


def flip_envelope(terminal: Terminal, seq: int) -> None:
    with terminal.outbox() as outbox:
        ((raw,),) = outbox._read("select envelope from submission where seq = ?", [seq])
        bad = raw[:200] + bytes([raw[200] ^ 1]) + raw[201:]
        outbox._database.execute("update submission set envelope = ? where seq = ?", [bad, seq])
        outbox._database.execute("pragma wal_checkpoint(truncate)")


def test_a_flipped_bit_without_a_snapshot_is_for_staff_and_is_told(copy: Terminal) -> None:
    before = rows(copy)
    flip_envelope(copy, 7)
    trash(copy.folder.database, pages_of(copy, "link"))
    assert ensure(copy.folder, copy.clock, thorough=True)
    with copy.outbox() as outbox:
        (row,) = outbox.rows(State.REFUSED)
        (loss,) = outbox.losses()
    assert (row.seq, row.reason) == (7, "row-damaged")
    assert (loss.seq, loss.digest, loss.reason) == (7, digest(before[7][1]), "row-damaged")


def test_a_state_that_is_noise_is_queued_again(copy: Terminal) -> None:
    before = rows(copy)
    with copy.outbox() as outbox:
        outbox._database.execute("update submission set state = 'qzeued' where seq = 9")
        outbox._database.execute("pragma wal_checkpoint(truncate)")
    trash(copy.folder.database, pages_of(copy, "link"))
    assert ensure(copy.folder, copy.clock, thorough=True)
    holds(copy, before, set())


def test_a_damaged_wal_is_put_aside_with_its_database(copy: Terminal) -> None:
    with copy.outbox() as outbox:
        outbox.enqueue(submission())
        shutil.copy(f"{copy.folder.database}-wal", copy.folder.path / "kept-wal")
    before = rows(copy)
    shutil.move(copy.folder.path / "kept-wal", f"{copy.folder.database}-wal")
    trash(copy.folder.database, pages_of_file(copy, "link"))
    assert ensure(copy.folder, copy.clock, thorough=True)
    holds(copy, before, set())
    (place,) = copy.folder.quarantine.iterdir()
    assert {"kiosk.db", "kiosk.db-wal"} <= {path.name for path in place.iterdir()}


def pages_of_file(terminal: Terminal, name: str) -> list[int]:
    """As ``pages_of``, without opening the terminal's own file, which would take its WAL in."""
    from kiosk.database import connect

    twin = terminal.folder.path / "twin.db"
    shutil.copy(terminal.folder.database, twin)
    connection = connect(str(twin))
    ((page,),) = connection.execute("select rootpage from sqlite_master where name = ?", [name]).fetchall()
    connection.close()
    for path in terminal.folder.path.glob("twin.db*"):
        path.unlink()
    return [page - 1]


def test_whoever_has_it_open_lets_go_and_one_alone_mends_it(copy: Terminal) -> None:
    before = rows(copy)
    with copy.outbox() as screen:
        trash(copy.folder.database, pages_of(copy, "link"))
        done: list[bool] = []
        menders = [
            threading.Thread(target=lambda: done.append(ensure(copy.folder, copy.clock, thorough=True)))
            for _ in range(3)
        ]
        for mender in menders:
            mender.start()
        deadline = threading.Event()
        for _ in range(1000):
            try:
                screen.rows()
            except DatabaseDamaged:
                break
            deadline.wait(0.01)
        else:
            raise AssertionError("nobody was told")
        with pytest.raises(DatabaseDamaged):
            screen.enqueue(submission())
        assert copy.folder.database.exists(), "nothing moves while somebody has it open"
    for mender in menders:
        mender.join(20)
    assert sorted(done) == [False, False, True]
    holds(copy, before, set())


def test_when_the_newest_rows_cannot_be_read_no_number_is_given_twice(copy: Terminal) -> None:
    assert take_snapshot(copy.folder)
    with copy.outbox() as outbox:
        given = [outbox.enqueue(submission()).number for _ in range(3)]
        outbox._database.execute("pragma wal_checkpoint(truncate)")
    size = copy.folder.database.stat().st_size // PAGE
    trash(copy.folder.database, list(range(size)))
    assert ensure(copy.folder, copy.clock, thorough=True)
    with copy.outbox() as outbox:
        losses = {loss.receipt: loss for loss in outbox.losses()}
        assert losses.keys() >= set(given)
        assert {loss.reason for loss in losses.values()} == {"number-skipped"}
        assert outbox.enqueue(submission()).number not in losses
        assert len(outbox.rows()) == ROWS + 1


def test_a_terminal_that_was_never_enrolled_has_lost_nothing(copy: Terminal) -> None:
    for name in ("enrolment.json", "numbers.json"):
        (copy.folder.path / name).unlink()
    copy.folder.database.write_bytes(b"noise")
    assert ensure(copy.folder, copy.clock)
    with copy.outbox() as outbox:
        assert (outbox.losses(), len(outbox.incidents())) == ([], 1)


def test_after_the_mending_everything_arrives_once(server: Server, terminal: Terminal) -> None:
    """Of a snapshot that is older than what the platform holds, and of rows that came after it."""
    with terminal.outbox() as outbox:
        ids = [outbox.enqueue(submission(b"scan")).id for _ in range(10)]
    assert take_snapshot(terminal.folder)
    assert agent.run(terminal.folder, terminal.clock, stop=threading.Event(), once=True).accepted == 10
    server.cli("decide", str(ids[0]), "approved")
    with terminal.outbox() as outbox:
        ids += [outbox.enqueue(submission(b"scan")).id for _ in range(10)]
        outbox._database.execute("pragma wal_checkpoint(truncate)")
    with terminal.outbox() as outbox:
        table = leaves(terminal)
    trash(terminal.folder.database, table[:2])
    done = agent.run(terminal.folder, terminal.clock, stop=threading.Event(), once=True)
    with terminal.outbox() as outbox:
        assert len(outbox.incidents()) == 1
        assert outbox.rows(State.DECIDED)[0].id == ids[0]
        assert {row.state for row in outbox.rows()} == {State.ACCEPTED, State.DECIDED}
    assert done.unsent == 0
    assert [row["id"] for row in server.cli("transactions")] == [str(uid) for uid in ids]


def test_what_is_lost_is_told_and_what_follows_it_arrives(server: Server, terminal: Terminal) -> None:
    """A row is spoilt, and it is the first; one attachment is spoilt, another is gone."""
    with terminal.outbox() as outbox:
        receipts = [outbox.enqueue(submission(bytes([n]))) for n in range(8)]
        blobs = [outbox._read("select blobs from submission order by seq")[n][0][3:67] for n in range(8)]
        outbox._database.execute("update submission set envelope = x'00' where seq = 1")
        (terminal.folder.blobs / blobs[2]).write_bytes(b"spoilt")
        kept = (terminal.folder.blobs / blobs[4]).rename(terminal.folder.path / "found on another disk")
    done = agent.run(terminal.folder, terminal.clock, stop=threading.Event(), once=True)
    assert (done.accepted, done.unsent) == (5, 0)
    with terminal.outbox() as outbox:
        reasons = {row.seq: row.reason for row in outbox.rows(State.REFUSED)}
        assert reasons == {1: "row-damaged", 3: "blob-damaged", 5: "blob-missing"}
        assert {loss.seq: loss.told for loss in outbox.losses()} == {1: True, 3: True, 5: True}
        states = {row["seq"]: row["state"] for row in server.cli("transactions")}
        unfinished = {1: "lost", 3: "attachment-lost", 5: "attachment-lost"}
        assert {seq: states[seq] for seq in (1, 3, 5)} == unfinished
        kept.rename(terminal.folder.blobs / blobs[4])
        assert outbox.retry(receipts[4].id)
        assert agent.run(terminal.folder, terminal.clock, stop=threading.Event(), once=True).accepted == 1
        assert {loss.seq for loss in outbox.losses()} == {1, 3}
    states = {row["seq"]: row["state"] for row in server.cli("transactions")}
    assert {seq: states[seq] for seq in (1, 3, 5)} == unfinished | {5: "received"}


def leaves(terminal: Terminal) -> list[int]:
    """The pages in which submissions lie, the oldest first, as 0-based places in the file."""
    found = []
    with terminal.folder.database.open("rb") as file:
        while page := file.read(PAGE):
            if page[0] == 0x0D and b"id-card-loss" in page:  # a leaf of a table
                found.append((file.tell() - 1) // PAGE)
    return found
