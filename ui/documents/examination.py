"""The record of an examination: who and when, what was found and what to do, what was tried."""

from datetime import datetime
from typing import Final

from PySide6.QtGui import QColor

from kiosk.check import DOWN, NONE, OK, STATES, WARN, Outcome, Trial
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
_STATES: Final = {
    OK: (Text("正常", "works"), QColor("#0b4d2b")),
    WARN: (Text("需留意", "could be better"), QColor("#5b3a00")),
    DOWN: (Text("故障", "out of order"), WARM),
    NONE: (Text("不适用", "does not apply"), MUTED),
}
TRIALS: Final = {
    Trial.RECEIPT: Text("打印回执", "Print a receipt"),
    Trial.PAGE: Text("打印整页", "Print a page"),
    Trial.CARD: Text("读一张卡", "Read a card"),
    Trial.SPEECH: Text("朗读一句话", "Speak a sentence"),
    Trial.TOUCH: Text("擦遍触摸屏", "Wipe the touchscreen"),
}
OUTCOMES: Final = {
    Outcome.PASSED: Text("通过", "passed"),
    Outcome.FAILED: Text("没通过", "failed"),
    Outcome.IMPOSSIBLE: Text("没有这个设备", "no such device"),
}


def draw(sheet: Sheet, paper: ExaminationPaper, lang: str, now: datetime) -> None:
    """The worst first; what a technician reads is in English, as it is in the log."""
    record = paper.record
    sheet.on_new_page = lambda: foot(sheet, lang, now)
    head(sheet, lang, _TITLE.in_(lang), _STATES[record.worst][0].in_(lang))
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
        _row(sheet, check.check, *_STATES[check.state], lang, (check.detail, check.remedy))
    sheet.gap(4)
    sheet.room(30)
    sheet.text(_TRIALS.in_(lang), HEADING, after=2.5)
    for result in record.results:
        colour = WARM if result.outcome is Outcome.FAILED else MUTED
        at = f"{result.at.astimezone():%H:%M} {result.detail}".strip()
        _row(sheet, TRIALS[result.trial].in_(lang), OUTCOMES[result.outcome], colour, lang, (at,))
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
    state = Style(3.7, colour, bold=True)
    height = sheet.height_of(said.in_(lang), state, width)
    height += sum(sheet.height_of(line, SMALL, width) for line in below)
    sheet.room(height + 2)
    sheet.put(sheet.left, sheet.y, beside - 3, name, STRONG._replace(size=3.7))
    sheet.y += sheet.put(x, sheet.y, width, said.in_(lang), state)
    for n, line in enumerate(below):
        arrow = "→ " if n == 1 else ""
        sheet.y += sheet.put(x, sheet.y, width, arrow + line, SMALL)
    sheet.y += 1
    sheet.rule(after=1.8)
