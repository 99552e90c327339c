"""Every dose still to give, with dates that fit together.

Two passes lay the doses of all series out in the order of time: one on the earliest days that the rules
allow, one on the recommended days, never before the first. In each, a dose waits for the one before it in its
series and keeps its spacing from every live vaccine given or laid before. So the doses of one pass can all be
given on their days, and earliest <= recommended <= overdue. No date lies before the day asked about: what is
late is due on that day, and ``state`` and ``late_since`` say so.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from kiosk.question import Text
from kiosk.vaccination.judge import (
    Child,
    Dose,
    Reason,
    Track,
    Verdict,
    because,
    check,
    clear_day,
    meant_for,
    tracks,
)
from kiosk.vaccination.schedule import Interval, Schedule, Withheld
from kiosk.vaccination.span import Span


@dataclass(frozen=True, slots=True)
class Window:
    """When the rules alone want a dose, whatever the day asked about; ``overdue`` is the first late day."""

    earliest: date
    recommended: date
    overdue: date | None
    reason: Reason


@dataclass(frozen=True, slots=True)
class PlannedDose:
    """One dose still to give."""

    series: str
    vaccine: str
    dose: int
    earliest: date
    recommended: date
    overdue: date | None
    """The first day on which it is late, not before ``recommended``; None where the schedule names none."""
    late_since: date | None
    """The day since which the dose is late already."""
    state: Literal["overdue", "due", "upcoming"]
    reason: Reason
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class ImpossibleDose:
    """One dose that was missed and is not given any more."""

    series: str
    vaccine: str
    dose: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class SeriesState:
    """Where a series stands; ``next`` is the rules' own window, not moved to the day asked about."""

    series: str
    state: Literal["complete", "open", "aged-out", "contraindicated", "immune"]
    counted: int
    next: Window | None


@dataclass(frozen=True, slots=True)
class Plan:
    """The answer to one question about one child on one day."""

    schedule: Schedule
    on: date
    doses: tuple[PlannedDose, ...]
    not_possible: tuple[ImpossibleDose, ...]
    verdicts: tuple[Verdict, ...]
    """One for each dose given and each series that it belongs to."""
    series: tuple[SeriesState, ...]

    @property
    def not_counted(self) -> tuple[Verdict, ...]:
        """Doses given that count for nothing in a series, each with its reason."""
        return tuple(verdict for verdict in self.verdicts if verdict.number is None)


def plan(schedule: Schedule, child: Child, given: Iterable[Dose], on: date) -> Plan:
    """Plan every dose still to give from ``on``, whatever the order of ``given``; raises ChildInvalid."""
    check(schedule, child, on)
    given = sorted(given)
    judged = tracks(schedule, child, given, on)
    past = tuple(dose for dose in given if child.born <= dose.date <= on)
    layout = _Layout(schedule, child, on, past)
    meant = [track.skipping(child.born, on) for track in judged if meant_for(track.series, child)]
    others = {track.series.id: track.given for track in judged}
    states = tuple(layout.state(track, others) for track in meant)
    open_ = [track for track, state in zip(meant, states, strict=True) if state.state in {"open", "aged-out"}]
    earliest = layout.lay(open_, others)
    floors = {laid.key: laid for laid in earliest.laid}
    recommended = layout.lay(open_, others, floors)
    doses = [layout.planned(one, floors[one.key]) for one in recommended.laid if one.key in floors]
    held = [
        ImpossibleDose(
            one.series.id, _vaccine(one, child.born, on), len(one.counted) + 1, because(state.state)
        )
        for one, state in zip(meant, states, strict=True)
        if state.state in {"contraindicated", "immune"}
    ]
    return Plan(
        schedule,
        on,
        tuple(sorted(doses, key=lambda dose: (dose.recommended, dose.earliest))),
        (*earliest.impossible, *held),
        (*(verdict for track in judged for verdict in track.verdicts), *_strangers(schedule, given)),
        states,
    )


def _strangers(schedule: Schedule, given: Iterable[Dose]) -> Iterable[Verdict]:
    """Doses of vaccines that no series is made of: they are only kept apart from the others."""
    known = {code for series in schedule.series for course in series.courses for code in course.accepts}
    reason = because("not-in-schedule")
    return [Verdict(dose, "", None, reason) for dose in given if dose.vaccine not in known]


@dataclass(frozen=True, slots=True)
class _Laid:
    """One dose on its day in one pass."""

    track: Track
    vaccine: str
    day: date
    window: Window
    waits: Dose | None

    @property
    def key(self) -> tuple[str, int]:
        return self.track.series.id, self.number

    @property
    def number(self) -> int:
        return len(self.track.counted) + 1


@dataclass(frozen=True, slots=True)
class _Pass:
    laid: Sequence[_Laid]
    impossible: Sequence[ImpossibleDose]


def _vaccine(track: Track, born: date, day: date) -> str:
    """Which vaccine to plan for the next dose: the first whose condition holds, else the first."""
    assert track.rule is not None
    give = track.rule.give
    return next((one.vaccine for one in give if track.holds(one.when, born, day)), give[0].vaccine)


def _interval(span: Span, interval: Interval, track: Track) -> Reason:
    if interval.series:
        return because("interval-series", interval=span, series=interval.series)
    if isinstance(interval.of, int):
        number = [index + 1 for index, _ in track.counted].index(interval.of) + 1
        return because("interval-dose", interval=span, dose=number)
    return because("interval", interval=span)


@dataclass(frozen=True, slots=True)
class _Layout:
    """What all steps of one plan share."""

    schedule: Schedule
    child: Child
    on: date
    past: tuple[Dose, ...]

    def lay(
        self,
        open_: Sequence[Track],
        others: Mapping[str, Sequence[Dose]],
        floors: Mapping[tuple[str, int], _Laid] | None = None,
    ) -> _Pass:
        """Lay every open series out: on earliest days, or on recommended ones not before ``floors``."""
        laid: list[_Laid] = []
        impossible: list[ImpossibleDose] = []
        waiting = [track for track in open_ if track.rule]
        others = dict(others)
        order = [series.id for series in self.schedule.series]
        while waiting:
            placed = [*self.past, *(Dose(one.day, one.vaccine) for one in laid)]
            steps = [self._step(track, others, placed, floors) for track in waiting]
            step = min(steps, key=lambda one: one.day)
            waiting.remove(step.track)
            latest, reason = self._latest(step.track)
            if step.day >= latest:
                impossible += self._missed(step.track, reason)
                continue
            laid.append(step)
            track = step.track.taking(Dose(step.day, step.vaccine)).skipping(self.child.born, step.day)
            others[track.series.id] = track.given
            if track.rule:
                waiting.append(track)
                waiting.sort(key=lambda one: order.index(one.series.id))
        return _Pass(laid, impossible)

    def _step(
        self,
        track: Track,
        others: Mapping[str, Sequence[Dose]],
        placed: Sequence[Dose],
        floors: Mapping[tuple[str, int], _Laid] | None,
    ) -> _Laid:
        window = self.window(track, others)
        if floors is None:
            day = max(window.earliest, self.on)
        else:
            key = (track.series.id, len(track.counted) + 1)
            day = max(window.recommended, self.on, floors[key].day if key in floors else self.on)
            latest, _ = self._latest(track)
            if key in floors and day >= latest:
                day = max(floors[key].day, latest - timedelta(days=1))
        vaccine = _vaccine(track, self.child.born, day)
        day, waits = clear_day(self.schedule, Dose(day, vaccine), placed)
        return _Laid(track, vaccine, day, window, waits)

    def _latest(self, track: Track) -> tuple[date, Reason]:
        """The first day on which the next dose is not given any more, and why."""
        assert track.rule is not None
        limits = [
            (until.after(self.child.born), because(code, age=until))
            for code, until in (("too-old", track.rule.ages.until), ("programme-over", self.schedule.until))
            if until
        ]
        return min(limits, key=lambda limit: limit[0], default=(date.max, because("too-old")))

    def _missed(self, track: Track, reason: Reason) -> Iterable[ImpossibleDose]:
        """The next dose and all that would follow it."""
        while track.rule:
            vaccine = _vaccine(track, self.child.born, self.on)
            yield ImpossibleDose(track.series.id, vaccine, len(track.counted) + 1, reason)
            track = track.taking(Dose(self.on, vaccine)).skipping(self.child.born, self.on)

    def window(self, track: Track, others: Mapping[str, Sequence[Dose]]) -> Window:
        """When age and intervals want the next dose."""
        assert track.rule is not None
        ages, born = track.rule.ages, self.child.born
        starts = [(one, track.reference(one, others)) for one in track.rule.after]
        begun = [(one, start) for one, start in starts if start]
        bounds = [(ages.min.after(born), because("age", age=ages.min))]
        bounds += [(one.min.after(start), _interval(one.min, one, track)) for one, start in begun]
        earliest = max(day for day, _ in bounds)
        if ages.due:
            bounds.insert(0, (ages.due.after(born), because("age", age=ages.due)))
        else:
            wanted = [(one, one.due, start) for one, start in begun if one.due]
            bounds += [(due.after(start), _interval(due, one, track)) for one, due, start in wanted]
        recommended, reason = max(bounds, key=lambda bound: bound[0])
        late = ages.overdue.after(born) if ages.overdue else None
        if late is None:
            late = max((one.overdue.after(start) for one, start in begun if one.overdue), default=None)
        return Window(earliest, recommended, late, reason)

    def planned(self, laid: _Laid, first: _Laid) -> PlannedDose:
        """The dose as the plan shows it; ``first`` is the same dose in the pass of earliest days."""
        late = laid.window.overdue
        state: Literal["overdue", "due", "upcoming"] = "due" if laid.day <= self.on else "upcoming"
        if late is not None and late <= self.on:
            state = "overdue"
        return PlannedDose(
            series=laid.track.series.id,
            vaccine=laid.vaccine,
            dose=laid.number,
            earliest=first.day,
            recommended=laid.day,
            overdue=max(late, laid.day) if late else None,
            late_since=late if state == "overdue" else None,
            state=state,
            reason=self._reason(laid, first),
            notes=self._notes(laid),
        )

    def _reason(self, laid: _Laid, first: _Laid) -> Reason:
        """What makes the recommended day the day that it is."""
        waits = laid.waits or (first.waits if laid.day == first.day else None)
        if waits and laid.day > max(laid.window.recommended, self.on):
            days = Span.of_days((laid.day - waits.date).days)
            return because("live-spacing", vaccine=waits.vaccine, interval=days)
        if laid.window.recommended >= self.on:
            return laid.window.reason
        late = laid.window.overdue
        if late is not None and late <= self.on:
            return because("catch-up", date=late)
        return because("due", date=laid.window.recommended)

    def _notes(self, laid: _Laid) -> tuple[Text, ...]:
        return tuple(
            note.text
            for note in laid.track.series.notes
            if note.needs <= self.child.conditions
            and (not note.doses or laid.number in note.doses)
            and (note.since is None or laid.day >= note.since.after(self.child.born))
            and (note.until is None or laid.day < note.until.after(self.child.born))
        )

    def state(self, track: Track, others: Mapping[str, Sequence[Dose]]) -> SeriesState:
        """Where a series stands by the rules alone."""
        counted = len(track.counted)
        if track.rule is None:
            return SeriesState(track.series.id, "complete", counted, None)
        for withheld in track.series.withheld:
            if self._holds(withheld):
                return SeriesState(track.series.id, withheld.state, counted, None)
        window = self.window(track, others)
        vaccine = _vaccine(track, self.child.born, self.on)
        apart = [
            dose.date + rule.min
            for rule in self.schedule.spacing
            for dose in self.past
            if vaccine in rule.then and dose.vaccine in rule.first
        ]
        earliest = max([window.earliest, *apart])
        recommended = max(window.recommended, earliest)
        overdue = max(window.overdue, recommended) if window.overdue else None
        latest, _ = self._latest(track)
        if max(earliest, self.on) >= latest:
            return SeriesState(track.series.id, "aged-out", counted, None)
        window = Window(earliest, recommended, overdue, window.reason)
        return SeriesState(track.series.id, "open", counted, window)

    def _holds(self, withheld: Withheld) -> bool:
        begun = withheld.since is None or self.on >= withheld.since.after(self.child.born)
        return begun and withheld.needs <= self.child.conditions
