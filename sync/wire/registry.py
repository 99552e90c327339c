"""The kinds of e-certificate: ``assets/certificates/types.yaml``, which both sides read.

A claim travels under its number; this turns numbers into names and words, and values into what a QR code
carries and back. A province adds a kind by adding to the file: no code knows one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parents[2] / "assets" / "certificates" / "types.yaml"
_EPOCH = date(1970, 1, 1)
_KINDS = {"text", "date", "number", "code"}


class RegistryInvalid(ValueError):
    """The file does not say what it must; a mistake of whoever edited it."""


class ValueInvalid(ValueError):
    """A value that the claim's kind does not take; its text names the claim, never the value."""


@dataclass(frozen=True, slots=True)
class Words:
    """The same in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class ClaimType:
    """A claim: its number in a certificate, its kind, its label, and for ``code`` the words of each value."""

    name: str
    key: int
    kind: str
    label: Words
    values: Mapping[str, Words] = field(default_factory=dict)

    def encode(self, value: Any) -> str | int | float:
        """A value of an application as the certificate carries it.

        Raises:
            ValueInvalid: see the class.
        """
        try:
            if self.kind == "date":
                return (date.fromisoformat(value) - _EPOCH).days
        except (ValueError, TypeError) as e:
            raise ValueInvalid(f"{self.name} is no date") from e
        fits = {
            "text": isinstance(value, str),
            "number": isinstance(value, int | float) and not isinstance(value, bool),
            "code": isinstance(value, str) and value in self.values,
        }
        if not fits[self.kind]:
            raise ValueInvalid(f"{self.name} is no {self.kind}")
        return value  # type: ignore[no-any-return]  # of one of the types above

    def decode(self, value: Any) -> str | int | float:
        """What a certificate carries, as JSON: a date is ISO 8601.

        Raises:
            ValueInvalid: see the class.
        """
        if self.kind != "date":
            return self.encode(value)
        try:
            return (_EPOCH + timedelta(days=value)).isoformat()
        except (TypeError, ValueError, OverflowError) as e:
            raise ValueInvalid(f"{self.name} is no date") from e


@dataclass(frozen=True, slots=True)
class CertificateType:
    """A kind of certificate."""

    id: str
    number: int
    title: Words
    claims: Mapping[str, ClaimType]

    def encode(self, claims: Mapping[str, Any]) -> dict[int, str | int | float]:
        """Named values → what the certificate carries; raises ValueInvalid."""
        unknown = claims.keys() - self.claims.keys()
        if unknown:
            raise ValueInvalid(f"{self.id} has no claim {', '.join(sorted(unknown))}")
        return {self.claims[name].key: self.claims[name].encode(value) for name, value in claims.items()}

    def decode(self, carried: Mapping[Any, Any]) -> dict[str, Any]:
        """What a certificate carries → named values, in the registry's order; raises ValueInvalid.

        A number that this release does not know keeps its number as its name: nothing signed is hidden.
        """
        known = {claim.key for claim in self.claims.values()}
        found = {c.name: c.decode(carried[c.key]) for c in self.claims.values() if c.key in carried}
        return found | {str(key): str(value) for key, value in carried.items() if key not in known}


@dataclass(frozen=True, slots=True)
class Registry:
    """Every kind, by its id."""

    types: Mapping[str, CertificateType]

    def numbered(self, number: Any) -> CertificateType | None:
        """The kind that a certificate names by number."""
        return next((kind for kind in self.types.values() if kind.number == number), None)


@cache
def load(path: Path = FILE) -> Registry:
    """The registry.

    Raises:
        RegistryInvalid: see the class.
    """
    try:
        document = yaml.safe_load(path.read_text("utf-8"))
        common = {name: _claim(name, body) for name, body in document["common"].items()}
        types = {name: _type(name, body, common) for name, body in document["types"].items()}
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError, ValueError) as e:
        raise RegistryInvalid(f"{path.name}: {type(e).__name__} {e}") from e
    if len({kind.number for kind in types.values()}) < len(types):
        raise RegistryInvalid(f"{path.name}: a number stands for two kinds")
    return Registry(types)


def _type(name: str, body: Mapping[str, Any], common: Mapping[str, ClaimType]) -> CertificateType:
    claims = {shared: common[shared] for shared in body.get("common", [])}
    claims |= {own: _claim(own, what) for own, what in body.get("claims", {}).items()}
    if len({claim.key for claim in claims.values()}) < len(claims):
        raise RegistryInvalid(f"{name}: a key stands for two claims")
    return CertificateType(name, int(body["number"]), Words(**body["title"]), claims)


def _claim(name: str, body: Mapping[str, Any]) -> ClaimType:
    if body["kind"] not in _KINDS or (body["kind"] == "code") != ("values" in body):
        raise RegistryInvalid(f"{name}: kind is text, date, number, or code with its values")
    values = {str(code): Words(**words) for code, words in body.get("values", {}).items()}
    return ClaimType(name, int(body["key"]), body["kind"], Words(body["zh"], body["en"]), values)
