"""The record of an examination: who and when, what was found and what to do, what was tried."""

from datetime import datetime
from typing import Final

from PySide6.QtGui import QColor

from kiosk.check import DOWN, NONE, OK, STATES, WARN, Outcome
from kiosk.examination import words
from kiosk.paper import ExaminationPaper
from kiosk.question import Text
from ui.documents.frame import BODY, HEADING, SMALL, STRONG, fact, foot, head
from ui.documents.sheet import MUTED, WARM, Sheet, Style

_TITLE = Text("终端检修记录", "Record of an examination")
_WHO = Text("检修人员", "Examined by")
_WHEN = Text("时间", "When")
_TERMINAL = Text("终端", "Terminal")
_CHECKS = Text("自动检查", "Checks")
_TRIALS = Text("人工测试", "Tests by hand")
_NO_TRIAL = Text("没有做人工测试。", "None was made.")
_SIGN = Text("签字", "Signature")
_COLOURS: Final = {OK: QColor("#0b4d2b"), WARN: QColor("#5b3a00"), DOWN: WARM, NONE: MUTED}


def draw(sheet: Sheet, paper: ExaminationPaper, lang: str, now: datetime) -> None:
    """The worst first; details and remedies are in English, as they are in the log."""
    record = paper.record
    sheet.on_new_page = lambda: foot(sheet, lang, now)
    head(sheet, lang, _TITLE.in_(lang), words.STATES[record.worst].in_(lang))
    if not sheet.narrow:
        foot(sheet, lang, now)
    fact(sheet, _WHO.in_(lang), record.who)
    span = f"{record.began.astimezone():%Y-%m-%d %H:%M} – {record.ended.astimezone():%H:%M}"
    fact(sheet, _WHEN.in_(lang), span)
    if paper.terminal:
        fact(sheet, _TERMINAL.in_(lang), paper.terminal)
    sheet.gap(4)
    sheet.text(_CHECKS.in_(lang), HEADING, after=2.5)
    for check in sorted(record.checks, key=lambda c: STATES.index(c.state)):
        name = words.check_in(check.check, lang)
        lines = (check.detail, check.remedy)
        _row(sheet, name, words.STATES[check.state], _COLOURS[check.state], lang, lines)
    sheet.gap(4)
    sheet.room(30)
    sheet.text(_TRIALS.in_(lang), HEADING, after=2.5)
    for result in record.results:
        colour = WARM if result.outcome is Outcome.FAILED else MUTED
        at = f"{result.at.astimezone():%H:%M} {result.detail}".strip()
        name = words.TRIALS[result.trial].in_(lang)
        _row(sheet, name, words.OUTCOMES[result.outcome], colour, lang, (at,))
    if not record.results:
        sheet.text(_NO_TRIAL.in_(lang), BODY, after=2)
    sheet.gap(8)
    sheet.room(12)
    sheet.text(f"{_SIGN.in_(lang)}: ____________________", BODY)
    if sheet.narrow:
        foot(sheet, lang, now)


def _row(sheet: Sheet, name: str, said: Text, colour: QColor, lang: str, lines: tuple[str, ...]) -> None:
    """Name and state beside each other, and below what a technician reads."""
    beside = sheet.width * (0.42 if sheet.narrow else 0.27)
    x, width = sheet.left + beside, sheet.width - beside
    below = [line for line in lines if line]
    state, title = Style(3.7, colour, bold=True), STRONG._replace(size=3.7)
    height = sheet.height_of(said.in_(lang), state, width)
    height += sum(sheet.height_of(line, SMALL, width) for line in below)
    least = sheet.height_of(name, title, beside - 3)
    sheet.room(max(height, least) + 2)
    lowest = sheet.y + sheet.put(sheet.left, sheet.y, beside - 3, name, title)
    sheet.y += sheet.put(x, sheet.y, width, said.in_(lang), state)
    for n, line in enumerate(below):
        arrow = "→ " if n == 1 else ""
        sheet.y += sheet.put(x, sheet.y, width, arrow + line, SMALL)
    sheet.y = max(sheet.y, lowest) + 1
    sheet.rule(after=1.8)
