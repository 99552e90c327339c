"""A card at the other end of vpcd's line: plays an emulation to a real pcscd.

vpcd (vsmartcard) listens on a TCP port for each virtual slot. A connection is a card put in, its end a card
taken out. A message is a big-endian 16-bit length and the payload; a payload of one byte is a control (off,
on, reset, get ATR; get ATR alone is answered), anything longer is a command APDU, answered by data and
status word. pcscd looks every 0.4 s, so that is how long an insertion or a removal may go unnoticed.
"""

import socket
import threading
from contextlib import suppress
from dataclasses import dataclass

from drivers.cards.emulations import Played

PORT = 35963
"""0x8C7B, where Debian's vpcd waits for the card of its first slot; the second is the next."""

READER = "Virtual PCD"
"""What the names of its readers begin with."""

_GET_ATR = 4


@dataclass(frozen=True, slots=True)
class Faults:
    """What goes wrong with this card. Commands are counted from 0."""

    pull_at: int | None = None
    """The card is pulled when this command has arrived, before it is answered."""

    delay: float = 0.0
    """Seconds before each answer."""


class VirtualCard:
    """One card. It knows nothing of how its line was reached."""

    def __init__(self, emulation: Played, faults: Faults | None = None) -> None:
        """``faults``: none, if not given."""
        self.felt = threading.Event()
        """Set once pcscd has asked for the answer to reset: the card is in."""
        self.commands = 0
        """How many commands have arrived."""
        self._emulation = emulation
        self._session = emulation.powered()
        self._faults = faults or Faults()
        self._line: socket.socket | None = None
        self._pulled = threading.Event()
        self._thread: threading.Thread | None = None

    def insert(self, line: socket.socket) -> None:
        """Play on a thread of its own until ``remove``, a pull, or the end of pcscd."""
        self._line = line
        self._thread = threading.Thread(target=self._play, args=(line,), name="virtual card", daemon=True)
        self._thread.start()

    def remove(self) -> None:
        """Take the card out; pcscd notices within 0.4 s."""
        self._pulled.set()
        if self._line is not None:
            with suppress(OSError):  # the other side was faster
                self._line.shutdown(socket.SHUT_RDWR)
        self.wait()

    def wait(self) -> None:
        """Until the card is out, by whoever's hand."""
        if self._thread is not None:
            self._thread.join()

    def _play(self, line: socket.socket) -> None:
        """Answer until the line ends, and close it."""
        with line:
            while not self._pulled.is_set():
                message = self._received(line)
                if message is None:
                    return
                answer = self._answer(message)
                if answer is not None and not self._pulled.is_set():
                    try:
                        line.sendall(len(answer).to_bytes(2) + answer)
                    except OSError:  # pcscd went while we spoke
                        return

    def _answer(self, message: bytes) -> bytes | None:
        if len(message) == 1:
            if message[0] != _GET_ATR:
                self._session = self._emulation.powered()
                return None
            self.felt.set()
            return self._emulation.atr
        number, self.commands = self.commands, self.commands + 1
        if number == self._faults.pull_at:
            self._pulled.set()
            return None
        if self._faults.delay:
            self._pulled.wait(self._faults.delay)
        return self._session.answer(message)

    def _received(self, line: socket.socket) -> bytes | None:
        head = _exactly(line, 2)
        return _exactly(line, int.from_bytes(head)) if head else None


def _exactly(line: socket.socket, size: int) -> bytes | None:
    """``size`` bytes, or None at the end of the line."""
    got = b""
    while len(got) < size:
        try:
            # vpcd sends length and payload apart: without this, Nagle and delayed ACK cost 44 ms a command.
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
            part = line.recv(size - len(got))
        except OSError:  # a reset is an end too
            return None
        if not part:
            return None
        got += part
    return got
