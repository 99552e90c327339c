"""The tables of the outbox in ``kiosk.db``, as steps that each database takes once, in this order.

A step that shipped is never changed: a terminal in the field has taken it.
"""

from typing import Final

from kiosk.database import Database, Migrations

TABLES: Final = ("submission", "chain")
"""Without these a database is none of ours, or an emptied one."""
_LOSSES = """
create table incident (
    id integer primary key, at integer not null, kind text not null, quarantine text not null,
    recovered integer not null, filled integer not null, lost integer not null, detail text not null
) strict;
create table lost (
    seq integer primary key, digest blob, id blob, number text not null, reason text not null,
    since integer not null, told integer not null default 0
) strict
"""
_TABLES = """
create table submission (
    seq integer primary key, id blob not null unique, person text not null, number text not null unique,
    service text not null, catalogue text not null, created integer not null, trust text not null,
    replaces blob, envelope blob not null, digest blob not null, blobs text not null,
    state text not null, attempts integer not null default 0, next_attempt integer, reason text,
    fields text not null default '{}', decision text, note blob, updated integer not null
) strict;
create index submission_person on submission (person, seq);
create index submission_open on submission (state, seq) where state not in ('accepted', 'decided');
create table chain (
    one integer primary key check (one = 1), seq integer not null, head blob not null
) strict;
create table link (
    one integer primary key check (one = 1), state text not null, since integer not null,
    detail text not null, success integer, attempts integer not null, next_attempt integer,
    clock_offset integer, boot text not null, cursor text not null
) strict
"""

migrations = Migrations("sync.outbox")


@migrations()
def outbox_tables(database: Database) -> None:
    """Times are unix ms. ``digest`` is the sha256 of ``envelope``: it finds a flipped bit, and chains."""
    for statement in _TABLES.split(";"):
        database.execute(statement)


@migrations()
def outbox_bundles(database: Database) -> None:
    """``bundle``: the id of the first application of the life event that this one belongs to, or null."""
    database.execute("alter table submission add column bundle blob")
    database.execute("create index submission_bundle on submission (bundle) where bundle is not null")


@migrations()
def outbox_order(database: Database) -> None:
    """Taking the next costs the same however many wait, and however many are done.

    SQLite uses a partial index where a query has the index's own condition, word by word.
    """
    database.execute("drop index if exists submission_open")  # a salvaged table may have lost it
    database.execute(
        "create index submission_to_send on submission (seq) where state in ('queued', 'waiting')"
    )
    database.execute("create index submission_state on submission (state, created)")


@migrations()
def outbox_kept(database: Database) -> None:
    """What retention looks for: the envelopes of submissions that the platform holds, oldest first."""
    database.execute(
        "create index submission_kept on submission (updated)"
        " where state in ('accepted', 'decided') and envelope != x''"
    )


@migrations()
def outbox_attachments(database: Database) -> None:
    """What the sweep looks for: rows with attachments that are still here, however many have none."""
    database.execute(
        "create index submission_blobs on submission (blobs, state, updated) where blobs != '[]'"
    )


@migrations()
def outbox_losses(database: Database) -> None:
    """``lost``: numbers of the chain whose envelope is not here to be sent; ``incident``: see ``Incident``.

    ``digest`` is of the envelope where it is known; ``told`` is 1 once the platform has noted it.
    """
    for statement in _LOSSES.split(";"):
        database.execute(statement)


@migrations()
def outbox_unsent(database: Database) -> None:
    """How near the terminal is to what it may keep without a line costs the same however many are done."""
    database.execute(
        "create index submission_unsent on submission (seq)"
        " where state in ('queued', 'sending', 'waiting', 'uploading')"
    )
