"""Identity numbers: what one says of its holder, and what does not add up.

Sources: GB 11643-1999 (citizen identity number: region 6, birth 8, order 3, check 1; ISO 7064 MOD 11-2);
residence permits for Hong Kong, Macao and Taiwan residents (2018) take the same form under the regions
810000, 820000, 830000; the permanent residence card of 2023 takes it as ``9``, region 2, nationality 3
(GB/T 2659 numeric), birth 8, order 3, check 1; the card of 2017 has 3 letters and 12 digits, whose inner
check is not published, so only its form is judged.

A number is refused for what arithmetic proves (length, characters, date, check character) and never for its
region: divisions are dissolved and founded every year, and the people keep their numbers. Nor is it refused
for the day: a terminal's clock can be wrong, so a birth that is still to come is a warning.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stdnum import numdb
from stdnum.cn import ric

from kiosk.person import Sex

EARLIEST_YEAR = 1850
"""Nobody alive was born before; an earlier date is a misread."""

_PERMIT_REGIONS = {"810000", "820000", "830000"}
_FOREIGNER_2017 = re.compile(r"[A-Z]{3}[0-9]{12}")
_EIGHTEEN = re.compile(r"[0-9]{17}[0-9X]")


class IdKind(StrEnum):
    """Which document's number it is, by its form alone."""

    CITIZEN = "citizen"
    PERMIT = "permit"  # residence permit of a Hong Kong, Macao or Taiwan resident
    FOREIGNER_2017 = "foreigner-2017"
    FOREIGNER_2023 = "foreigner-2023"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, repr=False)
class IdNumber:
    """The judgement on one number.

    ``problem`` is the first reason for refusal (``id-length``, ``id-characters``, ``id-birth``,
    ``id-checksum``) or None. ``warnings`` (``id-region-unknown``, ``id-region-retired``,
    ``id-birth-future``) never refuse a card; a form refuses the last (``kiosk.question``).
    ``birth`` and ``sex`` are set as far as the number states them, even beside an ``id-checksum`` problem.
    """

    number: str
    kind: IdKind
    birth: date | None = None
    sex: Sex = Sex.UNKNOWN
    region: str = ""
    warnings: tuple[str, ...] = ()
    problem: str | None = None

    def __repr__(self) -> str:
        """Kind and judgement, nothing of the number."""
        return f"<IdNumber {self.kind}, {self.problem or 'sound'}>"


def normalise(number: str) -> str:
    """Half-width, upper-case, without blanks: ``" １１…０x"`` and ``"11…0X"`` are one number."""
    upper = "".join(unicodedata.normalize("NFKC", number).split()).upper()
    return unicodedata.normalize("NFKC", upper)  # some capitals come in pieces: once more


def check(number: str, today: date | None = None) -> IdNumber:
    """Judge a number of any of the four kinds, as typed or as read from a card.

    ``today``: the day after which nobody can be born yet; None where no clock can be trusted.
    """
    number = normalise(number)
    if number[:1].isalpha() and number.isascii():
        return _foreigner_2017(number)
    if len(number) != 18:
        return IdNumber(number, IdKind.UNKNOWN, problem="id-length")
    if not _EIGHTEEN.fullmatch(number):
        return IdNumber(number, IdKind.UNKNOWN, problem="id-characters")
    return _eighteen(number, today)


def check_character(first_17: str) -> str:
    """The check character of an 18-character number (ISO 7064 MOD 11-2)."""
    return str(ric.calc_check_digit(first_17 + "0"))


def _foreigner_2017(number: str) -> IdNumber:
    if len(number) != 15:
        return IdNumber(number, IdKind.UNKNOWN, problem="id-length")
    if not _FOREIGNER_2017.fullmatch(number):
        return IdNumber(number, IdKind.UNKNOWN, problem="id-characters")
    return IdNumber(number, IdKind.FOREIGNER_2017, region=number[3:7])


def _eighteen(number: str, today: date | None) -> IdNumber:
    kind, region = _kind_and_region(number)
    birth = _date(number[6:14])
    problem = None
    if birth is None:
        problem = "id-birth"
    elif number[-1] != check_character(number[:17]):
        problem = "id-checksum"
    warnings = _region_warnings(region, birth) if kind is IdKind.CITIZEN and birth else ()
    if birth and today and birth > today:
        warnings = (*warnings, "id-birth-future")
    sex = Sex.MALE if int(number[16]) % 2 else Sex.FEMALE
    return IdNumber(number, kind, birth, sex, region, warnings, problem)


def _kind_and_region(number: str) -> tuple[IdKind, str]:
    if number[0] == "9":
        return IdKind.FOREIGNER_2023, number[1:3]
    if number[:6] in _PERMIT_REGIONS:
        return IdKind.PERMIT, number[:6]
    return IdKind.CITIZEN, number[:6]


def _date(digits: str) -> date | None:
    try:
        found = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
    return found if found.year >= EARLIEST_YEAR else None


def _region_warnings(region: str, birth: date) -> tuple[str, ...]:
    """Look the region up in the table of divisions (GB/T 2260) that python-stdnum ships.

    An entry reads ``[1982-2015]延庆县,…``: a code that began after the birth is normal (the number is given
    at registration), one that ended before it is not.
    """
    found = numdb.get("cn/loc").info(region)
    counties = "".join(properties.get("county", "") for _, properties in found)
    if not counties:
        return ("id-region-unknown",)
    ends = re.findall(r"(?:^|,)\[\d*-(\d+)\]", counties)
    entries = counties.count(",") + 1
    if len(ends) == entries and all(int(end) < birth.year for end in ends):
        return ("id-region-retired",)
    return ()
