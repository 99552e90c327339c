"""An examination with real devices: a printer on a socket, a card on pcscd, a stick, a disk that refuses."""

import json
import signal
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from queue import Empty, SimpleQueue
from time import monotonic

import pytest
from kiosk_command import Kiosk
from PySide6.QtGui import QGuiApplication

from drivers.cards import people
from drivers.printers.port import Kind
from drivers.printers.settings import use
from drivers.printers.simulator import Condition, Simulator
from drivers.sticks import StickPhase, Sticks
from kiosk import examination as x
from kiosk.check import WITHIN, Outcome, Trial
from kiosk.clock import SystemClock
from kiosk.errors import DataFolderBusy
from kiosk.examination.examiner import Examiner, Tools, initials
from kiosk.examination.records import kept
from kiosk.folder import DataFolder
from kiosk.vault import Vault
from tests.conftest import SOON, Insert
from ui.documents import draw


class Watched:
    """An examiner at work, and the snapshots it has told."""

    def __init__(self, folder: DataFolder, sticks: Sticks) -> None:
        self.examiner = Examiner(folder, SystemClock(), Tools(draw, sticks))
        self._told: SimpleQueue[x.Examination] = SimpleQueue()
        self.examiner.listen(self._told.put)
        self.examiner.start()

    def until(self, reached: Callable[[x.Examination], bool]) -> x.Examination:
        deadline = monotonic() + WITHIN + SOON
        while True:
            try:
                found = self._told.get(timeout=max(0.0, deadline - monotonic()))
            except Empty:
                pytest.fail(f"it stays {self.examiner.examination.state}")
            if reached(found):
                return found

    def tries(self, trial: Trial, *stages: x.Stage) -> x.Trying:
        """Begin the trial and wait until it is in one of these stages."""
        self.examiner.post(x.Try(trial, "zh"))
        found = self.until(lambda e: isinstance(e.state, x.Trying) and e.state.stage in stages)
        assert isinstance(found.state, x.Trying)
        return found.state


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder.at(tmp_path / "data", floor=0)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder that the list of mounts calls a stick."""
    place = tmp_path / "media" / "STICK"
    place.mkdir(parents=True)
    (tmp_path / "mountinfo").write_text(f"36 35 8:17 / {place} rw - vfat /dev/sdb1 rw\n")
    return place


@pytest.fixture
def watched(folder: DataFolder, stick: Path, qapp: QGuiApplication) -> Iterator[Watched]:
    found = Watched(folder, Sticks(stick.parents[1] / "mountinfo", (f"{stick.parent}/",)))
    yield found
    found.examiner.stop()


def begun(watched: Watched) -> x.Examination:
    watched.examiner.post(x.Begin("示例技术员"))
    return watched.until(lambda e: isinstance(e.state, x.Checks))


@pytest.mark.usefixtures("pcscd")
def test_an_examination_is_kept_and_taken_along(folder: DataFolder, stick: Path, watched: Watched) -> None:
    begun(watched)
    found = watched.until(lambda e: e.complete)
    assert {row.check for row in found.rows} == set(found.expected)
    watched.examiner.post(x.Finish())
    state = watched.until(lambda e: isinstance(e.state, x.OneRecord)).state
    assert isinstance(state, x.OneRecord)
    assert kept(folder, Vault.open(folder)) == ([state.record], [])
    assert state.record.who == "示例技术员"
    watched.examiner.post(x.Export("zh"))
    watched.until(lambda e: isinstance(e.state, x.OneRecord) and e.state.stick is StickPhase.WRITTEN)
    (pdf,) = stick.iterdir()
    assert (pdf.name, pdf.read_bytes()[:5]) == (f"examination-{state.record.id}.pdf", b"%PDF-")
    watched.examiner.post(x.Back())
    watched.examiner.post(x.OpenRecords())
    listed = watched.until(lambda e: isinstance(e.state, x.Records) and e.state.records is not None).state
    assert listed == x.Records((state.record,))


@pytest.mark.usefixtures("pcscd")
def test_a_record_that_cannot_be_kept_is_not_lost(folder: DataFolder, watched: Watched) -> None:
    (folder.path / "examinations").write_bytes(b"")
    begun(watched)
    watched.until(lambda e: e.complete)
    watched.examiner.post(x.Finish())
    state = watched.until(lambda e: e.state == x.Checks("storage-failed"))
    (folder.path / "examinations").unlink()
    watched.examiner.post(x.Finish())
    found = watched.until(lambda e: isinstance(e.state, x.OneRecord)).state
    assert isinstance(found, x.OneRecord)
    assert found.record.checks == state.record(found.record.ended).checks


def test_a_card_is_read_and_only_initials_are_shown(insert: Insert, watched: Watched) -> None:
    begun(watched)
    assert watched.tries(Trial.CARD, x.Stage.RUNNING).person == ""
    watched.until(lambda e: isinstance(e.state, x.Trying) and e.state.said == "empty")
    person = people.demo("resident")
    insert("resident")
    ended = watched.until(lambda e: isinstance(e.state, x.Trying) and e.state.stage is x.Stage.ENDED)
    assert ended.state == x.Trying(
        Trial.CARD, 1, x.Stage.ENDED, "ready", initials(person.name), Outcome.PASSED
    )
    assert person.name not in repr(ended)
    assert (ended.results[0].outcome, ended.results[0].detail) == (Outcome.PASSED, "ready")


@pytest.mark.parametrize(
    ("condition", "stage", "said", "outcome"),
    [
        (Condition.READY, x.Stage.ASKING, "printed", None),
        (Condition.PAPER_OUT, x.Stage.ENDED, "paper-out", Outcome.FAILED),
    ],
)
def test_a_test_strip(  # noqa: PLR0917  # pytest's
    folder: DataFolder,
    tmp_path: Path,
    watched: Watched,
    condition: Condition,
    stage: x.Stage,
    said: str,
    outcome: Outcome | None,
) -> None:
    with closing(Simulator(tmp_path)) as device:
        use(folder.path, Kind.RECEIPT, f"tcp://127.0.0.1:{device.listen()}")
        device.tell(condition)
        begun(watched)
        found = watched.tries(Trial.RECEIPT, x.Stage.ASKING, x.Stage.ENDED)
    assert (found.stage, found.said, found.outcome) == (stage, said, outcome)


def test_without_a_printer_the_test_is_impossible(folder: DataFolder, watched: Watched) -> None:
    begun(watched)
    assert watched.tries(Trial.PAGE, x.Stage.ENDED).outcome is Outcome.IMPOSSIBLE
    watched.examiner.post(x.Back())
    watched.until(lambda e: isinstance(e.state, x.Checks))
    (folder.path / "printers.json").write_text("noise")
    found = watched.tries(Trial.PAGE, x.Stage.ENDED)
    assert (found.outcome, found.said) == (Outcome.FAILED, "printer-address-invalid")


@pytest.mark.parametrize(
    ("name", "shown"),
    [("张三", "Z.S."), ("欧阳示例", "O.Y.S.L."), ("Anna Maria", "A.M."), ("𠮷", "?."), ("", "")],
)
def test_initials(name: str, shown: str) -> None:
    assert initials(name) == shown


def test_the_screen_takes_the_place_of_the_citizens_and_ends_when_it_is_asked(tmp_path: Path) -> None:
    kiosk = Kiosk(tmp_path / "data", QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software")
    with kiosk.running("run", "--technician", "--windowed", "1080x1920") as screen:
        with pytest.raises(DataFolderBusy), DataFolder.at(kiosk.data).only_one("run"):
            pass
        screen.send_signal(signal.SIGTERM)
        assert screen.wait(timeout=60) == 0
    logged = [json.loads(line) for line in (kiosk.data / "log/technician.jsonl").read_text().splitlines()]
    assert [line["event"] for line in logged] == ["started", "stopped"]
