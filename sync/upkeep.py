"""What the agent does for the disk when it has nothing else to do: ballast, snapshot, retention, vacuum.

- The ballast that was let go on a full disk is set aside again once there is room.
- Every ``SNAPSHOT_EVERY`` the sealed rows are copied, when they have changed (``sync.salvage``); the copying
  reads and checks the whole database. Where there is no room for a copy it is checked as it is.
- What was accepted or decided longer ago than the policy says (90 days by default) is reduced to what a
  receipt needs: number, id, service, digest, times and the decision. Envelope, note and the link to a person
  go. The chain stays whole.
- Every ``SWEEP_EVERY`` attachments that were received some days ago, and those that no row names, are looked
  for (``Outbox.sweep``): a kill leaves some.
- Pages that this frees are given back to the disk in small steps, at night, or when they are a quarter of the
  file. A step holds the write lock for some milliseconds; the screen's own process only ever waits for one.
"""

from typing import TYPE_CHECKING

from kiosk.clock import believed
from sync.outbox import SWEPT_AFTER
from sync.policy import load
from sync.salvage import take_snapshot

if TYPE_CHECKING:
    from kiosk.clock import Clock
    from kiosk.folder import DataFolder
    from sync.outbox import Outbox

SNAPSHOT_EVERY = 3600.0
PURGE_EVERY = 3600.0
SWEEP_EVERY = SWEPT_AFTER
_NIGHT = range(1, 5)
"""Hours of local time."""
_STEPS = 100
"""Steps of the vacuum in one idle moment."""


class Upkeep:
    """For one data folder; ``idle`` is called by the thread that has the outbox."""

    def __init__(self, folder: "DataFolder", outbox: "Outbox", clock: "Clock") -> None:
        """The first snapshot and purge come in the first idle moment."""
        self._folder, self._outbox, self._clock = folder, outbox, clock
        self._next_snapshot = self._next_purge = clock.monotonic()
        self._next_sweep = clock.monotonic() + SWEEP_EVERY

    def idle(self) -> None:
        """Do what is due; returns within a second, but for the copying of a large snapshot.

        Raises:
            DatabaseDamaged: the copying has found it; let go, it has to be mended. StorageFailed: as it says.
        """
        self._folder.keep_ballast()
        now = self._clock.monotonic()
        if now >= self._next_snapshot:
            self._next_snapshot = now + SNAPSHOT_EVERY
            if self._is_older_than_the_database() and not take_snapshot(self._folder):
                self._outbox.check()
        if now >= self._next_purge and not self._purge():
            self._next_purge = now + PURGE_EVERY
        if now >= self._next_sweep:
            self._next_sweep = now + SWEEP_EVERY
            self._outbox.sweep()
        night = self._clock.now().astimezone().hour in _NIGHT
        for _ in range(_STEPS):
            if not self._outbox.give_back(always=night):
                break

    def _purge(self) -> int:
        now = believed(self._clock.now())  # a clock that is years ahead makes nothing old
        return self._outbox.purge(now - load(self._folder).kept_for) if now else 0

    def _is_older_than_the_database(self) -> bool:
        try:
            made = self._folder.snapshot.stat().st_mtime
        except FileNotFoundError:
            return True
        files = (self._folder.database, self._folder.database.with_name("kiosk.db-wal"))
        return any(file.stat().st_mtime > made for file in files if file.exists())
