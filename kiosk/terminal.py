"""The terminal at work: one thread that owns the visit, carries out its effects and tells who listens.

Everything that happens (a touch, a card, time, a row that the agent changed) is posted as an event to one
queue and handled in order on the thread ``visit``; that thread alone talks to the database, so the screen's
thread never waits. Listeners get each new ``Visit``, on that thread, and must return soon.

After a kill nothing is to be mended here: what was saved is in the outbox, what was typed is a draft, and the
next start begins with an empty home.
"""

import logging
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property
from typing import TYPE_CHECKING, assert_never

from drivers.scanners.ocr import NoLines, Reading
from drivers.scanners.page import develop
from kiosk import desk
from kiosk.catalogue.editions import Editions
from kiosk.certificate import Disclosures, TrustStore, Wallet, held, judge
from kiosk.clinics import load as clinics
from kiosk.clinics import nearest
from kiosk.clock import believed, days
from kiosk.drafts import Drafts
from kiosk.errors import Fault, InvalidSubmission, NotEnrolled, ReceiptInvalid
from kiosk.handing_in import composed
from kiosk.intent import Intent
from kiosk.log import Event as LogEvent
from kiosk.log import log
from kiosk.outlets import Outlets, in_one_word, kind_of
from kiosk.receipt import parse_number, verify
from kiosk.scanning import (
    Develop,
    Developed,
    PrintRead,
    ReadPrint,
    Scan,
    ScannerMoved,
    StopReading,
    StopScan,
)
from kiosk.staff import Role, StaffCards
from kiosk.vaccination import DEFAULT, Child, Schedule, plan
from kiosk.vaccination.ics import to_ics
from kiosk.visit import (
    NOTHING,
    CalendarSaved,
    CardSeen,
    CodeScanned,
    Devices,
    DropDraft,
    Effect,
    Enqueue,
    Event,
    Find,
    Finish,
    Follow,
    Followed,
    Found,
    Judge,
    Judged,
    KeepDraft,
    Known,
    LinkSeen,
    LookAfter,
    LookedAfter,
    Lookup,
    NotSaved,
    Now,
    OpenCard,
    OutboxMoved,
    PaperMoved,
    Planned,
    PlanPage,
    PlanVaccines,
    PrinterSeen,
    PrintPaper,
    Saved,
    Seek,
    Sorry,
    StaffCard,
    StickSeen,
    Tick,
    Told,
    TryAgain,
    Visit,
    Wipe,
    WriteCalendar,
    advance,
    catalogue_of,
)
from sync.enrolment import Enrolment
from sync.notices import Notices
from sync.outbox import Outbox
from sync.salvage import ensure

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from drivers.cards.port import CardReader
    from drivers.codes.port import CodeReader
    from drivers.scanners.port import Scanner
    from kiosk.catalogue import Catalogue
    from kiosk.clock import Clock
    from kiosk.folder import DataFolder
    from kiosk.vault import Vault

POLL = 0.25
"""Seconds between two looks at the database's version: what the agent did is on the screen that soon."""
HEALTH_EVERY = 5.0
"""Seconds between two looks at what keeps the terminal from saving."""

HALL = (0.0, 0.0)
"""Latitude and longitude of this hall, in the example region of ``assets/clinics``."""

CALENDAR = "vaccination.ics"
"""Name of the file on a citizen's stick: nothing of a person."""

Listener = Callable[[Visit], None]


class Terminal:
    """See the module. ``on_failure`` is called, on the visit thread, when that thread has ended unasked."""

    def __init__(  # noqa: PLR0913  # these are what a terminal is made of
        self,
        folder: "DataFolder",
        vault: "Vault",
        catalogue: "Catalogue",
        clock: "Clock",
        reader: "CardReader",
        *,
        codes: "Sequence[CodeReader]" = (),
        outlets: Outlets | None = None,
        scanner: "Scanner | None" = None,
        reads: bool = False,
        thorough: bool = True,
    ) -> None:
        """Nothing happens before ``start``. ``codes``: scanners and cameras beside the one that types.

        ``scanner`` takes papers in; without one they are brought to the counter. ``reads``: their print can
        be read, see ``drivers.scanners.ocr``. ``thorough``: the whole database is read at the start, as the
        last life may not have ended in order; after a fault it always is.
        """
        self._folder = folder
        self._vault = vault
        self._clock = clock
        self._reader = reader
        self._codes = tuple(codes)
        self._outlets = outlets or Outlets()
        self._scanner = scanner
        self._events: queue.SimpleQueue[Event | None] = queue.SimpleQueue()
        self._listeners: list[Listener] = []
        self._visit = Visit(catalogue, devices=Devices(reads=reads))
        self._editions = Editions(folder, clock)
        self._thread = threading.Thread(target=self._run, name="visit", daemon=True)
        self._search = ThreadPoolExecutor(1, "search")
        self._writing = ThreadPoolExecutor(1, "stick")
        self._notices: Notices
        self._darkroom = ThreadPoolExecutor(1, "darkroom")
        self._reading = Reading()
        self._outbox: Outbox  # these are opened, used and closed by the visit thread alone
        self._drafts: Drafts
        self._disclosures: Disclosures
        self._cards: StaffCards
        self._seen_version = -1
        self._looked = float("-inf")
        self._thorough = thorough
        self.on_failure: Callable[[], None] = lambda: None

    @cached_property
    def _intent(self) -> Intent:
        return Intent(self._visit.catalogue)

    @property
    def visit(self) -> Visit:
        """The newest snapshot."""
        return self._visit

    @property
    def clock(self) -> "Clock":
        """The clock that the visit lives by."""
        return self._clock

    def listen(self, listener: Listener) -> None:
        """Call ``listener`` with the present visit now, and with every later one."""
        self._listeners.append(listener)
        listener(self._visit)

    def post(self, event: Event) -> None:
        """Let something happen; returns at once, from any thread."""
        self._events.put(event)

    def start(self) -> None:
        """Begin: the database, the search index and the card reader, none of them on this thread."""
        self._thread.start()
        self._search.submit(lambda: self._intent)
        self._reader.start(lambda card: self.post(CardSeen(card)))
        for codes in self._codes:
            codes.start(lambda text: self.post(CodeScanned(text)))
        self._outlets.press.on_failure = self.on_failure
        self._outlets.press.start(lambda seen: self.post(PrinterSeen(in_one_word(seen))))
        if self._scanner:
            self._scanner.start(lambda state: self.post(ScannerMoved(state)))

    def stop(self) -> None:
        """Stop the readers and the thread; a visit under way keeps its draft first."""
        for codes in self._codes:
            codes.stop()
        self._reader.stop()
        if self._scanner:
            self._scanner.stop()
        self._reading.cancel()
        self._events.put(None)
        if self._thread.ident:
            self._thread.join(timeout=5)
        self._outlets.press.stop()
        self._search.shutdown(wait=False, cancel_futures=True)
        self._writing.shutdown(wait=False, cancel_futures=True)
        self._darkroom.shutdown(wait=False, cancel_futures=True)

    def _run(self) -> None:
        """Until stopped. While the database fails, the screen says so and it is tried again."""
        stopped = False
        try:
            while not stopped:
                try:
                    ensure(self._folder, self._clock, thorough=self._thorough)
                    with (
                        Outbox.open(self._folder, self._vault, self._clock) as self._outbox,
                        Drafts(self._folder, self._vault, self._clock) as self._drafts,
                        Disclosures(self._folder, self._vault, self._clock) as self._disclosures,
                        Notices(self._folder) as self._notices,
                        StaffCards(self._folder, self._vault, self._clock) as self._cards,
                    ):
                        self._editions.keep(self._visit.catalogue)
                        self._disclosures.settle(self._is_here)
                        self._show(Visit(self._visit.catalogue, devices=self._visit.devices))
                        self._until_stopped()
                        stopped = True
                except Fault as e:
                    log(LogEvent.TROUBLE, logging.ERROR, code=e.code, detail=e.detail)
                    self._thorough = True
                    self._show(Visit(self._visit.catalogue, Sorry(e.code), devices=self._visit.devices))
                    stopped = self._stopped_within(HEALTH_EVERY)
        finally:
            if not stopped:
                self.on_failure()

    def _stopped_within(self, seconds: float) -> bool:
        """Wait: touches mean nothing now, a card counts later. True when ``stop`` was called."""
        end = self._clock.monotonic() + seconds
        card: CardSeen | None = None
        while (left := end - self._clock.monotonic()) > 0:
            try:
                event = self._events.get(timeout=left)
            except queue.Empty:
                break
            if event is None:
                return True
            card = event if isinstance(event, CardSeen) else card
        if card:
            self.post(card)
        return False

    def _show(self, visit: Visit) -> None:
        self._visit = visit
        for listener in self._listeners:
            listener(visit)

    def _until_stopped(self) -> None:
        """Handle events in order, and look around in between."""
        self._seen_version, self._looked = -1, float("-inf")
        while True:
            self._look()
            try:
                event = self._events.get(timeout=POLL)
            except queue.Empty:
                continue
            if event is None:
                self._handle(Finish())
                return
            self._handle(event)

    def _look(self) -> None:
        """Time passes, the agent writes, disks fill."""
        tick = self._clock.monotonic()
        version = self._outbox.version()
        if version != self._seen_version or tick - self._looked >= HEALTH_EVERY:
            moved = version != self._seen_version
            self._seen_version, self._looked = version, tick
            link = self._outbox.link()
            if link.clock_offset is not None:
                self._clock.mend(link.clock_offset)
            kept = self._keeps_from_saving()
            self._handle(LinkSeen(link, kept, self._notices.all(), self._outbox.standing()))
            if moved:
                self._handle(OutboxMoved())
        if isinstance(self._visit.state, PlanPage):
            self._handle(StickSeen(self._outlets.sticks.look()))
        self._handle(Tick())

    def _keeps_from_saving(self) -> str:
        """The code of what would make a submission fail, so that nobody fills in a form in vain."""
        try:
            self._folder.require_room()
            Enrolment.load(self._folder)
        except Fault as e:
            return e.code
        return ""

    def _handle(self, event: Event) -> None:
        if isinstance(event, CardSeen) and (member := self._cards.recognise(event.card.badge)):
            event = StaffCard(event.card, member.name, member.role is Role.TECHNICIAN)
        before = self._visit
        now = Now(self._clock.now(), self._clock.monotonic())
        after, effects = advance(before, event, now)
        if before.phase is not after.phase:
            log(LogEvent.VISIT, before=before.phase, after=after.phase, event=type(event).__name__)
        if before.devices.card is not after.devices.card:
            log(LogEvent.CARD, before=before.devices.card, after=after.devices.card)
        if before.devices.scanner is not after.devices.scanner:
            log(LogEvent.SCANNER, before=before.devices.scanner, after=after.devices.scanner)
        if after is not before and after != before:
            self._show(after)
        for effect in effects:
            self._carry_out(effect)

    def _carry_out(self, effect: Effect) -> None:
        """One effect. A fault is the answer where the visit waits for one, else a line for a technician."""
        try:
            self._do(effect)
        except Fault as e:
            log(LogEvent.TROUBLE, logging.ERROR, code=e.code, detail=e.detail)
            if isinstance(effect, Enqueue):
                fields = e.fields if isinstance(e, InvalidSubmission) else NOTHING
                self._handle(NotSaved(e.code, fields))

    def _do(self, effect: Effect) -> None:  # one match over the effects
        match effect:
            case Lookup(id_number):
                self._handle(self._known(id_number))
            case Judge(text):
                self._handle(Judged(judge(text, self._trust().here(), believed(self._clock.now()))))
            case OpenCard(key):
                self._reader.give(key)
            case Follow(submission):
                self._handle(Followed(tuple(self._outbox.together(submission))))
            case PlanVaccines(child):
                self._plan(child)
            case Find(query):
                self._find(query)
            case KeepDraft(id_number, application):
                version = catalogue_of(self._visit, application).version
                self._drafts.keep(
                    id_number, application.service, version, application.answers, application.replaces
                )
            case DropDraft(id_number, service):
                self._drafts.drop(id_number, service)
            case Enqueue():
                self._enqueue(effect)
            case PrintPaper():
                self._print(effect)
            case WriteCalendar(plan, lang):
                written = self._writing.submit(self._write_calendar, to_ics(plan, lang))
                written.add_done_callback(self._worked)
            case LookAfter() | Seek() | TryAgain():
                self._for_staff(effect)
            case Scan(job):
                if self._scanner:
                    self._scanner.scan(job)
            case StopScan():
                if self._scanner:
                    self._scanner.cancel()
            case Develop():
                self._develop(effect)
            case ReadPrint():
                self._read_print(effect)
            case StopReading():
                self._reading.cancel()
            case Wipe():
                pass  # the person went with the visit; the screen clears itself when it shows the next
            case _:
                assert_never(effect)

    def _known(self, id_number: str) -> Known:
        rows = tuple(self._outbox.of_person(id_number))
        terminal = self._enrolment.terminal if self._enrolment else ""
        opened = Wallet(self._folder).of((str(row.id) for row in rows), terminal, self._vault)
        drafts = self._drafts.of_person(id_number)
        return Known(
            id_number,
            rows,
            drafts,
            held(opened, self._trust().here(), believed(self._clock.now())),
            self._disclosures.of_person(id_number),
            self._editions.load({draft.catalogue for draft in drafts} - {self._visit.catalogue.version}),
        )

    @property
    def _enrolment(self) -> Enrolment | None:
        try:
            return Enrolment.load(self._folder)
        except NotEnrolled:
            return None

    def _trust(self) -> TrustStore:
        return TrustStore(self._folder, self._enrolment.trust_root if self._enrolment else "")

    def _is_here(self, submission: "UUID") -> bool:
        return self._outbox.row(str(submission)) is not None

    def _plan(self, child: Child) -> None:
        here = self._clock.now().astimezone()
        made = plan(Schedule.load(DEFAULT), child, (), days(here.date()).earliest)
        self._handle(Planned(made, tuple(nearest(clinics(), *HALL, here))))

    def _print(self, effect: PrintPaper) -> None:
        now, draw = self._clock.now(), self._outlets.draw
        self._outlets.press.print(
            kind_of(effect.paper),
            lambda dots: draw(effect.paper, effect.lang, now, dots),
            lambda job: self.post(PaperMoved(effect.asked, job)),
        )

    def _write_calendar(self, data: bytes) -> None:
        """On a thread of its own: a stick takes its time."""
        done = self._outlets.sticks.write(CALENDAR, data)
        log(LogEvent.SAVED_OUT, after=done.phase, detail=done.detail or None)
        self.post(CalendarSaved(done.phase))

    def _for_staff(self, effect: LookAfter | Seek | TryAgain) -> None:
        match effect:
            case Seek(text):
                self._handle(Told(self._seek(text)))
                return
            case TryAgain(submission):
                self._outbox.retry(submission)
        box, now = self._outbox, self._clock.now()
        rows = box.concerns()
        items = desk.inbox(rows, box.replaced(), box.link(), now, box.whole_again(rows))
        self._handle(LookedAfter(desk.overview(box.stats(), items, box.incidents(), box.losses(), now)))

    def _seek(self, text: str) -> desk.Sought:
        """Where an application is, by receipt number or by the text of a receipt's QR code."""
        number = verify(text).number or text
        try:
            terminal, _ = parse_number(number)
        except ReceiptInvalid:
            return desk.Sought(text, "invalid")
        if row := self._outbox.row(number):
            return desk.Sought(text, "found", row, self._outbox.replacement(row.id))
        if any(loss.receipt == number for loss in self._outbox.losses()):
            return desk.Sought(text, "lost")
        try:
            ours = terminal == Enrolment.load(self._folder).number
        except NotEnrolled:
            ours = False
        return desk.Sought(text, "unknown" if ours else "elsewhere")

    def _find(self, query: str) -> None:
        """Search on a thread of its own: the first search of a day takes a second to make its index."""

        def search() -> None:
            try:
                matches = tuple(self._intent.find(query, 8))
            except Fault as e:  # the screen says that nothing fits, and shows the life events
                log(LogEvent.TROUBLE, logging.ERROR, code=e.code, detail=e.detail)
                matches = ()
            self.post(Found(query, matches))

        self._search.submit(search).add_done_callback(self._worked)

    def _develop(self, effect: Develop) -> None:
        """On a thread of its own: a page takes up to a second."""

        def work() -> None:
            page = develop(effect.scan, quarters=effect.quarters, part=effect.part)
            self.post(Developed(effect.job, page))

        self._darkroom.submit(work).add_done_callback(self._worked)

    def _read_print(self, effect: ReadPrint) -> None:
        """On the same thread: a page is read when it is made. A process of its own reads it."""
        reading = self._reading = Reading()

        def work() -> None:
            lines = reading.lines(effect.jpeg)
            if isinstance(lines, NoLines):
                if lines is not NoLines.CANCELLED:
                    log(LogEvent.TROUBLE, logging.WARNING, code="print-unread", detail=lines)
                lines = ()
            self.post(PrintRead(effect.job, tuple(line.text for line in lines)))

        self._darkroom.submit(work).add_done_callback(self._worked)

    def _worked(self, work: "Future[None]") -> None:
        """A search that broke would leave the screen searching for ever: end, and be started anew."""
        if not work.cancelled() and (error := work.exception()):
            log(LogEvent.TROUBLE, logging.ERROR, code="worker-broken", detail=type(error).__name__)
            self.on_failure()

    def _enqueue(self, effect: Enqueue) -> None:
        """What is shown to a department is on record before it is handed in, and confirmed after it."""
        person, application = effect.who.person, effect.application
        submissions, shown = composed(self._visit, effect, self._clock)
        self._disclosures.prepare(person.id_number, shown)
        receipt = self._outbox.enqueue(*submissions)
        for submission in submissions:
            log(LogEvent.SUBMITTED, submission=str(submission.id), service=submission.service)
        self._handle(Saved(receipt))
        self._disclosures.settle(self._is_here)
        self._drafts.drop(person.id_number, application.service)
