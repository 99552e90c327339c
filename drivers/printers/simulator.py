"""An ESC/POS receipt printer without paper: answers like one, and draws what would be on its strip as a PNG.

It is served on a TCP port or on any pair of file descriptors (a pseudo-terminal). What it is told to be
(``Condition``) it answers and lives: without paper, open, offline, mute or slow it keeps what comes in its
buffer, as a real one does, until it is mended, or until the buffer is cleared. Real-time commands are obeyed
as they come in, even amid a picture.

It knows the commands that ``strip.py`` sends; what else comes is kept in ``strange``. For demonstration and
tests alone: its pictures are as readable as paper is. As a process (``python -m drivers.printers.simulator
FOLDER``) it listens on 127.0.0.1, says on standard output at which port, puts pictures into FOLDER (0700),
and takes a condition as a line on FOLDER/control, a Unix socket.
"""

import argparse
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Final

from PIL import Image


class Condition(StrEnum):
    """What the simulator is told to be."""

    READY = "ready"
    PAPER_LOW = "paper-low"
    PAPER_OUT = "paper-out"
    COVER_OPEN = "cover-open"
    OFFLINE = "offline"
    MUTE = "mute"  # takes everything, answers nothing, prints nothing
    SLOW = "slow"  # ten rows a second


_HALTED: Final = {Condition.PAPER_OUT, Condition.COVER_OPEN, Condition.OFFLINE, Condition.MUTE}
_REAL_TIME: Final = {b"\x10\x04": 3, b"\x10\x05": 3, b"\x10\x14": 10}
"""Real-time commands by their first two bytes, and how long each is."""
_LINE: Final = 30
"""Dots of a line feed (ESC d counts them)."""
_SLOWLY: Final = 0.1
_CUT = b"\x1dV"


class Simulator:
    """One printer. ``folder`` takes the pictures; ``on_change`` is called after each paper and condition."""

    def __init__(self, folder: Path, on_change: Callable[[], None] = lambda: None) -> None:
        """Nothing is listened to before ``listen`` or ``serve``."""
        self.folder = folder
        self.strange = b""
        self.papers: list[Path] = []
        self._on_change = on_change
        self._condition = Condition.READY
        self._rows_left: int | None = None
        self._rows: list[bytes] = []
        self._buffer = bytearray()
        self._answer: Callable[[bytes], None] = lambda _: None
        self._moved = threading.Condition()
        self._closed = False
        self._server: socket.socket | None = None
        self._line: socket.socket | None = None
        self._head = threading.Thread(target=self._print_on, name="print head", daemon=True)
        self._head.start()

    def tell(self, condition: Condition, rows_left: int | None = None) -> None:
        """Be so from now on; with ``rows_left`` the paper ends after so many more rows."""
        with self._moved:
            self._condition, self._rows_left = condition, rows_left
            self._moved.notify_all()
        self._on_change()

    def listen(self, port: int = 0) -> int:
        """Serve on 127.0.0.1, one connection after the other as such printers do; the port."""
        self._server = socket.create_server(("127.0.0.1", port))
        threading.Thread(target=self._accept, args=(self._server,), name="printer", daemon=True).start()
        return int(self._server.getsockname()[1])

    def serve(self, fd: int) -> None:
        """Be at the other end of ``fd`` until it ends."""
        with suppress(OSError):  # a pseudo-terminal ends with EIO
            self._answer = lambda told: _write(fd, told)
            rest = b""
            while data := os.read(fd, 4096):
                rest = self._received(rest + data)

    def hang_up(self) -> None:
        """Let go of who is connected, as a pulled cable does."""
        if self._line:
            with suppress(OSError):  # it has gone by itself
                self._line.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Stop."""
        with self._moved:
            self._closed = True
            self._moved.notify_all()
        if self._server:
            with suppress(OSError):
                self._server.shutdown(socket.SHUT_RDWR)
            self._server.close()
        self._head.join()

    def _accept(self, server: socket.socket) -> None:
        while not self._closed:
            try:
                line, _ = server.accept()
            except OSError:  # closed
                return
            with line:
                self._line = line
                self.serve(line.fileno())

    def _received(self, data: bytes) -> bytes:
        """Obey what is real-time, keep the rest for the print head; what is not whole yet is given back."""
        with self._moved:
            at = 0
            while at < len(data):
                size = _REAL_TIME.get(data[at : at + 2], 1)
                if data[at] == 0x10 and len(data) - at < max(size, 2):
                    break
                if size > 1:
                    self._obey(data[at : at + size])
                else:
                    self._buffer.append(data[at])
                at += size
            self._moved.notify_all()
        return data[at:]

    def _obey(self, command: bytes) -> None:
        if command[1] in {0x05, 0x14}:  # DLE ENQ 2, DLE DC4 8: clear all buffers
            self._buffer.clear()
            self._rows.clear()
        elif self._condition is not Condition.MUTE:
            self._answer(bytes([self._status(command[2])]))

    def _status(self, which: int) -> int:
        """The answer to DLE EOT ``which`` (Epson, ESC/POS Command Reference)."""
        is_ = self._condition.__eq__
        out, opened = is_(Condition.PAPER_OUT), is_(Condition.COVER_OPEN)
        match which:
            case 1:
                return 0x12 | (0x08 if self._condition in _HALTED else 0)
            case 2:
                return 0x12 | (0x20 if out else 0) | (0x04 if opened else 0)
            case 4:
                return 0x12 | (0x6C if out else 0x0C if is_(Condition.PAPER_LOW) else 0)
        return 0x12

    def _print_on(self) -> None:
        """The print head: one command after the other, while there is paper and nothing is open."""
        while True:
            with self._moved:
                self._moved.wait_for(self._can_go_on)
                if self._closed:
                    return
                before = len(self.papers)
                self._execute()
                printed = len(self.papers) > before
                if self._condition is Condition.SLOW:
                    self._moved.wait(_SLOWLY)
            if printed:
                self._on_change()

    def _can_go_on(self) -> bool:
        return self._closed or (self._condition not in _HALTED and self._length() is not None)

    def _length(self) -> int | None:
        """Of the first command in the buffer; None while it is not whole."""
        known = {b"\x1b@": 2, b"\x1bd": 3, _CUT: 3, b"\x1dr": 3, b"\x1dv": 8}
        size = known.get(bytes(self._buffer[:2]), 1)
        if size == 8 and len(self._buffer) >= 8:
            width, height = (int.from_bytes(self._buffer[n : n + 2], "little") for n in (4, 6))
            size += width * height
        return size if len(self._buffer) >= max(size, 1) else None

    def _execute(self) -> None:
        size = self._length() or 1
        command = bytes(self._buffer[:size])
        del self._buffer[:size]
        match command[:2]:
            case b"\x1b@":
                pass
            case b"\x1bd":
                self._feed([b""] * (_LINE * command[2]))
            case b"\x1dv":
                width = int.from_bytes(command[4:6], "little")
                self._feed([command[at : at + width] for at in range(8, size, width)])
            case b"\x1dV":
                self._cut()
            case b"\x1dr":
                self._answer(bytes([0x03 if self._condition is Condition.PAPER_LOW else 0x00]))
            case _:
                self.strange += command

    def _feed(self, rows: list[bytes]) -> None:
        if self._rows_left is not None:
            self._rows_left -= len(rows)
            if self._rows_left <= 0:
                self._condition, self._rows_left = Condition.PAPER_OUT, None
        self._rows += rows

    def _cut(self) -> None:
        width = max((len(row) for row in self._rows), default=0)
        if width:
            dots = b"".join(row.ljust(width, b"\0") for row in self._rows)
            strip = Image.frombytes("1", (width * 8, len(self._rows)), bytes(b ^ 0xFF for b in dots))
            number = len(list(self.folder.glob("paper-*.png"))) + 1  # a demo goes on where it stopped
            path = self.folder / f"paper-{number:04d}.png"
            strip.save(path)
            path.chmod(0o600)
            self.papers.append(path)
        self._rows.clear()


def _write(fd: int, data: bytes) -> None:
    with suppress(OSError):  # who asked has gone
        os.write(fd, data)


def control(folder: Path, condition: Condition) -> bool:
    """Tell the simulator of that folder; False when none runs there."""
    with socket.socket(socket.AF_UNIX) as line:
        try:
            line.connect(str(folder / "control"))
            line.sendall(condition.value.encode())
            line.shutdown(socket.SHUT_WR)
            return line.recv(16) == b"done"
        except OSError:
            return False


def main() -> None:
    """The process; see the module."""
    parser = argparse.ArgumentParser(description="A receipt printer without paper.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--port", type=int, default=0)
    arguments = parser.parse_args()
    folder: Path = arguments.folder
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / "control").unlink(missing_ok=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    printer = Simulator(folder)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(folder / "control"))
        server.listen()
        print(printer.listen(arguments.port), flush=True)  # noqa: T201  # to whoever started it
        while True:
            line, _ = server.accept()
            with line, suppress(ValueError, OSError):  # no condition of ours, or who told it has gone
                printer.tell(Condition(line.recv(64).decode(errors="replace").strip()))
                line.sendall(b"done")


if __name__ == "__main__":
    main()
