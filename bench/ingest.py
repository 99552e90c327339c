"""Batches taken in by the platform on PostgreSQL, beside psycopg's COPY of the same bytes into the same one.

Ours is a whole request: HTTP, the request's signature, each envelope's signature and place in the chain, the
insert, the feed's events, the commit, the answer. COPY gets the same envelopes with their columns, a commit a
batch, in binary as ours does. PostgreSQL runs with its own defaults: a commit is an fsync.
"""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.enqueue import BODY
from bench.report import Report, Row, Target

BATCH = 100
BATCHES = 30
CLIENTS = 4


def run(folder: Path, scale: float = 1.0) -> Report:
    """Transactions a second, and the ratio to COPY."""
    import threading

    import psycopg
    from platform_server import Platform, postgresql
    from psycopg.types.json import Jsonb

    from cloud.sql import COLUMNS, TYPES

    batches = max(4, int(BATCHES * scale))
    with postgresql(durable=True) as url:
        platform = Platform(folder / "cloud", url).start()
        try:
            terminals = [platform.terminal(f"hall {n}") for n in range(CLIENTS)]
            filler = {"version": 1, "answers": {"text": "x"}}
            made = [[[_envelope(t, filler) for _ in range(BATCH)] for _ in range(batches)] for t in terminals]

            def send(n: int) -> None:
                for batch in made[n]:
                    answer = terminals[n].post(batch)
                    assert answer.status_code == 200, answer.text

            alone = BATCH * batches / _seconds(lambda: send(0))
            senders = [threading.Thread(target=send, args=(n,)) for n in range(1, CLIENTS)]

            def together() -> None:
                for sender in senders:
                    sender.start()
                for sender in senders:
                    sender.join()

            crowd = BATCH * batches * len(senders) / _seconds(together)
        finally:
            platform.stop()
        with psycopg.connect(url) as connection:
            ((stored,),) = connection.execute("select count(*) from cloud_transaction").fetchall()
            assert stored == CLIENTS * BATCH * batches, stored
            rows = connection.execute(
                f"select {COLUMNS} from cloud_transaction order by id"  # noqa: S608  # column names
            ).fetchall()
            connection.execute("create table copied (like cloud_transaction including all)")
            connection.execute("alter table copied alter column id drop identity if exists")
            connection.execute("create sequence copied_id owned by copied.id")
            connection.execute("alter table copied alter column id set default nextval('copied_id')")
            connection.commit()

            def copy() -> None:
                for start in range(0, len(rows), BATCH):
                    with connection.cursor().copy(
                        f"copy copied ({COLUMNS}) from stdin (format binary)"
                    ) as out:
                        out.set_types(TYPES)
                        for *row, attachments in rows[start : start + BATCH]:
                            out.write_row([*row, Jsonb(attachments)])
                    connection.commit()

            floor = len(rows) / _seconds(copy)
    size = len(made[0][0][0])
    return Report(
        "ingest",
        f"{BATCH} envelopes of {size} bytes a request, {batches} requests a terminal",
        [
            Row("psycopg COPY, a commit a batch", floor, "a second", 1.0),
            Row("Waystation, one terminal", alone, "a second", alone / floor),
            Row(f"Waystation, {len(senders)} terminals at once", crowd, "a second", crowd / floor),
        ],
        [Target("rate to COPY's", 0.8, max(alone, crowd) / floor)],
    )


def _envelope(terminal: Any, payload: dict[str, object]) -> bytes:
    import secrets

    return terminal.envelope({**payload, "text": secrets.token_urlsafe(BODY)[:BODY]})


def _seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start
