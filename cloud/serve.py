"""The server: granian, with worker processes of many threads, one on SQLite and one a core on PostgreSQL.

The main process watches the workers and starts one anew if it dies; they die with the main process, however
that ends, so nothing is left on the port. Threads wait for slow lines. SQLite has one writer, so more
processes would gain nothing; on PostgreSQL they judge and store side by side, and a terminal's row lock keeps
its batches in order. What is counted in memory (admission, guesses of enrolment codes) is each worker's own.
"""

import ctypes
import gc
import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from cloud.admission import Admission, admitted
from cloud.boot import CannotStart, hold
from cloud.log import LOGGING, event

_THREADS = {"sqlite": 128, "postgresql": 48}
"""Of all workers. A body that trickles in over a slow line holds a thread, and that one its connection to the
database."""
_MOST_WORKERS = 4
_LINES = 4096
"""Lines that are open at once; the rest wait in the system's backlog."""
_STOP_SECONDS = 5
"""What is half sent by then is cut off: it was not acknowledged, so it comes again."""
_TAKE_OVER_SECONDS = 1
_PR_SET_PDEATHSIG = 1  # linux/prctl.h
_NONCE_SECONDS = 300


def serve(data: Path, host: str, port: int, *, as_json: bool) -> None:
    """Serve until SIGTERM or SIGINT; print the address once it answers.

    Raises:
        CannotStart: the port is taken, or another server runs on this data folder.
    """
    with ExitStack() as stack:
        _lock(stack, data)
        _run(host, _free_port(host, port), as_json=as_json)


def _lock(stack: ExitStack, data: Path) -> None:
    """One server a data folder. A server that was killed may need an instant to be gone with its worker."""
    deadline = time.monotonic() + _TAKE_OVER_SECONDS
    while True:
        try:
            stack.enter_context(hold(data / "serve.lock", wait=False))
        except BlockingIOError as e:
            if time.monotonic() > deadline:
                raise CannotStart(f"another platform is running on {data}; stop it first") from e
            time.sleep(0.05)
        else:
            return


def _run(host: str, port: int, *, as_json: bool) -> None:
    from django.db import connection  # noqa: PLC0415  # after the process was set up

    server = Granian(
        "cloud.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=_workers(connection.vendor),
        blocking_threads=_threads(connection.vendor),
        backlog=_LINES,
        backpressure=_LINES,
        respawn_failed_workers=True,
        workers_kill_timeout=_STOP_SECONDS,
        websockets=False,
        log_level=LogLevels.error,
        log_dictconfig=LOGGING,
    )
    url = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    announce = threading.Thread(
        target=_announce, args=(host, port, url), kwargs={"as_json": as_json}, name="announce", daemon=True
    )
    server.on_startup(announce.start)
    server.serve(target_loader=_load, wrap_loader=False)
    event("stopped")


def _workers(vendor: str) -> int:
    return 1 if vendor == "sqlite" else min(_MOST_WORKERS, len(os.sched_getaffinity(0)))


def _threads(vendor: str) -> int:
    """Of each worker."""
    return _THREADS[vendor] // _workers(vendor)


def _load() -> Callable[..., Any]:
    """Runs in a worker: tie its life to the main process's, then load the application."""
    parent = os.getppid()
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    from django.db import connection, connections  # noqa: PLC0415  # the worker's own connections

    threads = _threads(connection.vendor)
    room = threads - max(4, threads // 8)  # the others only turn away, and serve the console
    connections.close_all()
    from cloud.wsgi import application  # noqa: PLC0415  # the worker alone serves

    gc.freeze()  # the application itself is no garbage: looking through it took a fifth of a batch's time
    threading.Thread(target=_forget_nonces, name="nonces", daemon=True).start()
    return admitted(application, Admission(room, time.monotonic))


def _forget_nonces() -> None:
    from django.db import DatabaseError, connection  # noqa: PLC0415  # the worker's own
    from django.utils import timezone  # noqa: PLC0415  # see above

    from cloud.identity import forget_nonces  # noqa: PLC0415  # see above

    while True:
        time.sleep(_NONCE_SECONDS)
        try:
            forget_nonces(timezone.now())
        except DatabaseError as e:
            event("nonces-kept", code=type(e).__name__)  # the next round deletes them too
        connection.close()


def _free_port(host: str, port: int) -> int:
    """The port, or any free one for 0. granian shares ports (SO_REUSEPORT) and would not notice a taken one.

    Raises:
        CannotStart: it is taken, or the host is none of this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen(1)
        except OSError as e:
            raise CannotStart(f"cannot listen on {host} port {port}: {e.strerror or e}") from e
        return int(probe.getsockname()[1])


def _announce(host: str, port: int, url: str, *, as_json: bool) -> None:
    """Wait until the worker answers, then print the one line that says so."""
    local = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  # compared, not bound
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            with socket.create_connection((local, port), timeout=5) as line:
                line.sendall(b"GET /api/v1/describe HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                if line.recv(12).startswith(b"HTTP/1.1 200"):
                    break
        except OSError:
            time.sleep(0.02)
    click.echo(f'{{"address": "{url}"}}' if as_json else f"Waystation platform ready at {url}")
    event("started", address=url)
