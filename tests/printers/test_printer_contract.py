"""What the terminal relies on, whatever printer is behind the port."""

import threading
from collections.abc import Iterator

import pytest

from drivers.printers.machine import run
from drivers.printers.port import Health, Job, JobPhase
from drivers.printers.simulator import Condition
from tests.printers.conftest import Subject


def printed(subject: Subject) -> list[JobPhase]:
    """Every phase on the way, to the last."""
    return [job.phase for job in run(subject.printer, subject.sheet)]


def until(jobs: Iterator[Job], phase: JobPhase) -> Job:
    return next(job for job in jobs if job.phase is phase)


def test_a_sheet_is_printed_when_the_printer_says_so(subject: Subject) -> None:
    assert printed(subject) == [JobPhase.ASKED, JobPhase.PRINTING, JobPhase.PRINTED]
    assert len(subject.papers()) == 1


def test_paper_that_is_nearly_finished_is_told_and_prints(subject: Subject) -> None:
    subject.tell(Condition.PAPER_LOW)
    *_, last = run(subject.printer, subject.sheet)
    assert (last.phase, last.low) == (JobPhase.PRINTED, True)
    assert subject.printer.health().health is Health.PAPER_LOW


@pytest.mark.parametrize(
    ("condition", "phase"),
    [
        (Condition.PAPER_OUT, JobPhase.PAPER_OUT),
        (Condition.COVER_OPEN, JobPhase.COVER_OPEN),
        (Condition.OFFLINE, JobPhase.OFFLINE),
        (Condition.MUTE, JobPhase.OFFLINE),
    ],
)
def test_what_cannot_be_printed_is_told_and_never_printed_later(
    subject: Subject, condition: Condition, phase: JobPhase
) -> None:
    subject.tell(condition)
    assert printed(subject)[-1] is phase
    subject.tell(Condition.READY)
    assert printed(subject)[-1] is JobPhase.PRINTED, "it works again"
    assert len(subject.papers()) == 1, "and what was withdrawn did not come out"


def test_a_slow_printer_is_waited_for(subject: Subject) -> None:
    subject.tell(Condition.SLOW)
    assert printed(subject)[-1] is JobPhase.PRINTED


def test_a_terminal_that_stops_takes_its_sheet_back(subject: Subject) -> None:
    subject.tell(Condition.SLOW)
    stopped = threading.Event()
    jobs = run(subject.printer, subject.sheet, stopped.is_set)
    until(jobs, JobPhase.PRINTING)
    stopped.set()
    assert [job.phase for job in jobs] == [JobPhase.FAILED]
    subject.tell(Condition.READY)
    assert printed(subject)[-1] is JobPhase.PRINTED
    assert len(subject.papers()) == 1


def test_one_sheet_after_the_other(subject: Subject) -> None:
    assert [printed(subject)[-1] for _ in range(3)] == [JobPhase.PRINTED] * 3
    assert len(subject.papers()) == 3
