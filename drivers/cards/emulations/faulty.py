"""Cards that no terminal can read, for tests and for training staff."""

import secrets

from drivers.cards.emulations import Emulation, Play
from drivers.cards.emulations.sam import play_text
from drivers.cards.resident import PHOTO_BYTES, TEXT_BYTES
from kiosk.person import Person

MAX_ATR = 33
"""Bytes of an answer to reset, ISO/IEC 7816-3."""


def _unknown(_person: Person | None) -> Emulation:
    """A contact card of some other trade: it answers and understands nothing."""
    return Emulation(atr=bytes.fromhex("3B0457415359"))


def _mute(_person: Person | None) -> Emulation:
    """A card that is felt and cannot be powered: its answer to reset is longer than any may be."""
    return Emulation(atr=b"\x3b" * (MAX_ATR + 1))


def _garbage(_person: Person | None) -> Emulation:
    """The right kind of card, with noise in every field and a layout letter that is none."""
    text = bytearray(secrets.token_bytes(TEXT_BYTES))
    text[248:250] = b"?\0"
    return play_text(bytes(text), secrets.token_bytes(PHOTO_BYTES))


PLAYS: dict[str, Play] = {"unknown": _unknown, "mute": _mute, "garbage": _garbage}
