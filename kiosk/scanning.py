"""One paper on the scanner's glass, as a pure machine: placed, scanned, worked on, shown, cut, read.

``advance(glass, event, tick)`` gives what lies there next, and what must be done. The scan lives in
``Glass`` and nowhere else: when the visit moves on or ends it is gone. ``job`` is the tick at which a scan
or a piece of work was asked for; an answer to another one, of this visit or of one before, changes nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, TypeAlias, assert_never

from drivers.scanners.page import Page as Page  # noqa: PLC0414  # the screen may not know drivers
from drivers.scanners.page import Part as Part  # noqa: PLC0414
from drivers.scanners.port import TROUBLES, ScannerPhase, ScannerState
from kiosk.submission import AttachedFile
from kiosk.transcript import Offer

MEDIA_TYPE = "image/jpeg"


class At(StrEnum):
    """Where a paper stands."""

    PLACE = "place"
    SCANNING = "scanning"
    WORKING = "working"
    SHOWN = "shown"
    CUTTING = "cutting"
    READING = "reading"
    READ = "read"


ASIDE = frozenset({At.CUTTING, At.READING, At.READ})
"""Where the way back is to the page as it was shown."""


@dataclass(frozen=True, slots=True, repr=False)
class Glass:
    """See the module. ``trouble``: why the last scan gave no page. ``page`` stays while it is worked on.

    ``part`` of the scan as it came is kept, by hand; None: its empty rim is cut off. ``lines`` is the print
    of the page once it was read, ``offers`` what of it may answer a question; ``unread``: it could not be.
    """

    at: At = At.PLACE
    job: float = 0.0
    progress: float = 0.0
    trouble: ScannerPhase | None = None
    scan: bytes = b""
    quarters: int = 0
    part: Part | None = None
    page: Page | None = None
    lines: tuple[str, ...] = ()
    offers: tuple[Offer, ...] = ()
    unread: bool = False


@dataclass(frozen=True, slots=True)
class StartScan:
    """The paper lies on the glass."""


@dataclass(frozen=True, slots=True)
class TurnPaper:
    """A quarter of a circle, clockwise."""


@dataclass(frozen=True, slots=True)
class CutPaper:
    """Choose by hand what is kept of the page."""


@dataclass(frozen=True, slots=True)
class KeepPart:
    """This part of the sheet as it is shown."""

    part: Part


@dataclass(frozen=True, slots=True)
class ReadPaper:
    """Read the print on the page."""


@dataclass(frozen=True, slots=True)
class LeaveAside:
    """Back to the page as it was shown before."""


@dataclass(frozen=True, slots=True)
class Retake:
    """Away with this one: place the paper again."""


@dataclass(frozen=True, slots=True, repr=False)
class ScannerMoved:
    """The scanner says how it stands; with a page, when one is done."""

    state: ScannerState


@dataclass(frozen=True, slots=True, repr=False)
class Developed:
    """Answers ``Develop``; no page when what came is no picture."""

    job: float
    page: Page | None


@dataclass(frozen=True, slots=True, repr=False)
class PrintRead:
    """Answers ``ReadPrint``; no lines when there is no print, or it could not be read."""

    job: float
    lines: tuple[str, ...]


ScanTouch: TypeAlias = StartScan | TurnPaper | CutPaper | KeepPart | ReadPaper | LeaveAside | Retake
ScanEvent: TypeAlias = ScanTouch | ScannerMoved | Developed | PrintRead


@dataclass(frozen=True, slots=True)
class Scan:
    """Scan a page as ``job``."""

    job: float


@dataclass(frozen=True, slots=True)
class StopScan:
    """Give the scan up."""


@dataclass(frozen=True, slots=True, repr=False)
class Develop:
    """Make a page of a scan, and answer with ``Developed``."""

    job: float
    scan: bytes
    quarters: int
    part: Part | None


@dataclass(frozen=True, slots=True, repr=False)
class ReadPrint:
    """Read the print on this picture, and answer with ``PrintRead``."""

    job: float
    jpeg: bytes


@dataclass(frozen=True, slots=True)
class StopReading:
    """Nobody waits for the print any more."""


ScanEffect: TypeAlias = Scan | StopScan | Develop | ReadPrint | StopReading


def advance(  # noqa: C901, PLR0911, PLR0912  # one match over its events
    glass: Glass, event: ScanEvent, tick: float
) -> tuple[Glass, tuple[ScanEffect, ...]]:
    """The one transition function; what an event cannot mean changes nothing. ``tick`` names a new job."""
    match event:
        case StartScan() if glass.at is At.PLACE:
            return Glass(At.SCANNING, tick), (Scan(tick),)
        case Retake() if glass.at is At.SHOWN:
            return Glass(), ()
        case TurnPaper() if glass.at is At.SHOWN:
            return _work(replace(glass, quarters=(glass.quarters + 1) % 4), tick)
        case CutPaper() if glass.at is At.SHOWN:
            return replace(glass, at=At.CUTTING), ()
        case KeepPart(part) if glass.at is At.CUTTING and part.fits:
            return _work(replace(glass, part=_by_hand(glass, part)), tick)
        case ReadPaper() if glass.at is At.SHOWN and glass.page:
            return _read(glass, glass.page, tick)
        case LeaveAside() if glass.at in ASIDE:
            return replace(glass, at=At.SHOWN), abandoned(glass)
        case ScannerMoved(state) if glass.at is At.SCANNING:
            return _scanned(glass, state, tick)
        case Developed(job, page) if glass.at is At.WORKING and job == glass.job:
            if page is None:
                return Glass(trouble=ScannerPhase.FAILED), ()
            return replace(glass, at=At.SHOWN, page=page), ()
        case PrintRead(job, lines) if glass.at is At.READING and job == glass.job:
            return replace(glass, at=At.READ if lines else At.SHOWN, lines=lines, unread=not lines), ()
        case StartScan() | Retake() | TurnPaper() | CutPaper() | KeepPart() | ReadPaper() | LeaveAside():
            return glass, ()
        case ScannerMoved() | Developed() | PrintRead():
            return glass, ()
        case _:
            assert_never(event)


def abandoned(glass: Glass) -> tuple[ScanEffect, ...]:
    """What must be given up when this glass is left as it is."""
    match glass.at:
        case At.SCANNING:
            return (StopScan(),)
        case At.READING:
            return (StopReading(),)
    return ()


def _read(glass: Glass, page: Page, tick: float) -> tuple[Glass, tuple[ScanEffect, ...]]:
    """What was read once is shown again."""
    if glass.lines:
        return replace(glass, at=At.READ), ()
    return replace(glass, at=At.READING, job=tick, unread=False), (ReadPrint(tick, page.jpeg),)


def _work(glass: Glass, tick: float) -> tuple[Glass, tuple[ScanEffect, ...]]:
    """The print of the page as it was is not that of the page as it will be."""
    working = replace(glass, at=At.WORKING, job=tick, lines=(), offers=(), unread=False)
    return working, (Develop(tick, glass.scan, glass.quarters, glass.part),)


def _by_hand(glass: Glass, part: Part) -> Part | None:
    """As it lies in the scan; None where the hand chose what would be kept by itself."""
    return None if glass.page and part == glass.page.trim else part.turned(-glass.quarters)


def _scanned(glass: Glass, state: ScannerState, tick: float) -> tuple[Glass, tuple[ScanEffect, ...]]:
    if state.phase is ScannerPhase.MISSING:
        return Glass(trouble=ScannerPhase.MISSING), ()
    if state.job != glass.job:
        return glass, ()
    if state.phase in TROUBLES:
        return Glass(trouble=state.phase), ()
    if state.phase is ScannerPhase.SCANNED:
        return _work(replace(glass, scan=state.image, progress=1.0), tick)
    return replace(glass, progress=state.progress), ()


@dataclass(frozen=True, slots=True, repr=False)
class Papers:
    """What of the papers that an application asks for is there: ``pages`` by question.

    ``here`` when this terminal could scan as the application was begun: only then is it asked for papers.
    ``counter`` are the questions whose paper the citizen brings to the counter, as they said.
    """

    here: bool = False
    pages: Mapping[str, tuple[Page, ...]] = field(default_factory=dict)
    counter: frozenset[str] = frozenset()

    def of(self, name: str) -> tuple[Page, ...]:
        """The pages of a question."""
        return self.pages.get(name, ())

    def with_page(self, name: str, page: Page) -> "Papers":
        """One page more; what is here need not be brought."""
        return replace(
            self,
            pages={**self.pages, name: (*self.of(name), page)},
            counter=self.counter - {name},
        )

    def without_page(self, name: str, which: int) -> "Papers":
        """That page is not handed in after all."""
        left = self.of(name)[:which] + self.of(name)[which + 1 :]
        return replace(self, pages={**self.pages, name: left})

    def brought(self, name: str) -> "Papers":
        """It is brought to the counter, and not scanned; once more: not."""
        return replace(self, pages={**self.pages, name: ()}, counter=self.counter ^ {name})

    def files(self, asked: Sequence[str]) -> tuple[AttachedFile, ...]:
        """What is handed in with the questions that are (still) asked."""
        return tuple(
            AttachedFile(name, f"{name}-{n}.jpg", MEDIA_TYPE, page.jpeg)
            for name in asked
            for n, page in enumerate(self.of(name), 1)
        )

    def answers(self) -> dict[str, list[dict[str, Any]]]:
        """The same as answers, for the form to judge."""
        return {
            name: [
                {"name": f"{name}-{n}.jpg", "media_type": MEDIA_TYPE, "size": len(page.jpeg)}
                for n, page in enumerate(pages, 1)
            ]
            for name, pages in self.pages.items()
            if pages
        }
