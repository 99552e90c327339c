"""The technician's examination: every state with every event, and what is to be done then."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from drivers.sticks import StickPhase
from kiosk import examination as x
from kiosk.check import DOWN, OK, Check, Outcome, Record, Result, Trial
from kiosk.examination import Examination, Phase, Stage, advance

NOW = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)
ROWS = (Check("disk", OK, "room"), Check("dns", DOWN, "none", "look at the cable"))
NEW = Examination(("disk", "dns"))
BEGUN = replace(NEW, state=x.Checks(), who="示例技术员", began=NOW, looks=1)
LOOKED = replace(BEGUN, rows=ROWS)
CARD = replace(LOOKED, state=x.Trying(Trial.CARD, 1, Stage.RUNNING), run=1)
ASKED = replace(LOOKED, state=x.Trying(Trial.PAGE, 1, Stage.ASKING, "printed"), run=1)
OVER = replace(LOOKED, state=x.Trying(Trial.CARD, 1, Stage.ENDED, "ready", "Z.Y.", Outcome.PASSED), run=1)
RECORD = replace(LOOKED.record(LATER), id="20261124T013000Z")
KEEPING = replace(LOOKED, state=x.Keeping(LOOKED.record(LATER)))
LIST = replace(NEW, state=x.Records((RECORD,)))
KEPT = replace(NEW, state=x.OneRecord(RECORD, new=True))
OLD = replace(NEW, state=x.OneRecord(RECORD))
WRITING = replace(NEW, state=x.OneRecord(RECORD, StickPhase.WRITING))
PAGE = x.Trying(Trial.PAGE, 1, Stage.RUNNING)
NO_PRINTER = x.Trying(Trial.PAGE, 1, Stage.ENDED, outcome=Outcome.IMPOSSIBLE)
STATES = (NEW, BEGUN, LOOKED, CARD, ASKED, OVER, KEEPING, LIST, KEPT, OLD, WRITING)
EVENTS: tuple[x.Event, ...] = (
    x.Begin("a"), x.Looked(1, ROWS[0]), x.LookAgain(), x.Try(Trial.CARD, "zh"), x.Moved(1, "mute"), x.Ask(1),
    x.Ended(1, Outcome.PASSED), x.Judged(True), x.Finish(), x.Kept(RECORD), x.NotKept("disk-full"),
    x.OpenRecords(), x.Listed((RECORD,)), x.Open(RECORD.id), x.Export("zh"), x.Exported(StickPhase.WRITTEN),
    x.Back(),
)  # fmt: skip

TABLE: list[tuple[Examination, x.Event, x.State, tuple[x.Effect, ...]]] = [
    (NEW, x.Begin("  \t"), x.Naming(problem=True), ()),
    (NEW, x.Begin(" 示例  技术员 "), x.Checks(), (x.LookAll(1),)),
    (NEW, x.OpenRecords(), x.Records(), (x.List(),)),
    (BEGUN, x.Looked(1, ROWS[0]), x.Checks(), ()),
    (LOOKED, x.LookAgain(), x.Checks(), (x.LookAll(2),)),
    (LOOKED, x.Try(Trial.CARD, "zh"), CARD.state, (x.Perform(Trial.CARD, 1, "zh"),)),
    (LOOKED, x.Try(Trial.PAGE, "en"), PAGE, (x.Perform(Trial.PAGE, 1, "en"),)),
    (BEGUN, x.Try(Trial.TOUCH, "zh"), x.Trying(Trial.TOUCH, 1, Stage.RUNNING), ()),
    (BEGUN, x.Try(Trial.SPEECH, "zh"), x.Trying(Trial.SPEECH, 1, Stage.ASKING), ()),
    (CARD, x.Moved(1, "mute"), x.Trying(Trial.CARD, 1, Stage.RUNNING, "mute"), ()),
    (CARD, x.Ask(1), x.Trying(Trial.CARD, 1, Stage.ASKING), ()),
    (CARD, x.Ended(1, Outcome.PASSED, "ready", "Z.Y."), OVER.state, (x.Leave(1),)),
    (CARD, x.Back(), x.Checks(), (x.Leave(1),)),
    (CARD, x.Looked(1, ROWS[0]), CARD.state, ()),
    (ASKED, x.Judged(True), x.Checks(), ()),
    (ASKED, x.Judged(False), x.Checks(), ()),
    (ASKED, x.Ended(1, Outcome.IMPOSSIBLE), NO_PRINTER, (x.Leave(1),)),
    (ASKED, x.Back(), x.Checks(), ()),
    (OVER, x.Back(), x.Checks(), ()),
    (LOOKED, x.Finish(), x.Keeping(LOOKED.record(LATER)), (x.Keep(LOOKED.record(LATER)),)),
    (KEEPING, x.Kept(RECORD), x.OneRecord(RECORD, new=True), ()),
    (KEEPING, x.NotKept("disk-full"), x.Checks("disk-full"), ()),
    (LIST, x.Listed((), 2, "vault-locked"), x.Records((), 2, "vault-locked"), ()),
    (LIST, x.Listed((RECORD,)), x.Records((RECORD,)), ()),
    (LIST, x.Open(RECORD.id), x.OneRecord(RECORD), ()),
    (LIST, x.Back(), x.Naming(), ()),
    (KEPT, x.Export("zh"), x.OneRecord(RECORD, StickPhase.WRITING, new=True), (x.WriteOut(RECORD, "zh"),)),
    (KEPT, x.Back(), x.Naming(), ()),
    (KEPT, x.OpenRecords(), x.Records(), (x.List(),)),
    (OLD, x.Export("en"), x.OneRecord(RECORD, StickPhase.WRITING), (x.WriteOut(RECORD, "en"),)),
    (OLD, x.OpenRecords(), x.Records(), (x.List(),)),
    (OLD, x.Back(), x.Records(), (x.List(),)),
    (WRITING, x.Exported(StickPhase.FULL), x.OneRecord(RECORD, StickPhase.FULL), ()),
    (WRITING, x.OpenRecords(), x.Records(), (x.List(),)),
    (WRITING, x.Back(), x.Records(), (x.List(),)),
]  # fmt: skip


@pytest.mark.parametrize(("before", "event", "after", "effects"), TABLE)
def test_each_step(
    before: Examination, event: x.Event, after: x.State, effects: tuple[x.Effect, ...]
) -> None:
    found, done = advance(before, event, LATER)
    assert (found.state, done) == (after, effects)


TAKEN_ANYWHERE = {x.Looked, x.Try, x.LookAgain}
"""A row is taken in every state of its round; a trial and a round can begin wherever checks are shown."""


def test_every_other_event_changes_nothing() -> None:
    known = {(id(before), type(event)) for before, event, *_ in TABLE}
    for state, event in product(STATES, EVENTS):
        begun = state.who and type(event) in TAKEN_ANYWHERE
        if (id(state), type(event)) not in known and not begun:
            assert advance(state, event, LATER) == (state, ()), (state.state, event)


def test_every_state_is_in_the_table() -> None:
    assert {before.state.phase for before, *_ in TABLE} == set(Phase)


@pytest.mark.parametrize(
    ("before", "event", "results"),
    [
        (ASKED, x.Judged(True), [(Trial.PAGE, Outcome.PASSED, "")]),
        (ASKED, x.Judged(False), [(Trial.PAGE, Outcome.FAILED, "")]),
        (CARD, x.Back(), [(Trial.CARD, Outcome.FAILED, "given-up")]),
        (CARD, x.Ended(1, Outcome.PASSED, "ready", "Z.Y."), [(Trial.CARD, Outcome.PASSED, "ready")]),
        (OVER, x.Back(), []),
        (ASKED, x.Back(), []),
    ],
)
def test_a_result_is_noted_once_and_of_nobody(
    before: Examination, event: x.Event, results: list[tuple[Trial, Outcome, str]]
) -> None:
    after, _ = advance(before, event, LATER)
    assert after.results == tuple(Result(t, o, LATER, d) for t, o, d in results)


@pytest.mark.parametrize(
    "event", [x.Moved(1, "empty"), x.Ask(1), x.Ended(1, Outcome.PASSED, "ready", "Z.Y.")]
)
def test_news_of_a_trial_that_was_left_comes_too_late(event: x.Event) -> None:
    left, _ = advance(CARD, x.Back(), LATER)
    again, _ = advance(left, x.Try(Trial.CARD, "zh"), LATER)
    assert advance(again, event, LATER) == (again, ())
    assert advance(left, event, LATER) == (left, ())


def test_a_row_of_the_round_before_comes_too_late() -> None:
    again, effects = advance(LOOKED, x.LookAgain(), LATER)
    assert (again.rows, effects) == ((), (x.LookAll(2),))
    assert advance(again, x.Looked(1, ROWS[0]), LATER) == (again, ())
    for row in reversed(ROWS):
        again, _ = advance(again, x.Looked(2, row), LATER)
    assert again.complete
    assert again.record(LATER).checks == ROWS, "in the order of the doctor, not in that of the answers"


def test_what_is_kept_is_whole_and_the_next_examination_begins_empty() -> None:
    assert advance(BEGUN, x.Finish(), LATER) == (BEGUN, ()), "two checks have not answered"
    kept, _ = advance(KEEPING, x.Kept(RECORD), LATER)
    assert Record("20261124T013000Z", "示例技术员", NOW, LATER, ROWS, ()) == RECORD
    fresh, _ = advance(kept, x.Back(), LATER)
    assert (fresh.who, fresh.rows, fresh.results, fresh.began) == ("", (), (), None)
    begun, (look,) = advance(fresh, x.Begin("b"), LATER)
    assert look == x.LookAll(2)
    assert advance(begun, x.Looked(1, ROWS[0]), LATER) == (begun, ()), "of the examination before"


def test_no_repr_names_who_was_read() -> None:
    assert "Z.Y." not in repr(OVER)
    assert "Z.Y." not in repr(x.Ended(1, Outcome.PASSED, "ready", "Z.Y."))
