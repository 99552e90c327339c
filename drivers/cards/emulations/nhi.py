"""The health insurance card of Taiwan: see ``profiles/nhi.py``. One answer to one question."""

from datetime import date
from functools import partial

from drivers.cards.emulations import OK, Emulation, Play, fixed, holder
from kiosk.person import Person, Sex

ATR = bytes.fromhex("3BFD1800008131FE45534C4A3532473030303030305252")


def _day(day: date | None) -> bytes:
    return f"{day.year - 1911:03d}{day:%m%d}".encode() if day else b" " * 7


def _play(name: str, person: Person | None) -> Emulation:
    person = holder(name, person)
    profile = (
        fixed("card_number", dict(person.extra).get("card_number", ""), 12)
        + fixed("name", person.name, 20, "cp950")
        + fixed("id_number", person.id_number, 10)
        + _day(person.birth)
        + (b"M" if person.sex is Sex.MALE else b"F")
        + _day(person.valid_from)
    )
    return Emulation(
        ATR,
        {
            bytes.fromhex("00A4040010D1580000010000000000000000001100"): OK,
            bytes.fromhex("00CA1100020000"): profile + OK,
        },
    )


PLAYS: dict[str, Play] = {"nhi": partial(_play, "nhi")}
