"""Who may issue which certificates, and which are revoked: a trust list and the token status lists in it.

The trust list is a COSE_Sign1 (ES256) by a root key that every terminal has pinned; ``typ`` is ``TYPE``:

    payload = {
      1: 1,                       ; version of this format
      2: uint,                    ; issued, ms since 1970: of two lists the later one counts
      3: uint,                    ; a newer one is due then, ms; an old one stays usable, its age is shown
      4: [* {
        1: tstr, 2: tstr,         ; issuer, its name for people
        3: bstr, 4: bstr,         ; key id; key, as DER SubjectPublicKeyInfo
        5: [* uint],              ; kinds that it may sign, numbers of assets/certificates/types.yaml
        6: uint, 7: uint,         ; certificates issued from then until then count, ms
        ? 8: bstr,                ; id of the issuer's key before this one
        ? 9: tstr                 ; its status lists are at this address, a number appended
      }],
      5: {* tstr => bstr},        ; status lists by their address, as their issuers signed them
      ? 6: [* bstr]               ; successions of the root, oldest first
    }

A succession is a COSE_Sign1 (ES256) by one root that names the next; ``typ`` is ``ROOT_TYPE``:

    payload = {1: 1, 2: bstr, 3: uint}   ; version; the next root, DER SubjectPublicKeyInfo; since, ms

A reader walks them from the root that it has pinned; the last one that it reaches must have signed the list.
So a new root needs no visit to the terminals, and none without the old one's signature is believed.

So one file is all that a place without a line needs. A retired key stays listed: what it signed while it was
in use stays valid. A status list is a Status List Token (draft-ietf-oauth-status-list) as CWT: ``sub`` is its
address, claim 65533 {bits, lst}, lst a zlib-compressed bit array, least significant bit first; here one bit a
certificate, set when it is revoked.
"""

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import cbor2
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_public_key

from sync.wire.certificate import LIST_BITS, instant, key_id
from sync.wire.cose import KID, TYP, CoseInvalid, PublicKey, Sign1, sign1

TYPE = "application/vnd.waystation.trust-list+cose"
ROOT_TYPE = "application/vnd.waystation.trust-root+cose"
STATUS_TYPE = "application/statuslist+cwt"
VERSION = 1
_SUB, _EXP, _IAT, _TTL, _STATUS_LIST = 2, 4, 6, 65534, 65533
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MAX_LIST_BYTES = 8 << 20
_MAX_SUCCESSIONS = 64


class TrustListInvalid(ValueError):
    """No trust list, or not one that this root signed; or a status list that cannot be read."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of an issuer, and what it may sign."""

    issuer: str
    name: str
    kid: bytes
    key: PublicKey
    kinds: frozenset[int]
    not_before: datetime
    not_after: datetime
    predecessor: bytes = b""
    status: str = ""


@dataclass(frozen=True, slots=True)
class TrustList:
    """All entries, and the status lists by their address.

    ``chain`` are the keys from the pinned root to the one that signed, as it was read.
    """

    issued: datetime
    next_update: datetime
    entries: tuple[Entry, ...] = ()
    status: Mapping[str, bytes] = field(default_factory=dict)
    successions: tuple[bytes, ...] = ()
    chain: tuple[PublicKey, ...] = field(default=(), compare=False)

    @property
    def roots(self) -> tuple[bytes, ...]:
        """The key ids of ``chain``."""
        return tuple(key_id(one) for one in self.chain)

    def keys(self, kid: bytes, issuer: str = "") -> list[Entry]:
        """The entries with this key id; with ``issuer`` only of that one."""
        return [e for e in self.entries if e.kid == kid and issuer in {"", e.issuer}]


@dataclass(frozen=True, slots=True)
class StatusList:
    """The status of an issuer's certificates as of ``issued``; 0 is valid."""

    address: str
    issued: datetime
    bits: int
    packed: bytes

    def at(self, index: int) -> int | None:
        """The status at an index; None beyond the list."""
        per_byte = 8 // self.bits
        if not 0 <= index < len(self.packed) * per_byte:
            return None
        place = index % per_byte * self.bits
        return self.packed[index // per_byte] >> place & ((1 << self.bits) - 1)


def sign(trust: TrustList, root: EllipticCurvePrivateKey) -> bytes:
    """The list as it is published."""
    payload: dict[int, Any] = {
        1: VERSION,
        2: _ms(trust.issued),
        3: _ms(trust.next_update),
        4: [_entry(one) for one in trust.entries],
        5: dict(trust.status),
    }
    if trust.successions:
        payload[6] = list(trust.successions)
    return sign1(cbor2.dumps(payload, canonical=True), root, {KID: key_id(root.public_key()), TYP: TYPE})


def succeed(new: PublicKey, old: EllipticCurvePrivateKey, since: datetime) -> bytes:
    """The old root's word for the new one."""
    spki = new.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    payload = cbor2.dumps({1: VERSION, 2: spki, 3: _ms(since)}, canonical=True)
    return sign1(payload, old, {KID: key_id(old.public_key()), TYP: ROOT_TYPE})


def successor(succession: bytes) -> bytes:
    """The key id of the root that a succession names; who keeps it has verified it.

    Raises:
        TrustListInvalid: it is no succession.
    """
    try:
        return key_id(_key(Sign1.read(succession).claims()[2]))
    except (CoseInvalid, KeyError, TypeError, UnsupportedAlgorithm) as e:
        raise TrustListInvalid(f"no succession ({type(e).__name__})") from e


def read(data: bytes, root: PublicKey) -> TrustList:
    """Verify and read a list; ``root`` is the pinned one, which may have been succeeded.

    Raises:
        TrustListInvalid: see the class.
    """
    try:
        signed = Sign1.read(data)
        if signed.protected.get(TYP) != TYPE:
            raise TrustListInvalid("this is no trust list")
        payload = signed.claims()  # believed in nothing but where it leads to the key that signed it
        roots = _walk(root, payload.get(6, []))
        if not signed.verifies(roots[-1]):
            raise TrustListInvalid("another root than the pinned one signed this list, or it was altered")
        return replace(_read(payload), chain=tuple(roots))
    except (CoseInvalid, KeyError, TypeError, OverflowError, UnsupportedAlgorithm) as e:
        raise TrustListInvalid(f"this is no trust list ({type(e).__name__})") from e


def _walk(root: PublicKey, successions: Any) -> list[PublicKey]:
    """From the pinned root to the newest that its successions lead to; those before it do not matter."""
    if not isinstance(successions, list) or len(successions) > _MAX_SUCCESSIONS:
        raise TrustListInvalid("successions out of shape")
    roots = [root]
    for one in successions:
        signed = Sign1.read(one)
        if signed.protected.get(TYP) == ROOT_TYPE and signed.verifies(roots[-1]):
            roots.append(_key(signed.claims()[2]))
        elif len(roots) > 1:
            raise TrustListInvalid("a root that the one before did not sign")
    return roots


def sign_status(
    address: str, revoked: Iterable[int], key: EllipticCurvePrivateKey, issued: datetime, valid: timedelta
) -> bytes:
    """A status list of 2^16 places, one bit each, with these set."""
    packed = bytearray(1 << (LIST_BITS - 3))
    for index in revoked:
        packed[index >> 3] |= 1 << (index & 7)
    payload = {
        _SUB: address,
        _IAT: int(issued.timestamp()),
        _EXP: int((issued + valid).timestamp()),
        _TTL: int(valid.total_seconds()),
        _STATUS_LIST: {"bits": 1, "lst": zlib.compress(bytes(packed), 9)},
    }
    headers = {KID: key_id(key.public_key()), TYP: STATUS_TYPE}
    return sign1(cbor2.dumps(payload, canonical=True), key, headers)


def read_status(data: bytes, trust: TrustList, issuer: str) -> StatusList:
    """Verify a status list by a listed key of its issuer, and read it.

    Raises:
        TrustListInvalid: see the class.
    """
    try:
        signed = Sign1.read(data)
        claims = signed.claims()
        issued, body, address = instant(claims.get(_IAT)), claims[_STATUS_LIST], claims[_SUB]
        bits, packed = body["bits"], _inflate(body["lst"])
    except (CoseInvalid, KeyError, TypeError, zlib.error) as e:
        raise TrustListInvalid(f"no status list ({type(e).__name__})") from e
    if signed.protected.get(TYP) != STATUS_TYPE or bits not in (1, 2, 4, 8) or issued is None:
        raise TrustListInvalid("no status list")
    if not any(signed.verifies(entry.key) for entry in trust.keys(signed.kid, issuer)):
        raise TrustListInvalid("a status list that its issuer did not sign")
    return StatusList(str(address), issued, bits, packed)


def _inflate(packed: bytes) -> bytes:
    inflater = zlib.decompressobj()
    found = inflater.decompress(packed, _MAX_LIST_BYTES)
    if not inflater.eof:
        raise zlib.error("cut off, or too long")
    return found


def _entry(entry: Entry) -> dict[int, Any]:
    fields: dict[int, Any] = {
        1: entry.issuer,
        2: entry.name,
        3: entry.kid,
        4: entry.key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo),
        5: sorted(entry.kinds),
        6: _ms(entry.not_before),
        7: _ms(entry.not_after),
    }
    if entry.predecessor:
        fields[8] = entry.predecessor
    if entry.status:
        fields[9] = entry.status
    return fields


def _read(payload: Mapping[Any, Any]) -> TrustList:
    if payload[1] != VERSION:
        raise TrustListInvalid(f"a trust list of version {payload[1]}")
    entries = tuple(_parse(fields) for fields in payload[4])
    known = {(entry.issuer, entry.kid) for entry in entries}
    if any(e.predecessor and (e.issuer, e.predecessor) not in known for e in entries):
        raise TrustListInvalid("a key whose predecessor is not listed")
    successions = tuple(payload.get(6, []))
    return TrustList(_at(payload[2]), _at(payload[3]), entries, dict(payload[5]), successions)


def _key(der: Any) -> PublicKey:
    try:
        key = load_der_public_key(der)
    except ValueError as e:
        raise TrustListInvalid("an entry without a key") from e
    if not isinstance(key, EllipticCurvePublicKey | RSAPublicKey):
        raise TrustListInvalid("an entry with a key of another kind")
    return key


def _parse(fields: Mapping[Any, Any]) -> Entry:
    return Entry(
        issuer=fields[1],
        name=fields[2],
        kid=fields[3],
        key=_key(fields[4]),
        kinds=frozenset(fields[5]),
        not_before=_at(fields[6]),
        not_after=_at(fields[7]),
        predecessor=fields.get(8, b""),
        status=fields.get(9, ""),
    )


def _ms(at: datetime) -> int:
    return (at - _EPOCH) // timedelta(milliseconds=1)


def _at(ms: Any) -> datetime:
    return _EPOCH + timedelta(milliseconds=ms)
