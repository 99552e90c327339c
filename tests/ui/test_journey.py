"""From card to cloud, as a citizen does it: real pcscd, screen, outbox, agent and platform."""

import fcntl
import os
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest
import zxingcpp
from enrolled_terminal import NUMBER, Terminal, enrolled, submission
from PIL import Image
from platform_server import Platform as Server
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from drivers.cards.pcsc import PcscReader
from drivers.printers.port import Kind
from drivers.printers.press import Press
from drivers.printers.simulator import Condition, Simulator
from drivers.printers.strip import StripPrinter
from drivers.sticks import Sticks
from kiosk import app
from kiosk.catalogue import sample
from kiosk.catalogue.life_event import items_of
from kiosk.database import lock
from kiosk.drafts import Drafts
from kiosk.errors import DatabaseDamaged
from kiosk.folder import DataFolder
from kiosk.outlets import Outlets
from kiosk.specimens import ZONE
from kiosk.terminal import CALENDAR
from kiosk.terminal import Terminal as Kiosk
from sync import agent
from sync.salvage import take_snapshot
from tests.conftest import Insert
from tests.ui.conftest import CATALOGUE, Finger
from ui.bridge import Bridge
from ui.documents import draw
from ui.screen import Look

SERVICE = "id-card-loss"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    platform = Server(tmp_path / "cloud").start()
    yield platform
    platform.stop()


@pytest.fixture
def terminal(tmp_path: Path, server: Server) -> Terminal:
    return enrolled(tmp_path / "kiosk", server)


Sit = Callable[..., Finger]


@pytest.fixture
def sit_down(qtbot: QtBot, qapp: QGuiApplication, terminal: Terminal) -> Iterator[Sit]:
    """Open the screen of a terminal, as ``kiosk run`` does, with the same parts."""
    with ExitStack() as stack:

        def opened(
            folder: DataFolder | None = None, lang: str = "zh", outlets: Outlets | None = None
        ) -> Finger:
            kiosk = Kiosk(
                folder or terminal.folder,
                terminal.vault,
                CATALOGUE,
                terminal.clock,
                PcscReader(terminal.clock),
                outlets=outlets,
            )
            bridge = Bridge()
            window = app.Window(kiosk.visit, kiosk.clock, kiosk.post, Look(lang, size=(1080, 1920)))
            bridge.arrived.connect(window.screen.show)
            kiosk.listen(lambda visit: (window.make_ready(visit), bridge.carry(visit))[1])
            stack.callback(window.close)
            stack.callback(kiosk.stop)
            kiosk.start()
            return Finger(window, qtbot)

        yield opened


@contextmanager
def agent_at_work(terminal: Terminal) -> Iterator[None]:
    stop = threading.Event()
    work = threading.Thread(
        target=agent.run, args=(terminal.folder, terminal.clock), kwargs={"stop": stop}, daemon=True
    )
    work.start()
    try:
        yield
    finally:
        stop.set()
        work.join(10)


def identify(finger: Finger, insert: Insert, name: str = "resident") -> object:
    card = insert(name)
    finger.touches("agree")
    finger.waits(lambda: finger.window.screen.property("name") != "", "nobody is greeted")
    finger.settles()
    return card


def fill_in(finger: Finger) -> None:
    finger.touches("apply")
    finger.touches("answer-reason-lost")
    finger.types("answer-lost-date-year", "2026")
    finger.types("answer-lost-date-month", "11")
    finger.types("answer-lost-date-day", "20")
    finger.touches("next")
    finger.touches("answer-collect-counter")
    finger.types("answer-phone", "13800138000")
    finger.touches("next")


def hand_in(finger: Finger) -> str:
    finger.comes_to("screen-review")
    finger.touches("next")
    finger.signs()
    finger.touches("hand-in")
    finger.comes_to("screen-receipt")
    return finger.text("receipt-number")


QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
"""Lines of print look like bars now and then."""


def test_from_card_to_cloud_and_back(
    terminal: Terminal, server: Server, sit_down: Sit, insert: Insert
) -> None:
    finger = sit_down()
    finger.waits(lambda: finger.text("status-reader") == "读卡器正常", "no reader")
    identify(finger, insert)
    assert finger.window.screen.property("name") == "张演示"
    finger.touches(f"service-{SERVICE}")
    fill_in(finger)
    number = hand_in(finger)
    assert finger.text("receipt-state") == "已存在本机"
    with agent_at_work(terminal):
        finger.waits(lambda: finger.text("receipt-state") == "平台已收到", "it was not received")
        (case,) = server.cli("transactions", "--open")
        assert case["payload"]["applicant"]["name"] == "张演示"
        assert case["payload"]["answers"] == {
            "reason": "lost",
            "lost_date": "2026-11-20",
            "collect": "counter",
            "phone": "13800138000",
        }
        assert re.fullmatch(r"(M\d+ \d+l-?\d+ -?\d+( -?\d+ -?\d+)*)+", case["payload"]["signature"])
        finger.touches("back")
        finger.touches("mine")
        server.cli("decide", case["id"], "needs-material", "--note", "请补一张照片")
        finger.waits(
            lambda: any("请补一张照片" in str(i.property("text")) for i in finger.all()), "no decision"
        )
    assert finger.sees(f"application-{number.lower()}")
    finger.touches("finish")
    finger.waits(lambda: finger.page() == "screen-home" and not finger.window.screen.property("name"))
    assert "张演示" not in " ".join(str(item.property("text")) for item in finger.all())


def test_a_birth_is_one_form_one_signature_one_receipt_and_each_item_stands_alone(
    terminal: Terminal, server: Server, sit_down: Sit, insert: Insert
) -> None:
    finger = sit_down()
    identify(finger, insert)
    finger.touches("event-birth")
    finger.touches("together")
    finger.touches("answer-pick-vaccines-true")
    finger.waits(lambda: finger.sees("item-vaccination-plan"), "it leads nowhere")
    finger.touches("next")
    finger.comes_to("screen-service")
    finger.touches("apply")
    finger.comes_to("screen-fill")
    state = finger.window.screen._visit.state
    while finger.page() == "screen-fill":
        for field, value in sample(CATALOGUE.service(state.application.service)).items():
            finger.window.screen.answer(field, value)
        before = finger.window.screen.property("page")["step"]
        finger.touches("next")
        finger.waits(
            lambda before=before: (
                finger.page() != "screen-fill" or finger.window.screen.property("page")["step"] != before
            )
        )
    finger.comes_to("screen-review")
    number = hand_in(finger)
    assert [finger.text(f"item-state-{n}") for n in range(len(items_of(state.application.service)))]
    with agent_at_work(terminal):
        finger.waits(lambda: finger.text("item-state-1") == "平台已收到", "not received")
        cases = server.cli("transactions", "--open")
        services = items_of(state.application.service)
        assert [case["service"] for case in cases] == list(services)
        assert {case["payload"]["bundle"]["first"] for case in cases} == {cases[0]["id"]}
        server.cli("decide", cases[1]["id"], "rejected")
        finger.waits(lambda: finger.text("item-state-1") == "未通过", "no decision")
        assert finger.text("item-state-0") == "平台已收到"
    assert number


def test_a_registered_child_has_its_vaccination_plan_at_once(
    terminal: Terminal, sit_down: Sit, insert: Insert, tmp_path: Path
) -> None:
    stick, mounts = tmp_path / "stick", tmp_path / "mountinfo"
    stick.mkdir()
    mounts.write_text("")
    outlets = Outlets(sticks=Sticks(mounts, (str(tmp_path),)))
    finger = sit_down(lang="en", outlets=outlets)
    identify(finger, insert)
    finger.touches("event-birth")
    finger.touches("service-newborn-household")
    finger.touches("take-list")
    finger.waits(lambda: "Hide" in finger.text("take-list"), "no list to take along")
    finger.touches("apply")
    finger.comes_to("screen-fill")
    for name, value in sample(CATALOGUE.service("newborn-household")).items():
        finger.window.screen.answer(name, value)
    while finger.page() == "screen-fill":
        before = finger.window.screen.property("page")["step"]
        finger.touches("next")
        finger.waits(
            lambda before=before: (
                finger.page() != "screen-fill" or finger.window.screen.property("page")["step"] != before
            )
        )
    hand_in(finger)
    assert not finger.sees("print"), "there is no printer"
    finger.touches("plan")
    finger.comes_to("screen-plan")
    finger.waits(lambda: finger.sees("dose-0-0"), "no plan")
    finger.touches("dose-0-0")
    words = " ".join(str(item.property("text")) for item in finger.all())
    assert "What it protects from" in words
    assert "The vaccination clinic decides" in words
    assert not finger.sees("save-calendar"), "there is no stick"
    mounts.write_text(f"36 35 8:17 / {stick} rw - vfat /dev/sdb1 rw\n")
    finger.touches("save-calendar")
    finger.waits(lambda: "You may take the USB stick out" in finger.text("file-state"), "not saved")
    assert (stick / CALENDAR).read_bytes().startswith(b"BEGIN:VCALENDAR")
    finger.touches("back")
    finger.comes_to("screen-receipt")
    finger.touches("back")
    finger.waits(lambda: finger.sees("for-you-newborn-medical-insurance"), "nothing was suggested")


def test_what_is_printed_is_what_was_saved_and_no_paper_is_no_end(
    terminal: Terminal, sit_down: Sit, insert: Insert, tmp_path: Path
) -> None:
    with closing(Simulator(tmp_path)) as device:
        printer = StripPrinter(f"tcp://127.0.0.1:{device.listen()}")
        finger = sit_down(outlets=Outlets(Press({Kind.RECEIPT: printer}), draw))
        finger.waits(lambda: finger.text("status-printer") == "打印机正常", "no printer")
        identify(finger, insert)
        finger.touches(f"service-{SERVICE}")
        fill_in(finger)
        hand_in(finger)
        device.tell(Condition.PAPER_OUT)
        finger.touches("print")
        finger.waits(lambda: "纸用完了" in finger.text("print-state"), "nothing is said of the paper")
        device.tell(Condition.READY)
        finger.touches("print")
        finger.waits(lambda: "打印好了" in finger.text("print-state"), "not printed")
        receipt = finger.window.screen._visit.state.receipt
        with Image.open(device.papers[0]) as paper:
            assert [code.text for code in zxingcpp.read_barcodes(paper.convert("L"), formats=QR)] == [
                receipt.qr
            ]
        assert len(device.papers) == 1, "what the paper ended on did not come later"


def test_with_the_platform_down_it_is_saved_here_and_received_when_it_returns(
    terminal: Terminal, server: Server, sit_down: Sit, insert: Insert
) -> None:
    server.kill()
    finger = sit_down(lang="en")
    with agent_at_work(terminal):
        finger.waits(lambda: finger.text("status-network") == "Offline, you can still apply", "not offline")
        identify(finger, insert)
        finger.touches(f"service-{SERVICE}")
        fill_in(finger)
        hand_in(finger)
        assert finger.text("receipt-state") == "Saved here"
        server.start()
        finger.waits(lambda: finger.text("receipt-state") == "Received", "not received within seconds")
    assert len(server.cli("transactions")) == 1


def test_a_card_pulled_while_filling_in_keeps_the_draft_and_clears_the_screen(
    terminal: Terminal, sit_down: Sit, insert: Insert
) -> None:
    finger = sit_down()
    card = identify(finger, insert)
    finger.touches(f"service-{SERVICE}")
    finger.touches("apply")
    finger.touches("answer-reason-stolen")
    finger.waits(lambda: finger.sees("answer-reported-true"), "the question that follows did not come")
    finger.touches("answer-reported-true")
    card.remove()  # type: ignore[attr-defined]
    finger.comes_to("screen-home")
    assert "再放上证件就能接着办" in str(finger.find("notice").property("text"))
    with Drafts(terminal.folder, terminal.vault, terminal.clock) as drafts:
        assert drafts.of_person(NUMBER)[0].answers == {"reason": "stolen", "reported": True}
    identify(finger, insert)
    finger.touches(f"resume-{SERVICE}")
    finger.comes_to("screen-fill")
    assert finger.find("answer-reason-stolen").property("picked") is True


def test_a_full_disk_is_said_before_anybody_types(terminal: Terminal, sit_down: Sit, insert: Insert) -> None:
    finger = sit_down(DataFolder(terminal.folder.path, floor=1 << 60))
    finger.waits(lambda: finger.sees("cannot-save"), "nothing was said")
    assert "本机存储已满" in str(finger.find("cannot-save").property("text"))
    identify(finger, insert)
    finger.touches(f"service-{SERVICE}")
    finger.comes_to("screen-service")
    assert "腾出空间之前不能受理新的申请" in str(finger.find("hindrance").property("text"))
    assert not finger.sees("apply")
    with terminal.outbox() as outbox:
        assert outbox.rows() == []


@pytest.mark.parametrize(
    ("card", "sentence"), [("unknown", "请用身份证"), ("mute", "翻个面"), ("garbage", "再试")]
)
def test_a_card_that_cannot_be_read_is_answered_in_words(
    card: str, sentence: str, sit_down: Sit, insert: Insert
) -> None:
    finger = sit_down()
    finger.touches("mine")
    insert(card)
    finger.waits(lambda: sentence in str(finger.find("reader-state").property("text")), "no word about it")
    finger.touches("back")
    finger.comes_to("screen-home")


def test_a_search_in_ones_own_words_opens_the_service(sit_down: Sit) -> None:
    finger = sit_down(lang="en")
    finger.types("search", "lost my id")
    finger.waits(
        lambda: finger.sees("event-birth") is False and finger.sees(f"service-{SERVICE}"), "not found"
    )
    finger.touches(f"service-{SERVICE}")
    finger.comes_to("screen-service")


def test_nobody_there_ends_the_visit_with_a_warning_first(
    terminal: Terminal, sit_down: Sit, insert: Insert
) -> None:
    """Time is the terminal's clock, moved by hand."""
    skipped = 0.0
    real = terminal.clock.monotonic
    terminal.clock.monotonic = lambda: real() + skipped  # type: ignore[method-assign]
    finger = sit_down()
    identify(finger, insert)
    skipped += 61
    finger.waits(lambda: finger.sees("more-time"), "nobody asked")
    finger.touches("more-time")
    finger.waits(lambda: not finger.sees("more-time"), "the question stayed")
    skipped += 61
    finger.waits(lambda: finger.sees("more-time"), "nobody asked again")
    skipped += 31
    finger.waits(lambda: not finger.window.screen.property("name"), "the visit went on")
    assert finger.sees("notice")


def test_a_database_that_cannot_be_opened_is_said_and_tried_again(terminal: Terminal, sit_down: Sit) -> None:
    alone = lock(terminal.folder.database, fcntl.LOCK_EX)  # somebody mends it
    finger = sit_down()
    finger.comes_to("screen-sorry")
    assert finger.sees("sorry-sentence")
    os.close(alone)
    finger.comes_to("screen-home")


@pytest.mark.parametrize("left", [b"this is no database " * 400, b""], ids=["none", "emptied"])
def test_a_database_that_is_none_is_put_aside_before_anybody_comes(
    terminal: Terminal, sit_down: Sit, left: bytes
) -> None:
    with terminal.outbox() as outbox:
        handed_in = outbox.enqueue(submission())
    assert take_snapshot(terminal.folder)
    for path in terminal.folder.path.glob("kiosk.db*"):
        path.unlink()
    terminal.folder.database.write_bytes(left)

    def mended() -> bool:
        try:
            with terminal.outbox() as outbox:
                return len(outbox.incidents()) == 1
        except DatabaseDamaged:  # the screen mends it at this moment, and lets nobody else look
            return False

    sit_down().waits(mended, "nobody mended it")
    with terminal.outbox() as outbox:
        (incident,) = outbox.incidents()
        assert (terminal.folder.quarantine / incident.quarantine / "kiosk.db").exists()
        assert [row.id for row in outbox.rows()] == [handed_in.id]


def test_a_passport_is_opened_by_what_a_finger_types(
    sit_down: Sit, insert: Insert, terminal: Terminal
) -> None:
    finger = sit_down(lang="en")
    card = insert("passport")
    finger.comes_to("screen-key")
    finger.types("answer-key-number", "x00000018")
    for name, day in (("birth", "19840812"), ("expiry", "20340415")):
        finger.types(f"answer-key-{name}-year", day[:4])
        finger.types(f"answer-key-{name}-month", day[4:6])
        finger.types(f"answer-key-{name}-day", day[6:])
    finger.touches("open")
    finger.waits(lambda: "does not open" in finger.text("key-state"), "a wrong number is not said")
    finger.touches("answer-key-number")
    QTest.keyClick(finger.window.root, Qt.Key.Key_Backspace)
    QTest.keyClick(finger.window.root, "7")
    finger.touches("open")
    finger.comes_to("screen-consent")
    finger.waits(lambda: finger.sees("face"), "the photo did not come")
    assert finger.window.portraits.held
    assert "could not be checked" in finger.text("seal")
    finger.touches("agree")
    finger.waits(lambda: finger.window.screen.property("name") == "样例安娜", "nobody is greeted")
    assert finger.window.portraits.held
    card.remove()
    finger.waits(lambda: finger.window.screen.property("name") == "", "the greeting stayed")
    assert not finger.window.portraits.held


def test_six_digits_open_a_passport_for_a_finger(sit_down: Sit, insert: Insert) -> None:
    finger = sit_down(lang="en")
    insert("passport")
    finger.comes_to("screen-key")
    finger.touches("answer-key-way-can")
    finger.types("answer-key-can", "48295")
    finger.touches("open")
    finger.waits(lambda: finger.sees("problem-key-can"), "five digits are not refused")
    finger.touches("answer-key-can")
    QTest.keyClick(finger.window.root, "1")
    finger.touches("open")
    finger.comes_to("screen-consent")


def test_a_reader_that_types_the_lines_opens_a_passport_by_itself(sit_down: Sit, insert: Insert) -> None:
    """Its keys go where the finger was; what they leave there goes with the first line."""
    finger = sit_down(lang="en")
    insert("passport-bac")
    finger.comes_to("screen-key")
    assert not finger.sees("answer-key-way-can")
    finger.touches("answer-key-number")
    for line in ZONE.split("\n"):
        for letter in line:
            QTest.keyClick(finger.window.root, letter)
        QTest.keyClick(finger.window.root, Qt.Key.Key_Return)
    finger.comes_to("screen-consent")
