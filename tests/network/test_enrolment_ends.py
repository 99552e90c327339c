"""A terminal's own certificate that has expired or was revoked: what is said, and that nothing is lost."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from enrolled_terminal import Terminal, submission
from platform_server import ROOT
from platform_server import Platform as Server

from kiosk import desk, doctor
from sync import agent
from sync.enrolment import Enrolment, enrol
from sync.states import LinkState, State

_EXPIRE = """
import pathlib, sys, cloud.boot
cloud.boot.start(pathlib.Path(sys.argv[1]))
from datetime import timedelta
from django.utils import timezone
from cloud.models import Certificate
past = timezone.now() - timedelta(1)
assert Certificate.objects.filter(terminal_id=sys.argv[2]).update(not_after=past) == 1
"""
"""As a year later: the platform goes by its own row, as no request carries the certificate."""
SOON = 60.0


def expire(server: Server, terminal: str) -> None:
    command = [sys.executable, "-c", _EXPIRE, str(server.data), terminal]
    subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True, timeout=60)


def end(server: Server, terminal: Terminal, how: str) -> None:
    name = terminal.enrolment.terminal
    expire(server, name) if how == "certificate-expired" else server.cli("terminals", "revoke", name)


@contextmanager
def at_work(terminal: Terminal) -> Iterator[None]:
    stop = threading.Event()
    work = threading.Thread(target=agent.run, args=(terminal.folder, terminal.clock), kwargs={"stop": stop})
    work.start()
    try:
        yield
    finally:
        stop.set()
        work.join(SOON)


def becomes(terminal: Terminal, state: LinkState, unsent: int) -> None:
    deadline, tick = time.monotonic() + SOON, threading.Event()
    with terminal.outbox() as outbox:
        while (outbox.link().state, outbox.unsent()) != (state, unsent):
            assert time.monotonic() < deadline, (outbox.link(), outbox.stats())
            tick.wait(0.05)


@pytest.mark.parametrize("how", ["certificate-expired", "terminal-revoked"])
def test_a_certificate_that_ended_pauses_the_line_until_a_new_code_renews_it(
    server: Server, terminal: Terminal, how: str
) -> None:
    """The agent runs through all of it: it takes the new certificate up by itself."""
    with terminal.outbox() as outbox:
        sent = [str(outbox.enqueue(submission()).id)]
    with at_work(terminal):
        becomes(terminal, LinkState.UP, 0)
        end(server, terminal, how)
        with terminal.outbox() as outbox:
            sent += [str(outbox.enqueue(submission(b"scan" * 99)).id) for _ in range(2)]
        becomes(terminal, LinkState.REFUSED, 2)
        with terminal.outbox() as outbox:
            assert outbox.link().detail == how
            assert {(row.state, row.attempts) for row in outbox.rows()} <= {
                (State.ACCEPTED, 0),
                (State.WAITING, 0),
                (State.QUEUED, 0),
            }
            assert "line-refused" in {
                say.code for say in desk.queue(outbox.stats(), outbox.link(), terminal.clock.now())
            }
        (row,) = doctor._each((doctor._outbox,), terminal.folder, terminal.clock)
        assert (row.state, row.remedy) == (doctor.DOWN, "kiosk provision with a new code, or mend TLS")
        renewed = enrol(terminal.folder, terminal.vault, server.code(), server.url, terminal.clock)
        assert renewed.key_id != terminal.enrolment.key_id
        assert (renewed.terminal, renewed.number) == (terminal.enrolment.terminal, terminal.enrolment.number)
        with terminal.outbox() as outbox:
            sent.append(str(outbox.enqueue(submission()).id))
        becomes(terminal, LinkState.UP, 0)
    rows = server.cli("transactions", "--terminal", renewed.terminal)
    assert [(row["seq"], row["id"]) for row in rows] == list(enumerate(sent, 1))
    assert Enrolment.load(terminal.folder).key_id == renewed.key_id
