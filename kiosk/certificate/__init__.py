"""E-certificates: one verifier for every format, a trust list that works without a line, verdicts in words.

The formats are in ``sync/wire/`` (the platform writes them), the kinds in ``assets/certificates/types.yaml``.
Nothing here asks the network: what is known of issuers and revocations is in the data folder, and its age is
in the verdict.
"""

from kiosk.certificate.store import (
    CertificateUnknown,
    TrustInvalid,
    TrustStore,
    Wallet,
    show_in_part,
)
from kiosk.certificate.verdict import SENTENCES, Reason, Verdict
from kiosk.certificate.verifier import verify

__all__ = [
    "SENTENCES",
    "CertificateUnknown",
    "Reason",
    "TrustInvalid",
    "TrustStore",
    "Verdict",
    "Wallet",
    "show_in_part",
    "verify",
]
