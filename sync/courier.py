"""The courier: what the outbox holds goes out on a USB stick, and the platform's answer comes in by one.

``export`` writes bundles (``sync.wire.courier``) of everything that the platform is not known to hold;
``take_in`` reads its acknowledgement. Neither promises more than the line does: a row moves on when the
platform has said so, by the sha256 of its envelope, and not when it was copied. So a stick may be lost,
copied in part, carried twice or in any order, and the agent may send the same rows meanwhile: what arrives
twice is stored once.

Killed anywhere, ``export`` leaves whole files and at the most one hidden temporary file; again, it writes
what is missing. ``take_in`` may be repeated too: each row that it moved stays moved, the rest follows.
"""

import hashlib
import json
import logging
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from kiosk.errors import DiskFull, Fault, StorageFailed
from kiosk.folder import storage_error, sync_directory, write_durably
from kiosk.log import Event, log
from sync import agent
from sync.enrolment import Enrolment
from sync.outbox import Outbox
from sync.platform import FeedEvent, feed_event
from sync.states import Held, Link, Outgoing, Rejected, State
from sync.wire import courier as wire
from sync.wire import http, losses
from sync.wire.sealed import SealInvalid, feed_context, unseal

if TYPE_CHECKING:
    from uuid import UUID

    from kiosk.clock import Clock
    from kiosk.folder import DataFolder
    from kiosk.vault import Vault
    from sync.wire.envelope import Attachment

BUNDLE_BYTES = 4 << 20
_SPARE = 1 << 20
"""Bytes that stay free on the stick: for its directories, and for the platform's answer."""
_OVERHEAD = 1 << 10
"""Bytes that an envelope takes beside its own, at the most: digest, length, attachments."""


class ParcelRefused(Fault):
    """The file is no acknowledgement for this terminal, or not a whole and unaltered one."""

    code = "parcel-refused"


@dataclass(slots=True)
class Exported:
    """What lies on the stick now; ``written``: files that were not there before, ``size`` their bytes.

    ``damaged``: receipt numbers of applications that are not whole there, since this disk has spoilt them.
    """

    bundles: list[Path] = field(default_factory=list)
    envelopes: int = 0
    attachments: int = 0
    written: int = 0
    size: int = 0
    damaged: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Answered:
    """Rows that an acknowledgement moved; ``waiting`` wait for more to arrive there; ``events`` are news.

    ``again``: what the platform had and lost, as it was restored from a backup: export once more.
    """

    accepted: int = 0
    refused: int = 0
    waiting: int = 0
    events: int = 0
    again: int = 0


def export(folder: "DataFolder", vault: "Vault", clock: "Clock", stick: Path) -> Exported:
    """Write everything that is still to be sent to the folder ``stick``; durable there when it returns.

    Raises:
        NotEnrolled, VaultLocked: as they say. DiskFull: it does not fit; nothing was written.
        StorageFailed: the stick refused, or was pulled; what is whole there stays good.
    """
    enrolment = Enrolment.load(folder)
    done = Exported()
    with Outbox.open(folder, vault, clock) as outbox:
        last = _require_room(outbox, stick)
        key, cursor = vault.device_key(folder), outbox.cursor()
        untold = outbox.losses(untold=True)[: losses.MOST]
        lost = outbox.statement(untold) if untold else b""
        for batch in _batches(outbox, last):
            blobs: list[Attachment] = []
            for item in batch:
                blobs += _copy_attachments(outbox, item, stick, done)
            head = wire.Head(
                enrolment.platform,
                enrolment.terminal,
                batch[0].seq,
                batch[-1].seq,
                tuple(blobs),
                cursor,
                lost,
            )
            parts = [item.envelope for item in batch]
            path = stick / wire.name(head.terminal, head.first, head.last, "bundle")
            _put(path, wire.write(wire.BUNDLE, head, parts, key, enrolment.key_id), done)
            done.bundles.append(path)
            done.envelopes += len(batch)
    log(Event.COURIER, after="exported", count=done.envelopes)
    return done


def _batches(outbox: Outbox, last: int) -> Iterator[list[Outgoing]]:
    seq = 0
    while batch := [o for o in outbox.unsent_after(seq, wire.ITEMS, BUNDLE_BYTES) if o.seq <= last]:
        yield batch
        seq = batch[-1].seq


def _require_room(outbox: Outbox, stick: Path) -> int:
    """Check that all of it fits; its last seq, so that what comes in meanwhile is left for next time."""
    wanted, last, seq = 0, 0, 0
    while batch := outbox.unsent_after(seq, wire.ITEMS, BUNDLE_BYTES):
        seq = last = batch[-1].seq
        for item in batch:
            wanted += len(item.envelope) + _OVERHEAD
            wanted += sum(a.size for a in item.attachments if not _is_there(stick, a))
    try:
        free = shutil.disk_usage(stick).free
    except OSError as e:
        raise storage_error(e, str(stick)) from e
    if wanted and free < wanted + _SPARE:
        raise DiskFull(
            f"{free >> 20} MiB free on {stick}, {(wanted + _SPARE) >> 20} MiB needed: "
            "free some, or take a larger stick; nothing was written"
        )
    return last


def _is_there(stick: Path, blob: "Attachment") -> bool:
    """By its size: what is there is compared byte for byte before it is relied on."""
    try:
        return (stick / wire.BLOBS / blob.sha256.hex()).stat().st_size == blob.size
    except OSError:
        return False


def _copy_attachments(outbox: Outbox, item: Outgoing, stick: Path, done: Exported) -> "list[Attachment]":
    """The attachments of one envelope, on the stick; those that this disk has lost are left out and said."""
    copied = []
    for blob in item.attachments:
        try:
            data = outbox.blob_path(blob).read_bytes()
        except OSError:
            data = b""
        if hashlib.sha256(data).digest() == blob.sha256:
            _put(stick / wire.BLOBS / blob.sha256.hex(), data, done)
            copied.append(blob)
            done.attachments += 1
        elif (row := outbox.row(str(item.id))) and row.state not in {State.ACCEPTED, State.DECIDED}:
            # The agent deletes what has just been received; this one was lost.
            log(Event.TROUBLE, logging.ERROR, code="blob-missing", submission=str(item.id))
            done.damaged.append(row.receipt)
    return copied


def _put(path: Path, data: bytes, done: Exported) -> None:
    """Make that file have those bytes; one that has them already is left alone."""
    try:
        if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
            return
        if not path.parent.exists():
            path.parent.mkdir()
            sync_directory(path.parent.parent)
    except OSError as e:
        raise storage_error(e, str(path)) from e
    write_durably(path, data)
    done.written += 1
    done.size += len(data)


def take_in(folder: "DataFolder", vault: "Vault", clock: "Clock", file: Path) -> Answered:
    """Read an acknowledgement, and move the rows that it speaks of.

    Raises:
        ParcelRefused: it does not count; nothing moved. NotEnrolled, StorageFailed: as they say.
    """
    enrolment = Enrolment.load(folder)
    chain, parts = _open(file, enrolment)
    heard = [(p, _events(p, vault, enrolment.terminal)) for p in parts if isinstance(p, wire.Heard)]
    done = Answered()
    with Outbox.open(folder, vault, clock) as outbox:
        waiting, gap = outbox.undelivered(), False
        for verdict in (v for p in parts if not isinstance(p, wire.Heard) for v in p):
            if submission := waiting.get(verdict.digest):
                _settle(outbox, submission, verdict, done)
                gap |= verdict.reason == "sequence-gap"
        if gap and chain is not None:
            done.again = outbox.send_again(chain)
        if heard and outbox.link().since is None:  # the cursor lives in the row of the line
            outbox.set_link(Link(since=clock.now()))
        for page, events in heard:
            agent.take_in(folder, clock, outbox, events)
            done.events += len(events)
            if outbox.cursor() == page.before:  # or the line has brought these, and more
                outbox.set_cursor(page.after)
    log(Event.COURIER, after="acknowledged", count=done.accepted + done.refused)
    return done


def _open(
    file: Path, enrolment: Enrolment
) -> "tuple[int | None, list[tuple[wire.Verdict, ...] | wire.Heard]]":
    """How far the chain goes at the platform, where it says so, and the acknowledgement's parts."""
    try:
        with file.open("rb") as source:
            data = source.read(wire.MAX_BYTES + 1)
    except OSError as e:
        raise StorageFailed(f"{file}: {e.strerror}") from e
    try:
        parcel = wire.read(wire.ACKNOWLEDGEMENT, data)
        _require_ours(file, parcel.head, enrolment)
        parcel.verify(_root(enrolment))
        return parcel.head.chain, [wire.read_part(part) for part in parcel.parts]
    except wire.ParcelInvalid as e:
        raise ParcelRefused(f"{file} {_SENTENCES[e.reason]}") from e


def _require_ours(file: Path, head: wire.Head, enrolment: Enrolment) -> None:
    if head.platform != enrolment.platform:
        raise ParcelRefused(f"{file} is of another platform ({head.platform[:40]}), not of ours")
    if head.terminal != enrolment.terminal:
        here = f"and this is {enrolment.terminal}: take it there"
        raise ParcelRefused(f"{file} is for terminal {head.terminal[:40]}, {here}")


_SENTENCES = {
    "malformed": "is no acknowledgement: take the .ack file that `cloud import` wrote",
    "cut-short": "is cut short: copy it again",
    "altered": "was altered or damaged on its way: copy it again, or ask the platform for a new one",
    "newer": "is of a newer release: update this terminal first",
}


def _root(enrolment: Enrolment) -> EllipticCurvePublicKey:
    """The platform's key that was pinned at the enrolment."""
    try:
        root = load_pem_public_key(enrolment.trust_root.encode())
    except (ValueError, UnsupportedAlgorithm) as e:
        raise ParcelRefused(
            "this terminal has pinned no root of its platform: repeat `kiosk provision` with its code"
        ) from e
    if not isinstance(root, EllipticCurvePublicKey):
        raise ParcelRefused("the platform's pinned root is a key of another kind")
    return root


def _settle(outbox: Outbox, submission: "UUID", verdict: wire.Verdict, done: Answered) -> None:
    match verdict.status:
        case "accepted" | "duplicate":
            done.accepted += outbox.move(submission, Held())
        case "refused" | "conflict":
            reason = verdict.reason or verdict.status
            done.refused += outbox.move(submission, Rejected(reason, verdict.fields or {}))
        case _:  # it waits for another bundle, or for an attachment: so does the row
            done.waiting += 1


def _events(heard: wire.Heard, vault: "Vault", terminal: str) -> list[FeedEvent]:
    """What the line would have brought."""
    try:
        events = json.loads(unseal(heard.sealed, vault.seal_key(), feed_context(terminal)))
        if not http.is_valid("events", {"cursor": heard.after, "more": False, "events": events}):
            raise ParcelRefused("it has events that this release does not know: update this terminal first")
        return [feed_event(event) for event in events]
    except (SealInvalid, ValueError) as e:
        raise ParcelRefused("the decisions in it are sealed to another key than this terminal's vault") from e
