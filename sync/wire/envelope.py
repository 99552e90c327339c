"""The envelope: a submission as it is stored, sent, exported and kept for ever.

A COSE_Sign1 (RFC 9052 §4.2, tag 18) by the terminal's device key (EdDSA over Ed25519, RFC 9053 §2.2).
Protected header: alg, kid (sha256 of the device certificate's DER), typ (RFC 9596). Payload: a CBOR map with
the integer keys below, in RFC 8949 §4.2.1 deterministic encoding. The unprotected header is empty and nothing
follows: the sha256 of the bytes names an envelope, so there is one way alone to write it.

    envelope = {
      1: 1,                   ; version of this format
      2: bstr .size 16,       ; id, a UUIDv7 that the terminal made: idempotency key and order at once
      3: tstr,                ; terminal
      4: uint,                ; seq, from 1, without a gap
      5: bstr .size 32,       ; sha256 of the previous envelope's bytes; zeros for seq 1
      6: tstr,                ; service
      7: tstr,                ; catalogue version that the application was started with
      8: uint,                ; created, ms since 1970-01-01 UTC, by the terminal's clock
      9: tstr,                ; clock trust: confirmed / unconfirmed / wrong
      10: [* [bstr .size 32, uint]],  ; attachments: sha256 and size of the sealed bytes, in order
      11: bstr,               ; the sealed payload, see sealed.py
      ? 12: bstr .size 16,    ; id of the refused submission that this one replaces
    }

Seq and prev chain a terminal's envelopes: whoever holds them all finds a gap, a fork or a replay, whatever
carried them. Nothing in clear here names a person.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import cbor2
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from sync.wire import cose

VERSION = 1
TYPE = "application/vnd.waystation.envelope+cose"
GENESIS = bytes(32)
"""``previous`` of a terminal's first envelope."""
MAX_BYTES = 1 << 20
"""An envelope is at most 1 MiB; what is larger travels as an attachment."""


_TAGGED = b"\xd2"
"""Tag 18 (RFC 8949 §3.4), in its one encoding."""


class EnvelopeInvalid(ValueError):
    """The bytes are no envelope, or not one that this key signed; for ``reason`` see ``open_envelope``."""

    def __init__(self, reason: str, detail: str) -> None:
        """``reason``: malformed / signature; ``detail``: for a technician, nothing personal."""
        super().__init__(detail)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Attachment:
    """A sealed blob that belongs to a submission: sha256 (32 bytes) and size in bytes of the sealed bytes."""

    sha256: bytes
    size: int


@dataclass(frozen=True, slots=True)
class Envelope:
    """The signed fields; times are aware UTC with millisecond grain."""

    id: UUID
    terminal: str
    seq: int
    previous: bytes
    service: str
    catalogue: str
    created: datetime
    clock_trust: str
    attachments: tuple[Attachment, ...]
    sealed: bytes
    replaces: UUID | None = None


def digest(envelope: bytes) -> bytes:
    """The sha256 that the next envelope's ``previous`` and every receipt name."""
    return hashlib.sha256(envelope).digest()


@dataclass(frozen=True, slots=True)
class Signer:
    """Signs as a terminal; ``key_id`` is the sha256 of the device certificate's DER."""

    key: Ed25519PrivateKey
    key_id: bytes

    def sign(self, envelope: Envelope) -> bytes:
        """The envelope's bytes, the ones that are stored, hashed and sent."""
        return self.sign_as(TYPE, _payload(envelope))

    def sign_as(self, typ: str, payload: bytes) -> bytes:
        """Another message of this terminal, of a type of its own so that none is taken for the other."""
        return cose.sign1(payload, self.key, {cose.KID: self.key_id, cose.TYP: typ})


STRANGE = (
    cbor2.CBORError,
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    ArithmeticError,
    RecursionError,
)
"""What a decoder may raise on bytes that a stranger made."""


def key_id_of(envelope: bytes) -> bytes:
    """The kid that the envelope claims, to look its key up with; nothing is verified yet.

    Raises:
        EnvelopeInvalid: reason ``malformed``.
    """
    try:
        tag = cbor2.loads(envelope)
        protected, unprotected, _, _ = tag.value
        kid = cbor2.loads(protected)[cose.KID]
        sole = unprotected == {} and cbor2.dumps(tag, canonical=True) == envelope
    except STRANGE as e:
        raise EnvelopeInvalid("malformed", f"no COSE_Sign1 with a kid: {type(e).__name__}") from e
    if not isinstance(kid, bytes):
        raise EnvelopeInvalid("malformed", "the kid is no byte string")
    if not sole:
        raise EnvelopeInvalid("malformed", "not the one encoding: something unsigned was added")
    return kid


def open_envelope(envelope: bytes, key: Ed25519PublicKey) -> Envelope:
    """Verify the signature and give back the fields.

    Raises:
        EnvelopeInvalid: reason ``malformed`` (no envelope, wrong type, a field missing or out of shape) or
            ``signature`` (altered, or signed by another key).
    """
    return _parse(open_as(TYPE, envelope, key))


def claims(envelope: bytes) -> Envelope:
    """The fields as they stand, nothing verified: for whoever knows the bytes by their digest.

    Raises:
        EnvelopeInvalid: reason ``malformed``.
    """
    try:
        payload = cbor2.loads(envelope).value[2]
    except STRANGE as e:
        raise EnvelopeInvalid("malformed", f"no COSE_Sign1: {type(e).__name__}") from e
    return _parse(payload)


def open_as(typ: str, message: bytes, key: Ed25519PublicKey) -> bytes:
    """Verify a message of that type; its payload. Raises as ``open_envelope``."""
    if len(message) > MAX_BYTES:
        raise EnvelopeInvalid("malformed", f"{len(message)} bytes, the limit is {MAX_BYTES}")
    key_id_of(message)  # it is in the one encoding
    if message[:1] != _TAGGED:
        raise EnvelopeInvalid("signature", "another tag than that of a COSE_Sign1")
    try:
        signed = cose.Sign1.read(message)
    except cose.CoseInvalid as e:
        raise EnvelopeInvalid("malformed", str(e)) from e
    if not signed.verifies(key):
        raise EnvelopeInvalid("signature", "altered, or signed by another key")
    if signed.protected.get(cose.TYP) != typ:
        raise EnvelopeInvalid("malformed", f"another type than {typ}")
    return signed.payload


def _payload(e: Envelope) -> bytes:
    fields: dict[int, Any] = {
        1: VERSION,
        2: e.id.bytes,
        3: e.terminal,
        4: e.seq,
        5: e.previous,
        6: e.service,
        7: e.catalogue,
        8: (e.created - _EPOCH) // timedelta(milliseconds=1),
        9: e.clock_trust,
        10: [[a.sha256, a.size] for a in e.attachments],
        11: e.sealed,
    }
    if e.replaces:
        fields[12] = e.replaces.bytes
    return cbor2.dumps(fields, canonical=True)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SHAPE: dict[int, type] = {
    1: int,
    2: bytes,
    3: str,
    4: int,
    5: bytes,
    6: str,
    7: str,
    8: int,
    9: str,
    10: list,
    11: bytes,
}


def _parse(payload: bytes) -> Envelope:
    try:
        f = cbor2.loads(payload)
        for key, kind in _SHAPE.items():
            if type(f[key]) is not kind:
                raise EnvelopeInvalid("malformed", f"field {key} is no {kind.__name__}")
        if f[1] != VERSION or f[4] < 1 or len(f[5]) != 32:
            raise EnvelopeInvalid("malformed", "version, seq or previous out of range")
        return Envelope(
            id=UUID(bytes=f[2]),
            terminal=f[3],
            seq=f[4],
            previous=f[5],
            service=f[6],
            catalogue=f[7],
            created=_EPOCH + timedelta(milliseconds=f[8]),
            clock_trust=f[9],
            attachments=tuple(_attachment(sha, size) for sha, size in f[10]),
            sealed=f[11],
            replaces=UUID(bytes=f[12]) if 12 in f else None,
        )
    except STRANGE as e:
        if isinstance(e, EnvelopeInvalid):
            raise
        raise EnvelopeInvalid("malformed", f"payload out of shape: {type(e).__name__}") from e


def _attachment(sha256: object, size: object) -> Attachment:
    """Checked before anything is made of it: ``bytes`` of a huge number would take that much memory."""
    if not isinstance(sha256, bytes) or len(sha256) != 32 or type(size) is not int or size < 0:
        raise EnvelopeInvalid("malformed", "an attachment is no sha256 with a size")
    return Attachment(sha256, size)
