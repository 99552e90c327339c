"""The real platform in its own process on a free port, and a private PostgreSQL cluster for it."""

import json
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from terminal_client import TerminalClient

_CODES = """
import sys, pathlib, cloud.boot
cloud.boot.start(pathlib.Path(sys.argv[1]), sys.argv[2])
from django.utils import timezone
from cloud.enrolment import issue_code
print(*(issue_code(sys.argv[3], "test", timezone.now())[0] for _ in range(30)))
"""
"""Thirty codes at the price of one: starting a process costs more than anything that these tests do."""

ROOT = Path(__file__).parents[1]
_BYTECODE = tempfile.TemporaryDirectory(prefix="wspyc.")
_QUICK = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": _BYTECODE.name}
"""Every process that a test starts reads the bytecode that the first one wrote: half a second each."""


class Platform:
    """``cloud serve`` on a data folder; the same folder can be served, killed and served again."""

    def __init__(self, data: Path, database: str = "", **environment: str) -> None:
        self.data, self.database = data, database
        self.url = ""
        self._port = "0"  # any at first; the same again after a kill, as its terminals know it
        self._codes: list[str] = []
        self._environment = {**os.environ, **_QUICK, "PYTHONPATH": str(ROOT), **environment}
        self._process: subprocess.Popen[str] | None = None
        self.log = data.parent / f"{data.name}.log"

    def start(self) -> "Platform":
        """Start it, unless it runs."""
        if self._process:
            return self
        with self.log.open("a") as log:
            self._process = subprocess.Popen(
                [*self._command(), "serve", "--port", self._port, "--json"],
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                env=self._environment,
                start_new_session=True,
            )
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line, f"the platform did not start:\n{self.log.read_text()}"
        self.url = json.loads(line)["address"]
        self._port = self.url.rpartition(":")[2]
        return self

    @property
    def pid(self) -> int:
        assert self._process
        return self._process.pid

    def kill(self) -> None:
        """Power off: nothing gets to say good-bye."""
        self._end(signal.SIGKILL)

    def stop(self) -> int:
        """Ask it to stop; gives back the exit code."""
        return self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> int:
        process, self._process = self._process, None
        if process is None:
            return 0
        process.send_signal(how)
        code = process.wait(timeout=30)
        assert process.stdout
        process.stdout.close()
        return code

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """A command on this data folder."""
        return subprocess.run(
            [*self._command(), *arguments],
            capture_output=True,
            text=True,
            env=self._environment,
            timeout=60,
            check=False,
        )

    def cli(self, *arguments: str) -> Any:
        """A command with ``--json`` that must succeed; its value."""
        done = self.run(*arguments, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def code(self, name: str = "样例厅") -> str:
        """A new one-time code."""
        if not self._codes:
            done = subprocess.run(
                [sys.executable, "-c", _CODES, str(self.data), self.database, name],
                capture_output=True,
                text=True,
                env=self._environment,
                timeout=60,
                check=True,
            )
            self._codes = done.stdout.split()
        return self._codes.pop()

    def terminal(self, name: str = "样例厅") -> TerminalClient:
        """A newly enrolled terminal."""
        return TerminalClient(self.url).enrol(self.code(name))

    def _command(self) -> list[str]:
        command = [sys.executable, "-m", "cloud.cli", "--data", str(self.data)]
        return [*command, "--database", self.database] if self.database else command


@contextmanager
def postgresql(*, durable: bool = False) -> Iterator[str]:
    """A cluster of its own, thrown away afterwards; gives back the URL of its database.

    ``durable``: a commit is an fsync, as it is in a province.
    """
    bins = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    assert bins, "PostgreSQL is missing: apt-get install postgresql"
    folder = Path(tempfile.mkdtemp(prefix="wspg."))
    as_user: dict[str, Any] = {}
    if os.getuid() == 0:  # PostgreSQL refuses to run as root
        user = pwd.getpwnam("postgres")
        os.chown(folder, user.pw_uid, user.pw_gid)
        as_user = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": str(folder)}

    def run(program: str, *arguments: str) -> None:
        subprocess.run(
            [bins[-1] / program, *arguments],
            check=True,
            cwd=folder,
            env=environment,
            stdout=subprocess.DEVNULL,
            **as_user,
        )

    try:
        run("initdb", "-D", "data", "-U", "waystation", "-A", "trust", "-E", "UTF8", "--no-sync")
        fsync = "on" if durable else "off"
        options = f"-c listen_addresses='' -k {folder} -c fsync={fsync} -c max_connections=60"
        run("pg_ctl", "-D", "data", "-w", "-s", "-l", "log", "-o", options, "start")
        try:
            yield f"postgresql://waystation@{str(folder).replace('/', '%2F')}/postgres"
        finally:
            run("pg_ctl", "-D", "data", "-w", "-s", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)
