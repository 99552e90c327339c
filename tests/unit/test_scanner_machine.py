"""The scanner's machine as a table: every event in every phase."""

import pytest

from drivers.scanners import machine as m
from drivers.scanners.port import TROUBLES, ScannerState
from drivers.scanners.port import ScannerPhase as P

STATES = {
    P.MISSING: ScannerState(),
    P.READY: ScannerState(P.READY, "a"),
    P.SCANNING: ScannerState(P.SCANNING, "a", 1.0, 0.5),
    P.SCANNED: ScannerState(P.SCANNED, "a", 1.0, 1.0, image=b"P5"),
    **{trouble: ScannerState(trouble, "a", 1.0, 0.5) for trouble in TROUBLES},
}
EVENTS: dict[str, m.Event] = {
    "found": m.Found("a"),
    "lost": m.Lost("unplugged"),
    "started": m.Started(2.0),
    "further": m.Progressed(1.0, 0.7),
    "back": m.Progressed(1.0, 0.3),
    "done": m.Done(1.0, b"P5"),
    "jam": m.Stopped(1.0, P.JAMMED),
    "cancelled": m.Cancelled(1.0),
    "further of another": m.Progressed(9.0, 0.7),
    "done of another": m.Done(9.0, b"P5"),
    "jam of another": m.Stopped(9.0, P.JAMMED),
    "cancelled of another": m.Cancelled(9.0),
}
RESTING = {"started": ScannerState(P.SCANNING, "a", 2.0), "lost": ScannerState(detail="unplugged")}
TABLE: dict[P, dict[str, ScannerState]] = {
    # What is not in a row changes nothing.
    P.MISSING: {"found": ScannerState(P.READY, "a"), "lost": ScannerState(detail="unplugged")},
    P.READY: RESTING,
    P.SCANNING: {
        "lost": ScannerState(detail="unplugged"),
        "further": ScannerState(P.SCANNING, "a", 1.0, 0.7),
        "done": ScannerState(P.SCANNED, "a", 1.0, 1.0, image=b"P5"),
        "jam": ScannerState(P.JAMMED, "a", 1.0, 0.5),
        "cancelled": ScannerState(P.READY, "a"),
    },
    P.SCANNED: RESTING,
    **dict.fromkeys(TROUBLES, RESTING),
}


@pytest.mark.parametrize("name", EVENTS)
@pytest.mark.parametrize("phase", P)
def test_every_event_in_every_phase(phase: P, name: str) -> None:
    before = STATES[phase]
    assert m.advance(before, EVENTS[name]) == TABLE[phase].get(name, before)
