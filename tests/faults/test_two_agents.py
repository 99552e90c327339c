"""Two agents on one data folder: the second one ends, and even if both worked all would arrive once."""

import threading
from concurrent.futures import ThreadPoolExecutor

from enrolled_terminal import Terminal, submission
from platform_server import Platform as Server
from promises import all_arrived_once, all_sent
from warm import Warm

from kiosk.clock import SystemClock
from sync.agent import _Agent
from sync.outbox import Outbox
from sync.platform import Platform

STARTS = 6
AGENTS = 3


def hand_in(terminal: Terminal, count: int) -> None:
    with terminal.outbox() as outbox:
        for n in range(count):
            outbox.enqueue(submission(*[b"scan" * 500] * (n % 2)))


def test_of_agents_that_start_at_once_one_works_and_all_arrives_once(
    terminal: Terminal, server: Server, quick: Warm
) -> None:
    codes = []
    for _ in range(STARTS):
        hand_in(terminal, 4)
        lives = [
            quick.start("kiosk", "--data", terminal.folder.path, "sync", "--once") for _ in range(AGENTS)
        ]
        ends = [life.wait() for life in lives]
        assert all("Traceback" not in end.stderr for end in ends)
        refused = [end for end in ends if "another `kiosk sync` runs" in end.stderr]
        codes += [end.returncode for end in ends if end not in refused]
        assert all(end.returncode == 1 for end in refused)
        assert len(refused) < AGENTS
    assert 0 in codes
    all_sent(terminal)
    assert len(all_arrived_once(terminal, server)) == 4 * STARTS


def test_even_where_locks_mean_nothing_two_agents_send_everything_once(
    terminal: Terminal, server: Server
) -> None:
    """As on a folder that two machines share: both in the same rows at the same time."""
    hand_in(terminal, 60)
    together = threading.Barrier(2)

    def work(_: int) -> None:
        clock = SystemClock()
        line = Platform(
            terminal.enrolment.url,
            name=terminal.enrolment.platform,
            key=terminal.vault.device_key(terminal.folder),
            key_id=terminal.enrolment.key_id,
            clock=clock,
        )
        with Outbox.open(terminal.folder, terminal.vault, clock) as outbox:
            together.wait()
            _Agent(outbox, line, clock).run(threading.Event(), once=True)

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(work, range(2))) == [None, None]
    all_sent(terminal)
    assert len(all_arrived_once(terminal, server)) == 60
