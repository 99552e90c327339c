"""The adapter over SANE: each scan is a run of ``scanimage`` (sane-utils), a process of its own.

A backend is vendors' code in the address space of its caller: some hang in ``sane_read``, some crash. In a
process of its own it hangs or crashes alone, can be killed, and the next scan begins anew; ``python-sane``
would put it into the screen's process and wants a compiler. A page comes through a pipe and is never a
file. What went wrong is taken from the words of ``sane_strstatus``: the exit code says the same, but not when
a backend that is told to stop hangs, or dies of its own closed pipe with code 0.
"""

import io
import os
import queue
import re
import selectors
import shutil
import signal
import subprocess
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image, UnidentifiedImageError

from drivers.scanners import machine
from drivers.scanners.port import ScannerPhase, ScannerState, Tell

PROGRAM: Final = "scanimage"
SIMULATED: Final = "test:"
"""Devices of SANE's own test backend; they come with a configuration of ours, which knows no other."""
_CONFIG: Final = Path(__file__).parents[2] / "assets" / "scanner"
DPI: Final = 300
_A4_MM: Final = (210, 297)
_LOOK_EVERY: Final = 10.0
"""Seconds between two looks for a scanner that is not there."""
_PROBE_WITHIN: Final = 30.0
SILENT_FOR: Final = 90.0
"""Seconds without a sign after which a scan is given up: lamps warm up for up to a minute."""
_HOME_WITHIN: Final = 5.0
"""Seconds that a scan which was given up, or has said why it fails, has to let the carriage go home."""
_BEAT: Final = 0.5
_LARGEST: Final = 120_000_000
"""Bytes of a page; A4 in colour at 300 dpi has 26 million."""
_STEP: Final = 0.02
"""Progress that is worth telling."""
_BY_WORDS: Final = {
    "Device busy": ScannerPhase.BUSY,
    "Document feeder jammed": ScannerPhase.JAMMED,
    "Document feeder out of documents": ScannerPhase.NO_PAPER,
    "Scanner cover is open": ScannerPhase.COVER_OPEN,
}
_TROUBLE: Final = re.compile(r"^scanimage: (?:sane_\w+|open of device .*): .+", re.MULTILINE)
"""The line in which ``scanimage`` says why it ends."""
_PROGRESS: Final = re.compile(rb"Progress: ([0-9.]+)%")


@dataclass(frozen=True, slots=True)
class Device:
    """A scanner that answers, and the arguments that make it scan a page of A4 in colour."""

    name: str
    arguments: tuple[str, ...]


def find(device: str = "", config: Path | None = None) -> Device | str:
    """The scanner of that name, or the first there is; else why there is none. Takes up to seconds.

    ``config`` stands for the system's ``/etc/sane.d``. Cameras are no scanners.
    """
    config = config or (_CONFIG if device.startswith(SIMULATED) else None)
    if shutil.which(PROGRAM) is None:
        return "scanimage is not installed"
    listed = [device] if device else _run(["--formatted-device-list", "%d%n"], config).splitlines()
    names = [name for name in listed if not name.startswith("v4l:")]
    if not names:
        return "SANE finds no scanner"
    options = _run(["--device-name", names[0], "--all-options"], config)
    if not options:
        return f"{names[0]} does not answer"
    return Device(names[0], _arguments(options))


def _run(arguments: list[str], config: Path | None) -> str:
    try:
        done = subprocess.run(  # noqa: S603  # a program of SANE and a device that a technician named
            [PROGRAM, *arguments],
            env=_environment(config),
            capture_output=True,
            timeout=_PROBE_WITHIN,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode(errors="replace") if done.returncode == 0 else ""


def _environment(config: Path | None) -> dict[str, str]:
    return {**os.environ, "LC_ALL": "C", **({"SANE_CONFIG_DIR": str(config)} if config else {})}


def _arguments(options: str) -> tuple[str, ...]:
    """What of ``scanimage --all-options`` this device can do of: colour, 300 dpi, a page of A4."""
    found: list[str] = []
    if modes := re.search(r"^ +--mode ([^\[\n]+?) \[(?!inactive)", options, re.MULTILINE):
        choices = modes[1].split("|")
        colour = [mode for mode in choices if re.search("colou?r", mode, re.IGNORECASE)]
        grey = [mode for mode in choices if re.search("gr[ae]y", mode, re.IGNORECASE)]
        found += ["--mode", (colour or grey or choices)[0]]
    if steps := re.search(r"^ +--resolution ([0-9.|]+?)dpi[^\[\n]*\[(?!inactive)", options, re.MULTILINE):
        found += ["--resolution", str(_nearest(steps[1]))]
    for axis, wanted in zip("xy", _A4_MM, strict=True):
        if limit := re.search(rf"^ +-{axis} [0-9.]+\.\.([0-9.]+)mm", options, re.MULTILINE):
            found += [f"-{axis}", f"{min(float(limit[1]), wanted):g}"]
    return tuple(found)


def _nearest(steps: str) -> int:
    """``75|150|300`` or ``1..1200``: the resolution that is nearest to ``DPI``."""
    if ".." in steps:
        low, high = (float(limit) for limit in steps.split(".."))
        return int(min(max(low, DPI), high))
    return min((int(float(step)) for step in steps.split("|")), key=lambda step: abs(step - DPI))


class SaneScanner:
    """One device behind ``Scanner``; a thread of its own looks for it, and scans."""

    def __init__(self, device: str = "", config: Path | None = None) -> None:
        """``device`` as ``scanimage -L`` names it; none: the first there is."""
        self._wanted_device = device
        self._config = config or (_CONFIG if device.startswith(SIMULATED) else None)
        self._device: Device | None = None
        self._state = ScannerState()
        self._jobs: queue.SimpleQueue[float | None] = queue.SimpleQueue()
        self._guard = threading.Lock()  # of the two below
        self._job = 0.0
        self._process: subprocess.Popen[bytes] | None = None
        self._tell: Tell = lambda _: None
        self._thread = threading.Thread(target=self._work, name="scanner", daemon=True)

    def start(self, tell: Tell) -> None:
        """See ``Scanner``."""
        self._tell = tell
        self._thread.start()

    def scan(self, job: float) -> None:
        """See ``Scanner``."""
        with self._guard:
            self._job = job
        self._jobs.put(job)

    def cancel(self) -> None:
        """See ``Scanner``."""
        with self._guard:
            self._job = 0.0
            if self._process:
                self._process.terminate()  # scanimage lets the carriage go home

    def stop(self) -> None:
        """See ``Scanner``."""
        self.cancel()
        self._jobs.put(None)
        if self._thread.ident:
            self._thread.join(timeout=_HOME_WITHIN + 1)
        self._tell = lambda _: None

    def _work(self) -> None:
        self._look()
        while True:
            missing = self._state.phase is ScannerPhase.MISSING
            try:
                job = self._jobs.get(timeout=_LOOK_EVERY if missing else None)
            except queue.Empty:
                self._look()
                continue
            if job is None:
                return
            if self._is_wanted(job):
                self._scan(job)

    def _is_wanted(self, job: float) -> bool:
        with self._guard:
            return self._job == job

    def _look(self) -> None:
        found = find(self._wanted_device, self._config)
        self._device = found if isinstance(found, Device) else None
        self._happens(machine.Found(found.name) if isinstance(found, Device) else machine.Lost(found))

    def _happens(self, event: machine.Event) -> None:
        before, self._state = self._state, machine.advance(self._state, event)
        if self._state is not before:
            self._tell(self._state)
        if self._state.image:  # told, and no more ours
            self._state = ScannerState(ScannerPhase.SCANNED, self._state.device, self._state.job, 1.0)

    def _scan(self, job: float) -> None:
        if self._device is None:
            self._look()
        if self._device is None:
            return
        self._happens(machine.Started(job))
        command = [PROGRAM, "--device-name", self._device.name, *self._device.arguments]
        with self._guard:
            if self._job == job:
                self._process = subprocess.Popen(  # noqa: S603  # see ``_run``
                    [*command, "--format=pnm", "--progress"],
                    env=_environment(self._config),
                    start_new_session=True,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                )
        event = self._read(job, self._process) if self._process else machine.Cancelled(job)
        with self._guard:
            self._process = None
            if self._job != job:
                event = machine.Cancelled(job)
        self._happens(event)
        if isinstance(event, machine.Stopped) and event.trouble is ScannerPhase.FAILED:
            self._look()  # pulled out, or only out of sorts

    def _read(self, job: float, process: "subprocess.Popen[bytes]") -> machine.Event:
        """Until the process ends, is given up, says nothing for too long, or too much.

        The end is its own, not that of its pipes: a backend's child can outlive it and hold them open.
        """
        assert process.stdout
        assert process.stderr
        image, said = bytearray(), bytearray()
        ended = os.pidfd_open(process.pid)
        with selectors.DefaultSelector() as ready, process.stdout, process.stderr:
            ready.register(ended, selectors.EVENT_READ)
            for pipe, held in ((process.stdout, image), (process.stderr, said)):
                os.set_blocking(pipe.fileno(), False)
                ready.register(pipe.fileno(), selectors.EVENT_READ, held)
            why = self._follow(job, ready, image, said)
            _end(process)
            for pipe, held in ((process.stdout, image), (process.stderr, said)):
                while chunk := _available(pipe.fileno()):
                    held.extend(chunk)
        os.close(ended)
        return _ended(job, process.returncode, bytes(image), why or said.decode(errors="replace"))

    def _follow(self, job: float, ready: selectors.BaseSelector, image: bytearray, said: bytearray) -> str:
        """Read along; why the scan must be ended, or nothing when it has."""
        told, heard, given_up = 0.0, time.monotonic(), None
        while True:
            signs = ready.select(_BEAT)
            now = time.monotonic()
            heard = now if signs else heard
            for key, _ in signs:
                if key.data is None:
                    return ""
                if chunk := _available(key.fd):
                    key.data.extend(chunk)
                else:
                    ready.unregister(key.fd)
            failed = _trouble(said.decode(errors="replace"))
            if failed or not self._is_wanted(job):
                given_up = given_up or now
            if now - heard > SILENT_FOR or (given_up and now - given_up > _HOME_WITHIN):
                return failed or "no sign of life"
            if len(image) > _LARGEST:
                return "the page has no end"
            if (part := _progress(said)) >= told + _STEP:
                told = part
                self._happens(machine.Progressed(job, part))
            del said[:-400]


def _end(process: "subprocess.Popen[bytes]") -> None:
    """The process and what it started. It is waited for last: until then nobody else has its number."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _available(pipe: int) -> bytes:
    """What can be read at once; nothing at its end, and when there is nothing yet."""
    try:
        return os.read(pipe, 1 << 20)
    except BlockingIOError:
        return b""


def _progress(said: bytearray) -> float:
    steps = _PROGRESS.findall(said)
    return float(steps[-1]) / 100 if steps else 0.0


def _trouble(said: str) -> str:
    found = _TROUBLE.search(said.replace("\r", "\n"))
    return found[0] if found else ""


def _ended(job: float, status: int, image: bytes, said: str) -> machine.Event:
    """What the end of ``scanimage`` means."""
    trouble = _trouble(said)
    if status == 0 and not trouble and _is_whole(image):
        return machine.Done(job, image)
    lines = [line for line in re.split(r"[\r\n]+", said) if line and not line.startswith("Progress")]
    why = trouble or (lines[-1] if lines else "the page is not whole")
    phase = next((phase for words, phase in _BY_WORDS.items() if words in trouble), ScannerPhase.FAILED)
    return machine.Stopped(job, phase, f"scanimage ended with {status}: {why}")


def _is_whole(image: bytes) -> bool:
    """Whether all rows that the header promises are there: a scan that ends early ends with status 0 too."""
    try:
        with Image.open(io.BytesIO(image)) as page:
            page.load()
    except (OSError, ValueError, UnidentifiedImageError, Image.DecompressionBombError):
        return False
    return True
