"""The life of a sheet as a table: every event in every phase."""

import pytest

from drivers.printers.machine import advance
from drivers.printers.port import Done, Health, Job, JobPhase, PrinterEvent, Refused, Said, Silent, Taken

P = JobPhase
EVENTS: dict[str, PrinterEvent] = {
    **{health.value: Said(health) for health in Health},
    "done": Done(),
    "taken": Taken(),
    "silent": Silent("no answer"),
    "refused": Refused("gave up"),
}
# fmt: off
SAYS = {"none": P.NONE, "ready": P.PRINTING, "paper-low": P.PRINTING, "paper-out": P.PAPER_OUT,
        "cover-open": P.COVER_OPEN, "offline": P.OFFLINE, "done": P.PRINTED, "taken": P.HANDED,
        "refused": P.FAILED}
# fmt: on
TABLE: dict[P, dict[str, P]] = {
    P.ASKED: {**SAYS, "silent": P.OFFLINE},
    P.PRINTING: {**SAYS, "silent": P.FAILED},
}


@pytest.mark.parametrize("name", EVENTS)
@pytest.mark.parametrize("phase", P)
def test_every_event_in_every_phase(phase: P, name: str) -> None:
    assert advance(Job(phase), EVENTS[name]).phase is TABLE.get(phase, {}).get(name, phase)


@pytest.mark.parametrize("phase", P)
def test_what_is_over_stays_over(phase: P) -> None:
    job = Job(phase)
    assert job.over is (phase not in TABLE)
    if job.over:
        assert {advance(job, event) for event in EVENTS.values()} == {job}


def test_low_paper_is_remembered_to_the_end() -> None:
    job = advance(advance(Job(), Said(Health.PAPER_LOW)), Said(Health.READY))
    assert advance(job, Done()) == Job(P.PRINTED, low=True)
    assert advance(job, Taken()) == Job(P.HANDED, low=True)
    assert advance(Job(P.PRINTING), Done(low=True)).low


@pytest.mark.parametrize("phase", P)
def test_a_job_is_well_when_it_is_on_paper_or_nobody_can_say(phase: P) -> None:
    assert Job(phase).well is (phase in {P.PRINTED, P.HANDED})
