"""The benchmarks are found, said and run; the way from a card to the person keeps its budget."""

import json
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


def bench(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [ROOT / "script" / "bench", *arguments], capture_output=True, text=True, check=False, timeout=60
    )


def test_help_lists_them_and_a_wrong_name_is_wrong_usage() -> None:
    assert "tap        From a card put in to the person" in bench("--help").stdout
    wrong = bench("tip")
    assert (wrong.returncode, "'tip' is not one of" in wrong.stderr) == (2, True)


def test_from_a_card_to_the_person_within_the_budget() -> None:
    done = bench("tap", "--json", "--quick")
    assert done.returncode == 0, done.stderr
    (found,) = json.loads(done.stdout)
    assert [row["unit"] for row in found["rows"]] == ["ms", "ms"]
    assert [target["met"] for target in found["targets"]] == [True], found
