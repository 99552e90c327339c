"""Each system call on the data folder fails in turn: the command says so, or has done what was asked.

``strace`` lets the n-th write, sync, opening, renaming … of a process fail: the disk is full, broken, or has
become read-only. Nothing that was promised before is lost, nothing is half there, and the next submission
works. ``WAYSTATION_FAILURES`` sets how many of the possible ones are tried of each command; 0 tries all.
"""

import json
import random
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from effort import effort
from enrolled_terminal import Terminal, enrolled, submission
from injection import Failure, Traced, failures, traced
from kiosk_command import PEOPLE
from platform_server import Platform as Server
from promises import all_arrived_once, all_sent, holds_together
from warm import Warm

FAILURES = effort("FAILURES", 60)
AT_ONCE = 2
Outcome = Callable[[Traced], list[str]]
"""The ids that were promised; fails on anything that is neither done nor said."""


def submitted(seen: Traced) -> list[str]:
    """By ``kiosk submit``: a receipt, or one sentence."""
    done = seen.done
    if done.returncode == 0:
        return [json.loads(done.stdout)["id"]]
    assert (done.returncode, done.stdout) == (1, ""), done
    assert done.stderr.count("\n") == 1
    return []


def taken_in(seen: Traced) -> list[str]:
    """By the outbox, without the command around it: a receipt, or a fault of ours."""
    assert seen.done.returncode == 0, seen.done.stderr
    return [line.split()[0] for line in seen.done.stdout.splitlines()]


def sent(seen: Traced) -> list[str]:
    """By ``kiosk sync --once``: whatever became of it, nothing new was promised."""
    assert seen.done.returncode in {0, 1}, seen.done
    return []


LESS = {"submit": 1, "outbox": 1, "sync": 3}
"""A round of the agent takes three times as long as the others."""


class Stand:
    """One terminal, and one kind of process that failures happen to."""

    def __init__(self, quick: Warm, terminal: Terminal, place: Path) -> None:
        self.quick, self.terminal, self.log = quick, terminal, place / "log"
        self.ids: list[str] = []
        data, answers = terminal.folder.path, place / "answers.json"
        sample = quick.run("kiosk", "--data", data, "services", "sample", "newborn-household", "--json")
        answers.write_text(sample.stdout, "utf-8")
        scan = place / "scan.jpg"
        scan.write_bytes(b"\xff\xd8" * 3000)
        person = PEOPLE / "resident-newborn.json"
        attached = f"birth_certificate_scan={scan}"
        submit = ["submit", "--json", "--service", "newborn-household", "--person", person]
        self.commands: dict[str, tuple[list[str | Path], Outcome]] = {
            "submit": (
                ["kiosk", "--data", data, *submit, "--answers", answers, "--attach", attached],
                submitted,
            ),
            "outbox": (["submitter", data, "--count", "1", "--undaunted"], taken_in),
            "sync": (["kiosk", "--data", data, "sync", "--once", "--json"], sent),
        }

    def ready(self, name: str) -> None:
        """What a terminal has on its disk when the command starts."""
        if name == "sync":
            with self.terminal.outbox() as outbox:
                self.ids += [str(outbox.enqueue(submission(b"\xff\xd8" * n)).id) for n in (100, 200)]

    def run(self, name: str, failure: Failure | None = None) -> Traced:
        self.ready(name)
        return traced(self.quick, self.log, *self.commands[name][0], failure=failure)

    def holds(self, promised: list[str]) -> None:
        """All there was is there, and what was promised; one more may be, that was not."""
        ids = holds_together(self.terminal)
        assert ids[: len(self.ids)] == self.ids
        assert len(ids) - len(self.ids) in ({1} if promised else {0, 1})
        assert ids[len(ids) - len(promised) :] == promised
        with self.terminal.outbox() as outbox:
            receipt = outbox.enqueue(submission())
        self.ids = holds_together(self.terminal)
        assert self.ids == [*ids, str(receipt.id)]


def try_all(stand: Stand, name: str, wanted: list[Failure]) -> Counter[str]:
    """Each of these; how often what happened."""
    seen: Counter[str] = Counter()
    for failure in wanted:
        result = stand.run(name, failure)
        try:
            assert "Traceback" not in result.done.stderr
            stand.holds(stand.commands[name][1](result))
        except AssertionError as e:
            raise AssertionError(f"{name}, {failure}: {e}\n{result.done.stderr}") from e
        reached = result.reached(stand.terminal.folder.path)
        seen[f"{failure.call} {failure.error}"] += reached
        seen["not reached"] += not reached
    return seen


@pytest.mark.timeout(1200 if FAILURES == 0 else 120)
@pytest.mark.parametrize("name", ["submit", "outbox", "sync"])
def test_a_call_that_fails_is_said_and_costs_nothing(
    name: str, quick: Warm, server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stands = []
    for number in range(AT_ONCE):
        (place := tmp_path / str(number)).mkdir()
        stands.append(Stand(quick, enrolled(place / "data", server), place))
    for stand in stands:
        for _ in range(2):  # the first makes the tables; the second is what all others are like
            plain = stand.run(name)
            assert plain.done.returncode == 0
            stand.holds(stand.commands[name][1](plain))
    possible = failures(stands[-1].terminal.folder.path, plain.log)
    wanted = random.Random(20261124).sample(
        possible, min(FAILURES // LESS[name] or len(possible), len(possible))
    )
    with ThreadPoolExecutor(AT_ONCE) as pool:
        parts = [wanted[number::AT_ONCE] for number in range(AT_ONCE)]
        seen = sum(pool.map(lambda stand, part: try_all(stand, name, part), stands, parts), Counter[str]())
    with capsys.disabled():
        print(
            f"\n{name}: {len(wanted)} of {len(possible)} failures of calls, {seen['not reached']} not reached"
        )
    assert seen["not reached"] < len(wanted) / 5
    for stand in stands:
        all_sent(stand.terminal)
        assert all_arrived_once(stand.terminal, server) == stand.ids
