"""The text block of a resident identity card: 256 bytes of UTF-16LE in four layouts.

Sources: GA/T 490-2013 (citizen), the 2018 supplement for residence permits of Hong Kong, Macao and Taiwan
residents, and the permanent residence cards of 2017 and 2023; field sizes as the police-certified modules
(SAM_V) hand them out. The letter at byte 248 names the layout: blank, ``J``, ``I`` or ``Y``.

``decode`` never fails on garbage *in* a field: what cannot be read is left empty and said in ``warnings``
(``reading`` has the codes). Only a block that names nobody is ``CardUnreadable``.
``encode`` is its inverse, for the virtual card.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from drivers.cards.port import CardUnreadable
from drivers.cards.reading import NATIONS, Reading
from kiosk.id_number import IdKind, check
from kiosk.person import Document, Person, Sex

TEXT_BYTES = 256
PHOTO_BYTES = 1024

LONG_TERM = "长期"
_TYPE_AT = 248

_Layout: TypeAlias = tuple[tuple[str, int], ...]

_COMMON: _Layout = (
    ("name", 30),
    ("sex", 2),
    ("nation", 4),
    ("birth", 16),
    ("address", 70),
    ("id_number", 36),
    ("issuer", 30),
    ("valid_from", 16),
    ("valid_to", 16),
)


@dataclass(frozen=True, slots=True)
class CardLayout:
    """One layout: its letter, the field sizes in bytes, the kind of number it must carry."""

    document: Document
    letter: str
    kind: IdKind
    layout: _Layout
    extra: tuple[str, ...] = field(default=())


CARDS = (
    CardLayout(
        Document.RESIDENT,
        " ",
        IdKind.CITIZEN,
        (*_COMMON, ("", 28), ("type", 2), ("", 6)),
    ),
    CardLayout(
        Document.PERMIT,
        "J",
        IdKind.PERMIT,
        (*_COMMON, ("permit_number", 18), ("issue_count", 4), ("", 6), ("type", 2), ("", 6)),
        ("permit_number", "issue_count"),
    ),
    CardLayout(
        Document.FOREIGNER_2017,
        "I",
        IdKind.FOREIGNER_2017,
        (
            ("name_latin", 120),
            ("sex", 2),
            ("id_number", 30),
            ("nationality", 6),
            ("name", 30),
            ("valid_from", 16),
            ("valid_to", 16),
            ("birth", 16),
            ("card_version", 4),
            ("office", 8),
            ("type", 2),
            ("", 6),
        ),
        ("card_version", "office"),
    ),
    CardLayout(
        Document.FOREIGNER_2023,
        "Y",
        IdKind.FOREIGNER_2023,
        (
            ("name", 30),
            ("sex", 2),
            ("renewals", 4),
            ("birth", 16),
            ("name_latin", 70),
            ("id_number", 36),
            ("", 30),
            ("valid_from", 16),
            ("valid_to", 16),
            ("name_latin_more", 22),
            ("nationality", 6),
            ("type", 2),
            ("old_number_link", 6),
        ),
        ("renewals", "old_number_link"),
    ),
)
"""Each layout adds up to 256 bytes with ``type`` at byte 248; a test holds it to that."""

_BY_LETTER = {card.letter: card for card in CARDS}
_BY_DOCUMENT = {card.document: card for card in CARDS}

_NATION_CODES = {name: code for code, name in NATIONS.items()}

_SEX_CODES = {Sex.MALE: "1", Sex.FEMALE: "2", Sex.UNKNOWN: "0"}


def decode(text: bytes, photo: bytes = b"", reader: str = "") -> Person:
    """Read the person from a text block; ``photo`` (WLT) is kept as it is.

    Raises:
        CardUnreadable: the block is not 256 bytes long, holds neither a name nor a number, or is of an
            unknown layout and its number does not add up as a citizen's.
    """
    if len(text) != TEXT_BYTES:
        raise CardUnreadable(f"text block of {len(text)} bytes, {TEXT_BYTES} expected")
    letter = text[_TYPE_AT : _TYPE_AT + 2].decode("utf-16-le", "replace").strip("\0") or " "
    card = _BY_LETTER.get(letter, _BY_DOCUMENT[Document.RESIDENT])
    reading = _Reading(card, text)
    if letter not in _BY_LETTER:
        if check(reading.field("id_number")).problem:
            raise CardUnreadable("unknown card layout")
        reading.warn("card-type-unknown")
    return reading.person(photo, reader)


class _Reading(Reading):
    """One pass over a block, by the layout of its card."""

    def __init__(self, card: CardLayout, block: bytes) -> None:
        super().__init__()
        self._card = card
        self._raw: dict[str, str] = {}
        at = 0
        for name, size in card.layout:
            if name:
                self._raw[name] = block[at : at + size].decode("utf-16-le", "replace")
            at += size

    def field(self, *names: str) -> str:
        """The fields joined."""
        return self.text("".join(self._raw.get(name, "") for name in names))

    def person(self, photo: bytes, reader: str) -> Person:
        name, latin = self.field("name"), self.field("name_latin", "name_latin_more")
        written = self.field("id_number")
        if not (name or latin or written):
            raise CardUnreadable("neither a name nor a number")
        birth = self.day(self.field("birth"), "birth-unreadable")
        sex = self.sex(self.field("sex"))
        long_term = self.field("valid_to") == LONG_TERM
        return Person(
            document=self._card.document,
            name=name or latin,
            id_number=self.number(check(written), birth, sex, {self._card.kind}),
            sex=sex,
            birth=birth,
            nation=self.coded(self.field("nation"), NATIONS, "nation-unknown") or self.field("nationality"),
            address=self.field("address"),
            issuer=self.field("issuer"),
            valid_from=self.day(self.field("valid_from"), "validity-unreadable"),
            valid_to=None if long_term else self.day(self.field("valid_to"), "validity-unreadable"),
            long_term=long_term,
            name_latin=latin,
            photo=photo,
            extra=tuple((key, self.field(key)) for key in self._card.extra),
            reader=reader,
            warnings=self.warnings,  # last: the lines above add to them
        )


def encode(person: Person) -> bytes:
    """The text block that a card of this person carries; ``decode`` gives the person back.

    Raises:
        ValueError: a value does not fit its field or is no text; the message names the field, not the value.
    """
    card = _BY_DOCUMENT[person.document]
    values = _values(person, card)
    return b"".join(_padded(name, values.get(name, ""), size) for name, size in card.layout)


def _values(person: Person, card: CardLayout) -> dict[str, str]:
    foreign = card.document in {Document.FOREIGNER_2017, Document.FOREIGNER_2023}
    latin_only = foreign and person.name == person.name_latin
    split = dict(card.layout).get("name_latin", 0) // 2 if card.document is Document.FOREIGNER_2023 else None
    return {
        **dict(person.extra),
        "name": "" if latin_only else person.name,
        "name_latin": person.name_latin[:split],
        "name_latin_more": person.name_latin[split:] if split else "",
        "sex": _SEX_CODES[person.sex],
        "nation": "" if foreign else _nation_code(person.nation),
        "nationality": person.nation if foreign else "",
        "birth": _digits(person.birth),
        "address": person.address,
        "id_number": person.id_number,
        "issuer": person.issuer,
        "valid_from": _digits(person.valid_from),
        "valid_to": LONG_TERM if person.long_term else _digits(person.valid_to),
        "type": card.letter,
    }


def _nation_code(nation: str) -> str:
    name = nation if nation in _NATION_CODES else nation.removesuffix("族")
    if name and name not in _NATION_CODES:
        raise ValueError("nation: not in GB/T 3304")
    return _NATION_CODES.get(name, "")


def _digits(day: date | None) -> str:
    return day.isoformat().replace("-", "") if day else ""


def _padded(name: str, value: str, size: int) -> bytes:
    try:
        raw = value.encode("utf-16-le")
    except UnicodeEncodeError:
        # From None: the original message quotes the value.
        raise ValueError(f"{name}: not encodable as UTF-16") from None
    if len(raw) > size:
        raise ValueError(f"{name}: longer than the card's {size // 2} characters")
    return raw + b" \0" * ((size - len(raw)) // 2)
