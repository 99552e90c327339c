"""What was shown, read from any format into one shape; nothing is believed before its signature is checked.

- ``WC1:``…           our CWT or SD-CWT (``sync/wire/certificate.py``)
- ``JWT~…~``           SD-JWT VC, and ``JWT~…~JWT`` bound to its holder's key (``sync/wire/sd_jwt.py``)
- ``HC1:``…           EU digital COVID certificate: base45, zlib, CWT with claim -260 (eHealth Network,
  *Electronic health certificate specification* v1.2.2)
"""

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sync.wire import base45, certificate
from sync.wire.certificate import LIST_BITS, SD_CWT, SD_KBT, instant
from sync.wire.cose import TYP, CoseInvalid, PublicKey, Sign1
from sync.wire.registry import CertificateType, Registry, ValueInvalid
from sync.wire.sd_jwt import VCT, Challenge, SdJwt, SdJwtInvalid

MAX_CHARACTERS = 1 << 18
EU_PREFIX = "HC1:"
_HCERT, _ISS, _EXP, _IAT = -260, 1, 4, 6
_EU_KINDS = {"v": "eu-vaccination", "t": "eu-test", "r": "eu-recovery"}
_MAX_INFLATED = 1 << 18
_JWT_TIMES = ("iat", "nbf", "exp")


class PresentedInvalid(ValueError):
    """The text is in none of the formats; nothing of it is in the message."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a status is: the number of one of the issuer's lists, or a full address, and an index."""

    list: int | str
    index: int


@dataclass(frozen=True, slots=True)
class Presented:
    """A certificate as it was read. ``issuer`` is empty where the key alone tells (EU)."""

    format: str
    issuer: str
    kid: bytes
    kind: CertificateType | None
    claims: Mapping[str, Any]
    issued: datetime | None
    not_before: datetime | None
    expires: datetime | None
    place: Place | None
    hidden: int
    verifies: Callable[[PublicKey], bool]
    bound: datetime | None = None
    """When its holder signed that it is shown, where a key of theirs is in it."""


def read(text: str, registry: Registry, challenge: Challenge | None = None) -> Presented:
    """Read a certificate's text; with a ``challenge`` it must be its holder's answer to that.

    Raises:
        PresentedInvalid: see the class.
    """
    text = text.strip("\r\n\t \ufeff")
    if len(text) > MAX_CHARACTERS or not text.isascii():
        raise PresentedInvalid("too long, or not the text of a certificate")
    if challenge and "~" not in text:
        raise PresentedInvalid("no format in which a holder answers")
    try:
        if text.startswith(certificate.PREFIX):
            return _ours(base45.decode(text[len(certificate.PREFIX) :]), registry)
        if text.startswith(EU_PREFIX):
            return _eu(base45.decode(text[len(EU_PREFIX) :]), registry)
        if "~" in text:
            return _sd_jwt(SdJwt.read(text, challenge), registry)
    except (CoseInvalid, SdJwtInvalid, ValueInvalid, ValueError, zlib.error) as e:
        raise PresentedInvalid(f"{type(e).__name__}: not in the format that it begins as") from e
    raise PresentedInvalid("no prefix of a certificate")


def _ours(message: bytes, registry: Registry) -> Presented:
    signed = Sign1.read(message)
    if signed.protected.get(TYP) in (SD_CWT, SD_KBT):  # a stranger's value need not be hashable
        signed = certificate.unbind(signed)
        claims, hidden = certificate.reveal(signed)
        name = "sd-cwt"
    elif signed.unprotected:
        raise CoseInvalid("headers that nobody signed")
    else:
        claims, hidden, name = dict(signed.claims()), 0, "cwt"
    content = certificate.content_of(claims)
    kind = registry.numbered(content.kind)
    place = content.place
    return Presented(
        format=name,
        issuer=content.issuer,
        kid=signed.kid,
        kind=kind,
        claims=kind.decode(content.claims) if kind else {},
        issued=content.issued,
        not_before=None,
        expires=content.expires,
        place=None if place is None else Place(place >> LIST_BITS, place & ((1 << LIST_BITS) - 1)),
        hidden=hidden,
        verifies=signed.verifies,
    )


def _sd_jwt(token: SdJwt, registry: Registry) -> Presented:
    found, hidden = token.reveal()
    issuer, vct = found.get("iss"), found.get("vct")
    if not isinstance(issuer, str) or not isinstance(vct, str):
        raise SdJwtInvalid("it does not say who issued what")
    kind = registry.types.get(vct.removeprefix(VCT)) if vct.startswith(VCT) else None
    issued, not_before, expires = (instant(found.get(name)) for name in _JWT_TIMES)
    claims = kind.claims if kind else {}
    return Presented(
        format="sd-jwt-vc",
        issuer=issuer,
        kid=token.kid,
        kind=kind,
        claims={name: found[name] for name in claims if name in found},
        issued=issued,
        not_before=not_before,
        expires=expires,
        place=_reference(found.get("status")),
        hidden=hidden,
        verifies=token.verifies,
        bound=instant(token.bound),
    )


def _reference(status: Any) -> Place | None:
    """The standard claim; a status of another mechanism is one that cannot be looked up."""
    if status is None:
        return None
    try:
        address, index = status["status_list"]["uri"], status["status_list"]["idx"]
    except (TypeError, KeyError):
        return Place("", 0)
    if not isinstance(address, str) or type(index) is not int:
        raise SdJwtInvalid("a status out of shape")
    return Place(address, index)


def _eu(packed: bytes, registry: Registry) -> Presented:
    inflater = zlib.decompressobj()
    message = inflater.decompress(packed, _MAX_INFLATED)
    if not inflater.eof or inflater.unused_data:
        raise CoseInvalid("cut off, or too long")
    signed = Sign1.read(message)
    claims = signed.claims()
    hcert = claims.get(_HCERT)
    body = hcert.get(1) if isinstance(hcert, Mapping) else None
    if not isinstance(body, Mapping):
        raise CoseInvalid("no EU certificate in it")
    group = next(
        (group for group in _EU_KINDS if body.get(group)), ""
    )  # the schema has one; not all states do
    return Presented(
        format="eu-dcc",
        issuer="",
        kid=signed.kid,
        kind=registry.types[_EU_KINDS[group]] if group else None,
        claims=_eu_claims(body, group),
        issued=instant(claims.get(_IAT)),
        not_before=None,
        expires=instant(claims.get(_EXP)),
        place=None,
        hidden=0,
        verifies=signed.verifies,
    )


def _eu_claims(body: Mapping[Any, Any], group: str) -> dict[str, Any]:
    """Name, date of birth, and the first entry of that group, its fields as the EU's schema calls them."""
    name = body.get("nam")
    names = [name.get(part) for part in ("fn", "gn")] if isinstance(name, Mapping) else []
    found: dict[str, Any] = {"name": " ".join(part for part in names if isinstance(part, str))}
    if isinstance(body.get("dob"), str):
        found["birth"] = body["dob"]
    match body.get(group):
        case None:
            return found
        case [Mapping() as entry, *_]:
            return found | {str(key): _plain(value) for key, value in entry.items()}
        case _:
            raise CoseInvalid("a group without entries")


def _plain(value: Any) -> str | int | float | bool:
    return value if isinstance(value, str | int | float) else str(value)
