"""Reasons in words, in both languages. The sentences are data: ``assets/schedules/sentences.yaml``."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from kiosk.question import Text
from kiosk.vaccination.judge import Reason
from kiosk.vaccination.schedule import FOLDER, Schedule, ScheduleInvalid
from kiosk.vaccination.span import Span
from kiosk.yaml_source import read


@cache
def sentences(folder: Path = FOLDER) -> dict[str, Text]:
    """Every reason code with its sentence; raises ScheduleInvalid."""
    document = read(folder, "sentences.yaml")
    if not document.problems:
        for code, text in document.data.items():
            if not (isinstance(text, dict) and set(text) == {"zh", "en"} and all(text.values())):
                document.report((code,), "write `zh:` and `en:`")
    if document.problems:
        raise ScheduleInvalid("sentences", [str(problem) for problem in document.problems])
    return {code: Text(**text) for code, text in document.data.items()}


def sentence(schedule: Schedule, reason: Reason, lang: str) -> str:
    """The reason in ``lang`` (``zh`` or ``en``), without the notice."""
    params = {key: _word(schedule, key, value, lang) for key, value in reason.params.items()}
    return sentences()[reason.code].in_(lang).format(**params)


def _word(schedule: Schedule, key: str, value: Any, lang: str) -> str:
    if isinstance(value, Span):
        return value.words(lang, age=key == "age")
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日" if lang == "zh" else value.isoformat()
    if key == "vaccine":
        return schedule.vaccines[value].title.in_(lang)
    if key == "series":
        return next(one.title for one in schedule.series if one.id == value).in_(lang)
    return str(value)
