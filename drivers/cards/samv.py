"""The card port on a serial line: resident cards through a police-certified module (SAM_V, GA 467).

A frame is ``AA AA AA 96 69``, a length (2 bytes, big-endian) of all that follows it, the rest, and the XOR of
everything from the length on. A question is command and parameter; an answer is a status of three bytes
(``00 00 9F``) and data. 115200 baud, 8N1. Public sources agree on this and on the commands below
(``qiwenming/IDCardDemo``, ``waitingsong/node-idcard-reader`` and others); no real module has been tried.

A module that has read a card does not find it again while it lies there (one of these sources says so), but
reads it again. So a card that was read counts as lying there while it can be read with the same text, and as
gone after two failures: a pulled card is noticed within about a second.
"""

import os
import termios
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import reduce
from operator import xor

import serial

from drivers.cards import machine
from drivers.cards.port import CardKey, CardReader, CardState, CardUnreadable
from drivers.cards.publisher import Publisher
from drivers.cards.resident import PHOTO_BYTES, TEXT_BYTES, decode
from kiosk.clock import Clock, SystemClock

BAUD = 115200
POLL = 0.3
"""Seconds from one search for a card to the next, at least: faster, and modules stop answering."""

HEAD = bytes.fromhex("AAAAAA9669")
FIND, SELECT, READ = bytes.fromhex("2001"), bytes.fromhex("2002"), bytes.fromhex("3001")
FOUND, DONE, NO_CARD, NOT_SELECTED = 0x9F, 0x90, 0x80, 0x81
DAMAGED = 0x100
"""Not a status of the module's: what it said arrived damaged."""
LONGEST = 4096
"""No answer is longer than about 2.3 KB (text, photo and fingerprint): a length beyond this is noise."""

_LENGTHS = TEXT_BYTES.to_bytes(2) + PHOTO_BYTES.to_bytes(2)
_IMAGE = len(_LENGTHS) + TEXT_BYTES + PHOTO_BYTES
_ANSWERS_WITHIN = {FIND: 0.6, SELECT: 0.6, READ: 2.0}
_SLICE = 0.05
_REOPEN = 0.5
_STOP_WITHIN = 0.5
_MISSES = 2

_WORDS = {
    0x31: "the card does not prove itself genuine",
    0x32: "the module does not prove itself to the card",
}


def frame(body: bytes) -> bytes:
    """A frame around a body, either way."""
    counted = (len(body) + 1).to_bytes(2) + body
    return HEAD + counted + bytes([reduce(xor, counted)])


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """One sound frame from the module; ``data`` may hold a person."""

    status: int
    data: bytes

    def fits(self, question: bytes) -> bool:
        """Whether it can answer this question, and is not a late answer to another."""
        long = len(self.data) >= _IMAGE
        if question == FIND:
            return self.status not in {DONE, NOT_SELECTED}
        if question == SELECT:
            return self.status not in {FOUND, NO_CARD} and not long
        return self.status not in {FOUND, NO_CARD, NOT_SELECTED} and (self.status != DONE or long)


@dataclass
class Frames:
    """Cuts a stream of bytes into answers, however it was split, merged or disturbed."""

    damaged: int = 0
    """Frames with a wrong check byte or an impossible length so far."""
    _pending: bytearray = field(default_factory=bytearray)

    def __len__(self) -> int:
        """Bytes of the frame that is on its way."""
        return len(self._pending)

    def feed(self, data: bytes) -> Iterator[Answer]:
        """The answers that ``data`` completes."""
        self._pending += data
        while (body := self._next()) is not None:
            yield Answer(body[2], bytes(body[3:]))

    def _next(self) -> bytearray | None:
        pending = self._pending
        while True:
            at = pending.find(HEAD)
            del pending[: at if at >= 0 else max(0, len(pending) - len(HEAD) + 1)]
            if at < 0 or len(pending) < len(HEAD) + 2:
                return None
            size = int.from_bytes(pending[len(HEAD) : len(HEAD) + 2])
            end = len(HEAD) + 2 + size
            if 4 <= size <= LONGEST:
                if len(pending) < end:
                    return None
                counted = pending[len(HEAD) : end]
                if reduce(xor, counted) == 0:
                    del pending[:end]
                    return counted[2:-1]
            self.damaged += 1
            del pending[0]  # the next head may stand anywhere behind, even inside


class SamvReader(CardReader):
    """The module on one serial port. A port that cannot be opened, or is silent, is no reader; both mend."""

    def __init__(self, port: str, clock: Clock | None = None) -> None:
        """``port``: a device, best by its stable name below ``/dev/serial/by-id``."""
        self._port = port
        self._name = f"SAM_V {port}"
        self._clock = clock or SystemClock()
        self._stopping = threading.Event()
        self._publisher = Publisher(self._clock, self._stopping)
        self._thread: threading.Thread | None = None
        self._insertions = 0
        self._searched = 0.0
        self._forget()

    def _forget(self) -> None:
        """Of the card: what was read (b"": nothing yet), and how often since it could not be seen."""
        self._lies: bytes | None = None
        self._misses = 0
        self._silences = 0

    def start(self, listener: Callable[[CardState], None]) -> None:
        """See ``CardReader``. Once an instance."""
        assert self._thread is None, "started twice"
        self._publisher.listener = listener
        self._thread = threading.Thread(target=self._run, name="cards-serial", daemon=True)
        self._thread.start()

    def give(self, key: CardKey) -> None:
        """See ``CardReader``: no card that this module reads asks for a key."""

    def stop(self) -> None:
        """See ``CardReader``."""
        self._stopping.set()
        with self._publisher.gate:
            pass
        if self._thread and self._thread is not threading.current_thread():
            self._thread.join(_STOP_WITHIN)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                with serial.Serial(
                    self._port, BAUD, timeout=_SLICE, write_timeout=_REOPEN, exclusive=True
                ) as line:
                    self._watch(line)
            except (OSError, termios.error) as gone:  # SerialException is an OSError
                self._forget()
                number = getattr(gone, "errno", None)
                reason = os.strerror(number) if number else "unplugged, or used by another program"
                self._publisher.happen(machine.Readers((), f"{self._port}: {reason}"))
                self._stopping.wait(_REOPEN)

    def _watch(self, line: serial.Serial) -> None:
        while not self._stopping.is_set():
            self._poll(line)
            self._stopping.wait(max(0.0, self._searched + POLL - self._clock.monotonic()))

    def _poll(self, line: serial.Serial) -> None:
        """Look for a card once, and follow what that leads to."""
        answer = self._ask(line, FIND)
        self._searched = self._clock.monotonic()
        if answer is None:
            self._silences += 1
            if self._silences >= _MISSES and not self._stopping.is_set():
                self._forget()
                self._publisher.happen(machine.Readers((), f"{self._port}: no module answers"))
            return
        self._silences = 0
        self._publisher.happen(machine.Readers((self._name,)))
        if self._lies is not None:
            self._look_again(line, answer)
        elif answer.status == FOUND:
            self._insertions += 1
            self._lies = b""
            self._follow(line, machine.CardIn(self._name, "", self._insertions))

    def _look_again(self, line: serial.Serial, answer: Answer) -> None:
        """Whether the card still lies there; one that follows it at once is a new one."""
        seen: bytes | None = self._lies
        if self._lies or answer.status != FOUND:
            seen = self._image(line, answer)
        if seen == self._lies or (seen and not self._lies):
            self._misses = 0
            self._follow(line, machine.Tick())
        elif seen is None and self._misses + 1 < _MISSES:
            self._misses += 1
        else:
            self._forget()
            self._publisher.happen(machine.CardOut(self._name))
            if seen:
                self._insertions += 1
                self._publisher.happen(machine.CardIn(self._name, "", self._insertions))
                self._publisher.happen(self._told(seen))

    def _image(self, line: serial.Serial, answer: Answer) -> bytes | None:
        if answer.status == FOUND:
            self._ask(line, SELECT)
        again = self._ask(line, READ)
        if again and again.status == DAMAGED:  # who is there is not news, but somebody is
            return self._lies
        return again.data if again and again.status == DONE else None

    def _follow(self, line: serial.Serial, event: machine.Event) -> None:
        """Let it happen, and read the card if that is what follows."""
        for _ in self._publisher.happen(event):
            self._publisher.happen(self._read(line))

    def _read(self, line: serial.Serial) -> machine.Event:
        if not self._ask(line, SELECT):
            return machine.ContactLost(self._name)
        answer = self._ask(line, READ)
        if not answer or answer.status == DAMAGED:
            answer = self._ask(line, READ)
        if not answer or answer.status != DONE:
            return self._refused(answer)
        return self._told(answer.data)

    def _refused(self, answer: Answer | None) -> machine.Event:
        """A module that refuses to know the card does so again; everything else may go better next time."""
        if answer and answer.status in {0x31, 0x32}:
            return machine.ReadFailed(self._name, _WORDS[answer.status])
        return machine.ContactLost(self._name)

    def _told(self, image: bytes) -> machine.Event:
        """What an image says; the card that said it lies there."""
        self._lies = image
        if image[: len(_LENGTHS)] != _LENGTHS:
            return machine.ReadFailed(self._name, f"lengths {image[: len(_LENGTHS)].hex()}")
        text = image[len(_LENGTHS) : len(_LENGTHS) + TEXT_BYTES]
        try:
            person = decode(text, image[len(_LENGTHS) + TEXT_BYTES : _IMAGE])
        except CardUnreadable as reason:
            return machine.ReadFailed(self._name, str(reason))
        return machine.PersonRead(self._name, self._publisher.seen(person, self._name))

    def _ask(self, line: serial.Serial, question: bytes) -> Answer | None:
        """The module's answer, ``DAMAGED`` among them; None when none came in time."""
        line.reset_input_buffer()  # what came too late belongs to an earlier question
        line.write(frame(question))
        frames = Frames()
        deadline = self._clock.monotonic() + _ANSWERS_WITHIN[question]
        while not self._stopping.is_set() and self._clock.monotonic() < deadline:
            for answer in frames.feed(line.read(max(1, line.in_waiting))):
                if answer.fits(question):
                    return answer
            if frames.damaged:
                return Answer(DAMAGED, b"")
            if question == READ and len(frames):
                part = min(1.0, round(len(frames) / _IMAGE, 1))
                self._publisher.happen(machine.Progressed(self._name, part))
        return None
