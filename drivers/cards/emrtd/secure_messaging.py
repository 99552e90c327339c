"""Secure messaging with a travel document: ICAO Doc 9303-11 9.8, ISO/IEC 7816-4 chapter 10.

Every command is enciphered and authenticated, every answer authenticated before a byte of it is used. A chip
that answers without protection, or with a wrong MAC, has ended the session: there is no way on with it.
"""

from cryptography.hazmat.primitives.constant_time import bytes_eq

from drivers.cards.emrtd import tlv
from drivers.cards.emrtd.suite import Suite, pad, unpad
from drivers.cards.port import CardUnreadable, Transmit

_PROTECTED = 0x0C
_CRYPTOGRAM, _CRYPTOGRAM_ODD, _LENGTH, _STATUS, _CHECKSUM = 0x87, 0x85, 0x97, 0x99, 0x8E


class SecureMessaging:
    """One session. ``send`` is as ``Transmit``, for commands given in parts and in clear."""

    def __init__(self, transmit: Transmit, suite: Suite, keys: tuple[bytes, bytes], counter: bytes) -> None:
        """``keys`` encipher and authenticate; ``counter`` is the send sequence counter before any command."""
        self._transmit, self._suite, self._counter = transmit, suite, int.from_bytes(counter)
        self._enc, self._mac = keys

    def send(self, head: bytes, data: bytes = b"", expected: int | None = None) -> tuple[bytes, int, int]:
        """One command (CLA INS P1 P2, data, Le up to 65536) and what the chip says to it, in clear.

        Raises:
            CardUnreadable: the answer is not protected, or not by this session's keys.
            CardGone: pulled meanwhile.
        """
        return self.unwrap(*self._transmit(self.wrap(head, data, expected)))

    def wrap(self, head: bytes, data: bytes = b"", expected: int | None = None) -> bytes:
        """The protected command APDU; the counter has moved."""
        counter = self._step()
        extended = (expected or 0) > 256 or len(data) > 200
        head = bytes([head[0] | _PROTECTED]) + head[1:]
        body = self._cryptogram(data, counter, odd=bool(head[1] & 1)) if data else b""
        if expected is not None:
            length = (expected % 65536).to_bytes(2) if expected > 256 else bytes([expected % 256])
            body += tlv.encode(_LENGTH, length)
        authenticated = pad(head, self._suite.block) + body
        body += tlv.encode(_CHECKSUM, self._authenticate(counter, authenticated))
        if extended:
            return head + b"\0" + len(body).to_bytes(2) + body + b"\0\0"
        return head + bytes([len(body)]) + body + b"\0"

    def unwrap(self, answer: bytes, sw1: int, sw2: int) -> tuple[bytes, int, int]:
        """Data and status word in clear.

        Raises:
            CardUnreadable: see ``send``.
        """
        counter = self._step()
        objects = list(tlv.each(answer))
        found = {tag: value for tag, value, _ in objects}
        if _CHECKSUM not in found or len(found.get(_STATUS, b"")) != 2:
            raise CardUnreadable(f"unprotected answer, status {sw1:02X}{sw2:02X}")
        authenticated = b"".join(whole for tag, _, whole in objects if tag != _CHECKSUM)
        if not bytes_eq(found[_CHECKSUM], self._authenticate(counter, authenticated)):
            raise CardUnreadable("an answer was changed on its way: its checksum is wrong")
        data = b""
        try:
            if _CRYPTOGRAM in found:
                if found[_CRYPTOGRAM][:1] != b"\x01":
                    raise CardUnreadable("a cryptogram with unknown padding")
                data = self._deciphered(found[_CRYPTOGRAM][1:], counter)
            elif _CRYPTOGRAM_ODD in found:
                data = self._deciphered(found[_CRYPTOGRAM_ODD], counter)
        except ValueError:
            raise CardUnreadable("a cryptogram that does not decipher") from None
        return data, found[_STATUS][0], found[_STATUS][1]

    def _step(self) -> bytes:
        self._counter = (self._counter + 1) % (1 << 8 * self._suite.block)
        return self._counter.to_bytes(self._suite.block)

    def _authenticate(self, counter: bytes, data: bytes) -> bytes:
        message = counter + data
        return self._suite.mac(self._mac, message if self._suite is Suite.TDES else pad(message, 16))

    def _cryptogram(self, data: bytes, counter: bytes, *, odd: bool) -> bytes:
        iv = self._suite.iv(self._enc, counter)
        secret = self._suite.encrypt(self._enc, pad(data, self._suite.block), iv)
        return tlv.encode(_CRYPTOGRAM_ODD, secret) if odd else tlv.encode(_CRYPTOGRAM, b"\x01" + secret)

    def _deciphered(self, secret: bytes, counter: bytes) -> bytes:
        return unpad(self._suite.decrypt(self._enc, secret, self._suite.iv(self._enc, counter)))
