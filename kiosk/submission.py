"""A submission: what a citizen confirmed, validated, pinned to its catalogue version, ready to be sealed.

It is made once, by the review screen or by ``kiosk submit``, and never changed. Its ``repr`` shows ids only.
``body`` is the document that the platform opens, JSON (RFC 8259) in UTF-8:

    {"version": 1, "id", "service", "catalogue", "created", "clock_trust", "applicant": Person.as_json(),
     "answers": {...}, "attachments": [{"name", "field", "media_type", "size", "sha256"}],
     "consent": {"at", "text"}, "signature": SVG path data or "", "replaces", "bundle",
     "certificates": [{"type", "issuer", "text", "claims", "materials", "answers"}],
     "materials": [{"id", "required", "state"}]}

``bundle`` is null, or joins the applications of one life event: ``{"event", "first", "item", "items",
"after"}`` with the id of its first application, this one's place (from 1), how many there are, and the ids of
those that must be decided before.

``certificates`` are e-certificates that the applicant showed instead of papers: ``text`` is what a QR code of
it holds, with the claims that were agreed to and no other where the format can leave any out; ``materials``
are those of the service that it stands for, ``answers`` the questions that it answered in the citizen's
place.

``materials`` are the papers that the service wants, by the catalogue's ids (words would be half of what is
sent), each with what became of it: ``attached`` (scanned with this application), ``certificate`` (one of
those above stands for it), ``card`` (the applicant's own, which was read) or ``later`` (brought to the
counter). One that the answers do not lead to is left out. A body without the key says nothing of papers.
``sync/wire/schemas/application.json`` and ``materials.json`` say the same.

``sha256`` of an attachment there is of its plain bytes; the envelope lists the sealed ones, in that order.
"""

import hashlib
import json
import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from types import MappingProxyType
from typing import Any
from uuid import UUID

from kiosk.catalogue import Catalogue, Service
from kiosk.catalogue.life_event import items_of, share
from kiosk.clock import Clock, ClockTrust
from kiosk.errors import InvalidSubmission
from kiosk.form import FieldKind, Form
from kiosk.person import Person

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
CARD = "identity-card"
"""The material that lies in the reader: see ``Material.replaced_by``."""
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
class Proof:
    """An e-certificate as it is handed in; ``answers`` are what it says, by question."""

    type: str
    issuer: str
    text: str
    claims: tuple[str, ...]
    materials: tuple[str, ...]
    answers: Mapping[str, Any]

    def as_json(self) -> dict[str, Any]:
        """As the body has it; what it answers stands among the answers."""
        return {
            "type": self.type,
            "issuer": self.issuer,
            "text": self.text,
            "claims": list(self.claims),
            "materials": list(self.materials),
            "answers": sorted(self.answers),
        }


@dataclass(frozen=True, slots=True)
class Bundle:
    """The place of an application among those of one life event; ``first`` is None for the first itself."""

    event: str
    first: UUID | None
    item: int
    items: int
    after: tuple[UUID, ...]

    def as_json(self, first: UUID) -> dict[str, Any]:
        """As the body has it."""
        return {
            "event": self.event,
            "first": str(first),
            "item": self.item,
            "items": self.items,
            "after": [str(other) for other in self.after],
        }


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
    bundle: UUID | None = None

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
    later: Collection[str] = (),
    consent_at: datetime | None = None,
    signature: str = "",
    replaces: UUID | None = None,
    bundle: "Bundle | None" = None,
    proofs: Sequence[Proof] = (),
) -> Submission:
    """Validate everything again, whatever a screen checked before, and fix the submission.

    ``later`` are questions for a paper that the applicant brings to the counter: it is not missing here.

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
    known = {name: value for proof in proofs for name, value in proof.answers.items()}
    form = Form(service, person, today=created.astimezone().date(), known=known)
    handed_in: dict[str, list[dict[str, Any]]] = {file.field: [] for file in attachments}
    for file in attachments:
        handed_in[file.field].append(
            {"name": file.name, "media_type": file.media_type, "size": len(file.data)}
        )
    full = form.clean({**form.prefill(), **answers, **handed_in})
    claimed = {field.name for field in service.form.fields() if field.kind is FieldKind.ATTACHMENT}
    missing = dict.fromkeys(claimed & full.keys() - handed_in.keys(), "attachment-missing")
    found = {name: code for name, code in form.check(full).items() if name not in later or name in handed_in}
    if wrong := {**found, **missing}:
        raise InvalidSubmission(f"{service_id}: {len(wrong)} answers are not acceptable", wrong)
    submission_id = _uuid7(created)
    first = (bundle.first or submission_id) if bundle else None
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
        "bundle": bundle.as_json(first) if bundle and first else None,
        "certificates": [proof.as_json() for proof in proofs],
        "materials": _materials(service, form, full, handed_in, proofs),
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
        bundle=first,
    )


def _materials(
    service: Service,
    form: Form,
    answers: Mapping[str, Any],
    handed_in: Collection[str],
    proofs: Sequence[Proof],
) -> list[dict[str, Any]]:
    """What became of each paper that the service wants: see the module."""
    asked = {field.name for step in form.steps(answers) for field in step.fields}
    proven = {material for proof in proofs for material in proof.materials}
    found = []
    for material in service.materials:
        if material.id in proven:
            state = "certificate"
        elif material.replaced_by == CARD:
            state = "card"
        elif material.scan in handed_in:
            state = "attached"
        elif material.scan and material.scan not in asked:
            continue
        else:
            state = "later"
        found.append({"id": material.id, "required": material.required, "state": state})
    return found


def compose_all(  # noqa: PLR0913  # see ``compose``
    catalogue: Catalogue,
    name: str,
    person: Person,
    answers: Mapping[str, Any],
    clock: Clock,
    *,
    attachments: Sequence[AttachedFile] = (),
    later: Collection[str] = (),
    consent_at: datetime | None = None,
    signature: str = "",
    replaces: UUID | None = None,
    proofs: Mapping[str, Sequence[Proof]] = MappingProxyType({}),
) -> tuple[Submission, ...]:
    """A service's application, or those of ``event:NAME/SERVICE/…`` in the order in which they are done.

    ``proofs`` by service: each department gets what it needs and no more. So it is with ``attachments`` of an
    event: each goes to the services that ask for it, as things stand. ``replaces`` is for a service alone:
    what was refused is handed in again item by item.

    Raises:
        UnknownService, InvalidSubmission: as ``compose``, of any of them; then there is none.
    """
    whole = catalogue.service(name)
    make = partial(compose, catalogue, later=later, consent_at=consent_at, signature=signature)
    services = items_of(whole.id)
    if services == (name,):
        own = proofs.get(name, ())
        return (make(name, person, answers, clock, attachments=attachments, replaces=replaces, proofs=own),)
    _refuse_what_nothing_asks(whole, {*answers, *(file.field for file in attachments)})
    event = catalogue.event(whole.event)
    made: dict[str, Submission] = {}
    for n, service in enumerate(services, 1):
        after = event.after.get(service, ()) if event else ()
        part, own = share(catalogue.service(service), answers), proofs.get(service, ())
        asked = _asked_files(catalogue.service(service), person, part, clock, own)
        made[service] = make(
            service,
            person,
            part,
            clock,
            attachments=[file for file in attachments if file.field in asked],
            bundle=Bundle(
                event=event.id if event else "",
                first=made[services[0]].id if made else None,
                item=n,
                items=len(services),
                after=tuple(made[other].id for other in after if other in made),
            ),
            proofs=own,
        )
    return tuple(made.values())


def _refuse_what_nothing_asks(service: Service, given: Collection[str]) -> None:
    """An event's answers are shared out: what no item takes would vanish in silence."""
    asked = {field.name for field in service.form.fields()} if service.form else set()
    if wrong := dict.fromkeys(sorted(set(given) - asked), "unexpected"):
        raise InvalidSubmission(f"{service.id}: {len(wrong)} answers are not acceptable", wrong)


def _asked_files(
    service: Service, person: Person, answers: Mapping[str, Any], clock: Clock, proofs: Sequence[Proof]
) -> set[str]:
    """The questions for papers that these answers lead to in this service."""
    if service.form is None:
        return set()
    known = {name: value for proof in proofs for name, value in proof.answers.items()}
    form = Form(service, person, today=clock.now().astimezone().date(), known=known)
    fields = (asked for step in form.steps(answers) for asked in step.fields)
    return {asked.name for asked in fields if asked.kind is FieldKind.ATTACHMENT}


def _uuid7(at: datetime) -> UUID:
    """A UUIDv7 (RFC 9562 §5.7) of the injected clock's time: libraries read the system's."""
    milliseconds = (at - _EPOCH) // timedelta(milliseconds=1) & ((1 << 48) - 1)
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
