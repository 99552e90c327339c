"""Three middlewares: one log line a request, problems instead of HTML on the API, and no foreign content."""

import logging
import time
from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from cloud.log import event
from cloud.problems import Problem, busy
from sync.wire import http as wire

Next = Callable[[HttpRequest], HttpResponseBase]

_CODES = {404: "not-found", 405: "method-not-allowed", 413: "too-large", 500: "internal", 503: "busy"}
_POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


class RequestLog:
    """A line for each request: method, path, status, time taken, and who signed it. Queries are left out."""

    def __init__(self, get_response: Next) -> None:
        """As Django calls it."""
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on, then log."""
        start = time.perf_counter()
        response = self._next(request)
        caller = getattr(request, "auth", None)
        event(
            "request",
            logging.INFO if response.status_code < 500 else logging.ERROR,
            method=request.method,
            path=request.path[:200],
            status=response.status_code,
            ms=round((time.perf_counter() - start) * 1000, 1),
            terminal=getattr(caller, "terminal_id", None),
            code=getattr(request, "problem", None),
        )
        return response


class ApiProblems:
    """Whatever fails below /api/ is answered as a problem; nothing of an exception reaches the answer."""

    def __init__(self, get_response: Next) -> None:
        """As Django calls it."""
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Replace an error page by a problem."""
        response = self._next(request)
        api = request.path == "/api" or request.path.startswith("/api/")
        if api and response.status_code >= 400 and response.get("Content-Type") != wire.PROBLEM:
            code = _CODES.get(response.status_code, "request-invalid")
            headers = {"Allow": response["Allow"]} if "Allow" in response else {}
            return answer(request, Problem(response.status_code, code, headers=headers))
        return response


class ContentSecurity:
    """Pages may load from here alone: the console and the API page work in a closed network."""

    def __init__(self, get_response: Next) -> None:
        """As Django calls it."""
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Add the header."""
        response = self._next(request)
        response.headers.setdefault("Content-Security-Policy", _POLICY)
        return response


def answer(request: HttpRequest, problem: Problem) -> HttpResponse:
    """The problem's answer, its code noted for the log."""
    request.problem = problem.code  # type: ignore[attr-defined]  # RequestLog reads it
    return problem.response()


def failure(request: HttpRequest, exception: Exception) -> HttpResponse:
    """An exception that nobody below expected: logged with its type and place, answered without either."""
    logging.getLogger("cloud").error("failure", exc_info=exception)
    if isinstance(exception, DatabaseError):
        return answer(request, busy(503, "the database did not take it; send it again"))
    return answer(request, Problem(500, "internal"))
