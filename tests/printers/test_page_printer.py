"""What only CUPS does: a spool, queues, jobs that it forgets."""

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from subprocess import PIPE

import pytest

from drivers.printers.machine import run
from drivers.printers.page import PagePrinter
from drivers.printers.port import AddressInvalid, Health, JobPhase, Kind
from drivers.printers.settings import use
from drivers.printers.simulated_cups import SimulatedCups
from drivers.printers.simulator import Condition
from drivers.printers.spool import PRINTS_WITHIN, tells_end
from kiosk import doctor
from kiosk.clock import SystemClock
from kiosk.folder import DataFolder
from tests.printers.conftest import DEADLINE, PDF, mute_server


@pytest.fixture
def sink() -> Iterator[int]:
    """The port of a printer that takes whatever comes, and tells nothing."""

    def swallow(server: socket.socket) -> None:
        while True:
            try:
                line, _ = server.accept()
            except OSError:  # closed
                return
            with line:
                while line.recv(65536):
                    pass

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=swallow, args=(server,), daemon=True)
        thread.start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)
        thread.join(DEADLINE)


def left_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("condition", [Condition.READY, Condition.PAPER_OUT])
def test_nothing_is_left_in_the_spool(cups_server: SimulatedCups, condition: Condition) -> None:
    cups_server.tell(condition)
    seen: list[Path] = []
    for job in run(PagePrinter(cups_server.address), PDF):
        if job.phase is JobPhase.PRINTING:
            cups_server.tell(condition)
            seen += left_in(cups_server.spool)
    assert job.over
    assert left_in(cups_server.spool) == []
    about_jobs = [path.read_bytes() for path in (cups_server.root / "cache").rglob("job.cache*")]
    assert all(b"<Job" not in cache for cache in about_jobs)


def test_the_page_that_comes_out_is_the_page_that_was_sent(cups_server: SimulatedCups) -> None:
    cups_server.tell(Condition.READY)
    *_, last = run(PagePrinter(cups_server.address), PDF)
    assert last.phase is JobPhase.PRINTED
    assert cups_server.papers[-1].read_bytes() == PDF


def test_a_queue_that_is_not_there_is_offline(cups_server: SimulatedCups, tmp_path: Path) -> None:
    nowhere = PagePrinter(cups_server.address.replace("cups:pages", "cups:no-such-queue"))
    assert nowhere.health().health is Health.OFFLINE
    *_, last = run(nowhere, PDF)
    assert last.phase is JobPhase.FAILED
    dead = PagePrinter(f"cups:pages?socket={tmp_path}/none")
    assert dead.health().health is Health.OFFLINE
    *_, last = run(dead, PDF)
    assert last.phase is JobPhase.OFFLINE


def test_a_server_that_never_answers_is_offline_within_three_seconds() -> None:
    with mute_server() as address:
        begun = time.monotonic()
        assert PagePrinter(address).health().health is Health.OFFLINE
        assert time.monotonic() - begun < 3 + 1.5, "and a process on a busy machine"
        *_, last = run(PagePrinter(address), PDF)
        assert last.phase is JobPhase.OFFLINE
        assert "did not answer" in last.detail


def test_a_terminal_that_was_killed_leaves_no_sheet_behind(cups_server: SimulatedCups) -> None:
    cups_server.tell(Condition.PAPER_OUT)
    before = len(cups_server.papers)
    command = [sys.executable, "-m", "drivers.printers.spool", "print", cups_server.address]
    with subprocess.Popen(command, stdin=PIPE, stdout=PIPE, stderr=PIPE) as client:
        assert client.stdin
        assert client.stdout
        client.stdin.write(PDF)
        client.stdin.close()
        assert b"Said" in client.stdout.readline()
        client.stdout.close()  # as a kill of the terminal does
        client.wait(DEADLINE)
    assert left_in(cups_server.spool) == []
    cups_server.tell(Condition.READY)
    *_, last = run(PagePrinter(cups_server.address), PDF)
    assert last.phase is JobPhase.PRINTED
    assert len(cups_server.papers) == before + 1


def test_what_is_only_delivered_is_handed_over_and_not_called_printed(
    cups_server: SimulatedCups, sink: int
) -> None:
    raw = PagePrinter(cups_server.add_queue("raw", f"socket://127.0.0.1:{sink}"))
    assert (raw.health().health, raw.health().tells_end) == (Health.READY, False)
    assert [job.phase for job in run(raw, PDF)] == [JobPhase.ASKED, JobPhase.PRINTING, JobPhase.HANDED]
    assert PagePrinter(cups_server.address).health().tells_end


def test_the_doctor_warns_of_a_queue_that_never_says_printed(
    cups_server: SimulatedCups, sink: int, tmp_path: Path
) -> None:
    use(tmp_path, Kind.PAGE, cups_server.add_queue("raw", f"socket://127.0.0.1:{sink}"))
    (row,) = doctor._each((doctor._page_printer,), DataFolder.at(tmp_path, floor=0), SystemClock())
    assert row.state == doctor.WARN
    assert "ipp://" in row.remedy


@pytest.mark.parametrize("device", ["socket://127.0.0.1:{}", "ipp://127.0.0.1:{}/ipp/print"])
def test_a_printer_that_is_not_reached_is_offline_long_before_the_time_is_up(
    cups_server: SimulatedCups, device: str
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]
    away = PagePrinter(cups_server.add_queue("away", device.format(port)))
    begun = time.monotonic()
    *_, last = run(away, PDF)
    assert last.phase is JobPhase.OFFLINE
    assert "unavailable" in last.detail
    assert time.monotonic() - begun < PRINTS_WITHIN / 4


@pytest.mark.parametrize(
    ("device", "reasons", "tells"),
    [
        ("ipp://192.0.2.7/ipp/print", [], True),
        ("ipps://192.0.2.7:631/ipp/print", ["media-low-report"], True),
        ("dnssd://Office._ipp._tcp.local/?uuid=1", [], True),
        ("dnssd://Office._ipps._tcp.local/", [], True),
        ("dnssd://Office._pdl-datastream._tcp.local/", [], False),
        ("dnssd://Office._printer._tcp.local/", [], False),
        ("ipp://192.0.2.7/ipp/print?waitjob=false", [], False),
        ("ipp://192.0.2.7/ipp/print", ["cups-ipp-missing-job-state"], False),
        ("ipp://192.0.2.8/printers/office", [], False),
        ("ipps://192.0.2.8/classes/office", [], False),
        ("socket://192.0.2.7", [], False),
        ("lpd://192.0.2.7/queue", [], False),
        ("usb://HP/LaserJet?serial=1", [], False),
        ("hp:/net/LaserJet?ip=192.0.2.7", [], False),
        ("", [], False),
    ],
)
def test_only_a_backend_that_asks_for_the_end_tells_it(device: str, reasons: list[str], tells: bool) -> None:
    assert tells_end({"device-uri": device, "printer-state-reasons": reasons}) is tells


@pytest.mark.parametrize("address", ["", "office", "cups:", "ipp://host/printers/office"])
def test_an_address_that_is_none_is_refused_with_how_one_is_written(address: str) -> None:
    with pytest.raises(AddressInvalid, match="cups:QUEUE"):
        PagePrinter(address)
