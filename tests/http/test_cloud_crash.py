"""kill -9 while batches stream in: what was acknowledged is there once, after any number of restarts."""

import os
import signal
import threading
import uuid
from pathlib import Path

import requests
from platform_server import Platform
from requests.adapters import HTTPAdapter
from terminal_client import TerminalClient
from urllib3 import Retry

from sync.wire import http as wire
from sync.wire.envelope import digest


def test_acknowledged_is_present_exactly_once(own_platform: Platform) -> None:
    own_platform.start()
    terminal = own_platform.terminal()
    batches = [
        [(uid, terminal.envelope(uid=uid)) for uid in (uuid.uuid4() for _ in range(5))] for _ in range(40)
    ]
    acknowledged: list[str] = []
    kills = 0
    for number, batch in enumerate(batches):
        if number % 20 == 10:
            kills += 1
            threading.Timer(0.002 * kills, own_platform.kill).start()
        while True:
            try:
                answer = terminal.post([raw for _, raw in batch])
            except requests.RequestException:
                _restart(own_platform, terminal)
                continue
            assert answer.status_code == 200, answer.text
            results = answer.json()["results"]
            assert {r["status"] for r in results} <= {"accepted", "duplicate"}
            acknowledged += [r["id"] for r in results]
            break
    assert kills == 2
    feed = terminal.feed(limit=500)
    assert [e["id"] for e in feed["events"]] == acknowledged
    last = terminal.request("GET", f"/api/v1/transactions/{acknowledged[-1]}").json()
    assert last["envelope_sha256"] == digest(batches[-1][-1][1]).hex()
    terminal.close()


def _restart(platform: Platform, terminal: TerminalClient) -> None:
    platform.kill()
    platform.start()
    terminal.url = platform.url


def test_an_upload_and_a_nonce_outlive_a_kill(own_platform: Platform) -> None:
    own_platform.start()
    terminal = own_platform.terminal()
    data = b"sealed" * 10_000
    sha = digest(data).hex()
    assert terminal.patch_blob(sha, 0, len(data), data[:30_000]).status_code == 204
    request = terminal.prepare("GET", "/api/v1/feed")
    assert terminal.send(request).status_code == 200
    path = request.path_url
    _restart(own_platform, terminal)
    assert terminal.head_blob(sha).headers["Upload-Offset"] == "30000"
    assert terminal.patch_blob(sha, 30_000, len(data), data[30_000:]).status_code == 204
    request.url = own_platform.url + path
    request.headers.pop("Host", None)
    assert terminal.send(request).json()["code"] == "replayed"
    terminal.close()


def test_a_dead_worker_is_replaced_and_a_failure_leaks_nothing(own_platform: Platform) -> None:
    own_platform.start()
    terminal = own_platform.terminal()
    first = terminal.envelope()
    assert terminal.submit(first) == [("accepted", "")]
    partial = own_platform.data / "blobs" / "partial"
    partial.rmdir()
    partial.write_text("")  # a folder that became a file: nothing foresees it
    answer = terminal.patch_blob("0" * 64, 0, 2, b"x")
    assert (answer.status_code, answer.headers["Content-Type"]) == (500, wire.PROBLEM)
    assert set(answer.json()) == {"type", "title", "status", "code"}
    assert str(own_platform.data) not in answer.text
    (worker,) = Path(f"/proc/{own_platform.pid}/task/{own_platform.pid}/children").read_text().split()
    os.kill(int(worker), signal.SIGKILL)
    retrying = HTTPAdapter(max_retries=Retry(connect=40, read=40, backoff_factor=0.05, allowed_methods=None))
    terminal.session.mount("http://", retrying)
    assert terminal.submit(first) == [("duplicate", "")]
    terminal.close()
