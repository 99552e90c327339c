"""Taking a batch of envelopes: each is judged on its own, in order; the batch is one database transaction.

A terminal's envelopes form a chain (``sync.wire.envelope``). ``judge`` walks a batch along it from the
terminal's head and decides, without touching the database; ``take`` gives it what it needs under the
terminal's row lock, stores what it accepted, commits, and only then are the verdicts the answer. So:

- kill the server at any instant: what was answered is stored, what was not answered is sent again and is
  either new or a duplicate;
- same id and same bytes is ``duplicate``, a success; same id and other bytes is ``conflict``: both are kept,
  neither is merged or dropped;
- a seq that is taken by another id, or a ``previous`` that names other bytes than the head, is ``fork``;
- a seq beyond the next is ``retry`` with ``sequence-gap``: the one before it has not come yet, or went when
  this platform was restored from a backup. The verdict names the ``head``, so that its terminal knows which;
- one whose attachments are not all here is ``incomplete``: it is stored and moves the head, so that a large
  scan holds up nothing behind it. Its terminal hears ``received`` when the last attachment has come
  (``settle``), and it hears ``accepted`` or ``duplicate`` only then;
- what the terminal says is lost (``sync.wire.losses``) is kept as an incident, and the head moves over it;
  when it turns up later it is accepted all the same, by the digest that was named, or where none was, once.
  Said of one that is ``incomplete`` here, it means its attachments: the case says so, until they come;
- what is refused for good never blocks what comes after it. An envelope that is authentic (``wrong-key``)
  takes its place in the chain and moves the head. One that cannot be read (``malformed``, ``signature``) has
  no place, but the next authentic envelope names its digest as ``previous`` and so carries the chain over it.
"""

import os
import re
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

import cbor2
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import transaction
from django.db.models import F, Q

from cloud.models import Certificate, Event, Incident, State, Terminal, Transaction
from cloud.sql import Row, already, insert_batch
from sync.wire import losses
from sync.wire.envelope import (
    MAX_BYTES,
    Attachment,
    Envelope,
    EnvelopeInvalid,
    digest,
    key_id_of,
    open_envelope,
)
from sync.wire.losses import Losses

UNREADABLE = ("malformed", "signature")
"""Refusals of bytes that have no authentic place in the chain."""
HasBlob = Callable[[Attachment], bool]
"""Whether an attachment is here, whole."""
LOST, FOUND = "lost", "found"
"""Kinds of incident: an envelope that its terminal says is lost, and one that turned up after that."""
ATTACHMENT_LOST, ATTACHMENT_FOUND = "attachment-lost", "attachment-found"
"""The same of an attachment, whose envelope is here."""
_UNKNOWN = "unknown "
"""In the place of a digest: nobody has it."""
_TEXT = re.compile(r"[\x21-\x7e]{1,100}")
_STORED = ("accepted", "incomplete")
_TRUST = {"confirmed", "unconfirmed", "wrong"}
_MAX_SEQ = (1 << 63) - 1
_CORES = len(os.sched_getaffinity(0))
_SHARE = 16
"""Envelopes: for fewer it does not pay to ask another thread."""


_STRANGE = (
    *(cbor2.CBORError, ValueError, TypeError, KeyError, IndexError),
    *(AttributeError, RecursionError, OverflowError),
)
"""What a decoder may raise on bytes that a stranger made."""


class BatchInvalid(ValueError):
    """The body is no batch: nothing of it was judged."""


@dataclass(frozen=True, slots=True)
class Item:
    """One envelope of a batch; ``envelope`` is None when it is unreadable, and ``refusal`` says why."""

    raw: bytes
    digest: str
    envelope: Envelope | None
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer for one envelope, as ``results.json`` describes it."""

    id: UUID | None
    status: str
    reason: str = ""
    received: datetime | None = None
    head: int | None = None

    def as_json(self) -> dict[str, Any]:
        """As in ``results.json``."""
        body: dict[str, Any] = {"id": str(self.id) if self.id else None, "status": self.status}
        if self.reason:
            body["reason"] = self.reason
        if self.received:
            body["received"] = self.received.isoformat()
        if self.head is not None:
            body["head"] = self.head
        return body


@dataclass(frozen=True, slots=True)
class Chain:
    """What is known of a terminal before a batch.

    ``seq`` and ``digest`` are the head; ``stored`` has those of the batch's ids that are here already, with
    digest and time received; ``refused`` (digest → reason) what of the batch, or just before it, was refused
    earlier; ``unreadable`` how many unreadable envelopes this terminal ever sent; ``awaiting`` the stored ids
    whose attachments have not all come.
    """

    seq: int
    digest: str
    stored: Mapping[UUID, tuple[str, datetime]]
    refused: Mapping[str, str]
    unreadable: int = 0
    awaiting: frozenset[UUID] = frozenset()
    lost: Mapping[int, str] = field(default_factory=dict)
    """Numbers that are said to be lost, of the batch and beyond the head, and digests; "" is unknown."""


@dataclass(slots=True)
class Judgement:
    """What ``judge`` decided, verdicts in the batch's order; ``seq`` and ``digest`` are the new head.

    ``accepted``: what to store, and whether it is whole.
    """

    seq: int
    digest: str
    stored: dict[UUID, tuple[str, datetime]]
    refused: dict[str, str]
    unreadable: int
    awaiting: set[UUID]
    lost: dict[int, str]
    verdicts: list[Verdict] = field(default_factory=list)
    accepted: list[tuple[Item, bool]] = field(default_factory=list)
    found: list[int] = field(default_factory=list)
    incidents: list[tuple[str, Item]] = field(default_factory=list)


def read_batch(body: bytes, limit: int) -> tuple[UUID, list[bytes], bytes]:
    """The batch's id, its envelopes, and what it says is lost (empty: nothing).

    Raises:
        BatchInvalid: no CBOR, another shape, or more than ``limit`` envelopes.
    """
    try:
        batch = cbor2.loads(body)
        batch_id, envelopes, lost = UUID(bytes=batch["batch"]), batch["envelopes"], batch.get("lost", b"")
    except _STRANGE as e:
        raise BatchInvalid(f"the body is no batch: {type(e).__name__}") from e
    if not isinstance(envelopes, list) or not all(isinstance(e, bytes) for e in (*envelopes, lost)):
        raise BatchInvalid("envelopes is no list of byte strings, or lost is none")
    if not (0 if lost else 1) <= len(envelopes) <= limit:
        raise BatchInvalid(f"{len(envelopes)} envelopes; 1 to {limit} fit in a batch")
    return batch_id, envelopes, lost


def read_losses(terminal_id: str, statement: bytes) -> Losses:
    """What the terminal says is lost.

    Raises:
        BatchInvalid: the statement is none, or not this terminal's.
    """
    try:
        key = _keys(terminal_id).get(key_id_of(statement))
        if key is None:
            raise BatchInvalid("no certificate of this terminal has the key that signed the losses")
        return losses.read(statement, terminal_id, key)
    except EnvelopeInvalid as e:
        raise BatchInvalid(f"lost: {e}") from e


def take(  # noqa: PLR0913  # as ``judge``
    terminal_id: str,
    envelopes: Sequence[bytes],
    *,
    seal_key_id: bytes,
    has_blob: HasBlob,
    now: datetime,
    lost: bytes = b"",
) -> list[Verdict]:
    """Judge and store a batch; when this returns, every ``accepted`` and ``duplicate`` in it is durable.

    So is what is ``incomplete``, as far as it has come, and what its statement says is ``lost``.

    Raises:
        BatchInvalid: the statement is none of this terminal's. Nothing was judged.
    """
    said = read_losses(terminal_id, lost) if lost else ()
    items = _read(terminal_id, envelopes)
    with transaction.atomic():
        terminal = Terminal.objects.select_for_update().get(pk=terminal_id)
        _settle(terminal, has_blob, now)
        _keep_losses(terminal, said, lost, now)
        judged = judge(
            items,
            _known(terminal, items),
            terminal_id=terminal_id,
            seal_key_id=seal_key_id,
            has_blob=has_blob,
            now=now,
        )
        if judged.accepted:
            stored = insert_batch(
                terminal_id, [_row(item, whole=whole) for item, whole in judged.accepted], now
            )
            assert stored == len(judged.accepted), (
                "the terminal's lock was held, yet another writer was there"
            )
        if judged.seq != terminal.head_seq:
            terminal.head_seq, terminal.head_digest = judged.seq, judged.digest
            terminal.save(update_fields=["head_seq", "head_digest"])
        for kind, item in judged.incidents:
            _keep(terminal, kind, item, now)
        Incident.objects.filter(terminal=terminal, kind=LOST, seq__in=judged.found).update(kind=FOUND)
    return judged.verdicts


def settle(terminal_id: str, has_blob: HasBlob, now: datetime) -> int:
    """An attachment has come whole: what waited for it alone is received now; gives back how many.

    It takes the lock that ``take`` takes, so an attachment that comes while its envelope is being stored is
    seen by the one or by the other.
    """
    with transaction.atomic():
        return _settle(Terminal.objects.select_for_update().get(pk=terminal_id), has_blob, now)


def _settle(terminal: Terminal, has_blob: HasBlob, now: datetime) -> int:
    awaiting = Transaction.objects.filter(terminal=terminal, state=State.INCOMPLETE).order_by("seq")
    whole = [
        case
        for case in awaiting.only("uuid", "attachments")
        if all(has_blob(Attachment(bytes.fromhex(sha256), size)) for sha256, size in case.attachments)
    ]
    Transaction.objects.filter(pk__in=[case.pk for case in whole]).update(state=State.RECEIVED)
    found = Incident.objects.filter(terminal=terminal, kind=ATTACHMENT_LOST)
    found.filter(uuid__in=[case.uuid for case in whole]).update(kind=ATTACHMENT_FOUND)
    for case in whole:  # one by one: the feed's order is that of the ids
        Event.objects.create(terminal=terminal, type="received", uuid=case.uuid, at=now)
    return len(whole)


def judge(  # noqa: PLR0913  # a pure function takes everything that it decides by
    items: Sequence[Item],
    chain: Chain,
    *,
    terminal_id: str,
    seal_key_id: bytes,
    has_blob: HasBlob,
    now: datetime,
) -> Judgement:
    """Decide a batch along the chain; reads nothing but its arguments and changes none of them."""
    state = Judgement(
        chain.seq,
        chain.digest,
        dict(chain.stored),
        dict(chain.refused),
        chain.unreadable,
        set(chain.awaiting),
        dict(chain.lost),
    )
    _pass_over(state)
    for item in items:
        verdict = _judge_one(item, state, terminal_id, now)
        if verdict.status == "accepted" and item.envelope:
            verdict = _admit(item.envelope, verdict, seal_key_id, has_blob)
        _note(state, item, verdict, now)
    return state


def _note(state: Judgement, item: Item, verdict: Verdict, now: datetime) -> None:
    state.verdicts.append(verdict)
    if verdict.status in {"refused", "conflict"}:
        state.incidents.append((verdict.reason, item))
    if verdict.reason in UNREADABLE:
        state.unreadable += item.digest not in state.refused
        state.refused[item.digest] = verdict.reason
    elif item.envelope and (verdict.status in _STORED or verdict.reason == "wrong-key"):
        if item.digest in state.refused or item.envelope.id in state.stored:
            return
        if item.envelope.seq > state.seq:
            state.seq, state.digest = item.envelope.seq, item.digest
            _pass_over(state)
        if verdict.status in _STORED and state.lost.pop(item.envelope.seq, None) is not None:
            state.found.append(item.envelope.seq)
        if verdict.status in _STORED:
            whole = verdict.status == "accepted"
            state.accepted.append((item, whole))
            state.stored[item.envelope.id] = (item.digest, now)
            if not whole:
                state.awaiting.add(item.envelope.id)
        else:
            state.refused[item.digest] = verdict.reason


def _pass_over(state: Judgement) -> None:
    """The head moves over what is lost; "" is the digest of an envelope that nobody has."""
    while (digest := state.lost.get(state.seq + 1)) is not None:
        state.seq, state.digest = state.seq + 1, digest


def _admit(e: Envelope, verdict: Verdict, seal_key_id: bytes, has_blob: HasBlob) -> Verdict:
    """The chain has a place for it: is it for us, and is all of it here?"""
    if _sealed_to(e) != seal_key_id:
        return Verdict(e.id, "refused", "wrong-key")
    if not all(has_blob(a) for a in e.attachments):
        return Verdict(e.id, "incomplete", "missing-blobs", verdict.received)
    return verdict


def _judge_one(  # noqa: PLR0911  # a line for each verdict
    item: Item, state: Judgement, terminal_id: str, now: datetime
) -> Verdict:
    """The envelope's place in the chain; ``accepted`` when it is the next one."""
    e = item.envelope
    if e is None:
        return Verdict(None, "refused", item.refusal)
    if e.terminal != terminal_id:
        return Verdict(e.id, "refused", "wrong-terminal")
    if e.id in state.stored:
        known, received = state.stored[e.id]
        if known != item.digest:
            return Verdict(e.id, "conflict", "conflict")
        if e.id in state.awaiting:
            return Verdict(e.id, "incomplete", "missing-blobs", received)
        return Verdict(e.id, "duplicate", received=received)
    if item.digest in state.refused:
        return Verdict(e.id, "refused", state.refused[item.digest])
    if e.seq <= state.seq and state.lost.get(e.seq) in {"", item.digest}:
        return Verdict(e.id, "accepted", received=now)  # it was lost, and is found
    if e.seq > state.seq + 1 and not _bridges(e, state):
        return Verdict(e.id, "retry", "sequence-gap", head=state.seq)
    if e.seq <= state.seq or (e.seq == state.seq + 1 and state.digest not in {"", e.previous.hex()}):
        return Verdict(e.id, "refused", "fork")
    return Verdict(e.id, "accepted", received=now)


def _bridges(e: Envelope, state: Judgement) -> bool:
    """Whether the envelope follows unreadable ones: it names the last one's bytes, and there were enough."""
    reason = state.refused.get(e.previous.hex())
    return reason in UNREADABLE and e.seq - state.seq - 1 <= state.unreadable


def _sealed_to(e: Envelope) -> bytes | None:
    """The key that the payload says it is sealed to; None when it is no sealed payload of a known suite."""
    try:
        suite, key_id, *_rest = cbor2.loads(e.sealed)
    except (cbor2.CBORError, ValueError, TypeError, RecursionError, OverflowError):
        return None
    return key_id if suite == "intl-1" and isinstance(key_id, bytes) else None


def _read(terminal_id: str, envelopes: Sequence[bytes]) -> list[Item]:
    """Parse and verify outside the transaction: that is where the time goes, so every core has a share."""
    keys = _keys(terminal_id)
    share = max(_SHARE, -(-len(envelopes) // _CORES))
    shares = [envelopes[n : n + share] for n in range(0, len(envelopes), share)]
    each = map if len(shares) < 2 else _judges().map
    found = each(lambda part: [_item(raw, keys) for raw in part], shares)
    return [item for items in found for item in items]


@cache
def _judges() -> ThreadPoolExecutor:
    """Threads that verify: libsodium lets the others run meanwhile. Of one process, whoever's batch it is."""
    return ThreadPoolExecutor(_CORES, thread_name_prefix="judge")


def _item(raw: bytes, keys: Mapping[bytes, Ed25519PublicKey]) -> Item:
    try:
        return Item(raw, digest(raw).hex(), _open(raw, keys))
    except EnvelopeInvalid as e:
        return Item(raw, digest(raw).hex(), None, e.reason)


def _keys(terminal_id: str) -> dict[bytes, Ed25519PublicKey]:
    certificates = Certificate.objects.filter(terminal_id=terminal_id)
    return {
        bytes.fromhex(key_id): Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        for key_id, public in certificates.values_list("key_id", "public_key")
    }


def _open(raw: bytes, keys: Mapping[bytes, Ed25519PublicKey]) -> Envelope:
    if len(raw) > MAX_BYTES:
        raise EnvelopeInvalid("malformed", f"{len(raw)} bytes, the limit is {MAX_BYTES}")
    key = keys.get(key_id_of(raw))
    if key is None:
        raise EnvelopeInvalid("signature", "no certificate of this terminal has that key")
    e = open_envelope(raw, key)
    if not (_TEXT.fullmatch(e.service) and _TEXT.fullmatch(e.catalogue) and e.clock_trust in _TRUST):
        raise EnvelopeInvalid("malformed", "service, catalogue or clock trust out of range")
    if e.seq > _MAX_SEQ:
        raise EnvelopeInvalid("malformed", "seq out of range")
    return e


def _known(terminal: Terminal, items: Sequence[Item]) -> Chain:
    envelopes = [item.envelope for item in items if item.envelope]
    ids = already(terminal.pk, [e.id for e in envelopes])
    here = Transaction.objects.filter(terminal=terminal, uuid__in=ids).values_list(
        "uuid", "digest", "received", "state"
    )
    stored = {uuid: (known, received) for uuid, known, received, _ in here}
    incidents = Incident.objects.filter(terminal=terminal)
    chain = Chain(
        terminal.head_seq,
        terminal.head_digest,
        stored,
        refused={},
        awaiting=frozenset(uuid for uuid, _, _, state in here if state == State.INCOMPLETE),
    )
    if not incidents.exists():  # as nearly always
        return chain
    digests = {item.digest for item in items} | {e.previous.hex() for e in envelopes}
    refused = incidents.filter(digest__in=digests, kind__in=[*UNREADABLE, "wrong-key"])
    return replace(
        chain,
        refused=dict(refused.values_list("digest", "kind")),
        unreadable=incidents.filter(kind__in=UNREADABLE).count(),
        lost=_lost(terminal, {e.seq for e in envelopes}),
    )


def _lost(terminal: Terminal, seqs: set[int]) -> dict[int, str]:
    asked = Q(seq__in=seqs) | Q(seq__gt=terminal.head_seq)
    rows = Incident.objects.filter(asked, terminal=terminal, kind=LOST).values_list("seq", "digest")
    return {seq: "" if digest.startswith(_UNKNOWN) else digest for seq, digest in rows if seq is not None}


def _keep_losses(terminal: Terminal, said: Losses, statement: bytes, now: datetime) -> None:
    """What is said of a number that has come whole or was passed over already changes nothing."""
    _keep_lost_attachments(terminal, said, statement, now)
    new = {seq: digest for seq, digest in said if seq > terminal.head_seq}
    known = Incident.objects.filter(terminal=terminal, kind=LOST, seq__in=new).values_list("seq", flat=True)
    for seq in new.keys() - set(known):
        digest = new[seq]
        Incident.objects.create(
            terminal=terminal,
            kind=LOST,
            digest=digest.hex() if digest else f"{_UNKNOWN}{seq}",
            seq=seq,
            envelope=statement,
            first_seen=now,
            last_seen=now,
        )


def _keep_lost_attachments(terminal: Terminal, said: Losses, statement: bytes, now: datetime) -> None:
    """The envelope is here: what its terminal has lost is an attachment, which nobody waits for any more."""
    here = {seq: digest for seq, digest in said if seq <= terminal.head_seq}
    for case in Transaction.objects.filter(terminal=terminal, seq__in=here, state=State.INCOMPLETE):
        if here[case.seq] in {None, bytes.fromhex(case.digest)}:
            Incident.objects.get_or_create(
                terminal=terminal,
                kind=ATTACHMENT_LOST,
                digest=case.digest,
                defaults={
                    "uuid": case.uuid,
                    "seq": case.seq,
                    "envelope": statement,
                    "first_seen": now,
                    "last_seen": now,
                },
            )


def _row(item: Item, *, whole: bool) -> Row:
    e = item.envelope
    assert e is not None
    return Row(
        uuid=e.id,
        seq=e.seq,
        digest=item.digest,
        service=e.service,
        catalogue=e.catalogue,
        created=e.created,
        clock_trust=e.clock_trust,
        replaces=e.replaces,
        envelope=item.raw,
        attachments=[(a.sha256.hex(), a.size) for a in e.attachments],
        state=State.RECEIVED if whole else State.INCOMPLETE,
    )


def _keep(terminal: Terminal, kind: str, item: Item, now: datetime) -> None:
    e = item.envelope
    incident, new = Incident.objects.get_or_create(
        terminal=terminal,
        kind=kind,
        digest=item.digest,
        defaults={
            "uuid": e.id if e else None,
            "seq": e.seq if e else None,
            "envelope": item.raw,
            "first_seen": now,
            "last_seen": now,
        },
    )
    if not new:
        Incident.objects.filter(pk=incident.pk).update(last_seen=now, count=F("count") + 1)
