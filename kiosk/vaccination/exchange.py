"""Vaccination records in, plans out, as JSON values."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from kiosk.errors import Fault
from kiosk.question import Text
from kiosk.vaccination.judge import Dose, Reason
from kiosk.vaccination.plan import Plan
from kiosk.vaccination.schedule import Schedule
from kiosk.vaccination.span import Span
from kiosk.vaccination.words import sentence


class RecordInvalid(Fault):
    """A list of doses given that cannot be read."""

    code: ClassVar[str] = "record-invalid"


def doses_from_json(schedule: Schedule, data: Any) -> list[Dose]:
    """Read ``[{"vaccine", "date"}, …]``; codes, titles or aliases. Raises RecordInvalid, UnknownVaccine."""
    if not isinstance(data, list):
        raise RecordInvalid("doses given are a list of objects with `vaccine` and `date`")
    return [_dose(schedule, item, number) for number, item in enumerate(data, 1)]


def _dose(schedule: Schedule, item: Any, number: int) -> Dose:
    name, day = (item.get("vaccine"), item.get("date")) if isinstance(item, dict) else (None, None)
    if not (isinstance(name, str) and isinstance(day, str)):
        raise RecordInvalid(f"entry {number}: `vaccine` and `date` are missing or no text")
    try:
        given = date.fromisoformat(day)
    except ValueError:
        raise RecordInvalid(f"entry {number}: `date` is written 2026-11-24") from None
    return Dose(given, schedule.vaccine(name).code)


def planned_as_json(plan: Plan) -> list[dict[str, Any]]:
    """Every dose still to give, in the order of the days."""
    return [
        {
            "series": dose.series,
            "vaccine": dose.vaccine,
            "dose": dose.dose,
            "earliest": dose.earliest.isoformat(),
            "recommended": dose.recommended.isoformat(),
            "overdue": dose.overdue.isoformat() if dose.overdue else None,
            "late_since": dose.late_since.isoformat() if dose.late_since else None,
            "state": dose.state,
            **_reason(plan.schedule, dose.reason),
            "title": _text(plan.schedule.vaccines[dose.vaccine].title),
            "notes": [_text(note) for note in dose.notes],
            "notice": _text(plan.schedule.notice),
        }
        for dose in plan.doses
    ]


def plan_as_json(plan: Plan) -> dict[str, Any]:
    """The whole plan: doses to give, doses missed for good, what each dose given counts for."""
    schedule = plan.schedule
    return {
        "schedule": schedule.name,
        "source": schedule.source,
        "confidence": schedule.confidence,
        "on": plan.on.isoformat(),
        "doses": planned_as_json(plan),
        "not_possible": [
            {"series": one.series, "vaccine": one.vaccine, "dose": one.dose, **_reason(schedule, one.reason)}
            for one in plan.not_possible
        ],
        "given": [
            {
                "vaccine": one.dose.vaccine,
                "date": one.dose.date.isoformat(),
                "series": one.series,
                "counts_as": one.number,
                **(_reason(schedule, one.reason) if one.reason else {}),
            }
            for one in plan.verdicts
        ],
        "series": [{"series": one.series, "state": one.state, "counted": one.counted} for one in plan.series],
        "notice": _text(schedule.notice),
    }


def _reason(schedule: Schedule, reason: Reason) -> dict[str, Any]:
    return {
        "reason": reason.code,
        "params": _params(reason.params),
        "sentence": {lang: sentence(schedule, reason, lang) for lang in ("zh", "en")},
    }


def _params(params: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _param(value) for key, value in params.items()}


def _param(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return value.text if isinstance(value, Span) else value


def _text(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}
