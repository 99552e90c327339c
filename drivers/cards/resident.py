"""The text block of a resident identity card: 256 bytes of UTF-16LE in four layouts.

Sources: GA/T 490-2013 (citizen), the 2018 supplement for residence permits of Hong Kong, Macao and Taiwan
residents, and the permanent residence cards of 2017 and 2023; field sizes as the police-certified modules
(SAM_V) hand them out. The letter at byte 248 names the layout: blank, ``J``, ``I`` or ``Y``.

``decode`` never fails on garbage *in* a field: what cannot be read is left empty and said in ``warnings``
(``text-damaged``, ``sex-unknown``, ``nation-unknown``, ``birth-unreadable``, ``validity-unreadable``,
``card-type-unknown``, and from the number ``id-checksum`` and its kin, ``id-birth-mismatch``,
``id-sex-mismatch``, ``id-kind-mismatch``). Only a block that names nobody is ``CardUnreadable``.
``encode`` is its inverse, for the virtual card.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from drivers.cards.port import CardUnreadable
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

_NATIONS = (
    "汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 "
    "佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 "
    "塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺"
)
NATIONS: Mapping[str, str] = {
    **{f"{code:02d}": name for code, name in enumerate(_NATIONS.split(), 1)},
    "97": "其他",
    "98": "外国血统中国籍人士",
}
"""Ethnic group by its numeric code, GB/T 3304-1991; 97 and 98 as the police register uses them."""
_NATION_CODES = {name: code for code, name in NATIONS.items()}

_SEXES = {"1": Sex.MALE, "2": Sex.FEMALE, "0": Sex.UNKNOWN, "9": Sex.UNKNOWN}  # GB/T 2261.1-2003
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
        if check(reading.text("id_number")).problem:
            raise CardUnreadable("unknown card layout")
        reading.warn("card-type-unknown")
    return reading.person(photo, reader)


class _Reading:
    """One pass over a block: hands out fields and collects what did not add up, in order, once each."""

    def __init__(self, card: CardLayout, block: bytes) -> None:
        self._card = card
        self._raw: dict[str, str] = {}
        self._warnings: list[str] = []
        at = 0
        for name, size in card.layout:
            if name:
                self._raw[name] = block[at : at + size].decode("utf-16-le", "replace")
            at += size

    def warn(self, code: str) -> None:
        if code not in self._warnings:
            self._warnings.append(code)

    def text(self, *names: str) -> str:
        """The fields joined, without padding; a broken surrogate or a control is said and dropped."""
        padded = "".join(self._raw.get(name, "") for name in names).replace("\0", "")
        kept = "".join(c for c in padded if not _is_damage(c))
        if kept != padded:
            self.warn("text-damaged")
        return kept.strip()

    def day(self, name: str, trouble: str) -> date | None:
        found = self.text(name)
        if not (len(found) == 8 and found.isascii() and found.isdigit()):
            if found:
                self.warn(trouble)
            return None
        try:
            return date(int(found[:4]), int(found[4:6]), int(found[6:]))
        except ValueError:
            self.warn(trouble)
            return None

    def coded(self, name: str, table: Mapping[str, str], trouble: str) -> str | None:
        code = self.text(name)
        if code and code not in table:
            self.warn(trouble)
        return table.get(code)

    def person(self, photo: bytes, reader: str) -> Person:
        name, latin = self.text("name"), self.text("name_latin", "name_latin_more")
        written = self.text("id_number")
        if not (name or latin or written):
            raise CardUnreadable("neither a name nor a number")
        birth = self.day("birth", "birth-unreadable")
        sex = _SEXES.get(self.text("sex"))
        if sex is None:
            self.warn("sex-unknown")
        long_term = self.text("valid_to") == LONG_TERM
        number = self._judged(written, birth, sex or Sex.UNKNOWN)
        return Person(
            document=self._card.document,
            name=name or latin,
            id_number=number,
            sex=sex or Sex.UNKNOWN,
            birth=birth,
            nation=self.coded("nation", NATIONS, "nation-unknown") or self.text("nationality"),
            address=self.text("address"),
            issuer=self.text("issuer"),
            valid_from=self.day("valid_from", "validity-unreadable"),
            valid_to=None if long_term else self.day("valid_to", "validity-unreadable"),
            long_term=long_term,
            name_latin=latin,
            photo=photo,
            extra=tuple((key, self.text(key)) for key in self._card.extra),
            reader=reader,
            warnings=tuple(self._warnings),  # last: the lines above add to them
        )

    def _judged(self, written: str, birth: date | None, sex: Sex) -> str:
        """The number normalised, every contradiction between it and the rest of the card noted."""
        number = check(written)
        for code in (number.problem, *number.warnings):
            if code:
                self.warn(code)
        if number.kind not in {self._card.kind, IdKind.UNKNOWN}:
            self.warn("id-kind-mismatch")
        if number.birth and birth and number.birth != birth:
            self.warn("id-birth-mismatch")
        if Sex.UNKNOWN not in {number.sex, sex} and number.sex is not sex:
            self.warn("id-sex-mismatch")
        return number.number


def _is_damage(c: str) -> bool:
    """Controls, formats, line ends, the mark of a broken surrogate, noncharacters: none is part of a name.

    Private-use and yet unassigned characters stay: rare names are written with them.
    """
    return c == "\ufffd" or ord(c) & 0xFFFE == 0xFFFE or unicodedata.category(c) in {"Cc", "Cf", "Zl", "Zp"}


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
