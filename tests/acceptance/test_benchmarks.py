"""Every benchmark measures what it says; on a hundredth of the work, so here it yields no figure."""

import importlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bench.report import Report


@pytest.mark.parametrize(
    ("name", "contenders"),
    [("drain", 2), ("enqueue", 5), ("flush", 5), ("ingest", 3), ("scale", 16), ("wire", 4)],
)
def test_a_benchmark_measures_everybody_beside_the_floor(
    name: str, contenders: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bench.peers._FOLDER", tmp_path / "peers")
    monkeypatch.setattr("shutil.which", lambda _: None)  # nothing is installed here while tests run
    report: Report = importlib.import_module(f"bench.{name}").run(tmp_path, 0.01)
    measured = [row for row in report.rows if not row.note.startswith("skipped: npm")]
    assert len(measured) == contenders
    assert all(row.value > 0 and row.ratio is not None and row.ratio > 0 for row in measured), report.rows
    assert report.targets
    assert all(target.found > 0 for target in report.targets), report.targets
