"""Proactive service: what a citizen may want and has not asked for, and why, from rules that are data.

Pure and local: a rule looks at the card, at what was applied for at this terminal, at the e-certificates that
are here, and at the day. Nothing is sent anywhere and nothing is kept. The rules are
``assets/proactive.yaml``; its head says what one may be.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Final, Protocol

from jsonschema import Draft202012Validator

from kiosk.errors import CatalogueInvalid
from kiosk.person import Document, Person
from kiosk.question import Text
from kiosk.yaml_source import read

FILE: Final = Path(__file__).parent.parent / "assets" / "proactive.yaml"
_DAYS: Final = {"type": "integer", "minimum": 0, "maximum": 36500}
_TEXT: Final = {
    "type": "object",
    "required": ["zh", "en"],
    "properties": {"zh": {"type": "string"}, "en": {"type": "string"}},
    "additionalProperties": False,
}


def _when(**properties: Any) -> dict[str, Any]:
    required = [name for name in properties if name not in {"sex", "rises"}]
    return {
        "type": "object",
        "required": required,
        "properties": properties,
        "additionalProperties": False,
    }


_SHAPE: Final = Draft202012Validator(
    {
        "type": "object",
        "required": ["rules"],
        "properties": {
            "rules": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["id", "when", "suggest", "because"],
                    "additionalProperties": False,
                    "properties": {
                        "id": {"type": "string"},
                        "suggest": {"type": "array", "minItems": 1, "items": {"type": "string"}},
                        "because": _TEXT,
                        "when": {
                            "type": "object",
                            "minProperties": 1,
                            "maxProperties": 1,
                            "additionalProperties": False,
                            "properties": {
                                "age": _when(
                                    **{"reaches": _DAYS, "sex": {"enum": ["m", "f"]}, "from": _DAYS},
                                    until=_DAYS,
                                    rises=_when(
                                        born_from={"type": "string", "pattern": r"^\d{4}-(0[1-9]|1[0-2])$"},
                                        a_month_every={"type": "integer", "minimum": 1},
                                        at_most={"type": "integer", "minimum": 0},
                                    ),
                                ),
                                "card": _when(
                                    documents={"type": "array", "items": {"enum": list(Document)}},
                                    expires_within=_DAYS,
                                ),
                                "applied": _when(service={"type": "string"}, within=_DAYS),
                                "certificate": _when(type={"type": "string"}, expires_within=_DAYS),
                            },
                        },
                    },
                },
            }
        },
    }
)


class Applied(Protocol):
    """What a rule sees of an application of this person (``sync.states.Row`` is one)."""

    @property
    def service(self) -> str:
        """Its service's id."""
        ...

    @property
    def created(self) -> Any:
        """When it was handed in (aware)."""
        ...


@dataclass(frozen=True, slots=True)
class Lapsing:
    """What a rule sees of an e-certificate of this person that counts: its kind, and its last day."""

    type: str
    until: date


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the file."""

    id: str
    when: Mapping[str, Mapping[str, Any]]
    suggest: tuple[str, ...]
    because: Text


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A service, and why it is suggested, in words."""

    service: str
    rule: str
    because: Text


@cache
def rules(file: Path = FILE) -> tuple[Rule, ...]:
    """The rules, checked; raises CatalogueInvalid with every problem."""
    document = read(file.parent, file.name)
    if not document.problems:
        for error in _SHAPE.iter_errors(document.data):
            document.report(tuple(error.absolute_path), error.message[:200])
    if document.problems:
        problems = [str(problem) for problem in document.problems]
        raise CatalogueInvalid(f"{len(problems)} problems in {file}", problems)
    return tuple(
        Rule(r["id"], r["when"], tuple(r["suggest"]), Text(r["because"]["zh"], r["because"]["en"]))
        for r in document.data["rules"]
    )


def suggest(
    person: Person, applied: Iterable[Applied], today: date, certificates: Iterable[Lapsing] = ()
) -> list[Suggestion]:
    """What to tell this person today, in the order of the rules; a service once, and not one applied for.

    What lapses was applied for once: only an application since the rule began to hold counts there.
    """
    applications, lapsing = list(applied), list(certificates)
    found: dict[str, Suggestion] = {}
    for rule in rules():
        for because, since in _holds(rule, person, applications, lapsing, today):
            had = {row.service for row in applications if since is None or row.created.date() >= since}
            for service in rule.suggest:
                if service not in had:
                    found.setdefault(service, Suggestion(service, rule.id, because))
    return list(found.values())


def _holds(
    rule: Rule, person: Person, applications: list[Applied], lapsing: list[Lapsing], today: date
) -> Iterator[tuple[Text, date | None]]:
    """The reason in words, where the rule's fact holds, and since when, where that matters."""
    ((kind, fact),) = rule.when.items()
    match kind:
        case "age" if person.birth and fact.get("sex", person.sex) == person.sex:
            day = _birthday(person.birth, fact["reaches"])
            if day - timedelta(days=fact["from"]) <= today <= day + timedelta(days=fact["until"]):
                later = _later(day, person.birth, fact["rises"]) if "rises" in fact else day
                yield _words(rule.because, day, age=fact["reaches"], later=later), None
        case "card" if person.valid_to and person.document in fact["documents"]:
            if person.valid_to <= today + timedelta(days=fact["expires_within"]):
                yield _words(rule.because, person.valid_to), None
        case "applied":
            days = [row.created.date() for row in applications if row.service == fact["service"]]
            if days and max(days) >= today - timedelta(days=fact["within"]):
                yield _words(rule.because, max(days)), None
        case "certificate":
            window = timedelta(days=fact["expires_within"])
            days = [one.until for one in lapsing if one.type == fact["type"]]
            if days and today <= max(days) <= today + window:
                yield _words(rule.because, max(days)), max(days) - window


def _birthday(born: date, age: int) -> date:
    """The day on which somebody reaches an age; who was born on a leap day does on 1 March."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def _later(birthday: date, born: date, rises: Mapping[str, Any]) -> date:
    """The first of the month in which somebody reaches an age that rises by the month of birth."""
    year, month = map(int, rises["born_from"].split("-"))
    behind = (born.year - year) * 12 + born.month - month
    more = min(behind // rises["a_month_every"] + 1, rises["at_most"]) if behind >= 0 else 0
    years, month = divmod(birthday.month - 1 + more, 12)
    return date(birthday.year + years, month + 1, 1)


def _words(because: Text, day: date, *, age: int = 0, later: date | None = None) -> Text:
    later = later or day
    return Text(
        because.zh.format(
            month=f"{day.year}年{day.month}月",
            day=f"{day.year}年{day.month}月{day.day}日",
            age=age,
            later=f"{later.year}年{later.month}月",
        ),
        because.en.format(
            month=f"{day:%B %Y}", day=f"{day.day} {day:%B %Y}", age=age, later=f"{later:%B %Y}"
        ),
    )
