"""One bit flips in one column: nothing raises, what was promised arrives unaltered or is told as lost.

Each column of each table of a filled data folder has its bits flipped, by SQL, so that the pages stay in
order and SQLite sees nothing. ``WAYSTATION_FLIPS`` sets how many flips each column gets.
"""

import json
import random
import shutil
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from click.testing import CliRunner
from effort import effort
from enrolled_terminal import NUMBER, Terminal, enrolled, submission
from platform_server import Platform as Server

from kiosk import desk
from kiosk.certificate.disclosures import Disclosure, Disclosures
from kiosk.cli import main
from kiosk.database import connect
from kiosk.drafts import Drafts
from kiosk.folder import DataFolder
from kiosk.receipt import Receipt
from kiosk.staff import StaffCards
from sync import agent
from sync.enrolment import Enrolment
from sync.notices import Notice, Notices
from sync.salvage import _our_tables, ensure, is_sound
from sync.states import Link, LinkState, Postponed, Rejected, State

FLIPS = effort("FLIPS", 1)
TABLES = ("submission", "chain", "link", "lost", "incident", "draft", "notice", "disclosure", "staff_card")
WITHOUT_A_TWIN = {"id", "service", "created", "trust", "digest"}
"""Columns of a receipt that nothing else says any more once the envelope is purged."""


@dataclass
class Filled:
    """A terminal with something in every column, and the receipts that it gave."""

    terminal: Terminal
    given: list[Receipt]
    purged: set[str]
    lost: str


@pytest.fixture(scope="module")
def module_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    platform = Server(tmp_path_factory.mktemp("cloud") / "data").start()
    yield platform
    platform.stop()


@pytest.fixture(scope="module")
def filled(module_server: Server, tmp_path_factory: pytest.TempPathFactory) -> Filled:
    terminal = enrolled(tmp_path_factory.mktemp("kiosk"), module_server)
    with terminal.outbox() as outbox:
        given = [outbox.enqueue(submission()) for _ in range(2)]
        a_round(terminal)
        module_server.cli("decide", str(given[0].id), "approved")
        a_round(terminal)
        assert outbox.purge(datetime.now(UTC) + timedelta(days=1)) == 2
        purged = {receipt.number for receipt in given}
        given += [outbox.enqueue(submission(b"scan")) for _ in range(2)]
        a_round(terminal)
        module_server.cli("decide", str(given[2].id), "rejected", "--note", "no such street")
        a_round(terminal)
        bundle = [replace(submission(b"scan"), bundle=given[3].id, replaces=given[2].id) for _ in range(2)]
        given += [outbox.enqueue(one) for one in (*bundle, submission(), submission(b"more"))]
        (item, *_) = outbox.take(1, 1)
        outbox.move(item.id, Postponed(datetime.now(UTC), "busy"))
        outbox.move(given[-1].id, Rejected("blob-missing", {"phone": "pattern"}))
        now = datetime.now(UTC)
        outbox.set_link(Link(LinkState.UP, now, "down", now, 1, now, timedelta(seconds=5)))
        execute(
            outbox,
            "insert into incident values (1, 1700000000000, 'database-damaged', 'x', 1, 1, 1, '{}')",
        )
    fill_the_rest(terminal, given)
    return Filled(terminal, given, purged, given[-1].number)


def execute(outbox: Any, *statements: str) -> None:
    for statement in statements:
        outbox._database.execute(statement)


def fill_the_rest(terminal: Terminal, given: list[Receipt]) -> None:
    folder, vault, clock = terminal.folder, terminal.vault, terminal.clock
    with Drafts(folder, vault, clock) as drafts:
        drafts.keep(NUMBER, "id-card-loss", "2026.11", {"phone": "13800000000"})
    with Notices(folder) as notices:
        now = datetime.now(UTC)
        notices.keep(Notice(given[0].id, now, "停电", "No power", now + timedelta(days=1)))
    with Disclosures(folder, vault, clock) as disclosures:
        shown = Disclosure(given[0].id, "id-card-loss", "residence", "the issuer", ("name",), now)
        disclosures.prepare(NUMBER, [shown])
    with StaffCards(folder, vault, clock) as cards:
        cards.enrol("piv-key:00", "窗口")


def a_round(terminal: Terminal) -> None:
    agent.run(terminal.folder, terminal.clock, stop=threading.Event(), once=True)


@pytest.fixture
def copy(filled: Filled) -> Iterator[Terminal]:
    place = Path(mkdtemp(prefix="wsflip.", dir="/dev/shm"))
    shutil.copytree(filled.terminal.folder.path, place / "data")
    folder = DataFolder.at(place / "data", floor=0)
    yield Terminal(folder, filled.terminal.vault, filled.terminal.clock, Enrolment.load(folder))
    shutil.rmtree(place)


def columns() -> list[tuple[str, str]]:
    """Every column that there is; the tables in the order of what they mean to a citizen."""
    tables = (*TABLES, "_sqlite_migrations")
    assert _our_tables().keys() == set(tables)
    return [(table, column) for table in tables for column in sorted(_our_tables()[table])]


def flip(path: Path, table: str, column: str, dice: random.Random) -> str | None:
    """One bit of one row; the number of a submission that it hit."""
    with closing(connect(str(path), isolation_level=None)) as connection:
        connection.text_factory = bytes
        connection.execute("pragma ignore_check_constraints=on")
        rows = connection.execute(
            f'select rowid, typeof("{column}"), "{column}" from "{table}" where length("{column}") > 0'
        ).fetchall()
        rowid, kind, value = dice.choice(rows)
        hit = None
        if table == "submission":
            ((number,),) = connection.execute("select number from submission where rowid = ?", [rowid])
            hit = number.decode()
        place = "cast(? as text)" if kind == b"text" else "?"
        done = 0
        while done == 0:  # a number that another row has is no flip
            statement = f'update or ignore "{table}" set "{column}" = {place} where rowid = ?'
            done = connection.execute(statement, [flipped(value, kind, dice), rowid]).rowcount
        connection.execute("pragma wal_checkpoint(truncate)")
    return hit


def flipped(value: Any, kind: bytes, dice: random.Random) -> Any:
    """The value with another bit."""
    if kind == b"integer":
        new = value ^ (1 << dice.choice([0, 1, 3, 20, 40, 62, 63]))
        return new - (1 << 64) if new >= 1 << 63 else new
    raw = bytearray(value)
    raw[dice.randrange(len(raw))] ^= dice.choice([1, 2, 4, 64, 128])
    return bytes(raw)


def everything_reads(terminal: Terminal) -> None:
    folder, vault, clock = terminal.folder, terminal.vault, terminal.clock
    for command in (["outbox", "stats"], ["outbox", "list"], ["staff", "list"]):
        done = CliRunner().invoke(main, ["--data", str(folder.path), *command, "--json"])
        assert done.exit_code == 0, (command, done.output, done.exception)
        json.loads(done.stdout)
    with terminal.outbox() as outbox:
        stats, link, now = outbox.stats(), outbox.link(), clock.now()
        desk.queue(stats, link, now)
        items = desk.inbox(outbox.concerns(), outbox.replaced(), link, now)
        desk.overview(stats, items, outbox.incidents(), outbox.losses(), now)
        outbox.standing()
        for row in outbox.of_person(NUMBER):
            outbox.receipt(row.id)
            outbox.together(row.id)
    with Drafts(folder, vault, clock) as drafts, Disclosures(folder, vault, clock) as disclosures:
        drafts.of_person(NUMBER)
        disclosures.settle(lambda _: True)
        disclosures.of_person(NUMBER)
    with Notices(folder) as notices:
        assert all(notice.holds(clock.now()) in {True, False} for notice in notices.all())


def one_flip(terminal: Terminal, filled: Filled, table: str, column: str, dice: random.Random) -> None:
    hit = flip(terminal.folder.database, table, column, dice)
    everything_reads(terminal)
    sound = is_sound(terminal.folder, terminal.clock)
    a_round(terminal)
    if column == "next_attempt":  # within the hour that one may wait for: staff need not
        with terminal.outbox() as outbox:
            for row in outbox.rows(State.WAITING):
                outbox.retry(row.id)
        a_round(terminal)
    assert not ensure(terminal.folder, terminal.clock, thorough=True), "it is mended once"
    everything_reads(terminal)
    with terminal.outbox() as outbox:
        here, told = {row.receipt: row for row in outbox.rows()}, {loss.receipt for loss in outbox.losses()}
        assert len(outbox.incidents()) == 1 + (not sound)
        for receipt in filled.given:
            if receipt.number in told:
                assert receipt.number in {filled.lost, hit if column == "envelope" else None}
                continue
            assert here[receipt.number].state in {State.ACCEPTED, State.DECIDED}
            if not (receipt.number in filled.purged and receipt.number == hit and column in WITHOUT_A_TWIN):
                assert outbox.receipt(receipt.id) == receipt
        assert len(here) == len(filled.given)
        new = outbox.enqueue(submission())
        assert new.number not in {receipt.number for receipt in filled.given}
        a_round(terminal)
        row_of_new = outbox.row(new.number)
        assert row_of_new
        assert row_of_new.id == new.id


@pytest.mark.parametrize("flip_number", range(FLIPS))
@pytest.mark.parametrize(("table", "column"), columns())
def test_a_flipped_bit_costs_nothing_or_is_told(
    copy: Terminal, filled: Filled, table: str, column: str, flip_number: int
) -> None:
    one_flip(copy, filled, table, column, random.Random(f"{table} {column} {flip_number}"))


def test_many_flips_at_once_and_everything_arrives_once_as_it_was(
    module_server: Server, tmp_path: Path
) -> None:
    terminal = enrolled(tmp_path / "kiosk", module_server)
    with terminal.outbox() as outbox:
        given = [outbox.enqueue(submission(b"scan")) for _ in range(30)]
    dice = random.Random(1)
    for column in sorted(_our_tables()["submission"] - {"envelope"}):
        flip_if_there(terminal.folder.database, column, dice)
    a_round(terminal)
    with terminal.outbox() as outbox:
        assert [outbox.receipt(receipt.id) for receipt in given] == given
        assert {row.state for row in outbox.rows()} == {State.ACCEPTED}
        assert outbox.losses() == []
        (incident,) = outbox.incidents()
    restored = {column for _, _, columns in json.loads(incident.detail)["restored"] for column in columns}
    assert restored >= {"seq", "id", "digest", "number", "service", "created", "trust", "state"}
    there = module_server.cli("transactions", "--terminal", terminal.enrolment.terminal)
    assert [(row["seq"], row["id"], row["state"]) for row in there] == [
        (seq, str(receipt.id), "received") for seq, receipt in enumerate(given, 1)
    ]


def flip_if_there(path: Path, column: str, dice: random.Random) -> None:
    with closing(connect(str(path))) as connection:
        (filled,) = connection.execute(
            f'select count(*) from submission where length("{column}") > 0'
        ).fetchone()
    if filled:
        flip(path, "submission", column, dice)
