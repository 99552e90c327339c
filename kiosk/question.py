"""The vocabulary of forms: words in two languages, kinds of question, and what makes a value acceptable.

A form is JSON Schema 2020-12 (what is valid) and a layout (what is asked, in which order, in which words).
This module owns what both need: the kinds of field, and the dialect of JSON Schema that our forms use:

- formats ``cn-id-number``, ``cn-phone``, ``bank-account``, ``amount``, ``date``, ``past-date``,
  ``future-date``, ``person-name``, ``plain-text`` and ``region``;
- keywords ``x-earliest`` and ``x-latest`` for dates: ``2026-01-31``, ``today``, ``today+60d``, ``today-18y``;
- keyword ``x-depth`` for regions: 1 province, 2 city, 3 county, 4 town.

A platform with a standard validator treats them as the annotations that they are to it.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.exceptions import FormatError
from jsonschema.protocols import Validator
from jsonschema.validators import extend
from stdnum import luhn

from kiosk import id_number
from kiosk.clock import Days, days


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in both languages, neither of them empty."""

    zh: str
    en: str

    def in_(self, lang: str) -> str:
        """The words in ``lang``: ``zh`` or ``en``."""
        match lang:
            case "zh":
                return self.zh
            case "en":
                return self.en
            case _:
                raise ValueError(f"no such language: {lang}")


class FieldKind(StrEnum):
    """What a question asks for; the screen has one control for each.

    An answer is text, except: ``amount`` (yuan, at most two decimals) and ``number`` (whole) are numbers,
    ``yes-no`` is a boolean, ``multichoice`` a list of texts, ``date`` is ``YYYY-MM-DD`` (ISO 8601),
    ``region`` a list of codes from the province down, and ``attachment`` a list of ``{"name", "media_type",
    "size"}``, one for each file handed in.
    """

    TEXT = "text"
    NAME = "name"
    ID_NUMBER = "id-number"
    PHONE = "phone"
    DATE = "date"
    AMOUNT = "amount"
    NUMBER = "number"
    CHOICE = "choice"
    MULTICHOICE = "multichoice"
    YES_NO = "yes-no"
    ADDRESS = "address"
    BANK_ACCOUNT = "bank-account"
    LONG_TEXT = "long-text"
    REGION = "region"
    ATTACHMENT = "attachment"


SCHEMA_TYPE: Mapping[FieldKind, str] = {
    **dict.fromkeys(FieldKind, "string"),
    FieldKind.AMOUNT: "number",
    FieldKind.NUMBER: "integer",
    FieldKind.YES_NO: "boolean",
    FieldKind.MULTICHOICE: "array",
    FieldKind.REGION: "array",
    FieldKind.ATTACHMENT: "array",
}
"""The JSON type that a field of each kind has in the schema."""

KIND_FORMATS: Mapping[FieldKind, tuple[str, ...]] = {
    FieldKind.TEXT: ("plain-text",),
    FieldKind.LONG_TEXT: ("plain-text",),
    FieldKind.ADDRESS: ("plain-text",),
    FieldKind.NAME: ("person-name",),
    FieldKind.ID_NUMBER: ("cn-id-number",),
    FieldKind.PHONE: ("cn-phone",),
    FieldKind.BANK_ACCOUNT: ("bank-account",),
    FieldKind.AMOUNT: ("amount",),
    FieldKind.DATE: ("date", "past-date", "future-date"),
    FieldKind.REGION: ("region",),
}
"""The formats that a field of each kind may have; the first is the usual one."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a choice; ``value`` is what is stored."""

    value: str
    label: Text


DEEPEST: Final = 4
"""Levels of a region: province, city, county, town."""


@dataclass(frozen=True, slots=True)
class Region:
    """One administrative division: its code (GB/T 2260; towns GB/T 10114), its name, and what lies in it."""

    code: str
    name: Text
    within: tuple["Region", ...] = ()


@dataclass(frozen=True, slots=True)
class Regions:
    """The table that ``region`` questions offer, from the provinces down; a branch may end at any level."""

    provinces: tuple[Region, ...] = ()

    def levels(self, chosen: Sequence[str], depth: int = DEEPEST) -> tuple[tuple[Region, ...], ...]:
        """What can be chosen, level by level: the provinces, then what lies in each that was chosen.

        The last level has no choice yet, unless ``chosen`` goes as deep as ``depth`` or the table do.
        """
        found: list[tuple[Region, ...]] = []
        here = self.provinces
        while here and len(found) < depth:
            code = chosen[len(found)] if len(found) < len(chosen) else None
            found.append(here)
            here = next((region.within for region in here if region.code == code), ())
        return tuple(found)

    def problem(self, chosen: Sequence[str], depth: int = DEEPEST) -> str | None:
        """``not-a-choice`` for what is not in the table, ``required`` for what ends before its town."""
        levels = self.levels(chosen, depth)
        if len(chosen) > len(levels):
            return "not-a-choice"
        offered = zip(chosen, levels, strict=False)
        if any(code not in {region.code for region in level} for code, level in offered):
            return "not-a-choice"
        return "required" if len(chosen) < len(levels) else None


@dataclass(frozen=True)
class Field:
    """One question as the screen shows it, its limits resolved for today and the answers so far.

    ``minimum`` and ``maximum`` are numbers for amounts and numbers, ISO dates for dates. ``accept`` are
    media types and ``max_bytes`` the size of one file; ``source`` (``card.name``) is who answers in place
    of the citizen when known. A region question goes ``depth`` levels down; ``levels`` are the choices of
    each level that the answer so far leads to; they come from ``regions``, the table of the question.
    """

    name: str
    kind: FieldKind
    label: Text
    hint: Text | None = None
    required: bool = False
    options: tuple[Option, ...] = ()
    max_length: int | None = None
    minimum: float | str | None = None
    maximum: float | str | None = None
    unit: Text | None = None
    accept: tuple[str, ...] = ()
    max_items: int | None = None
    max_bytes: int | None = None
    source: str | None = None
    depth: int | None = None
    levels: tuple[tuple[Option, ...], ...] = ()
    regions: Regions = field(default_factory=Regions, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Step:
    """Questions that stand on one screen."""

    id: str
    title: Text
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class FormDefinition:
    """A service's form as the catalogue has it; ``layout`` names every field that any answer can lead to."""

    schema: Mapping[str, Any]
    layout: tuple[Step, ...]

    def fields(self) -> Iterator[Field]:
        """Every field of the layout, in order, unresolved."""
        return (field for step in self.layout for field in step.fields)


_PHONE = re.compile(r"1[3-9][0-9]{9}|0[1-9][0-9]{8,10}")
_BANK_ACCOUNT = re.compile(r"[0-9]{12,19}")
_REGION_CODE = re.compile(r"[0-9]{6}(?:[0-9]{3})?")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_RELATIVE = re.compile(r"today(?:([+-])([0-9]{1,3})([dy]))?")


def parse_date(text: str) -> date | None:
    """``YYYY-MM-DD`` and nothing else, or None."""
    if not _ISO_DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def resolve_date(expression: str, today: date) -> date | None:
    """The day that ``today-18y``, ``today+60d`` or an ISO date means; None when it means nothing."""
    found = _RELATIVE.fullmatch(expression)
    if not found:
        return parse_date(expression)
    sign, count, unit = found.groups()
    if sign is None:
        return today
    amount = int(count) * (1 if sign == "+" else -1)
    if unit == "d":
        return today + timedelta(days=amount)
    leap_day_moved = today.replace(day=28) if (today.month, today.day) == (2, 29) else today
    return leap_day_moved.replace(year=today.year + amount)


def is_plain(text: str) -> bool:
    """No control character but line breaks, no lone surrogate, nothing that turns the writing direction."""
    return not any(
        (unicodedata.category(c) in {"Cc", "Cs"} and c != "\n") or c in _DIRECTION_MARKS for c in text
    )


_DIRECTION_MARKS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def _is_letter(c: str) -> bool:
    """A letter or mark of any script, with what rare names are written in.

    That is 〇, the private-use characters of older registers, and the ideographic planes 2 and 3 whether or
    not this Python's Unicode tables know their newest extension.
    """
    return unicodedata.category(c) in {"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Co"} or (
        c == "〇" or 0x20000 <= ord(c) <= 0x3FFFD
    )


def _name_problem(text: str) -> str | None:
    """Refuse what is no name: digits, signs, or punctuation alone."""
    good = any(_is_letter(c) for c in text) and all(_is_letter(c) or c in "·.'’- " for c in text)
    return None if good else "pattern"


def _bank_account_problem(text: str) -> str | None:
    """12 to 19 digits (ISO/IEC 7812-1 and older accounts) with a Luhn check digit."""
    return None if _BANK_ACCOUNT.fullmatch(text) and luhn.is_valid(text) else "bank-account"


def _amount_problem(value: float) -> str | None:
    """Whole fen: at most two decimals, judged on the shortest decimal that is this number."""
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return None if isinstance(exponent, int) and exponent >= -2 else "amount"


def _codes_problem(codes: Sequence[object]) -> str | None:
    good = all(isinstance(code, str) and _REGION_CODE.fullmatch(code) for code in codes)
    return None if good else "not-a-choice"


_TEXT_FORMATS: Mapping[str, Callable[[str], str | None]] = {
    "cn-phone": lambda text: None if _PHONE.fullmatch(text) else "phone",
    "bank-account": _bank_account_problem,
    "person-name": _name_problem,
    "plain-text": lambda text: None if is_plain(text) else "pattern",
}


def format_problem(name: str, value: object, today: date) -> str | None:
    """The reason code for which ``value`` is not of format ``name``.

    None when it is, or when the format says nothing of that type of value. Of a ``region`` only the form of
    its codes is judged here; ``x-depth`` judges it by the table.
    """
    if name == "region":
        return _codes_problem(value) if isinstance(value, list) else None
    if name == "amount":
        number = isinstance(value, int | float) and not isinstance(value, bool)
        return _amount_problem(value) if number else None  # type: ignore[arg-type]  # ``number`` says so
    if not isinstance(value, str):
        return None
    if name == "cn-id-number":
        return _id_problem(value, today)
    if name in _TEXT_FORMATS:
        return _TEXT_FORMATS[name](value)
    return _date_problem(name, value, today)


FORMATS = frozenset(name for names in KIND_FORMATS.values() for name in names)
"""Every format that a form may name."""


def _id_problem(number: str, today: date) -> str | None:
    """Who is asked for in a form has been born: what only warns of a card that was read is refused here."""
    found = id_number.check(number, days(today).latest)
    return found.problem or ("id-birth" if "id-birth-future" in found.warnings else None)


def _date_problem(name: str, value: str, today: date) -> str | None:
    day = parse_date(value)
    if day is None:
        return "not-a-date"
    possible = days(today)
    if name == "past-date" and day > possible.latest:
        return "date-in-future"
    if name == "future-date" and day < possible.earliest:
        return "date-in-past"
    return None


class _Here(FormatChecker):
    """What a validator of ours judges by besides the schema: the day, and the table of regions.

    One class of validators serves them all: making one for each is what used to take the time.
    """

    def __init__(self, today: date, regions: Regions) -> None:
        super().__init__(formats=())
        self.today, self.regions = today, regions

    def check(self, instance: object, format: str) -> None:  # noqa: A002  # the name that jsonschema uses
        """Raise FormatError when a value is not of the format; formats of others are annotations."""
        if format in FORMATS and format_problem(format, instance, self.today):
            raise FormatError(f"is not a {format}")


def validator(schema: Mapping[str, Any], today: date, regions: Regions = Regions()) -> Validator:
    """A validator for our dialect, formats asserted, on the day given, by the table given."""
    made: Validator = _DIALECT(schema, format_checker=_Here(today, regions))
    return made


_Errors = Iterator[ValidationError]


def _bound(side: Callable[[Days], date], holds: Callable[[date, date], bool]) -> Callable[..., _Errors]:
    def keyword(judge: Validator, expression: Any, value: Any, _: Mapping[str, Any]) -> _Errors:
        limit = resolve_date(expression, side(days(_here(judge).today)))
        day = parse_date(value) if isinstance(value, str) else None
        if limit and day and not holds(day, limit):
            yield ValidationError(f"{expression} does not allow this date")

    return keyword


def _within(judge: Validator, depth: Any, value: Any, _: Mapping[str, Any]) -> _Errors:
    problem = _here(judge).regions.problem(value, depth) if isinstance(value, list) else None
    if problem:
        yield ValidationError(problem)


def _here(judge: Validator) -> _Here:
    here = judge.format_checker  # type: ignore[attr-defined]  # the protocol leaves it out
    assert isinstance(here, _Here)
    return here


_DIALECT = extend(  # type: ignore[no-untyped-call]  # jsonschema leaves this one function untyped
    Draft202012Validator,
    validators={
        "x-earliest": _bound(lambda today: today.earliest, lambda day, limit: day >= limit),
        "x-latest": _bound(lambda today: today.latest, lambda day, limit: day <= limit),
        "x-depth": _within,
    },
)
