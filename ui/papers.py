"""The pictures of scanned pages, straight from the visit that is shown: ``image://paper/NAME``.

``NAME/sheet`` is all that was scanned, before it was cut.
"""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QBuffer, QSize, Qt
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtQuick import QQuickImageProvider

from kiosk import visit as v
from kiosk.scanning import Page


class Papers(QQuickImageProvider):
    """The preview of a page of the visit that is shown, and of no other.

    Nothing is kept here, and QML must not either: ``cache: false``.
    """

    def __init__(self, visit: Callable[[], v.Visit]) -> None:
        """``visit`` gives the one that is shown."""
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._visit = visit

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002, N802, N803
        """At most as large as is asked for; empty when the page is gone: the visit has moved on meanwhile."""
        name, _, sheet = id.partition("/")
        page = next((page for page in _pages(self._visit()) if page.name == name), None)
        preview = page and (page.sheet if sheet else page.preview)
        image = _decoded(preview, requestedSize) if preview else QImage(1, 1, QImage.Format.Format_Grayscale8)
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image


def _decoded(jpeg: bytes, most: QSize) -> QImage:
    """Scaled while it is decoded, which takes a third of the time: a form can show four of them."""
    buffer = QBuffer()
    buffer.setData(jpeg)
    reader = QImageReader(buffer)
    if most.width() > 0 and most.height() > 0:
        reader.setScaledSize(reader.size().scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def _pages(visit: v.Visit) -> Iterator[Page]:
    if isinstance(visit.state, v.ScanPaper) and visit.state.glass.page:
        yield visit.state.glass.page
    if isinstance(visit.state, v.Fill | v.ScanPaper):
        for pages in visit.state.application.papers.pages.values():
            yield from pages
