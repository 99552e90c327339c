"""Problems: every refusal of the API is ``application/problem+json`` (RFC 9457) with a stable ``code``.

A detail says what to do, never what a person said or is called.
"""

import json
import random
from collections.abc import Mapping

from django.http import HttpResponse

from sync.wire import http as wire

_TITLES = {
    "body-invalid": "The body is not what this address takes",
    "busy": "Not now; try again later",
    "certificate-expired": "The device certificate has expired",
    "clock-skew": "The request was signed at another time than the platform's",
    "code-expired": "The one-time code has expired",
    "code-invalid": "There is no such one-time code",
    "code-used": "The one-time code was used already",
    "digest-mismatch": "The bytes are not the ones that the digest names",
    "internal": "The platform failed",
    "method-not-allowed": "This address does not take that method",
    "not-found": "There is nothing at this address",
    "offset-mismatch": "The upload stands at another offset",
    "query-invalid": "The query is not one that this address takes",
    "replayed": "The request was seen before",
    "request-invalid": "The request cannot be read",
    "signature-invalid": "The request's signature does not hold",
    "signature-missing": "The request is not signed",
    "storage-full": "The platform has no room",
    "terminal-revoked": "The terminal was revoked",
    "terminal-unknown": "No terminal has that key",
    "too-large": "The body is larger than this address takes",
    "unsupported-type": "The body is of another media type",
}


class Problem(Exception):
    """An answer other than success; raise it anywhere below the API."""

    def __init__(
        self, status: int, code: str, detail: str = "", headers: Mapping[str, str] | None = None
    ) -> None:
        """``code``: one of the module's titles; ``headers``: added to the answer."""
        super().__init__(code)
        self.status, self.code, self.detail = status, code, detail
        self.headers = dict(headers or {})

    def response(self) -> HttpResponse:
        """The answer."""
        body = {"type": "about:blank", "title": _TITLES[self.code], "status": self.status, "code": self.code}
        if self.detail:
            body["detail"] = self.detail
        return HttpResponse(
            json.dumps(body), status=self.status, content_type=wire.PROBLEM, headers=self.headers
        )


def busy(status: int, detail: str, seconds: float = 5) -> Problem:
    """A refusal that asks to come back, spread out so that not all terminals come back at once."""
    wait = round(seconds + random.uniform(0, seconds * 3))  # noqa: S311  # spreads load, guards nothing
    return Problem(status, "busy", detail, {"Retry-After": str(max(1, wait))})
