"""Attachments without a row: what a kill left goes, what is handed in now stays, whatever the clock says."""

import os
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from enrolled_terminal import Terminal, submission
from standing_clock import LaterClock

from kiosk.database import Database
from kiosk.errors import StorageFailed
from kiosk.folder import write_durably
from sync import agent
from sync import outbox as outboxes
from sync.outbox import SWEPT_AFTER
from sync.states import Begun, State
from sync.upkeep import SWEEP_EVERY, Upkeep

HOURS = timedelta(hours=3)


@pytest.fixture
def clock(terminal: Terminal) -> LaterClock:
    terminal.clock = LaterClock()
    return terminal.clock


def left_by_a_kill(terminal: Terminal) -> Path:
    path = terminal.folder.blobs / ("ab" * 32)
    path.write_bytes(b"sealed")
    return path


@pytest.mark.parametrize("offset", [HOURS, -HOURS])
def test_what_is_handed_in_while_an_agent_starts_keeps_its_attachment(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, offset: timedelta
) -> None:
    """The wall clock is hours off the file system's: the platform has mended it."""
    terminal.clock.offset = offset
    an_agent_starts_at_the_commit(terminal, monkeypatch, lambda other: other.recover())
    with terminal.outbox() as outbox:
        outbox.enqueue(submission(b"scan of a paper"))
        terminal.clock.offset = None
        assert agent.run(terminal.folder, terminal.clock, stop=threading.Event(), once=True).accepted == 1


def an_agent_starts_at_the_commit(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, does: Callable[[outboxes.Outbox], object]
) -> None:
    """The attachments are written, the row is not: then another connection has its turn."""
    real = outboxes.transaction
    ours = threading.current_thread()

    def after_another(database: Database) -> object:
        if threading.current_thread() is ours:
            monkeypatch.setattr(outboxes, "transaction", real)

            def turn() -> None:
                with terminal.outbox() as other:
                    does(other)

            thread = threading.Thread(target=turn)
            thread.start()
            thread.join()
        return real(database)

    monkeypatch.setattr(outboxes, "transaction", after_another)


def test_a_clock_that_is_set_ages_nothing(terminal: Terminal, clock: LaterClock) -> None:
    path = left_by_a_kill(terminal)
    os.utime(path, (0, 0))
    with terminal.outbox() as outbox:
        assert outbox.sweep() == 0
        clock.offset = timedelta(days=400)
        assert outbox.sweep() == 0
        clock.later = SWEPT_AFTER - 1
        assert (outbox.sweep(), path.exists()) == (0, True)
        clock.later = SWEPT_AFTER + 1
        assert (outbox.sweep(), path.exists()) == (1, False)


def test_what_a_row_names_stays_for_as_long_as_it_is_unsent(terminal: Terminal, clock: LaterClock) -> None:
    with terminal.outbox() as outbox:
        outbox.enqueue(submission(b"one"))
        (path,) = terminal.folder.blobs.iterdir()
        for _ in range(3):
            assert outbox.sweep() == 0
            clock.later += SWEPT_AFTER + 1
        outbox.move(outbox.take(1, 1 << 20)[0].id, Begun())
        assert (outbox.rows()[0].state, outbox.sweep(), path.exists()) == (State.UPLOADING, 0, True)


def test_the_upkeep_sweeps_too(terminal: Terminal, clock: LaterClock) -> None:
    with terminal.outbox() as outbox:
        upkeep = Upkeep(terminal.folder, outbox, clock)
        path = left_by_a_kill(terminal)
        for n in range(3):
            upkeep.idle()
            assert path.exists() == (n < 2)
            clock.later += SWEEP_EVERY + 1


def test_nothing_is_promised_whose_attachment_is_gone(
    terminal: Terminal, clock: LaterClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As of a machine that slept for hours in the middle of it: the sweep has the lock before the row."""

    def sweep_late(other: outboxes.Outbox) -> None:
        other.sweep()
        clock.later += SWEPT_AFTER + 1
        assert other.sweep() == 1

    an_agent_starts_at_the_commit(terminal, monkeypatch, sweep_late)
    with terminal.outbox() as outbox:
        with pytest.raises(StorageFailed):
            outbox.enqueue(submission(b"scan"))
        assert outbox.rows() == []
        assert outbox.enqueue(submission(b"scan")).number.endswith(outbox.rows()[0].receipt[-8:])
        assert agent.run(terminal.folder, clock, stop=threading.Event(), once=True).accepted == 1


def test_an_attachment_that_was_changed_before_the_commit_is_no_promise(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def truncate(_: outboxes.Outbox) -> None:
        (path,) = terminal.folder.blobs.iterdir()
        write_durably(path, b"short")

    an_agent_starts_at_the_commit(terminal, monkeypatch, truncate)
    with terminal.outbox() as outbox:
        with pytest.raises(StorageFailed, match="before it was promised"):
            outbox.enqueue(submission(b"scan"))
        assert outbox.rows() == []
