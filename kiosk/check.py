"""What an examination of a terminal is made of: checks, which look, and trials, which somebody has to judge.

A check that hangs holds nobody up: ``side_by_side`` gives each a thread of its own and one limit to all. A
``Record`` is the whole of one examination; it names the technician, never a citizen.
"""

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, Final

from kiosk.errors import Fault

if TYPE_CHECKING:
    from kiosk.clock import Clock
    from kiosk.folder import DataFolder

OK: Final = "ok"
WARN: Final = "warn"
"""It works, and should be better."""
DOWN: Final = "down"
"""Citizens notice."""
NONE: Final = "none"
"""It does not apply here, or cannot be seen from here."""
STATES: Final = (DOWN, WARN, OK, NONE)
"""The worst first."""

WITHIN: Final = 8.0
"""Seconds after which a check that has not answered is down."""


@dataclass(frozen=True, slots=True)
class Check:
    """One row; ``remedy`` is empty when there is nothing to do."""

    check: str
    state: str
    detail: str
    remedy: str = ""


Look = Callable[["DataFolder", "Clock"], Check]


def name_of(look: Look) -> str:
    """The name of a check, which is its function's."""
    return look.__name__.strip("_").replace("_", "-")


def side_by_side(  # noqa: PLR0913  # what to look at, where, and how
    looks: Sequence[Look],
    folder: "DataFolder",
    clock: "Clock",
    remedies: Mapping[str, str],
    *,
    told: Callable[[Check], None] = lambda _: None,
    within: float = WITHIN,
) -> list[Check]:
    """Every check, in order; ``told`` hears each as it comes. ``remedies``: what to do by a fault's code."""
    answers: SimpleQueue[tuple[int, Check | Exception]] = SimpleQueue()

    def answer(n: int, look: Look) -> None:
        try:
            answers.put((n, look(folder, clock)))
        except Fault as e:
            answers.put((n, Check(name_of(look), DOWN, e.detail, remedies.get(e.code, "see the detail"))))
        except Exception as e:  # noqa: BLE001  # a bug: it is raised below, where somebody waits
            answers.put((n, e))

    for n, look in enumerate(looks):
        threading.Thread(target=answer, args=(n, look), name=name_of(look), daemon=True).start()
    found: dict[int, Check] = {}
    end = time.monotonic() + within
    while len(found) < len(looks):
        try:
            n, row = answers.get(timeout=max(0.0, end - time.monotonic()))
        except Empty:
            break
        if isinstance(row, Exception):
            raise row
        found[n] = row
        told(row)
    for n, look in enumerate(looks):
        if n not in found:
            remedy = "it hangs: look at the device or the line, then start the terminal again"
            found[n] = Check(name_of(look), DOWN, f"no answer within {within:g} s", remedy)
            told(found[n])
    return [found[n] for n in range(len(looks))]


class Trial(StrEnum):
    """What only a person in front of the terminal can judge, or has to do."""

    RECEIPT = "receipt"  # print a test strip
    PAGE = "page"  # print a test page
    CARD = "card"  # lay a card on the reader
    SPEECH = "speech"  # hear a sentence
    TOUCH = "touch"  # wipe over every part of the screen


class Outcome(StrEnum):
    """How a trial ended."""

    PASSED = "passed"
    FAILED = "failed"
    IMPOSSIBLE = "impossible"  # there is no such device here


@dataclass(frozen=True, slots=True)
class Result:
    """One trial. ``detail`` is for a technician and says nothing of whose card it was."""

    trial: Trial
    outcome: Outcome
    at: datetime
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One examination, as it is kept. ``id`` sorts by time."""

    id: str
    who: str
    began: datetime
    ended: datetime
    checks: tuple[Check, ...]
    results: tuple[Result, ...]

    @property
    def worst(self) -> str:
        """The worst state of its checks; a trial that failed is DOWN."""
        states = {row.state for row in self.checks}
        if any(result.outcome is Outcome.FAILED for result in self.last_results()):
            states.add(DOWN)
        return next((state for state in STATES if state in states), NONE)

    def last_results(self) -> tuple[Result, ...]:
        """Of each trial the last: what was mended in between has passed."""
        return tuple({result.trial: result for result in self.results}.values())

    def as_json(self) -> dict[str, Any]:
        """For ``--json`` and for the file."""
        return {
            "id": self.id,
            "who": self.who,
            "began": self.began.isoformat(),
            "ended": self.ended.isoformat(),
            "checks": [
                {"check": c.check, "state": c.state, "detail": c.detail, "remedy": c.remedy}
                for c in self.checks
            ],
            "trials": [
                {
                    "trial": r.trial.value,
                    "outcome": r.outcome.value,
                    "at": r.at.isoformat(),
                    "detail": r.detail,
                }
                for r in self.results
            ],
        }

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> "Record":
        """The record again; KeyError, ValueError or TypeError when it is none."""
        return cls(
            str(found["id"]),
            str(found["who"]),
            datetime.fromisoformat(found["began"]),
            datetime.fromisoformat(found["ended"]),
            tuple(Check(c["check"], c["state"], c["detail"], c["remedy"]) for c in found["checks"]),
            tuple(
                Result(Trial(r["trial"]), Outcome(r["outcome"]), datetime.fromisoformat(r["at"]), r["detail"])
                for r in found["trials"]
            ),
        )
