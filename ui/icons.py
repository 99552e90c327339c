"""The pictures of ``assets/icons`` in any colour: ``image://icon/NAME/RRGGBB``."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).parent.parent / "assets" / "icons"


class Icons(QQuickImageProvider):
    """Draws one-colour SVGs at the size asked for. Qt keeps what was drawn, so each is drawn once."""

    def __init__(self) -> None:
        """Reads nothing yet."""
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002, N802, N803
        """A null image, of which Qt warns, when there is no such picture."""
        name, _, colour = id.partition("/")
        try:
            svg = (FOLDER / f"{name}.svg").read_text("utf-8")
        except OSError:
            return QImage()
        painted = svg.replace("<path ", f'<path fill="#{colour}" ')
        image = QImage(requestedSize, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        QSvgRenderer(QByteArray(painted.encode())).render(painter)
        painter.end()
        size.setWidth(requestedSize.width())
        size.setHeight(requestedSize.height())
        return image
