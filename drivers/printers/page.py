"""The port on CUPS: A4 pages, to any printer that CUPS knows.

CUPS is spoken to by a process of its own (``spool.py``), one a question or a sheet: what hangs there, in
libcups or behind it, is killed, and the next begins anew. A PDF goes through a pipe; this side makes no file
of it.
"""

import os
import select
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from drivers.printers.port import AddressInvalid, Health, PrinterEvent, Said, Silent
from drivers.printers.spool import Spool, read

ANSWERS_WITHIN: Final = 2.5
"""Seconds for the state of a queue, the start of a process included."""
SPEAKS_WITHIN: Final = 10.0
"""Seconds in which something must be heard while a sheet is printed; taking one in keeps a server busy."""
_WITHDRAWS_WITHIN: Final = 1.0


@dataclass(frozen=True)
class PagePrinter:
    """``address``: ``cups:QUEUE``, ``cups://HOST:631/QUEUE`` or ``cups:QUEUE?socket=/PATH``."""

    address: str

    def __post_init__(self) -> None:
        """Raises AddressInvalid."""
        if not (urlsplit(self.address).scheme == "cups" and Spool(self.address).queue):
            raise AddressInvalid(f"{self.address}: write cups:QUEUE or cups://HOST:631/QUEUE")

    @property
    def dots(self) -> None:
        """Pages."""
        return

    def health(self) -> Said:
        """What the queue last heard of its printer: many tell nothing while nothing is printed."""
        with _client("health", self.address) as client:
            event = next(_heard(client, ANSWERS_WITHIN, ANSWERS_WITHIN), None)
        return event if isinstance(event, Said) else Said(Health.OFFLINE, _why(event))

    def print(self, sheet: bytes) -> Iterator[PrinterEvent]:
        """``sheet`` is a PDF."""
        with _client("print", self.address) as client:
            assert client.stdin
            with suppress(BrokenPipeError), closing(client.stdin) as pipe:  # it ended: the silence tells
                pipe.write(sheet)
            yield from _heard(client, ANSWERS_WITHIN, SPEAKS_WITHIN)


def _why(event: PrinterEvent | None) -> str:
    return event.detail if isinstance(event, Silent) else "CUPS cannot be asked: look into the journal"


@contextmanager
def _client(verb: str, address: str) -> Iterator["subprocess.Popen[bytes]"]:
    """A process for one question or sheet; when it has ended, what was not printed is withdrawn."""
    with subprocess.Popen(  # noqa: S603  # a module of ours
        [sys.executable, "-m", "drivers.printers.spool", verb, address],
        stdin=subprocess.PIPE if verb == "print" else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        env={**os.environ, "LC_ALL": "C"},  # backends' messages are in the language of who asks
        start_new_session=True,  # Ctrl-C is for the terminal; it ends this one itself
    ) as client:
        try:
            yield client
        finally:
            client.terminate()
            with suppress(subprocess.TimeoutExpired):
                client.wait(_WITHDRAWS_WITHIN)
            client.kill()


def _heard(client: "subprocess.Popen[bytes]", first: float, then: float) -> Iterator[PrinterEvent]:
    """What it says, to its end, or until it has been silent for too long."""
    assert client.stdout
    pipe, rest, within = client.stdout.fileno(), b"", first
    poll = select.poll()
    poll.register(pipe, select.POLLIN)
    while poll.poll(within * 1000):
        data = os.read(pipe, 4096)
        if not data:
            return
        *lines, rest = (rest + data).split(b"\n")
        yield from map(read, lines)
        within = then
    yield Silent(f"the print server did not answer within {within:g} s")
