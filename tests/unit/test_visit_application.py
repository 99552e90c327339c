"""The visit at work: filling in, saving, drafts, corrections, search, late answers, and what repr shows."""

from dataclasses import replace
from datetime import timedelta

import pytest
from visits import (
    ANSWERS,
    AT,
    CORRECTED,
    DRAFT,
    LI,
    LOST,
    MARRIAGE,
    POOR,
    RECEIPT,
    STROKES,
    WAY_IN,
    WITHOUT_FORM,
    ZHANG,
    kept,
    known,
    reach,
    ready,
    row,
    run,
    seen,
    typed,
)

from drivers.cards.port import CardPhase
from kiosk import visit as v
from kiosk.catalogue.life_event import name_of
from kiosk.intent import Match
from sync.policy import Level, Standing
from sync.states import State

P = v.Phase


def application(visit: v.Visit) -> v.Application:
    state = visit.state
    assert isinstance(state, v.Fill | v.Review | v.Sign | v.Saving)
    return state.application


def test_a_draft_is_kept_after_every_step() -> None:
    visit, _ = run(v.OpenService(LOST), v.Apply(), start=reach(P.CHOOSE))
    visit, effects = run(*typed(reason="lost", lost_date="2026-11-20"), start=visit)
    assert effects == []
    visit, effects = run(v.Next(), start=visit)
    (first,) = kept(effects)
    assert (first.answers, first.step) == ({"reason": "lost", "lost_date": "2026-11-20"}, 1)
    visit, effects = run(*typed(collect="counter", phone=" 138 0013 8000"), v.Next(), start=visit)
    (second,) = kept(effects)
    assert (visit.phase, second.answers) == (P.REVIEW, ANSWERS)


def test_a_step_that_is_not_good_says_why_and_an_answer_takes_its_own_problem_away() -> None:
    visit, effects = run(v.OpenService(LOST), v.Apply(), v.Next(), start=reach(P.CHOOSE))
    assert effects == []
    assert application(visit).problems == {"reason": "required", "lost_date": "required"}
    visit, _ = run(*typed(reason="lost"), start=visit)
    assert application(visit).problems == {"lost_date": "required"}
    visit, _ = run(*typed(lost_date="2027-01-01"), v.Next(), start=visit)
    assert application(visit).problems == {"lost_date": "date-in-future"}


def test_an_answer_is_changed_and_cleared_and_one_that_nobody_asked_for_is_not_taken() -> None:
    visit = reach(P.FILL)
    visit, _ = run(*typed(phone="13700137000", reason=None, salary=1), start=visit)
    assert application(visit).answers == {
        "lost_date": "2026-11-20",
        "collect": "counter",
        "phone": "13700137000",
    }


def test_an_answer_that_asks_more_leads_back_to_its_step() -> None:
    visit, _ = run(v.Edit(1), *typed(collect="post"), v.Next(), start=reach(P.REVIEW))
    assert (visit.phase, application(visit).problems) == (P.FILL, {"current_address": "required"})
    visit, _ = run(*typed(current_address="演示省样例市测试路1号"), v.Next(), start=visit)
    assert visit.phase is P.REVIEW


def test_an_appointment_that_has_passed_meanwhile_is_asked_again() -> None:
    answers = {
        "spouse_name": "李样例",
        "spouse_id": "110100199105120028",
        "married_before": "none",
        "visit_date": "2026-11-25",
        "visit_time": "morning",
        "phone": "13800138000",
    }
    visit, _ = run(
        v.OpenService(MARRIAGE), v.Apply(), *typed(**answers), v.Next(), v.Next(), start=reach(P.CHOOSE)
    )
    assert visit.phase is P.REVIEW
    visit, effects = run(v.Next(), start=visit, at=AT + timedelta(days=2))
    assert (visit.phase, application(visit).step) == (P.FILL, 1)
    assert application(visit).problems == {"visit_date": "date-in-past"}
    assert [a.answers for a in kept(effects)] == [answers]


@pytest.mark.parametrize(
    ("path", "problem"), [("", "sign-empty"), ("M" * (v.SIGNATURE_LIMIT + 1), "sign-too-long")]
)
def test_a_signature_that_is_none_is_asked_again(path: str, problem: str) -> None:
    visit, effects = run(v.Signed(path), start=reach(P.SIGN))
    assert (visit.state, effects) == (v.Sign(application(visit), problem), [])


def test_what_is_handed_in_is_what_was_read_once_more() -> None:
    visit, effects = run(v.Signed(STROKES), start=reach(P.SIGN))
    assert visit.who is not None
    assert visit.who.consent_at == AT
    assert effects == [v.Enqueue(visit.who, application(visit), STROKES)]
    assert application(visit).answers == ANSWERS


def test_what_was_refused_here_is_tried_again_with_every_answer() -> None:
    visit, effects = run(v.NotSaved("invalid-submission", {"phone": "phone"}), start=reach(P.SAVING))
    assert isinstance(visit.state, v.Sorry)
    assert visit.state.application is not None
    assert (visit.state.code, visit.state.application.problems) == ("invalid-submission", {"phone": "phone"})
    assert [a.answers for a in kept(effects)] == [ANSWERS]
    again, effects = run(v.Next(), v.Next(), v.Signed(STROKES), start=visit)
    assert (again.phase, application(again).answers) == (P.SAVING, ANSWERS)


# -- what cannot be applied for, and drafts ----------------------------------------------------------------


def test_a_service_without_a_form_is_never_started() -> None:
    page, _ = run(v.OpenService(WITHOUT_FORM))
    assert run(v.Apply(), start=page)[0].state == page.state
    visit, _ = run(ready(ZHANG), v.Agree(), start=page)
    assert visit.state == v.Choose()


BROKEN = v.LinkSeen(None, "disk-full")
OVERDUE = v.LinkSeen(None, "", standing=Standing(Level.STOP, 9, None, (LOST, POOR)))


@pytest.mark.parametrize(
    "events",
    [
        (v.OpenService(LOST), v.Apply()),
        (ready(ZHANG), v.Agree(), v.OpenService(LOST), v.Apply()),
        (v.OpenService(LOST), ready(ZHANG), v.Agree()),
        (ready(ZHANG), v.Agree(), known(ZHANG, DRAFT), v.Resume(POOR)),
        (ready(ZHANG), v.Agree(), known(ZHANG, DRAFT), v.OpenService(POOR), v.Resume(POOR)),
    ],
    ids=["nobody", "known", "card-on-the-page", "draft", "draft-of-the-page"],
)
@pytest.mark.parametrize("why", [BROKEN, OVERDUE], ids=["full", "overdue"])
def test_nobody_fills_in_a_form_that_cannot_be_saved(events: tuple[v.Event, ...], why: v.LinkSeen) -> None:
    visit, effects = run(why, *events)
    assert visit.state == v.Sorry(why.saving or "too-long-offline")
    assert not kept(effects)
    assert run(v.Next(), start=visit)[0].phase is (P.CHOOSE if visit.who else P.IDLE)
    mended, _ = run(v.LinkSeen(None, ""), *events)
    assert mended.phase in {P.IDENTIFY, P.FILL}


def test_a_service_that_the_policy_does_not_name_is_taken_all_the_same() -> None:
    others = v.LinkSeen(None, "", standing=Standing(Level.STOP, 9, None, (POOR,)))
    visit, _ = run(others, ready(ZHANG), v.Agree(), v.OpenService(LOST), v.Apply())
    assert visit.phase is P.FILL
    warned = v.LinkSeen(None, "", standing=Standing(Level.WARN, 9, None, (LOST,)))
    assert run(warned, ready(ZHANG), v.Agree(), v.OpenService(LOST), v.Apply())[0].phase is P.FILL


def test_a_life_event_is_stopped_by_any_of_its_services() -> None:
    devices = v.Devices(standing=Standing(Level.STOP, 9, None, (POOR,)))
    assert devices.hindrance(name_of("any", (LOST, POOR))) == "too-long-offline"
    assert devices.hindrance(LOST) == ""


def test_a_form_that_was_begun_goes_on_while_saving_is_down() -> None:
    visit, _ = run(BROKEN, v.Next(), v.Next(), v.Signed(STROKES), start=reach(P.FILL))
    assert (visit.phase, visit.devices.saving) == (P.SAVING, "disk-full")


def test_a_draft_is_resumed_with_what_was_typed_and_what_it_corrects() -> None:
    draft = replace(DRAFT, replaces=CORRECTED)
    visit, _ = run(known(ZHANG, draft), v.Resume(POOR), start=reach(P.CHOOSE))
    assert application(visit) == v.Application(POOR, DRAFT.answers, replaces=CORRECTED)


def test_a_draft_of_an_older_catalogue_resumes_with_what_is_still_asked() -> None:
    old = replace(DRAFT, catalogue="2026.01-000000000000", answers={"phone": "13900139000", "fax": "1"})
    gone = [replace(DRAFT, service="abolished"), replace(DRAFT, service=WITHOUT_FORM)]
    visit, _ = run(known(ZHANG, old, *gone), start=reach(P.CHOOSE))
    assert application(run(v.Resume(POOR), start=visit)[0]).answers == {"phone": "13900139000"}
    for draft in gone:
        assert run(v.Resume(draft.service), start=visit) == (visit, [])


def test_a_draft_goes_on_by_the_catalogue_that_it_was_begun_with() -> None:
    whole = reach(P.CHOOSE).catalogue
    edition = replace(whole, version="2026.01-000000000000", services={POOR: whole.services[POOR]})
    draft = replace(DRAFT, catalogue=edition.version)
    now = replace(whole, services={LOST: whole.services[LOST]})
    at_home = replace(reach(P.CHOOSE), catalogue=now)
    seen = v.Known(ZHANG.id_number, (), (draft,), editions={edition.version: edition})
    visit, effects = run(seen, v.Resume(POOR), v.Answer("phone", "13900139000"), v.Back(), start=at_home)
    assert visit.state == v.Choose()  # the service was dropped meanwhile: nothing explains it
    assert [v.catalogue_of(visit, a).version for a in kept(effects)] == [edition.version]


def test_a_discarded_draft_is_gone_at_once_and_for_good() -> None:
    visit, effects = run(v.Discard(POOR), start=reach(P.CHOOSE))
    assert visit.who is not None
    assert visit.who.drafts == ()
    assert [(e.id_number, e.service) for e in effects if isinstance(e, v.DropDraft)] == [
        (ZHANG.id_number, POOR)
    ]
    assert run(v.Resume(POOR), start=visit)[0].phase is P.CHOOSE


def test_a_correction_names_what_it_replaces_from_page_to_page() -> None:
    visit, _ = run(
        v.OpenMine(CORRECTED), v.OpenService(LOST, CORRECTED), v.Apply(), v.Back(), start=reach(P.CHOOSE)
    )
    assert visit.state == v.ServicePage(LOST, replaces=CORRECTED)
    visit, effects = run(v.Apply(), *typed(**ANSWERS), *[v.Next()] * 3, v.Signed(STROKES), start=visit)
    assert {a.replaces for a in kept(effects)} == {CORRECTED}
    (enqueue,) = (e for e in effects if isinstance(e, v.Enqueue))
    assert enqueue.application.replaces == CORRECTED


def test_a_correction_without_its_holder_begins_at_their_applications() -> None:
    visit, _ = run(v.OpenService(LOST, CORRECTED), v.Apply())
    assert visit.state == v.Identify(v.Goal.APPLY, LOST, CORRECTED)
    visit, effects = run(ready(LI), v.Agree(), start=visit)
    assert (visit.state, effects) == (v.Mine(), [v.Lookup(LI.id_number)])


@pytest.mark.parametrize("asked", [(v.OpenMine(), ready(ZHANG)), (ready(ZHANG), v.OpenMine())])
def test_my_applications_are_shown_after_consent(asked: tuple[v.Event, ...]) -> None:
    visit, _ = run(*asked)
    assert visit.state == v.Consent(ZHANG, v.Goal.MINE)
    visit, effects = run(v.Agree(), known(ZHANG), v.OpenMine(CORRECTED), start=visit)
    assert visit.state == v.Mine(CORRECTED)
    assert visit.who is not None
    assert visit.who.applications == (row(7, State.REFUSED),)
    assert effects == [v.Lookup(ZHANG.id_number)] * 2


# -- home, search, late answers ----------------------------------------------------------------------------


def test_search_shows_what_was_found_for_the_words_that_stand_there() -> None:
    visit, effects = run(v.Search("低保"), v.Search("落户"))
    assert effects == [v.Find("低保"), v.Find("落户")]
    assert visit.state == v.Choose(query="落户", matches=None)
    assert run(v.Found("低保", (Match(POOR, 1.0),)), start=visit)[0] == visit
    found, _ = run(v.Found("落户", (Match("newborn-household", 1.0),)), start=visit)
    assert found.state == v.Choose(query="落户", matches=(Match("newborn-household", 1.0),))
    page, _ = run(v.OpenService("newborn-household"), start=found)
    assert run(v.Back(), start=page)[0].state == found.state
    assert run(v.Search(""), start=found)[0].state == v.Choose()


def test_back_leads_from_a_list_to_the_whole_home_and_then_out() -> None:
    visit, _ = run(v.OpenEvent("birth"), v.Back())
    assert visit.state == v.Choose()
    assert run(v.Back(), start=visit)[0].state == v.Idle()


LATE: tuple[v.Event, ...] = (
    known(ZHANG, DRAFT),
    v.Followed((row(42, State.ACCEPTED),)),
    v.Found("落户", (Match(LOST, 1.0),)),
    v.Saved(RECEIPT),
    v.NotSaved("disk-full"),
)


@pytest.mark.parametrize("event", LATE, ids=lambda event: type(event).__name__)
@pytest.mark.parametrize("phase", [p for p in P if p not in {P.IDLE, P.SAVING}])
def test_an_answer_for_a_visit_that_is_over_changes_nothing(phase: P, event: v.Event) -> None:
    ended, _ = run(v.Finish(), seen(CardPhase.EMPTY), start=reach(phase))
    assert run(event, start=ended) == (ended, [])
    others, _ = run(ready(LI), v.Agree(), start=ended)
    assert run(event, start=others) == (others, [])


def test_the_receipt_follows_its_own_submission_alone() -> None:
    visit = reach(P.RECEIPT)
    assert run(v.Followed((row(41, State.ACCEPTED),)), start=visit)[0] == visit
    followed, _ = run(v.Followed((row(42, State.ACCEPTED),)), start=visit)
    assert followed.state == v.ReceiptPage(RECEIPT, LOST, (row(42, State.ACCEPTED),))
    assert run(v.OutboxMoved(), start=followed)[1] == [v.Follow(RECEIPT.id)]


# -- privacy -----------------------------------------------------------------------------------------------

SECRETS = (
    ZHANG.name,
    ZHANG.id_number,
    ZHANG.address,
    "13800138000",
    "13900139000",
    STROKES,
    "落户",
    "旧房漏雨",
)


@pytest.mark.parametrize("phase", P)
def test_nothing_personal_is_in_any_repr(phase: P) -> None:
    note = row(42, State.DECIDED, note="旧房漏雨")
    _, effects = run(*WAY_IN[phase], v.Search("落户"), v.Discard(POOR), v.Followed((note,)), v.Finish())
    visit = reach(phase, v.Search("落户"), v.Followed((note,)))
    shown = [visit, visit.state, visit.who, visit.devices, *effects, *WAY_IN[phase]]
    shown += [
        v.Search("落户"),
        v.Found("落户", ()),
        v.Find("落户"),
        v.Followed((note,)),
        v.Answer("name", ZHANG.name),
    ]
    shown += [getattr(visit.state, "application", None), known(ZHANG, DRAFT)]
    for words in SECRETS:
        assert words not in " ".join(map(repr, shown))
