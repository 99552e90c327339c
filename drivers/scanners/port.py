"""The port of document scanners: what the rest of the terminal knows of one.

A page is personal from its first byte: an adapter holds it in memory and hands it on, and writes it nowhere.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


class ScannerPhase(StrEnum):
    """What the scanner does, or why it does not."""

    MISSING = "missing"
    READY = "ready"
    SCANNING = "scanning"
    SCANNED = "scanned"
    JAMMED = "jammed"
    NO_PAPER = "no-paper"
    COVER_OPEN = "cover-open"
    BUSY = "busy"
    FAILED = "failed"


TROUBLES = frozenset(
    {
        ScannerPhase.JAMMED,
        ScannerPhase.NO_PAPER,
        ScannerPhase.COVER_OPEN,
        ScannerPhase.BUSY,
        ScannerPhase.FAILED,
    }
)
"""How a scan ends without a page. The scanner is still there, and the next scan may do."""


@dataclass(frozen=True, slots=True)
class ScannerState:
    """A snapshot. ``job`` names the scan that it is about, 0.0 where it is about none.

    ``progress`` is 0 to 1; ``image`` is the page as PNM (netpbm, P4 to P6), in SCANNED alone. ``detail`` is
    for a technician and says nothing of what is on a page.
    """

    phase: ScannerPhase = ScannerPhase.MISSING
    device: str = ""
    job: float = 0.0
    progress: float = 0.0
    detail: str = ""
    image: bytes = field(default=b"", repr=False)


Tell = Callable[[ScannerState], None]
"""Gets each new state, on the adapter's own thread; it must return soon."""


class Scanner(Protocol):
    """Something that scans one page at a time."""

    def start(self, tell: Tell) -> None:
        """Look for the device from now on, and tell how it stands."""
        ...

    def scan(self, job: float) -> None:
        """Scan one page, as ``job``; returns at once, from any thread. What becomes of it is told."""
        ...

    def cancel(self) -> None:
        """Give the scan under way, or asked for, up; nothing of its page is kept."""
        ...

    def stop(self) -> None:
        """Cancel and end; nothing is told after it returns."""
        ...
