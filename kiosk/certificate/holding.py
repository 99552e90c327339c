"""A certificate in somebody's hand: its text, what is said of it, and how a part of it is shown.

It came out of this terminal's wallet or from a scanner. It lives in memory for one visit.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.certificate.store import CertificateUnknown
from kiosk.certificate.verdict import Verdict
from kiosk.certificate.verifier import verify
from sync.wire import base45, sd_jwt
from sync.wire.certificate import PREFIX, show_only, to_text
from sync.wire.cose import CoseInvalid
from sync.wire.sd_jwt import SdJwtInvalid

if TYPE_CHECKING:
    from sync.wire.trust import TrustList


@dataclass(frozen=True, slots=True, repr=False)
class Certificate:
    """See the module. ``submission`` is the application of this person that it answered; empty: scanned.

    ``divisible`` is the form of it of which claims can be left out: an SD-CWT's bytes or an SD-JWT's text.
    """

    text: str
    verdict: Verdict
    submission: str = ""
    divisible: bytes | str = b""

    def __repr__(self) -> str:
        """The verdict, nothing of the person."""
        return f"<Certificate {self.verdict.reason}>"

    def showing(self, names: Collection[str]) -> str:
        """The text that shows these claims, by their registry names, and no other.

        Raises:
            CertificateUnknown: it cannot be shown in part, or has no such claim.
        """
        known = self.verdict.kind.claims if self.verdict.kind else {}
        if unknown := [name for name in names if name not in known or name not in self.verdict.claims]:
            raise CertificateUnknown(f"it cannot be shown by {', '.join(unknown)!r}")
        if not self.divisible:
            raise CertificateUnknown("it cannot be shown in part")
        try:
            if isinstance(self.divisible, str):
                return sd_jwt.show_only(self.divisible, names)
            return to_text(show_only(self.divisible, [known[name].key for name in names]))
        except (CoseInvalid, SdJwtInvalid) as e:
            raise CertificateUnknown(f"it cannot be shown in part: {e}") from e


def judge(text: str, trust: "TrustList", now: datetime | None) -> Certificate:
    """What a scanner read; never raises for a text. ``now`` as ``verify`` takes it."""
    verdict = verify(text, trust, now)
    text = text.strip()
    divisible: bytes | str = b""
    match verdict.format:
        case "sd-cwt":
            divisible = base45.decode(text.removeprefix(PREFIX))
        case "sd-jwt-vc" if text.endswith("~"):  # not one that its holder's key has closed
            divisible = text
    return Certificate(text, verdict, divisible=divisible)


def held(
    opened: Iterable[tuple[str, Mapping[str, bytes]]], trust: "TrustList", now: datetime | None
) -> tuple[Certificate, ...]:
    """What ``Wallet.of`` found, each judged."""
    return tuple(
        Certificate(text, verify(text, trust, now), submission, formats.get("sd-cwt", b""))
        for submission, formats in opened
        for text in [to_text(formats["cwt"])]
    )
