"""The moves that many pages share: go there, keep what was typed, begin a form, end the visit."""

from dataclasses import replace
from typing import assert_never

from drivers.cards.port import CardPhase
from drivers.printers.port import Job
from drivers.scanners.port import ScannerPhase
from drivers.sticks import StickPhase
from kiosk.person import Person
from kiosk.scanning import Papers
from kiosk.visit.effects import Effects, Follow, KeepDraft, Lookup, PrintPaper, Wipe, WriteCalendar
from kiosk.visit.events import Print, SaveCalendar
from kiosk.visit.states import (
    Application,
    Choose,
    Consent,
    Fill,
    Handover,
    Identify,
    Idle,
    Key,
    Now,
    PlanPage,
    ReceiptPage,
    Review,
    Saving,
    ServicePage,
    Sorry,
    State,
    Visit,
)
from kiosk.visit.views import paper_on


def take_along(visit: Visit, event: Print | SaveCalendar, now: Now) -> tuple[Visit, Effects]:
    """One sheet and one file at a time; where there is no printer or no stick a touch means nothing."""
    take = visit.takeaway
    match event:
        case Print(lang):
            paper = paper_on(visit)
            busy = take.job is not None and not take.job.over
            if paper is None or busy or visit.devices.printer == "none":
                return visit, ()
            asked = replace(take, job=Job(), asked=now.tick)
            return replace(visit, takeaway=asked), (PrintPaper(paper, lang, now.tick),)
        case SaveCalendar(lang):
            plan = visit.state.plan if isinstance(visit.state, PlanPage) else None
            if plan is None or take.file is StickPhase.WRITING or visit.devices.stick is StickPhase.NONE:
                return visit, ()
            return replace(visit, takeaway=replace(take, file=StickPhase.WRITING)), (
                WriteCalendar(plan, lang),
            )
        case _:
            assert_never(event)


def person_of(visit: Visit) -> Person | None:
    """Whose card this visit rests on."""
    if visit.who:
        return visit.who.person
    state = visit.state.paused if isinstance(visit.state, Handover) else visit.state
    return state.person if isinstance(state, Consent) else None


def end_visit(visit: Visit, notice: str) -> tuple[Visit, Effects]:
    """Back to an empty home; what was typed is kept, everything else is forgotten.

    A card that is still being read and served nobody yet is not spent: it starts the next visit.
    """
    kept = keep_draft(visit)
    if kept and notice in {"timed-out", "card-taken", "card-failed"}:
        notice += "-draft-kept"
    card, served = visit.devices.card, person_of(visit) is not None or visit.devices.spent
    spent = card is CardPhase.READY or (card is CardPhase.READING and served)
    ended = Visit(
        catalogue=visit.catalogue,
        state=Idle(notice),
        devices=replace(visit.devices, spent=spent, progress=0.0),
    )
    return ended, (*kept, Wipe())


def keep_draft(visit: Visit) -> Effects:
    """Keep what was typed, where something was."""
    application = getattr(visit.state, "application", None)
    if visit.who and application and application.answers and not isinstance(visit.state, Saving):
        return (KeepDraft(visit.who.person.id_number, application),)
    return ()


def go(visit: Visit, state: State) -> tuple[Visit, Effects]:
    """To another page; what was typed on this one is kept."""
    return replace(visit, state=state), keep_draft(visit)


def to_reader(visit: Visit, waiting: Identify) -> tuple[Visit, Effects]:
    """To the page that waits for a card, or for the key of the one that lies there."""
    return go(visit, Key(waiting) if visit.devices.card is CardPhase.NEEDS_KEY else waiting)


def go_and_look(visit: Visit, state: State) -> tuple[Visit, Effects]:
    """The same to a page that lists drafts and applications: what was just kept or handed in shows there."""
    lookup = (Lookup(visit.who.person.id_number),) if visit.who else ()
    moved, effects = go(visit, state)
    return moved, (*effects, *lookup)


def go_and_follow(visit: Visit, page: ReceiptPage) -> tuple[Visit, Effects]:
    """Back to the receipt, which may have been overtaken meanwhile."""
    return replace(visit, state=page), (Follow(page.receipt.id),)


def after_that(result: tuple[Visit, Effects], earlier: Effects) -> tuple[Visit, Effects]:
    """The same, with effects that come before its own."""
    visit, effects = result
    return visit, (*earlier, *effects)


def start_form(visit: Visit, application: Application) -> tuple[Visit, Effects]:
    """Nobody fills in a form in vain."""
    hindrance = visit.devices.hindrance(application.service)
    here = visit.devices.scanner is not ScannerPhase.MISSING
    begun = replace(application, papers=Papers(here))
    return replace(visit, state=Sorry(hindrance) if hindrance else Fill(begun)), ()


def explained(visit: Visit, application: Application) -> ServicePage | Choose:
    """The page that explains the service; a service that was dropped meanwhile has none."""
    if visit.catalogue.find(application.service) is None:
        return Choose()
    return ServicePage(application.service, replaces=application.replaces)


def go_on(visit: Visit, state: Fill | Review) -> tuple[Visit, Effects]:
    """To the next page, and its answers are kept: a power cut costs one step at the most."""
    moved = replace(visit, state=state)
    return moved, keep_draft(moved)
