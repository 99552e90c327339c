"""The one place where another thread's news crosses into the GUI thread."""

from typing import Any

from PySide6.QtCore import QObject, Qt, Signal


class Bridge(QObject):
    """Its methods may be called from any thread; its signals are emitted on the thread that made it."""

    arrived = Signal(object)
    failed = Signal()
    _crossing = Signal(object)
    _failing = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Made on the GUI thread."""
        super().__init__(parent)
        self._crossing.connect(self.arrived, Qt.ConnectionType.QueuedConnection)
        self._failing.connect(self.failed, Qt.ConnectionType.QueuedConnection)

    def carry(self, news: Any) -> None:
        """Hand something over, as ``arrived``, and return at once."""
        self._crossing.emit(news)

    def fail(self) -> None:
        """Say that the other thread has ended, as ``failed``."""
        self._failing.emit()
