"""The view model: the newest visit as properties, and what a finger does as events.

A snapshot is derived whole and stored before any signal is emitted, so QML never sees half of one. Slots post
events of ``kiosk.visit`` and return at once.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from kiosk import scanning
from kiosk import visit as v
from kiosk.clock import Clock
from ui.inputs import Inputs, Props
from ui.props import derive
from ui.rows import Rows
from ui.view import LANGUAGES as LANGUAGES  # noqa: PLC0414  # what a screen is opened with
from ui.view import THEMES as THEMES  # noqa: PLC0414
from ui.view import Look as Look  # noqa: PLC0414
from ui.view import View


class Screen(View):
    """See the module. ``post`` takes events; ``translate`` is called with each new language."""

    changed = Signal()
    wiped = Signal()

    def __init__(
        self,
        visit: v.Visit,
        clock: Clock,
        post: Callable[[v.Event], None],
        look: Look,
        translate: Callable[[str], None],
    ) -> None:
        """Show ``visit`` until the next one is shown."""
        super().__init__(look, translate)
        self._visit, self._clock, self._post, self._look = visit, clock, post, look
        self._props: Props = {}
        self._fields = Rows("name", self)
        self._derive()
        self._countdown = QTimer(self, interval=500)
        self._countdown.timeout.connect(self._refresh)

    @property
    def visit(self) -> v.Visit:
        """The snapshot that is shown."""
        return self._visit

    def show(self, visit: v.Visit) -> None:
        """The next snapshot, on the GUI thread. When a visit ends, language and theme are as at first."""
        ended = visit.phase is v.Phase.IDLE and self._visit.phase is not v.Phase.IDLE
        self._visit = visit
        if ended:
            self.setLanguage(self._look.lang)
            self.setTheme(self._look.theme)
            self.wiped.emit()
        counting = visit.warned is not None or visit.phase is v.Phase.DESK
        if counting != self._countdown.isActive():
            if counting:
                self._countdown.start()
            else:
                self._countdown.stop()
        self._refresh()

    def stop(self) -> None:
        """Show what is shown for good: its window closes."""
        self._countdown.stop()

    def _refresh(self) -> None:
        before = self._props
        self._derive()
        if self._props != before:
            self.changed.emit()

    def _derive(self) -> None:
        inputs = Inputs(self._visit, self._lang, self._clock.now(), self._clock.monotonic())
        self._props = derive(inputs)
        self._fields.show(self._props["fields"])

    def _prop(name: str) -> Any:  # type: ignore[misc]  # noqa: N805  # makes the read-only properties below
        return lambda self: self._props[name]

    phase = Property(str, _prop("phase"), notify=changed)
    page = Property("QVariantMap", _prop("page"), notify=changed)  # type: ignore[arg-type]  # a Qt type by name
    fields = Property(QObject, lambda self: self._fields, constant=True)
    active = Property(bool, _prop("active"), notify=changed)
    staff = Property(str, _prop("staff"), notify=changed)
    name = Property(str, _prop("name"), notify=changed)
    network = Property(str, _prop("network"), notify=changed)
    reader = Property(str, _prop("reader"), notify=changed)
    printer = Property(str, _prop("printer"), notify=changed)
    saving = Property(str, _prop("saving"), notify=changed)

    @Property(int, notify=changed)
    def warning(self) -> int:
        """Seconds until the visit ends for lack of a touch, or -1."""
        seconds = self._props["warning"]
        return -1 if seconds is None else int(seconds)

    def _language_changed(self) -> None:
        self._refresh()

    @Slot()
    def touched(self) -> None:
        """A sign of life."""
        self._post(v.Touched())

    @Slot(str)
    def openEvent(self, event: str) -> None:  # noqa: N802
        """List a life event."""
        self._post(v.OpenEvent(event))

    @Slot(str)
    def together(self, event: str) -> None:
        """Do a life event as one thing."""
        self._post(v.Together(event))

    @Slot(str, bool)
    def pick(self, question: str, yes: bool) -> None:  # noqa: FBT001  # as QML calls it
        """Answer one of its questions."""
        self._post(v.PickAnswer(question, yes))

    @Slot(str)
    def search(self, query: str) -> None:
        """Search as typed."""
        self._post(v.Search(query[:100]))

    @Slot(str)
    def openService(self, service: str) -> None:  # noqa: N802
        """Open what a tile names: a service, or ``event:NAME``."""
        if service.startswith("event:"):
            self._post(v.OpenEvent(service.removeprefix("event:")))
        else:
            self._post(v.OpenService(service))

    @Slot(str, str)
    def again(self, service: str, replaces: str) -> None:
        """Do a refused application again."""
        self._post(v.OpenService(service, UUID(replaces)))

    @Slot()
    def takeList(self) -> None:  # noqa: N802  # see above
        """What to bring, as a code for the telephone; once more: no longer."""
        self._post(v.TakeList())

    @Slot()
    def print(self) -> None:
        """What this page is about, on paper."""
        self._post(v.Print(self._lang))

    @Slot()
    def saveCalendar(self) -> None:  # noqa: N802  # see above
        """The plan's calendar on the stick."""
        self._post(v.SaveCalendar(self._lang))

    @Slot()
    def plan(self) -> None:
        """The child's vaccination plan."""
        self._post(v.OpenPlan())

    @Slot()
    def apply(self) -> None:
        """Start."""
        self._post(v.Apply())

    @Slot(str)
    def mine(self, application: str) -> None:
        """My applications; one of them opened, or none."""
        self._post(v.OpenMine(UUID(application) if application else None))

    @Slot(str)
    def certificates(self, shown: str) -> None:
        """My e-certificates; one of them opened, or none."""
        self._post(v.OpenCertificates(shown))

    @Slot()
    def disclosures(self) -> None:
        """Who used my data."""
        self._post(v.OpenDisclosures())

    @Slot()
    def scan(self) -> None:
        """Show a certificate by its code."""
        self._post(v.OpenScan())

    @Slot(str)
    def present(self, submission: str) -> None:
        """Show, or use, one of one's own certificates."""
        self._post(v.PresentOwn(submission))

    @Slot(int)
    def dropCertificate(self, which: int) -> None:  # noqa: N802
        """Do not use it after all."""
        self._post(v.DropCertificate(which))

    @Slot(str)
    def openScanner(self, field: str) -> None:  # noqa: N802
        """Scan a page for that question."""
        self._post(v.OpenScanner(field))

    @Slot(str, int)
    def dropPage(self, field: str, which: int) -> None:  # noqa: N802
        """Do not hand in that page of it."""
        self._post(v.DropPage(field, which))

    @Slot(str)
    def bringPaper(self, field: str) -> None:  # noqa: N802
        """The paper of that question is brought to the counter; once more: not."""
        self._post(v.BringPaper(field))

    @Slot()
    def startScan(self) -> None:  # noqa: N802
        """The paper lies on the glass."""
        self._post(scanning.StartScan())

    @Slot()
    def turnPaper(self) -> None:  # noqa: N802
        """By a quarter."""
        self._post(scanning.TurnPaper())

    @Slot()
    def cutPaper(self) -> None:  # noqa: N802
        """Choose what is kept of it."""
        self._post(scanning.CutPaper())

    @Slot(float, float, float, float)
    def keepPart(self, left: float, top: float, right: float, bottom: float) -> None:  # noqa: N802
        """That part of the sheet, in shares of it."""
        self._post(scanning.KeepPart(scanning.Part(left, top, right, bottom)))

    @Slot()
    def readPaper(self) -> None:  # noqa: N802
        """Its print, as text."""
        self._post(scanning.ReadPaper())

    @Slot()
    def retakePaper(self) -> None:  # noqa: N802
        """Place it once more."""
        self._post(scanning.Retake())

    @Slot()
    def agree(self) -> None:
        """Consent."""
        self._post(v.Agree())

    @Slot(str, "QVariant")
    def answer(self, name: str, value: Any) -> None:
        """An answer; ``""`` and an empty list clear it."""
        value = value.toVariant() if hasattr(value, "toVariant") else value
        self._post(v.Answer(name, None if value in ("", []) else value))

    @Slot(str)
    def openBy(self, way: str) -> None:  # noqa: N802  # see above
        """What of the document is typed."""
        self._post(v.OpenBy(v.KeyWay(way)))

    @Slot()
    def next(self) -> None:
        """On."""
        self._post(v.Next())

    @Slot()
    def back(self) -> None:
        """Back."""
        self._post(v.Back())

    @Slot(int)
    def edit(self, step: int) -> None:
        """To that step."""
        self._post(v.Edit(step))

    @Slot(str)
    def sign(self, path: str) -> None:
        """A signature, as SVG path data."""
        self._post(v.Signed(path))

    @Slot(str)
    def resume(self, service: str) -> None:
        """Go on with a draft."""
        self._post(v.Resume(service))

    @Slot(str)
    def discard(self, service: str) -> None:
        """Throw a draft away."""
        self._post(v.Discard(service))

    @Slot(str)
    def seek(self, text: str) -> None:
        """At the desk: where is that application?"""
        self._post(v.Seek(text[:1000]))

    @Slot(str)
    def tryAgain(self, submission: str) -> None:  # noqa: N802  # see above
        """At the desk: send it again now."""
        self._post(v.TryAgain(UUID(submission)))

    @Slot()
    def examine(self) -> None:
        """At a technician's desk: their screen instead of this one."""
        self._post(v.OpenExamination())

    @Slot()
    def home(self) -> None:
        """To the whole home."""
        self._post(v.Home())

    @Slot()
    def finish(self) -> None:
        """End the visit."""
        self._post(v.Finish())

    @Slot()
    def help(self) -> None:
        """Call staff; once more: they are here; once more: they have left."""
        order = {v.Staff.AWAY: v.Staff.CALLED, v.Staff.CALLED: v.Staff.HERE, v.Staff.HERE: v.Staff.AWAY}
        self._post(v.StaffMoved(order[self._visit.staff]))
