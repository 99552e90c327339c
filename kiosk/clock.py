"""Time, injected everywhere: the wall clock, a clock that never jumps, and how far the wall clock is trusted.

A terminal without a line can start with its clock years off. So a time is never alone: what was created
carries the trust that the clock had then, and waiting is measured on the boot-relative clock, which a
technician who sets the date cannot move.

What compares with today asks ``days`` which days it may be: the clock's, or, when the clock is surely wrong,
any from this release's to ``CREDIBLE`` later. So a right answer is never refused for a wrong clock, and what
is wrong on each of those days still is.
"""

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

BUILD_FLOOR = datetime(2026, 11, 1, tzinfo=UTC)
"""No honest clock is before this release was made."""
CREDIBLE = timedelta(days=20 * 365)
"""Nor farther from it: no terminal runs one release for so long."""


class ClockTrust(StrEnum):
    """How far the wall clock may be believed."""

    CONFIRMED = "confirmed"  # the platform's Date was seen since boot, the offset is applied
    UNCONFIRMED = "unconfirmed"  # plausible, nobody confirmed it since boot
    WRONG = "wrong"  # before this release was built, or 20 years after: a dead battery


def believed(at: datetime) -> datetime | None:
    """That time, unless no honest clock can show it while this release is in use."""
    return at if BUILD_FLOOR <= at < BUILD_FLOOR + CREDIBLE else None


@dataclass(frozen=True, slots=True)
class Days:
    """Which days it may be today; ``earliest`` is the one to go by where there must be one."""

    earliest: date
    latest: date


def days(today: date) -> Days:
    """Which days it may be when the clock says ``today``."""
    first, last = BUILD_FLOOR.date() - timedelta(days=1), (BUILD_FLOOR + CREDIBLE).date()  # in any time zone
    return Days(today, today) if first <= today <= last else Days(first, last)


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
        """Confirmed once the platform was heard; wrong where it cannot be; otherwise unconfirmed."""
        if self.offset is not None:
            return ClockTrust.CONFIRMED
        return ClockTrust.UNCONFIRMED if believed(self.now()) else ClockTrust.WRONG

    def mend(self, offset: timedelta) -> None:
        """See ``Clock``; less than the grain of ``Date`` is not mended."""
        self.offset = offset if abs(offset) > timedelta(seconds=2) else timedelta()

    def hear(self, platform_time: datetime) -> timedelta:
        """See ``Clock``."""
        self.mend(platform_time - datetime.now(UTC))
        return self.offset or timedelta()
