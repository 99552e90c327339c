"""What the platform says back: its feed, read to its end and applied, and how much of the chain it still has.

Events are applied before the cursor moves on: a kill between reads them again, which changes nothing. Only
what spares haste is kept in memory.
"""

import logging
from collections.abc import Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from kiosk.errors import PlatformRefused
from kiosk.log import Event, log
from sync.certificates import Certificates
from sync.enrolment import Enrolment
from sync.notices import Notice, Notices
from sync.outbox import Outbox
from sync.platform import FeedEvent, Page, Platform
from sync.states import Decision, Held

if TYPE_CHECKING:
    from uuid import UUID

    from kiosk.clock import Clock
    from kiosk.folder import DataFolder

PAGES = 100
DOUBT_EVERY = 3600.0


def take_in(folder: "DataFolder", clock: "Clock", outbox: Outbox, events: Sequence[FeedEvent]) -> None:
    """Take events of the feed in that came another way than the line: see ``sync.courier``."""
    enrolment = Enrolment.load(folder)
    with closing(Platform(enrolment.url, clock=clock)) as platform, Notices(folder) as notices:
        certificates = Certificates(folder, enrolment, platform, clock)  # nothing is asked of the platform
        Feed(outbox, platform, clock, certificates, notices).take_in(events)


class Feed:
    """The feed of one terminal; ``accepted`` counts the rows of which it was the first to say so."""

    def __init__(
        self,
        outbox: Outbox,
        platform: Platform,
        clock: "Clock",
        certificates: Certificates | None = None,
        notices: Notices | None = None,
    ) -> None:
        """Nothing is asked yet; what has no keeper among the last two is passed over."""
        self.accepted = 0
        self._outbox = outbox
        self._platform = platform
        self._clock = clock
        self._certificates = certificates
        self._notices = notices
        self._read = clock.monotonic()
        self._went_again: int | None = None
        self._doubted = float("-inf")

    def age(self) -> float:
        """Seconds since it was read."""
        return self._clock.monotonic() - self._read

    def read(self) -> bool:
        """What is new; whether it pays to send at once, as the platform lacks what it had."""
        self._read = self._clock.monotonic()
        cursor, again = self._outbox.cursor(), False
        for _ in range(PAGES):  # the rest comes next round: what is queued here waits for no feed
            page = self._poll(cursor)
            if page is None:  # the outbox has the old one until what is new was taken in
                cursor, again = "", True
                continue
            if again and not cursor:
                self._doubt(page.head)
            self.take_in(page.events)
            cursor = page.cursor
            if cursor != self._outbox.cursor():
                self._outbox.set_cursor(cursor)
                log(Event.FEED, count=len(page.events))
            if not page.more:
                return self.send_again(page.head) or (again and self._outbox.unsent() > 0)
        return False

    def _poll(self, cursor: str) -> Page | None:
        """The next page; None where the platform does not know our cursor (any more): read from the start."""
        try:
            return self._platform.poll(cursor)
        except PlatformRefused as e:
            if e.problem != "query-invalid" or not cursor:
                raise
            log(Event.FEED, logging.WARNING, code=e.problem, detail="the feed is read from its start")
            return None

    def _doubt(self, head: int | None) -> None:
        """The platform was restored: what it lacks for sure goes again, and what it may lack is asked about.

        Events that come again change nothing. Not more often than hourly: a platform that never knows its own
        cursors is no reason to send for ever.
        """
        self.send_again(head)
        if self._clock.monotonic() - self._doubted >= DOUBT_EVERY:
            self._doubted = self._clock.monotonic()
            self._outbox.doubt_attachments()

    def take_in(self, events: Sequence[FeedEvent]) -> None:
        """Applied before the cursor moves on: a crash between reads it again, which changes nothing."""
        moves: list[tuple[UUID, Held | Decision]] = []
        for event in events:
            match event.type:
                case "received":
                    moves.append((event.id, Held()))
                case "decided":
                    moves.append((event.id, Decision(event.decision)))
        notes = {event.id: event.note for event in events if event.type == "decided"}
        moved = self._outbox.move_all(moves, notes)
        self.accepted += sum(
            ours and isinstance(move, Held) for (_, move), ours in zip(moves, moved, strict=True)
        )
        for event in events:
            self._keep(event)

    def _keep(self, event: FeedEvent) -> None:
        """What is no move of a row."""
        match event.type:
            case "received" | "decided":
                pass
            case "certificate":
                if self._certificates:
                    self._certificates.take_in(event)
            case "notice" if event.zh and event.en and self._notices:
                self._notices.keep(Notice(event.id, event.at, event.zh, event.en, event.until))
            case _:
                log(Event.FEED, detail="an event of a kind that this release does not know")

    def send_again(self, head: int | None, *, gap: bool = False) -> bool:
        """A platform that was restored from a backup gets what it lost; whether it pays to send at once.

        ``head`` is the last of the chain that it has, ``gap`` whether it refuses to go on from there. It does
        not pay twice for the same head: a platform that contradicts itself is no reason to hurry.
        """
        if head is None:
            return False
        new = head != self._went_again
        count = self._outbox.send_again(head, whatever_was_there=gap and new)
        if count or gap:
            self._went_again = head
        return count > 0 and new
