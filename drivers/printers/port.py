"""The printer port: what the rest of the terminal knows of printers and of a sheet on its way to paper.

A printer's health and a job's life are small sets of states. An adapter never raises towards the visit: what
goes wrong is a state with a name. *Printed* is said when the printer itself told so; one that tells nothing
of the end has a sheet *handed* to it, and who stands there is told to look. A job that ended otherwise is
withdrawn: whoever puts new paper in gets nothing of the citizen before.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Protocol, TypeAlias

from kiosk.errors import Fault


class Kind(StrEnum):
    """What is put into the printer."""

    RECEIPT = "receipt"  # a strip of thermal paper, one bit a dot
    PAGE = "page"  # A4


class Health(StrEnum):
    """What a printer says of itself, in the words that the screen, the log and ``doctor`` share."""

    NONE = "none"  # none is configured
    READY = "ready"
    PAPER_LOW = "paper-low"  # it prints; somebody should bring a new roll
    PAPER_OUT = "paper-out"
    COVER_OPEN = "cover-open"
    OFFLINE = "offline"  # it does not answer, or says that it cannot print

    @property
    def prints(self) -> bool:
        """Whether a sheet that is sent now comes out."""
        return self in {Health.READY, Health.PAPER_LOW}


class JobPhase(StrEnum):
    """The life of one sheet. All but the first two are ends."""

    ASKED = "asked"  # somebody wants it; the printer has not been asked yet
    PRINTING = "printing"  # the printer can and has begun
    PRINTED = "printed"  # the printer itself has said that it is done
    HANDED = "handed"  # it has taken everything, and is one that does not say when it is done
    NONE = "none"  # there is no printer
    PAPER_OUT = "paper-out"  # as Health, before the end or half-way
    COVER_OPEN = "cover-open"
    OFFLINE = "offline"
    FAILED = "failed"  # begun, and nobody knows how much of it is on paper


@dataclass(frozen=True, slots=True)
class Job:
    """One sheet. ``low``: it told that the paper is nearly finished. ``detail`` is for a technician."""

    phase: JobPhase = JobPhase.ASKED
    low: bool = False
    detail: str = ""

    @property
    def over(self) -> bool:
        """Whether it has ended, well or not."""
        return self.phase not in {JobPhase.ASKED, JobPhase.PRINTING}

    @property
    def well(self) -> bool:
        """Whether it has ended, and nobody knows of a trouble."""
        return self.phase in {JobPhase.PRINTED, JobPhase.HANDED}


@dataclass(frozen=True, slots=True)
class Said:
    """The printer told how it is. ``tells_end``: it is one that says when a sheet is on paper."""

    health: Health
    detail: str = ""
    tells_end: bool = True


@dataclass(frozen=True, slots=True)
class Done:
    """The printer told that everything is on paper."""

    low: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """The printer took everything, and that is all that it ever tells."""

    low: bool = False


@dataclass(frozen=True, slots=True)
class Silent:
    """It should have said something by now, or its line broke."""

    detail: str


@dataclass(frozen=True, slots=True)
class Refused:
    """It does not take this sheet, or gave up on it."""

    detail: str


PrinterEvent: TypeAlias = Said | Done | Taken | Silent | Refused


class Printer(Protocol):
    """The port. One instance a device; its methods are called by one thread at a time and may be slow."""

    @property
    def address(self) -> str:
        """Where it is, as a technician wrote it."""
        ...

    @property
    def dots(self) -> int | None:
        """The width of its strip in dots; None for A4 pages."""
        ...

    def health(self) -> Said:
        """Ask it; an answer, if only OFFLINE, within 3 s."""
        ...

    def print(self, sheet: bytes) -> Iterator[PrinterEvent]:
        """Bring a sheet to paper: a PNG of ``dots`` width, or a PDF. Each event as it happens.

        Closing the iterator before ``Done`` or ``Taken`` withdraws what is not on paper yet.
        """
        ...


class AddressInvalid(Fault):
    """An address of a printer that cannot be understood; the detail says how one is written."""

    code: ClassVar[str] = "printer-address-invalid"
