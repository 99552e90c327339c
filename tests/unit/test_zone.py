"""The zone of a passport or permit out of print as it is read: confusions, lost fillers, and other text."""

import json
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from scanned_pages import pnm

from drivers.cards.emrtd.mrz import FIELDS, check_digit, parse
from drivers.scanners import ocr
from drivers.scanners.ocr import NoLines
from drivers.scanners.zone import _DIGITS, _LETTERS, mrz_of, read_zone

TODAY = date(2026, 11, 24)
# The specimens of ICAO Doc 9303-4, -5 and -6.
PASSPORT = ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10")
CARD = ("I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<")
VISA_SIZED = ("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6")
ALL = {"TD3": PASSPORT, "TD1": CARD, "TD2": VISA_SIZED}
KEYS = {name: parse("".join(lines), TODAY).key for name, lines in ALL.items()}
AROUND = ("PASSPORT", "Surname ERIKSSON", "Utopia")


def key(*lines: str) -> str | None:
    found = mrz_of(lines, TODAY)
    return found.key.mrz if found else None


@pytest.mark.parametrize("name", ALL)
def test_a_zone_is_found_among_other_print(name: str) -> None:
    found = mrz_of((*AROUND, *ALL[name], "below"), TODAY)
    assert found
    assert found.key == KEYS[name]
    assert (found.surname, found.given) == ("ERIKSSON", "ANNA MARIA")
    assert found.wrong == ()


@pytest.mark.parametrize("name", ALL)
def test_what_can_be_only_a_digit_or_only_a_letter_is_put_right(name: str) -> None:
    """Every date, check digit and state with what it is taken for."""
    rows = [line.replace("UTO", "UT0") for line in ALL[name]]
    data = 1
    start = 0 if name == "TD1" else 13
    dates = rows[data][start : start + 15].translate(str.maketrans("01258", "OIZSB"))
    rows[data] = rows[data][:start] + dates + rows[data][start + 15 :]
    found = mrz_of(rows, TODAY)
    assert found
    assert (found.key, found.state) == (KEYS[name], "UTO")


@pytest.mark.parametrize(
    ("read", "means"),
    [
        ("L8989O2C36", "L898902C36"),
        ("LB98902C36", "L898902C36"),
        ("L8989O2CE6", "L898902C36"),
        ("L898702C36", ""),
        ("LX98902C36", ""),
        ("1898902C36", "1898902C36"),  # counts the same as the L that it was
    ],
)
def test_a_number_is_put_right_by_its_check_digit(read: str, means: str) -> None:
    first, second = PASSPORT
    found = mrz_of((first, read + second[10:]), TODAY)
    assert (found.number + check_digit(found.number) if found else "") == means


@pytest.mark.parametrize(
    "lines",
    [
        ("P<UTOERIKSSON<<ANNA<MARIA", PASSPORT[1]),
        ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<<<<<<", PASSPORT[1]),
        ("P<UTOERIKSSON<<ANNA<MARIA<<<<", PASSPORT[1].replace("<<<<<", "<<<")),
        ("P<UTOERIKSSON<<ANNA<MARIA<<<<", PASSPORT[1].replace("<<<<<", "<<<<<<<")),
        ("P<UTO ERIKSSON<<ANNA<MARIA", "L898902C36 UTO 7408122 F 1204159 ZE184226B<<<<<10"),
        ("p‹utoeriksson«anna‹maria", PASSPORT[1].replace("<", "〈")),
        ("P＜UTOERIKSSON＜＜ANNA＜MARIA", PASSPORT[1]),
    ],
    ids=["cut", "too long", "fillers lost", "fillers doubled", "gaps", "other signs", "full width"],
)
def test_a_line_that_lost_its_fillers_is_filled_up(lines: tuple[str, ...]) -> None:
    assert key(*lines) == KEYS["TD3"].mrz


@pytest.mark.parametrize(
    "lines",
    [
        (),
        ("",),
        AROUND,
        PASSPORT[:1],
        PASSPORT[1:],
        PASSPORT[::-1],
        (PASSPORT[0], "ordinary text between", PASSPORT[1]),
        (PASSPORT[0], PASSPORT[1].replace("7408122", "7408132")),
        (PASSPORT[0], PASSPORT[1].replace("1204159", "1304159")),
        ("P<UTOERIKSSON<<ANNA<MARIA", "<" * 44),
        ("<" * 44, "<" * 44),
    ],
)
def test_what_is_no_whole_zone_is_none(lines: tuple[str, ...]) -> None:
    assert mrz_of(lines, TODAY) is None


def test_a_long_number_goes_on_in_the_optional_field() -> None:
    """Doc 9303-5, note j to the structure of TD1: 12 characters."""
    first = "I<UTOD23145890<AB1124<<<<<<<<<"
    assert check_digit("D23145890AB112") == "4"
    found = mrz_of((first, *CARD[1:]), TODAY)
    assert found
    assert found.number == "D23145890AB112"


LOOKS_LIKE = {**_LETTERS, **_DIGITS}


@given(st.sampled_from(sorted(ALL)), st.data())
def test_one_misread_character_is_put_right_or_the_zone_is_none(name: str, data: st.DataObject) -> None:
    rows = list(ALL[name])
    row = data.draw(st.integers(0, len(rows) - 1))
    places = [n for n, c in enumerate(rows[row]) if c in LOOKS_LIKE]
    at = data.draw(st.sampled_from(places))
    misread = LOOKS_LIKE[rows[row][at]]
    same = check_digit(misread) == check_digit(rows[row][at])
    rows[row] = rows[row][:at] + misread + rows[row][at + 1 :]
    assert same or key(*rows) in {KEYS[name].mrz, None}


@given(st.lists(st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<", min_size=20, max_size=50), max_size=4))
def test_no_text_breaks_it_and_what_it_finds_fits_its_check_digits(lines: list[str]) -> None:
    found = mrz_of(lines, TODAY)
    assert found is None or not set(found.wrong) & set(FIELDS)


ONLY_WIDE = """
import io, json, sys
from PIL import Image
page = Image.open(io.BytesIO(sys.stdin.buffer.read()))
lines = json.loads(sys.argv[1]) if page.width > page.height else ["upside down"]
print(json.dumps([[line, 0.9, [0, 0, 9, 9]] for line in lines]))
"""


def test_a_document_is_read_whichever_way_it_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process in the place of rapidocr reads print that runs along the longer side."""
    monkeypatch.setattr(ocr, "_COMMAND", [sys.executable, "-c", ONLY_WIDE, json.dumps(PASSPORT)])
    slip = Image.new("L", (600, 900), 240)
    slip.paste(20, (200, 100, 400, 800))
    found = read_zone(pnm(slip), TODAY)
    assert not isinstance(found, NoLines)
    assert found
    assert found.key == KEYS["TD3"]


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("raise SystemExit(3)", NoLines.NOT_INSTALLED),
        ("raise SystemExit(1)", NoLines.FAILED),
        ("print('[]')", None),
    ],
)
def test_without_a_zone_it_is_said_why(monkeypatch: pytest.MonkeyPatch, code: str, found: object) -> None:
    monkeypatch.setattr(ocr, "_COMMAND", [sys.executable, "-c", code])
    assert read_zone(pnm(Image.new("L", (60, 90), 240)), TODAY) is found
    assert read_zone(b"no picture", TODAY) is None
