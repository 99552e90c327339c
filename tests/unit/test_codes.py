"""Scanners that type, and pictures of codes: what is a code, what is a hand, and what leaves no trace."""

import io
import queue
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
import qrcode
import zxingcpp
from PIL import Image, ImageOps

from drivers.codes import frames
from drivers.codes.picture import read_picture
from drivers.codes.wedge import BURST, Wedge

TEXT = "WC1:6BF%RN19 $F*Z.-+/:A"


def typed(text: str, gap: float = 0.01, start: float = 100.0) -> list[tuple[str, float]]:
    return [(letter, start + n * gap) for n, letter in enumerate(text)]


@pytest.mark.parametrize(
    ("keys", "heard"),
    [
        (typed(TEXT + "\r"), [TEXT]),
        (typed(TEXT + "\n"), [TEXT]),
        (typed(TEXT + "\r", gap=0.9 * BURST), [TEXT]),
        (typed(TEXT + "\r" + TEXT + "\r"), [TEXT, TEXT]),
        (typed("ab" + TEXT + "\r", gap=0.001), ["ab" + TEXT]),
        (typed("ab") + typed(TEXT + "\r", start=200.0), [TEXT]),
        (typed(TEXT + "\r", gap=0.3), []),
        (typed("ab\r"), []),
        (typed(TEXT), []),
        (typed(" \r\r   \r"), []),
        (typed(TEXT[:10] + "\x1b" + TEXT[10:] + "\r"), [TEXT[10:]]),
    ],
    ids=["enter", "newline", "slow", "two", "one burst", "after a hand", "a hand", "short", "no end",
         "blanks", "escape"],
)  # fmt: skip
def test_what_is_typed_fast_and_ends_with_enter_is_a_code(
    keys: list[tuple[str, float]], heard: list[str]
) -> None:
    found: list[str] = []
    wedge = Wedge()
    wedge.start(found.append)
    for text, at in keys:
        wedge.key(text, at)
    assert found == heard


def test_the_keys_of_a_code_mean_nothing_else_and_those_of_a_hand_do() -> None:
    wedge = Wedge()
    wedge.start(lambda _: None)
    assert all(wedge.key(text, at) for text, at in typed(TEXT))
    assert wedge.key("", 100.24)
    assert wedge.key("\r", 100.25)
    assert not wedge.key(" ", 300.0)
    assert not wedge.key("\r", 301.0)
    assert not wedge.key("", 302.0)


def test_it_is_deaf_before_its_start_and_after_its_end() -> None:
    found: list[str] = []
    wedge = Wedge()
    assert not wedge.key("W", 1.0)
    wedge.start(found.append)
    for text, at in typed(TEXT):
        wedge.key(text, at)
    wedge.stop()
    assert not wedge.key("\r", 100.3)
    assert found == []


@pytest.fixture
def seen(tmp_path: Path) -> Iterator["queue.Queue[str]"]:
    """What a reader on a folder with a long name reads."""
    folder = long_folder(tmp_path)
    found: queue.Queue[str] = queue.Queue()
    reader = frames.Frames(folder)
    reader.start(found.put)
    yield found
    reader.stop()
    assert not (folder / frames.NAME).exists()


def long_folder(tmp_path: Path) -> Path:
    folder = tmp_path / ("a-folder-whose-name-is-too-long-for-a-socket" * 3)
    folder.mkdir(exist_ok=True)
    return folder


def picture(text: str) -> bytes:
    made = io.BytesIO()
    qrcode.make(text).save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    "frame", [picture(TEXT), TEXT.encode(), f" {TEXT}\n".encode()], ids=["png", "text", "line"]
)
def test_a_frame_with_a_code_is_read(frame: bytes, seen: "queue.Queue[str]", tmp_path: Path) -> None:
    assert frames.send(long_folder(tmp_path), frame)
    assert seen.get(timeout=10) == TEXT


@pytest.mark.parametrize("frame", [b"", b"\x89PNG\r\n\x1a\nno picture", b"\xff" * (1 << 19)])
def test_a_frame_without_one_says_so_and_the_next_is_read(
    frame: bytes, seen: "queue.Queue[str]", tmp_path: Path
) -> None:
    assert not frames.send(long_folder(tmp_path), frame)
    assert frames.send(long_folder(tmp_path), picture("next one"))
    assert seen.get(timeout=10) == "next one"


def test_a_sender_that_leaves_in_the_middle_keeps_nobody_waiting(
    seen: "queue.Queue[str]", tmp_path: Path
) -> None:
    with (
        socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line,
        frames._address(long_folder(tmp_path)) as address,
    ):
        line.connect(address)
        line.sendall(picture(TEXT)[:40])
    assert frames.send(long_folder(tmp_path), TEXT.encode())
    assert seen.get(timeout=10) == TEXT


def test_what_a_killed_screen_left_is_no_screen_and_stands_in_nobodys_way(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as left, frames._address(tmp_path) as address:
        left.bind(address)
    with pytest.raises(OSError, match="refused"):
        frames.send(tmp_path, b"x")
    reader = frames.Frames(tmp_path)
    reader.start(lambda _: None)
    assert frames.send(tmp_path, TEXT.encode())
    reader.stop()
    with pytest.raises(FileNotFoundError):
        frames.send(tmp_path, b"x")


def test_where_there_can_be_no_socket_there_are_no_pictures_and_nothing_breaks(tmp_path: Path) -> None:
    reader = frames.Frames(tmp_path / "gone")
    reader.start(lambda _: None)
    reader.stop()


def drawn(text: str, kind: zxingcpp.BarcodeFormat) -> Image.Image:
    code = zxingcpp.create_barcode(text, kind)
    return Image.fromarray(zxingcpp.write_barcode_to_image(code, scale=4)).convert("L")


def as_png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (zxingcpp.BarcodeFormat.QRCode, "WS1:ABC"),
        (zxingcpp.BarcodeFormat.Code128, "WS-0007-000123"),
        (zxingcpp.BarcodeFormat.Code39, "A1-42"),
        (zxingcpp.BarcodeFormat.EAN13, "6901234567892"),
        (zxingcpp.BarcodeFormat.DataMatrix, "a small one"),
        (zxingcpp.BarcodeFormat.PDF417, "stacked bars"),
        (zxingcpp.BarcodeFormat.Aztec, "a bull's eye"),
    ],
    ids=["qr", "code-128", "code-39", "ean-13", "data-matrix", "pdf417", "aztec"],
)
def test_a_code_of_each_kind_is_read_out_of_a_picture(kind: zxingcpp.BarcodeFormat, text: str) -> None:
    assert read_picture(as_png(drawn(text, kind))) == text


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_a_code_is_read_where_the_paper_shows_through(mode: str) -> None:
    square = drawn("WS1:ABC", zxingcpp.BarcodeFormat.QRCode)
    clear = Image.new("RGBA", square.size, (0, 0, 0, 0))
    clear.paste((0, 0, 0, 255), mask=ImageOps.invert(square))
    assert read_picture(as_png(clear.convert(mode))) == "WS1:ABC"


def test_where_bars_and_a_qr_code_stand_on_one_paper_the_qr_code_counts() -> None:
    bars = drawn("6901234567892", zxingcpp.BarcodeFormat.EAN13)
    square = drawn("WS1:ABC", zxingcpp.BarcodeFormat.QRCode)
    paper = Image.new("L", (bars.width + square.width + 60, max(bars.height, square.height) + 40), 255)
    paper.paste(bars, (20, 20))
    paper.paste(square, (bars.width + 40, 20))
    assert read_picture(as_png(paper)) == "WS1:ABC"
