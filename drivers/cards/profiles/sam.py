"""Resident identity cards through a reader with a police-certified module (SAM, GA 467) on PC/SC.

The module authenticates to the card, and the reader hands the result out by a pseudo-APDU of its vendor:
``FF B0 nn 00 00``, nn = 0..5, answers the nn-th 256 bytes of a 1284-byte image: a 4-byte header, 256 bytes
of text, 1024 bytes of photo (the last block has 4 bytes). One public source shows the command and skips the
header unread (``Johann356/readinfo``); so do we. The same source knows the card by ``90 00`` at bytes 13
and 14 of the answer to reset: the reader puts the card's serial number and its status there.
"""

from dataclasses import dataclass

from drivers.cards.atr import bears_serial, contactless, stores_only
from drivers.cards.port import CardUnreadable, Transmit
from drivers.cards.profiles import Fit, Progress
from drivers.cards.resident import PHOTO_BYTES, TEXT_BYTES, decode
from kiosk.person import Person

BLOCK = 256
HEADER = 4
IMAGE = HEADER + TEXT_BYTES + PHOTO_BYTES
BLOCKS = -(-IMAGE // BLOCK)


def command(block: int) -> bytes:
    """The pseudo-APDU for one block."""
    return bytes([0xFF, 0xB0, block, 0x00, 0x00])


@dataclass(frozen=True, slots=True)
class SamProfile:
    """Reads the six blocks one after the other."""

    name: str = "cn-resident-sam"

    def matches(self, atr: bytes) -> Fit:
        """The mark that the reader sets, or else a contactless card that is more than a memory."""
        if bears_serial(atr):
            return Fit.SURE
        return Fit.LIKELY if contactless(atr) and not stores_only(atr) else Fit.NO

    def read(self, transmit: Transmit, progress: Progress) -> Person | None:
        """Decode the text as soon as it is in: a card that names nobody fails before its photo is fetched."""
        first, *status = transmit(command(0))
        if status != [0x90, 0x00] or len(first) != BLOCK:
            return None
        image = bytearray(first)
        for block in range(1, BLOCKS):
            progress(block / BLOCKS)
            image += self._block(transmit, block)
            if block == 1:
                decode(bytes(image[HEADER : HEADER + TEXT_BYTES]))
        progress(1.0)
        text, photo = image[HEADER : HEADER + TEXT_BYTES], image[HEADER + TEXT_BYTES : IMAGE]
        return decode(bytes(text), bytes(photo))

    @staticmethod
    def _block(transmit: Transmit, block: int) -> bytes:
        data, sw1, sw2 = transmit(command(block))
        expected = min(BLOCK, IMAGE - block * BLOCK)
        if (sw1, sw2) != (0x90, 0x00):
            raise CardUnreadable(f"block {block}: status {sw1:02X}{sw2:02X}")
        if len(data) < expected:
            raise CardUnreadable(f"block {block}: {len(data)} of {expected} bytes")
        return data[:expected]


PROFILE = SamProfile()
