"""A page for the vaccination booklet: each day with its doses, room for the clinic's stamp, where to go."""

from datetime import date, datetime
from itertools import groupby

from PySide6.QtGui import QPen

from kiosk.paper import Booklet
from kiosk.question import Text
from kiosk.vaccination import Plan, PlannedDose, sentence
from ui.documents.frame import BODY, HEADING, LABEL, SMALL, STRONG, foot, head
from ui.documents.sheet import ACCENT, LINE, MUTED, WARM, WARM_TINT, WHITE, Sheet, Style

_TITLE = Text("预防接种计划", "Vaccination plan")
_BORN = Text("{born} 出生的宝宝", "For the child born on {born}")
_DECIDES = Text(
    "以接种门诊为准：每一针打不打、哪天打，由门诊医生当面决定。",
    "The vaccination clinic decides: whether and when each dose is given, the doctor there says.",
)
_DOSE = Text("{title}　第 {dose} 剂", "{title}, dose {dose}")
_STAMP = Text("接种日期、批号（门诊填写）", "Date and batch (clinic)")
_STATES = {
    "overdue": Text("已过期，请尽快", "late: go soon"),
    "due": Text("现在可以打", "due now"),
    "upcoming": Text("", ""),
}
_WHERE = Text("附近的接种门诊", "Clinics nearby")
_FAR = Text("约 {km:.1f} 公里", "{km:.1f} km")
_BRING = Text(
    "去的时候带好预防接种证和宝宝。近两天发热、吃药、过敏要先告诉医生。",
    "Bring the vaccination record and the child. Tell the doctor first of any fever, medicine or allergy.",
)
_SOURCE = Text("依据：{source}", "Source: {source}")


def draw(sheet: Sheet, paper: Booklet, lang: str, now: datetime) -> None:
    """A line of time down the page."""
    sheet.on_new_page = lambda: foot(sheet, lang, now)
    head(sheet, lang, _TITLE.in_(lang), _BORN.in_(lang).format(born=_day(paper.born, lang)))
    if not sheet.narrow:
        foot(sheet, lang, now)
    _notice(sheet, _DECIDES.in_(lang))
    for day, doses in groupby(paper.plan.doses, key=lambda dose: dose.recommended):
        _on(sheet, paper.plan, day, list(doses), lang)
    sheet.gap(3)
    sheet.text(_BRING.in_(lang), STRONG, after=5)
    if paper.clinics:
        sheet.room(30)
        sheet.text(_WHERE.in_(lang), HEADING, after=2)
    for near in paper.clinics:
        far = _FAR.in_(lang).format(km=near.kilometres)
        sheet.room(14)
        sheet.text(f"{near.clinic.name.in_(lang)}  ·  {far}", STRONG, after=0.3)
        sheet.text(f"{near.clinic.address.in_(lang)}  {near.clinic.phone}", BODY, after=2.5)
    sheet.text(_SOURCE.in_(lang).format(source=paper.plan.schedule.source), SMALL)
    if sheet.narrow:
        foot(sheet, lang, now)


def _day(day: date, lang: str) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if lang == "zh" else f"{day:%d %b %Y}".lstrip("0")


def _notice(sheet: Sheet, text: str) -> None:
    if sheet.narrow:
        sheet.text(text, STRONG, after=3)
        return
    style = Style(4.3, WARM, bold=True)
    height = sheet.height_of(text, style, sheet.width - 10)
    sheet.panel(sheet.left, sheet.y, sheet.width, height + 6, WARM_TINT)
    sheet.put(sheet.left + 5, sheet.y + 3, sheet.width - 10, text, style)
    sheet.y += height + 12


def _on(sheet: Sheet, plan: Plan, day: date, doses: list[PlannedDose], lang: str) -> None:
    """One day: the date, and each dose with its reason and a line for the clinic."""
    stamp = 0.0 if sheet.narrow else 44.0
    indent = 0.0 if sheet.narrow else 10.0
    width = sheet.width - indent - stamp - (4 if stamp else 0)
    lines = [(_title(plan, dose, lang), sentence(plan.schedule, dose.reason, lang)) for dose in doses]
    heights = [
        max(sheet.height_of(t, STRONG, width) + sheet.height_of(r, LABEL, width), 11 if stamp else 0) + 2.4
        for t, r in lines
    ]
    before = sheet.page
    sheet.room(9 + heights[0])
    top = sheet.y if sheet.page == before else sheet.margin
    state = _STATES[max((d.state for d in doses), key=["upcoming", "due", "overdue"].index)].in_(lang)
    words = _day(day, lang) + (f"　{state}" if state else "")
    sheet.y += (
        sheet.put(sheet.left + indent, sheet.y, sheet.width, words, Style(4.7, ACCENT, bold=True)) + 1.5
    )
    for (title, reason), height in zip(lines, heights, strict=True):
        if sheet.y + height > sheet.bottom and not sheet.narrow:
            _time(sheet, top, sheet.y)
            sheet.room(height)
            top = sheet.y
        x = sheet.left + indent
        if stamp:
            _stamp(sheet, x + width + 4, stamp, height - 2.4, _STAMP.in_(lang))
        under = sheet.put(x, sheet.y, width, title, STRONG)
        sheet.put(x, sheet.y + under, width, reason, LABEL)
        sheet.y += height
    sheet.gap(2.5)
    _time(sheet, top, sheet.y)
    if sheet.narrow:
        sheet.rule(after=2.5)


def _title(plan: Plan, dose: PlannedDose, lang: str) -> str:
    return _DOSE.in_(lang).format(title=plan.schedule.vaccines[dose.vaccine].title.in_(lang), dose=dose.dose)


def _stamp(sheet: Sheet, x: float, width: float, height: float, words: str) -> None:
    sheet.painter.setPen(QPen(LINE, sheet.px(0.25)))
    sheet.painter.setBrush(WHITE)
    sheet.painter.drawRoundedRect(sheet.rect(x, sheet.y + 0.3, width, height), sheet.px(1.2), sheet.px(1.2))
    sheet.put(x + 1.6, sheet.y + 0.8, width - 3, words, Style(2.5, MUTED))


def _time(sheet: Sheet, top: float, bottom: float) -> None:
    """The line of time beside a day."""
    if sheet.narrow:
        return
    x = sheet.left + 2.6
    sheet.stroke(x, top + 3.4, x, bottom + 2, 0.5, ACCENT)
    sheet.painter.setPen(QPen(ACCENT, sheet.px(0.7)))
    sheet.painter.setBrush(WHITE)
    sheet.painter.drawEllipse(sheet.rect(x - 1.7, top + 1.7, 3.4, 3.4))
