"""The Belgian identity card: see ``profiles/belgian.py``. Complete enough for other programs to read it."""

from functools import partial

from drivers.cards.emulations import Emulation, Play, holder
from drivers.cards.people import PersonInvalid
from kiosk.person import Person, Sex

ATR = bytes.fromhex("3B9813400AA503010101AD1311")
_MONTHS = ["JANV", "FEVR", "MARS", "AVRI", "MAI", "JUIN", "JUIL", "AOUT", "SEPT", "OCTO", "NOVE", "DECE"]
_CARD_DATA = bytes.fromhex("534C494E0123456789ABCDEF01234567890001010101010101010101")


def _file(*values: str | bytes) -> bytes:
    """Tag, length, value for each; tags count from 1."""
    raw = (value.encode() if isinstance(value, str) else value for value in values)
    return b"".join(bytes([tag, len(value)]) + value for tag, value in enumerate(raw, 1))


def _play(name: str, person: Person | None) -> Emulation:
    """The card, in French.

    Raises:
        PersonInvalid: the document is another one, or a value is missing that the card always has.
    """
    person = holder(name, person)
    if not (person.birth and person.valid_from and person.valid_to):
        raise PersonInvalid("birth, valid_from, valid_to: this card has them all")
    extra = dict(person.extra)
    family, _, given = person.name.partition(" ")
    street, postcode, town = (*person.address.rsplit(" ", 2), "", "")[:3]
    holder_file = _file(
        extra.get("card_number", ""),
        bytes(16),  # chip number
        f"{person.valid_from:%d.%m.%Y}",
        f"{person.valid_to:%d.%m.%Y}",
        person.issuer,
        person.id_number,
        family,
        given,
        "",  # initial of a third name
        person.nation,
        extra.get("birth_place", ""),
        f"{person.birth.day:02d} {_MONTHS[person.birth.month - 1]} {person.birth.year}",
        "M" if person.sex is Sex.MALE else "F",
        "",  # noble condition
        "01",
        "0",  # special status
        bytes(20),  # digest of the photo
    )
    return Emulation(
        ATR,
        answers={bytes.fromhex("80E400001C"): _CARD_DATA + b"\x90\x00"},
        files={
            bytes.fromhex("3F00DF014031"): holder_file,
            bytes.fromhex("3F00DF014033"): _file(street, postcode, town),
        },
        t0=True,
    )


PLAYS: dict[str, Play] = {"belgian": partial(_play, "belgian")}
