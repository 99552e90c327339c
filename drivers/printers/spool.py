"""One question to CUPS, or one sheet through it, in a process of its own that a hang cannot outlive.

    python -m drivers.printers.spool health ADDRESS
    python -m drivers.printers.spool print ADDRESS < SHEET.pdf

libcups waits for a print server for ever and its binding has no time limit, so ``page.py`` runs this and
kills it. What happens is a line of JSON on standard output each, every ``LOOK_EVERY`` seconds at least while
a sheet is printed. SIGTERM, or a reader that has gone, withdraws the sheet.

A job is followed by its own events (RFC 3995, 3996: a pull subscription), because a print server that keeps
no history has forgotten a job in the moment in which it is done. The server holds the PDF in its spool while
it prints and no longer: a job that has ended is purged here whatever ``PreserveJobFiles`` says. A power cut
amid a job leaves it there, so the spool belongs on a RAM disk (drivers/README.md). The job's title says
nothing of its content.
"""

import json
import signal
import sys
import threading
import time
from collections.abc import Generator, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

import cups

from drivers.printers.port import Done, Health, PrinterEvent, Refused, Said, Silent

PRINTS_WITHIN: Final = 90.0
"""Seconds for all pages of a sheet."""
LOOK_EVERY: Final = 0.1
_HEARSAY: Final = 3.0
"""Seconds for which a printer may mend what its queue still says of it from the sheet before: CUPS learns of
new paper only when something is printed."""
_TITLE: Final = "waystation"
_EVENTS: Final = ["job-completed", "job-state-changed", "job-stopped"]
_COMPLETED, _CANCELED, _ABORTED = 9, 7, 8
"""RFC 8011 §5.3.7."""
_STOPPED = 5
"""A printer that is stopped, RFC 8011 §5.4.11."""
_REASONS: Final = (  # RFC 8011 §5.4.12, without the suffixes -error, -warning, -report
    ("cover-open", Health.COVER_OPEN),
    ("door-open", Health.COVER_OPEN),
    ("media-empty", Health.PAPER_OUT),
    ("media-needed", Health.PAPER_OUT),
    ("offline", Health.OFFLINE),
    ("shutdown", Health.OFFLINE),
    ("connecting-to-device", Health.OFFLINE),
    ("timed-out", Health.OFFLINE),
    ("paused", Health.OFFLINE),
    ("media-jam", Health.OFFLINE),
    ("marker-supply-empty", Health.OFFLINE),
    ("toner-empty", Health.OFFLINE),
    ("media-low", Health.PAPER_LOW),
)


@dataclass(frozen=True)
class Spool:
    """A queue of a print server; ``PagePrinter`` says how an address is written."""

    address: str

    @property
    def queue(self) -> str:
        """Its name; empty when the address has none."""
        return urlsplit(self.address).path.strip("/")

    def _connect(self) -> Any:
        found = urlsplit(self.address)
        socket = parse_qs(found.query).get("socket", [""])[-1]
        if socket:
            return cups.Connection(socket, 0)
        if found.hostname:
            return cups.Connection(found.hostname, found.port or 631)
        return cups.Connection()

    def health(self) -> Said:
        """What the queue last heard of its printer: many tell nothing while nothing is printed."""
        try:
            return _health(self._attributes(self._connect()))
        except (RuntimeError, cups.IPPError, cups.HTTPError) as e:
            return Said(Health.OFFLINE, _words(e))

    def _attributes(self, server: Any) -> Mapping[str, Any]:
        wanted = ["printer-state", "printer-state-reasons", "printer-is-accepting-jobs"]
        found: Mapping[str, Any] = server.getPrinterAttributes(self.queue, requested_attributes=wanted)
        return found

    def print(self, sheet: bytes) -> Generator[PrinterEvent]:
        """``sheet`` is a PDF."""
        try:
            server = self._connect()
            before = _health(self._attributes(server))
            yield before if before.detail.startswith("the queue") else Said(Health.READY, before.detail)
            watch = server.createSubscription(
                f"ipp://localhost/printers/{self.queue}",
                events=_EVENTS,
                lease_duration=int(PRINTS_WITHIN * 2),
            )
            try:
                yield from self._follow(server, watch, sheet, before)
            finally:
                with suppress(cups.IPPError):  # its lease is over
                    server.cancelSubscription(watch)
        except (RuntimeError, cups.HTTPError) as e:
            yield Silent(_words(e))
        except cups.IPPError as e:
            yield Refused(_words(e))

    def _follow(self, server: Any, watch: int, sheet: bytes, before: Said) -> Iterator[PrinterEvent]:
        job = server.createJob(self.queue, _TITLE, {"media": "iso_a4_210x297mm"})
        try:
            server.startDocument(self.queue, job, _TITLE, "application/pdf", 1)
            server.writeRequestData(sheet, len(sheet))
            server.finishDocument(self.queue)
            pause, low, begun = threading.Event(), False, time.monotonic()
            deadline = begun + PRINTS_WITHIN
            while time.monotonic() < deadline:
                ended = _ended(server.getNotifications([watch])["events"], job)
                if ended is not None:
                    low = low or _health(self._attributes(server)).health is Health.PAPER_LOW
                    done = ended == _COMPLETED
                    yield Done(low) if done else Refused(f"CUPS gave the job up (job-state {ended})")
                    return
                told = _health(self._attributes(server))
                low = low or told.health is Health.PAPER_LOW
                late = time.monotonic() - begun > _HEARSAY
                yield told if told != before or late else Said(Health.READY, before.detail)
                pause.wait(LOOK_EVERY)
            yield Silent(f"CUPS did not finish within {PRINTS_WITHIN:.0f} s")
        finally:
            with suppress(cups.IPPError):  # a server without history has forgotten it
                server.cancelJob(job, purge_job=True)


def _ended(events: list[Mapping[str, Any]], job: int) -> int | None:
    """The job-state at its end; None while it goes on."""
    for event in events:
        state = event.get("job-state")
        if event.get("notify-job-id") == job and state in {_COMPLETED, _CANCELED, _ABORTED}:
            return int(state)
    return None


def _health(attributes: Mapping[str, Any]) -> Said:
    """Printer attributes in words; the first that matters."""
    found = [str(reason) for reason in attributes.get("printer-state-reasons", [])]
    for name, health in _REASONS:
        if any(reason.startswith(name) for reason in found):
            return Said(health, ", ".join(found))
    if not attributes.get("printer-is-accepting-jobs", True):
        return Said(Health.OFFLINE, "the queue accepts no jobs: cupsaccept")
    if attributes.get("printer-state") == _STOPPED:
        return Said(Health.OFFLINE, "the queue is stopped: cupsenable")
    return Said(Health.READY)


def _words(e: Exception) -> str:
    return " ".join(str(part) for part in e.args) or type(e).__name__


def written(event: PrinterEvent) -> bytes:
    """An event as a line."""
    return json.dumps({"event": type(event).__name__, **asdict(event)}).encode() + b"\n"


def read(line: bytes) -> PrinterEvent:
    """The same, back."""
    found = json.loads(line)
    match found.pop("event"):
        case "Said":
            return Said(Health(found.pop("health")), **found)
        case "Done":
            return Done(**found)
        case "Refused":
            return Refused(**found)
        case _:
            return Silent(**found)


def main() -> None:
    """The process; see the module."""
    stopped = threading.Event()  # not an exception: it would break into the purge of a job that has ended
    signal.signal(signal.SIGTERM, lambda *_: stopped.set())
    verb, address = sys.argv[1:]
    spool = Spool(address)
    told = spool.print(sys.stdin.buffer.read()) if verb == "print" else (said for said in [spool.health()])
    with closing(told) as events:
        for event in events:
            sys.stdout.buffer.write(written(event))
            sys.stdout.buffer.flush()
            if stopped.is_set():
                break


if __name__ == "__main__":
    main()
