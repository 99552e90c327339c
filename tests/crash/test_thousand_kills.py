"""A terminal killed a thousand times, those who take in and those who send at once, at any instruction.

Lives of a few hundredths of a second, forked, so that most ends fall into work. The agent's are cut short at
a random line too. ``WAYSTATION_KILLS`` sets how many there are.
"""

import random
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from effort import effort
from enrolled_terminal import enrolled
from platform_server import Platform as Server
from promises import all_arrived_once, all_sent, holds_together, receipts_stand
from warm import Warm

KILLS = effort("KILLS", 1000)
AT_ONCE = 2
TOGETHER = 2
"""Lives on one folder that are killed at the same moment: one takes in, one sends."""
LOOK_EVERY = 10
LINES = 1500
"""Of the agent's own code, from its start to some way into a batch."""


def many_lives(data: Path, server: Server, quick: Warm, seed: int, kills: int) -> tuple[int, int]:
    """One terminal's; how many were killed, and how much they had promised."""
    terminal, dice = enrolled(data, server), random.Random(seed)
    promised = quick.run("submitter", data, "--count", "1").stdout.split()[:1]
    begin = time.monotonic()
    promised += quick.run("submitter", data, "--count", "1").stdout.split()[:1]
    whole = time.monotonic() - begin
    killed = 0
    for turn in range(kills // TOGETHER):
        line = dice.randint(1, LINES) if turn % 2 else 0
        lives = [
            quick.start("submitter", data),
            quick.start("kiosk", "--data", data, "sync", dies_at=line, dies_in=("sync/",)),
        ]
        lives[0].outlives(dice.uniform(0, 2 * whole))
        for life in lives:
            life.kill()
        ends = [life.wait() for life in lives]
        assert all("Traceback" not in end.stderr for end in ends)
        killed += sum(end.returncode == -9 for end in ends)
        new = ends[0].stdout.split("\n")[:-1]
        promised += [line.split()[0] for line in new]
        receipts_stand(terminal, new)
        if turn % LOOK_EVERY == 0:
            kept = set(holds_together(terminal))
            assert set(promised) <= kept
    all_sent(terminal)
    arrived = all_arrived_once(terminal, server)
    assert [uid for uid in arrived if uid in set(promised)] == promised
    return killed, len(promised)


@pytest.mark.timeout(60 + KILLS)
def test_a_terminal_killed_a_thousand_times_keeps_every_promise_once(
    server: Server, quick: Warm, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        seen = pool.map(
            lambda n: many_lives(tmp_path / f"kiosk{n}", server, quick, n, KILLS // AT_ONCE), range(AT_ONCE)
        )
        killed, promised = (sum(column) for column in zip(*seen, strict=True))
    with capsys.disabled():
        print(f"\n{killed} processes killed, {promised} submissions promised before, all arrived once")
    assert killed > KILLS * 0.8
    assert promised > KILLS / 10
