"""The courier: what the outbox holds goes out on a USB stick, and the platform's answer comes in by one.

``export`` writes bundles (``sync.wire.courier``) of everything that the platform is not known to hold, and
one that asks for answers when there is nothing; ``take_in`` reads its acknowledgement: verdicts, all that the
feed has to say, policy and trust list. Neither promises more than the line does: a row moves on when the
platform has said so, by the sha256 of its envelope, and not when it was copied. So a stick may be lost,
copied in part, carried twice or in any order, and the agent may send the same rows meanwhile: what arrives
twice is stored once.

Killed anywhere, ``export`` leaves whole files and at the most one hidden temporary file; again, it writes
what is missing. ``take_in`` may be repeated too: each row that it moved stays moved, the rest follows.
"""

import glob
import hashlib
import json
import logging
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.certificate import TrustInvalid, TrustStore
from kiosk.errors import DiskFull, Fault
from kiosk.folder import storage_error, sync_directory, write_durably
from kiosk.log import Event, log
from sync import feed, policy
from sync.enrolment import Enrolment
from sync.outbox import Outbox
from sync.platform import FeedEvent, feed_event
from sync.states import Held, Outgoing, Rejected, State
from sync.wire import courier as wire
from sync.wire import http, losses, trust
from sync.wire.policy import PolicyInvalid
from sync.wire.sealed import SealInvalid, feed_context, unseal
from sync.wire.trust import TrustListInvalid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from uuid import UUID

    from kiosk.clock import Clock
    from kiosk.folder import DataFolder
    from kiosk.vault import Vault
    from sync.wire.cose import PublicKey
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

    ``lost``: numbers of which the platform is told that they cannot be sent. ``damaged``: receipt numbers of
    applications that are not whole there, since this disk has spoilt them.
    """

    bundles: list[Path] = field(default_factory=list)
    envelopes: int = 0
    attachments: int = 0
    lost: int = 0
    written: int = 0
    size: int = 0
    damaged: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Answered:
    """Rows that an acknowledgement moved; ``waiting`` wait for more to arrive there; ``events`` are news.

    ``told``: losses that the platform has noted. ``policy``, ``trust_list``: a newer one came and was kept.
    ``again``: what the platform had and lost, as it was restored from a backup: export once more.
    """

    accepted: int = 0
    refused: int = 0
    waiting: int = 0
    events: int = 0
    told: int = 0
    policy: bool = False
    trust_list: bool = False
    again: int = 0

    def __add__(self, other: "Answered") -> "Answered":
        """What two of them moved."""
        return Answered(
            self.accepted + other.accepted,
            self.refused + other.refused,
            self.waiting + other.waiting,
            self.events + other.events,
            self.told + other.told,
            self.policy or other.policy,
            self.trust_list or other.trust_list,
            self.again + other.again,
        )


def export(folder: "DataFolder", vault: "Vault", clock: "Clock", stick: Path) -> Exported:
    """Write everything that is still to be sent to the folder ``stick``; durable there when it returns.

    With nothing to be sent, one bundle without envelopes: its answer brings what the feed has to say.

    Raises:
        NotEnrolled, VaultLocked: as they say. DiskFull: it does not fit; nothing was written.
        StorageFailed: the stick refused, or was pulled; what is whole there stays good.
    """
    enrolment = Enrolment.load(folder)
    done = Exported()
    with Outbox.open(folder, vault, clock) as outbox:
        last = _require_room(outbox, stick)
        untold = outbox.losses(untold=True)
        some = [untold[n : n + losses.MOST] for n in range(0, len(untold), losses.MOST)]
        statements = [outbox.statement(part) for part in some] or [b""]
        key, cursor = vault.device_key(folder), outbox.cursor()
        for first, upto, batch, lost in _contents(_batches(outbox, last), statements):
            blobs: list[Attachment] = []
            for item in batch:
                blobs += _copy_attachments(outbox, item, stick, done)
            head = wire.Head(enrolment.platform, enrolment.terminal, first, upto, tuple(blobs), cursor, lost)
            parts = [item.envelope for item in batch]
            path = stick / wire.name(head.terminal, first, upto, "bundle")
            _put(path, wire.write(wire.BUNDLE, head, parts, key, enrolment.key_id), done)
            done.bundles.append(path)
            done.envelopes += len(batch)
        done.lost = len(untold)
    log(Event.COURIER, after="exported", count=done.envelopes)
    return done


def _contents(
    batches: "Iterable[list[Outgoing]]", statements: "Sequence[bytes]"
) -> "Iterator[tuple[int, int, list[Outgoing], bytes]]":
    """FIRST, LAST, envelopes and losses of each bundle; those without envelopes have room for the rest."""
    told = 0
    for batch in batches:
        yield batch[0].seq, batch[-1].seq, batch, statements[0]
        told = 1
    for n, statement in enumerate(statements[told:]):
        yield 0, n, [], statement


def _batches(outbox: Outbox, last: int) -> "Iterator[list[Outgoing]]":
    seq = 0
    while batch := [o for o in outbox.unsent_after(seq, wire.ITEMS, BUNDLE_BYTES) if o.seq <= last]:
        yield batch
        seq = batch[-1].seq


def _require_room(outbox: Outbox, stick: Path) -> int:
    """Check that all of it fits; its last seq, so that what comes in meanwhile is left for next time."""
    wanted, last, seq = _OVERHEAD, 0, 0
    while batch := outbox.unsent_after(seq, wire.ITEMS, BUNDLE_BYTES):
        seq = last = batch[-1].seq
        for item in batch:
            wanted += len(item.envelope) + _OVERHEAD
            wanted += sum(a.size for a in item.attachments if not _is_there(stick, a))
    try:
        free = shutil.disk_usage(stick).free
    except OSError as e:
        raise storage_error(e, str(stick)) from e
    if free < wanted + _SPARE:
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


def find(folder: "DataFolder", stick: Path) -> list[Path]:
    """The acknowledgements for this terminal in the folder ``stick``, by their names; a file is its own.

    Raises:
        ParcelRefused: there is none. NotEnrolled: as it says.
    """
    if not stick.is_dir():
        return [stick]
    terminal = Enrolment.load(folder).terminal
    found = sorted(stick.glob(f"{glob.escape(terminal)}-*.ack"))
    if not found:
        raise ParcelRefused(
            f"{stick} has no acknowledgement for this terminal, {terminal}: "
            "take the stick to the platform first, `cloud import` writes it there"
        )
    return found


def take_in(folder: "DataFolder", vault: "Vault", clock: "Clock", file: Path) -> Answered:
    """Read an acknowledgement: keep what it brings, and move the rows that it speaks of.

    Raises:
        ParcelRefused: it does not count; nothing moved. NotEnrolled, StorageFailed: as they say.
    """
    enrolment = Enrolment.load(folder)
    head, parts = _open(folder, file, enrolment)
    heard = [_page(p, vault, enrolment.terminal) for p in parts if isinstance(p, wire.Heard)]
    done = Answered()
    _keep_documents(folder, enrolment, head, done)
    with Outbox.open(folder, vault, clock) as outbox:
        waiting, gap = outbox.undelivered(), False
        for verdict in (v for p in parts if not isinstance(p, wire.Heard) for v in p):
            if submission := waiting.get(verdict.digest):
                _settle(outbox, submission, verdict, done)
                gap |= verdict.reason == "sequence-gap"
        if gap and head.chain is not None:
            done.again = outbox.send_again(head.chain)
        done.told = _note_told(outbox, head)
        for page in heard:
            if (at := outbox.cursor()) not in page.places:
                continue  # the line, or another stick, has brought these and more; or some before are missing
            news = page.events[page.places.index(at) :]
            feed.take_in(folder, clock, outbox, news)
            done.events += len(news)
            outbox.set_cursor(page.after)
    log(Event.COURIER, after="acknowledged", count=done.accepted + done.refused)
    return done


def _open(
    folder: "DataFolder", file: Path, enrolment: Enrolment
) -> "tuple[wire.Head, list[tuple[wire.Verdict, ...] | wire.Heard]]":
    try:
        parcel = wire.load(wire.ACKNOWLEDGEMENT, file)
        _require_ours(file, parcel.head, enrolment)
        parcel.verify(_root(folder, enrolment, parcel.head))
        return parcel.head, [wire.read_part(part) for part in parcel.parts]
    except wire.ParcelInvalid as e:
        raise ParcelRefused(f"{file} {_SENTENCES[e.reason].format(e)}") from e
    except PolicyInvalid as e:
        raise ParcelRefused(f"{e}: repeat `kiosk provision` with a new code") from e


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
    "unreadable": "cannot be read ({}): try the stick again, or another copy",
}


def _root(folder: "DataFolder", enrolment: Enrolment, head: wire.Head) -> "PublicKey":
    """The key that signs for the platform now: a successor may have come with this very acknowledgement."""
    here = policy.roots(folder, enrolment)
    try:
        came = trust.read(head.trust_list, here[0]).chain
    except TrustListInvalid:
        return here[-1]
    return came[-1] if came[: len(here)] == here else here[-1]


def _keep_documents(folder: "DataFolder", enrolment: Enrolment, head: wire.Head, done: Answered) -> None:
    """As when the line brings them: each is judged by itself, and one that does not hold changes nothing.

    The list is first: it may name the key that signed the policy.
    """
    try:
        if head.trust_list:
            store = TrustStore(folder, enrolment.trust_root)
            before = store.here().issued
            done.trust_list = store.take(head.trust_list).issued > before
    except TrustInvalid as e:  # as a rule a newer one is here
        log(Event.TROUBLE, logging.WARNING, code=e.code, detail=f"trust list: {e.detail}"[:200])
    try:
        done.policy = bool(head.policy) and policy.keep(folder, enrolment, head.policy)
    except PolicyInvalid as e:
        log(Event.TROUBLE, logging.WARNING, code="no-policy", detail=str(e)[:200])


def _note_told(outbox: Outbox, head: wire.Head) -> int:
    """The losses that the platform has noted need not be told again; how many that were not told before."""
    noted = frozenset(head.noted)
    found = [loss for loss in outbox.losses(untold=True) if (loss.seq, loss.digest) in noted]
    if found:
        outbox.told(found)
        log(Event.TROUBLE, logging.WARNING, code="losses-told", count=len(found), seq=found[0].seq)
    return len(found)


def _settle(outbox: Outbox, submission: "UUID", verdict: wire.Verdict, done: Answered) -> None:
    match verdict.status:
        case "accepted" | "duplicate":
            done.accepted += outbox.move(submission, Held())
        case "refused" | "conflict":
            reason = verdict.reason or verdict.status
            done.refused += outbox.move(submission, Rejected(reason, verdict.fields or {}))
        case _:  # it waits for another bundle, or for an attachment: so does the row
            done.waiting += 1


@dataclass(frozen=True, slots=True)
class _Page:
    """Events, the place in the feed before each of them and after the last, and where to go on.

    Only what follows the place at which the terminal is counts: an answer that comes late would undo a later
    decision.
    """

    events: list[FeedEvent]
    places: list[str]
    after: str


def _page(heard: wire.Heard, vault: "Vault", terminal: str) -> _Page:
    """What the line would have brought."""
    try:
        events = json.loads(unseal(heard.sealed, vault.seal_key(), feed_context(terminal)))
        if not http.is_valid("events", {"cursor": heard.after, "more": False, "events": events}):
            raise ParcelRefused("it has events that this release does not know: update this terminal first")
        places = [heard.before, *(event["cursor"] for event in events)]
        return _Page([feed_event(event) for event in events], places, heard.after)
    except (SealInvalid, ValueError) as e:
        raise ParcelRefused("the decisions in it are sealed to another key than this terminal's vault") from e
