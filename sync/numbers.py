"""Which numbers this terminal may have given, written down outside the database: ``DATA/numbers.json``.

Before a number is given that the file does not cover, the file is made to cover ``AT_ONCE`` more, durably. So
whatever becomes of the database, and of its snapshot with it, no number is given to two people: the chain
goes on above ``up_to``. A database whose head is below ``given`` is an older one, or an emptied one.
"""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.folder import refusals, write_durably

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.folder import DataFolder

AT_ONCE = 100
"""So many numbers are set aside at once; as many may be left out when a database is lost."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """``given`` was the head of the chain when the file was written; no number above ``up_to`` was given."""

    given: int
    up_to: int


def load(folder: "DataFolder") -> Numbers | None:
    """What the file says; None where no number was ever given, zeros where the file is damaged.

    Raises:
        StorageFailed: it cannot be read.
    """
    path = _path(folder)
    with refusals(str(path)):
        try:
            written = path.read_bytes()
        except FileNotFoundError:
            return None
    try:
        document = json.loads(written)
        return Numbers(int(document["given"]), int(document["up_to"]))
    except (ValueError, KeyError, TypeError):
        return Numbers(0, 0)


def reserve(folder: "DataFolder", given: int, wanted: int) -> Numbers:
    """Cover the ``wanted`` numbers after ``given``; durable when it returns.

    Raises:
        DiskFull, StorageFailed: none of them may be given.
    """
    numbers = load(folder)
    if numbers and given + wanted <= numbers.up_to:
        return numbers
    numbers = Numbers(given, given + wanted - 1 + AT_ONCE)
    document = {"given": numbers.given, "up_to": numbers.up_to}
    write_durably(_path(folder), json.dumps(document).encode())
    return numbers


def begun(folder: "DataFolder") -> bool:
    """Whether there has been a database here with something in it; StorageFailed: it cannot be said."""
    with refusals(str(folder.snapshot)):
        return folder.snapshot.exists() or load(folder) is not None


def _path(folder: "DataFolder") -> "Path":
    return folder.path / "numbers.json"
