"""Print read by a process of its own: its end, its limits, and what of the text a form is offered."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from visits import AT, CATALOGUE

from drivers.scanners import ocr
from drivers.scanners.ocr import Line, NoLines, Reading
from kiosk.form import Form
from kiosk.transcript import MOST, Offer, offers

SOON = 10.0
HANGS = "import os, sys, time; open(sys.argv[1], 'w').write(str(os.getpid())); time.sleep(60)"


def plays(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> None:
    """Another process in its place."""
    monkeypatch.setattr(ocr, "_COMMAND", [sys.executable, *arguments])


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (("-S", "-m", "drivers.scanners.ocr"), NoLines.NOT_INSTALLED),  # the process finds no packages
        (("-c", "raise SystemExit(1)"), NoLines.FAILED),
        (("-c", "import os; os.kill(os.getpid(), 9)"), NoLines.FAILED),
        (("-c", "print('[[\"Proof\", 0.98, [1, 2, 3, 4]]]')"), (Line("Proof", 0.98, (1, 2, 3, 4)),)),
        (("-c", "print('[]')"), ()),
        (("-c", "print('Downloading 12 %')"), NoLines.FAILED),
    ],
    ids=["not installed", "fails", "is killed", "reads", "finds nothing", "says something else"],
)
def test_print_is_read_by_a_process_or_it_is_said_why_not(
    monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], lines: object
) -> None:
    plays(monkeypatch, *arguments)
    assert Reading().lines(b"page" * 100_000) == lines


def test_a_reading_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    plays(monkeypatch, "-c", HANGS, str(tmp_path / "pid"))
    monkeypatch.setattr(ocr, "_WITHIN", 1.0)
    assert Reading().lines(b"page") is NoLines.FAILED
    assert not is_alive(int((tmp_path / "pid").read_text()))


def test_a_reading_is_given_up_at_once_and_its_process_with_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    plays(monkeypatch, "-c", HANGS, str(tmp_path / "pid"))
    reading, got = Reading(), []
    thread = threading.Thread(target=lambda: got.append(reading.lines(b"page")))
    thread.start()
    end = time.monotonic() + SOON
    while not (tmp_path / "pid").exists() or not (tmp_path / "pid").read_text():
        assert time.monotonic() < end, "it did not start"
    reading.cancel()
    thread.join(SOON)
    assert got == [NoLines.CANCELLED]
    assert not is_alive(int((tmp_path / "pid").read_text()))


def test_what_was_given_up_before_it_began_never_begins(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    plays(monkeypatch, "-c", HANGS, str(tmp_path / "pid"))
    reading = Reading()
    reading.cancel()
    assert reading.lines(b"page") is NoLines.CANCELLED
    assert not (tmp_path / "pid").exists()


SEALED = """
import os, signal, sys
from drivers.scanners import ocr
ocr._seal()
try:
    with open(sys.argv[1], "wb") as file:
        file.write(b"what the page says")
except OSError as e:
    print(e.strerror)
print(os.environ["ORT_DISABLE_TELEMETRY"])
ocr._WITHIN = 1
ocr._seal()
sys.stdout.flush()
signal.pause()
"""


def test_the_process_that_reads_writes_no_file_reports_nothing_and_ends_in_time(tmp_path: Path) -> None:
    command = [sys.executable, "-c", SEALED, str(tmp_path / "page.txt")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=SOON)
    assert done.returncode == -signal.SIGALRM
    assert done.stdout.splitlines() == ["File too large", "1"]
    assert (tmp_path / "page.txt").read_bytes() == b""


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, signal.SIG_DFL)
    except ProcessLookupError:
        return False
    return True


# -- what a form is offered ------------------------------------------------------------------------------

OWN = "110101194912310024"
OTHER = "11010519491231002X"
ACCOUNT = "6222020000000000000"
WIDE = {n: n + 0xFEE0 for n in range(0x30, 0x3A)}
"""Digits as Chinese input methods write them (U+FF10 to U+FF19)."""
DISABLED = {"difficulty": ["disability"]}


def offered(service: str, *lines: str, **answers: object) -> tuple[Offer, ...]:
    form = Form(CATALOGUE.service(service), None, today=AT.date())
    return offers(lines, form, answers, OWN)


@pytest.mark.parametrize(
    ("line", "answers", "offer"),
    [
        ("账号：6222 0200 0000 0000 000", {}, ("bank_account", ACCOUNT)),
        (f"Account {ACCOUNT.translate(WIDE)}", {}, ("bank_account", ACCOUNT)),
        ("账号：6222020000000000001", {}, None),
        ("账号：6222020000000000000", {"bank_account": "6222021234567890128"}, None),
        ("残疾人证 11010119491231002x43", DISABLED, ("disability_number", "11010119491231002X43")),
        ("残疾人证 11010119491231002x43", {}, None),
        (f"残疾人证 {OTHER}", DISABLED, None),
        ("电话 13800138000  2026年11月 900.00", DISABLED, None),
        ("", {}, None),
    ],
)
def test_a_number_is_offered_where_the_form_can_tell_that_it_is_one(
    line: str, answers: dict[str, object], offer: tuple[str, str] | None
) -> None:
    assert offered("minimum-living", line, **answers) == ((Offer(*offer),) if offer else ())


def test_nobody_is_offered_their_own_number_as_another_s() -> None:
    asked = {"other_parent": True}
    found = offered("newborn-household", f"父 {OWN} 母 {OTHER}", "出生证 Z110100001", **asked)
    assert set(found) == {Offer("parent_id", OTHER), Offer("birth_certificate", "Z110100001")}


def test_a_page_full_of_numbers_makes_few_offers() -> None:
    lines = [f"No. A11010{n:04}" for n in range(50)]
    assert len(offered("newborn-household", *lines)) == MOST
