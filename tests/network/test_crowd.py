"""Terminals that come back all at once: a real platform turns them away and takes every one in its turn.

``WAYSTATION_CROWD=10000`` is a whole province (two minutes on two cores, which the platform fills); without
it there are fewer. Each has a key of its own and signs what it sends. They share one process: at most
``LINES`` ask at a time.
"""

import asyncio
import json
import os
import random
import socket
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import requests
from lives import children
from platform_server import ROOT
from platform_server import Platform as Server
from terminal_client import TerminalClient

from sync.wire import http as wire

CROWD = int(os.environ.get("WAYSTATION_CROWD", "2000"))
LINES = 512
WITHIN = 60 + CROWD / 20

LARGEST = 512 << 20
"""Bytes that the platform's processes may ever have held, however many come."""

_ENROL = """
import json, sys, pathlib, cloud.boot
cloud.boot.start(pathlib.Path(sys.argv[1]))
from datetime import timedelta
from django.utils import timezone
from cloud.models import Certificate, Terminal
now, until = timezone.now(), timezone.now() + timedelta(9)
found = json.load(sys.stdin)
Terminal.objects.bulk_create(
    (Terminal(id=f"t{n:05}", number=f"{n:04}", name="样例厅", enrolled=now) for n in range(len(found))), 500)
Certificate.objects.bulk_create(
    (Certificate(key_id=f"{n:064x}", terminal_id=f"t{n:05}", pem="", public_key=key, not_after=until)
     for n, key in enumerate(found)), 500)
"""
"""Rows as enrolment makes them, without ten thousand one-time codes."""


def peak(pid: int) -> int:
    """The most memory that a process held, in bytes (proc_pid_status(5), VmHWM)."""
    rows = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(row.split()[1]) for row in rows if row.startswith("VmHWM")) << 10


@dataclass
class Comer:
    """One terminal of the crowd: what it has to send, and how it fared."""

    request: bytes
    due: float = 0.0
    turned_away: int = 0
    done: float | None = None
    answers: list[int] = field(default_factory=list)


def wire_bytes(prepared: requests.PreparedRequest) -> bytes:
    assert isinstance(prepared.body, bytes)
    headers = {**prepared.headers, "Host": "platform", "Connection": "close"}
    lines = [f"{prepared.method} {prepared.path_url} HTTP/1.1", *(f"{k}: {v}" for k, v in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode() + prepared.body


def crowd(server: Server, count: int) -> list[TerminalClient]:
    described = requests.get(server.url + wire.DESCRIBE, timeout=30).json()
    comers = [
        TerminalClient(server.url, enrolment={**described, "terminal": f"t{n:05}"}) for n in range(count)
    ]
    for n, comer in enumerate(comers):
        comer.close()
        comer.session, comer.key_id = comers[0].session, n.to_bytes(32, "big")
    keys = [comer.key.public_key().public_bytes_raw().hex() for comer in comers]
    subprocess.run(
        [sys.executable, "-c", _ENROL, str(server.data)],
        input=json.dumps(keys).encode(),
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
        timeout=100,
    )
    return comers


def signed(comer: TerminalClient) -> bytes:
    """A batch of one, fresh: a nonce is good for one request."""
    import cbor2

    body = cbor2.dumps({"batch": os.urandom(16), "envelopes": [comer.waiting]})  # type: ignore[attr-defined]
    return wire_bytes(comer.prepare("POST", wire.TRANSACTIONS, body=body, content_type=wire.BATCH))


async def come_back(comer: Comer, host: str, port: int, lines: asyncio.Semaphore, began: float) -> None:
    """Ask, and when turned away come back when told to, with the agent's own jitter; a line that is not
    answered is tried again as the agent does."""
    attempts = 0
    while comer.done is None:
        async with lines:
            status, retry_after, text = await ask(comer.request, host, port)
        comer.answers.append(status)
        if status == 200:
            assert json.loads(text)["results"][0]["status"] in {"accepted", "duplicate"}, text
            comer.done = time.monotonic() - began
        elif status == 503:
            assert retry_after >= 1
            comer.turned_away += 1
            await asyncio.sleep(retry_after * random.uniform(1, 1.1))
        else:
            assert status == 0, text
            attempts += 1
            await asyncio.sleep(random.uniform(0, min(5.0, 2.0**attempts)))


async def ask(request: bytes, host: str, port: int) -> tuple[int, float, str]:
    """(status, Retry-After, body); status 0 is no answer."""
    try:
        reader, writer = await asyncio.wait_for(asyncio.open_connection(host, port), 30)
        try:
            writer.write(request)
            raw = await asyncio.wait_for(reader.read(), 60)
        finally:
            writer.close()
    except (OSError, TimeoutError):
        return 0, 0.0, ""
    head, _, body = raw.decode().partition("\r\n\r\n")
    if not head:
        return 0, 0.0, ""
    names = {k.lower(): v for k, _, v in (line.partition(": ") for line in head.split("\r\n")[1:])}
    return int(head.split()[1]), float(names.get("retry-after", 0)), body


@pytest.mark.timeout(900)
def test_a_crowd_that_comes_back_at_once_gets_in_and_nobody_is_lost(tmp_path: Path) -> None:
    server = Server(tmp_path / "data").start()
    try:
        comers = crowd(server, CROWD)
        for comer in comers:
            comer.waiting = comer.envelope()  # type: ignore[attr-defined]
        waiting = [Comer(signed(comer)) for comer in comers]
        host, port = server.url.removeprefix("http://").split(":")
        host = socket.gethostbyname(host)

        async def all_at_once() -> None:
            lines, began = asyncio.Semaphore(LINES), time.monotonic()
            await asyncio.gather(*(come_back(comer, host, int(port), lines, began) for comer in waiting))

        asyncio.run(all_at_once())
        stored = len(server.cli("transactions"))
        memory = sum(peak(pid) for pid in (server.pid, *children(server.pid)))
    finally:
        server.stop()
    done = sorted(comer.done or 0 for comer in waiting)
    away = Counter(comer.turned_away for comer in waiting)
    unanswered = sum(answer == 0 for comer in waiting for answer in comer.answers)
    tenths = ", ".join(f"{done[min(len(done) - 1, len(done) * n // 10)]:.1f}" for n in range(11))
    print(f"\n{CROWD} terminals: in by tenths (s) {tenths}")
    print(f"turned away so often {dict(sorted(away.items()))}; {unanswered} lines without an answer")
    print(f"the platform took {memory >> 20} MiB at most")
    assert stored == CROWD
    assert memory < LARGEST
    assert done[-1] < WITHIN
    assert max(away) >= 1, "there was no crowd"
