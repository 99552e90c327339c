"""Each state of each device has a page, with words of its own in both languages, and a way on."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtQuick import QQuickItem

from drivers.cards.port import CardPhase
from drivers.printers.port import Health, JobPhase
from drivers.scanners.page import Flaw
from drivers.scanners.port import ScannerPhase
from drivers.sticks import StickPhase
from kiosk.specimens import devices
from kiosk.specimens.devices import SHOWN
from sync.states import LinkState
from tests.ui.conftest import PAGES, Finger, Open
from tests.ui.test_pages import interactive, nothing_is_cut_off
from ui.screen import LANGUAGES, Look

ROOT = Path(devices.__file__).parents[2]
EVERY = PAGES | devices.pages(PAGES)
CODES = {
    "reader": CardPhase,
    "receipt printer": Health,
    "sheet": JobPhase,
    "scanner": ScannerPhase,
    "page": Flaw,
    "stick": StickPhase,
    "line": LinkState,
}
SAME = [
    {"receipt-sheet-asked", "receipt-printing"},  # printing, to who waits for the paper
    {"home-printer-cover-open", "home-printer-offline"},  # out of order, to who has nothing to print yet
    {"home-line-down", "home-line-captive", "home-line-clock"},  # no line, and they can apply all the same
]
"""What says the same for a reason."""


@pytest.mark.parametrize("device", SHOWN)
def test_every_state_has_a_specimen(device: str) -> None:
    assert set(SHOWN[device]) >= set(CODES.get(device, ()))
    assert set(SHOWN[device].values()) <= EVERY.keys()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("device", SHOWN)
def test_every_state_is_said_in_its_own_words(device: str, lang: str, open_window: Open) -> None:
    finger = open_window(Look(lang, size=(1080, 1920)))
    said: dict[str, frozenset[str]] = {}
    for name in dict.fromkeys(SHOWN[device].values()):
        finger.shows(EVERY[name])
        said[name] = frozenset(texts(finger))
        nothing_is_cut_off(finger, f"{name} {lang}")
        assert any(item.objectName() in NEXT for item in interactive(finger)), f"{name}: and now?"
    for name, words in said.items():
        alike = {other for other, those in said.items() if those == words}
        assert alike == {name} or alike in SAME, f"{alike} say the same"
    assert finger.window.warnings == []


NEXT = {"next", "back", "done", "search", "call-staff", "hand-in"}
"""A way on or back, or all that the home offers."""


def texts(finger: Finger) -> Iterator[str]:
    """What stands on the page and in its strips, without what is at the top of every page."""

    def look(item: QQuickItem) -> Iterator[str]:
        if item.isVisible() and item.opacity() > 0:
            text = item.property("text")
            if isinstance(text, str) and text and item.property("font") is not None:
                yield text
            for child in item.childItems():
                yield from look(child)

    return look(finger.window.root.contentItem())


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080)])
def test_a_state_fits_in_large_type_too(size: tuple[int, int], open_window: Open) -> None:
    finger = open_window(Look("en", "elder", size))
    for name in EVERY.keys() - PAGES.keys():  # the others are in test_pages
        finger.shows(EVERY[name])
        nothing_is_cut_off(finger, f"{name} {size}")
    assert finger.window.warnings == []


def test_the_reference_has_every_state_and_its_page() -> None:
    """As the table in drivers/README.md has it."""
    rows = re.findall(
        r"^\| ([a-z ]+) \| (.+) \|$", (ROOT / "drivers/README.md").read_text("utf-8"), re.MULTILINE
    )
    listed = {device: re.findall(r"([a-z-]+) `([a-z-]+)`", states) for device, states in rows}
    for device, states in SHOWN.items():
        assert listed[device] == [(str(state), name) for state, name in states.items()]
