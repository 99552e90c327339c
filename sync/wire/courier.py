"""Parcels: what a terminal and its platform hand each other on a USB stick where there is no line.

A parcel is one file: a CBOR sequence (RFC 8742) of a signed head and its parts, byte strings. The head is a
COSE_Sign1 (RFC 9052 §4.2); ``typ`` says which of two kinds it is; its payload is

    head = {
      1: 1,                       ; version of this format
      2: tstr,                    ; platform
      3: tstr,                    ; terminal
      4: [* bstr .size 32],       ; sha256 of each part, in order
      ? 5: uint,                  ; bundle: seq of its first envelope, ? 6: of its last
      ? 7: [* [bstr .size 32, uint]],  ; bundle: attachments, sha256 and size of the sealed bytes
      ? 8: tstr,                  ; bundle: the cursor up to which the terminal has read the feed
      ? 9: bstr,                  ; bundle: what the terminal cannot send, see losses.py; empty: nothing
      ? 13: uint,                 ; acknowledgement: the last seq of this terminal's chain that is there
    }

- A **bundle**, ``TERMINAL-FIRST-LAST.bundle``, is signed by the device key (EdDSA); its parts are envelopes
  in the order of the chain. Attachments lie beside it, ``blobs/SHA256``. The same rows give the same bytes.
- An **acknowledgement**, ``TERMINAL-FIRST-LAST.ack``, is signed by the platform's trust root (ES256), which
  the terminal pinned at its enrolment; its parts are CBOR maps of two kinds:

      verdicts = {1: [* [bstr .size 32, tstr, tstr, {* tstr => tstr}]]}
                                  ; an envelope's sha256, status, reason, fields: as results.json
      heard    = {2: tstr, 3: tstr, 4: bstr}
                                  ; cursors before and after; events as events.json, sealed to the terminal

Nothing in clear names a person. A parcel is taken whole or not at all: what was cut off, altered or signed by
somebody else is refused with the ``reason`` that ``ParcelInvalid`` carries.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from sync.wire.cose import KID, TYP, CoseInvalid, PublicKey, Sign1, sign1
from sync.wire.envelope import Attachment

VERSION = 1
BUNDLE = "application/vnd.waystation.bundle+cose"
ACKNOWLEDGEMENT = "application/vnd.waystation.acknowledgement+cose"
BLOBS = "blobs"
"""The folder of attachments beside the bundles."""
ITEMS = 100
"""Envelopes in a bundle, and in a batch at the platform."""
MAX_BYTES = 64 << 20


class ParcelInvalid(ValueError):
    """The file is no parcel, or none that counts.

    ``reason``: ``malformed`` (no parcel at all), ``cut-short`` (its end is missing), ``altered`` (the
    signature does not hold, or a part is not what the head says), ``newer`` (of a later version).
    """

    def __init__(self, reason: str, detail: str) -> None:
        """``detail``: for a technician."""
        super().__init__(detail)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Head:
    """What is signed, but for the digests of the parts."""

    platform: str
    terminal: str
    first: int = 0
    last: int = 0
    blobs: tuple[Attachment, ...] = ()
    cursor: str = ""
    lost: bytes = b""
    chain: int | None = None


@dataclass(frozen=True, slots=True)
class Parcel:
    """A parcel as it was read: whole, its parts are those of its head. Nobody's before ``verify``."""

    head: Head
    kid: bytes
    parts: tuple[bytes, ...]
    _signed: Sign1

    def verify(self, key: PublicKey | Ed25519PublicKey) -> None:
        """Return when ``key`` signed it.

        Raises:
            ParcelInvalid: ``altered``.
        """
        if not self._signed.verifies(key):
            raise ParcelInvalid("altered", "the signature does not hold")


def name(terminal: str, first: int, last: int, kind: str) -> str:
    """The file's name; ``kind``: ``bundle`` or ``ack``."""
    return f"{terminal}-{first:06d}-{last:06d}.{kind}"


def write(
    typ: str,
    head: Head,
    parts: Sequence[bytes],
    key: Ed25519PrivateKey | EllipticCurvePrivateKey,
    key_id: bytes,
) -> bytes:
    """The parcel's bytes."""
    payload: dict[int, Any] = {
        1: VERSION,
        2: head.platform,
        3: head.terminal,
        4: [hashlib.sha256(part).digest() for part in parts],
    }
    if typ == BUNDLE:
        payload |= {5: head.first, 6: head.last, 7: [[b.sha256, b.size] for b in head.blobs]}
        payload |= {8: head.cursor, 9: head.lost}
    elif head.chain is not None:
        payload[13] = head.chain
    signed = sign1(cbor2.dumps(payload, canonical=True), key, {KID: key_id, TYP: typ})
    return signed + b"".join(cbor2.dumps(part) for part in parts)


def read(typ: str, data: bytes) -> Parcel:
    """Read a parcel of that kind whole; ``Parcel.verify`` says whose it is.

    Raises:
        ParcelInvalid: see the class.
    """
    if len(data) > MAX_BYTES:
        raise ParcelInvalid("malformed", "too large")
    stream = BytesIO(data)
    signed, head, digests = _head(typ, stream)
    parts: list[bytes] = []
    for expected in digests:
        part = _next(stream)
        if not isinstance(part, bytes) or hashlib.sha256(part).digest() != expected:
            raise ParcelInvalid("altered", f"part {len(parts) + 1} is not the one that was signed")
        parts.append(part)
    if stream.tell() != len(data):
        raise ParcelInvalid("altered", "something follows the last part")
    return Parcel(head, signed.kid, tuple(parts), signed)


def _head(typ: str, stream: BytesIO) -> tuple[Sign1, Head, list[bytes]]:
    try:
        signed = Sign1.read(_next(stream))
        claims = signed.claims()
        if signed.protected.get(TYP) != typ:
            raise ParcelInvalid("malformed", "a parcel of another kind")
        if claims[1] != VERSION:
            raise ParcelInvalid("newer", f"a parcel of version {claims[1]}")
        return signed, _parse(claims), [_sized(digest, 32) for digest in claims[4]]
    except (CoseInvalid, LookupError, TypeError, ValueError) as e:
        if isinstance(e, ParcelInvalid):
            raise
        raise ParcelInvalid("malformed", f"no parcel ({type(e).__name__})") from e


def _parse(claims: Mapping[Any, Any]) -> Head:
    head = Head(
        platform=claims[2],
        terminal=claims[3],
        first=claims.get(5, 0),
        last=claims.get(6, 0),
        blobs=tuple(Attachment(_sized(sha256, 32), size) for sha256, size in claims.get(7, [])),
        cursor=claims.get(8, ""),
        lost=claims.get(9, b""),
        chain=claims.get(13),
    )
    texts = (head.platform, head.terminal, head.cursor)
    numbers = (head.first, head.last, head.chain or 0, *(blob.size for blob in head.blobs))
    if (
        not all(isinstance(t, str) for t in texts)
        or not isinstance(head.lost, bytes)
        or not all(type(n) is int and n >= 0 for n in numbers)
    ):
        raise TypeError("a field of another type")
    return head


def _sized(value: Any, size: int) -> bytes:
    if not isinstance(value, bytes) or len(value) != size:
        raise TypeError("no digest")
    return value


def _next(stream: BytesIO) -> Any:
    """The next item of the sequence."""
    try:
        return cbor2.CBORDecoder(stream).decode()
    except cbor2.CBORDecodeEOF as e:
        raise ParcelInvalid("cut-short", "the end of the file is missing") from e
    except (cbor2.CBORError, ValueError, TypeError, ArithmeticError, LookupError, RecursionError) as e:
        raise ParcelInvalid("malformed", f"no CBOR ({type(e).__name__})") from e


# What an acknowledgement's parts say.


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of the envelope with that sha256, in the words of ``results.json``."""

    digest: bytes
    status: str
    reason: str = ""
    fields: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """Events of the feed between two cursors: JSON, sealed to the terminal with ``feed_context``."""

    before: str
    after: str
    sealed: bytes


def verdicts_part(verdicts: Sequence[Verdict]) -> bytes:
    """A part of an acknowledgement."""
    rows = [[v.digest, v.status, v.reason, dict(v.fields or {})] for v in verdicts]
    return cbor2.dumps({1: rows}, canonical=True)


def heard_part(heard: Heard) -> bytes:
    """A part of an acknowledgement."""
    return cbor2.dumps({2: heard.before, 3: heard.after, 4: heard.sealed}, canonical=True)


def read_part(part: bytes) -> "tuple[Verdict, ...] | Heard":
    """One part again.

    Raises:
        ParcelInvalid: ``malformed``; only a platform that errs writes such a thing.
    """
    content = _next(BytesIO(part))
    try:
        if 1 in content:
            return tuple(
                Verdict(
                    _sized(sha256, 32), str(status), str(reason), {str(k): str(v) for k, v in fields.items()}
                )
                for sha256, status, reason, fields in content[1]
            )
        return Heard(str(content[2]), str(content[3]), bytes(content[4]))
    except (LookupError, TypeError, ValueError, AttributeError) as e:
        raise ParcelInvalid("malformed", f"a part that cannot be read ({type(e).__name__})") from e
