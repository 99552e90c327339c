"""What the agent does in idle moments: snapshots, retention, and pages given back to the disk."""

import os
from dataclasses import replace
from datetime import timedelta

import pytest
from enrolled_terminal import NUMBER, Terminal, submission

from sync.states import Decision, Held, State
from sync.upkeep import SNAPSHOT_EVERY, Upkeep
from sync.wire.policy import Policy

KEPT_FOR = Policy().kept_for


def test_what_was_decided_long_ago_is_a_receipt_and_nothing_more(terminal: Terminal) -> None:
    with terminal.outbox() as outbox:
        decided, accepted, queued = (outbox.enqueue(submission()) for _ in range(3))
        outbox.move(decided.id, Decision("approved"), "a note")
        outbox.move(accepted.id, Held())
        upkeep = Upkeep(terminal.folder, outbox, terminal.clock)
        upkeep.idle()
        assert [row.receipt for row in outbox.of_person(NUMBER)][::-1] == [
            r.number for r in (decided, accepted, queued)
        ]
        terminal.clock.offset = KEPT_FOR + timedelta(days=1)
        assert outbox.purge(terminal.clock.now() - KEPT_FOR) == 2
        assert outbox.purge(terminal.clock.now() - KEPT_FOR) == 0
        sizes = dict(outbox._read("select seq, length(envelope) from submission"))
        assert (sizes[1], sizes[2]) == (0, 0)
        assert sizes[3] > 0
        row = outbox.row(decided.number)
        assert row
        assert (row.state, row.decision, row.note, row.service) == (
            State.DECIDED,
            "approved",
            None,
            "id-card-loss",
        )
        assert {row.receipt for row in outbox.of_person(NUMBER)} == {accepted.number, queued.number}
        again = outbox.receipt(decided.id)
        assert again
        assert again.digest == decided.digest
        assert outbox.move(accepted.id, Decision("rejected")), "a decision may still come"
        assert outbox.enqueue(submission()).number.startswith(f"{terminal.enrolment.number:04}-000004")


@pytest.mark.parametrize("years", [-20, 20])
def test_a_clock_that_cannot_be_right_makes_nothing_old(terminal: Terminal, years: int) -> None:
    with terminal.outbox() as outbox:
        outbox.move(outbox.enqueue(submission()).id, Held())
        terminal.clock.offset = timedelta(days=365.25 * years)
        outbox.move(outbox.enqueue(submission()).id, Held())  # as a courier's answer would
        for offset, kept in ((terminal.clock.offset, 2), (timedelta(), 2), (KEPT_FOR + timedelta(days=2), 0)):
            terminal.clock.offset = offset
            Upkeep(terminal.folder, outbox, terminal.clock).idle()
            assert outbox._read("select count(*) from submission where envelope != x''") == [(kept,)]


def test_freed_pages_go_back_to_the_disk_in_steps(terminal: Terminal) -> None:
    with terminal.outbox() as outbox:
        for _ in range(40):
            outbox.move(outbox.enqueue(replace(submission(), body=os.urandom(9000))).id, Held())
        before = outbox._read("pragma page_count")[0][0]
        terminal.clock.offset = KEPT_FOR + timedelta(days=1)
        assert outbox.purge(terminal.clock.now() - KEPT_FOR) == 40
        steps = 0
        while outbox.give_back(always=True, pages=1):
            steps += 1
        after = outbox._read("pragma page_count")[0][0]
        assert (outbox._read("pragma freelist_count")[0][0], steps > 3, after < before) == (0, True, True)
        assert outbox._read("pragma integrity_check") == [("ok",)]


def test_a_snapshot_is_made_hourly_when_there_is_something_new(terminal: Terminal) -> None:
    snapshot = terminal.folder.snapshot
    with terminal.outbox() as outbox:
        outbox.enqueue(submission())
        upkeep = Upkeep(terminal.folder, outbox, terminal.clock)
        upkeep.idle()
        first = snapshot.stat()
        outbox.enqueue(submission())
        upkeep.idle()
        assert snapshot.stat().st_ino == first.st_ino, "not within the hour"
        upkeep._next_snapshot -= SNAPSHOT_EVERY
        upkeep.idle()
        second = snapshot.stat()
        assert second.st_ino != first.st_ino
        os.utime(snapshot, (second.st_atime, second.st_mtime + 60))
        upkeep._next_snapshot -= SNAPSHOT_EVERY
        upkeep.idle()
        assert snapshot.stat().st_ino == second.st_ino, "nothing is new"
    assert snapshot.stat().st_mode & 0o077 == 0
