"""The colours: text has 7:1 contrast (WCAG 2.2, 1.4.6) on all that it stands on, edges 3:1 (1.4.11)."""

import pytest
from PySide6.QtGui import QColor

from tests.ui.conftest import Open
from ui.screen import THEMES, Look

GROUNDS = ("background", "surface", "tint", "goodTint", "warnTint", "badTint")
TEXT = [
    *((text, ground) for text in ("ink", "muted") for ground in GROUNDS),
    *(("accent", ground) for ground in ("background", "surface", "tint", "pressed")),
    ("good", "goodTint"),
    ("warn", "warnTint"),
    ("warn", "surface"),
    ("bad", "badTint"),
    ("bad", "surface"),
    ("primaryInk", "primary"),
    ("primaryInk", "primaryPressed"),
    ("disabledInk", "disabled"),
]
EDGES = [("edge", "surface"), ("edge", "background"), ("focus", "surface"), ("focus", "background")]


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(a: QColor, b: QColor) -> float:
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_formula_is_the_standards() -> None:
    assert contrast(QColor("#ffffff"), QColor("#000000")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
def test_contrast(theme: str, open_window: Open) -> None:
    finger = open_window(Look(theme=theme, size=(1080, 1920)))
    palette = finger.window.engine.singletonInstance("Town.Ui", "Theme")
    assert palette.property("name") == theme
    for pairs, least in ((TEXT, 7.0), (EDGES, 3.0)):
        for text, ground in pairs:
            found = contrast(palette.property(text), palette.property(ground))
            assert found >= least, f"{theme}: {text} on {ground} is {found:.2f}:1"


def test_nothing_moves_longer_than_a_fifth_of_a_second(open_window: Open) -> None:
    finger = open_window(Look(size=(1080, 1920)))
    assert finger.window.engine.singletonInstance("Town.Ui", "Theme").property("quick") <= 200
