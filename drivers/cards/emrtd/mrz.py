"""The machine readable zone (MRZ): ICAO Doc 9303-3 (check digits), -4 (TD3), -5 (TD1), -6 (TD2).

``parse`` reads a whole zone and says which check digits are wrong; ``typed``, ``typed_lines`` and
``typed_can`` judge what opens a chip while somebody types it.

Of two-digit years a birth lies in the past, an expiry within fifty years. Nothing here repairs what it reads,
and no ``repr`` shows it.

China's exit-entry permits (往来港澳通行证, 往来台湾通行证) carry one line of 30 characters that no public
standard describes: ``CS``, number 9 and its check digit, ``<``, expiry, ``<``, birth, ``<``, and a check
digit over the three. So do public programs read it; it is taken for one only where all four digits fit.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from drivers.cards.port import CardKey, CardUnreadable
from kiosk.person import Sex

_WEIGHTS = (7, 3, 1)
_CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ZONE = re.compile(r"[0-9A-Z<]+")
_NUMBER = re.compile(r"[0-9A-Z](?:[0-9A-Z<]{0,20}[0-9A-Z])?")
_SEXES = {"M": Sex.MALE, "F": Sex.FEMALE}
_WINDOW = 50

FIELDS = ("number", "birth", "expiry")
"""What opens a chip, in the order of the zone."""

_WHOLE = {
    88: {"number": 54, "birth": 64, "expiry": 72, "optional": 87, "composite": 88},
    72: {"number": 46, "birth": 56, "expiry": 64, "composite": 72},
    90: {"number": 15, "birth": 37, "expiry": 45, "composite": 60},
    30: {"number": 12, "expiry": 20, "birth": 28, "composite": 30},
}
"""By the characters of a zone: how many must be in before a field and its check digit are."""
_PERMIT = "CS"


def check_digit(text: str) -> str:
    """Weights 7, 3, 1, modulo 10; ``<`` counts nothing (9303-3, 4.9)."""
    values = (_CHARACTERS.find(c) if c != "<" else 0 for c in text)
    return str(sum(value * _WEIGHTS[n % 3] for n, value in enumerate(values)) % 10)


@dataclass(frozen=True, slots=True, repr=False)
class Mrz:
    """A zone read. ``wrong`` names the fields whose check digit does not fit; dates that are none are None.

    ``code`` is the kind of document (``P``, ``I``, ``C`` …, one or two letters), ``state`` the issuer,
    ``number_raw``, ``birth_raw`` and ``expiry_raw`` the characters as they stand: what opens the chip.
    """

    code: str
    state: str
    number: str
    number_raw: str
    nationality: str
    birth_raw: str
    expiry_raw: str
    sex: Sex
    surname: str
    given: str
    optional: str
    birth: date | None
    expiry: date | None
    wrong: tuple[str, ...]

    def __repr__(self) -> str:
        """The kind and what is wrong, nothing of the holder."""
        return f"<Mrz {self.code}, wrong: {', '.join(self.wrong) or 'nothing'}>"

    @property
    def key(self) -> CardKey:
        """What opens this document's chip."""
        return key(self.number_raw, self.birth_raw, self.expiry_raw)


def key(number: str, birth: str, expiry: str) -> CardKey:
    """From the number and two dates of six digits, without check digits (9303-11, 4.3.2 and D.2).

    The number as the zone has it: a blank or hyphen in it is ``<`` there (9303-4, 4.2.2), and counts.
    """
    parts = (number.rstrip("<").ljust(9, "<"), birth, expiry)
    return CardKey(mrz="".join(part + check_digit(part) for part in parts))


def digest(opened_by: CardKey) -> bytes:
    """Twenty bytes: PACE takes them all as its password, BAC the first sixteen as its seed."""
    return hashlib.sha1(opened_by.mrz.encode("ascii")).digest()  # noqa: S324  # as the standard has it


def printed(opened_by: CardKey, today: date) -> tuple[str, date | None, date | None]:
    """Number, birth and expiry out of an MRZ key: what a chip has confirmed by opening to it."""
    zone = opened_by.mrz
    return _number(zone[:-15]), _day(zone[-14:-8], today), _day(zone[-7:-1], _latest_expiry(today))


def parse(zone: str, today: date) -> Mrz:
    """Read a zone of two or three lines, with or without line breaks, or the one line of a Chinese permit.

    Raises:
        CardUnreadable: it has neither 90, 72 nor 88 characters of the zone's alphabet, and is no such line.
    """
    text = "".join(zone.split())
    if _ZONE.fullmatch(text) and len(text) == 30 and not (line := _one_line(text, today)).wrong:
        return line
    if not _ZONE.fullmatch(text) or len(text) not in {90, 72, 88}:
        raise CardUnreadable(f"no machine readable zone: {len(text)} characters")
    if len(text) == 90:
        return _td1(text[:30], text[30:60], text[60:], today)
    return _two_lines(text[: len(text) // 2], text[len(text) // 2 :], today)


def _one_line(line: str, today: date) -> Mrz:
    """See the module; what does not begin as such a line is wrong throughout."""
    checks = {
        "number": (line[2:11], line[11]),
        "birth": (line[21:27], line[27]),
        "expiry": (line[13:19], line[19]),
        "composite": (line[2:12] + line[13:20] + line[21:28], line[29]),
        "code": ("", "0" if line.startswith(_PERMIT) else ""),
    }
    return _made(f"{_PERMIT}CHN", line[2:11], "CHN", "<", "", "", checks, today)


def _td1(first: str, second: str, names: str, today: date) -> Mrz:
    number, digit, optional = _long(first[5:14], first[14], first[15:30])
    checks = {
        "number": (number, digit),
        "birth": (second[:6], second[6]),
        "expiry": (second[8:14], second[14]),
        "composite": (first[5:] + second[:7] + second[8:15] + second[18:29], second[29]),
    }
    more = f"{optional}<{second[18:29]}"
    return _made(first, number, second[15:18], second[7], names, more, checks, today)


def _two_lines(first: str, second: str, today: date) -> Mrz:
    passport = len(first) == 44
    number, digit, optional = second[:9], second[9], second[28:-1]
    if passport:
        optional = second[28:42]
    else:
        number, digit, optional = _long(number, digit, optional)
    checks = {
        "number": (number, digit),
        "birth": (second[13:19], second[19]),
        "expiry": (second[21:27], second[27]),
        "composite": (second[:10] + second[13:20] + second[21:-1], second[-1]),
    }
    if passport:  # an empty personal number may go without its digit
        unchecked = not optional.strip("<") and second[42] == "<"
        checks["optional"] = (optional, "0" if unchecked else second[42])
    return _made(first, number, second[10:13], second[20], first[5:], optional, checks, today)


def _long(number: str, digit: str, optional: str) -> tuple[str, str, str]:
    """A number of more than nine characters goes on in the optional field, its check digit after it."""
    if digit != "<" or number.endswith("<"):
        return number, digit, optional
    rest, _, optional = optional.partition("<")
    return number + rest[:-1], rest[-1:], optional


def _made(  # noqa: PLR0913, PLR0917  # two callers, each with the columns of its lines
    first: str,
    number: str,
    nationality: str,
    sex: str,
    names: str,
    optional: str,
    checks: Mapping[str, tuple[str, str]],
    today: date,
) -> Mrz:
    surname, _, given = names.partition("<<")
    birth, expiry = checks["birth"][0], checks["expiry"][0]
    return Mrz(
        code=_words(first[:2]),
        state=_words(first[2:5]),
        number=_number(number),
        number_raw=number,
        nationality=_words(nationality),
        birth_raw=birth,
        expiry_raw=expiry,
        sex=_SEXES.get(sex, Sex.UNKNOWN),
        surname=_words(surname),
        given=_words(given),
        optional=_words(optional),
        birth=_day(birth, today),
        expiry=_day(expiry, _latest_expiry(today)),
        wrong=tuple(name for name, (text, digit) in checks.items() if check_digit(text) != digit),
    )


def _number(raw: str) -> str:
    """As it is shown: a filler inside stands for a blank or a hyphen."""
    return raw.replace("<", " ").strip()


def _words(text: str) -> str:
    return " ".join(text.replace("<", " ").split())


def _latest_expiry(today: date) -> date:
    return date(today.year + _WINDOW, 12, 31)


def _day(six: str, latest: date) -> date | None:
    """The day of the last hundred years up to ``latest``."""
    if not re.fullmatch("[0-9]{6}", six):
        return None
    year = latest.year - (latest.year - int(six[:2])) % 100
    if f"{year}{six[2:]}" > f"{latest:%Y%m%d}":
        year -= 100
    try:
        return date(year, int(six[2:4]), int(six[4:]))
    except ValueError:
        return None


@dataclass(frozen=True, slots=True, repr=False)
class Typed:
    """What stands in the boxes so far. ``problems``: field → code; ``digits``: field → its check digit.

    The digit is printed behind each field at the bottom of the page: if it differs, something is mistyped.
    """

    problems: Mapping[str, str]
    digits: Mapping[str, str] = field(default_factory=dict)
    key: CardKey | None = None
    fits: Mapping[str, bool] = field(default_factory=dict)
    """Of whole lines: whether the check digit of each field that is in fits."""
    missing: int = 0
    """How many characters of the lines are still to come."""


def typed(values: Mapping[str, str], today: date) -> Typed:
    """Judge ``FIELDS`` as typed: the number in any case, the dates as eight digits or with hyphens.

    A blank or a hyphen inside the number is the ``<`` that the zone has in its place.

    Codes: ``required``, ``key-characters``, ``not-a-date``, ``key-birth-future``, ``key-expiry-far``.
    """
    found = {name: re.sub(r"[\s\-<]", "", values.get(name, "")) for name in FIELDS}
    found["number"] = re.sub(r"[\s\-]", "<", values.get("number", "").upper()).strip("<")
    problems = {name: code for name in FIELDS if (code := _problem(name, found[name], today))}
    if "number" not in problems:
        found["number"] = found["number"].ljust(9, "<")
    six = {name: text if name == "number" else text[2:] for name, text in found.items()}
    digits = {name: check_digit(six[name]) for name in FIELDS if name not in problems}
    return Typed(problems, digits, None if problems else key(six["number"], six["birth"], six["expiry"]))


def _problem(name: str, text: str, today: date) -> str:
    if not text:
        return "required"
    if name == "number":
        return "" if _NUMBER.fullmatch(text) else "key-characters"
    try:
        day = date(int(text[:4]), int(text[4:6]), int(text[6:])) if re.fullmatch("[0-9]{8}", text) else None
    except ValueError:
        day = None
    if day is None:
        return "not-a-date"
    if name == "birth" and day > today:
        return "key-birth-future"
    if name == "expiry" and abs(day.year - today.year) > _WINDOW:
        return "key-expiry-far"
    return ""


CAN_DIGITS = 6


def typed_can(text: str) -> Typed:
    """Judge a card access number as typed. Codes: ``required``, ``key-can``."""
    digits = re.sub(r"\s", "", text)
    if not digits:
        return Typed({"can": "required"})
    good = re.fullmatch(rf"[0-9]{{{CAN_DIGITS}}}", digits)
    return Typed({}, key=CardKey(can=digits)) if good else Typed({"can": "key-can"})


def is_line(text: str) -> bool:
    """Whether this looks like a line of a zone, or several in a row: what a reader that types sends."""
    return len(text) in {30, 36, 44, *_WHOLE} and bool(_ZONE.fullmatch(text))


def typed_lines(text: str, today: date) -> Typed:
    """Judge the lines at the bottom of the page as far as they are typed, in any case, one under the other.

    Codes: ``required``, ``key-alphabet``, ``key-lines-short``, ``key-lines-wrong``.
    """
    lines = text.upper().split()
    zone = "".join(lines)
    if not zone:
        return Typed({"lines": "required"})
    if not _ZONE.fullmatch(zone):
        return Typed({"lines": "key-alphabet"})
    total = _length(lines)
    so_far = zone[:total].ljust(total, "<")
    read = _one_line(so_far, today) if total == 30 else parse(so_far, today)
    ends = {name: at for name, at in _WHOLE[total].items() if at <= len(zone)}
    fits = {name: name not in read.wrong for name in ends}
    if len(zone) != total:
        return Typed({"lines": "key-lines-short"}, fits=fits, missing=max(0, total - len(zone)))
    if read.wrong:
        return Typed({"lines": "key-lines-wrong"}, fits=fits)
    return Typed({}, key=read.key, fits=fits)


def _length(lines: list[str]) -> int:
    """How many characters the zone will have, by how it begins: its first line, where that is whole."""
    first = lines[0]
    if len(lines) > 1 and len(first) in {44, 36}:
        return 2 * len(first)
    if len(lines) == 1 and len(first) == 72 and not first.startswith("P"):
        return 72
    return 88 if first.startswith("P") else 30 if first.startswith(_PERMIT) else 90


def key_in(text: str, today: date) -> CardKey:
    """The key from a text: the zone as printed, or a card access number of six digits.

    Raises:
        CardUnreadable: it is neither, or check digits are wrong; the text names the fields, no value.
    """
    if re.fullmatch(r"[0-9]{6}", text.strip()):
        return CardKey(can=text.strip())
    zone = parse(text.upper(), today)
    if wrong := [name for name in zone.wrong if name in FIELDS]:
        raise CardUnreadable(f"wrong check digit: {', '.join(wrong)}")
    return zone.key
