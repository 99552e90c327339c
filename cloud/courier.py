"""The courier's stick: bundles of envelopes are taken in as if their terminals had sent them themselves.

Every envelope goes through ``ingest.take``, as over HTTP: same checks, same verdicts, same feed. In place of
a request's signature stands that of the bundle, by a certificate that counts. All bundles of a terminal are
taken in the order of its chain, whatever they are called; attachments go before the envelopes that name them.

The answer is an acknowledgement beside the bundles for each terminal, signed by the trust root that it
pinned: one verdict for each envelope, which losses were noted, all that the feed would tell it, sealed to it,
the policy and the trust list. A bundle without envelopes is answered too. Killed anywhere, the
import is repeated: what was stored is a duplicate then, and an acknowledgement is whole or not there.
"""

import hashlib
import json
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from cloud import blobs, feed, ingest, policy
from cloud.audit import record
from cloud.blobs import BlobStore
from cloud.certificates import trust
from cloud.errors import Fault
from cloud.keys import PlatformKeys, replace_durably
from cloud.log import event
from cloud.models import Certificate, Terminal
from sync.wire import courier as wire
from sync.wire.certificate import key_id
from sync.wire.envelope import Attachment, digest
from sync.wire.losses import Losses
from sync.wire.sealed import feed_context, seal

_PIECE = 1 << 20
_EVENTS = 500


class NothingToImport(Fault):
    """The folder has no bundle."""


class CannotAnswer(Fault):
    """All was taken in, and an acknowledgement could not be written; the text says what to do."""


class _Unusable(Exception):
    """The bundle does not count; the text is a sentence."""


@dataclass(slots=True)
class Bundle:
    """One file and what became of it; ``problem`` is a sentence when it, or an attachment, could not be used.

    ``note`` is one when all of it was taken and its terminal needs somebody nevertheless.
    ``waiting``: envelopes that an earlier bundle, or an attachment, is missing for.
    """

    path: Path
    parcel: wire.Parcel | None = None
    problem: str = ""
    note: str = ""
    accepted: int = 0
    duplicate: int = 0
    refused: int = 0
    waiting: int = 0
    verdicts: list[wire.Verdict] = field(default_factory=list)
    noted: Losses = ()

    @property
    def terminal(self) -> str:
        """Whose it is, once it is known to be."""
        return self.parcel.head.terminal if self.parcel else ""

    @property
    def first(self) -> int:
        """The seq of its first envelope."""
        return self.parcel.head.first if self.parcel else 0


def take_in(  # noqa: PLR0913  # a stick, whose it is, and where it goes
    folder: Path, keys: PlatformKeys, store: BlobStore, *, actor: str, now: datetime, blob_limit: int
) -> tuple[list[Bundle], list[Path]]:
    """Take in every bundle of a folder; the bundles, and the acknowledgements that lie there now.

    Raises:
        NothingToImport: there is none. CannotAnswer: what it says.
    """
    found = [Bundle(path) for path in sorted(folder.glob("[!.]*.bundle"))]
    if not found:
        raise NothingToImport(f"{folder} has no bundle: `kiosk outbox export` writes some")
    for bundle in found:
        try:
            _open(bundle, keys, now)
        except _Unusable as e:
            bundle.problem = f"{bundle.path.name} {e}"
    usable = sorted((b for b in found if b.parcel), key=lambda b: (b.terminal, b.first, b.path.name))
    for bundle in usable:
        _take(bundle, folder / wire.BLOBS, keys, store, now=now, blob_limit=blob_limit)
        assert bundle.parcel
        record(actor, "import", f"{bundle.terminal} {bundle.first}-{bundle.parcel.head.last}", now)
    return found, [
        _acknowledge(folder, terminal_id, list(bundles), keys, now)
        for terminal_id, bundles in groupby(usable, key=lambda b: b.terminal)
    ]


def _open(bundle: Bundle, keys: PlatformKeys, now: datetime) -> None:
    """Read the bundle and judge whose it is.

    What was signed by a certificate that has expired since is taken all the same: it was promised to people,
    and a hall without a line has no other way. A revoked terminal's is not.
    """
    try:
        parcel = wire.load(wire.BUNDLE, bundle.path)
        certificate = _certificate(parcel, keys)
        parcel.verify(Ed25519PublicKey.from_public_bytes(bytes.fromhex(certificate.public_key)))
    except wire.ParcelInvalid as e:
        raise _Unusable(_SENTENCES[e.reason].format(e)) from e
    terminal = certificate.terminal
    if terminal.revoked:
        raise _Unusable(
            f"is of terminal {terminal}, which was revoked: nothing was taken. If it is to be trusted again, "
            "give it a new code (`cloud enrol`, then `kiosk provision` there) and import this again"
        )
    if not terminal.certificates.filter(not_after__gt=now).exists():
        bundle.note = (
            f"{bundle.path.name}: the certificate of terminal {terminal} has expired on "
            f"{certificate.not_after:%Y-%m-%d}. That stops no stick, but the line: "
            "renew it by a new code (`cloud enrol`, then `kiosk provision` there)"
        )
        event("certificate-expired", logging.WARNING, terminal=terminal.pk, code="courier")
    bundle.parcel = parcel


def _certificate(parcel: wire.Parcel, keys: PlatformKeys) -> Certificate:
    """Of the key that the bundle names."""
    if parcel.head.platform != keys.platform:
        raise _Unusable("is for another platform: take it there")
    found = Certificate.objects.select_related("terminal").filter(key_id=parcel.kid.hex()).first()
    if found is None or found.terminal_id != parcel.head.terminal:
        raise _Unusable("is of no terminal that is enrolled here")
    return found


_SENTENCES = {
    "malformed": "is no bundle: export it again",
    "cut-short": "is cut short: copy it again, or export it again; nothing of it was taken",
    "altered": "was altered or damaged on its way: export it again; nothing of it was taken",
    "newer": "is of a newer release: update the platform first",
    "unreadable": "cannot be read ({}): try the stick again, or another copy; nothing of it was taken",
}


def _take(  # noqa: PLR0913  # a bundle, what it is checked against, and where it goes
    bundle: Bundle, folder: Path, keys: PlatformKeys, store: BlobStore, *, now: datetime, blob_limit: int
) -> None:
    assert bundle.parcel
    head, envelopes = bundle.parcel.head, bundle.parcel.parts
    lost = [b for b in head.blobs if not _put(b, folder, head.terminal, store, limit=blob_limit)]
    if lost:
        names = ", ".join(blob.sha256.hex()[:12] for blob in lost)
        bundle.problem = (
            f"{bundle.path.name}: {len(lost)} of its attachments missing or damaged ({names}): export again"
        )
    try:
        for start in range(0, max(1, len(envelopes)), wire.ITEMS):
            batch = envelopes[start : start + wire.ITEMS]
            verdicts = ingest.take(
                head.terminal,
                batch,
                seal_key_id=keys.seal_key_id,
                has_blob=lambda a: store.has(a.sha256.hex(), a.size),
                now=now,
                lost=head.lost,
            )
            for raw, verdict in zip(batch, verdicts, strict=True):
                bundle.verdicts.append(wire.Verdict(digest(raw), verdict.status, verdict.reason))
                _count(bundle, verdict.status)
        bundle.noted = ingest.read_losses(head.terminal, head.lost) if head.lost else ()
    except ingest.BatchInvalid as e:  # the statement of losses alone can be at fault
        bundle.problem = f"{bundle.path.name} was not taken: {e}"


def _count(bundle: Bundle, status: str) -> None:
    match status:
        case "accepted":
            bundle.accepted += 1
        case "duplicate":
            bundle.duplicate += 1
        case "refused" | "conflict":
            bundle.refused += 1
        case _:
            bundle.waiting += 1


def _put(blob: Attachment, folder: Path, terminal: str, store: BlobStore, *, limit: int) -> bool:
    """Bring one attachment in, from where an upload or an import was broken off; whether it is here whole."""
    sha256 = blob.sha256.hex()
    if store.has(sha256, blob.size):
        return True
    if blob.size > limit:
        return False
    try:
        with (folder / sha256).open("rb") as file:
            if hashlib.file_digest(file, "sha256").digest() != blob.sha256:
                return False  # nothing of it goes in: what the line has brought so far stays good
            upload = store.status(terminal, sha256)
            offset = upload.offset if upload else 0
            while offset < blob.size:
                file.seek(offset)
                offset = store.append(terminal, sha256, offset, blob.size, file.read(_PIECE)).offset
    except blobs.StorageFull as e:
        raise Fault("no room for attachments: free some, and import again") from e
    except (blobs.OffsetMismatch, blobs.LengthMismatch, blobs.DigestMismatch):
        pass  # the terminal sends the same one at this moment, or sent other bytes before
    except OSError:
        return False
    return store.has(sha256, blob.size)


def _acknowledge(
    folder: Path, terminal_id: str, bundles: Sequence[Bundle], keys: PlatformKeys, now: datetime
) -> Path:
    """Write the answer for one terminal; durable when this returns."""
    parts = [wire.verdicts_part(bundle.verdicts) for bundle in bundles]
    heads = [bundle.parcel.head for bundle in bundles if bundle.parcel]
    terminal = Terminal.objects.get(pk=terminal_id)
    parts += _heard(terminal, heads[-1].cursor, keys)
    first = min((head.first for head in heads if head.first), default=0)
    last = max(head.last for head in heads)
    head = wire.Head(
        keys.platform,
        terminal_id,
        noted=tuple(dict.fromkeys(loss for bundle in bundles for loss in bundle.noted)),
        policy=policy.signed(),
        trust_list=trust.signed_list(keys, now),
        chain=terminal.head_seq,
    )
    root = trust.root()
    ack = wire.write(wire.ACKNOWLEDGEMENT, head, parts, root, key_id(root.public_key()))
    path = folder / wire.name(terminal_id, first, last, "ack")
    try:
        replace_durably(path, ack)
    except OSError as e:
        raise CannotAnswer(
            f"all was taken in, but {path} could not be written ({e.strerror}): "
            "make room or take the write protection off, or copy the folder elsewhere, and import again"
        ) from e
    return path


def _heard(terminal: Terminal, cursor: str, keys: PlatformKeys) -> Iterator[bytes]:
    """The feed after the cursor, as far as this terminal can open it."""
    if not terminal.seal_key:
        return
    key = X25519PublicKey.from_public_bytes(bytes.fromhex(terminal.seal_key))
    start, more = "", True
    while more:
        try:
            page = feed.read(terminal.pk, cursor, _EVENTS, keys)
        except feed.CursorInvalid:  # of a platform that was restored: all from the start follows it
            start, cursor = cursor, ""
            continue
        sealed = seal(json.dumps(page["events"], ensure_ascii=False).encode(), key, feed_context(terminal.pk))
        if page["events"]:
            yield wire.heard_part(wire.Heard(start or cursor, page["cursor"], sealed))
        start, cursor, more = "", page["cursor"], page["more"]
