"""A small platform behind a real socket: what a terminal may expect of one, and what may go wrong.

It keeps envelopes by their place in the chain, as the reference platform does, and fails a test at once when
a terminal sends what no terminal may: two envelopes of one place, or one that its key did not sign.
"""

import json
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import cbor2
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from sync.wire import http as wire
from sync.wire.envelope import GENESIS, Attachment, digest, open_envelope

FAULTS = ("lost-request", "lost-answer", "503", "garbage", "clock-skew")
"""What may happen to a request; ``later`` and ``refuse`` happen to an envelope."""


@dataclass
class Books:
    """All that one platform knows of one terminal."""

    key: Ed25519PublicKey
    places: list[bytes] = field(default_factory=list)
    stored: dict[UUID, bytes] = field(default_factory=dict)
    blobs: dict[str, bytearray] = field(default_factory=dict)
    events: list[dict[str, Any]] = field(default_factory=list)
    faults: deque[str] = field(default_factory=deque)
    verdicts: deque[str] = field(default_factory=deque)
    broken: list[str] = field(default_factory=list)
    awaiting: dict[str, tuple[Attachment, ...]] = field(default_factory=dict)

    def take(self, raw: bytes, *, by_courier: bool = False) -> dict[str, str]:
        """Judge one envelope."""
        envelope = open_envelope(raw, self.key)
        uid, seq = str(envelope.id), envelope.seq
        if self.stored.get(envelope.id) == raw:
            self.settle()
            return self._answer(uid, "duplicate")
        if seq > len(self.places) + 1:
            return {"id": uid, "status": "retry", "reason": "sequence-gap"}
        verdict = "" if by_courier or not self.verdicts else self.verdicts.popleft()
        if verdict == "later":
            return {"id": uid, "status": "retry", "reason": "busy"}
        if seq > len(self.places):
            if envelope.previous != (self.places[-1] if self.places else GENESIS):
                self.broken.append(f"the chain is broken at {seq}")
            self.places.append(digest(raw))
        elif self.places[seq - 1] != digest(raw):
            self.broken.append(f"two envelopes at {seq}")
        if verdict == "refuse":
            return {"id": uid, "status": "refused", "reason": "unknown-service"}
        if envelope.id in self.stored:
            self.broken.append(f"two contents of {uid}")
        self.stored[envelope.id] = raw
        self.awaiting[uid] = envelope.attachments
        self.settle()
        return self._answer(uid, "accepted")

    def _answer(self, uid: str, whole: str) -> dict[str, str]:
        if uid in self.awaiting:
            return {"id": uid, "status": "incomplete", "reason": "missing-blobs"}
        return {"id": uid, "status": whole}

    def settle(self) -> None:
        """What has all its attachments is received."""
        for uid, attachments in list(self.awaiting.items()):
            if all(len(self.blobs.get(a.sha256.hex(), b"")) == a.size for a in attachments):
                del self.awaiting[uid]
                self.tell("received", uid)

    def tell(self, kind: str, uid: str, **more: str) -> None:
        """An event for the feed."""
        number, at = str(len(self.events) + 1), datetime.now(UTC).isoformat()
        self.events.append({"cursor": number, "type": kind, "id": uid, "at": at, **more})


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "ModelPlatform"

    def _any(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        books, address = self.server.books, urlsplit(self.path)
        fault = books.faults.popleft() if books.faults else ""
        with suppress(ConnectionError):
            match fault:
                case "lost-request":
                    self.close_connection = True
                case "lost-answer":
                    self._work(books, address.path, address.query, body)
                    self.close_connection = True
                case "503" | "clock-skew":
                    status = 503 if fault == "503" else 401
                    problem = {"title": "no", "status": status, "code": fault.replace("503", "busy")}
                    self._answer(status, wire.PROBLEM, problem)
                case "garbage":
                    self._answer(200, "text/html", "<h1>Welcome to our WLAN</h1>")
                case _:
                    self._answer(*self._work(books, address.path, address.query, body))

    do_GET = do_HEAD = do_POST = do_PATCH = _any  # noqa: N815  # as http.server calls them

    def _work(self, books: Books, path: str, query: str, body: bytes) -> tuple[Any, ...]:
        if path == wire.DESCRIBE:
            return 200, wire.DESCRIPTION, self.server.description
        if path == wire.TRANSACTIONS:
            envelopes = cbor2.loads(body)["envelopes"]
            batch = str(UUID(bytes=cbor2.loads(body)["batch"]))
            return 200, wire.RESULTS, {"batch": batch, "results": [books.take(raw) for raw in envelopes]}
        if path == wire.FEED:
            first = int(parse_qs(query).get("cursor", ["0"])[0])
            events = books.events[first : first + 3]
            last = first + len(events)
            return 200, wire.EVENTS, {"cursor": str(last), "more": last < len(books.events), "events": events}
        assert path.startswith(wire.BLOBS), path
        return self._blob(books, path.rpartition("/")[2], body)

    def _blob(self, books: Books, name: str, body: bytes) -> tuple[Any, ...]:
        blob = books.blobs.setdefault(name, bytearray())
        if self.command == "PATCH":
            if int(self.headers["Upload-Offset"]) != len(blob):
                return 409, wire.PROBLEM, {"title": "no", "status": 409, "code": "offset"}, len(blob)
            blob += body
            books.settle()
        return 204, "", None, len(blob)

    def _answer(self, status: int, media_type: str, body: Any, offset: int | None = None) -> None:
        data = b"" if body is None else body.encode() if isinstance(body, str) else json.dumps(body).encode()
        self.send_response(status)
        if media_type:
            self.send_header("Content-Type", media_type)
        if offset is not None:
            self.send_header("Upload-Offset", str(offset))
        if status != 204:
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class ModelPlatform(ThreadingHTTPServer):
    """``books`` is set for each history."""

    daemon_threads = True
    block_on_close = False
    books: Books

    def __init__(self, description: dict[str, Any]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.description = description


@contextmanager
def model_platform(description: dict[str, Any]) -> Iterator[ModelPlatform]:
    """Serve until the end of the block."""
    platform = ModelPlatform(description)
    thread = threading.Thread(target=platform.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield platform
    finally:
        platform.shutdown()
        thread.join()
        platform.server_close()
