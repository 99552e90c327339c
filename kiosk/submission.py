"""A submission: what a citizen confirmed, validated, pinned to its catalogue version, ready to be sealed.

It is made once, by the review screen or by ``kiosk submit``, and never changed. Its ``repr`` shows ids only.
``body`` is the document that the platform opens, JSON (RFC 8259) in UTF-8:

    {"version": 1, "id", "service", "catalogue", "created", "clock_trust", "applicant": Person.as_json(),
     "answers": {...}, "attachments": [{"name", "field", "media_type", "size", "sha256"}],
     "consent": {"at", "text"}, "signature": SVG path data or "", "replaces"}

``sha256`` of an attachment there is of its plain bytes; the envelope lists the sealed ones, in that order.
"""

import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from kiosk.catalogue import Catalogue
from kiosk.clock import Clock, ClockTrust
from kiosk.errors import InvalidSubmission
from kiosk.form import Form
from kiosk.person import Person

CONSENT_VERSION = "2026-11"
"""The wording of the consent screen that a citizen agreed to."""


@dataclass(frozen=True, slots=True, repr=False)
class AttachedFile:
    """One file that a citizen hands in with an answer; ``field`` is the question that asked for it."""

    field: str
    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True, repr=False)
class Submission:
    """See the module. ``applicant_id`` is kept for the lookup only and is never stored in clear."""

    id: UUID
    service: str
    catalogue: str
    created: datetime
    clock_trust: ClockTrust
    applicant_id: str
    body: bytes
    attachments: tuple[AttachedFile, ...]
    replaces: UUID | None = None

    def __repr__(self) -> str:
        """Ids only."""
        return f"<Submission {self.id} {self.service}>"


def compose(  # noqa: PLR0913  # these are the parts of an application
    catalogue: Catalogue,
    service_id: str,
    person: Person,
    answers: Mapping[str, Any],
    clock: Clock,
    *,
    attachments: Sequence[AttachedFile] = (),
    consent_at: datetime | None = None,
    signature: str = "",
    replaces: UUID | None = None,
) -> Submission:
    """Validate everything again, whatever a screen checked before, and fix the submission.

    Raises:
        UnknownService: no such id. InvalidSubmission: the service has no form here yet, the person has no
        usable name or number, or answers or attachments do not satisfy the form; ``fields`` says which.
    """
    service = catalogue.service(service_id)
    if service.form is None:
        raise InvalidSubmission(
            f"{service_id} cannot be applied for at a terminal yet", {"service": "no-form"}
        )
    if not person.name or not person.id_number:
        raise InvalidSubmission("the applicant needs a name and an ID number", {"applicant": "required"})
    created = clock.now()
    form = Form(service, person, today=created.astimezone().date())
    handed_in: dict[str, list[dict[str, Any]]] = {file.field: [] for file in attachments}
    for file in attachments:
        handed_in[file.field].append(
            {"name": file.name, "media_type": file.media_type, "size": len(file.data)}
        )
    full = form.clean({**form.prefill(), **answers, **handed_in})
    if wrong := form.check(full):
        raise InvalidSubmission(f"{service_id}: {len(wrong)} answers are not acceptable", wrong)
    submission_id = _uuid7(created)
    document = {
        "version": 1,
        "id": str(submission_id),
        "service": service_id,
        "catalogue": catalogue.version,
        "created": created.isoformat(timespec="milliseconds"),
        "clock_trust": clock.trust(),
        "applicant": person.as_json(),
        "answers": {name: value for name, value in full.items() if name not in handed_in},
        "attachments": [_describe(file) for file in attachments],
        "consent": {
            "at": consent_at.isoformat(timespec="seconds") if consent_at else None,
            "text": CONSENT_VERSION,
        },
        "signature": signature,
        "replaces": str(replaces) if replaces else None,
    }
    return Submission(
        id=submission_id,
        service=service_id,
        catalogue=catalogue.version,
        created=created,
        clock_trust=clock.trust(),
        applicant_id=person.id_number,
        body=json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode(),
        attachments=tuple(attachments),
        replaces=replaces,
    )


def _uuid7(at: datetime) -> UUID:
    """A UUIDv7 (RFC 9562 §5.7) of the injected clock's time: libraries read the system's."""
    milliseconds = int(at.timestamp() * 1000) & ((1 << 48) - 1)
    random = secrets.randbits(74)
    return UUID(int=milliseconds << 80 | 7 << 76 | (random >> 62) << 64 | 2 << 62 | random & ((1 << 62) - 1))


def _describe(file: AttachedFile) -> dict[str, Any]:
    return {
        "name": file.name,
        "field": file.field,
        "media_type": file.media_type,
        "size": len(file.data),
        "sha256": hashlib.sha256(file.data).hexdigest(),
    }
