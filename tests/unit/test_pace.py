"""How large the next request is, and how fast bytes may go."""

import pytest

from sync.pace import SMALLEST, TARGET, TokenBucket, adapt

K = 1024
LARGEST = 1024 * K


@pytest.mark.parametrize(
    ("what", "size", "sent", "seconds", "expected"),
    [
        ("as long as wanted: as it was", 64 * K, 64 * K, TARGET, 64 * K),
        ("twice as fast: twice as much", 64 * K, 64 * K, TARGET / 2, 128 * K),
        ("ten times as fast: twice as much", 64 * K, 64 * K, TARGET / 10, 128 * K),
        ("a third too slow: a third less", 60 * K, 60 * K, TARGET * 1.5, 40 * K),
        ("ten times too slow: half", 64 * K, 64 * K, TARGET * 10, 32 * K),
        ("no answer: half", 64 * K, 64 * K, None, 32 * K),
        ("no answer to the smallest: the smallest", SMALLEST, SMALLEST, None, SMALLEST),
        ("slow at the smallest: the smallest", SMALLEST, SMALLEST, 60.0, SMALLEST),
        ("fast at the largest: the largest", LARGEST, LARGEST, 0.1, LARGEST),
        ("little to send, quickly: says nothing", 64 * K, 1 * K, 0.1, 64 * K),
        ("little to send, slowly: a bad line", 64 * K, 8 * K, TARGET * 4, 32 * K),
        ("in next to no time: eight times as much", 64 * K, 64 * K, TARGET / 100, 512 * K),
        ("in next to no time, for little: says nothing", 64 * K, 1 * K, TARGET / 100, 64 * K),
        ("in no time: eight times as much", 64 * K, 64 * K, 0.0, 512 * K),
    ],
)
def test_the_next_request_follows_the_line(
    what: str, size: int, sent: int, seconds: float | None, expected: int
) -> None:
    assert adapt(size, sent, seconds, LARGEST) == expected, what


def test_a_bucket_keeps_the_mean_whatever_the_pieces() -> None:
    bucket, now, sent = TokenBucket(1000), 50.0, 0
    for piece in (100, 5000, 1, 900, 3000, 2000):
        now += bucket.wait(now)
        bucket.spend(piece, now)
        sent += piece
    now += bucket.wait(now)
    assert now - 50 == pytest.approx(sent / 1000)


def test_an_idle_hour_saves_up_a_second_alone() -> None:
    bucket = TokenBucket(1000)
    bucket.spend(1000, 0.0)
    assert bucket.wait(0.0) == pytest.approx(1.0)
    assert bucket.wait(3600.0) == 0
    bucket.spend(2000, 3600.0)
    assert bucket.wait(3600.0) == pytest.approx(1.0)


def test_no_rate_is_no_limit() -> None:
    bucket = TokenBucket(0)
    bucket.spend(1 << 40, 0.0)
    assert bucket.wait(0.0) == 0
