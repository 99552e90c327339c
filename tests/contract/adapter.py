"""What the contract asks of an adapter, and the adapter that speaks our wire.

A province with a platform of its own writes these five calls over its own protocol, adds itself to
``ADAPTERS`` in ``conftest.py``, and the suite says whether terminals can rely on it.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from terminal_client import TerminalClient

from sync.wire import http as wire


class Adapter(Protocol):
    """One enrolled terminal's view of a platform. Bodies are those of ``sync/wire/schemas``."""

    def describe(self) -> dict[str, Any]:
        """``description.json``."""
        ...

    def put_blob(self, sealed: bytes, piece: int) -> None:
        """Send a sealed attachment in pieces of ``piece`` bytes, from where it stands."""
        ...

    def submit(self, envelopes: Sequence[bytes], lost: bytes = b"") -> dict[str, Any]:
        """``results.json``; ``lost`` as ``sync/wire/losses.py`` describes it."""
        ...

    def poll(self, cursor: str, limit: int) -> dict[str, Any]:
        """``events.json``; "" is the start."""
        ...

    def query(self, uid: UUID) -> dict[str, Any] | None:
        """``transaction.json``; None when this terminal has handed in no such submission."""
        ...


@dataclass
class HttpAdapter:
    """Our own wire."""

    terminal: TerminalClient

    def describe(self) -> dict[str, Any]:
        return self._body(self.terminal.session.get(self.terminal.url + wire.DESCRIBE, timeout=30))

    def put_blob(self, sealed: bytes, piece: int) -> None:
        sha = hashlib.sha256(sealed).hexdigest()
        status = self.terminal.head_blob(sha)
        offset = int(status.headers["Upload-Offset"]) if status.status_code == 200 else 0
        while offset < len(sealed):
            answer = self.terminal.patch_blob(sha, offset, len(sealed), sealed[offset : offset + piece])
            assert answer.status_code == 204, answer.text
            offset = int(answer.headers["Upload-Offset"])

    def submit(self, envelopes: Sequence[bytes], lost: bytes = b"") -> dict[str, Any]:
        return self._body(self.terminal.post(envelopes, lost=lost))

    def poll(self, cursor: str, limit: int) -> dict[str, Any]:
        return self._body(self.terminal.request("GET", f"{wire.FEED}?cursor={cursor}&limit={limit}"))

    def query(self, uid: UUID) -> dict[str, Any] | None:
        answer = self.terminal.request("GET", f"{wire.TRANSACTIONS}/{uid}")
        return None if answer.status_code == 404 else self._body(answer)

    @staticmethod
    def _body(answer: Any) -> dict[str, Any]:
        assert answer.status_code == 200, answer.text
        body: dict[str, Any] = answer.json()
        return body
