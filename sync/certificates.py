"""What the agent does for e-certificates: keeps those that the feed brings, and the trust list fresh.

A certificate is kept as it came, sealed to this terminal's vault. The trust list is asked for when the one
here is older than ``EVERY``. It is never a reason to call the line down: a list that does not come, or does
not hold, is logged and asked for again after ``AGAIN``; the old one stays, with its age.
"""

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from kiosk.certificate import TrustInvalid, TrustStore, Wallet
from kiosk.errors import PlatformRefused, PlatformUnreachable
from kiosk.log import Event, log

if TYPE_CHECKING:
    from kiosk.clock import Clock
    from kiosk.folder import DataFolder
    from sync.enrolment import Enrolment
    from sync.platform import FeedEvent, Platform

EVERY = timedelta(hours=1)
AGAIN = 600.0
"""Seconds."""


class Certificates:
    """For one terminal and platform; not for several threads at once."""

    def __init__(
        self, folder: "DataFolder", enrolment: "Enrolment", platform: "Platform", clock: "Clock"
    ) -> None:
        """A platform without a trust root has no certificates, and is not asked for any."""
        self._wallet = Wallet(folder)
        self._store = TrustStore(folder, enrolment.trust_root)
        self._wanted = bool(enrolment.trust_root)
        self._platform = platform
        self._clock = clock
        self._next = clock.monotonic()
        self._fetch = False

    def take_in(self, event: "FeedEvent") -> None:
        """Keep the certificate of an event; durable when it returns. Again: changes nothing.

        The trust list is fetched anew then: it may be the first one that knows of this certificate.

        Raises:
            StorageFailed: the disk refuses it.
        """
        if event.sealed:
            self._wallet.keep(event.id, event.sealed)
            self._fetch = True
            log(Event.FEED, detail="a certificate came", submission=str(event.id))

    def refresh(self) -> None:
        """Fetch the trust list when the one here is old; never raises for a list that does not come.

        Raises:
            StorageFailed: the disk refuses it.
        """
        if not self._wanted or (self._clock.monotonic() < self._next and not self._fetch):
            return
        self._next = self._clock.monotonic() + AGAIN
        try:
            if self._fetch or self._age() >= EVERY:
                self._fetch = False
                self._store.take(self._platform.trust_list())
        except (TrustInvalid, PlatformRefused, PlatformUnreachable) as e:
            log(Event.TROUBLE, logging.WARNING, code=e.code, detail=f"trust list: {e.detail}"[:200])

    def _age(self) -> timedelta:
        """Of the list that is here; a damaged one is as old as none."""
        try:
            return self._clock.now() - self._store.load().issued
        except TrustInvalid:
            return EVERY
