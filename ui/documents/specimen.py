"""A test print: letters, lines, a black surface and a code that has to be read, edge to edge."""

from datetime import datetime

from PySide6.QtCore import Qt

from kiosk.paper import PrinterTest
from kiosk.question import Text
from ui.documents.frame import BODY, STRONG, foot, head
from ui.documents.sheet import INK, Sheet

_TITLE = Text("打印测试页", "Printer test")
_LETTERS = "天地玄黄宇宙洪荒 永东国酬爱郁灵鹰袋\nABCDEFGHIJKLM abcdefghijklm 0123456789"
_JUDGE = (
    Text("文字清楚，没有缺笔、白条。", "The letters are sharp, without gaps or white stripes."),
    Text("细线从左到右不断。", "The thin lines run unbroken from edge to edge."),
    Text("黑块均匀，没有白道。", "The black bar is even, without light streaks."),
    Text("用手机能扫出二维码。", "A telephone reads the code."),
)
_WEIGHTS = (0.15, 0.3, 0.6, 1.0)
CODE = "WAYSTATION PRINTER TEST"


def draw(sheet: Sheet, paper: PrinterTest, lang: str, now: datetime) -> None:
    """The same on a strip and on a page."""
    head(sheet, lang, _TITLE.in_(lang), paper.address)
    sheet.gap(2)
    sheet.text(_LETTERS, STRONG, after=3)
    for weight in _WEIGHTS:
        sheet.rule(after=2.5, weight=weight, colour=INK)
    sheet.painter.fillRect(sheet.rect(sheet.left, sheet.y, sheet.width, 6), Qt.GlobalColor.black)
    sheet.gap(10)
    size = min(40.0, sheet.width * 0.6)
    sheet.qr(CODE, sheet.left + (sheet.width - size) / 2, sheet.y, size)
    sheet.gap(size + 5)
    for n, line in enumerate(_JUDGE, 1):
        sheet.text(f"{n}. {line.in_(lang)}", BODY, after=1.5)
    foot(sheet, lang, now)
