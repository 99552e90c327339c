"""Demo people: what a virtual card is made from, in the shape that ``Person.as_json`` prints.

``assets/people/NAME.json`` holds invented people. Their numbers carry the region 110100, an administrative
placeholder under which nobody is registered, so none can be a living person's.
"""

import json
from collections.abc import Mapping
from dataclasses import fields as dataclass_fields
from datetime import date
from pathlib import Path
from typing import Any

from kiosk.errors import Fault
from kiosk.person import Document, Person, Sex

PEOPLE = Path(__file__).parents[2] / "assets" / "people"

_KNOWN = {f.name for f in dataclass_fields(Person)}


class PersonInvalid(Fault):
    """A person file that no card can be made of; the detail names the field, never its value."""

    code = "person-invalid"


def names() -> tuple[str, ...]:
    """The demo people there are."""
    return tuple(sorted(path.stem for path in PEOPLE.glob("*.json")))


def demo(name: str) -> Person:
    """The demo person of that file name, without ``.json``.

    Raises:
        PersonInvalid: there is no such file or it is wrong.
    """
    path = PEOPLE / f"{name}.json"
    try:
        return from_json(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError) as e:
        raise PersonInvalid(f"{path.name}: {type(e).__name__}") from None


def from_json(fields: Mapping[str, Any]) -> Person:
    """The inverse of ``Person.as_json``. Keys that every document has are checked, the rest become ``extra``.

    ``warnings`` and ``reader`` are ignored: they tell of a reading, not of a person.

    Raises:
        PersonInvalid: a field is missing or of the wrong kind.
    """
    try:
        document, sex = Document(fields["document"]), Sex(fields["sex"])
    except KeyError as e:
        raise PersonInvalid(f"{e.args[0]}: missing") from None
    except ValueError:
        raise PersonInvalid("document or sex: not a known code") from None
    return Person(
        document=document,
        name=_text(fields, "name"),
        id_number=_text(fields, "id_number"),
        sex=sex,
        birth=_day(fields, "birth"),
        nation=_text(fields, "nation"),
        address=_text(fields, "address"),
        issuer=_text(fields, "issuer"),
        valid_from=_day(fields, "valid_from"),
        valid_to=_day(fields, "valid_to"),
        long_term=bool(fields.get("long_term", False)),
        name_latin=_text(fields, "name_latin"),
        extra=tuple((key, _text(fields, key)) for key in fields if key not in _KNOWN),
    )


def _text(fields: Mapping[str, Any], key: str) -> str:
    value = fields.get(key, "")
    if not isinstance(value, str):
        raise PersonInvalid(f"{key}: text expected")
    return value


def _day(fields: Mapping[str, Any], key: str) -> date | None:
    value = fields.get(key)
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise PersonInvalid(f"{key}: a date as 2026-01-31 expected") from None
