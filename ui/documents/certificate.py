"""An e-certificate on A4: a frame, a rosette that is nobody's emblem, the claims, the code that counts."""

import math
from datetime import datetime

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen

from kiosk.paper import CertificatePaper
from kiosk.question import Text
from ui.documents.frame import CENTER, foot
from ui.documents.sheet import ACCENT, INK, LINE, MUTED, WHITE, Sheet, Style

_KIND = Text("电子证照（纸质件）", "E-certificate, on paper")
_ISSUER = Text("签发机关", "Issued by")
_ISSUED = Text("签发日期", "Date of issue")
_UNTIL = Text("有效期至", "Valid until")
_ALWAYS = Text("长期", "no end")
_VERIFY = Text("怎样核验", "How to verify")
_HOW = (
    Text(
        "用任一自助终端，或任一能读 CWT（RFC 8392）的核验程序扫描二维码，不用联网。",
        "Scan the code with any terminal, or any verifier that reads CWT (RFC 8392). No network is needed.",
    ),
    Text(
        "核验结果为有效，并且内容与本页一致，才可以采信。",
        "Accept it only when the answer is: valid, and it says the same as this page.",
    ),
    Text(
        "以二维码中的签名为准；本页文字、复印件本身不作凭证。",
        "The signature in the code counts; the words of this page, and copies of them, prove nothing.",
    ),
)
_FEW = 6
"""Claims that have room for two lines each."""
_GOLD = QColor("#9a7b2f")
_FAINT = QColor("#e4d9bd")


def draw(sheet: Sheet, paper: CertificatePaper, lang: str, now: datetime) -> None:
    """Both languages at once, whichever is asked for: who reads it may not be who asked for it."""
    _frame(sheet)
    _rosette(sheet, sheet.page_width / 2, 128, 46, _FAINT, 0.16, 36)
    _rosette(sheet, sheet.page_width / 2, 37, 11, _GOLD, 0.22, 18)
    sheet.y = 53
    with sheet.column(28, sheet.page_width - 56):
        sheet.text(
            paper.title.zh, Style(12.5, INK, bold=True, serif=True, align=CENTER, spacing=12), after=0.5
        )
        sheet.text(paper.title.en, Style(6.0, MUTED, serif=True, align=CENTER), after=2)
        sheet.text(f"{_KIND.zh}  ·  {_KIND.en}", Style(3.1, _GOLD, align=CENTER), after=8)
        show = _claim if len(paper.claims) <= _FEW else _short_claim
        for label, value in paper.claims:
            show(sheet, label, value)
        sheet.gap(3)
        sheet.stroke(sheet.left, sheet.y, sheet.left + sheet.width, sheet.y, 0.3, _GOLD)
        sheet.gap(5)
        _dates(sheet, paper)
    _proof(sheet, paper)
    foot(sheet, lang, now)


def _claim(sheet: Sheet, label: Text, value: Text) -> None:
    """Chinese above English in both columns; once where both are the same."""
    label_width = 52.0
    x, width = sheet.left + label_width, sheet.width - label_width
    sheet.put(sheet.left, sheet.y + 0.5, label_width - 4, label.zh, Style(4.1, MUTED))
    sheet.put(sheet.left, sheet.y + 6.2, label_width - 4, label.en, Style(3.0, MUTED))
    height = sheet.put(x, sheet.y, width, value.zh, Style(5.0, INK, bold=True, serif=True))
    if value.en != value.zh:
        height += sheet.put(x, sheet.y + height, width, value.en, Style(3.5, MUTED))
    _under(sheet, max(height, 6.2 + sheet.height_of(label.en, Style(3.0), label_width - 4)), 1.4)


def _short_claim(sheet: Sheet, label: Text, value: Text) -> None:
    """The same in one line, for a certificate that says much."""
    label_width = 64.0
    both = value.zh if value.en == value.zh else f"{value.zh}  {value.en}"
    width, style = sheet.width - label_width, Style(4.2, INK, bold=True, serif=True)
    sheet.put(sheet.left, sheet.y + 0.6, label_width - 2, f"{label.zh}  {label.en}", Style(3.2, MUTED))
    _under(sheet, sheet.put(sheet.left + label_width, sheet.y, width, both, style), 0.7)


def _under(sheet: Sheet, height: float, gap: float) -> None:
    sheet.y += height + gap
    sheet.stroke(sheet.left, sheet.y, sheet.left + sheet.width, sheet.y, 0.15, LINE)
    sheet.gap(gap * 1.5)


def _dates(sheet: Sheet, paper: CertificatePaper) -> None:
    """Three columns: who, since when, until when."""
    until = f"{paper.expires.astimezone():%Y-%m-%d}" if paper.expires else f"{_ALWAYS.zh} {_ALWAYS.en}"
    issued = f"{paper.issued.astimezone():%Y-%m-%d}" if paper.issued else "–"
    widths = (0.46, 0.27, 0.27)
    x, tallest = sheet.left, 0.0
    for share, label, value in zip(
        widths, (_ISSUER, _ISSUED, _UNTIL), (paper.issuer, issued, until), strict=True
    ):
        width = sheet.width * share
        under = sheet.put(x, sheet.y, width - 4, f"{label.zh}  {label.en}", Style(3.0, MUTED))
        height = sheet.put(x, sheet.y + under + 0.8, width - 4, value, Style(4.4, INK, bold=True, serif=True))
        tallest = max(tallest, under + height)
        x += width
    sheet.y += tallest + 4


def _proof(sheet: Sheet, paper: CertificatePaper) -> None:
    """The code and how to judge it, at the foot of the page."""
    size, top = 52.0, 208.0
    x = 28.0
    sheet.panel(x - 3, top - 3, size + 6, size + 6, WHITE)
    sheet.painter.setPen(QPen(_GOLD, sheet.px(0.3)))
    sheet.painter.setBrush(Qt.BrushStyle.NoBrush)
    sheet.painter.drawRect(sheet.rect(x - 5, top - 5, size + 10, size + 10))
    sheet.qr(paper.qr, x, top, size)
    left = x + size + 11
    width = sheet.page_width - 28 - left
    y = top - 5
    y += sheet.put(left, y, width, f"{_VERIFY.zh}  {_VERIFY.en}", Style(4.4, ACCENT, bold=True)) + 2
    for n, step in enumerate(_HOW, 1):
        sheet.put(left, y, 6, f"{n}.", Style(3.4, ACCENT, bold=True))
        y += sheet.put(left + 6, y, width - 6, step.zh, Style(3.4, INK))
        y += sheet.put(left + 6, y, width - 6, step.en, Style(2.9, MUTED)) + 2


def _frame(sheet: Sheet) -> None:
    """Two lines around the page, with a small rosette in each corner."""
    for inset, weight in ((10.0, 0.9), (12.2, 0.25)):
        sheet.painter.setPen(QPen(_GOLD, sheet.px(weight)))
        sheet.painter.setBrush(Qt.BrushStyle.NoBrush)
        sheet.painter.drawRect(
            sheet.rect(inset, inset, sheet.page_width - 2 * inset, sheet.page_height - 2 * inset - 6)
        )
    for x in (11.1, sheet.page_width - 11.1):
        for y in (11.1, sheet.page_height - 17.1):
            sheet.panel(x - 4, y - 4, 8, 8, WHITE)
            _rosette(sheet, x, y, 3.8, _GOLD, 0.14, 8)


def _rosette(
    sheet: Sheet, x: float, y: float, radius: float, colour: QColor, weight: float, waves: int
) -> None:
    """Interlaced waves around a ring, as on banknotes: an ornament that is nobody's emblem."""
    sheet.painter.setBrush(Qt.BrushStyle.NoBrush)
    sheet.painter.setPen(QPen(colour, sheet.px(weight)))
    for ring in (0.95, 0.78, 0.6, 0.42):
        for turn in range(3):
            path = QPainterPath()
            for step in range(361):
                angle = math.radians(step)
                r = radius * (ring + 0.085 * math.sin(waves * angle + turn * math.tau / 3))
                at = QPointF(sheet.px(x + r * math.cos(angle)), sheet.px(y + r * math.sin(angle)))
                path.lineTo(at) if step else path.moveTo(at)
            sheet.painter.drawPath(path)
