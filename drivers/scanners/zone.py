"""The machine readable zone of a document on the scanner: ``read_zone`` of a scan, ``mrz_of`` its text.

What reads print takes O for 0 and B for 8, and loses or doubles fillers. ``mrz_of`` puts right what can be
only one thing where it stands (ICAO Doc 9303-4 to -6 say where digits and where letters are). In a number
both may stand; there its check digit judges: as it was read, else with the fewest letters made digits, else
with one digit made a letter, if one such reading alone fits. Some pairs count the same modulo 10 (1 and L, 6
and G, 0 and U): no check digit tells them apart, and names have none at all. So what comes out may be wrong;
a chip opens to nothing but the right key, and counts no wrong ones.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations, product
from typing import Final

from drivers.cards.emrtd.mrz import FIELDS, Mrz, check_digit, parse
from drivers.scanners.ocr import NoLines, Reading
from drivers.scanners.page import develop

_FILLERS: Final = str.maketrans({**dict.fromkeys("‹〈《く＜([{⟨", "<"), "«": "<<"})
_DIGITS: Final = dict(zip("OQDUILZEASTB", "000011234578", strict=True))
_LETTERS: Final = dict(zip("0123458", "OIZEASB", strict=True))
_AS_PRINTED: Final = {"A": _LETTERS, "D": _DIGITS, "N": {}}
_DATES: Final = "D" * 7 + "N" + "D" * 7
"""Birth, sex, expiry, with their check digits."""
_FORMATS: Final = {
    44: ("A" * 44, "N" * 9 + "D" + "A" * 3 + _DATES + "N" * 15 + "D"),
    36: ("A" * 36, "N" * 9 + "D" + "A" * 3 + _DATES + "N" * 7 + "D"),
    30: ("A" * 5 + "N" * 9 + "D" + "N" * 15, _DATES + "A" * 3 + "N" * 11 + "D", "A" * 30),
}
"""Characters of a line → what stands where in its lines: letters, digits, either. TD3, TD2, TD1."""
_NUMBER_AT: Final = {44: (1, 0), 36: (1, 0), 30: (0, 5)}
"""The line and the column where the document's number begins; it has nine characters."""
_MOST_WRONG: Final = 3
"""Letters of a number that are made digits; with more, too many readings fit."""
_SLACK: Final = 8
"""Characters that a line may have too few or too many."""
_QUARTERS: Final = (0, 1, 3, 2)
"""How a document may lie, the likeliest first."""


def read_zone(scan: bytes, today: date, reading: Reading | None = None) -> Mrz | NoLines | None:
    """Read the zone on a scan, whichever way the document lies; None when none can be read.

    Takes 3 s for each way that is tried, so not on a thread that draws. ``reading`` can be cancelled.
    """
    reading = reading or Reading()
    for quarters in _QUARTERS:
        page = develop(scan, quarters=quarters)
        if page is None:
            return None
        lines = reading.lines(page.jpeg)
        if isinstance(lines, NoLines):
            return lines
        if found := mrz_of((line.text for line in lines), today):
            return found
    return None


def mrz_of(lines: Iterable[str], today: date) -> Mrz | None:
    """The zone among lines of print, with the check digits right of all that opens a chip; else None."""
    plain = [_plain(line) for line in lines]
    for wide, kinds in _FORMATS.items():
        for at in range(len(plain) - len(kinds) + 1):
            for zone in _zones(plain[at : at + len(kinds)], wide):
                found = parse(zone, today)
                if not set(found.wrong) & set(FIELDS) and found.birth and found.expiry:
                    return found
    return None


def _plain(line: str) -> str:
    """What of a line may be of a zone."""
    text = unicodedata.normalize("NFKC", line.translate(_FILLERS)).upper().translate(_FILLERS)
    return re.sub(r"[^0-9A-Z<]", "", text)


def _zones(block: list[str], wide: int) -> Iterator[str]:
    """What these lines can be, the likeliest first: every line as long as it must be, and put right."""
    kinds = _FORMATS[wide]
    row, column = _NUMBER_AT[wide]
    for lines in product(*(_fitted(line, wide, kind) for line, kind in zip(block, kinds, strict=True))):
        typed = ["".join(map(_typed, line, kind)) for line, kind in zip(lines, kinds, strict=True)]
        line = typed[row]
        if number := _number(line[column : column + 9], line[column + 9]):
            typed[row] = line[:column] + number + line[column + 9 :]
            yield "".join(typed)


def _fitted(line: str, wide: int, kinds: str) -> Iterator[str]:
    """The line with fillers added or dropped, at each place where some stand, the last first."""
    if "D" not in kinds:  # names: what follows them is fillers
        names = line.rstrip("<")[:wide]
        if "<" in names:
            yield names.ljust(wide, "<")
        return
    missing = wide - len(line)
    if abs(missing) > _SLACK:
        return
    if missing == 0:
        yield line
        return
    for run in reversed(list(re.finditer("<+", line))):
        if len(run[0]) + missing > 0:
            yield line[: run.start()] + "<" * (len(run[0]) + missing) + line[run.end() :]


def _typed(character: str, kind: str) -> str:
    """A character as it must be where it stands."""
    return _AS_PRINTED[kind].get(character, character)


def _number(read: str, digit: str) -> str:
    """A number as read, or as it must have been by its check digit; empty when that cannot be told.

    Where ``<`` stands for the digit the number goes on elsewhere, and stays as it is.
    """
    if digit == "<" or check_digit(read) == digit:
        return read
    letters, digits = _doubtful(read, _DIGITS), _doubtful(read, _LETTERS)
    tries = [(_DIGITS, letters, wrong) for wrong in range(1, _MOST_WRONG + 1)]
    for alike, doubtful, wrong in (*tries, (_LETTERS, digits, 1)):
        changed = (_other(read, alike, places) for places in combinations(doubtful, wrong))
        if fitting := {number for number in changed if check_digit(number) == digit}:
            return fitting.pop() if len(fitting) == 1 else ""
    return ""


def _doubtful(read: str, alike: Mapping[str, str]) -> list[int]:
    """Where something stands that looks like another thing, and counts differently."""
    return [n for n, c in enumerate(read) if c in alike and check_digit(c) != check_digit(alike[c])]


def _other(read: str, alike: Mapping[str, str], places: tuple[int, ...]) -> str:
    return "".join(alike[c] if n in places else c for n, c in enumerate(read))
