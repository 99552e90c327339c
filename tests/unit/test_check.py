"""Checks side by side: one that hangs, one that fails and one that is broken hold nobody up."""

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.check import DOWN, NONE, OK, WARN, Check, Outcome, Record, Result, Trial, side_by_side
from kiosk.clock import Clock, SystemClock
from kiosk.errors import DiskFull, StorageFailed
from kiosk.examination.records import keep, kept
from kiosk.folder import DataFolder
from kiosk.vault import Vault

AT = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
PASSED = Result(Trial.TOUCH, Outcome.PASSED, AT)
FAILED = Result(Trial.TOUCH, Outcome.FAILED, AT, "given up")


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder.at(tmp_path / "data", floor=0)


def good(folder: DataFolder, clock: Clock) -> Check:
    return Check("good", OK, "it is")


def full_disk(folder: DataFolder, clock: Clock) -> Check:
    raise DiskFull("no room")


def test_a_check_that_hangs_is_down_and_the_others_are_told_meanwhile(folder: DataFolder) -> None:
    release = threading.Event()

    def hangs(folder: DataFolder, clock: Clock) -> Check:
        release.wait()
        return Check("hangs", OK, "too late")

    told: list[Check] = []
    looks = (hangs, good, full_disk)
    rows = side_by_side(looks, folder, SystemClock(), {"disk-full": "tidy up"}, told=told.append, within=0.2)
    release.set()
    assert [(row.check, row.state) for row in rows] == [("hangs", DOWN), ("good", OK), ("full-disk", DOWN)]
    assert (rows[0].detail, bool(rows[0].remedy)) == ("no answer within 0.2 s", True)
    assert (rows[2].detail, rows[2].remedy) == ("no room", "tidy up")
    assert sorted(row.check for row in told) == ["full-disk", "good", "hangs"]
    assert told[-1].check == "hangs"


def test_each_looks_while_the_others_look(folder: DataFolder) -> None:
    together = threading.Barrier(4)

    def meets(folder: DataFolder, clock: Clock) -> Check:
        return Check("meets", OK, str(together.wait(5)))

    assert {row.state for row in side_by_side((meets,) * 4, folder, SystemClock(), {})} == {OK}


def test_a_bug_in_a_check_is_no_finding(folder: DataFolder) -> None:
    def broken(folder: DataFolder, clock: Clock) -> Check:
        raise LookupError("a bug")

    with pytest.raises(LookupError):
        side_by_side((broken,), folder, SystemClock(), {})


@pytest.mark.parametrize(
    ("states", "results", "worst"),
    [
        ([], (), NONE),
        ([NONE, OK], (PASSED,), OK),
        ([OK, WARN, NONE], (), WARN),
        ([OK, DOWN, WARN], (), DOWN),
        ([OK], (FAILED,), DOWN),
        ([OK], (FAILED, PASSED), OK),
    ],
)
def test_the_worst_of_a_record(states: list[str], results: tuple[Result, ...], worst: str) -> None:
    rows = tuple(Check(f"c{n}", state, "") for n, state in enumerate(states))
    assert Record("", "技术员 Example", AT, AT, rows, results).worst == worst


def record(who: str = "示例技术员") -> Record:
    return Record("", who, AT, AT, (Check("disk", WARN, "12 MiB free", "tidy up"),), (FAILED, PASSED))


def test_records_are_kept_newest_first_and_the_same_minute_twice(folder: DataFolder) -> None:
    vault = Vault.open(folder)
    assert kept(folder, vault) == ([], [])
    first, second = keep(folder, vault, record()), keep(folder, vault, record())
    assert (first.id, second.id) == ("20261124T013000Z", "20261124T013000Z-2")
    assert kept(folder, Vault.open(folder)) == ([second, first], [])


def test_a_record_names_nobody_in_clear_and_is_closed_to_others(folder: DataFolder) -> None:
    made = keep(folder, Vault.open(folder), record("示例技术员"))
    path = folder.path / "examinations" / made.id
    assert "示例技术员".encode() not in path.read_bytes()
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_a_record_that_cannot_be_opened_is_listed_apart(folder: DataFolder) -> None:
    vault = Vault.open(folder)
    made = keep(folder, vault, record())
    (folder.path / "examinations" / "20200101T000000Z").write_bytes(b"noise")
    assert kept(folder, vault) == ([made], ["20200101T000000Z"])
    assert kept(folder, Vault(b"k" * 32, "file")) == ([], [made.id, "20200101T000000Z"])


def test_a_record_without_a_place_is_refused(folder: DataFolder) -> None:
    (folder.path / "examinations").write_bytes(b"")
    with pytest.raises(StorageFailed):
        keep(folder, Vault.open(folder), record())
