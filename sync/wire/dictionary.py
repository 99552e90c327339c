"""Trained dictionaries (RFC 8878 §5): what every application says is not sent again with each.

``dictionaries/EDITION.zdict`` is trained from sample applications of that edition of the catalogue
(``script/train-dictionary``). Its id, the first 8 bytes of its sha256, stands in the sealed payload. Terminal
and platform both carry all of them: a file is added with an edition and never changed or taken away, as long
as an application that names it may come or be opened again.
"""

import hashlib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import zstandard


class DictionaryUnknown(ValueError):
    """Sealed with a dictionary that this release does not have: a newer one opens it."""


LEVEL = 19
"""Of zstd: an application is small, and with the dictionary made ready this takes a tenth of a ms."""


@dataclass(frozen=True, slots=True)
class Dictionary:
    """One dictionary; ``size`` in bytes."""

    id: bytes
    edition: str
    size: int
    trained: zstandard.ZstdCompressionDict = field(repr=False, compare=False)


@cache
def known() -> tuple[Dictionary, ...]:
    """All of this release, by edition."""
    found = []
    for path in sorted(files(__package__).joinpath("dictionaries").iterdir(), key=lambda path: path.name):
        if path.name.endswith(".zdict"):
            raw = path.read_bytes()
            trained = zstandard.ZstdCompressionDict(raw)
            trained.precompute_compress(level=LEVEL)  # once: for each application it takes three milliseconds
            digest = hashlib.sha256(raw).digest()[:8]
            found.append(Dictionary(digest, path.name.removesuffix(".zdict"), len(raw), trained))
    return tuple(found)


def of_catalogue(version: str) -> Dictionary:
    """The one to seal with under that catalogue version: of its edition, else the newest."""
    edition = version.partition("-")[0]
    return next((d for d in known() if d.edition == edition), known()[-1])


def find(id: bytes) -> Dictionary:  # noqa: A002  # what the sealed payload calls it
    """The one with that id.

    Raises:
        DictionaryUnknown: see the class.
    """
    for dictionary in known():
        if dictionary.id == id:
            return dictionary
    raise DictionaryUnknown(f"compressed with dictionary {id.hex()}, which this release does not have")
