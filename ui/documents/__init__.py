"""Documents as they come out of a printer: ``draw`` makes a PDF of A4 pages, or a PNG for a strip.

Drawn with Qt, so that paper and screen have the same letters; any thread may draw, once there is a
``QGuiApplication``. The words of documents are here, in both languages, beside where they stand.
"""

from datetime import datetime
from typing import assert_never

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
from ui.documents import booklet, certificate, checklist, examination, receipt, specimen, uses
from ui.documents.sheet import Sheet, pages, strip


def draw(paper: Paper, lang: str, now: datetime, dots: int | None = None) -> bytes:
    """The document in ``lang`` (``zh``, ``en``): a PDF, or for a strip of ``dots`` a PNG of one bit a dot."""

    def on(sheet: Sheet) -> None:
        match paper:
            case ReceiptPaper():
                receipt.draw(sheet, paper, lang, now)
            case Checklist():
                checklist.draw(sheet, paper, lang, now)
            case Booklet():
                booklet.draw(sheet, paper, lang, now)
            case CertificatePaper():
                certificate.draw(sheet, paper, lang, now)
            case DataUses():
                uses.draw(sheet, paper, lang, now)
            case PrinterTest():
                specimen.draw(sheet, paper, lang, now)
            case ExaminationPaper():
                examination.draw(sheet, paper, lang, now)
            case _:
                assert_never(paper)

    return pages(on, "Waystation") if dots is None else strip(on, dots)
