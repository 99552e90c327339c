"""A paper on the glass as a table, what the visit makes of it, and how its pages are handed in."""

from dataclasses import astuple, replace
from datetime import date

import pytest
from standing_clock import StandingClock
from visits import AT, CATALOGUE, LI, POOR, SCANNER, ZHANG, known, reach, ready, run, seen

from drivers.cards.port import CardPhase
from drivers.scanners.page import WHOLE, Flaw, Page, Part
from drivers.scanners.port import TROUBLES, ScannerState
from drivers.scanners.port import ScannerPhase as S
from kiosk import scanning as m
from kiosk import visit as v
from kiosk.catalogue import sample
from kiosk.drafts import Draft
from kiosk.errors import InvalidSubmission
from kiosk.form import FieldKind
from kiosk.scanning import At, Glass, Papers
from kiosk.submission import compose, compose_all
from kiosk.transcript import Offer

NAME = "income_scan"
LEFT_HALF = Part(0.0, 0.0, 0.5, 1.0)
TRIM = Part(0.1, 0.2, 0.9, 0.8)
PAGE = Page(b"jpeg", b"small", (Flaw.BLURRED,), TRIM, TRIM, name="one")
OTHER = Page(b"other", b"small", name="two")
TICK = 7.0
ACCOUNT = "6222020000000000000"
LINES = ("PROOF OF INCOME", f"account {ACCOUNT}")
OFFER = Offer("bank_account", ACCOUNT)
DEVELOP = m.Develop(TICK, b"P6", 0, None)
STATES = {
    At.PLACE: Glass(),
    At.SCANNING: Glass(At.SCANNING, 1.0, 0.5),
    At.WORKING: Glass(At.WORKING, 1.0, 1.0, scan=b"P6"),
    At.SHOWN: Glass(At.SHOWN, 1.0, 1.0, scan=b"P6", page=PAGE),
    At.READING: Glass(At.READING, 1.0, 1.0, scan=b"P6", page=PAGE),
    At.READ: Glass(At.READ, 1.0, 1.0, scan=b"P6", page=PAGE, lines=LINES, offers=(OFFER,)),
    At.CUTTING: Glass(At.CUTTING, 1.0, 1.0, scan=b"P6", part=WHOLE, page=PAGE),
}
EVENTS: dict[str, m.ScanEvent] = {
    "start": m.StartScan(),
    "retake": m.Retake(),
    "turn": m.TurnPaper(),
    "cut": m.CutPaper(),
    "part": m.KeepPart(LEFT_HALF),
    "whole": m.KeepPart(WHOLE),
    "trim": m.KeepPart(TRIM),
    "slip of a finger": m.KeepPart(Part(0.5, 0.5, 0.55, 1.0)),
    "beside the page": m.KeepPart(Part(-0.2, 0.0, 1.0, 1.0)),
    "leave": m.LeaveAside(),
    "read": m.ReadPaper(),
    "print": m.PrintRead(1.0, LINES),
    "no print": m.PrintRead(1.0, ()),
    "print of another": m.PrintRead(9.0, LINES),
    "further": m.ScannerMoved(ScannerState(S.SCANNING, job=1.0, progress=0.7)),
    "scanned": m.ScannerMoved(ScannerState(S.SCANNED, job=1.0, image=b"P6")),
    "missing": m.ScannerMoved(ScannerState()),
    **{str(trouble): m.ScannerMoved(ScannerState(trouble, job=1.0)) for trouble in sorted(TROUBLES)},
    "scanned another": m.ScannerMoved(ScannerState(S.SCANNED, job=9.0, image=b"P5")),
    "jam of another": m.ScannerMoved(ScannerState(S.JAMMED, job=9.0)),
    "developed": m.Developed(1.0, PAGE),
    "no picture": m.Developed(1.0, None),
    "developed another": m.Developed(9.0, OTHER),
}
Next = tuple[Glass, tuple[m.ScanEffect, ...]]
SHOWN = STATES[At.SHOWN]


def kept(part: Part | None) -> Next:
    """The page is made anew of that part."""
    working = replace(STATES[At.CUTTING], at=At.WORKING, job=TICK, part=part)
    return working, (replace(DEVELOP, part=part),)


TABLE: dict[At, dict[str, Next]] = {
    # What is not in a row changes nothing.
    At.PLACE: {"start": (Glass(At.SCANNING, TICK), (m.Scan(TICK),))},
    At.SCANNING: {
        "further": (Glass(At.SCANNING, 1.0, 0.7), ()),
        "scanned": (Glass(At.WORKING, TICK, 1.0, scan=b"P6"), (DEVELOP,)),
        "missing": (Glass(trouble=S.MISSING), ()),
        **{str(trouble): (Glass(trouble=trouble), ()) for trouble in sorted(TROUBLES)},
    },
    At.WORKING: {
        "developed": (SHOWN, ()),
        "no picture": (Glass(trouble=S.FAILED), ()),
    },
    At.SHOWN: {
        "retake": (Glass(), ()),
        "turn": (replace(SHOWN, at=At.WORKING, job=TICK, quarters=1), (replace(DEVELOP, quarters=1),)),
        "cut": (replace(SHOWN, at=At.CUTTING), ()),
        "read": (replace(SHOWN, at=At.READING, job=TICK), (m.ReadPrint(TICK, b"jpeg"),)),
    },
    At.READING: {
        "print": (replace(SHOWN, at=At.READ, lines=LINES), ()),
        "no print": (replace(SHOWN, unread=True), ()),
        "leave": (SHOWN, (m.StopReading(),)),
    },
    At.READ: {"leave": (replace(STATES[At.READ], at=At.SHOWN), ())},
    At.CUTTING: {
        "part": kept(LEFT_HALF),
        "whole": kept(WHOLE),
        "trim": kept(None),
        "leave": (replace(STATES[At.CUTTING], at=At.SHOWN), ()),
    },
}


@pytest.mark.parametrize("name", EVENTS)
@pytest.mark.parametrize("at", At)
def test_every_event_wherever_a_paper_stands(at: At, name: str) -> None:
    before = STATES[at]
    assert m.advance(before, EVENTS[name], TICK) == TABLE[at].get(name, (before, ()))


@pytest.mark.parametrize(
    ("quarters", "scanned"),
    [
        (0, Part(0.1, 0.2, 0.5, 0.9)),
        (1, Part(0.2, 0.5, 0.9, 0.9)),
        (2, Part(0.5, 0.1, 0.9, 0.8)),
        (3, Part(0.1, 0.1, 0.8, 0.5)),
    ],
)
def test_a_part_is_chosen_as_it_is_shown_and_kept_as_it_was_scanned(quarters: int, scanned: Part) -> None:
    """So the page can be turned further after it was cut."""
    cutting = replace(STATES[At.CUTTING], quarters=quarters)
    after, _ = m.advance(cutting, m.KeepPart(Part(0.1, 0.2, 0.5, 0.9)), TICK)
    assert after.part
    assert astuple(after.part) == pytest.approx(astuple(scanned))
    assert astuple(after.part.turned(quarters)) == pytest.approx((0.1, 0.2, 0.5, 0.9))


# -- in a visit ------------------------------------------------------------------------------------------

SCANNED = (
    m.StartScan(),
    m.ScannerMoved(ScannerState(S.SCANNED, job=0.0, image=b"P6")),
    m.Developed(0.0, PAGE),
)


def application(visit: v.Visit) -> v.Application:
    assert isinstance(visit.state, v.Fill | v.ScanPaper | v.Review | v.Sign | v.Saving)
    return visit.state.application


def asked(visit: v.Visit) -> set[str]:
    form = v.form_of(visit, application(visit), AT.date())
    return {f.name for step in v.steps_of(visit, application(visit), form) for f in step.fields}


def test_a_paper_is_scanned_shown_and_used() -> None:
    visit, effects = run(*SCANNED, start=reach(v.Phase.SCAN_PAPER))
    assert [type(effect) for effect in effects] == [m.Scan, m.Develop]
    visit, _ = run(v.Next(), start=visit)
    assert visit.phase is v.Phase.FILL
    assert application(visit).papers.of(NAME) == (PAGE,)
    assert application(visit).answers == {"phone": "13800138000"}


def test_the_way_back_from_cutting_leads_to_the_page_as_it_was_shown() -> None:
    visit, effects = run(*SCANNED, m.CutPaper(), start=reach(v.Phase.SCAN_PAPER))
    assert run(v.Next(), start=visit) == (visit, [])
    visit, effects = run(v.Back(), start=visit)
    assert isinstance(visit.state, v.ScanPaper)
    assert (visit.state.glass.at, visit.state.glass.page, effects) == (At.SHOWN, PAGE, [])
    visit, _ = run(v.Back(), start=visit)
    assert visit.phase is v.Phase.FILL


def test_what_was_read_is_shown_again_until_the_page_is_another() -> None:
    shown = replace(STATES[At.READ], at=At.SHOWN)
    assert m.advance(shown, m.ReadPaper(), TICK) == (STATES[At.READ], ())
    turned, _ = m.advance(shown, m.TurnPaper(), TICK)
    assert (turned.lines, turned.offers) == ((), ())


def before_a_page_that_can_be_read() -> v.Visit:
    placing = reach(v.Phase.SCAN_PAPER)
    return run(*SCANNED, start=replace(placing, devices=replace(placing.devices, reads=True)))[0]


def test_a_number_from_the_page_is_taken_over_when_the_citizen_says_so_and_no_other() -> None:
    visit, effects = run(m.ReadPaper(), start=before_a_page_that_can_be_read())
    assert effects == [m.ReadPrint(0.0, b"jpeg")]
    visit, _ = run(m.PrintRead(0.0, LINES), start=visit)
    assert isinstance(visit.state, v.ScanPaper)
    assert visit.state.glass.offers == (OFFER,)
    assert "bank_account" not in application(visit).answers
    other, _ = run(v.Answer("bank_account", "1"), v.Answer("phone", ACCOUNT), start=visit)
    assert other == visit
    visit, _ = run(v.Answer("bank_account", ACCOUNT), v.Back(), v.Back(), start=visit)
    assert visit.phase is v.Phase.FILL
    assert application(visit).answers["bank_account"] == ACCOUNT


def test_where_print_cannot_be_read_nobody_can_ask_for_it() -> None:
    visit, _ = run(*SCANNED, start=reach(v.Phase.SCAN_PAPER))
    assert run(m.ReadPaper(), start=visit) == (visit, [])


@pytest.mark.parametrize(
    "leaves",
    [v.Back(), v.Home(), v.Finish(), seen(CardPhase.EMPTY), ready(LI)],
    ids=lambda event: type(event).__name__,
)
def test_however_a_reading_is_left_its_process_is_ended(leaves: v.Event) -> None:
    visit, _ = run(m.ReadPaper(), start=before_a_page_that_can_be_read())
    visit, effects = run(leaves, start=visit)
    assert m.StopReading() in effects
    late, effects = run(m.PrintRead(0.0, LINES), start=visit)
    assert (late.state, effects) == (visit.state, [])


def test_a_question_takes_as_many_pages_as_its_form_says() -> None:
    visit = reach(v.Phase.SCAN_PAPER)
    for _ in range(4):
        visit, _ = run(*SCANNED, v.Next(), v.OpenScanner(NAME), start=visit)
    assert visit.phase is v.Phase.FILL
    assert len(application(visit).papers.of(NAME)) == 4
    visit, _ = run(v.DropPage(NAME, 3), v.DropPage(NAME, 3), v.OpenScanner(NAME), start=visit)
    assert visit.phase is v.Phase.SCAN_PAPER
    assert len(application(visit).papers.of(NAME)) == 3


@pytest.mark.parametrize(
    "leaves",
    [v.Back(), v.Home(), v.Finish(), v.BringPaper(NAME), v.OpenMine(), seen(CardPhase.EMPTY), ready(LI)],
    ids=lambda event: type(event).__name__,
)
def test_however_a_scan_is_left_it_is_given_up_and_its_page_wanted_no_more(leaves: v.Event) -> None:
    visit, _ = run(m.StartScan(), start=reach(v.Phase.SCAN_PAPER))
    visit, effects = run(leaves, start=visit)
    assert effects[-1] == m.StopScan()
    late, effects = run(*SCANNED[1:], start=visit)
    assert (late.state, effects) == (visit.state, [])


def test_silence_while_scanning_gives_the_scan_up_too() -> None:
    visit, _ = run(m.StartScan(), start=reach(v.Phase.SCAN_PAPER))
    visit, _ = run(v.Tick(), start=visit, tick=v.READING_SILENCE)
    visit, effects = run(v.Tick(), start=visit, tick=v.READING_SILENCE + v.WARNING)
    assert visit.phase is v.Phase.IDLE
    assert effects[-1] == m.StopScan()


def test_a_draft_keeps_no_picture_and_asks_for_the_paper_again() -> None:
    visit, _ = run(*SCANNED, v.Next(), start=reach(v.Phase.SCAN_PAPER))
    ended, effects = run(v.Finish(), start=visit)
    (draft,) = [e.application.answers for e in effects if isinstance(e, v.KeepDraft)]
    assert draft == {"phone": "13800138000"}
    back, _ = run(seen(CardPhase.EMPTY), ready(ZHANG), v.Agree(), start=ended)
    kept = Draft(POOR, CATALOGUE.version, draft, AT)
    back, _ = run(known(ZHANG, kept), v.Resume(POOR), start=back)
    assert application(back).papers == Papers(here=True)


def test_without_a_scanner_nobody_is_asked_for_a_paper() -> None:
    begun = (ready(ZHANG), v.Agree(), known(ZHANG), v.OpenService(POOR), v.Apply())
    without, _ = run(*begun)
    assert NAME not in asked(without)
    assert run(v.OpenScanner(NAME), v.BringPaper(NAME), start=without)[0].state == without.state
    with_, _ = run(SCANNER, *begun)
    assert NAME in asked(with_)
    lost, _ = run(m.ScannerMoved(ScannerState()), v.OpenScanner(NAME), start=with_)
    assert NAME in asked(lost)
    assert run(m.StartScan(), start=lost) == (lost, [])


def test_a_paper_is_brought_to_the_counter_or_scanned_and_not_both() -> None:
    visit, _ = run(v.BringPaper(NAME), start=reach(v.Phase.SCAN_PAPER))
    assert application(visit).papers.counter == {NAME}
    visit, _ = run(v.OpenScanner(NAME), *SCANNED, v.Next(), start=visit)
    assert application(visit).papers.counter == frozenset()
    visit, _ = run(v.BringPaper(NAME), start=visit)
    assert application(visit).papers.of(NAME) == ()
    visit, _ = run(v.BringPaper(NAME), start=visit)
    assert application(visit).papers.counter == frozenset()


# -- handed in -------------------------------------------------------------------------------------------

PAPERS = Papers(here=True).with_page(NAME, PAGE).with_page(NAME, OTHER)
TODAY = date(2026, 11, 24)


def test_pages_are_handed_in_with_the_question_that_asked_for_them() -> None:
    answers = sample(CATALOGUE.service(POOR), TODAY)
    made = compose(CATALOGUE, POOR, ZHANG, answers, StandingClock(), attachments=PAPERS.files([NAME]))
    assert [(f.field, f.name, f.media_type, f.data) for f in made.attachments] == [
        (NAME, f"{NAME}-1.jpg", "image/jpeg", b"jpeg"),
        (NAME, f"{NAME}-2.jpg", "image/jpeg", b"other"),
    ]
    assert PAPERS.files([]) == ()


def test_each_service_of_a_life_event_gets_the_papers_that_it_asks_for() -> None:
    event = "event:birth/birth-certificate/newborn-household"
    answers = sample(CATALOGUE.service(event), TODAY)
    asked = {
        name: {f.name for f in CATALOGUE.service(name).form.fields() if f.kind is FieldKind.ATTACHMENT}  # type: ignore[union-attr]
        for name in ("birth-certificate", "newborn-household")
    }
    papers = Papers(here=True)
    for name in sorted(asked["birth-certificate"] | asked["newborn-household"]):
        papers = papers.with_page(name, PAGE)
    files = papers.files(sorted(papers.pages))
    made = compose_all(CATALOGUE, event, ZHANG, answers, StandingClock(), attachments=files)
    given = {one.service: {file.field for file in one.attachments} for one in made}
    assert given["birth-certificate"]
    assert all(given[name] <= asked[name] for name in asked)
    assert given["birth-certificate"] != given["newborn-household"]


def test_a_paper_that_is_needed_may_be_brought_later_and_only_when_it_is_said() -> None:
    service = CATALOGUE.service(POOR)
    assert service.form
    schema = {**service.form.schema, "required": [*service.form.schema["required"], NAME]}
    strict = replace(service, form=replace(service.form, schema=schema))
    catalogue = replace(CATALOGUE, services={**CATALOGUE.services, POOR: strict})
    answers = sample(service, TODAY)
    with pytest.raises(InvalidSubmission) as refused:
        compose(catalogue, POOR, ZHANG, answers, StandingClock())
    assert refused.value.fields == {NAME: "attachment-missing"}
    made = compose(catalogue, POOR, ZHANG, answers, StandingClock(), later={NAME})
    assert made.attachments == ()
    visit = replace(reach(v.Phase.FILL, SCANNER), catalogue=catalogue)
    begun = v.Application(POOR, answers, papers=Papers(here=True))
    stuck, _ = run(v.Next(), start=replace(visit, state=v.Fill(begun)))
    assert application(stuck).problems == {NAME: "attachment-missing"}
    further, _ = run(v.BringPaper(NAME), v.Next(), start=stuck)
    assert application(further).step == 1
