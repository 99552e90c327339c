"""Time, injected everywhere: the wall clock, a clock that never jumps, and how far the wall clock is trusted.

A terminal without a line can start with its clock years off. So a time is never alone: what was created
carries the trust that the clock had then, and waiting is measured on the boot-relative clock, which a
technician who sets the date cannot move.
"""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Protocol

BUILD_FLOOR = datetime(2026, 11, 1, tzinfo=UTC)
"""No honest clock is before this release was made."""


class ClockTrust(StrEnum):
    """How far the wall clock may be believed."""

    CONFIRMED = "confirmed"  # the platform's Date was seen since boot, the offset is applied
    UNCONFIRMED = "unconfirmed"  # plausible, nobody confirmed it since boot
    WRONG = "wrong"  # before this release was built: a dead battery


class Clock(Protocol):
    """What everything that needs the time takes as a parameter."""

    offset: timedelta | None
    """Platform time minus this machine's wall clock; None until it was measured."""

    def now(self) -> datetime:
        """Wall-clock time, aware, UTC, with the platform's correction applied."""
        ...

    def monotonic(self) -> float:
        """Seconds on a clock that only moves forward, suspend included; its zero means nothing."""
        ...

    def trust(self) -> ClockTrust:
        """How far ``now`` may be believed."""
        ...

    def mend(self, offset: timedelta) -> None:
        """Take platform time minus this machine's wall clock as measured, from now on."""
        ...

    def hear(self, platform_time: datetime) -> timedelta:
        """Take the platform's time (its ``Date`` header, one-second grain) as the truth; the offset."""
        ...


@dataclass
class SystemClock:
    """The machine's clocks, mended by the offset that the platform's ``Date`` header showed."""

    offset: timedelta | None = None
    """Platform time minus our wall clock, as last measured; None until the platform was heard."""

    def now(self) -> datetime:
        """Wall clock plus the measured offset."""
        return datetime.now(UTC) + (self.offset or timedelta())

    def monotonic(self) -> float:
        """CLOCK_BOOTTIME: goes on while the machine sleeps."""
        return time.clock_gettime(time.CLOCK_BOOTTIME)

    def trust(self) -> ClockTrust:
        """Confirmed once the platform was heard; wrong before the build date; otherwise unconfirmed."""
        if self.offset is not None:
            return ClockTrust.CONFIRMED
        return ClockTrust.WRONG if self.now() < BUILD_FLOOR else ClockTrust.UNCONFIRMED

    def mend(self, offset: timedelta) -> None:
        """See ``Clock``; less than the grain of ``Date`` is not mended."""
        self.offset = offset if abs(offset) > timedelta(seconds=2) else timedelta()

    def hear(self, platform_time: datetime) -> timedelta:
        """See ``Clock``."""
        self.mend(platform_time - datetime.now(UTC))
        return self.offset or timedelta()
