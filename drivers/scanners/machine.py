"""The scanner as one pure machine: ``advance(state, event)`` gives the next state.

What an event cannot mean in a state changes nothing: the end of a job that was given up is no news of the
next.
"""

from dataclasses import dataclass, field, replace
from typing import TypeAlias, assert_never

from drivers.scanners.port import TROUBLES, ScannerPhase, ScannerState


@dataclass(frozen=True, slots=True)
class Found:
    """The device answers."""

    device: str


@dataclass(frozen=True, slots=True)
class Lost:
    """No device answers."""

    detail: str = ""


@dataclass(frozen=True, slots=True)
class Started:
    """The scan of this job begins."""

    job: float


@dataclass(frozen=True, slots=True)
class Progressed:
    """So much of the page has been read, 0 to 1."""

    job: float
    part: float


@dataclass(frozen=True, slots=True)
class Done:
    """The page is whole."""

    job: float
    image: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Stopped:
    """The scan ended without a page; ``trouble`` is one of ``TROUBLES``."""

    job: float
    trouble: ScannerPhase
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The scan was given up."""

    job: float


Event: TypeAlias = Found | Lost | Started | Progressed | Done | Stopped | Cancelled


def advance(state: ScannerState, event: Event) -> ScannerState:
    """The one transition function."""
    ours = state.phase is ScannerPhase.SCANNING and getattr(event, "job", state.job) == state.job
    match event:
        case Found(device):
            if state.phase is ScannerPhase.MISSING:
                return ScannerState(ScannerPhase.READY, device)
        case Lost(detail):
            return ScannerState(detail=detail)
        case Started(job):
            if state.phase not in {ScannerPhase.MISSING, ScannerPhase.SCANNING}:
                return ScannerState(ScannerPhase.SCANNING, state.device, job)
        case Progressed(_, part):
            if ours and part > state.progress:
                return replace(state, progress=min(part, 1.0))
        case Done(_, image):
            if ours:
                return replace(state, phase=ScannerPhase.SCANNED, progress=1.0, image=image)
        case Stopped(_, trouble, detail):
            assert trouble in TROUBLES
            if ours:
                return replace(state, phase=trouble, detail=detail)
        case Cancelled():
            if ours:
                return ScannerState(ScannerPhase.READY, state.device)
        case _:
            assert_never(event)
    return state
