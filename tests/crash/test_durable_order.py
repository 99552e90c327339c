"""``kiosk submit`` as the kernel sees it: every promise is on the disk before the receipt is written."""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from enrolled_terminal import Terminal
from kiosk_command import PEOPLE
from platform_server import ROOT
from warm import Warm

TRACED = "openat,write,pwrite64,fsync,fdatasync,rename,renameat2,unlink,close"
CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)(?:<.*>)?")
ATTACHMENTS = 2


@dataclass
class Call:
    """One system call: its name, the file or descriptor that it is about, and all of its arguments."""

    name: str
    path: str
    arguments: str


def traced(command: list[str], trace: Path) -> tuple[str, list[Call]]:
    """Run it under strace; what it printed, and its calls in order. ``-y`` names the files."""
    strace = shutil.which("strace")
    assert strace, "script/setup installs strace"
    done = subprocess.run(
        [strace, "-f", "-y", "-qq", "-s", "64", "-e", f"trace={TRACED}", "-o", trace, *command],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    calls = []
    for line in trace.read_text("utf-8", "replace").splitlines():
        if (found := CALL.match(line)) and int(found[3]) >= 0:
            about = re.search(r"<([^>]*)>", found[2]) or re.search(r'"([^"]*)"', found[2])
            calls.append(Call(found[1], about[1] if about else "", found[2]))
    return done.stdout, calls


def test_attachments_then_row_then_receipt(terminal: Terminal, quick: Warm, tmp_path: Path) -> None:
    data = terminal.folder.path
    answers, scan = tmp_path / "answers.json", tmp_path / "scan.jpg"
    sample = quick.run("kiosk", "--data", str(data), "services", "sample", "newborn-household", "--json")
    answers.write_text(sample.stdout, "utf-8")
    scan.write_bytes(b"\xff\xd8" * 30000)
    attach = ["--attach", f"birth_certificate_scan={scan}"] * ATTACHMENTS
    command = [
        *(sys.executable, "-c", "from kiosk.cli import main; main()", "--data", str(data)),
        *("submit", "--service", "newborn-household"),
        *("--json", "--person", str(PEOPLE / "resident-newborn.json"), "--answers", str(answers), *attach),
    ]
    printed, calls = traced(command, tmp_path / "trace")
    receipt = json.loads(printed)
    blobs, wal = str(data / "blobs"), str(data / "kiosk.db-wal")

    def after(place: int, name: str, path: str) -> int:
        """The next such call; ``path`` is how the file's name begins."""
        for n in range(place + 1, len(calls)):
            if calls[n].name in name.split("|") and calls[n].path.startswith(path):
                return n
        raise AssertionError(f"no {name} of {path} after call {place}")

    at = -1
    for _ in range(ATTACHMENTS):
        written = after(at, "write", f"{blobs}/.")
        temporary = calls[written].path
        synced = after(written, "fsync", temporary)
        renamed = after(synced, "rename|renameat2", temporary)
        assert not [c for c in calls[synced:renamed] if c.name == "write" and c.path == temporary]
        at = after(renamed, "fsync", blobs)
        assert calls[at].path == blobs, "the directory itself"
    row = after(at, "pwrite64", wal)
    commit = after(row, "fdatasync|fsync", wal)
    last = max(n for n, c in enumerate(calls) if c.name == "pwrite64" and c.path == wal)
    assert last < commit, "nothing of the commit is in the WAL after its fdatasync"
    (told,) = (n for n, c in enumerate(calls) if c.name == "write" and receipt["id"] in c.arguments)
    assert last < told
    assert commit < told
    assert not [c for c in calls[told:] if c.name in {"fsync", "fdatasync"} and c.path.startswith(blobs)]
    with terminal.outbox() as outbox:
        assert [str(row.id) for row in outbox.rows()] == [receipt["id"]]
