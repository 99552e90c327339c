"""A log that is damaged while the power is off: what was promised is there, or told as lost."""

import random
import shutil
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from effort import effort
from enrolled_terminal import NUMBER, Terminal, enrolled, submission
from platform_server import Platform as Server
from promises import holds_together

from kiosk.drafts import Drafts
from kiosk.folder import DataFolder
from kiosk.wal import HEADER, PAGE
from sync import tail
from sync.enrolment import Enrolment
from sync.salvage import ensure
from sync.states import State

SPOILT = effort("SPOILT", 120)
COMMITS = 14
FRAME = 24 + PAGE
LONG = "x" * 9000
"""An envelope that has pages of its own."""


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    """A folder as a power cut leaves it: ``COMMITS`` submissions in the log, and two drafts after them."""
    server = Server(tmp_path_factory.mktemp("cloud") / "data").start()
    terminal = enrolled(tmp_path_factory.mktemp("kiosk") / "data", server)
    server.stop()
    clock, folder, copy = terminal.clock, terminal.folder, tmp_path_factory.mktemp("left") / "data"
    with terminal.outbox() as outbox, Drafts(folder, terminal.vault, clock) as drafts:
        outbox._database.execute("pragma wal_checkpoint(truncate)")
        for number in range(COMMITS):
            outbox.enqueue(submission(b"scan") if number % 3 else submission(service=LONG))
        for service in ("one", "other"):
            drafts.keep(NUMBER, service, "2026.11", {})
        shutil.copytree(folder.path, copy)
        yield Terminal(DataFolder.at(copy, floor=0), terminal.vault, clock, terminal.enrolment)


def copied(left: Terminal, place: Path, log: bytes | None = None) -> Terminal:
    """That folder again, with another log; the attachments are not looked at here."""
    place.mkdir(exist_ok=True)
    for name in ("kiosk.db", "kiosk.db-wal", "enrolment.json", "device.key", "vault.key"):
        if (left.folder.path / name).exists():
            shutil.copyfile(left.folder.path / name, place / name)
    for name in ("kiosk.db-shm", "kiosk.db.tail"):
        (place / name).unlink(missing_ok=True)
    if log is not None:
        (place / "kiosk.db-wal").write_bytes(log)
    folder = DataFolder.at(place, floor=0)
    return Terminal(folder, left.vault, left.clock, Enrolment.load(folder))


def log_of(left: Terminal) -> bytes:
    return (left.folder.path / "kiosk.db-wal").read_bytes()


def seen(terminal: Terminal) -> tuple[dict[int, str], set[int]]:
    """After a start: what is here, and what is told as lost."""
    assert not ensure(terminal.folder, terminal.clock)
    with terminal.outbox() as outbox:
        assert outbox._read("pragma integrity_check") == [("ok",)]
        return {row.seq: str(row.id) for row in outbox.rows()}, {loss.seq for loss in outbox.losses()}


def places(log: bytes) -> list[tuple[int, int]]:
    """A byte in each part of each frame, and each sector of both sizes: (offset, bytes)."""
    parts = (3, 9, 17, 24, 27, 700, 2900, 4000)
    found = [(HEADER + n * FRAME + at, 1) for n in range((len(log) - HEADER) // FRAME) for at in parts]
    found += [(at, size) for size in (512, 4096) for at in range(0, len(log), size)]
    dice = random.Random(20261125)
    return [
        (0, 1),
        (at_end := len(log) - 3 * FRAME, 1),
        (at_end, 512),
        *dice.sample(found, min(SPOILT, len(found))),
    ]


@pytest.mark.timeout(60 + SPOILT)
def test_damage_anywhere_in_the_log_loses_nothing_unnoticed(
    left: Terminal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = log_of(left)
    before, _ = seen(copied(left, tmp_path / "data"))
    assert len(before) == COMMITS
    found = places(log)
    told = 0
    for at, size in found:
        spoilt = bytes([log[at] ^ 0x55]) if size == 1 else bytes(len(log[at : at + size]))
        rows, lost = seen(copied(left, tmp_path / "data", log[:at] + spoilt + log[at + size :]))
        assert rows.items() <= before.items(), (at, size)
        assert (rows.keys() | lost, rows.keys() & lost) == (before.keys(), set()), (at, size)
        told += len(lost)
    with capsys.disabled():
        print(f"\n{len(found)} damages to a log of {len(log) // FRAME} frames: {told} promises lost and told")
    assert told < len(found) / 2


def test_what_was_behind_the_damage_is_queued_as_it_was_and_the_chain_goes_on(
    left: Terminal, tmp_path: Path
) -> None:
    log = log_of(left)
    terminal = copied(left, tmp_path / "data", bytes([log[0] ^ 1]) + log[1:])
    shutil.copytree(left.folder.blobs, terminal.folder.blobs, dirs_exist_ok=True)
    ids = holds_together(terminal)
    assert len(ids) == COMMITS
    with terminal.outbox() as outbox:
        assert {row.state for row in outbox.rows()} == {State.QUEUED}
        assert len(outbox.of_person(NUMBER)) == COMMITS
        receipt = outbox.enqueue(submission())
    assert holds_together(terminal) == [*ids, str(receipt.id)]
    assert not (terminal.folder.path / "kiosk.db.tail").exists()


def test_a_kill_after_the_log_was_read_costs_nothing(left: Terminal, tmp_path: Path) -> None:
    log = log_of(left)
    terminal = copied(left, tmp_path / "data", bytes([log[0] ^ 1]) + log[1:])
    tail.gather(terminal.folder)
    (terminal.folder.path / "kiosk.db-wal").write_bytes(b"")  # as SQLite does next
    assert len(seen(terminal)[0]) == COMMITS


def test_a_whole_log_brings_nothing_back(left: Terminal, tmp_path: Path) -> None:
    terminal = copied(left, tmp_path / "data")
    tail.gather(terminal.folder)
    assert not (terminal.folder.path / "kiosk.db.tail").exists()


def test_a_transaction_that_a_power_cut_tore_is_not_told_as_lost(left: Terminal, tmp_path: Path) -> None:
    """The last of all, without the sectors of its first frame: nobody had heard of it."""
    log = log_of(left)
    commits = [
        n
        for n in range((len(log) - HEADER) // FRAME)
        if struct.unpack_from(">I", log, HEADER + n * FRAME + 4)[0]
    ]
    last, before = commits[COMMITS - 1], commits[COMMITS - 2]
    end, begin = HEADER + (last + 1) * FRAME, HEADER + (before + 1) * FRAME
    for size in (512, FRAME, end - begin - FRAME):
        rows, lost = seen(
            copied(left, tmp_path / "data", log[:begin] + bytes(size) + log[begin + size : end])
        )
        assert lost == set()
        assert len(rows) >= COMMITS - 1
