"""``kiosk run`` with citizens at it, one after the other, until it is killed: a finger on the real window.

It reads the card that is in the reader, and has no keyboard but the one that types here. Prints each page
that it sees (``screen-…``), and the number of each receipt that stands on the screen: a promise. With
``--hasty`` it prints ``promised`` in place of that when a hand-in was touched, before anything is saved: the
control of the rig that kills screens, which must lose.
"""

import sys
from collections.abc import Iterator
from time import monotonic

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from kiosk import app, cli
from kiosk import terminal as terminals
from kiosk.catalogue import Catalogue

SERVICE = "id-card-loss"
TYPED = {
    "answer-lost-date-year": "2026",
    "answer-lost-date-month": "11",
    "answer-lost-date-day": "20",
    "answer-phone": "13800138000",
}
CHOSEN = ("answer-reason-lost", "answer-collect-counter")
NEXT = {
    "screen-consent": ("agree",),
    "screen-home": (f"resume-{SERVICE}", f"service-{SERVICE}"),
    "screen-service": ("resume", "apply"),
    "screen-fill": ("next",),
    "screen-review": ("next",),
    "screen-sign": ("hand-in",),
    "screen-receipt": ("back",),
}
LOOK_EVERY = 5
"""Milliseconds."""
AGAIN = 0.5
"""Seconds after which a touch that changed nothing is done again."""
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def ready() -> None:
    """What every life needs and none changes, before they are forked: see ``warm``."""
    index = terminals.Intent(Catalogue.load())
    terminals.Intent = lambda _: index  # type: ignore[misc, assignment]


class Finger:
    """Does what the page that is shown asks for."""

    def __init__(self, *, hasty: bool) -> None:
        self._hasty = hasty
        self._page = self._shown = self._touched = ""
        self._again = 0.0

    def looks(self) -> None:
        """At the page as it is; touches one thing, and the same one again only after a while."""
        window = next((w for w in QGuiApplication.allWindows() if isinstance(w, QQuickWindow)), None)
        if window is None:
            return
        seen = {item.objectName(): item for item in visible(window.contentItem()) if item.objectName()}
        page = next((name for name in seen if name.startswith("screen-")), "")
        if page != self._page:
            print(page, flush=True)
            self._page, self._touched = page, ""
        self._reads(seen)
        name = wanted(page, seen)
        if name and (name != self._touched or monotonic() > self._again):
            self._touched, self._again = name, monotonic() + AGAIN
            self._touches(name, window, seen)

    def _reads(self, seen: dict[str, QQuickItem]) -> None:
        number = str(seen["receipt-number"].property("text")) if "receipt-number" in seen else self._shown
        if number != self._shown:
            self._shown = number
            print(number, flush=True)

    def _touches(self, name: str, window: QQuickWindow, seen: dict[str, QQuickItem]) -> None:
        if name == "hand-in":
            sign(window, seen["signature"])
        press(window, seen[name])
        if name == "hand-in" and self._hasty:
            print("promised", flush=True)
        if name in TYPED:
            QTest.keySequence(window, QKeySequence.StandardKey.SelectAll)
            for letter in TYPED[name]:
                QTest.keyClick(window, letter)


def wanted(page: str, seen: dict[str, QQuickItem]) -> str:
    """What is to be touched next; a draft of an earlier life may have some answers, or half of one."""
    for name in CHOSEN:
        if name in seen and not seen[name].property("picked"):
            return name
    for name, text in TYPED.items():
        if name in seen and seen[name].property("text") != text:
            return name
    return next((name for name in NEXT.get(page, ()) if name in seen), "")


def visible(root: QQuickItem) -> Iterator[QQuickItem]:
    """Every visible item below, parents first."""
    for child in root.childItems():
        if child.isVisible() and child.opacity() > 0:
            yield child
            yield from visible(child)


def press(window: QQuickWindow, item: QQuickItem) -> None:
    """In the middle of the item, scrolled into view where it is not."""
    scroller = item
    while scroller and scroller.metaObject().indexOfMethod("reveal(QQuickItem*)") < 0:
        scroller = scroller.parentItem()
    if scroller:
        scroller.reveal(item)  # type: ignore[attr-defined]  # a function of Scroller.qml
    at = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
    QTest.mousePress(window, LEFT, PLAIN, at)
    QTest.mouseRelease(window, LEFT, PLAIN, at)


def sign(window: QQuickWindow, pad: QQuickItem) -> None:
    """One stroke."""
    corner = pad.mapToScene(QPointF(40, 40)).toPoint()
    QTest.mousePress(window, LEFT, PLAIN, corner)
    for step in range(1, 5):
        QTest.mouseMove(window, corner + QPoint(20 * step, 9 * (step % 4)))
    QTest.mouseRelease(window, LEFT, PLAIN, corner + QPoint(100, 0))


def main() -> None:
    hasty = "--hasty" in sys.argv
    app.application()
    finger, clock = Finger(hasty=hasty), QTimer(interval=LOOK_EVERY)
    clock.timeout.connect(finger.looks)
    clock.start()
    cli.main(["--data", sys.argv[1], "run", "--windowed", "540x960"], prog_name="kiosk")


if __name__ == "__main__":
    main()
