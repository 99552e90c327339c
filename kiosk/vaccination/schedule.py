"""Schedules: which doses, at which ages and intervals. One YAML file a country under ``assets/schedules``.

A schedule is read whole or not at all, is checked against ``schedule.schema.json`` and against itself (every
vaccine, condition and series that it names exists; ages rise), and is never changed once read. What its words
mean is told in ``assets/schedules/README.md``; who judges and plans by it is ``kiosk.vaccination.judge`` and
``kiosk.vaccination.plan``.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar, Final, Literal, Self

from jsonschema import Draft202012Validator

from kiosk.errors import Fault
from kiosk.question import Text
from kiosk.vaccination.span import Span
from kiosk.yaml_source import Document, read

FOLDER: Final = Path(__file__).parents[2] / "assets" / "schedules"
DEFAULT: Final = "cn-2026"


class ScheduleInvalid(Fault):
    """A schedule file that cannot be used; ``problems`` are sentences with file, line and field."""

    code: ClassVar[str] = "schedule-invalid"

    def __init__(self, name: str, problems: Sequence[str]) -> None:
        """``problems``: one sentence each; ``detail`` has them all."""
        super().__init__("\n".join((f"schedule {name} cannot be used", *problems)))
        self.problems = tuple(problems)


class UnknownSchedule(Fault):
    """No schedule of that name."""

    code: ClassVar[str] = "unknown-schedule"


class UnknownVaccine(Fault):
    """A vaccine was given that the schedule has under no name."""

    code: ClassVar[str] = "unknown-vaccine"


@dataclass(frozen=True, slots=True)
class Count:
    """How many of a series' doses, of certain vaccines or from an age on, there must be."""

    of: frozenset[str] = frozenset()
    age_from: Span | None = None
    at_least: int = 0
    fewer_than: int | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds when everything that it names holds; see the README for each."""

    age_from: Span | None = None
    since_previous: Span | None = None
    first_from: Span | None = None
    previous_from: Span | None = None
    counted: Count | None = None
    given: Count | None = None


@dataclass(frozen=True, slots=True)
class Ages:
    """Planned from ``min``, counted from ``valid``, late from ``overdue``, not given from ``until`` on."""

    min: Span
    valid: Span
    due: Span | None = None
    overdue: Span | None = None
    until: Span | None = None
    valid_until: Span | None = None


@dataclass(frozen=True, slots=True)
class Interval:
    """Since the previous dose, the last that counted, a numbered one, or the last of another series."""

    of: Literal["previous", "counted"] | int
    series: str | None
    min: Span
    valid: Span
    due: Span | None = None
    overdue: Span | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """The vaccine to plan, when its condition holds."""

    vaccine: str
    when: Condition = Condition()


@dataclass(frozen=True, slots=True)
class Rule:
    """One dose of a course."""

    ages: Ages
    after: tuple[Interval, ...]
    accepts: frozenset[str]
    give: tuple[Choice, ...]
    skip: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Course:
    """One way to complete a series; one bound to conditions that hold replaces those bound to none."""

    id: str
    needs: frozenset[str]
    accepts: frozenset[str]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Withheld:
    """Conditions under which nothing of a series is planned."""

    needs: frozenset[str]
    since: Span | None
    state: Literal["contraindicated", "immune"]


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence to show beside planned doses: all, or some numbers, at some ages, under conditions."""

    text: Text
    needs: frozenset[str] = frozenset()
    doses: frozenset[int] = frozenset()
    since: Span | None = None
    until: Span | None = None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """A vaccine in plain words."""

    protects: Text
    reactions: Text
    wait: Text
    no_reason_to_wait: Text


@dataclass(frozen=True, slots=True)
class Series:
    """Protection against one disease or several: the courses that give it, and for whom."""

    id: str
    title: Text
    courses: tuple[Course, ...]
    sex: str | None = None
    born_from: date | None = None
    withheld: tuple[Withheld, ...] = ()
    notes: tuple[Note, ...] = ()
    knowledge: Knowledge | None = None


@dataclass(frozen=True, slots=True)
class Vaccine:
    """A product, as it is written in vaccination records."""

    code: str
    title: Text
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that a record may have for it."""
        return (self.code, self.title.zh, self.title.en, *self.aliases)


@dataclass(frozen=True, slots=True)
class Spacing:
    """After one of ``first``, one of ``then`` may follow on the same day or ``min`` later."""

    first: frozenset[str]
    then: frozenset[str]
    min: timedelta
    judges: bool = True
    """Whether a dose that came sooner does not count; otherwise the rule only delays what is planned."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """Everything a file says."""

    name: str
    title: Text
    source: str
    confidence: str
    remarks: tuple[str, ...]
    notice: Text
    """Who decides: shown with every plan."""
    until: Span | None
    conditions: Mapping[str, Text]
    vaccines: Mapping[str, Vaccine]
    spacing: tuple[Spacing, ...]
    series: tuple[Series, ...]
    wait: tuple[Text, ...] = ()
    no_reason_to_wait: tuple[Text, ...] = ()
    _codes: Mapping[str, str] = field(default_factory=dict, repr=False)

    @classmethod
    def load(cls, name: str = DEFAULT, folder: Path = FOLDER) -> Self:
        """Read ``NAME.yaml``; raises UnknownSchedule, or ScheduleInvalid with every problem."""
        known = names(folder)
        if name not in known:
            raise UnknownSchedule(f"no schedule {name[:64]!r}: there are {', '.join(known)}")
        document = read(folder, f"{name}.yaml")
        if not document.problems:
            for error in _shape().iter_errors(document.data):
                document.report(tuple(error.absolute_path), error.message[:200])
        if not document.problems:
            _judge(document)
        if document.problems:
            raise ScheduleInvalid(name, [str(problem) for problem in document.problems])
        return cls(name=name, **_fields(document.data))

    def vaccine(self, name: str) -> Vaccine:
        """The vaccine of that code, title or alias, whatever case and blanks; raises UnknownVaccine."""
        code = self._codes.get(_plain(name))
        if code is None:
            known = ", ".join(self.vaccines)
            raise UnknownVaccine(f"no vaccine {name[:64]!r} in schedule {self.name}: there are {known}")
        return self.vaccines[code]


def names(folder: Path = FOLDER) -> tuple[str, ...]:
    """Every schedule in a folder."""
    found = (path.stem for path in folder.glob("*.yaml") if path.stem != "sentences")
    return tuple(sorted(found))


def _plain(name: str) -> str:
    return re.sub(r"[\s_]+", "", name).casefold()


@cache
def _shape() -> Draft202012Validator:
    return Draft202012Validator(json.loads((FOLDER / "schedule.schema.json").read_text("utf-8")))


def _judge(document: Document) -> None:
    """Note what the shape cannot say: names that are not there, ages that fall."""
    data = document.data
    known = set(data["vaccines"])
    aliases: dict[str, str] = {}
    for code, vaccine in data["vaccines"].items():
        for alias in (code, *vaccine["title"].values(), *vaccine.get("aliases", ())):
            if aliases.setdefault(_plain(alias), code) != code:
                document.report(("vaccines", code), f"`{alias}` is also {aliases[_plain(alias)]}")
    conditions = set(data.get("conditions", {}))
    series = {one["id"] for one in data["series"]}
    if len(series) < len(data["series"]):
        document.report(("series",), "has an id twice")
    for path, key, value in _walk(data, ()):
        names_ = value if isinstance(value, list) else [value]
        if key in {"vaccines", "of", "first", "then", "vaccine"} and path[0] != "vaccines" and len(path) > 1:
            missing = [n for n in names_ if isinstance(n, str) and n not in {*known, "previous", "counted"}]
        elif key == "if" and isinstance(value, list):
            missing = [n for n in names_ if n not in conditions]
        elif key == "series" and isinstance(value, str):
            missing = [n for n in names_ if n not in series]
        else:
            continue
        for name in missing:
            document.report(path, f"`{name}` is not defined in this file")
    _judge_doses(document)


def _judge_doses(document: Document) -> None:
    born = date(2000, 1, 1)
    for s, series in enumerate(document.data["series"]):
        if "born_from" in series and _day(series["born_from"]) is None:
            document.report(("series", s, "born_from"), "is no day of the calendar")
        for c, course in enumerate(series["courses"]):
            for d, dose in enumerate(course["doses"]):
                path = ("series", s, "courses", c, "doses", d)
                order = [dose["age"][key] for key in ("min", "due", "overdue") if key in dose["age"]]
                days = [Span.parse(text).after(born) for text in order]
                if days != sorted(days):
                    document.report((*path, "age"), "must rise from `min:` over `due:` to `overdue:`")
                for interval in dose.get("after", ()):
                    if isinstance(interval.get("of"), int) and interval["of"] > d:
                        document.report((*path, "after"), f"dose {interval['of']} does not come before")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _walk(node: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str, Any]]:
    """Every key of a document with its path and value."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield (*path, key), key, value
            yield from _walk(value, (*path, key))
    elif isinstance(node, list):
        for n, value in enumerate(node):
            yield from _walk(value, (*path, n))


def _fields(data: Mapping[str, Any]) -> dict[str, Any]:
    vaccines = {
        code: Vaccine(code, Text(**one["title"]), tuple(one.get("aliases", ())))
        for code, one in data["vaccines"].items()
    }
    advice = data.get("advice", {})
    grace = Span.parse(data.get("grace", "0 d"))
    return {
        "title": Text(**data["title"]),
        "source": data["source"]["document"],
        "confidence": data["source"]["confidence"],
        "remarks": tuple(data["source"].get("remarks", ())),
        "notice": Text(**data["notice"]),
        "until": _span(data, "until"),
        "conditions": MappingProxyType({k: Text(**v) for k, v in data.get("conditions", {}).items()}),
        "vaccines": MappingProxyType(vaccines),
        "spacing": tuple(_spacing(one) for one in data.get("spacing", ())),
        "series": tuple(_series(one, grace) for one in data["series"]),
        "wait": tuple(Text(**one) for one in advice.get("wait", ())),
        "no_reason_to_wait": tuple(Text(**one) for one in advice.get("no_reason_to_wait", ())),
        "_codes": {_plain(name): one.code for one in vaccines.values() for name in one.names},
    }


def _span(data: Mapping[str, Any], key: str) -> Span | None:
    return Span.parse(data[key]) if key in data else None


def _spacing(data: Mapping[str, Any]) -> Spacing:
    days = timedelta(days=Span.parse(data["min"]).days)
    return Spacing(frozenset(data["first"]), frozenset(data["then"]), days, data.get("judges", True))


def _series(data: Mapping[str, Any], grace: Span) -> Series:
    return Series(
        id=data["id"],
        title=Text(**data["title"]),
        courses=tuple(_course(one, grace) for one in data["courses"]),
        sex=data.get("sex"),
        born_from=_day(data["born_from"]) if "born_from" in data else None,
        withheld=tuple(
            Withheld(frozenset(one["if"]), _span(one, "from"), one["as"]) for one in data.get("withheld", ())
        ),
        notes=tuple(
            Note(
                Text(**one["text"]),
                frozenset(one.get("if", ())),
                frozenset(one.get("doses", ())),
                _span(one, "from"),
                _span(one, "until"),
            )
            for one in data.get("notes", ())
        ),
        knowledge=Knowledge(**{key: Text(**words) for key, words in data["knowledge"].items()})
        if "knowledge" in data
        else None,
    )


def _course(data: Mapping[str, Any], grace: Span) -> Course:
    defaults = {key: data[key] for key in ("vaccines", "give") if key in data}
    rules = tuple(_rule({**defaults, **one}, grace) for one in data["doses"])
    accepts = frozenset[str]().union(*(rule.accepts for rule in rules))
    return Course(data["id"], frozenset(data.get("if", ())), accepts, rules)


def _rule(data: Mapping[str, Any], grace: Span) -> Rule:
    give = data.get("give", [{"vaccine": data["vaccines"][0]}])
    return Rule(
        ages=Ages(**_limits(data["age"], grace)),
        after=tuple(
            Interval(one.get("of", "previous"), one.get("series"), **_limits(one, grace))
            for one in data.get("after", ())
        ),
        accepts=frozenset(data["vaccines"]),
        give=tuple(Choice(one["vaccine"], _condition(one.get("if", {}))) for one in give),
        skip=tuple(_condition(one) for one in data.get("skip", ())),
    )


def _limits(data: Mapping[str, Any], grace: Span) -> dict[str, Span]:
    """The spans of a mapping; ``valid`` is ``min`` less the schedule's days of grace unless it is written."""
    spans = {key: Span.parse(data[key]) for key in data if key not in {"of", "series"}}
    lowest = spans["min"]
    return {"valid": lowest.less(grace) if grace.days and (lowest.months or lowest.days) else lowest, **spans}


def _condition(data: Mapping[str, Any]) -> Condition:
    return Condition(
        age_from=_span(data, "age_from"),
        since_previous=_span(data, "since_previous"),
        first_from=_span(data, "first_from"),
        previous_from=_span(data, "previous_from"),
        counted=_count(data["counted"]) if "counted" in data else None,
        given=_count(data["given"]) if "given" in data else None,
    )


def _count(data: Mapping[str, Any]) -> Count:
    return Count(
        frozenset(data.get("of", ())),
        _span(data, "age_from"),
        data.get("at_least", 0),
        data.get("fewer_than"),
    )
