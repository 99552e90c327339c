"""A clock that stands until a test moves it, and one that runs and is set ahead."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from kiosk.clock import ClockTrust, SystemClock


@dataclass
class StandingClock:
    """It moves by ``at += …`` alone, or when the platform says what time it is."""

    at: datetime = datetime(2026, 11, 24, 9, tzinfo=UTC)
    offset: timedelta | None = None

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return 0.0

    def trust(self) -> ClockTrust:
        return ClockTrust.UNCONFIRMED

    def mend(self, offset: timedelta) -> None:
        self.at += offset

    def hear(self, platform_time: datetime) -> timedelta:
        self.at = platform_time
        return timedelta()


@dataclass
class LaterClock(SystemClock):
    """The machine's, so many seconds later as one waits: the wall clock is where it was."""

    later: float = 0.0

    def monotonic(self) -> float:
        return super().monotonic() + self.later
