"""What all documents share: head and foot, the styles, the two ways to show a label with its text."""

from datetime import datetime

from PySide6.QtCore import Qt

from kiosk.question import Text
from ui.documents.sheet import ACCENT, INK, MUTED, WHITE, Sheet, Style

CENTER = Qt.AlignmentFlag.AlignHCenter
BODY = Style(3.9)
SMALL = Style(3.1, MUTED)
LABEL = Style(3.3, MUTED)
STRONG = Style(4.1, INK, bold=True)
HEADING = Style(5.0, ACCENT, bold=True)
TITLE = Style(9.2, INK, bold=True)

_HALL = Text("政务服务自助终端", "Self-service terminal of the service hall")
_PRINTED = Text("{at} 打印", "Printed {at}")
_PAGE = Text("第 {n} 页", "Page {n}")


def head(sheet: Sheet, lang: str, title: str, subtitle: str = "") -> None:
    """The beginning: where it comes from, what it is, what it is about."""
    if sheet.narrow:
        sheet.text(_HALL.in_(lang), Style(3.1, align=CENTER), after=1.5)
        sheet.text(title, Style(6.6, bold=True, align=CENTER), after=1)
        sheet.text(subtitle, Style(4.2, bold=True, align=CENTER), after=2)
        sheet.rule(weight=0.4)
        return
    sheet.panel(0, 0, sheet.page_width, 12, ACCENT, 0)
    sheet.put(sheet.left, 3.6, sheet.width, _HALL.in_(lang), Style(3.4, WHITE))
    sheet.y = 21
    sheet.text(title, TITLE, after=1)
    sheet.text(subtitle, Style(5.2, MUTED), after=4)
    sheet.rule(after=6, weight=0.6, colour=ACCENT)


def foot(sheet: Sheet, lang: str, now: datetime) -> None:
    """When it was printed; on pages at the foot of each, so it is called for each."""
    at = f"{now.astimezone():%Y-%m-%d %H:%M}"
    text = _PRINTED.in_(lang).format(at=at)
    if sheet.narrow:
        sheet.gap(2)
        sheet.rule(after=2, weight=0.4)
        sheet.text(text, Style(2.9, align=CENTER))
        return
    y = sheet.page_height - 12
    sheet.put(sheet.left, y, sheet.width, text, Style(2.8, MUTED))
    right = Style(2.8, MUTED, align=Qt.AlignmentFlag.AlignRight)
    sheet.put(sheet.left, y, sheet.width, _PAGE.in_(lang).format(n=sheet.page), right)


def fact(sheet: Sheet, label: str, text: str, *, after: float = 2.2) -> None:
    """A label and its text: above each other on a strip, beside each other on a page."""
    if sheet.narrow:
        sheet.text(label, LABEL, after=0.3)
        sheet.text(text, BODY, after=after)
        return
    beside = 38.0
    height = max(sheet.height_of(label, LABEL, beside - 4), sheet.height_of(text, BODY, sheet.width - beside))
    sheet.room(height)
    sheet.put(sheet.left, sheet.y + 0.4, beside - 4, label, LABEL)
    sheet.put(sheet.left + beside, sheet.y, sheet.width - beside, text, BODY)
    sheet.y += height + after
