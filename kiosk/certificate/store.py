"""What a terminal keeps: the trust list as it was signed, and citizens' certificates, sealed.

DATA/trust-root.pem    the pinned root (PEM, SubjectPublicKeyInfo); without it enrolment's counts
DATA/trust.list        the newest trust list, verified each time that it is read
DATA/certificates/ID   a certificate of submission ID, sealed to this terminal's vault
"""

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

import cbor2
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from kiosk.errors import Fault
from kiosk.folder import storage_error, sync_directory, write_durably
from kiosk.log import Event, log
from sync.wire import trust
from sync.wire.sealed import SealInvalid, certificate_context, unseal
from sync.wire.trust import TrustList, TrustListInvalid

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.folder import DataFolder
    from kiosk.vault import Vault

EMPTY = TrustList(datetime(1970, 1, 1, tzinfo=UTC), datetime(1970, 1, 1, tzinfo=UTC))
_MAX_BYTES = 16 << 20


class TrustInvalid(Fault):
    """A trust list that cannot be taken, or no root to judge it by."""

    code = "trust-invalid"


class CertificateUnknown(Fault):
    """No certificate of that submission is here, or it does not open."""

    code = "certificate-unknown"


@dataclass(frozen=True, slots=True)
class TrustStore:
    """The trust list of a data folder; ``enrolled_root`` is the PEM that enrolment brought, or empty."""

    folder: "DataFolder"
    enrolled_root: str = ""

    def root(self) -> EllipticCurvePublicKey:
        """The pinned root: the file's before enrolment's.

        Raises:
            TrustInvalid: there is none, or it is no key.
        """
        path = self.folder.path / "trust-root.pem"
        try:
            pem = path.read_bytes() if path.exists() else self.enrolled_root.encode()
            if not pem:
                raise TrustInvalid(f"no root is pinned: enrol, or put its key into {path}")
            key = load_pem_public_key(pem)
        except (OSError, ValueError, UnsupportedAlgorithm) as e:
            raise TrustInvalid(f"{path}: no public key ({type(e).__name__})") from e
        if not isinstance(key, EllipticCurvePublicKey):
            raise TrustInvalid("the pinned root is a key of another kind")
        return key

    def load(self) -> TrustList:
        """The list that is here; ``EMPTY``, which trusts nobody, when there is none.

        Raises:
            TrustInvalid: it was damaged, or there is no root.
        """
        try:
            data = self._path.read_bytes()
        except FileNotFoundError:
            return EMPTY
        except OSError as e:
            raise TrustInvalid(f"{self._path}: {e.strerror}") from e
        return self._read(data)

    def take(self, data: bytes) -> TrustList:
        """Keep a list, durably, when it is this root's, or a successor's, and not older than what is here.

        Once a list of a successor is here, the root before signs nothing for this terminal any more, and
        neither does another successor of it: whoever may have stolen the old key is late.

        Raises:
            TrustInvalid: it is not; what was here stays.
        """
        found, here = self._read(data), self.here()
        if found.issued < here.issued:
            raise TrustInvalid(
                f"this list is of {found.issued:%Y-%m-%d %H:%M} UTC, a newer one is here: "
                "a revoked certificate would count again"
            )
        if found.roots[: len(here.roots)] != here.roots:
            raise TrustInvalid("a root that was succeeded, or another successor of it, signed this list")
        write_durably(self._path, data)
        return found

    def here(self) -> TrustList:
        """What is here and can be read; of a damaged list or one of another root nobody is trusted.

        The next list replaces it; until then no issuer is known, and the log says why.
        """
        try:
            return self.load()
        except TrustInvalid as e:
            log(Event.TROUBLE, logging.WARNING, code=e.code, detail=e.detail[:200])
            return EMPTY

    def _read(self, data: bytes) -> TrustList:
        if len(data) > _MAX_BYTES:
            raise TrustInvalid("this is no trust list (too long)")
        try:
            return trust.read(data, self.root())
        except TrustListInvalid as e:
            raise TrustInvalid(str(e)) from e

    @property
    def _path(self) -> "Path":
        return self.folder.path / "trust.list"


@dataclass(frozen=True, slots=True)
class Wallet:
    """Citizens' certificates that the platform sent to this terminal; they open with its vault alone."""

    folder: "DataFolder"

    def keep(self, submission: UUID, sealed: bytes) -> None:
        """Store a certificate as it came, durably; the newest of a submission counts."""
        path = self.folder.path / "certificates"
        try:
            path.mkdir(mode=0o700, exist_ok=True)
            sync_directory(self.folder.path)
        except OSError as e:
            raise storage_error(e, str(path)) from e
        write_durably(path / str(submission), sealed)

    def submissions(self) -> list[str]:
        """The ids of the submissions whose certificates are here."""
        folder = self.folder.path / "certificates"
        names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
        return sorted(name for name in names if _ID.fullmatch(name))

    def open(self, submission: str, terminal: str, vault: "Vault") -> Mapping[str, bytes]:
        """A certificate's bytes by format: ``cwt``, and ``sd-cwt`` where it can be shown in part.

        Raises:
            CertificateUnknown: see the class.
        """
        if submission not in self.submissions():
            raise CertificateUnknown(f"no certificate of submission {submission[:64]!r} is on this terminal")
        try:
            sealed = (self.folder.path / "certificates" / submission).read_bytes()
            plain = unseal(sealed, vault.seal_key(), certificate_context(UUID(submission), terminal))
            found = cbor2.loads(plain)
        except (OSError, SealInvalid, cbor2.CBORError, ValueError) as e:
            raise CertificateUnknown(f"the certificate of {submission} does not open: {e}") from e
        if not isinstance(found, Mapping) or "cwt" not in found:
            raise CertificateUnknown(f"the certificate of {submission} is out of shape")
        return found

    def of(
        self, submissions: Iterable[str], terminal: str, vault: "Vault"
    ) -> Iterator[tuple[str, Mapping[str, bytes]]]:
        """(submission, formats) of those of them that are here; what does not open is left out."""
        here = set(self.submissions())
        for submission in submissions:
            if submission in here:
                try:
                    yield submission, self.open(submission, terminal, vault)
                except CertificateUnknown as e:
                    log(Event.TROUBLE, logging.WARNING, code=e.code, submission=submission)


_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
