"""Basic Access Control: a session from the machine readable zone. ICAO Doc 9303-11, 4.3."""

import os
from collections.abc import Callable

from cryptography.hazmat.primitives.constant_time import bytes_eq

from drivers.cards.emrtd.secure_messaging import SecureMessaging
from drivers.cards.emrtd.suite import ENC, MAC, Suite
from drivers.cards.port import CardUnreadable, Transmit

_SUITE = Suite.TDES
_GET_CHALLENGE = bytes.fromhex("0084000008")
_EXTERNAL_AUTHENTICATE = bytes.fromhex("0082000028")

Random = Callable[[int], bytes]


def open_session(transmit: Transmit, seed: bytes, random: Random = os.urandom) -> SecureMessaging | None:
    """Prove the knowledge of ``seed`` (16 bytes of the MRZ's digest); None when it is of another document.

    Nothing is counted by the chip but time: some answer more slowly after each wrong key.

    Raises:
        CardUnreadable: the chip does not take part, or proves nothing in return.
        CardGone: pulled meanwhile.
    """
    enc, mac = _SUITE.derive(seed, ENC), _SUITE.derive(seed, MAC)
    challenge, *status = transmit(_GET_CHALLENGE)
    if status != [0x90, 0x00] or len(challenge) != 8:
        raise CardUnreadable(f"BAC: no challenge, status {status[0]:02X}{status[1]:02X}")
    ours, key = random(8), random(16)
    secret = _SUITE.encrypt(enc, ours + challenge + key)
    command = _EXTERNAL_AUTHENTICATE + secret + _SUITE.mac(mac, secret) + b"\x28"
    answer, *status = transmit(command)
    if status != [0x90, 0x00]:
        return None
    if len(answer) != 40 or not bytes_eq(_SUITE.mac(mac, answer[:32]), answer[32:]):
        raise CardUnreadable("BAC: the chip does not prove that it knows the key")
    said = _SUITE.decrypt(enc, answer[:32])
    if said[:16] != challenge + ours:
        raise CardUnreadable("BAC: the chip answers another challenge")
    shared = bytes(a ^ b for a, b in zip(key, said[16:], strict=True))
    keys = _SUITE.derive(shared, ENC), _SUITE.derive(shared, MAC)
    return SecureMessaging(transmit, _SUITE, keys, challenge[4:] + ours[4:])
