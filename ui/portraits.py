"""The photo of whoever's document lies there: ``image://portrait/NAME``, for as long as it lies there."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QSize, Qt
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtQuick import QQuickImageProvider

from kiosk import visit as v
from ui.identity import name_of, portrait_of

_MOST = QSize(600, 800)
"""Pixels that are kept: twice what any page shows, for displays of high density."""


class Portraits(QQuickImageProvider):
    """One decoded picture at the most: of the visit that is shown, and of no other.

    ``follow`` decodes it, on the visit's thread, so that the screen's finds it ready. Nothing of it is ever
    written, and QML must keep none either: ``cache: false``.
    """

    def __init__(self, visit: Callable[[], v.Visit]) -> None:
        """``visit`` gives the one that is shown."""
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._visit = visit
        self._held: tuple[bytes, QImage] | None = None

    @property
    def held(self) -> bool:
        """Whether there is a picture in memory."""
        return self._held is not None

    def follow(self, visit: v.Visit) -> None:
        """Make ready what this visit shows, and forget what it does not. May be called from any thread."""
        photo, held = portrait_of(visit), self._held
        if not photo:
            self._held = None
        elif held is None or held[0] != photo:
            self._held = photo, _decoded(photo)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002, N802, N803
        """An empty picture when it is gone: the visit has moved on meanwhile."""
        del requestedSize
        photo, held = portrait_of(self._visit()), self._held
        image = QImage()
        if photo and name_of(photo) == id:
            image = held[1] if held and held[0] == photo else _decoded(photo)
        if image.isNull():
            image = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
            image.fill(Qt.GlobalColor.transparent)
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image


def _decoded(jpeg: bytes) -> QImage:
    buffer = QBuffer()
    buffer.setData(jpeg)
    reader = QImageReader(buffer, b"jpeg")
    whole = reader.size()
    if whole.width() > _MOST.width() or whole.height() > _MOST.height():
        reader.setScaledSize(whole.scaled(_MOST, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
