"""``strace`` beside a process: which calls it makes on a folder, and what it does when one of them fails."""

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from warm import Warm

ERRORS = {
    "pwrite64": ("ENOSPC", "EIO"),
    "write": ("ENOSPC", "EIO"),
    "fsync": ("EIO", "ENOSPC"),
    "fdatasync": ("EIO", "ENOSPC"),
    "ftruncate": ("EIO",),
    "openat": ("EIO", "ENOSPC", "EROFS"),
    "rename": ("EIO", "ENOSPC"),
    "link": ("EIO",),
    "mkdir": ("ENOSPC",),
    "unlink": ("EIO", "EROFS"),
    "chmod": ("EROFS",),
    "pread64": ("EIO",),
    "read": ("EIO",),
    "newfstatat": ("EIO",),
    "statfs": ("EIO",),
    "getdents64": ("EIO",),
}
"""What each call may answer: the disk is full, breaks, or has become read-only (errno(3))."""
_CALL = re.compile(r"\d+ +(\w+)\((.*)")


@dataclass(frozen=True)
class Failure:
    """The n-th ``call`` of a process, from 1, fails so; ``onwards`` with all that follow."""

    call: str
    number: int
    error: str
    onwards: bool = False


@dataclass(frozen=True)
class Traced:
    """How it ended, and what ``strace`` saw."""

    done: "subprocess.CompletedProcess[str]"
    log: str

    def reached(self, folder: Path) -> bool:
        """Whether the failure came to pass, in that folder."""
        return any("(INJECTED)" in line and str(folder) in line for line in self.log.splitlines())


def traced(quick: Warm, log: Path, *command: str | Path, failure: Failure | None = None) -> Traced:
    """Run a command of ``quick`` to its end, ``failure`` happening to it."""
    life = quick.start(*command, waits=True)
    how = ["-f", "-y", "-s", "0", "-o", log, "-e", f"trace={','.join(ERRORS)}"]
    if failure:
        when = f"{failure.number}{'+' if failure.onwards else ''}"
        how += ["-e", f"inject={failure.call}:error={failure.error}:when={when}"]
    with subprocess.Popen(["strace", *how, "-p", str(life.pid)], stderr=subprocess.PIPE, text=True) as tracer:
        assert tracer.stderr
        attached = tracer.stderr.readline()
        assert "attached" in attached, f"strace may not trace here: {attached}"
        life.go()
        done = life.wait()
    return Traced(done, log.read_text())


def calls_on(folder: Path, log: str) -> Iterator[tuple[str, int, str]]:
    """Each call that names the folder: its name, its number among its like, its arguments."""
    numbers: Counter[str] = Counter()
    for line in log.splitlines():
        if found := _CALL.match(line):
            numbers[found[1]] += 1
            if str(folder) in found[2]:
                yield found[1], numbers[found[1]], found[2]


def failures(folder: Path, log: str) -> list[Failure]:
    """Every failure of every call on that folder; and from each write or sync on, of all like it."""
    found = []
    for call, number, arguments in calls_on(folder, log):
        for error in ERRORS[call]:
            if call == "openat" and error != "EIO" and "O_CREAT" not in arguments:
                continue
            found.append(Failure(call, number, error))
            if call in {"pwrite64", "fsync", "fdatasync"}:
                found.append(Failure(call, number, error, onwards=True))
    return found
