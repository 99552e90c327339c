"""A scanned page: judged before it is used, turned, trimmed, and made small enough to send. Pillow alone.

The thresholds were set on generated pages (``tests/scanned_pages.py``): print of 7 to 12 points, grey
paper, a stamp, a photograph, a slip on a grey lid; and print that is blurred, dark, washed out, cut off or
not there. They are chosen to let a good page pass: a flaw is said, and the citizen may use the page all the
same.
"""

import io
import secrets
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from PIL import Image, ImageChops, ImageFilter, ImageStat

JUDGED_AT: Final = 1240
"""Pixels of the shorter side that a page is judged at: A4 at 150 dpi. Sharpness depends on it."""
LARGEST: Final = 500_000
"""Bytes of a page that is handed in: four of them go over a village line in a minute."""
PREVIEW: Final = 1000
"""Pixels of a preview's longer side: decoded within a frame."""
_QUALITIES: Final = (85, 75, 65, 55)
_SCALES: Final = (1.0, 0.83, 0.67)
"""300, 250 and 200 dpi of a page that was scanned with 300; below 200 small print cannot be read."""
_LAST: Final = (0.5, 40)
"""Scale and quality of what is still too large: noise, never print."""

_DARK: Final = 90
"""Of 255: paper (the median) that is darker was not lit, or the lid stood open in a dark room."""
_PALE: Final = 60
"""Of 255: ink that differs less than this from its paper (95th percentile of what is ink) is washed out."""
_INK: Final = 32
"""Of 255: what is this much darker than the paper is ink."""
_LEAST_INK: Final = 0.0004
"""Share of a page below which it is empty: less than a line of print."""
_SHARP: Final = 0.055
"""Variance of the Laplacian where ink is, by the square of the ink's contrast: 0.27 and more for print,
0.08 when it is blurred by a Gaussian of 2 pixels at 300 dpi (soft, to be read), 0.02 for 3 pixels (0.25
mm)."""
_EDGE_MM: Final = 1.5
_A4_SHORT_MM: Final = 210
_TOUCHES: Final = (0.012, 0.5)
"""Share of an edge's strip that is ink when content is cut off; more is the dark of a lid."""
_MARGIN: Final = 0.02
"""Of the shorter side: what trimming leaves around the content."""
_WORTH: Final = 0.92
"""Trimming that would leave more of the page than this is not worth a citizen's second look."""
_COLOURED: Final = (60, 0.001)
"""Saturation of 255, and the share of the page that must have it for colour to be kept: a stamp has."""


class Flaw(StrEnum):
    """What may be wrong with a page, in the order in which it is said."""

    TOO_DARK = "too-dark"
    EMPTY = "empty"
    TOO_BRIGHT = "too-bright"
    BLURRED = "blurred"
    CUT_OFF = "cut-off"


@dataclass(frozen=True, slots=True)
class Part:
    """What is kept of a page: where its edges are, as shares of width and height, 0 to 1."""

    left: float = 0.0
    top: float = 0.0
    right: float = 1.0
    bottom: float = 1.0

    @property
    def fits(self) -> bool:
        """Whether it lies on the page and is wide and high enough to be meant."""
        inside = self.left >= 0 and self.top >= 0 and self.right <= 1 and self.bottom <= 1
        return inside and min(self.right - self.left, self.bottom - self.top) > _LEAST

    def turned(self, quarters: int) -> "Part":
        """The same part of the page after so many quarters of a circle clockwise; fewer than none: back."""
        part = self
        for _ in range(quarters % 4):
            part = Part(1 - part.bottom, part.left, 1 - part.top, part.right)
        return part


WHOLE: Final = Part()
_LEAST: Final = 0.09
"""Of width and height: less is a slip of the finger. The screen stops a little before, at a tenth."""


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """What would be handed in; what is shown: ``preview`` of that, ``sheet`` of all that was scanned.

    ``part`` is what is kept of the sheet, ``trim`` what would be by itself; ``WHOLE`` where nothing is empty.
    ``name`` tells the page from every other page of this process, and nothing of what is on it.
    """

    jpeg: bytes = field(repr=False)
    preview: bytes = field(repr=False)
    flaws: tuple[Flaw, ...] = ()
    part: Part = WHOLE
    trim: Part = WHOLE
    sheet: bytes = field(default=b"", repr=False)
    name: str = field(default_factory=lambda: secrets.token_hex(8))


def develop(image: bytes, *, quarters: int = 0, part: Part | None = None) -> Page | None:
    """Make the page of a scan: cut to ``part`` of it, or trimmed, and turned by ``quarters`` clockwise.

    Always from the scan as it came: turning, cutting and undoing lose nothing. What a hand has cut is judged
    as it was cut, else all of the scan is. Takes 0.2 to 1.5 s, so not on a thread that draws. None when
    ``image`` is no picture.
    """
    try:
        with Image.open(io.BytesIO(image)) as opened:
            scan = opened.convert("L" if opened.mode in {"1", "L", "I", "I;16"} else "RGB")
    except (OSError, ValueError, Image.DecompressionBombError):
        return None
    grey = _small(scan.convert("L"))
    trim = content(grey)
    kept = part or trim
    page = _turned(scan if kept == WHOLE else scan.crop(_box(kept, scan.size)), quarters)
    return Page(
        _jpeg(page),
        _preview(page),
        judge(grey, part or WHOLE),
        kept.turned(quarters),
        trim.turned(quarters),
        _preview(_turned(scan, quarters)),
    )


_TURNS: Final = {
    1: Image.Transpose.ROTATE_270,  # Pillow turns against the clock
    2: Image.Transpose.ROTATE_180,
    3: Image.Transpose.ROTATE_90,
}


def _turned(page: Image.Image, quarters: int) -> Image.Image:
    return page.transpose(_TURNS[quarters % 4]) if quarters % 4 else page


def _preview(page: Image.Image) -> bytes:
    small = page.copy()
    small.thumbnail((PREVIEW, PREVIEW))
    return _encoded(small, 80)


def judge(scan: Image.Image, part: Part = WHOLE) -> tuple[Flaw, ...]:
    """What may be wrong with a part of a scan in grey, ``JUDGED_AT`` wide or high: most useful first."""
    strip = max(2, round(min(scan.size) * _EDGE_MM / _A4_SHORT_MM))
    grey = scan if part == WHOLE else scan.crop(_box(part, scan.size))
    paper = _percentile(grey.histogram(), 0.5)
    if paper < _DARK:
        return (Flaw.TOO_DARK,)
    depth = grey.filter(ImageFilter.MedianFilter(3)).point([max(0, paper - v) for v in range(256)])
    counts = depth.histogram()
    ink = sum(counts[_INK:])
    if ink < _LEAST_INK * grey.width * grey.height:
        return (Flaw.EMPTY,)
    contrast = _percentile([0] * _INK + counts[_INK:], 0.95)
    mask = depth.point([255 if v >= _INK else 0 for v in range(256)])
    flaws = []
    if contrast < _PALE:
        flaws.append(Flaw.TOO_BRIGHT)
    elif _sharpness(grey, mask, contrast) < _SHARP:
        flaws.append(Flaw.BLURRED)
    if _touches_an_edge(mask, strip):
        flaws.append(Flaw.CUT_OFF)
    return tuple(flaws)


def _sharpness(grey: Image.Image, mask: Image.Image, contrast: int) -> float:
    """Variance of the Laplacian (Pech-Pacheco et al., ICPR 2000) around ink, by its contrast."""
    laplacian = ImageFilter.Kernel((3, 3), (0, 1, 0, 1, -4, 1, 0, 1, 0), scale=4, offset=128)
    around = mask.filter(ImageFilter.MaxFilter(5))
    (variance,) = ImageStat.Stat(grey.filter(laplacian), around).var
    return variance * 16 / contrast**2


def _touches_an_edge(mask: Image.Image, strip: int) -> bool:
    """Whether ink runs out of the page; a strip that is nearly all dark is the lid, not ink."""
    wide, high = mask.size
    edges = (
        (0, 0, wide, strip),
        (0, high - strip, wide, high),
        (0, 0, strip, high),
        (wide - strip, 0, wide, high),
    )
    low, high_share = _TOUCHES
    return any(low < ImageStat.Stat(mask.crop(edge)).mean[0] / 255 < high_share for edge in edges)


def content(grey: Image.Image) -> Part:
    """Where something other than the ground is, with a margin; ``WHOLE`` when that is (nearly) everywhere.

    The ground is what most of the rim looks like: the lid.
    """
    wide, high = grey.size
    rim = [0] * 256
    for edge in ((0, 0, wide, 4), (0, high - 4, wide, high), (0, 0, 4, high), (wide - 4, 0, wide, high)):
        rim = [a + b for a, b in zip(rim, grey.crop(edge).histogram(), strict=True)]
    ground = Image.new("L", grey.size, _percentile(rim, 0.5))
    differs = ImageChops.difference(grey.filter(ImageFilter.MedianFilter(5)), ground)
    box = differs.point([255 if v >= _INK else 0 for v in range(256)]).getbbox()
    if box is None:
        return WHOLE
    margin = round(min(grey.size) * _MARGIN)
    left, top = max(0, box[0] - margin), max(0, box[1] - margin)
    right, bottom = min(wide, box[2] + margin), min(high, box[3] + margin)
    if (right - left) * (bottom - top) > _WORTH * wide * high:
        return WHOLE
    return Part(left / wide, top / high, right / wide, bottom / high)


def _small(grey: Image.Image) -> Image.Image:
    scale = JUDGED_AT / min(grey.size)
    if scale >= 1:
        return grey
    return grey.resize((round(grey.width * scale), round(grey.height * scale)), Image.Resampling.BOX)


def _box(part: Part, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """The pixels of a part."""
    left, right = (round(share * size[0]) for share in (part.left, part.right))
    top, bottom = (round(share * size[1]) for share in (part.top, part.bottom))
    return left, top, right, bottom


def _percentile(histogram: list[int], share: float) -> int:
    wanted, seen = sum(histogram) * share, 0
    for value, count in enumerate(histogram):
        seen += count
        if seen >= wanted and seen:
            return value
    return len(histogram) - 1


def _jpeg(page: Image.Image) -> bytes:
    """At most ``LARGEST`` bytes, grey where there is no colour; first quality goes, then resolution."""
    page = page if page.mode == "L" or _is_coloured(page) else page.convert("L")
    for scale in _SCALES:
        at = page if scale == 1.0 else page.resize(_times(page.size, scale), Image.Resampling.LANCZOS)
        for quality in _QUALITIES:
            if len(made := _encoded(at, quality)) <= LARGEST:
                return made
    scale, quality = _LAST
    while len(made := _encoded(page.resize(_times(page.size, scale)), quality)) > LARGEST:
        scale *= 0.7
    return made


def _times(size: tuple[int, int], scale: float) -> tuple[int, int]:
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _encoded(page: Image.Image, quality: int) -> bytes:
    held = io.BytesIO()
    page.save(held, "JPEG", quality=quality)
    return held.getvalue()


def _is_coloured(page: Image.Image) -> bool:
    small = page.copy()
    small.thumbnail((600, 600))
    least, share = _COLOURED
    saturation = small.convert("HSV").getchannel("S").histogram()
    return sum(saturation[least:]) > share * small.width * small.height
