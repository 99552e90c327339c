"""Lives that are ended at a random moment of their work, and what they were doing then.

A life is stopped (SIGSTOP), looked at, and killed (SIGKILL): it runs no instruction after the look. Whether
it was in a write transaction is the kernel's word: SQLite holds byte 120 of the ``-shm`` for as long
(https://sqlite.org/walformat.html, 2.3.1).
"""

import os
import random
import select
import signal
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from warm import Life

_WRITER = ("120", "120")
REACHED_WITHIN = 60.0
"""Seconds in which a life must have got on; it never takes as long unless it hangs."""
_STEP = 0.004


@dataclass(frozen=True)
class End:
    """How a life was ended: what it had said, its stderr, and whether it was writing to its database."""

    said: list[str]
    stderr: str
    writing: bool


def killed(life: Life) -> End:
    """Kill it and its children at this instruction."""
    family = [life.pid, *children(life.pid)]
    _send(family, signal.SIGSTOP)
    family += set(children(life.pid)) - set(family)
    writing = bool(writers() & set(family))
    with ExitStack() as stack:
        ends = [end for pid in family if (end := _end_of(pid, stack))]
        _send(family, signal.SIGKILL)
        done = life.wait()
        while ends:  # then no one of them holds a lock or a port any more
            over = select.select(ends, [], [], REACHED_WITHIN)[0]
            assert over, "it does not die"
            ends = [end for end in ends if end not in over]
    assert done.returncode == -signal.SIGKILL, f"it ended by itself: {done.returncode}\n{done.stderr}"
    assert "Traceback" not in done.stderr, done.stderr
    return End(done.stdout.split("\n")[:-1], done.stderr, writing)


def after(life: Life, lines: int, dice: random.Random, longest: float) -> None:
    """Let it live until it has said so many lines, and a random while of at most ``longest`` seconds more."""
    begin = monotonic()
    while len(life.said()) < lines and life.outlives(_STEP):
        assert monotonic() - begin < REACHED_WITHIN, f"it got no further than {life.said()}"
    life.outlives(dice.uniform(0, longest))


def children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


def writers() -> set[int]:
    """Processes that hold the writer's lock of some SQLite database in WAL mode."""
    rows = (line.split() for line in Path("/proc/locks").read_text().splitlines())
    return {int(row[4]) for row in rows if row[1] == "POSIX" and tuple(row[-2:]) == _WRITER}


def _end_of(pid: int, stack: ExitStack) -> int | None:
    """What becomes readable at its end; None when that was."""
    try:
        end = os.pidfd_open(pid)
    except ProcessLookupError:
        return None
    stack.callback(os.close, end)
    return end


def _send(pids: list[int], how: signal.Signals) -> None:
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, how)
