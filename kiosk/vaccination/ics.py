"""A plan as an iCalendar file (RFC 5545): one whole-day event for each recommended date, with two alarms.

The file says which vaccine on which day and nothing else: no name, no birth date, no age, no condition and no
reason, because any of these would tell more than the days of the doses do. The UID of an event is a hash of
schedule, day and doses, so that the same plan imported twice is one set of events. Alarms ring at nine a week
before and on the day before.
"""

from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from typing import Final
from uuid import UUID, uuid5

from icalendar import Alarm, Calendar, Event

from kiosk.vaccination.plan import Plan, PlannedDose

NAMESPACE: Final = UUID("6f7f6d3a-6d0b-5c5e-9a44-5b8a2a1d7c11")
"""Of the UIDs; any constant."""
ALARMS: Final = (timedelta(days=-7, hours=9), timedelta(days=-1, hours=9))
_SUMMARY: Final = {"zh": "预防接种：{}", "en": "Vaccination: {}"}
_DOSE: Final = {"zh": "{title}第{dose}剂", "en": "{title}, dose {dose}"}
_BRING: Final = {"zh": "请带好预防接种证。", "en": "Bring the vaccination record."}


def to_ics(plan: Plan, lang: str = "zh") -> bytes:
    """The file's bytes, words in ``lang``; the same plan gives the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", "-//Waystation//Vaccination//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for day, doses in groupby(plan.doses, key=lambda dose: dose.recommended):
        calendar.add_component(_event(plan, day, list(doses), lang))
    return bytes(calendar.to_ical())


def _event(plan: Plan, day: date, doses: list[PlannedDose], lang: str) -> Event:
    names = [
        _DOSE[lang].format(title=plan.schedule.vaccines[dose.vaccine].title.in_(lang), dose=dose.dose)
        for dose in doses
    ]
    summary = _SUMMARY[lang].format("、".join(names) if lang == "zh" else "; ".join(names))
    key = "/".join([plan.schedule.name, day.isoformat(), *(f"{dose.vaccine}.{dose.dose}" for dose in doses)])
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE, key)))
    event.add("dtstamp", datetime.combine(plan.on, time(), UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", summary)
    event.add("description", "\n".join([*names, _BRING[lang], plan.schedule.notice.in_(lang)]))
    event.add("transp", "TRANSPARENT")
    for before in ALARMS:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", before)
        alarm.add("description", summary)
        event.add_component(alarm)
    return event
