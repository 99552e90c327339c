"""``kiosk submit`` killed before every few lines that it runs: a receipt that was printed is kept, whole."""

import json
import random
import time
from pathlib import Path

import pytest
from enrolled_terminal import Terminal
from kiosk_command import PEOPLE
from promises import holds_together
from standing_clock import LaterClock
from warm import Life, Warm

from kiosk import receipt as receipts
from sync.outbox import SWEPT_AFTER

WHERE_IT_MATTERS = (
    "sync/outbox.py",
    "sync/attachments.py",
    "kiosk/folder.py",
    "kiosk/database.py",
    "kiosk/receipt.py",
    "kiosk/cli/outbox.py",
)
LINES = 600
"""Of those files, from the start of a submission with two attachments to its end, and a few more."""
EVERY = 3
MOMENTS = 25


@pytest.fixture
def command(terminal: Terminal, tmp_path: Path, quick: Warm) -> list[str]:
    """An application with two attachments."""
    data = str(terminal.folder.path)
    answers, scan = tmp_path / "answers.json", tmp_path / "scan.jpg"
    sample = quick.run("kiosk", "--data", data, "services", "sample", "newborn-household", "--json")
    answers.write_text(sample.stdout, "utf-8")
    scan.write_bytes(b"\xff\xd8" * 3000)
    attach = ["--attach", f"birth_certificate_scan={scan}"] * 2
    person = PEOPLE / "resident-newborn.json"
    return [
        *("kiosk", "--data", data, "submit", "--service", "newborn-household", "--json"),
        *("--person", str(person), "--answers", str(answers), *attach),
    ]


def end(life: Life) -> tuple[int, list[str]]:
    """The exit code, and the id and number of the receipt, if one was printed."""
    done = life.wait()
    assert "Traceback" not in done.stderr
    receipt = json.loads(done.stdout) if done.stdout.endswith("\n") else None
    return done.returncode, [receipt["id"], receipt["receipt"]] if receipt else []


def is_kept(terminal: Terminal, before: list[str], receipt: list[str]) -> list[str]:
    """The printed receipt is of the newest row; the rest is what it was, or one more that was not printed."""
    ids = holds_together(terminal)
    assert ids[: len(before)] == before
    assert len(ids) - len(before) in ({1} if receipt else {0, 1})
    if receipt:
        assert receipt == [ids[-1], receipts.number(terminal.enrolment.number, len(ids))]
    return ids


def test_a_submission_killed_before_any_line_is_there_or_not_and_never_half(
    terminal: Terminal, command: list[str], quick: Warm
) -> None:
    ids: list[str] = []
    codes = []
    for line in range(1, LINES, EVERY):
        life = quick.start(*command, dies_at=line, dies_in=WHERE_IT_MATTERS)
        code, receipt = end(life)
        codes.append(code)
        ids = is_kept(terminal, ids, receipt)
    assert codes[0] == -9
    assert 0 in codes, "the last lines are beyond the end"
    assert codes.count(-9) > len(codes) // 2
    _nothing_but_what_is_named_stays(terminal)


def test_a_submission_killed_at_any_moment_is_there_or_not_and_never_half(
    terminal: Terminal, command: list[str], quick: Warm
) -> None:
    """Between lines too: inside SQLite, in a write, in an fsync."""
    dice = random.Random(20261124)
    begin = time.monotonic()
    assert end(quick.start(*command))[0] == 0
    whole = time.monotonic() - begin
    ids = holds_together(terminal)
    for _ in range(MOMENTS):
        life = quick.start(*command)
        life.outlives(dice.uniform(whole / 2, whole * 1.1))
        life.kill()
        _, receipt = end(life)
        ids = is_kept(terminal, ids, receipt)


def _nothing_but_what_is_named_stays(terminal: Terminal) -> None:
    """Attachments of submissions that never became rows are swept once they are old; the others stay."""
    named = holds_together(terminal)
    files = list(terminal.folder.blobs.iterdir())
    with terminal.outbox() as outbox:
        outbox.recover()
        assert set(terminal.folder.blobs.iterdir()) == set(files)
        outbox._clock = LaterClock(later=SWEPT_AFTER)
        outbox.sweep()
    left = list(terminal.folder.blobs.iterdir())
    assert len(left) == 2 * len(named) < len(files)
    assert holds_together(terminal) == named
