"""The vault: the one key that makes a stolen disk worthless, and what is derived from it.

The key comes from a systemd credential (``vault-key``; with ``systemd-creds encrypt --with-key=tpm2`` it is
bound to the machine) or, in a demo, from a 0600 file, which ``doctor`` reports. Three keys are derived by
HKDF-SHA256 (RFC 5869): one to look a person up, one to encrypt rows, and an X25519 key that the
platform seals certificates to.

Ciphertext: CBOR [alg "A256GCM", key_id, nonce, ct]; the purpose is authenticated, so a draft cannot be passed
off as something else. Losing the key loses drafts, never submissions: those are sealed to the platform.
"""

import hashlib
import hmac
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

import cbor2
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from kiosk.errors import VaultLocked
from kiosk.folder import create_durably, edition_of, refusals

if TYPE_CHECKING:
    from kiosk.folder import DataFolder

_ALGORITHM = "A256GCM"


class Vault:
    """Keys at work. Nothing it returns shows the key, and its ``repr`` neither."""

    def __init__(self, key: bytes, source: str) -> None:
        """``key``: 32 bytes; ``source``: ``systemd-credential`` or ``file``, for ``doctor``."""
        self.source = source
        self._lookup = _derive(key, b"lookup")
        self._seal = X25519PrivateKey.from_private_bytes(_derive(key, b"seal"))
        rows = _derive(key, b"rows")
        self._aead = AESGCM(rows)
        self._key_id = hashlib.sha256(rows).digest()[:8]
        self._device: tuple[object, Ed25519PrivateKey] | None = None

    @classmethod
    def open(cls, folder: "DataFolder") -> "Vault":
        """The systemd credential when there is one, else the file, which is made when missing.

        Raises:
            VaultLocked: the key cannot be read or is no 32 bytes.
        """
        credentials = os.environ.get("CREDENTIALS_DIRECTORY")
        path = Path(credentials) / "vault-key" if credentials else folder.path / "vault.key"
        try:
            if not credentials and not path.exists():
                create_durably(path, secrets.token_bytes(32))
            key = path.read_bytes()
        except OSError as e:
            raise VaultLocked(f"vault key {path}: {e.strerror}") from e
        if len(key) != 32:
            raise VaultLocked(f"vault key {path}: {len(key)} bytes, 32 expected")
        return cls(key, "systemd-credential" if credentials else "file")

    def lookup(self, id_number: str) -> str:
        """How a person is found again: HMAC-SHA256 of the number, 32 hex characters; one-way."""
        return hmac.new(self._lookup, id_number.strip().upper().encode(), hashlib.sha256).hexdigest()[:32]

    def seal_key(self) -> X25519PrivateKey:
        """What the platform seals to this terminal alone (HPKE); its public half goes out at enrolment."""
        return self._seal

    def encrypt(self, plain: bytes, purpose: str) -> bytes:
        """Encrypt for this terminal's own later use."""
        nonce = secrets.token_bytes(12)
        return cbor2.dumps(
            [_ALGORITHM, self._key_id, nonce, self._aead.encrypt(nonce, plain, purpose.encode())]
        )

    def decrypt(self, blob: bytes, purpose: str) -> bytes:
        """The plaintext again.

        Raises:
            VaultLocked: another key, another purpose, or altered bytes.
        """
        try:
            algorithm, key_id, nonce, ciphertext = cbor2.loads(blob)
            if algorithm != _ALGORITHM or key_id != self._key_id:
                raise VaultLocked(f"{purpose}: encrypted with another key or algorithm")
            return self._aead.decrypt(nonce, ciphertext, purpose.encode())
        except (InvalidTag, cbor2.CBORError, ValueError, TypeError, ArithmeticError, LookupError) as e:
            raise VaultLocked(f"{purpose}: cannot be decrypted ({type(e).__name__})") from e

    def device_key(self, folder: "DataFolder") -> Ed25519PrivateKey:
        """The device's signing key: made here once, kept encrypted, never exported.

        Raises:
            VaultLocked: the stored key belongs to another vault. DiskFull, StorageFailed: as they say.
        """
        path = folder.path / "device.key"
        with refusals(str(path)):
            try:
                edition = (path, edition_of(path))
            except FileNotFoundError:
                private = Ed25519PrivateKey.generate().private_bytes_raw()
                create_durably(path, self.encrypt(private, "device-key"))
                edition = (path, edition_of(path))
            if self._device is not None and self._device[0] == edition:
                return self._device[1]
            stored = path.read_bytes()
        self._device = edition, Ed25519PrivateKey.from_private_bytes(self.decrypt(stored, "device-key"))
        return self._device[1]


def _derive(key: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=b"waystation/1", info=purpose).derive(key)
