"""The files of a travel document's chip: how one is opened, selected and read. ICAO Doc 9303-10, 9303-11 4.2.

``enter`` opens the chip with a key: by PACE where EF.CardAccess offers it, else by BAC. Only SELECT, READ
BINARY and the two protocols are ever sent. A read asks for what the file's own length says, in pieces: of 223
bytes, or of about 2000 where the document says that it takes commands of extended length.
"""

from collections.abc import Callable
from dataclasses import dataclass

from drivers.cards.atr import historical
from drivers.cards.emrtd import bac, mrz, pace, tlv
from drivers.cards.emrtd.secure_messaging import SecureMessaging
from drivers.cards.port import CardKey, CardLocked, CardUnreadable, Transmit

SELECT_APPLICATION = bytes.fromhex("00A4040C07A0000002471001")
_SELECT_MASTER = bytes.fromhex("00A4000C023F00")
_SELECT_FILE = bytes.fromhex("00A4020C")
_APPLICATION = SELECT_APPLICATION[5:]

CARD_ACCESS, ATR_INFO = 0x011C, 0x2F01
COM, SOD, DG1, DG2, DG11, DG12 = 0x011E, 0x011D, 0x0101, 0x0102, 0x010B, 0x010C

SHORT = 223
"""Bytes a piece: with padding and checksum the answer is 242, and 256 is the most."""
EXTENDED = 2000
LARGEST = 1 << 20
"""A file that says it is larger is not read; photos have 10 to 60 KB."""
_LARGEST_OPEN = 0x2000
"""The same of a file in clear, which nobody has vouched for."""
_HEAD = 6  # bytes that hold any tag and length that we read
_FAR = 0x8000  # where READ BINARY with an even instruction ends

_FOUND = ((0x90, 0x00), (0x62, 0x82))  # all of it, or the file ended first
_OF_THIS_KIND = {(0x90, 0x00), (0x69, 0x82), (0x69, 0x85), (0x69, 0x88)}

Told = Callable[[int, int], None]
"""Called before each piece with the bytes of a file that are in, and how many there are."""


def answers(transmit: Transmit) -> bool:
    """Whether this is a travel document: one command. A chip that wants PACE first says so here already."""
    return transmit(SELECT_APPLICATION)[1:] in _OF_THIS_KIND


def takes_can(transmit: Transmit) -> bool:
    """Whether a card access number may open the document: it offers PACE. Some have none all the same.

    Raises:
        CardGone: pulled meanwhile.
    """
    try:
        return bool(_offers(transmit))
    except CardUnreadable:
        return False


def _offers(transmit: Transmit) -> tuple[pace.Offer, ...]:
    transmit(_SELECT_MASTER)  # where the file is; a chip that has but one folder may refuse
    access = _read_open(transmit, CARD_ACCESS)
    return pace.offers(access) if access else ()


def takes_extended(historical: bytes) -> bool:
    """Whether the card capabilities in historical bytes (compact TLV, ISO/IEC 7816-4 12.1.1) say so."""
    at = 1 if historical[:1] in {b"\x00", b"\x80"} else len(historical)
    while at < len(historical):
        tag, size = historical[at] >> 4, historical[at] & 0x0F
        if tag == 7 and size == 3 and at + 3 < len(historical):
            return bool(historical[at + 3] & 0x40)
        at += 1 + size
    return False


@dataclass(frozen=True, slots=True)
class Chip:
    """A document that is open."""

    session: SecureMessaging
    piece: int
    by: str
    """``pace`` or ``bac``."""

    def read(self, file: int, told: Told = lambda _, __: None) -> bytes | None:
        """A whole file, or None when there is none or it is not for us.

        Raises:
            CardUnreadable: it breaks off, or the session does.
            CardGone: pulled meanwhile.
        """
        if self.session.send(_SELECT_FILE, file.to_bytes(2))[1:] != (0x90, 0x00):
            return None
        data = self._piece(0, _HEAD)
        if not data:
            return None
        _, length, begins = tlv.head(data)
        total = begins + length
        if total > LARGEST:
            raise CardUnreadable(f"file {file:04X}: {total} bytes are too many")
        data = data[:total]
        while len(data) < total:
            told(len(data), total)
            more = self._piece(len(data), min(self.piece, total - len(data)))
            if not more:
                raise CardUnreadable(f"file {file:04X}: {len(data)} of {total} bytes")
            data += more
        return data

    def _piece(self, at: int, size: int) -> bytes:
        """Up to ``size`` bytes; none when the chip does not give them."""
        if at >= _FAR:
            return self._far_piece(at, size)
        head = b"\x00\xb0" + at.to_bytes(2)
        size = min(size, _FAR - at)
        data, sw1, sw2 = self.session.send(head, expected=size)
        if sw1 == 0x6C:
            data, sw1, sw2 = self.session.send(head, expected=sw2 or 256)
        return data[:size] if (sw1, sw2) in _FOUND else b""

    def _far_piece(self, at: int, size: int) -> bytes:
        """Beyond 32,767 bytes the offset is a data object, and so is the answer (ISO/IEC 7816-4 11.3.3)."""
        offset = tlv.encode(0x54, at.to_bytes(2 if at < 0x10000 else 3))
        expected = size + (2 if size < 0x80 else 3 if size < 0x100 else 4)
        if self.piece == SHORT and expected > SHORT:
            expected, size = SHORT, SHORT - 3
        data, *status = self.session.send(b"\x00\xb1\x00\x00", offset, expected)
        return tlv.need(data, 0x53)[:size] if tuple(status) in _FOUND else b""


def enter(transmit: Transmit, key: CardKey, atr: bytes, *, extended: bool = True) -> Chip:
    """Open the chip; its application is selected. ``extended``: use long commands where it takes them.

    Raises:
        CardLocked: the key is another document's.
        CardUnreadable: it cannot be opened, or not with this kind of key.
        CardGone: pulled meanwhile.
    """
    offers = _offers(transmit)
    piece = SHORT
    if extended:
        piece = _piece_of(_read_open(transmit, ATR_INFO) or b"", historical(atr))
    if offers:
        password = (pace.CAN, key.can.encode()) if key.can else (pace.MRZ, mrz.digest(key))
        session = pace.open_session(transmit, offers[0], password)
        if session and session.send(SELECT_APPLICATION[:4], _APPLICATION)[1:] != (0x90, 0x00):
            raise CardUnreadable("PACE: the application does not open")
    elif key.can:
        raise CardUnreadable("this document has no card access number; its machine readable zone opens it")
    else:
        transmit(SELECT_APPLICATION)
        session = bac.open_session(transmit, mrz.digest(key)[:16])
    if session is None:
        raise CardLocked(wrong=True, can=bool(offers))
    return Chip(session, piece, "pace" if offers else "bac")


def _read_open(transmit: Transmit, file: int) -> bytes | None:
    """A small file in clear, as far as its objects go; of a torn one what there is."""
    if transmit(_SELECT_FILE + b"\x02" + file.to_bytes(2))[1:] != (0x90, 0x00):
        return None
    data = b""
    while len(data) < _LARGEST_OPEN:
        more, *status = transmit(b"\x00\xb0" + len(data).to_bytes(2) + b"\0")
        if tuple(status) not in _FOUND or not more:
            break
        data += more
        if tuple(status) != (0x90, 0x00) or _is_whole(data):
            break
    return data or None


def _is_whole(data: bytes) -> bool:
    """Whether the last of its objects is all there."""
    try:
        list(tlv.each(data))
    except CardUnreadable:
        return False
    return True


def _piece_of(info: bytes, historical: bytes) -> int:
    """EF.ATR/INFO speaks for itself; where it is silent, the answer to reset does (9303-10, 3.6.4.1)."""
    try:
        said = {tag: value for tag, value, _ in tlv.each(info)}
        lengths = [int.from_bytes(value) for tag, value, _ in tlv.each(said.get(0x7F66, b"")) if tag == 0x02]
    except CardUnreadable:
        said, lengths = {}, []
    capabilities = said.get(0x47, b"")
    long = bool(capabilities[2] & 0x40) if len(capabilities) == 3 else takes_extended(historical)
    if not long and not lengths:
        return SHORT
    most = lengths[1] if len(lengths) > 1 else EXTENDED + 64
    return min(EXTENDED, most - 64) if most - 64 > SHORT else SHORT
