"""Time: mended by the platform, trusted as far as it was confirmed, and never running backward."""

from datetime import UTC, datetime, timedelta

import pytest

from kiosk import clock as clocks
from kiosk.clock import ClockTrust, SystemClock

HOURS = timedelta(hours=5)
CLOSE = timedelta(seconds=1)


def test_the_wall_clock_is_aware_and_in_utc() -> None:
    now = SystemClock().now()
    assert now.utcoffset() == timedelta()
    assert abs(now - datetime.now(UTC)) < CLOSE


def test_time_as_it_is_waited_for_only_moves_forward_whatever_is_mended() -> None:
    clock = SystemClock()
    ticks = [clock.monotonic()]
    for offset in (HOURS, -HOURS, timedelta(days=-10_000)):
        clock.mend(offset)
        ticks.append(clock.monotonic())
    assert ticks == sorted(ticks)
    assert ticks[-1] - ticks[0] < CLOSE.total_seconds()


@pytest.mark.parametrize("offset", [HOURS, -HOURS, timedelta(seconds=3), timedelta(days=9000)])
def test_what_was_measured_is_applied(offset: timedelta) -> None:
    clock = SystemClock()
    clock.mend(offset)
    assert clock.offset == offset
    assert abs(clock.now() - (datetime.now(UTC) + offset)) < CLOSE


@pytest.mark.parametrize("offset", [timedelta(), timedelta(seconds=2), timedelta(seconds=-1.5)])
def test_less_than_the_grain_of_a_date_header_is_no_error_and_confirms_the_clock(offset: timedelta) -> None:
    clock = SystemClock(HOURS)
    clock.mend(offset)
    assert clock.offset == timedelta()
    assert clock.trust() is ClockTrust.CONFIRMED


@pytest.mark.parametrize("off", [HOURS, -HOURS, timedelta(days=-3650)])
def test_what_the_platform_says_is_the_truth_however_wrong_we_were(off: timedelta) -> None:
    clock = SystemClock(timedelta(days=77))
    told = datetime.now(UTC) + off
    assert abs(clock.hear(told) - off) < CLOSE
    assert abs(clock.now() - told) < CLOSE
    assert clock.trust() is ClockTrust.CONFIRMED


def test_a_platform_that_agrees_changes_nothing() -> None:
    clock = SystemClock()
    assert clock.hear(datetime.now(UTC).replace(microsecond=0)) == timedelta()
    assert clock.trust() is ClockTrust.CONFIRMED


def test_nobody_has_confirmed_a_clock_that_just_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clocks, "BUILD_FLOOR", datetime.now(UTC) - timedelta(days=1))
    assert SystemClock().offset is None
    assert SystemClock().trust() is ClockTrust.UNCONFIRMED


def test_a_clock_from_before_the_release_is_wrong_until_it_is_mended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clocks, "BUILD_FLOOR", datetime.now(UTC) + timedelta(days=1))
    clock = SystemClock()
    assert clock.trust() is ClockTrust.WRONG
    clock.hear(datetime.now(UTC) + timedelta(days=2))
    assert clock.trust() is ClockTrust.CONFIRMED
