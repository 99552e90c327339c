"""Does it matter how much is queued? The 99th percentile of enqueue, and start-up, at 0 and at a million.

Two data folders on the same disk; one is filled by ``enqueue`` itself, for a start may look into the
rows (it takes minutes). Then both take turns.

Start-up is what the programs do: the agent until it would ask the platform, the screen until the first page
and the first look at line and disk. After a stop in order neither depends on the queue, which is a target
(the screen counts the queue up to where staff are warned, 5,000, and no further: twice an empty one at the
most). After a kill (a real one) or a power cut the whole database is read first, and that does: rows of
their own. ``stats`` counts every row, for a technician who asks.
"""

import os
import signal
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from bench.enqueue import BODY, submission_of
from bench.report import Report, Row, Target, side_by_side
from drivers.cards.pcsc import PcscReader
from kiosk.catalogue import Catalogue
from kiosk.terminal import Terminal
from sync import agent

QUEUED = 1_000_000
ROUNDS = 20
EACH = 100
STARTS = 15
STARTS_AFTER_A_KILL = 3


def run(folder: Path, scale: float = 1.0) -> Report:
    """Milliseconds, and ratios of full to empty."""
    from enrolled_terminal import enrolled
    from platform_server import Platform

    queued, rounds = int(QUEUED * scale), max(4, int(ROUNDS * scale))
    platform = Platform(folder / "cloud").start()
    try:
        terminals = {name: enrolled(folder / name, platform) for name in ("empty", "full")}
    finally:
        platform.stop()
    _fill(terminals["full"], queued)
    _is_all_there(terminals["full"], queued)
    boxes = {name: terminal.outbox() for name, terminal in terminals.items()}
    times: dict[str, list[float]] = {name: [] for name in boxes}
    for n in range(rounds + 1):
        for name, box in boxes.items():
            for submission in [submission_of(BODY) for _ in range(EACH)]:
                start = time.perf_counter()
                box.enqueue(submission)
                if n:  # the first round warms both up
                    times[name].append((time.perf_counter() - start) * 1000)
    for box in boxes.values():
        box.close()
    p99 = {name: quantiles(found, n=100)[98] for name, found in times.items()}
    p50 = {name: median(found) for name, found in times.items()}
    starts = {
        how: side_by_side({name: partial(start, terminal) for name, terminal in terminals.items()}, times)
        for how, (start, times) in _STARTS.items()
    }
    _is_all_there(terminals["full"], queued)
    return Report(
        "scale",
        f"{queued:,} queued, {rounds * EACH} enqueues each",
        [
            *(Row(f"enqueue, median, {n}", v, "ms", v / p50["empty"]) for n, v in p50.items()),
            *(Row(f"enqueue, 99th percentile, {n}", v, "ms", v / p99["empty"]) for n, v in p99.items()),
            *(
                Row(f"{how}, {n}", v, "ms", v / found["empty"])
                for how, found in starts.items()
                for n, v in found.items()
            ),
        ],
        [
            Target("p99 full to empty", 1.2, p99["full"] / p99["empty"], most=True),
            *(
                Target(f"{how}, full to empty", most, starts[how]["full"] / starts[how]["empty"], most=True)
                for how, most in _SAME.items()
            ),
        ],
    )


class _Begun(threading.Event):
    """Has the agent stop where its first round would begin, and says when that was."""

    def __init__(self) -> None:
        super().__init__()
        self.at = 0.0

    def is_set(self) -> bool:
        self.at = self.at or time.perf_counter()
        return True


class _Screen(Terminal):
    """Stops where it would wait for the first touch, and says when that was."""

    at = 0.0

    def _until_stopped(self) -> None:
        self._look()
        self.at = time.perf_counter()


def _agent(terminal: Any, _: int) -> float:
    begun, start = _Begun(), time.perf_counter()
    agent.run(terminal.folder, terminal.clock, stop=begun)
    return (begun.at - start) * 1000


def _screen(terminal: Any, _: int) -> float:
    with terminal.folder.life("run") as ended_well:
        screen = _Screen(
            terminal.folder,
            terminal.vault,
            Catalogue.load(),
            terminal.clock,
            PcscReader(terminal.clock),
            thorough=not ended_well,
        )
        start = time.perf_counter()
        screen._run()
    return (screen.at - start) * 1000


def _take(terminal: Any, _: int) -> float:
    """The first batch; afterwards it is queued again."""
    with terminal.outbox() as box:
        start = time.perf_counter()
        box.take(50, 4 << 20)
        taken = time.perf_counter() - start
        box.recover()
    return taken * 1000


def _stats(terminal: Any, _: int) -> float:
    with terminal.outbox() as box:
        start = time.perf_counter()
        box.stats()
        return (time.perf_counter() - start) * 1000


def _after_a_kill(part: str, start: Callable[[Any, int], float]) -> Callable[[Any, int], float]:
    """Another life takes one in and is killed first."""

    def measure(terminal: Any, turn: int) -> float:
        if (child := os.fork()) == 0:
            with terminal.folder.life(part), terminal.outbox() as box:
                box.enqueue(submission_of(BODY))
                os.kill(os.getpid(), signal.SIGKILL)
        os.waitpid(child, 0)
        return start(terminal, turn)

    return measure


_SAME = {"agent starts": 1.2, "screen starts": 2.0, "first batch": 1.2}
_STARTS = {
    "agent starts": (_agent, STARTS),
    "screen starts": (_screen, STARTS),
    "first batch": (_take, STARTS),
    "agent starts after a kill": (_after_a_kill("sync", _agent), STARTS_AFTER_A_KILL),
    "screen starts after a kill": (_after_a_kill("run", _screen), STARTS_AFTER_A_KILL),
    "stats": (_stats, STARTS_AFTER_A_KILL),
}
"""How it starts, and how often that is measured."""


def _fill(terminal: Any, count: int) -> None:
    """By ``enqueue`` itself, many in a transaction; nothing is synced meanwhile."""
    with terminal.outbox() as box:
        box._database.execute("pragma synchronous = off")
        for first in range(0, count, 1000):
            box.enqueue(*(submission_of(BODY) for _ in range(min(1000, count - first))))
        box._database.execute("pragma wal_checkpoint(truncate)")


def _is_all_there(terminal: Any, count: int) -> None:
    """A start that took the rows for damage and put them aside would be measured without them."""
    with terminal.outbox() as box:
        found, incidents = box.unsent(), box.incidents()
    if found < count or incidents:
        raise RuntimeError(f"{found:,} of {count:,} rows are there: {incidents}")
