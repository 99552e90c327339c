"""A list for QML whose rows keep their identity: what stays is not built again, so a box keeps its cursor."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt

_ROLE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class Rows(QAbstractListModel):
    """Frozen rows under one role, ``field``; ``key`` names the entry that tells a row from all others."""

    def __init__(self, key: str, parent: QObject | None = None) -> None:
        """Empty at first."""
        super().__init__(parent)
        self._key = key
        self._rows: list[Mapping[str, Any]] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008  # Qt's way
        """How many."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = _ROLE) -> Any:
        """The row."""
        if not index.isValid() or role != _ROLE:
            return None
        return dict(self._rows[index.row()])

    def roleNames(self) -> dict[int, QByteArray]:  # noqa: N802
        """``field``."""
        return {_ROLE: QByteArray(b"field")}

    def show(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Become ``rows``: what is gone goes, what is new comes, what changed is announced."""
        wanted = [row[self._key] for row in rows]
        for n in reversed(range(len(self._rows))):
            if self._rows[n][self._key] not in wanted:
                self._remove(n)
        for n, row in enumerate(rows):
            here = [r[self._key] for r in self._rows]
            if n < len(here) and here[n] == wanted[n]:
                self._change(n, row)
                continue
            if wanted[n] in here:  # another order: rare, so it is simply taken out and put in again
                self._remove(here.index(wanted[n]))
            self.beginInsertRows(QModelIndex(), n, n)
            self._rows.insert(n, row)
            self.endInsertRows()

    def _remove(self, n: int) -> None:
        self.beginRemoveRows(QModelIndex(), n, n)
        del self._rows[n]
        self.endRemoveRows()

    def _change(self, n: int, row: Mapping[str, Any]) -> None:
        if self._rows[n] != row:
            self._rows[n] = row
            index = self.index(n)
            self.dataChanged.emit(index, index, [_ROLE])
