"""The print on a page, read by rapidocr in a process that ends with it: ``read``.

Its models are in its wheel: nothing is fetched, and nothing leaves the machine. With what it needs it takes
340 MB of disk, and some 400 MB of memory for the seconds that it runs, so it is the extra ``ocr`` and no
part of the terminal as it comes. What was read is a guess: nothing is filled in with it.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from enum import StrEnum
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
    FAILED = "failed"


def read(image: bytes) -> tuple[Line, ...] | NoLines:
    """The lines of a JPEG or PNG, from the top; else why not. About 3 s; writes nothing down."""
    try:
        done = subprocess.run(  # noqa: S603  # this module, in a process of its own
            _COMMAND,
            input=image,
            capture_output=True,
            timeout=_WITHIN,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return NoLines.FAILED
    if done.returncode == _NOT_INSTALLED:
        return NoLines.NOT_INSTALLED
    if done.returncode:
        return NoLines.FAILED
    return tuple(Line(text, confidence, tuple(box)) for text, confidence, box in json.loads(done.stdout))


def _lines(found: Any) -> list[Any]:
    """What rapidocr found, as JSON has it."""
    if found.txts is None:
        return []
    lines = []
    for text, score, corners in zip(found.txts, found.scores, found.boxes, strict=True):
        xs, ys = [int(x) for x, _ in corners], [int(y) for _, y in corners]
        lines.append([text, round(float(score), 3), [min(xs), min(ys), max(xs), max(ys)]])
    return lines


def _main() -> int:
    image = sys.stdin.buffer.read()
    try:
        from rapidocr import RapidOCR  # noqa: PLC0415  # the extra `ocr`
    except ImportError:
        return _NOT_INSTALLED
    engine = RapidOCR(params={"Global.log_level": "critical"})
    sys.stdout.write(json.dumps(_lines(engine(image))))
    return 0


if __name__ == "__main__":
    sys.exit(_main())
