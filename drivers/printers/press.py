"""The printers of a terminal at work, on a thread of their own.

The thread ``press`` draws and prints one sheet after the other and looks at the printers in between; whoever
asks for a sheet goes on at once and hears of each change on that thread. Nothing is kept: a sheet that waits
when the process ends is gone, one that is under way is withdrawn, and one that had to wait too long for a
printer that hung is dropped: who asked for it has gone home, and somebody else stands there.
"""

import logging
import queue
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from drivers.printers.machine import run
from drivers.printers.port import Health, Job, JobPhase, Kind, Printer
from kiosk.errors import Fault
from kiosk.log import Event, log

LOOK_EVERY: Final = 10.0
"""Seconds between two looks at printers that have nothing to do."""

STALE: Final = 30.0
"""Seconds that a sheet may wait for its turn."""

Draw = Callable[[int | None], bytes]
"""Makes the sheet: a PNG of that many dots' width, or a PDF of A4 pages for None."""


@dataclass(frozen=True, slots=True)
class _Order:
    kind: Kind
    draw: Draw
    listener: Callable[[Job], None]
    asked: float


class Press:
    """See the module. ``on_failure`` is called when the thread has ended unasked."""

    def __init__(
        self, printers: Mapping[Kind, Printer], monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        """Nothing happens before ``start``."""
        self._monotonic = monotonic
        self._printers = dict(printers)
        self._orders: queue.SimpleQueue[_Order | None] = queue.SimpleQueue()
        self._stopped = threading.Event()
        self._seen: dict[Kind, Health] | None = None
        self._listener: Callable[[Mapping[Kind, Health]], None] = lambda _: None
        self._thread = threading.Thread(target=self._run, name="press", daemon=True)
        self.on_failure: Callable[[], None] = lambda: None

    def start(self, listener: Callable[[Mapping[Kind, Health]], None]) -> None:
        """Begin; ``listener`` hears how each configured printer is, whenever that changes."""
        self._listener = listener
        self._thread.start()

    def print(self, kind: Kind, draw: Draw, listener: Callable[[Job], None]) -> None:
        """Print on that kind of paper, or on the other where there is no such printer; returns at once."""
        self._orders.put(_Order(kind, draw, listener, self._monotonic()))

    def stop(self) -> None:
        """End; what is not on paper yet is withdrawn."""
        self._stopped.set()
        self._orders.put(None)
        if self._thread.ident:
            self._thread.join(timeout=5)

    def _run(self) -> None:
        try:
            while not self._stopped.is_set():
                self._look()
                try:
                    order = self._orders.get(timeout=LOOK_EVERY)
                except queue.Empty:
                    continue
                if order:
                    self._carry_out(order)
        finally:
            if not self._stopped.is_set():
                self.on_failure()

    def _look(self) -> None:
        found = {kind: printer.health() for kind, printer in self._printers.items()}
        seen = {kind: said.health for kind, said in found.items()}
        if seen != self._seen:
            before = self._seen or {}
            for kind, said in found.items():
                if said.health is not before.get(kind):
                    log(
                        Event.PRINTER,
                        event=kind,
                        before=before.get(kind),
                        after=said.health,
                        detail=said.detail,
                    )
            self._seen = seen
            self._listener(seen)

    def _carry_out(self, order: _Order) -> None:
        printer = self._printers.get(order.kind) or next(iter(self._printers.values()), None)
        if printer is None:
            order.listener(Job(JobPhase.NONE))
            return
        if self._monotonic() - order.asked > STALE:
            order.listener(Job(JobPhase.FAILED, detail="it waited too long"))
            return
        last = Job()
        try:
            for job in run(printer, order.draw(printer.dots), self._stopped.is_set):
                last = job
                order.listener(job)
        except Fault as e:  # it cannot be drawn
            last = Job(JobPhase.FAILED, detail=e.detail)
            order.listener(last)
        level = logging.INFO if last.phase is JobPhase.PRINTED else logging.WARNING
        log(Event.PRINTED, level, event=order.kind, after=last.phase, detail=last.detail or None)
