"""Issuing and revoking: an approval issues, any other decision revokes, and every step is on record.

A certificate is signed and stored in the transaction of its decision; it is sealed at rest to the platform's
own key, as notes are, and only ids, kind, times and its place in the status list are in clear. An approval is
never held up: when an application does not open or lacks a name, the decision stands, nothing is issued, and
the audit trail says why.

The terminal hears of it by an event "certificate". What it gets is sealed to its own key (HPKE, suite intl-1)
when it asks: a line that is listened to, a proxy and the database learn nothing.
"""

import secrets
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from django.conf import settings
from django.utils import timezone

from cloud.audit import record
from cloud.certificates import rules, trust
from cloud.certificates.rules import CannotIssue
from cloud.errors import Fault
from cloud.keys import PlatformKeys
from cloud.models import Event, IssuedCertificate, State, Terminal, Transaction
from sync.wire import registry, sd_jwt
from sync.wire.certificate import LIST_BITS, Content, content_of, issue, issue_hidden, key_id
from sync.wire.cose import Sign1
from sync.wire.sealed import certificate_context, context, seal, unseal


class NoCertificate(Fault):
    """The case has no certificate, or none that still counts."""


def follow(  # noqa: PLR0913  # who decided what on which case, when
    case: Transaction,
    decision: State,
    application: Callable[[], Any],
    *,
    actor: str,
    now: datetime,
    keys: PlatformKeys,
) -> None:
    """Do what a decision means for the case's certificate, in the caller's transaction."""
    standing = IssuedCertificate.objects.filter(transaction=case, revoked=None)
    if decision is not State.APPROVED:
        for certificate in standing:
            _revoke(certificate, actor, now)
    elif (rule := rules.load().get(case.service)) and not standing.exists():
        try:
            _issue(case, rule, application(), now=now, keys=keys)
        except Fault as e:
            record(actor, "certificate not issued", f"{case.uuid} {type(e).__name__}", now)
            return
        record(actor, f"issue {rule.kind.id}", str(case.uuid), now)
        Event.objects.create(terminal_id=case.terminal_id, type="certificate", uuid=case.uuid, at=now)


def revoke(case: Transaction, actor: str, now: datetime) -> None:
    """Revoke the case's certificate; it is in the status list from now on.

    Raises:
        NoCertificate: see the class.
    """
    _revoke(_standing(case), actor, now)


def formats(case: Transaction, keys: PlatformKeys, actor: str, now: datetime) -> Mapping[str, bytes]:
    """The newest certificate of a case, ``cwt`` and ``sd-cwt``; that it was opened is on record.

    Raises:
        NoCertificate: there never was one.
    """
    record(actor, "open certificate", str(case.uuid), now)
    return _open(_newest(case), keys)


def as_sd_jwt(case: Transaction, keys: PlatformKeys, actor: str, now: datetime) -> str:
    """The certificate as an SD-JWT VC, with its claims by name and the standard status claim.

    Raises:
        NoCertificate: there is none that counts.
    """
    certificate = _standing(case)
    content = content_of(Sign1.read(formats(case, keys, actor, now)["cwt"]).claims())
    kind = registry.load().types[certificate.kind]
    key = trust.issuer_key(now)
    payload: dict[str, Any] = {
        "iss": content.issuer,
        "iat": int(now.timestamp()),
        "vct": f"{sd_jwt.VCT}{kind.id}",
        "status": {
            "status_list": {
                "idx": certificate.index,
                "uri": f"{trust.status_address()}{certificate.list}",
            }
        },
    }
    if content.expires:
        payload["exp"] = int(content.expires.timestamp())
    return sd_jwt.issue(payload, kind.decode(content.claims), key, key_id(key.public_key()))


def describe(case: Transaction) -> dict[str, Any]:
    """What is in clear of a case's newest certificate.

    Raises:
        NoCertificate: there never was one.
    """
    found = _newest(case)
    return {
        "id": str(case.uuid),
        "type": found.kind,
        "issued": found.issued.isoformat(),
        "expires": found.expires.isoformat() if found.expires else None,
        "revoked": found.revoked.isoformat() if found.revoked else None,
        "status": [found.list, found.index],
    }


def sealed_for(terminal: Terminal, uuid: Any, keys: PlatformKeys) -> bytes:
    """The certificate of that terminal's submission, sealed to the terminal; empty when there is none."""
    found = IssuedCertificate.objects.filter(
        transaction__terminal=terminal, transaction__uuid=uuid, revoked=None
    ).last()
    if found is None or not terminal.seal_key:
        return b""
    key = X25519PublicKey.from_public_bytes(bytes.fromhex(terminal.seal_key))
    plain = cbor2.dumps(dict(_open(found, keys)), canonical=True)
    return seal(plain, key, certificate_context(uuid, terminal.pk))


def _issue(
    case: Transaction, rule: rules.Rule, application: Any, *, now: datetime, keys: PlatformKeys
) -> None:
    if not isinstance(application, Mapping):
        raise CannotIssue("the application is no JSON object")
    expires = now + rule.valid if rule.valid else None
    claims = rule.claims(application, timezone.localtime(now).date(), settings.NAME)
    number, index = _free_place()
    content = Content(keys.platform, rule.kind.number, claims, now, expires, number << LIST_BITS | index)
    key = trust.issuer_key(now)
    both = {"cwt": issue(content, key), "sd-cwt": issue_hidden(content, key)}
    IssuedCertificate.objects.create(
        transaction=case,
        kind=rule.kind.id,
        list=number,
        index=index,
        issued=now,
        expires=expires,
        sealed=seal(cbor2.dumps(both), keys.seal.public_key(), _at_rest(number, index)),
    )


def _open(certificate: IssuedCertificate, keys: PlatformKeys) -> dict[str, bytes]:
    place = _at_rest(certificate.list, certificate.index)
    found: dict[str, bytes] = cbor2.loads(unseal(bytes(certificate.sealed), keys.seal, place))
    return found


def _revoke(certificate: IssuedCertificate, actor: str, now: datetime) -> None:
    certificate.revoked = now
    certificate.save(update_fields=["revoked"])
    record(actor, "revoke certificate", str(certificate.transaction.uuid), now)


def _newest(case: Transaction) -> IssuedCertificate:
    found = IssuedCertificate.objects.filter(transaction=case).last()
    if found is None:
        raise NoCertificate(f"{case.uuid} has no certificate")
    return found


def _standing(case: Transaction) -> IssuedCertificate:
    found = _newest(case)
    if found.revoked:
        raise NoCertificate(f"the certificate of {case.uuid} is revoked")
    return found


def _free_place() -> tuple[int, int]:
    """A random one: neighbours in a list then say nothing about each other."""
    number = trust.list_in_use()
    taken = set(IssuedCertificate.objects.filter(list=number).values_list("index", flat=True))
    while (index := secrets.randbelow(1 << LIST_BITS)) in taken:
        pass
    return number, index


def _at_rest(number: int, index: int) -> bytes:
    return context("certificate at rest", number, index)
