"""The doctor's checks of the way to the platform: clock, name, portal, certificate.

Each asks for itself, shortly, and judges one thing alone: a hall's line fails in many ways, and a technician
has to be told in which. Where nothing can be judged (not enrolled, no TLS, a proxy in between) it says so.
"""

import ipaddress
import socket
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import SplitResult, urlsplit
from urllib.request import getproxies, proxy_bypass

from cryptography import x509

from kiosk.check import DOWN, NONE, OK, WARN, Check
from kiosk.clock import ClockTrust, SystemClock
from kiosk.errors import NotEnrolled, PlatformRefused, PlatformUnreachable
from sync.enrolment import Enrolment
from sync.platform import Platform

if TYPE_CHECKING:
    from kiosk.clock import Clock
    from kiosk.folder import DataFolder

_CONNECT: Final = 3.0
_ANSWER: Final = 4.0
"""Seconds; together less than a check may take."""
_DRIFT: Final = timedelta(seconds=60)
"""Beyond this the offset is corrected, and the system's own clock should be mended all the same."""
_LAPSES_SOON: Final = timedelta(days=14)
_NOT_ENROLLED: Final = "this terminal is not enrolled, so there is no platform to ask"


def platform_of(enrolment: Enrolment, clock: "Clock") -> Platform:
    """The platform, asked with little patience. ``clock`` hears its time: give it one that may be mended."""
    platform = Platform(enrolment.url, name=enrolment.platform, clock=clock)
    platform.timeout, platform.answer_within = (_CONNECT, _ANSWER), _ANSWER
    return platform


def clock(folder: "DataFolder", clock: "Clock") -> Check:
    """This machine's clock beside the platform's ``Date``."""
    if clock.trust() is ClockTrust.WRONG:
        detail = f"it says {clock.now():%Y-%m-%d %H:%M} UTC, which cannot be while this release is in use"
        return Check("clock", DOWN, detail, "set the clock (timedatectl set-time); change its battery")
    ear = SystemClock()
    try:
        platform_of(Enrolment.load(folder), ear).describe()
    except (NotEnrolled, PlatformUnreachable, PlatformRefused):
        detail = f"{clock.trust()}: the platform cannot be asked for the time"
        return Check("clock", WARN, detail, "it is mended as soon as the platform answers")
    offset = ear.offset or timedelta()
    if clock.offset is not None:  # a clock that was mended already
        offset -= clock.offset
    detail = f"{ear.trust()}: {offset.total_seconds():+.0f} s to the platform"
    if abs(offset) > _DRIFT:
        return Check("clock", WARN, detail, "timedatectl set-ntp true; the terminal corrects it meanwhile")
    return Check("clock", OK, detail)


def dns(folder: "DataFolder", clock: "Clock") -> Check:
    """Whether the platform's host has an address."""
    del clock
    address = _address(folder)
    if address is None:
        return Check("dns", NONE, _NOT_ENROLLED)
    host = address.hostname or ""
    if proxy := _proxy(address):
        return Check("dns", NONE, f"the proxy {proxy} looks the name up")
    if _is_number(host):
        return Check("dns", NONE, f"{host} is no name to look up")
    try:
        found = socket.getaddrinfo(host, address.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as e:
        detail = f"{host}: {e.strerror if isinstance(e, OSError) else e}"
        return Check("dns", DOWN, detail, "check the line and the DNS server (resolvectl status)")
    return Check("dns", OK, f"{host} is {found[0][4][0]}")


def portal(folder: "DataFolder", clock: "Clock") -> Check:
    """Whether something else answers in the platform's place: a network that wants a login first."""
    del clock
    address = _address(folder)
    if address is None:
        return Check("portal", NONE, _NOT_ENROLLED)
    try:
        platform_of(Enrolment.load(folder), SystemClock()).describe()
    except PlatformUnreachable as e:
        if e.kind == "captive":
            remedy = "sign in to the hall's network, or have this terminal let through"
            return Check("portal", DOWN, f"{address.hostname}: {e.detail}", remedy)
        return Check("portal", NONE, f"nothing answers: {e.detail}")
    except PlatformRefused:
        pass  # that was the platform
    return Check("portal", OK, "nothing stands between")


def tls(folder: "DataFolder", clock: "Clock") -> Check:
    """The platform's certificate chain, and how long it lasts."""
    address = _address(folder)
    if address is None:
        return Check("tls", NONE, _NOT_ENROLLED)
    if address.scheme != "https":
        return Check("tls", NONE, f"{address.scheme} has none; envelopes are sealed and signed all the same")
    if proxy := _proxy(address):
        return Check("tls", NONE, f"the proxy {proxy} stands between: see platform")
    return _judged(address, clock)


def _judged(address: SplitResult, clock: "Clock") -> Check:
    remedy = "renew the platform's certificate, or install its CA; a wrong clock looks the same"
    bundle = Platform(address.geturl(), clock=SystemClock()).authorities()
    try:
        until = _lapses(address, _trusting(bundle))
    except ssl.SSLCertVerificationError as e:
        return Check("tls", DOWN, f"{e.verify_message}{_when(address)}", remedy)
    except ssl.SSLError as e:
        return Check(
            "tls", DOWN, f"no TLS there: {e.reason}", "check the platform's address, and for a portal"
        )
    except (OSError, UnicodeError) as e:
        return Check("tls", NONE, f"nothing answers: {e}")
    left = until - clock.now()
    detail = f"the chain holds; its certificate for {left.days} more days"
    if left < _LAPSES_SOON:
        return Check("tls", WARN, detail, "renew the platform's certificate")
    return Check("tls", OK, detail)


def _address(folder: "DataFolder") -> SplitResult | None:
    try:
        return urlsplit(Enrolment.load(folder).url)
    except NotEnrolled:
        return None


def _proxy(address: SplitResult) -> str:
    """As requests takes it from the environment; empty for none. Without whoever may log in there."""
    found = "" if proxy_bypass(address.hostname or "") else getproxies().get(address.scheme, "")
    return found.rpartition("@")[2]


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _trusting(bundle: Path) -> ssl.SSLContext:
    """Whom requests trusts, and nobody else."""
    if bundle.is_dir():
        return ssl.create_default_context(capath=str(bundle))
    return ssl.create_default_context(cafile=str(bundle))


def _lapses(address: SplitResult, context: ssl.SSLContext) -> datetime:
    """When the certificate of that server lapses; by its DER, for an unverified one has no more."""
    host = address.hostname or ""
    with (
        socket.create_connection((host, address.port or 443), timeout=_CONNECT) as line,
        context.wrap_socket(line, server_hostname=host) as secure,
    ):
        return x509.load_der_x509_certificate(secure.getpeercert(True) or b"").not_valid_after_utc


def _when(address: SplitResult) -> str:
    """When a certificate that was not trusted lapses or lapsed: looked at, and nothing is sent there."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    try:
        return f"; its certificate is good until {_lapses(address, context).astimezone(UTC):%Y-%m-%d}"
    except (OSError, ValueError):
        return ""
