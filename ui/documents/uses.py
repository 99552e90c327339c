"""Who used my data: when, who, what, and why, newest first."""

from datetime import datetime

from kiosk.paper import DataUse, DataUses
from kiosk.question import Text
from ui.documents.frame import BODY, LABEL, SMALL, STRONG, foot, head
from ui.documents.sheet import Sheet, Style

_TITLE = Text("谁用过我的信息", "Who used my data")
_COLUMNS = (
    (Text("时间", "When"), 0.18),
    (Text("谁", "Who"), 0.26),
    (Text("用了什么", "What"), 0.28),
    (Text("为了什么", "Why"), 0.28),
)
_NOBODY = Text("还没有人用过。", "Nobody has used it yet.")
_RIGHT = Text(
    "有不认识的，可以当场向工作人员询问，也可以要求更正或删除（《个人信息保护法》第四十四至四十七条）。",
    "If something is strange to you, ask the staff; you may have it corrected or deleted "
    "(Personal Information Protection Law, articles 44 to 47).",
)


def draw(sheet: Sheet, paper: DataUses, lang: str, now: datetime) -> None:
    """A table on pages; on a strip one use below the other."""

    def new_page() -> None:
        foot(sheet, lang, now)
        _header(sheet, lang)

    sheet.on_new_page = new_page
    head(sheet, lang, _TITLE.in_(lang), paper.name)
    if not sheet.narrow:
        new_page()
    for use in paper.uses:
        _row(sheet, use, lang)
    if not paper.uses:
        sheet.text(_NOBODY.in_(lang), STRONG, after=4)
    sheet.gap(3)
    sheet.text(_RIGHT.in_(lang), SMALL)
    if sheet.narrow:
        foot(sheet, lang, now)


def _header(sheet: Sheet, lang: str) -> None:
    sheet.panel(sheet.left, sheet.y, sheet.width, 8.4)
    x = sheet.left
    for label, share in _COLUMNS:
        sheet.put(x + 1.5, sheet.y + 1.6, sheet.width * share - 3, label.in_(lang), Style(3.5, bold=True))
        x += sheet.width * share
    sheet.y += 11


def _row(sheet: Sheet, use: DataUse, lang: str) -> None:
    what = ("、" if lang == "zh" else ", ").join(text.in_(lang) for text in use.what)
    cells = (f"{use.at.astimezone():%Y-%m-%d %H:%M}", use.who.in_(lang), what, use.why.in_(lang))
    if sheet.narrow:
        sheet.text(cells[0], LABEL)
        sheet.text(cells[1], STRONG)
        sheet.text(f"{cells[2]}\n{cells[3]}", BODY, after=3)
        return
    style = Style(3.5)
    widths = [sheet.width * share for _, share in _COLUMNS]
    height = max(sheet.height_of(cell, style, w - 3) for cell, w in zip(cells, widths, strict=True))
    sheet.room(height + 4)
    x = sheet.left
    for cell, width in zip(cells, widths, strict=True):
        sheet.put(x + 1.5, sheet.y, width - 3, cell, style)
        x += width
    sheet.y += height + 1.8
    sheet.rule(after=2.2)
