"""Does it matter how much is queued? The 99th percentile of enqueue, and start-up, at 0 and at a million.

Two data folders on the same disk; one is filled with rows as ``enqueue`` writes them (their envelopes are not
signed anew: nothing that is measured looks into them). Then both take turns.
"""

import os
import time
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from bench.enqueue import BODY, submission_of
from bench.report import Report, Row, Target

QUEUED = 1_000_000
ROUNDS = 20
EACH = 100
STARTS = 15


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
    starts: dict[str, list[float]] = {name: [] for name in terminals}
    for _ in range(STARTS):
        for name, terminal in terminals.items():
            starts[name].append(_start(terminal))
    start_up = {name: median(found) for name, found in starts.items()}
    return Report(
        "scale",
        f"{queued:,} queued, {rounds * EACH} enqueues each; start-up: open, and take a first batch",
        [
            *(Row(f"enqueue, median, {n}", v, "ms", v / p50["empty"]) for n, v in p50.items()),
            *(Row(f"enqueue, 99th percentile, {n}", v, "ms", v / p99["empty"]) for n, v in p99.items()),
            *(Row(f"start-up, {n}", v, "ms", v / start_up["empty"]) for n, v in start_up.items()),
        ],
        [
            Target("p99 full to empty", 1.2, p99["full"] / p99["empty"], most=True),
            Target("start-up full to empty", 1.2, start_up["full"] / start_up["empty"], most=True),
        ],
    )


def _start(terminal: Any) -> float:
    """Milliseconds until the outbox is open, the newest row is known and the first batch is ready."""
    start = time.perf_counter()
    with terminal.outbox() as box:
        box.take(50, 4 << 20)
        taken = (time.perf_counter() - start) * 1000
        box.recover()
    return taken


def _fill(terminal: Any, count: int) -> None:
    """Rows as they are, copied from one: their ids, numbers and places are their own."""
    with terminal.outbox() as box:
        box.enqueue(submission_of(BODY))
        database = box._database
        names = [row[1] for row in database.execute("pragma table_info(submission)").fetchall()]
        row = dict(zip(names, database.execute("select * from submission").fetchone(), strict=True))
        database.execute("pragma synchronous = off")
        statement = f"insert into submission ({', '.join(names)}) values ({', '.join('?' * len(names))})"  # noqa: S608  # column names
        for first in range(2, count + 1, 10_000):
            database.conn.execute("begin")
            rows = [_row(row, seq) for seq in range(first, min(first + 10_000, count + 1))]
            database.conn.executemany(statement, rows)
            database.conn.execute("update chain set seq = ?", [min(first + 9_999, count)])
            database.conn.execute("commit")
        database.execute("pragma wal_checkpoint(truncate)")
        database.execute("pragma synchronous = full")


def _row(row: dict[str, Any], seq: int) -> list[Any]:
    own = {"seq": seq, "id": os.urandom(16), "number": f"{seq:012d}", "person": f"{seq:032x}"}
    return list((row | own).values())
