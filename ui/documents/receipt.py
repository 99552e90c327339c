"""The receipt: the number large, the code to scan, what comes next."""

from datetime import datetime

from kiosk.paper import ReceiptPaper
from kiosk.question import Text
from ui.documents.frame import BODY, CENTER, LABEL, SMALL, STRONG, foot, head
from ui.documents.sheet import ACCENT, WHITE, Sheet, Style

TITLE = Text("收件回执", "Receipt")
_NUMBER = Text("回执号", "Receipt number")
_AT = Text("保存时间", "Saved at")
_CLOCK = Text("（按本机时间）", "(by this terminal's own clock)")
_STATE = Text(
    "申请已经存好，一有网络就送出。您不用等，可以回家了。",
    "Your application is safe on this terminal and is sent as soon as there is a line. You need not wait.",
)
_ASK = Text(
    "查进度：凭身份证到任一自助终端查，或拿着这张回执问工作人员。",
    "To see how it stands: use your card at any terminal, or show this receipt to the staff.",
)
_FINAL = Text(
    "这不是最后的办件编号，办件编号由部门在受理后给出。",
    "This is not the final number: the department gives that with its decision.",
)
_ITEMS = Text("一共办这几件", "In one application")


def draw(sheet: Sheet, paper: ReceiptPaper, lang: str, now: datetime) -> None:
    """On a strip from top to bottom; on a page the code stands beside."""
    sheet.on_new_page = lambda: foot(sheet, lang, now)
    head(sheet, lang, TITLE.in_(lang), paper.title.in_(lang))
    if sheet.narrow:
        _number(sheet, paper, lang)
        sheet.gap(2)
        size = min(sheet.width, 56)
        sheet.y += sheet.qr(paper.receipt.qr, (sheet.page_width - size) / 2, sheet.y, size) + 4
        _words(sheet, paper, lang)
        foot(sheet, lang, now)
        return
    foot(sheet, lang, now)
    top, beside = sheet.y, 62.0
    side = sheet.left + sheet.width - beside - 5
    sheet.panel(side - 5, top, beside + 10, beside + 10)
    sheet.panel(side, top + 5, beside, beside, WHITE)
    sheet.qr(paper.receipt.qr, side + 5, top + 10, beside - 10)
    with sheet.column(sheet.left, sheet.width - beside - 18):
        _number(sheet, paper, lang)
        sheet.gap(4)
        _words(sheet, paper, lang)
    sheet.y = max(sheet.y, top + beside + 16)


def _number(sheet: Sheet, paper: ReceiptPaper, lang: str) -> None:
    align = CENTER if sheet.narrow else Style(1).align
    sheet.text(_NUMBER.in_(lang), LABEL._replace(align=align), after=0.5)
    large = Style(min(9.0, sheet.width / 9.2), ACCENT, bold=True, align=align)
    sheet.text(paper.receipt.number, large, after=2)
    clock = "" if paper.receipt.clock_trust == "confirmed" else " " + _CLOCK.in_(lang)
    at = f"{paper.receipt.created.astimezone():%Y-%m-%d %H:%M}{clock}"
    sheet.text(f"{_AT.in_(lang)}  {at}", LABEL._replace(align=align), after=2)


def _words(sheet: Sheet, paper: ReceiptPaper, lang: str) -> None:
    sheet.text(_STATE.in_(lang), STRONG, after=3)
    if paper.items:
        sheet.text(_ITEMS.in_(lang), LABEL, after=1)
        for title, number in paper.items:
            sheet.text(title.in_(lang), BODY, after=0.3)
            sheet.text(number, LABEL, after=1.5)
        sheet.gap(1)
    sheet.text(_ASK.in_(lang), BODY, after=2.5)
    sheet.text(_FINAL.in_(lang), SMALL, after=1)
