"""Printers without paper behind real lines: TCP, a pseudo-terminal, a private CUPS server."""

import io
import os
import pty
import select
import socket
import threading
import tty
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from drivers.printers.page import PagePrinter
from drivers.printers.port import Printer
from drivers.printers.simulated_cups import SimulatedCups
from drivers.printers.simulator import Condition, Simulator
from drivers.printers.strip import StripPrinter

DEADLINE = 10.0


@dataclass
class Subject:
    """What a test gets: the adapter, the device behind it, a sheet for it, and what it has on paper."""

    printer: Printer
    tell: Callable[[Condition], None]
    sheet: bytes
    papers: Callable[[], list[Path]]
    settled: Callable[[], None] = field(default=lambda: None)


def strip(rows: int = 300, dots: int = 576) -> bytes:
    """A picture with a pattern that no two rows share."""
    picture = Image.new("1", (dots, rows), 1)
    draw = ImageDraw.Draw(picture)
    draw.line((0, 0, dots - 1, rows - 1), fill=0, width=3)
    draw.rectangle((0, rows - 20, dots // 2, rows - 1), fill=0)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


@contextmanager
def network_strip(folder: Path) -> Iterator[Subject]:
    """A receipt printer on TCP."""
    with closing(Simulator(folder)) as device:
        printer = StripPrinter(f"tcp://127.0.0.1:{device.listen()}")
        yield Subject(printer, device.tell, strip(), lambda: list(device.papers))
        assert device.strange == b""


@contextmanager
def serial_line(device: Simulator, baud: int) -> Iterator[str]:
    """The address of a printer on a serial line that carries no more than its rate: a UART's other side."""
    ours, theirs = pty.openpty()
    tty.setraw(theirs)
    near, far = socket.socketpair()
    cut = threading.Event()

    def carry() -> None:
        with far:
            while not cut.is_set():
                if select.select([ours], [], [], 0.05)[0]:
                    with suppress(OSError):  # EIO while nobody has opened the other side
                        data = os.read(ours, max(1, baud // 500))
                        cut.wait(len(data) * 10 / baud)
                        far.sendall(data)
            far.shutdown(socket.SHUT_RDWR)

    def answer() -> None:
        with suppress(OSError):  # closed
            while data := far.recv(64):
                os.write(ours, data)

    ends = [threading.Thread(target=end, daemon=True) for end in (carry, answer)]
    ends.append(threading.Thread(target=device.serve, args=(near.fileno(),), daemon=True))
    for end in ends:
        end.start()
    yield f"serial:{os.ttyname(theirs)}?paper=58&baud={baud}"
    cut.set()
    for end in ends:
        end.join(DEADLINE)
        assert not end.is_alive()
    near.close()
    os.close(theirs)
    os.close(ours)


@contextmanager
def serial_strip(folder: Path, baud: int = 115200) -> Iterator[Subject]:
    """The same on a serial line, a 58 mm roll in it."""
    with closing(Simulator(folder)) as device, serial_line(device, baud) as address:
        sheet = strip(min(baud // 800, 300), dots=384)  # half a second where the line is slow
        yield Subject(StripPrinter(address), device.tell, sheet, lambda: list(device.papers))
        assert device.strange == b""


@contextmanager
def mute_server() -> Iterator[str]:
    """The address of a print server that takes every connection and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:  # the kernel accepts; nobody reads
        yield f"cups://127.0.0.1:{server.getsockname()[1]}/office"


@pytest.fixture(scope="session")
def cups_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatedCups]:
    """One server for all; without CUPS the tests that need it fail."""
    with closing(SimulatedCups(tmp_path_factory.mktemp("cups"))) as server:
        yield server


DEVICES: dict[str, Callable[[Path], AbstractContextManager[Subject]]] = {
    "tcp": network_strip,
    "serial": serial_strip,
    "serial at 19200 baud": partial(serial_strip, baud=19200),
}


@pytest.fixture(params=[*DEVICES, "cups"])
def subject(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Subject]:
    """Each adapter in turn."""
    with ExitStack() as stack:
        if request.param == "cups":
            server: SimulatedCups = request.getfixturevalue("cups_server")
            server.tell(Condition.READY)
            before = len(server.papers)
            yield Subject(PagePrinter(server.address), server.tell, PDF, lambda: server.papers[before:])
        else:
            yield stack.enter_context(DEVICES[request.param](tmp_path))


def _pdf() -> bytes:
    out = io.BytesIO()
    Image.new("L", (595, 842), 255).save(out, "PDF")
    return out.getvalue()


PDF = _pdf()
