"""Cards that staff carry: a contactless one with a number, and a PIV card whose key answers challenges."""

from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding

from drivers.cards.badge import GET_UID, SELECT_PIV, get_certificate
from drivers.cards.emulations import OK, Emulation, Play, Session, contactless_atr
from kiosk.person import Person

UID = bytes.fromhex("04A1B2C3D4E580")
_CARD_AUTHENTICATION = 0x9E


def with_number(uid: bytes) -> Emulation:
    """A contactless card of some other trade, with that number."""
    atr = contactless_atr(bytes.fromhex("4F0CA00000030603000100000000"))
    return Emulation(atr, {GET_UID: uid + OK})


class _PivSession(Session):
    """Its answers to challenges cannot stand in a table."""

    def __init__(self, card: "PivCard") -> None:
        super().__init__(card)
        self._key = card.key

    def answer(self, command: bytes) -> bytes:
        """As the table has it; a challenge to the card's key is signed by it."""
        if self._key and command[:4] == bytes([0x00, 0x87, 0x11, _CARD_AUTHENTICATION]):
            # CLA INS P1 P2 Lc, 7C and its length, 82 00, 81 and its length: then the challenge
            signature = self._key.sign(command[11:43], ec.ECDSA(utils.Prehashed(SHA256())))
            return _tlv(0x7C, _tlv(0x82, signature)) + OK
        return super().answer(command)


@dataclass(frozen=True, slots=True, repr=False)
class PivCard(Emulation):
    """A PIV card, with its key or as a copy of its certificate."""

    key: ec.EllipticCurvePrivateKey | None = None

    def powered(self) -> Session:
        """See ``Played``."""
        return _PivSession(self)


def piv(secret: int = 20261124, *, has_key: bool = True) -> PivCard:
    """The PIV card with that key; without, a copy of its certificate."""
    key = ec.derive_private_key(secret, ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Sample Staff")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2036, 1, 1, tzinfo=UTC))
        .sign(key, SHA256())
    )
    der = certificate.public_bytes(Encoding.DER)
    stored = _tlv(0x53, _tlv(0x70, der) + _tlv(0x71, b"\0") + _tlv(0xFE, b""))
    answers = {SELECT_PIV: OK, get_certificate(_CARD_AUTHENTICATION): stored + OK}
    return PivCard(bytes.fromhex("3B0450495620"), answers, key=key if has_key else None)


def _tlv(tag: int, value: bytes) -> bytes:
    size = len(value)
    length = bytes([size]) if size < 0x80 else b"\x82" + size.to_bytes(2)
    return bytes([tag]) + length + value


def _staff(_person: Person | None) -> Emulation:
    return with_number(UID)


def _staff_piv(_person: Person | None) -> Emulation:
    return piv()


PLAYS: dict[str, Play] = {"staff": _staff, "staff-piv": _staff_piv}
