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
from dataclasses import asdict, dataclass, replace
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

import cups

from drivers.printers.port import Done, Health, PrinterEvent, Refused, Said, Silent, Taken

PRINTS_WITHIN: Final = 90.0
"""Seconds for all pages of a sheet."""
LOOK_EVERY: Final = 0.1
_HEARSAY: Final = 3.0
"""Seconds for which a printer may mend what its queue still says of it from the sheet before: CUPS learns of
new paper only when something is printed."""
_UNREACHED_FOR: Final = 6.0
"""Seconds for which a backend may say that it does not reach its printer: it has tried twice by then."""
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
    ("timed-out", Health.OFFLINE),
    ("paused", Health.OFFLINE),
    ("media-jam", Health.OFFLINE),
    ("marker-supply-empty", Health.OFFLINE),
    ("toner-empty", Health.OFFLINE),
    ("media-low", Health.PAPER_LOW),
)
_CONNECTING: Final = "connecting-to-device"
_UNREACHED: Final = (
    "The printer is unreachable at this time.",
    "The printer may not exist or is unavailable at this time.",
    "The printer is not connected.",
    "Unable to locate printer",
    "Waiting for printer to become available.",
)
"""What the backends of CUPS 2.4 (ipp, socket, lpd, usb) say in ``printer-state-message`` before a byte is
sent. There is no keyword for it: ``connecting-to-device`` is also said of each look-up of a name. "The
printer is in use" is not among them: a printer that serves somebody else refuses too."""
_TELLS_END: Final = {"ipp", "ipps", "waystation"}
"""Backends that ask the printer for the end of the job (CUPS's own, and the simulator's). ``socket``,
``lpd``, ``usb``, ``hp`` and the like are done when they have delivered all bytes."""
_DEAF: Final = ("get-job-attributes", "job-history", "job-id", "job-state")
"""What an IPP printer may be without (cups-ipp-missing-...), so that its backend hears nothing of the end."""


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
        wanted = [
            "device-uri",
            "printer-is-accepting-jobs",
            "printer-state",
            "printer-state-message",
            "printer-state-reasons",
        ]
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
            reached = begun
            deadline = begun + PRINTS_WITHIN
            while time.monotonic() < deadline:
                ended = _ended(server.getNotifications([watch])["events"], job)
                if ended is not None:
                    told = _health(self._attributes(server))
                    low = low or told.health is Health.PAPER_LOW
                    if ended != _COMPLETED:
                        yield Refused(f"CUPS gave the job up (job-state {ended})")
                    else:
                        yield Done(low) if told.tells_end else Taken(low)
                    return
                attributes, now = self._attributes(server), time.monotonic()
                told = _health(attributes)
                if _CONNECTING in attributes.get(
                    "printer-state-reasons", []
                ):  # progress; the rest is hearsay
                    begun = now
                low = low or told.health is Health.PAPER_LOW
                unreached = told.detail.startswith(_UNREACHED)
                reached = reached if unreached else now
                told_anew = told != before or now - begun > _HEARSAY
                certain = now - reached > _UNREACHED_FOR if unreached else told_anew
                yield told if certain else Said(Health.READY, before.detail)
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
    return replace(_first(attributes), tells_end=tells_end(attributes))


def _first(attributes: Mapping[str, Any]) -> Said:
    found = [str(reason) for reason in attributes.get("printer-state-reasons", []) if reason != _CONNECTING]
    for name, health in _REASONS:
        if any(reason.startswith(name) for reason in found):
            return Said(health, ", ".join(found))
    if not attributes.get("printer-is-accepting-jobs", True):
        return Said(Health.OFFLINE, "the queue accepts no jobs: cupsaccept")
    if attributes.get("printer-state") == _STOPPED:
        return Said(Health.OFFLINE, "the queue is stopped: cupsenable")
    message = str(attributes.get("printer-state-message", ""))
    if message.startswith(_UNREACHED):
        return Said(Health.OFFLINE, message)
    return Said(Health.READY)


def tells_end(attributes: Mapping[str, Any]) -> bool:
    """Whether *completed* will mean that the pages are on paper."""
    device = urlsplit(str(attributes.get("device-uri", "")))
    ipp = device.scheme in _TELLS_END or (device.scheme == "dnssd" and "._ipp" in device.netloc)
    shared = device.path.startswith(
        ("/printers/", "/classes/")
    )  # a print server again: nobody knows its printer
    unasked = {"waitjob=false", "waitjob=no", "waitjob=off"} & set(device.query.lower().split("&"))
    reasons = [str(reason) for reason in attributes.get("printer-state-reasons", [])]
    deaf = any(reason.startswith(f"cups-ipp-missing-{what}") for reason in reasons for what in _DEAF)
    return ipp and not (shared or unasked or deaf)


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
        case "Taken":
            return Taken(**found)
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
