"""Notices: a sentence to the people in the halls, in both languages, brought to terminals by the feed."""

import uuid
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from cloud.audit import record
from cloud.models import Event, Notice, Terminal

LONGEST = 500
"""Characters, as ``events.json`` limits them."""


def publish(  # noqa: PLR0913  # who tells whom what, from when until when
    zh: str, en: str, *, terminal: Terminal | None, until: datetime | None, actor: str, now: datetime
) -> Notice:
    """Tell it on one terminal, or on all, those that are enrolled later too; until ``until``, or for good."""
    with transaction.atomic():
        notice = Notice.objects.create(
            uuid=uuid.uuid4(), terminal=terminal, zh=zh, en=en, at=now, until=until
        )
        named = [terminal] if terminal else Terminal.objects.filter(revoked=None)
        _tell(named, [notice], now)
        record(actor, "notice", f"{notice.uuid} {terminal.id if terminal else 'all'}", now)
    return notice


def greet(terminal: Terminal, now: datetime) -> None:
    """A terminal that is new hears of what was published for all and still holds."""
    holds = Q(until=None) | Q(until__gt=now)
    _tell([terminal], Notice.objects.filter(holds, terminal=None).order_by("at"), now)


def _tell(terminals: Iterable[Terminal], notices: Iterable[Notice], now: datetime) -> None:
    told = [(terminal, notice) for terminal in terminals for notice in notices]
    Event.objects.bulk_create(
        [Event(terminal=t, type="notice", uuid=n.uuid, at=now) for t, n in told], batch_size=500
    )
