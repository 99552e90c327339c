"""The terminal's settings: ``DATA/settings.yaml`` over sensible defaults, and variables over both.

    uploads:
      bytes_per_second: 0        # what attachments may take of the line; 0 is all of it
      metered: auto              # auto asks NetworkManager; always and never: lines it cannot know
      off_hours: "22:00-06:00"   # on a metered line attachments go in these hours only (the hall's time)
      keep_days: 7               # and so long they stay here once received, should the platform lose them

``KIOSK_UPLOADS_METERED=never`` wins over ``metered`` of ``uploads``, and so for each. A file that says
something else is refused whole, by file and field: half a setting is worse than none. To add one: a field of
a section below, with what reads it.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import time
from pathlib import Path
from typing import Any

import yaml

from kiosk.errors import SettingsInvalid

NAME = "settings.yaml"


def _whole(low: int, high: int) -> Callable[[Any], int]:
    def read(value: Any) -> int:
        if isinstance(value, bool) or not str(value).isascii() or not str(value).isdigit():
            raise ValueError(f"a whole number from {low} to {high}")
        if not low <= int(value) <= high:
            raise ValueError(f"a whole number from {low} to {high}")
        return int(value)

    return read


def _one_of(*words: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if value not in words:
            raise ValueError(f"one of {', '.join(words)}")
        return str(value)

    return read


def _hours(value: Any) -> "Hours":
    try:
        begin, end = str(value).split("-")
        return Hours(time.fromisoformat(begin), time.fromisoformat(end))
    except ValueError as e:
        raise ValueError("two times of a day, such as 22:00-06:00") from e


@dataclass(frozen=True, slots=True)
class Hours:
    """From ``begin`` until ``end``, over midnight when it ends before it begins; never when both are one."""

    begin: time
    end: time

    def has(self, at: time) -> bool:
        """Whether that time of day is within."""
        if self.begin <= self.end:
            return self.begin <= at < self.end
        return at >= self.begin or at < self.end


@dataclass(frozen=True, slots=True)
class Uploads:
    """How attachments are sent; forms are small and always go at once."""

    bytes_per_second: int = field(default=0, metadata={"read": _whole(0, 1 << 40)})
    metered: str = field(default="auto", metadata={"read": _one_of("auto", "always", "never")})
    off_hours: Hours = field(default=Hours(time(22), time(6)), metadata={"read": _hours})
    keep_days: int = field(default=7, metadata={"read": _whole(0, 365)})


@dataclass(frozen=True, slots=True)
class Settings:
    """Every section, each with every setting."""

    uploads: Uploads = field(default_factory=Uploads, metadata={"section": Uploads})


def load(folder: Path, environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of a data folder; the defaults where it says nothing.

    Raises:
        SettingsInvalid: a file that cannot be read, a name that there is not, or a value out of range.
    """
    path = folder / NAME
    try:
        found = yaml.safe_load(path.read_text("utf-8")) if path.exists() else {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as e:
        raise SettingsInvalid(f"{path}: cannot be read: {type(e).__name__}") from e
    sections = {f.name: f.metadata["section"] for f in fields(Settings)}
    given = _mapping(found or {}, sections, f"{path}")
    made = {
        name: _section(kind, _mapping(given.get(name) or {}, _names(kind), f"{path}: {name}"), name, path)
        for name, kind in sections.items()
    }
    for name, kind in sections.items():
        made[name] = _over(made[name], kind, name, environment)
    return Settings(**made)


def _names(kind: Any) -> dict[str, Callable[[Any], Any]]:
    return {f.name: f.metadata["read"] for f in fields(kind)}


def _mapping(found: Any, known: Mapping[str, Any], where: str) -> Mapping[str, Any]:
    if not isinstance(found, dict):
        raise SettingsInvalid(f"{where}: names with values are expected")
    for name in found:
        if name not in known:
            raise SettingsInvalid(f"{where}: there is no {name!r} here; known are {', '.join(known)}")
    return found


def _section(kind: Any, given: Mapping[str, Any], section: str, path: Path) -> Any:
    return kind(**{n: _value(_names(kind)[n], v, f"{path}: {section}.{n}") for n, v in given.items()})


def _over(made: Any, kind: Any, section: str, environment: Mapping[str, str]) -> Any:
    values = {name: getattr(made, name) for name in _names(kind)}
    for name, read in _names(kind).items():
        variable = f"KIOSK_{section}_{name}".upper()
        if variable in environment:
            values[name] = _value(read, environment[variable], variable)
    return kind(**values)


def _value(read: Callable[[Any], Any], value: Any, where: str) -> Any:
    try:
        return read(value)
    except ValueError as e:
        raise SettingsInvalid(f"{where}: {e} is expected, not {value!r}") from e
