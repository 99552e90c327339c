"""What every part of ``ui.props`` is given, and the words that several of them need. Pure, no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kiosk import visit as v

Props = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that the screen depends on. ``now`` is aware; ``tick`` is the clock that ``Visit.warned`` is on."""

    visit: v.Visit
    lang: str
    now: datetime
    tick: float


def title(inputs: Inputs, service: str) -> str:
    """Of a service that was dropped meanwhile too, where a draft still goes on with it."""
    editions = inputs.visit.who.editions.values() if inputs.visit.who else ()
    found = (catalogue.find(service) for catalogue in (inputs.visit.catalogue, *editions))
    return next((one.title.in_(inputs.lang) for one in found if one), service)


def tile(inputs: Inputs, service: str) -> Props:
    """A service as something to touch."""
    found = inputs.visit.catalogue.service(service)
    return {
        "id": service,
        "title": found.title.in_(inputs.lang),
        "summary": found.summary.in_(inputs.lang),
        "icon": found.icon,
        "complete": found.complete,
    }


def when(at: datetime) -> str:
    """Day and time, here."""
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def faults(inputs: Inputs, service: str, fields: Mapping[str, str]) -> list[Props]:
    """Which answers the platform did not take, in the words of the form, and why."""
    found = inputs.visit.catalogue.find(service)
    asked = {f.name: f.label.in_(inputs.lang) for f in found.form.fields()} if found and found.form else {}
    return [{"label": asked.get(name, name), "reason": reason} for name, reason in sorted(fields.items())]
