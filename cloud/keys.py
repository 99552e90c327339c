"""The platform's keys: made once, at the first start, and never in the repository.

``DATA/keys/`` (0700) holds, each 0600:

- ``platform.txt``   the platform's id, which every request signature's ``tag`` names
- ``seal.pem``       X25519, PKCS#8: opens what terminals seal
- ``authority.pem``  Ed25519, PKCS#8, and ``authority.crt``, its self-signed certificate (RFC 5280): signs
  device certificates
- ``secret.txt``     Django's SECRET_KEY
- ``trust-root.pem``, ``issuer-*.pem``  made later, at their first use: see ``cloud.certificates.trust``

The folder is written under another name, fsynced and renamed in one step: after a power cut it is there
whole or not at all, and of two processes that start at once the second takes the first one's keys.
Losing ``seal.pem`` loses every application that was received: back the folder up, apart from the database.
"""

import hashlib
import os
import secrets
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import NameOID

from sync.wire.sealed import SUITE, seal_key_context, seal_key_id

CERTIFICATE_VALIDITY = timedelta(days=365)
_AUTHORITY_VALIDITY = timedelta(days=3650)
_BACKDATE = timedelta(minutes=10)
"""A certificate begins a little in the past: whoever checks it may have a clock that is a little slow."""


class RequestInvalid(ValueError):
    """The certificate request is unreadable, not signed by its own key, or for another kind of key."""


@dataclass(frozen=True, slots=True, repr=False)
class PlatformKeys:
    """The keys in memory."""

    platform: str
    seal: X25519PrivateKey
    authority: Ed25519PrivateKey
    authority_certificate: x509.Certificate

    @property
    def seal_key_id(self) -> bytes:
        """How a sealed payload names our key."""
        return seal_key_id(self.seal.public_key())

    @property
    def authority_pem(self) -> str:
        """The certificate that signs every device certificate."""
        return self.authority_certificate.public_bytes(Encoding.PEM).decode()

    def seal_key(self) -> dict[str, str]:
        """The seal key as descriptions and enrolments carry it."""
        public = self.seal.public_key().public_bytes_raw()
        return {"suite": SUITE, "key_id": self.seal_key_id.hex(), "public": public.hex()}

    def issue(
        self, request: x509.CertificateSigningRequest, terminal: str, now: datetime
    ) -> x509.Certificate:
        """A device certificate for the request's key, for a year; the subject it asks for does not count."""
        return (
            x509.CertificateBuilder()
            .subject_name(_name(terminal))
            .issuer_name(self.authority_certificate.subject)
            .public_key(request.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - _BACKDATE)
            .not_valid_after(now + CERTIFICATE_VALIDITY)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_usage(sign=True), critical=True)
            .sign(self.authority, None)
        )


def read_request(pem: str) -> x509.CertificateSigningRequest:
    """Parse a CSR (RFC 2986) and check that its sender has the Ed25519 key.

    Raises:
        RequestInvalid: see the class.
    """
    try:
        request = x509.load_pem_x509_csr(pem.encode())
        valid = isinstance(request.public_key(), Ed25519PublicKey) and request.is_signature_valid
    except (ValueError, TypeError, UnsupportedAlgorithm, InvalidSignature) as e:
        raise RequestInvalid(f"no certificate request that can be read: {type(e).__name__}") from e
    if not valid:
        raise RequestInvalid("the request is for no Ed25519 key, or not signed by its own key")
    return request


def read_seal_key(request: x509.CertificateSigningRequest, seal_key: Mapping[str, str]) -> str:
    """The X25519 key (hex) that e-certificates are sealed to; the request's own key must have signed it.

    Raises:
        RequestInvalid: see the class.
    """
    device = request.public_key()
    assert isinstance(device, Ed25519PublicKey)
    try:
        public = X25519PublicKey.from_public_bytes(bytes.fromhex(seal_key["public"]))
        device.verify(bytes.fromhex(seal_key["proof"]), seal_key_context(public))
    except (ValueError, InvalidSignature) as e:
        raise RequestInvalid("the seal key is none, or not signed by the request's key") from e
    return public.public_bytes_raw().hex()


def certificate_key_id(certificate: x509.Certificate) -> str:
    """The ``keyid`` of signatures: hex sha256 of the certificate's DER."""
    return hashlib.sha256(certificate.public_bytes(Encoding.DER)).hexdigest()


def load(data: Path) -> PlatformKeys:
    """The keys of ``data``, made when there are none yet."""
    folder = data / "keys"
    if not folder.exists():
        _make(folder)
    seal = load_pem_private_key((folder / "seal.pem").read_bytes(), None)
    authority = load_pem_private_key((folder / "authority.pem").read_bytes(), None)
    if not isinstance(seal, X25519PrivateKey) or not isinstance(authority, Ed25519PrivateKey):
        raise TypeError(f"{folder}: a key of another kind than this platform makes")
    return PlatformKeys(
        platform=(folder / "platform.txt").read_text("ascii"),
        seal=seal,
        authority=authority,
        authority_certificate=x509.load_pem_x509_certificate((folder / "authority.crt").read_bytes()),
    )


def _make(folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = Path(tempfile.mkdtemp(prefix="keys.", dir=folder.parent))
    try:
        for name, content in _new_keys().items():
            _write(draft / name, content)
        sync_folder(draft)
        try:
            draft.rename(folder)
        except OSError:
            if not folder.exists():
                raise
            # Another process was first: its keys count.
        sync_folder(folder.parent)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _new_keys() -> dict[str, bytes]:
    authority = Ed25519PrivateKey.generate()
    platform = f"p-{secrets.token_hex(6)}"
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(_name(platform))
        .issuer_name(_name(platform))
        .public_key(authority.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _BACKDATE)
        .not_valid_after(now + _AUTHORITY_VALIDITY)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(sign=False), critical=True)
        .sign(authority, None)
    )
    return {
        "platform.txt": platform.encode(),
        "seal.pem": _pem(X25519PrivateKey.generate()),
        "authority.pem": _pem(authority),
        "authority.crt": certificate.public_bytes(Encoding.PEM),
        "secret.txt": secrets.token_urlsafe(64).encode(),
    }


def _pem(key: Ed25519PrivateKey | X25519PrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _usage(*, sign: bool) -> x509.KeyUsage:
    """A device's key signs messages; the authority's signs certificates."""
    return x509.KeyUsage(
        digital_signature=sign,
        content_commitment=sign,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=not sign,
        crl_sign=not sign,
        encipher_only=False,
        decipher_only=False,
    )


def _write(path: Path, content: bytes) -> None:
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(fd, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def replace_durably(path: Path, content: bytes) -> None:
    """Write a file: temporary file, fsync, rename, fsync of the folder. The old bytes or the new, whole."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    temporary.unlink(missing_ok=True)
    try:
        _write(temporary, content)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the folder's entries durable: a rename counts only after this."""
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
