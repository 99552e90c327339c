"""Every exception that Waystation raises on purpose, in one tree.

An expected outcome (a refused answer, an empty reader, a line that is down) is a return value.
An exception is for what stops the caller. Each carries

- ``code``: stable, kebab-case; the screen finds the citizen's sentence by it (``ui/Town/Ui/Sentences.qml``),
  in the language of the moment, and the log and ``--json`` output carry it;
- ``detail``: what a technician reads, in English, never with personal data in it.

Fault
├── NotEnrolled          not-enrolled         the terminal has no platform key yet
├── InvalidSubmission    invalid-submission   answers that the service's form does not accept; has ``fields``
├── DiskFull             disk-full            below the free-space floor, or ENOSPC
├── StorageFailed        storage-failed       the database or a blob could not be written durably
│   ├── DatabaseDamaged  database-damaged     the file is damaged: let it go, it is mended at the next opening
│   ├── DiskReadOnly     disk-read-only       EROFS: the file system was remounted read-only
│   └── DiskFailed       disk-failed          EIO: the disk does not read or write what it should
├── TooLongOffline       too-long-offline     the policy takes no new application before the old ones are sent
├── EngineUnsafe         engine-unsafe        SQLite is older than 3.51.3
├── DataFolderBusy       data-folder-busy     another process of the same kind runs on this data folder
├── SettingsInvalid      settings-invalid     DATA/settings.yaml, or a variable in its place, cannot be used
├── VaultLocked          vault-locked         the vault key is missing, unreadable or wrong
├── CatalogueInvalid     catalogue-invalid    a service file that cannot be used; has ``problems``
├── UnknownService       unknown-service      no such service id in the catalogue
├── ReceiptInvalid       receipt-invalid      a number or QR text that is no receipt of ours
├── PlatformUnreachable  platform-unreachable no usable answer: line, DNS, time-out, captive portal
├── PlatformRefused      platform-refused     the platform answered and refused; has ``problem``
└── EnrolmentRefused     enrolment-refused    the one-time code is wrong, used or expired
"""

from collections.abc import Mapping, Sequence
from typing import ClassVar


class Fault(Exception):
    """Base of the tree above."""

    code: ClassVar[str] = "fault"

    def __init__(self, detail: str) -> None:
        """Keep ``detail``, one English sentence for a technician, free of personal data."""
        super().__init__(detail)
        self.detail = detail


class NotEnrolled(Fault):
    """The terminal has no certificate or no platform key."""

    code = "not-enrolled"


class InvalidSubmission(Fault):
    """The answers do not satisfy the service's form; ``fields`` maps each field to a reason code."""

    code = "invalid-submission"

    def __init__(self, detail: str, fields: Mapping[str, str]) -> None:
        """``fields``: JSON path of the answer → reason code such as ``required`` or ``id-checksum``."""
        super().__init__(detail)
        self.fields = dict(fields)


class DiskFull(Fault):
    """Too little room to promise that a submission is safe."""

    code = "disk-full"


class StorageFailed(Fault):
    """A write or an fsync failed; nothing was promised."""

    code = "storage-failed"


class DatabaseDamaged(StorageFailed):
    """The database is damaged, or is being mended: close it and open it again (``sync.salvage``)."""

    code = "database-damaged"


class DiskReadOnly(StorageFailed):
    """The file system is read-only now, as Linux remounts one that has errors."""

    code = "disk-read-only"


class DiskFailed(StorageFailed):
    """The disk answered a read, a write or an fsync with an I/O error."""

    code = "disk-failed"


class TooLongOffline(Fault):
    """Too much, or too old, is unsent: the platform's policy takes nothing new for that service."""

    code = "too-long-offline"


class EngineUnsafe(Fault):
    """The SQLite engine has the WAL-reset corruption bug (3.7.0 to 3.51.2)."""

    code = "engine-unsafe"


class DataFolderBusy(Fault):
    """Another process already plays this part on the data folder."""

    code = "data-folder-busy"


class SettingsInvalid(Fault):
    """The settings cannot be used; ``detail`` names file and field."""

    code = "settings-invalid"


class VaultLocked(Fault):
    """The vault key is missing, unreadable or not the one that sealed this data."""

    code = "vault-locked"


class CatalogueInvalid(Fault):
    """A catalogue folder that cannot be used; ``problems`` are sentences with file, field and remedy."""

    code = "catalogue-invalid"

    def __init__(self, detail: str, problems: Sequence[str]) -> None:
        """``problems``: one sentence each, as ``kiosk services check`` prints them."""
        super().__init__(detail)
        self.problems = tuple(problems)


class UnknownService(Fault):
    """No service of that id in the catalogue."""

    code = "unknown-service"


class ReceiptInvalid(Fault):
    """A number or a QR text that is no receipt, or not an unaltered one."""

    code = "receipt-invalid"


class PlatformUnreachable(Fault):
    """No usable answer came: line down, time-out, or something that is not the platform answered."""

    code = "platform-unreachable"

    def __init__(self, detail: str, kind: str = "down") -> None:
        """``kind``: ``down`` (no answer), ``captive`` (something else answers) or ``tls``."""
        super().__init__(detail)
        self.kind = kind


class PlatformRefused(Fault):
    """The platform answered and refused; ``problem`` is its RFC 9457 ``code``."""

    code = "platform-refused"

    def __init__(self, detail: str, problem: str, retry_after: float | None = None) -> None:
        """``retry_after``: seconds that the platform asks to wait, when it does."""
        super().__init__(detail)
        self.problem = problem
        self.retry_after = retry_after


class EnrolmentRefused(Fault):
    """The one-time code is wrong, used or expired."""

    code = "enrolment-refused"
