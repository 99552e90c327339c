"""``kiosk``, ``cloud`` and ``submitter`` in real processes that start in milliseconds.

Starting Python, importing what the commands need and reading the catalogue takes seconds; dying takes none.
So one process imports it all, reads the catalogue that ships once, and forks: each child gets the arguments,
the environment and the pipes of a fresh one, runs the program's own entry point, and ends or is killed by
itself. More modules with a ``main`` become programs by being named; what such a module makes ``ready`` is
made once, before all lives. ``dies_at`` has a life killed (SIGKILL, by its own hand, so nothing can
intervene) before the n-th line of ``dies_in`` that it runs, wherever that is; ``waits`` has it begin at
``Life.go``.
"""

import functools
import gc
import importlib
import json
import logging
import os
import select
import signal
import socket
import subprocess
import sys
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

ROOT = Path(__file__).parents[1]
_IMPORTED = (
    *("cloud.cli", "cloud.boot", "cloud.keys", "django.contrib.auth", "django.db.migrations.executor"),
    *("kiosk.cli", "kiosk.catalogue", "kiosk.doctor", "kiosk.submission", "kiosk.intent"),
    *("drivers.cards.virtual", "sync.agent", "submitter"),
)
_OURS = ("kiosk/", "sync/", "drivers/", "cloud/")


@dataclass
class Life:
    """One process, from its start to its end."""

    pid: int
    _stdout: IO[str]
    _stderr: IO[str]
    _fate: IO[str]
    _gate: int = -1

    def go(self) -> None:
        """Begin, if it was started to wait for this."""
        gate, self._gate = self._gate, -1
        if gate >= 0:
            os.close(gate)

    def outlives(self, seconds: float) -> bool:
        """Let so much time pass, or less if it ends; whether it still lives."""
        try:
            ended = os.pidfd_open(self.pid)
        except ProcessLookupError:
            return False
        try:
            return not select.select([ended], [], [], seconds)[0]
        finally:
            os.close(ended)

    def end(self, how: signal.Signals) -> None:
        """Send it a signal, if it still lives."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, how)

    def kill(self) -> None:
        """Nothing gets to say good-bye."""
        self.end(signal.SIGKILL)

    def said(self) -> list[str]:
        """The whole lines that it has printed so far."""
        return _content(self._stdout).decode().split("\n")[:-1]

    def complained(self) -> int:
        """How many whole lines are on its stderr."""
        return _content(self._stderr).count(b"\n")

    def wait(self) -> "subprocess.CompletedProcess[str]":
        """What it said, and its exit code once it has ended: minus the signal, when one killed it."""
        self.go()
        with self._fate, self._stdout, self._stderr:
            code = os.waitstatus_to_exitcode(int(self._fate.readline()))
            self._stdout.seek(0)
            self._stderr.seek(0)
            return subprocess.CompletedProcess([], code, self._stdout.read(), self._stderr.read())


def _content(file: IO[str]) -> bytes:
    return os.pread(file.fileno(), os.fstat(file.fileno()).st_size, 0)


class Warm:
    """The process that forks, as many lives at once as are wanted. For any thread."""

    def __init__(self, server: socket.socket, environment: Mapping[str, str]) -> None:
        self._server, self._environment = server, dict(environment)

    def start(
        self,
        *arguments: str | Path,
        dies_at: int = 0,
        dies_in: Sequence[str] = _OURS,
        waits: bool = False,
        **where: Any,
    ) -> Life:
        """Begin a life: program and arguments. ``where``: ``cwd``, and more environment as ``env``."""
        # Files, as a full pipe would stop it; ``Life.wait`` closes them.
        out, err = (TemporaryFile("w+", encoding="utf-8") for _ in range(2))  # noqa: SIM115
        fate, their_fate = os.pipe()
        order = {
            "arguments": [str(argument) for argument in arguments],
            "environment": {**self._environment, **where.get("env", {})},
            "cwd": str(where.get("cwd", ROOT)),
            "dies_at": dies_at,
            "dies_in": [f"{ROOT}/{part}" for part in dies_in],
        }
        fds = [out.fileno(), err.fileno(), their_fate]
        their_gate, gate = os.pipe() if waits else (-1, -1)
        socket.send_fds(self._server, [json.dumps(order).encode()], [*fds, their_gate] if waits else fds)
        for fd in (their_fate, their_gate) if waits else (their_fate,):
            os.close(fd)
        told = os.fdopen(fate)
        return Life(int(told.readline()), out, err, told, gate)

    def run(self, *arguments: str | Path, **how: Any) -> "subprocess.CompletedProcess[str]":
        """A life to its natural end."""
        return self.start(*arguments, **how).wait()


@contextmanager
def warm(environment: Mapping[str, str], *programs: str) -> Iterator[Warm]:
    """Start the process that forks, and end it. ``programs``: modules that it can run beside its own."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with (
        ours,
        subprocess.Popen(
            [sys.executable, __file__, *programs],
            stdin=theirs,
            cwd=ROOT,
            env=dict(environment),
            start_new_session=True,
        ) as server,
    ):
        theirs.close()
        try:
            yield Warm(ours, environment)
        finally:
            os.killpg(server.pid, signal.SIGKILL)  # and whatever a failed test left alive


# --- the process that forks ---


def _serve() -> None:
    for name in _IMPORTED:
        importlib.import_module(name)
    catalogue = sys.modules["kiosk.catalogue"].Catalogue
    catalogue.load = functools.cache(catalogue.load)
    catalogue.load()
    for name in sys.argv[1:]:
        importlib.import_module(name).ready()

    gc.collect()
    gc.freeze()  # children then share these pages instead of copying them
    line = socket.socket(fileno=0)
    living: dict[int, tuple[int, IO[str]]] = {}
    while True:
        for ready in select.select([line.fileno(), *living], [], [])[0]:
            if ready == line.fileno():
                pid, told = _begin(line)
                living[os.pidfd_open(pid)] = pid, told
            else:
                pid, told = living.pop(ready)
                os.close(ready)
                with suppress(BrokenPipeError), told:  # a failed test waits for nothing
                    print(os.waitpid(pid, 0)[1], file=told)


def _begin(line: socket.socket) -> tuple[int, IO[str]]:
    """Fork one; its id, and where to tell its end."""
    order, fds, _, _ = socket.recv_fds(line, 1 << 20, 4)
    out, err, fate, *gate = fds
    pid = os.fork()
    if pid == 0:
        line.detach()
        os.close(fate)
        if gate:
            select.select(gate, [], [])  # until its other end is closed
        _live(json.loads(order), (out, err))
    for fd in (out, err, *gate):
        os.close(fd)
    told = os.fdopen(fate, "w")
    with suppress(BrokenPipeError):
        print(pid, file=told, flush=True)
    return pid, told


def _live(order: Mapping[str, Any], fds: tuple[int, int]) -> None:
    """Become the program."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    for fd, place in ((nothing, 0), (fds[0], 1), (fds[1], 2)):
        os.dup2(fd, place)
        os.close(fd)
    os.chdir(order["cwd"])
    os.environ.clear()
    os.environ.update(order["environment"])
    program, *arguments = order["arguments"]
    sys.argv = [program, *arguments]
    if order["dies_at"]:
        _die_at(order["dies_at"], tuple(order["dies_in"]))
    code = 0
    try:
        if hasattr(sys.modules[program], "main"):
            sys.modules[program].main()
        else:
            sys.modules[f"{program}.cli"].main(arguments, prog_name=program)
    except SystemExit as e:
        code = e.code if isinstance(e.code, int) else int(e.code is not None)
    except BaseException:  # noqa: BLE001  # as the interpreter would
        traceback.print_exc()
        code = 1
    sys.settrace(None)
    logging.shutdown()
    sys.stdout.flush()
    os._exit(code)  # what is left to tear down was never this process's own


def _die_at(line: int, parts: tuple[str, ...]) -> None:
    left = line

    def trace(frame: Any, event: str, _: object) -> Any:
        nonlocal left
        if not frame.f_code.co_filename.startswith(parts):
            return None
        if event == "line":
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    sys.settrace(trace)


if __name__ == "__main__":
    sys.path[:0] = [str(ROOT)]
    _serve()
