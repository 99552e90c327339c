"""COSE_Sign1 (RFC 9052 §4.2) with ES256, ES384, PS256 and EdDSA over Ed25519 (RFC 9053, RFC 8230).

Certificates come from strangers, and need what the library cwt does not take: a message without its tag, one
that is tagged as a CWT (61) besides, RSA, a key id in either header. Envelopes are judged by the hundred, and
cwt takes as long again as the signature. It is the referee in the tests, beside the vectors of the COSE
working group and of the EU's certificates.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Self

import cbor2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDSA,
    SECP256R1,
    SECP384R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
)
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from nacl.bindings import crypto_sign_open
from nacl.exceptions import BadSignatureError

ALG, CRIT, KID, TYP = 1, 2, 4, 16
ES256, ES384, PS256, EDDSA = -7, -35, -37, -8
MAX_BYTES = 1 << 20
SIGN1_TAG, CWT_TAG, SELF_DESCRIBED_TAG = 18, 61, 55799

PublicKey = EllipticCurvePublicKey | RSAPublicKey
_EC: dict[int, tuple[type[SECP256R1 | SECP384R1], hashes.HashAlgorithm, int]] = {
    ES256: (SECP256R1, hashes.SHA256(), 32),
    ES384: (SECP384R1, hashes.SHA384(), 48),
}


class CoseInvalid(ValueError):
    """The bytes are no COSE_Sign1, or not one that can be read."""


@dataclass(frozen=True, slots=True)
class Sign1:
    """A message as it was read; nothing is verified before ``verifies`` says so."""

    protected: Mapping[Any, Any]
    unprotected: Mapping[Any, Any]
    payload: bytes
    raw_protected: bytes
    signature: bytes

    @classmethod
    def read(cls, message: Any) -> Self:
        """Read bytes, or CBOR that is decoded already.

        Raises:
            CoseInvalid: see the class.
        """
        parts = loads(message) if isinstance(message, bytes) else message
        while isinstance(parts, cbor2.CBORTag) and parts.tag in {SIGN1_TAG, CWT_TAG, SELF_DESCRIBED_TAG}:
            parts = parts.value
        if not isinstance(parts, list | tuple) or len(parts) != 4:
            raise CoseInvalid("no COSE_Sign1")
        raw, unprotected, payload, signature = parts
        if not all(isinstance(part, bytes) for part in (raw, payload, signature)):
            raise CoseInvalid("a part of another type, or a detached payload")
        protected = loads(raw) if raw else {}
        if not isinstance(protected, Mapping) or not isinstance(unprotected, Mapping):
            raise CoseInvalid("a header that is no map")
        return cls(protected, unprotected, payload, raw, signature)

    @property
    def kid(self) -> bytes:
        """The key that the message names; the protected header counts first."""
        kid = self.protected.get(KID, self.unprotected.get(KID))
        return kid if isinstance(kid, bytes) else b""

    @property
    def alg(self) -> Any:
        """The algorithm that the message names."""
        return self.protected.get(ALG, self.unprotected.get(ALG))

    def claims(self) -> Mapping[Any, Any]:
        """The payload as a map.

        Raises:
            CoseInvalid: it is none.
        """
        claims = loads(self.payload)
        if not isinstance(claims, Mapping):
            raise CoseInvalid("a payload that is no map")
        return claims

    def verifies(self, key: PublicKey | Ed25519PublicKey, external: bytes = b"") -> bool:
        """Whether ``key`` signed this, by the algorithm that is named and fits the key; never raises."""
        if CRIT in self.protected:
            return False  # it says that a reader who does not know a header must refuse
        # RFC 9052 §4.4: an empty map is signed as no bytes, however it was sent.
        raw = self.raw_protected if self.protected else b""
        return signed_by(key, self.alg, _to_be_signed(raw, self.payload, external), self.signature)


def sign1(
    payload: bytes,
    key: EllipticCurvePrivateKey | Ed25519PrivateKey,
    protected: Mapping[int, Any],
    unprotected: Mapping[int, Any] | None = None,
) -> bytes:
    """A tagged message, signed by ES256 or EdDSA, as the key is; ``protected`` without the algorithm."""
    alg = EDDSA if isinstance(key, Ed25519PrivateKey) else ES256
    raw = cbor2.dumps({ALG: alg, **protected}, canonical=True)
    signed = _to_be_signed(raw, payload, b"")
    signature = key.sign(signed) if isinstance(key, Ed25519PrivateKey) else es256(key, signed)
    parts = [raw, dict(unprotected or {}), payload, signature]
    return cbor2.dumps(cbor2.CBORTag(SIGN1_TAG, parts), canonical=True)


def es256(key: EllipticCurvePrivateKey, data: bytes) -> bytes:
    """An ECDSA signature as COSE and JOSE write it: r and s, 32 bytes each."""
    r, s = decode_dss_signature(key.sign(data, ECDSA(hashes.SHA256())))
    return r.to_bytes(32) + s.to_bytes(32)


def signed_by(key: PublicKey | Ed25519PublicKey, alg: Any, data: bytes, signature: bytes) -> bool:
    """Whether ``key`` signed ``data`` by ``alg``, the one of the four that fits the key; never raises."""
    try:
        if isinstance(key, Ed25519PublicKey):
            crypto_sign_open(signature + data, key.public_bytes_raw())
            return bool(alg == EDDSA)
        if isinstance(key, RSAPublicKey):
            pss = padding.PSS(padding.MGF1(hashes.SHA256()), hashes.SHA256.digest_size)
            key.verify(signature, data, pss, hashes.SHA256())
            return bool(alg == PS256)
        curve, digest, size = _EC[alg]
        if not isinstance(key.curve, curve) or len(signature) != 2 * size:
            return False
        r, s = (int.from_bytes(half) for half in (signature[:size], signature[size:]))
        key.verify(encode_dss_signature(r, s), data, ECDSA(digest))
    except (InvalidSignature, BadSignatureError, KeyError, TypeError, ValueError):
        return False
    return True


def loads(data: bytes) -> Any:
    """One CBOR item and nothing after it, from a stranger.

    Raises:
        CoseInvalid: it is not.
    """
    if len(data) > MAX_BYTES:
        raise CoseInvalid(f"{len(data)} bytes, the limit is {MAX_BYTES}")
    stream = BytesIO(data)
    try:
        value = cbor2.CBORDecoder(stream).decode()
    except (cbor2.CBORError, ValueError, TypeError, ArithmeticError, LookupError, RecursionError) as e:
        raise CoseInvalid(f"no CBOR: {type(e).__name__}") from e
    if stream.tell() != len(data):
        raise CoseInvalid("something follows the CBOR")
    return value


def _to_be_signed(raw_protected: bytes, payload: bytes, external: bytes) -> bytes:
    return cbor2.dumps(["Signature1", raw_protected, external, payload])
