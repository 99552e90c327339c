"""Belgian identity card: the files 4031 (holder) and 4033 (address) of 3F00/DF01, open to every reader.

Source: OpenSC (``eidenv``, ``card-belpic``): each file is a row of tag, length, value; text in UTF-8. The
validity is DD.MM.YYYY; the date of birth has the month in the language of the card. The photo (4035) is left
on the card: nothing here shows it.
"""

from datetime import date

from stdnum.be import nn

from drivers.cards.atr import historical
from drivers.cards.profiles import Fit
from drivers.cards.reading import Reading
from drivers.cards.table import Parts, Row, TableProfile, by_stdnum, sex, step
from kiosk.person import Document, Sex

_APPLET = bytes.fromhex("010101AD13")  # ends every answer to reset of the applets up to 1.7, but for a byte
_APPLET_18 = bytes.fromhex("80318065B085040120120FFF829000")

_MONTHS = (
    ("JAN",),
    ("FEV", "FEB"),
    ("MAR", "MAA", "MRT", "MÄR"),
    ("AVR", "APR"),
    ("MAI", "MEI"),
    ("JUIN", "JUN"),
    ("JUIL", "JUL"),
    ("AOU", "AUG"),
    ("SEP",),
    ("OCT", "OKT"),
    ("NOV",),
    ("DEC", "DEZ"),
)
"""How each month begins in French, Dutch and German."""


def _fits(atr: bytes) -> Fit:
    said = historical(atr)
    return Fit.SURE if _APPLET in said + atr[-1:] or said == _APPLET_18 else Fit.NO


def _pieces(parts: Parts) -> Parts:
    """Every value, by part and tag: ``holder/7``. A torn file gives those before the tear."""
    found: dict[str, bytes] = {}
    for part in ("holder", "address"):
        rest = parts.get(part, b"")
        while len(rest) >= 2 and len(rest) >= 2 + rest[1]:
            found.setdefault(f"{part}/{rest[0]}", rest[2 : 2 + rest[1]])
            rest = rest[2 + rest[1] :]
    return found


def _birth(reading: Reading, found: str) -> date | None:
    words = reading.text(found).upper().replace(".", " ").split()
    if len(words) == 3:
        month = next((n for n, names in enumerate(_MONTHS, 1) if words[1].startswith(names)), 0)
        return reading.day(f"{words[2]}{month:02d}{words[0].zfill(2)}", "birth-unreadable")
    return reading.day(" ".join(words), "birth-unreadable")


def _validity(reading: Reading, found: str) -> date | None:
    return reading.day("".join(reversed(reading.text(found).split("."))), "validity-unreadable")


PROFILE = TableProfile(
    name="be-eid",
    document=Document.BELGIAN,
    fits=_fits,
    steps=(
        step("00A4080C063F00DF014031"),
        step("00B0000000", "holder"),
        step("00B0010000", "holder", optional=True),  # a file of more than 256 bytes
        step("00A4080C063F00DF014033"),
        step("00B0000000", "address"),
    ),
    split=_pieces,
    rows={
        "name": Row(("holder/7", "holder/8")),
        "name_latin": Row(("holder/7", "holder/8")),
        "id_number": Row("holder/6"),
        "nation": Row("holder/10"),
        "birth": Row("holder/12", convert=_birth),
        "sex": Row("holder/13", convert=sex(M=Sex.MALE, F=Sex.FEMALE, V=Sex.FEMALE, W=Sex.FEMALE)),
        "valid_from": Row("holder/3", convert=_validity),
        "valid_to": Row("holder/4", convert=_validity),
        "issuer": Row("holder/5"),
        "address": Row(("address/1", "address/2", "address/3")),
        "card_number": Row("holder/1"),
        "birth_place": Row("holder/11"),
    },
    judge=by_stdnum(nn, birth=nn.get_birth_date, gender=nn.get_gender),
)
