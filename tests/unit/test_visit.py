"""The visit as a table: every event in every phase, and what silence, cards, drafts and faults do to it."""

from dataclasses import replace

import pytest
from visits import (
    ANSWERS,
    LI,
    LOST,
    MARRIAGE,
    POOR,
    RECEIPT,
    STROKES,
    ZHANG,
    in_reader,
    kept,
    known,
    reach,
    ready,
    row,
    run,
    seen,
    staff,
)

from drivers.cards.port import CardPhase
from kiosk import visit as v
from kiosk.desk import Overview, Sought
from sync.outbox import Link, LinkState

P = v.Phase
EVENTS: dict[str, v.Event] = {
    "touched": v.Touched(),
    "event": v.OpenEvent("birth"),
    "together": v.Together("birth"),
    "no-event": v.Together("no-such-event"),
    "pick": v.PickAnswer("vaccines", True),
    "search": v.Search("落户"),
    "blank": v.Search("  "),
    "service": v.OpenService(LOST),
    "no-service": v.OpenService("no-such-service"),
    "apply": v.Apply(),
    "mine": v.OpenMine(),
    "agree": v.Agree(),
    "answer": v.Answer("phone", "13700137000"),
    "next": v.Next(),
    "back": v.Back(),
    "edit": v.Edit(0),
    "edit-99": v.Edit(99),
    "signed": v.Signed(STROKES),
    "resume": v.Resume(POOR),
    "no-draft": v.Resume(MARRIAGE),
    "discard": v.Discard(POOR),
    "home": v.Home(),
    "finish": v.Finish(),
    "staff": v.StaffMoved(v.Staff.HERE),
    "tick": v.Tick(),
    "card": ready(ZHANG),
    "other": ready(LI),
    "out": seen(CardPhase.EMPTY),
    "link": v.LinkSeen(Link(LinkState.UP), ""),
    "outbox": v.OutboxMoved(),
    "take": v.TakeList(),
    "plan": v.OpenPlan(),
    "planned": v.Planned(None, ()),
    "known": known(ZHANG),
    "found": v.Found("落户", ()),
    "followed": v.Followed((row(42),)),
    "saved": v.Saved(RECEIPT),
    "not-saved": v.NotSaved("disk-full"),
    "badge": staff(),
    "looked": v.LookedAfter(Overview({}, ())),
    "told": v.Told(Sought("1", "unknown")),
    "seek": v.Seek("0017-000042-8"),
    "seek-blank": v.Seek(" "),
    "retry": v.TryAgain(RECEIPT.id),
}

WORDS: dict[str, type] = {
    "look": v.Lookup,
    "follow": v.Follow,
    "find": v.Find,
    "keep": v.KeepDraft,
    "drop": v.DropDraft,
    "enqueue": v.Enqueue,
    "wipe": v.Wipe,
    "plan": v.PlanVaccines,
    "after": v.LookAfter,
    "seek": v.Seek,
    "retry": v.TryAgain,
}

_HELD = {"mine": "mine look", "home": "choose look", "finish": "idle wipe", "out": "idle wipe",
         "other": "consent wipe", "badge": "desk wipe after"}  # fmt: skip
_TYPED = {"mine": "mine keep look", "home": "choose keep look", "finish": "idle keep wipe",
          "out": "idle keep wipe", "other": "consent keep wipe", "badge": "desk keep wipe after"}  # fmt: skip

# fmt: off
TABLE: dict[P, dict[str, str]] = {
    # The phase that an event leads to, and its effects. What is not in a row stays and does nothing.
    P.IDLE: {"event": "choose", "together": "pick", "search": "choose find", "blank": "choose",
             "service": "service", "mine": "identify", "back": "idle wipe", "home": "idle wipe",
             "finish": "idle wipe", "card": "consent", "other": "consent", "badge": "desk after"},
    P.IDENTIFY: {"mine": "identify", "back": "service", "home": "idle wipe", "finish": "idle wipe",
                 "card": "consent", "other": "consent"},
    P.CONSENT: {"agree": "fill look", "back": "idle wipe", "home": "idle wipe", "finish": "idle wipe",
                "out": "idle wipe", "other": "consent wipe", "badge": "desk wipe after"},
    P.CHOOSE: {**_HELD, "together": "pick", "search": "choose find", "service": "service", "resume": "fill",
               "discard": "choose drop", "outbox": "choose look"},
    P.PICK: {**_HELD, "pick": "pick", "next": "service", "service": "service", "back": "choose"},
    P.SERVICE: {**_HELD, "apply": "fill", "back": "choose", "resume": "fill", "outbox": "service look"},
    P.FILL: {**_TYPED, "next": "review keep", "back": "fill keep"},
    P.REVIEW: {**_TYPED, "next": "sign keep", "back": "fill keep", "edit": "fill keep"},
    P.SIGN: {**_TYPED, "signed": "saving enqueue", "back": "review keep"},
    P.SAVING: {"saved": "receipt follow", "not-saved": "sorry keep"},
    P.RECEIPT: {**_HELD, "out": "receipt wipe", "outbox": "receipt follow", "badge": "receipt wipe"},
    P.PLAN: {**_HELD, "back": "receipt follow", "out": "plan wipe", "badge": "plan wipe"},
    P.MINE: {**_HELD, "service": "service", "back": "choose", "outbox": "mine look"},
    P.SORRY: {**_TYPED, "next": "review keep", "back": "choose keep"},
    P.HANDOVER: {"finish": "idle keep wipe", "card": "fill", "other": "consent keep wipe", "badge": "fill"},
    P.DESK: {"mine": "identify", "home": "idle wipe", "finish": "idle wipe", "back": "idle wipe",
             "card": "consent wipe", "other": "consent wipe", "out": "idle wipe", "outbox": "desk after",
             "seek": "desk seek", "retry": "desk retry"},
}
# fmt: on


@pytest.mark.parametrize("name", EVENTS)
@pytest.mark.parametrize("phase", P)
def test_every_event_in_every_phase(phase: P, name: str) -> None:
    before = reach(phase)
    assert before.phase is phase
    after, effects = run(EVENTS[name], start=before)
    expected, *done = TABLE[phase].get(name, phase).split()
    assert after.phase == expected
    assert [type(effect) for effect in effects] == [WORDS[word] for word in done]


UNKNOWN = [
    (phase, name)
    for phase in P
    for name in (
        "no-service",
        "no-event",
        "edit-99",
        "no-draft",
        "found",
        "saved",
        "not-saved",
        "tick",
        "agree",
        "apply",
        "looked",
        "told",
        "seek",
        "seek-blank",
        "retry",
    )
    if name not in TABLE[phase] and not (phase is P.DESK and name in {"looked", "told"})
]


@pytest.mark.parametrize(("phase", "name"), UNKNOWN)
def test_what_a_page_does_not_know_changes_nothing(phase: P, name: str) -> None:
    before = reach(phase)
    assert run(EVENTS[name], start=before) == (before, [])


# -- silence ---------------------------------------------------------------------------------------------

LONG, SHORT = v.READING_SILENCE, v.SILENCE
SILENT_FOR = {
    P.IDENTIFY: SHORT,
    P.CONSENT: LONG,
    P.CHOOSE: SHORT,
    P.PICK: LONG,
    P.SERVICE: LONG,
    P.FILL: LONG,
    P.REVIEW: LONG,
    P.SIGN: LONG,
    P.RECEIPT: SHORT,
    P.PLAN: LONG,
    P.MINE: SHORT,
    P.SORRY: SHORT,
    P.HANDOVER: v.AFTERGLOW,
    P.DESK: LONG,
}
WITH_ANSWERS = {P.FILL, P.REVIEW, P.SIGN, P.SORRY, P.HANDOVER}


@pytest.mark.parametrize("staff", v.Staff)
@pytest.mark.parametrize("phase", SILENT_FOR)
def test_silence_is_asked_about_and_then_ends_the_visit(phase: P, staff: v.Staff) -> None:
    factor = 1.0 if staff is v.Staff.AWAY else v.WITH_STAFF
    limit, warning, start = SILENT_FOR[phase] * factor, v.WARNING * factor, 1000.0
    visit = reach(phase, v.StaffMoved(staff), tick=start)
    assert run(v.Tick(), start=visit, tick=start + limit - 0.1) == (visit, [])
    asked, effects = run(v.Tick(), start=visit, tick=start + limit)
    assert (asked.phase, asked.warned, effects) == (phase, start + limit, [])
    assert run(v.Tick(), start=asked, tick=start + limit + warning - 0.1) == (asked, [])
    ended, effects = run(v.Tick(), start=asked, tick=start + limit + warning)
    notice = "timed-out-draft-kept" if phase in WITH_ANSWERS else "timed-out"
    assert (ended.state, ended.who, ended.staff) == (v.Idle(notice), None, v.Staff.AWAY)
    assert [a.answers for a in kept(effects)] == ([ANSWERS] if phase in WITH_ANSWERS else [])
    assert effects[-1] == v.Wipe()


@pytest.mark.parametrize("phase", SILENT_FOR)
def test_i_need_more_time_gives_the_whole_time_again(phase: P) -> None:
    limit = SILENT_FOR[phase]
    asked, _ = run(v.Tick(), start=reach(phase, v.StaffMoved(v.Staff.AWAY)), tick=limit)
    answered = limit + v.WARNING - 1
    visit, effects = run(v.Touched(), start=asked, tick=answered)
    assert (visit.phase, visit.warned, visit.touched, effects) == (phase, None, answered, [])
    assert run(v.Tick(), start=visit, tick=answered + limit - 0.1) == (visit, [])
    assert run(v.Tick(), start=visit, tick=answered + limit)[0].warned == answered + limit


@pytest.mark.parametrize("phase", [P.IDLE, P.SAVING])
def test_home_and_saving_know_no_time_out(phase: P) -> None:
    visit = reach(phase)
    assert v.allowance(visit) is None
    assert run(v.Tick(), start=visit, tick=1e6) == (visit, [])


def test_the_next_touch_takes_the_notice_of_the_last_visit_away() -> None:
    visit, _ = run(seen(CardPhase.EMPTY), start=reach(P.CHOOSE))
    assert visit.state == v.Idle("card-taken")
    assert run(v.Touched(), start=visit)[0].state == v.Idle()


# -- cards -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("gone", sorted(set(CardPhase) - {CardPhase.READY, CardPhase.READING}))
def test_whatever_follows_a_card_that_was_read_says_that_it_has_left(gone: CardPhase) -> None:
    visit, effects = run(seen(gone), start=reach(P.FILL))
    assert (visit.state, visit.who) == (v.Idle("card-taken-draft-kept"), None)
    assert [a.answers for a in kept(effects)] == [ANSWERS]


def test_a_card_that_is_read_again_has_not_left_and_one_in_another_reader_is_another() -> None:
    zhang = in_reader(ZHANG, "A")
    visit, _ = run(ready(zhang), v.Agree())
    again, _ = run(seen(CardPhase.READING, "A"), ready(zhang), start=visit)
    assert (again.phase, again.who) == (P.CHOOSE, visit.who)
    other, _ = run(seen(CardPhase.READING, "B"), start=visit)
    assert (other.state, other.who) == (v.Idle("card-taken"), None)
    assert run(ready(in_reader(LI, "B")), start=other)[0].phase is P.CONSENT


def test_a_card_taken_before_anything_was_typed_promises_no_draft() -> None:
    filling, _ = run(v.OpenService(LOST), v.Apply(), start=reach(P.CHOOSE))
    visit, effects = run(seen(CardPhase.EMPTY), start=filling)
    assert (visit.state, effects) == (v.Idle("card-taken"), [v.Wipe()])


@pytest.mark.parametrize("name", sorted(EVENTS.keys() - {"saved", "not-saved"}))
def test_saving_is_left_by_its_answer_alone(name: str) -> None:
    before = reach(P.SAVING)
    after, effects = run(EVENTS[name], start=before)
    assert (after.phase, effects) == (P.SAVING, [])
    assert after.who is not None
    assert after.who.person == ZHANG
    assert replace(after.state, card_left=False) == before.state


def test_a_card_taken_while_saving_leaves_a_receipt_without_the_person() -> None:
    saving, effects = run(seen(CardPhase.EMPTY), start=reach(P.SAVING))
    assert (saving.phase, effects) == (P.SAVING, [])
    visit, effects = run(v.Saved(RECEIPT), start=saving)
    assert (visit.state, visit.who) == (v.ReceiptPage(RECEIPT, LOST), None)
    assert effects == [v.Follow(RECEIPT.id), v.Wipe()]


def test_a_card_taken_while_saving_that_fails_ends_the_visit_and_keeps_the_draft() -> None:
    visit, effects = run(seen(CardPhase.EMPTY), v.NotSaved("disk-full"), start=reach(P.SAVING))
    assert (visit.state, visit.who) == (v.Idle("disk-full"), None)
    assert [a.answers for a in kept(effects)] == [ANSWERS]
    assert effects[-1] == v.Wipe()


def test_a_receipt_stays_a_short_while_after_its_card_was_taken() -> None:
    visit, _ = run(seen(CardPhase.EMPTY), start=reach(P.RECEIPT, tick=0.0), tick=10.0)
    assert run(v.Tick(), start=visit, tick=10 + v.AFTERGLOW - 0.1)[0].warned is None
    assert run(v.Tick(), start=visit, tick=10 + v.AFTERGLOW)[0].warned == 10 + v.AFTERGLOW
    assert run(seen(CardPhase.NO_READER), start=visit)[1] == []


@pytest.mark.parametrize("phase", [p for p in P if p not in {P.IDLE, P.IDENTIFY, P.SAVING}])
def test_another_persons_card_starts_a_visit_with_nothing_of_the_first(phase: P) -> None:
    before = reach(phase, v.StaffMoved(v.Staff.HERE))
    visit, effects = run(ready(LI), start=before, tick=5.0)
    assert (visit.state, visit.who) == (v.Consent(LI, v.Goal.CHOOSE), None)
    assert (visit.staff, visit.touched, visit.devices.spent) == (v.Staff.AWAY, 5.0, False)
    assert effects[-1] == v.Wipe()
    assert all(e.id_number == ZHANG.id_number for e in effects if isinstance(e, v.KeepDraft))


def test_another_persons_card_while_saving_waits_and_never_sees_the_first() -> None:
    saving, effects = run(ready(LI), start=reach(P.SAVING))
    assert (saving.phase, effects) == (P.SAVING, [])
    visit, _ = run(v.Saved(RECEIPT), ready(LI), start=saving)
    assert (visit.phase, visit.who) == (P.RECEIPT, None)


@pytest.mark.parametrize(
    ("phase", "end"),
    [
        (P.CHOOSE, (v.Finish(),)),
        (P.CONSENT, (v.Back(),)),
        (P.RECEIPT, (v.Finish(),)),
        (P.FILL, (v.Finish(),)),
    ],
)
def test_a_card_that_has_served_starts_no_visit_until_it_is_put_in_again(
    phase: P, end: tuple[v.Event, ...]
) -> None:
    visit, _ = run(*end, start=reach(phase))
    assert visit.devices.spent
    visit, effects = run(ready(ZHANG), seen(CardPhase.READING), ready(ZHANG), start=visit)
    assert (visit.phase, visit.devices.spent, effects) == (P.IDLE, True, [])
    browsing, _ = run(v.OpenService(LOST), v.Apply(), ready(ZHANG), start=visit)
    assert browsing.phase is P.IDENTIFY
    visit, _ = run(seen(CardPhase.EMPTY), ready(ZHANG), start=visit)
    assert (visit.phase, visit.devices.spent) == (P.CONSENT, False)


def test_a_card_that_times_out_is_spent_too() -> None:
    warned, _ = run(v.Tick(), start=reach(P.CHOOSE), tick=SHORT)
    visit, _ = run(v.Tick(), ready(ZHANG), start=warned, tick=SHORT + v.WARNING)
    assert visit.state == v.Idle("timed-out")


def test_a_card_that_is_still_read_when_nobodys_visit_ends_starts_the_next() -> None:
    visit, _ = run(v.OpenEvent("birth"), seen(CardPhase.READING), v.Home(), ready(ZHANG))
    assert visit.state == v.Consent(ZHANG, v.Goal.CHOOSE)


@pytest.mark.parametrize("other", [CardPhase.MUTE, CardPhase.UNKNOWN, CardPhase.FAILED])
def test_a_card_that_nobody_can_read_in_a_second_reader_locks_nobody_out(other: CardPhase) -> None:
    visit, _ = run(v.Finish(), seen(other), start=reach(P.CHOOSE))
    assert run(ready(LI), start=visit)[0].state == v.Consent(LI, v.Goal.CHOOSE)
    waiting, _ = run(seen(other), v.OpenEvent("birth"), v.Finish())
    assert run(ready(LI), start=waiting)[0].phase is P.CONSENT
