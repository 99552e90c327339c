"""What only a receipt printer does: bands, paper that ends half-way, dots that look like commands, lines."""

import io
import os
import pty
import random
import socket
import time
import tty
from contextlib import closing, suppress
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from drivers.printers.machine import run
from drivers.printers.port import AddressInvalid, Health, JobPhase
from drivers.printers.simulator import Condition, Simulator
from drivers.printers.strip import BAND, StripPrinter
from tests.printers.conftest import serial_line, strip


def printed_on(device: Simulator, sheet: bytes) -> JobPhase:
    *_, last = run(StripPrinter(f"tcp://127.0.0.1:{device.listen()}"), sheet)
    return last.phase


def differing_dots(paper: Path, sheet: bytes) -> int:
    """How many dots of a sheet are not as they were sent."""
    with Image.open(paper) as on_paper, Image.open(io.BytesIO(sheet)) as sent:
        head = on_paper.convert("1").crop((0, 0, *sent.size))
        return ImageChops.logical_xor(head, sent.convert("1")).histogram()[255]


def test_the_paper_shows_the_picture_dot_by_dot(tmp_path: Path) -> None:
    sheet = strip(rows=5 * BAND + 7)
    with closing(Simulator(tmp_path)) as device:
        assert printed_on(device, sheet) is JobPhase.PRINTED
        assert differing_dots(device.papers[0], sheet) == 0


def test_paper_that_ends_half_way_is_told_and_the_rest_never_comes(tmp_path: Path) -> None:
    sheet = strip(rows=40 * BAND)
    with closing(Simulator(tmp_path)) as device:
        device.tell(Condition.READY, rows_left=10 * BAND)
        port = device.listen()
        printer = StripPrinter(f"tcp://127.0.0.1:{port}")
        phases = [job.phase for job in run(printer, sheet)]
        assert phases == [JobPhase.ASKED, JobPhase.PRINTING, JobPhase.PAPER_OUT]
        device.tell(Condition.READY)
        *_, last = run(printer, strip(rows=BAND))
        assert last.phase is JobPhase.PRINTED
        with Image.open(device.papers[0]) as paper:
            assert paper.height < 5 * BAND, "nothing of the first sheet is on the second"


def test_dots_that_spell_a_command_do_not_make_the_printer_forget(tmp_path: Path) -> None:
    """DLE DC4 8 amid a picture would clear the buffer: a real printer obeys it there too."""
    spelled = bytes(
        [0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08, 0x10, 0x05, 0x02, 0x10, 0x04, 1]
    )
    rows = b"".join(bytes(72 - len(spelled)) + spelled for _ in range(BAND * 2))
    picture = Image.frombytes("1", (576, BAND * 2), bytes(b ^ 0xFF for b in rows))
    out = io.BytesIO()
    picture.save(out, "PNG")
    with closing(Simulator(tmp_path)) as device:
        assert printed_on(device, out.getvalue()) is JobPhase.PRINTED
        assert differing_dots(device.papers[0], out.getvalue()) == 3 * BAND * 2, "one dot for each command"


@pytest.mark.parametrize("seed", range(3))
def test_any_picture_at_all_comes_through(tmp_path: Path, seed: int) -> None:
    noise = random.Random(seed).randbytes(48 * 3 * BAND)
    out = io.BytesIO()
    Image.frombytes("1", (384, 3 * BAND), noise).save(out, "PNG")
    with closing(Simulator(tmp_path)) as device:
        assert printed_on(device, out.getvalue()) is JobPhase.PRINTED
        assert differing_dots(device.papers[0], out.getvalue()) <= 8
        assert device.strange == b""


def test_a_printer_that_is_not_there_is_offline_and_says_why() -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]
    for address in (f"tcp://127.0.0.1:{port}", "serial:/dev/no-such-line", "usb:ffff:ffff"):
        printer = StripPrinter(address)
        told = printer.health()
        assert told.health is Health.OFFLINE
        assert told.detail
        *_, last = run(printer, strip())
        assert last.phase is JobPhase.OFFLINE


def test_a_line_that_breaks_half_way_leaves_it_open_what_is_on_paper(tmp_path: Path) -> None:
    with closing(Simulator(tmp_path)) as device:
        device.tell(Condition.SLOW)
        jobs = run(StripPrinter(f"tcp://127.0.0.1:{device.listen()}"), strip(rows=40 * BAND))
        assert [next(jobs).phase, next(jobs).phase] == [JobPhase.ASKED, JobPhase.PRINTING]
        device.hang_up()
        *_, last = jobs
        assert last.phase is JobPhase.FAILED


@pytest.mark.parametrize("baud", [9600, 19200, 115200])
def test_a_serial_line_is_waited_for_as_long_as_it_takes(tmp_path: Path, baud: int) -> None:
    """A band of 64 rows is 3 kB: 3.2 s at 9600 baud, twice what a status may take."""
    sheet = strip(rows=BAND, dots=384)
    with closing(Simulator(tmp_path)) as device, serial_line(device, baud) as address:
        *_, last = run(StripPrinter(address), sheet)
        assert last.phase is JobPhase.PRINTED
        assert differing_dots(device.papers[0], sheet) == 0


def test_a_serial_line_that_takes_nothing_more_holds_nobody_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drivers.printers.strip._SENDS_WITHIN", 0.2)
    ours, theirs = pty.openpty()
    tty.setraw(theirs)
    os.set_blocking(theirs, False)
    with suppress(BlockingIOError):  # full: the other side has stopped the flow
        while os.write(theirs, bytes(4096)):
            pass
    begun = time.monotonic()
    *_, last = run(StripPrinter(f"serial:{os.ttyname(theirs)}"), strip(rows=8))
    assert last.phase is JobPhase.OFFLINE
    assert time.monotonic() - begun < 5
    os.close(theirs)
    os.close(ours)


@pytest.mark.parametrize(
    "address",
    ["", "printer", "tcp://", "serial:ttyUSB0", "usb:04b8", "usb:printer:1", "http://192.0.2.1", "tcp://h?paper=60",
     "tcp://h:port", "serial:/dev/ttyS0?baud=fast", "serial:/dev/ttyS0?baud=0"],
)  # fmt: skip
def test_an_address_that_is_none_is_refused_with_how_one_is_written(address: str) -> None:
    with pytest.raises(AddressInvalid, match="tcp://HOST"):
        StripPrinter(address)


@pytest.mark.parametrize(
    ("address", "dots"), [("tcp://h", 576), ("tcp://h:9?paper=58", 384), ("usb:04b8:0202", 576)]
)
def test_the_width_of_the_roll_is_part_of_the_address(address: str, dots: int) -> None:
    assert StripPrinter(address).dots == dots
