"""The social security card: see ``profiles/social.py``. ``social-locked`` wants a PIN first."""

from functools import partial

from drivers.cards.emulations import Emulation, Play, digits, fixed, holder
from drivers.cards.people import PersonInvalid
from drivers.cards.reading import NATIONS
from kiosk.person import Person, Sex

ATR = bytes.fromhex("3B6D000000814D2286603653490103510E")  # T=0, thirteen historical bytes: invented
_NATION_CODES = {name: code for code, name in NATIONS.items()}
_SEX_CODES = {Sex.MALE: "1", Sex.FEMALE: "2", Sex.UNKNOWN: "0"}


def _record(tag: int, value: bytes) -> bytes:
    return bytes([tag, len(value)]) + value


def _play(name: str, person: Person | None, *, locked: bool = False) -> Emulation:
    """The card with both of its files, record 1 of each first.

    Raises:
        PersonInvalid: the document is another one, or a value does not fit.
    """
    person = holder(name, person)
    if person.nation not in _NATION_CODES:
        raise PersonInvalid("nation: not in GB/T 3304")
    card_number = dict(person.extra).get("card_number", "")
    of_card = (
        bytes.fromhex("110100D15600000500000000FFFFFFFF"),  # identification code
        b"3",  # a card with a bank's application
        b"3.00",
        bytes.fromhex("911000000110100011010001"),  # who initialised it
        bytes.fromhex(digits(person.valid_from)),
        bytes.fromhex(digits(person.valid_to)),
        fixed("card_number", card_number, 9),
    )
    of_holder = (
        fixed("id_number", person.id_number, 18),
        fixed("name", person.name, 30, "gbk"),
        _SEX_CODES[person.sex].encode(),
        bytes.fromhex(_NATION_CODES[person.nation]),
        bytes.fromhex("110100"),  # place of birth
        bytes.fromhex(digits(person.birth)),
    )
    holder_file = bytes.fromhex("EF06")
    return Emulation(
        ATR,
        files={
            bytes.fromhex("7378312E73682EC9E7BBE1B1A3D5CF"): b"",
            bytes.fromhex("EF05"): tuple(_record(tag, value) for tag, value in enumerate(of_card, 0x01)),
            holder_file: tuple(_record(tag, value) for tag, value in enumerate(of_holder, 0x08)),
        },
        locked=frozenset({holder_file} if locked else ()),
        t0=True,
    )


PLAYS: dict[str, Play] = {
    "social": partial(_play, "social"),
    "social-locked": partial(_play, "social", locked=True),
}
