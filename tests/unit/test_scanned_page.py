"""A scanned page: what is said of it, and what turning, trimming and making it small leave."""

import io
from functools import cache

import pytest
from PIL import Image, ImageStat
from scanned_pages import A4, PAGES, pnm, print_, small_paper

from drivers.scanners import page as pages
from drivers.scanners.page import LARGEST, PREVIEW, WHOLE, Page, Part, develop


def opened(jpeg: bytes) -> Image.Image:
    return Image.open(io.BytesIO(jpeg))


def developed(image: Image.Image, *, quarters: int = 0, part: Part | None = None) -> Page:
    page = develop(pnm(image), quarters=quarters, part=part)
    assert page
    return page


@cache
def one(name: str) -> Page:
    """One of ``PAGES``, made once."""
    return developed(PAGES[name][0]())


@pytest.mark.parametrize("name", PAGES)
def test_what_is_wrong_with_a_page_is_said_and_nothing_else(name: str) -> None:
    page = one(name)
    assert page.flaws == PAGES[name][1]
    assert len(page.jpeg) <= LARGEST
    assert max(opened(page.preview).size) <= PREVIEW


def test_a_slip_is_trimmed_with_a_margin_and_undone_from_the_scan() -> None:
    trimmed, whole = one("a slip on a grey lid"), developed(small_paper(), part=WHOLE)
    assert trimmed.part == trimmed.trim == whole.trim != WHOLE
    assert whole.part == WHOLE
    assert opened(whole.jpeg).size == A4
    wide, high = opened(trimmed.jpeg).size
    assert 1500 < wide < 1700
    assert 1000 < high < 1200


def test_a_page_that_is_full_or_empty_is_not_trimmed() -> None:
    full = Image.new("L", (600, 800), 240)
    full.paste(20, (8, 8, 592, 792))
    assert developed(full).part == WHOLE
    assert one("white paper").trim == WHOLE


@pytest.mark.parametrize(
    ("quarters", "corner"), [(0, (0, 0)), (1, (1, 0)), (2, (1, 1)), (3, (0, 1)), (4, (0, 0))]
)
def test_a_page_is_turned_clockwise(quarters: int, corner: tuple[int, int]) -> None:
    """A dark corner, first at the top left."""
    scan = Image.new("L", (400, 600), 240)
    scan.paste(20, (60, 60, 160, 160))
    page = opened(developed(scan, quarters=quarters, part=WHOLE).jpeg)
    assert page.size == ((600, 400) if quarters % 2 else (400, 600))
    wide, high = page.size
    box = (
        corner[0] * wide // 2,
        corner[1] * high // 2,
        (corner[0] + 1) * wide // 2,
        (corner[1] + 1) * high // 2,
    )
    assert ImageStat.Stat(page.crop(box)).mean[0] < 225
    assert ImageStat.Stat(page).mean[0] > 225


def test_what_a_hand_keeps_is_what_is_handed_in_and_shown() -> None:
    """The lower left quarter of a sheet, dark in its corner; turned clockwise, it is the upper left."""
    scan = Image.new("L", (400, 600), 240)
    scan.paste(20, (60, 440, 160, 540))
    page = developed(scan, quarters=1, part=Part(0.0, 0.5, 0.5, 1.0))
    assert page.part == Part(0.0, 0.0, 0.5, 0.5)
    kept = opened(page.jpeg)
    assert kept.size == opened(page.preview).size == (300, 200)
    assert ImageStat.Stat(kept.crop((60, 60, 160, 160))).mean[0] < 40
    assert ImageStat.Stat(kept.crop((170, 0, 300, 200))).mean[0] > 225
    assert opened(page.sheet).size == (600, 400)


@pytest.mark.parametrize(
    ("part", "flaws"),
    [
        (Part(0.05, 0.05, 0.95, 0.6), ()),
        (Part(0.05, 0.05, 0.4, 0.6), ("cut-off",)),
        (Part(0.05, 0.091, 0.95, 0.6), ("cut-off",)),
        (Part(0.05, 0.7, 0.95, 0.95), ("empty",)),
    ],
    ids=["around the print", "down through the lines", "along a line", "below the print"],
)
def test_what_was_cut_by_hand_is_judged_anew(part: Part, flaws: tuple[str, ...]) -> None:
    assert developed(print_(), part=part).flaws == flaws


def test_colour_is_kept_where_there_is_some() -> None:
    assert opened(one("a stamp").jpeg).mode == "RGB"
    assert opened(one("a photograph").jpeg).mode == "RGB"
    assert opened(one("print of 10 points").jpeg).mode == "L"


def test_print_keeps_three_hundred_dots_an_inch() -> None:
    assert opened(developed(print_(), part=WHOLE).jpeg).size == A4


def test_what_cannot_be_made_small_by_quality_gets_fewer_dots(monkeypatch: pytest.MonkeyPatch) -> None:
    noise = Image.effect_noise((600, 600), 120)
    full = developed(noise, part=WHOLE)
    monkeypatch.setattr(pages, "LARGEST", 20_000)
    small = developed(noise, part=WHOLE)
    assert len(small.jpeg) <= 20_000
    assert opened(small.jpeg).width < opened(full.jpeg).width


@pytest.mark.parametrize("image", [b"", b"P6\n2480 3507\n255\n", b"no picture at all"])
def test_what_is_no_picture_makes_no_page(image: bytes) -> None:
    assert develop(image) is None


def test_nothing_of_a_page_is_in_its_repr() -> None:
    assert "jpeg" not in repr(one("print of 10 points"))
