"""Attachments: piece by piece behind the envelopes, the oldest first, from where each upload stands.

An attachment goes once the platform holds its envelope (``uploading``), so a form never waits for a scan. A
piece is one request; between two pieces the agent sends what is new. What is kept in memory is how far the
upload under way is; after a kill the platform is asked (HEAD), as for every attachment: one that is there
already is not sent again. On a metered line attachments wait for off-hours (``kiosk.settings``).

One attachment stops no other. What the platform refuses of it alone (``_OF_ONE``) becomes a refusal of its
row: ``blob-too-large``, or ``blob-refused`` after ``_TRIES``. What this disk has lost of it does too:
``blob-missing``, or ``blob-damaged`` where length or sha256 are others, or where reading it is an I/O error
twice. Any other error of reading it (no more files, no memory) says nothing of the file, and a failure of the
platform at it (``internal``) little: it rests, longer each time, and the next one goes.
"""

import errno
import logging
import subprocess
from typing import TYPE_CHECKING

from kiosk.errors import PlatformRefused, PlatformUnreachable
from kiosk.log import Event, log
from sync.attachments import is_whole
from sync.outbox import Outbox
from sync.pace import SMALLEST, START, TokenBucket, adapt
from sync.platform import OF_THE_LINE
from sync.states import Rejected, Uploaded

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from uuid import UUID

    from kiosk.clock import Clock
    from kiosk.settings import Uploads as UploadSettings
    from sync.platform import Platform
    from sync.wire.envelope import Attachment

_LARGEST = 1 << 20
"""Bytes of a piece at most, where the platform would take more."""
_OF_ONE = frozenset({"body-invalid", "digest-mismatch", "too-large", "unsupported-type"})
"""Problems of one attachment alone."""
_TRIES = 3
"""How often an attachment is begun anew when the platform refuses it, before its row is refused."""
_RESTS = (5.0, 600.0)
"""Seconds that an attachment rests after the first error of its own, and at most; doubled each time."""
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
        self._size, self._largest = START, _LARGEST
        self._offset: tuple[bytes, int] | None = None
        self._corrections = 0
        self._whole: set[UUID] = set()
        self._tries: dict[bytes, int] = {}
        self._resting: dict[UUID, tuple[float, float]] = {}
        self.refused = 0
        self._asked = float("-inf")
        self._metered = False
        self.line_is_metered: Callable[[], bool] = network_manager_says_metered

    def step(self, limits: "Mapping[str, int]") -> float | None:
        """Send one piece. Seconds until the next may go; None when there is nothing to send now.

        ``limits``: of ``description.json``, as the platform last said them.

        Raises:
            PlatformUnreachable, PlatformRefused: the line, or the platform as a whole; nothing is lost.
        """
        now = self._clock.monotonic()
        waiting = [item for item in self._outbox.uploads() if self._rests_until(item[0]) <= now]
        if not waiting or self._held_back():
            return None
        if wait := self._bucket.wait(now):
            return wait
        submission, attachments = waiting[0]
        for attachment in attachments:
            if not self._is_there(submission, attachment, limits):
                return self._bucket.wait(self._clock.monotonic())
        self._whole.add(submission)
        self._resting.pop(submission, None)
        self._outbox.move(submission, Uploaded())
        return 0.0

    def contradicted(self, submission: "UUID") -> bool:
        """Whether the platform misses what it said it has: then it is asked again, and not at once."""
        there = submission in self._whole
        self._whole.discard(submission)
        return there

    def _is_there(self, submission: "UUID", attachment: "Attachment", limits: "Mapping[str, int]") -> bool:
        """Whether the platform has all of it; if not, one piece was sent, or the row is out of the way."""
        path = self._outbox.blob_path(attachment)
        try:
            if self._offset is None or self._offset[0] != attachment.sha256:
                self._offset = (
                    attachment.sha256,
                    self._platform.blob_offset(attachment.sha256, attachment.size),
                )
            if self._offset[1] == attachment.size:
                self._offset = None
                self._tries.pop(attachment.sha256, None)
                return True
            if piece := self._piece(submission, attachment, path, limits):
                self._send_piece(attachment, piece, self._offset[1])
        except PlatformRefused as e:
            self._offset = None
            self._judge(submission, attachment, path, e)
        except PlatformUnreachable as e:
            self._offset = None
            if e.kind == "captive":  # an answer that fits nothing may be to this one alone
                self._rest(submission, e.code, e.detail)
            raise
        return False

    def _piece(
        self, submission: "UUID", attachment: "Attachment", path: "Path", limits: "Mapping[str, int]"
    ) -> bytes:
        """What goes next; empty when the file cannot be read, and the row is out of the way."""
        assert self._offset, "the platform was asked"
        size = min(self._size, self._largest, limits["chunk_bytes"])
        if attachment.size > limits["blob_bytes"]:  # the limit may be another by now: a little piece asks
            size = min(size, SMALLEST)
        try:
            if piece := _read(path, attachment.size, self._offset[1], size):
                return piece
            self._give_to_staff(submission, "blob-damaged")
        except FileNotFoundError:
            self._give_to_staff(submission, "blob-missing")
        except OSError as e:
            if e.errno == errno.EIO:
                self._give_to_staff(submission, "blob-damaged")
            else:
                self._rest(submission, "blob-unreadable", str(e.strerror))
        return b""

    def _send_piece(self, attachment: "Attachment", piece: bytes, offset: int) -> None:
        start = self._clock.monotonic()
        self._bucket.spend(len(piece), start)
        try:
            now_at = self._platform.put_piece(attachment.sha256, offset, attachment.size, piece)
        except PlatformUnreachable:
            self._size = adapt(self._size, len(piece), None, self._largest)
            raise
        except PlatformRefused as e:
            if e.problem == "too-large" and len(piece) > SMALLEST:
                self._largest = self._size = max(SMALLEST, len(piece) // 2)
                return  # the piece may be what is too large
            raise
        self._size = adapt(self._size, len(piece), self._clock.monotonic() - start, self._largest)
        self._corrections = 0 if now_at == offset + len(piece) else self._corrections + 1
        if self._corrections >= _CORRECTIONS:
            self._corrections = 0
            raise PlatformUnreachable("the upload does not get on")
        self._offset = (attachment.sha256, now_at)

    def _judge(self, submission: "UUID", attachment: "Attachment", path: "Path", e: PlatformRefused) -> None:
        """What the platform refuses of this one alone is a matter of its row; all else ends the round."""
        if e.problem not in _OF_ONE or e.retry_after is not None:
            if e.problem not in OF_THE_LINE:  # it may fail at this one: the others come before it, next time
                self._rest(submission, e.problem, e.detail)
            raise e
        tries = self._tries[attachment.sha256] = self._tries.get(attachment.sha256, 0) + 1
        if e.problem == "too-large":
            self._largest, reason = _LARGEST, "blob-too-large"  # it was not the pieces
        elif e.problem == "digest-mismatch" and not is_whole(path, attachment):
            reason = "blob-damaged"
        elif tries >= _TRIES:
            reason = "blob-refused"
        else:
            return
        del self._tries[attachment.sha256]
        self._give_to_staff(submission, reason, f"{e.problem}: {e.detail}")

    def _rests_until(self, submission: "UUID") -> float:
        return self._resting.get(submission, (float("-inf"), 0.0))[0]

    def _rest(self, submission: "UUID", code: str, detail: str) -> None:
        first, longest = _RESTS
        seconds = min(longest, 2 * self._resting[submission][1] if submission in self._resting else first)
        self._resting[submission] = (self._clock.monotonic() + seconds, seconds)
        self._offset = None
        log(Event.TROUBLE, logging.WARNING, code=code, submission=str(submission), detail=detail)

    def _give_to_staff(self, submission: "UUID", reason: str, detail: str = "") -> None:
        self._offset = None
        self._resting.pop(submission, None)
        log(Event.TROUBLE, logging.ERROR, code=reason, submission=str(submission), detail=detail or None)
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


def _read(path: "Path", whole: int, offset: int, size: int) -> bytes:
    """Those bytes; none when the file has another length than ``whole``.

    An I/O error counts when it comes again from a file that is opened anew.
    """
    for last in (False, True):
        try:
            if path.stat().st_size != whole:
                return b""
            with path.open("rb") as file:
                file.seek(offset)
                return file.read(size)
        except OSError as e:
            if last or e.errno != errno.EIO:
                raise
    raise AssertionError("it was read, or could not be")
