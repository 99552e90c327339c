"""``cloud/certificates.yaml``: service → kind of certificate, and where each claim comes from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from cloud.errors import Fault
from sync.wire import registry
from sync.wire.registry import CertificateType, RegistryInvalid, ValueInvalid

FILE = Path(__file__).parents[1] / "certificates.yaml"
_SOURCES = ("applicant.", "answers.")
_OWN = ("decision.date", "platform.name")


class RulesInvalid(Fault):
    """The file names a kind, a claim or a source that there is not."""


class CannotIssue(Fault):
    """The application does not have what the certificate must say; the text names the field, no value."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What a service ends in; ``sources``: claim → source."""

    kind: CertificateType
    sources: Mapping[str, str]
    valid: timedelta | None

    def claims(self, application: Mapping[str, Any], decided: date, authority: str) -> dict[int, Any]:
        """The claims as the certificate carries them, by number.

        Raises:
            CannotIssue: see the class.
        """
        own = {"decision.date": decided.isoformat(), "platform.name": authority}
        named = {
            claim: own.get(source) or _find(application, source) for claim, source in self.sources.items()
        }
        named = {claim: value for claim, value in named.items() if value not in {None, ""}}
        if "name" not in named:
            raise CannotIssue(f"the application has no {self.sources['name']}")
        try:
            return self.kind.encode(named)
        except ValueInvalid as e:
            raise CannotIssue(str(e)) from e


@cache
def load(path: Path = FILE) -> Mapping[str, Rule]:
    """The rules by service.

    Raises:
        RulesInvalid: see the class.
    """
    try:
        known = registry.load().types
        document = yaml.safe_load(path.read_text("utf-8"))
        return {service: _rule(service, body, known) for service, body in document.items()}
    except (OSError, yaml.YAMLError, RegistryInvalid, KeyError, TypeError, AttributeError) as e:
        raise RulesInvalid(f"{path.name}: {type(e).__name__} {e}") from e


def _rule(service: str, body: Mapping[str, Any], known: Mapping[str, CertificateType]) -> Rule:
    kind, sources, days = known[body["type"]], body["claims"], body.get("valid_days")
    wrong = [f"no claim {claim}" for claim in sources if claim not in kind.claims]
    wrong += [f"no source {s}" for s in sources.values() if not (s in _OWN or s.startswith(_SOURCES))]
    if wrong or "name" not in sources:
        raise RulesInvalid(f"{service}: {', '.join(wrong) or 'no source for the name'}")
    return Rule(kind, sources, timedelta(days=days) if days else None)


def _find(application: Mapping[str, Any], source: str) -> Any:
    group, _, name = source.partition(".")
    fields = application.get(group)
    return fields.get(name) if isinstance(fields, Mapping) else None
