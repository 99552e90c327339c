"""Every page in every theme, language and size: complete, named, readable, touchable, silent in the log."""

import os
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtQml import qmlContext
from PySide6.QtQuick import QQuickItem

from kiosk import visit as v
from kiosk.app import SIZES, keyboard_folder
from tests.ui.conftest import EMPTY, KEBAB, PAGES, Finger, Open
from ui.screen import LANGUAGES, THEMES, Look

LOOKS = [Look(*look) for look in product(LANGUAGES, THEMES, SIZES)]
INTERACTIVE = ("AppButton", "Tile", "AnswerBox", "LongAnswer", "BarButton", "Button", "TextField", "TextArea")
SMALLEST_TOUCH = 55
"""Pixels on a 1080-wide screen of 32 inches: 9 mm and more, as WCAG 2.5.5 asks for (44 CSS pixels)."""


def kind(item: QQuickItem) -> str:
    return item.metaObject().className().partition("_QMLTYPE")[0].removeprefix("QQuick")


def name_of(item: QQuickItem) -> str:
    return f"{kind(item)} {item.objectName() or item.property('text')}"


def interactive(finger: Finger) -> list[QQuickItem]:
    """What a finger may press, without the keyboard's own keys."""
    found = [item for item in finger.all() if kind(item).startswith(INTERACTIVE) and item.isEnabled()]
    return [i for i in found if qmlContext(i) and "/Town/Ui/" in qmlContext(i).baseUrl().toString()]


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_every_page_is_named_fits_and_is_silent(look: Look, open_window: Open) -> None:
    finger = open_window(look)
    for name, visit in PAGES.items():
        finger.shows(visit)
        where = f"{name} {look}"
        assert finger.page().startswith("screen-"), where
        nothing_is_cut_off(finger, where)
        for item in interactive(finger):
            assert KEBAB.fullmatch(item.objectName()), f"{where}: {name_of(item)} has no name"
            assert min(item.width(), item.height()) >= SMALLEST_TOUCH, (
                f"{where}: {name_of(item)} is too small"
            )
    assert finger.window.warnings == []


def nothing_is_cut_off(finger: Finger, where: str) -> None:
    wide = finger.window.root.width()
    for item in finger.all():
        if not kind(item).startswith(("Words", "Text")) or not item.property("text"):
            continue
        left = item.mapToScene(QPointF(0, 0)).x()
        assert left >= -1, f"{where}: {name_of(item)} begins off the screen"
        assert left + item.width() <= wide + 1, f"{where}: {name_of(item)} runs off the screen"
        content = item.property("contentWidth") or 0
        assert content <= item.width() + 2, f"{where}: {name_of(item)} is {content} wide in {item.width()}"
        assert not item.property("truncated"), f"{where}: {name_of(item)} is cut short"


def test_each_phase_has_its_page(open_window: Open) -> None:
    finger = open_window(Look(size=(1080, 1920)))
    shown = {}
    for visit in PAGES.values():
        finger.shows(visit)
        shown[visit.phase] = finger.page()
    assert set(shown) == set(v.Phase)
    home = {v.Phase.IDLE: "screen-home", v.Phase.CHOOSE: "screen-home"}
    assert shown == {phase: home.get(phase, f"screen-{phase}") for phase in v.Phase}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_everything_that_can_be_touched_says_its_name(lang: str, open_window: Open) -> None:
    """In the language of the moment: a screen reader speaks it."""
    finger = open_window(Look(lang, size=(1080, 1920)))
    for name, visit in PAGES.items():
        finger.shows(visit)
        for item in interactive(finger):
            spoken = accessible_name(item)
            assert spoken, f"{name}: {name_of(item)} is silent"
            if lang == "en" and not set(spoken) & set("张小样演示中文"):
                assert spoken.isascii() or "…" in spoken or "·" in spoken, f"{name}: {spoken}"


def accessible_name(item: QQuickItem) -> str:
    from PySide6.QtGui import QAccessible

    interface = QAccessible.queryAccessibleInterface(item)
    return interface.text(QAccessible.Text.Name) if interface else ""


def test_the_language_changes_at_once_and_what_was_typed_stays(open_window: Open) -> None:
    posted: list[v.Event] = []
    finger = open_window(Look("zh", size=(1080, 1920)), posted.append)
    finger.shows(PAGES["fill"])
    finger.types("answer-birth-certificate", "Z110100001")
    assert v.Answer("birth_certificate", "Z110100001") in posted
    finger.touches("language")
    assert finger.text("next") == "Continue"
    assert finger.text("answer-birth-certificate") == "Z110100001"
    finger.touches("language")
    assert finger.text("next") == "下一步"


def test_a_wiped_screen_keeps_no_word_of_the_one_before(open_window: Open) -> None:
    finger = open_window(Look("zh", size=(1080, 1920)))
    finger.window.screen.show(PAGES["fill"])
    finger.types("answer-birth-certificate", "Z110100001")
    finger.window.screen.setLanguage("en")
    finger.window.screen.setTheme("contrast")
    finger.window.screen.show(EMPTY)
    assert (finger.window.screen.property("language"), finger.window.screen.property("theme")) == (
        "zh",
        "standard",
    )
    left = " ".join(str(item.property("text") or "") for item in finger.all())
    assert "Z110100001" not in left
    assert "张" not in left


def test_pinyin_is_typed_on_the_glass_and_none_of_it_is_kept(open_window: Open) -> None:
    finger = open_window(Look("zh", size=(1080, 1920)))
    finger.shows(PAGES["fill"])
    finger.touches("answer-birth-certificate")
    for letter in "zhang ":  # the space takes the word that stands first
        finger.presses(next(i for i in finger.all() if "Key" in kind(i) and i.property("text") == letter))
    finger.waits(lambda: finger.text("answer-birth-certificate") > "\u3400", "the keyboard made no word")
    folder = Path(keyboard_folder().name)
    assert os.environ["XDG_CONFIG_HOME"] == str(folder)
    assert [path for path in folder.rglob("*") if path.is_file()] == []


def test_one_row_changes_and_the_box_beside_it_keeps_its_cursor(open_window: Open) -> None:
    """A question that appears because of an answer must not take the words from under the finger."""
    finger = open_window(Look("zh", size=(1080, 1920)))
    some = {"other_parent": False, "register_with": "mother"}
    finger.shows(v_fill(some, 1))
    more = finger.find("answer-other-parent-true")
    finger.window.screen.show(v_fill({**some, "other_parent": True}, 1))
    assert finger.find("answer-other-parent-true") is more
    assert finger.sees("answer-parent-id")
    finger.types("answer-parent-id", "1101")
    finger.window.screen.show(v_fill({**some, "other_parent": True, "parent_id": "1101"}, 1))
    assert finger.find("answer-parent-id").hasActiveFocus()
    assert finger.text("answer-parent-id") == "1101"


def v_fill(answers: dict[str, object], step: int) -> v.Visit:
    from dataclasses import replace

    return replace(PAGES["fill"], state=v.Fill(v.Application("newborn-household", answers, step)))


def test_the_question_whether_somebody_is_there_covers_everything(open_window: Open) -> None:
    posted: list[v.Event] = []
    finger = open_window(Look("zh", size=(1080, 1920)), posted.append)
    finger.shows(PAGES["timeout"])
    finger.touches("next")
    assert v.Next() not in posted
    assert v.Touched() in posted
    finger.touches("more-time")
    finger.touches("end-now")
    assert posted[-1] == v.Finish()


def test_a_page_is_on_the_glass_within_a_frame_or_two(open_window: Open) -> None:
    """In the time of this thread, the best of some: what else the machine does must not decide."""
    from time import thread_time

    finger = open_window(Look("zh", size=(1080, 1920)))
    for name, visit in PAGES.items():
        best = 1.0
        for _ in range(20):  # other work on the same core makes this thread's time longer, too
            finger.window.screen.show(EMPTY)
            begun = thread_time()
            finger.window.screen.show(visit)
            best = min(best, thread_time() - begun)
            if best < 0.016:
                break
        assert best < 0.016, f"{name}: {best * 1000:.1f} ms"
