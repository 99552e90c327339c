"""The line is cut after each byte of what a terminal says and hears, is late, or repeats itself.

``WAYSTATION_EVERY_BYTE=1`` cuts after every byte (an hour); without it after every so-and-so-manieth.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest
from enrolled_terminal import Terminal, submission
from middleman import Cable
from platform_server import Platform as Server

from sync import agent
from sync.states import LinkState, State

CUTS = int(os.environ.get("WAYSTATION_EVERY_BYTE", "0"))
SAMPLES = 9


@pytest.fixture
def cable(server: Server) -> Iterator[Cable]:
    with closing(Cable(server.url)) as cable:
        yield cable


def run(terminal: Terminal, cable: Cable) -> agent.Summary:
    return terminal.sends(cable.url)


def arrived(server: Server, terminal: Terminal) -> list[str]:
    rows = server.cli("transactions", "--terminal", terminal.enrolment.terminal)
    assert [row["seq"] for row in rows] == list(range(1, len(rows) + 1))
    assert {row["state"] for row in rows} <= {"received"}
    return [row["id"] for row in rows]


@pytest.mark.parametrize("way", ["up", "down"])
def test_a_line_cut_after_any_byte_loses_nothing_and_doubles_nothing(
    server: Server, terminal: Terminal, cable: Cable, way: str
) -> None:
    sent: list[str] = []

    def hand_in() -> None:
        with terminal.outbox() as outbox:
            sent.append(str(outbox.enqueue(submission(b"\xff\xd8" * 300)).id))

    hand_in()
    assert run(terminal, cable).accepted == 1
    whole = getattr(cable, way)
    step = CUTS or max(1, whole // SAMPLES)
    for after in range(1, whole, step):
        hand_in()
        setattr(cable, f"cut_{way}", after)
        run(terminal, cable)
        cable.cut_up = cable.cut_down = None
        done = run(terminal, cable)
        assert (done.unsent, done.link) == (0, LinkState.UP), f"cut after {after} of {whole} bytes {way}"
    with terminal.outbox() as outbox:
        assert {row.state for row in outbox.rows()} == {State.ACCEPTED}
    assert arrived(server, terminal) == sent


def test_two_seconds_late_is_no_outage(server: Server, terminal: Terminal, cable: Cable) -> None:
    cable.delay = 1.0  # each way
    with terminal.outbox() as outbox:
        sent = [str(outbox.enqueue(submission()).id) for _ in range(3)]
    done = run(terminal, cable)
    assert (done.accepted, done.unsent, done.link) == (3, 0, LinkState.UP)
    assert arrived(server, terminal) == sent


def test_five_hundred_submissions_go_over_one_connection(
    server: Server, terminal: Terminal, cable: Cable
) -> None:
    with terminal.outbox() as outbox:
        outbox.enqueue(*(submission() for _ in range(500)))
    assert run(terminal, cable).accepted == 500
    assert cable.lines == 1
    assert len(arrived(server, terminal)) == 500


def test_a_form_does_not_wait_for_a_scan_that_came_before_it(
    server: Server, terminal: Terminal, cable: Cable
) -> None:
    """A capped line: the scan takes seconds, the form behind it is there before a tenth of the scan is."""
    from kiosk.settings import Settings, Uploads

    adapter = terminal.adapter(cable.url)
    settings, stop = Settings(Uploads(bytes_per_second=16 << 10)), threading.Event()
    with terminal.outbox() as outbox, closing(adapter):
        scan, form = outbox.enqueue(submission(os.urandom(96 << 10))), outbox.enqueue(submission())
        late: list[str] = []

        def follow() -> None:
            """Hand one more in while the scan is under way, and note what arrived in which order."""
            with terminal.outbox() as mine:
                while mine.row(str(scan.id)).state is not State.UPLOADING:  # type: ignore[union-attr]
                    stop.wait(0.02)
                late.append(str(mine.enqueue(submission()).id))
                while mine.row(late[0]).state is not State.ACCEPTED:  # type: ignore[union-attr]
                    stop.wait(0.02)
                late.append(str(mine.row(str(scan.id)).state))  # type: ignore[union-attr]

        thread = threading.Thread(target=follow)
        start = terminal.clock.monotonic()
        thread.start()
        done = agent._Agent(outbox, adapter, terminal.clock, None, settings).run(stop, once=True)
        took = terminal.clock.monotonic() - start
        thread.join()
        assert (done.accepted, done.unsent) == (3, 0)
        assert late[1] == State.UPLOADING
        assert took > 64 / 16, "the cap was passed over"
    assert arrived(server, terminal) == [str(scan.id), str(form.id), late[0]]
