"""Enrolment: right, wrong, used, expired and guessed codes, and requests that certify nothing."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from platform_server import ROOT, Platform
from terminal_client import TerminalClient

from sync.wire import http as wire


@pytest.fixture
def client(sqlite_platform: Platform) -> Iterator[TerminalClient]:
    client = TerminalClient(sqlite_platform.url)
    yield client
    client.close()


def code(platform: Platform) -> str:
    value: str = platform.cli("enrol", "--name", "样例厅")["code"]
    return value


def test_a_right_code(sqlite_platform: Platform, client: TerminalClient) -> None:
    made = sqlite_platform.cli("enrol", "--name", "西门大厅")
    assert datetime.fromisoformat(made["expires"]) > datetime.now(UTC) + timedelta(hours=23)
    answer = client.ask_to_enrol(made["code"])
    assert answer.status_code == 201
    assert answer.headers["Content-Type"] == wire.ENROLMENT
    body = answer.json()
    assert wire.is_valid("enrolment", body)
    assert body["name"] == "西门大厅"
    certificate = x509.load_pem_x509_certificate(body["certificate"].encode())
    authority = x509.load_pem_x509_certificate(body["authority"].encode())
    certificate.verify_directly_issued_by(authority)
    assert certificate.subject.rfc4514_string() == f"CN={body['terminal']}"
    left = certificate.not_valid_after_utc - datetime.now(UTC)
    assert timedelta(days=364) < left <= timedelta(days=365)


def test_typed_as_people_type(sqlite_platform: Platform, client: TerminalClient) -> None:
    right = code(sqlite_platform)
    typed = f" {right.lower().replace('0', 'o').replace('1', 'l').replace('-', ' ')} "
    assert client.ask_to_enrol(typed).status_code == 201


def test_the_answer_was_lost(sqlite_platform: Platform, client: TerminalClient) -> None:
    """The same key asks again and gets the same certificate; another key gets nothing."""
    once = code(sqlite_platform)
    first, again = client.ask_to_enrol(once), client.ask_to_enrol(once)
    assert again.status_code == 201
    assert again.json()["certificate"] == first.json()["certificate"]
    other = client.ask_to_enrol(once, client.csr(Ed25519PrivateKey.generate()))
    assert (other.status_code, other.json()["code"]) == (403, "code-used")


def test_used_once_even_by_many_at_once(sqlite_platform: Platform) -> None:
    once = code(sqlite_platform)
    clients = [TerminalClient(sqlite_platform.url) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda c: c.ask_to_enrol(once).status_code, clients))
    for c in clients:
        c.close()
    assert sorted(answers) == [201, 403, 403, 403]


def test_numbers_are_unique(sqlite_platform: Platform) -> None:
    terminals = [sqlite_platform.terminal() for _ in range(3)]
    for t in terminals:
        t.close()
    assert len({t.enrolment["number"] for t in terminals}) == 3


@pytest.mark.parametrize("csr", ["", "x", "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n"])
def test_no_request(sqlite_platform: Platform, client: TerminalClient, csr: str) -> None:
    answer = client.ask_to_enrol("ABCD-EFGHJ", csr or " ")
    assert (answer.status_code, answer.json()["code"]) == (422, "body-invalid")


def test_another_kind_of_key(client: TerminalClient) -> None:
    answer = client.ask_to_enrol("ABCD-EFGHJ", client.csr(ec.generate_private_key(ec.SECP256R1())))
    assert (answer.status_code, answer.json()["code"]) == (422, "body-invalid")


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"{}", b'{"code": 1, "csr": 2}', b"[" * 100_000])
def test_no_json(client: TerminalClient, body: bytes) -> None:
    answer = client.session.post(client.url + wire.ENROL, data=body[:16000], timeout=30)
    assert (answer.status_code, answer.json()["code"]) == (422, "body-invalid")


def test_wrong_and_expired_codes_then_too_many(own_platform: Platform) -> None:
    own_platform.start()
    expired = subprocess.run(
        [sys.executable, "-c", _EXPIRED, str(own_platform.data)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    ).stdout.strip()
    client = TerminalClient(own_platform.url)
    answer = client.ask_to_enrol(expired)
    assert (answer.status_code, answer.json()["code"]) == (403, "code-expired")
    for guess in ["0000-00000", "0000-00001", "short", "U" * 9, "0" * 64, "汉字", "a", "b", "c"]:
        answer = client.ask_to_enrol(guess)
        assert (answer.status_code, answer.json()["code"]) == (403, "code-invalid")
    answer = client.ask_to_enrol(code(own_platform))
    assert (answer.status_code, answer.json()["code"]) == (429, "busy")
    assert 0 < int(answer.headers["Retry-After"]) <= 61
    client.close()


_EXPIRED = """
import sys, pathlib, cloud.boot
cloud.boot.start(pathlib.Path(sys.argv[1]))
from datetime import timedelta
from django.utils import timezone
from cloud.enrolment import issue_code
print(issue_code("样例厅", "test", timezone.now() - timedelta(hours=25))[0])
"""
"""Codes expire by the time that is given in; the server's own clock is not touched."""
