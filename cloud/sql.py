"""The one module of raw SQL: a batch is looked up and goes in at once, into PostgreSQL by COPY.

The ORM would need a statement a row and reaches a tenth of that rate.

Feed order. On SQLite one writer at a time makes ``id`` the order of commits. On PostgreSQL an ``id`` is drawn
before its transaction commits, so a reader at "after id N" loses what commits late: there a row also carries
``xid``, the transaction that wrote it, the feed is ordered by (xid, id) and ends below
``pg_snapshot_xmin``, under which every transaction has ended.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from psycopg.types.json import Jsonb

COLUMNS = (
    "uuid, terminal_id, seq, digest, service, catalogue, created, clock_trust, "
    "replaces, envelope, received, state, attachments"
)
_SQLITE_TRANSACTIONS = f"""
INSERT INTO cloud_transaction ({COLUMNS}) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
ON CONFLICT (terminal_id, uuid) DO NOTHING
"""  # noqa: S608  # column names, no values
_SQLITE_EVENTS = """
INSERT INTO cloud_event (terminal_id, type, uuid, at, decision, note) VALUES (%s, 'received', %s, %s, '', x'')
"""
_SQLITE_ALREADY = """
SELECT uuid FROM cloud_transaction WHERE terminal_id = %s AND uuid IN (SELECT value FROM json_each(%s))
"""
_SQLITE_FEED = """
SELECT id, terminal_id, type, uuid, at, decision, note, 0 AS xid
FROM cloud_event WHERE terminal_id = %s AND id > %s ORDER BY id LIMIT %s
"""

_POSTGRESQL_ALREADY = "SELECT uuid FROM cloud_transaction WHERE terminal_id = %s AND uuid = ANY(%s)"
_POSTGRESQL_TRANSACTIONS = f"COPY cloud_transaction ({COLUMNS}) FROM STDIN (FORMAT BINARY)"
TYPES = [
    *("uuid", "text", "int8", "text", "text", "text"),
    *("timestamptz", "text", "uuid", "bytea", "timestamptz", "text", "jsonb"),
]
_POSTGRESQL_EVENTS = """
INSERT INTO cloud_event (terminal_id, type, uuid, at, decision, note)
SELECT %s, 'received', e.uuid, %s, '', ''::bytea
FROM unnest(%s::uuid[]) WITH ORDINALITY AS e(uuid, n) ORDER BY e.n
"""
_POSTGRESQL_FEED = """
SELECT id, terminal_id, type, uuid, at, decision, note, xid::text::bigint AS xid
FROM cloud_event
WHERE terminal_id = %s AND (xid, id) > (%s::text::xid8, %s)
  AND xid < pg_snapshot_xmin(pg_current_snapshot())
ORDER BY cloud_event.xid, id LIMIT %s
"""

POSTGRESQL_EVENT_XID = (
    "ALTER TABLE cloud_event ADD COLUMN xid xid8 NOT NULL DEFAULT pg_current_xact_id()",
    "CREATE INDEX cloud_event_feed ON cloud_event (terminal_id, xid, id)",
)
"""What a migration adds on PostgreSQL alone."""


@dataclass(frozen=True, slots=True)
class Row:
    """A transaction that is about to be stored; ``digest`` is hex, and so is the sha256 of an attachment.

    ``state`` is received or incomplete; only what is received is told to the feed.
    """

    uuid: UUID
    seq: int
    digest: str
    service: str
    catalogue: str
    created: datetime
    clock_trust: str
    replaces: UUID | None
    envelope: bytes
    attachments: Sequence[tuple[str, int]]
    state: str


def already(terminal: str, uuids: Sequence[UUID]) -> list[UUID]:
    """Which of these ids are stored for that terminal: none, for a batch that comes the first time."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRESQL_ALREADY, [terminal, list(uuids)])
            return [uuid for (uuid,) in cursor.fetchall()]
        cursor.execute(_SQLITE_ALREADY, [terminal, json.dumps([uuid.hex for uuid in uuids])])
        return [UUID(text) for (text,) in cursor.fetchall()]


def insert_batch(terminal: str, rows: Sequence[Row], received: datetime) -> int:
    """Store the rows and the ``received`` events of those that are; gives back how many rows are new.

    It runs in the caller's transaction; the caller answers only after its commit.
    """
    whole = [row.uuid for row in rows if row.state == "received"]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.cursor.copy(_POSTGRESQL_TRANSACTIONS) as out:  # binary: nobody parses an envelope
                out.set_types(TYPES)
                for row in rows:
                    out.write_row(_for_postgresql(row, terminal, received))
            stored = int(cursor.cursor.rowcount)
            cursor.execute(_POSTGRESQL_EVENTS, [terminal, received, whole])
        else:
            at = str(connection.ops.adapt_datetimefield_value(received))
            cursor.executemany(_SQLITE_TRANSACTIONS, [_for_sqlite(row, terminal, at) for row in rows])
            stored = int(cursor.rowcount)
            cursor.executemany(_SQLITE_EVENTS, [(terminal, uuid.hex, at) for uuid in whole])
    return stored


def _for_postgresql(row: Row, terminal: str, received: datetime) -> tuple[Any, ...]:
    return (
        *(row.uuid, terminal, row.seq, row.digest, row.service, row.catalogue),
        *(row.created, row.clock_trust, row.replaces),
        *(row.envelope, received, row.state, Jsonb(row.attachments)),
    )


def _for_sqlite(row: Row, terminal: str, received: str) -> tuple[Any, ...]:
    return (
        *(row.uuid.hex, terminal, row.seq, row.digest, row.service, row.catalogue),
        str(connection.ops.adapt_datetimefield_value(row.created)),
        *(row.clock_trust, row.replaces.hex if row.replaces else None),
        *(row.envelope, received, row.state, json.dumps(row.attachments)),
    )


def feed_query(terminal: str, xid: int, seq: int, limit: int) -> tuple[str, list[Any]]:
    """The statement, with its parameters, that reads a terminal's events after (xid, seq), in order."""
    if connection.vendor == "postgresql":
        return _POSTGRESQL_FEED, [terminal, str(xid), seq, limit]
    return _SQLITE_FEED, [terminal, seq, limit]
