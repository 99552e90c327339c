"""Staff in a visit: the desk where nobody is, and help without an end to what a citizen has begun."""

import pytest
from visits import ANSWERS, LI, LOST, STROKES, ZHANG, kept, reach, ready, row, run, seen, staff

from drivers.cards.port import CardPhase
from kiosk import visit as v
from kiosk.desk import Overview, Sought
from sync.states import State

P, OUT, CALLED = v.Phase, seen(CardPhase.EMPTY), v.StaffMoved(v.Staff.CALLED)
WITH_A_CARD = [P.CONSENT, P.CHOOSE, P.PICK, P.SERVICE, P.FILL, P.REVIEW, P.SIGN, P.MINE, P.SORRY]


@pytest.mark.parametrize("phase", WITH_A_CARD)
@pytest.mark.parametrize("back", [ready(ZHANG), staff()], ids=["citizen", "staff"])
def test_once_help_was_called_a_card_that_leaves_covers_the_visit_and_either_card_goes_on(
    phase: P, back: v.Event
) -> None:
    before = reach(phase, CALLED)
    covered, _ = run(OUT, start=before)
    assert (covered.phase, covered.who) == (P.HANDOVER, before.who)
    after, _ = run(back, start=covered)
    assert (after.state, after.who) == (before.state, before.who)
    assert after.staff is (v.Staff.HERE if isinstance(back, v.StaffCard) else v.Staff.CALLED)


def test_a_covered_visit_keeps_its_draft_and_ends_if_nobody_comes() -> None:
    covered, effects = run(OUT, start=reach(P.FILL, CALLED))
    assert [a.answers for a in kept(effects)] == [ANSWERS]
    asked, _ = run(v.Tick(), start=covered, tick=v.AFTERGLOW * v.WITH_STAFF)
    ended, effects = run(v.Tick(), start=asked, tick=(v.AFTERGLOW + v.WARNING) * v.WITH_STAFF)
    assert (ended.state, ended.who) == (v.Idle("timed-out-draft-kept"), None)
    assert effects[-1] == v.Wipe()


@pytest.mark.parametrize(
    "touch", [v.Next(), v.Back(), v.Home(), v.OpenMine(), v.Answer("phone", "1"), v.OpenService(LOST)]
)
def test_nothing_of_a_covered_visit_can_be_touched(touch: v.Event) -> None:
    covered = reach(P.HANDOVER)
    assert run(touch, start=covered) == (covered, [])


def test_anothers_card_ends_a_covered_visit() -> None:
    after, effects = run(ready(LI), start=reach(P.HANDOVER))
    assert (after.state, after.who) == (v.Consent(LI, v.Goal.CHOOSE), None)
    assert v.Wipe() in effects


def test_without_a_call_a_card_that_leaves_ends_the_visit_as_ever() -> None:
    assert run(OUT, start=reach(P.FILL))[0].state == v.Idle("card-taken-draft-kept")


def test_staff_fill_in_with_their_own_card_in_and_hand_back() -> None:
    helped, _ = run(OUT, staff(), start=reach(P.REVIEW, CALLED))
    on, _ = run(v.Next(), start=helped)
    assert on.phase is P.SIGN
    waiting, _ = run(OUT, start=on)
    assert waiting.phase is P.HANDOVER
    signing, effects = run(ready(ZHANG), v.Signed(STROKES), start=waiting)
    assert signing.phase is P.SAVING
    assert any(isinstance(e, v.Enqueue) for e in effects)


@pytest.mark.parametrize(("events", "phase"), [
    ((v.OpenEvent("birth"),), P.CHOOSE),
    ((v.OpenService(LOST),), P.SERVICE),
    ((v.OpenService(LOST), v.Apply()), P.IDENTIFY),
    ((v.Together("birth"),), P.PICK),
])  # fmt: skip
def test_a_visit_without_a_card_is_joined_where_it_stands(events: tuple[v.Event, ...], phase: P) -> None:
    joined, effects = run(*events, staff())
    assert (joined.phase, joined.staff, effects) == (phase, v.Staff.HERE, [])
    left, _ = run(OUT, start=joined)
    assert (left.phase, left.devices.member) == (phase, "")


@pytest.mark.parametrize("phase", [P.SAVING, P.RECEIPT, P.PLAN])
def test_what_needs_no_card_any_more_stands_while_staff_look_on(phase: P) -> None:
    after, _ = run(staff(), start=reach(phase))
    assert (after.phase, after.staff) == (phase, v.Staff.HERE)


def test_the_desk_closes_with_its_card_and_leaves_an_empty_home() -> None:
    for end in (OUT, v.Finish(), v.Back(), v.Home()):
        closed, effects = run(end, start=reach(P.DESK, v.LookedAfter(Overview({}, ()))))
        assert (closed.state, closed.staff, effects[-1]) == (v.Idle(), v.Staff.AWAY, v.Wipe())
    again, effects = run(staff(), start=run(v.Finish(), start=reach(P.DESK))[0])
    assert (again.phase, effects) == (P.IDLE, [])  # it must be put in again
    assert run(OUT, staff(), start=again)[0].phase is P.DESK


def test_the_desk_follows_the_queue_and_answers_questions() -> None:
    overview, sought = Overview({"queued": 1}, ()), Sought("x", "found", row(3, State.REFUSED))
    desk, _ = run(v.LookedAfter(overview), v.Told(sought), start=reach(P.DESK))
    assert desk.state == v.Desk("王窗口", overview, sought)
    assert run(v.OutboxMoved(), start=desk)[1] == [v.LookAfter()]
    assert run(v.LookedAfter(overview), start=reach(P.CHOOSE)) == (reach(P.CHOOSE), [])


def test_from_the_desk_a_citizen_sees_their_own_applications_with_their_own_card() -> None:
    waiting, _ = run(v.OpenMine(), start=reach(P.DESK))
    assert (waiting.phase, waiting.staff) == (P.IDENTIFY, v.Staff.HERE)
    mine, effects = run(OUT, ready(ZHANG), v.Agree(), start=waiting)
    assert (mine.phase, mine.staff) == (P.MINE, v.Staff.HERE)
    assert effects == [v.Lookup(ZHANG.id_number)]


def test_a_citizens_card_in_a_second_reader_closes_the_desk() -> None:
    after, effects = run(ready(ZHANG), start=reach(P.DESK))
    assert (after.state, after.devices.member, v.Wipe() in effects) == (
        v.Consent(ZHANG, v.Goal.CHOOSE),
        "",
        True,
    )


def test_a_correction_goes_on_from_the_draft_that_is_still_here() -> None:
    from visits import DRAFT, POOR, known

    visit, _ = run(ready(ZHANG), v.Agree(), known(ZHANG, DRAFT), v.OpenMine())
    refused = row(7, State.REFUSED).id
    visit, _ = run(v.OpenService(POOR, refused), v.Apply(), start=visit)
    assert isinstance(visit.state, v.Fill)
    assert (visit.state.application.answers, visit.state.application.replaces) == (DRAFT.answers, refused)
    empty, _ = run(v.OpenMine(), v.OpenService(LOST, refused), v.Apply(), start=visit)
    assert isinstance(empty.state, v.Fill)
    assert (dict(empty.state.application.answers), empty.state.application.replaces) == ({}, refused)


# -- a technician ------------------------------------------------------------------------------------------


def test_only_a_technician_s_card_opens_the_examination() -> None:
    clerk = reach(P.DESK)
    assert run(v.OpenExamination(), start=clerk) == (clerk, [])
    desk, _ = run(staff("王技术", technician=True))
    assert desk.state == v.Desk("王技术", technician=True)
    visit, effects = run(v.OpenExamination(), start=desk)
    assert (visit.state, visit.who, effects) == (v.Examining("王技术"), None, [])


def test_a_technician_who_joins_a_visit_gets_no_examination_of_it() -> None:
    visit = reach(P.FILL, v.StaffMoved(v.Staff.CALLED), staff(technician=True), v.OpenExamination())
    assert visit.phase is P.FILL


@pytest.mark.parametrize(
    "event",
    [
        ready(ZHANG),
        seen(CardPhase.NEEDS_KEY),
        seen(CardPhase.EMPTY),
        staff(),
        v.Home(),
        v.OpenMine(),
        v.OpenCertificates(),
        v.Back(),
        v.Search("落户"),
        v.Tick(),
    ],
)
def test_nobody_s_visit_begins_while_a_technician_has_the_screen(event: v.Event) -> None:
    visit, effects = run(event, start=reach(P.EXAMINING), tick=100_000.0)
    assert (visit.phase, visit.who, effects) == (P.EXAMINING, None, [])


def test_a_card_that_lay_there_as_the_examination_ended_starts_nothing() -> None:
    visit, effects = run(v.Finish(), ready(ZHANG), start=reach(P.EXAMINING, ready(ZHANG)))
    assert (visit.state, visit.who, effects) == (v.Idle(), None, [v.Wipe()])
