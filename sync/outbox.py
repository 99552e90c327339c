"""The outbox: every submission of this terminal, from "saved here" to decided, in one SQLite file.

``enqueue`` seals, signs and chains a submission; when it returns, a power cut costs nothing. In this order
(tests/crash/test_durable_order.py has the kernel's word for it): for each sealed attachment ``write`` to a
temporary file, ``fsync``, ``rename`` to the name of its digest, ``fsync`` of the directory; then row and head
of the chain in one transaction, ``pwrite64`` to the WAL and ``fdatasync`` of it; then the receipt. An
attachment is sealed as a whole, in memory: HPKE seals one message, and a sealed form in pieces would be
another format for every platform to open. One whose sealed form is larger than the platform takes (its
``limits.blob_bytes``, as enrolment said, 32 MiB where it did not) is refused before anything is promised.
The screen enqueues and reads; the agent moves rows on; each has its own connection and this file is all
that they share. A row holds ids, states and times; the person is an HMAC, the application is sealed.

Its states are those of ``sync.states``.
"""

import json
import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from kiosk import receipt as receipts
from kiosk.clock import BUILD_FLOOR, ClockTrust, believed
from kiosk.database import (
    Connected,
    data_version,
    ms,
    open_database,
    read,
    time_of,
    transaction,
)
from kiosk.errors import (
    DatabaseDamaged,
    DiskFull,
    InvalidSubmission,
    ReceiptInvalid,
    TooLongOffline,
    VaultLocked,
)
from kiosk.folder import remove
from kiosk.log import Event as LogEvent
from kiosk.log import log
from sync import attachments, line, numbers, policy, tables, tail
from sync.enrolment import Enrolment
from sync.states import (
    IS_UNSENT,
    LOST_HERE,
    POISON,
    Event,
    Forgotten,
    Incident,
    Link,
    Loss,
    Outgoing,
    Progress,
    Rejected,
    Restarted,
    RetryWanted,
    Row,
    State,
    Taken,
    advance,
)
from sync.wire import losses
from sync.wire.dictionary import of_catalogue
from sync.wire.envelope import GENESIS, Attachment, Envelope, Signer, digest
from sync.wire.sealed import payload_context, seal

if TYPE_CHECKING:
    from kiosk.clock import Clock
    from kiosk.folder import DataFolder
    from kiosk.receipt import Receipt
    from kiosk.submission import Submission
    from kiosk.vault import Vault

_NOTE = "decision-note"
KEEP_ATTACHMENTS = timedelta(days=7)
"""A platform that is restored from a backup which is no older gets them again."""
_FARTHEST = 3_600_000
"""Nothing is postponed by more (ms): a time that lies farther ahead was set by a clock that was wrong."""

SWEPT_AFTER = 3600.0
"""Seconds that an attachment lies without a row before it is of none."""
_NEVER = (1 << 63) - 1
_AT_REST = sorted(state.value for state in State if state is not State.SENDING)
_UNDER_WAY = " union all ".join(
    f"select id from submission indexed by submission_state where {between} and envelope != x''"  # noqa: S608
    for between in (
        f"state < '{_AT_REST[0]}'",
        *(f"state > '{low}' and state < '{high}'" for low, high in pairwise(_AT_REST)),
        f"state > '{_AT_REST[-1]}'",
    )
)
"""``sending``, and what is no state: by ranges of the index, however many rows are at rest."""
_STATES = frozenset(State)


class Outbox(Connected):
    """One connection to the outbox, for the thread that opened it."""

    def __init__(
        self, folder: "DataFolder", vault: "Vault", clock: "Clock", keep: timedelta = KEEP_ATTACHMENTS
    ) -> None:
        """See ``open``."""
        self._folder, self._vault, self._clock, self._keep = folder, vault, clock, keep
        self._unnamed: dict[str, float] = {}
        folder.make_way()
        self._numbers = numbers.Numbers(0, 0)
        tail.gather(folder)
        expects = tables.TABLES if numbers.begun(folder) else ()
        self._database = open_database(folder.database, tables.migrations, expects=expects)
        try:
            tail.put_back(folder, self._database, self._put_back, ms(clock.now()))
        except BaseException:
            self._database.close()
            raise

    @classmethod
    def open(
        cls, folder: "DataFolder", vault: "Vault", clock: "Clock", keep: timedelta = KEEP_ATTACHMENTS
    ) -> Self:
        """Open or make the tables. ``keep``: how long attachments stay after they were received.

        Raises:
            DatabaseDamaged: it is gone or emptied, too. EngineUnsafe, StorageFailed: see ``kiosk.database``.
        """
        return cls(folder, vault, clock, keep)

    # -- the screen ------------------------------------------------------------------------------------

    def enqueue(self, *submissions: "Submission") -> "Receipt":
        """Seal, sign, chain and store them, all or none; durable when it returns. The receipt of the first.

        After an exception, or a kill before the return, there is either no row at all or every one, whole:
        what was not shown as saved may still arrive, once; what was shown always does.

        Raises:
            NotEnrolled, DiskFull, StorageFailed, VaultLocked, TooLongOffline: nothing was promised.
            InvalidSubmission: an attachment is larger than the platform takes.
        """
        written: list[Path] = []
        try:
            return self._enqueue(submissions, written)
        except (DiskFull, InvalidSubmission):  # no row came of them, and the room is wanted
            for path in written:
                remove(path)
            raise

    def _enqueue(self, submissions: "Sequence[Submission]", written: list[Path]) -> "Receipt":
        wanted = sum(2 * len(s.body) + sum(len(f.data) for f in s.attachments) for s in submissions)
        self._require_room(wanted)
        enrolment = Enrolment.load(self._folder)
        standing = self.standing()
        if any(standing.stops(submission.service) for submission in submissions):
            raise TooLongOffline(
                f"{standing.count} are unsent, the oldest of {standing.oldest}: see to the line"
            )
        signer = Signer(self._vault.device_key(self._folder), enrolment.key_id)
        sealed = [self._seal(submission, enrolment, written) for submission in submissions]
        promised: list[tuple[str, bytes]] = []
        with transaction(self._database):
            self._set_numbers_aside(len(submissions))
            for submission, (files, body) in zip(submissions, sealed, strict=True):
                attachments.make_sure_of(self._folder.blobs, files)
                seq, previous = self._chain()
                envelope = Envelope(
                    id=submission.id,
                    terminal=enrolment.terminal,
                    seq=seq + 1,
                    previous=previous,
                    service=submission.service,
                    catalogue=submission.catalogue,
                    created=submission.created,
                    clock_trust=submission.clock_trust,
                    attachments=files,
                    sealed=body,
                    replaces=submission.replaces,
                )
                number, signed = receipts.number(enrolment.number, seq + 1), signer.sign(envelope)
                person = self._vault.lookup(submission.applicant_id)
                bundle = submission.bundle.bytes if submission.bundle else None
                self._insert(envelope, signed, number, person, bundle)
                promised.append((number, digest(signed)))
        first, (number, head) = submissions[0], promised[0]
        return self._receipt(number, first.id, first.service, ms(first.created), first.clock_trust, head)

    def _require_room(self, wanted: int) -> None:
        """What is kept without need goes before anything new is refused."""
        try:
            self._folder.require_room(wanted)
        except DiskFull:
            self.sweep(short=True)
            self._folder.require_room(wanted)

    def _seal(
        self, submission: "Submission", enrolment: Enrolment, written: list[Path]
    ) -> tuple[tuple[Attachment, ...], bytes]:
        """The attachments, on the disk, and the body: from here on this terminal cannot read them."""
        found = attachments.write(self._folder.blobs, submission, enrolment, written)
        context = payload_context(submission.id, enrolment.terminal, submission.service, submission.catalogue)
        dictionary = of_catalogue(submission.catalogue)
        return found, seal(submission.body, enrolment.seal_key, context, dictionary=dictionary)

    def _set_numbers_aside(self, wanted: int) -> None:
        """No number is given before a file beside the database says that it may have been."""
        given, _ = self._chain()
        if given + wanted > self._numbers.up_to:
            self._numbers = numbers.reserve(self._folder, given, wanted)

    def _chain(self) -> tuple[int, bytes]:
        rows = self._read("select seq, head from chain")
        return (rows[0][0], rows[0][1]) if rows else (0, GENESIS)

    def _put_back(self, found: tail.Found) -> None:
        number = receipts.number(Enrolment.load(self._folder).number, found.envelope.seq)
        self._insert(found.envelope, found.signed, number, found.person, found.bundle)

    def _insert(
        self, envelope: Envelope, signed: bytes, number: str, person: str, bundle: bytes | None
    ) -> None:
        head = digest(signed)
        values = {
            "seq": envelope.seq,
            "id": envelope.id.bytes,
            "person": person,
            "number": number,
            "service": envelope.service,
            "catalogue": envelope.catalogue,
            "created": ms(envelope.created),
            "trust": envelope.clock_trust,
            "replaces": envelope.replaces.bytes if envelope.replaces else None,
            "bundle": bundle,
            "envelope": signed,
            "digest": head,
            "blobs": json.dumps([[a.sha256.hex(), a.size] for a in envelope.attachments]),
            "state": State.QUEUED,
            "updated": ms(self._clock.now()),
        }
        names = ", ".join(values)
        places = ", ".join(f":{name}" for name in values)
        self._database.execute(f"insert into submission ({names}) values ({places})", values)  # noqa: S608
        self._database.execute(
            "insert or replace into chain (one, seq, head) values (1, ?, ?)", [envelope.seq, head]
        )

    def receipt(self, submission: UUID) -> "Receipt | None":
        """The receipt of a submission, made again from its row; None when there is no such row."""
        rows = self._read(
            "select number, service, created, trust, digest from submission where id = ?", [submission.bytes]
        )
        if not rows:
            return None
        number, service, created, trust, head = rows[0]
        return self._receipt(number, submission, service, created, trust, head)

    def _receipt(  # noqa: PLR0913, PLR0917  # the claims of a receipt
        self, number: str, submission: UUID, service: str, created: int, trust: str, head: bytes
    ) -> "Receipt":
        return receipts.make(
            self._vault.device_key(self._folder),
            Enrolment.load(self._folder).key_id,
            number=number,
            id=submission,
            service=service,
            created=time_of(created),
            clock_trust=trust,
            digest=head,
        )

    def of_person(self, id_number: str) -> list[Row]:
        """This person's submissions, newest first."""
        return self._select("person = ? order by seq desc", [self._vault.lookup(id_number)])

    def together(self, submission: UUID) -> list[Row]:
        """This submission and those of the same life event, in the order in which they are done."""
        return self._select(
            "id = ? or bundle = (select bundle from submission where id = ?) order by seq",
            [submission.bytes, submission.bytes],
        )

    def rows(self, state: State | None = None) -> list[Row]:
        """All of them, or those in one state, oldest first."""
        return (
            self._select("state = ? order by seq", [state]) if state else self._select("1 order by seq", [])
        )

    def row(self, which: str) -> Row | None:
        """The one with this id or receipt number."""
        try:
            found = self._select("id = ?", [UUID(which).bytes])
        except ValueError:
            try:
                terminal, seq = receipts.parse_number(which)
            except ReceiptInvalid:
                return None
            found = self._select("number = ?", [receipts.number(terminal, seq)])
        return found[0] if found else None

    def retry(self, submission: UUID) -> bool:
        """Try a waiting or refused one again, now; False when there is nothing to try."""
        return self.move(submission, RetryWanted())

    def stats(self) -> dict[str, Any]:
        """``{STATE: count, …, "oldest": created of the oldest unsent, "bytes": waiting to be sent, "kept"}``.

        ``kept``: bytes of attachments that were received, or belong to nothing.
        """
        counts = Counter[str]()
        for state, count in self._read("select state, count(*) from submission group by state"):
            counts[_state(state)] += count
        ((oldest, size),) = self._read(
            "select min(created), coalesce(sum(length(envelope)), 0) from submission"  # noqa: S608  # ours
            f" where {IS_UNSENT}"
        )
        try:
            named, _ = self._named(timedelta())
        except (
            DatabaseDamaged
        ):  # a list that is noise: it is mended at the next start, and counted here alone
            named = set()
        blobs = {path.name: status.st_size for path, status in attachments.files(self._folder.blobs)}
        unsent = sum(there for name, there in blobs.items() if name in named)
        stats: dict[str, Any] = {state.value: counts[state] for state in State}
        return {
            **stats,
            "oldest": time_of(oldest).isoformat() if oldest else None,
            "bytes": size + unsent,
            "kept": sum(blobs.values()) - unsent,
        }

    def standing(self) -> policy.Standing:
        """How near this terminal is to what the platform's policy allows without a line."""
        allowed = policy.load(self._folder)
        rows = self._read(
            "select seq, created, trust from submission indexed by submission_unsent"  # noqa: S608  # ours
            f" where {IS_UNSENT} order by seq limit 1"
        )
        if not rows:
            return policy.Standing(services=allowed.services)
        ((first, oldest, trust),) = rows
        now = believed(self._clock.now())  # what a wrong clock has dated, or would, is counted alone
        dated = now is not None and trust != ClockTrust.WRONG
        count = self._chain()[0] - first + 1  # at most; they are counted only where that would matter
        if count >= allowed.warn_count:
            enough = allowed.stop_count if count >= allowed.stop_count else 0
            some = "select 1 from submission indexed by submission_unsent"
            ((count,),) = self._read(
                f"select count(*) from ({some} where {IS_UNSENT} limit ?)",  # noqa: S608  # ours
                [max(allowed.warn_count, enough)],
            )
        return policy.judge(allowed, count, time_of(oldest) if dated else None, now or self._clock.now())

    def check(self) -> None:
        """Read the whole database (PRAGMA quick_check).

        Raises:
            DatabaseDamaged: let it go, it has to be mended. StorageFailed: as it says.
        """
        if (found := self._read("pragma quick_check(1)")) != [("ok",)]:
            raise DatabaseDamaged(f"{self._folder.database}: {found[0][0]}")

    def version(self) -> int:
        """A number that changes when another process moved something."""
        return data_version(self._database)

    # -- the agent -------------------------------------------------------------------------------------

    def recover(self) -> int:
        """At the agent's start: what was under way is queued again."""
        sending = self._read(_UNDER_WAY)
        self.move_all([(UUID(bytes=raw_id), Restarted()) for (raw_id,) in sending])
        self.sweep()
        return len(sending)

    def sweep(self, *, short: bool = False) -> int:
        """Delete the attachments that nobody needs (any more); how many.

        Those that were received longer ago than they are kept; at once where room is ``short``. And those
        that no row names, seen so at two sweeps ``SWEPT_AFTER`` apart, by the clock that never jumps: one
        that was handed in while the date was set is not old. What is deleted goes under the write lock,
        under which ``enqueue`` makes sure of its own: a row that is committed has its attachments.
        """
        # First: what is named after it was named then.
        found = [path.name for path, _ in attachments.files(self._folder.blobs)]
        if not found:
            self._unnamed = {}
            return 0
        keep = timedelta() if short or not self._has_room() else self._keep
        now = self._clock.monotonic()
        named, received = self._named(keep)
        unnamed = [name for name in found if name not in named and name not in received]
        self._unnamed = {name: self._unnamed.get(name, now) for name in unnamed}
        old = {name for name, since in self._unnamed.items() if now - since >= SWEPT_AFTER}
        old |= received.intersection(found) - named
        if not old:
            return 0
        with self._draining():
            old -= self._named(keep)[0]
            for name in old:
                remove(self._folder.blobs / name)
        return len(old)

    def _has_room(self) -> bool:
        """Whether enough is free to keep what was received."""
        return self._folder.free_bytes() >= 2 * self._folder.floor

    def _named(self, keep: timedelta) -> tuple[set[str], set[str]]:
        """The attachments of rows to be sent, or received within ``keep``; and those of all others."""
        since = ms(self._clock.now() - keep) if keep else _NEVER
        rows = self._read(
            "select blobs, state not in ('accepted', 'decided') or updated > ? from submission"
            " indexed by submission_blobs where blobs != '[]'",
            [since],
        )
        named = [(a.sha256.hex(), wanted) for blobs, wanted in rows for a in attachments.parsed(blobs)]
        return {s for s, wanted in named if wanted}, {s for s, wanted in named if not wanted}

    def take(self, items: int, size: int) -> list[Outgoing]:
        """The next envelopes in the order of the chain, as many as fit, now ``sending``.

        One that has to wait holds back what is chained behind it. A row whose bytes do not have their digest
        is not sent: it is refused with ``row-damaged``, and what follows goes on.
        """
        rows = self._read(
            "select seq, id, envelope, digest, blobs, next_attempt from submission"
            " indexed by submission_to_send where state in ('queued', 'waiting') order by seq limit ?",
            [items],
        )
        now, total = ms(self._clock.now()), 0
        due: list[Outgoing] = []
        damaged: set[UUID] = set()
        for seq, raw_id, envelope, head, blobs, later in rows:
            total += len(envelope)
            if (later and now < later <= now + _FARTHEST) or (due and total > size):
                break
            due.append(Outgoing(UUID(bytes=raw_id), seq, envelope, attachments.parsed(blobs)))
            if digest(envelope) != head:
                damaged.add(due[-1].id)
        taken = self.move_all([(item.id, Taken()) for item in due])
        for submission in damaged:
            log(LogEvent.TROUBLE, logging.ERROR, code="row-damaged", submission=str(submission))
        self.move_all([(submission, Rejected("row-damaged", {})) for submission in damaged])
        return [item for item, ours in zip(due, taken, strict=True) if ours and item.id not in damaged]

    def unsent_after(self, seq: int, items: int, size: int) -> list[Outgoing]:
        """The next envelopes that the platform is not known to hold, as ``take``, but nothing moves.

        For a courier: the agent may be at the same rows. Those whose bytes are damaged are left out.
        """
        found: list[Outgoing] = []
        total = 0
        for at, raw_id, envelope, head, blobs in self._read(
            "select seq, id, envelope, digest, blobs from submission"  # noqa: S608  # ours
            f" where {IS_UNSENT} and seq > ? order by seq limit ?",
            [seq, items],
        ):
            total += len(envelope)
            if found and total > size:
                break
            if digest(envelope) == head:
                found.append(Outgoing(UUID(bytes=raw_id), at, envelope, attachments.parsed(blobs)))
        return found

    def concerns(self) -> list[Row]:
        """What may wait for a person, oldest first: refused, or tried before and not there yet."""
        return self._select(
            "state = 'refused' or (state in ('queued', 'sending', 'waiting') and attempts > 0) order by seq",
            [],
        )

    def whole_again(self, rows: "Iterable[Row]") -> frozenset[UUID]:
        """Those of them that were refused for an attachment which this disk had lost, and which is there."""
        suspected = [row.id.hex for row in rows if row.reason in {"blob-missing", "blob-damaged"}]
        found = self._read(
            "select id, blobs from submission where id in (select unhex(value) from json_each(?))",
            [json.dumps(suspected)],
        )
        return frozenset(
            UUID(bytes=raw_id)
            for raw_id, blobs in found
            if all(
                attachments.is_whole(self.blob_path(attachment), attachment)
                for attachment in attachments.parsed(blobs)
            )
        )

    def replacement(self, submission: UUID) -> str:
        """The receipt number of what was handed in instead, last; empty when nothing was."""
        rows = self._read(
            "select number from submission where replaces = ? order by seq desc limit 1", [submission.bytes]
        )
        return str(rows[0][0]) if rows else ""

    def replaced(self) -> frozenset[UUID]:
        """The submissions that another one was handed in instead of."""
        rows = self._read("select replaces from submission where replaces is not null")
        return frozenset(UUID(bytes=raw_id) for (raw_id,) in rows)

    def undelivered(self) -> dict[bytes, UUID]:
        """The sha256 of each envelope that the platform is not known to hold → its submission."""
        rows = self._read("select digest, id from submission where state not in ('accepted', 'decided')")
        return {head: UUID(bytes=raw_id) for head, raw_id in rows}

    def move(self, submission: UUID, event: Event, note: str = "") -> bool:
        """Advance one row; False when the event means nothing to it (any more)."""
        return self.move_all([(submission, event)], {submission: note} if note else {})[0]

    def move_all(
        self, moves: "Sequence[tuple[UUID, Event]]", notes: "Mapping[UUID, str] | None" = None
    ) -> list[bool]:
        """Advance rows, one after the other, in one transaction with one fsync: all are durable, or none is.

        For each move, whether its event meant anything to its row. ``notes`` are kept sealed with the rows.
        What is logged and deleted because of them is after the commit.
        """
        if not moves:
            return []
        with self._draining():
            rows = self._progress([submission for submission, _ in moves])
            done = [
                _moved(rows, submission, event, (notes or {}).get(submission, ""))
                for submission, event in moves
            ]
            self._store([move for move in done if move])
        for move in filter(None, done):
            log(
                LogEvent.SUBMISSION,
                submission=str(move.submission),
                before=move.before.state,
                after=move.after.state,
                reason=move.after.reason,
            )
            if move.after.state in {State.ACCEPTED, State.DECIDED} and not (self._keep and self._has_room()):
                for attachment in attachments.parsed(move.blobs):
                    remove(self.blob_path(attachment))
        return [move is not None for move in done]

    def _progress(self, submissions: "Sequence[UUID]") -> "dict[UUID, _Standing]":
        rows = self._read(
            "select id, state, attempts, next_attempt, reason, fields, decision, blobs from submission"
            " where id in (select unhex(value) from json_each(?))",
            [json.dumps([submission.hex for submission in submissions])],
        )
        return {
            UUID(bytes=raw_id): (
                Progress(
                    _state(state), attempts, time_of(due) if due else None, reason, _fields(fields), decision
                ),
                blobs,
            )
            for raw_id, state, attempts, due, reason, fields, decision, blobs in rows
        }

    def _store(self, moves: "Sequence[_Move]") -> None:
        now = ms(self._clock.now())
        self._database.conn.executemany(
            "update submission set state = ?, attempts = ?, next_attempt = ?, reason = ?, fields = ?,"
            " decision = ?, note = ?, updated = ? where id = ?",
            [
                (
                    *(move.after.state, move.after.attempts),
                    ms(move.after.next_attempt) if move.after.next_attempt else None,
                    *(move.after.reason, json.dumps(dict(move.after.fields or {})), move.after.decision),
                    self._vault.encrypt(move.note.encode(), _NOTE) if move.note else None,
                    *(now, move.submission.bytes),
                )
                for move in moves
            ],
        )
        self._note_losses(moves, now)

    def _note_losses(self, moves: "Sequence[_Move]", now: int) -> None:
        """The platform is told what cannot be sent, or it would wait for it; what arrived is not lost."""
        for move in moves:
            if isinstance(move.event, Rejected) and move.event.reason in {*LOST_HERE, POISON}:
                self._database.execute(
                    "insert or ignore into lost (seq, digest, id, number, reason, since)"
                    " select seq, digest, id, number, ?, ? from submission where id = ?",
                    [move.event.reason, now, move.submission.bytes],
                )
        arrived = [move for move in moves if move.after.state in {State.ACCEPTED, State.DECIDED}]
        if arrived and self._read("select exists(select 1 from lost)")[0][0]:
            self._database.conn.executemany(
                "delete from lost where seq = (select seq from submission where id = ?)",
                [[move.submission.bytes] for move in arrived],
            )

    def send_again(self, head: int, *, whatever_was_there: bool = False) -> int:
        """What a platform had of this chain above ``head``, and has no longer, is sent again; how much is.

        Such a platform was restored from a backup. Where retention has reduced a row, its number is told as
        lost, and so is again what it was told before: nothing waits for what cannot come. The incident says
        how many. Rows that it had refused go again too, as the chain goes over their places; alone they are
        no sign, since a refused one need not have had a place, unless ``whatever_was_there``.
        """
        rows = self._read(
            "select seq, id, state, envelope = x'' from submission where seq > ?"
            " and state in ('accepted', 'decided', 'uploading', 'refused') order by seq",
            [head],
        )
        lacking = any(state != State.REFUSED for _, _, state, _ in rows)
        if not (lacking or whatever_was_there):
            return 0
        reduced = [seq for seq, _, _, gone in rows if gone]
        again = [UUID(bytes=raw_id) for _, raw_id, _, gone in rows if not gone]
        untold = self._lost_there(head, reduced)
        if lacking and (again or untold):
            self._note_restored(head, len(again), len(reduced))
        return untold + sum(self.move_all([(submission, Forgotten()) for submission in again]))

    def doubt_attachments(self) -> int:
        """Hand in again what was received lately with attachments that are still here; how many.

        For a platform that came back from a backup: it may have an envelope, and not yet what came after it.
        Its feed, read from the start, says at once which of them are whole there; the others are asked about.
        """
        rows = self._read(
            "select id, blobs from submission where blobs != '[]' and envelope != x''"
            " and state in ('accepted', 'decided') and updated > ? order by seq",
            [ms(self._clock.now() - self._keep)],
        )
        here = [
            UUID(bytes=raw_id)
            for raw_id, blobs in rows
            if all(self.blob_path(attachment).exists() for attachment in attachments.parsed(blobs))
        ]
        return sum(self.move_all([(submission, Forgotten()) for submission in here]))

    def _lost_there(self, head: int, reduced: Sequence[int]) -> int:
        """Numbers above ``head`` that cannot be sent are (again) to be told; how many."""
        with self._draining():
            for seq in reduced:
                self._database.execute(
                    "insert or ignore into lost (seq, digest, id, number, reason, since)"
                    " select seq, digest, id, number, 'reduced', ? from submission where seq = ?",
                    [ms(self._clock.now()), seq],
                )
            self._database.execute("update lost set told = 0 where seq > ?", [head])
        return sum(loss.seq > head for loss in self.losses(untold=True))

    def _note_restored(self, head: int, again: int, lost: int) -> None:
        """Once for each head, the last time: it is found anew when this is killed before the rows moved."""
        log(LogEvent.TROUBLE, logging.WARNING, code="platform-restored", count=again + lost, seq=head)
        with self._draining():
            values = [ms(self._clock.now()), again, lost, json.dumps({"head": head})]
            self._database.execute(
                "delete from incident where kind = 'platform-restored' and detail = ?", [values[-1]]
            )
            self._database.execute(
                "insert into incident (at, kind, quarantine, recovered, filled, lost, detail)"
                " values (?, 'platform-restored', '', ?, 0, ?, ?)",
                values,
            )

    def uploads(self) -> list[tuple[UUID, tuple[Attachment, ...]]]:
        """The submissions whose attachments the platform waits for, oldest first."""
        rows = self._read("select id, blobs from submission where state = 'uploading' order by seq limit 100")
        return [(UUID(bytes=raw_id), attachments.parsed(blobs)) for raw_id, blobs in rows]

    def losses(self, *, untold: bool = False) -> list[Loss]:
        """What was promised here and cannot be sent, lowest number first.

        Or, ``untold``, what the platform has still to hear of: with those that it fails on itself.
        """
        rows = self._read(
            "select seq, number, id, digest, reason, since, told from lost"
            " where case when ? then told = 0 else reason != ? end order by seq",
            [untold, POISON],
        )
        return [
            Loss(seq, number, UUID(bytes=id_) if id_ else None, known, reason, time_of(since), bool(told))
            for seq, number, id_, known, reason, since, told in rows
        ]

    def statement(self, found: "Sequence[Loss]") -> bytes:
        """What the platform is told of them, signed by this terminal (``sync.wire.losses``)."""
        enrolment = Enrolment.load(self._folder)
        signer = Signer(self._vault.device_key(self._folder), enrolment.key_id)
        return losses.sign(signer, enrolment.terminal, [(loss.seq, loss.digest) for loss in found])

    def told(self, found: "Sequence[Loss]") -> None:
        """The platform has noted them."""
        with self._draining():
            for loss in found:
                self._database.execute("update lost set told = 1 where seq = ?", [loss.seq])

    def incidents(self) -> list[Incident]:
        """Every damaged database that was put aside, oldest first."""
        rows = self._read(
            "select at, kind, quarantine, recovered, filled, lost, detail from incident order by id"
        )
        return [Incident(time_of(row[0]), *row[1:]) for row in rows]

    def blob_path(self, attachment: Attachment) -> Path:
        """Where the sealed bytes of an attachment lie."""
        return attachments.place(self._folder.blobs, attachment)

    def unsent(self) -> int:
        """How many are still to be sent."""
        return self._count(IS_UNSENT)

    def unfinished(self) -> bool:
        """Whether some may still hear from the platform."""
        found = self._read(
            "select exists(select 1 from submission"
            " where state in ('queued', 'sending', 'waiting', 'accepted'))"
        )
        return bool(found[0][0])

    @contextmanager
    def _draining(self) -> Iterator[None]:
        """A transaction that lets the ballast go when the disk is full: it makes no new promise."""
        self._folder.make_way()
        with transaction(self._database):
            yield

    def purge(self, before: datetime, at_most: int = 500) -> int:
        """Reduce what was accepted or decided before then to what its receipt needs; how many were.

        What a wrong clock has dated, before this release or in the future, counts from now on.
        """
        now = self._clock.now()
        with self._draining():
            for wrong, at in (("updated < ?", BUILD_FLOOR), ("updated > ?", now + timedelta(days=1))):
                self._database.execute(
                    "update submission set updated = ? where seq in (select seq from submission"  # noqa: S608
                    " indexed by submission_kept where state in ('accepted', 'decided')"
                    f" and envelope != x'' and {wrong})",
                    [ms(now), ms(at)],
                )
            done = self._database.execute(
                "update submission set envelope = x'', blobs = '[]', note = null, fields = '{}',"
                " person = case state when 'decided' then '' else person end where seq in (select seq from"
                " submission indexed by submission_kept where state in ('accepted', 'decided')"
                " and envelope != x'' and updated < ? limit ?)",
                [ms(before), at_most],
            )
        return int(done.rowcount)

    def give_back(self, *, always: bool, pages: int = 64) -> bool:
        """Return free pages to the disk, so many; without ``always`` only when a quarter is free."""
        ((free,), (size,)) = (self._read(f"pragma {name}")[0] for name in ("freelist_count", "page_count"))
        if not free or not (always or free * 4 > size):
            return False
        with self._draining():
            self._database.execute(f"pragma incremental_vacuum({pages})").fetchall()
        return True

    def _count(self, where: str) -> int:
        return int(self._read(f"select count(*) from submission where {where}")[0][0])  # noqa: S608  # ours

    # -- the line --------------------------------------------------------------------------------------

    def link(self) -> Link:
        """What the agent last knew of the line."""
        return line.known(self._database)

    def set_link(self, link: Link) -> None:
        """Publish the line's state; nothing is written when nothing changed."""
        if link != self.link():
            with self._draining():
                line.note(self._database, link, self._clock.now())

    def cursor(self) -> str:
        """Where the feed was left; empty at first."""
        return line.cursor(self._database)

    def set_cursor(self, cursor: str) -> None:
        """Remember how far the feed was read, once all before it is in the rows."""
        with self._draining():
            line.set_cursor(self._database, cursor, self._clock.now())

    def _select(self, where: str, values: list[Any]) -> list[Row]:
        columns = (
            "id, number, seq, service, catalogue, state, attempts, next_attempt, created, trust, reason,"
            " fields, decision, note, updated, replaces, bundle"
        )
        rows = self._read(
            f"select {columns} from submission where {where}",  # noqa: S608  # ``where`` is ours, values are bound
            values,
        )
        return [self._row(row) for row in rows]

    def _read(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """See ``kiosk.database.read``."""
        return read(self._database, sql, values)

    def _row(self, row: Sequence[Any]) -> Row:
        return Row(
            id=UUID(bytes=row[0]),
            receipt=row[1],
            seq=row[2],
            service=row[3],
            catalogue=row[4],
            state=_state(row[5]),
            attempts=row[6],
            next_attempt=time_of(row[7]) if row[7] else None,
            created=time_of(row[8]),
            clock_trust=row[9],
            reason=row[10],
            fields=_fields(row[11]),
            decision=row[12],
            note=self._note(row[13]) if row[13] else None,
            updated=time_of(row[14]),
            replaces=UUID(bytes=row[15]) if row[15] else None,
            bundle=UUID(bytes=row[16]) if row[16] else None,
        )

    def _note(self, sealed: bytes) -> str | None:
        try:
            return self._vault.decrypt(sealed, _NOTE).decode()
        except VaultLocked as e:
            log(LogEvent.TROUBLE, logging.WARNING, code=e.code, detail="a decision's note does not open")
            return None


@dataclass(frozen=True, slots=True)
class _Move:
    """One row's step; ``blobs`` are its attachments."""

    submission: UUID
    event: Event
    before: Progress
    after: Progress
    note: str
    blobs: str


_Standing = tuple[Progress, str]
"""How far a row is, and its attachments."""


def _moved(rows: dict[UUID, _Standing], submission: UUID, event: Event, note: str) -> _Move | None:
    """The step, after which ``rows`` has it; None when the event means nothing to the row."""
    if submission not in rows:
        return None
    before, blobs = rows[submission]
    after = advance(before, event)
    if after is None:
        return None
    rows[submission] = (after, blobs)
    return _Move(submission, event, before, after, note, blobs)


def _state(text: str) -> State:
    """One that is none may be under way, for all that is known: at the agent's start it is queued again."""
    return State(text) if text in _STATES else State.SENDING


def _fields(text: str) -> Mapping[str, str]:
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
