"""The badge: what tells a card that names no citizen from every other card, in public and without a PIN.

Asked of cards that no profile knows, so that staff may use what they carry already. The best that it has:

- ``piv-key:…``: a PIV card (NIST SP 800-73-4) whose key answers a challenge without a PIN: the card
  authentication key (9E), or the authentication key (9A) where its card asks for none. It cannot be copied.
- ``piv:…``: a PIV card whose key wants a PIN: its certificate alone, which can be copied.
- ``uid:…``: the answer to reset and the number of a contactless card, by the reader's GET DATA (PC/SC part 3,
  3.2.2.1.3). It can be copied. A number that begins with 08 is made up anew each time (ISO/IEC 14443-3,
  6.5.4) and is none.

No PIN is ever presented and nothing is written. A certificate may name its holder: only a hash of its key
leaves this module.
"""

import hashlib
import secrets
import zlib

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.hashes import SHA256, SHA384, HashAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from drivers.cards.port import CardUnreadable, Transmit

SELECT_PIV = bytes.fromhex("00A4040005A00000030800")
GET_UID = bytes.fromhex("FFCA000000")
SLOTS = {0x9E: "5FC101", 0x9A: "5FC105"}
"""Key reference → the object of its certificate (SP 800-73-4 part 1, table 3), the better one first."""
_CURVES: dict[str, tuple[int, HashAlgorithm]] = {"secp256r1": (0x11, SHA256()), "secp384r1": (0x14, SHA384())}
_OK = (0x90, 0x00)
_LONGEST = 1 << 16


def of(atr: bytes, transmit: Transmit) -> str:
    """The badge; empty for a card that has none.

    Raises:
        CardGone: pulled meanwhile.
    """
    try:
        return _piv(transmit) or _uid(atr, transmit)
    except CardUnreadable:  # the reader does not pass such a command on
        return ""


def get_certificate(slot: int) -> bytes:
    """The command for the certificate of that key."""
    return bytes.fromhex(f"00CB3FFF055C03{SLOTS[slot]}00")


def _piv(transmit: Transmit) -> str:
    if transmit(SELECT_PIV)[1:] != _OK:
        return ""
    for slot in SLOTS:
        data, *status = transmit(get_certificate(slot))
        key = _key(data) if tuple(status) == _OK else None
        if key is not None:
            spki = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
            kind = "piv-key" if _answers(slot, key, transmit) else "piv"
            return f"{kind}:{hashlib.sha256(spki).hexdigest()}"
    return ""


def _key(answer: bytes) -> x509.Certificate | None:
    """The certificate in a data object (SP 800-73-4 part 1, table 10); compressed ones too."""
    try:
        parts = _tlv(_tlv(answer)[0x53])
        der = parts[0x70]
        if parts.get(0x71, b"\0")[0] & 1:
            der = zlib.decompressobj(31).decompress(der, _LONGEST)
        return x509.load_der_x509_certificate(der)
    except (LookupError, ValueError, zlib.error, UnsupportedAlgorithm):
        return None


def _answers(slot: int, certificate: x509.Certificate, transmit: Transmit) -> bool:
    """Whether the card has the certificate's key: it signs a number that nobody could foresee.

    GENERAL AUTHENTICATE (SP 800-73-4 part 2, 3.2.4), elliptic curves alone. A key that wants a PIN refuses.
    """
    key = certificate.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey) or key.curve.name not in _CURVES:
        return False
    algorithm, hashed = _CURVES[key.curve.name]
    challenge = secrets.token_bytes(hashed.digest_size)
    body = bytes([0x82, 0x00, 0x81, len(challenge)]) + challenge
    template = bytes([0x7C, len(body)]) + body
    data, *status = transmit(bytes([0x00, 0x87, algorithm, slot, len(template)]) + template + b"\0")
    if tuple(status) != _OK:
        return False
    try:
        signature = _tlv(_tlv(data)[0x7C])[0x82]
        key.verify(signature, challenge, ec.ECDSA(utils.Prehashed(hashed)))
    except (LookupError, ValueError, InvalidSignature):
        return False
    return True


def _uid(atr: bytes, transmit: Transmit) -> str:
    number, *status = transmit(GET_UID)
    made_up = len(number) == 4 and number[0] == 0x08
    if tuple(status) != _OK or len(number) < 4 or made_up or not any(number):
        return ""
    return f"uid:{atr.hex()}:{number.hex()}"


def _tlv(data: bytes) -> dict[int, bytes]:
    """Tags of one byte and their values (ISO/IEC 7816-4 5.2.2), as many as are whole."""
    found: dict[int, bytes] = {}
    at = 0
    while at + 2 <= len(data):
        tag, length, at = data[at], data[at + 1], at + 2
        if length & 0x80:
            size = length & 0x7F
            length, at = int.from_bytes(data[at : at + size]), at + size
        if at + length > len(data):
            raise ValueError("cut short")
        found[tag], at = data[at : at + length], at + length
    return found
