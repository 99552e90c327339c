"""The print on a page, read by rapidocr in a process that ends with it: ``Reading``.

Its models are in its wheel: nothing is fetched, and nothing leaves the machine. With what it needs it takes
340 MB of disk, and some 400 MB of memory for the seconds that it runs, so it is the extra ``ocr`` and no
part of the terminal as it comes. The page goes in and its text comes out through pipes; the process that
sees them can write no file. What was read is a guess: nothing is filled in with it unasked.
"""

import json
import os
import resource
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from typing import Any, Final

_COMMAND: Final = [sys.executable, "-m", "drivers.scanners.ocr"]
_WITHIN: Final = 60.0
_NOT_INSTALLED: Final = 3


@dataclass(frozen=True, slots=True, repr=False)
class Line:
    """One line of print; ``confidence`` is 0 to 1, ``box`` left, top, right, bottom in pixels."""

    text: str
    confidence: float
    box: tuple[int, int, int, int]


class NoLines(StrEnum):
    """Why there are none."""

    NOT_INSTALLED = "not-installed"
    CANCELLED = "cancelled"
    FAILED = "failed"


def installed() -> bool:
    """Whether print can be read here. Looks for the packages and loads none of them."""
    return all(find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))


class Reading:
    """One reading of one page. ``lines`` on a thread that may wait, ``cancel`` from any other."""

    def __init__(self) -> None:
        """Nothing is started yet."""
        self._guard = threading.Lock()  # of the two below
        self._cancelled = False
        self._process: subprocess.Popen[bytes] | None = None

    def lines(self, image: bytes) -> tuple[Line, ...] | NoLines:
        """The lines of a JPEG or PNG, from the top; else why not. About 3 s, a minute at the most."""
        with self._guard:
            if self._cancelled:
                return NoLines.CANCELLED
            self._process = subprocess.Popen(  # noqa: S603  # this module, in a process of its own
                _COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        with self._process as process:
            try:
                said, _ = process.communicate(image, timeout=_WITHIN)
            except subprocess.TimeoutExpired:
                said = b""
            finally:
                process.kill()
        if self._cancelled:
            return NoLines.CANCELLED
        if process.returncode == _NOT_INSTALLED:
            return NoLines.NOT_INSTALLED
        if process.returncode:
            return NoLines.FAILED
        try:
            found = json.loads(said)
        except ValueError:
            return NoLines.FAILED
        return tuple(Line(text, confidence, tuple(box)) for text, confidence, box in found)

    def cancel(self) -> None:
        """Its process ends at once; what it had read by then nobody sees."""
        with self._guard:
            self._cancelled = True
            if self._process:
                self._process.kill()


def _lines(found: Any) -> list[Any]:
    """What rapidocr found, as JSON has it."""
    if found.txts is None:
        return []
    lines = []
    for text, score, corners in zip(found.txts, found.scores, found.boxes, strict=True):
        xs, ys = [int(x) for x, _ in corners], [int(y) for _, y in corners]
        lines.append([text, round(float(score), 3), [min(xs), min(ys), max(xs), max(ys)]])
    return lines


def _seal() -> None:
    """From here on this process writes no file, reports nothing to anybody, and ends in time.

    The kernel sees to the first, with not one byte and no core dump (setrlimit(2)), and to the last, though
    who started it may be gone (alarm(2)). onnxruntime 1.29 and later
    keeps records of its use in the home and sends them to its maker unless the variable is set.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    signal.alarm(round(_WITHIN))
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"


def _main() -> int:
    _seal()
    os.nice(10)  # the screen goes first
    image = sys.stdin.buffer.read()
    try:
        from rapidocr import RapidOCR  # noqa: PLC0415  # the extra `ocr`
    except ImportError:
        return _NOT_INSTALLED
    answer = os.dup(1)
    os.dup2(2, 1)  # what a library prints is no part of it
    engine = RapidOCR(params={"Global.log_level": "critical"})
    with os.fdopen(answer, "w", encoding="utf-8") as out:
        json.dump(_lines(engine(image)), out)
    return 0


if __name__ == "__main__":
    sys.exit(_main())
