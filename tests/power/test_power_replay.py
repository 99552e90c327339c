"""Every state that a power cut could leave: a recorded life of a terminal, stopped after each of its calls.

``strace`` records what a terminal does to its folder, from the empty folder on. After each call images are
made of what a cut at that moment could leave (``recording``): nothing unsynced, all of it, and mixtures in
blocks of 512 and 4,096 bytes. Each is opened by the real outbox, which must hold what was promised by then.
``WAYSTATION_IMAGES`` sets how many mixtures of each size are made. The control, whose commits are not synced,
must lose: else the model proves nothing.
"""

import os
import random
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from effort import effort
from enrolled_terminal import Terminal, submission
from platform_server import _QUICK, ROOT
from platform_server import Platform as Server
from promises import holds_together, receipts_stand
from recording import Call, Disk, Fate, calls, record

from kiosk.clock import SystemClock
from kiosk.errors import Fault, NotEnrolled
from kiosk.folder import DataFolder
from kiosk.vault import Vault
from sync.enrolment import Enrolment
from sync.salvage import ensure

IMAGES = effort("IMAGES", 2)
LIFE = Path(__file__).with_name("recorded_life.py")
NOTHING = Fate(lambda _: [], lambda versions: versions[0])
EVERYTHING = Fate(lambda changes: changes, lambda versions: versions[-1])


def mixture(dice: random.Random, block: int) -> Fate:
    """Any changes of names, each block and the length as at any moment."""

    def content(versions: list[bytes]) -> bytes:
        if len(versions) == 1:
            return versions[0]
        size = len(dice.choice(versions))
        pieces = (dice.choice(versions)[at : at + block].ljust(block, b"\0") for at in range(0, size, block))
        return b"".join(pieces)[:size]

    return Fate(lambda changes: [change for change in changes if dice.random() < 0.5], content)


@dataclass
class Recording:
    """A life: its calls, those that print among them, and the folder that they are about."""

    data: Path
    printed: Path
    calls: list[Call]


@dataclass
class Moment:
    """Before the next call: the disk, and what was promised so far."""

    disk: Disk
    said: str = ""
    lines: list[str] = field(default_factory=list)

    def hear(self, data: bytes) -> None:
        *lines, self.said = (self.said + data.decode()).split("\n")
        self.lines += lines


def recorded(server: Server, root: Path, *how: str) -> Recording:
    data, printed, log = root / "there" / "data", root / "printed", root / "log"
    data.parent.mkdir(parents=True)
    environment = {**os.environ, **_QUICK, "PYTHONPATH": f"{ROOT}:{ROOT}/tests"}
    record([sys.executable, LIFE, data, server.url, server.code(), *how], log, printed, environment)
    return Recording(data, printed, list(calls(log, data.parent, printed)))


def moments(recording: Recording) -> Iterator[Moment]:
    """After each call that changed the folder."""
    moment = Moment(Disk(recording.data.parent))
    for call in recording.calls:
        if call.path == recording.printed:
            moment.hear(call.data)
        elif not call.path.name.endswith("-shm"):  # mapped memory, made anew at the first opening
            moment.disk.take(call)
            yield moment


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder in memory, for images."""
    with TemporaryDirectory(prefix="wsimage.", dir="/dev/shm") as folder:
        yield Path(folder) / "image"


def laid_out(moment: Moment, fate: Fate, place: Path) -> Path:
    """The image as real files; the data folder in it."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(mode=0o700)
    for path, content in moment.disk.image(fate).items():
        if content is None:
            (place / path).mkdir(mode=0o700)
        else:
            (place / path).write_bytes(content)
    return place / "data"


def starts_again(data: Path) -> Terminal | None:
    """A terminal opens its folder; None when it was never enrolled."""
    folder = DataFolder.at(data, floor=0)
    vault = Vault.open(folder)
    key = vault.device_key(folder)
    try:
        enrolment = Enrolment.load(folder)
    except NotEnrolled:
        return None
    ours, theirs = (
        k.public_bytes(Encoding.Raw, PublicFormat.Raw)
        for k in (key.public_key(), enrolment.certificate.public_key())
    )
    assert ours == theirs
    assert not ensure(folder, SystemClock())
    return Terminal(folder, vault, SystemClock(), enrolment)


def keeps(moment: Moment, data: Path, *, goes_on: bool) -> None:
    """All that was promised at this moment."""
    terminal = starts_again(data)
    promises = moment.lines[1:]
    assert terminal or not moment.lines, "it was enrolled"
    if terminal is None:
        return
    ids = holds_together(terminal)
    assert ids[: len(promises)] == [line.split()[0] for line in promises]
    assert len(ids) <= len(promises) + 1
    receipts_stand(terminal, promises[-1:])
    if goes_on:
        with terminal.outbox() as outbox:
            receipt = outbox.enqueue(submission(b"\xff\xd8"))
        assert holds_together(terminal) == [*ids, str(receipt.id)]


def fates(seed: int) -> list[Fate]:
    dice = random.Random(seed)
    return [NOTHING, EVERYTHING, *(mixture(dice, block) for block in (512, 4096) for _ in range(IMAGES))]


@pytest.mark.timeout(120 + 60 * IMAGES)
def test_no_power_cut_at_any_call_loses_what_was_promised(
    server: Server, tmp_path: Path, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recording = recorded(server, tmp_path)
    images = stops = 0
    for stops, moment in enumerate(moments(recording), 1):
        for number, fate in enumerate(fates(stops)):
            data = laid_out(moment, fate, place)
            try:
                keeps(moment, data, goes_on=(stops + number) % 7 == 0)
            except (AssertionError, Fault, OSError) as e:
                raise AssertionError(f"after call {stops}, image {number}: {e!r}") from e
            images += 1
    with capsys.disabled():
        print(f"\n{stops} calls, {images} images of the disk, {len(moment.lines) - 1} promises, 0 lost")
    assert len(moment.lines) == 19
    assert stops > 300


def test_the_model_loses_what_was_not_synced(
    server: Server, tmp_path: Path, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The control: commits under WAL and NORMAL."""
    recording = recorded(server, tmp_path, "careless")
    lost = images = 0
    for moment in moments(recording):
        if len(moment.lines) < 2:
            continue
        images += 1
        terminal = starts_again(laid_out(moment, NOTHING, place))
        assert terminal
        with terminal.outbox() as outbox:
            lost += len(outbox.rows()) < len(moment.lines) - 1
    with capsys.disabled():
        print(f"\nthe control, WAL/NORMAL: promises lost in {lost} of {images} images")
    assert lost > 0
