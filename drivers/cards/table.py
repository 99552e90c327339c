"""Cards as tables: one engine reads any card whose person stands in files that are open to everybody.

A table says which commands fetch which parts of the card (``Step``), how a part falls into pieces
(``split``), and which pieces make which field of the person (``Row``). The engine sends nothing but these
commands, in this order; the first one shows whether the card is of this kind. A card that answers a later one
with ``69 82`` wants a PIN or a secret key first, and gets neither (``CardWantsPin``).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import ModuleType
from typing import Any, TypeAlias

from stdnum.exceptions import (
    InvalidChecksum,
    InvalidComponent,
    InvalidFormat,
    InvalidLength,
    ValidationError,
)

from drivers.cards.port import CardUnreadable, CardWantsPin, Transmit
from drivers.cards.profiles import Fit, Progress
from drivers.cards.reading import Reading
from kiosk.id_number import IdKind, IdNumber
from kiosk.person import Document, Person, Sex

_OK = (0x90, 0x00)
_SECURITY_NOT_SATISFIED = (0x69, 0x82)

Parts: TypeAlias = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Step:
    """One command. Its answer is added to the part ``key``; with no key only its status counts.

    ``instead``: another form of it, for cards that do not know the first. ``optional``: a card may lack it.
    """

    command: bytes
    key: str = ""
    instead: bytes = b""
    optional: bool = False


def step(command: str, key: str = "", *, instead: str = "", optional: bool = False) -> Step:
    """A ``Step`` as it stands in a table: commands in hex."""
    return Step(bytes.fromhex(command), key, bytes.fromhex(instead), optional)


Convert: TypeAlias = Callable[[Reading, str], Any]


def text(reading: Reading, found: str) -> str:
    """As it is, cleaned."""
    return reading.text(found)


def birth(reading: Reading, found: str) -> date | None:
    """YYYYMMDD."""
    return reading.day(reading.text(found), "birth-unreadable")


def validity(reading: Reading, found: str) -> date | None:
    """YYYYMMDD."""
    return reading.day(reading.text(found), "validity-unreadable")


def sex(**table: Sex) -> Convert:
    """A sex by the letters of its table."""
    return lambda reading, found: reading.sex(reading.text(found), table)


@dataclass(frozen=True, slots=True)
class Row:
    """A field of the person: ``at`` in the piece ``of`` (several: joined by blanks), converted."""

    of: str | tuple[str, ...]
    at: slice = field(default_factory=lambda: slice(None))
    convert: Convert = text
    binary: bool = False
    """The piece holds digits as half bytes (BCD), not text."""


@dataclass(frozen=True, slots=True)
class TableProfile:
    """A card profile that is all table; see the module. ``rows`` is by the names of ``Person``'s fields.

    Rows of other names become ``extra``. ``judge`` knows the numbers of this document.
    """

    name: str
    document: Document
    fits: Callable[[bytes], Fit]
    steps: Sequence[Step]
    rows: Mapping[str, Row]
    judge: Callable[[str], IdNumber]
    kinds: frozenset[IdKind] = frozenset()
    encoding: str = "utf-8"
    split: Callable[[Parts], Parts] = dict

    def matches(self, atr: bytes) -> Fit:
        """See ``Profile``."""
        return self.fits(atr)

    def read(self, transmit: Transmit, progress: Progress) -> Person | None:
        """See ``Profile``."""
        parts: dict[str, bytes] = {}
        for number, one in enumerate(self.steps):
            data, sw1, sw2 = transmit(one.command)
            if (sw1, sw2) != _OK and one.instead and (sw1, sw2) != _SECURITY_NOT_SATISFIED:
                data, sw1, sw2 = transmit(one.instead)
            if (sw1, sw2) == _OK:
                parts[one.key] = parts.get(one.key, b"") + data
            elif number == 0:
                return None
            elif not one.optional:
                self._refused(number, sw1, sw2)
            progress((number + 1) / len(self.steps))
        return self.decode(parts)

    def _refused(self, number: int, sw1: int, sw2: int) -> None:
        words = f"{self.name}, step {number}: status {sw1:02X}{sw2:02X}"
        if (sw1, sw2) == _SECURITY_NOT_SATISFIED:
            raise CardWantsPin(f"{words}: the card asks for a PIN first, and none is ever given")
        raise CardUnreadable(words)

    def decode(self, parts: Parts) -> Person:
        """The person in what the steps fetched; never fails on garbage *in* a field.

        Raises:
            CardUnreadable: it names nobody.
        """
        pieces, reading = self.split(parts), Reading()
        found = {name: self._value(reading, row, pieces) for name, row in self.rows.items()}
        known = {name: found.pop(name) for name in tuple(found) if name in Person.__dataclass_fields__}
        written = known.pop("id_number", "")
        name = known.pop("name", "") or known.get("name_latin", "")
        if not (name or written):
            raise CardUnreadable("neither a name nor a number")
        born, of_sex = known.pop("birth", None), known.pop("sex", Sex.UNKNOWN)
        return Person(
            document=self.document,
            name=name,
            id_number=reading.number(self.judge(written), born, of_sex, self.kinds),
            sex=of_sex,
            birth=born,
            extra=tuple((key, value) for key, value in found.items() if value),
            **known,
            warnings=reading.warnings,  # last: the lines above add to them
        )

    def _value(self, reading: Reading, row: Row, pieces: Parts) -> Any:
        of = (row.of,) if isinstance(row.of, str) else row.of
        raw = [pieces.get(name, b"")[row.at] for name in of]
        written = [r.hex() if row.binary else r.decode(self.encoding, "replace") for r in raw]
        return row.convert(reading, " ".join(stripped for word in written if (stripped := word.strip("\0 "))))


_REASONS = (
    (InvalidLength, "id-length"),
    (InvalidFormat, "id-characters"),
    (InvalidComponent, "id-birth"),
    (InvalidChecksum, "id-checksum"),
)


def by_stdnum(
    module: ModuleType,
    birth: Callable[[str], date | None] = lambda _: None,
    gender: Callable[[str], str | None] = lambda _: None,
) -> Callable[[str], IdNumber]:
    """Judge numbers by a module of python-stdnum; birth and sex, where it knows them, against the card's."""

    def judge(written: str) -> IdNumber:
        number = "".join(written.split())
        try:
            number = module.validate(number)
            born = birth(number)
        except ValidationError as wrong:
            problem = next((code for kind, code in _REASONS if isinstance(wrong, kind)), "id-characters")
            return IdNumber(number, IdKind.UNKNOWN, problem=problem)
        of_sex = {"M": Sex.MALE, "F": Sex.FEMALE}.get(gender(number) or "", Sex.UNKNOWN)
        return IdNumber(number, IdKind.UNKNOWN, birth=born, sex=of_sex)

    return judge
