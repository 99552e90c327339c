"""Attachments: piece by piece behind the envelopes, the oldest first, from where each upload stands.

An attachment goes once the platform holds its envelope (``uploading``), so a form never waits for a scan. A
piece is one request; between two pieces the agent sends what is new. What is kept in memory is how far the
upload under way is; after a kill the platform is asked (HEAD), as for every attachment: one that is there
already is not sent again. On a metered line attachments wait for off-hours (``kiosk.settings``).
"""

import hashlib
import logging
import subprocess
from typing import TYPE_CHECKING

from kiosk.errors import PlatformRefused, PlatformUnreachable
from kiosk.log import Event, log
from sync.outbox import Outbox
from sync.pace import START, TokenBucket, adapt
from sync.states import Rejected, Uploaded

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from uuid import UUID

    from kiosk.clock import Clock
    from kiosk.settings import Uploads as UploadSettings
    from sync.platform import Platform
    from sync.wire.envelope import Attachment

_LARGEST = 1 << 20
"""Bytes of a piece at most: what the wire's description allows."""
_CORRECTIONS = 8
"""How often in a row the platform may say another offset than the one it said before."""
_ASK_EVERY = 60.0
_METERED = "u 1", "u 3"  # NMMetered: NM_METERED_YES and NM_METERED_GUESS_YES


class Uploads:
    """See the module. For the agent's thread."""

    def __init__(
        self, outbox: Outbox, platform: "Platform", clock: "Clock", settings: "UploadSettings"
    ) -> None:
        """Nothing is sent before ``step``."""
        self._outbox, self._platform, self._clock = outbox, platform, clock
        self._settings = settings
        self._bucket = TokenBucket(settings.bytes_per_second)
        self._size = START
        self._offset: tuple[bytes, int] | None = None
        self._corrections = 0
        self._whole: set[UUID] = set()
        self.refused = 0
        self._asked = float("-inf")
        self._metered = False
        self.line_is_metered: Callable[[], bool] = network_manager_says_metered

    def step(self) -> float | None:
        """Send one piece. Seconds until the next may go; None when there is nothing to send now.

        Raises:
            PlatformUnreachable, PlatformRefused: as the platform adapter says; nothing is lost.
        """
        waiting = self._outbox.uploads()
        if not waiting or self._held_back():
            return None
        if wait := self._bucket.wait(self._clock.monotonic()):
            return wait
        submission, attachments = waiting[0]
        for attachment in attachments:
            if not self._is_there(submission, attachment):
                return self._bucket.wait(self._clock.monotonic())
        self._whole.add(submission)
        self._outbox.move(submission, Uploaded())
        return 0.0

    def contradicted(self, submission: "UUID") -> bool:
        """Whether the platform misses what it said it has: then it is asked again, and not at once."""
        there = submission in self._whole
        self._whole.discard(submission)
        return there

    def _is_there(self, submission: "UUID", attachment: "Attachment") -> bool:
        """Whether the platform has all of it; if not, one piece was sent, or the row was given to staff."""
        path = self._outbox.blob_path(attachment)
        try:
            if self._offset is None or self._offset[0] != attachment.sha256:
                self._offset = (
                    attachment.sha256,
                    self._platform.blob_offset(attachment.sha256, attachment.size),
                )
            if self._offset[1] == attachment.size:
                self._offset = None
                return True
            if path.stat().st_size != attachment.size:
                self._give_to_staff(submission, "blob-damaged")
                return False
            self._send_piece(attachment, path, self._offset[1])
        except FileNotFoundError:
            self._give_to_staff(submission, "blob-missing")
        except OSError:  # a bad sector: it must not stop the others
            self._give_to_staff(submission, "blob-damaged")
        except PlatformRefused as e:
            self._offset = None
            if e.problem != "digest-mismatch" or _is_whole(path, attachment.sha256):
                raise
            self._give_to_staff(submission, "blob-damaged")
        except PlatformUnreachable:
            self._offset = None
            raise
        return False

    def _send_piece(self, attachment: "Attachment", path: "Path", offset: int) -> None:
        with path.open("rb") as file:
            file.seek(offset)
            piece = file.read(self._size)
        start = self._clock.monotonic()
        self._bucket.spend(len(piece), start)
        try:
            now_at = self._platform.put_piece(attachment.sha256, offset, attachment.size, piece)
        except PlatformUnreachable:
            self._size = adapt(self._size, len(piece), None, _LARGEST)
            raise
        self._size = adapt(self._size, len(piece), self._clock.monotonic() - start, _LARGEST)
        self._corrections = 0 if now_at == offset + len(piece) else self._corrections + 1
        if self._corrections >= _CORRECTIONS:
            self._corrections = 0
            raise PlatformUnreachable("the upload does not get on")
        self._offset = (attachment.sha256, now_at)

    def _give_to_staff(self, submission: "UUID", reason: str) -> None:
        self._offset = None
        log(Event.TROUBLE, logging.ERROR, code=reason, submission=str(submission))
        self.refused += self._outbox.move(submission, Rejected(reason, {}))

    def _held_back(self) -> bool:
        """Whether the line costs by the byte, and it is not the time for it."""
        if self._settings.metered == "never" or self._settings.off_hours.has(
            self._clock.now().astimezone().time()
        ):
            return False
        if self._settings.metered == "always":
            return True
        if self._clock.monotonic() - self._asked >= _ASK_EVERY:
            self._asked, self._metered = self._clock.monotonic(), self.line_is_metered()
        return self._metered


def network_manager_says_metered() -> bool:
    """The property ``Metered`` of NetworkManager; False where there is none, or it does not know."""
    name = "org.freedesktop.NetworkManager"
    command = ["busctl", "--system", "get-property", name, "/org/freedesktop/NetworkManager", name, "Metered"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=2, check=False)  # noqa: S603  # ours
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.stdout.strip() in _METERED


def _is_whole(path: "Path", sha256: bytes) -> bool:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest() == sha256
    except OSError:
        return False
