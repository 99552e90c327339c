"""The port on ESC/POS receipt printers, over a network, a serial line or USB.

The strip is sent as a picture (``GS v 0``), not as text: any printer then prints any character, Chinese or
not, whatever its firmware, its code pages and its fonts are, and the paper shows what the screen showed. It
costs a second of line time; a Chinese font in ROM (GB 18030) is sold in some models alone.

*Printed* follows from ``GS r 1``: unlike the real-time status it stands in the queue behind the picture and
is answered when all before it is on paper. Real-time status (``DLE EOT 1, 2, 4``) is asked before, between
bands and while the answer is awaited. Source: Epson, "ESC/POS Command Reference" (DLE EOT, DLE ENQ, DLE DC4
fn 8, GS r, GS v 0, GS V).
"""

import io
import math
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

from PIL import Image

from drivers.printers.port import AddressInvalid, Done, Health, PrinterEvent, Said, Silent

DOTS: Final = {"58": 384, "80": 576}
"""Printable dots at 203 dpi by the width of the paper in millimetres."""
BAND: Final = 64
"""Rows sent at once: what a printer has taken when its paper ends is not more. On a serial line what it
carries in a second, if that is less; a command for each row would cost a tenth more."""
_ROWS_AT_LEAST: Final = 8
ANSWERS_WITHIN: Final = 1.5
"""Seconds for a status, once the line has carried what was sent before; ten times what the slowest printer
takes."""
PRINTS_WITHIN: Final = 40.0
"""Seconds from the last byte to the end."""
_ASK: Final = b"\x10\x04\x01\x10\x04\x02\x10\x04\x04"
_ASK_AT_END: Final = b"\x1dr\x01"
_WITHDRAW: Final = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08\x10\x05\x02"
_STEP: Final = 0.25
_LOOK: Final = 0.02
"""Seconds that a serial line is read at once: pyserial waits for all bytes that it is asked for."""
_BITS: Final = 10
"""A byte on a serial line: eight bits, a start bit and a stop bit."""
_CONNECTS_WITHIN: Final = 1.0
_SENDS_WITHIN: Final = 10.0


@dataclass(frozen=True)
class StripPrinter:
    """See the module. ``address``: ``tcp://HOST:9100``, ``serial:/dev/ttyUSB0``, ``usb:04b8:0202``.

    ``?paper=58`` says that the roll is 58 mm wide instead of 80, ``?baud=19200`` how fast a serial line
    is, instead of 38400.
    """

    address: str

    def __post_init__(self) -> None:
        """Raises AddressInvalid."""
        _device(self.address)

    @property
    def dots(self) -> int:
        """By the width of the paper."""
        return DOTS[_options(self.address).get("paper", "80")]

    def health(self) -> Said:
        """Ask once."""
        try:
            with closing(_Line(self.address)) as line:
                return line.health() or Said(Health.OFFLINE, "it does not answer")
        except _LineBroken as e:
            return Said(Health.OFFLINE, str(e))

    def print(self, sheet: bytes) -> Iterator[PrinterEvent]:
        """``sheet`` is a PNG of ``dots`` width."""
        try:
            with closing(_Line(self.address)) as line:
                done = False
                try:
                    for event in _brought(line, sheet):
                        done = isinstance(event, Done)
                        yield event
                finally:
                    if not done:
                        with suppress(_LineBroken):  # a line that is down has nothing to withdraw
                            line.send(_WITHDRAW)
        except _LineBroken as e:
            yield Silent(str(e))


def _brought(line: "_Line", sheet: bytes) -> Iterator[PrinterEvent]:
    yield line.health() or Silent("it does not answer")
    for part in _parts(sheet, line.carries):
        line.send(part)
        yield line.health() or Silent("it stopped answering")
    line.send(_ASK_AT_END)
    deadline = line.carried + PRINTS_WITHIN
    while time.monotonic() < deadline:
        for byte in line.received(_STEP):
            if byte & 0x90 == 0:  # GS r: bits 4 and 7 are 0; bits 0 and 1: the roll is near its end
                yield Done(low=bool(byte & 0x03))
                return
        told, ended = line.health_or_end()
        if ended is not None:
            yield Done(low=bool(ended & 0x03))
            return
        yield told or Silent("it stopped answering")
    yield Silent(f"it did not say within {PRINTS_WITHIN:.0f} s that it is done")


def _parts(sheet: bytes, carries: float) -> Iterator[bytes]:
    """The picture in bands, then the cut, each in the printer's language; ``carries``: bytes a second."""
    from escpos.printer import Dummy  # noqa: PLC0415  # 0.2 s, and a folder in /tmp: only where one prints

    with Image.open(io.BytesIO(sheet)) as found:
        picture = found.convert("L")
    band = int(min(BAND, max(_ROWS_AT_LEAST, carries * 8 / picture.width)))
    yield b"\x1b@"
    for top in range(0, picture.height, band):
        printer = Dummy()
        printer.image(picture.crop((0, top, picture.width, min(top + band, picture.height))))
        yield _harmless(printer.output)
    printer = Dummy()
    printer.cut()
    yield printer.output


def _harmless(command: bytes) -> bytes:
    """Break what a printer would take for a real-time command, which it obeys amid a picture too.

    One dot changes where the dots happen to spell DLE EOT, DLE ENQ or DLE DC4; the others are wider than one.
    """
    head, dots = command[:8], bytearray(command[8:])
    for n in range(len(dots) - 1):
        if dots[n] == 0x10 and dots[n + 1] in {0x04, 0x05, 0x14}:
            dots[n + 1] ^= 0x08
    return head + bytes(dots)


class _LineBroken(Exception):  # an expected end of a job, not an error
    """The line could not be opened, or broke; the text is for a technician."""


class _Line:
    """Bytes to and from a printer. Errors of three libraries have one face.

    What is written to a serial line is in the kernel's buffer, not at the printer: whoever waits for an
    answer waits as long as the line takes for all that goes before, too.
    """

    def __init__(self, address: str) -> None:
        """Open it; raises _LineBroken."""
        from escpos.printer import Network, Serial  # noqa: PLC0415  # see _parts

        self._device = _device(address)
        self.carries = self._device.baudrate / _BITS if isinstance(self._device, Serial) else math.inf
        self.carried = time.monotonic()  # when the line has carried all that was sent
        try:
            if isinstance(self._device, Network):  # its own open() leaves the socket of a failure behind
                place = (self._device.host, self._device.port)
                self._device.device = socket.create_connection(place, _CONNECTS_WITHIN)
            else:
                self._device.open()
        except Exception as e:  # socket, pyserial and pyusb share no base class; python-escpos wraps some
            raise _LineBroken(_words(e)) from e
        if isinstance(self._device.device, socket.socket):  # else Nagle and delayed ACK cost 40 ms a band
            self._device.device.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def close(self) -> None:
        with suppress(Exception):  # see __init__; there is nothing to be done about a close that fails
            if math.isfinite(self.carries):  # python-escpos would wait for ever where the flow is stopped
                self._drain(self._device.device)
                self._device.device.close()
            else:
                self._device.close()

    def _drain(self, device: Any) -> None:
        deadline, pause = max(time.monotonic(), self.carried) + _STEP, threading.Event()
        while device.out_waiting and time.monotonic() < deadline:
            pause.wait(_LOOK)
        device.reset_output_buffer()

    def send(self, data: bytes) -> None:
        now = time.monotonic()
        self.carried = max(now, self.carried) + len(data) / self.carries
        self._wait_at_most(_SENDS_WITHIN)
        if math.isfinite(self.carries):  # pyserial waits for ever where the other side stops the flow
            self._device.device.write_timeout = _SENDS_WITHIN + self.carried - now
        try:
            self._device._raw(data)  # noqa: SLF001  # python-escpos names the only way to send bytes so
        except Exception as e:  # see __init__
            raise _LineBroken(_words(e)) from e

    def received(self, within: float) -> bytes:
        """What comes within that time, as soon as something comes; empty when nothing does."""
        deadline = time.monotonic() + within
        while (left := deadline - time.monotonic()) > 0:
            self._wait_at_most(left)
            try:
                found = bytes(self._device._read())  # noqa: SLF001  # see send
            except TimeoutError:
                continue
            except Exception as e:  # see __init__
                if "timeout" in type(e).__name__.lower():  # pyusb's
                    continue
                raise _LineBroken(_words(e)) from e
            if found:
                return found
            if isinstance(self._device.device, socket.socket):  # at its end; a serial line is just quiet
                raise _LineBroken("the printer closed the line")
        return b""

    def _wait_at_most(self, seconds: float) -> None:
        if isinstance(self._device.device, socket.socket):
            self._device.device.settimeout(seconds)

    def health(self) -> Said | None:
        """Three real-time answers in words; None when they do not come."""
        return self.health_or_end()[0]

    def health_or_end(self) -> tuple[Said | None, int | None]:
        """The same, and the answer of GS r when it came meanwhile."""
        self.send(_ASK)
        told: list[int] = []
        ended = None
        deadline = max(time.monotonic(), self.carried) + ANSWERS_WITHIN
        while len(told) < 3 and time.monotonic() < deadline:
            for byte in self.received(deadline - time.monotonic()):
                if byte & 0x93 == 0x12:
                    told.append(byte)
                elif byte & 0x90 == 0:
                    ended = byte
        return (_health(*told[-3:]) if len(told) >= 3 else None), ended


def _health(printer: int, cause: int, paper: int) -> Said:
    """The answers to DLE EOT 1, 2 and 4 in words."""
    if cause & 0x04:  # first: under an open cover the paper's sensor sees nothing either
        return Said(Health.COVER_OPEN)
    if paper & 0x60 or cause & 0x20:
        return Said(Health.PAPER_OUT)
    if cause & 0x40:
        return Said(Health.OFFLINE, "it reports an error: look at its cutter, switch it off and on")
    if printer & 0x08:
        return Said(Health.OFFLINE, "it says that it is offline")
    return Said(Health.PAPER_LOW if paper & 0x0C else Health.READY)


def _words(e: Exception) -> str:
    return " ".join(str(e).split()) or type(e).__name__


def _options(address: str) -> dict[str, str]:
    return {name: values[-1] for name, values in parse_qs(urlsplit(address).query).items()}


def _device(address: str) -> Any:
    """The device of python-escpos behind an address, not opened yet; raises AddressInvalid."""
    from escpos.printer import Network, Serial, Usb  # noqa: PLC0415  # see _parts

    found, options = urlsplit(address), _options(address)
    try:
        known = options.get("paper", "80") in DOTS
        if known and found.scheme == "tcp" and found.hostname:
            return Network(found.hostname, found.port or 9100)
        baud = int(options.get("baud", "38400"))
        if known and found.scheme == "serial" and found.path.startswith("/") and baud > 0:
            return Serial(found.path, baudrate=baud, timeout=_LOOK, dsrdtr=options.get("dsrdtr") == "1")
        if known and found.scheme == "usb":
            vendor, product = (int(part, 16) for part in found.path.split(":"))
            return Usb(vendor, product, timeout=int(_STEP * 4000))
    except ValueError:
        pass  # it is said below
    raise AddressInvalid(
        f"{address}: write tcp://HOST:9100, serial:/dev/ttyUSB0 or usb:04b8:0202, with ?paper=58 for 58 mm"
    )
