"""SD-JWT VC: a certificate for the wallets and verifiers of others (RFC 9901, draft-ietf-oauth-sd-jwt-vc).

An export, too long for paper. The claims have their registry names, each can be left out, and ``vct`` is
``urn:waystation:certificate:`` and the kind's id. Signed by ES256; ``kid`` is the key id in hex. ``status``
is the standard claim: the address of a token status list and an index.
"""

import base64
import hashlib
import json
import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Self

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

from sync.wire.cose import ES256, ES384, PS256, PublicKey, es256, signed_by

TYPE = "dc+sd-jwt"
VCT = "urn:waystation:certificate:"
MAX_CHARACTERS = 1 << 18
_ALGORITHMS = {"ES256": ES256, "ES384": ES384, "PS256": PS256}
_NESTING = 16


class SdJwtInvalid(ValueError):
    """No SD-JWT, or one whose disclosures do not fit what was signed."""


@dataclass(frozen=True, slots=True)
class SdJwt:
    """One as it was read; nothing is verified before ``verifies`` says so."""

    header: Mapping[str, Any]
    payload: Mapping[str, Any]
    disclosures: tuple[str, ...]
    signing_input: bytes
    signature: bytes

    @classmethod
    def read(cls, text: str) -> Self:
        """Read ``JWT~disclosure~…~``.

        Raises:
            SdJwtInvalid: no such thing, or one bound to a holder's key, which a terminal does not ask for.
        """
        jwt, *disclosures = text.split("~")
        parts = jwt.split(".")
        if len(text) > MAX_CHARACTERS or len(parts) != 3 or not disclosures:
            raise SdJwtInvalid("no SD-JWT")
        if disclosures.pop():
            raise SdJwtInvalid("bound to a key of its holder")
        header, payload = _object(parts[0]), _object(parts[1])
        signing_input = f"{parts[0]}.{parts[1]}".encode()
        return cls(header, payload, tuple(disclosures), signing_input, _bytes(parts[2]))

    @property
    def kid(self) -> bytes:
        """The key that it names; empty when it names none in hex."""
        try:
            return bytes.fromhex(self.header["kid"])
        except (KeyError, TypeError, ValueError):
            return b""

    def verifies(self, key: PublicKey) -> bool:
        """Whether ``key`` signed it; never raises."""
        alg = self.header.get("alg")
        known = _ALGORITHMS.get(alg) if isinstance(alg, str) else None
        return "crit" not in self.header and signed_by(key, known, self.signing_input, self.signature)

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
