"""What must hold of everybody whom a card names, worked out here by hand and not by what decoded the card.

Numbers by the arithmetic of their standards, dates by the calendar, zones by columns: a decoder that judged
itself sound would be found out.
"""

import calendar
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from kiosk.person import Document, Person, Sex

TODAY = date(2026, 11, 24)
"""The day on which the cards are read."""

NUMBER = {"id-length", "id-characters", "id-birth", "id-checksum"}
CODES = {
    *NUMBER,
    *("text-damaged", "sex-unknown", "nation-unknown", "birth-unreadable", "validity-unreadable"),
    *("card-type-unknown", "id-region-unknown", "id-region-retired", "id-birth-mismatch", "id-sex-mismatch"),
    *("id-kind-mismatch", "birth-future", "id-birth-future", "birth-mismatch", "mrz-not-icao"),
    *("signature-failed", "signature-unverified", "details-unreadable", "photo-unreadable"),
    *("mrz-number", "mrz-birth", "mrz-expiry", "mrz-optional", "mrz-composite"),
}
"""Every warning that there is."""

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def judge(person: Person) -> None:
    """No impossible number or day unmarked, no control character in a text, no code that nobody knows."""
    codes = set(person.warnings)
    assert person.name or person.id_number
    assert codes <= CODES
    assert ("birth-future" in codes) == (person.birth is not None and person.birth > TODAY)
    if person.document.startswith("cn-"):
        _chinese(person.id_number, person, codes)
        of_2017 = person.document is Document.SOCIAL and re.fullmatch("[A-Z]{3}[0-9]{12}", person.id_number)
        odd = not _is_eighteen(person.id_number) and not of_2017
        if odd and person.document in {Document.RESIDENT, Document.SOCIAL}:
            assert codes & {"id-length", "id-characters", "id-kind-mismatch"}
    elif person.document in _SOUND and not _SOUND[person.document](person.id_number):
        assert codes & NUMBER
    extra = dict(person.extra)
    _chinese(extra.get("personal_number", ""), replace(person, sex=Sex.UNKNOWN), codes)
    extra["text"] = extra.get("text", "").replace("\n", "")  # a line for each field
    for text in (person.name, person.address, person.issuer, person.name_latin, *extra.values()):
        assert not any(unicodedata.category(c) == "Cc" for c in text)


def is_day(digits: str) -> bool:
    """Eight digits that are a day of the calendar."""
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    return year >= 1 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def _is_eighteen(number: str) -> bool:
    return bool(re.fullmatch("[0-9]{17}[0-9X]", number))


def _chinese(number: str, person: Person, codes: set[str]) -> None:
    """GB 11643: check character, day of birth, and what else the card says of both."""
    if not _is_eighteen(number):
        return
    born = number[6:14]
    if not is_day(born) or int(born) < 18500101:
        assert codes & NUMBER
        return
    if "10X98765432"[sum(w * int(d) for w, d in zip(_WEIGHTS, number, strict=False)) % 11] != number[17]:
        assert codes & NUMBER
    if int(born) > int(f"{TODAY:%Y%m%d}"):
        assert "id-birth-future" in codes
    if person.birth and f"{person.birth:%Y%m%d}".zfill(8) != born:
        assert "id-birth-mismatch" in codes
    odd = {Sex.MALE: True, Sex.FEMALE: False}.get(person.sex)
    if person.document.startswith("cn-") and odd is not None and odd != bool(int(number[16]) % 2):
        assert "id-sex-mismatch" in codes


def _thai(number: str) -> bool:
    if not re.fullmatch("[0-9]{13}", number):
        return False
    total = sum(weight * int(d) for weight, d in zip(range(13, 1, -1), number, strict=False))
    return (11 - total % 11) % 10 == int(number[12])


def _taiwan(number: str) -> bool:
    if not re.fullmatch("[A-Z][1289][0-9]{8}", number):
        return False
    place = dict(zip("ABCDEFGHJKLMNPQRSTUVXYWZIO", range(10, 36), strict=True))[number[0]]
    digits = f"{place}{number[1:]}"
    weighted = sum((10 - n) * int(d) for n, d in enumerate(digits[:10]) if n)
    return (int(digits[0]) + weighted + int(digits[10])) % 10 == 0


def _belgian(number: str) -> bool:
    if not re.fullmatch("[0-9]{11}", number):
        return False
    return int(number[9:]) in {97 - int(number[:9]) % 97, 97 - int(f"2{number[:9]}") % 97}


def _malaysian(number: str) -> bool:
    if not re.fullmatch("[0-9]{12}", number):
        return False
    return is_day(f"19{number[:6]}") or is_day(f"20{number[:6]}")


_SOUND: Mapping[Document, Callable[[str], bool]] = {
    Document.THAI: _thai,
    Document.TAIWAN_NHI: _taiwan,
    Document.BELGIAN: _belgian,
    Document.MALAYSIAN: _malaysian,
}
"""Whether a number can be; what cannot must be marked."""


def fits(text: bytes, digit: bytes) -> bool:
    """A check digit by ICAO Doc 9303-3, 4.9."""
    values = [0 if c == 0x3C else c - 48 if c < 58 else c - 55 for c in text]
    return digit == b"%d" % (sum(v * (7, 3, 1)[n % 3] for n, v in enumerate(values)) % 10)


def judge_zone(zone: bytes, person: Person) -> None:
    """Of a passport's two lines: what does not fit is marked, and dates are what stands there."""
    if not re.fullmatch(rb"P[0-9A-Z<]{87}", zone) or "mrz-not-icao" in person.warnings:
        return
    columns = {"number": (44, 53), "birth": (57, 63), "expiry": (65, 71)}
    for name, (begins, ends) in columns.items():
        sound = fits(zone[begins:ends], zone[ends : ends + 1])
        assert sound == (f"mrz-{name}" not in person.warnings)
    for day, begins in ((person.birth, 57), (person.valid_to, 65)):
        assert day is None or f"{day:%y%m%d}".encode() == zone[begins : begins + 6]
