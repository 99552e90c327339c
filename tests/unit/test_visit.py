"""The visit as a table: every event in every phase, and what silence, cards, drafts and faults do to it."""

from dataclasses import replace

import pytest
from visits import (
    ANSWERS,
    LI,
    LOST,
    MARRIAGE,
    OWN,
    POOR,
    RECEIPT,
    SCANNER,
    STROKES,
    ZHANG,
    in_reader,
    kept,
    known,
    pension,
    reach,
    ready,
    row,
    run,
    seen,
    staff,
    way_in,
)

from drivers.cards.emrtd.played.issuer import zone
from drivers.cards.emulations.emrtd import key_of
from drivers.cards.people import demo
from drivers.cards.port import CardKey, CardPhase, CardState
from drivers.printers.port import Job, JobPhase
from drivers.sticks import StickPhase
from kiosk import scanning
from kiosk import visit as v
from kiosk.desk import Overview, Sought
from kiosk.scanning import Scan
from sync.states import Link, LinkState

P = v.Phase
ZONE = zone(demo("passport"))
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
    "locked": seen(CardPhase.NEEDS_KEY),
    "link": v.LinkSeen(Link(LinkState.UP), ""),
    "outbox": v.OutboxMoved(),
    "take": v.TakeList(),
    "open-scanner": v.OpenScanner("income_scan"),
    "no-paper": v.OpenScanner("no_such_question"),
    "bring": v.BringPaper("income_scan"),
    "drop-page": v.DropPage("income_scan", 0),
    "start": scanning.StartScan(),
    "turn": scanning.TurnPaper(),
    "cut": scanning.CutPaper(),
    "part": scanning.KeepPart(scanning.Part()),
    "leave": scanning.LeaveAside(),
    "read": scanning.ReadPaper(),
    "print-read": scanning.PrintRead(0.0, ("PROOF",)),
    "retake": scanning.Retake(),
    "scanner": SCANNER,
    "developed": scanning.Developed(0.0, None),
    "plan": v.OpenPlan(),
    "mine-certificates": v.OpenCertificates(),
    "disclosures": v.OpenDisclosures(),
    "scan": v.OpenScan(),
    "code": v.CodeScanned("WC1:ABC"),
    "open-by": v.OpenBy(v.KeyWay.LINES),
    "zone": v.CodeScanned(ZONE[44:]),
    "own": v.PresentOwn(OWN),
    "no-own": v.PresentOwn("no-such-submission"),
    "drop": v.DropCertificate(0),
    "judged": v.Judged(pension()),
    "print": v.Print("zh"),
    "calendar": v.SaveCalendar("zh"),
    "printer": v.PrinterSeen("ready"),
    "stick": v.StickSeen(StickPhase.READY),
    "paper": v.PaperMoved(0.0, Job(JobPhase.PRINTED)),
    "written": v.CalendarSaved(StickPhase.WRITTEN),
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
    "examine": v.OpenExamination(),
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
    "judge": v.Judge,
    "after": v.LookAfter,
    "seek": v.Seek,
    "retry": v.TryAgain,
    "scan": Scan,
}

_HELD = {"mine": "mine look", "mine-certificates": "certificates look",
         "home": "choose look", "finish": "idle wipe", "out": "idle wipe",
         "other": "consent wipe", "locked": "idle wipe", "badge": "desk wipe after"}  # fmt: skip
_TYPED = {"mine": "mine keep look", "mine-certificates": "certificates keep look",
          "home": "choose keep look", "finish": "idle keep wipe",
          "out": "idle keep wipe", "other": "consent keep wipe", "locked": "idle keep wipe",
          "badge": "desk keep wipe after"}  # fmt: skip

# fmt: off
TABLE: dict[P, dict[str, str]] = {
    # The phase that an event leads to, and its effects. What is not in a row stays and does nothing.
    P.IDLE: {"event": "choose", "together": "pick", "search": "choose find", "blank": "choose",
             "service": "service", "mine": "identify", "mine-certificates": "identify", "scan": "scan",
             "back": "idle wipe", "home": "idle wipe", "finish": "idle wipe", "card": "consent",
             "other": "consent", "locked": "key", "badge": "desk after"},
    P.IDENTIFY: {"mine": "identify", "mine-certificates": "identify", "back": "service", "home": "idle wipe",
                 "finish": "idle wipe", "card": "consent", "other": "consent", "locked": "key"},
    P.KEY: {"mine": "key", "mine-certificates": "key", "back": "service", "home": "idle wipe",
            "finish": "idle wipe", "card": "consent", "other": "consent", "out": "identify", "locked": "key",
            "badge": "identify"},
    P.CONSENT: {"agree": "fill look", "back": "idle wipe", "home": "idle wipe", "finish": "idle wipe",
                "out": "idle wipe", "locked": "idle wipe", "other": "consent wipe",
                "badge": "desk wipe after"},
    P.CHOOSE: {**_HELD, "scan": "scan", "together": "pick", "search": "choose find", "service": "service",
               "resume": "fill", "discard": "choose drop", "outbox": "choose look"},
    P.PICK: {**_HELD, "pick": "pick", "next": "service", "service": "service", "back": "choose"},
    P.SERVICE: {**_HELD, "apply": "fill", "back": "choose", "resume": "fill", "outbox": "service look"},
    P.FILL: {**_TYPED, "next": "review keep", "back": "fill keep", "scan": "scan keep", "own": "scan keep"},
    P.SCAN_PAPER: {**_TYPED, "start": "scan-paper scan", "bring": "fill keep", "back": "fill keep"},
    P.REVIEW: {**_TYPED, "next": "sign keep", "back": "fill keep", "edit": "fill keep"},
    P.SIGN: {**_TYPED, "signed": "saving enqueue", "back": "review keep"},
    P.SAVING: {"saved": "receipt follow", "not-saved": "sorry keep"},
    P.RECEIPT: {**_HELD, "out": "receipt wipe", "locked": "receipt wipe", "outbox": "receipt follow",
                "badge": "receipt wipe"},
    P.PLAN: {**_HELD, "back": "receipt follow", "out": "plan wipe", "locked": "plan wipe",
             "badge": "plan wipe"},
    P.MINE: {**_HELD, "service": "service", "back": "choose", "outbox": "mine look"},
    P.CERTIFICATES: {**_HELD, "disclosures": "disclosures look", "scan": "scan", "service": "service",
                     "back": "choose", "outbox": "certificates look"},
    P.DISCLOSURES: {**_HELD, "disclosures": "disclosures look", "scan": "scan", "service": "service",
                    "back": "certificates", "outbox": "disclosures look"},
    P.SCAN: {**_TYPED, "code": "scan judge", "zone": "scan judge", "back": "fill keep"},
    P.DISCLOSE: {**_TYPED, "agree": "fill keep", "back": "fill keep"},
    P.SORRY: {**_TYPED, "next": "review keep", "back": "choose keep"},
    P.HANDOVER: {"finish": "idle keep wipe", "card": "fill", "other": "consent keep wipe", "badge": "fill",
                 "locked": "key keep wipe"},
    P.DESK: {"mine": "identify", "mine-certificates": "identify", "locked": "key wipe",
             "home": "idle wipe", "finish": "idle wipe", "back": "idle wipe",
             "card": "consent wipe", "other": "consent wipe", "out": "idle wipe", "outbox": "desk after",
             "seek": "desk seek", "retry": "desk retry"},
    P.EXAMINING: {"finish": "idle wipe"},
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


CHANGES = {P.KEY: {"open-by", "zone"}, P.DESK: {"looked", "told"}, P.SCAN: {"zone"}}
"""What changes a page without leaving it."""

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
        "no-own",
        "judged",
        "drop",
        "drop-page",
        "no-paper",
        "turn",
        "cut",
        "part",
        "leave",
        "read",
        "print-read",
        "retake",
        "developed",
        "tick",
        "agree",
        "apply",
        "print",
        "calendar",
        "paper",
        "written",
        "looked",
        "told",
        "seek",
        "seek-blank",
        "retry",
        "open-by",
        "zone",
        "examine",
    )
    if name not in TABLE[phase] and name not in CHANGES.get(phase, ())
]


@pytest.mark.parametrize(("phase", "name"), UNKNOWN)
def test_what_a_page_does_not_know_changes_nothing(phase: P, name: str) -> None:
    before = reach(phase)
    assert run(EVENTS[name], start=before) == (before, [])


# -- silence ---------------------------------------------------------------------------------------------

LONG, SHORT = v.READING_SILENCE, v.SILENCE
SILENT_FOR = {
    P.IDENTIFY: SHORT,
    P.KEY: LONG,
    P.CONSENT: LONG,
    P.CHOOSE: SHORT,
    P.PICK: LONG,
    P.SERVICE: LONG,
    P.FILL: LONG,
    P.SCAN_PAPER: LONG,
    P.REVIEW: LONG,
    P.SIGN: LONG,
    P.RECEIPT: SHORT,
    P.PLAN: LONG,
    P.MINE: SHORT,
    P.CERTIFICATES: LONG,
    P.DISCLOSURES: LONG,
    P.SCAN: LONG,
    P.DISCLOSE: LONG,
    P.SORRY: SHORT,
    P.HANDOVER: v.AFTERGLOW,
    P.DESK: LONG,
}
WITH_ANSWERS = {
    **dict.fromkeys((P.FILL, P.REVIEW, P.SIGN, P.SORRY, P.HANDOVER), ANSWERS),
    P.SCAN: {"phone": "13800138000"},
    P.SCAN_PAPER: {"phone": "13800138000"},
    P.DISCLOSE: {"phone": "13800138000"},
}


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
    assert [a.answers for a in kept(effects)] == ([WITH_ANSWERS[phase]] if phase in WITH_ANSWERS else [])
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


@pytest.mark.parametrize("phase", [P.IDLE, P.SAVING, P.EXAMINING])
def test_home_and_saving_and_an_examination_know_no_time_out(phase: P) -> None:
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
    said = "card-failed-draft-kept" if gone is CardPhase.FAILED else "card-taken-draft-kept"
    assert (visit.state, visit.who) == (v.Idle(said), None)
    assert [a.answers for a in kept(effects)] == [ANSWERS]


def test_a_card_that_lies_there_and_cannot_be_read_on_is_not_said_to_be_taken() -> None:
    visit, _ = run(ready(in_reader(ZHANG, "A")), v.Agree())
    assert run(seen(CardPhase.FAILED, "A"), start=visit)[0].state == v.Idle("card-failed")
    assert run(seen(CardPhase.FAILED, "B"), start=visit)[0].state == v.Idle("card-taken")


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


@pytest.mark.parametrize("phase", sorted(set(P) - {P.IDLE, P.IDENTIFY, P.KEY, P.SAVING, P.EXAMINING}))
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


# -- a document that opens by key ------------------------------------------------------------------------

PASSPORT = demo("passport")
BOXES = {"number": "x00000017", "birth": "1984-08-12", "expiry": "2034-04-15"}


def test_what_is_typed_opens_the_document_and_leads_on_to_the_service() -> None:
    visit = reach(P.KEY, *(v.Answer(name, value) for name, value in BOXES.items()))
    visit, effects = run(v.Next(), start=visit)
    assert effects == [v.OpenCard(key_of(PASSPORT))]
    assert visit.phase is P.KEY
    visit, _ = run(seen(CardPhase.READING), start=visit)
    assert visit.devices.opening
    assert run(v.Next(), start=visit) == (visit, [])
    visit, _ = run(ready(PASSPORT), start=visit)
    assert visit.state == v.Consent(PASSPORT, v.Goal.APPLY, LOST)
    assert "X00000017" not in repr(visit) + repr(effects)


def test_a_wrong_key_keeps_what_was_typed_until_it_is_mended() -> None:
    visit = reach(P.KEY, *(v.Answer(name, value) for name, value in BOXES.items()), v.Next())
    wrong = v.CardSeen(CardState(CardPhase.NEEDS_KEY, detail="wrong-key"))
    visit, _ = run(seen(CardPhase.READING), wrong, start=visit)
    assert isinstance(visit.state, v.Key)
    assert (visit.state.wrong, visit.state.values) == (True, BOXES)
    visit, _ = run(v.Answer("number", "X00000018"), start=visit)
    assert isinstance(visit.state, v.Key)
    assert not visit.state.wrong


def test_what_cannot_be_a_key_is_marked_and_not_tried() -> None:
    visit, effects = run(v.Answer("birth", "1984-02-31"), v.Next(), start=reach(P.KEY))
    assert effects == []
    assert isinstance(visit.state, v.Key)
    assert visit.state.problems == {"number": "required", "birth": "not-a-date", "expiry": "required"}


def locked(*, can: bool) -> v.CardSeen:
    return v.CardSeen(CardState(CardPhase.NEEDS_KEY, can=can))


def test_the_six_digits_open_a_document_that_may_have_them() -> None:
    visit = reach(P.KEY, locked(can=True), v.OpenBy(v.KeyWay.CAN), v.Answer("can", "48295"), v.Next())
    assert isinstance(visit.state, v.Key)
    assert visit.state.problems == {"can": "key-can"}
    _, effects = run(v.Answer("can", "482951"), v.Next(), start=visit)
    assert effects == [v.OpenCard(CardKey(can="482951"))]
    assert run(v.OpenBy(v.KeyWay.CAN), start=reach(P.KEY))[0].state == reach(P.KEY).state


def test_another_document_without_six_digits_is_asked_for_what_it_has() -> None:
    visit, _ = run(locked(can=False), start=reach(P.KEY, locked(can=True), v.OpenBy(v.KeyWay.CAN)))
    assert isinstance(visit.state, v.Key)
    assert visit.state.way is v.KeyWay.PAGE


def test_whether_six_digits_may_help_is_known_when_the_page_comes_later() -> None:
    visit, _ = run(locked(can=True), v.Back(), v.OpenService(LOST), v.Apply())
    assert (visit.phase, visit.devices.can) == (P.KEY, True)
    assert run(ready(PASSPORT), start=visit)[0].devices.can is False


def test_the_lines_as_typed_open_the_document() -> None:
    visit = reach(P.KEY, v.OpenBy(v.KeyWay.LINES), v.Answer("lines", ZONE.lower()))
    assert run(v.Next(), start=visit)[1] == [v.OpenCard(key_of(PASSPORT))]
    slip, effects = run(v.Answer("lines", ZONE.replace("34041", "34042")), v.Next(), start=visit)
    assert isinstance(slip.state, v.Key)
    assert (slip.state.problems, effects) == ({"lines": "key-lines-wrong"}, [])


@pytest.mark.parametrize("sent", [(ZONE,), (ZONE[:44], ZONE[44:]), (ZONE[44:], ZONE[:44], ZONE[44:])])
def test_a_reader_that_types_the_lines_fills_the_boxes_and_opens(sent: tuple[str, ...]) -> None:
    spoilt = reach(P.KEY, v.Answer("number", "P<UTOSPECIMEN"))
    visit, effects = run(*map(v.CodeScanned, sent), start=spoilt)
    assert isinstance(visit.state, v.Key)
    assert {name: visit.state.values[name] for name in BOXES} == BOXES | {"number": "X00000017"}
    assert (visit.state.filled, visit.state.heard) == (len(sent), ())
    assert effects == [v.OpenCard(key_of(PASSPORT))]


def test_a_line_of_a_reader_takes_what_its_keys_left_in_the_boxes_away() -> None:
    visit = reach(P.KEY, v.Answer("number", "P<UTOSPECIMEN"), v.CodeScanned(ZONE[:44]))
    assert isinstance(visit.state, v.Key)
    assert (visit.state.values, visit.state.filled) == ({}, 1)


def test_a_reader_that_types_while_the_document_is_being_opened_opens_nothing_twice() -> None:
    visit, _ = run(seen(CardPhase.READING), start=reach(P.KEY))
    assert run(v.CodeScanned(ZONE), start=visit)[1] == []


@pytest.mark.parametrize(
    ("before", "goal"),
    [((), v.Goal.CHOOSE), ((v.OpenService(LOST),), v.Goal.APPLY), ((v.OpenMine(),), v.Goal.MINE)],
)
def test_a_document_is_asked_for_its_key_wherever_it_is_put_in(
    before: tuple[v.Event, ...], goal: v.Goal
) -> None:
    visit, _ = run(*before, seen(CardPhase.NEEDS_KEY))
    assert isinstance(visit.state, v.Key)
    assert visit.state.waiting.goal is goal


def test_a_document_that_lies_there_is_asked_for_its_key_when_a_card_is_needed() -> None:
    visit = reach(P.KEY, v.Back())
    assert visit.phase is P.SERVICE
    assert run(v.Apply(), start=visit)[0].phase is P.KEY


@pytest.mark.parametrize("phase", [P.CONSENT, P.CHOOSE, P.FILL, P.SAVING])
def test_the_photo_that_comes_later_disturbs_nothing(phase: P) -> None:
    with_photo = replace(PASSPORT, photo=b"x", warnings=("signature-unverified",))
    before, _ = run(*way_in(PASSPORT)[phase])
    after, effects = run(ready(with_photo), start=before)
    assert (after.phase, effects) == (phase, [])
    assert (after.who.person if after.who else after.state.person) is with_photo
