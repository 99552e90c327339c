"""E-certificates as a QR code carries them: a CWT (RFC 8392) with numbers for names, or an SD-CWT.

    text = "WC1:" base45(COSE_Sign1)      ; alphanumeric mode; usually 260 bytes, QR version 11 at level L
    protected = {1: -7, 4: kid, ? 16: 293}    ; ES256; 293 says SD-CWT
    payload = {
      1: tstr,                ; issuer, as the trust list names it
      ? 4: uint, 6: uint,     ; expires, issued: seconds since 1970
      -65537: {               ; ours, private use
        0: 1,                 ; version of this format
        1: uint,              ; kind, a number of assets/certificates/types.yaml
        2: {* int => any},    ; claims by their numbers there
        ? 3: uint,            ; place in the issuer's status lists: list × 65536 + index
        ? 4: 7,               ; SD-CWT: revision of draft-ietf-spice-sd-cwt that it follows
      }
    }

The place is ours too: the standard ``status`` claim names the list by its address and costs 60 bytes; here
the trust list says where an issuer's lists are. A key id is the first 8 bytes of the sha256 of the key's
SubjectPublicKeyInfo.

In an SD-CWT every claim of key 2 is redacted and its disclosure is in the unprotected header; whoever holds
it leaves out what they do not want to show (``show_only``). The draft binds such a token to a key of its
holder; ours are printed on paper too, so they bear no ``cnf``, and then no key binding is asked for.
"""

import hashlib
import secrets
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicNumbers,
)
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from sync.wire import base45
from sync.wire.cose import KID, TYP, CoseInvalid, PublicKey, Sign1, loads, sign1

PREFIX = "WC1:"
VERSION = 1
DRAFT = 7
OURS = -65537
SD_CWT, SD_KBT = 293, 294
"""Content formats of the SD-CWT draft: ``application/sd-cwt`` and ``application/kb+cwt``."""
LIST_BITS = 16
"""A status list has 2^16 places."""

_ISS, _EXP, _IAT, _CNF = 1, 4, 6, 8
_SD_CLAIMS, _KCWT, _SD_ALG, _SHA256 = 17, 13, 170, -16
_REDACTED_KEYS = cbor2.CBORSimpleValue(59)
_REDACTED_ELEMENT = 60
_NESTING = 16


@dataclass(frozen=True, slots=True)
class Content:
    """What a certificate says; ``claims`` by their numbers, times aware, ``place`` in the status lists."""

    issuer: str
    kind: int
    claims: Mapping[int, Any]
    issued: datetime
    expires: datetime | None = None
    place: int | None = None


def key_id(key: PublicKey) -> bytes:
    """How certificates name the key that signed them."""
    spki = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return hashlib.sha256(spki).digest()[:8]


def to_text(message: bytes) -> str:
    """What a QR code holds."""
    return PREFIX + base45.encode(message)


def issue(content: Content, key: EllipticCurvePrivateKey) -> bytes:
    """A certificate that shows everything."""
    return sign1(_payload(content, content.claims), key, {KID: key_id(key.public_key())})


def issue_hidden(content: Content, key: EllipticCurvePrivateKey) -> bytes:
    """A certificate whose every claim can be left out later, with all of them still shown."""
    salted = [
        cbor2.dumps([secrets.token_bytes(16), value, claim], canonical=True)
        for claim, value in content.claims.items()
    ]
    claims = {_REDACTED_KEYS: sorted(_digest(one) for one in salted)}
    protected = {KID: key_id(key.public_key()), TYP: SD_CWT}
    return sign1(_payload(content, claims, hidden=True), key, protected, {_SD_CLAIMS: salted})


def show_only(message: bytes, claims: Collection[int]) -> bytes:
    """An SD-CWT of ours that discloses these claims alone.

    Raises:
        CoseInvalid: it is none.
    """
    signed = Sign1.read(message)
    shown = [salted for salted in _salted(signed) if _entry(salted)[-1] in claims]
    headers = {_SD_CLAIMS: shown} if shown else {}
    parts = [signed.raw_protected, headers, signed.payload, signed.signature]
    return cbor2.dumps(cbor2.CBORTag(18, parts), canonical=True)


def unbind(signed: Sign1) -> Sign1:
    """The SD-CWT in a key binding token, which its holder's key (``cnf``) must have signed; else ``signed``.

    Audience and nonce are not looked at: a terminal asks for none.

    Raises:
        CoseInvalid: a holder's key is named and its signature is missing or does not hold.
    """
    bound = signed.protected.get(TYP) == SD_KBT
    token = Sign1.read(signed.protected.get(_KCWT)) if bound else signed
    cnf = token.claims().get(_CNF)
    if bound != isinstance(cnf, Mapping):
        raise CoseInvalid("a holder's key without its signature, or the reverse")
    if isinstance(cnf, Mapping) and not signed.verifies(_cose_key(cnf.get(1))):
        raise CoseInvalid("the holder's signature does not hold")
    return token


def reveal(signed: Sign1) -> tuple[dict[Any, Any], int]:
    """The claims with what is disclosed put in its place, and how many stay hidden.

    Raises:
        CoseInvalid: a disclosure that the issuer did not sign, another hash than SHA-256, or a claim twice.
    """
    if signed.protected.get(_SD_ALG, _SHA256) != _SHA256:
        raise CoseInvalid("another hash than SHA-256")
    disclosed = {_digest(salted): _entry(salted) for salted in _salted(signed)}
    unused, hidden = set(disclosed), [0]
    found = _reveal(signed.claims(), disclosed, unused, hidden, _NESTING)
    if unused:
        raise CoseInvalid("a disclosure that the issuer did not sign")
    assert isinstance(found, dict)
    return found, hidden[0]


def content_of(claims: Mapping[Any, Any]) -> Content:
    """Our own payload, read.

    Raises:
        CoseInvalid: a field is missing or out of shape.
    """
    ours = claims.get(OURS)
    if not isinstance(ours, Mapping) or ours.get(0) != VERSION:
        raise CoseInvalid("no certificate of this version")
    kind, carried, place = ours.get(1), ours.get(2), ours.get(3)
    if not (isinstance(claims.get(_ISS), str) and isinstance(kind, int) and isinstance(carried, Mapping)):
        raise CoseInvalid("a field is missing or of another type")
    if place is not None and not (isinstance(place, int) and place >= 0):
        raise CoseInvalid("a place that is no number")
    issued, expires = instant(claims.get(_IAT)), instant(claims.get(_EXP))
    if issued is None:
        raise CoseInvalid("it does not say when it was issued")
    return Content(claims[_ISS], kind, carried, issued, expires, place)


def instant(seconds: Any) -> datetime | None:
    """A NumericDate; None for none.

    Raises:
        CoseInvalid: it is no time.
    """
    if seconds is None:
        return None
    try:
        if isinstance(seconds, bool) or not isinstance(seconds, int | float):
            raise CoseInvalid("a time that is no number")
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError) as e:
        raise CoseInvalid("a time out of range") from e


def _payload(content: Content, claims: Mapping[Any, Any], *, hidden: bool = False) -> bytes:
    ours: dict[int, Any] = {0: VERSION, 1: content.kind, 2: dict(claims)}
    if content.place is not None:
        ours[3] = content.place
    if hidden:
        ours[4] = DRAFT
    payload: dict[int, Any] = {_ISS: content.issuer, _IAT: int(content.issued.timestamp()), OURS: ours}
    if content.expires:
        payload[_EXP] = int(content.expires.timestamp())
    return cbor2.dumps(payload, canonical=True)


def _salted(signed: Sign1) -> list[bytes]:
    if set(signed.unprotected) - {_SD_CLAIMS}:
        raise CoseInvalid("headers that nobody signed")
    salted = signed.unprotected.get(_SD_CLAIMS, [])
    if not isinstance(salted, list | tuple) or not all(isinstance(one, bytes) for one in salted):
        raise CoseInvalid("disclosures that are no byte strings")
    return list(salted)


def _entry(salted: bytes) -> list[Any]:
    """[salt, value, key] of a claim, [salt, value] of an element, [salt] of a decoy."""
    entry = loads(salted)
    if not isinstance(entry, list) or not 1 <= len(entry) <= 3 or not isinstance(entry[0], bytes):
        raise CoseInvalid("a disclosure out of shape")
    return entry


def _digest(salted: bytes) -> bytes:
    return hashlib.sha256(cbor2.dumps(salted)).digest()


def _reveal(
    value: Any, disclosed: Mapping[bytes, list[Any]], unused: set[bytes], hidden: list[int], depth: int
) -> Any:
    """Depth first; a disclosed value can hold redacted ones itself."""
    if depth == 0:
        raise CoseInvalid("nested too deep")

    def take(digest: Any, length: int) -> list[Any] | None:
        entry = disclosed.get(digest) if isinstance(digest, bytes) else None
        if entry is None:
            hidden[0] += 1
            return None
        if len(entry) != length or digest not in unused:
            raise CoseInvalid("a disclosure in a place that is not its own")
        unused.remove(digest)
        return entry

    def inner(one: Any) -> Any:
        return _reveal(one, disclosed, unused, hidden, depth - 1)

    if isinstance(value, Mapping):
        found = {key: inner(one) for key, one in value.items() if key != _REDACTED_KEYS}
        for entry in filter(None, (take(one, 3) for one in _listed(value.get(_REDACTED_KEYS, [])))):
            if not isinstance(entry[2], int | str) or entry[2] in found:
                raise CoseInvalid("a claim twice, or one without a name")
            found[entry[2]] = inner(entry[1])
        return found
    if isinstance(value, list):
        elements = (take(_redacted(one), 2) if _is_redacted(one) else [b"", one] for one in value)
        return [inner(entry[1]) for entry in elements if entry]
    return value


def _listed(value: Any) -> Iterable[Any]:
    if not isinstance(value, list):
        raise CoseInvalid("redacted keys that are no list")
    return value


def _is_redacted(value: Any) -> bool:
    return isinstance(value, cbor2.CBORTag) and value.tag == _REDACTED_ELEMENT


def _redacted(value: Any) -> Any:
    return value.value


def _cose_key(key: Any) -> PublicKey:
    """A COSE_Key (RFC 9053 §7.1.1) on P-256."""
    if not isinstance(key, Mapping) or (key.get(1), key.get(-1)) != (2, 1):
        raise CoseInvalid("a holder's key of another kind")
    x, y = key.get(-2), key.get(-3)
    if not isinstance(x, bytes) or not isinstance(y, bytes):
        raise CoseInvalid("a holder's key without its point")
    try:
        return EllipticCurvePublicNumbers(int.from_bytes(x), int.from_bytes(y), SECP256R1()).public_key()
    except ValueError as e:
        raise CoseInvalid("a holder's key that is on no curve") from e
