"""Enqueue once more, on a disk whose every flush takes 3 ms, as an eMMC's or a plain SSD's may.

A disk that acknowledges a flush before it is durable, or a large array, flushes in a tenth of a millisecond,
and then the ratio of ``enqueue`` compares a few instructions of SQLite with compressing, sealing and signing.
Here strace delays each fsync and fdatasync of everybody's, ours and the peers', by the same time.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from bench.report import Report, Row, Target

FLUSH = 3000
"""Microseconds that each fsync and fdatasync takes longer."""


def run(folder: Path, scale: float = 1.0) -> Report:
    """The rates and ratios of ``enqueue``."""
    del folder  # the other process has its own
    delayed = ["-e", "trace=fsync,fdatasync", "-e", f"inject=fsync,fdatasync:delay_exit={FLUSH}"]
    command = [
        *("strace", "-f", "-qq", "--seccomp-bpf", *delayed, "-o", os.devnull),
        *(sys.executable, "-m", "bench", "enqueue", "--json", *(["--quick"] if scale < 1 else [])),
    ]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    (found,) = json.loads(done.stdout)
    return Report(
        "flush",
        f"{found['what']}; every flush takes {FLUSH / 1000:g} ms longer",
        [Row(**row) for row in found["rows"]],
        [Target(t["what"], t["wanted"], t["found"], most=t["most"]) for t in found["targets"]],
    )
