"""A certificate of province A in an application of province B: cable out, to the opened payload later."""

import io
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import requests
import zxingcpp
from enrolled_terminal import Terminal, enrolled
from kiosk_command import PEOPLE
from PIL import Image
from provinces import Hall, Province, quick_commands
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from warm import Warm

from drivers.cards.pcsc import PcscReader
from drivers.codes.frames import Frames
from kiosk import app
from kiosk.catalogue import sample
from kiosk.certificate import TrustStore, verify
from kiosk.clock import SystemClock
from kiosk.folder import DataFolder
from kiosk.terminal import Terminal as Screen
from kiosk.vault import Vault
from sync.enrolment import Enrolment
from sync.wire import http as wire
from tests.conftest import Insert
from tests.ui.conftest import CATALOGUE, Finger
from tests.ui.test_journey import agent_at_work, identify
from ui.bridge import Bridge
from ui.props import prepare
from ui.screen import Look

ISSUING, KIND, USING = "pension-application", "pension-certificate", "retiree-medical"
NAME, NUMBER = "张演示", "110100199003070015"


@dataclass
class Issued:
    """What province A issued: the submission, and its texts; province B, which trusts A for this kind."""

    hall: Hall
    a: Province
    b: Province
    submission: str
    retired: str
    text: str
    divisible: str


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Issued]:
    with quick_commands() as quick:
        yield from issuing(tmp_path_factory.mktemp("provinces"), quick)


def issuing(folder: Path, quick: Warm) -> Iterator[Issued]:
    a = Province(folder / "a", "Province A", quick)
    b = Province(folder / "b", "Province B", quick)
    a.start()
    b.start()
    hall = Hall(folder / "hall", quick)
    hall.provision(a)
    answers = hall.sample(ISSUING)
    case = hall.cli(
        "submit", "--service", ISSUING, "--person", PEOPLE / "resident.json", "--answers", answers
    )
    hall.cli("sync", "--once")
    a.cli("decide", case["id"], "approved")
    hall.cli("sync", "--once")
    listed, root = str(folder / "a.list"), str(folder / "a.pem")
    issuer = a.cli("trust-list", "--out", listed, "--root-out", root)["entries"][0]["issuer"]
    b.cli("trust-list", "add", listed, issuer, "--root", root, "--type", KIND)
    yield Issued(
        hall,
        a,
        b,
        case["id"],
        sample(CATALOGUE.service(ISSUING))["retire_month"],
        a.cli("certificate", "show", case["id"])["text"],
        a.cli("certificate", "show", case["id"], "--format", "sd-cwt")["text"],
    )
    a.stop()
    b.stop()


Sit = Callable[..., Finger]


@pytest.fixture
def sit_down(qtbot: QtBot, qapp: QGuiApplication) -> Iterator[Sit]:
    """Open the screen of a terminal, as ``kiosk run`` does, with the same parts."""
    with ExitStack() as stack:

        def opened(terminal: Terminal, lang: str = "zh") -> Finger:
            codes = [Frames(terminal.folder.path)]
            clock = terminal.clock
            screen = Screen(terminal.folder, terminal.vault, CATALOGUE, clock, PcscReader(clock), codes=codes)
            bridge = Bridge()
            window = app.Window(screen.visit, clock, screen.post, Look(lang, size=(1080, 1920)))
            bridge.arrived.connect(window.screen.show)
            screen.listen(lambda visit: (prepare(visit), bridge.carry(visit))[1])
            stack.callback(window.close)
            stack.callback(screen.stop)
            screen.start()
            return Finger(window, qtbot)

        yield opened


@pytest.fixture
def cable_out(issued: Issued, tmp_path: Path) -> Terminal:
    """A terminal of province B that has fetched its trust list, and no line to anybody any more."""
    issued.b.start()  # unless it runs: the test before may have left it dead
    terminal = enrolled(tmp_path / "kiosk", issued.b)
    store = TrustStore(terminal.folder, terminal.enrolment.trust_root)
    store.take(requests.get(issued.b.url + wire.TRUST_LIST, timeout=30).content)
    return terminal


def scans(finger: Finger, terminal: Terminal, text: str) -> None:
    """As a scanner types it; the clock stands meanwhile, for this machine may be slower than any scanner."""
    finger.comes_to("screen-scan")
    now = terminal.clock.monotonic()
    real, terminal.clock.monotonic = terminal.clock.monotonic, lambda: now  # type: ignore[method-assign]
    for letter in text:
        QTest.keyClick(finger.window.root, letter)
    QTest.keyClick(finger.window.root, Qt.Key.Key_Return)
    terminal.clock.monotonic = real  # type: ignore[method-assign]
    finger.waits(lambda: finger.sees("verdict"), "nothing was said of the certificate")


def words(finger: Finger) -> str:
    return " ".join(str(item.property("text")) for item in finger.all() if item.property("text"))


def answers_the_rest_and_hands_in(finger: Finger) -> None:
    answers: dict[str, Any] = {**sample(CATALOGUE.service(USING)), "for_whom": "self"}
    for name, value in answers.items():
        if name != "retired_on":
            finger.window.screen.answer(name, value)
    while finger.page() == "screen-fill":
        before = finger.window.screen.property("page")["step"]
        finger.touches("next")
        finger.waits(
            lambda before=before: (
                finger.page() != "screen-fill" or finger.window.screen.property("page")["step"] != before
            )
        )
    finger.comes_to("screen-review")


def signs(finger: Finger) -> None:
    finger.touches("next")
    finger.signs()
    finger.touches("hand-in")
    finger.comes_to("screen-receipt")


def test_from_province_a_into_an_application_of_province_b_with_the_cable_out(
    issued: Issued, cable_out: Terminal, sit_down: Sit, insert: Insert
) -> None:
    issued.b.kill()
    finger = sit_down(cable_out)
    identify(finger, insert)
    finger.window.screen.openService(USING)
    finger.touches("apply")
    finger.comes_to("screen-fill")
    finger.touches("scan")
    scans(finger, cable_out, issued.text)
    assert "有效" in finger.text("verdict")
    finger.touches("next")
    finger.comes_to("screen-disclose")
    assert finger.sees("claim-retirement")
    assert "只能整张出示" in finger.text("how-much")
    assert "医疗保障局" in words(finger)
    finger.touches("agree")
    finger.comes_to("screen-fill")
    assert finger.sees("certificate-used-0")
    answers_the_rest_and_hands_in(finger)
    assert finger.sees("certificate-used-0")
    assert issued.retired in words(finger)
    assert "退休证或养老金核定表" not in finger.window.screen.property("page")["bring"]
    signs(finger)
    assert finger.text("receipt-state") == "已存在本机"
    nothing_in_clear(cable_out)
    shown_to(finger, "医疗保障局")
    issued.b.start()
    with agent_at_work(cable_out):
        finger.waits(lambda: bool(issued.b.cli("transactions")), "it was not received")
    (case,) = issued.b.cli("transactions", "--open")
    assert case["payload"]["answers"]["retired_on"] == issued.retired
    (handed_in,) = case["payload"]["certificates"]
    assert (handed_in["type"], handed_in["materials"]) == (KIND, ["retirement-certificate"])
    assert (handed_in["answers"], handed_in["text"]) == (["retired_on"], issued.text)


def shown_to(finger: Finger, department: str) -> None:
    """Who used my data."""
    finger.touches("back")
    finger.touches("certificates")
    finger.comes_to("screen-certificates")
    finger.touches("disclosures")
    finger.waits(lambda: finger.sees("disclosure-0"), "nothing was remembered")
    assert department in words(finger)
    assert "退休年月" in words(finger)
    assert not finger.sees("disclosure-1")


def nothing_in_clear(terminal: Terminal) -> None:
    told = [text.encode() for text in (NAME, NUMBER, KIND)]
    for path in terminal.folder.path.rglob("*"):
        if path.is_file() and "catalogues" not in path.parts:  # its examples name the same invented people
            assert not [text for text in told if text in path.read_bytes()], path


def test_what_is_said_of_a_certificate_that_does_not_help(
    issued: Issued, cable_out: Terminal, sit_down: Sit, insert: Insert
) -> None:
    finger = sit_down(cable_out)
    finger.touches("scan")
    scans(finger, cable_out, issued.text[: len(issued.text) // 2])
    assert "没有扫全" in finger.text("verdict")
    finger.touches("next")
    shown = issued.hall.quick.run("kiosk", "--data", cable_out.folder.path, "code", "show", issued.text)
    assert (shown.returncode, issued.text in shown.stdout) == (0, False)
    finger.waits(lambda: finger.sees("verdict") and "有效" in finger.text("verdict"), "a frame was not read")
    finger.touches("back")
    identify(finger, insert, "resident-newborn")
    finger.window.screen.openService(USING)
    finger.touches("apply")
    finger.touches("scan")
    scans(finger, cable_out, issued.divisible)
    assert finger.text("unfit") == "这是别人的证照。请出示您自己的。"


def test_ones_own_is_shown_as_a_code_and_used_in_part(issued: Issued, sit_down: Sit, insert: Insert) -> None:
    folder = DataFolder.at(issued.hall.data, floor=0)
    own = Terminal(folder, Vault.open(folder), SystemClock(), Enrolment.load(folder))
    finger = sit_down(own)
    identify(finger, insert)
    finger.touches("certificates")
    finger.waits(lambda: finger.sees("certificate-code"), "no code")
    finger.settles()
    assert seen_by_a_telephone(finger) == issued.text
    finger.touches("back")
    finger.window.screen.openService(USING)
    finger.waits(lambda: "不用带" in words(finger), "the paper is asked for all the same")
    finger.touches("apply")
    finger.touches(f"use-{issued.submission}")
    finger.comes_to("screen-disclose")
    assert finger.sees("claim-retirement")
    assert not finger.sees("claim-decided")
    finger.touches("agree")
    finger.comes_to("screen-fill")
    answers_the_rest_and_hands_in(finger)
    signs(finger)
    issued.hall.cli("sync", "--once")
    case = issued.a.cli("transactions", "--open")[-1]
    (handed_in,) = case["payload"]["certificates"]
    trust = TrustStore(folder, own.enrolment.trust_root).load()
    shown = verify(handed_in["text"], trust, own.clock.now())
    assert (shown.valid, shown.hidden) == (True, 2)
    assert list(shown.claims) == handed_in["claims"] == ["name", "id_number", "retirement", "retirement_kind"]


def seen_by_a_telephone(finger: Finger) -> str:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    finger.window.root.grabWindow().save(buffer, "PNG")  # type: ignore[call-overload]
    picture = Image.open(io.BytesIO(bytes(buffer.data().data())))
    return str(zxingcpp.read_barcodes(picture)[0].text)
