"""Where to be vaccinated: the clinics of a region, nearest first, with their hours. Works without a line.

A region is one YAML file under ``assets/clinics``: names in both languages, WGS 84 coordinates, hours by
weekday as ``08:00-11:30``. Distances are along the great circle; roads are longer.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any, ClassVar, Final

from jsonschema import Draft202012Validator

from kiosk.errors import Fault
from kiosk.question import Text
from kiosk.yaml_source import Document, read

FOLDER: Final = Path(__file__).parent.parent / "assets" / "clinics"
DEFAULT: Final = "example-region"
EARTH_KM: Final = 6371.0088
"""Mean radius (IUGG)."""
DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HOURS: Final = r"^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$"
_WORDS: Final = {"type": "string", "pattern": r"\S"}
_TEXT: Final = {
    "type": "object",
    "required": ["zh", "en"],
    "additionalProperties": False,
    "properties": {"zh": _WORDS, "en": _WORDS},
}
_CLINIC: Final = {
    "id": _WORDS,
    "name": _TEXT,
    "address": _TEXT,
    "latitude": {"type": "number", "minimum": -90, "maximum": 90},
    "longitude": {"type": "number", "minimum": -180, "maximum": 180},
    "phone": _WORDS,
    "hours": {
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"enum": list(DAYS)},
        "additionalProperties": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "string", "pattern": _HOURS},
        },
    },
}
_SHAPE: Final = Draft202012Validator(
    {
        "type": "object",
        "required": ["region", "clinics"],
        "additionalProperties": False,
        "properties": {
            "region": _TEXT,
            "clinics": {
                "type": "array",
                "minItems": 1,
                "items": {
                    "type": "object",
                    "required": list(_CLINIC),
                    "additionalProperties": False,
                    "properties": _CLINIC,
                },
            },
        },
    }
)


class ClinicsInvalid(Fault):
    """A region's file that is missing or cannot be used; ``detail`` has file, line and field."""

    code: ClassVar[str] = "clinics-invalid"


@dataclass(frozen=True, slots=True)
class Clinic:
    """One clinic; ``hours`` by weekday, Monday first, each span from opening to closing."""

    id: str
    name: Text
    address: Text
    latitude: float
    longitude: float
    phone: str
    hours: tuple[tuple[tuple[time, time], ...], ...]

    def kilometres_from(self, latitude: float, longitude: float) -> float:
        """Distance along the great circle (haversine)."""
        one, other = math.radians(self.latitude), math.radians(latitude)
        across = math.radians(longitude - self.longitude)
        chord = math.sin((other - one) / 2) ** 2 + math.cos(one) * math.cos(other) * math.sin(across / 2) ** 2
        return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, chord)))

    def open_until(self, at: datetime) -> datetime | None:
        """When it closes, if it is open at that local time; None when it is closed."""
        for opens, closes in self.hours[at.weekday()]:
            if opens <= at.time() < closes:
                return at.replace(hour=closes.hour, minute=closes.minute, second=0, microsecond=0)
        return None

    def next_opening(self, at: datetime) -> datetime:
        """The next time at which it opens, after that local time."""
        for ahead in range(8):
            day = at + timedelta(days=ahead)
            for opens, _ in self.hours[day.weekday()]:
                start = day.replace(hour=opens.hour, minute=opens.minute, second=0, microsecond=0)
                if start > at:
                    return start
        raise AssertionError("a clinic has hours on at least one weekday")


@dataclass(frozen=True, slots=True)
class Nearby:
    """A clinic as seen from a place at a time: either ``open_until`` or ``opens`` is set."""

    clinic: Clinic
    kilometres: float
    open_until: datetime | None
    opens: datetime | None


def load(region: str = DEFAULT, folder: Path = FOLDER) -> tuple[Clinic, ...]:
    """Read a region's clinics; raises ClinicsInvalid with every problem."""
    if not re.fullmatch(r"[a-z0-9-]+", region):
        raise ClinicsInvalid(f"no region {region[:64]!r}")
    document = read(folder, f"{region}.yaml")
    if not document.problems:
        _judge(document)
    if document.problems:
        raise ClinicsInvalid("\n".join(str(problem) for problem in document.problems))
    return tuple(_clinic(one) for one in document.data["clinics"])


def nearest(
    clinics: Sequence[Clinic], latitude: float, longitude: float, at: datetime, limit: int = 3
) -> list[Nearby]:
    """The nearest clinics of a place, with what their doors do at a local time; equal distances by id."""
    near = sorted((one.kilometres_from(latitude, longitude), one.id, one) for one in clinics)[:limit]
    return [
        Nearby(one, far, until := one.open_until(at), None if until else one.next_opening(at))
        for far, _, one in near
    ]


def _judge(document: Document) -> None:
    for error in _SHAPE.iter_errors(document.data):
        document.report(tuple(error.absolute_path), error.message[:200])
    if document.problems:
        return
    ids = [one["id"] for one in document.data["clinics"]]
    for number, one in enumerate(document.data["clinics"]):
        if ids.index(one["id"]) != number:
            document.report(("clinics", number, "id"), f"`{one['id']}` is there twice")
        for day, spans in one["hours"].items():
            bounds = [bound for span in spans for bound in span.split("-")]
            if bounds != sorted(set(bounds)):
                document.report(("clinics", number, "hours", day), "spans must not overlap, earliest first")


def _clinic(data: Mapping[str, Any]) -> Clinic:
    return Clinic(
        id=data["id"],
        name=Text(**data["name"]),
        address=Text(**data["address"]),
        latitude=float(data["latitude"]),
        longitude=float(data["longitude"]),
        phone=data["phone"],
        hours=tuple(tuple(_span(span) for span in data["hours"].get(day, ())) for day in DAYS),
    )


def _span(text: str) -> tuple[time, time]:
    opens, closes = (time.fromisoformat(part) for part in text.split("-"))
    return opens, closes
