"""What only CUPS does: a spool, queues, jobs that it forgets."""

import time
from pathlib import Path

import pytest

from drivers.printers.machine import run
from drivers.printers.page import PagePrinter
from drivers.printers.port import AddressInvalid, Health, JobPhase
from drivers.printers.simulated_cups import SimulatedCups
from drivers.printers.simulator import Condition
from tests.printers.conftest import PDF, mute_server


def left_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("condition", [Condition.READY, Condition.PAPER_OUT])
def test_nothing_is_left_in_the_spool(cups_server: SimulatedCups, condition: Condition) -> None:
    cups_server.tell(condition)
    seen: list[Path] = []
    for job in run(PagePrinter(cups_server.address), PDF):
        if job.phase is JobPhase.PRINTING:
            cups_server.tell(condition)
            seen += left_in(cups_server.spool)
    assert job.over
    assert left_in(cups_server.spool) == []
    about_jobs = [path.read_bytes() for path in (cups_server.root / "cache").rglob("job.cache*")]
    assert all(b"<Job" not in cache for cache in about_jobs)


def test_the_page_that_comes_out_is_the_page_that_was_sent(cups_server: SimulatedCups) -> None:
    cups_server.tell(Condition.READY)
    *_, last = run(PagePrinter(cups_server.address), PDF)
    assert last.phase is JobPhase.PRINTED
    assert cups_server.papers[-1].read_bytes() == PDF


def test_a_queue_that_is_not_there_is_offline(cups_server: SimulatedCups, tmp_path: Path) -> None:
    nowhere = PagePrinter(cups_server.address.replace("cups:pages", "cups:no-such-queue"))
    assert nowhere.health().health is Health.OFFLINE
    *_, last = run(nowhere, PDF)
    assert last.phase is JobPhase.FAILED
    dead = PagePrinter(f"cups:pages?socket={tmp_path}/none")
    assert dead.health().health is Health.OFFLINE
    *_, last = run(dead, PDF)
    assert last.phase is JobPhase.OFFLINE


def test_a_server_that_never_answers_is_offline_within_three_seconds() -> None:
    with mute_server() as address:
        begun = time.monotonic()
        assert PagePrinter(address).health().health is Health.OFFLINE
        assert time.monotonic() - begun < 3 + 1.5, "and a process on a busy machine"
        *_, last = run(PagePrinter(address), PDF)
        assert last.phase is JobPhase.OFFLINE
        assert "did not answer" in last.detail


@pytest.mark.parametrize("address", ["", "office", "cups:", "ipp://host/printers/office"])
def test_an_address_that_is_none_is_refused_with_how_one_is_written(address: str) -> None:
    with pytest.raises(AddressInvalid, match="cups:QUEUE"):
        PagePrinter(address)
