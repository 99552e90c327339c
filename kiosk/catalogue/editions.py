"""Older catalogues, kept for as long as a draft may have been begun with one.

    DATA/catalogues/VERSION/          the files of a catalogue, as they were
    DATA/catalogues/VERSION/retired   since when another one is in force (ISO 8601)

An application is finished by the catalogue that it was begun with, also when a new release of the terminal
brings another. An edition is whole or not there (it is renamed into place), names nobody, and is deleted when
the last draft that can name it has expired. One that is damaged or was altered no longer has its version: it
is not used, and the draft goes on by the catalogue in force.
"""

import logging
import os
import shutil
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.catalogue import Catalogue
from kiosk.clock import believed
from kiosk.drafts import KEPT_FOR
from kiosk.errors import CatalogueInvalid
from kiosk.folder import storage_error, sync_directory, write_durably
from kiosk.log import Event, log

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.clock import Clock
    from kiosk.folder import DataFolder


class Editions:
    """The catalogues of one data folder."""

    def __init__(self, folder: "DataFolder", clock: "Clock") -> None:
        """Nothing is read before it is asked for."""
        self._path = folder.path / "catalogues"
        self._clock = clock
        self._loaded: dict[str, Catalogue] = {}

    def keep(self, catalogue: Catalogue) -> None:
        """Keep the catalogue in force; retire the others, and delete those that no draft can name any more.

        Raises:
            DiskFull, StorageFailed: drafts begun from now on might have to go on by another catalogue.
        """
        try:
            self._path.mkdir(mode=0o700, exist_ok=True)
            here = self._path / catalogue.version
            if not here.is_dir():
                self._copy(catalogue, here)
            (here / "retired").unlink(missing_ok=True)
            for other in self._path.iterdir():
                if other != here:
                    self._retire(other)
        except OSError as e:
            raise storage_error(e, str(self._path)) from e

    def load(self, versions: Iterable[str]) -> Mapping[str, Catalogue]:
        """Those of the versions that are here and whole."""
        return {version: found for version in versions if (found := self._load(version))}

    def _copy(self, catalogue: Catalogue, to: "Path") -> None:
        unfinished = to.with_name(f".{to.name}.{os.getpid()}")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        catalogue.copy_to(unfinished)
        for path in (*unfinished.rglob("*"), unfinished):
            fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
            try:
                os.fsync(fd)
            finally:
                os.close(fd)
        unfinished.replace(to)
        sync_directory(self._path)

    def _retire(self, edition: "Path") -> None:
        mark, now = edition / "retired", believed(self._clock.now())
        if edition.name.startswith("."):  # a copy that a power cut interrupted
            shutil.rmtree(edition)
            return
        if now is None:  # as drafts: nothing is old by a clock that cannot be right
            return
        since = believed(datetime.fromisoformat(mark.read_text("ascii"))) if mark.exists() else None
        if since is None:
            write_durably(mark, now.isoformat().encode())
        elif now - since > KEPT_FOR:
            shutil.rmtree(edition)

    def _load(self, version: str) -> Catalogue | None:
        if version not in self._loaded:
            path = self._path / version
            if path.parent != self._path or not path.is_dir():
                return None
            try:
                found = Catalogue.load(path)
            except CatalogueInvalid as e:
                log(Event.TROUBLE, logging.WARNING, code=e.code, detail=f"the edition {version} is damaged")
                return None
            if found.version != version:
                log(Event.TROUBLE, logging.WARNING, code="edition-altered", detail=version)
                return None
            self._loaded[version] = found
        return self._loaded[version]
