"""Invented issuers of e-certificates, their keys and trust lists, for the suites that verify."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from sync.wire import certificate, registry, trust
from sync.wire.certificate import Content
from sync.wire.trust import Entry, TrustList

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
YEAR = timedelta(days=365)
TYPES = registry.load().types
PERSON = {
    "name": "张演示",
    "id_number": "110100199003070015",
    "work": "employed",
    "employer": "样例县云上食品有限公司",
    "since": "2026-10-25",
    "decided": "2026-11-24",
    "authority": "样例县就业服务中心",
}


def key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def pem(private: ec.EllipticCurvePrivateKey) -> str:
    return private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


@dataclass(frozen=True)
class Issuer:
    """A province's platform: it may sign ``kinds``; its status lists are at ``address``."""

    name: str = "province-a"
    kinds: tuple[str, ...] = ("employment-registration",)
    key: ec.EllipticCurvePrivateKey = field(default_factory=key)

    @property
    def address(self) -> str:
        return f"https://{self.name}.example/status/"

    def entry(self, **other: Any) -> Entry:
        made = Entry(
            issuer=self.name,
            name=f"the office of {self.name}",
            kid=certificate.key_id(self.key.public_key()),
            key=self.key.public_key(),
            kinds=frozenset(TYPES[kind].number for kind in self.kinds),
            not_before=NOW - YEAR,
            not_after=NOW + YEAR,
            status=self.address,
        )
        return replace(made, **other)

    def content(self, kind: str = "employment-registration", **other: Any) -> Content:
        claims = {name: value for name, value in PERSON.items() if name in TYPES[kind].claims}
        made = Content(
            issuer=self.name,
            kind=TYPES[kind].number,
            claims=TYPES[kind].encode(claims),
            issued=NOW - timedelta(days=1),
            expires=NOW + YEAR,
            place=(1 << 16) + 40_000,
        )
        return replace(made, **other)

    def issue(self, kind: str = "employment-registration", **other: Any) -> str:
        return certificate.to_text(certificate.issue(self.content(kind, **other), self.key))

    def status(
        self, revoked: Iterable[int] = (), at: datetime = NOW - timedelta(hours=1)
    ) -> dict[str, bytes]:
        address = f"{self.address}1"
        return {address: trust.sign_status(address, revoked, self.key, at, timedelta(days=7))}


def trusting(*entries: Entry, status: dict[str, bytes] | None = None, issued: datetime = NOW) -> TrustList:
    return TrustList(issued, issued + timedelta(days=7), entries, status or {})
