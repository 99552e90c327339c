"""What a row of each table must say: judged, and restored, by what is signed, numbered or known otherwise.

A flipped bit in a column leaves a row that reads well and says something else. The envelope is signed and has
a digest, and nearly every column of a submission stands in it: those are restored. What stands nowhere else
becomes the value that costs least: a state that is none is ``queued`` again (what the platform holds already
is a duplicate, a success), a decision that is none comes anew with the feed, a time that is none is now.

``Judge.row`` is asked of each row of a thorough check and of a salvage: whatever it gives back otherwise than
it was, is damaged.
"""

import json
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk import receipt as receipts
from kiosk.database import LATEST, ms
from kiosk.errors import ReceiptInvalid
from kiosk.staff import Role
from sync.states import LOST_HERE, POISON, LinkState, State
from sync.wire.envelope import Envelope, EnvelopeInvalid, claims, digest, open_envelope

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kiosk.salvage import Row
    from sync.enrolment import Enrolment

DAMAGED = "row-damaged"
FARTHEST_CLOCK = 50 * 366 * 86_400_000
"""No clock is wrong by more (ms)."""
_TRIES = 1 << 31
_DECISIONS = frozenset({"approved", "needs-material", "rejected"})
_ENDED = frozenset({State.ACCEPTED, State.DECIDED})
_LOSSES = LOST_HERE | {"row-lost", "number-skipped", "reduced", POISON}
_MAX_SEQ = (1 << 63) - 1


class Judge:
    """For one terminal, at one time (unix ms)."""

    def __init__(self, enrolment: "Enrolment | None", now: int) -> None:
        """Without an enrolment no signature can be verified, and numbers stand as they are."""
        self._now = now
        self._number = enrolment.number if enrolment else None
        key = enrolment.certificate.public_key() if enrolment else None
        self._key = key if isinstance(key, Ed25519PublicKey) else None
        self._judges: Mapping[str, Callable[[Row], Row | None]] = {
            "submission": self._submission,
            "chain": self._chain,
            "link": self._link,
            "lost": self._loss,
            "incident": self._incident,
            "draft": self._draft,
            "notice": self._notice,
            "disclosure": self._disclosure,
            "staff_card": self._staff_card,
        }

    def row(self, table: str, row: "Row") -> "Row | None":
        """The row as it was written, as far as that can be known; None where it cannot."""
        judge = self._judges.get(table)
        try:
            return judge(row) if judge else row if _is_text(row) else None
        except (KeyError, TypeError, ValueError):  # a column that is missing, or of another type
            return None

    def at_last(self, table: str, row: "Row") -> "Row | None":
        """A row for which ``row`` is None and which no snapshot has, as it is kept all the same."""
        if table != "submission":
            return None
        seq = self._numbered(row)
        kept = {**row, "rowid": seq, "seq": seq, **self._progress(row, State.REFUSED)}
        for name in ("person", "service", "catalogue", "trust"):
            kept[name] = _plain(row[name])
        number = receipts.number(self._number, seq) if self._number is not None else _plain(row["number"])
        kept |= {"number": number, "blobs": _listed(row["blobs"]), "reason": DAMAGED, "next_attempt": None}
        kept |= {"created": self._time(row["created"]), "replaces": None, "bundle": None}
        return kept

    def _submission(self, row: "Row") -> "Row | None":
        envelope = self._opened(row) if row["envelope"] else None
        if not row["envelope"] or (envelope is None and row["state"] in _ENDED):
            return self._held_elsewhere(row)
        if envelope is None:
            kept = self.at_last("submission", row)
            return row if row["state"] == State.REFUSED and row["reason"] == DAMAGED and kept == row else None
        seq = envelope.seq
        state = row["state"] if row["state"] in _STATES else State.QUEUED
        if state == State.REFUSED and row["reason"] == DAMAGED:  # its digest was damaged, not the envelope
            row, state = {**row, "reason": None}, State.QUEUED
        blobs = [[a.sha256.hex(), a.size] for a in envelope.attachments]
        number = receipts.number(self._number, seq) if self._number is not None else row["number"]
        truth = {
            "rowid": seq,
            "seq": seq,
            "id": envelope.id.bytes,
            "number": number,
            "service": envelope.service,
            "catalogue": envelope.catalogue,
            "created": ms(envelope.created),
            "trust": envelope.clock_trust,
            "replaces": envelope.replaces.bytes if envelope.replaces else None,
            "digest": digest(row["envelope"]),
            "blobs": row["blobs"] if _json(row["blobs"]) == blobs else json.dumps(blobs),
        }
        return {**row, **truth, **self._progress(row, State(state))}

    def _opened(self, row: "Row") -> Envelope | None:
        """What the envelope says: its digest vouches for it, or where that is damaged the signature."""
        with suppress(EnvelopeInvalid, TypeError):
            if digest(row["envelope"]) == row["digest"]:
                return claims(row["envelope"])
            if self._key:
                return open_envelope(row["envelope"], self._key)
        return None

    def _held_elsewhere(self, row: "Row") -> "Row | None":
        """The platform has it, and no envelope is wanted here: purged, or damaged since.

        The number has a check character, the rest has no twin.
        """
        seq = self._numbered(row)
        number = receipts.number(self._number, seq) if self._number is not None else row["number"]
        state = State(row["state"]) if row["state"] in _ENDED else State.ACCEPTED
        if row["decision"] in _DECISIONS:
            state = State.DECIDED
        kept = {**row, "rowid": seq, "seq": seq, "number": number, "blobs": _listed(row["blobs"])}
        kept |= {name: _plain(row[name]) for name in ("service", "catalogue", "trust")}
        kept["created"] = self._time(row["created"])
        return kept | self._progress(row, state)

    def _progress(self, row: "Row", state: State) -> "Row":
        """The columns that no envelope has."""
        decision = row["decision"] if row["decision"] in _DECISIONS else None
        if state is State.DECIDED and decision is None:
            state = State.ACCEPTED
        due, fields = row["next_attempt"], _json(row["fields"])
        return {
            "person": _plain(row["person"]),
            "bundle": row["bundle"] if row["bundle"] is None or _is_uuid(row["bundle"]) else None,
            "state": row["state"] if row["state"] == state else state.value,
            "attempts": row["attempts"] if 0 <= row["attempts"] < _TRIES else 0,
            "next_attempt": due if due is None or 0 <= due < LATEST else None,
            "reason": None if row["reason"] is None else _plain(row["reason"]),
            "fields": row["fields"] if isinstance(fields, dict) and _is_text(fields) else "{}",
            "decision": decision,
            "updated": self._time(row["updated"]),
        }

    def _numbered(self, row: "Row") -> int:
        """A number that reads well is believed before the bare integer."""
        with suppress(ReceiptInvalid, TypeError):
            terminal, seq = receipts.parse_number(row["number"])
            if terminal == self._number:
                return seq
        return int(row["rowid"])

    def _chain(self, row: "Row") -> "Row | None":
        fits = row["one"] == 1 and 0 < row["seq"] <= _MAX_SEQ and len(row["head"]) == 32
        return row if fits else None

    def _link(self, row: "Row") -> "Row | None":
        times = (row["since"], row["success"], row["next_attempt"])
        fits = row["one"] == 1 and row["state"] in _LINK_STATES and _is_text(row)
        fits = fits and all(at is None or 0 <= at < LATEST for at in times) and 0 <= row["attempts"] < _TRIES
        return row if fits and abs(row["clock_offset"] or 0) < FARTHEST_CLOCK else None

    def _loss(self, row: "Row") -> "Row | None":
        seq = self._numbered(row)
        known = row["digest"] if row["digest"] is None or len(row["digest"]) == 32 else None
        return {
            **row,
            "rowid": seq,
            "seq": seq,
            "digest": known,
            "id": row["id"] if row["id"] is None or _is_uuid(row["id"]) else None,
            "number": receipts.number(self._number, seq) if self._number is not None else row["number"],
            "reason": row["reason"] if row["reason"] in _LOSSES else "row-lost",
            "since": self._time(row["since"]),
            "told": row["told"] if row["told"] in {0, 1} else 0,
        }

    def _incident(self, row: "Row") -> "Row | None":
        texts = {name: _plain(row[name]) for name in ("kind", "quarantine", "detail")}
        return {**row, **texts, "at": self._time(row["at"])}

    def _draft(self, row: "Row") -> "Row | None":
        return {**row, "saved": self._time(row["saved"])} if _is_text(row) else None

    def _notice(self, row: "Row") -> "Row | None":
        datetime.fromisoformat(row["at"])
        if row["until"] is not None:
            datetime.fromisoformat(row["until"])
        return row if _is_uuid(row["id"]) and _is_text(row) else None

    def _disclosure(self, row: "Row") -> "Row | None":
        UUID(row["submission"])
        fits = _is_text(row) and row["pending"] in {0, 1}
        return {**row, "at": self._time(row["at"])} if fits else None

    def _staff_card(self, row: "Row") -> "Row | None":
        role = row["role"] if row["role"] in set(Role) else Role.CLERK.value
        kept = {**row, "role": role, "kind": _plain(row["kind"]), "enrolled": self._time(row["enrolled"])}
        return kept if _is_text(kept) else None

    def _time(self, at: int) -> int:
        return at if 0 <= at < LATEST else self._now


_STATES = frozenset(State)
_LINK_STATES = frozenset(LinkState)


def _is_uuid(raw: bytes) -> bool:
    return len(raw) == 16


def _is_text(row: "Row") -> bool:
    """Whether every text in it is UTF-8: what is not was read as lone surrogates."""
    return all(not isinstance(value, str) or _plain(value) == value for value in row.values())


def _plain(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def _listed(blobs: str) -> str:
    return blobs if isinstance(_json(blobs), list) else "[]"


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None
