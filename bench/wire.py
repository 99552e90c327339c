"""Bytes on the wire for a typical submission, beside the same submission as JSON.

The submissions are the catalogue's own samples with a finger's signature (``signature.txt``, as the pad has
it), composed as the screen composes them. Ours is everything that the client writes to its socket: headers,
signatures, envelopes; counted by a relay in between, in bytes.
"""

import json
import socket
import threading
from pathlib import Path
from statistics import median

from bench.report import Report, Row, Target

BATCH = 50


def run(folder: Path, scale: float = 1.0) -> Report:
    """Bytes a submission, and the ratio to JSON."""
    import zstandard
    from enrolled_terminal import enrolled
    from platform_server import Platform

    from drivers.cards import people
    from kiosk.catalogue import Catalogue, sample
    from kiosk.submission import compose
    from sync import agent

    del scale  # it is quick
    catalogue = Catalogue.load()
    signature = Path(__file__).with_name("signature.txt").read_text("ascii").strip()
    person = people.demo("resident")
    services = [name for name, service in catalogue.services.items() if service.complete]
    platform = Platform(folder / "cloud").start()
    try:
        relay = _Relay(platform.url)
        terminal = enrolled(folder / "kiosk", platform)
        file = terminal.folder.path / "enrolment.json"
        file.write_text(file.read_text("utf-8").replace(platform.url, relay.url), "utf-8")
        bodies = []
        with terminal.outbox() as outbox:
            for n in range(BATCH):
                name = services[n % len(services)]
                answers = sample(catalogue.service(name))
                submission = compose(catalogue, name, person, answers, terminal.clock, signature=signature)
                bodies.append(submission.body)
                outbox.enqueue(submission)
        done = agent.run(terminal.folder, terminal.clock, stop=threading.Event(), once=True)
        assert done.accepted == BATCH, done
    finally:
        platform.stop()
    json_size = sum(map(len, bodies)) / BATCH
    pretty = sum(len(json.dumps(json.loads(body)).encode()) for body in bodies) / BATCH
    alone = sum(len(zstandard.ZstdCompressor(level=9).compress(body)) for body in bodies) / BATCH
    ours = relay.sent / BATCH
    return Report(
        "wire",
        f"{BATCH} submissions of {len(services)} services; the median body has {median(map(len, bodies)):.0f}"
        " bytes",
        [
            Row("JSON, UTF-8, no blanks", json_size, "bytes", 1.0),
            Row("JSON as Python writes it", pretty, "bytes", pretty / json_size, "names escaped, blanks"),
            Row("zstd without dictionary, nothing sealed", alone, "bytes", alone / json_size),
            Row("Waystation: all that was written to the line", ours, "bytes", ours / json_size),
        ],
        [Target("bytes to the JSON's", 0.25, ours / json_size, most=True)],
    )


class _Relay:
    """Counts what a client writes, and brings it to the platform."""

    def __init__(self, url: str) -> None:
        host, _, port = url.removeprefix("http://").rpartition(":")
        self._to = (host, int(port))
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.sent = 0
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            client, _ = self._listener.accept()
            server = socket.create_connection(self._to)
            threading.Thread(target=self._carry, args=(client, server), daemon=True).start()
            threading.Thread(target=self._carry, args=(server, client), daemon=True).start()

    def _carry(self, source: socket.socket, to: socket.socket) -> None:
        while data := source.recv(65536):
            if to.getpeername() == self._to:
                self.sent += len(data)
            to.sendall(data)
        to.shutdown(socket.SHUT_WR)
