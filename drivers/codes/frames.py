"""Pictures of codes, from whatever makes them: a camera's program, a file, another terminal window.

``DATA/codes.sock`` takes one picture (PNG or JPEG) or one text a connection, until the sender closes its
half, and answers with one byte: ``1`` a code was read, ``0`` none. So any camera becomes a reader with the
program that it comes with, and no driver of it is in this process; ``kiosk code show`` plays one in
training. The folder is closed to other users.
Frames are read one after the other; what comes meanwhile waits in the socket.
"""

import contextlib
import logging
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from drivers.codes.picture import MAX_BYTES, PictureInvalid, is_picture, read_picture
from drivers.codes.port import LONGEST, Heard
from kiosk.log import Event, log

NAME = "codes.sock"
PATIENCE = 5.0
"""Seconds that a sender may take between two pieces of a frame."""
READ, NOTHING = b"1", b"0"


class Frames:
    """Implements the port; reads on a thread of its own."""

    def __init__(self, folder: Path) -> None:
        """``folder``: the data folder."""
        self._folder = folder
        self._listening: socket.socket | None = None
        self._thread: threading.Thread | None = None

    def start(self, heard: Heard) -> None:
        """See the port. What a killed process left of its socket is taken away.

        Where there can be no socket there are no pictures; everything else goes on.
        """
        listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            with _address(self._folder) as address:
                (self._folder / NAME).unlink(missing_ok=True)
                listening.bind(address)
            listening.listen(2)
        except OSError as e:
            listening.close()
            detail = f"no pictures of codes: {NAME}: {e.strerror}"
            log(Event.TROUBLE, logging.WARNING, code="codes-unavailable", detail=detail)
            return
        self._listening = listening
        self._thread = threading.Thread(
            target=self._serve, args=(listening, heard), name="codes", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """See the port."""
        if self._listening is None or self._thread is None:
            return
        with contextlib.suppress(OSError):  # wakes accept
            self._listening.shutdown(socket.SHUT_RDWR)
        self._thread.join(PATIENCE + 1)
        self._listening.close()
        self._listening = None
        (self._folder / NAME).unlink(missing_ok=True)

    def _serve(self, listening: socket.socket, heard: Heard) -> None:
        while True:
            try:
                sender, _ = listening.accept()
            except OSError:  # stopped
                return
            with sender, contextlib.suppress(OSError):  # a sender that left, or takes too long
                sender.settimeout(PATIENCE)
                text = text_of(_received(sender))
                if text:
                    heard(text)
                sender.sendall(READ if text else NOTHING)


def send(folder: Path, frame: bytes) -> bool:
    """Show a frame, or a text, to the screen that runs on this data folder; whether a code was read.

    Raises:
        OSError: no screen runs there.
    """
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line, _address(folder) as address:
        line.settimeout(2 * PATIENCE)
        line.connect(address)
        line.sendall(frame)
        line.shutdown(socket.SHUT_WR)
        return line.recv(1) == READ


def text_of(frame: bytes) -> str:
    """The text of the code in a picture, or of a text itself; empty when there is none."""
    if not is_picture(frame):
        found = frame.decode("utf-8", errors="replace").strip()
        return found if len(found) <= LONGEST else ""
    try:
        found = read_picture(frame)
    except PictureInvalid:
        return ""
    return found if found.strip() else ""  # whole: a blank is a character of Base45


def _received(sender: socket.socket) -> bytes:
    pieces = bytearray()
    while len(pieces) <= MAX_BYTES and (piece := sender.recv(1 << 16)):
        pieces += piece
    return bytes(pieces)


@contextmanager
def _address(folder: Path) -> Iterator[str]:
    """The socket's address by an open folder: a path may be longer than the 107 bytes of ``sun_path``."""
    fd = os.open(folder, os.O_PATH | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{fd}/{NAME}"
    finally:
        os.close(fd)
