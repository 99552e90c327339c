"""National health insurance card of Taiwan: the basic profile, open to every reader.

Source: ``magiclen/tw-nhi-icc-service`` and other public readers: one GET DATA hands out card number (12),
name (20, Big5), number (10), birth (7: year of the republic, month, day), sex (1), day of issue (7).
"""

from datetime import date

from drivers.cards.atr import contactless, stores_only
from drivers.cards.profiles import Fit
from drivers.cards.reading import Reading
from drivers.cards.table import Row, TableProfile, sex, step
from kiosk.id_number import IdKind, IdNumber
from kiosk.person import Document, Sex

BEFORE = 1911
_AREAS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"
"""The first letter stands for its place here and 10."""
_WEIGHTS = (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1)
_SEXES = {"1": Sex.MALE, "2": Sex.FEMALE, "8": Sex.MALE, "9": Sex.FEMALE}


def judge(written: str) -> IdNumber:
    """A letter and nine digits whose weighted sum ends in 0; the first of them tells the sex, or is wrong.

    As ``enylin/taiwan-id-validator`` and other public checks have it: 1 and 2 are citizens', 8 and 9 those of
    residents without citizenship. A resident's older number, with two letters, is not judged sound.
    """
    number = "".join(written.split()).upper()
    problem = None
    if len(number) != 10:
        problem = "id-length"
    elif (
        number[0] not in _AREAS or number[1] not in _SEXES or not (number.isascii() and number[1:].isdigit())
    ):
        problem = "id-characters"
    elif sum(w * int(d) for w, d in zip(_WEIGHTS, _expanded(number), strict=True)) % 10:
        problem = "id-checksum"
    known = _SEXES.get(number[1:2], Sex.UNKNOWN) if problem is None else Sex.UNKNOWN
    return IdNumber(number, IdKind.UNKNOWN, sex=known, problem=problem)


def _expanded(number: str) -> str:
    return f"{_AREAS.index(number[0]) + 10}{number[1:]}"


def _fits(atr: bytes) -> Fit:
    return Fit.NO if contactless(atr) or stores_only(atr) else Fit.MAYBE


def _birth(reading: Reading, found: str) -> date | None:
    return _day(reading, found, "birth-unreadable")


def _validity(reading: Reading, found: str) -> date | None:
    return _day(reading, found, "validity-unreadable")


def _day(reading: Reading, found: str, trouble: str) -> date | None:
    digits = reading.text(found)
    if len(digits) == 7 and digits.isascii() and digits.isdigit():
        digits = f"{int(digits[:3]) + BEFORE}{digits[3:]}"
    return reading.day(digits, trouble)


PROFILE = TableProfile(
    name="tw-nhi",
    document=Document.TAIWAN_NHI,
    fits=_fits,
    steps=(
        step("00A4040010D1580000010000000000000000001100"),
        step("00CA1100020000", "profile"),
    ),
    rows={
        "card_number": Row("profile", slice(0, 12)),
        "name": Row("profile", slice(12, 32)),
        "id_number": Row("profile", slice(32, 42)),
        "birth": Row("profile", slice(42, 49), _birth),
        "sex": Row("profile", slice(49, 50), sex(M=Sex.MALE, F=Sex.FEMALE)),
        "valid_from": Row("profile", slice(50, 57), _validity),
    },
    judge=judge,
    encoding="cp950",  # Big5 as Taiwan writes it
)
