"""A certificate as the document that is printed of it."""

from typing import TYPE_CHECKING, Any

from kiosk.paper import CertificatePaper
from kiosk.question import Text

if TYPE_CHECKING:
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


def _value(claim: "ClaimType", value: Any) -> Text:
    words = claim.values.get(value) if isinstance(value, str) else None
    return Text(words.zh, words.en) if words else Text(str(value), str(value))
