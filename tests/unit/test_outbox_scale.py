"""However many submissions are queued or done: taking one in and taking the next out read a few rows."""

import time
from collections.abc import Callable, Iterator

import pytest
from enrolled_terminal import Terminal, enrolled, submission
from platform_server import Platform as Server

from sync.outbox import Outbox
from sync.states import Held

MANY = 100_000


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    server = Server(tmp_path_factory.mktemp("cloud") / "data").start()
    yield enrolled(tmp_path_factory.mktemp("kiosk"), server)
    server.stop()


HOT: dict[str, Callable[[Outbox], object]] = {
    "enqueue": lambda outbox: outbox.enqueue(submission()),
    "standing": lambda outbox: outbox.standing(),
    "take": lambda outbox: outbox.take(1, 1 << 20),
    "move": lambda outbox: outbox.move(outbox.take(1, 1 << 20)[0].id, Held()),
    "link": lambda outbox: outbox.set_link(outbox.link()),
    "losses": lambda outbox: outbox.losses(untold=True),
    "unfinished": lambda outbox: outbox.unfinished(),
    "of_person": lambda outbox: outbox.of_person("11010019900307001X"),
    "row": lambda outbox: outbox.row("018f0000-0000-7000-8000-000000000000"),
    "purge": lambda outbox: outbox.purge(outbox._clock.now().replace(year=2020)),
}


@pytest.mark.parametrize("name", HOT)
def test_no_statement_of_it_reads_the_whole_table(terminal: Terminal, name: str) -> None:
    statements: list[str] = []
    with terminal.outbox() as outbox:
        for _ in range(2):
            outbox.enqueue(submission())
        outbox._database.conn.set_trace_callback(statements.append)
        HOT[name](outbox)
        outbox._database.conn.set_trace_callback(None)
        wanted = [s for s in statements if s.split()[0].lower() in {"select", "update", "insert", "delete"}]
        assert wanted
        for statement in wanted:
            for row in outbox._read(f"explain query plan {statement}"):
                partial = "submission_to_send" in row[3] or "submission_unsent" in row[3]
                whole = row[3].startswith("SCAN") and not partial
                small = any(table in row[3] for table in ("chain", "link", "lost", "json_each", "CONSTANT"))
                assert not whole or small, (statement, row[3])
                assert "TEMP B-TREE" not in row[3], (statement, row[3])


def test_a_hundred_thousand_more_cost_no_more(terminal: Terminal) -> None:
    """Half of them are done, half are refused; each is timed as the fastest of several tries."""
    with terminal.outbox() as outbox:
        outbox.enqueue(submission())
        few = fastest(outbox)
        _fill(outbox)
        many = fastest(outbox)
    for name, seconds in many.items():
        assert seconds < 5 * few[name] + 0.002, (name, few, many)


def fastest(outbox: Outbox) -> dict[str, float]:
    found = {}
    for name in ("enqueue", "standing", "take", "unfinished"):
        tries = []
        for _ in range(5):
            outbox.enqueue(submission())
            begin = time.perf_counter()
            HOT[name](outbox)
            tries.append(time.perf_counter() - begin)
        found[name] = min(tries)
    return found


def _fill(outbox: Outbox) -> None:
    ((top,),) = outbox._read("select seq from chain")
    outbox._database.conn.execute("begin immediate")
    outbox._database.execute(
        "with recursive n(i) as (select ? + 1 union all select i + 1 from n where i < ? + ?)"
        " insert into submission (seq, id, person, number, service, catalogue, created, trust, envelope,"
        " digest, blobs, state, updated) select i, randomblob(16), 'x', 'n' || i, 's', 'c', i, 'confirmed',"
        " zeroblob(300), zeroblob(32), '[]', iif(i % 2, 'accepted', 'refused'), i from n",
        [top, top, MANY],
    )
    outbox._database.execute("update chain set seq = ?", [top + MANY])
    outbox._database.conn.execute("commit")
