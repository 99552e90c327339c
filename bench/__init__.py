"""Benchmarks: one module each, found by being here; ``python -m bench`` runs them.

A module's first docstring line is its help. It exports ``run(rounds: int | None) -> Result``: what it
measured beside a floor or a peer measured in the same run on the same machine, since only ratios travel.
"""

import importlib
import pkgutil
from dataclasses import asdict, dataclass
from types import ModuleType
from typing import Any


@dataclass(frozen=True, slots=True)
class Result:
    """One comparison. ``unit`` of both figures; ``details``: what else was seen."""

    ours: float
    floor: float
    unit: str
    floor_is: str
    details: dict[str, Any]

    @property
    def ratio(self) -> float:
        """Ours by the floor."""
        return self.ours / self.floor

    def as_json(self) -> dict[str, Any]:
        """Flat, for machines."""
        return {**asdict(self), "ratio": round(self.ratio, 3)}


def installed() -> dict[str, ModuleType]:
    """Every benchmark of this folder by its name."""
    names = sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))
    return {name: importlib.import_module(f"{__name__}.{name}") for name in names}
