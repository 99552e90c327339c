"""The card port on PC/SC: watches every reader of the machine and reads the cards that are put in.

The one module that imports ``smartcard``, and of it only the plain winscard calls (PC/SC part 5): pyscard's
own monitors die for good when pcscd goes away. One thread waits in ``SCardGetStatusChange``, together with
the pseudo reader that reports readers coming and going; it survives a restart or a kill of pcscd, idle and
in mid-reading, and ``SCardCancel`` ends its wait at once.

A card is held exclusively while it is read (milliseconds to seconds) and let go of untouched, neither reset
nor ejected. A transaction in shared mode would serve too, but waiting for one cannot be cancelled.
"""

import logging
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from queue import Empty, SimpleQueue

from smartcard import scard

from drivers.cards import badge, machine, profiles
from drivers.cards.machine import Machine
from drivers.cards.port import CardGone, CardPhase, CardReader, CardState, CardUnreadable, Transmit
from drivers.cards.profiles import Profile
from kiosk.clock import Clock, SystemClock
from kiosk.log import Event, log

RECONNECT = 0.25
"""Seconds between two calls on a pcscd that does not answer."""

STOP_WITHIN = 0.5
_CANCEL_EVERY = 0.02
_COMMON_CLASSES = 0x03  # the channel bits of CLA, ISO/IEC 7816-4 5.4.1

_PLUG_AND_PLAY = "\\\\?PnP?\\Notification"  # pcsc-lite and Windows: changes when a reader comes or goes

_SERVICE_LOST = {
    scard.SCARD_E_NO_SERVICE,
    scard.SCARD_E_SERVICE_STOPPED,
    scard.SCARD_E_INVALID_HANDLE,
    scard.SCARD_F_COMM_ERROR,
}
_CARD_GONE = {
    scard.SCARD_W_REMOVED_CARD,
    scard.SCARD_E_NO_SMARTCARD,
    scard.SCARD_E_NOT_TRANSACTED,  # the first face of a pulled card
    scard.SCARD_E_READER_UNAVAILABLE,
    scard.SCARD_E_UNKNOWN_READER,
}
_CARD_MUTE = {
    scard.SCARD_W_UNPOWERED_CARD,
    scard.SCARD_W_UNRESPONSIVE_CARD,
    scard.SCARD_W_UNSUPPORTED_CARD,
    scard.SCARD_E_PROTO_MISMATCH,
}
_NO_SUCH_READER = scard.SCARD_STATE_UNKNOWN | scard.SCARD_STATE_UNAVAILABLE | scard.SCARD_STATE_IGNORE


class _ServiceLost(Exception):
    """pcscd has gone; the text is the PC/SC error."""


class PcscReader(CardReader):
    """Every reader that pcscd knows. Which pcscd: ``PCSCLITE_CSOCK_NAME``, read once by libpcsclite."""

    def __init__(self, clock: Clock | None = None, known: Sequence[Profile] | None = None) -> None:
        """``known``: the card profiles, by default those of ``drivers/cards/profiles``."""
        self._clock = clock or SystemClock()
        self._profiles = profiles.installed() if known is None else tuple(known)
        self._machine = Machine()
        self._published: CardState | None = None
        self._to_read: deque[machine.Read] = deque()
        self._listener: Callable[[CardState], None] | None = None
        self._thread: threading.Thread | None = None
        self._stopping = threading.Event()
        self._gate = threading.RLock()  # held while the listener is called, and where the context changes
        self._context: int | None = None

    def start(self, listener: Callable[[CardState], None]) -> None:
        """See ``CardReader``. Once an instance; a listener that raises is logged and stays."""
        assert self._thread is None, "started twice"
        self._listener = listener
        self._thread = threading.Thread(target=self._run, name="cards", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """See ``CardReader``. A command that a card does not answer is left to end by itself."""
        self._stopping.set()
        thread = self._thread
        if thread is None or thread is threading.current_thread():
            return
        deadline = self._clock.monotonic() + STOP_WITHIN
        while thread.is_alive() and self._clock.monotonic() < deadline:
            # Again and again: a cancel that comes just before the wait begins is lost.
            with self._gate:
                if self._context is not None:
                    scard.SCardCancel(self._context)
            thread.join(_CANCEL_EVERY)

    # The thread.

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._with_service()
            except _ServiceLost as reason:
                self._to_read.clear()
                self._happen(machine.ServiceDown(str(reason)))
                self._stopping.wait(RECONNECT)

    def _with_service(self) -> None:
        result, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
        if result != scard.SCARD_S_SUCCESS:
            raise _ServiceLost(_words(result))
        with self._gate:
            self._context = context
        try:
            self._watch(context)
        finally:
            with self._gate:
                self._context = None
            scard.SCardReleaseContext(context)

    def _watch(self, context: int) -> None:
        """Wait for changes and follow them until ``stop`` or until pcscd goes."""
        seen: dict[str, int] = {}
        stale = True
        while not self._stopping.is_set():
            events: list[machine.Event] = [machine.Tick()]
            if stale:
                names = _list_readers(context)
                events.append(machine.Readers(names))
                seen = {name: seen.get(name, scard.SCARD_STATE_UNAWARE) for name in names}
                seen[_PLUG_AND_PLAY] = len(names) << 16
            # Right after a listing nothing is waited for: readers and their cards are shown in one step.
            changes = _changes(context, 0 if stale else self._patience(), seen)
            if changes is None:
                continue
            stale = False
            for name, state, atr in changes:
                seen[name] = state & ~scard.SCARD_STATE_CHANGED
                if name == _PLUG_AND_PLAY or state & _NO_SUCH_READER:
                    stale = True
                else:
                    events.append(_event(name, state, bytes(atr)))
            self._happen(*events)
            while self._to_read and not self._stopping.is_set():
                self._read(context, self._to_read.popleft())

    def _patience(self) -> int:
        """Milliseconds to wait: for ever, or until the machine asks to be woken."""
        due = self._machine.next_retry()
        if due is None:
            return int(scard.INFINITE)
        return max(0, int((due - self._clock.monotonic()) * 1000) + 1)

    def _happen(self, *events: machine.Event) -> None:
        """Advance by all of them, then show once: the one logging point."""
        for event in events:
            self._machine, effects = machine.advance(self._machine, event, self._clock.monotonic())
            self._to_read.extend(effects)
        before, after = self._published, machine.shown(self._machine)
        if after == before:
            return
        self._published = after
        if before is None or before.phase is not after.phase:
            log(
                Event.CARD,
                before=before.phase if before else None,
                after=after.phase,
                reason=type(events[-1]).__name__,
                reader=after.reader or None,
                detail=after.detail or None,
            )
        with self._gate:
            if self._listener is None or self._stopping.is_set():
                return
            try:
                self._listener(after)
            except Exception as bug:  # noqa: BLE001  # whoever listens must not be able to stop the watch
                log(Event.TROUBLE, logging.ERROR, code="card-listener", detail=_whereabouts(bug))

    # One card.

    def _read(self, context: int, read: machine.Read) -> None:
        candidates = [p for p in self._profiles if p.matches(bytes.fromhex(read.atr))]
        result, handle, protocol = scard.SCardConnect(
            context,
            read.reader,
            scard.SCARD_SHARE_EXCLUSIVE,
            scard.SCARD_PROTOCOL_T0 | scard.SCARD_PROTOCOL_T1,
        )
        if result != scard.SCARD_S_SUCCESS:
            self._happen(_not_connected(read.reader, result))
            return
        try:
            transmit = _transmitter(handle, protocol, self._stopping.is_set)
            self._happen(self._outcome(read, candidates, transmit))
        finally:
            scard.SCardDisconnect(handle, scard.SCARD_LEAVE_CARD)

    def _outcome(
        self, read: machine.Read, candidates: Sequence[Profile], transmit: Transmit
    ) -> machine.Event:
        """Ask each profile that the answer to reset speaks for, until one reads a person."""

        def progress(part: float) -> None:
            self._happen(machine.Progressed(read.reader, part))

        for profile in candidates:
            try:
                person = profile.read(transmit, progress)
            except CardGone:
                return machine.ContactLost(read.reader)
            except CardUnreadable as reason:
                return machine.ReadFailed(read.reader, str(reason))
            except _ServiceLost:
                raise
            except Exception as bug:  # noqa: BLE001  # a profile that stumbles over a card must not end the watch
                # The text of the error may quote the card, so it is not kept.
                return machine.ReadFailed(read.reader, f"profile {profile.name}: {_whereabouts(bug)}")
            if person is not None:
                return machine.PersonRead(read.reader, replace(person, reader=read.reader))
        try:
            return machine.NotRecognised(read.reader, badge.of(bytes.fromhex(read.atr), transmit))
        except CardGone:
            return machine.ContactLost(read.reader)


def read_once(
    wait: float, reader: CardReader | None = None, until: Sequence[CardPhase] = (CardPhase.READY,)
) -> CardState:
    """Watch until a person has been read or ``wait`` seconds are over; the state of that moment.

    ``until``: the states that end the wait.
    A trouble does not end the wait: a mute card may be turned round, an unknown one changed. A reading that
    has begun is let finish. ``reader`` is started and stopped; by default every reader that pcscd knows.
    """
    clock = SystemClock()
    reader = reader or PcscReader(clock)
    states: SimpleQueue[CardState] = SimpleQueue()
    deadline = clock.monotonic() + wait
    last = CardState(CardPhase.SERVICE_DOWN, detail="no answer yet")
    patience = max(wait, _FIRST_STATE)
    reader.start(states.put)
    try:
        while last.phase not in until:
            last = states.get(timeout=patience)
            left = deadline - clock.monotonic()
            patience = max(left, _READING_ENDS if last.phase is CardPhase.READING else 0.0)
    except Empty:
        pass
    finally:
        reader.stop()
    return last


_FIRST_STATE = 2.0
_READING_ENDS = 10.0


def wait_until(name: str, *, holds_card: bool, within: float) -> bool:
    """Whether the reader whose name begins so comes to hold a card, or none, in ``within`` seconds.

    Touches no card, so it disturbs nobody who reads it. A reader or a service that is not there holds none.
    """
    clock = SystemClock()
    deadline = clock.monotonic() + within
    while _holds_card(name) is not holds_card:
        if clock.monotonic() > deadline:
            return False
        time.sleep(_LOOK_EVERY)
    return True


_LOOK_EVERY = 0.02


def _holds_card(name: str) -> bool:
    result, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
    if result != scard.SCARD_S_SUCCESS:
        return False
    try:
        unseen = {
            reader: scard.SCARD_STATE_UNAWARE for reader in _list_readers(context) if reader.startswith(name)
        }
        changes = _changes(context, 0, unseen) if unseen else None
    except _ServiceLost:
        return False
    finally:
        scard.SCardReleaseContext(context)
    return any(state & scard.SCARD_STATE_PRESENT for _, state, _ in changes or ())


# PC/SC calls, each with its answers sorted.


def _list_readers(context: int) -> tuple[str, ...]:
    result, names = scard.SCardListReaders(context, [])
    if result == scard.SCARD_E_NO_READERS_AVAILABLE:
        return ()
    if result != scard.SCARD_S_SUCCESS:
        raise _ServiceLost(_words(result))
    return tuple(names)


_Change = tuple[str, int, Sequence[int]]


def _changes(context: int, milliseconds: int, seen: dict[str, int]) -> list[_Change] | None:
    """The readers whose state differs from ``seen``, with state and ATR; None when the list is old."""
    result, states = scard.SCardGetStatusChange(context, milliseconds, list(seen.items()))
    if result in {scard.SCARD_E_TIMEOUT, scard.SCARD_E_CANCELLED}:
        return []
    if result == scard.SCARD_E_UNKNOWN_READER:
        return None
    if result != scard.SCARD_S_SUCCESS:
        raise _ServiceLost(_words(result))
    return [change for change in states if change[1] & scard.SCARD_STATE_CHANGED]


def _event(reader: str, state: int, atr: bytes) -> machine.Event:
    """What a reader's state means. Its upper half counts insertions and removals."""
    if not state & scard.SCARD_STATE_PRESENT:
        return machine.CardOut(reader)
    if state & scard.SCARD_STATE_MUTE:
        return machine.CardMute(reader)
    return machine.CardIn(reader, atr.hex(), state >> 16)


def _not_connected(reader: str, result: int) -> machine.Event:
    if result in _SERVICE_LOST:
        raise _ServiceLost(_words(result))
    if result == scard.SCARD_E_SHARING_VIOLATION:
        return machine.CardBusy(reader)
    if result in _CARD_GONE:
        return machine.ContactLost(reader)
    if result in _CARD_MUTE:
        return machine.CardMute(reader)
    return machine.ReadFailed(reader, _words(result))


def _transmitter(handle: int, protocol: int, stopping: Callable[[], bool]) -> Transmit:
    """``Transmit`` on an open card. Long answers are fetched (61xx) and wrong lengths mended (6Cxx) here."""
    header = scard.SCARD_PCI_T0 if protocol == scard.SCARD_PROTOCOL_T0 else scard.SCARD_PCI_T1

    def exchange(command: bytes) -> tuple[bytes, int, int]:
        if stopping():
            raise CardGone
        result, answer = scard.SCardTransmit(handle, header, list(command))
        if result in _SERVICE_LOST:
            raise _ServiceLost(_words(result))
        # A card that is pulled in mid-command can also look like a success without an answer.
        if result in _CARD_GONE or (result == scard.SCARD_S_SUCCESS and len(answer) < 2):
            raise CardGone
        if result != scard.SCARD_S_SUCCESS:
            raise CardUnreadable(_words(result))
        return bytes(answer[:-2]), answer[-2], answer[-1]

    def transmit(command: bytes) -> tuple[bytes, int, int]:
        data, sw1, sw2 = exchange(command)
        if sw1 == 0x6C:
            data, sw1, sw2 = exchange(with_length(command, sw2))
        while sw1 == 0x61 and len(data) <= _LONGEST_ANSWER:
            more, sw1, sw2 = exchange(bytes([command[0] & _COMMON_CLASSES, 0xC0, 0, 0, sw2]))
            data += more
        return data, sw1, sw2

    return transmit


_LONGEST_ANSWER = 0x10000


def with_length(command: bytes, expected: int) -> bytes:
    """A short command APDU (ISO/IEC 7816-3 12.1) with this Le in place of its own or of none."""
    lc = command[4] if len(command) > 5 else 0
    has_length = len(command) == 5 or len(command) == 5 + lc + 1
    return (command[:-1] if has_length else command) + bytes([expected])


def _words(result: int) -> str:
    return f"{scard.SCardGetErrorMessage(result)} (0x{result & 0xFFFFFFFF:08X})"


def _whereabouts(bug: Exception) -> str:
    """Kind and place of an error without its text, which may quote a person."""
    frame = traceback.extract_tb(bug.__traceback__)[-1]
    return f"{type(bug).__name__} at {Path(frame.filename).name}:{frame.lineno}"
