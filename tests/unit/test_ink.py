"""Handwriting: what a finger draws is among the eight characters that are offered."""

import random
from itertools import pairwise
from pathlib import Path

import pytest

from drivers.ink.zinnia import Recognizer, Stroke

H, V = ((10, 50), (90, 50)), ((50, 10), (50, 90))
CHARACTERS: dict[str, list[Stroke]] = {
    "一": [H],
    "二": [((25, 30), (75, 30)), ((10, 80), (90, 80))],
    "三": [((20, 20), (80, 20)), ((25, 50), (75, 50)), ((10, 85), (90, 85))],
    "十": [H, V],
    "人": [((50, 10), (45, 45), (10, 90)), ((48, 40), (65, 65), (92, 90))],
    "大": [((10, 40), (90, 40)), ((50, 10), (48, 45), (10, 92)), ((50, 42), (65, 68), (92, 92))],
    "木": [((10, 35), (90, 35)), ((50, 8), (50, 95)), ((48, 38), (10, 80)), ((52, 38), (90, 80))],
    "王": [((20, 15), (80, 15)), ((25, 50), (75, 50)), ((50, 15), (50, 88)), ((8, 88), (92, 88))],
    "口": [((22, 30), (28, 78)), ((24, 32), (78, 28), (72, 72)), ((29, 72), (72, 70))],
    "日": [((25, 10), (25, 92)), ((25, 12), (75, 12), (75, 92)), ((25, 50), (75, 50)), ((25, 88), (75, 88))],
    "中": [((20, 30), (20, 65)), ((20, 32), (80, 32), (80, 65)), ((20, 62), (80, 62)), ((50, 5), (50, 97))],
    "工": [((20, 15), (80, 15)), ((50, 15), (50, 85)), ((8, 85), (92, 85))],
    "土": [((25, 40), (75, 40)), ((50, 10), (50, 88)), ((8, 88), (92, 88))],
    "上": [((50, 10), (50, 85)), ((50, 45), (80, 45)), ((8, 85), (92, 85))],
    "山": [((50, 12), (49, 80)), ((18, 42), (16, 82), (82, 80)), ((83, 40), (82, 88))],
    "小": [((50, 8), (50, 90), (40, 82)), ((30, 40), (12, 70)), ((68, 40), (88, 68))],
    "田": [((20, 20), (22, 85)), ((21, 22), (80, 20), (78, 85)), ((22, 52), (78, 50)), ((50, 22), (50, 82)),
          ((23, 82), (78, 80))],
}  # fmt: skip


@pytest.fixture(scope="module")
def ink() -> Recognizer:
    found = Recognizer.open()
    assert found, "libzinnia0 and tegaki-zinnia-simplified-chinese are missing: run script/setup"
    return found


def drawn(strokes: list[Stroke], scale: float, shake: float) -> list[Stroke]:
    """As a finger draws them: points all along, none of them quite on the line."""
    steady = random.Random(1)

    def trembling(v: float) -> float:
        return v * scale + steady.gauss(0, shake * scale)

    def along(stroke: Stroke) -> Stroke:
        points = [stroke[0]]
        for (x, y), (to_x, to_y) in pairwise(stroke):
            points += [(x + (to_x - x) * n / 12, y + (to_y - y) * n / 12) for n in range(1, 13)]
        return [(trembling(x), trembling(y)) for x, y in points]

    return [along(stroke) for stroke in strokes]


@pytest.mark.parametrize(("scale", "shake"), [(3.0, 0.0), (6.0, 1.0)], ids=["steady", "trembling"])
def test_what_was_written_is_offered(ink: Recognizer, scale: float, shake: float) -> None:
    """Of a hand that it was not taught by, zinnia knows about nine characters in ten; lines are no hand."""
    offered = {
        character: ink.candidates(drawn(strokes, scale, shake)) for character, strokes in CHARACTERS.items()
    }
    missed = [character for character, found in offered.items() if character not in found]
    print(f"{len(CHARACTERS) - len(missed)} of {len(CHARACTERS)} offered, not {missed}")
    assert len(missed) <= len(CHARACTERS) / 5
    assert {len(found) for found in offered.values()} == {8}


def test_where_and_how_large_it_stands_does_not_matter(ink: Recognizer) -> None:
    strokes = CHARACTERS["大"]
    corner = [[(x / 7 + 880, y / 7 + 3) for x, y in stroke] for stroke in strokes]
    assert ink.candidates(corner)[0] == ink.candidates(strokes)[0] == "大"


def test_an_empty_pad_offers_nothing_and_scribble_harms_nobody(ink: Recognizer) -> None:
    assert ink.candidates([]) == []
    assert ink.candidates([[]]) == []
    assert len(ink.candidates([[(5, 5)]])) == 8
    scribble = [[(float(n % 997), float(n % 991)) for n in range(20_000)]] * 3
    assert len(ink.candidates(scribble)) == 8
    assert len(ink.candidates([[(-1e9, 1e9), (1e9, -1e9)]])) == 8


@pytest.mark.parametrize("content", [None, b"", b"no model"], ids=["missing", "empty", "damaged"])
def test_without_a_model_there_is_no_recognizer(tmp_path: Path, content: bytes | None) -> None:
    model = tmp_path / "some.model"
    if content is not None:
        model.write_bytes(content)
    assert Recognizer.open(model) is None
