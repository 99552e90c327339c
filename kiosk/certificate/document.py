"""A certificate, and who saw it, as the documents that are printed of them."""

from typing import TYPE_CHECKING, Any

from kiosk.paper import CertificatePaper, DataUse, DataUses
from kiosk.question import Text
from sync.wire import registry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.catalogue import Catalogue
    from kiosk.certificate.disclosures import Disclosure
    from kiosk.certificate.verdict import Verdict
    from sync.wire.registry import ClaimType


def paper_of(verdict: "Verdict", text: str) -> CertificatePaper:
    """What a valid certificate says, in both languages, with the text that proves it."""
    assert verdict.valid, "what nobody vouches for is not printed"
    assert verdict.kind, "a valid certificate is of a known kind"
    known = verdict.kind.claims
    claims = tuple(
        (Text(known[name].label.zh, known[name].label.en), _value(known[name], value))
        if name in known
        else (Text(name, name), Text(str(value), str(value)))
        for name, value in verdict.claims.items()
    )
    title = Text(verdict.kind.title.zh, verdict.kind.title.en)
    issuer = verdict.issuer_name or verdict.issuer
    return CertificatePaper(title, claims, issuer, verdict.issued, verdict.expires, text)


def uses_paper(name: str, disclosures: "Sequence[Disclosure]", catalogue: "Catalogue") -> DataUses:
    """Who used my data, newest first; an id that nobody knows any more stands for itself."""
    kinds = registry.load().types
    uses = []
    for one in sorted(disclosures, key=lambda one: one.at, reverse=True):
        service, kind = catalogue.find(one.service), kinds.get(one.kind)
        claims = kind.claims if kind else {}
        labels = (claims[claim].label if claim in claims else None for claim in one.claims)
        uses.append(
            DataUse(
                at=one.at,
                who=service.department if service else Text("–", "–"),
                what=tuple(
                    Text(label.zh, label.en) if label else Text(claim, claim)
                    for label, claim in zip(labels, one.claims, strict=True)
                ),
                why=service.title if service else Text(one.service, one.service),
            )
        )
    return DataUses(name, tuple(uses))


def _value(claim: "ClaimType", value: Any) -> Text:
    words = claim.values.get(value) if isinstance(value, str) else None
    return Text(words.zh, words.en) if words else Text(str(value), str(value))
