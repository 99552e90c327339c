"""MyKad: see ``profiles/mykad.py``. Two files behind windows."""

from functools import partial

from drivers.cards.emulations import OK, Content, Emulation, Iso, Play, digits, fixed, holder
from kiosk.person import Person, Sex

ATR = bytes.fromhex("3B6700007320006B689000")
_LENGTHS = {1: 459, 4: 171}


class Windows(Iso):
    """A window into a file, then its bytes; both commands of the card's own."""

    def select(self, command: bytes) -> tuple[bytes, slice] | None:
        """``CC 00``: file, 1, offset, length; all little-endian."""
        if command[:2] != b"\xcc\x00":
            return super().select(command)
        offset, size = (int.from_bytes(command[at : at + 2], "little") for at in (9, 11))
        return command[5:7], slice(offset, offset + size)

    def read(self, command: bytes, content: Content) -> bytes | None:
        """``CC 06``; what will be wanted is told first and changes nothing."""
        if command[:2] == b"\xc8\x32":
            return OK
        return bytes(content) + OK if command[:2] == b"\xcc\x06" else None  # type: ignore[arg-type]


def _play(name: str, person: Person | None) -> Emulation:
    person = holder(name, person)
    one, four = (bytearray(b" " * _LENGTHS[file]) for file in (1, 4))

    def put(file: bytearray, at: int, raw: bytes) -> None:
        file[at : at + len(raw)] = raw

    put(one, 3, fixed("name", person.name, 40))
    put(one, 273, fixed("id_number", person.id_number, 13))
    put(one, 286, b"L" if person.sex is Sex.MALE else b"P")
    put(one, 295, bytes.fromhex(digits(person.birth)))
    put(one, 324, bytes.fromhex(digits(person.valid_from)))
    put(one, 328, fixed("nation", person.nation, 18))
    line, postcode, city = (*person.address.rsplit(" ", 2), "", "")[:3]
    put(four, 3, fixed("address", line, 30))
    put(four, 93, bytes.fromhex((postcode + "000000")[:6]))
    put(four, 96, fixed("address", city, 25))
    files = {b"\x01\x00": bytes(one), b"\x04\x00": bytes(four), bytes.fromhex("A0000000744A504E0010"): b""}
    return Emulation(ATR, files=files, dialect=Windows(), t0=True)


PLAYS: dict[str, Play] = {"mykad": partial(_play, "mykad")}
