"""Cases: finding a submission, opening it, deciding it.

A receipt number is ``NNNN-SSSSSS-C``: the terminal's number (4 digits), the seq (6 digits, more when it is
larger) and the check character of ISO 7064 MOD 11-2 over all those digits. It names a submission as well as
its id does, and a person can read it out over a phone.
"""

import json
import re
from datetime import datetime
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import transaction as database
from stdnum.iso7064 import mod_11_2

from cloud.audit import record
from cloud.blobs import BlobStore
from cloud.certificates import issuing
from cloud.errors import Fault
from cloud.ingest import ATTACHMENT_LOST
from cloud.keys import PlatformKeys
from cloud.models import DECISIONS, Certificate, Decision, Event, Incident, State, Terminal, Transaction
from cloud.notes import open_note, seal_note
from sync.wire.dictionary import DictionaryUnknown
from sync.wire.envelope import Envelope, key_id_of, open_envelope
from sync.wire.sealed import SealInvalid, blob_context, payload_context, unseal

_RECEIPT = re.compile(r"(\d{4})-?(\d{6,})-?([\dX])", re.ASCII)
MAX_NOTE = 2000
"""Characters of a note, as ``events.json`` limits them."""


class CaseNotFound(Fault):
    """Nothing, or more than one thing, has that id, receipt number or name."""


class CannotOpen(Fault):
    """The application or attachment does not open: the text says why, and nothing of what is in it."""


def receipt_number(terminal_number: str, seq: int) -> str:
    """See the module."""
    digits = f"{terminal_number}{seq:06}"
    return f"{terminal_number}-{seq:06}-{mod_11_2.calc_check_digit(digits)}"


def find(reference: str) -> Transaction:
    """The transaction with this id (UUID) or receipt number.

    Raises:
        CaseNotFound: nothing, or a receipt number whose check character is wrong.
    """
    found = Transaction.objects.select_related("terminal")
    if receipt := _RECEIPT.fullmatch(reference.strip().upper()):
        if not mod_11_2.is_valid("".join(receipt.groups())):
            raise CaseNotFound(f"{reference} is no receipt number: its check character does not fit")
        found = found.filter(terminal__number=receipt[1], seq=int(receipt[2][:18]))
    else:
        try:
            found = found.filter(uuid=UUID(reference))
        except ValueError as e:
            raise CaseNotFound(f"{reference!r} is neither an id nor a receipt number") from e
    try:
        return found.get()
    except Transaction.DoesNotExist as e:
        raise CaseNotFound(f"no transaction {reference}") from e
    except Transaction.MultipleObjectsReturned as e:
        raise CaseNotFound(f"{reference} came from more than one terminal; use its receipt number") from e


def find_terminal(reference: str) -> Terminal:
    """The terminal with this id, number or name; a name counts only while one terminal has it.

    Raises:
        CaseNotFound: none, or several of that name.
    """
    exact = Terminal.objects.filter(id=reference) | Terminal.objects.filter(number=reference)
    found = list(exact) or list(Terminal.objects.filter(name=reference))
    if not found:
        raise CaseNotFound(f"no terminal {reference}")
    if len(found) > 1:
        raise CaseNotFound(f"several terminals are called {reference}: " + ", ".join(t.id for t in found))
    return found[0]


def lacks_for_good(case: Transaction) -> bool:
    """Whether it waits for an attachment that its terminal says is lost: it is brought, or never there."""
    lost = Incident.objects.filter(terminal=case.terminal_id, kind=ATTACHMENT_LOST, uuid=case.uuid)
    return case.state == State.INCOMPLETE and lost.exists()


def revoke(terminal: Terminal, actor: str, now: datetime) -> None:
    """From now on every request of the terminal is refused. Again: changes nothing."""
    with database.atomic():
        if Terminal.objects.filter(pk=terminal.pk, revoked=None).update(revoked=now):
            record(actor, "revoke", terminal.pk, now)


def decide(  # noqa: PLR0913  # who decided what on which case, when
    case: Transaction, decision: State, note: str, *, actor: str, now: datetime, keys: PlatformKeys
) -> None:
    """Decide a case; its terminal hears of it through the feed. A later decision supersedes, all stay.

    Approving a service that ends in an e-certificate issues it; deciding otherwise later revokes it.
    """
    assert decision in DECISIONS
    sealed = seal_note(note[:MAX_NOTE], case.uuid, keys)
    with database.atomic():
        case = Transaction.objects.select_for_update().get(pk=case.pk)
        case.state = decision
        case.save(update_fields=["state"])
        Decision.objects.create(transaction=case, decision=decision, note=sealed, at=now, actor=actor[:150])
        Event.objects.create(
            terminal_id=case.terminal_id,
            type="decided",
            uuid=case.uuid,
            at=now,
            decision=decision,
            note=sealed,
        )
        record(actor, f"decide {decision}", str(case.uuid), now)
        issuing.follow(case, decision, lambda: _application(case, keys), actor=actor, now=now, keys=keys)


def open_application(case: Transaction, actor: str, now: datetime, keys: PlatformKeys) -> Any:
    """The application, decrypted, as parsed JSON; that it was opened is on record before it is shown.

    Raises:
        CannotOpen: see the class.
    """
    record(actor, "open", str(case.uuid), now)
    return _application(case, keys)


def _application(case: Transaction, keys: PlatformKeys) -> Any:
    e = envelope_of(case)
    try:
        context = payload_context(e.id, e.terminal, e.service, e.catalogue)
        return json.loads(unseal(e.sealed, keys.seal, context))
    except SealInvalid as error:
        raise CannotOpen(f"{case.uuid} does not open: {error}") from error
    except DictionaryUnknown as error:
        raise CannotOpen(f"{case.uuid} is {error}; it is kept, and the next release opens it") from error
    except ValueError as error:
        raise CannotOpen(f"{case.uuid} opens, but is no JSON") from error


def open_attachment(  # noqa: PLR0913  # who opens which of a case's attachments, when
    case: Transaction, ordinal: int, *, actor: str, now: datetime, keys: PlatformKeys, blobs: BlobStore
) -> bytes:
    """An attachment's plain bytes; ``ordinal`` counts from 0. That it was opened is on record.

    Raises:
        CannotOpen: see the class.
    """
    record(actor, "open attachment", f"{case.uuid} {ordinal}", now)
    e = envelope_of(case)
    try:
        sealed = blobs.path(e.attachments[ordinal].sha256.hex()).read_bytes()
        return unseal(sealed, keys.seal, blob_context(e.id, ordinal))
    except (IndexError, OSError, SealInvalid, DictionaryUnknown) as error:
        raise CannotOpen(f"attachment {ordinal} of {case.uuid}: {type(error).__name__}") from error


def envelope_of(case: Transaction) -> Envelope:
    """The envelope that was stored, its signature checked once more."""
    raw = bytes(case.envelope)
    certificate = Certificate.objects.get(key_id=key_id_of(raw).hex())
    return open_envelope(raw, Ed25519PublicKey.from_public_bytes(bytes.fromhex(certificate.public_key)))


def last_note(case: Transaction, keys: PlatformKeys) -> str:
    """The note of the decision that counts; empty without one."""
    decision = case.decisions.last()
    return open_note(bytes(decision.note), case.uuid, keys) if decision else ""


def as_wire(case: Transaction, keys: PlatformKeys) -> dict[str, Any]:
    """The body that ``transaction.json`` describes."""
    return {
        "id": str(case.uuid),
        "terminal": case.terminal_id,
        "seq": case.seq,
        "service": case.service,
        "state": case.state,
        "received": case.received.isoformat(),
        "envelope_sha256": case.digest,
        "note": last_note(case, keys),
    }
