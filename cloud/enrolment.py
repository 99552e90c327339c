"""Enrolment: a one-time code, typed once on a terminal, becomes a device certificate.

A code is eight random characters of Crockford's base 32 (40 bits) and a check character (Luhn mod 32, which
finds every single mistyped character), shown as ``ABCD-EFGHJ``; it lives 24 hours, and only its HMAC is kept.
It is used up in the transaction that stores the certificate. If the answer is lost on the way, the same code
with the same key gets the same certificate again: what makes a code one-time is the key, not the request.
"""

import secrets
import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.db import transaction
from django.utils.crypto import salted_hmac
from stdnum import luhn

from cloud import notices
from cloud.audit import record
from cloud.keys import PlatformKeys, certificate_key_id, read_request, read_seal_key
from cloud.models import Certificate, EnrolmentCode, Terminal

VALIDITY = timedelta(hours=24)
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_TYPED = str.maketrans("OIL", "011", "- \t")
"""Crockford's rule for what people confuse; separators do not count."""
_MAX_TERMINALS = 9999


class CodeRefused(ValueError):
    """The code does not enrol; ``code`` is the problem's: code-invalid, code-used or code-expired."""

    def __init__(self, code: str) -> None:
        """``code``: see the class."""
        super().__init__(code)
        self.code = code


class NumbersExhausted(RuntimeError):
    """All 9999 terminal numbers are taken."""


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A terminal and the certificate that it got."""

    terminal: Terminal
    certificate: str


def issue_code(name: str, actor: str, now: datetime) -> tuple[str, datetime]:
    """A new code for a terminal that will be called ``name``, and when it expires."""
    body = "".join(secrets.choice(_ALPHABET) for _ in range(8))
    code = body + str(luhn.calc_check_digit(body, alphabet=_ALPHABET))
    expires = now + VALIDITY
    with transaction.atomic():
        EnrolmentCode.objects.filter(used=None, expires__lt=now - VALIDITY).delete()
        EnrolmentCode.objects.create(code_hmac=_hmac(code), name=name, expires=expires)
        record(actor, "enrol", name, now)
    return f"{code[:4]}-{code[4:]}", expires


def redeem(
    code: str, csr: str, keys: PlatformKeys, now: datetime, seal_key: Mapping[str, str] | None = None
) -> Enrolled:
    """Use the code up: a new terminal with the next number, and a certificate for the request's key.

    A key that is a terminal's gets that terminal another certificate: so one that expired is renewed, and one
    that was revoked is let in again, as who made the code wants it. What it has queued is still its own.

    ``seal_key``: what e-certificates are sealed to, with the request's key's signature over it.

    Raises:
        RequestInvalid: the CSR or the seal key; nothing was used up. CodeRefused, NumbersExhausted: see each.
    """
    request = read_request(csr)
    sealed_to = read_seal_key(request, seal_key) if seal_key else ""
    public = request.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()
    with transaction.atomic():
        row = EnrolmentCode.objects.select_for_update().filter(code_hmac=_hmac(_normalise(code))).first()
        if row is None:
            raise CodeRefused("code-invalid")
        if row.expires < now:
            raise CodeRefused("code-expired")
        if row.terminal:
            return _again(row.terminal, public, sealed_to)
        known = _known(public, sealed_to)
        row.used, row.terminal = now, known or _new_terminal(row.name, now, sealed_to)
        row.save()
        if known is None:
            notices.greet(row.terminal, now)
        return Enrolled(row.terminal, _certify(row.terminal, request, public, keys, now))


class GuessLimit:
    """How many wrong codes an address may try: ``count`` in ``seconds``; kept in memory, per process."""

    def __init__(self, count: int = 10, seconds: float = 60) -> None:
        """See the class."""
        self._count, self._seconds = count, seconds
        self._wrong: dict[str, deque[datetime]] = {}
        self._lock = threading.Lock()

    def wait(self, address: str, now: datetime) -> float:
        """Seconds that this address must wait before its next try; 0 when it may try now."""
        with self._lock:
            self._forget(now)
            tries = self._wrong.get(address)
            if not tries or len(tries) < self._count:
                return 0.0
            return self._seconds - (now - tries[0]).total_seconds()

    def wrong(self, address: str, now: datetime) -> None:
        """Count a wrong code."""
        with self._lock:
            self._wrong.setdefault(address, deque(maxlen=self._count)).append(now)

    def _forget(self, now: datetime) -> None:
        past = now - timedelta(seconds=self._seconds)
        for address, tries in list(self._wrong.items()):
            while tries and tries[0] <= past:
                tries.popleft()
            if not tries:
                del self._wrong[address]


def _normalise(typed: str) -> str:
    code = typed.upper().translate(_TYPED)
    if len(code) != 9 or not set(code) <= set(_ALPHABET) or not luhn.is_valid(code, alphabet=_ALPHABET):
        raise CodeRefused("code-invalid")
    return code


def _hmac(code: str) -> str:
    return salted_hmac("cloud.enrolment", code, algorithm="sha256").hexdigest()


def _again(terminal: Terminal, public: str, seal_key: str) -> Enrolled:
    certificate = terminal.certificates.filter(public_key=public).first()
    if certificate is None or terminal.revoked:
        raise CodeRefused("code-used")
    if seal_key and seal_key != terminal.seal_key:
        Terminal.objects.filter(pk=terminal.pk).update(seal_key=seal_key)
    return Enrolled(terminal, certificate.pem)


def _known(public: str, seal_key: str) -> Terminal | None:
    """The terminal whose key that is, no longer revoked; its number, name and chain are as they were."""
    certificate = Certificate.objects.select_related("terminal").filter(public_key=public).first()
    if certificate is None:
        return None
    terminal = certificate.terminal
    terminal.revoked, terminal.seal_key = None, seal_key or terminal.seal_key
    terminal.save(update_fields=["revoked", "seal_key"])
    return terminal


def _new_terminal(name: str, now: datetime, seal_key: str) -> Terminal:
    """The next number. Two at once on PostgreSQL may draw the same: the second fails and is tried again."""
    last = Terminal.objects.order_by("-number").values_list("number", flat=True).first()
    number = int(last or 0) + 1
    if number > _MAX_TERMINALS:
        raise NumbersExhausted("all 9999 terminal numbers are taken")
    return Terminal.objects.create(
        id=f"t{number:04}-{secrets.token_hex(4)}",
        number=f"{number:04}",
        name=name,
        enrolled=now,
        seal_key=seal_key,
    )


def _certify(
    terminal: Terminal,
    request: x509.CertificateSigningRequest,
    public: str,
    keys: PlatformKeys,
    now: datetime,
) -> str:
    certificate = keys.issue(request, terminal.id, now)
    pem = certificate.public_bytes(Encoding.PEM).decode()
    Certificate.objects.create(
        key_id=certificate_key_id(certificate),
        terminal=terminal,
        pem=pem,
        public_key=public,
        not_after=certificate.not_valid_after_utc,
    )
    return pem
