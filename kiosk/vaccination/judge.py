"""Which of the doses given count, and which dose comes next: one series at a time, along its best course.

Doses are taken in the order of their dates. One that is too early, too soon after another or of the wrong
vaccine does not count and is repeated; nothing is ever restarted. Pure: same child, doses, day: same answer.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, ClassVar, Final, Literal

from kiosk.errors import Fault
from kiosk.vaccination.schedule import Condition, Count, Course, Interval, Rule, Schedule, Series, Spacing
from kiosk.vaccination.span import Span

FIRST_BIRTH: Final = date(1900, 1, 1)
LAST_DAY: Final = date(2900, 1, 1)


class ChildInvalid(Fault):
    """A birth date, a sex or a condition that the schedule cannot work with."""

    code: ClassVar[str] = "child-invalid"


@dataclass(frozen=True, slots=True)
class Child:
    """What a plan depends on; no name and no number."""

    born: date
    sex: Literal["m", "f"]
    conditions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, order=True)
class Dose:
    """One vaccine on one day; ``vaccine`` is its code in the schedule."""

    date: date
    vaccine: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: a code that stays, and what its sentence needs (see ``kiosk.vaccination.words``)."""

    code: str
    params: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


def because(code: str, **params: Any) -> Reason:
    """A reason with its parameters."""
    return Reason(code, MappingProxyType(params))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a dose given means for one series: its number there, or why it does not count."""

    dose: Dose
    series: str
    number: int | None
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Track:
    """How far a series has come along one course."""

    series: Series
    course: Course
    target: int = 0
    """Index of the next rule; equal to the number of rules when the course is complete."""
    counted: tuple[tuple[int, Dose], ...] = ()
    """Each dose that counted, with the index of the rule that it met."""
    given: tuple[Dose, ...] = ()
    """Each dose of this series, counted or not."""
    verdicts: tuple[Verdict, ...] = ()

    @property
    def rule(self) -> Rule | None:
        """The next dose's rule; None when the course is complete."""
        return self.course.rules[self.target] if self.target < len(self.course.rules) else None

    def taking(self, dose: Dose) -> "Track":
        """With this dose counted for the next rule."""
        number = len(self.counted) + 1
        return replace(
            self,
            target=self.target + 1,
            counted=(*self.counted, (self.target, dose)),
            given=(*self.given, dose),
            verdicts=(*self.verdicts, Verdict(dose, self.series.id, number)),
        )

    def refusing(self, dose: Dose, reason: Reason) -> "Track":
        """With this dose seen and not counted."""
        verdicts = (*self.verdicts, Verdict(dose, self.series.id, None, reason))
        return replace(self, given=(*self.given, dose), verdicts=verdicts)

    def skipping(self, born: date, day: date) -> "Track":
        """Past every rule that need not be met any more on ``day``."""
        track = self
        while track.rule and any(track.holds(condition, born, day) for condition in track.rule.skip):
            track = replace(track, target=track.target + 1)
        return track

    def holds(self, condition: Condition, born: date, day: date) -> bool:
        """Whether everything that the condition names is so on ``day``."""
        doses = [dose for _, dose in self.counted]
        first, last = (doses[0].date, doses[-1].date) if doses else (None, None)
        return (
            _reached(condition.age_from, born, day)
            and _reached(condition.since_previous, last, day)
            and _reached(condition.first_from, born, first)
            and _reached(condition.previous_from, born, last)
            and _enough(condition.counted, doses, born)
            and _enough(condition.given, self.given, born)
        )

    def reference(self, interval: Interval, others: Mapping[str, Sequence[Dose]]) -> date | None:
        """The day from which an interval runs; None when that dose was not given."""
        if interval.series:
            doses: Iterable[Dose] = others.get(interval.series, ())
        elif interval.of == "previous":
            doses = self.given
        elif interval.of == "counted":
            doses = (dose for _, dose in self.counted)
        else:
            doses = (dose for index, dose in self.counted if index + 1 == interval.of)
        return max((dose.date for dose in doses), default=None)


def _reached(span: Span | None, start: date | None, day: date | None) -> bool:
    return span is None or (start is not None and day is not None and day >= span.after(start))


def _enough(count: Count | None, doses: Iterable[Dose], born: date) -> bool:
    if count is None:
        return True
    found = sum(
        (not count.of or dose.vaccine in count.of) and _reached(count.age_from, born, dose.date)
        for dose in doses
    )
    return found >= count.at_least and (count.fewer_than is None or found < count.fewer_than)


def check(schedule: Schedule, child: Child, on: date) -> None:
    """Raise ChildInvalid when the schedule cannot be asked about this child on this day."""
    if child.sex not in {"m", "f"}:
        raise ChildInvalid("sex is m or f")
    if not FIRST_BIRTH <= child.born <= on <= LAST_DAY:
        raise ChildInvalid("the day of birth must not be after the day asked about")
    if unknown := sorted(child.conditions - set(schedule.conditions)):
        raise ChildInvalid(f"no condition {unknown[0][:64]!r}: there are {', '.join(schedule.conditions)}")


def tracks(schedule: Schedule, child: Child, given: Iterable[Dose], on: date) -> list[Track]:
    """Judge every dose given, for each series that is meant for this child or of which it was given one."""
    doses = sorted(given)
    record = _Record(schedule, child.born, tuple(dose for dose in doses if child.born <= dose.date <= on), {})
    misdated = [dose for dose in doses if dose not in record.past]
    found = []
    for series in schedule.series:
        track = max(
            (record.judge(series, course) for course in _courses(series, child)),
            key=lambda one: _merit(one, child.born, on),
        )
        record.taken[series.id] = track.given
        for dose in (one for one in misdated if one.vaccine in _accepted(series)):
            code = "before-birth" if dose.date < child.born else "in-the-future"
            verdict = Verdict(dose, series.id, None, because(code, date=dose.date))
            track = replace(track, verdicts=(*track.verdicts, verdict))
        if meant_for(series, child) or track.given:
            found.append(track)
    return found


def meant_for(series: Series, child: Child) -> bool:
    """Whether the schedule plans this series for children of this sex and birth date."""
    return series.sex in {None, child.sex} and (series.born_from is None or child.born >= series.born_from)


def _courses(series: Series, child: Child) -> Iterator[Course]:
    bound = [course for course in series.courses if course.needs and course.needs <= child.conditions]
    yield from bound or (course for course in series.courses if not course.needs)


def _accepted(series: Series) -> frozenset[str]:
    return frozenset[str]().union(*(course.accepts for course in series.courses))


def _merit(track: Track, born: date, on: date) -> tuple[bool, bool, int, int]:
    """Complete, then still possible, then most doses counted, then the shortest way on once it was begun."""
    track = track.skipping(born, on)
    until = track.rule.ages.until if track.rule else None
    ahead = len(track.course.rules) - track.target
    possible = until is None or on < until.after(born)
    return ahead == 0, possible, len(track.counted), -ahead if track.counted else 0


@dataclass(frozen=True, slots=True)
class _Record:
    """The doses given in the child's life so far, and what each series has had of them."""

    schedule: Schedule
    born: date
    past: tuple[Dose, ...]
    taken: dict[str, Sequence[Dose]]

    def judge(self, series: Series, course: Course) -> Track:
        """Take a series' doses along one of its courses."""
        track = Track(series, course)
        accepted = _accepted(series)
        for dose in (one for one in self.past if one.vaccine in accepted):
            track = track.skipping(self.born, dose.date)
            if any(other.date == dose.date for other in track.given):
                reason: Reason | None = because("same-day")
            elif track.rule is None:
                reason = because("complete")
            else:
                reason = self._by_age(track.rule, dose) or self._by_distance(track, track.rule, dose)
            track = track.refusing(dose, reason) if reason else track.taking(dose)
        return track

    def _by_age(self, rule: Rule, dose: Dose) -> Reason | None:
        """What vaccine and age have against a dose."""
        if dose.vaccine not in rule.accepts:
            return because("other-vaccine", vaccine=rule.give[0].vaccine)
        if dose.date < rule.ages.valid.after(self.born):
            return because("too-young", age=rule.ages.min)
        if rule.ages.valid_until and dose.date >= rule.ages.valid_until.after(self.born):
            return because("given-too-old", age=rule.ages.valid_until)
        return None

    def _by_distance(self, track: Track, rule: Rule, dose: Dose) -> Reason | None:
        """What the doses before have against a dose."""
        for interval in rule.after:
            start = track.reference(interval, self.taken)
            if start is not None and dose.date < interval.valid.after(start):
                return because("too-soon", interval=interval.min, date=start)
        for spacing, other in _close(self.schedule, dose, self.past, judging=True):
            days = Span.of_days(spacing.min.days)
            return because("live-too-close", interval=days, vaccine=other.vaccine, date=other.date)
        return None


def _close(
    schedule: Schedule, dose: Dose, others: Iterable[Dose], *, judging: bool
) -> Iterator[tuple[Spacing, Dose]]:
    """The spacing rules that a dose breaks, each with the earlier dose."""
    for rule in schedule.spacing:
        if dose.vaccine in rule.then and (rule.judges or not judging):
            for other in others:
                if other.vaccine in rule.first and timedelta() < dose.date - other.date < rule.min:
                    yield rule, other


def clear_day(schedule: Schedule, dose: Dose, others: Iterable[Dose]) -> tuple[date, Dose | None]:
    """The first day, from the dose's own on, that keeps every spacing; and the dose that it waits for."""
    placed = sorted(others)
    waits = None
    while close := list(_close(schedule, dose, placed, judging=False)):
        day, waits = max((other.date + rule.min, other) for rule, other in close)
        dose = replace(dose, date=day)
    return dose.date, waits
