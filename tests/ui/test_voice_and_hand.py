"""Reading a page aloud with a real engine, and writing on the glass with the real recognizer."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from drivers.ink.zinnia import Recognizer
from kiosk import app, specimens
from kiosk import visit as v
from tests.ui.conftest import EMPTY, PAGES, Finger
from ui.ink import Ink
from ui.screen import Look
from ui.speech import Voice, texts_of

Open = Callable[[], tuple[Finger, list[v.Event]]]


@pytest.fixture
def opened(qtbot: QtBot, qapp: QGuiApplication) -> Iterator[Open]:
    windows: list[app.Window] = []

    def opening() -> tuple[Finger, list[v.Event]]:
        recognizer = Recognizer.open()
        assert recognizer, "libzinnia0 and tegaki-zinnia-simplified-chinese are missing: run script/setup"
        posted: list[v.Event] = []
        window = app.Window(
            EMPTY,
            specimens.StandingClock(),
            posted.append,
            Look(size=(1080, 1920)),
            voice=Voice("mock"),
            ink=Ink(recognizer.candidates),
        )
        windows.append(window)
        return Finger(window, qtbot), posted

    yield opening
    for window in windows:
        window.close()


def spoken(finger: Finger) -> list[str]:
    return [*finger.window.voice._last]


def test_a_page_is_read_from_the_top_and_ends_by_itself(opened: Open) -> None:
    finger, _ = opened()
    finger.shows(PAGES["receipt"])
    finger.touches("read-aloud")
    assert finger.window.voice.property("state") == "speaking"
    said = spoken(finger)
    page = texts_of(next(i for i in finger.all() if i.objectName() == "screen-receipt"))
    assert len(said) >= 4
    assert [text for text in page if text in said] == said
    finger.waits(lambda: finger.window.voice.property("state") == "silent", "it never ended")


def test_nobody_is_named_through_the_loudspeaker(opened: Open) -> None:
    finger, _ = opened()
    finger.shows(PAGES["review"])
    finger.touches("read-aloud")
    who = PAGES["review"].who
    assert who is not None
    assert who.person.name in "".join(texts_of(finger.window.root.contentItem()))
    assert not [text for text in spoken(finger) if who.person.name in text or who.person.id_number in text]


def test_the_voice_can_be_tuned_interrupted_and_made_to_repeat(opened: Open) -> None:
    finger, _ = opened()
    finger.shows(PAGES["service"])
    finger.touches("read-aloud")
    voice = finger.window.voice
    for name, at_its_end in (("slower", "slowest"), ("faster", "fastest"), ("quieter", "quietest")):
        for _ in range(4):
            if finger.find(f"speech-{name}").isEnabled():
                finger.touches(f"speech-{name}")
        assert voice.property(at_its_end)
    finger.touches("speech-again")
    assert voice.property("state") == "speaking"
    finger.touches("read-aloud")
    assert voice.property("state") == "silent"
    assert not finger.sees("speech-again")


def test_the_end_of_a_visit_is_the_end_of_the_voice(opened: Open) -> None:
    finger, _ = opened()
    finger.shows(PAGES["review"])
    finger.touches("read-aloud")
    finger.window.screen.show(EMPTY)
    assert finger.window.voice.property("state") == "silent"
    assert spoken(finger) == []


def test_without_an_engine_there_is_no_button(qtbot: QtBot, qapp: QGuiApplication) -> None:
    window = app.Window(
        EMPTY, specimens.StandingClock(), lambda _: None, Look(size=(1080, 1920)), voice=Voice("none such")
    )
    finger = Finger(window, qtbot)
    finger.shows(PAGES["service"])
    assert not finger.sees("read-aloud")
    assert not finger.sees("write-by-hand")
    window.close()


def test_the_engine_of_the_hall_is_there() -> None:
    from PySide6.QtTextToSpeech import QTextToSpeech

    assert "speechd" in QTextToSpeech.availableEngines(), "libspeechd2 is missing: run script/setup"
    assert Path("/usr/bin/speech-dispatcher").exists(), "speech-dispatcher is missing: run script/setup"


def draws(finger: Finger, *strokes: tuple[tuple[float, float], ...]) -> None:
    """Strokes in hundredths of the pad."""
    pad = finger.find("ink-pad")
    side = min(pad.width(), pad.height())

    def at(point: tuple[float, float]) -> QPoint:
        return pad.mapToScene(QPointF(point[0] * side / 100, point[1] * side / 100)).toPoint()

    for stroke in strokes:
        how = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QTest.mousePress(finger.window.root, *how, at(stroke[0]))
        for (x, y), (to_x, to_y) in pairwise(stroke):
            for n in range(1, 11):
                QTest.mouseMove(finger.window.root, at((x + (to_x - x) * n / 10, y + (to_y - y) * n / 10)))
        QTest.mouseRelease(finger.window.root, *how, at(stroke[-1]))


def test_a_character_is_written_chosen_and_typed(opened: Open) -> None:
    finger, posted = opened()
    finger.shows(EMPTY)
    finger.touches("search")
    finger.touches("write-by-hand")
    finger.settles()
    draws(finger, ((10, 40), (90, 40)), ((50, 10), (48, 45), (10, 92)), ((50, 42), (65, 68), (92, 92)))
    finger.waits(lambda: "大" in finger.window.ink.property("candidates"), "大 was not offered")
    which = finger.window.ink.property("candidates").index("大") + 1
    finger.presses(finger.find(f"ink-{which}"))
    assert finger.text("search") == "大"
    assert v.Search("大") in posted
    assert finger.window.ink.property("candidates") == []
    finger.presses(finger.find("ink-rub-out"))
    assert finger.text("search") == ""
    finger.presses(finger.find("ink-keyboard"))
    assert finger.sees("write-by-hand")


def test_what_was_written_is_wiped_with_the_visit(opened: Open) -> None:
    finger, _ = opened()
    finger.shows(PAGES["home-known"])
    finger.touches("search")
    finger.touches("write-by-hand")
    finger.settles()
    draws(finger, ((10, 50), (90, 50)))
    finger.waits(lambda: finger.window.ink.property("candidates") != [], "nothing was offered")
    finger.window.screen.show(EMPTY)
    assert finger.window.ink.property("candidates") == []
    assert not finger.sees("ink-pad")
