"""Handwriting on the screen: strokes in, characters to choose from out, and the chosen one into the line.

Recognition takes up to a frame and more, so it has a thread of its own; an answer to strokes that are gone
already is dropped. Nothing is kept of what was written.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import Property, QCoreApplication, QEvent, QObject, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent

from ui.bridge import Bridge

Strokes = Sequence[Sequence[tuple[float, float]]]
Recognize = Callable[[Strokes], list[str]]


class Ink(QObject):
    """See the module. ``recognize`` None: there is no handwriting here, and no button for it."""

    changed = Signal()

    def __init__(self, recognize: Recognize | None = None) -> None:
        """Nothing is started before something was written."""
        super().__init__()
        self._recognize = recognize
        self._candidates: list[str] = []
        self._asked = 0
        self._worker = ThreadPoolExecutor(1, "ink")
        self._bridge = Bridge(self)
        self._bridge.arrived.connect(self._take)

    available = Property(bool, lambda self: self._recognize is not None, constant=True)
    candidates = Property("QStringList", lambda self: self._candidates, notify=changed)  # type: ignore[arg-type]  # a Qt type by name

    @Slot("QVariant")
    def read(self, strokes: Any) -> None:
        """What these strokes (lists of points) may be."""
        if self._recognize is None:
            return
        recognize, self._asked = self._recognize, self._asked + 1
        mine, drawn = self._asked, _points(strokes)
        self._worker.submit(lambda: self._bridge.carry((mine, recognize(drawn))))

    def _take(self, answer: tuple[int, list[str]]) -> None:
        asked, found = answer
        if asked == self._asked:
            self._candidates = found
            self.changed.emit()

    @Slot()
    def clear(self) -> None:
        """The pad is empty again."""
        self._asked += 1
        self._candidates = []
        self.changed.emit()

    @Slot(str)
    def write(self, text: str) -> None:
        """Into the line that has the focus, as an input method does."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        self._send(event)

    @Slot()
    def rubOut(self) -> None:  # noqa: N802  # as QML calls it
        """The character before the cursor."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            self._send(QKeyEvent(kind, Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier))

    def close(self) -> None:
        """Stop the thread."""
        self._worker.shutdown(cancel_futures=True)

    def _send(self, event: QEvent) -> None:
        focus = QGuiApplication.focusObject()
        if focus is not None:
            QCoreApplication.sendEvent(focus, event)


def _points(strokes: Any) -> Strokes:
    plain = strokes.toVariant() if hasattr(strokes, "toVariant") else strokes
    return [[(p.x(), p.y()) for p in stroke if isinstance(p, QPointF)] for stroke in plain]
