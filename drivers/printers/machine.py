"""The life of one sheet as a pure machine, and the loop that runs it on any printer."""

from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import replace
from typing import assert_never, cast

from drivers.printers.port import (
    Done,
    Health,
    Job,
    JobPhase,
    Printer,
    PrinterEvent,
    Refused,
    Said,
    Silent,
    Taken,
)

_ENDS = {
    Health.NONE: JobPhase.NONE,
    Health.PAPER_OUT: JobPhase.PAPER_OUT,
    Health.COVER_OPEN: JobPhase.COVER_OPEN,
    Health.OFFLINE: JobPhase.OFFLINE,
}


def advance(job: Job, event: PrinterEvent) -> Job:
    """The one transition function; a job that is over stays as it is."""
    if job.over:
        return job
    match event:
        case Said(health, detail) if health.prints:
            low = job.low or health is Health.PAPER_LOW
            return replace(job, phase=JobPhase.PRINTING, low=low, detail=detail)
        case Said(health, detail):
            return replace(job, phase=_ENDS[health], detail=detail)
        case Done(low) | Taken(low):
            phase = JobPhase.PRINTED if isinstance(event, Done) else JobPhase.HANDED
            return replace(job, phase=phase, low=job.low or low)
        case Silent(detail):
            begun = job.phase is JobPhase.PRINTING
            return replace(job, phase=JobPhase.FAILED if begun else JobPhase.OFFLINE, detail=detail)
        case Refused(detail):
            return replace(job, phase=JobPhase.FAILED, detail=detail)
        case _:
            assert_never(event)


def run(printer: Printer, sheet: bytes, stopped: Callable[[], bool] = lambda: False) -> Iterator[Job]:
    """Print, and yield the job whenever it changes; the last one is over.

    When ``stopped``, or when the job ends badly, what is not on paper yet is withdrawn.
    """
    job = Job()
    yield job
    events = cast("Generator[PrinterEvent]", printer.print(sheet))
    with closing(events):
        for event in events:
            before, job = job, advance(job, event)
            if job != before:
                yield job
            if job.over:
                return
            if stopped():
                yield advance(job, Refused("the terminal was stopped"))
                return
    yield advance(job, Silent("the printer said nothing of the end"))
