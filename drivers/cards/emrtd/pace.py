"""PACE: a session from the MRZ or the card access number. ICAO Doc 9303-11 4.4, BSI TR-03110-3 A.3.

Elliptic curves with generic mapping: what nearly every document with PACE offers. Others (integer groups,
integrated mapping, chip authentication mapping) are passed over; a document that offers those alone is opened
by BAC if it has it. Only the MRZ and the CAN serve as passwords: a wrong one costs time, it blocks nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass

from cryptography.hazmat.primitives.constant_time import bytes_eq

from drivers.cards.emrtd import tlv
from drivers.cards.emrtd.curves import DOMAINS, Domain, Point
from drivers.cards.emrtd.secure_messaging import SecureMessaging
from drivers.cards.emrtd.suite import ENC, MAC, PASSWORD, Suite
from drivers.cards.port import CardUnreadable, Transmit

MRZ, CAN = 1, 2
"""Which password: the data object 83 of MSE:Set AT. 3 and 4 (PIN and PUK) block a card; they are not here."""

_ECDH_GM = bytes.fromhex("04007F000702020402")
_SUITES = {1: Suite.TDES, 2: Suite.AES128, 3: Suite.AES192, 4: Suite.AES256}
_DONE = [0x90, 0x00]
_NO_SUCH_PASSWORD = ([0x6A, 0x80], [0x6A, 0x88])
"""What a chip without a card access number says to it: 9303-11, 4.4.4.1."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One PACEInfo that this terminal can take. ``named``: others share its OID, so the curve is said."""

    oid: bytes
    suite: Suite
    parameter: int
    named: bool = False


def offers(card_access: bytes) -> tuple[Offer, ...]:
    """What EF.CardAccess offers and we can take, the strongest cipher first.

    Raises:
        CardUnreadable: it is no SET OF SecurityInfo.
    """
    found = []
    for tag, info, _ in tlv.each(tlv.need(card_access, 0x31)):
        numbers = [value for name, value, _ in tlv.each(info) if name == 0x02] if tag == 0x30 else []
        oid = tlv.find(info, 0x06) if tag == 0x30 else None
        if oid is None or oid[:-1] != _ECDH_GM or len(numbers) < 2:
            continue
        suite, parameter = _SUITES.get(oid[-1]), int.from_bytes(numbers[1])
        if suite and parameter in DOMAINS and numbers[0] == b"\x02":
            found.append(Offer(oid, suite, parameter))
    oids = [offer.oid for offer in found]
    named = (Offer(o.oid, o.suite, o.parameter, named=oids.count(o.oid) > 1) for o in found)
    return tuple(sorted(named, key=lambda offer: -offer.oid[-1]))


Secret = Callable[[Domain], int]


def open_session(
    transmit: Transmit, offer: Offer, password: tuple[int, bytes], secret: Secret = Domain.secret
) -> SecureMessaging | None:
    """Run the protocol with ``(MRZ, digest)`` or ``(CAN, digits)``; None when the password is another one.

    Raises:
        CardUnreadable: the chip leaves the protocol, or proves nothing in return.
        CardGone: pulled meanwhile.
    """
    reference, phrase = password
    domain = DOMAINS[offer.parameter]
    template = tlv.encode(0x80, offer.oid) + tlv.encode(0x83, bytes([reference]))
    if offer.named:
        template += tlv.encode(0x84, bytes([offer.parameter]))
    _, *status = transmit(b"\x00\x22\xc1\xa4" + bytes([len(template)]) + template)
    if reference == CAN and status in _NO_SUCH_PASSWORD:
        return None
    if status[0] not in {0x90, 0x63}:
        raise CardUnreadable(f"PACE: not begun, status {status[0]:02X}{status[1]:02X}")
    nonce = _nonce(transmit, offer.suite, phrase)
    mine = secret(domain)
    theirs = _swap(transmit, domain, 0x81, domain.times(mine, domain.generator))
    base = domain.plus(domain.times(nonce, domain.generator), domain.times(mine, theirs)) if nonce else None
    if base is None:
        raise CardUnreadable("PACE: a nonce of zero")
    mine = secret(domain)
    public = domain.times(mine, base)
    theirs = _swap(transmit, domain, 0x83, public)
    shared = domain.times(mine, theirs)[0].to_bytes(domain.size)
    keys = offer.suite.derive(shared, ENC), offer.suite.derive(shared, MAC)
    answer, *status = _step(transmit, 0x85, token(offer, keys[1], theirs), last=True)
    if status != _DONE:
        return None
    if not bytes_eq(tlv.need(answer, 0x7C, 0x86), token(offer, keys[1], public)):
        raise CardUnreadable("PACE: the chip does not prove that it knows the password")
    return SecureMessaging(transmit, offer.suite, keys, bytes(offer.suite.block))


def token(offer: Offer, key: bytes, public: Point) -> bytes:
    """The proof for the holder of ``public``: 9303-11, 4.4.3.4."""
    point = DOMAINS[offer.parameter].encode(public)
    return offer.suite.mac(key, tlv.encode(0x7F49, tlv.encode(0x06, offer.oid) + tlv.encode(0x86, point)))


def _nonce(transmit: Transmit, suite: Suite, phrase: bytes) -> int:
    answer, *status = transmit(bytes.fromhex("10860000027C0000"))
    if status != _DONE:
        raise CardUnreadable(f"PACE: no nonce, status {status[0]:02X}{status[1]:02X}")
    secret = tlv.need(answer, 0x7C, 0x80)
    if not secret or len(secret) % suite.block:
        raise CardUnreadable("PACE: a nonce of no whole blocks")
    return int.from_bytes(suite.decrypt(suite.derive(phrase, PASSWORD), secret))


def _swap(transmit: Transmit, domain: Domain, tag: int, public: Point) -> Point:
    """Send a public key, get the chip's; one that echoes ours is refused (4.4.1, step 3d)."""
    answer, *status = _step(transmit, tag, domain.encode(public))
    if status != _DONE:
        raise CardUnreadable(f"PACE: broken off, status {status[0]:02X}{status[1]:02X}")
    theirs = domain.decode(tlv.need(answer, 0x7C, tag + 1))
    if theirs == public:
        raise CardUnreadable("PACE: the chip returned our own key")
    return theirs


def _step(transmit: Transmit, tag: int, value: bytes, *, last: bool = False) -> tuple[bytes, int, int]:
    body = tlv.encode(0x7C, tlv.encode(tag, value))
    return transmit(bytes([0x00 if last else 0x10, 0x86, 0, 0, len(body)]) + body + b"\0")
