"""The port on CUPS: A4 pages, to any printer that CUPS knows.

A PDF is streamed to the queue, so this side makes no file of it, and the job is followed by its own events
(RFC 3995, 3996: a pull subscription), because a print server that keeps no history has forgotten a job in
the moment in which it is done. The server holds the PDF in its spool while it prints and no longer: a job
that has ended is purged here whatever ``PreserveJobFiles`` says. A power cut amid a job leaves it there, so
the spool belongs on a RAM disk (drivers/README.md). The job's title says nothing of its content.
"""

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

import cups

from drivers.printers.port import AddressInvalid, Done, Health, PrinterEvent, Refused, Said, Silent

PRINTS_WITHIN: Final = 90.0
"""Seconds for all pages of a sheet."""
_LOOK_EVERY: Final = 0.1
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
class PagePrinter:
    """``address``: ``cups:QUEUE``, ``cups://HOST:631/QUEUE`` or ``cups:QUEUE?socket=/PATH``."""

    address: str

    def __post_init__(self) -> None:
        """Raises AddressInvalid."""
        if not (urlsplit(self.address).scheme == "cups" and self._queue):
            raise AddressInvalid(f"{self.address}: write cups:QUEUE or cups://HOST:631/QUEUE")

    @property
    def dots(self) -> None:
        """Pages."""
        return

    @property
    def _queue(self) -> str:
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
        found: Mapping[str, Any] = server.getPrinterAttributes(self._queue, requested_attributes=wanted)
        return found

    def print(self, sheet: bytes) -> Iterator[PrinterEvent]:
        """``sheet`` is a PDF."""
        try:
            server = self._connect()
            before = _health(self._attributes(server))
            yield before if before.detail.startswith("the queue") else Said(Health.READY, before.detail)
            watch = server.createSubscription(
                f"ipp://localhost/printers/{self._queue}",
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
        job = server.createJob(self._queue, _TITLE, {"media": "iso_a4_210x297mm"})
        try:
            server.startDocument(self._queue, job, _TITLE, "application/pdf", 1)
            server.writeRequestData(sheet, len(sheet))
            server.finishDocument(self._queue)
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
                if told != before or time.monotonic() - begun > _HEARSAY:
                    yield told
                pause.wait(_LOOK_EVERY)
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
