"""The vaccines of a child: judge the doses given, plan those still to give, say why, put them in a calendar.

Data-driven: a country's schedule is one file (``kiosk.vaccination.schedule``). Nothing here knows a vaccine.
The result informs; the vaccination clinic decides, and every plan carries that notice.
"""

from kiosk.vaccination.exchange import RecordInvalid, doses_from_json, plan_as_json, planned_as_json
from kiosk.vaccination.judge import Child, ChildInvalid, Dose, Reason, Verdict
from kiosk.vaccination.plan import ImpossibleDose, Plan, PlannedDose, SeriesState, Window, plan
from kiosk.vaccination.schedule import (
    DEFAULT,
    Knowledge,
    Schedule,
    ScheduleInvalid,
    UnknownSchedule,
    UnknownVaccine,
    names,
)
from kiosk.vaccination.span import Span
from kiosk.vaccination.words import sentence

__all__ = [
    "DEFAULT",
    "Child",
    "ChildInvalid",
    "Dose",
    "ImpossibleDose",
    "Knowledge",
    "Plan",
    "PlannedDose",
    "Reason",
    "RecordInvalid",
    "Schedule",
    "ScheduleInvalid",
    "SeriesState",
    "Span",
    "UnknownSchedule",
    "UnknownVaccine",
    "Verdict",
    "Window",
    "doses_from_json",
    "names",
    "plan",
    "plan_as_json",
    "planned_as_json",
    "sentence",
]
