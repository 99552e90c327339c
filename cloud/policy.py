"""What terminals may do without a line, as its operator has set it: ``DATA/policy.json``."""

import json
import os
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings

from cloud.audit import record
from cloud.boot import hold
from cloud.certificates.trust import root
from cloud.errors import Fault
from cloud.keys import sync_folder
from sync.wire import policy as wire
from sync.wire.policy import Policy


class PolicyDamaged(Fault):
    """``DATA/policy.json`` cannot be read."""


def current() -> Policy:
    """As it was set last; the defaults when it never was.

    Raises:
        PolicyDamaged: see the class.
    """
    try:
        found = json.loads(_path().read_text("utf-8"))
        return Policy(
            issued=datetime.fromisoformat(found["issued"]),
            warn_after=timedelta(seconds=found["warn_after"]),
            stop_after=timedelta(seconds=found["stop_after"]),
            warn_count=found["warn_count"],
            stop_count=found["stop_count"],
            services=tuple(found["services"]),
            kept_for=timedelta(seconds=found["kept_for"]),
        )
    except FileNotFoundError:
        return Policy()
    except (OSError, ValueError, KeyError, TypeError) as e:
        raise PolicyDamaged(f"{_path()} cannot be read: move it away, then set the policy") from e


def change(actor: str, now: datetime, **wanted: Any) -> Policy:
    """Set what is named, durably; the audit trail notes it."""
    with hold(_path().with_suffix(".lock")):
        policy = replace(current(), issued=now.astimezone(UTC), **wanted)
        body = {
            key: value // timedelta(seconds=1) if isinstance(value, timedelta) else value
            for key, value in asdict(policy).items()
        }
        temporary = _path().with_suffix(".new")
        with temporary.open("w", encoding="utf-8") as file:
            json.dump(body | {"issued": policy.issued.isoformat()}, file)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(_path())
        sync_folder(_path().parent)
    record(actor, "change policy", ", ".join(sorted(wanted))[:200], now)
    return policy


def signed() -> bytes:
    """What terminals get."""
    return wire.sign(current(), root())


def _path() -> Path:
    return Path(settings.DATA) / "policy.json"
