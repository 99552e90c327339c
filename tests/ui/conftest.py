"""The real screen, offscreen, and fingers for it."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk import app, specimens
from kiosk import visit as v
from kiosk.catalogue import Catalogue
from ui.screen import Look

CATALOGUE = Catalogue.load()
EMPTY = specimens.empty(CATALOGUE)
PAGES = specimens.pages(CATALOGUE)
KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    """pytest-qt makes the application; ours needs no widgets."""
    return QGuiApplication


def items(root: QQuickItem) -> Iterator[QQuickItem]:
    """Every visible item below, parents first."""
    for child in root.childItems():
        if child.isVisible() and child.opacity() > 0:
            yield child
            yield from items(child)


class Finger:
    """Somebody in front of a window: looks for things by ``objectName``, touches them, types, waits."""

    def __init__(self, window: app.Window, qtbot: QtBot) -> None:
        self.window, self._qtbot = window, qtbot

    def all(self) -> list[QQuickItem]:
        return list(items(self.window.root.contentItem()))

    def sees(self, name: str) -> bool:
        return any(item.objectName() == name for item in self.all())

    def find(self, name: str) -> QQuickItem:
        self.waits(lambda: self.sees(name), f"no {name!r} on {self.page()}")
        return next(item for item in self.all() if item.objectName() == name)

    def text(self, name: str) -> str:
        return str(self.find(name).property("text"))

    def page(self) -> str:
        return next((i.objectName() for i in self.all() if i.objectName().startswith("screen-")), "")

    def waits(self, until: Callable[[], bool], otherwise: str = "it did not come") -> None:
        try:
            self._qtbot.waitUntil(until, timeout=10_000)
        except self._qtbot.TimeoutError:
            pytest.fail(otherwise)

    def comes_to(self, page: str) -> None:
        self.waits(lambda: self.page() == page, f"{page} did not come")

    def touches(self, name: str) -> None:
        """In the middle of the item, scrolled into view where it is not."""
        item = self.find(name)
        scroller = item
        while scroller and scroller.metaObject().indexOfMethod("reveal(QQuickItem*)") < 0:
            scroller = scroller.parentItem()
        if scroller:
            scroller.reveal(item)  # type: ignore[attr-defined]  # a function of Scroller.qml
            app.application().processEvents()
        self.presses(item)

    def presses(self, item: QQuickItem) -> None:
        """For a moment, as a finger does."""
        at = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        how = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        QTest.mousePress(self.window.root, *how)
        app.application().processEvents()
        QTest.mouseRelease(self.window.root, *how)

    def drags(self, name: str, across: int, down: int) -> None:
        """From the middle of the item, so many pixels, in a few steps."""
        item = self.find(name)
        at = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(self.window.root, left, none, at)
        for step in range(1, 6):
            QTest.mouseMove(self.window.root, at + QPoint(across * step // 5, down * step // 5))
        QTest.mouseRelease(self.window.root, left, none, at + QPoint(across, down))

    def types(self, name: str, text: str) -> None:
        self.touches(name)
        self.waits(self.find(name).hasActiveFocus, f"{name} took no focus")
        for letter in text:
            QTest.keyClick(self.window.root, letter)

    def signs(self) -> None:
        pad = self.find("signature")
        corner = pad.mapToScene(QPointF(40, 40)).toPoint()
        left = Qt.MouseButton.LeftButton
        QTest.mousePress(self.window.root, left, Qt.KeyboardModifier.NoModifier, corner)
        for step in range(1, 12):
            QTest.mouseMove(self.window.root, corner + QPoint(20 * step, 9 * (step % 4)))
        QTest.mouseRelease(self.window.root, left, Qt.KeyboardModifier.NoModifier, corner + QPoint(220, 0))

    def shows(self, visit: v.Visit) -> None:
        """Show a snapshot on a page that is built anew, and let its layout settle."""
        self.window.screen.show(EMPTY)
        self.window.screen.show(visit)
        self.settles()

    def settles(self) -> None:
        """Nothing is laid out before it is drawn, and what was laid out moves other things."""
        for _ in range(3):
            app.application().processEvents()
            self.window.root.grabWindow()


Open = Callable[..., Finger]


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QGuiApplication) -> Iterator[Open]:
    """Open a window on a snapshot; what is posted goes to ``post``. QML that warns fails the test."""
    with ExitStack() as stack:

        def opened(look: Look, post: Callable[[v.Event], None] = lambda _: None) -> Finger:
            window = app.Window(EMPTY, specimens.StandingClock(), post, look)
            stack.callback(window.close)
            return Finger(window, qtbot)

        yield opened
