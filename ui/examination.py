"""The technician's view model: the newest examination as properties, and what a finger does as events.

As ``ui.screen`` for citizens: a snapshot is derived whole and stored before a signal is emitted. What the
record on paper says too comes from ``kiosk.examination.words``, in the language of the moment; for all other
codes QML has the sentences.
"""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk import examination as x
from kiosk.check import DOWN, STATES, WARN, Check, Outcome, Record, Result, Trial
from kiosk.examination import words
from kiosk.examination.words import WAITING
from ui.rows import Rows
from ui.speech import Voice
from ui.view import Look, View

_ORDER = (DOWN, WARN, WAITING, *(state for state in STATES if state not in {DOWN, WARN}))


def checks_of(e: x.Examination, lang: str) -> list[dict[str, Any]]:
    """The worst first; in order where they are equal."""
    found = {row.check: row for row in e.rows}
    rows = [found.get(name) or Check(name, WAITING, "") for name in e.expected]
    return _rows(sorted(rows, key=lambda row: _ORDER.index(row.state)), lang)


def derive(e: x.Examination, lang: str) -> dict[str, Any]:
    """What the page of the state shows."""
    match e.state:
        case x.Naming(problem):
            return {"problem": problem, "name": e.member}
        case x.Checks() | x.Keeping():
            return {
                "who": e.who,
                "answered": len(e.rows),
                "total": len(e.expected),
                "complete": e.complete,
                "down": sum(row.state == DOWN for row in e.rows),
                "warn": sum(row.state == WARN for row in e.rows),
                "trials": _trials(e.results, lang),
                "keeping": isinstance(e.state, x.Keeping),
                "problem": e.state.problem if isinstance(e.state, x.Checks) else "",
            }
        case x.Trying(trial, _, stage, said, person, outcome):
            return {
                "trial": trial.value,
                "title": words.TRIALS[trial].in_(lang),
                "words": words.OUTCOMES[outcome].in_(lang) if outcome else "",
                "stage": stage.value,
                "said": said,
                "person": person,
                "outcome": outcome.value if outcome else "",
            }
        case x.Records(records, closed, problem):
            listed = [_head(record, lang) for record in records or ()]
            return {"loading": records is None, "records": listed, "closed": closed, "problem": problem}
        case x.OneRecord(record, stick, new):
            ordered = sorted(record.checks, key=lambda c: _ORDER.index(c.state))
            return {
                **_head(record, lang),
                "rows": _rows(ordered, lang),
                "trials": _trials(record.results, lang),
                "stick": stick.value if stick else "",
                "isNew": new,
            }


def _rows(checks: Iterable[Check], lang: str) -> list[dict[str, Any]]:
    return [
        {
            "check": c.check,
            "title": words.check_in(c.check, lang),
            "state": c.state,
            "words": words.STATES[c.state].in_(lang),
            "detail": c.detail,
            "remedy": c.remedy,
        }
        for c in checks
    ]


def _head(record: Record, lang: str) -> dict[str, Any]:
    return {
        "id": record.id,
        "who": record.who,
        "at": f"{record.began.astimezone():%Y-%m-%d %H:%M}",
        "worst": record.worst,
        "words": words.STATES[record.worst].in_(lang),
    }


def _trials(results: tuple[Result, ...], lang: str) -> list[dict[str, str]]:
    """Every trial there is, with its last result."""
    last = {result.trial: result.outcome for result in results}
    said = {trial: words.OUTCOMES[last[trial]] if trial in last else words.UNTRIED for trial in Trial}
    return [
        {
            "trial": trial.value,
            "title": words.TRIALS[trial].in_(lang),
            "outcome": last[trial].value if trial in last else "",
            "words": said[trial].in_(lang),
        }
        for trial in Trial
    ]


class Technician(View):
    """See the module. ``post`` takes events; ``translate`` is called with each new language."""

    changed = Signal()

    def __init__(
        self,
        examination: x.Examination,
        post: Callable[[x.Event], None],
        look: Look,
        translate: Callable[[str], None],
        voice: Voice,
    ) -> None:
        """Show ``examination`` until the next one is shown."""
        super().__init__(look, translate)
        self._examination, self._post, self._voice = examination, post, voice
        self._checks = Rows("check", self)
        self._props: dict[str, Any] = {}
        self._derive()

    def show(self, examination: x.Examination) -> None:
        """The next snapshot, on the GUI thread."""
        left = self._examination.state
        self._examination = examination
        if isinstance(left, x.Trying) and left.trial is Trial.SPEECH and left != examination.state:
            self._voice.stop()
        self._derive()
        self.changed.emit()

    def _language_changed(self) -> None:
        self._derive()
        self.changed.emit()

    def _derive(self) -> None:
        self._props = derive(self._examination, self._lang)
        self._checks.show(checks_of(self._examination, self._lang))

    phase = Property(str, lambda self: self._examination.state.phase.value, notify=changed)
    page = Property("QVariantMap", lambda self: self._props, notify=changed)  # type: ignore[arg-type]  # a Qt type by name
    checks = Property(QObject, lambda self: self._checks, constant=True)

    @Slot(str)
    def begin(self, who: str) -> None:
        """Somebody has typed a name."""
        self._post(x.Begin(who))

    @Slot()
    def again(self) -> None:
        """Every check once more."""
        self._post(x.LookAgain())

    @Slot(str)
    def attempt(self, trial: str) -> None:
        """Begin a trial."""
        self._post(x.Try(Trial(trial), self._lang))

    @Slot(bool)
    def judge(self, good: bool) -> None:  # noqa: FBT001  # as QML calls it
        """It was good, or not."""
        self._post(x.Judged(good))

    @Slot(str)
    def end(self, outcome: str) -> None:
        """The screen itself knows how a trial ended: wiped through, or without a voice."""
        if isinstance(self._examination.state, x.Trying):
            self._post(x.Ended(self._examination.state.run, Outcome(outcome)))

    @Slot(str)
    def speak(self, sentence: str) -> None:
        """Say it, in the language of the moment."""
        self._voice.tell(sentence, self._lang)

    @Slot()
    def finish(self) -> None:
        """Keep the record."""
        self._post(x.Finish())

    @Slot()
    def records(self) -> None:
        """List those that were kept."""
        self._post(x.OpenRecords())

    @Slot(str)
    def open(self, record: str) -> None:
        """Show one."""
        self._post(x.Open(record))

    @Slot()
    def export(self) -> None:
        """Take it along on a stick."""
        self._post(x.Export(self._lang))

    @Slot()
    def back(self) -> None:
        """The way back."""
        self._post(x.Back())
