"""A server on a socket between a terminal and a real platform: it passes requests on, or misbehaves."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import requests
from requests.structures import CaseInsensitiveDict

_OF_THIS_LINE = {
    "connection",
    "transfer-encoding",
    "keep-alive",
    "server",
    "content-length",
    "content-encoding",
}


@dataclass(frozen=True)
class Exchange:
    """One request that was passed on, and the platform's answer to it."""

    method: str
    path: str
    asked: bytes
    status: int
    headers: CaseInsensitiveDict[str]
    body: bytes

    def with_header(self, name: str, value: str) -> "Exchange":
        """The same answer with another value there."""
        return replace(self, headers=CaseInsensitiveDict({**self.headers, name.lower(): value}))

    def raw(self) -> bytes:
        """The answer as it goes over the line."""
        lines = [f"HTTP/1.1 {self.status} as answered"]
        lines += [f"{name}: {value}" for name, value in self.headers.items()]
        if self.method != "HEAD" and self.status != 204:
            lines.append(f"Content-Length: {len(self.body)}")
        return "\r\n".join([*lines, "", ""]).encode() + self.body


class Request:
    """One request that arrived, and the line to who sent it."""

    def __init__(self, handler: "_Handler", body: bytes, server: "Middleman") -> None:
        self._handler, self.body, self._server = handler, body, server
        self.method, self.path = handler.command, handler.path
        self.headers = handler.headers

    def pass_on(self) -> Exchange:
        """Let the platform have it; its answer stays here."""
        return self._server.ask(self.method, self.path, dict(self.headers), self.body)

    def send(self, data: bytes) -> None:
        """Bytes back to the terminal."""
        self._handler.wfile.write(data)
        self._handler.wfile.flush()

    def hang_up(self) -> None:
        """End the line after this request."""
        self._handler.close_connection = True

    def over(self, seconds: float) -> bool:
        """Wait this long, unless the test is over first."""
        return self._server.over.wait(seconds)


Behaviour = Callable[[Request], None]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "Middleman"

    def _any(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        request = Request(self, body, self.server)
        behave = self.server.behaviour_for(request)
        with suppress(ConnectionError):  # the terminal may hang up on us: that is its right
            behave(request)

    do_GET = do_HEAD = do_POST = do_PATCH = _any  # noqa: N815  # as http.server calls them

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Middleman(ThreadingHTTPServer):
    """``misbehave`` for requests that ``at`` picks; everything else goes to the platform and is recorded."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, platform: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.exchanges: list[Exchange] = []
        self.misbehaved = 0
        self.over = threading.Event()
        self._platform = platform
        self._session = requests.Session()
        self._session.trust_env = False
        self._asking = threading.Lock()
        self._at: Callable[[Request], bool] = lambda _: False
        self._behaviour: Behaviour = pass_on

    def misbehave(self, behaviour: Behaviour, at: Callable[[Request], bool] = lambda _: True) -> None:
        """From now on."""
        self._behaviour, self._at, self.misbehaved = behaviour, at, 0

    def heal(self) -> None:
        """Pass everything on again."""
        self._at = lambda _: False

    def behaviour_for(self, request: Request) -> Behaviour:
        if not self._at(request):
            return pass_on
        self.misbehaved += 1
        return self._behaviour

    def ask(self, method: str, path: str, headers: dict[str, str], body: bytes) -> Exchange:
        kept = {name: value for name, value in headers.items() if name.lower() not in {"host", "connection"}}
        with self._asking:
            answer = self._session.request(
                method, self._platform + path, data=body, headers=kept, allow_redirects=False, timeout=30
            )
        found = CaseInsensitiveDict(
            (name, value) for name, value in answer.headers.items() if name.lower() not in _OF_THIS_LINE
        )
        exchange = Exchange(method, path, body, answer.status_code, found, answer.content)
        self.exchanges.append(exchange)
        return exchange

    def server_close(self) -> None:
        self.over.set()
        self._session.close()
        super().server_close()


def pass_on(request: Request) -> None:
    """Behave."""
    request.send(request.pass_on().raw())


@contextmanager
def between(platform: str) -> Iterator[Middleman]:
    """A middleman before the platform at that address."""
    middleman = Middleman(platform)
    thread = threading.Thread(target=middleman.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield middleman
    finally:
        middleman.shutdown()
        thread.join()
        middleman.server_close()


class Cable:
    """Bytes between terminals and the platform at ``host:port``, whatever they say; it can be cut and slow.

    ``cut_up`` and ``cut_down``: the next line ends, both ways, after so many bytes to or from the platform;
    later lines are whole. ``delay``: seconds that every piece is late.
    """

    def __init__(self, platform: str, host: str = "127.0.0.1") -> None:
        address, _, port = platform.removeprefix("http://").partition(":")
        self._platform = (address, int(port))
        self._listener = socket.create_server((host, 0))
        self.url = f"http://{host}:{self._listener.getsockname()[1]}"
        self.cut_up: int | None = None
        self.cut_down: int | None = None
        self.delay = 0.0
        self.up = self.down = self.lines = 0
        self._over = threading.Event()
        self._accepting = threading.Thread(target=self._accept, daemon=True)
        self._accepting.start()

    def _accept(self) -> None:
        with suppress(OSError):  # closed
            while True:
                line, _ = self._listener.accept()
                self.lines += 1
                limits, self.cut_up, self.cut_down = (self.cut_up, self.cut_down), None, None
                there = socket.create_connection(self._platform)
                for here, other, limit, way in (
                    (line, there, limits[0], "up"),
                    (there, line, limits[1], "down"),
                ):
                    threading.Thread(target=self._carry, args=(here, other, limit, way), daemon=True).start()

    def _carry(self, here: socket.socket, there: socket.socket, limit: int | None, way: str) -> None:
        carried = 0
        with suppress(OSError):
            while limit is None or carried < limit:
                data = here.recv(65536 if limit is None else limit - carried)
                if not data:
                    break
                if self.delay:
                    self._over.wait(self.delay)
                there.sendall(data)
                carried += len(data)
                setattr(self, way, getattr(self, way) + len(data))
        for end in (here, there):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        with suppress(OSError):
            here.close()

    def close(self) -> None:
        """Cut all that is left."""
        self._over.set()
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._accepting.join()
