"""The Thai identity card: see ``profiles/thai.py``. One image, read at its offsets."""

from datetime import date
from functools import partial

from drivers.cards.emulations import OK, Content, Emulation, Iso, Play, fixed, holder
from kiosk.person import Person, Sex

ATR = bytes.fromhex("3B791800005448204E4944203130")


class Thai(Iso):
    """``80 B0 offset 02 00 length``: ISO's READ BINARY with the length as data."""

    def read(self, command: bytes, content: Content) -> bytes | None:
        """So many bytes from the offset."""
        if command[:2] != b"\x80\xb0" or len(command) != 7:
            return None
        offset, size = int.from_bytes(command[2:4]), command[6]
        return bytes(content)[offset : offset + size] + OK  # type: ignore[arg-type]


def _day(day: date | None) -> str:
    return f"{day.year + 543}{day:%m%d}" if day else ""


def _play(name: str, person: Person | None) -> Emulation:
    person = holder(name, person)
    image = bytearray(b" " * 0x1600)

    def put(at: int, field: str, value: str, size: int) -> None:
        image[at : at + size] = fixed(field, value, size, "tis-620")

    put(0x0004, "id_number", person.id_number, 13)
    put(0x0011, "name", person.name.replace(" ", "#"), 100)
    put(0x0075, "name_latin", person.name_latin.replace(" ", "#"), 100)
    put(0x00D9, "birth", _day(person.birth), 8)
    put(0x00E1, "sex", "1" if person.sex is Sex.MALE else "2", 1)
    put(0x00E2, "issuer", person.issuer, 120)
    put(0x0167, "valid_from", _day(person.valid_from), 8)
    put(0x016F, "valid_to", "99991231" if person.long_term else _day(person.valid_to), 8)
    put(0x1579, "address", person.address.replace(" ", "#"), 100)
    return Emulation(ATR, files={bytes.fromhex("A000000054480001"): bytes(image)}, dialect=Thai(), t0=True)


PLAYS: dict[str, Play] = {"thai": partial(_play, "thai")}
