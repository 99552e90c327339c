"""What the files of a travel document say: DG1, DG2, DG11, DG12. ICAO Doc 9303-10, 4.7; ISO/IEC 19794-5.

Nothing here repairs or guesses: a field that does not read is left out, and its code is among the warnings.
Mainland travel permits carry a DG1 of their own; it is kept as text, and DG11 then names the holder.
"""

import io
import re
from dataclasses import dataclass
from datetime import date

from PIL import Image

from drivers.cards.emrtd import tlv
from drivers.cards.emrtd.mrz import Mrz, parse
from drivers.cards.port import CardUnreadable

_JPEG = b"\xff\xd8\xff"
_JPEG2000 = (b"\x00\x00\x00\x0cjP  ", b"\xff\x4f\xff\x51")
MOST_PIXELS = 16_000_000
_QUALITY = 92


def zone(dg1: bytes, today: date) -> Mrz | str:
    """The MRZ in DG1, or its text where it is none of ICAO's: a line for each field, controls left out.

    Chinese permits fill the space of a zone in their own way: no check digit stands where ICAO has it then.

    Raises:
        CardUnreadable: this is no DG1.
    """
    raw = tlv.need(dg1, 0x61)
    try:
        found = parse(tlv.need(raw, 0x5F1F).decode("ascii"), today)
        if not {"number", "birth", "expiry", "composite"}.issubset(found.wrong):
            return found
    except (CardUnreadable, UnicodeDecodeError):
        pass
    return "\n".join(filter(None, map(_text, _leaves(raw))))


def _leaves(data: bytes, depth: int = 0) -> list[bytes]:
    """The values that hold no more objects, in order."""
    try:
        found = list(tlv.each(data))
    except CardUnreadable:
        return [data]
    values: list[bytes] = []
    for tag, value, _ in found:
        constructed = tag >> (8 * ((tag.bit_length() + 7) // 8 - 1) if tag else 0) & 0x20
        values += _leaves(value, depth + 1) if constructed and depth < 8 else [value]
    return values


def _text(raw: bytes) -> str:
    """UTF-8, or else the Chinese encoding that older documents use; controls are no text."""
    for encoding in ("utf-8", "gb18030"):
        try:
            found = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        kept = "".join(c if c.isprintable() else " " for c in found)
        return " ".join(kept.split())
    return ""


@dataclass(frozen=True, slots=True, repr=False)
class Details:
    """DG11 and DG12; what a document does not say is empty. ``name`` is in the writing of its country."""

    name: str = ""
    personal_number: str = ""
    address: str = ""
    birth: date | None = None
    issuer: str = ""
    issued: date | None = None


def details(dg11: bytes | None, dg12: bytes | None) -> Details:
    """Both files, as far as they are there and read."""
    holder = _fields(dg11, 0x6B)
    document = _fields(dg12, 0x6C)
    surname, _, given = _text(holder.get(0x5F0E, b"")).partition("<<")
    name = surname + given if _is_chinese(surname + given) else f"{surname} {given}"
    return Details(
        name=" ".join(name.replace("<", " ").split()),
        personal_number=_text(holder.get(0x5F10, b"")).replace("<", ""),
        address=" ".join(_text(holder.get(0x5F42, b"")).replace("<", " ").split()),
        birth=_day(holder.get(0x5F2B, b"")),
        issuer=" ".join(_text(document.get(0x5F19, b"")).replace("<", " ").split()),
        issued=_day(document.get(0x5F26, b"")),
    )


def _fields(group: bytes | None, tag: int) -> dict[int, bytes]:
    try:
        return {name: value for name, value, _ in tlv.each(tlv.find(group or b"", tag) or b"")}
    except CardUnreadable:
        return {}


def _is_chinese(text: str) -> bool:
    return bool(re.search(r"[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]", text))


def _day(raw: bytes) -> date | None:
    """Eight digits, or the same as four packed bytes, which some issuers write."""
    text = raw.hex() if len(raw) == 4 else raw.decode("ascii", "replace")
    if not re.fullmatch("[0-9]{8}", text):
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None


def portrait(dg2: bytes) -> bytes | None:
    """The photo as a JPEG that decodes, or None when there is none. A JPEG is handed on as it is.

    ISO/IEC 19794-5 puts the picture behind headers of known sizes. Where the block is another (ISO/IEC
    39794-5 comes into use), the picture is found by how its format begins.
    """
    try:
        template = tlv.need(dg2, 0x75, 0x7F61, 0x7F60)
        block = tlv.find(template, 0x5F2E) or tlv.find(template, 0x7F2E) or b""
    except CardUnreadable:
        return None
    return _as_jpeg(_picture(block))


def _picture(block: bytes) -> bytes:
    if block[:8] == b"FAC\x00010\x00" and len(block) >= 34:
        points = int.from_bytes(block[18:20])
        begins, length = 14 + 20 + 8 * points + 12, int.from_bytes(block[14:18])
        return block[begins : 14 + length]
    found = [at for start in (_JPEG, *_JPEG2000) if (at := block.find(start)) >= 0]
    return block[min(found) :] if found else b""


def _as_jpeg(picture: bytes) -> bytes | None:
    """Decoded once here, so that the screen is never handed a picture that it cannot show."""
    is_jpeg = picture.startswith(_JPEG)
    if not is_jpeg and not picture.startswith(_JPEG2000):
        return None
    out = io.BytesIO()
    try:
        with Image.open(io.BytesIO(picture), formats=["JPEG" if is_jpeg else "JPEG2000"]) as image:
            if image.width * image.height > MOST_PIXELS:
                return None
            if is_jpeg:
                image.load()
                return picture
            image.convert("RGB").save(out, "JPEG", quality=_QUALITY)
    except Exception:  # noqa: BLE001  # a decoder that is fed by a stranger's chip may raise anything
        return None
    return out.getvalue()
