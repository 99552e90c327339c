"""What staff are told: the queue in words, and what waits for whom."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from visits import AT, row

from kiosk import desk
from kiosk.desk import Acts, Says
from sync.states import Incident, Link, LinkState, Loss, State

NOTHING = {state.value: 0 for state in State} | {"oldest": None}
SINCE = AT - timedelta(minutes=14)
UP = Link(LinkState.UP, SINCE, last_success=AT)


def ago(**how: float) -> datetime:
    return AT - timedelta(**how)


def down(state: LinkState = LinkState.DOWN, seconds: float = 39.2) -> Link:
    return Link(state, SINCE, attempts=4, next_attempt=AT + timedelta(seconds=seconds))


BUSY = NOTHING | {"queued": 1, "waiting": 1, "sending": 1, "oldest": SINCE.isoformat()}
WAITING, EMPTY = Says("queue-waiting", 3, SINCE), Says("queue-empty")


@pytest.mark.parametrize(
    ("stats", "link", "said"),
    [
        (NOTHING, UP, (EMPTY, Says("line-up", since=SINCE))),
        (NOTHING, Link(), (EMPTY, Says("line-unknown"))),
        (BUSY, UP, (WAITING, Says("line-up", since=SINCE))),
        (BUSY, down(), (WAITING, Says("line-down", since=SINCE), Says("next-try", seconds=40))),
        (BUSY, down(seconds=-5), (WAITING, Says("line-down", since=SINCE), Says("next-try", seconds=0))),
        *(
            (NOTHING, down(s), (EMPTY, Says(f"line-{s}", since=SINCE), Says("next-try", seconds=40)))
            for s in (LinkState.CAPTIVE, LinkState.CLOCK, LinkState.REFUSED)
        ),
        (NOTHING | {"refused": 2}, UP, (EMPTY, Says("line-up", since=SINCE), Says("refused", 2))),
        (BUSY, down(seconds=-181), (WAITING, Says("line-down", since=SINCE),
                                    Says("agent-silent", since=ago(seconds=181)))),
        (BUSY, replace(UP, last_success=ago(minutes=4)),
         (WAITING, Says("line-up", since=SINCE), Says("agent-silent", since=ago(minutes=4)))),
    ],
)  # fmt: skip
def test_what_the_queue_is_doing(stats: dict[str, object], link: Link, said: tuple[Says, ...]) -> None:
    assert desk.queue(stats, link, AT) == said


@pytest.mark.parametrize(
    ("reason", "fields", "acts", "retry"),
    [
        ("fork", {}, Acts.TECHNICIAN, True),
        ("wrong-key", {}, Acts.TECHNICIAN, True),
        ("form-invalid", {"phone": "phone"}, Acts.CITIZEN, True),
        ("platform-fails", {}, Acts.TECHNICIAN, True),
        ("row-damaged", {}, Acts.CITIZEN, False),
        ("blob-missing", {}, Acts.CITIZEN, False),
        ("blob-too-large", {}, Acts.CITIZEN, True),
        ("blob-refused", {}, Acts.TECHNICIAN, True),
        ("unknown-service", {}, Acts.STAFF, True),
        ("", {}, Acts.STAFF, True),
    ],
)
def test_who_acts_on_what_was_refused(reason: str, fields: dict[str, str], acts: Acts, retry: bool) -> None:
    refused = replace(row(1, State.REFUSED), reason=reason, fields=fields)
    (item,) = desk.inbox([refused], frozenset(), UP, AT)
    assert (item.acts, item.retry, item.again, item.fields) == (acts, retry, True, fields)


STUCK = replace(row(2, State.WAITING), attempts=3, created=ago(hours=2), reason="sequence-gap")


@pytest.mark.parametrize(
    ("one", "link", "waits"),
    [
        (STUCK, UP, True),
        (replace(STUCK, state=State.QUEUED), UP, True),
        (STUCK, down(), False),  # the line is why
        (replace(STUCK, attempts=2), UP, False),
        (replace(STUCK, created=ago(minutes=59)), UP, False),
        (replace(STUCK, state=State.ACCEPTED), UP, False),
        (replace(STUCK, state=State.DECIDED), UP, False),
        (row(1, State.REFUSED), down(), True),
    ],
)
def test_what_is_stuck_and_what_only_waits_for_the_line(one: desk.Row, link: Link, waits: bool) -> None:
    found = desk.inbox([one], frozenset(), link, AT)
    assert bool(found) is waits
    assert all(item.again is (one.state is State.REFUSED) for item in found)


def test_what_befell_the_database_is_told_for_a_month() -> None:
    incidents = [Incident(ago(days=days), "malformed", "1", 4, 0, 1, "") for days in (31, 29)]
    losses = [
        Loss(seq, f"0001-00000{seq}-X", None, None, reason, ago(days=days), told=True)
        for seq, reason, days in (
            (1, "row-lost", 31),
            (2, "row-lost", 29),
            (3, "number-skipped", 1),
            (4, "row-damaged", 1),
        )
    ]
    told = desk.overview(NOTHING, (), incidents, losses, AT)
    assert (told.incidents, told.lost) == ((incidents[1],), ("0001-000002-X",))


def test_what_was_handed_in_again_needs_nobody() -> None:
    refused = row(1, State.REFUSED)
    assert desk.inbox([refused], frozenset({refused.id}), UP, AT) == ()
