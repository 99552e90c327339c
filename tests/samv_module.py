"""A SAM_V module at the other end of a pseudo-terminal: follows the framing, and fails as real lines do."""

import os
import select
import termios
import threading
import tty
from dataclasses import dataclass, field
from functools import reduce
from operator import xor
from time import monotonic
from typing import Self

HEAD = bytes.fromhex("AAAAAA9669")
FIND, SELECT, READ = "200122", "200221", "300132"
BUSY = 0.4
"""Seconds until a delayed answer."""


def answer(status: int, data: bytes = b"") -> bytes:
    counted = (len(data) + 4).to_bytes(2) + bytes([0, 0, status]) + data
    return HEAD + counted + bytes([reduce(xor, counted)])


@dataclass
class Line:
    """What goes wrong; answers to READ are counted from 0."""

    chunk: int = 4096
    before: bytes = b""
    corrupt: frozenset[int] = frozenset()
    late: frozenset[int] = frozenset()
    unplug_at: int | None = None
    read_status: int = 0x90
    finds_again: bool = False
    """Whether the module finds a card that it has read and that still lies there."""


@dataclass
class Module:
    """One module, plugged in while the block runs. ``card`` is text and photo, or None."""

    line: Line = field(default_factory=Line)
    card: bytes | None = None
    finds: list[float] = field(default_factory=list)
    reads: int = 0
    looked: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    """Released with every READ."""
    silent: bool = False

    def __enter__(self) -> Self:
        self._master, self._slave = os.openpty()
        tty.setraw(self._slave, termios.TCSANOW)
        self.port = os.ttyname(self._slave)
        self._wake, self._waker = os.pipe()
        self._read_before: bytes | None = None
        self._plugged = True
        self._thread = threading.Thread(target=self._serve, name="samv module")
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        os.write(self._waker, b"x")
        self._thread.join()
        self._unplug()
        os.close(self._wake)
        os.close(self._waker)

    def _unplug(self) -> None:
        if self._plugged:
            self._plugged = False
            os.close(self._master)
            os.close(self._slave)

    def _serve(self) -> None:
        pending = b""
        while self._plugged:
            ready, _, _ = select.select([self._master, self._wake], [], [])
            if self._wake in ready:
                return
            pending += os.read(self._master, 256)
            while len(pending) >= 10:
                question, pending = pending[:10], pending[10:]
                assert question.startswith(HEAD + b"\0\3"), question.hex()
                if not self.silent:
                    self._reply(question[7:].hex())

    def _reply(self, question: str) -> None:
        if question == FIND:
            self.finds.append(monotonic())
            again = self.card != self._read_before or self.line.finds_again
            if not again or self.card is None:
                self._say(answer(0x80))
            else:
                self._say(answer(0x9F, bytes(4)))
            if self.card is None:
                self._read_before = None
        elif question == SELECT:
            self._say(answer(0x90, bytes(8)) if self.card else answer(0x81))
        elif question == READ:
            number, self.reads = self.reads, self.reads + 1
            self._image(number)
            self.looked.release()
        else:
            self._say(answer(0x21))

    def _image(self, number: int) -> None:
        if self.card is None or self.line.read_status != 0x90:
            self._say(answer(self.line.read_status if self.card else 0x41))
            return
        self._read_before = self.card
        said = bytearray(self.line.before + answer(0x90, bytes.fromhex("01000400") + self.card))
        if number in self.line.corrupt:
            said[700] ^= 0x40
        if number in self.line.late:
            select.select([self._wake], [], [], BUSY)
        if number == self.line.unplug_at:
            self._say(bytes(said[:600]))
            self._unplug()
        else:
            self._say(bytes(said))

    def _say(self, said: bytes) -> None:
        for at in range(0, len(said), self.line.chunk):
            os.write(self._master, said[at : at + self.line.chunk])
