"""Readers of several kinds as one: the one with a card wins, and one that is lost is not "no reader"."""

import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from drivers.cards.machine import weight
from drivers.cards.pcsc import PcscReader
from drivers.cards.port import CardKey, CardReader, CardState
from drivers.cards.samv import SamvReader
from kiosk.clock import Clock


class CompositeReader(CardReader):
    """The port over several adapters, each on a thread of its own."""

    def __init__(self, *readers: CardReader) -> None:
        """In the order in which they are preferred when nothing else tells them apart."""
        self._readers = readers
        self._states: dict[int, CardState] = {}
        self._first = 0
        self._published: CardState | None = None
        self._gate = threading.RLock()

    def start(self, listener: Callable[[CardState], None]) -> None:
        """See ``CardReader``."""
        for number, reader in enumerate(self._readers):
            reader.start(partial(self._moved, listener, number))

    def give(self, key: CardKey) -> None:
        """See ``CardReader``."""
        with self._gate:
            shown = self._readers[self._first]
        shown.give(key)

    def stop(self) -> None:
        """See ``CardReader``; all of them at once, so that it takes no longer than the slowest."""
        threads = [threading.Thread(target=reader.stop, daemon=True) for reader in self._readers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _moved(self, listener: Callable[[CardState], None], number: int, state: CardState) -> None:
        """Show the reader that matters most; of two alike, the one that is shown already."""
        with self._gate:
            self._states[number] = state
            ranks = {n: (weight(s.phase), n != self._first, n) for n, s in self._states.items()}
            self._first = min(ranks, key=ranks.__getitem__)
            names = tuple(name for _, s in sorted(self._states.items()) for name in s.readers)
            shown = replace(self._states[self._first], readers=names)
            if shown != self._published:
                self._published = shown
                listener(shown)


def reader_of(clock: Clock, sam_port: str | None) -> CardReader:
    """All readers of this terminal: those of PC/SC, and a police-certified module on a serial port."""
    pcsc = PcscReader(clock)
    return CompositeReader(pcsc, SamvReader(sam_port, clock)) if sam_port else pcsc
