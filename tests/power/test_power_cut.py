"""Power cuts: ext4 on a loop device is shut down under a terminal that takes in and sends; nothing is lost.

A cut is the ioctl that takes the disk away from the kernel, with all that was not synced; then the processes
are killed, the disk is unmounted and mounted again, as at the next start. A promise counts when it was read
from the terminal before the cut. The control runs the same with commits that are not synced: it must lose, or
this rig would prove nothing. ``WAYSTATION_CUTS`` and ``WAYSTATION_CONTROL_CUTS`` set how often.
"""

import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from effort import effort
from enrolled_terminal import Terminal, enrolled
from loop_disk import LoopDisk, loop_disk
from platform_server import Platform as Server
from promises import all_sent, holds_together, receipts_stand
from warm import Warm

CUTS = effort("CUTS", 204)
CONTROL_CUTS = effort("CONTROL_CUTS", 16)
CUTS_A_TERMINAL = 12
"""Then another terminal on another disk: what is checked after each cut grows with what it has taken in."""
AT_ONCE = 2
SHORTEST, LONGEST = 0.05, 0.35
"""Seconds from the start of the terminal's processes to the cut."""


@dataclass
class Tally:
    """What was seen."""

    cuts: int = 0
    promised: int = 0
    lost: int = 0
    broken: int = 0
    arrived: dict[str, list[str]] = field(default_factory=dict)

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.cuts + other.cuts,
            self.promised + other.promised,
            self.lost + other.lost,
            self.broken + other.broken,
            self.arrived | other.arrived,
        )


@contextmanager
def terminal_on_a_disk(server: Server) -> Iterator[tuple[LoopDisk, Terminal]]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="wscut.")))
        disk = stack.enter_context(loop_disk(folder))
        yield disk, enrolled(disk.place / "data", server)


def one_cut(disk: LoopDisk, terminal: Terminal, quick: Warm, seconds: float, *how: str) -> list[str]:
    """Take in and send for so long, then lose power, and start again; the promises that were read before."""
    lives = [quick.start("submitter", terminal.folder.path, *how)]
    if not how:
        lives.append(quick.start("kiosk", "--data", terminal.folder.path, "sync"))
    lives[0].outlives(seconds)
    promises = lives[0].said()
    disk.cut()
    for life in lives:
        life.kill()
        life.wait()
    disk.umount()
    disk.mount()
    return promises


def one_terminal(server: Server, quick: Warm, seed: int) -> Tally:
    """Cuts under one terminal, each checked; at the end it sends what it still has."""
    dice, tally = random.Random(seed), Tally()
    with terminal_on_a_disk(server) as (disk, terminal):
        kept: list[str] = []
        for _ in range(CUTS_A_TERMINAL):
            promises = one_cut(disk, terminal, quick, dice.uniform(SHORTEST, LONGEST))
            ids = holds_together(terminal)
            assert ids[: len(kept)] == kept
            new = [line.split()[0] for line in promises]
            assert ids[len(kept) : len(kept) + len(new)] == new
            receipts_stand(terminal, promises)
            kept = ids
            tally += Tally(cuts=1, promised=len(new))
        all_sent(terminal)
        tally.arrived[terminal.enrolment.terminal] = holds_together(terminal)
    return tally


@pytest.mark.timeout(60 + 2 * CUTS)
def test_whatever_was_promised_before_a_power_cut_is_there_after_it_and_arrives_once(
    server: Server, quick: Warm, capsys: pytest.CaptureFixture[str]
) -> None:
    terminals = max(1, -(-CUTS // CUTS_A_TERMINAL))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        seen = pool.map(lambda seed: one_terminal(server, quick, seed), range(terminals))
        total = sum(seen, Tally())
    arrived: dict[str, list[str]] = {}
    for row in server.cli("transactions"):
        arrived.setdefault(row["terminal"], []).append(row["id"])
    assert {name: arrived.get(name, []) for name in total.arrived} == total.arrived
    with capsys.disabled():
        print(f"\n{total.cuts} power cuts, {total.promised} submissions promised before them, 0 lost")
    assert total.cuts >= CUTS
    assert total.promised > total.cuts


@pytest.mark.timeout(60 + 2 * CONTROL_CUTS)
def test_the_rig_loses_what_was_not_synced(
    server: Server, quick: Warm, capsys: pytest.CaptureFixture[str]
) -> None:
    """The control: the same life with commits under WAL and NORMAL, and no agent to bear witness."""
    dice, tally = random.Random(20261124), Tally()
    for _ in range(CONTROL_CUTS):
        with terminal_on_a_disk(server) as (disk, terminal):
            promises = one_cut(disk, terminal, quick, dice.uniform(SHORTEST, LONGEST) + 0.1, "--careless")
            with terminal.outbox() as outbox:
                kept = {str(row.id) for row in outbox.rows()}
            lost = [line for line in promises if line.split()[0] not in kept]
            tally += Tally(cuts=1, promised=len(promises), lost=len(lost), broken=bool(lost))
    with capsys.disabled():
        print(
            f"\nthe control, WAL/NORMAL: {tally.cuts} power cuts, {tally.promised} promised,"
            f" {tally.lost} lost in {tally.broken} cuts"
        )
    assert tally.lost > 0
