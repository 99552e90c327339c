"""The screen's process killed at any instruction: what it showed as saved arrives exactly once."""

import os
import random
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from enrolled_terminal import Terminal, enrolled
from platform_server import Platform as Server

from drivers.cards import service
from drivers.cards.service import Service
from sync import agent
from tests.conftest import Insert

LIVES = 10
ENOUGH = 5
"""Receipts that must have been shown; a slow machine gets longer lives until they were."""
STARTS_WITHIN = 60.0
SCREEN = Path(__file__).with_name("screen_life.py")
ROOT = Path(__file__).parents[2]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    platform = Server(tmp_path / "cloud").start()
    yield platform
    platform.stop()


def one_life(data: Path, pcscd: Service, seconds: float) -> list[str]:
    """Start a screen with citizens at it, kill it after that long; the receipt numbers that it had shown."""
    environment = {
        **os.environ,
        service.SOCKET_VARIABLE: str(pcscd.address),
        "PYTHONPATH": f"{ROOT}:{ROOT}/tests",
    }
    process = subprocess.Popen(
        [sys.executable, SCREEN, data], stdout=subprocess.PIPE, env=environment, start_new_session=True
    )
    assert process.stdout
    shown = b""
    end = None
    while True:
        left = STARTS_WITHIN if end is None else end - time.monotonic()
        if left <= 0 or not select.select([process.stdout], [], [], left)[0]:
            break
        piece = os.read(process.stdout.fileno(), 4096)
        assert piece, "the screen ended by itself"
        shown += piece
        if end is None:  # it has begun: the first line says so
            end = time.monotonic() + seconds
    process.send_signal(signal.SIGKILL)
    shown += process.stdout.read()
    process.stdout.close()
    process.wait()
    return [line for line in shown.decode().split("\n")[1:-1] if line]


def test_what_the_screen_showed_as_saved_arrives_exactly_once(
    tmp_path: Path, server: Server, pcscd: Service, insert: Insert
) -> None:
    terminal: Terminal = enrolled(tmp_path / "kiosk", server)
    insert("resident")
    dice = random.Random(20261124)
    shown: list[str] = []
    longest, lives = 1.0, 0
    while lives < LIVES or len(shown) < ENOUGH:
        shown += one_life(terminal.folder.path, pcscd, dice.uniform(0.05, longest))
        lives, longest = lives + 1, longest * 1.1
        assert longest < 60, f"{len(shown)} receipts in {lives} lives"
    stop = threading.Event()
    done = agent.run(terminal.folder, terminal.clock, stop=stop, once=True)
    assert done.unsent == 0
    arrived = server.cli("transactions")
    assert sorted(row["seq"] for row in arrived) == list(range(1, len(arrived) + 1))
    with terminal.outbox() as outbox:
        kept = {row.receipt: str(row.id) for row in outbox.rows()}
    assert {kept[number] for number in shown} <= {row["id"] for row in arrived}
    assert len(arrived) == len(kept)
