"""Staff at the screen, with real cards in a real reader: the desk, help in a visit, a refused application."""

import os
import signal
from collections.abc import Iterator

import pytest
from enrolled_terminal import Terminal, submission
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from drivers.cards.emulations.badge import UID, with_number
from drivers.cards.pcsc import PcscReader
from drivers.cards.port import CardPhase
from kiosk import app, technician
from kiosk import visit as v
from kiosk.examination.examiner import Examiner, Tools
from kiosk.staff import Role, StaffCards
from kiosk.terminal import Terminal as Kiosk
from sync.states import Rejected, Row, State, Taken
from tests.conftest import Insert
from tests.ui.conftest import CATALOGUE
from tests.ui.test_journey import (
    Sit,
    fill_in,
    hand_in,
    identify,
    server,
    sit_down,
    terminal,
)
from ui.screen import Look

__all__ = ["server", "sit_down", "terminal"]
"""Fixtures."""

BADGE = f"uid:{with_number(UID).atr.hex()}:{UID.hex()}"


@pytest.fixture(autouse=True)
def enrolled_card(terminal: Terminal) -> None:  # a fixture
    """The virtual card ``staff`` is a member's."""
    with StaffCards(terminal.folder, terminal.vault, terminal.clock) as cards:
        cards.enrol(BADGE, "3号窗口", Role.TECHNICIAN)


def refused(here: Terminal, reason: str = "form-invalid") -> Row:
    """An application of 张演示 that the platform did not take."""
    with here.outbox() as outbox:
        receipt = outbox.enqueue(submission())
        outbox.move(receipt.id, Taken())
        outbox.move(receipt.id, Rejected(reason, {"phone": "phone"}))
        return outbox.rows()[-1]


def rows(here: Terminal) -> list[Row]:
    with here.outbox() as outbox:
        return outbox.rows()


def test_a_staff_card_opens_the_desk_and_its_leaving_closes_it(
    terminal: Terminal,
    sit_down: Sit,
    insert: Insert,
) -> None:
    row = refused(terminal)
    finger = sit_down(lang="en")
    card = insert("staff")
    finger.comes_to("screen-desk")
    assert finger.text("says-refused") == "The platform did not take 1 application."
    assert finger.sees(f"item-{row.receipt.lower()}")
    finger.types("receipt-number", row.receipt)
    finger.touches("seek")
    assert finger.text("found-state") == "Staff must look at it"
    finger.settles()  # what was found has moved the list down
    finger.touches(f"retry-{row.receipt.lower()}")
    finger.waits(lambda: finger.sees("nothing-waits"), "it still waits for somebody")
    assert finger.text("says-queue-waiting").startswith("1 application waits to be sent, since ")
    assert rows(terminal)[0].state is State.QUEUED
    shown = " ".join(str(item.property("text") or "") for item in finger.all())
    assert "张" not in shown
    card.remove()
    finger.comes_to("screen-home")


def test_staff_join_a_visit_and_the_citizen_goes_on(sit_down: Sit, insert: Insert) -> None:
    finger = sit_down()
    citizen = insert("resident")
    finger.touches("agree")
    finger.comes_to("screen-home")
    finger.touches("service-id-card-loss")
    finger.touches("apply")
    finger.touches("answer-reason-lost")
    finger.touches("help")
    citizen.remove()
    finger.comes_to("screen-handover")
    assert finger.window.screen.property("name") == ""
    member = insert("staff")
    finger.comes_to("screen-fill")
    assert finger.window.screen.property("staff") == "here"
    finger.types("answer-lost-date-year", "2026")
    member.remove()
    finger.comes_to("screen-handover")
    insert("resident")
    finger.comes_to("screen-fill")
    assert finger.window.screen.property("name") == "张演示"


def test_a_refused_application_is_corrected_and_handed_in_again(
    terminal: Terminal,
    sit_down: Sit,
    insert: Insert,
) -> None:
    row = refused(terminal)
    finger = sit_down(lang="en")
    card = insert("staff")
    finger.touches(f"give-back-{row.receipt.lower()}")
    finger.comes_to("screen-identify")
    asks = "Take the staff card out, then put in the citizen's own card."
    assert finger.text("reader-state") == asks
    card.remove()
    finger.waits(lambda: finger.text("reader-state") != asks, "the staff card is still seen")
    identify(finger, insert)
    finger.touches(f"again-{row.receipt.lower()}")
    fill_in(finger)
    number = hand_in(finger)
    old, new = rows(terminal)
    assert (old.state, new.replaces, new.receipt) == (State.REFUSED, old.id, number)
    finger.window.screen.mine("")
    finger.comes_to("screen-mine")
    assert not finger.sees(f"again-{row.receipt.lower()}")
    shown = " ".join(str(item.property("text") or "") for item in finger.all())
    assert f"see {number}" in shown


def test_a_technician_s_card_opens_their_screen_and_a_citizen_s_data_is_not_on_it(
    sit_down: Sit, insert: Insert
) -> None:
    finger = sit_down(lang="en")
    citizen = insert("resident")
    finger.touches("agree")
    finger.comes_to("screen-home")
    citizen.remove()
    finger.waits(lambda: finger.window.screen.property("name") == "", "the greeting stayed")
    insert("staff")
    finger.comes_to("screen-desk")
    finger.touches("examine")
    finger.comes_to("screen-examining")
    shown = " ".join(str(item.property("text") or "") for item in finger.all())
    assert "张" not in shown


@pytest.fixture
def handlers() -> Iterator[None]:
    """What the test process does at these signals, before and after."""
    before = {name: signal.getsignal(name) for name in (signal.SIGTERM, signal.SIGINT)}
    yield
    for name, handler in before.items():
        signal.signal(name, handler)


@pytest.mark.usefixtures("handlers")
def test_a_screen_that_is_told_to_stop_before_it_begins_does_not_begin(qapp: QGuiApplication) -> None:
    with app.signals() as ended:
        os.kill(os.getpid(), signal.SIGTERM)
        too_late = QTimer(interval=10_000)
        too_late.timeout.connect(lambda: qapp.exit(1))
        too_late.start()
        assert qapp.exec() == 0
        too_late.stop()
    assert ended.is_set()


def test_the_screen_ends_for_a_technician_and_begins_with_home_again(
    terminal: Terminal, insert: Insert, qapp: QGuiApplication, qtbot: QtBot
) -> None:
    """As ``kiosk run`` does it: one screen after the other, in one process."""
    look = Look("en", size=(1080, 1920))

    def kiosk() -> Kiosk:
        return Kiosk(terminal.folder, terminal.vault, CATALOGUE, terminal.clock, PcscReader(terminal.clock))

    def asks(screen: Kiosk) -> None:
        screen.listen(lambda visit: screen.post(v.OpenExamination()) if visit.phase is v.Phase.DESK else None)

    card = insert("staff")
    screen = kiosk()
    asks(screen)
    ended = app.run(screen, look)
    assert isinstance(ended, v.Examining)
    assert ended.member == "3号窗口"
    examiner = Examiner(terminal.folder, terminal.clock, Tools(lambda *_: b""), ended.member)
    seen: list[str] = []
    examiner.listen(lambda examination: seen.append(examination.member))
    assert technician.run(examiner, look, silence=0.3) is None, "nobody touched it, and it stayed"
    assert seen == ["3号窗口"]
    card.remove()
    phases: list[v.Phase] = []
    again = kiosk()
    again.listen(lambda visit: phases.append(visit.phase))
    look_again = QTimer(interval=20)
    look_again.timeout.connect(lambda: again.visit.devices.card is CardPhase.EMPTY and qapp.exit())
    look_again.start()
    assert app.run(again, look) == 0
    look_again.stop()
    calls: list[bool] = []
    QTimer.singleShot(1, lambda: calls.append(True))
    qtbot.waitUntil(lambda: bool(calls))  # nothing is left that ends what comes next
    assert set(phases) == {v.Phase.IDLE}
