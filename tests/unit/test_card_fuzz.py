"""Malformed cards: no decoder fails, and nobody with an impossible number comes out unmarked.

Sound cards with something exchanged, by chance and by Hypothesis; noise; and libFuzzer (atheris) guided by
coverage. ``CARD_FUZZ_RUNS=700000 pytest tests/unit/test_card_fuzz.py`` is so many inputs by chance and so
many by libFuzzer, about ten minutes of one processor; what came of them is in ``tests/card_fuzz.py``.
"""

import os
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.cards import people
from tests import card_fuzz

pytestmark = pytest.mark.filterwarnings("ignore:Parsed a serial number")
"""A spoilt certificate's number may be below one: the library warns of it, and a chip may say it."""
RUNS = int(os.environ.get("CARD_FUZZ_RUNS", "0"))
NAMED = list(card_fuzz.seeds())
SEEDS = [*NAMED, *card_fuzz.nameless_seeds()]


@pytest.mark.timeout(7200)
def test_sound_cards_with_something_exchanged() -> None:
    chance = random.Random(RUNS or 1)
    found = sum(card_fuzz.one_input(card_fuzz.spoilt(SEEDS, chance)) for _ in range(RUNS or 5000))
    assert found > 0


@settings(deadline=None)
@given(st.binary(max_size=600))
def test_noise(data: bytes) -> None:
    card_fuzz.one_input(data)


@settings(deadline=None)
@given(
    st.sampled_from(SEEDS),
    st.lists(st.tuples(st.integers(1, 1400), st.binary(max_size=40), st.integers(0, 40)), max_size=6),
)
def test_what_hypothesis_finds_to_exchange(seed: bytes, changes: list[tuple[int, bytes, int]]) -> None:
    data = seed
    for place, new, gone in changes:
        at = 1 + place % len(seed)
        data = data[:at] + new + data[at + gone :]
    card_fuzz.one_input(data)


def test_every_seed_is_a_person() -> None:
    assert all(card_fuzz.one_input(seed) for seed in NAMED)
    assert not any(card_fuzz.one_input(seed) for seed in SEEDS[len(NAMED) :])
    assert {seed[0] for seed in SEEDS} == set(range(card_fuzz.DECODERS))
    assert len(SEEDS) > len(people.names())


@pytest.mark.timeout(7200)
def test_libfuzzer_finds_nothing(tmp_path: Path) -> None:
    runs = RUNS or 5000
    done = subprocess.run(
        [sys.executable, card_fuzz.__file__, str(runs)],
        cwd=tmp_path,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-500:]
    inputs, found = map(int, re.findall(r"(\d+) inputs, (\d+) people", done.stdout)[-1])
    assert inputs >= runs - 1
    assert found > 0
