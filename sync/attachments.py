"""The files of attachments, sealed, each under the digest of its bytes, in one folder of the terminal.

A row of the outbox names them (``blobs``: JSON, pairs of sha256 in hex and size); when it is committed, they
are there and durable.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.errors import DatabaseDamaged, InvalidSubmission, StorageFailed
from kiosk.folder import refusals, write_durably
from sync.wire.envelope import Attachment
from sync.wire.sealed import blob_context, seal

if TYPE_CHECKING:
    from kiosk.submission import Submission
    from sync.enrolment import Enrolment

_COMPRESSED_ALREADY: Final = frozenset(
    {"image/jpeg", "image/png", "image/webp", "application/pdf", "application/zip"}
)


def place(folder: Path, attachment: Attachment) -> Path:
    """Where its sealed bytes lie."""
    return folder / attachment.sha256.hex()


def write(
    folder: Path, submission: "Submission", enrolment: "Enrolment", written: list[Path]
) -> tuple[Attachment, ...]:
    """Seal and write them, durable when it returns; ``written`` has each from the moment that it is there.

    Raises:
        InvalidSubmission: one is larger than the platform takes. DiskFull, StorageFailed: as they say.
    """
    found = []
    for n, file in enumerate(submission.attachments):
        compress = file.media_type not in _COMPRESSED_ALREADY
        sealed = seal(file.data, enrolment.seal_key, blob_context(submission.id, n), compress=compress)
        if len(sealed) > enrolment.blob_bytes:
            detail = f"{len(sealed)} bytes, sealed: the platform takes {enrolment.blob_bytes}"
            raise InvalidSubmission(f"the attachment {n} has {detail}", {file.field: "attachment-size"})
        attachment = Attachment(hashlib.sha256(sealed).digest(), len(sealed))
        write_durably(place(folder, attachment), sealed)
        written.append(place(folder, attachment))
        found.append(attachment)
    return tuple(found)


def make_sure_of(folder: Path, attachments: "Sequence[Attachment]") -> None:
    """They are there, before a row promises them.

    Raises:
        StorageFailed: one is not.
    """
    for attachment in attachments:
        path = place(folder, attachment)
        with refusals(str(path)):
            if path.stat().st_size != attachment.size:
                raise StorageFailed(f"{path} was changed before it was promised")


def is_whole(path: Path, attachment: Attachment) -> bool:
    """Whether the file has the bytes that were promised."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest() == attachment.sha256
    except OSError:
        return False


def files(folder: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """What lies in the folder; the screen renames and the agent deletes there meanwhile."""
    with refusals(str(folder)):
        for path in folder.iterdir():
            with suppress(FileNotFoundError):
                yield path, path.stat()


def parsed(blobs: str) -> tuple[Attachment, ...]:
    """What a row names.

    Raises:
        DatabaseDamaged: it is noise.
    """
    try:
        return tuple(Attachment(bytes.fromhex(sha256), size) for sha256, size in json.loads(blobs))
    except (ValueError, TypeError) as e:  # the envelope has them too: mended at the next opening
        raise DatabaseDamaged("a submission's attachments are noise") from e
