"""What can become of a submission, of the line, and of what is lost: states, and the one transition function.

States, each with its crash story (``advance`` has every transition; a move is a compare-and-set):

- ``queued``: durable here. A crash changes nothing; the agent's next round takes it.
- ``sending``: a request may be under way. At the agent's start it is ``queued`` again: twice is stored once.
- ``waiting``: not before ``next_attempt``, for ``reason``. A crash changes nothing.
- ``uploading``: the platform holds the envelope and waits for attachments; nothing behind it waits. A crash
  changes nothing: the platform knows how far each upload is. Once they are there it is ``queued`` once more,
  and the platform says that it is whole.
- ``accepted``: the platform holds exactly these bytes, durably. The envelope stays, the attachments go after
  some days. A platform that was restored from a backup may hold them no longer: then it is ``queued`` again.
- ``decided``: the departments' answer is here; also reached when the answer overtakes the receipt.
- ``refused``: the platform will not take it. Blocks no other, never vanishes, waits for staff.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeAlias, assert_never
from uuid import UUID

from sync.wire.envelope import Attachment


class State(StrEnum):
    """See the module."""

    QUEUED = "queued"
    SENDING = "sending"
    WAITING = "waiting"
    UPLOADING = "uploading"
    ACCEPTED = "accepted"
    DECIDED = "decided"
    REFUSED = "refused"


UNSENT = (State.QUEUED, State.SENDING, State.WAITING, State.UPLOADING)
"""What the platform does not hold yet and nobody has refused."""
IS_UNSENT = "state in ({})".format(", ".join(f"'{state}'" for state in UNSENT))
"""The same for SQL, word by word as the index ``submission_unsent`` has it."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one submission is. ``fields`` maps an answer to why the platform refused it."""

    state: State = State.QUEUED
    attempts: int = 0
    next_attempt: datetime | None = None
    reason: str | None = None
    fields: Mapping[str, str] | None = None
    decision: str | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """The agent puts it into a request."""


@dataclass(frozen=True, slots=True)
class Restarted:
    """An agent starts: whatever was under way is not."""


@dataclass(frozen=True, slots=True)
class Held:
    """The platform holds it: accepted, duplicate, or the feed says received."""


@dataclass(frozen=True, slots=True)
class Postponed:
    """Not now; ``counts`` when it was tried and failed (a snooze is no failed attempt)."""

    until: datetime
    reason: str
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Begun:
    """The platform holds the envelope, durably and in its place; attachments are missing."""


@dataclass(frozen=True, slots=True)
class Uploaded:
    """The platform has every attachment: it is asked to say so."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """The platform will never take it so."""

    reason: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Decision:
    """The departments have decided: approved, needs-material or rejected."""

    decision: str


@dataclass(frozen=True, slots=True)
class Forgotten:
    """The platform was restored from an older backup: its chain ends before this one, or may lack a part."""


@dataclass(frozen=True, slots=True)
class RetryWanted:
    """Staff ask to try (again) now."""


Event: TypeAlias = (
    Taken | Restarted | Held | Postponed | Begun | Uploaded | Rejected | Decision | Forgotten | RetryWanted
)


def advance(progress: Progress, event: Event) -> Progress | None:  # noqa: C901, PLR0911, PLR0912  # one match
    """The next progress, or None where the event means nothing in this state: the row stays as it is."""
    state = progress.state
    ended, sending = state in {State.ACCEPTED, State.DECIDED}, state is State.SENDING
    match event:
        case Taken():
            return replace(progress, state=State.SENDING) if state in {State.QUEUED, State.WAITING} else None
        case Restarted():
            return replace(progress, state=State.QUEUED) if sending else None
        case Held():
            return None if ended else replace(Progress(State.ACCEPTED), attempts=progress.attempts)
        case Postponed(until, reason, counts):
            if not sending:
                return None
            attempts = progress.attempts + int(counts)
            return Progress(State.WAITING, attempts, until, reason)
        case Begun():
            return replace(Progress(State.UPLOADING), attempts=progress.attempts) if sending else None
        case Uploaded():
            return replace(progress, state=State.QUEUED) if state is State.UPLOADING else None
        case Rejected(reason, fields):  # an acknowledgement by courier may find it in any unsent state
            if ended or state is State.REFUSED:
                return None
            return Progress(State.REFUSED, progress.attempts + 1, None, reason, fields)
        case Decision(decision):  # the same once more may bring another note
            return Progress(State.DECIDED, progress.attempts, decision=decision)
        case Forgotten():  # what was refused had its place in the chain too
            began = ended or state in {State.UPLOADING, State.REFUSED}
            return Progress(attempts=progress.attempts) if began else None
        case RetryWanted():
            return Progress(attempts=progress.attempts) if state in {State.WAITING, State.REFUSED} else None
        case _:
            assert_never(event)


@dataclass(frozen=True, slots=True)
class Row:
    """One submission as screen, staff and command line see it. ``note`` is the operator's, decrypted."""

    id: UUID
    receipt: str
    seq: int
    service: str
    catalogue: str
    state: State
    attempts: int
    next_attempt: datetime | None
    created: datetime
    clock_trust: str
    reason: str | None
    fields: Mapping[str, str]
    decision: str | None
    note: str | None = field(repr=False)
    updated: datetime
    replaces: UUID | None = None
    bundle: UUID | None = None


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What the agent sends: the envelope's bytes, and the sealed attachments that follow it."""

    id: UUID
    seq: int
    envelope: bytes
    attachments: tuple[Attachment, ...]


class LinkState(StrEnum):
    """The line to the platform, as the outcomes of requests show it."""

    UNKNOWN = "unknown"  # nothing was tried yet
    UP = "up"
    DOWN = "down"  # no answer
    CAPTIVE = "captive"  # something else answers: a portal, a proxy
    CLOCK = "clock"  # the platform does not believe our clock; it is being mended
    REFUSED = "refused"  # certificate revoked or expired, or TLS fails: a technician is needed


@dataclass(frozen=True, slots=True)
class Link:
    """``attempts`` failed in a row, the next at ``next_attempt``; ``clock_offset`` is of this boot only."""

    state: LinkState = LinkState.UNKNOWN
    since: datetime | None = None
    detail: str = ""
    last_success: datetime | None = None
    attempts: int = 0
    next_attempt: datetime | None = None
    clock_offset: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Loss:
    """A number of the chain whose envelope is not here, and what is known of it.

    ``reason``: row-lost, row-damaged, blob-missing, blob-damaged, number-skipped (perhaps it was never
    given: the newest rows could not be read), or reduced (the platform had it and lost it; here its retention
    was over). ``told``: the platform has noted it.
    """

    seq: int
    receipt: str
    id: UUID | None
    digest: bytes | None
    reason: str
    since: datetime
    told: bool


@dataclass(frozen=True, slots=True)
class Incident:
    """What befell many rows at once: ``kind`` is ``database-damaged`` or ``platform-restored``.

    A damaged database was put aside:
    ``recovered`` rows were read from it, ``filled`` came from the snapshot, ``lost`` numbers of the chain are
    in neither; ``quarantine`` is the folder in DATA/quarantine. ``detail`` counts by table.
    A platform came back from an older backup: ``recovered`` are queued again, ``lost`` are here no longer.
    """

    at: datetime
    kind: str
    quarantine: str
    recovered: int
    filled: int
    lost: int
    detail: str


LOST_HERE = frozenset({"row-lost", "row-damaged", "blob-missing", "blob-damaged"})
"""Reasons for which this terminal itself cannot send what it has promised."""
POISON = "platform-fails"
"""The reason of one that the platform fails on whenever it comes, alone too: the others go on without it."""
