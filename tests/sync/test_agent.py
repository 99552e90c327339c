"""The agent against a real platform, and against what only looks like one."""

import threading
from datetime import timedelta

import pytest
from enrolled_terminal import NUMBER, Terminal, submission
from platform_server import Platform as Server

from kiosk.errors import DataFolderBusy, DiskFull
from kiosk.folder import DataFolder
from sync import agent
from sync.outbox import Outbox
from sync.states import LinkState, State


def once(terminal: Terminal) -> agent.Summary:
    return agent.run(terminal.folder, terminal.clock, stop=threading.Event(), once=True)


def test_what_is_saved_arrives_opened_and_in_order(server: Server, terminal: Terminal) -> None:
    with terminal.outbox() as outbox:
        receipts = [outbox.enqueue(submission()) for _ in range(3)]
        assert [row.state for row in outbox.rows()] == [State.QUEUED] * 3
        done = once(terminal)
        assert (done.accepted, done.unsent, done.link) == (3, 0, LinkState.UP)
        assert {row.state for row in outbox.rows()} == {State.ACCEPTED}
        assert outbox.of_person(NUMBER)[0].receipt == receipts[-1].number
    found = server.cli("transactions", "--open")
    assert [row["id"] for row in found] == [str(r.id) for r in receipts]
    assert found[0]["payload"]["applicant"]["name"] == "张演示"
    assert once(terminal).accepted == 0


def test_attachments_follow_and_leave_the_disk_some_days_after_they_are_there(
    server: Server, terminal: Terminal
) -> None:
    with terminal.outbox() as outbox:
        outbox.enqueue(submission(b"\xff\xd8" * 400_000, b"small"))
        assert len(list(terminal.folder.blobs.iterdir())) == 2
        assert once(terminal).accepted == 1
        terminal.clock.offset = timedelta(days=8)
        outbox.sweep()
        assert list(terminal.folder.blobs.iterdir()) == []
    assert server.cli("transactions")[0]["state"] == "received"


def test_the_departments_answer_comes_back_with_its_note(server: Server, terminal: Terminal) -> None:
    with terminal.outbox() as outbox:
        receipt = outbox.enqueue(submission())
        once(terminal)
        server.cli("decide", str(receipt.id), "needs-material", "--note", "请补交户口本")
        once(terminal)
        row = outbox.row(receipt.number)
        assert row is not None
        assert (row.state, row.decision, row.note) == (State.DECIDED, "needs-material", "请补交户口本")
        raw = b"".join(p.read_bytes() for p in terminal.folder.path.glob("kiosk.db*"))
        assert "请补交户口本".encode() not in raw


def test_a_platform_that_is_down_costs_nothing(server: Server, terminal: Terminal) -> None:
    server.kill()
    with terminal.outbox() as outbox:
        outbox.enqueue(submission())
        done = once(terminal)
        assert (done.unsent, done.link) == (1, LinkState.DOWN)
        assert outbox.link().detail == "platform-unreachable"
        server.start()
        assert once(terminal).accepted == 1
    assert len(server.cli("transactions")) == 1


def test_a_running_agent_sends_a_new_row_at_once(server: Server, terminal: Terminal) -> None:
    stop = threading.Event()
    thread = threading.Thread(target=agent.run, args=(terminal.folder, terminal.clock), kwargs={"stop": stop})
    thread.start()
    try:
        with terminal.outbox() as outbox:
            receipt = outbox.enqueue(submission())
            ticks = threading.Event()
            for _ in range(200):
                row = outbox.row(str(receipt.id))
                if row and row.state is State.ACCEPTED:
                    break
                ticks.wait(0.05)
            assert row is not None
            assert row.state is State.ACCEPTED
            with pytest.raises(DataFolderBusy):
                once(terminal)
    finally:
        stop.set()
        thread.join(10)
    assert not thread.is_alive()


def test_a_revoked_terminal_pauses_and_loses_nothing(server: Server, terminal: Terminal) -> None:
    server.cli("terminals", "revoke", terminal.enrolment.terminal)
    with terminal.outbox() as outbox:
        outbox.enqueue(submission())
        done = once(terminal)
        assert (done.link, done.unsent) == (LinkState.REFUSED, 1)
        assert outbox.rows()[0].attempts == 0
        assert outbox.link().detail == "terminal-revoked"


def test_a_clock_that_is_hours_off_is_mended_by_the_platforms(server: Server, terminal: Terminal) -> None:
    terminal.clock.offset = timedelta(hours=5)
    with terminal.outbox() as outbox:
        outbox.enqueue(submission())
        once(terminal)
        assert once(terminal).link is LinkState.UP
        offset = outbox.link().clock_offset
        assert offset is not None
        assert abs(offset) < timedelta(seconds=5)
        assert outbox.rows()[0].state is State.ACCEPTED


def test_a_flipped_bit_is_found_and_stops_nothing_else(
    server: Server, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a look at the whole database, as where it is large."""
    monkeypatch.setattr("kiosk.folder.QUICKLY_READ", 0)
    once(terminal)
    with terminal.outbox() as outbox:
        outbox.enqueue(submission())
        outbox.enqueue(submission())
        outbox._database.execute(
            "update submission set envelope = cast(envelope || x'00' as blob) where seq = 2"
        )
        done = once(terminal)
        assert (done.accepted, outbox.rows()[1].reason) == (1, "row-damaged")


def test_a_full_disk_promises_nothing_and_leaves_nothing(terminal: Terminal) -> None:
    tight = DataFolder(terminal.folder.path, floor=1 << 60)
    with Outbox.open(tight, terminal.vault, terminal.clock) as outbox:
        with pytest.raises(DiskFull):
            outbox.enqueue(submission(b"scan"))
        assert outbox.rows() == []
    assert list(terminal.folder.blobs.iterdir()) == []
