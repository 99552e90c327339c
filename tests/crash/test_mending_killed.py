"""The mending of a damaged database killed before any line: it is begun again, and nothing is lost by it."""

import shutil
from pathlib import Path

import pytest
from enrolled_terminal import Terminal, submission
from promises import holds_together
from warm import Warm

from kiosk.database import suspect_mark
from kiosk.folder import DataFolder
from sync.salvage import take_snapshot

ROWS = 12
WHERE = {
    "each durable step": (("kiosk/folder.py",), 3),
    "all of it": (("kiosk/salvage.py", "sync/salvage.py"), 251),
}
"""Files, and every how many lines of them a life ends."""


@pytest.mark.parametrize("where", WHERE)
def test_a_mending_killed_before_any_line_is_begun_again(
    terminal: Terminal, quick: Warm, tmp_path: Path, where: str
) -> None:
    files, every = WHERE[where]
    with terminal.outbox() as outbox:
        saved = [str(outbox.enqueue(submission(b"scan")).id) for _ in range(ROWS)]
        outbox._database.execute("pragma wal_checkpoint(truncate)")
    assert take_snapshot(terminal.folder)
    with terminal.folder.database.open("r+b") as file:
        file.write(b"noise" * 1000)
    line, ended = 1, False
    while not ended:
        data = tmp_path / f"life-{line}"
        shutil.copytree(terminal.folder.path, data)
        command = ["kiosk", "--data", data, "outbox", "mend"]
        first = quick.start(*command, dies_at=line, dies_in=files).wait()
        ended = first.returncode == 0
        assert ended or first.returncode == -9, first.stderr
        second = quick.start(*command).wait()
        assert second.returncode == 0, second.stderr
        folder = DataFolder.at(data, floor=0)
        again = Terminal(folder, terminal.vault, terminal.clock, terminal.enrolment)
        assert holds_together(again) == saved
        with again.outbox() as outbox:
            assert len(outbox.incidents()) == 1
            assert outbox.losses() == []
        assert not suspect_mark(folder.database).exists()
        (place,) = folder.quarantine.iterdir()
        assert (place / "kiosk.db").read_bytes()[:5] == b"noise"
        shutil.rmtree(data)
        line += every
    assert line > 15 * every, "the mending is longer than that"
