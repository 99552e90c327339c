"""BER-TLV, as chips and their signed objects write it: ISO/IEC 7816-4 5.2.2, X.690 8.1.

A tag is its bytes read as one number (``0x61``, ``0x7F61``). Definite lengths of up to four bytes;
what was written with indefinite ones is rewritten by ``definite`` first.
"""

from collections.abc import Iterator

from drivers.cards.port import CardUnreadable


def head(data: bytes, at: int = 0) -> tuple[int, int, int]:
    """Tag, length and where the value begins.

    Raises:
        CardUnreadable: there is no whole tag and length at that place.
    """
    tag, length, begins = _head(data, at)
    if length is None:
        raise CardUnreadable("a data object with no usable length")
    return tag, length, begins


def _head(data: bytes, at: int) -> tuple[int, int | None, int]:
    """The same; a length of None is an indefinite one."""
    try:
        tag, at = data[at], at + 1
        if tag & 0x1F == 0x1F:
            more = True
            while more:
                tag, more, at = tag << 8 | data[at], bool(data[at] & 0x80), at + 1
                if tag > 0xFFFFFF:
                    raise CardUnreadable("a tag of more than three bytes")
        length, at = data[at], at + 1
    except IndexError:
        raise CardUnreadable("a data object ends in its head") from None
    if length <= 0x80:
        return tag, length if length < 0x80 else None, at
    size = length & 0x7F
    if size > 4 or at + size > len(data):
        raise CardUnreadable("a data object with no usable length")
    return tag, int.from_bytes(data[at : at + size]), at + size


def each(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Tag, value, and the whole encoding of each object in a row; zeros between them are padding.

    Raises:
        CardUnreadable: an object is longer than the data.
    """
    at = 0
    while at < len(data):
        if data[at] == 0:
            at += 1
            continue
        tag, length, begins = head(data, at)
        ends = begins + length
        if ends > len(data):
            raise CardUnreadable("a data object is cut short")
        yield tag, data[begins:ends], data[at:ends]
        at = ends


def find(data: bytes, *path: int) -> bytes | None:
    """The value at a path of tags, each the first of its name; None when there is none."""
    for tag in path:
        found = next((value for name, value, _ in each(data) if name == tag), None)
        if found is None:
            return None
        data = found
    return data


def need(data: bytes, *path: int) -> bytes:
    """The same where it has to be.

    Raises:
        CardUnreadable: there is none; the text names the tags.
    """
    found = find(data, *path)
    if found is None:
        raise CardUnreadable(f"no data object {'/'.join(f'{tag:X}' for tag in path)}")
    return found


_DEEPEST = 32
_STRING = 0x24  # an OCTET STRING in pieces


def definite(data: bytes) -> bytes:
    """The same objects with definite lengths, strings in pieces put together (X.690 8.1.3.6, 8.7.3).

    Raises:
        CardUnreadable: an object does not end.
    """
    out, at = b"", 0
    while at < len(data):
        whole, at = _definite(data, at, 0)
        out += whole
    return out


def _definite(data: bytes, at: int, depth: int) -> tuple[bytes, int]:
    """One object rewritten, and where the next begins."""
    tag, length, begins = _head(data, at)
    constructed = bool(data[at] & 0x20)
    ends = len(data) if length is None else begins + length
    if ends > len(data) or depth > _DEEPEST or (length is None and not constructed):
        raise CardUnreadable("a data object is cut short, or too deep")
    if not constructed:
        return data[at:ends], ends
    parts, at = [], begins
    while at < ends and not (length is None and data[at : at + 2] == b"\0\0"):
        part, at = _definite(data, at, depth + 1)
        parts.append(part)
    if length is None:
        if at >= ends:
            raise CardUnreadable("a data object has no end")
        at += 2
    if tag == _STRING:
        return encode(0x04, b"".join(need(part, 0x04) for part in parts)), at
    return encode(tag, b"".join(parts)), at


def encode(tag: int, value: bytes) -> bytes:
    """One object, its length in the fewest bytes."""
    size = len(value)
    length = bytes([size]) if size < 0x80 else _long(size)
    return tag.to_bytes((tag.bit_length() + 7) // 8 or 1) + length + value


def _long(size: int) -> bytes:
    raw = size.to_bytes((size.bit_length() + 7) // 8)
    return bytes([0x80 | len(raw)]) + raw
