"""A paper from the glass to the platform: real screen, real scanimage, real outbox, agent and platform."""

import hashlib
import io
import json
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import astuple
from pathlib import Path

import pytest
from enrolled_terminal import Terminal, enrolled
from PIL import Image
from platform_server import Platform as Server
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from drivers.cards.pcsc import PcscReader
from drivers.scanners import ocr, sane
from drivers.scanners.page import LARGEST
from kiosk import app, scanning
from kiosk import visit as v
from kiosk.catalogue import sample
from kiosk.terminal import Terminal as Kiosk
from sync import agent
from tests.conftest import Insert
from tests.ui.conftest import CATALOGUE, PAGES, Finger, Open
from ui.bridge import Bridge
from ui.papers import Papers
from ui.props import prepare
from ui.screen import THEMES, Look

SERVICE, NAME = "minimum-living", "income_scan"
ACCOUNT = "6222020000000000000"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    platform = Server(tmp_path / "cloud").start()
    yield platform
    platform.stop()


@pytest.fixture
def terminal(tmp_path: Path, server: Server) -> Terminal:
    return enrolled(tmp_path / "kiosk", server)


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """SANE's test backend, with a configuration that can be changed."""
    folder = tmp_path / "sane"
    shutil.copytree(Path(sane.__file__).parents[2] / "assets" / "scanner", folder)
    return folder


@pytest.fixture
def seated(
    qtbot: QtBot, qapp: QGuiApplication, terminal: Terminal, config: Path
) -> Iterator[tuple[Finger, Kiosk]]:
    """The screen of a terminal with a scanner."""
    with ExitStack() as stack:
        kiosk = Kiosk(
            terminal.folder,
            terminal.vault,
            CATALOGUE,
            terminal.clock,
            PcscReader(terminal.clock),
            scanner=sane.SaneScanner("test:0", config),
            reads=True,
        )
        bridge = Bridge()
        window = app.Window(kiosk.visit, kiosk.clock, kiosk.post, Look("en", size=(1080, 1920)))
        bridge.arrived.connect(window.screen.show)
        kiosk.listen(lambda visit: (prepare(visit), bridge.carry(visit))[1])
        stack.callback(window.close)
        stack.callback(kiosk.stop)
        kiosk.start()
        yield Finger(window, qtbot), kiosk


def test_a_paper_goes_from_the_glass_to_the_platform(  # noqa: PLR0917  # fixtures
    seated: tuple[Finger, Kiosk],
    terminal: Terminal,
    server: Server,
    insert: Insert,
    config: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A jam comes between, and a number of the form is taken over from what the page says."""
    hand, kiosk = seated
    works = (config / "test.conf").read_text()
    insert("resident")
    hand.touches("agree")
    hand.waits(lambda: kiosk.visit.who is not None, "nobody is greeted")
    kiosk.post(v.OpenService(SERVICE))
    hand.touches("apply")
    hand.comes_to("screen-fill")
    for name, value in sample(CATALOGUE.service(SERVICE), terminal.clock.now().date()).items():
        kiosk.post(v.Answer(name, None if name == "bank_account" else value))
    hand.touches("scan-income-scan")
    hand.comes_to("screen-scan-paper")
    (config / "test.conf").write_text(works + 'read-status-code "SANE_STATUS_JAMMED"\n')
    hand.touches("next")
    hand.waits(lambda: hand.sees("scan-trouble"), "nothing is said")
    assert "stuck" in hand.text("scan-trouble")
    (config / "test.conf").write_text(works)
    hand.touches("next")
    hand.waits(lambda: hand.sees("preview"), "nothing was scanned")
    assert hand.sees("flaw-cut-off")
    first = preview(hand)
    hand.touches("turn")
    hand.waits(lambda: preview(hand) not in {"", first}, "it was not turned")
    hand.waits(lambda: hand.find("next").isEnabled(), "it is still worked on")
    turned = preview(hand)
    hand.touches("cut")
    hand.drags("corner-3", -100, -150)
    hand.touches("next")
    hand.waits(lambda: preview(hand) not in {"", turned}, "it was not cut")
    hand.waits(lambda: hand.find("next").isEnabled(), "it is still worked on")
    shown = hand.find("preview").property("sourceSize")
    a_number_is_taken_over_from_its_print(hand, kiosk, monkeypatch)
    hand.touches("next")
    hand.comes_to("screen-fill")
    assert hand.sees("page-income-scan-0")
    page = kiosk.visit.state.application.papers.of(NAME)[0]  # type: ignore[union-attr]
    with Image.open(io.BytesIO(page.jpeg)) as cut:
        assert cut.width < 3507 * 0.95
        assert cut.height < 2480 * 0.9
        assert cut.width / cut.height == pytest.approx(shown.width() / shown.height(), abs=0.01)
    while hand.page() == "screen-fill":
        step = kiosk.visit.state.application.step  # type: ignore[union-attr]
        hand.touches("next")
        hand.waits(lambda at=step: moved(kiosk, at), "the step is not complete")
    hand.comes_to("screen-review")
    hand.touches("next")
    hand.signs()
    hand.touches("hand-in")
    hand.comes_to("screen-receipt")
    kept = [path.read_bytes() for path in terminal.folder.path.rglob("*") if path.is_file()]
    assert not any(secret in data for data in kept for secret in (page.jpeg, ACCOUNT.encode(), b"INCOME"))
    agent.run(terminal.folder, terminal.clock, stop=threading.Event(), once=True)
    (case,) = server.cli("transactions", "--open")
    (file,) = case["payload"]["attachments"]
    assert file == {
        "name": f"{NAME}-1.jpg",
        "field": NAME,
        "media_type": "image/jpeg",
        "size": len(page.jpeg),
        "sha256": hashlib.sha256(page.jpeg).hexdigest(),
    }
    assert len(page.jpeg) <= LARGEST


def a_number_is_taken_over_from_its_print(
    hand: Finger, kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first reading takes too long. Other processes stand for rapidocr, which is an extra."""
    monkeypatch.setattr(ocr, "_COMMAND", [sys.executable, "-c", "import time; time.sleep(60)"])
    hand.touches("read")
    hand.waits(lambda: not hand.sees("read"), "it is not being read")
    hand.touches("back")
    hand.find("read")
    said = json.dumps([["PROOF OF INCOME", 0.9, [0, 0, 9, 9]], [f"A/C {ACCOUNT}", 0.9, [0, 9, 9, 18]]])
    monkeypatch.setattr(ocr, "_COMMAND", [sys.executable, "-c", f"print({said!r})"])
    hand.touches("read")
    assert hand.text("offer-0") == ACCOUNT
    assert answers(kiosk).get("bank_account") is None
    hand.touches("take-bank-account-0")
    hand.waits(lambda: answers(kiosk).get("bank_account") == ACCOUNT, "it was not taken over")
    hand.touches("next")
    hand.find("read")


def answers(kiosk: Kiosk) -> v.Answers:
    return kiosk.visit.state.application.answers  # type: ignore[union-attr]  # a page with one


def moved(kiosk: Kiosk, step: int) -> bool:
    state = kiosk.visit.state
    return not isinstance(state, v.Fill) or state.application.step != step


def preview(hand: Finger) -> str:
    return str(hand.find("preview").property("source").toString()) if hand.sees("preview") else ""


def test_a_picture_is_shown_while_its_visit_is_and_no_longer(open_window: Open) -> None:
    hand = open_window(Look("en", size=(1080, 1920)))
    hand.shows(PAGES["scan-paper-shown"])
    shown = hand.find("preview")
    assert shown.property("sourceSize").width() > 500
    assert not shown.property("cache")
    state = PAGES["scan-paper-shown"].state
    assert isinstance(state, v.ScanPaper)
    assert state.glass.page
    name = state.glass.page.name
    assert Papers(lambda: PAGES["scan-paper-shown"]).requestImage(name, QSize(), QSize()).width() > 500
    assert Papers(lambda: PAGES["home"]).requestImage(name, QSize(), QSize()).width() == 1


CUTTING = PAGES["scan-paper-cutting"]


def frame(hand: Finger) -> tuple[float, ...]:
    """What would be kept, as it stands on the glass."""
    cutter = hand.find("sheet").parentItem().parentItem()
    kept = cutter.property("kept")
    return tuple(kept.toVariant() if hasattr(kept, "toVariant") else kept)


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080)])
@pytest.mark.parametrize("theme", THEMES)
def test_the_corners_of_a_page_are_dragged_and_stay_on_it(
    theme: str, size: tuple[int, int], open_window: Open
) -> None:
    posted: list[v.Event] = []
    hand = open_window(Look("zh", theme, size), posted.append)
    hand.shows(CUTTING)
    for corner in range(4):
        assert hand.find(f"corner-{corner}").width() >= 64
    before, sheet = frame(hand), hand.find("sheet")
    across, down = round(sheet.width() / 4), round(sheet.height() / 5)
    hand.drags("corner-0", across, down)
    left, top, *others = frame(hand)
    assert (left - before[0], top - before[1]) == (
        pytest.approx(across / sheet.width(), abs=0.01),
        pytest.approx(down / sheet.height(), abs=0.01),
    )
    assert tuple(others) == before[2:]
    right, bottom = frame(hand)[2:]
    beyond = 30
    hand.drags(
        "corner-3",
        round((1 - right) * sheet.width()) + beyond,
        round((1 - bottom) * sheet.height()) + beyond,
    )
    assert frame(hand)[2:] == (1, 1)
    hand.drags("corner-1", -4 * across, 0)
    left, _, right, _ = frame(hand)
    assert right - left == pytest.approx(0.1)
    hand.touches("next")
    assert posted[-1] == scanning.KeepPart(scanning.Part(*frame(hand)))
    assert posted[-1].part.fits  # type: ignore[union-attr]


def test_who_cannot_drag_moves_each_edge_by_a_button_or_a_corner_by_keys(open_window: Open) -> None:
    hand = open_window(Look("en", size=(1080, 1920)))
    hand.shows(CUTTING)
    hand.touches("cut-whole")
    assert frame(hand) == (0, 0, 1, 1)
    assert not hand.find("edge-0-less").isEnabled()
    for edge, way in enumerate(("more", "more", "less", "less")):
        hand.touches(f"edge-{edge}-{way}")
    assert frame(hand) == pytest.approx((0.02, 0.02, 0.98, 0.98))
    hand.find("corner-2").forceActiveFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up):
        QTest.keyClick(hand.window.root, key)
    assert frame(hand) == pytest.approx((0.06, 0.02, 0.98, 0.96))
    hand.touches("cut-trim")
    state = CUTTING.state
    assert isinstance(state, v.ScanPaper)
    assert state.glass.page
    assert frame(hand) == astuple(state.glass.page.trim)
    assert hand.window.warnings == []
