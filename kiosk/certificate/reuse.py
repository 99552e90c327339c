"""Using a certificate in an application: whether it stands for a paper, what is shown of it, what it answers.

All of it is data: which kind replaces which material, which claims the department needs, and which question
each of them answers, are the catalogue's. A certificate is shown for

- its holder: the identity number in it is the applicant's, compared here; or
- somebody whom the form names (a newborn), when it has no number and was sent to this applicant, in answer to
  an application of theirs, on this terminal.

Nothing of a person whom the application is made for by another is taken from the applicant's certificates.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from kiosk import id_number
from kiosk.catalogue.form_source import FOR_WHOM
from kiosk.certificate.holding import Certificate
from kiosk.submission import CARD, Proof

if TYPE_CHECKING:
    from kiosk.catalogue import Material, Service
    from kiosk.person import Person

_NAME, _NUMBER = "name", "id_number"


class Unfit(StrEnum):
    """Why a certificate cannot be used; of several services the last of these that applies to one is said."""

    NOT_NEEDED = "not-needed"  # no paper of this application is of its kind
    ON_BEHALF = "on-behalf"  # the application is for somebody else
    NO_NUMBER = "no-number"  # it does not say by number whose it is, and was not sent to this terminal
    ANOTHER_PERSON = "another-person"
    NOT_VALID = "not-valid"  # its verdict says why


@dataclass(frozen=True, slots=True, repr=False)
class Use:
    """A certificate in one service: what it stands for, the claims that are shown, and what they answer.

    ``answers`` are not asked any more, ``editable`` ones are asked with this in them.
    """

    certificate: Certificate
    materials: tuple["Material", ...]
    claims: tuple[str, ...]
    answers: Mapping[str, Any]
    editable: Mapping[str, Any]
    whole: bool

    def proof(self) -> Proof:
        """As it is handed in."""
        verdict = self.certificate.verdict
        assert verdict.kind  # a valid one has a kind
        return Proof(
            type=verdict.kind.id,
            issuer=verdict.issuer,
            text=self.certificate.text if self.whole else self.certificate.showing(self.claims),
            claims=self.claims,
            materials=tuple(material.id for material in self.materials),
            answers=self.answers,
        )


Uses = Mapping[str, Use]
"""By service: one, or several of a life event, each of which gets what it needs."""


def uses(
    services: Sequence["Service"], certificate: Certificate, person: "Person", answers: Mapping[str, Any]
) -> Uses | Unfit:
    """What the certificate does for an application for these services, or why it does nothing.

    ``answers`` so far say for whom the application is.
    """
    if not certificate.verdict.valid:
        return Unfit.NOT_VALID
    found = {service.id: _use(service, certificate, person, answers) for service in services}
    fit = {name: use for name, use in found.items() if isinstance(use, Use)}
    reasons = [reason for reason in found.values() if isinstance(reason, Unfit)]
    return fit or max(reasons, key=list(Unfit).index)


def replaceable(service: "Service") -> tuple["Material", ...]:
    """The papers for which a certificate can stand; the identity card is in the reader already."""
    return tuple(m for m in service.materials if m.replaced_by not in {None, CARD})


def known(found: Uses) -> dict[str, Any]:
    """The answers that need not be asked any more."""
    return {name: value for use in found.values() for name, value in use.answers.items()}


def editable(found: Uses) -> dict[str, Any]:
    """The answers that are asked with this in them."""
    return {name: value for use in found.values() for name, value in use.editable.items()}


def _use(
    service: "Service", certificate: Certificate, person: "Person", answers: Mapping[str, Any]
) -> Use | Unfit:
    kind, claims = certificate.verdict.kind, certificate.verdict.claims
    materials = [m for m in service.materials if kind and m.replaced_by == kind.id]
    if not materials:
        return Unfit.NOT_NEEDED
    if answers.get(FOR_WHOM[0]) == "other":
        return Unfit.ON_BEHALF
    number = claims.get(_NUMBER)
    if number is None and not certificate.submission:
        return Unfit.NO_NUMBER
    if number is not None and id_number.normalise(str(number)) != id_number.normalise(person.id_number):
        return Unfit.ANOTHER_PERSON
    fitting = tuple(m for m in materials if _about_another(m) == (number is None))
    return _made(certificate, fitting) if fitting else Unfit.NOT_NEEDED


def _about_another(material: "Material") -> bool:
    """Whether the paper is about somebody whom the form names; else it is about the applicant."""
    name = (material.claims or {}).get(_NAME)
    return bool(name and name.answers)


def _made(certificate: Certificate, materials: tuple["Material", ...]) -> Use:
    claims = certificate.verdict.claims
    whole = not certificate.divisible or any(material.claims is None for material in materials)
    needed = {_NAME, _NUMBER}.union(*(material.claims or () for material in materials))
    found: dict[bool, dict[str, Any]] = {True: {}, False: {}}
    for material in materials:
        for name, claim in (material.claims or {}).items():
            if claim.answers and name in claims:
                found[claim.editable][claim.answers] = claims[name]
    return Use(
        certificate=certificate,
        materials=materials,
        claims=tuple(name for name in claims if whole or name in needed),
        answers=found[False],
        editable=found[True],
        whole=whole,
    )
