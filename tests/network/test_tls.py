"""A platform behind real TLS, its certificate in order, expired, unknown, or a stranger's in the middle."""

import ipaddress
import ssl
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from enrolled_terminal import Terminal, submission
from middleman import Middleman
from platform_server import Platform as Server

from sync import agent
from sync.states import LinkState, State

NOW = datetime.now(UTC)
DAY = timedelta(days=1)


def make(path: Path, until: datetime) -> Path:
    """A self-signed certificate for 127.0.0.1 and its key, in one PEM file."""
    key, name = (
        ec.generate_private_key(ec.SECP256R1()),
        x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "hall")]),
    )
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(NOW - 30 * DAY).not_valid_after(until)
    names = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    builder = builder.add_extension(names, critical=False)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    certificate = builder.sign(key, hashes.SHA256())
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(certificate.public_bytes(Encoding.PEM) + pem)
    return path


@contextmanager
def behind_tls(platform: str, certificate: Path) -> Iterator[Middleman]:
    """It ends TLS and passes everything on."""
    middleman = Middleman(platform)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    middleman.socket = context.wrap_socket(middleman.socket, server_side=True, do_handshake_on_connect=False)
    middleman.url = middleman.url.replace("http:", "https:")
    thread = threading.Thread(target=middleman.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield middleman
    finally:
        middleman.shutdown()
        thread.join()
        middleman.server_close()


def run(terminal: Terminal, url: str) -> agent.Summary:
    return terminal.sends(url)


@pytest.mark.parametrize("fault", ["expired", "unknown", "intercepted"])
def test_a_certificate_that_does_not_hold_pauses_the_line_and_costs_no_attempt(
    server: Server, terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    """Interception is a stranger's certificate in the middle of an outbox that was on its way."""
    good = make(tmp_path / "good.pem", NOW + 30 * DAY)
    bad = make(tmp_path / "bad.pem", NOW - DAY if fault == "expired" else NOW + 30 * DAY)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(bad if fault == "expired" else good))
    with terminal.outbox() as outbox, ExitStack() as stack:
        sent: list[str] = []
        if fault == "intercepted":
            line = stack.enter_context(behind_tls(server.url, good))
            sent.append(str(outbox.enqueue(submission()).id))
            assert run(terminal, line.url).accepted == 1
        stranger = stack.enter_context(behind_tls(server.url, bad))
        sent += [str(outbox.enqueue(submission(b"scan" * 99)).id) for _ in range(2)]
        done = run(terminal, stranger.url)
        assert (done.accepted, done.refused, done.unsent, done.link) == (0, 0, 2, LinkState.REFUSED)
        assert outbox.link().detail == "tls"
        assert stranger.exchanges == []
        assert {(row.state, row.attempts) for row in outbox.rows() if str(row.id) in sent[-2:]} <= {
            (State.QUEUED, 0),
            (State.WAITING, 0),
        }
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(good))
        mended = stack.enter_context(behind_tls(server.url, good))
        assert run(terminal, mended.url).accepted == 2
    rows = server.cli("transactions", "--terminal", terminal.enrolment.terminal)
    assert [row["id"] for row in rows] == sent
