"""The adapter over SANE on SANE's own test backend: real processes, real pipes, real statuses."""

import io
import os
import queue
import shutil
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from drivers.scanners import sane
from drivers.scanners.port import ScannerPhase as P
from drivers.scanners.port import ScannerState
from drivers.scanners.sane import Device, SaneScanner, find

SHIPPED = Path(sane.__file__).parents[2] / "assets" / "scanner"
SOON = 20.0
SLOW = "read-limit true\nread-limit-size 1\nread-delay true\nread-delay-duration 200000\n"
"""Lines of test.conf with which a page takes hours."""


class Listener:
    """What a scanner tells, in order."""

    def __init__(self, scanner: SaneScanner) -> None:
        self.scanner = scanner
        self.told: list[ScannerState] = []
        self._news: queue.SimpleQueue[ScannerState] = queue.SimpleQueue()
        scanner.start(self._news.put)

    def until(self, *phases: P) -> ScannerState:
        end = time.monotonic() + SOON
        while True:
            try:
                state = self._news.get(timeout=max(0.0, end - time.monotonic()))
            except queue.Empty:
                raise AssertionError(f"none of {phases} came, but {self.told[-5:]}") from None
            self.told.append(state)
            if state.phase in phases:
                return state


Listen = Callable[..., Listener]


@pytest.fixture
def listen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Listen]:
    """Start a scanner with more lines in its configuration."""
    monkeypatch.setattr(sane, "_HOME_WITHIN", 0.3)
    assert shutil.which(sane.PROGRAM), "sane-utils is missing: run script/setup"
    scanners: list[SaneScanner] = []

    def started(lines: str = "resolution 75.0\n", device: str = "test:0") -> Listener:
        config = tmp_path / f"sane-{len(scanners)}"
        shutil.copytree(SHIPPED, config)
        with (config / "test.conf").open("a") as file:
            file.write(lines)
        scanner = SaneScanner(device, config)
        scanners.append(scanner)
        return Listener(scanner)

    yield started
    for scanner in scanners:
        scanner.stop()


def test_a_page_of_a4_comes_in_colour_with_progress_and_from_memory(listen: Listen, tmp_path: Path) -> None:
    listener = listen("")
    listener.until(P.READY)
    before = set(tmp_path.rglob("*"))
    listener.scanner.scan(1.0)
    done = listener.until(P.SCANNED)
    with Image.open(io.BytesIO(done.image)) as page:
        assert (page.mode, page.size) == ("RGB", (2480, 3507))
    steps = [state.progress for state in listener.told if state.phase is P.SCANNING]
    assert steps == sorted(steps)
    assert 5 < len(steps) <= 51
    assert set(tmp_path.rglob("*")) == before
    assert "P6" not in repr(done)
    assert listener.scanner._state.image == b""


@pytest.mark.parametrize(
    ("status", "phase"),
    [
        ("SANE_STATUS_JAMMED", P.JAMMED),
        ("SANE_STATUS_NO_DOCS", P.NO_PAPER),
        ("SANE_STATUS_COVER_OPEN", P.COVER_OPEN),
        ("SANE_STATUS_DEVICE_BUSY", P.BUSY),
        ("SANE_STATUS_IO_ERROR", P.FAILED),
        ("SANE_STATUS_ACCESS_DENIED", P.FAILED),
        ("SANE_STATUS_EOF", P.FAILED),
    ],
)
def test_what_the_scanner_suffers_has_a_name(
    listen: Listen, monkeypatch: pytest.MonkeyPatch, status: str, phase: P
) -> None:
    """Even when the backend hangs afterwards: its reader is cancelled, at times with malloc's lock held."""
    monkeypatch.setattr(sane, "SILENT_FOR", 3.0)
    listener = listen(f'read-status-code "{status}"\n')
    listener.until(P.READY)
    listener.scanner.scan(1.0)
    ended = listener.until(phase)
    assert (ended.job, ended.image) == (1.0, b"")
    assert ended.detail
    listener.scanner.scan(2.0)
    assert listener.until(phase).job == 2.0


DRIVER = """#!/bin/sh
case "$*" in *--all-options*) echo "it answers"; exit 0;; esac
echo "scanimage: sane_read: Document feeder out of documents" >&2
"""


@pytest.mark.parametrize("end", ["exec sleep 600", "exit 0"])
def test_what_a_driver_said_counts_when_it_hangs_or_loses_its_exit_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, listen: Listen, end: str
) -> None:
    program = tmp_path / "bin" / sane.PROGRAM
    program.parent.mkdir()
    program.write_text(DRIVER + end)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    listener = listen()
    listener.until(P.READY)
    listener.scanner.scan(1.0)
    assert "out of documents" in listener.until(P.NO_PAPER).detail


def test_a_scan_is_given_up_and_the_next_one_begins(listen: Listen) -> None:
    listener = listen(SLOW)
    listener.until(P.READY)
    for job in (1.0, 2.0):
        listener.scanner.scan(job)
        assert listener.until(P.SCANNING).job == job
        listener.scanner.cancel()
        listener.until(P.READY)


def test_a_scan_that_was_given_up_before_it_began_never_begins(listen: Listen) -> None:
    listener = listen(SLOW)
    listener.until(P.READY)
    listener.scanner.scan(1.0)
    listener.scanner.scan(2.0)
    listener.until(P.SCANNING)
    listener.scanner.cancel()
    listener.until(P.READY)
    assert {state.job for state in listener.told if state.phase is P.SCANNING} <= {1.0, 2.0}
    assert listener.scanner._process is None


def test_a_scanner_that_hangs_is_killed(listen: Listen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sane, "SILENT_FOR", 0.2)
    monkeypatch.setattr(sane, "_BEAT", 0.1)
    listener = listen(SLOW)
    listener.until(P.READY)
    listener.scanner.scan(1.0)
    listener.until(P.SCANNING)
    end = time.monotonic() + SOON
    while not (process := listener.scanner._process):
        assert time.monotonic() < end
    os.killpg(process.pid, signal.SIGSTOP)
    assert listener.until(P.FAILED).detail.endswith("no sign of life")
    assert process.returncode == -signal.SIGKILL


def test_stopping_ends_the_process_and_the_thread(listen: Listen) -> None:
    listener = listen(SLOW)
    listener.until(P.READY)
    listener.scanner.scan(1.0)
    listener.until(P.SCANNING)
    listener.scanner.stop()
    assert "scanner" not in {thread.name for thread in threading.enumerate()}
    assert listener.scanner._process is None


def test_a_device_that_is_not_there_is_missing_and_says_so(listen: Listen) -> None:
    listener = listen("", "test:7")
    assert listener.until(P.MISSING).detail == "test:7 does not answer"
    listener.scanner.scan(1.0)
    listener.scanner.stop()
    assert all(state.phase is P.MISSING for state in listener.told)


def test_the_first_device_is_taken_where_none_is_named() -> None:
    found = find(config=SHIPPED)
    assert isinstance(found, Device)
    assert found.name == "test:0"
    assert found.arguments == ("--mode", "Color", "--resolution", "300", "-x", "210", "-y", "297")


def test_without_sane_the_scanner_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find("test:0") == "scanimage is not installed"


FLATBED = """\
    --mode Lineart|Gray|24bit Color [Gray]
    --resolution 75|150|200|600dpi [75]
    -x 0..215.9mm [215.9]
    -y 0..297.011mm [297.011]
"""
FIXED = """\
    --mode Color|Gray [inactive]
    --resolution 100..240dpi (in steps of 1) [100]
    -x 0..105mm (in steps of 1) [105]
"""


@pytest.mark.parametrize(
    ("options", "arguments"),
    [
        (FLATBED, ("--mode", "24bit Color", "--resolution", "200", "-x", "210", "-y", "297")),
        (FIXED, ("--resolution", "240", "-x", "105")),
        ("", ()),
    ],
)
def test_a_device_is_asked_for_what_it_can_do(options: str, arguments: tuple[str, ...]) -> None:
    assert sane._arguments(options) == arguments
