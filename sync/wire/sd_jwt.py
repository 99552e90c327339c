"""SD-JWT VC: a certificate for the wallets and verifiers of others (RFC 9901, draft-ietf-oauth-sd-jwt-vc).

An export, too long for paper. The claims have their registry names, each can be left out, and ``vct`` is
``urn:waystation:certificate:`` and the kind's id. Signed by ES256; ``kid`` is the key id in hex. ``status``
is the standard claim: the address of a token status list and an index.

Ours bear no ``cnf``. Those of others may be bound to a key of their holder, whose KB-JWT (§4.3) then ends the
text: ``read`` verifies it.
"""

import base64
import hashlib
import json
import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Self

from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicNumbers,
)

from sync.wire.cose import ES256, ES384, PS256, PublicKey, es256, signed_by

TYPE = "dc+sd-jwt"
BINDING_TYPE = "kb+jwt"
VCT = "urn:waystation:certificate:"
MAX_CHARACTERS = 1 << 18
_ALGORITHMS = {"ES256": ES256, "ES384": ES384, "PS256": PS256}
_NESTING = 16


class SdJwtInvalid(ValueError):
    """No SD-JWT, or one whose disclosures do not fit what was signed."""


@dataclass(frozen=True, slots=True)
class Challenge:
    """What a verifier has asked a holder's wallet to sign: for whom, and a value that is used once."""

    audience: str
    nonce: str


@dataclass(frozen=True, slots=True)
class SdJwt:
    """One as it was read; nothing is verified before ``verifies`` says so."""

    header: Mapping[str, Any]
    payload: Mapping[str, Any]
    disclosures: tuple[str, ...]
    signing_input: bytes
    signature: bytes
    bound: float | None = None
    """When its holder signed this presentation (NumericDate); None without key binding."""

    @classmethod
    def read(cls, text: str, challenge: Challenge | None = None) -> Self:
        """Read ``JWT~disclosure~…~``, or the same and a KB-JWT, which is verified here (RFC 9901 §7.3).

        With a ``challenge`` there must be one, and it must be the answer to that.

        Raises:
            SdJwtInvalid: no such thing; a holder's key is named and its signature is missing or does not
            hold, or the reverse.
        """
        jwt, *disclosures = text.split("~")
        if len(text) > MAX_CHARACTERS or not disclosures:
            raise SdJwtInvalid("no SD-JWT")
        binding = disclosures.pop()
        header, payload, signing_input, signature = _jws(jwt)
        cnf = payload.get("cnf")
        if (cnf is not None) != bool(binding) or (challenge and not binding):
            raise SdJwtInvalid("a holder's key without its signature, or the reverse")
        presented = text.removesuffix(binding)
        bound = _bound(binding, _holder(cnf), presented, challenge) if binding else None
        return cls(header, payload, tuple(disclosures), signing_input, signature, bound)

    @property
    def kid(self) -> bytes:
        """The key that it names; empty when it names none in hex."""
        try:
            return bytes.fromhex(self.header["kid"])
        except (KeyError, TypeError, ValueError):
            return b""

    def verifies(self, key: PublicKey) -> bool:
        """Whether ``key`` signed it; never raises."""
        return _verifies(self.header, self.signing_input, self.signature, key)

    def reveal(self) -> tuple[dict[str, Any], int]:
        """The claims with what is disclosed in its place (RFC 9901 §7.1), and how many stay hidden.

        Raises:
            SdJwtInvalid: a disclosure that the issuer did not sign, another hash, or a claim twice.
        """
        if self.payload.get("_sd_alg", "sha-256") != "sha-256":
            raise SdJwtInvalid("another hash than SHA-256")
        disclosed = {_digest(one): _disclosure(one) for one in self.disclosures}
        if len(disclosed) < len(self.disclosures):
            raise SdJwtInvalid("a disclosure twice")
        reader = _Reader(disclosed)
        found = reader.reveal(self.payload, _NESTING)
        if reader.unused:
            raise SdJwtInvalid("a disclosure that the issuer did not sign")
        assert isinstance(found, dict)
        found.pop("_sd_alg", None)
        return found, reader.hidden


def issue(
    payload: Mapping[str, Any], claims: Mapping[str, Any], key: EllipticCurvePrivateKey, kid: bytes
) -> str:
    """An SD-JWT with every one of ``claims`` disclosed; ``payload`` holds what is always shown."""
    disclosures = [
        _encode(json.dumps([_encode(secrets.token_bytes(16)), name, value], ensure_ascii=False).encode())
        for name, value in claims.items()
    ]
    body = {**payload, "_sd": sorted(_digest(one) for one in disclosures), "_sd_alg": "sha-256"}
    header = {"alg": "ES256", "typ": TYPE, "kid": kid.hex()}
    signed = ".".join(_encode(json.dumps(part, ensure_ascii=False).encode()) for part in (header, body))
    jwt = f"{signed}.{_encode(es256(key, signed.encode()))}"
    return "~".join([jwt, *disclosures, ""])


def show_only(text: str, claims: Collection[str]) -> str:
    """An SD-JWT of ours that discloses these claims alone (RFC 9901 §7.2).

    Raises:
        SdJwtInvalid: it is none.
    """
    shown = [one for one in SdJwt.read(text).disclosures if _disclosure(one)[-2] in claims]
    return "~".join([text.partition("~")[0], *shown, ""])


class _Reader:
    """Puts disclosures in their places and counts."""

    def __init__(self, disclosed: Mapping[str, list[Any]]) -> None:
        self._disclosed = disclosed
        self.unused = set(disclosed)
        self.hidden = 0

    def reveal(self, value: Any, depth: int) -> Any:
        if depth == 0:
            raise SdJwtInvalid("nested too deep")
        if isinstance(value, dict):
            return self._object(value, depth - 1)
        if isinstance(value, list):
            found = (self._element(one) for one in value)
            return [self.reveal(one[-1], depth - 1) for one in found if one]
        return value

    def _object(self, value: Mapping[str, Any], depth: int) -> dict[str, Any]:
        digests = value.get("_sd", [])
        if not isinstance(digests, list):
            raise SdJwtInvalid("digests that are no list")
        found = {name: self.reveal(one, depth) for name, one in value.items() if name != "_sd"}
        for entry in filter(None, (self._take(one, 3) for one in digests)):
            if not isinstance(entry[1], str) or entry[1] in {"_sd", "...", *found}:
                raise SdJwtInvalid("a claim twice, or one without a name")
            found[entry[1]] = self.reveal(entry[2], depth)
        return found

    def _element(self, value: Any) -> list[Any] | None:
        redacted = isinstance(value, dict) and set(value) == {"..."}
        return self._take(value["..."], 2) if redacted else [value]

    def _take(self, digest: Any, length: int) -> list[Any] | None:
        entry = self._disclosed.get(digest) if isinstance(digest, str) else None
        if entry is None:
            self.hidden += 1
            return None
        if len(entry) != length or digest not in self.unused:
            raise SdJwtInvalid("a disclosure in a place that is not its own")
        self.unused.remove(digest)
        return entry


def _jws(text: str) -> tuple[dict[str, Any], dict[str, Any], bytes, bytes]:
    """Header, payload, what is signed, and the signature of a compact JWS (RFC 7515 §7.1)."""
    parts = text.split(".")
    if len(parts) != 3:
        raise SdJwtInvalid("no SD-JWT")
    return _object(parts[0]), _object(parts[1]), f"{parts[0]}.{parts[1]}".encode(), _bytes(parts[2])


def _bound(text: str, holder: PublicKey, presented: str, challenge: Challenge | None) -> float:
    """When the holder signed; without a challenge whom it is for is not looked at: a terminal asks nobody."""
    header, payload, signing_input, signature = _jws(text)
    audience, nonce, at = payload.get("aud"), payload.get("nonce"), payload.get("iat")
    if header.get("typ") != BINDING_TYPE or not (isinstance(audience, str) and isinstance(nonce, str)):
        raise SdJwtInvalid("a key binding out of shape")
    if isinstance(at, bool) or not isinstance(at, int | float):
        raise SdJwtInvalid("a key binding that does not say when")
    if payload.get("sd_hash") != _digest(presented):
        raise SdJwtInvalid("a key binding of another presentation")
    if challenge and (audience, nonce) != (challenge.audience, challenge.nonce):
        raise SdJwtInvalid("a key binding for somebody else, or of another time")
    if not _verifies(header, signing_input, signature, holder):
        raise SdJwtInvalid("the holder's signature does not hold")
    return at


def _holder(cnf: Any) -> PublicKey:
    """The key of a ``cnf`` claim (RFC 7800 §3.2), a JWK on P-256 (RFC 7518 §6.2)."""
    jwk = cnf.get("jwk") if isinstance(cnf, Mapping) else None
    if not isinstance(jwk, Mapping) or (jwk.get("kty"), jwk.get("crv")) != ("EC", "P-256"):
        raise SdJwtInvalid("a holder's key of another kind")
    x, y = jwk.get("x"), jwk.get("y")
    if not isinstance(x, str) or not isinstance(y, str):
        raise SdJwtInvalid("a holder's key without its point")
    try:
        numbers = EllipticCurvePublicNumbers(
            int.from_bytes(_bytes(x)), int.from_bytes(_bytes(y)), SECP256R1()
        )
        return numbers.public_key()
    except ValueError as e:
        raise SdJwtInvalid("a holder's key that is on no curve") from e


def _verifies(header: Mapping[str, Any], signing_input: bytes, signature: bytes, key: PublicKey) -> bool:
    alg = header.get("alg")
    known = _ALGORITHMS.get(alg) if isinstance(alg, str) else None
    return "crit" not in header and signed_by(key, known, signing_input, signature)


def _digest(disclosure: str) -> str:
    return _encode(hashlib.sha256(disclosure.encode()).digest())


def _disclosure(text: str) -> list[Any]:
    entry = _json(text)
    if not isinstance(entry, list) or not 2 <= len(entry) <= 3:
        raise SdJwtInvalid("a disclosure out of shape")
    return entry


def _object(part: str) -> dict[str, Any]:
    found = _json(part)
    if not isinstance(found, dict):
        raise SdJwtInvalid("a part that is no JSON object")
    return found


def _json(part: str) -> Any:
    try:
        return json.loads(_bytes(part))
    except (ValueError, RecursionError) as e:
        raise SdJwtInvalid("a part that is no JSON") from e


def _bytes(part: str) -> bytes:
    """base64url without padding, and only as an encoder writes it: one text for one content."""
    try:
        found = base64.b64decode(part + "=" * (-len(part) % 4), altchars=b"-_", validate=True)
    except ValueError as e:
        raise SdJwtInvalid("no base64url") from e
    if _encode(found) != part:
        raise SdJwtInvalid("no base64url as it is written")
    return found


def _encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
