"""The printers of a terminal at work, each on a thread of its own: none waits for another.

Such a thread draws and prints one sheet after the other and looks at its printer in between; whoever asks for
a sheet goes on at once and hears of each change on that thread. Nothing is kept: a sheet that waits
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
from drivers.printers.port import Health, Job, JobPhase, Kind, Printer, Said
from kiosk.errors import Fault
from kiosk.log import Event, log

LOOK_EVERY: Final = 10.0
"""Seconds between two looks at a printer that has nothing to do."""

STALE: Final = 30.0
"""Seconds that a sheet may wait for its turn."""

_STOPS_WITHIN: Final = 2.0
"""Seconds in which all printers together may withdraw what they print; a thread that hangs is left behind."""

Draw = Callable[[int | None], bytes]
"""Makes the sheet: a PNG of that many dots' width, or a PDF of A4 pages for None."""


@dataclass(frozen=True, slots=True)
class _Order:
    kind: Kind
    draw: Draw
    listener: Callable[[Job], None]
    asked: float


class Press:
    """See the module. ``on_failure`` is called when a thread has ended unasked."""

    def __init__(
        self, printers: Mapping[Kind, Printer], monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        """Nothing happens before ``start``."""
        self._monotonic = monotonic
        self._stations = {kind: _Station(kind, printer, self) for kind, printer in printers.items()}
        self._guard = threading.Lock()  # of the next
        self._seen: dict[Kind, Health] = {}
        self._listener: Callable[[Mapping[Kind, Health]], None] = lambda _: None
        self.on_failure: Callable[[], None] = lambda: None

    def start(self, listener: Callable[[Mapping[Kind, Health]], None]) -> None:
        """Begin; ``listener`` hears how the printers are that have been asked, whenever that changes."""
        self._listener = listener
        for station in self._stations.values():
            station.thread.start()

    def print(self, kind: Kind, draw: Draw, listener: Callable[[Job], None]) -> None:
        """Print on that kind of paper, or on the other where there is no such printer; returns at once."""
        station = self._stations.get(kind) or next(iter(self._stations.values()), None)
        if station is None:
            listener(Job(JobPhase.NONE))
        else:
            station.orders.put(_Order(kind, draw, listener, self._monotonic()))

    def stop(self) -> None:
        """End; what is not on paper yet is withdrawn."""
        for station in self._stations.values():
            station.stop()
        deadline = time.monotonic() + _STOPS_WITHIN
        for station in self._stations.values():
            if station.thread.ident:
                station.thread.join(max(0.0, deadline - time.monotonic()))

    def saw(self, kind: Kind, said: Said) -> None:
        """How a printer is, from its thread; told when it is news."""
        with self._guard:
            before = self._seen.get(kind)
            if said.health is before:
                return
            log(Event.PRINTER, event=kind, before=before, after=said.health, detail=said.detail)
            self._seen = {**self._seen, kind: said.health}
            self._listener(self._seen)

    def late(self, order: _Order) -> bool:
        """Whether it waited for so long that somebody else stands there."""
        return self._monotonic() - order.asked > STALE


class _Station:
    """One printer, its sheets and its thread."""

    def __init__(self, kind: Kind, printer: Printer, press: Press) -> None:
        self.orders: queue.SimpleQueue[_Order | None] = queue.SimpleQueue()
        self.thread = threading.Thread(target=self._run, name=f"press {kind}", daemon=True)
        self._kind, self._printer, self._press = kind, printer, press
        self._stopped = threading.Event()

    def stop(self) -> None:
        self._stopped.set()
        self.orders.put(None)

    def _run(self) -> None:
        try:
            while not self._stopped.is_set():
                self._press.saw(self._kind, self._printer.health())
                try:
                    order = self.orders.get(timeout=LOOK_EVERY)
                except queue.Empty:
                    continue
                if order:
                    self._carry_out(order)
        finally:
            if not self._stopped.is_set():
                self._press.on_failure()

    def _carry_out(self, order: _Order) -> None:
        if self._press.late(order):
            order.listener(Job(JobPhase.FAILED, detail="it waited too long"))
            return
        last = Job()
        try:
            for job in run(self._printer, order.draw(self._printer.dots), self._stopped.is_set):
                last = job
                order.listener(job)
        except Fault as e:  # it cannot be drawn
            last = Job(JobPhase.FAILED, detail=e.detail)
            order.listener(last)
        level = logging.INFO if last.well else logging.WARNING
        log(Event.PRINTED, level, event=order.kind, after=last.phase, detail=last.detail or None)
