"""Admission: how many requests are worked on at once, and when those that are turned away should come back.

Terminals that lost the platform all come back when it is there again. Each that finds no room is given a
place in a queue that nobody stands in: ``Retry-After`` is when its turn comes at the rate that the platform
works at, measured while it is full. So they come as fast as they can be served, and not all at once again. A
place is a promise of nothing: who comes earlier or never takes none away, for places are given by time alone.

A request that is turned away costs neither a signature check nor a database: only a thread, for an instant.
Some threads are therefore kept free of work.
"""

import json
import math
import threading
from collections.abc import Callable, Iterable
from typing import Any

from sync.wire import http as wire

_FIRST_RATE = 200.0
"""Requests a second that are reckoned with before anything was measured.

When too low, the platform idles through the first wave (at 50, for half of its time); when too high, who
comes too early is given a place by what was measured.
"""
_SMOOTHING = 0.05
"""The weight of one more interval in the mean."""
LONGEST = 600.0
"""Seconds that nobody is asked to stay away for longer than: a terminal believes 900."""

_Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class Admission:
    """At most ``room`` at once; the clock is monotonic seconds. Safe for many threads."""

    def __init__(self, room: int, clock: Callable[[], float]) -> None:
        """``room``: 1 at least."""
        self._room, self._clock = room, clock
        self._lock = threading.Lock()
        self._inside = 0
        self._interval = 1 / _FIRST_RATE
        self._left: float | None = None
        self._next_place = 0.0

    def enter(self) -> float | None:
        """None: come in, and call ``leave`` afterwards. Else the seconds to stay away."""
        with self._lock:
            if self._inside < self._room:
                self._inside += 1
                return None
            now = self._clock()
            self._next_place = min(max(self._next_place, now) + self._interval, now + LONGEST)
            return self._next_place - now

    def leave(self) -> None:
        """One is done; when there was no room, the time since the last one tells the rate."""
        with self._lock:
            now, full = self._clock(), self._inside >= self._room
            if full and self._left is not None:
                self._interval += _SMOOTHING * (now - self._left - self._interval)
            self._left = now if full else None
            self._inside -= 1


def admitted(application: _Wsgi, admission: Admission) -> _Wsgi:
    """The application, with what terminals ask of the API behind the admission; the console is not."""

    def respond(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if not path.startswith((wire.TRANSACTIONS, wire.BLOBS, wire.FEED)):
            return application(environ, start_response)
        wait = admission.enter()
        if wait is not None:
            return _busy(wait, start_response)
        try:
            return application(environ, start_response)
        finally:
            admission.leave()

    return respond


def _busy(wait: float, start_response: Callable[..., Any]) -> list[bytes]:
    """The problem ``busy``; the line is closed, so that who waits holds none."""
    problem = {"type": "about:blank", "title": "Not now; try again later", "status": 503, "code": "busy"}
    body = json.dumps(problem).encode()
    headers = [
        ("Content-Type", wire.PROBLEM),
        ("Content-Length", str(len(body))),
        ("Retry-After", str(max(1, math.ceil(wait)))),
        ("Connection", "close"),
    ]
    start_response("503 Service Unavailable", headers)
    return [body]
