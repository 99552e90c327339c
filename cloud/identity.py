"""Who sent a request: an RFC 9421 signature by a device key, checked as ``sync.wire.http`` says, and no less.

In this order: present, by a known key, well-formed and covering enough, verified, signed at the platform's
time, by a certificate that counts, over this body, and never seen before. The body is read only after the
signature over its digest holds. A nonce is remembered in the database for as long as its signature would be
young enough, so a restart does not forget it.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import IntegrityError, transaction
from django.http import HttpRequest, UnreadablePostError
from http_message_signatures import HTTPMessageVerifier, HTTPSignatureKeyResolver, algorithms
from http_message_signatures.digests import ContentDigest
from http_message_signatures.exceptions import HTTPMessageSignaturesException, InvalidSignature
from http_message_signatures.structures import VerifyResult

from cloud.models import Certificate, Nonce
from cloud.problems import Problem
from sync.wire import http as wire

_WINDOW = timedelta(seconds=wire.SIGNATURE_WINDOW_SECONDS)
_MAX_NONCE = 200


@dataclass(frozen=True, slots=True)
class Caller:
    """The terminal that signed, and the body that its signature covers."""

    terminal_id: str
    body: bytes


@dataclass(frozen=True, slots=True)
class _Message:
    """A request as ``http_message_signatures`` wants it; the host is not covered, so any will do."""

    method: str
    url: str
    headers: Mapping[str, str]


class _Certificates(HTTPSignatureKeyResolver):
    """Looks a ``keyid`` up; the certificate stays here for the checks that follow."""

    found: Certificate | None = None

    def resolve_public_key(self, key_id: str) -> Ed25519PublicKey:
        self.found = Certificate.objects.select_related("terminal").filter(key_id=key_id).first()
        if self.found is None:
            raise Problem(401, "terminal-unknown", "no certificate of this platform has that keyid")
        return Ed25519PublicKey.from_public_bytes(bytes.fromhex(self.found.public_key))


class _Verifier(HTTPMessageVerifier):
    """Leaves the time of the signature to ``identify``, which answers ``clock-skew`` and not ``invalid``."""

    def validate_created_and_expires(self, sig_input: Any, max_age: timedelta | None = None) -> None:
        del max_age
        if type(sig_input.params.get("created")) is not int:
            raise InvalidSignature('Signature is missing a required "created" parameter')


def identify(
    request: HttpRequest, *, platform: str, covered: tuple[str, ...], max_body: int, now: datetime
) -> Caller:
    """The terminal behind a request, and its body of at most ``max_body`` bytes.

    Raises:
        Problem: signature-missing, signature-invalid, terminal-unknown, clock-skew, terminal-revoked,
            certificate-expired, too-large, request-invalid, digest-mismatch or replayed.
    """
    if "Signature" not in request.headers or "Signature-Input" not in request.headers:
        raise Problem(401, "signature-missing", "this address takes signed requests only (RFC 9421)")
    certificates = _Certificates()
    result = _verify(request, certificates, wire.signature_tag(platform), covered)
    certificate = certificates.found
    assert certificate is not None, "a verified signature has a key"
    _check_time(result, now)
    if certificate.terminal.revoked:
        raise Problem(403, "terminal-revoked", "this terminal was revoked; enrol it anew")
    if certificate.not_after <= now:
        raise Problem(403, "certificate-expired", "enrol the terminal anew")
    body = b""
    if "content-digest" in covered:
        body = read_body(request, max_body)
        _check_digest(request.headers["Content-Digest"], body)
    _remember(certificate.key_id, result.nonce or "", now)
    return Caller(certificate.terminal_id, body)


def read_body(request: HttpRequest, limit: int) -> bytes:
    """The request's body.

    Raises:
        Problem: too-large by what it states; request-invalid when it broke off.
    """
    if int(request.META.get("CONTENT_LENGTH") or 0) > limit:
        raise Problem(413, "too-large", f"at most {limit} bytes")
    try:
        return bytes(request.body)
    except UnreadablePostError as e:
        raise Problem(400, "request-invalid", "the body broke off") from e


def forget_nonces(now: datetime) -> int:
    """Delete what no signature of the window can repeat any more; gives back how many."""
    return Nonce.objects.filter(seen__lt=now - 3 * _WINDOW).delete()[0]


def _verify(
    request: HttpRequest, certificates: _Certificates, tag: str, covered: tuple[str, ...]
) -> VerifyResult:
    query = request.META.get("QUERY_STRING", "")
    url = f"http://platform.invalid{quote(request.path)}" + (f"?{query}" if query else "")
    verifier = _Verifier(signature_algorithm=algorithms.ED25519, key_resolver=certificates)
    try:
        (result,) = verifier.verify(
            _Message(request.method or "", url, dict(request.headers)),
            max_age=None,
            expect_tag=tag,
            expect_label=wire.SIGNATURE_LABEL,
            require_components=covered,
        )
    except HTTPMessageSignaturesException as e:
        if isinstance(e.args[0] if e.args else None, Problem):
            raise e.args[0] from e
        raise Problem(401, "signature-invalid", str(e)[:200]) from e
    except ValueError as e:
        raise Problem(401, "signature-invalid", "not exactly one signature with this label and tag") from e
    if not result.nonce or len(result.nonce) > _MAX_NONCE:
        raise Problem(401, "signature-invalid", f"a nonce of 1 to {_MAX_NONCE} characters is required")
    return result


def _check_time(result: VerifyResult, now: datetime) -> None:
    created, expires = float(result.parameters["created"]), result.parameters.get("expires")
    skewed = abs(created - now.timestamp()) > wire.SIGNATURE_WINDOW_SECONDS
    if skewed or (expires is not None and float(expires) < now.timestamp()):
        raise Problem(401, "clock-skew", "sign again with the time of this answer's Date header")


def _check_digest(value: str, body: bytes) -> None:
    try:
        ContentDigest.verify(value, body)
    except InvalidSignature as e:
        raise Problem(400, "digest-mismatch", str(e)[:200]) from e


def _remember(key_id: str, nonce: str, now: datetime) -> None:
    digest = hashlib.sha256(f"{key_id}|{nonce}".encode()).hexdigest()
    try:
        with transaction.atomic():
            Nonce.objects.create(digest=digest, seen=now)
    except IntegrityError as e:
        raise Problem(401, "replayed", "a nonce is good for one request") from e
