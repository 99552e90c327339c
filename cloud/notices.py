"""Notices: a sentence to the people in the halls, in both languages, brought to terminals by the feed.

A notice is taken back by telling it once more, as over since it was made: a terminal keeps the last that it
hears of an id, of any release, and shows none that is over, whatever its clock says.
"""

import uuid
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from cloud.audit import record
from cloud.errors import Fault
from cloud.models import Event, Notice, Terminal

LONGEST = 500
"""Characters, as ``events.json`` limits them."""


class NoNotice(Fault):
    """No notice has that id, or it is over; the text says which."""


def publish(  # noqa: PLR0913  # who tells whom what, from when until when
    zh: str, en: str, *, terminal: Terminal | None, until: datetime | None, actor: str, now: datetime
) -> Notice:
    """Tell it on one terminal, or on all, those that are enrolled later too; until ``until``, or for good."""
    with transaction.atomic():
        notice = Notice.objects.create(
            uuid=uuid.uuid4(), terminal=terminal, zh=zh, en=en, at=now, until=until
        )
        _tell(_meant(notice), [notice], now)
        record(actor, "notice", f"{notice.uuid} {terminal.id if terminal else 'all'}", now)
    return notice


def standing(now: datetime) -> list[Notice]:
    """Those that hold now, oldest first."""
    holds = Q(until=None) | Q(until__gt=now)
    return list(Notice.objects.select_related("terminal").filter(holds).order_by("at"))


def withdraw(reference: str, *, actor: str, now: datetime) -> Notice:
    """Take it back: terminals that showed it do so no longer, new ones never hear of it.

    Raises:
        NoNotice: see the class.
    """
    try:
        uuid_ = UUID(reference)
    except ValueError as e:
        raise NoNotice(f"{reference!r} is no id of a notice") from e
    with transaction.atomic():
        notice = Notice.objects.select_for_update().filter(uuid=uuid_).first()
        if notice is None:
            raise NoNotice(f"no notice {uuid_}")
        if notice.until and notice.until <= now:
            raise NoNotice(f"notice {uuid_} is over already")
        notice.until = notice.at
        notice.save(update_fields=["until"])
        _tell(_meant(notice), [notice], now)
        record(actor, "withdraw notice", str(uuid_), now)
    return notice


def _meant(notice: Notice) -> Iterable[Terminal]:
    return [notice.terminal] if notice.terminal else Terminal.objects.filter(revoked=None)


def greet(terminal: Terminal, now: datetime) -> None:
    """A terminal that is new hears of what was published for all and still holds."""
    _tell([terminal], [notice for notice in standing(now) if notice.terminal is None], now)


def _tell(terminals: Iterable[Terminal], notices: Iterable[Notice], now: datetime) -> None:
    told = [(terminal, notice) for terminal in terminals for notice in notices]
    Event.objects.bulk_create(
        [Event(terminal=t, type="notice", uuid=n.uuid, at=now) for t, n in told], batch_size=500
    )
