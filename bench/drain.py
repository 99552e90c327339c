"""A queue that drains when the line returns, beside a raw POST of the same bytes, and PouchDB's replication.

Ours is ``kiosk sync --once``, whole: read, sign, POST, the platform's verification and commit, the marks in
the outbox, the feed. The floor is the same batches posted by the same client library to the same HTTP server,
with an application that reads and drops them.
"""

import threading
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench import sink
from bench.enqueue import submission_of
from bench.report import Report, Row, Target

COUNT = 1000
BATCH = 50
BODY = 4096


def run(folder: Path, scale: float = 1.0) -> Report:
    """Submissions a second, and ratios to the raw POST."""
    import cbor2
    import requests
    from enrolled_terminal import enrolled
    from platform_server import Platform

    from bench.peers import replicate_with_pouchdb
    from sync import agent

    count = max(BATCH, int(COUNT * scale))
    platform = Platform(folder / "cloud").start()
    try:
        terminal = enrolled(folder / "kiosk", platform)
        with terminal.outbox() as outbox:
            for _ in range(count):
                outbox.enqueue(submission_of(BODY))
            rows = outbox._database.execute("select envelope from submission order by seq").fetchall()
        envelopes = [row[0] for row in rows]
        bodies = [
            cbor2.dumps({"batch": uuid.uuid4().bytes, "envelopes": envelopes[n : n + BATCH]})
            for n in range(0, count, BATCH)
        ]
        with sink.serving() as address, requests.Session() as session:
            floor = count / _seconds(lambda: [_post(session, address, body) for body in bodies])
        start = time.perf_counter()
        done = agent.run(terminal.folder, terminal.clock, stop=threading.Event(), once=True)
        ours = count / (time.perf_counter() - start)
        assert done.accepted == count, done
    finally:
        platform.stop()
    size = sum(map(len, envelopes)) // count
    peer_folder = folder / "pouchdb"
    peer_folder.mkdir()
    peer, why = replicate_with_pouchdb(peer_folder, count, size, BATCH)
    rows = [
        Row(f"raw POST, {BATCH} a request, read and dropped", floor, "a second", 1.0),
        Row("Waystation: until accepted here", ours, "a second", ours / floor),
        Row("PouchDB to pouchdb-server", peer, "a second", peer / floor, why),
    ]
    targets = [Target("rate to the raw POST's", 0.5, ours / floor)]
    if peer:
        targets.append(Target("rate to PouchDB's", 5.0, ours / peer))
    return Report("drain", f"{count} submissions, envelopes of {size} bytes", rows, targets)


def _post(session: Any, address: str, body: bytes) -> None:
    answer = session.post(address, data=body, timeout=60)
    assert answer.status_code == 200, answer.status_code


def _seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start
