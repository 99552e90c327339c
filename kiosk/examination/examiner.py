"""An examination at work: one thread owns the snapshot, carries out its effects and tells who listens.

What is slow (checks, printers, the stick) has threads of its own that post what they found; so neither this
thread nor the screen waits for a device. Listeners are called on the thread ``examiner`` and return soon.
"""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, assert_never

from pypinyin import lazy_pinyin

from drivers.cards import service
from drivers.cards.port import CardPhase, CardState
from drivers.cards.several import reader_of
from drivers.printers.machine import run as print_sheet
from drivers.printers.port import Job, JobPhase, Kind
from drivers.printers.settings import printers
from drivers.sticks import Sticks
from kiosk import doctor
from kiosk.check import Outcome, Trial
from kiosk.errors import Fault, NotEnrolled
from kiosk.examination import (
    Ask,
    Back,
    Effect,
    Ended,
    Event,
    Examination,
    Exported,
    Keep,
    Kept,
    Leave,
    List,
    Listed,
    LookAll,
    Looked,
    Moved,
    NotKept,
    Perform,
    WriteOut,
    advance,
    records,
)
from kiosk.log import Event as LogEvent
from kiosk.log import log
from kiosk.paper import ExaminationPaper, PrinterTest
from kiosk.vault import Vault
from sync.enrolment import Enrolment

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.check import Check, Record
    from kiosk.clock import Clock
    from kiosk.folder import DataFolder
    from kiosk.paper import Paper

Listener = Callable[[Examination], None]


def initials(name: str) -> str:
    """``张三`` → ``Z.S.``: enough to see that the right card was read, too little to know whose it is."""
    letters = [word[0].upper() for part in name.split() for word in lazy_pinyin(part)]
    return "".join(f"{letter if letter.isascii() and letter.isalpha() else '?'}." for letter in letters)


@dataclass(frozen=True)
class Tools:
    """What an examination works with beside the data folder.

    ``draw`` makes a document for a strip of so many dots, or for A4 pages (None).
    """

    draw: "Callable[[Paper, str, datetime, int | None], bytes]"
    sticks: Sticks = field(default_factory=Sticks)
    sam_port: str | None = None


class Examiner:
    """See the module. ``on_failure`` is called when this thread, or one of those, has ended unasked."""

    def __init__(self, folder: "DataFolder", clock: "Clock", tools: Tools, member: str = "") -> None:
        """Nothing happens before ``start``. ``member``: whose staff card asked for it."""
        self._folder, self._clock, self._tools = folder, clock, tools
        self._events: queue.SimpleQueue[Event | None] = queue.SimpleQueue()
        self._examination = Examination(doctor.names(tools.sam_port), member=member)
        self._listeners: list[Listener] = []
        self._stops: dict[int, Callable[[], None]] = {}
        self._thread = threading.Thread(target=self._run, name="examiner", daemon=True)
        self.on_failure: Callable[[], None] = lambda: None

    @property
    def examination(self) -> Examination:
        """The newest snapshot."""
        return self._examination

    @property
    def clock(self) -> "Clock":
        """The clock that it goes by."""
        return self._clock

    def listen(self, listener: Listener) -> None:
        """Call ``listener`` with the present snapshot now, and with every later one."""
        self._listeners.append(listener)
        listener(self._examination)

    def post(self, event: Event) -> None:
        """Let something happen; returns at once, from any thread."""
        self._events.put(event)

    def start(self) -> None:
        """Begin."""
        service.use(self._folder.path)
        self._thread.start()

    def stop(self) -> None:
        """End: a trial that runs is left, a record that is being written is finished first."""
        self._events.put(Back())
        self._events.put(None)
        self._thread.join(timeout=10)

    def _run(self) -> None:
        asked = False
        try:
            while (event := self._events.get()) is not None:
                self._happen(event)
            asked = True
        finally:
            for stop in self._stops.values():
                stop()
            if not asked:
                self.on_failure()

    def _happen(self, event: Event) -> None:
        before = self._examination
        self._examination, effects = advance(before, event, self._clock.now())
        if before.state != self._examination.state:
            phases = before.state.phase, self._examination.state.phase
            log(LogEvent.EXAMINATION, before=phases[0], after=phases[1], event=type(event).__name__)
        if self._examination is not before:
            for listener in self._listeners:
                listener(self._examination)
        for effect in effects:
            self._carry_out(effect)

    def _carry_out(self, effect: Effect) -> None:
        match effect:
            case LookAll(looks):
                self._aside(lambda: self._look(looks))
            case Perform(Trial.CARD, run, _):
                self._read_card(run)
            case Perform(trial, run, lang):
                stopped = threading.Event()
                self._stops[run] = stopped.set
                kind = Kind.RECEIPT if trial is Trial.RECEIPT else Kind.PAGE
                self._aside(lambda: self._print(kind, run, lang, stopped.is_set))
            case Leave(run):
                self._stops.pop(run, lambda: None)()
            case Keep(record):
                self.post(self._keep(record))
            case List():
                self.post(self._list())
            case WriteOut(record, lang):
                self._aside(lambda: self.post(self._write_out(record, lang)))
            case _:
                assert_never(effect)

    def _aside(self, work: Callable[[], object]) -> None:
        """On a thread of its own; a bug there ends the program, or the page would wait for ever."""

        def run() -> None:
            try:
                work()
            except Exception:
                self.on_failure()
                raise

        threading.Thread(target=run, name="examiner-aside", daemon=True).start()

    def _look(self, looks: int) -> None:
        def told(row: "Check") -> None:
            self.post(Looked(looks, row))

        doctor.examine(self._folder, self._clock, self._tools.sam_port, told)

    def _read_card(self, run: int) -> None:
        reader = reader_of(self._clock, self._tools.sam_port)

        def seen(card: CardState) -> None:
            if card.phase is CardPhase.READY and card.person:
                self.post(Ended(run, Outcome.PASSED, card.phase, initials(card.person.name)))
            else:
                self.post(Moved(run, card.phase))

        self._stops[run] = reader.stop
        reader.start(seen)

    def _print(self, kind: Kind, run: int, lang: str, stopped: Callable[[], bool]) -> None:
        try:
            printer = printers(self._folder.path).get(kind)
            if printer is None:
                self.post(Ended(run, Outcome.IMPOSSIBLE, JobPhase.NONE))
                return
            sheet = self._tools.draw(PrinterTest(printer.address), lang, self._clock.now(), printer.dots)
            job = Job()
            for job in print_sheet(printer, sheet, stopped):
                self.post(Moved(run, job.phase))
        except Fault as e:
            self.post(Ended(run, Outcome.FAILED, e.code))
            return
        self.post(Ask(run) if job.well else Ended(run, Outcome.FAILED, job.phase))

    def _keep(self, record: "Record") -> Event:
        try:
            return Kept(records.keep(self._folder, Vault.open(self._folder), record))
        except Fault as e:
            return NotKept(e.code)

    def _list(self) -> Event:
        try:
            found, closed = records.kept(self._folder, Vault.open(self._folder))
        except Fault as e:
            return Listed((), problem=e.code)
        return Listed(tuple(found), len(closed))

    def _write_out(self, record: "Record", lang: str) -> Event:
        paper = ExaminationPaper(record, terminal_of(self._folder))
        pdf = self._tools.draw(paper, lang, self._clock.now(), None)
        return Exported(self._tools.sticks.write(f"examination-{record.id}.pdf", pdf).phase)


def terminal_of(folder: "DataFolder") -> str:
    """The number of this terminal and its id, or empty where it has none yet."""
    try:
        enrolment = Enrolment.load(folder)
    except NotEnrolled:
        return ""
    return f"{enrolment.number:04d} ({enrolment.terminal})"
