"""What is said of a certificate: a stable code, a sentence for each code, and what the certificate says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from sync.wire.registry import CertificateType, Words


class Reason(StrEnum):
    """Why; the first that applies, in this order."""

    VALID = "valid"
    MALFORMED = "malformed"
    UNKNOWN_ISSUER = "unknown-issuer"
    ALTERED = "altered"
    WRONG_TYPE = "wrong-type"
    NOT_YET_VALID = "not-yet-valid"
    EXPIRED = "expired"
    REVOKED = "revoked"
    STATUS_UNKNOWN = "status-unknown"


SENTENCES: Final[Mapping[Reason, Words]] = {
    Reason.VALID: Words(
        "有效：由可信机关签发，内容未被改动。", "Valid: a trusted office issued it, unaltered."
    ),
    Reason.MALFORMED: Words(
        "这不是电子证照，或者二维码没有扫全。", "This is no e-certificate, or the code was not read whole."
    ),
    Reason.UNKNOWN_ISSUER: Words(
        "签发机关不在可信名单里，不能采信。",
        "The trust list does not name who issued this: do not accept it.",
    ),
    Reason.ALTERED: Words(
        "内容被改动过，或者不是所称机关签发的。",
        "It was altered, or the office that it names never signed it.",
    ),
    Reason.WRONG_TYPE: Words(
        "这个机关无权签发这类证照。", "The office that signed this may not issue certificates of this kind."
    ),
    Reason.NOT_YET_VALID: Words(
        "证照还没有生效；也请检查本机时间。", "It is not valid yet; check this machine's clock too."
    ),
    Reason.EXPIRED: Words("证照已经过期。", "It has expired."),
    Reason.REVOKED: Words("证照已被签发机关注销。", "The office that issued it has revoked it."),
    Reason.STATUS_UNKNOWN: Words(
        "签名有效，但注销名单缺失或过旧，请联网后再核验。",
        "The signature holds, but whether it was revoked is not known: "
        "the list is missing or too old. Connect and check again.",
    ),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judgement; ``claims`` hold personal data and are for the screen alone.

    ``format``: cwt, sd-cwt, sd-jwt-vc or eu-dcc. ``status_age``: how old what is known of revocations is;
    None when nothing is known or the certificate cannot be revoked. ``hidden``: claims that are not shown.
    """

    reason: Reason
    format: str = ""
    issuer: str = ""
    issuer_name: str = ""
    kind: CertificateType | None = None
    claims: Mapping[str, Any] = field(default_factory=dict)
    issued: datetime | None = None
    expires: datetime | None = None
    hidden: int = 0
    status_age: timedelta | None = None
    trust_age: timedelta | None = None

    @property
    def valid(self) -> bool:
        """Whether it may be accepted."""
        return self.reason is Reason.VALID

    @property
    def sentence(self) -> Words:
        """The reason in words."""
        return SENTENCES[self.reason]

    def as_json(self) -> dict[str, Any]:
        """As ``kiosk certificate verify --json`` prints it; ages in seconds."""
        return {
            "valid": self.valid,
            "reason": self.reason.value,
            "issuer": self.issuer,
            "issuer_name": self.issuer_name,
            "type": self.kind.id if self.kind else "",
            "claims": dict(self.claims),
            "format": self.format,
            "issued": self.issued,
            "expires": self.expires,
            "hidden": self.hidden,
            "status_age": _seconds(self.status_age),
            "trust_age": _seconds(self.trust_age),
            "sentence": {"zh": self.sentence.zh, "en": self.sentence.en},
        }


def _seconds(age: timedelta | None) -> int | None:
    return None if age is None else int(age.total_seconds())
