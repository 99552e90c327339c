"""``kiosk sync`` killed again and again while applications come in: what was promised arrives once."""

import random
from pathlib import Path

from enrolled_terminal import Terminal
from platform_server import Platform as Server
from promises import all_arrived_once, promised, submitting
from warm import Warm

LIVES = 40
LONGEST_LIFE = 0.25
LINES_IN_A_LIFE = 1500
"""Of the agent's own code: from its start to some way into the third batch."""


def test_an_agent_with_forty_short_lives_delivers_everything_once(
    tmp_path: Path, terminal: Terminal, server: Server, quick: Warm
) -> None:
    """Half of them end at a random moment, half before a random line."""
    dice = random.Random(20261124)
    printed = tmp_path / "printed"
    with submitting(terminal, printed):
        for life in range(LIVES):
            line = dice.randint(1, LINES_IN_A_LIFE) if life % 2 else 0
            agent = quick.start(
                "kiosk", "--data", terminal.folder.path, "sync", dies_at=line, dies_in=("sync/",)
            )
            agent.outlives(2 * LONGEST_LIFE if line else dice.uniform(0, LONGEST_LIFE))
            agent.kill()
            done = agent.wait()
            assert "Traceback" not in done.stderr
            assert done.returncode == -9
    last = quick.run("kiosk", "--data", terminal.folder.path, "sync", "--once", "--json")
    assert last.returncode == 0, last.stderr
    arrived = all_arrived_once(terminal, server)
    assert len(promised(printed)) > LIVES
    assert set(promised(printed)) <= set(arrived)
    assert len(arrived) <= len(promised(printed)) + 1  # one may be kept and not yet printed
