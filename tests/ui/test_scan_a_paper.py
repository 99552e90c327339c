"""A paper from the glass to the platform: real screen, real scanimage, real outbox, agent and platform."""

import hashlib
import io
import shutil
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
from drivers.scanners import sane
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
        )
        bridge = Bridge()
        window = app.Window(kiosk.visit, kiosk.clock, kiosk.post, Look("en", size=(1080, 1920)))
        bridge.arrived.connect(window.screen.show)
        kiosk.listen(lambda visit: (prepare(visit), bridge.carry(visit))[1])
        stack.callback(window.close)
        stack.callback(kiosk.stop)
        kiosk.start()
        yield Finger(window, qtbot), kiosk


def test_a_paper_goes_from_the_glass_to_the_platform(
    seated: tuple[Finger, Kiosk], terminal: Terminal, server: Server, insert: Insert, config: Path
) -> None:
    """A jam comes between."""
    hand, kiosk = seated
    works = (config / "test.conf").read_text()
    insert("resident")
    hand.touches("agree")
    hand.waits(lambda: kiosk.visit.who is not None, "nobody is greeted")
    kiosk.post(v.OpenService(SERVICE))
    hand.touches("apply")
    hand.comes_to("screen-fill")
    for name, value in sample(CATALOGUE.service(SERVICE), terminal.clock.now().date()).items():
        kiosk.post(v.Answer(name, value))
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
    hand.touches("next")
    hand.comes_to("screen-fill")
    assert hand.sees("page-income-scan-0")
    page = kiosk.visit.state.application.papers.of(NAME)[0]  # type: ignore[union-attr]
    with Image.open(io.BytesIO(page.jpeg)) as kept:
        assert kept.width < 3507 * 0.95
        assert kept.height < 2480 * 0.9
        assert kept.width / kept.height == pytest.approx(shown.width() / shown.height(), abs=0.01)
    while hand.page() == "screen-fill":
        step = kiosk.visit.state.application.step  # type: ignore[union-attr]
        hand.touches("next")
        hand.waits(lambda at=step: moved(kiosk, at), "the step is not complete")
    hand.comes_to("screen-review")
    hand.touches("next")
    hand.signs()
    hand.touches("hand-in")
    hand.comes_to("screen-receipt")
    assert all(
        page.jpeg not in path.read_bytes() for path in terminal.folder.path.rglob("*") if path.is_file()
    )
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
