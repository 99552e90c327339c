"""Pages of the database change on the disk: what is intact goes on, the rest is told, none is silent.

Each round is a terminal of its own, with submissions that the platform has and others that still wait; some
bytes of the header are overwritten, or noise lies where a page was. Then the agent runs, as after a start.
``WAYSTATION_DAMAGES`` sets how many rounds there are.
"""

import random
import threading
from collections import Counter
from pathlib import Path

import pytest
from effort import effort
from enrolled_terminal import Terminal, enrolled, submission
from platform_server import Platform as Server

from kiosk import receipt as receipts
from kiosk.receipt import Receipt
from sync import agent
from sync.states import State

ROUNDS = effort("DAMAGES", 8)
PAGE = 4096


def spoil(database: Path, dice: random.Random, kind: str) -> None:
    pages = database.stat().st_size // PAGE
    with database.open("r+b") as file:
        if kind == "page":
            file.seek(dice.randrange(pages) * PAGE)
            file.write(dice.randbytes(PAGE))
            return
        for _ in range(dice.randint(1, 4)):
            file.seek(dice.randrange(100))  # the header (SQLite, Database File Format, 1.3)
            file.write(dice.randbytes(1))


def a_day(terminal: Terminal) -> list[Receipt]:
    """Half of it is at the platform, the other half waits; all of it in the database's own file."""
    with terminal.outbox() as outbox:
        given = [outbox.enqueue(submission(*[b"scan"] * (n % 3 == 0))) for n in range(15)]
        agent.run(terminal.folder, terminal.clock, stop=threading.Event(), once=True)
        given += [outbox.enqueue(submission(*[b"scan"] * (n % 3 == 0))) for n in range(15)]
        outbox._database.execute("pragma wal_checkpoint(truncate)")
    return given


def one_round(terminal: Terminal, seed: int, arrives: dict[str, set[str]]) -> Counter[str]:
    given, seen = a_day(terminal), Counter[str](rounds=1)
    spoil(terminal.folder.database, random.Random(seed), ("page", "header")[seed % 2])
    (terminal.folder.path / "sync.closed").unlink(missing_ok=True)  # a power cut, not a stop in order
    done = agent.run(terminal.folder, terminal.clock, stop=threading.Event(), once=True)
    with terminal.outbox() as outbox:
        kept = {row.id: row.state for row in outbox.rows()}
        told = {loss.receipt for loss in outbox.losses() if loss.told}
        for receipt in given:
            if kept.get(receipt.id) in {State.ACCEPTED, State.DECIDED}:
                assert outbox.receipt(receipt.id) == receipt
            else:
                assert receipt.number in told, f"{receipt.number} is {kept.get(receipt.id)}"
                seen["told"] += 1
        seen["mended"] = len(outbox.incidents())
        new = outbox.enqueue(submission(b"after"))
    assert done.unsent == 0
    assert receipts.parse_number(new.number)[1] > receipts.parse_number(given[-1].number)[1]
    done = agent.run(terminal.folder, terminal.clock, stop=threading.Event(), once=True)
    assert done.accepted == 1
    arrives[terminal.enrolment.terminal] = {
        str(uid) for uid, state in kept.items() if state is not State.REFUSED
    } | {str(new.id)}
    return seen


@pytest.mark.timeout(60 + 10 * ROUNDS)
def test_what_is_intact_goes_on_and_the_rest_is_told(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seen: Counter[str] = Counter()
    arrives: dict[str, set[str]] = {}
    for seed in range(ROUNDS):
        terminal = enrolled(tmp_path / str(seed), server)
        try:
            seen += one_round(terminal, seed, arrives)
        except AssertionError as e:
            raise AssertionError(f"round {seed}: {e}") from e
    there = Counter(
        (row["terminal"], row["id"]) for row in server.cli("transactions") if row["state"] != "lost"
    )
    assert all(there[terminal, uid] == 1 for terminal, ids in arrives.items() for uid in ids)
    assert set(there.values()) == {1}
    with capsys.disabled():
        print(
            f"\n{ROUNDS} damaged databases: {seen['mended']} mended, {seen['told']} submissions lost and told"
        )
    assert seen["mended"] > ROUNDS / 4
