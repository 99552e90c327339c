"""What must hold of a terminal's data folder whenever somebody looks, and of what reached the platform."""

import functools
import hashlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from enrolled_terminal import Terminal
from platform_server import _QUICK, ROOT
from platform_server import Platform as Server

from kiosk import receipt as receipts
from sync import agent
from sync.states import State
from sync.wire.envelope import GENESIS, Envelope, digest, open_envelope

SUBMITTER = Path(__file__).with_name("submitter.py")


@contextmanager
def submitting(terminal: Terminal, printed: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A process that hands in, its ids going to that file; killed at the end."""
    environment = {**os.environ, **_QUICK, "PYTHONPATH": f"{ROOT}:{ROOT}/tests"}
    with (
        printed.open("wb") as out,
        subprocess.Popen(
            [sys.executable, SUBMITTER, terminal.folder.path, "--pause", "0.01"],
            stdin=subprocess.PIPE,
            stdout=out,
            env=environment,
        ) as one,
    ):
        try:
            yield one
        finally:
            one.kill()


def promised(printed: Path) -> list[str]:
    """The ids in whole lines."""
    return [line.split()[0] for line in printed.read_text().split("\n")[:-1]]


def holds_together(terminal: Terminal) -> list[str]:
    """Check rows, chain, receipts' numbers and attachments; the ids in the order of the chain."""
    key = terminal.enrolment.certificate.public_key()
    assert isinstance(key, Ed25519PublicKey)
    public = key.public_bytes_raw()
    previous, ids = GENESIS, []
    with terminal.outbox() as outbox:
        assert outbox._read("pragma integrity_check") == [("ok",)]
        rows = outbox._read(
            "select seq, id, number, envelope, digest, blobs, state from submission order by seq"
        )
        chain = outbox._read("select seq, head from chain")
    for place, (seq, uid, number, raw, stored, blobs, state) in enumerate(rows, start=1):
        envelope = _opened(raw, public)
        assert (seq, envelope.seq, envelope.previous, stored) == (place, place, previous, digest(raw))
        assert (envelope.id.bytes, number) == (uid, receipts.number(terminal.enrolment.number, seq))
        assert json.loads(blobs) == [[a.sha256.hex(), a.size] for a in envelope.attachments]
        if state not in {State.ACCEPTED, State.DECIDED}:
            for attachment in envelope.attachments:
                content = (terminal.folder.blobs / attachment.sha256.hex()).read_bytes()
                assert (hashlib.sha256(content).digest(), len(content)) == (
                    attachment.sha256,
                    attachment.size,
                )
        previous = digest(raw)
        ids.append(str(envelope.id))
    assert chain == ([(len(rows), previous)] if rows else [])
    return ids


@functools.lru_cache(1 << 16)
def _opened(raw: bytes, public: bytes) -> Envelope:
    """The same bytes are as genuine the second time."""
    return open_envelope(raw, Ed25519PublicKey.from_public_bytes(public))


def receipts_stand(terminal: Terminal, lines: Iterable[str]) -> None:
    """What ``submitter`` printed, id and receipt, is what this folder says of it now."""
    with terminal.outbox() as outbox:
        for line in lines:
            uid, qr = line.split()
            receipt = outbox.receipt(UUID(uid))
            assert receipt
            assert receipt.qr == qr


def all_sent(terminal: Terminal) -> None:
    """Whatever still waits here for its time or for staff goes out now."""
    with terminal.outbox() as outbox:
        for row in (*outbox.rows(State.WAITING), *outbox.rows(State.REFUSED)):
            outbox.retry(row.id)
    done = agent.run(terminal.folder, terminal.clock, stop=threading.Event(), once=True)
    assert (done.unsent, done.refused) == (0, 0)


def all_arrived_once(terminal: Terminal, server: Server) -> list[str]:
    """Everything in the outbox is at the platform, once, in the order of the chain; the ids."""
    ids = holds_together(terminal)
    with terminal.outbox() as outbox:
        assert {row.state for row in outbox.rows()} == {State.ACCEPTED}
    arrived = server.cli("transactions", "--terminal", terminal.enrolment.terminal)
    assert [(row["seq"], row["id"]) for row in arrived] == list(enumerate(ids, 1))
    return ids
