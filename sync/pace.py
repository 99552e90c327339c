"""How much goes into one request, and how fast requests follow each other.

A request should take about ``TARGET`` seconds on the line as it is: long enough that the round trip does not
count, short enough that a cut costs little and that a form never waits long behind a scan.
"""

from dataclasses import dataclass, field

TARGET = 2.0
"""Seconds that a request should take."""
START = 32 << 10
SMALLEST = 4 << 10
"""Bytes: below this the headers would be most of a request."""


def adapt(size: int, sent: int, seconds: float | None, largest: int) -> int:
    """The size of the next request (bytes), after one of at most ``size``.

    ``sent`` bytes went in ``seconds``; None: there was no answer. It at most doubles, so that one lucky
    request on a bad line does not lead to one that is cut (or is eight times as large where that one took
    next to no time), and it halves when nothing came back. A request
    that was not full, because there was no more to send, can only make it smaller.
    """
    if seconds is None:
        ideal = float(size) / 2
    elif seconds > 0:
        ideal = sent / seconds * TARGET
        if sent < size // 2:
            ideal = size if seconds <= TARGET else ideal
    else:
        ideal = float(largest)
    growth = 8 if seconds is not None and seconds < TARGET / 32 else 2
    return int(max(SMALLEST, size // 2, min(ideal, size * growth, largest)))


@dataclass(slots=True)
class TokenBucket:
    """At most ``rate`` bytes a second, over any stretch longer than a second. A rate of 0 is no limit.

    What is sent may exceed what is in the bucket: then the bucket is in debt, and the next has to wait. So a
    request of any size goes through, and the mean holds.
    """

    rate: int
    _tokens: float = field(default=0.0, init=False)
    _at: float | None = field(default=None, init=False)

    def wait(self, now: float) -> float:
        """Seconds until the next may go; ``now`` is monotonic."""
        if not self.rate:
            return 0.0
        self._fill(now)
        return max(0.0, -self._tokens / self.rate)

    def spend(self, size: int, now: float) -> None:
        """That many bytes go now."""
        if self.rate:
            self._fill(now)
            self._tokens -= size

    def _fill(self, now: float) -> None:
        if self._at is not None:
            self._tokens = min(float(self.rate), self._tokens + (now - self._at) * self.rate)
        self._at = now
