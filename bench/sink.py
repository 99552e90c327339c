"""The platform's HTTP server with an application that reads and drops: what a POST costs before any work."""

import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """WSGI (PEP 3333)."""
    environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", "2")])
    return [b"{}"]


@contextmanager
def serving() -> Iterator[str]:
    """The address of a running one: granian, one worker, as ``cloud serve`` runs it."""
    with subprocess.Popen(
        [sys.executable, "-c", _SERVE], stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True
    ) as process:
        try:
            assert process.stdout
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


_SERVE = """
import socket, threading, time
from granian import Granian
with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    port = probe.getsockname()[1]
def announce():
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.02)
        else:
            print(f"http://127.0.0.1:{port}", flush=True)
            return
server = Granian("bench.sink:application", address="127.0.0.1", port=port, interface="wsgi", workers=1,
                 blocking_threads=1, backpressure=512, websockets=False, log_enabled=False)
server.on_startup(lambda: threading.Thread(target=announce, daemon=True).start())
server.serve()
"""
