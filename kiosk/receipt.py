"""The receipt: a number that can be read over a telephone, and a QR code that proves what was saved.

The number is ``NNNN-SSSSSS-C``: the terminal's number, the sequence number of the submission on it, and an
ISO 7064 MOD 11-2 check character (``X`` possible) over all ten digits: one wrong digit, or two exchanged, is
found. It is provisional: the platform's case number comes with the decision.

The QR text is ``WS1:`` and base32 (RFC 4648 §6, no padding: alphanumeric mode of a QR code is enough) of a
COSE_Sign1 (RFC 9052 §4.2, EdDSA, kid = sha256 of the device certificate) over the CBOR map {1: number, 2: id,
3: sha256 of the envelope, 4: created (ms since 1970), 5: clock trust, 6: service}. There is nothing personal
in it. Ed25519 is deterministic: a receipt that is made again is the same receipt.
"""

import base64
import binascii
import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

import cbor2
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from cwt import COSE, COSEKey
from cwt.exceptions import CWTError
from stdnum.iso7064 import mod_11_2

from kiosk.errors import ReceiptInvalid

PREFIX = "WS1:"
_ALG, _KID, _EDDSA = 1, 4, -8
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the citizen takes home. ``digest``: sha256 of the envelope (32 bytes); ``qr``: the QR text."""

    number: str
    id: UUID
    service: str
    created: datetime
    clock_trust: str
    digest: bytes
    qr: str


@dataclass(frozen=True, slots=True)
class Verified:
    """A judgement.

    ``reason`` when not valid: ``check-character``, ``malformed``, ``signature`` or ``other-terminal``;
    ``receipt`` is what the text says, as far as it could be read; ``signed`` whether a signature backs it.
    """

    valid: bool
    reason: str = ""
    number: str = ""
    signed: bool = False
    receipt: Receipt | None = None


def number(terminal: int, seq: int) -> str:
    """The number of submission ``seq`` (from 1) of terminal ``terminal`` (0 to 9999)."""
    digits = f"{terminal:04d}{seq:06d}"
    return f"{digits[:4]}-{digits[4:]}-{mod_11_2.calc_check_digit(digits)}"


def parse_number(text: str) -> tuple[int, int]:
    """Terminal and sequence number; blanks, any dash, full-width and small letters are understood.

    Raises:
        ReceiptInvalid: it is no such number, or its check character is wrong.
    """
    plain = _plain(text)
    if not _NUMBER.fullmatch(plain):
        raise ReceiptInvalid("a receipt number has ten digits and a check character: NNNN-SSSSSS-C")
    if not mod_11_2.is_valid(plain):
        raise ReceiptInvalid("the check character does not fit: a digit was misread")
    return int(plain[:4]), int(plain[4:-1])


def make(  # noqa: PLR0913  # these are the claims of a receipt
    key: Ed25519PrivateKey,
    key_id: bytes,
    *,
    number: str,
    id: UUID,  # noqa: A002  # as the claim is called
    service: str,
    created: datetime,
    clock_trust: str,
    digest: bytes,
) -> Receipt:
    """Sign a receipt with the device key."""
    claims = {
        1: number,
        2: id.bytes,
        3: digest,
        4: (created - _EPOCH) // timedelta(milliseconds=1),
        5: clock_trust,
        6: service,
    }
    signed = COSE.new().encode(
        cbor2.dumps(claims, canonical=True),
        _cose_key(key, key_id),
        protected={_ALG: _EDDSA, _KID: key_id},
    )
    qr = PREFIX + base64.b32encode(signed).decode().rstrip("=")
    return Receipt(number, id, service, created, clock_trust, digest, qr)


@lru_cache(maxsize=2)  # by the key object, which the vault keeps: making it anew takes as long as to sign
def _cose_key(key: Ed25519PrivateKey, key_id: bytes) -> Any:
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return COSEKey.from_pem(pem, kid=key_id)


def verify(  # noqa: PLR0911  # one for each way that a text can be wrong
    text: str, key: Ed25519PublicKey | None = None, key_id: bytes = b""
) -> Verified:
    """Judge a number or a QR text. Without ``key`` a QR text is only read, and never called valid."""
    text = text.strip()
    if not text.upper().startswith(PREFIX):
        plain = _plain(text)
        if not _NUMBER.fullmatch(plain):
            return Verified(valid=False, reason="malformed")
        if not mod_11_2.is_valid(plain):
            return Verified(valid=False, reason="check-character")
        return Verified(valid=True, number=number(*parse_number(plain)))
    try:
        signed = _unwrap(text)
        kid = cbor2.loads(cbor2.loads(signed).value[0])[_KID]
        receipt = _read(cbor2.loads(cbor2.loads(signed).value[2]), text)
    except (cbor2.CBORError, ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError):
        return Verified(valid=False, reason="malformed")
    if key is None or kid != key_id:
        return Verified(valid=False, reason="other-terminal", number=receipt.number, receipt=receipt)
    pem = key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    try:
        COSE.new().decode(signed, COSEKey.from_pem(pem, kid=kid))
    except (CWTError, ValueError, TypeError):
        return Verified(valid=False, reason="signature", number=receipt.number)
    return Verified(valid=True, number=receipt.number, signed=True, receipt=receipt)


_NUMBER = re.compile(r"[0-9]{10,18}[0-9X]")


def _plain(text: str) -> str:
    return re.sub(r"[\s\-–—−]", "", unicodedata.normalize("NFKC", text)).upper()


def _unwrap(text: str) -> bytes:
    if len(text) > _LONGEST:
        raise ValueError("too long for a receipt")
    body = re.sub(r"\s", "", text[len(PREFIX) :]).upper()
    try:
        return base64.b32decode(body + "=" * (-len(body) % 8))
    except binascii.Error as e:
        raise ValueError("no base32") from e


def _read(claims: dict[int, object], text: str) -> Receipt:
    name, raw_id, digest, created, trust, service = (claims[n] for n in range(1, 7))
    if (
        not isinstance(name, str)
        or not isinstance(raw_id, bytes)
        or not isinstance(digest, bytes)
        or not isinstance(created, int)
        or not isinstance(trust, str)
        or not isinstance(service, str)
    ):
        raise TypeError("a claim of another type")
    at = _EPOCH + timedelta(milliseconds=created)
    return Receipt(name, UUID(bytes=raw_id), service, at, trust, digest, text)
