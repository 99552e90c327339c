"""The machine itself: what the kernel and the packages tell in their files, and what it means."""

from pathlib import Path

import pytest

from kiosk.check import NONE, OK, WARN
from kiosk.clock import SystemClock
from kiosk.doctor.machine import handwriting, screen, sound, speech, touch
from kiosk.folder import DataFolder

CLOCK = SystemClock()
PCM = "00-00: ALC236 Analog : ALC236 Analog : playback 1 : capture 1\n00-03: HDMI 0 : HDMI 0 : playback 1\n"
MICROPHONE = "01-00: USB Audio : USB Audio : capture 1\n"
INPUT = """\
I: Bus=0011 Vendor=0001 Product=0001 Version=ab41
N: Name="AT Translated Set 2 keyboard"
B: PROP=0
B: EV=120013

I: Bus=0003 Vendor=0eef Product=c000 Version=0111
N: Name="eGalaxTouch P80H46"
B: PROP={prop}
B: EV=1b
"""


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder.at(tmp_path / "data", floor=0)


def put(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@pytest.mark.parametrize(
    ("told", "state", "said"),
    [
        (None, WARN, "no sound output"),
        ("", WARN, "no sound output"),
        (MICROPHONE, WARN, "no sound output"),
        (PCM, OK, "ALC236 Analog, HDMI 0"),
    ],
)
def test_sound(folder: DataFolder, tmp_path: Path, told: str | None, state: str, said: str) -> None:
    if told is not None:
        put(tmp_path, "proc/asound/pcm", told)
    row = sound(folder, CLOCK, tmp_path)
    assert (row.state, said in row.detail, bool(row.remedy)) == (state, True, state == WARN)


@pytest.mark.parametrize(
    ("told", "state", "said"),
    [
        (None, NONE, "from here"),
        (INPUT.format(prop="0"), WARN, "no touchscreen"),
        (INPUT.format(prop="5"), WARN, "no touchscreen"),  # a touchpad: pointer and buttonpad
        (INPUT.format(prop="2"), OK, "eGalaxTouch P80H46"),
    ],
)
def test_touch(folder: DataFolder, tmp_path: Path, told: str | None, state: str, said: str) -> None:
    if told is not None:
        put(tmp_path, "proc/bus/input/devices", told)
    row = touch(folder, CLOCK, tmp_path)
    assert (row.state, said in row.detail, bool(row.remedy)) == (state, True, state == WARN)


@pytest.mark.parametrize(
    ("screens", "state", "said"),
    [
        ({}, NONE, "from here"),
        ({"card0-HDMI-A-1": ("disconnected", "")}, NONE, "from here"),
        ({"card0-HDMI-A-1": ("connected", "1080x1920\n1024x768")}, OK, "HDMI-A-1 1080x1920"),
        ({"card0-DP-1": ("connected", "640x480")}, WARN, "DP-1 640x480"),
        (
            {"card0-DP-1": ("connected", "640x480"), "card0-eDP-1": ("connected", "1920x1080i")},
            OK,
            "DP-1 640x480, eDP-1 1920x1080i",
        ),
    ],
)
def test_screen(
    folder: DataFolder, tmp_path: Path, screens: dict[str, tuple[str, str]], state: str, said: str
) -> None:
    for name, (status, modes) in screens.items():
        put(tmp_path, f"sys/class/drm/{name}/status", f"{status}\n")
        put(tmp_path, f"sys/class/drm/{name}/modes", modes)
    row = screen(folder, CLOCK, tmp_path)
    assert (row.state, said in row.detail, bool(row.remedy)) == (state, True, state == WARN)


def test_speech(folder: DataFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert speech(folder, CLOCK).state == OK
    row = speech(folder, CLOCK, tmp_path)
    assert (row.state, row.detail) == (WARN, "missing: the Chinese voice of espeak-ng")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "speech-dispatcher, the Chinese voice" in speech(folder, CLOCK, tmp_path).detail


def test_handwriting(folder: DataFolder) -> None:
    assert handwriting(folder, CLOCK).state == OK
