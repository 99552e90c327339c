"""Paper to draw on: A4 pages as a PDF, or a strip of thermal paper as a PNG, in millimetres.

What is drawn flows down from ``y``; on pages ``room`` turns the page where something would not fit. A strip
is one bit a dot: every colour is black or white there, letters are thresholded, QR codes lie on whole dots.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPainterPath,
    QPdfWriter,
    QPen,
)

from ui.qr import modules

SANS: Final = ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "WenQuanYi Micro Hei", "sans-serif")
SERIF: Final = ("Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Noto Sans CJK SC", "serif")
INK, MUTED, ACCENT = QColor("#12202e"), QColor("#4a5865"), QColor("#0b4a7d")
LINE, TINT, WHITE = QColor("#c3ced8"), QColor("#eaf2f9"), QColor("#ffffff")
WARM, WARM_TINT = QColor("#7a1f0c"), QColor("#fbe9df")
DOTS_PER_MM: Final = 8
"""203 dpi, as thermal heads are."""
_DPI: Final = 600
_LONGEST: Final = 1200
"""Millimetres of the longest strip."""


class Style(NamedTuple):
    """Of a text: size in millimetres (of the em square), and the rest."""

    size: float
    colour: QColor = INK
    bold: bool = False
    serif: bool = False
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    spacing: float = 0.0
    """Between letters, in per cent of the size."""


class Sheet:
    """See the module. ``left`` and ``width`` are the column that text flows in."""

    def __init__(self, painter: QPainter, per_mm: float, width: float, height: float, margin: float) -> None:
        """Made by ``pages`` and ``strip``."""
        self.painter, self._per_mm = painter, per_mm
        self.page_width, self.page_height, self.margin = width, height, margin
        self.left, self.width = margin, width - 2 * margin
        self.y = margin
        self.bottom = height - margin
        self.on_new_page: Callable[[], None] = lambda: None
        self.turn: Callable[[], None] = lambda: None
        self.page = 1

    @property
    def narrow(self) -> bool:
        """Whether it is a strip."""
        return self.page_width < 100

    def px(self, mm: float) -> float:
        """Device units."""
        return mm * self._per_mm

    def rect(self, x: float, y: float, width: float, height: float) -> QRectF:
        """A rectangle in device units."""
        return QRectF(self.px(x), self.px(y), self.px(width), self.px(height))

    def font(self, style: Style) -> QFont:
        """The font of a style on this paper."""
        font = QFont()
        font.setFamilies(SERIF if style.serif else SANS)
        font.setPixelSize(max(1, round(self.px(style.size))))
        font.setWeight(QFont.Weight.Bold if style.bold else QFont.Weight.Normal)
        if style.spacing:
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 + style.spacing)
        return font

    def height_of(self, text: str, style: Style, width: float) -> float:
        """How high a text is in a column of that width."""
        self.painter.setFont(self.font(style))
        box = self.painter.boundingRect(self.rect(0, 0, width, 1000), self._flags(style), text)
        return float(box.height()) / self._per_mm

    def put(self, x: float, y: float, width: float, text: str, style: Style) -> float:
        """Draw a text there, without flowing; its height."""
        height = self.height_of(text, style, width)
        self.painter.setPen(Qt.GlobalColor.black if self.narrow else style.colour)
        self.painter.drawText(self.rect(x, y, width, height + 1), self._flags(style), text)
        return height

    def text(self, text: str, style: Style, *, after: float = 0.0) -> None:
        """A paragraph in the column."""
        if text:
            self.room(self.height_of(text, style, self.width))
            self.y += self.put(self.left, self.y, self.width, text, style)
        self.y += after

    def gap(self, mm: float) -> None:
        """Leave that much free."""
        self.y += mm

    def rule(self, *, after: float = 3.0, weight: float = 0.25, colour: QColor = LINE) -> None:
        """A line across the column."""
        self.stroke(self.left, self.y, self.left + self.width, self.y, weight, colour)
        self.y += after

    def stroke(self, x: float, y: float, to_x: float, to_y: float, weight: float, colour: QColor) -> None:
        """A straight line."""
        black = QColor(Qt.GlobalColor.black)
        self.painter.setPen(QPen(black if self.narrow else colour, self.px(weight)))
        self.painter.drawLine(QPointF(self.px(x), self.px(y)), QPointF(self.px(to_x), self.px(to_y)))

    def box(self, x: float, y: float, size: float, colour: QColor = INK) -> None:
        """A box to tick."""
        self.painter.setPen(QPen(QColor(Qt.GlobalColor.black) if self.narrow else colour, self.px(0.4)))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        corner = self.px(size * 0.15)
        self.painter.drawRoundedRect(self.rect(x, y, size, size), corner, corner)

    def panel(
        self, x: float, y: float, width: float, height: float, colour: QColor = TINT, round_by: float = 2.0
    ) -> None:
        """A tinted surface; on a strip nothing, for it would come out grey or black."""
        if not self.narrow:
            path = QPainterPath()
            path.addRoundedRect(self.rect(x, y, width, height), self.px(round_by), self.px(round_by))
            self.painter.fillPath(path, colour)  # not a pen of none: Qt's PDF then loses the next text

    def qr(self, text: str, x: float, y: float, size: float) -> float:
        """A QR code in a square of at most that size, its quiet zone left to the caller; its real size."""
        rows = modules(text)
        module = int(self.px(size) / len(rows))
        real = module * len(rows)
        left, top = round(self.px(x + size / 2) - real / 2), round(self.px(y))
        for n, row in enumerate(rows):
            for m, dark in enumerate(row):
                if dark == "1":
                    at = (left + m * module, top + n * module)
                    self.painter.fillRect(*at, module, module, Qt.GlobalColor.black)
        return float(real) / self._per_mm

    def room(self, height: float) -> None:
        """Turn the page where so much would not fit."""
        if self.y + height > self.bottom and not self.narrow:
            self.turn()
            self.page += 1
            self.y = self.margin
            self.on_new_page()

    @contextmanager
    def column(self, left: float, width: float) -> Iterator[None]:
        """Let text flow in another column for a while."""
        before = self.left, self.width
        self.left, self.width = left, width
        yield
        self.left, self.width = before

    def _flags(self, style: Style) -> int:
        return int(style.align.value | Qt.TextFlag.TextWordWrap.value)


def pages(draw: Callable[[Sheet], None], title: str) -> bytes:
    """A4 pages as a PDF; ``title`` stands in its properties and says nothing of a person."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
    )
    writer.setResolution(_DPI)
    writer.setTitle(title)
    writer.setCreator("Waystation")
    painter = QPainter(writer)
    sheet = Sheet(painter, _DPI / 25.4, 210, 297, 18)

    def turn() -> None:
        writer.newPage()

    sheet.turn = turn
    draw(sheet)
    painter.end()
    return bytes(buffer.data().data())


def strip(draw: Callable[[Sheet], None], dots: int) -> bytes:
    """A strip of that many dots as a one-bit PNG, as long as what is on it."""
    image = QImage(dots, _LONGEST * DOTS_PER_MM, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    sheet = Sheet(painter, DOTS_PER_MM, dots / DOTS_PER_MM, _LONGEST, 1.5)
    draw(sheet)
    painter.end()
    cut = image.copy(0, 0, dots, min(image.height(), round(sheet.px(sheet.y + 2))))
    one_bit = cut.convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    one_bit.save(buffer, "PNG")  # type: ignore[call-overload]  # its stub wants the format as bytes
    return bytes(buffer.data().data())
