"""From what a citizen signed to the submissions that are made durable, and what they show of certificates."""

from typing import TYPE_CHECKING

from kiosk.certificate import Disclosure
from kiosk.submission import Submission, compose_all
from kiosk.visit import Enqueue, Visit, catalogue_of, complete, papers_asked, used_by

if TYPE_CHECKING:
    from kiosk.clock import Clock
    from kiosk.submission import Proof


def composed(
    visit: Visit, effect: Enqueue, clock: "Clock"
) -> tuple[tuple[Submission, ...], list[Disclosure]]:
    """The submissions, and what each of them shows of which certificate."""
    person, application = effect.who.person, effect.application
    today = clock.now().astimezone().date()
    asked = [f.name for f in papers_asked(visit, application, today)]
    files = application.papers.files(asked)
    later = frozenset(asked) - {file.field for file in files}
    catalogue, consent_at = catalogue_of(visit, application), effect.who.consent_at
    answers = complete(visit, application, clock.now().astimezone().date())
    proofs: dict[str, list[Proof]] = {}
    names: dict[str, str] = {}
    for found in used_by(catalogue, person, application):
        for service, use in found.items():
            proofs.setdefault(service, []).append(use.proof())
            names[use.certificate.verdict.issuer] = use.certificate.verdict.issuer_name
    submissions = compose_all(
        catalogue,
        application.service,
        person,
        answers,
        clock,
        attachments=files,
        later=later,
        consent_at=consent_at,
        signature=effect.signature,
        replaces=application.replaces,
        proofs=proofs,
    )
    shown = [
        Disclosure(made.id, made.service, proof.type, names[proof.issuer], proof.claims, made.created)
        for made in submissions
        for proof in proofs.get(made.service, ())
    ]
    return submissions, shown
