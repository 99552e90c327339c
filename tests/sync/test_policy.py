"""The platform's policy on its way: set by the operator, fetched by the agent, kept by the terminal."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from enrolled_terminal import Terminal, submission
from platform_server import Platform as Server

from kiosk.clock import ClockTrust
from kiosk.doctor import DOWN, WARN, _outbox
from kiosk.errors import TooLongOffline
from sync import agent
from sync.policy import Level, load
from sync.states import Begun, Held, State
from sync.wire.policy import Policy


def once(terminal: Terminal) -> agent.Summary:
    return agent.run(terminal.folder, terminal.clock, stop=threading.Event(), once=True)


def test_too_many_or_too_old_is_not_taken_until_the_line_is_back(server: Server, terminal: Terminal) -> None:
    assert load(terminal.folder) == Policy()
    told = server.cli(
        "policy", "--stop-count", "4", "--warn-count", "2", "--stop-after", "48", "--keep", "30"
    )
    assert (told["stop_count"], told["stop_after"], told["services"], told["keep"]) == (4, 48, "all", 30)
    once(terminal)
    assert load(terminal.folder).stop_count == 4
    server.kill()
    with terminal.outbox() as outbox:
        levels = []
        for _ in range(4):
            outbox.enqueue(submission())
            levels.append(outbox.standing().level)
        assert levels == [Level.OK, Level.WARN, Level.WARN, Level.STOP]
        with pytest.raises(TooLongOffline):
            outbox.enqueue(submission(b"scan"))
        assert _outbox(terminal.folder, terminal.clock).state == DOWN
        assert list(terminal.folder.blobs.iterdir()) == []
        server.start()
        assert once(terminal).accepted == 4
        assert outbox.standing().level is Level.OK
        outbox.enqueue(submission())
        terminal.clock.offset = timedelta(hours=49)
        with pytest.raises(TooLongOffline):
            outbox.enqueue(submission())
    assert server.cli("policy")["stop_count"] == 4


@pytest.mark.parametrize("state", [State.SENDING, State.UPLOADING])
def test_what_is_under_way_is_unsent_as_much_as_what_waits(
    server: Server, terminal: Terminal, state: State
) -> None:
    """A metered line may hold attachments back for days: the citizen's application is no less unsent."""
    server.cli("policy", "--stop-count", "3", "--warn-count", "2", "--stop-after", "48")
    once(terminal)
    with terminal.outbox() as outbox:
        for _ in range(3):
            outbox.enqueue(submission())
        taken = outbox.take(3, 1 << 20)
        if state is State.UPLOADING:
            outbox.move_all([(item.id, Begun()) for item in taken])
        assert {row.state for row in outbox.rows()} == {state}
        assert (outbox.standing().level, outbox.standing().count) == (Level.STOP, 3)
        assert outbox.stats()[state] == outbox.unsent() == 3
        for item in taken[:2]:
            outbox.move(item.id, Held())
        assert outbox.standing().level is Level.OK
        terminal.clock.offset = timedelta(hours=49)
        assert outbox.standing().level is Level.STOP


@pytest.mark.parametrize("years", [-20, 20])
def test_a_clock_that_cannot_be_right_makes_nothing_too_old(terminal: Terminal, years: int) -> None:
    """Neither what it dated itself, once it is right, nor what a right clock did: they are counted."""
    wrong = timedelta(days=365.25 * years)
    with terminal.outbox() as outbox:
        terminal.clock.offset = wrong
        outbox.enqueue(replace(submission(), created=terminal.clock.now(), clock_trust=ClockTrust.WRONG))
        assert outbox.standing().level is Level.OK
        terminal.clock.offset = None
        assert outbox.standing().level is Level.OK
        outbox.move(outbox.take(1, 1 << 20)[0].id, Held())
        outbox.enqueue(submission())
        terminal.clock.offset = wrong
        assert outbox.standing().level is Level.OK


def test_a_policy_may_name_the_services_that_it_stops(server: Server, terminal: Terminal) -> None:
    server.cli("policy", "--stop-count", "1", "--service", "marriage", "--service", "id-card-loss")
    once(terminal)
    with terminal.outbox() as outbox:
        outbox.enqueue(submission())
        with pytest.raises(TooLongOffline):
            outbox.enqueue(submission())
        outbox.enqueue(submission(service="newborn-household"))
        assert _outbox(terminal.folder, terminal.clock).state == DOWN
    server.cli("policy", "--service", "all", "--stop-count", "100", "--warn-count", "1")
    (terminal.folder.path / "policy.cose").write_bytes(b"spoilt")
    assert load(terminal.folder) == Policy()
    once(terminal)
    assert load(terminal.folder).services == ()
    with terminal.outbox() as outbox:
        outbox.enqueue(submission())
        assert _outbox(terminal.folder, terminal.clock).state == WARN
