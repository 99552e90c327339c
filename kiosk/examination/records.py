"""Records of examinations: ``DATA/examinations/ID``, one file each, encrypted with the vault key.

A technician's name is in them, so they are closed like everything that names somebody. A record is written
whole or not at all, and never changed; a power cut leaves it as it was.
"""

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kiosk.check import Record
from kiosk.errors import VaultLocked
from kiosk.folder import storage_error, write_durably

if TYPE_CHECKING:
    from kiosk.folder import DataFolder
    from kiosk.vault import Vault

_FOLDER: Final = "examinations"
_PURPOSE: Final = "examination"


def keep(folder: "DataFolder", vault: "Vault", record: Record) -> Record:
    """Keep it; durable when it returns. The record with the id that it got: its time, counted if need be.

    Raises:
        DiskFull, StorageFailed: it is not kept.
    """
    place = folder.path / _FOLDER
    try:
        place.mkdir(mode=0o700, exist_ok=True)
    except OSError as e:
        raise storage_error(e, str(place)) from e
    name, count = f"{record.began:%Y%m%dT%H%M%SZ}", 1
    while (place / name).exists():
        count += 1
        name = f"{record.began:%Y%m%dT%H%M%SZ}-{count}"
    kept = replace(record, id=name)
    plain = json.dumps(kept.as_json(), ensure_ascii=False).encode()
    write_durably(place / name, vault.encrypt(plain, _PURPOSE))
    return kept


def kept(folder: "DataFolder", vault: "Vault") -> tuple[list[Record], list[str]]:
    """The records, newest first, and the names of those that cannot be opened.

    Raises:
        StorageFailed: the disk refuses.
    """
    found: list[Record] = []
    closed: list[str] = []
    try:
        for path in sorted((folder.path / _FOLDER).glob("[0-9]*"), reverse=True):
            try:
                found.append(Record.from_json(json.loads(vault.decrypt(path.read_bytes(), _PURPOSE))))
            except (VaultLocked, KeyError, ValueError, TypeError):
                closed.append(path.name)
    except OSError as e:
        raise storage_error(e, _FOLDER) from e
    return found, closed
