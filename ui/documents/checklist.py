"""What must I bring? A list with boxes to tick, and what comes of it."""

from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.paper import Checklist
from kiosk.question import Text
from ui.documents.frame import BODY, HEADING, SMALL, STRONG, fact, foot, head
from ui.documents.sheet import ACCENT, MUTED, Sheet, Style

if TYPE_CHECKING:
    from kiosk.catalogue import Material

_TITLE = Text("要带什么", "What to bring")
_NEEDED = Text("这些一定要带", "These are needed")
_OPTIONAL = Text("有就带上", "If you have it")
_NOTHING = Text("带上本人身份证就行。", "Your identity card, nothing else.")
_WHERE = Text("到哪里办", "Where")
_GOOD = Text("办事前看一看", "Good to know")
_EXAMPLE = Text("以窗口答复为准。", "What the counter says counts.")


def draw(sheet: Sheet, paper: Checklist, lang: str, now: datetime) -> None:
    """The same on both kinds of paper, wider or narrower."""
    sheet.on_new_page = lambda: foot(sheet, lang, now)
    head(sheet, lang, _TITLE.in_(lang), paper.title.in_(lang))
    if not sheet.narrow:
        foot(sheet, lang, now)
    needed = [material for material in paper.materials if material.required]
    optional = [material for material in paper.materials if not material.required]
    if not paper.materials:
        sheet.text(_NOTHING.in_(lang), STRONG, after=4)
    for heading, materials in ((_NEEDED, needed), (_OPTIONAL, optional)):
        if materials:
            sheet.room(30)
            sheet.text(heading.in_(lang), HEADING, after=2.5)
            for material in materials:
                _thing(sheet, material, lang)
            sheet.gap(1.2)
    sheet.rule(after=3)
    sheet.room(30)
    sheet.text(_GOOD.in_(lang), HEADING, after=2.5)
    fact(sheet, _WHERE.in_(lang), paper.department.in_(lang))
    for label, text in paper.facts:
        fact(sheet, label.in_(lang), text.in_(lang))
    sheet.text(_EXAMPLE.in_(lang), SMALL)
    if sheet.narrow:
        foot(sheet, lang, now)


def _thing(sheet: Sheet, material: "Material", lang: str) -> None:
    """A box, what to bring, and what to know of it."""
    box, indent = 5.0, 8.5
    title, note = material.title.in_(lang), material.note.in_(lang) if material.note else ""
    width = sheet.width - indent
    style = Style(4.5 if not sheet.narrow else 4.1, bold=True)
    height = sheet.height_of(title, style, width) + (sheet.height_of(note, BODY, width) if note else 0)
    sheet.room(height)
    sheet.box(sheet.left + 0.3, sheet.y + 0.7, box, ACCENT)
    sheet.y += sheet.put(sheet.left + indent, sheet.y, width, title, style)
    if note:
        sheet.y += sheet.put(sheet.left + indent, sheet.y, width, note, Style(3.5, MUTED))
    sheet.gap(2.2)
