"""What a terminal says of envelopes that it has numbered and cannot send: so that the others need not wait.

A batch may carry one such statement as its member ``lost``: a COSE_Sign1 as an envelope is, by the device
key, with the typ below. Its payload in deterministic CBOR:

    losses = {
      1: 1,                                        ; version of this format
      3: tstr,                                     ; terminal
      13: [1* [seq: uint, bstr .size 32 / null]],  ; number, and sha256 of the envelope where it is known
    }

A platform keeps the statement, lets the chain go on over those numbers, and says ``lost: true`` beside the
results. What turns up later all the same is accepted when it has that digest; where none was known, any
envelope that the terminal signed for that number, once. Where the platform has the envelope and waits for its
attachments, the number says that one of those is lost.
"""

from collections.abc import Iterable

import cbor2
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from sync.wire.envelope import STRANGE, EnvelopeInvalid, Signer, open_as

VERSION = 1
TYPE = "application/vnd.waystation.losses+cose"
MOST = 1000
"""Numbers in one statement; more go into the next batch."""
_MAX_SEQ = (1 << 63) - 1

Losses = tuple[tuple[int, bytes | None], ...]


def sign(signer: Signer, terminal: str, losses: Iterable[tuple[int, bytes | None]]) -> bytes:
    """The statement of ``terminal``."""
    body = {1: VERSION, 3: terminal, 13: [[seq, digest] for seq, digest in losses]}
    return signer.sign_as(TYPE, cbor2.dumps(body, canonical=True))


def read(statement: bytes, terminal: str, key: Ed25519PublicKey) -> Losses:
    """Verify the statement; the numbers and digests, as they stand.

    Raises:
        EnvelopeInvalid: ``malformed``, ``signature``, or ``wrong-terminal``.
    """
    payload = open_as(TYPE, statement, key)
    try:
        body = cbor2.loads(payload)
        version, owner, items = body[1], body[3], body[13]
        found = tuple((seq, digest) for seq, digest in items)
    except STRANGE as e:
        raise EnvelopeInvalid("malformed", f"losses out of shape: {type(e).__name__}") from e
    if version != VERSION or not 1 <= len(found) <= MOST or not all(_is_loss(*item) for item in found):
        raise EnvelopeInvalid("malformed", "version, number or digest out of range")
    if owner != terminal:
        raise EnvelopeInvalid("wrong-terminal", "another terminal's losses")
    return found


def _is_loss(seq: object, digest: object) -> bool:
    number = type(seq) is int and 1 <= seq <= _MAX_SEQ
    return number and (digest is None or (isinstance(digest, bytes) and len(digest) == 32))
