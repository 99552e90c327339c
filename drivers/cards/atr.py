"""Answers to reset: what kind of card one speaks of, and the same in words for a technician.

Sources: ISO/IEC 7816-3 8.2 (parsed by pyscard's ``ATR``); PC/SC part 3, 3.1.3.2.3 for contactless cards: a
card with a processor shows its historical bytes behind ``80 01``, one that only stores shows
``80 4F 0C A0 00 00 03 06``, a byte for its standard and two for its name.
"""

from smartcard.ATR import ATR
from smartcard.Exceptions import SmartcardException

_STORAGE = bytes.fromhex("804F0CA000000306")
_STANDARDS = {
    0x01: "ISO 14443 A, part 1",
    0x02: "ISO 14443 A, part 2",
    0x03: "ISO 14443 A, part 3",
    0x05: "ISO 14443 B, part 1",
    0x06: "ISO 14443 B, part 2",
    0x07: "ISO 14443 B, part 3",
    0x09: "ISO 15693, part 1",
    0x0A: "ISO 15693, part 2",
    0x0B: "ISO 15693, part 3",
    0x0C: "ISO 15693, part 4",
    0x11: "FeliCa",
}
"""PC/SC part 3 supplemental document, SS."""
_NAMES = {
    0x0001: "MIFARE Classic 1K",
    0x0002: "MIFARE Classic 4K",
    0x0003: "MIFARE Ultralight",
    0x0014: "ICODE SLI",
    0x0026: "MIFARE Mini",
    0x003A: "MIFARE Ultralight C",
    0x003B: "FeliCa",
    0xFF88: "Infineon MIFARE 1K",
}
"""The same document, C0 C1: those that people carry."""


def contactless(atr: bytes) -> bool:
    """Whether the reader built it for a contactless card."""
    return atr[2:4] == b"\x80\x01"


def stores_only(atr: bytes) -> bool:
    """Whether the card has no processor, so that no command of ISO/IEC 7816-4 means anything to it."""
    return _STORAGE in atr


def bears_serial(atr: bytes) -> bool:
    """Whether the reader has put the card's serial number and its status into it, as SAM readers do."""
    return contactless(atr) and atr[13:15] == b"\x90\x00"


def historical(atr: bytes) -> bytes:
    """The historical bytes; none of an answer that is torn."""
    parsed = _parsed(atr)
    return bytes(parsed.getHistoricalBytes()) if parsed else b""


def explain(atr: bytes) -> str:
    """One line: contact or contactless, protocols, historical bytes, and what they say. No serial number."""
    parsed = _parsed(atr)
    if parsed is None:
        return f"answer to reset {atr.hex(' ').upper() or 'empty'} follows no standard"
    if stores_only(atr):
        return _storage_card(atr[atr.index(_STORAGE) + len(_STORAGE) :])
    kind = "contactless card with a processor" if contactless(atr) else "contact card"
    words = [f"{kind}, {' and '.join(parsed.getSupportedProtocols())}"]
    if bears_serial(atr):
        words.append("its serial number in the answer to reset: put there by a SAM reader")
    elif said := bytes(parsed.getHistoricalBytes()):
        readable = "".join(chr(b) if 0x20 <= b < 0x7F else "." for b in said)
        words.append(f'historical bytes {said.hex(" ").upper()} "{readable}"')
    if parsed.checksumOK is False:
        words.append("wrong check byte")
    return "; ".join(words)


def _storage_card(rest: bytes) -> str:
    standard, name = rest[:1], rest[1:3]
    words = _STANDARDS.get(standard[0], f"standard {standard.hex().upper()}") if standard else "no standard"
    known = _NAMES.get(int.from_bytes(name), f"kind {name.hex().upper()}")
    return f"contactless card without a processor, {words}, {known}"


def _parsed(atr: bytes) -> ATR | None:
    try:
        parsed = ATR(list(atr))
    except (SmartcardException, IndexError):
        return None
    return parsed if len(parsed.getHistoricalBytes()) == parsed.K else None
