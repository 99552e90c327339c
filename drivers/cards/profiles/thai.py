"""Thai national identity card: name, address and dates, open to every reader.

Source: ``chakphanu/ThaiNationalIDCard`` (APDU.md): ``80 B0 offset 02 00 length``. Text is TIS-620 with ``#``
between its parts; years are of the Buddhist era (543 ahead); an expiry of 9999 is for life. The photo is left
on the card: nothing here shows it.
"""

from datetime import date

from stdnum.th import pin

from drivers.cards.atr import historical
from drivers.cards.profiles import Fit
from drivers.cards.reading import Reading
from drivers.cards.table import Row, TableProfile, by_stdnum, sex, step
from kiosk.person import Document, Sex

AHEAD = 543
FOR_LIFE = "99991231"


def _fits(atr: bytes) -> Fit:
    if b"TH NID" in historical(atr):
        return Fit.SURE
    return Fit.MAYBE if atr[:2] in {b"\x3b\x67", b"\x3b\x68"} else Fit.NO  # the first cards were silent


def _text(reading: Reading, found: str) -> str:
    return " ".join(reading.text(found).replace("#", " ").split())


def _day(reading: Reading, found: str, trouble: str) -> date | None:
    digits = reading.text(found)
    if len(digits) == 8 and digits.isascii() and digits.isdigit():
        digits = f"{max(0, int(digits[:4]) - AHEAD):04d}{digits[4:]}"
    return reading.day(digits, trouble)


def _birth(reading: Reading, found: str) -> date | None:
    return _day(reading, found, "birth-unreadable")


def _validity(reading: Reading, found: str) -> date | None:
    return None if found == FOR_LIFE else _day(reading, found, "validity-unreadable")


PROFILE = TableProfile(
    name="th-id",
    document=Document.THAI,
    fits=_fits,
    steps=(
        step("00A4040008A000000054480001"),
        step("80B0000402000D", "id_number"),
        step("80B00011020064", "name"),
        step("80B00075020064", "name_latin"),
        step("80B000D9020008", "birth"),
        step("80B000E1020001", "sex"),
        step("80B000E2020078", "issuer"),
        step("80B00167020008", "valid_from"),
        step("80B0016F020008", "valid_to"),
        step("80B01579020064", "address"),
    ),
    rows={
        "name": Row("name", convert=_text),
        "name_latin": Row("name_latin", convert=_text),
        "id_number": Row("id_number"),
        "birth": Row("birth", convert=_birth),
        "sex": Row("sex", convert=sex(**{"1": Sex.MALE, "2": Sex.FEMALE})),
        "issuer": Row("issuer", convert=_text),
        "valid_from": Row("valid_from", convert=_validity),
        "valid_to": Row("valid_to", convert=_validity),
        "long_term": Row("valid_to", convert=lambda _, found: found == FOR_LIFE),
        "address": Row("address", convert=_text),
    },
    judge=by_stdnum(pin),
    encoding="tis-620",
)
