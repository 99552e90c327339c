"""E-certificates: one verifier for every format, a trust list that works without a line, verdicts in words.

The formats are in ``sync/wire/`` (the platform writes them), the kinds in ``assets/certificates/types.yaml``.
Nothing here asks the network: what is known of issuers and revocations is in the data folder, and its age is
in the verdict. ``reuse`` puts one into an application, ``disclosures`` remembers for its holder that it did.
"""

from kiosk.certificate.disclosures import Disclosure, Disclosures, in_words
from kiosk.certificate.holding import Certificate, held, judge
from kiosk.certificate.reuse import Unfit, Use, Uses, editable, known, replaceable, uses
from kiosk.certificate.store import CertificateUnknown, TrustInvalid, TrustStore, Wallet
from kiosk.certificate.verdict import SENTENCES, Reason, Verdict
from kiosk.certificate.verifier import verify

__all__ = [
    "SENTENCES",
    "Certificate",
    "CertificateUnknown",
    "Disclosure",
    "Disclosures",
    "Reason",
    "TrustInvalid",
    "TrustStore",
    "Unfit",
    "Use",
    "Uses",
    "Verdict",
    "Wallet",
    "editable",
    "held",
    "in_words",
    "judge",
    "known",
    "replaceable",
    "uses",
    "verify",
]
