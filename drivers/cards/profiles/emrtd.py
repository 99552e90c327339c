"""Travel documents with a chip: passports of any country, and China's permits that are made like them.

ICAO Doc 9303; see ``drivers/cards/emrtd``. The chip opens to what is printed on the document, which somebody
types or a file holds, and to nothing else: no PIN, no terminal authentication, never a command that counts
attempts. Country certificates that vouch for documents lie in the folder that ``KIOSK_CSCA`` names.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from drivers.cards.atr import contactless, stores_only
from drivers.cards.emrtd import files, reading
from drivers.cards.emrtd.passive import Authorities
from drivers.cards.port import CardKey, CardLocked, CardUnreadable, Transmit
from drivers.cards.profiles import Fit, Progress
from kiosk.clock import BUILD_FLOOR
from kiosk.person import Person

CSCA_VARIABLE = "KIOSK_CSCA"
"""A folder with country certificates, or an authority's master list: from the ICAO Public Key Directory."""

_FLOOR = BUILD_FLOOR.date()


@cache
def _authorities(folder: str) -> Authorities:
    return Authorities.load(Path(folder)) if folder else Authorities()


@dataclass(frozen=True, slots=True)
class EmrtdProfile:
    """One document is opened by a copy of this that has its key."""

    name: str = "emrtd"
    key: CardKey | None = None
    atr: bytes = b""
    met: Callable[[Person], None] = lambda _: None
    today: date = _FLOOR

    def matches(self, atr: bytes) -> Fit:
        """Contactless and no mere memory: an answer to reset says no more, and resident cards look so too."""
        return Fit.MAYBE if contactless(atr) and not stores_only(atr) else Fit.NO

    def opened(
        self, key: CardKey | None, atr: bytes, met: Callable[[Person], None], today: date
    ) -> "EmrtdProfile":
        """See ``Keyed``."""
        return EmrtdProfile(self.name, key, atr, met, today)

    def read(self, transmit: Transmit, progress: Progress) -> Person | None:
        """The person; the progress is that of the photo, which is nearly all of it.

        A document that says it takes long commands and then does not is read once more with short ones.
        """
        if not files.answers(transmit):
            return None
        if self.key is None:
            raise CardLocked(wrong=False, can=files.takes_can(transmit))
        ways = reading.Ways(
            authorities=_authorities(os.environ.get(CSCA_VARIABLE, "")),
            today=self.today,
            met=self.met,
            told=lambda got, total: progress(got / total),
        )
        chip = files.enter(transmit, self.key, self.atr)
        known: Person | None = None
        try:
            known, broken = reading.read(chip, self.key, ways)
            if not broken or chip.piece == files.SHORT:
                return known
        except CardUnreadable:
            if chip.piece == files.SHORT:
                raise
        try:
            chip = files.enter(transmit, self.key, self.atr, extended=False)
            return reading.read(chip, self.key, ways).person
        except (CardUnreadable, CardLocked):
            if known is None:
                raise
            return known  # what the first reading had


PROFILE = EmrtdProfile()
