"""Malformed cards: no decoder fails, and nobody with an impossible number comes out unmarked.

Twice: by Hypothesis from sound cards with something exchanged, and by libFuzzer (atheris) guided by coverage.
``CARD_FUZZ_RUNS=1000000 pytest tests/unit/test_card_fuzz.py`` gives each of them a million inputs.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drivers.cards import people
from tests import card_fuzz

RUNS = int(os.environ.get("CARD_FUZZ_RUNS", "0"))
SEEDS = list(card_fuzz.seeds())


@given(
    st.sampled_from(SEEDS),
    st.lists(st.tuples(st.integers(1, 1400), st.binary(max_size=40), st.integers(0, 40)), max_size=6),
)
@settings(max_examples=RUNS or 300, deadline=None, suppress_health_check=list(HealthCheck), database=None)
def test_a_sound_card_with_something_exchanged(seed: bytes, changes: list[tuple[int, bytes, int]]) -> None:
    spoilt = seed
    for place, new, gone in changes:
        at = 1 + place % len(seed)
        spoilt = spoilt[:at] + new + spoilt[at + gone :]
    card_fuzz.one_input(spoilt)


@given(st.binary(max_size=600))
@settings(max_examples=min(RUNS, 100_000) or 300, deadline=None, database=None)
def test_noise(data: bytes) -> None:
    card_fuzz.one_input(data)


def test_every_seed_is_a_person() -> None:
    assert all(card_fuzz.one_input(seed) for seed in SEEDS)
    assert {seed[0] for seed in SEEDS} == set(range(card_fuzz.DECODERS))
    assert len(SEEDS) > len(people.names())


@pytest.mark.timeout(7200)
def test_libfuzzer_finds_nothing(tmp_path: Path) -> None:
    runs = RUNS or 5000
    done = subprocess.run(
        [sys.executable, card_fuzz.__file__, str(runs)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    inputs, found = map(int, re.findall(r"(\d+) inputs, (\d+) people", done.stdout)[-1])
    assert inputs >= runs - 1
    assert found > 0
