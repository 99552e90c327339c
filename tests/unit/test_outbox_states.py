"""A submission's states as a table: every event in every state, and what is kept on the way."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.states import (
    Begun,
    Decision,
    Event,
    Forgotten,
    Held,
    Postponed,
    Progress,
    Rejected,
    Restarted,
    RetryWanted,
    State,
    Taken,
    Uploaded,
    advance,
)

S = State
LATER = datetime(2026, 11, 24, 10, tzinfo=UTC)
LAST = datetime(2026, 11, 24, 11, tzinfo=UTC)

BEFORE: dict[State, Progress] = {
    S.QUEUED: Progress(attempts=2),
    S.SENDING: Progress(S.SENDING, 2, LATER, "platform-unreachable"),
    S.WAITING: Progress(S.WAITING, 2, LATER, "platform-unreachable"),
    S.UPLOADING: Progress(S.UPLOADING, 2),
    S.ACCEPTED: Progress(S.ACCEPTED, 2),
    S.DECIDED: Progress(S.DECIDED, 2, decision="needs-material"),
    S.REFUSED: Progress(S.REFUSED, 2, None, "invalid-payload", {"phone": "phone"}),
}
"""Each state as it looks after two attempts."""

EVENTS: dict[str, Event] = {
    "taken": Taken(),
    "restarted": Restarted(),
    "held": Held(),
    "failed": Postponed(LAST, "server-error"),
    "snoozed": Postponed(LAST, "blob-missing", counts=False),
    "begun": Begun(),
    "uploaded": Uploaded(),
    "rejected": Rejected("conflict", {"id": "conflict"}),
    "approved": Decision("approved"),
    "again": Decision("needs-material"),
    "forgotten": Forgotten(),
    "retry": RetryWanted(),
}

DECIDED = {
    "approved": Progress(S.DECIDED, 2, decision="approved"),
    "again": Progress(S.DECIDED, 2, decision="needs-material"),
}
REJECTED = Progress(S.REFUSED, 3, None, "conflict", {"id": "conflict"})
"""By the line, or by a courier's acknowledgement."""
ARRIVED = {"held": Progress(S.ACCEPTED, 2), **DECIDED}

TABLE: dict[State, dict[str, Progress]] = {
    # What is not in a row means nothing in that state.
    S.QUEUED: {**ARRIVED, "taken": Progress(S.SENDING, 2), "rejected": REJECTED},
    S.SENDING: {
        **ARRIVED,
        "restarted": Progress(S.QUEUED, 2, LATER, "platform-unreachable"),
        "failed": Progress(S.WAITING, 3, LAST, "server-error"),
        "snoozed": Progress(S.WAITING, 2, LAST, "blob-missing"),
        "begun": Progress(S.UPLOADING, 2),
        "rejected": REJECTED,
    },
    S.WAITING: {
        **ARRIVED,
        "rejected": REJECTED,
        "taken": Progress(S.SENDING, 2, LATER, "platform-unreachable"),
        "retry": Progress(S.QUEUED, 2),
    },
    S.UPLOADING: {
        **ARRIVED,
        "uploaded": Progress(S.QUEUED, 2),
        "rejected": Progress(S.REFUSED, 3, None, "conflict", {"id": "conflict"}),
        "forgotten": Progress(S.QUEUED, 2),
    },
    S.ACCEPTED: {**DECIDED, "forgotten": Progress(S.QUEUED, 2)},
    S.DECIDED: {**DECIDED, "forgotten": Progress(S.QUEUED, 2)},
    S.REFUSED: {**ARRIVED, "retry": Progress(S.QUEUED, 2), "forgotten": Progress(S.QUEUED, 2)},
}


@pytest.mark.parametrize("name", EVENTS)
@pytest.mark.parametrize("state", State)
def test_every_event_in_every_state(state: State, name: str) -> None:
    assert advance(BEFORE[state], EVENTS[name]) == TABLE[state].get(name)


@given(st.lists(st.sampled_from(list(EVENTS.values())), max_size=30))
def test_whatever_happens_nothing_that_the_platform_has_goes_back_and_no_attempt_is_forgotten(
    events: list[Event],
) -> None:
    progress = Progress()
    for event in events:
        before, after = progress, advance(progress, event)
        if after is None:
            continue
        progress = after
        assert progress.attempts >= before.attempts
        if before.state in {S.ACCEPTED, S.DECIDED}:
            assert progress.state is (S.QUEUED if isinstance(event, Forgotten) else S.DECIDED)
        assert (progress.decision is not None) == (progress.state is S.DECIDED)
        if progress.state in {S.WAITING, S.REFUSED}:
            assert progress.reason
        if progress.state in {S.ACCEPTED, S.DECIDED}:
            assert (progress.reason, progress.next_attempt, progress.fields) == (None, None, None)


@given(st.lists(st.sampled_from(list(EVENTS.values())), max_size=30))
def test_whatever_happened_a_submission_can_still_arrive(events: list[Event]) -> None:
    progress = Progress()
    for event in events:
        progress = advance(progress, event) or progress
    for event in (Restarted(), RetryWanted(), Taken(), Held()):
        progress = advance(progress, event) or progress
    assert progress.state in {S.ACCEPTED, S.DECIDED}
