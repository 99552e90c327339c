"""An operator's note to the applicant: sealed at rest like the application itself; it may name a person."""

from uuid import UUID

from cloud.keys import PlatformKeys
from sync.wire.sealed import context, seal, unseal


def seal_note(note: str, transaction: UUID, keys: PlatformKeys) -> bytes:
    """The bytes to store; empty for no note."""
    return seal(note.encode(), keys.seal.public_key(), _context(transaction)) if note else b""


def open_note(sealed: bytes, transaction: UUID, keys: PlatformKeys) -> str:
    """The note again.

    Raises:
        SealInvalid: altered, or sealed to another key.
    """
    return unseal(sealed, keys.seal, _context(transaction)).decode() if sealed else ""


def _context(transaction: UUID) -> bytes:
    return context("note", transaction.bytes)
