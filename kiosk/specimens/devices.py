"""Each state of each device, and the page that shows it: for ``kiosk shots`` and for tests of the screen.

As ``kiosk.specimens``, of which half of them are; the rest are made here. What has no state on a page of a
visit (speech, handwriting, headphones) is not here: drivers/README.md says where it is tested.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from drivers.cards.port import CardPhase
from drivers.printers.port import Health, Job, JobPhase
from drivers.scanners.page import Flaw
from drivers.scanners.port import ScannerPhase
from drivers.sticks import StickPhase
from kiosk import visit as v
from kiosk.scanning import At, Glass
from sync.states import LinkState

SHOWN: Final[Mapping[str, Mapping[str, str]]] = {
    "reader": {
        **{phase: f"identify-{phase}" for phase in CardPhase},
        CardPhase.EMPTY: "identify",
        CardPhase.NEEDS_KEY: "key",
        CardPhase.READY: "consent",
        "removed": "home-notice",
        "removed-without-draft": "home-card-taken",
        "failed-later": "home-card-failed",
        "spent": "identify-spent",
        "staff-card": "identify-staff-card",
    },
    "receipt printer": {**{health: f"home-printer-{health}" for health in Health}, Health.NONE: "home"},
    "sheet": {
        **{phase: f"receipt-sheet-{phase}" for phase in JobPhase},
        JobPhase.PRINTING: "receipt-printing",
        JobPhase.PAPER_OUT: "receipt-no-paper",
        JobPhase.PRINTED: "service-printed",
    },
    "scanner": {
        **{phase: f"scan-paper-{phase}" for phase in ScannerPhase},
        ScannerPhase.READY: "scan-paper",
        ScannerPhase.SCANNED: "scan-paper-shown",
        "working": "scan-paper-working",
        "cutting": "scan-paper-cutting",
        "reading": "scan-paper-reading",
        "read": "scan-paper-read",
        "unread": "scan-paper-unread",
    },
    "page": {flaw: f"scan-paper-{flaw}" for flaw in Flaw},
    "stick": {
        **{phase: f"plan-stick-{phase}" for phase in StickPhase},
        StickPhase.WRITTEN: "plan-stick",
        "pulled": "plan-stick-pulled",
    },
    "line": {
        **{state: f"home-line-{state}" for state in LinkState},
        LinkState.UP: "home",
        "overdue": "home-line-overdue",
    },
    "code": {
        "waiting": "scan",
        "reading": "scan-reading",
        "usable": "scan-usable",
        "malformed": "scan-malformed",
        "status-unknown": "scan-status-unknown",
    },
}
"""Device → its state → the specimen. A sheet of A4 that is queued is asked for or printing; stopped, it is
what stopped it; cancelled, it has failed; completed, it is printed, or handed where the queue cannot know."""


def pages(known: Mapping[str, v.Visit]) -> dict[str, v.Visit]:
    """The specimens of ``SHOWN`` that ``kiosk.specimens.pages``, which is ``known``, does not have."""
    nobody, waiting, receipt = known["home"], known["identify"], known["receipt-printing"]
    glass, plan, linked = known["scan-paper"], known["plan-stick"], known["home-offline"].devices.link
    place, shown = glass.state, known["scan-paper-shown"].state
    assert isinstance(place, v.ScanPaper)
    assert isinstance(shown, v.ScanPaper)
    assert shown.glass.page
    assert linked
    page = shown.glass.page

    def scanning(at: Glass) -> v.Visit:
        return replace(glass, state=replace(place, glass=at))

    def at_reader(phase: CardPhase, **more: object) -> v.Visit:
        return replace(waiting, devices=replace(waiting.devices, card=phase, **more))  # type: ignore[arg-type]

    made = {
        "home-card-taken": replace(nobody, state=v.Idle("card-taken")),
        "home-card-failed": replace(nobody, state=v.Idle("card-failed")),
        "identify-spent": at_reader(CardPhase.READY, spent=True),
        "identify-staff-card": at_reader(CardPhase.UNKNOWN, member="王窗口", spent=True),
        **{
            f"home-printer-{health}": replace(nobody, devices=replace(nobody.devices, printer=health))
            for health in Health
        },
        **{f"receipt-sheet-{phase}": replace(receipt, takeaway=v.TakeAway(Job(phase))) for phase in JobPhase},
        "receipt-sheet-none": replace(
            receipt, devices=nobody.devices, takeaway=v.TakeAway(Job(JobPhase.NONE))
        ),
        **{f"scan-paper-{phase}": scanning(Glass(trouble=phase)) for phase in ScannerPhase},
        **{
            f"scan-paper-{flaw}": scanning(Glass(At.SHOWN, page=replace(page, flaws=(flaw,))))
            for flaw in Flaw
        },
        **{f"plan-stick-{phase}": _stick(plan, phase) for phase in StickPhase},
        "plan-stick-pulled": _stick(plan, StickPhase.NONE, asked=True),
        **{
            f"home-line-{state}": replace(
                nobody, devices=replace(nobody.devices, link=replace(linked, state=state))
            )
            for state in LinkState
        },
        "home-line-overdue": replace(known["service-stopped"], state=v.Idle()),
        "scan-reading": replace(nobody, state=v.ScanPage(reading=True)),
    }
    wanted = {name for states in SHOWN.values() for name in states.values()}
    return {name: visit for name, visit in made.items() if name in wanted and name not in known}


def _stick(plan: v.Visit, phase: StickPhase, *, asked: bool = False) -> v.Visit:
    """Before it is asked for, a stick is there or not; after, it is what became of the file."""
    file = None if phase in {StickPhase.READY, StickPhase.NONE} and not asked else phase
    there = StickPhase.NONE if phase is StickPhase.NONE else StickPhase.READY
    return replace(plan, devices=replace(plan.devices, stick=there), takeaway=v.TakeAway(file=file))
