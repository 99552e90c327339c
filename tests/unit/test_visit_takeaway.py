"""What becomes of paper and files that are asked for on a page, and what never does."""

from dataclasses import replace
from typing import Any

import pytest
from visits import AT, RECEIPT, ZHANG, known, reach, run

from drivers.printers.port import Job, JobPhase
from drivers.sticks import StickPhase
from kiosk import paper
from kiosk import visit as v
from kiosk.certificate import Disclosure
from kiosk.certificate.document import uses_paper
from kiosk.vaccination import DEFAULT, Schedule, plan

P = v.Phase
PRINTER, STICK = v.PrinterSeen("ready"), v.StickSeen(StickPhase.READY)
PAPERS = {
    P.RECEIPT: paper.ReceiptPaper,
    P.SERVICE: paper.Checklist,
    P.PLAN: paper.Booklet,
    P.CERTIFICATES: paper.CertificatePaper,
}


def on(phase: P, *events: v.Event) -> v.Visit:
    """On that page, all that is shown there known, with a printer."""
    visit = reach(phase, PRINTER)
    if isinstance(visit.state, v.PlanPage):
        made = plan(Schedule.load(DEFAULT), visit.state.child, (), visit.state.child.born)
        visit, _ = run(v.Planned(made, ()), start=visit)
    return run(*events, start=visit)[0]


@pytest.mark.parametrize("phase", P)
def test_only_pages_with_something_to_take_home_print(phase: P) -> None:
    visit, effects = run(v.Print("en"), start=on(phase), tick=7.0)
    orders = [effect for effect in effects if isinstance(effect, v.PrintPaper)]
    assert [type(order.paper) for order in orders] == ([PAPERS[phase]] if phase in PAPERS else [])
    assert [(order.lang, order.asked) for order in orders] == [("en", 7.0)] * len(orders)
    assert visit.takeaway.job == (Job() if phase in PAPERS else None)
    assert visit.phase is phase


@pytest.mark.parametrize("phase", PAPERS)
def test_without_a_printer_a_touch_means_nothing(phase: P) -> None:
    before = on(phase, v.PrinterSeen("none"))
    assert run(v.Print("zh"), start=before)[1] == []


def test_who_used_my_data_can_be_printed_once_somebody_did() -> None:
    page = reach(P.DISCLOSURES, PRINTER)
    assert run(v.Print("zh"), start=page)[1] == []
    seen = Disclosure(RECEIPT.id, "retiree-medical", "pension", "A", ("name",), AT)
    (order,) = run(replace(known(ZHANG), disclosures=(seen,)), v.Print("zh"), start=page)[1]
    assert isinstance(order, v.PrintPaper)
    assert order.paper == uses_paper(ZHANG.name, [seen], page.catalogue)


@pytest.mark.parametrize("printer", ["paper-out", "cover-open", "offline"])
def test_a_printer_that_was_in_trouble_is_asked_again(printer: str) -> None:
    _, effects = run(v.PrinterSeen(printer), v.Print("zh"), start=on(P.RECEIPT))
    assert [type(effect) for effect in effects] == [v.PrintPaper]


def test_one_sheet_at_a_time_and_another_when_it_is_over() -> None:
    visit, _ = run(v.Print("zh"), start=on(P.RECEIPT), tick=1.0)
    assert run(v.Print("zh"), start=visit, tick=2.0)[1] == []
    visit, _ = run(v.PaperMoved(1.0, Job(JobPhase.PRINTING)), start=visit)
    assert run(v.Print("zh"), start=visit, tick=2.0)[1] == []
    visit, _ = run(v.PaperMoved(1.0, Job(JobPhase.PAPER_OUT)), start=visit)
    assert visit.takeaway.job == Job(JobPhase.PAPER_OUT)
    assert len(run(v.Print("zh"), start=visit, tick=2.0)[1]) == 1


def test_news_of_another_sheet_is_no_news_of_this_one() -> None:
    visit, _ = run(v.Print("zh"), start=on(P.RECEIPT), tick=5.0)
    assert run(v.PaperMoved(1.0, Job(JobPhase.PRINTED)), start=visit)[0] == visit
    over, _ = run(v.PaperMoved(5.0, Job(JobPhase.FAILED)), start=visit)
    assert run(v.PaperMoved(5.0, Job(JobPhase.PRINTED)), start=over)[0] == over


def test_a_sheet_that_nothing_is_heard_of_has_failed() -> None:
    visit, _ = run(v.Print("zh"), v.StaffMoved(v.Staff.HERE), start=on(P.SERVICE), tick=0.0)
    before, _ = run(v.Touched(), v.Tick(), start=visit, tick=v.PRINT_LIMIT - 1)
    assert before.takeaway.job == Job()
    after, _ = run(v.Tick(), start=before, tick=v.PRINT_LIMIT)
    assert after.takeaway.job
    assert after.takeaway.job.phase is JobPhase.FAILED


@pytest.mark.parametrize("leave", [v.Home(), v.Finish(), v.Back()])
def test_another_page_knows_nothing_of_the_paper_of_the_one_before(leave: v.Event) -> None:
    visit, _ = run(v.Print("zh"), leave, start=on(P.SERVICE), tick=3.0)
    assert visit.takeaway == v.TakeAway()
    assert run(v.PaperMoved(3.0, Job(JobPhase.PRINTED)), start=visit)[0] == visit


def test_the_receipt_of_a_life_event_lists_every_application() -> None:
    from visits import row

    visit = on(P.RECEIPT, v.Followed((row(42), row(43))))
    # The receipt's own row is known by its id.
    printed = v.paper_on(visit)
    assert isinstance(printed, paper.ReceiptPaper)
    assert printed.receipt == RECEIPT
    assert [number for _, number in printed.items] == ["0017-000042-X", "0017-000043-X"]


def test_the_calendar_goes_to_a_stick_that_is_there_once() -> None:
    visit = on(P.PLAN)
    assert run(v.SaveCalendar("zh"), start=visit)[1] == []
    visit, effects = run(STICK, v.SaveCalendar("en"), start=visit)
    assert [(type(e), e.lang) for e in effects if isinstance(e, v.WriteCalendar)] == [(v.WriteCalendar, "en")]
    assert visit.takeaway.file is StickPhase.WRITING
    assert run(v.SaveCalendar("en"), start=visit)[1] == []
    for end in (StickPhase.WRITTEN, StickPhase.FULL, StickPhase.FAILED, StickPhase.NONE):
        done, _ = run(v.CalendarSaved(end), start=visit)
        assert done.takeaway.file is end
        assert len(run(v.SaveCalendar("en"), start=done)[1]) == 1


@pytest.mark.parametrize("phase", [p for p in P if p is not P.PLAN])
def test_no_other_page_writes_to_a_stick(phase: P) -> None:
    assert run(STICK, v.SaveCalendar("zh"), start=on(phase))[1] == []


def test_what_is_printed_of_a_page_is_not_in_its_repr() -> None:
    visit, effects = run(known(ZHANG), v.Print("zh"), start=on(P.PLAN))
    said: Any = repr((visit, effects))
    assert "2026" not in said
