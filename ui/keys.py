"""The keys of a window before anything in it sees them: a scanner that types must not press a button."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent


class Keys(QObject):
    """An event filter. ``take`` gets the text of each key press; what it says yes to goes nowhere else."""

    def __init__(self, take: Callable[[str], bool], parent: QObject | None = None) -> None:
        """To be installed on a window."""
        super().__init__(parent)
        self._take = take

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's way
        """Whether the event ends here."""
        del watched
        pressed = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        return pressed and self._take(event.text())  # type: ignore[attr-defined]  # ``pressed`` says so
