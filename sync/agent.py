"""The agent: brings the outbox to the platform and the platform's answers back, for as long as it runs.

One round: ask what the platform takes (at first, and when the line was down), send envelopes in batches in
the order of the chain, then attachments piece by piece (``sync.uploads``; envelopes that are new meanwhile go
in between), read the feed, and now and then the trust list. A round ends in an outcome, and the outcome is
the state of the line that the screen shows. Nothing is kept in memory that a kill could lose: attempts and
times are in the rows. How large a batch is follows the line (``sync.pace``); all of it goes over one
connection.

How long it waits (seconds; "full jitter" is a uniform draw from 0 to the cap):

- a new row, or rows left over: at once;
- nothing to send: the feed every ``FEED_EVERY`` while somebody waits for a decision, else ``FEED_IDLE``;
- the platform says ``Retry-After``: that long, a second at least, and up to a tenth more;
- no answer: full jitter up to 1, 2, 4, then ``CAP_SOON`` for the first ``SOON`` attempts, ``CAP`` after: one
  terminal is back within seconds, and 10,000 that lost one platform spread over two minutes;
- certificate refused, or TLS fails: ``CAP``, and the line is ``refused`` until a technician has mended it; a
  new certificate (``kiosk provision``) is tried at once. That never counts against a submission, and neither
  does a captive portal.

A platform that is there and fails on a batch may fail on one envelope in it. So the next batch has half as
many, down to one; and the one that it failed on alone ``POISON_TRIES`` times is given to staff, and the
platform is told to go on without it (``sync.wire.losses``). One at a time: when it fails on the next one as
well, it is the platform, and everything waits. The feed is read meanwhile.
"""

import logging
import random
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kiosk.errors import (
    DatabaseDamaged,
    DiskFull,
    NotEnrolled,
    PlatformRefused,
    PlatformUnreachable,
    StorageFailed,
)
from kiosk.log import Event, log
from kiosk.settings import Settings
from kiosk.settings import load as load_settings
from kiosk.vault import Vault
from sync.certificates import Certificates
from sync.enrolment import Enrolment
from sync.feed import Feed
from sync.notices import Notices
from sync.outbox import Outbox
from sync.pace import START, adapt
from sync.platform import OF_THE_LINE, STOPS, Platform, Result
from sync.policy import PolicyKeeper
from sync.salvage import ensure
from sync.states import POISON, Begun, Held, Link, LinkState, Outgoing, Postponed, Rejected
from sync.upkeep import Upkeep
from sync.uploads import Uploads
from sync.wire import losses

if TYPE_CHECKING:
    from kiosk.clock import Clock
    from kiosk.folder import DataFolder

BATCH_ITEMS = 500
BATCH_BYTES = 4 << 20
LOOK_EVERY = 0.25
FEED_EVERY = 5.0
FEED_IDLE = 60.0
SOON = 20
CAP_SOON = 5.0
CAP = 120.0
POISON_TRIES = 30
"""With the waits between them a quarter of an hour: time to start a platform anew."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did: rows that the platform now holds, rows it refused, rows still to be sent."""

    accepted: int = 0
    refused: int = 0
    unsent: int = 0
    link: LinkState = LinkState.UNKNOWN


def run(
    folder: "DataFolder",
    clock: "Clock",
    *,
    stop: threading.Event,
    once: bool = False,
) -> Summary:
    """Work until ``stop`` is set, or with ``once`` until nothing more can be sent now.

    Raises:
        DataFolderBusy: another agent works on this folder. NotEnrolled: there is no platform yet (``once``
        only: otherwise it waits until the terminal is provisioned). SettingsInvalid, VaultLocked: as
        they say. StorageFailed, DiskFull: with ``once`` only; otherwise the database is opened anew until it
        works. Damage that a start in order has not looked for is mended in both.
    """
    settings = load_settings(folder.path)
    with folder.only_one("sync"), folder.life("sync") as may_hurry:
        thorough = not may_hurry
        vault = Vault.open(folder)
        enrolment = _enrolment(folder, stop, once=once)
        if enrolment is None:
            return Summary()
        with closing(
            Platform(
                enrolment.url,
                name=enrolment.platform,
                key=vault.device_key(folder),
                key_id=enrolment.key_id,
                clock=clock,
            )
        ) as platform:
            while True:
                try:
                    return _work(
                        folder,
                        vault,
                        clock,
                        enrolment,
                        settings,
                        platform,
                        stop,
                        once=once,
                        thorough=thorough,
                    )
                except (StorageFailed, DiskFull) as e:  # let go of the database: it is opened anew, or mended
                    if once and (thorough or not isinstance(e, DatabaseDamaged)):
                        raise
                    log(Event.TROUBLE, logging.ERROR, code=e.code, detail=e.detail)
                    thorough = True
                if stop.wait(LOOK_EVERY * 4):
                    return Summary()


def _work(  # noqa: PLR0913, PLR0917  # what it works with
    folder: "DataFolder",
    vault: Vault,
    clock: "Clock",
    enrolment: Enrolment,
    settings: Settings,
    platform: Platform,
    stop: threading.Event,
    *,
    once: bool,
    thorough: bool,
) -> Summary:
    """On one opening of the database, which is mended first where it has to be.

    ``thorough``: all of it is read for that.
    """
    folder.make_way()  # opening a database may write to it
    ensure(folder, clock, thorough=thorough)
    keep = timedelta(days=settings.uploads.keep_days)
    with Outbox.open(folder, vault, clock, keep) as outbox, Notices(folder) as notices:
        return _Agent(
            outbox,
            platform,
            clock,
            Certificates(folder, enrolment, platform, clock),
            settings,
            notices,
            policies=PolicyKeeper(folder, enrolment, platform, clock),
            upkeep=Upkeep(folder, outbox, clock),
            key_id=lambda: Enrolment.load(folder).key_id,
        ).run(stop, once=once)


def _enrolment(folder: "DataFolder", stop: threading.Event, *, once: bool) -> Enrolment | None:
    while True:
        try:
            return Enrolment.load(folder)
        except NotEnrolled:
            if once:
                raise
        if stop.wait(LOOK_EVERY * 4):
            return None


class _Agent:
    def __init__(  # noqa: PLR0913, PLR0917  # its parts; tests leave the last ones out
        self,
        outbox: Outbox,
        platform: Platform,
        clock: "Clock",
        certificates: Certificates | None = None,
        settings: Settings | None = None,
        notices: Notices | None = None,
        *,
        policies: PolicyKeeper | None = None,
        upkeep: Upkeep | None = None,
        key_id: Callable[[], bytes] | None = None,
    ) -> None:
        self._outbox = outbox
        self._platform = platform
        self._certificates = certificates
        self._policies = policies
        self._upkeep = upkeep
        self._key_id = key_id
        self._certified = b""
        self._clock = clock
        self._uploads = Uploads(outbox, platform, clock, (settings or Settings()).uploads)
        self._feed = Feed(outbox, platform, clock, certificates, notices)
        self._batch_bytes = START
        self._limits: Mapping[str, int] | None = None
        self._most = BATCH_ITEMS
        self._failed_alone = 0
        self._suspects = True  # until one was given to staff, and again when another one got through
        self._link = outbox.link()
        self._accepted = self._refused = 0
        self._jitter = random.SystemRandom()

    def run(self, stop: threading.Event, *, once: bool) -> Summary:
        """See ``run``."""
        self._outbox.recover()
        while not stop.is_set():
            due = self._round(stop)
            just_mended = self._link.state is LinkState.CLOCK and self._link.attempts == 1
            if once and not just_mended:
                break
            self._wait(stop, due)
        accepted, refused = self._accepted + self._feed.accepted, self._refused + self._uploads.refused
        return Summary(accepted, refused, self._outbox.unsent(), self._link.state)

    def _wait(self, stop: threading.Event, seconds: float) -> None:
        """Until it is time, or a row is new: then only if the line is not known to be down."""
        end = self._clock.monotonic() + seconds
        if self._upkeep and seconds > 1:
            self._upkeep.idle()
        version = self._outbox.version()
        while self._clock.monotonic() < end and not stop.wait(LOOK_EVERY):
            now = self._outbox.version()
            if now != version and self._link.state in {LinkState.UP, LinkState.UNKNOWN}:
                return
            if self._link.state is LinkState.REFUSED and self._renewed():
                return
            version = now

    def _renewed(self) -> bool:
        """Whether this terminal has got another certificate; it is the one in use from now on."""
        before, self._certified = self._certified, self._key_id() if self._key_id else b""
        if self._certified != before:
            self._platform.certified(self._certified)
        return self._certified != before

    def _round(self, stop: threading.Event) -> float:
        """One round; the seconds until the next one."""
        try:
            self._probe()
            failure = self._send_what_can_be(stop)
            if self._feed.read() and failure is None:
                failure = self._send_what_can_be(stop)
            if self._certificates:
                self._certificates.refresh()
            if self._policies:
                self._policies.refresh()
            if failure:
                raise failure
        except PlatformUnreachable as e:
            state = {"captive": LinkState.CAPTIVE, "tls": LinkState.REFUSED}.get(e.kind, LinkState.DOWN)
            return self._failed(state, e.code if e.kind == "down" else e.kind, e.detail, None)
        except PlatformRefused as e:
            if e.problem in STOPS:
                state = LinkState.REFUSED
            elif e.problem == "clock-skew":
                state = LinkState.CLOCK
            else:
                state = LinkState.DOWN
            return self._failed(state, e.problem, e.detail, e.retry_after)
        self._worked()
        return FEED_EVERY if self._outbox.unfinished() else FEED_IDLE

    def _probe(self) -> None:
        """After an outage, ask for little first: a portal is found before a batch is spent on it."""
        if self._limits is None or self._link.state is not LinkState.UP:
            self._limits = self._platform.describe()["limits"]

    def _send_what_can_be(self, stop: threading.Event) -> PlatformRefused | None:
        """As ``_send_all``; gives back the failure of a platform that is there."""
        try:
            self._send_all(stop)
        except PlatformRefused as e:
            if e.problem in OF_THE_LINE:
                raise
            return e
        return None

    def _send_all(self, stop: threading.Event) -> None:
        """Envelopes, then attachments for as long as they may go; what is new, and the feed, in between."""
        assert self._limits, "a round begins with the probe"
        sent = float("-inf")
        while not stop.is_set():
            if self._clock.monotonic() - sent >= LOOK_EVERY:  # what became whole is asked about by the batch
                while self._send():
                    pass
                sent = self._clock.monotonic()
            wait = self._uploads.step(self._limits)
            if wait is None:
                if self._send():
                    continue
                return
            if self._feed.age() > FEED_EVERY:
                self._worked()  # an upload may take hours, and the line is up
                self._feed.read()
            if wait:
                self._wait(stop, wait)

    def _tell_losses(self) -> bool:
        """What can never be sent, or the platform would wait for it; whether there may be more to tell."""
        untold = self._outbox.losses(untold=True)[: losses.MOST]
        if not untold:
            return False
        noted = self._platform.submit_with_losses([], self._outbox.statement(untold))[1]
        if noted:
            self._outbox.told(untold)
            log(Event.TROUBLE, logging.WARNING, code="losses-told", count=len(untold), seq=untold[0].seq)
        return noted

    def _send(self) -> bool:
        """One batch; whether it pays to try another at once."""
        assert self._limits, "a round begins with the probe"
        items = min(self._most, self._limits["batch_items"])
        size = min(self._batch_bytes, self._limits["batch_bytes"] // 2)  # a frame goes around each
        batch = self._outbox.take(items, size)
        try:
            more = self._tell_losses()
            if not batch:
                return more
            results = self._submit(batch)
        except (PlatformUnreachable, PlatformRefused) as e:
            if self._is_poison(batch, e):
                log(Event.TROUBLE, logging.ERROR, code=POISON, submission=str(batch[0].id))
                self._refused += self._outbox.move(batch[0].id, Rejected(POISON, {}))
                return True
            self._postpone(batch, e)
            raise
        self._most, self._failed_alone, self._suspects = min(self._most * 2, BATCH_ITEMS), 0, True
        log(Event.BATCH, count=len(batch))
        return self._settle(batch, results)

    def _is_poison(self, batch: Sequence[Outgoing], e: PlatformUnreachable | PlatformRefused) -> bool:
        """Whether it is this one envelope; until that is known, the next batch is a smaller one."""
        if isinstance(e, PlatformUnreachable) or e.problem in OF_THE_LINE or not batch:
            return False
        self._most = max(1, len(batch) // 2)
        self._failed_alone += len(batch) == 1
        if self._failed_alone < POISON_TRIES or not self._suspects:
            return False
        self._failed_alone, self._suspects = 0, False
        return True

    def _submit(self, batch: Sequence[Outgoing]) -> list[Result]:
        start, size = self._clock.monotonic(), sum(len(item.envelope) for item in batch)
        try:
            results = self._ask(batch)
        except PlatformUnreachable:
            self._batch_bytes = adapt(self._batch_bytes, size, None, BATCH_BYTES)
            raise
        self._batch_bytes = adapt(self._batch_bytes, size, self._clock.monotonic() - start, BATCH_BYTES)
        return results

    def _ask(self, batch: Sequence[Outgoing]) -> list[Result]:
        results = self._platform.submit([item.envelope for item in batch])
        if any(result.id not in {None, item.id} for item, result in zip(batch, results, strict=True)):
            raise PlatformUnreachable("results of other submissions", "captive")
        return results

    def _postpone(self, batch: Sequence[Outgoing], e: PlatformUnreachable | PlatformRefused) -> None:
        """Nobody knows whether it arrived: it is sent again, and stored once."""
        reason = e.problem if isinstance(e, PlatformRefused) else e.code
        not_the_platform = isinstance(e, PlatformUnreachable) and e.kind in {"tls", "captive"}
        counts = not not_the_platform and reason not in STOPS
        postponed = Postponed(self._clock.now(), reason, counts=counts)
        self._outbox.move_all([(item.id, postponed) for item in batch])

    def _settle(self, batch: Sequence[Outgoing], results: Sequence[Result]) -> bool:
        """Each row by its own result. Another batch pays when some row of this one is done with."""
        heads = [result.head for result in results if result.reason == "sequence-gap"]
        again = bool(heads) and self._feed.send_again(heads[-1], gap=True)
        wait = 0.0 if again else self._jitter.uniform(1, CAP_SOON)
        later = self._clock.now() + timedelta(seconds=wait)
        events = [self._event_of(item, result, later) for item, result in zip(batch, results, strict=True)]
        moved = self._outbox.move_all([(item.id, event) for item, event in zip(batch, events, strict=True)])
        for item, event, ours in zip(batch, events, moved, strict=True):
            self._accepted += ours and isinstance(event, Held)
            self._refused += ours and isinstance(event, Rejected)
            if isinstance(event, Rejected):
                log(Event.TROUBLE, logging.WARNING, code=event.reason, submission=str(item.id))
        return again or not all(isinstance(event, Postponed) for event in events)

    def _event_of(
        self, item: Outgoing, result: Result, later: datetime
    ) -> "Held | Begun | Postponed | Rejected":
        match result.status:
            case "accepted" | "duplicate":
                return Held()
            case "incomplete" if not self._uploads.contradicted(item.id):
                return Begun()
            case "incomplete" | "retry":
                return Postponed(later, result.reason)
            case _:
                return Rejected(result.reason or result.status, result.fields)

    def _worked(self) -> None:
        now = self._clock.now()
        changed = self._link.state is not LinkState.UP
        offset, last = self._clock.offset, self._link.last_success
        if changed:
            log(Event.LINK, before=self._link.state, after=LinkState.UP)
        elif (
            last
            and timedelta() <= now - last < timedelta(seconds=FEED_IDLE)
            and _same(offset, self._link.clock_offset)
        ):
            return  # a write a round would wake the screen for nothing
        self._link = Link(LinkState.UP, now if changed else self._link.since, "", now, clock_offset=offset)
        self._outbox.set_link(self._link)

    def _failed(self, state: LinkState, code: str, detail: str, retry_after: float | None) -> float:
        now = self._clock.now()
        attempts = self._link.attempts + 1
        if retry_after is not None:
            seconds = max(retry_after, 1.0) * self._jitter.uniform(1, 1.1)
        elif state is LinkState.REFUSED:
            seconds = CAP
        elif state is LinkState.CLOCK and attempts == 1:
            seconds = 0.0  # the answer's Date has just mended the clock
        else:
            cap = CAP_SOON if attempts <= SOON else CAP
            seconds = self._jitter.uniform(0, min(cap, 2.0 ** min(attempts - 1, 10)))
        if state is not self._link.state:
            log(Event.LINK, logging.WARNING, before=self._link.state, after=state, code=code, detail=detail)
        self._link = replace(
            self._link,
            state=state,
            since=now if state is not self._link.state or self._link.since is None else self._link.since,
            detail=code,
            attempts=attempts,
            next_attempt=now + timedelta(seconds=seconds),
        )
        self._outbox.set_link(self._link)
        return seconds


def _same(one: timedelta | None, other: timedelta | None) -> bool:
    """Whether two measurements of the clock's offset agree; ``Date`` has a grain of a second."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= timedelta(seconds=2)
