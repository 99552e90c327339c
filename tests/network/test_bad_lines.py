"""A real agent behind a real bad line: a network namespace, 16 kbit/s, or 30 % of all packets lost.

It needs root, iproute2 and nftables (script/setup). Where namespaces cannot be made it fails and says so.
"""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from enrolled_terminal import Terminal, enrolled, submission
from middleman import Cable
from platform_server import ROOT
from platform_server import Platform as Server

from sync.states import LinkState, State

SUBNET = f"10.203.{os.getpid() % 200 + 20}"


def ip(*arguments: str) -> None:
    done = subprocess.run(["ip", *arguments], capture_output=True, text=True, timeout=20, check=False)
    if done.returncode:
        pytest.fail(f"no network namespace can be made here: ip {' '.join(arguments)}: {done.stderr.strip()}")


@dataclass
class Hall:
    """A namespace that reaches the platform over one veth, and nothing else."""

    name: str
    host: str

    def inside(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["ip", "netns", "exec", self.name, *command],
            capture_output=True,
            text=True,
            timeout=20,
            check=True,
        )

    def slow(self, rate: str) -> None:
        """Both ways."""
        shape = ("root", "tbf", "rate", rate, "burst", "2kb", "latency", "4s")
        self.inside("tc", "qdisc", "add", "dev", "hall", *shape)
        subprocess.run(["tc", "qdisc", "add", "dev", f"{self.name}p", *shape], check=True, timeout=20)

    def lossy(self, percent: int) -> None:
        """Of what comes in; so answers are lost, and acknowledgements of what was asked."""
        drop = ("numgen", "random", "mod", "100", "<", str(percent), "drop")
        self.inside("nft", "add", "table", "inet", "loss")
        self.inside("nft", "add", "chain", "inet", "loss", "in", "{ type filter hook input priority 0 ; }")
        self.inside("nft", "add", "rule", "inet", "loss", "in", "iif", "hall", *drop)


@pytest.fixture
def hall() -> Iterator[Hall]:
    name = f"ws{os.getpid() % 100_000}"
    ip("netns", "add", name)
    try:
        ip("link", "add", f"{name}p", "type", "veth", "peer", "name", "hall", "netns", name)
        ip("addr", "add", f"{SUBNET}.1/24", "dev", f"{name}p")
        ip("link", "set", f"{name}p", "up")
        ip("-n", name, "addr", "add", f"{SUBNET}.2/24", "dev", "hall")
        ip("-n", name, "link", "set", "hall", "up")
        yield Hall(name, f"{SUBNET}.1")
    finally:
        subprocess.run(["ip", "netns", "del", name], check=False, timeout=20)


@pytest.fixture
def here(hall: Hall, server: Server, tmp_path: Path) -> Iterator[Terminal]:
    """A terminal that knows the platform by the address that the hall reaches; enrolled on a good line."""
    with closing(Cable(server.url, hall.host)) as cable:
        good, server.url = server.url, cable.url
        try:
            yield enrolled(tmp_path / "kiosk", server)
        finally:
            server.url = good


def sync_until_empty(hall: Hall, terminal: Terminal, within: float) -> float:
    """``kiosk sync`` in the hall until everything is accepted; the seconds that it took."""
    command = [
        sys.executable,
        "-c",
        "from kiosk.cli import main; main()",
        "--data",
        str(terminal.folder.path),
        "sync",
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    start, ticks = time.monotonic(), threading.Event()
    agent = subprocess.Popen(
        ["ip", "netns", "exec", hall.name, *command], env=environment, stderr=subprocess.PIPE, text=True
    )
    try:
        with terminal.outbox() as outbox:
            while outbox.unsent() and time.monotonic() - start < within:
                assert agent.poll() is None, agent.communicate()[1]
                ticks.wait(0.1)
            took = time.monotonic() - start
            assert not outbox.unsent(), f"{outbox.unsent()} not sent in {within} s; {outbox.link()}"
            assert {row.state for row in outbox.rows()} == {State.ACCEPTED}
            assert outbox.link().state in {LinkState.UP, LinkState.UNKNOWN}
    finally:
        agent.terminate()
        agent.communicate(timeout=60)
    return took


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("damage", "within"),
    [("16kbit", 90), ("30%", 150)],
    ids=["sixteen kilobits a second", "a third of the packets lost"],
)
def test_a_bad_line_gets_everything_through(
    hall: Hall, here: Terminal, server: Server, damage: str, within: float
) -> None:
    count, scan = 12, 4000
    hall.lossy(30) if damage == "30%" else hall.slow(damage)
    with here.outbox() as outbox:
        sent = [str(outbox.enqueue(submission(os.urandom(scan))).id)]
        sent += [str(outbox.enqueue(submission()).id) for _ in range(count)]
    took = sync_until_empty(hall, here, within)
    print(f"\n{damage}: {count + 1} applications and {scan} bytes of scan in {took:.1f} s")
    rows = server.cli("transactions", "--terminal", here.enrolment.terminal)
    assert [row["id"] for row in rows] == sent
    assert [row["seq"] for row in rows] == list(range(1, len(sent) + 1))
