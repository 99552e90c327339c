"""The way to the platform, judged on real sockets: a captive portal, lapsing certificates, no such host."""

import json
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv4Address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from enrolled_terminal import Terminal, enrolled
from platform_server import Platform as Server
from standing_clock import StandingClock

from kiosk.check import DOWN, NONE, OK, WARN
from kiosk.clock import BUILD_FLOOR, ClockTrust, SystemClock
from kiosk.doctor.line import clock, dns, portal, tls
from kiosk.folder import DataFolder

CLOCK = SystemClock()
DAY = timedelta(days=1)
At = Callable[[str], DataFolder]


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    server = Server(tmp_path_factory.mktemp("cloud") / "data").start()
    yield enrolled(tmp_path_factory.mktemp("kiosk"), server)
    server.stop()


@pytest.fixture
def at(terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> At:
    """The same terminal, whose platform is said to be elsewhere; the environment knows no proxy."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    document = json.loads((terminal.folder.path / "enrolment.json").read_text("utf-8"))

    def moved(url: str) -> DataFolder:
        folder = DataFolder.at(tmp_path / "moved", floor=0)
        (folder.path / "enrolment.json").write_text(json.dumps({**document, "url": url}))
        return folder

    return moved


class Login(BaseHTTPRequestHandler):
    """What a hotel's network answers to everything."""

    def do_GET(self) -> None:
        body = b"<html>Welcome! Please log in.</html>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def line(secure: ssl.SSLContext | None = None) -> Iterator[str]:
    """That page on a free port, with TLS or without; its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Login) as server:
        if secure:
            server.socket = secure.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"{'https' if secure else 'http'}://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def certified(tmp_path: Path, until: datetime, host: str = "127.0.0.1") -> ssl.SSLContext:
    """A server's side, whose certificate is its own authority: ``tmp_path/authority.pem``."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Example hall")])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(datetime.now(UTC) - 90 * DAY)
        .not_valid_after(until)
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address(host))]), critical=False)
        .sign(key, SHA256())
    )
    (tmp_path / "authority.pem").write_bytes(made.public_bytes(Encoding.PEM))
    chain = tmp_path / "chain.pem"
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    chain.write_bytes(private + made.public_bytes(Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain)
    return context


@pytest.fixture
def trust(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """As an operator with an authority of their own lets the terminal trust it."""
    return lambda bundle: monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(bundle))


def test_a_login_page_in_the_platforms_place_is_a_portal(at: At) -> None:
    with line() as url:
        row = portal(at(url), CLOCK)
    assert (row.state, "text/html" in row.detail) == (DOWN, True)
    assert "sign in" in row.remedy


def test_where_nothing_answers_there_is_no_portal_to_be_seen(at: At) -> None:
    assert portal(at("http://127.0.0.1:1"), CLOCK).state == NONE


def test_the_platform_itself_is_no_portal(terminal: Terminal) -> None:
    assert portal(terminal.folder, CLOCK).state == OK


@pytest.mark.parametrize(
    ("url", "state"),
    [
        ("http://localhost:8420", OK),
        ("http://platform.invalid", DOWN),  # RFC 6761 §6.4: no resolver knows it
        ("http://127.0.0.1:8420", NONE),
        ("http://[::1]:8420", NONE),
        (f"http://{'x' * 70}.example", DOWN),  # a label may have 63 characters
    ],
)
def test_dns(at: At, url: str, state: str) -> None:
    row = dns(at(url), CLOCK)
    assert (row.state, bool(row.remedy)) == (state, state == DOWN)


def test_a_proxy_looks_names_up_and_its_password_is_not_shown(
    at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("https_proxy", "http://hall:secret@192.0.2.1:3128")
    monkeypatch.setenv("no_proxy", "")
    for look in (dns, tls):
        row = look(at("https://platform.invalid"), CLOCK)
        assert (row.state, "192.0.2.1:3128" in row.detail, "secret" in row.detail) == (NONE, True, False)


@pytest.mark.parametrize(
    "case",
    [
        ((60, True, "127.0.0.1"), OK, "for 59 more days"),
        ((5, True, "127.0.0.1"), WARN, "for 4 more days"),
        ((-3, True, "127.0.0.1"), DOWN, "expired; its certificate is good until"),
        ((60, False, "127.0.0.1"), DOWN, "self-signed certificate"),
        ((60, True, "192.0.2.9"), DOWN, "IP address mismatch"),
    ],
)
def test_tls(
    at: At, tmp_path: Path, trust: Callable[[Path], None], case: tuple[tuple[int, bool, str], str, str]
) -> None:
    (days, trusted, host), state, said = case
    context = certified(tmp_path, datetime.now(UTC) + days * DAY, host)
    if trusted:
        trust(tmp_path / "authority.pem")
    with line(context) as url:
        row = tls(at(url), CLOCK)
    assert (row.state, said in row.detail) == (state, True), row
    assert bool(row.remedy) == (state != OK)


def test_a_certificate_lapses_by_the_terminals_clock(
    at: At, tmp_path: Path, trust: Callable[[Path], None]
) -> None:
    server = certified(tmp_path, datetime.now(UTC) + 60 * DAY)
    trust(tmp_path / "authority.pem")
    with line(server) as url:
        assert tls(at(url), SystemClock(50 * DAY)).state == WARN


def test_where_there_is_no_tls_it_is_said(at: At, terminal: Terminal) -> None:
    assert tls(terminal.folder, CLOCK).state == NONE
    assert tls(at("https://127.0.0.1:1"), CLOCK).state == NONE
    with line() as url:
        row = tls(at(url.replace("http:", "https:")), CLOCK)
    assert (row.state, "no TLS there" in row.detail) == (DOWN, True)


def test_who_is_not_enrolled_has_no_line_to_judge(tmp_path: Path) -> None:
    new = DataFolder.at(tmp_path / "new", floor=0)
    assert {look(new, CLOCK).state for look in (dns, portal, tls)} == {NONE}


class DeadBattery(StandingClock):
    def trust(self) -> ClockTrust:
        return ClockTrust.WRONG


def test_the_clock_beside_the_platforms(terminal: Terminal, at: At) -> None:
    row = clock(terminal.folder, CLOCK)
    assert (row.state, row.detail) == (OK, "confirmed: +0 s to the platform")
    row = clock(terminal.folder, SystemClock(timedelta(hours=-2)))
    assert (row.state, "+7200 s" in row.detail, "timedatectl" in row.remedy) == (WARN, True, True)
    assert clock(at("http://127.0.0.1:1"), CLOCK).state == WARN
    row = clock(terminal.folder, DeadBattery(BUILD_FLOOR - DAY))
    assert (row.state, "battery" in row.remedy) == (DOWN, True)
