"""Pages as a scanner would see them, drawn with Pillow: print, stamps, and everything that goes wrong."""

import io
from collections.abc import Callable

from PIL import Image, ImageDraw, ImageFilter, ImageFont

A4 = (2480, 3508)
LINES = "Proof of income of an invented person, month by month, 4,312.50 yuan, and the stamp of the village."


def print_(size: int = 42, paper: int = 248, ink: int = 20, margin: int = 250) -> Image.Image:
    """A4 at 300 dpi in colour; 42 pixels are 10 points."""
    page = Image.new("RGB", A4, (paper, paper, paper))
    draw, font = ImageDraw.Draw(page), ImageFont.load_default(size)
    for n in range(24):
        draw.text((margin, 300 + n * 3 * size // 2), LINES, (ink, ink, ink), font)
    return page


def stamped() -> Image.Image:
    page = print_()
    ImageDraw.Draw(page).ellipse((1500, 2200, 1950, 2650), outline=(200, 20, 20), width=18)
    return page


def small_paper() -> Image.Image:
    """A slip on a grey lid, where the guide is not."""
    page = Image.new("RGB", A4, (120, 120, 120))
    page.paste(print_().crop((200, 250, 1700, 1250)), (400, 500))
    return page


def photograph() -> Image.Image:
    """A picture with soft tones among print."""
    page = print_()
    noise = Image.effect_noise((620, 877), 60).resize(A4, Image.Resampling.BICUBIC)
    picture = Image.merge("RGB", (noise, noise.point(lambda v: v * 0.9), noise.point(lambda v: v * 0.7)))
    page.paste(picture.crop((0, 0, 900, 700)), (300, 2200))
    return page


def cut(side: str) -> Image.Image:
    page, high = print_(), A4[1]
    offset = {"left": (-320, 0), "right": (600, 0), "top": (0, -320), "bottom": (0, high - 600)}[side]
    moved = Image.new("RGB", A4, (248, 248, 248))
    moved.paste(page, offset)
    return moved


def blurred(radius: float) -> Image.Image:
    return print_().filter(ImageFilter.GaussianBlur(radius))


def pnm(page: Image.Image) -> bytes:
    """As scanimage writes it."""
    held = io.BytesIO()
    page.save(held, "PPM")
    return held.getvalue()


PAGES: dict[str, tuple[Callable[[], Image.Image], tuple[str, ...]]] = {
    "print of 10 points": (print_, ()),
    "print of 7 points": (lambda: print_(29), ()),
    "print of 12 points on grey paper": (lambda: print_(50, paper=190, ink=40, margin=60), ()),
    "a stamp": (stamped, ()),
    "a slip on a grey lid": (small_paper, ()),
    "a photograph": (photograph, ()),
    "soft, and still to be read": (lambda: blurred(2), ()),
    "out of focus": (lambda: blurred(3), ("blurred",)),
    "moved while it was scanned": (lambda: blurred(8), ("blurred",)),
    "in the dark": (lambda: print_(paper=60, ink=10), ("too-dark",)),
    "nothing but the dark": (lambda: Image.new("RGB", A4, (0, 0, 0)), ("too-dark",)),
    "washed out": (lambda: print_(paper=254, ink=205), ("too-bright",)),
    "off the glass at the left": (lambda: cut("left"), ("cut-off",)),
    "off the glass at the right": (lambda: cut("right"), ("cut-off",)),
    "off the glass at the top": (lambda: cut("top"), ("cut-off",)),
    "off the glass at the bottom": (lambda: cut("bottom"), ("cut-off",)),
    "white paper": (lambda: Image.new("RGB", A4, (250, 250, 250)), ("empty",)),
    "grey paper with a speck": (lambda: print_(ink=250), ("empty",)),
}
"""What it is → how it is drawn, and what is said of it."""
