"""The card port on PC/SC: watches every reader of the machine and reads the cards that are put in.

The one module that imports ``smartcard``, and of it only the plain winscard calls (PC/SC part 5): pyscard's
own monitors die for good when pcscd goes away. One thread waits in ``SCardGetStatusChange``, together with
the pseudo reader that reports readers coming and going; it survives a restart or a kill of pcscd, idle and
in mid-reading, and ``SCardCancel`` ends its wait at once.

A card is held exclusively while it is read (milliseconds to seconds) and let go of untouched, neither reset
nor ejected. A transaction in shared mode would serve too, but waiting for one cannot be cancelled.
"""

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from queue import Empty, SimpleQueue

from smartcard import scard

from drivers.cards import badge, machine, profiles
from drivers.cards.atr import explain
from drivers.cards.exchange import mended
from drivers.cards.port import (
    CardGone,
    CardKey,
    CardLocked,
    CardPhase,
    CardReader,
    CardState,
    CardUnreadable,
    CardWantsPin,
    Transmit,
)
from drivers.cards.profiles import Keyed, Profile
from drivers.cards.publisher import Publisher, whereabouts
from kiosk.clock import BUILD_FLOOR, Clock, SystemClock
from kiosk.person import Person

RECONNECT = 0.25
"""Seconds between two calls on a pcscd that does not answer."""

STOP_WITHIN = 0.5
_KEY_EVERY = 0.1
"""Seconds between two looks whether a key was given, while a card waits for one."""
_CANCEL_EVERY = 0.02

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
        self._to_read: deque[machine.Read] = deque()
        self._keys: SimpleQueue[tuple[CardState | None, CardKey]] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._stopping = threading.Event()
        self._publisher = Publisher(self._clock, self._stopping)
        self._gate = self._publisher.gate  # held where the context changes, too
        self._context: int | None = None

    def start(self, listener: Callable[[CardState], None]) -> None:
        """See ``CardReader``. Once an instance; a listener that raises is logged and stays."""
        assert self._thread is None, "started twice"
        self._publisher.listener = listener
        self._thread = threading.Thread(target=self._run, name="cards", daemon=True)
        self._thread.start()

    def give(self, key: CardKey) -> None:
        """See ``CardReader``. From any thread; it is taken up within 0.1 s."""
        self._keys.put((self._publisher.published, key))

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
            events: list[machine.Event] = [machine.Tick(), *self._given()]
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
        due = self._publisher.machine.next_retry()
        if machine.shown(self._publisher.machine).phase is CardPhase.NEEDS_KEY:
            due = min(due or float("inf"), self._clock.monotonic() + _KEY_EVERY)
        if due is None:
            return int(scard.INFINITE)
        return max(0, int((due - self._clock.monotonic()) * 1000) + 1)

    def _given(self) -> list[machine.Event]:
        """The keys that were typed since the last look, for the card that is still shown."""
        found: list[machine.Event] = []
        while not self._keys.empty():
            shown, key = self._keys.get()
            if shown is self._publisher.published:
                found.append(machine.KeyGiven(key))
        return found

    def _happen(self, *events: machine.Event) -> None:
        self._to_read += self._publisher.happen(*events)

    # One card.

    def _read(self, context: int, read: machine.Read) -> None:
        asked = profiles.candidates(bytes.fromhex(read.atr), self._profiles)
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
            self._happen(self._outcome(read, asked, transmit))
        finally:
            scard.SCardDisconnect(handle, scard.SCARD_LEAVE_CARD)

    def _outcome(self, read: machine.Read, asked: Sequence[Profile], transmit: Transmit) -> machine.Event:
        """Ask each profile that the answer to reset speaks for, until one knows the card."""
        for profile in asked:
            found = self._told_by(profile, read, transmit)
            if found is not None:
                return found
        try:
            told_by = badge.of(bytes.fromhex(read.atr), transmit)
        except CardGone:
            return machine.ContactLost(read.reader)
        return machine.NotRecognised(read.reader, explain(bytes.fromhex(read.atr)), told_by)

    def _told_by(self, profile: Profile, read: machine.Read, transmit: Transmit) -> machine.Event | None:
        """What that profile finds; None: the card is of another kind."""

        def progress(part: float) -> None:
            self._happen(machine.Progressed(read.reader, part))

        def met(person: Person) -> None:
            self._happen(machine.PersonMet(read.reader, self._publisher.seen(person, read.reader)))

        try:
            person = self._for_this_card(profile, read, met).read(transmit, progress)
        except CardLocked as locked:
            return machine.KeyNeeded(read.reader, locked.wrong, locked.can)
        except CardGone:
            return machine.ContactLost(read.reader)
        except CardWantsPin as reason:
            return machine.NotRecognised(read.reader, str(reason))
        except CardUnreadable as reason:
            return machine.ReadFailed(read.reader, str(reason))
        except _ServiceLost:
            raise
        except Exception as bug:  # noqa: BLE001  # a profile that stumbles over a card must not end the watch
            # The text of the error may quote the card, so it is not kept.
            return machine.ReadFailed(read.reader, f"profile {profile.name}: {whereabouts(bug)}")
        return machine.PersonRead(read.reader, self._publisher.seen(person, read.reader)) if person else None

    def _for_this_card(self, profile: Profile, read: machine.Read, met: Callable[[Person], None]) -> Profile:
        """A profile that needs a key gets it, and the day, and may tell the person before it ends."""
        if isinstance(profile, Keyed):
            today = max(self._clock.now(), BUILD_FLOOR).astimezone().date()
            return profile.opened(read.key, bytes.fromhex(read.atr), met, today)
        return profile


def read_once(
    wait: float,
    reader: CardReader | None = None,
    key: CardKey | None = None,
    until: Sequence[CardPhase] = (CardPhase.READY,),
) -> CardState:
    """Watch until a person has been read or ``wait`` seconds are over; the state of that moment.

    ``until``: the states that end the wait.
    A trouble does not end the wait: a mute card may be turned round, an unknown one changed. A reading that
    has begun is let finish, photo included. ``reader`` is started and stopped; by default every reader that
    pcscd knows. ``key`` is given to the first card that asks for one; if it is another's, that ends the wait.
    """
    clock = SystemClock()
    reader = reader or PcscReader(clock)
    states: SimpleQueue[CardState] = SimpleQueue()
    deadline = clock.monotonic() + wait
    last = CardState(CardPhase.SERVICE_DOWN, detail="no answer yet")
    patience = max(wait, _FIRST_STATE)
    reader.start(states.put)
    try:
        while not _is_end(last, until):
            last = states.get(timeout=patience)
            if last.phase is CardPhase.NEEDS_KEY and key is not None and not last.detail:
                reader.give(key)
                key = None
            left = deadline - clock.monotonic()
            being_read = last.phase in {CardPhase.READING, CardPhase.READY}
            patience = max(left, _READING_ENDS if being_read else 0.0)
    except Empty:
        pass
    finally:
        reader.stop()
    return last


def _is_end(state: CardState, until: Sequence[CardPhase]) -> bool:
    """What is waited for, a person whole, or a key that was tried and is another's."""
    complete = state.phase in until and (state.phase is not CardPhase.READY or state.progress >= 1.0)
    return complete or (state.phase is CardPhase.NEEDS_KEY and bool(state.detail))


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
    """``Transmit`` on an open card."""
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

    return mended(exchange)


def _words(result: int) -> str:
    return f"{scard.SCardGetErrorMessage(result)} (0x{result & 0xFFFFFFFF:08X})"
