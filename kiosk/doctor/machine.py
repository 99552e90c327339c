"""The doctor's checks of the machine itself: what speaks, what reads handwriting, screen, touch, sound.

They read what the kernel and the packages tell in files and start nothing. ``root`` is where these files
are: ``/`` but for a test. What a container or a remote session hides is NONE, not a fault.
"""

import ctypes
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from drivers.ink.zinnia import Recognizer
from drivers.scanners.ocr import installed as print_is_read
from kiosk.check import NONE, OK, WARN, Check

if TYPE_CHECKING:
    from kiosk.clock import Clock
    from kiosk.folder import DataFolder

_ROOT: Final = Path("/")
_SPEECH_LIBRARY: Final = "libspeechd.so.2"
_VOICES: Final = (
    "usr/lib/*/espeak-ng-data/lang/sit/cmn",
    "usr/share/espeak-ng-data/lang/sit/cmn",
    "usr/lib/*/espeak-ng-data/cmn_dict",
)
_SMALLEST: Final = (1024, 600)
"""Pixels, the longer side first: below it pages have to be scrolled at every step."""
_DIRECT: Final = 1 << 1
"""INPUT_PROP_DIRECT (linux/input-event-codes.h): a touchscreen, and no touchpad."""
_ONE: Final = [[(100.0, 500.0), (500.0, 500.0), (900.0, 500.0)]]
"""The strokes of the number one, 一."""


def speech(folder: "DataFolder", clock: "Clock", root: Path = _ROOT) -> Check:
    """Library, dispatcher and a Chinese voice: without one of them there is no button "read"."""
    del folder, clock
    missing = []
    try:
        ctypes.CDLL(_SPEECH_LIBRARY)
    except OSError:
        missing.append(_SPEECH_LIBRARY)
    if shutil.which("speech-dispatcher") is None:
        missing.append("speech-dispatcher")
    if not any(True for pattern in _VOICES for _ in root.glob(pattern)):
        missing.append("the Chinese voice of espeak-ng")
    if missing:
        return Check("speech", WARN, f"missing: {', '.join(missing)}", "script/setup")
    return Check("speech", OK, "speech-dispatcher with a Chinese voice of espeak-ng")


def handwriting(folder: "DataFolder", clock: "Clock") -> Check:
    """Library and model, by reading one character."""
    del folder, clock
    recognizer = Recognizer.open()
    if recognizer is None:
        return Check("handwriting", WARN, "libzinnia or its model is missing or damaged", "script/setup")
    if "一" not in recognizer.candidates(_ONE):
        return Check("handwriting", WARN, "the model does not know the simplest character", "script/setup")
    return Check("handwriting", OK, "the model reads characters")


def ocr(folder: "DataFolder", clock: "Clock") -> Check:
    """Whether print on scanned pages can be read: an extra, whose absence is no fault."""
    del folder, clock
    if not print_is_read():
        return Check("ocr", NONE, "not installed: pip install 'waystation[ocr]' where pages are to be read")
    return Check("ocr", OK, "rapidocr is installed")


def sound(folder: "DataFolder", clock: "Clock", root: Path = _ROOT) -> Check:
    """Whether there is anything to be heard with, as ALSA tells in ``/proc/asound/pcm``."""
    del folder, clock
    try:
        lines = (root / "proc/asound/pcm").read_text("utf-8", errors="replace").splitlines()
    except OSError:
        lines = []
    outputs = [line.split(":")[1].strip() for line in lines if "playback" in line and line.count(":") > 1]
    if not outputs:
        remedy = "connect a loudspeaker and switch its card on (aplay -l); pages are not read aloud without"
        return Check("sound", WARN, "no sound output is seen", remedy)
    return Check("sound", OK, ", ".join(dict.fromkeys(outputs)))


def screen(folder: "DataFolder", clock: "Clock", root: Path = _ROOT) -> Check:
    """The connected screens and their best mode (``/sys/class/drm``)."""
    del folder, clock
    modes = dict(_screens(root))
    if not modes:
        return Check("screen", NONE, "no screen can be seen from here")
    detail = ", ".join(f"{name} {mode}" for name, mode in modes.items())
    sides = [sorted(map(int, re.findall(r"\d+", mode)[:2]), reverse=True) for mode in modes.values()]
    if all(side < least for size in sides for side, least in zip(size, _SMALLEST, strict=False)):
        return Check("screen", WARN, detail, "use a screen of 1280x720 or more, or set its native mode")
    return Check("screen", OK, detail)


def touch(folder: "DataFolder", clock: "Clock", root: Path = _ROOT) -> Check:
    """Touchscreens, as the kernel lists its input devices (``/proc/bus/input/devices``)."""
    del folder, clock
    try:
        listed = (root / "proc/bus/input/devices").read_text("utf-8", errors="replace")
    except OSError:
        listed = ""
    if not listed.strip():
        return Check("touch", NONE, "no input device can be seen from here")
    found = [
        name[1]
        for block in listed.split("\n\n")
        if (prop := re.search(r"^B: PROP=.*?([0-9a-f]+)$", block, re.MULTILINE))
        and int(prop[1], 16) & _DIRECT
        and (name := re.search(r'^N: Name="(.*)"$', block, re.MULTILINE))
    ]
    if not found:
        remedy = "plug the screen's USB cable in; citizens cannot do without touch"
        return Check("touch", WARN, "no touchscreen, only keyboard and mouse", remedy)
    return Check("touch", OK, ", ".join(dict.fromkeys(found)))


def _screens(root: Path) -> Iterator[tuple[str, str]]:
    for status in sorted(root.glob("sys/class/drm/card*-*/status")):
        modes = (status.parent / "modes").read_text("ascii", errors="replace").split()
        if status.read_text("ascii", errors="replace").strip() == "connected" and modes:
            yield status.parent.name.partition("-")[2], modes[0]
