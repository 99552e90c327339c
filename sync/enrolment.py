"""Enrolment: a one-time code becomes a key made here, a certificate, and the key to seal to.

``DATA/device.key`` holds the private key, encrypted by the vault; ``DATA/enrolment.json`` what was answered
and its address. Interrupted anywhere, ``enrol`` with the same code goes on: the key is made once, and the
platform gives the same certificate to the same code and key.

A terminal is enrolled once. Its envelopes are chained and sealed to one platform, so another enrolment is
refused while envelopes of the first are here: their numbers and seals would be void there.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding

from kiosk.errors import EnrolmentRefused, NotEnrolled, PlatformRefused, PlatformUnreachable
from kiosk.folder import edition_of, write_durably
from kiosk.log import Event, log
from sync.platform import Platform
from sync.wire import http as wire
from sync.wire.sealed import seal_key_context

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.clock import Clock
    from kiosk.folder import DataFolder
    from kiosk.vault import Vault

_FILE = "enrolment.json"


@dataclass(frozen=True)
class Enrolment:
    """Who this terminal is to its platform; ``number`` heads its receipt numbers."""

    terminal: str
    number: int
    platform: str
    url: str
    certificate: x509.Certificate
    seal_key: X25519PublicKey
    trust_root: str = ""
    """The key that signs the trust list of e-certificates, PEM; empty where the platform has none."""
    blob_bytes: int = 32 << 20
    """The largest sealed attachment that the platform takes."""

    @cached_property
    def key_id(self) -> bytes:
        """The sha256 of the certificate's DER: the kid of envelopes, receipts and requests."""
        return hashlib.sha256(self.certificate.public_bytes(Encoding.DER)).digest()

    @classmethod
    def load(cls, folder: "DataFolder") -> "Enrolment":
        """As it was enrolled.

        Raises:
            NotEnrolled: never enrolled, or the file is damaged.
        """
        path = folder.path / _FILE
        try:
            edition = edition_of(path)
            if (kept := _LOADED.get(path)) and kept[0] == edition:
                return kept[1]
            document = json.loads(path.read_bytes())
            found = _read(document["answer"], document["url"])
            _LOADED[path] = edition, found
        except FileNotFoundError:
            raise NotEnrolled("this terminal is not enrolled: kiosk provision CODE --platform URL") from None
        except (OSError, ValueError, KeyError, TypeError) as e:
            raise NotEnrolled(f"{path} is damaged ({type(e).__name__}): provision again") from e
        return found


_LOADED: dict["Path", tuple[object, Enrolment]] = {}
"""Every submission needs it: reading and judging the file takes longer than the commit."""


def enrol(folder: "DataFolder", vault: "Vault", code: str, url: str, clock: "Clock") -> Enrolment:
    """Trade ``code`` for a certificate and keep it; durable when it returns.

    Raises:
        EnrolmentRefused: the code is wrong, used or expired, or this terminal is another one already.
        PlatformUnreachable: no platform answers at ``url``. VaultLocked, StorageFailed: as they say.
    """
    if not url.startswith(("http://", "https://")):
        raise PlatformUnreachable(f"{url!r} is no address: write https://HOST")
    key = vault.device_key(folder)
    try:
        answer = Platform(url, clock=clock).enrol(code.strip(), _csr(key), _seal_key(key, vault))
        enrolment = _read(answer, url)
    except PlatformRefused as e:
        raise EnrolmentRefused(f"the platform refused the code ({e.problem}): {e.detail}") from e
    except PlatformUnreachable as e:
        raise PlatformUnreachable(f"no platform answers at {url}: {e.detail}", e.kind) from e
    except (ValueError, TypeError) as e:
        raise PlatformUnreachable(f"{url} answers with no enrolment: {e}", "captive") from e
    if enrolment.certificate.public_key() != key.public_key():
        raise EnrolmentRefused("the platform certified another key than this terminal's")
    _refuse_another(folder, enrolment)
    document = json.dumps({"url": url, "answer": answer}, ensure_ascii=False, indent=1)
    write_durably(folder.path / _FILE, document.encode())
    log(Event.ENROLLED, terminal=enrolment.terminal)
    return enrolment


def _refuse_another(folder: "DataFolder", enrolment: Enrolment) -> None:
    path: Path = folder.path / _FILE
    if not path.exists() or not folder.database.exists():
        return
    before = Enrolment.load(folder)
    if (before.terminal, before.platform) != (enrolment.terminal, enrolment.platform):
        raise EnrolmentRefused(
            f"this data folder belongs to terminal {before.terminal} of {before.platform}: "
            "enrol with a new --data folder"
        )


def _csr(key: Ed25519PrivateKey) -> str:
    """A request (RFC 2986); the platform chooses the subject."""
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "terminal")])
    request = x509.CertificateSigningRequestBuilder().subject_name(name).sign(key, None)
    return request.public_bytes(Encoding.PEM).decode()


def _seal_key(device: Ed25519PrivateKey, vault: "Vault") -> dict[str, str]:
    """What e-certificates are sealed to, and the device key's word for it."""
    public = vault.seal_key().public_key()
    proof = device.sign(seal_key_context(public))
    return {"public": public.public_bytes_raw().hex(), "proof": proof.hex()}


def _read(answer: dict[str, Any], url: str) -> Enrolment:
    if not wire.is_valid("enrolment", answer):
        raise ValueError("no enrolment")
    certificate = x509.load_pem_x509_certificate(answer["certificate"].encode())
    if not isinstance(certificate.public_key(), Ed25519PublicKey):
        raise TypeError("no Ed25519 certificate")
    return Enrolment(
        terminal=answer["terminal"],
        number=int(answer["number"]),
        platform=answer["platform"],
        url=url,
        certificate=certificate,
        seal_key=X25519PublicKey.from_public_bytes(bytes.fromhex(answer["seal_key"]["public"])),
        trust_root=answer.get("trust_root", ""),
        blob_bytes=answer["limits"]["blob_bytes"],
    )
