"""What the platform allows while there is no line: its signed policy, and how near this terminal is to it.

``DATA/policy.cose`` is the newest policy that verified against the root pinned at enrolment, or a successor
of it; a damaged or missing one means the defaults. Counting costs the same however many wait: no further than
the policy's limit.
"""

import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from kiosk.certificate import TrustStore
from kiosk.errors import NotEnrolled, PlatformRefused, PlatformUnreachable
from kiosk.folder import edition_of, write_durably
from kiosk.log import Event, log
from sync.enrolment import Enrolment
from sync.wire import policy as wire
from sync.wire.policy import Policy, PolicyInvalid

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kiosk.clock import Clock
    from kiosk.folder import DataFolder
    from sync.platform import Platform
    from sync.wire.cose import PublicKey

EVERY = 3600.0
AGAIN = 600.0
"""Seconds."""


class Level(StrEnum):
    """How near the limit is."""

    OK = "ok"
    WARN = "warn"  # staff should see to the line
    STOP = "stop"  # the services that the policy names are not taken


@dataclass(frozen=True, slots=True)
class Standing:
    """``count`` unsent (no more is counted than the limit), the oldest made at ``oldest``."""

    level: Level = Level.OK
    count: int = 0
    oldest: datetime | None = None
    services: tuple[str, ...] = ()

    def stops(self, service: str) -> bool:
        """Whether an application for this service is not taken now."""
        return self.level is Level.STOP and (not self.services or service in self.services)


NOTHING_UNSENT = Standing()


def judge(policy: Policy, count: int, oldest: datetime | None, now: datetime) -> Standing:
    """Where so many unsent applications, the oldest made then, stand. A clock that jumped back is no age."""
    age = max(timedelta(), now - oldest) if oldest else timedelta()
    level = Level.OK
    if count and (count >= policy.stop_count or age >= policy.stop_after):
        level = Level.STOP
    elif count and (count >= policy.warn_count or age >= policy.warn_after):
        level = Level.WARN
    return Standing(level, count, oldest, policy.services)


def load(folder: "DataFolder") -> Policy:
    """The newest policy that is here, or the defaults."""
    path = _path(folder)
    try:
        enrolment = Enrolment.load(folder)
        known_by = edition_of(path), enrolment.trust_root
        if (kept := _LOADED.get(path)) and kept[0] == known_by:
            return kept[1]
        found = _read(path.read_bytes(), roots(folder, enrolment))
    except (OSError, PolicyInvalid, NotEnrolled):
        return Policy()
    _LOADED[path] = known_by, found
    return found


_LOADED: dict["Path", tuple[object, Policy]] = {}
"""Every submission is judged by it: to verify it each time takes as long as to seal one."""


def _read(signed: bytes, keys: "Sequence[PublicKey]") -> Policy:
    """By any of the keys: it was the newest one when the policy came."""
    for key in keys[:-1]:
        with suppress(PolicyInvalid):
            return wire.read(signed, key)
    return wire.read(signed, keys[-1])


def _path(folder: "DataFolder") -> "Path":
    return folder.path / "policy.cose"


def keep(folder: "DataFolder", enrolment: Enrolment, signed: bytes) -> bool:
    """Keep a policy that came, durably; whether it is newer than what is here.

    Raises:
        PolicyInvalid: it is none, or not this platform's. StorageFailed: the disk refuses it.
    """
    if wire.read(signed, roots(folder, enrolment)[-1]).issued <= load(folder).issued:
        return False
    write_durably(_path(folder), signed)
    return True


def roots(folder: "DataFolder", enrolment: Enrolment) -> "tuple[PublicKey, ...]":
    """The platform's keys: the one pinned at the enrolment, and its successors by the trust list here.

    The last one signs now; what the others signed while they did stays good.

    Raises:
        PolicyInvalid: none is pinned.
    """
    try:
        pinned = load_pem_public_key(enrolment.trust_root.encode())
    except (ValueError, UnsupportedAlgorithm) as e:
        raise PolicyInvalid("the platform has no root") from e
    if not isinstance(pinned, EllipticCurvePublicKey):
        raise PolicyInvalid("the root signs by another algorithm")
    chain = TrustStore(folder, enrolment.trust_root).here().chain
    return chain if pinned in chain[:1] else (pinned,)


class PolicyKeeper:
    """Asks the platform for its policy now and then; a policy that does not come or hold changes nothing."""

    def __init__(
        self, folder: "DataFolder", enrolment: Enrolment, platform: "Platform", clock: "Clock"
    ) -> None:
        """The first is asked for at once."""
        self._folder, self._enrolment, self._platform, self._clock = folder, enrolment, platform, clock
        self._next = clock.monotonic()

    def refresh(self) -> None:
        """Fetch it when it is time.

        Raises:
            StorageFailed: the disk refuses it.
        """
        if not self._enrolment.trust_root or self._clock.monotonic() < self._next:
            return
        self._next = self._clock.monotonic() + AGAIN
        try:
            keep(self._folder, self._enrolment, self._platform.policy())
        except (PolicyInvalid, PlatformRefused, PlatformUnreachable) as e:
            log(Event.TROUBLE, logging.WARNING, code="no-policy", detail=str(e)[:200])
            return
        self._next = self._clock.monotonic() + EVERY
