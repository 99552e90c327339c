"""The command ``kiosk`` in processes of its own, as an operator starts it, on a data folder of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from platform_server import _QUICK, ROOT, Platform
from warm import Warm

PROGRAM = Path(sys.executable).with_name("kiosk")
PEOPLE = ROOT / "assets" / "people"


class Kiosk:
    """One data folder. With ``quick``, commands that end are forked from there: see ``warm``."""

    def __init__(self, data: Path, quick: Warm | None = None, **environment: str) -> None:
        self.data, self._quick = data, quick
        own = {"KIOSK_DATA", "CREDENTIALS_DIRECTORY"}
        kept = {name: value for name, value in os.environ.items() if name not in own}
        self.environment = {**kept, **_QUICK, **environment}

    def run(self, *arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        """A command, to its end."""
        if self._quick:
            return self._quick.run("kiosk", "--data", self.data, *arguments, env=environment)
        return subprocess.run(
            [PROGRAM, "--data", self.data, *arguments],
            capture_output=True,
            text=True,
            env={**self.environment, **environment},
            timeout=60,
            check=False,
        )

    def cli(self, *arguments: str | Path) -> Any:
        """A command with ``--json`` that must succeed; its value."""
        done = self.run(*arguments, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def killed(self, line: int, *arguments: str | Path) -> None:
        """A command of ``quick``, killed before that line of those that write files."""
        assert self._quick
        how: dict[str, Any] = {"dies_at": line, "dies_in": ("kiosk/folder.py",)}
        assert self._quick.start("kiosk", "--data", self.data, *arguments, **how).wait().returncode in {0, -9}

    @contextmanager
    def running(self, *arguments: str, **environment: str) -> Iterator["subprocess.Popen[str]"]:
        """A long-running command that has logged its start; killed at the end if it still runs."""
        with subprocess.Popen(
            [PROGRAM, "--data", self.data, *arguments],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            env={**self.environment, **environment},
        ) as process:
            try:
                assert process.stderr
                said = []
                for line in process.stderr:
                    said.append(line)
                    if '"event": "started"' in line:
                        break
                else:
                    raise AssertionError("it did not start:\n" + "".join(said))
                yield process
            finally:
                process.kill()

    def provision(self, platform: Platform) -> Any:
        """Enrol at that platform, with a new code."""
        code = platform.cli("enrol", "--name", "样例厅")["code"]
        return self.cli("provision", code, "--platform", platform.url)

    def sample(self, service: str) -> Path:
        """Complete valid answers to that service's form, as a file beside the data."""
        path = self.data.with_name(f"{service}.json")
        path.write_text(json.dumps(self.cli("services", "sample", service)), "utf-8")
        return path
