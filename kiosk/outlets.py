"""What a citizen can take home beside what the screen shows: paper and a file on a stick."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, assert_never

from drivers.printers.port import Health, Kind
from drivers.printers.press import Press
from drivers.sticks import Sticks
from kiosk.paper import (
    Booklet,
    CertificatePaper,
    Checklist,
    DataUses,
    ExaminationPaper,
    Paper,
    PrinterTest,
    ReceiptPaper,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime


@dataclass(frozen=True)
class Outlets:
    """What a citizen can take home beside what the screen shows.

    ``draw`` makes a document for a strip of so many dots, or for A4 pages (None); a terminal without printers
    never calls it.
    """

    press: Press = field(default_factory=lambda: Press({}))
    draw: "Callable[[Paper, str, datetime, int | None], bytes]" = lambda *_: b""
    sticks: Sticks = field(default_factory=Sticks)


def kind_of(paper: Paper) -> Kind:
    """What a document is best printed on; the other does where a terminal has but one printer."""
    match paper:
        case ReceiptPaper() | PrinterTest():
            return Kind.RECEIPT
        case Checklist() | Booklet() | CertificatePaper() | DataUses() | ExaminationPaper():
            return Kind.PAGE
        case _:
            assert_never(paper)


def in_one_word(seen: "Mapping[Kind, Health]") -> str:
    """How the printers are: the receipt printer's word, for its paper ends most often."""
    return next((seen[kind] for kind in Kind if kind in seen), Health.NONE)
