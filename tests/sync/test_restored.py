"""A platform comes back from an older backup: what it lost is brought again, once and in order."""

import shutil
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from enrolled_terminal import Terminal, submission
from platform_server import Platform as Server

from kiosk.errors import DiskFull
from kiosk.submission import Submission
from sync import agent
from sync.states import Held, State

BACKUP = 3
"""Applications that the backup has."""


@pytest.fixture
def restore(server: Server, terminal: Terminal) -> Callable[[], None]:
    """Three are received and backed up, as cloud/README.md says; what it gives back restores that backup."""
    hand_in(terminal, *[submission() for _ in range(BACKUP)])
    backup = server.data.with_name("backup")
    server.stop()
    shutil.copytree(server.data, backup)
    server.start()

    def restored() -> None:
        server.stop()
        shutil.rmtree(server.data)
        shutil.copytree(backup, server.data)
        server.start()

    return restored


def run(terminal: Terminal) -> agent.Summary:
    return agent.run(terminal.folder, terminal.clock, stop=threading.Event(), once=True)


def hand_in(terminal: Terminal, *submissions: Submission, send: bool = True) -> None:
    with terminal.outbox() as outbox:
        for one in submissions:
            outbox.enqueue(one)
    if send:
        assert run(terminal).unsent == 0


def here(terminal: Terminal) -> dict[int, State]:
    with terminal.outbox() as outbox:
        return {row.seq: row.state for row in outbox.rows()}


def there(server: Server) -> list[tuple[int, str]]:
    """In the order in which they came."""
    return [(row["seq"], row["state"]) for row in server.cli("transactions")]


@pytest.mark.parametrize("new", [0, 2])
def test_what_came_after_the_backup_comes_again_in_order(
    server: Server, terminal: Terminal, restore: Callable[[], None], new: int
) -> None:
    """With new applications, which meet a gap, and without: then the feed says how far the chain goes."""
    hand_in(terminal, submission(), submission(b"a scan", b"its back"))
    restore()
    assert len(there(server)) == BACKUP
    hand_in(terminal, *[submission() for _ in range(new)], send=False)
    done = run(terminal)
    assert (done.unsent, done.refused) == (0, 0)
    assert there(server) == [(seq, "received") for seq in range(1, BACKUP + 3 + new)]
    assert set(here(terminal).values()) == {State.ACCEPTED}
    with terminal.outbox() as outbox:
        (incident,) = outbox.incidents()
        assert (incident.kind, incident.recovered, incident.lost) == ("platform-restored", 2, 0)
    assert run(terminal).accepted == 0, "once"
    assert len(there(server)) == BACKUP + 2 + new


def test_a_decision_that_the_backup_has_not_is_made_anew_and_heard(
    server: Server, terminal: Terminal, restore: Callable[[], None]
) -> None:
    """One of a case in the backup, one of a case after it. The new ones get the old ones' event numbers."""
    hand_in(terminal, submission())
    with terminal.outbox() as outbox:
        ids = [str(row.id) for row in outbox.rows()]
    for uid in (ids[1], ids[3]):
        server.cli("decide", uid, "rejected")
    run(terminal)
    assert (here(terminal)[2], here(terminal)[4]) == (State.DECIDED, State.DECIDED)
    restore()
    assert dict(there(server))[2] == "received"
    run(terminal)
    assert dict(there(server))[4] == "received"
    assert here(terminal)[4] is State.ACCEPTED, "it is received again, and shown so"
    for uid in (ids[1], ids[3]):
        server.cli("decide", uid, "approved")
    run(terminal)
    with terminal.outbox() as outbox:
        assert [row.decision for row in outbox.rows()] == [None, "approved", None, "approved"]


def test_an_event_that_took_the_number_of_one_before_the_restore_is_heard(
    server: Server, terminal: Terminal, restore: Callable[[], None]
) -> None:
    with terminal.outbox() as outbox:
        ids = [str(row.id) for row in outbox.rows()]
    server.cli("decide", ids[0], "rejected")
    run(terminal)
    restore()
    server.cli("decide", ids[1], "approved")
    run(terminal)
    with terminal.outbox() as outbox:
        assert [row.decision for row in outbox.rows()] == ["rejected", "approved", None]


def test_what_retention_has_reduced_is_told_as_lost_and_holds_up_nothing(
    server: Server, terminal: Terminal, restore: Callable[[], None]
) -> None:
    hand_in(terminal, submission())
    with terminal.outbox() as outbox:
        outbox.purge(terminal.clock.now() + timedelta(seconds=1))
    hand_in(terminal, submission())
    restore()
    hand_in(terminal, submission())
    assert there(server) == [(1, "received"), (2, "received"), (3, "received"), (5, "received"),
                             (6, "received"), (4, "lost")]  # fmt: skip
    with terminal.outbox() as outbox:
        (loss,) = outbox.losses()
        assert (loss.seq, loss.reason, loss.told) == (4, "reduced", True)
        (incident,) = outbox.incidents()
        assert (incident.recovered, incident.lost) == (1, 1)
    run(terminal)
    with terminal.outbox() as outbox:
        assert len(outbox.incidents()) == 1


def test_an_upload_under_way_and_a_refused_one_find_their_places_again(
    server: Server, terminal: Terminal, restore: Callable[[], None]
) -> None:
    """The chain went over both; the platform has neither."""
    gone = submission(b"of a disk that loses it")
    with terminal.outbox() as outbox:
        outbox.enqueue(gone)
        for path in terminal.folder.blobs.iterdir():
            path.unlink()
    hand_in(terminal, submission())
    assert here(terminal)[4] is State.REFUSED
    restore()
    hand_in(terminal, submission())
    assert dict(there(server))[5] == dict(there(server))[6] == "received"
    assert here(terminal)[4] is State.REFUSED
    assert here(terminal)[6] is State.ACCEPTED


def test_attachments_stay_some_days_after_they_were_received(
    server: Server, terminal: Terminal, restore: Callable[[], None]
) -> None:
    """The folder of attachments is restored too, so the platform has nothing of them."""
    hand_in(terminal, submission(b"a scan", b"its back"))
    terminal.clock.mend(timedelta(days=6))
    with terminal.outbox() as outbox:
        outbox.sweep()
        stats = outbox.stats()
        assert (stats["bytes"], stats["kept"] > 0) == (0, True)
    restore()
    terminal.clock.mend(-timedelta(days=6))
    assert run(terminal).accepted == 1
    assert there(server)[-1] == (BACKUP + 1, "received")
    terminal.clock.mend(timedelta(days=8))
    with terminal.outbox() as outbox:
        outbox.sweep()
        assert outbox.stats()["kept"] == 0
    assert list(terminal.folder.blobs.iterdir()) == []


def test_one_whose_attachments_came_after_the_backup_is_made_whole_again(
    server: Server, terminal: Terminal
) -> None:
    """The backup has its envelope, so the chain lacks nothing."""
    settings = terminal.folder.path / "settings.yaml"
    settings.write_text('uploads: {metered: always, off_hours: "00:00-00:00"}')
    with terminal.outbox() as outbox:
        outbox.enqueue(submission(b"a scan"), submission())
    assert run(terminal).unsent == 1
    server.stop()
    backup = shutil.copytree(server.data, server.data.with_name("backup"))
    server.start()
    settings.unlink()
    whole = submission(b"another scan")
    hand_in(terminal, whole)
    server.stop()
    shutil.rmtree(server.data)
    shutil.copytree(backup, server.data)
    server.start()
    assert there(server) == [(1, "incomplete"), (2, "received")]
    assert run(terminal).unsent == 0
    assert there(server) == [(1, "received"), (2, "received"), (3, "received")]
    assert set(here(terminal).values()) == {State.ACCEPTED}


def test_when_they_are_gone_the_case_is_there_and_says_so(
    server: Server, terminal: Terminal, restore: Callable[[], None]
) -> None:
    hand_in(terminal, submission(b"a scan"))
    for path in terminal.folder.blobs.iterdir():
        path.unlink()
    restore()
    hand_in(terminal, submission())
    assert here(terminal)[BACKUP + 1] is State.REFUSED
    assert dict(there(server))[BACKUP + 2] == "received"


def test_where_room_is_short_they_go_first(server: Server, terminal: Terminal) -> None:
    """On acceptance, at the sweep, and before anything new is refused."""
    del server
    short = replace(terminal, folder=replace(terminal.folder, floor=terminal.folder.free_bytes() * 3 // 4))
    with short.outbox() as outbox:
        outbox.enqueue(submission(b"a scan"))
        (uid,) = [row.id for row in outbox.rows()]
        assert outbox.move(uid, Held())
        assert list(short.folder.blobs.iterdir()) == []
    with terminal.outbox() as outbox:
        kept = submission(b"another")
        outbox.enqueue(kept)
        assert outbox.move(kept.id, Held())
        assert len(list(terminal.folder.blobs.iterdir())) == 1
    with short.outbox() as outbox:
        outbox.sweep()
        assert list(short.folder.blobs.iterdir()) == []
    full = replace(terminal, folder=replace(terminal.folder, floor=1 << 60))
    with terminal.outbox() as outbox:
        third = submission(b"a third")
        outbox.enqueue(third)
        outbox.move(third.id, Held())
    with full.outbox() as outbox:
        with pytest.raises(DiskFull):
            outbox.enqueue(submission())
        assert list(terminal.folder.blobs.iterdir()) == []
