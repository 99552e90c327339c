"""A stick between a real terminal and a real platform."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from enrolled_terminal import Terminal, submission
from platform_server import Platform as Server
from warm import Warm

from sync import courier
from sync.courier import Answered, Exported
from sync.states import State

if TYPE_CHECKING:
    import subprocess


def export(terminal: Terminal, stick: Path) -> Exported:
    stick.mkdir(exist_ok=True)
    return courier.export(terminal.folder, terminal.vault, terminal.clock, stick)


def take_in(terminal: Terminal, ack: Path) -> Answered:
    return courier.take_in(terminal.folder, terminal.vault, terminal.clock, ack)


def hand_in(terminal: Terminal, count: int, *files: bytes) -> list[str]:
    with terminal.outbox() as outbox:
        return [str(outbox.enqueue(submission(*files)).id) for _ in range(count)]


def states(terminal: Terminal) -> list[State]:
    with terminal.outbox() as outbox:
        return [row.state for row in outbox.rows()]


def imported(hall: Server, stick: Path) -> dict[str, int]:
    """Take a stick in at the platform, where all of it must be usable; the sums."""
    done = hall.cli("import", str(stick))
    return {k: sum(b[k] for b in done["bundles"]) for k in ("accepted", "duplicate", "refused", "waiting")}


def refused(hall: Server, stick: Path) -> str:
    """Take a stick in of which something is not usable; what is said."""
    done = hall.run("import", str(stick), "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["bundles"]
    return done.stderr


def ack_of(stick: Path) -> Path:
    (found,) = stick.glob("*.ack")
    return found


class Hall(Server):
    """A platform whose commands start quickly."""

    def __init__(self, data: Path, quick: Warm) -> None:
        super().__init__(data)
        self._quick = quick

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        return self._quick.run("cloud", "--data", self.data, *arguments)
