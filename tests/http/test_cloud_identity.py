"""Who may speak: signatures that are missing, wrong, too small, too old, repeated, or of someone else."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import cbor2
import pytest
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from platform_server import Platform
from terminal_client import TerminalClient

from sync.wire import http as wire

FEED = f"{wire.FEED}?cursor=&limit=1"


def problem(answer: requests.Response) -> tuple[int, str]:
    assert answer.headers["Content-Type"] == wire.PROBLEM, answer.text
    assert wire.is_valid("problem", answer.json())
    assert answer.json()["status"] == answer.status_code
    return answer.status_code, answer.json()["code"]


def test_right_is_right(sqlite_terminal: TerminalClient) -> None:
    assert sqlite_terminal.request("GET", FEED).status_code == 200


def test_unsigned(sqlite_terminal: TerminalClient) -> None:
    answer = requests.get(sqlite_terminal.url + FEED, timeout=30)
    assert problem(answer) == (401, "signature-missing")


@pytest.mark.parametrize(
    "wrong",
    [
        {"tag": wire.signature_tag("another-platform")},
        {"tag": "waystation/2;x"},
        {"label": "sig1"},
        {"key": Ed25519PrivateKey.generate()},
        {"nonce": ""},
        {"nonce": "n" * 201},
        {"covered": ("@method", "@path")},
        {"covered": ("@method", "@query")},
        {"covered": ("@path", "@query")},
    ],
    ids=lambda wrong: "-".join(map(str, wrong)),
)
def test_a_signature_that_does_not_hold(sqlite_terminal: TerminalClient, wrong: dict[str, Any]) -> None:
    assert problem(sqlite_terminal.request("GET", FEED, **wrong)) == (401, "signature-invalid")


@pytest.mark.parametrize("left_out", wire.COVERED_BODY)
def test_a_body_needs_every_component(sqlite_terminal: TerminalClient, left_out: str) -> None:
    covered = tuple(c for c in wire.COVERED_BODY if c != left_out)
    if left_out == "content-digest":
        # The library adds it where a body is given; so sign as for no body at all.
        request = sqlite_terminal.prepare("POST", wire.TRANSACTIONS)
        answer = sqlite_terminal.send(request)
    else:
        answer = sqlite_terminal.request(
            "POST", wire.TRANSACTIONS, body=b"x", content_type=wire.BATCH, covered=covered
        )
    assert problem(answer) == (401, "signature-invalid")


@pytest.mark.parametrize("header", ["Upload-Offset", "Upload-Length"])
def test_a_blob_needs_its_place_covered(sqlite_terminal: TerminalClient, header: str) -> None:
    covered = tuple(c for c in wire.COVERED_BLOB if c != header.lower())
    answer = sqlite_terminal.patch_blob("a" * 64, 0, 1, b"x", covered=covered)
    assert problem(answer) == (401, "signature-invalid")


@pytest.mark.parametrize("header", ["Signature", "Signature-Input"])
@pytest.mark.parametrize("value", ["", "nonsense", "waystation=1", 'waystation=("@method";x=1)', "\x80="])
def test_broken_signature_headers(sqlite_terminal: TerminalClient, header: str, value: str) -> None:
    request = sqlite_terminal.prepare("GET", FEED)
    request.headers[header] = value.encode("latin-1")  # type: ignore[assignment]  # requests sends it as it is
    assert problem(sqlite_terminal.send(request))[0] in {400, 401}


def test_an_altered_request(sqlite_terminal: TerminalClient) -> None:
    request = sqlite_terminal.prepare("GET", FEED)
    assert request.url
    request.url = request.url.replace("limit=1", "limit=2")
    assert problem(sqlite_terminal.send(request)) == (401, "signature-invalid")


def test_an_altered_body(sqlite_terminal: TerminalClient) -> None:
    request = sqlite_terminal.prepare("POST", wire.TRANSACTIONS, body=b"one", content_type=wire.BATCH)
    request.body = b"two"
    assert problem(sqlite_terminal.send(request)) == (400, "digest-mismatch")


@pytest.mark.parametrize("minutes", [-11, 11])
def test_another_time(sqlite_terminal: TerminalClient, minutes: int) -> None:
    created = datetime.now(UTC) + timedelta(minutes=minutes)
    answer = sqlite_terminal.request("GET", FEED, created=created)
    assert problem(answer) == (401, "clock-skew")
    assert "Date" in answer.headers


@pytest.mark.parametrize("minutes", [-9, 9])
def test_a_little_off_is_fine(sqlite_terminal: TerminalClient, minutes: int) -> None:
    created = datetime.now(UTC) + timedelta(minutes=minutes)
    assert sqlite_terminal.request("GET", FEED, created=created).status_code == 200


def test_replayed(sqlite_terminal: TerminalClient) -> None:
    request = sqlite_terminal.prepare("GET", FEED)
    assert sqlite_terminal.send(request).status_code == 200
    assert problem(sqlite_terminal.send(request)) == (401, "replayed")


def test_an_unknown_key(sqlite_terminal: TerminalClient) -> None:
    answer = sqlite_terminal.request("GET", FEED, key_id="0" * 64)
    assert problem(answer) == (401, "terminal-unknown")


def test_revoked(sqlite_platform: Platform, new_terminal: Callable[[Platform], TerminalClient]) -> None:
    terminal = new_terminal(sqlite_platform)
    sqlite_platform.cli("terminals", "revoke", terminal.terminal)
    assert problem(terminal.request("GET", FEED)) == (403, "terminal-revoked")
    listed = {t["id"]: t for t in sqlite_platform.cli("terminals", "list")}
    assert listed[terminal.terminal]["revoked"]


def test_one_terminal_sees_nothing_of_another(
    sqlite_platform: Platform, new_terminal: Callable[[Platform], TerminalClient]
) -> None:
    mine, other = new_terminal(sqlite_platform), new_terminal(sqlite_platform)
    raw = mine.envelope()
    answer = mine.post([raw])
    uid = answer.json()["results"][0]["id"]
    assert mine.request("GET", f"{wire.TRANSACTIONS}/{uid}").status_code == 200
    assert problem(other.request("GET", f"{wire.TRANSACTIONS}/{uid}")) == (404, "not-found")
    assert other.feed()["events"] == []


def test_too_large_is_said_before_it_is_read(sqlite_terminal: TerminalClient) -> None:
    body = cbor2.dumps({"batch": bytes(16), "envelopes": [bytes(9 << 20)]})
    answer = sqlite_terminal.request("POST", wire.TRANSACTIONS, body=body, content_type=wire.BATCH)
    assert problem(answer) == (413, "too-large")


def test_another_media_type(sqlite_terminal: TerminalClient) -> None:
    answer = sqlite_terminal.request("POST", wire.TRANSACTIONS, body=b"{}", content_type="application/json")
    assert problem(answer) == (415, "unsupported-type")


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("GET", "/api/v1/nothing", (404, "not-found")),
        ("GET", "/api", (404, "not-found")),
        ("GET", "/api/v1/transactions/not-a-uuid", (404, "not-found")),
        ("DELETE", "/api/v1/feed", (405, "method-not-allowed")),
        ("POST", "/api/v1/describe", (405, "method-not-allowed")),
    ],
)
def test_no_html_on_the_api(
    sqlite_platform: Platform, method: str, path: str, expected: tuple[int, str]
) -> None:
    assert problem(requests.request(method, sqlite_platform.url + path, timeout=30)) == expected
