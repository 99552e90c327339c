"""What staff are told: what the queue is doing, and which submissions wait for a person, why and for whom.

Pure rules, codes and values; the words for the codes are in ``Sentences.qml`` and ``kiosk.cli.outbox``.
Nothing here knows a name or an ID number: the terminal itself cannot read what was handed in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil
from typing import Any
from uuid import UUID

from sync.states import LOST_HERE, POISON, UNSENT, Incident, Link, LinkState, Loss, Row, State

AGENT_SILENT = timedelta(minutes=3)
"""While it runs, the agent writes a success down every minute and tries when it said that it would."""
STUCK_AFTER = timedelta(hours=1)
"""With a line that is up, a submission should be gone by then."""
STUCK_ATTEMPTS = 3
REMEMBERED = timedelta(days=30)
"""How long the desk shows what befell the database; `kiosk outbox stats` shows it for good."""


@dataclass(frozen=True, slots=True)
class Says:
    """One sentence: its code, how many, since when, in how many seconds."""

    code: str
    count: int = 0
    since: datetime | None = None
    seconds: int = 0


def queue(stats: Mapping[str, Any], link: Link, now: datetime) -> tuple[Says, ...]:
    """What ``Outbox.stats`` and the line come to, in the order in which it is said."""
    waiting = sum(stats[state] for state in UNSENT)
    oldest = datetime.fromisoformat(stats["oldest"]) if stats["oldest"] else None
    said = [Says("queue-waiting", waiting, oldest) if waiting else Says("queue-empty")]
    said.append(Says(f"line-{link.state}", since=link.since))
    last = link.last_success if link.state is LinkState.UP else link.next_attempt
    if last and now - last > AGENT_SILENT:
        said.append(Says("agent-silent", since=last))
    elif link.state not in {LinkState.UP, LinkState.UNKNOWN} and link.next_attempt:
        said.append(Says("next-try", seconds=max(0, ceil((link.next_attempt - now).total_seconds()))))
    if stats[State.REFUSED]:
        said.append(Says("refused", stats[State.REFUSED]))
    return tuple(said)


class Acts(StrEnum):
    """Who can bring a submission on."""

    STAFF = "staff"
    CITIZEN = "citizen"
    TECHNICIAN = "technician"


_TECHNICAL = frozenset(
    {
        POISON,
        "conflict",
        "fork",
        "malformed",
        "signature",
        "wrong-key",
        "wrong-terminal",
        "sequence-gap",
        "missing-blobs",
        "blob-refused",
    }
)
"""Reasons that neither staff nor citizen had a part in."""


@dataclass(frozen=True, slots=True)
class Item:
    """A submission that waits for a person. ``since``: when it was refused, or handed in if it is stuck.

    ``retry`` and ``again``: whether trying once more, or handing in again by its citizen, can help.
    """

    id: UUID
    receipt: str
    service: str
    since: datetime
    refused: bool
    reason: str
    acts: Acts
    fields: Mapping[str, str] = field(default_factory=dict)
    retry: bool = True
    again: bool = False


def inbox(
    rows: Iterable[Row],
    replaced: frozenset[UUID],
    link: Link,
    now: datetime,
    whole: frozenset[UUID] = frozenset(),
) -> tuple[Item, ...]:
    """What waits for a person among these rows, the oldest first; what was handed in again does not.

    ``whole``: those whose attachments were called lost, and are there (``Outbox.whole_again``).
    """
    return tuple(
        _item(row, row.id in whole) for row in rows if row.id not in replaced and _waits(row, link, now)
    )


def _waits(row: Row, link: Link, now: datetime) -> bool:
    stuck = row.attempts >= STUCK_ATTEMPTS and now - row.created > STUCK_AFTER
    on_its_way = row.state in UNSENT
    return row.state is State.REFUSED or (on_its_way and stuck and link.state is LinkState.UP)


def _item(row: Row, whole: bool) -> Item:  # noqa: FBT001  # a fact, not a mode
    refused, reason = row.state is State.REFUSED, row.reason or ""
    lost = reason in LOST_HERE and not whole
    if row.fields or lost or reason == "blob-too-large":
        acts = Acts.CITIZEN
    elif not refused or reason in _TECHNICAL:
        acts = Acts.TECHNICIAN
    else:
        acts = Acts.STAFF
    return Item(
        id=row.id,
        receipt=row.receipt,
        service=row.service,
        since=row.updated if refused else row.created,
        refused=refused,
        reason=reason,
        acts=acts,
        fields=row.fields,
        retry=not lost,
        again=refused,
    )


@dataclass(frozen=True, slots=True)
class Overview:
    """What the desk shows: counts as ``Outbox.stats`` has them, the inbox, and what befell the database.

    ``lost``: receipt numbers of applications that are gone from this disk without a row that says so.
    """

    stats: Mapping[str, Any]
    items: tuple[Item, ...]
    incidents: tuple[Incident, ...] = ()
    lost: tuple[str, ...] = ()


def overview(
    stats: Mapping[str, Any],
    items: tuple[Item, ...],
    incidents: Iterable[Incident],
    losses: Iterable[Loss],
    now: datetime,
) -> Overview:
    """What is still worth telling. Lost are those that no row stands for: a citizen may hold a receipt."""
    recent = tuple(one for one in incidents if now - one.at < REMEMBERED)
    gone = (loss for loss in losses if loss.reason == "row-lost" and now - loss.since < REMEMBERED)
    return Overview(stats, items, recent, tuple(loss.receipt for loss in gone))


@dataclass(frozen=True, slots=True)
class Sought:
    """The answer to a receipt number. ``outcome``: found / lost / unknown / elsewhere / invalid.

    ``replaced_by``: the receipt number of the submission that was handed in instead of it.
    """

    text: str
    outcome: str
    row: Row | None = None
    replaced_by: str = ""
