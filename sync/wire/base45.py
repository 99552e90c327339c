"""Base45 (RFC 9285): bytes in the alphanumeric mode of a QR code, a tenth shorter there than base32."""

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUES = {character: value for value, character in enumerate(_ALPHABET)}


def encode(data: bytes) -> str:
    """Two bytes are three characters, one byte is two, the least significant first."""
    out = []
    for i in range(0, len(data), 2):
        pair = data[i : i + 2]
        number = int.from_bytes(pair)
        for _ in range(len(pair) + 1):
            number, digit = divmod(number, 45)
            out.append(_ALPHABET[digit])
    return "".join(out)


def decode(text: str) -> bytes:
    """The bytes again; raises ValueError for what ``encode`` never makes."""
    out = bytearray()
    for i in range(0, len(text), 3):
        digits = [_VALUES.get(character, -1) for character in text[i : i + 3]]
        number = sum(digit * 45**place for place, digit in enumerate(digits))
        if len(digits) == 1 or min(digits) < 0 or number >= 1 << 8 * (len(digits) - 1):
            raise ValueError("no base45")
        out += number.to_bytes(len(digits) - 1)
    return bytes(out)
