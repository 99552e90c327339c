"""Visits of any two people in any order of events: what must hold after every one of them."""

from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from visits import (
    AT,
    CATALOGUE,
    CORRECTED,
    DRAFT,
    LI,
    LOST,
    MARRIAGE,
    POOR,
    RECEIPT,
    STROKES,
    WITHOUT_FORM,
    ZHANG,
    in_reader,
    known,
    ready,
    row,
    run,
    seen,
    staff,
    way_in,
)

from drivers.cards.port import CardPhase, CardState
from drivers.printers.port import Job, JobPhase
from drivers.sticks import StickPhase
from kiosk import visit as v
from kiosk.intent import Match
from kiosk.person import Person

P = v.Phase
PEOPLE = st.sampled_from([ZHANG, LI, in_reader(ZHANG, "second reader")])
SERVICES = st.sampled_from([LOST, POOR, MARRIAGE, WITHOUT_FORM, "no-such-service"])
NAMES = st.sampled_from(
    ["reason", "lost_date", "collect", "phone", "current_address", "visit_date", "salary"]
)
VALUES = st.one_of(
    st.sampled_from(["lost", "stolen", "2026-11-20", "post", "counter", "13800138000", "演示省样例市1号"]),
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just([]),
)
ONWARD = st.sampled_from([v.Next(), v.Back(), v.Apply(), v.Agree(), v.Signed(STROKES)])
AWAY = st.sampled_from([v.Home(), v.Finish(), v.OpenMine(), seen(CardPhase.EMPTY), v.Tick(), v.Tick()])
ANSWERED = st.sampled_from(
    [v.OutboxMoved(), v.Saved(RECEIPT), v.NotSaved("disk-full"), v.Followed((row(42),))]
)
TAKE_AWAY = st.sampled_from(
    [
        v.Print("zh"),
        v.SaveCalendar("zh"),
        v.PrinterSeen("ready"),
        v.StickSeen(StickPhase.READY),
        v.PaperMoved(0.0, Job(JobPhase.PRINTED)),
        v.CalendarSaved(StickPhase.WRITTEN),
    ]
)
EVENT: st.SearchStrategy[v.Event] = st.one_of(
    *[ONWARD] * 5,
    *[AWAY, st.builds(ready, PEOPLE)] * 2,
    ANSWERED,
    TAKE_AWAY,
    st.just(v.Touched()),
    st.builds(seen, st.sampled_from(sorted(set(CardPhase) - {CardPhase.READY}))),
    st.builds(v.LinkSeen, st.none(), st.sampled_from(["", "disk-full"])),
    st.builds(known, PEOPLE, st.just(DRAFT)),
    st.builds(v.Found, st.just("落户"), st.just((Match(LOST, 1.0),))),
    st.builds(v.OpenEvent, st.sampled_from(["birth", ""])),
    st.builds(v.Search, st.sampled_from(["落户", " "])),
    st.builds(v.OpenService, SERVICES, st.sampled_from([None, CORRECTED])),
    st.builds(v.OpenMine, st.sampled_from([None, CORRECTED])),
    st.builds(v.Answer, NAMES, VALUES),
    st.builds(v.Edit, st.integers(-1, 4)),
    st.builds(v.Signed, st.sampled_from(["", STROKES])),
    st.builds(v.Resume, SERVICES),
    st.builds(v.Discard, SERVICES),
    st.sampled_from([v.Together("birth"), v.PickAnswer("vaccines", True), v.OpenPlan()]),
    st.builds(v.StaffMoved, st.sampled_from(v.Staff)),
    st.sampled_from([staff(), staff("李窗口")]),
)
STEP = st.tuples(EVENT, st.sampled_from([0.0, 1.0, 31.0, 61.0, 121.0]))


def holder(visit: v.Visit) -> Person | None:
    """Whose visit this is, agreed or not."""
    state = visit.state.paused if isinstance(visit.state, v.Handover) else visit.state
    if isinstance(state, v.Consent):
        return state.person
    return visit.who.person if visit.who else None


def application(visit: v.Visit) -> v.Application | None:
    found: v.Application | None = getattr(visit.state, "application", None)
    return found


def id_of(effect: v.Effect) -> str:
    return effect.who.person.id_number if isinstance(effect, v.Enqueue) else getattr(effect, "id_number", "")


def judge(before: v.Visit, event: v.Event, after: v.Visit, effects: tuple[v.Effect, ...]) -> None:
    nobody_agreed = after.phase in {P.IDLE, P.IDENTIFY, P.KEY, P.CONSENT}
    assert not (nobody_agreed and after.who)
    assert after.who or application(after) is None
    judge_people(before, after, effects)
    if isinstance(event, v.CardSeen) and after.phase is not P.SAVING:
        judge_card(event.card, after)
    judge_saving(before, event, after, effects)
    judge_answers(before, event, after, effects)


def judge_people(before: v.Visit, after: v.Visit, effects: tuple[v.Effect, ...]) -> None:
    """One person at a time; the next one sees nothing of the one before."""
    allowed = {person.id_number for person in (holder(before), holder(after)) if person}
    assert {id_of(effect) for effect in effects} <= {*allowed, ""}
    if holder(after) != holder(before) and holder(before):
        assert after.phase in {P.IDLE, P.CONSENT, P.RECEIPT, P.PLAN, P.IDENTIFY, P.KEY, P.DESK}
        assert v.Wipe() in effects
        assert after.who is None


def judge_card(card: CardState, after: v.Visit) -> None:
    """Whoever is served has a card in the reader, their own; without one everything is covered."""
    if card.phase is CardPhase.EMPTY and after.phase is not P.HANDOVER:
        assert holder(after) is None
    if card.phase is CardPhase.READY:
        assert holder(after) in {None, card.person}


def judge_saving(before: v.Visit, event: v.Event, after: v.Visit, effects: tuple[v.Effect, ...]) -> None:
    """Only its answer ends it, and what is begun is begun once."""
    if before.phase is P.SAVING and after.phase is not P.SAVING:
        assert isinstance(event, v.Saved | v.NotSaved)
    begun = before.phase is not P.SAVING and after.phase is P.SAVING
    assert [type(e) for e in effects if isinstance(e, v.Enqueue)] == [v.Enqueue] * begun


def judge_answers(before: v.Visit, event: v.Event, after: v.Visit, effects: tuple[v.Effect, ...]) -> None:
    """What was typed is on the next page, or it is a draft, or it was handed in."""
    typed, carried = application(before), application(after)
    if carried:
        form = CATALOGUE.service(carried.service).form
        assert form
        assert carried.answers.keys() <= {field.name for field in form.fields()}
    if typed is None or not typed.answers or isinstance(event, v.Saved | v.Answer):
        return
    if carried is None or carried.service != typed.service:
        drafts = [e.application for e in effects if isinstance(e, v.KeepDraft)]
        assert [(d.service, d.answers, d.replaces) for d in drafts] == [
            (typed.service, typed.answers, typed.replaces)
        ]
    elif isinstance(event, v.Next):
        assert carried.answers.keys() <= typed.answers.keys()
    else:
        assert carried.answers == typed.answers
        assert carried.replaces == typed.replaces


@settings(max_examples=300, deadline=None)
@given(PEOPLE, st.sampled_from(P), st.lists(STEP, min_size=15, max_size=30))
def test_whatever_happens_nobody_sees_anothers_data_and_no_word_is_lost(
    person: Person, phase: v.Phase, steps: list[tuple[v.Event, float]]
) -> None:
    visit, _ = run(*way_in(person)[phase])
    tick = 0.0
    for event, later in steps:
        tick += later
        before = visit
        visit, effects = v.advance(before, event, v.Now(AT + timedelta(seconds=tick), tick))
        judge(before, event, visit, effects)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(P), st.lists(STEP, min_size=15, max_size=30))
def test_whatever_happened_a_finished_visit_leaves_an_empty_home(
    phase: v.Phase, steps: list[tuple[v.Event, float]]
) -> None:
    visit, _ = run(*way_in()[phase])
    for event, _ in steps:
        visit, _ = run(event, start=visit)
    answers: list[Any] = [v.NotSaved("disk-full")] if visit.phase is P.SAVING else []
    ended, effects = run(*answers, v.Finish(), start=visit)
    empty = v.Visit(CATALOGUE, devices=ended.devices)
    assert ended == empty
    assert effects[-1] == v.Wipe()
