"""Every code that the product can send has a sentence of its own, in both languages."""

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QObject

from drivers.cards.port import CardPhase
from drivers.printers.port import Health, JobPhase
from drivers.sticks import StickPhase
from kiosk import errors, form
from kiosk.certificate import Reason, Unfit
from kiosk.errors import Fault
from sync.states import LinkState, State
from tests.ui.conftest import Open
from ui.screen import LANGUAGES, Look

ROOT = Path(__file__).parents[2]
FIELD = {"kind": "text", "longest": 5, "minimum": 1, "maximum": 9}
FOR_TECHNICIANS_ALONE = {
    "fault",
    "data-folder-busy",  # `kiosk run` ends with it before there is a screen
    "receipt-invalid",  # of the command line
    "platform-unreachable",  # the agent's; a citizen sees "offline, you can still apply"
    "platform-refused",
    "enrolment-refused",
}


def reasons() -> list[str]:
    """As the docstring of ``kiosk.form`` lists them."""
    listed = re.search(r"Reason codes.*?: (.*?)\.\n", form.__doc__ or "", re.DOTALL)
    assert listed
    return re.findall(r"[a-z][a-z-]+", listed[1])


def faults() -> list[str]:
    classes = [
        value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, Fault)
    ]
    return [c.code for c in classes if c.code not in FOR_TECHNICIANS_ALONE]


@pytest.fixture(params=LANGUAGES)
def sentences(request: pytest.FixtureRequest, open_window: Open) -> QObject:
    finger = open_window(Look(request.param, size=(1080, 1920)))
    found: QObject = finger.window.engine.singletonInstance("Town.Ui", "Sentences")
    found.setProperty("language", request.param)
    return found


def test_a_reason_says_what_to_write_instead(sentences: QObject) -> None:
    other = sentences.reason("no-such-code", FIELD)  # type: ignore[attr-defined]  # functions of Sentences.qml
    assert other
    for code in set(reasons()) - {"unexpected"}:
        assert sentences.reason(code, FIELD) not in {"", other}, code  # type: ignore[attr-defined]


KEY_REASONS = ("characters", "birth-future", "expiry-far", "can", "alphabet", "lines-short", "lines-wrong")


def test_what_opens_no_document_says_what_to_compare(sentences: QObject) -> None:
    said = {sentences.reason(f"key-{code}", FIELD) for code in KEY_REASONS}  # type: ignore[attr-defined]
    assert len(said - {"", sentences.reason("no-such-code", FIELD)}) == len(KEY_REASONS)  # type: ignore[attr-defined]


def test_a_fault_says_what_to_do_next(sentences: QObject) -> None:
    other = sentences.fault("no-such-code")  # type: ignore[attr-defined]
    for code in faults():
        assert sentences.fault(code) not in {"", other}, code  # type: ignore[attr-defined]
        assert sentences.notice(code) == sentences.fault(code)  # type: ignore[attr-defined]
        assert sentences.faultTitle(code)  # type: ignore[attr-defined]


def test_every_verdict_on_a_certificate_says_what_to_do_next(sentences: QObject) -> None:
    steps = [sentences.certificateNext(reason.value) for reason in Reason]  # type: ignore[attr-defined]
    assert len(set(steps)) == len(Reason)
    assert all(steps)
    assert {sentences.certificateTone(reason.value) for reason in Reason} == {"good", "warn", "bad"}  # type: ignore[attr-defined]
    said = {code: sentences.unfit(code.value) for code in Unfit}  # type: ignore[attr-defined]
    assert said.pop(Unfit.NOT_VALID) == ""
    assert len(set(said.values())) == len(Unfit) - 1


def test_how_a_visit_ended_is_said(sentences: QObject) -> None:
    kinds = {"card-taken", "card-taken-draft-kept", "timed-out", "timed-out-draft-kept", "not-agreed"}
    kinds |= {"card-failed", "card-failed-draft-kept"}
    said = {sentences.notice(code) for code in kinds}  # type: ignore[attr-defined]
    assert len(said) == len(kinds)
    assert "" not in said


def test_every_state_of_every_device_has_words(sentences: QObject) -> None:
    for phase in CardPhase:
        assert sentences.reader(phase.value)  # type: ignore[attr-defined]
        assert sentences.readerShort(phase.value)  # type: ignore[attr-defined]
    assert len({sentences.reader(phase.value) for phase in CardPhase}) == len(CardPhase)  # type: ignore[attr-defined]
    for health in set(Health) - {Health.NONE}:
        assert sentences.printerShort(health.value) != sentences.printerShort("none")  # type: ignore[attr-defined]
    jobs = set(JobPhase) - {JobPhase.ASKED}
    assert len({sentences.job(phase.value) for phase in jobs} - {""}) == len(jobs)  # type: ignore[attr-defined]
    files = set(StickPhase) - {StickPhase.READY}
    assert len({sentences.file(phase.value) for phase in files} - {""}) == len(files)  # type: ignore[attr-defined]
    for state in LinkState:
        assert sentences.networkShort(state.value)  # type: ignore[attr-defined]


def test_three_states_for_the_citizen_and_their_ends(sentences: QObject) -> None:
    """Saved here, received, decided; and what is refused never looks like any of them."""
    rows = [{"state": state.value, "decision": ""} for state in State if state is not State.DECIDED]
    rows += [{"state": "decided", "decision": d} for d in ("approved", "needs-material", "rejected")]
    said = [sentences.state(row) for row in rows]  # type: ignore[attr-defined]
    assert len(set(said)) == 6
    assert said[0] == said[1] == said[2] == sentences.state({"state": "queued", "decision": ""})  # type: ignore[attr-defined]
    assert all(sentences.stateNext(row) for row in rows)  # type: ignore[attr-defined]


def test_the_chinese_is_complete_and_up_to_date(tmp_path: Path) -> None:
    shipped = ROOT / "ui/translations/zh.ts"
    fresh = tmp_path / "zh.ts"
    fresh.write_bytes(shipped.read_bytes())
    lupdate = Path(sys.executable).with_name("pyside6-lupdate")
    files = sorted(map(str, (ROOT / "ui/Town").rglob("*.qml")))
    command = [lupdate, "-silent", "-no-obsolete", "-locations", "none", *files, "-ts", fresh]
    subprocess.run(command, check=True, capture_output=True)
    here, there = (ET.parse(path).getroot() for path in (shipped, fresh))
    assert words(here) == words(there), "run pyside6-lupdate: see CONTRIBUTING.md"
    assert [source for source, translation in words(here).items() if not translation] == []


def words(root: ET.Element) -> dict[tuple[str, str], str]:
    """(context, source) → translation, empty when unfinished."""
    found = {}
    for context in root.iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            done = translation.get("type") is None
            key = (context.findtext("name", ""), message.findtext("source", ""))
            found[key] = (translation.text or "") if done else ""
    return found


def test_no_words_stand_outside_of_a_translation() -> None:
    """A text in quotes with a space in it, or with Chinese in it, is a sentence that somebody forgot."""
    for path in (ROOT / "ui/Town").rglob("*.qml"):
        for n, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            code = line.partition("//")[0]
            for quoted in re.findall(r'(?<!qsTr\()"([^"]*)"', code):
                language_button = quoted in {"中文", "English"}  # each in its own language, always
                wordy = re.search(r"[a-z] [a-z]|[\u3400-\u9fff]", quoted)
                assert language_button or not wordy, f"{path.name}:{n}: {quoted}"
