"""Submissions of 4 KB made durable one after the other, beside raw commits of the same bytes.

Ours is ``Outbox.enqueue`` as the screen calls it: compress, seal, sign, chain, insert, commit, receipt. The
floor is SQLite with the pragmas that keep what it acknowledged (WAL, FULL), given the envelopes that ours
stored.
"""

import json
import os
import secrets
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.report import Report, Row, Target, side_by_side

BODY = 4096
ROUNDS = 21
EACH = 100


def run(folder: Path, scale: float = 1.0) -> Report:
    """Rates per second, and ratios to the raw commit."""
    import litequeue
    import persistqueue
    import sqlcipher3
    from enrolled_terminal import enrolled
    from platform_server import Platform

    rounds = max(3, int(ROUNDS * scale))
    platform = Platform(folder / "cloud").start()
    try:
        terminal = enrolled(folder / "kiosk", platform)
    finally:
        platform.stop()
    outbox = terminal.outbox()
    made = [[submission_of(BODY) for _ in range(EACH)] for _ in range(rounds + 1)]
    for submission in made[-1]:  # so that the peers have envelopes to store, and nobody starts cold
        outbox.enqueue(submission)
    envelopes = [row[0] for row in outbox._database.execute("select envelope from submission").fetchall()]
    raw = sqlcipher3.dbapi2.connect(str(folder / "raw.db"), isolation_level=None)
    raw.execute("pragma journal_mode=wal")
    raw.execute("pragma synchronous=full")
    raw.execute("create table t (seq integer primary key, body blob not null) strict")
    log = os.open(folder / "log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    acks = persistqueue.SQLiteAckQueue(str(folder / "ack"), auto_commit=True, multithreading=False)
    lite = litequeue.LiteQueue(str(folder / "lite.db"))

    def commit(envelope: bytes) -> None:
        raw.execute("begin immediate")
        raw.execute("insert into t (body) values (?)", [envelope])
        raw.execute("commit")

    def append(envelope: bytes) -> None:
        os.write(log, envelope)
        os.fdatasync(log)

    found = side_by_side(
        {
            "raw commit, WAL and FULL": rate(commit, envelopes),
            "append and fdatasync": rate(append, envelopes),
            "Waystation: sealed, signed, chained": lambda n: rate(outbox.enqueue, made[n])(n),
            "persist-queue SQLiteAckQueue": rate(acks.put, envelopes),
            "litequeue": rate(lambda envelope: lite.put(envelope.hex()), envelopes),
        },
        rounds,
    )
    floor = found["raw commit, WAL and FULL"]
    notes = {"litequeue": "loses what it acknowledged at a power cut", "append and fdatasync": "no index"}
    rows = [Row(name, value, "a second", value / floor, notes.get(name, "")) for name, value in found.items()]
    ratio = found["Waystation: sealed, signed, chained"] / floor
    size = sum(map(len, envelopes)) / len(envelopes)
    return Report(
        "enqueue",
        f"bodies of {BODY} bytes, envelopes of {size:.0f}; medians of {rounds} turns of {EACH}",
        rows,
        [Target("rate to the raw commit's", 0.8, ratio)],
    )


def submission_of(size: int) -> object:
    """A submission whose body has ``size`` bytes that hardly compress."""
    from dataclasses import replace

    from enrolled_terminal import submission

    filler = secrets.token_urlsafe(size)
    empty = len(json.dumps({"version": 1, "answers": {"text": ""}}))
    body = json.dumps({"version": 1, "answers": {"text": filler[: size - empty]}}).encode()
    assert len(body) == size
    return replace(submission(), body=body)


def rate(act: Callable[[Any], object], items: Sequence[Any]) -> Callable[[int], float]:
    """How many a second."""

    def measure(_: int) -> float:
        start = time.perf_counter()
        for item in items:
            act(item)
        return len(items) / (time.perf_counter() - start)

    return measure
