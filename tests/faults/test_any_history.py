"""Whatever happens in whatever order, what was promised arrives once, in the order of the chain, unaltered.

Hypothesis drives the real outbox and rounds of the real agent against a platform behind a socket: answers and
requests are lost, portals answer, envelopes are put off and refused, couriers deliver what the line delivers
too, agents crash at any line and start again, clocks jump by years. ``WAYSTATION_HISTORIES`` sets how many
histories are made up; in CI they are the same each time.
"""

import shutil
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import mkdtemp
from types import FrameType
from typing import Any

import pytest
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from effort import effort
from enrolled_terminal import Terminal, submission
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from model_platform import FAULTS, Books, ModelPlatform, model_platform
from platform_server import Platform as Server
from promises import holds_together
from standing_clock import StandingClock

from kiosk.clock import SystemClock
from kiosk.folder import DataFolder
from kiosk.vault import Vault
from sync.agent import _Agent
from sync.enrolment import Enrolment
from sync.outbox import Outbox
from sync.platform import Platform
from sync.states import LinkState, State
from sync.wire import http as wire

HISTORIES = effort("HISTORIES", 40)
STEPS = 25
PATIENCE = 40
"""Rounds, an hour apart, in which a healed line must have brought everything over."""
_ENDED = {State.ACCEPTED, State.DECIDED}


class Crash(BaseException):
    """The agent is killed."""


def crash_at(line: int) -> Any:
    """A trace function that kills before the n-th line of ours."""
    left = line

    def trace(frame: FrameType, event: str, _: object) -> Any:
        nonlocal left
        if "/sync/" not in frame.f_code.co_filename:
            return None
        if event == "line":
            left -= 1
            if left == 0:
                raise Crash
        return trace

    return trace


@pytest.fixture(scope="module")
def stand(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ModelPlatform, Path]]:
    """The model, and a data folder of a terminal that takes it for its platform."""
    from enrolled_terminal import enrolled

    template = tmp_path_factory.mktemp("template") / "data"
    enrolled(template, server)
    description = requests.get(server.url + wire.DESCRIBE, timeout=10).json()
    with model_platform(description) as platform:
        path = template / "enrolment.json"
        path.write_text(path.read_text().replace(server.url, platform.url))
        yield platform, template


@dataclass
class Waiting(StandingClock):
    """Time is waited for apart from what the wall clock says."""

    waited: float = 0.0

    def monotonic(self) -> float:
        return self.waited


class History(RuleBasedStateMachine):
    """One terminal's."""

    stop = threading.Event()  # never set

    platform: ModelPlatform
    template: Path
    visited: set[State]
    counts: dict[str, int]

    def __init__(self) -> None:
        super().__init__()
        self.place = Path(mkdtemp(prefix="wshistory.", dir="/dev/shm")) / "data"
        shutil.copytree(self.template, self.place)
        folder = DataFolder.at(self.place, floor=0)
        vault, enrolment = Vault.open(folder), Enrolment.load(folder)
        self.terminal = Terminal(folder, vault, SystemClock(), enrolment)
        key = enrolment.certificate.public_key()
        assert isinstance(key, Ed25519PublicKey)
        self.books = self.platform.books = Books(key)
        self.clock = Waiting()
        self.screen = Outbox.open(folder, vault, self.clock)
        self.promised: dict[str, bytes] = {}
        self.agent_outbox: Outbox | None = None
        self.counts["histories"] += 1

    @initialize()
    def the_agent_starts(self) -> None:
        terminal = self.terminal
        self.agent_outbox = Outbox.open(terminal.folder, terminal.vault, self.clock)
        line = Platform(
            terminal.enrolment.url,
            name=terminal.enrolment.platform,
            key=terminal.vault.device_key(terminal.folder),
            key_id=terminal.enrolment.key_id,
            clock=self.clock,
        )
        line.timeout = (5.0, 5.0)
        self.agent = _Agent(self.agent_outbox, line, self.clock)
        self.agent_outbox.recover()

    @rule(files=st.lists(st.binary(min_size=1, max_size=200), max_size=2))
    def somebody_hands_in(self, files: list[bytes]) -> None:
        receipt = self.screen.enqueue(submission(*files))
        self.promised[str(receipt.id)] = receipt.digest

    @rule()
    def a_round(self) -> None:
        self.agent._round(self.stop)
        self.counts["rounds"] += 1

    @rule(line=st.sampled_from(range(1, 1200)))  # of about so many lines; any as likely as another
    def the_agent_is_killed_in_a_round(self, line: int) -> None:
        before = sys.gettrace()
        sys.settrace(crash_at(line))
        try:
            self.agent._round(self.stop)
        except Crash:
            self.counts["crashes"] += 1
        finally:
            sys.settrace(before)
        self._look()
        self.the_agent_starts_again()

    @rule()
    def the_agent_starts_again(self) -> None:
        assert self.agent_outbox
        self.agent_outbox.close()
        self.the_agent_starts()

    @rule(faults=st.lists(st.sampled_from(["", *FAULTS]), min_size=1, max_size=6))
    def the_line_is_bad(self, faults: list[str]) -> None:
        self.books.faults.extend(faults)
        self.counts["faults"] += len(faults)
        self.a_round()

    @rule(files=st.lists(st.binary(min_size=1, max_size=200), min_size=1, max_size=2))
    def the_line_breaks_in_an_upload(self, files: list[bytes]) -> None:
        self.somebody_hands_in(files)
        asks_first = self.agent._limits is None or self.agent._link.state is not LinkState.UP
        self.books.faults.extend([""] * asks_first)
        self.books.faults.extend(["", "lost-request"])  # the envelope arrives, its attachments do not
        self.a_round()

    @rule(verdicts=st.lists(st.sampled_from(["", "later", "refuse"]), min_size=1, max_size=4))
    def the_platform_will_not_take_all(self, verdicts: list[str]) -> None:
        self.somebody_hands_in([])
        self.books.verdicts.extend(verdicts)
        self.a_round()

    @rule(seconds=st.sampled_from([-600_000_000, -7200, -5, 3, 30, 7200, 600_000_000]))
    def the_clock_jumps(self, seconds: int) -> None:
        self.clock.at += timedelta(seconds=seconds)

    @rule()
    def staff_try_again(self) -> None:
        for row in self.screen.rows():
            if row.state in {State.WAITING, State.REFUSED}:
                assert self.screen.retry(row.id)

    @precondition(lambda self: self.promised)
    @rule(count=st.integers(1, 4))
    def a_courier_brings_some(self, count: int) -> None:
        for raw, blobs in self._rows_at("seq > 0")[:count]:
            self.books.blobs |= {
                path.name: bytearray(path.read_bytes())
                for path in self.terminal.folder.blobs.iterdir()
                if path.name in blobs
            }
            self.books.take(raw, by_courier=True)

    @precondition(lambda self: self.books.stored)
    @rule(data=st.data(), decision=st.sampled_from(["approved", "needs-material", "rejected"]))
    def a_department_decides(self, data: st.DataObject, decision: str) -> None:
        uid = data.draw(st.sampled_from(sorted(map(str, self.books.stored))))
        self.books.tell("decided", uid, decision=decision, note="请补材料")
        self.a_round()

    def _look(self) -> None:
        self.visited |= {row.state for row in self.screen.rows()}

    def _rows_at(self, where: str) -> list[tuple[bytes, str]]:
        return self.screen._read(f"select envelope, blobs from submission where {where} order by seq")

    @invariant()
    def nothing_is_lost_here_or_twice_there(self) -> None:
        assert self.books.broken == []
        ids = holds_together(self.terminal)
        assert ids == list(self.promised)
        rows = self.screen.rows()
        self._look()
        assert {row.id for row in rows if row.state in _ENDED} <= self.books.stored.keys()

    def teardown(self) -> None:
        self.books.faults.clear()
        self.books.verdicts.clear()
        for _ in range(PATIENCE):
            self.staff_try_again()
            self.agent._round(self.stop)
            self.clock.at += timedelta(hours=1)
            self.clock.waited += 3600
            if not self.screen.unsent() and self.agent_outbox.cursor() == str(len(self.books.events)):
                break
        rows = {str(row.id): row.state for row in self.screen.rows()}
        assert set(rows.values()) <= _ENDED, rows
        assert list(rows) == list(self.promised)
        assert {str(u): digest for u, digest in self._arrived()} == self.promised
        self.screen.close()
        self.agent_outbox.close()
        shutil.rmtree(self.place.parent)

    def _arrived(self) -> Iterator[tuple[Any, bytes]]:
        from sync.wire.envelope import digest, open_envelope

        for raw in self.books.stored.values():
            yield open_envelope(raw, self.books.key).id, digest(raw)


@pytest.mark.timeout(60 + 2 * HISTORIES)
def test_whatever_happens_what_was_promised_arrives_once(
    stand: tuple[ModelPlatform, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    History.platform, History.template = stand
    History.visited, History.counts = set(), dict.fromkeys(("histories", "rounds", "crashes", "faults"), 0)
    how = settings(
        max_examples=HISTORIES,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        derandomize=HISTORIES == 40,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(History, settings=how)
    with capsys.disabled():
        print("\n" + ", ".join(f"{count} {what}" for what, count in History.counts.items()))
    assert History.visited == set(State)
