"""The one verifier: any format, judged by a trust list and a time, without a network."""

from datetime import datetime, timedelta

from kiosk.certificate.presented import Place, Presented, PresentedInvalid, read
from kiosk.certificate.verdict import Reason, Verdict
from kiosk.clock import BUILD_FLOOR
from sync.wire import registry as kinds
from sync.wire.registry import Registry
from sync.wire.sd_jwt import Challenge
from sync.wire.trust import Entry, TrustList, TrustListInvalid, read_status

LEEWAY = timedelta(minutes=5)
"""Two honest clocks may differ by this much."""
STATUS_FRESH = timedelta(days=7)
"""An older status list says who is revoked, and no longer who is not."""


def verify(
    text: str,
    trust: TrustList,
    now: datetime | None,
    registry: Registry | None = None,
    challenge: Challenge | None = None,
) -> Verdict:
    """Judge a certificate's text at ``now``; never raises for a text.

    With a ``challenge``, what is not its holder's answer to it is malformed: it was made for somebody else.
    A clock that stands before the trust list was issued is wrong, so the list's time counts as the least.
    With None for ``now`` the clock cannot be right at all (``kiosk.clock.believed``): what was over by the
    list's time, or when this release was made, has expired, and nothing is not valid yet.
    """
    unknown, now = now is None, max(now or BUILD_FLOOR, trust.issued)
    try:
        shown = read(text, registry or kinds.load(), challenge)
    except PresentedInvalid:
        return Verdict(Reason.MALFORMED, trust_age=_age(trust, now))
    entries = trust.keys(shown.kid, shown.issuer)
    entry = next((one for one in entries if shown.verifies(one.key)), None)
    if entry is None:
        reason = Reason.ALTERED if entries else Reason.UNKNOWN_ISSUER
        # What nobody vouches for is not shown as anybody's words.
        return Verdict(reason, shown.format, shown.issuer, trust_age=_age(trust, now))
    reason, status_age = _judge(shown, entry, trust, now, unknown)
    return Verdict(
        reason=reason,
        format=shown.format,
        issuer=entry.issuer,
        issuer_name=entry.name,
        kind=shown.kind,
        claims=shown.claims,
        issued=shown.issued,
        expires=shown.expires,
        hidden=shown.hidden,
        status_age=status_age,
        trust_age=_age(trust, now),
    )


def _judge(
    shown: Presented,
    entry: Entry,
    trust: TrustList,
    now: datetime,
    at_least: bool,  # noqa: FBT001
) -> tuple[Reason, timedelta | None]:
    """The signature holds; whatever else may be wrong, and how old what is known of its status is."""
    starts = max((t for t in (shown.issued, shown.not_before, shown.bound) if t), default=entry.not_before)
    if shown.kind is None or shown.kind.number not in entry.kinds:
        return Reason.WRONG_TYPE, None
    if now < starts - LEEWAY and not at_least:
        return Reason.NOT_YET_VALID, None
    if shown.expires and now > shown.expires:
        return Reason.EXPIRED, None
    if shown.issued and not entry.not_before - LEEWAY <= shown.issued <= entry.not_after:
        return Reason.UNKNOWN_ISSUER, None  # its key was not, or no longer, in use
    return _status(shown.place, entry, trust, now) if shown.place else (Reason.VALID, None)


def _status(place: Place, entry: Entry, trust: TrustList, now: datetime) -> tuple[Reason, timedelta | None]:
    """Only a list at the issuer's own address counts."""
    address = place.list if isinstance(place.list, str) else f"{entry.status}{place.list}"
    if not entry.status or not address.startswith(entry.status) or address not in trust.status:
        return Reason.STATUS_UNKNOWN, None
    try:
        found = read_status(trust.status[address], trust, entry.issuer)
    except TrustListInvalid:
        return Reason.STATUS_UNKNOWN, None
    status, age = found.at(place.index), max(now - found.issued, timedelta())
    if status is None or found.address != address:
        return Reason.STATUS_UNKNOWN, None
    if status:
        return Reason.REVOKED, age
    return (Reason.VALID if age <= STATUS_FRESH else Reason.STATUS_UNKNOWN), age


def _age(trust: TrustList, now: datetime) -> timedelta | None:
    return now - trust.issued if trust.entries else None
