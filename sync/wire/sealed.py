"""The sealed payload: what only the platform can read, the terminal that wrote it included.

    sealed = [suite: tstr, key_id: bstr .size 8, compression: tstr, dictionary: bstr, ciphertext: bstr]

CBOR, deterministic. Suite ``intl-1`` is HPKE base mode (RFC 9180 §5.1.1), DHKEM(X25519, HKDF-SHA256),
HKDF-SHA256, AES-256-GCM; the ciphertext is enc followed by ct. ``key_id`` is the first 8 bytes of sha256 over
the platform's raw public key. The plaintext is compressed before it is sealed (``zstd``, RFC 8878, or
``none``); ``dictionary`` names a trained one (``dictionary.py``), empty when there is none. HPKE's ``info``
binds the ciphertext to the ``context`` that the caller gives: it cannot be moved to another envelope.
Suites are policy: a reader accepts what it lists, and nothing negotiates.
"""

import hashlib
from io import BytesIO
from uuid import UUID

import cbor2
import zstandard
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from sync.wire.dictionary import LEVEL, Dictionary, find

SUITE = "intl-1"
_HPKE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_LEVEL = 9
MAX_PLAIN_BYTES = 64 << 20
"""A decompression bomb stops here: no payload or attachment of ours is larger."""


class SealInvalid(ValueError):
    """The bytes are not sealed to this key, or not in this context, or were altered."""


def seal_key_id(key: X25519PublicKey) -> bytes:
    """How a sealed payload names the key that it is sealed to (8 bytes)."""
    return hashlib.sha256(key.public_bytes_raw()).digest()[:8]


def context(kind: str, *parts: str | bytes | int) -> bytes:
    """HPKE ``info`` of a kind: see ``payload_context`` and ``blob_context``."""
    return cbor2.dumps(["waystation/1", kind, *parts], canonical=True)


def payload_context(submission: UUID, terminal: str, service: str, catalogue: str) -> bytes:
    """The context that binds a payload to the envelope with these fields."""
    return context("payload", submission.bytes, terminal, service, catalogue)


def blob_context(submission: UUID, ordinal: int) -> bytes:
    """The context that binds an attachment to its submission; ``ordinal`` counts from 0, in order."""
    return context("blob", submission.bytes, ordinal)


def seal_key_context(key: X25519PublicKey) -> bytes:
    """What a terminal's device key signs to say that e-certificates for it are sealed to ``key``."""
    return context("seal-key", key.public_bytes_raw())


def certificate_context(submission: UUID, terminal: str) -> bytes:
    """The context that binds an e-certificate to the submission that it answers and to its terminal."""
    return context("certificate", submission.bytes, terminal)


def feed_context(terminal: str) -> bytes:
    """The context that binds events of the feed, on their way by courier, to their terminal."""
    return context("feed", terminal)


def seal(
    plain: bytes,
    key: X25519PublicKey,
    info: bytes,
    *,
    compress: bool = True,
    dictionary: Dictionary | None = None,
) -> bytes:
    """Compress and seal; ``compress=False`` for what is compressed already (photographs, PDF)."""
    compression, name = "zstd" if compress else "none", dictionary.id if compress and dictionary else b""
    body = _compress(plain, dictionary) if compress else plain
    ciphertext = _HPKE.encrypt(body, key, info=_bind(info, compression, name))
    return cbor2.dumps([SUITE, seal_key_id(key), compression, name, ciphertext], canonical=True)


def unseal(sealed: bytes, key: X25519PrivateKey, info: bytes) -> bytes:
    """The plaintext again.

    Raises:
        SealInvalid: another suite, key or context, altered bytes, or a plaintext beyond the limit.
        DictionaryUnknown: a newer release has what it takes; the sealed bytes are as good as ever.
    """
    stream = BytesIO(sealed)
    try:
        suite, key_id, compression, dictionary, ciphertext = cbor2.CBORDecoder(stream).decode()
    except (cbor2.CBORError, ValueError, TypeError, LookupError, ArithmeticError, RecursionError) as e:
        raise SealInvalid(f"not a sealed payload: {type(e).__name__}") from e
    if stream.tell() != len(sealed):
        raise SealInvalid("something follows the sealed payload")
    if suite != SUITE or compression not in ("zstd", "none"):  # any type may stand there
        raise SealInvalid("a suite or compression that policy does not list")
    if not isinstance(dictionary, bytes) or (dictionary and compression == "none"):
        raise SealInvalid("no name of a dictionary, or one that nothing uses")
    if key_id != seal_key_id(key.public_key()):
        raise SealInvalid("sealed to another key")
    try:
        body = _HPKE.decrypt(ciphertext, key, info=_bind(info, compression, dictionary))
    except (InvalidTag, ValueError, TypeError) as e:
        raise SealInvalid(f"altered, or of another context: {type(e).__name__}") from e
    return _decompress(body, find(dictionary) if dictionary else None) if compression == "zstd" else body


def _bind(info: bytes, compression: str, dictionary: bytes) -> bytes:
    named = [dictionary] if dictionary else []
    return cbor2.dumps([info, SUITE, compression, *named], canonical=True)


def _compress(plain: bytes, dictionary: Dictionary | None) -> bytes:
    if dictionary is None:
        return zstandard.ZstdCompressor(level=_LEVEL).compress(plain)
    compressor = zstandard.ZstdCompressor(LEVEL, dict_data=dictionary.trained, write_dict_id=False)
    return compressor.compress(plain)


def _decompress(body: bytes, dictionary: Dictionary | None) -> bytes:
    try:
        size = zstandard.frame_content_size(body)
        if 0 <= size <= MAX_PLAIN_BYTES:
            trained = dictionary.trained if dictionary else None
            return zstandard.ZstdDecompressor(dict_data=trained).decompress(body)
    except zstandard.ZstdError as e:
        raise SealInvalid("sealed by somebody who did not compress it") from e
    raise SealInvalid("no stated size, or beyond the limit")
