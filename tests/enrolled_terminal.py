"""A terminal enrolled at a real platform, with the terminal's own code, and submissions to hand in."""

import threading
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import uuid_utils
from platform_server import Platform as Server

from kiosk.clock import ClockTrust, SystemClock
from kiosk.folder import DataFolder
from kiosk.submission import AttachedFile, Submission
from kiosk.vault import Vault
from sync import agent
from sync.enrolment import Enrolment, enrol
from sync.outbox import Outbox
from sync.platform import Platform

NUMBER = "110100199003070015"


def submission(*files: bytes, service: str = "id-card-loss") -> Submission:
    """One that any platform takes; each file is an attachment."""
    return Submission(
        id=UUID(bytes=uuid_utils.uuid7().bytes),
        service=service,
        catalogue="2026.11-test",
        created=datetime.now(UTC),
        clock_trust=ClockTrust.UNCONFIRMED,
        applicant_id=NUMBER,
        body='{"version":1,"applicant":{"name":"张演示"},"answers":{"phone":"13800000000"}}'.encode(),
        attachments=tuple(AttachedFile("scan", f"{n}.bin", "image/jpeg", f) for n, f in enumerate(files)),
    )


@dataclass
class Terminal:
    """A data folder, enrolled."""

    folder: DataFolder
    vault: Vault
    clock: SystemClock
    enrolment: Enrolment

    def outbox(self) -> Outbox:
        return Outbox.open(self.folder, self.vault, self.clock)

    def adapter(self, url: str) -> Platform:
        """Its platform, at another address."""
        return Platform(
            url,
            name=self.enrolment.platform,
            key=self.vault.device_key(self.folder),
            key_id=self.enrolment.key_id,
            clock=self.clock,
        )

    def sends(self, url: str) -> agent.Summary:
        """All that it can, by an agent that knows the platform at that address."""
        with self.outbox() as outbox, closing(self.adapter(url)) as adapter:
            return agent._Agent(outbox, adapter, self.clock).run(threading.Event(), once=True)


def enrolled(path: Path, server: Server) -> Terminal:
    """A new terminal of that platform, its data in ``path``."""
    folder, clock = DataFolder.at(path, floor=0), SystemClock()
    vault = Vault.open(folder)
    return Terminal(folder, vault, clock, enrol(folder, vault, server.code(), server.url, clock))
