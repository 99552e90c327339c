"""The platform killed while an agent sends to it: nothing is lost between the two, nothing is there twice."""

import random
import signal
import time
from pathlib import Path

from enrolled_terminal import Terminal
from platform_server import Platform as Server
from promises import all_arrived_once, promised, submitting
from warm import Life, Warm

KILLS = 4
SOON = 30.0


def test_a_platform_that_dies_in_mid_batch_has_everything_once_in_the_end(
    tmp_path: Path, terminal: Terminal, server: Server, quick: Warm
) -> None:
    dice = random.Random(20261124)
    printed = tmp_path / "printed"
    agent = quick.start("kiosk", "--data", terminal.folder.path, "sync")
    with submitting(terminal, printed):
        for _ in range(KILLS):
            until_more_is_accepted(terminal, agent)
            assert agent.outlives(dice.uniform(0, 0.3))
            server.kill()
            server.start()
        until_more_is_accepted(terminal, agent)
    until_all_is_accepted(terminal, agent)
    agent.end(signal.SIGTERM)
    done = agent.wait()
    assert "Traceback" not in done.stderr
    assert done.returncode == 0
    assert set(promised(printed)) <= set(all_arrived_once(terminal, server))


def until_more_is_accepted(terminal: Terminal, agent: Life) -> None:
    deadline = time.monotonic() + SOON
    with terminal.outbox() as outbox:
        before = outbox.stats()["accepted"]
        while outbox.stats()["accepted"] == before:
            assert agent.outlives(0.05)
            assert time.monotonic() < deadline


def until_all_is_accepted(terminal: Terminal, agent: Life) -> None:
    deadline = time.monotonic() + SOON
    with terminal.outbox() as outbox:
        while outbox.unsent():
            assert agent.outlives(0.05)
            assert time.monotonic() < deadline
