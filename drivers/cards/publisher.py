"""What every adapter of the card port does with an event: advance the machine, log, tell the listener."""

import logging
import threading
import traceback
from collections.abc import Callable  # noqa: TC003  # as in every adapter
from dataclasses import replace
from pathlib import Path

from drivers.cards import machine
from drivers.cards.machine import Machine
from drivers.cards.port import CardState
from drivers.cards.reading import on_the_day
from kiosk.clock import Clock, ClockTrust
from kiosk.log import Event, log
from kiosk.person import Person


class Publisher:
    """The machine of one adapter, its listener, and the one logging point. ``happen`` is for one thread."""

    def __init__(self, clock: Clock, stopping: threading.Event) -> None:
        """``stopping``: once it is set, and ``gate`` was free once, the listener is not called any more."""
        self.machine = Machine()
        self.gate = threading.RLock()  # held while the listener is called
        self.listener: Callable[[CardState], None] | None = None
        self._clock = clock
        self._stopping = stopping
        self.published: CardState | None = None

    def happen(self, *events: machine.Event) -> list[machine.Read]:
        """Advance by all of them, then show once; the cards that are to be read now."""
        to_read: list[machine.Read] = []
        for event in events:
            self.machine, effects = machine.advance(self.machine, event, self._clock.monotonic())
            to_read += effects
        before, after = self.published, machine.shown(self.machine)
        if after == before:
            return to_read
        self.published = after
        if before is None or before.phase is not after.phase:
            log(
                Event.CARD,
                before=before.phase if before else None,
                after=after.phase,
                reason=type(events[-1]).__name__,
                reader=after.reader or None,
                detail=after.detail or None,
            )
        self._tell(after)
        return to_read

    def seen(self, person: Person, reader: str) -> Person:
        """As shown: in which reader, and what the day says of it where the clock is not known to be wrong."""
        here = replace(person, reader=reader)
        wrong = self._clock.trust() is ClockTrust.WRONG
        return here if wrong else on_the_day(here, self._clock.now().astimezone().date())

    def _tell(self, state: CardState) -> None:
        with self.gate:
            if self.listener is None or self._stopping.is_set():
                return
            try:
                self.listener(state)
            except Exception as bug:  # noqa: BLE001  # whoever listens must not be able to stop the watch
                log(Event.TROUBLE, logging.ERROR, code="card-listener", detail=whereabouts(bug))


def whereabouts(bug: Exception) -> str:
    """Kind and place of an error without its text, which may quote a person."""
    frame = traceback.extract_tb(bug.__traceback__)[-1]
    return f"{type(bug).__name__} at {Path(frame.filename).name}:{frame.lineno}"
