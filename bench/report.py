"""What a benchmark answers: rows with ratios, and targets that were met or missed."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """One contender. ``ratio`` is to the floor of the same run; ``note`` says what it does not promise."""

    name: str
    value: float
    unit: str
    ratio: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """What is wanted of a ratio or a figure; ``most`` when less is better."""

    what: str
    wanted: float
    found: float
    most: bool = False

    @property
    def met(self) -> bool:
        """Whether it is."""
        return self.found <= self.wanted if self.most else self.found >= self.wanted


@dataclass(frozen=True, slots=True)
class Report:
    """What one benchmark found."""

    name: str
    what: str
    rows: Sequence[Row]
    targets: Sequence[Target] = ()
    notes: Sequence[str] = ()

    def as_json(self) -> dict[str, Any]:
        """One JSON value."""
        targets = [{**asdict(target), "met": target.met} for target in self.targets]
        rows = [asdict(row) for row in self.rows]
        return {
            "name": self.name,
            "what": self.what,
            "rows": rows,
            "targets": targets,
            "notes": [*self.notes],
        }

    def lines(self) -> list[str]:
        """For people."""
        found = [f"== {self.name}: {self.what}"]
        for row in self.rows:
            ratio = f"{row.ratio:8.2f}" if row.ratio is not None else " " * 8
            found.append(f"  {row.name:44} {row.value:12,.2f} {row.unit:10} {ratio}  {row.note}")
        for target in self.targets:
            bound = "at most" if target.most else "at least"
            verdict = "met" if target.met else "MISSED"
            found.append(
                f"  target: {target.what}: {bound} {target.wanted:g}, is {target.found:.2f}: {verdict}"
            )
        return [*found, *(f"  {note}" for note in self.notes)]


def side_by_side(contenders: dict[str, Callable[[int], float]], rounds: int) -> dict[str, float]:
    """The median of each contender's figure; they take turns, so that a busy moment hits them all."""
    figures: dict[str, list[float]] = {name: [] for name in contenders}
    for n in range(rounds):
        for name, measure in contenders.items():
            figures[name].append(measure(n))
    return {name: median(values) for name, values in figures.items()}
