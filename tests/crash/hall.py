"""A hall whose screens, agents and platform are killed again and again, at any instruction, all at once.

Two terminals of one platform. Each has a reader with a card in it, a real ``kiosk run`` with a finger before
it (``citizens``), a ``kiosk sync``, and one more who takes in (``submitter``: applications with attachments).
All of them, and ``cloud serve``, are lives of a few tenths of a second, forked (``warm``), each of which ends
at a random place of its work.
"""

import json
import random
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

import lives
import platform_life
import psycopg
import sqlcipher3
from enrolled_terminal import Terminal, enrolled
from kiosk_command import Kiosk
from platform_server import Platform as Server
from promises import all_arrived_once, all_sent, receipts_stand
from warm import Life, Warm, warm

from drivers.cards import emulations, service
from drivers.cards.vpcd import VirtualCard

TERMINALS = 2
PAGES = 8
"""Lines of a screen's life: from its start to its first receipt, or beyond where a draft was left."""
REQUESTS = 6
PATIENCE = 0.15
"""Seconds that a platform waits for the next request, for its agents die too."""
AGENT_LINES = 1500
"""Of the agent's own code, from its start to some way into a batch."""
NO_SCANNER = {"PATH": "/nonexistent"}


@dataclass
class Deaths:
    """Of one kind of process: at which place, how many in a write transaction, and what was promised."""

    at: Counter[str] = field(default_factory=Counter)
    writing: int = 0
    promised: list[str] = field(default_factory=list)

    def note(self, where: str, end: lives.End) -> None:
        self.at[where] += 1
        self.writing += end.writing


Kind = Callable[["Hall", Terminal, random.Random, Deaths], None]


@dataclass
class Hall:
    """``deaths`` by kind, and by terminal; the platform's under its own name."""

    quick: Warm
    server: Server
    terminals: list[Terminal]
    how: tuple[str, ...] = ()
    """``--hasty``, for who is to break promises."""
    deaths: dict[tuple[str, str], Deaths] = field(default_factory=dict)
    enough: threading.Event = field(default_factory=threading.Event)
    unanswered: int = 0
    """Times that a killed platform left behind more than anybody had been told."""

    def of(self, kind: str) -> list[Deaths]:
        return [deaths for (name, _), deaths in list(self.deaths.items()) if name == kind]

    def count(self, kind: str) -> int:
        return sum(sum(deaths.at.values()) for deaths in self.of(kind))

    def serving(self) -> Life:
        """A platform, at the port that its terminals know."""
        port = self.server.url.rpartition(":")[2] or "0"
        return self.quick.start("platform_life", *self.how, "serve", "--port", port, "--json")

    def until(self, wanted: dict[str, int], kinds: dict[str, Kind], total: int = 0) -> None:
        """Kill until there were so many of each kind and of all; ``platform`` is one for all terminals."""
        with ThreadPoolExecutor(len(kinds) * len(self.terminals)) as pool:
            work = [
                pool.submit(self._again, name, one, terminal, wanted, total)
                for name, one in kinds.items()
                for terminal in (self.terminals[:1] if name == "platform" else self.terminals)
            ]
        for done in work:
            done.result()

    def _again(self, name: str, one: Kind, terminal: Terminal, wanted: dict[str, int], total: int) -> None:
        place = name, terminal.enrolment.terminal
        dice, deaths = random.Random(":".join(place)), self.deaths.setdefault(place, Deaths())
        try:
            while not self.enough.is_set():
                one(self, terminal, dice, deaths)
                enough = all(self.count(kind) >= least for kind, least in wanted.items())
                if enough and sum(sum(d.at.values()) for d in list(self.deaths.values())) >= total:
                    break
        finally:
            self.enough.set()


# --- one death of each kind ---


def screen(hall: Hall, terminal: Terminal, dice: random.Random, deaths: Deaths) -> None:
    """At any page, or before the first."""
    life = hall.quick.start("citizens", terminal.folder.path, *hall.how, env=NO_SCANNER)
    lines = dice.randint(0, PAGES)
    lives.after(life, lines, dice, 0.03 if lines else 0.25)
    end = lives.killed(life)
    pages = [line for line in end.said if line.startswith("screen-")]
    deaths.note(pages[-1] if pages else "start", end)
    deaths.promised += [line for line in end.said if not line.startswith("screen-")]


def hasty_screen(hall: Hall, terminal: Terminal, dice: random.Random, deaths: Deaths) -> None:
    """About when it saves what it has promised already."""
    life = hall.quick.start("citizens", terminal.folder.path, *hall.how, env=NO_SCANNER)
    begin = monotonic()
    while "promised" not in life.said() and life.outlives(0.004):
        assert monotonic() - begin < lives.REACHED_WITHIN, life.said()
    life.outlives(dice.uniform(0, 0.02))
    end = lives.killed(life)
    deaths.note("promised", end)
    deaths.promised += [line for line in end.said if line == "promised"]


def agent(hall: Hall, terminal: Terminal, dice: random.Random, deaths: Deaths) -> None:
    """At any moment, or at a line of its own code."""
    line = dice.randint(1, AGENT_LINES) if dice.random() < 0.3 else 0
    life = hall.quick.start("kiosk", "--data", terminal.folder.path, "sync", dies_at=line, dies_in=("sync/",))
    lives.after(life, 0, dice, 1.2)
    end = lives.killed(life)
    deaths.note(last_event(end.stderr), end)


def submitter(hall: Hall, terminal: Terminal, dice: random.Random, deaths: Deaths) -> None:
    life = hall.quick.start("submitter", terminal.folder.path, "--pause", "0.1")
    lives.after(life, dice.randint(0, 20), dice, 0.1)
    end = lives.killed(life)
    deaths.note(f"{len(end.said) // 10 * 10} taken in", end)
    deaths.promised += end.said


def platform(hall: Hall, terminal: Terminal, dice: random.Random, deaths: Deaths) -> None:
    """While it starts, or after any number of requests."""
    life = hall.serving()
    if dice.random() < 0.1:
        life.outlives(dice.uniform(0, 0.08))
    else:
        lives.after(life, 1, dice, 0.01)
        wanted, patience = life.complained() + dice.randint(0, REQUESTS), monotonic() + PATIENCE
        while life.complained() < wanted and monotonic() < patience and life.outlives(0.004):
            pass
        life.outlives(dice.uniform(0, 0.01))
    end = lives.killed(life)
    requests = end.stderr.count('"event": "request"')
    deaths.note(f"{min(requests, REQUESTS)} requests" if end.said else "start", end)
    hall.unanswered += stored(hall) > told(hall)


def last_event(stderr: str) -> str:
    """What it logged last; its last line may be half of one."""
    for line in reversed(stderr.splitlines()):
        with suppress(ValueError):
            return str(json.loads(line).get("event", "start"))
    return "start"


def stored(hall: Hall) -> int:
    return int(at_the_platform(hall.server, "select count(*) from cloud_transaction")[0][0])


def at_the_platform(server: Server, sql: str) -> list[Any]:
    """What its database says."""
    if server.database:
        with psycopg.connect(server.database) as postgresql:
            return postgresql.execute(sql).fetchall()
    return _rows(server.data / "cloud.db", sql)


def not_there(hall: Hall) -> int:
    """How many a terminal takes for received that the platform does not have."""
    missing = 0
    for terminal in hall.terminals:
        name = terminal.enrolment.terminal
        came = at_the_platform(hall.server, f"select seq from cloud_transaction where terminal_id = '{name}'")
        held = _rows(terminal.folder.database, "select seq from submission where state = 'accepted'")
        missing += len(set(held) - set(came))
    return missing


def told(hall: Hall) -> int:
    """How many the terminals know to be there."""
    sql = "select count(*) from submission where state in ('accepted', 'decided', 'uploading')"
    return sum(_rows(terminal.folder.database, sql)[0][0] for terminal in hall.terminals)


def _rows(path: Path, sql: str) -> list[Any]:
    """Read-only: a connection that may write would tidy the log of changes up, when it is the last."""
    with closing(sqlcipher3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        found: list[Any] = database.execute(sql).fetchall()
        return found


# --- before and after ---


@contextmanager
def hall(folder: Path, *how: str, database: str = "") -> Iterator[Hall]:
    """A platform and its terminals, each with a card in its reader; nothing runs but the readers."""
    server = Server(folder / "cloud", database)
    server.data.mkdir()
    place = folder / "tmp"
    place.mkdir()  # what a killed screen leaves in it
    environment = {
        **Kiosk(Path()).environment,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_QUICK_BACKEND": "software",
        "QT_IM_MODULE": "",
        platform_life.DATA: str(server.data),
        platform_life.DATABASE: database,
        "TMPDIR": str(place),
    }
    with ExitStack() as stack:
        quick = stack.enter_context(warm(environment, "citizens", "platform_life"))
        made = Hall(quick, server, [], how)
        first = made.serving()
        lives.after(first, 1, random.Random(0), 0)
        server.url = json.loads(first.said()[0])["address"]
        for number in range(TERMINALS):
            terminal = enrolled(folder / f"kiosk{number}", server)
            terminal.outbox().close()  # it is there, and empty
            made.terminals.append(terminal)
            pcscd = stack.enter_context(closing(service.ensure(terminal.folder.path)))
            card = VirtualCard(emulations.installed()["resident"](None))
            stack.callback(card.remove)
            card.insert(pcscd.line(0))
        lives.killed(first)
        yield made


def all_is_kept(hall: Hall) -> int:
    """Every promise arrived once, unaltered, in its place in the chain; how many there were."""
    last = hall.serving()
    lives.after(last, 1, random.Random(0), 0)
    count = 0
    for terminal in hall.terminals:
        all_sent(terminal)
        arrived = all_arrived_once(terminal, hall.server)
        with terminal.outbox() as outbox:
            numbers = {row.receipt: str(row.id) for row in outbox.rows()}
            sent = outbox._read("select seq, envelope from submission order by seq")
            assert (outbox.incidents(), outbox.losses()) == ([], [])
        name = terminal.enrolment.terminal
        came = f"select seq, envelope from cloud_transaction where terminal_id = '{name}' order by id"
        assert [(seq, bytes(raw)) for seq, raw in at_the_platform(hall.server, came)] == sent
        assert not at_the_platform(hall.server, "select kind from cloud_incident")
        shown = hall.deaths.get(("screen", name), Deaths()).promised
        handed = hall.deaths.get(("submitter", name), Deaths()).promised
        receipts_stand(terminal, handed)
        for promised in ([numbers[number] for number in shown], [line.split()[0] for line in handed]):
            assert [uid for uid in arrived if uid in set(promised)] == promised
            count += len(promised)
    lives.killed(last)
    return count
