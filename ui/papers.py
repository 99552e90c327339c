"""The pictures of scanned pages, straight from the visit that is shown: ``image://paper/NAME``."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
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
        """Empty when the page is gone: the visit has moved on meanwhile."""
        del requestedSize
        image = next((QImage.fromData(p.preview) for p in _pages(self._visit()) if p.name == id), None)
        image = image or QImage(1, 1, QImage.Format.Format_Grayscale8)
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image


def _pages(visit: v.Visit) -> Iterator[Page]:
    if isinstance(visit.state, v.ScanPaper) and visit.state.glass.page:
        yield visit.state.glass.page
    if isinstance(visit.state, v.Fill | v.ScanPaper):
        for pages in visit.state.application.papers.pages.values():
            yield from pages
