"""The technician's screen: pages fit and are silent, every code has a sentence, a finger gets through."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from drivers.cards.port import CardPhase
from drivers.printers.port import JobPhase
from drivers.sticks import StickPhase
from kiosk import doctor, technician
from kiosk import examination as x
from kiosk.app import SIZES
from kiosk.check import STATES, Check, Outcome, Trial
from kiosk.examination import words
from kiosk.examination.words import WAITING
from kiosk.technician import TechnicianWindow
from tests.ui.conftest import KEBAB, Finger, items
from tests.ui.test_pages import SMALLEST_TOUCH, interactive, name_of, nothing_is_cut_off
from ui.examination import checks_of, derive
from ui.screen import LANGUAGES, THEMES, Look
from ui.speech import Voice

ROOT = Path(doctor.__file__).parents[1]
LOOKS = [Look(*look) for look in product(LANGUAGES, THEMES, SIZES)]
PAGES = technician.specimens()
NOW = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
CAN_WARN = {
    *("vault", "clock", "enrolment", "tls", "outbox", "schema", "receipt-printer", "page-printer", "scanner"),
    *("country-certificates",),
    *("disk", "reader", "screen", "touch", "sound", "speech", "handwriting", "fonts"),
}


class TechnicianFinger(Finger):
    """As in front of a citizen's screen."""

    window: TechnicianWindow  # type: ignore[assignment]

    def shows(self, examination: x.Examination) -> None:  # type: ignore[override]
        self.window.view.show(examination)
        self.settles()


Opened = Callable[..., TechnicianFinger]


@pytest.fixture
def opened(qtbot: QtBot, qapp: QGuiApplication) -> Iterator[Opened]:
    with ExitStack() as stack:

        def open_it(look: Look, post: Callable[[x.Event], None] = lambda _: None, **more: Any) -> Finger:
            window = TechnicianWindow(PAGES["technician-naming"], post, look, **more)
            stack.callback(window.close)
            return TechnicianFinger(window, qtbot)  # type: ignore[arg-type]

        yield open_it  # type: ignore[misc]


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_every_page_is_named_fits_and_is_silent(look: Look, opened: Opened) -> None:
    finger = opened(look)
    for name, examination in PAGES.items():
        finger.shows(examination)
        where = f"{name} {look}"
        assert finger.page().startswith("screen-technician-"), where
        nothing_is_cut_off(finger, where)
        for item in interactive(finger):
            assert KEBAB.fullmatch(item.objectName()), f"{where}: {name_of(item)} has no name"
            assert min(item.width(), item.height()) >= SMALLEST_TOUCH, f"{where}: {name_of(item)}"
    assert finger.window.warnings == []


def test_each_phase_has_a_picture() -> None:
    assert {e.state.phase for e in PAGES.values()} == set(x.Phase) - {x.Phase.KEEPING}


@pytest.fixture(params=LANGUAGES)
def singletons(request: pytest.FixtureRequest, opened: Opened) -> Callable[[str], Any]:
    finger = opened(Look(request.param, size=(1080, 1920)))

    def named(name: str) -> QObject:
        found: QObject = finger.window.engine.singletonInstance("Town.Ui", name)
        return found

    return named


def test_every_check_has_a_name_and_says_what_to_do(singletons: Callable[[str], Any]) -> None:
    remedies = singletons("Remedies")
    names = doctor.names("/dev/ttyS0")
    assert set(words.CHECKS) == set(names)
    for state, told in (("down", set(names)), ("warn", CAN_WARN)):
        other = remedies.remedy("no-such-check", state)
        said = {name: remedies.remedy(name, state) for name in told}
        assert other
        assert [name for name, words in said.items() if words in {"", other}] == []
        assert len(set(said.values())) == len(said)
    assert {remedies.remedy(name, state) for name in names for state in ("ok", "none", WAITING)} == {""}


def test_every_warning_of_the_doctor_is_among_those_that_have_a_sentence() -> None:
    source = "".join(path.read_text("utf-8") for path in (ROOT / "kiosk").glob("doctor*.py"))
    assert set(re.findall(r'Check\(\s*"([a-z-]+)",\s*WARN', source)) <= CAN_WARN


def test_whatever_devices_say_has_words(singletons: Callable[[str], Any]) -> None:
    findings = singletons("Findings")
    assert all(findings.said("card", phase.value) for phase in set(CardPhase) - {CardPhase.EMPTY})
    assert all(findings.said("page", phase.value) for phase in set(JobPhase) - {JobPhase.ASKED})
    assert len({findings.stick(phase.value) for phase in StickPhase} - {""}) >= 5


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_check_state_trial_and_outcome_has_words_of_its_own(lang: str) -> None:
    assert set(words.STATES) == {*STATES, WAITING}
    assert (set(words.TRIALS), set(words.OUTCOMES)) == (set(Trial), set(Outcome))
    for table in (words.CHECKS, words.STATES, words.TRIALS, words.OUTCOMES):
        assert len({text.in_(lang) for text in table.values()}) == len(table)
    assert words.check_in("of-a-later-release", lang) == "of-a-later-release"


def test_the_names_of_checks_change_language_with_the_screen(opened: Opened) -> None:
    finger = opened(Look("en", size=(1080, 1920)))
    finger.shows(PAGES["technician-checks"])
    for lang, name in (("zh", "回执打印机"), ("en", "Receipt printer")):
        finger.window.view.setLanguage(lang)
        finger.settles()
        row = finger.find("check-receipt-printer")
        assert name in {str(item.property("text")) for item in items(row)}


def test_the_worst_comes_first_and_what_has_not_answered_is_there_too() -> None:
    found = [(row["check"], row["state"]) for row in checks_of(PAGES["technician-checking"], "en")]
    assert [name for name, _ in found[:2]] == ["vault", "clock"]
    assert {state for _, state in found[2:16]} == {WAITING}
    assert len(found) == len(doctor.names())
    whole = [row["state"] for row in checks_of(PAGES["technician-checks"], "en")]
    assert whole == sorted(whole, key=["down", "warn", "ok", "none"].index)


def test_the_page_counts_what_is_wrong() -> None:
    page = derive(PAGES["technician-checks"], "en")
    assert (page["down"], page["warn"], page["complete"], page["answered"]) == (3, 2, True, 26)
    assert [t["outcome"] for t in page["trials"]] == ["", "passed", "failed", "impossible", ""]


class Playing:
    """The state machine without devices: what is posted happens at once."""

    def __init__(self) -> None:
        self.examination = PAGES["technician-naming"]
        self.show: Callable[[x.Examination], None] = lambda _: None
        self.effects: list[x.Effect] = []

    def post(self, event: x.Event) -> None:
        self.examination, effects = x.advance(self.examination, event, NOW)
        self.effects += effects
        self.show(self.examination)


@pytest.fixture
def playing() -> Playing:
    return Playing()


def begun(opened: Opened, playing: Playing, **more: Any) -> TechnicianFinger:
    finger = opened(Look("en", size=(1080, 1920)), playing.post, **more)
    playing.show = finger.window.view.show
    finger.settles()
    finger.types("technician-name", "Example")
    finger.touches("begin")
    finger.comes_to("screen-technician-checks")
    assert playing.examination.who == "Example"
    for name in playing.examination.expected:
        playing.post(x.Looked(playing.examination.looks, Check(name, "ok", "fine")))
    return finger


def test_a_finger_examines_the_terminal(opened: Opened, playing: Playing) -> None:
    finger = begun(opened, playing)
    finger.settles()
    finger.touches("try-page")
    finger.comes_to("screen-technician-trial")
    playing.post(x.Ask(playing.examination.run))
    finger.settles()
    finger.touches("judge-bad")
    finger.comes_to("screen-technician-checks")
    finger.settles()
    finger.touches("finish")
    (kept,) = [effect for effect in playing.effects if isinstance(effect, x.Keep)]
    assert [(r.trial, r.outcome) for r in kept.record.results] == [(Trial.PAGE, Outcome.FAILED)]
    assert len(kept.record.checks) == len(doctor.names())


def wipes(finger: Finger, rows: int) -> None:
    """From edge to edge, as many rows of ten, as a quick finger does: two points a line."""
    window, height = finger.window.root, finger.window.root.height()
    how = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for row in range(rows):
        y = round((row + 0.5) * height / 10)
        QTest.mousePress(window, *how, QPoint(2, y))
        QTest.mouseMove(window, QPoint(window.width() - 3, y))
        QTest.mouseRelease(window, *how, QPoint(window.width() - 3, y))


def test_the_touchscreen_passes_when_every_part_was_wiped(opened: Opened, playing: Playing) -> None:
    finger = begun(opened, playing)
    finger.settles()
    finger.touches("try-touch")
    finger.settles()
    wipes(finger, 9)
    assert finger.text("cells-left") == "6 of 60 fields to go"
    assert playing.examination.results == ()
    wipes(finger, 10)
    finger.waits(lambda: playing.examination.results != ())
    assert [(r.trial, r.outcome) for r in playing.examination.results] == [(Trial.TOUCH, Outcome.PASSED)]
    assert finger.page() == "screen-technician-trial"


def test_who_cannot_wipe_every_part_says_so(opened: Opened, playing: Playing) -> None:
    finger = begun(opened, playing)
    finger.settles()
    finger.touches("try-touch")
    finger.settles()
    finger.presses(finger.find("give-up"))
    (result,) = playing.examination.results
    assert (result.outcome, result.detail) == (Outcome.FAILED, x.GIVEN_UP)


def test_a_sentence_is_spoken_and_judged(opened: Opened, playing: Playing) -> None:
    voice = Voice("mock")
    finger = begun(opened, playing, voice=voice)
    finger.settles()
    finger.touches("try-speech")
    finger.waits(lambda: voice.property("state") == "speaking")
    finger.settles()
    finger.touches("judge-good")
    assert voice.property("state") == "silent"
    assert [r.outcome for r in playing.examination.results] == [Outcome.PASSED]


def test_without_a_voice_nobody_is_asked_what_they_heard(opened: Opened, playing: Playing) -> None:
    finger = begun(opened, playing)
    finger.settles()
    finger.touches("try-speech")
    finger.settles()
    assert not finger.sees("judge-good")
    finger.touches("no-voice")
    assert [r.outcome for r in playing.examination.results] == [Outcome.IMPOSSIBLE]
