"""A screen runs for months: nothing that it does over and over may cost references that Python needs."""

import gc
import sys

from kiosk import app
from tests.ui.conftest import EMPTY, PAGES, Open
from ui.bridge import Bridge
from ui.screen import Look

ROUNDS = 40


def test_thousands_of_calls_leave_none_and_false_as_they_were(open_window: Open) -> None:
    """PySide6 6.12.0 takes one reference too many at every call that returns nothing (Python 3.11)."""
    finger = open_window(Look(size=(1080, 1920)))
    bridge = Bridge()
    bridge.arrived.connect(finger.window.screen.show)

    def round_() -> None:
        for page in (EMPTY, PAGES["fill"], PAGES["review"]):
            bridge.carry(page)
            app.application().processEvents()
            finger.window.screen.touched()

    for _ in range(3):
        round_()
    gc.collect()  # what other tests left behind holds references too
    gc.disable()
    before = [sys.getrefcount(value) for value in (None, False, True)]
    for _ in range(ROUNDS):
        round_()
    lost = [was - sys.getrefcount(value) for was, value in zip(before, (None, False, True), strict=True)]
    gc.enable()
    assert max(lost) < ROUNDS, f"references lost in {ROUNDS} rounds: {lost}"
