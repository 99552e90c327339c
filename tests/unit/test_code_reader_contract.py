"""What the terminal relies on, whatever reads codes: a scanner that types, a camera's pictures, or texts."""

import contextlib
import io
import queue
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import qrcode

from drivers.codes.frames import Frames, send
from drivers.codes.port import LONGEST, CodeReader
from drivers.codes.wedge import Wedge

TEXT, OTHER = "WC1:6BF%RN19 $F*Z.-+/:A", "WC1:ANOTHER+ONE"
SOON = 10.0


class Subject:
    """A reader, and what shows it a code."""

    def __init__(self, reader: CodeReader, shows: Callable[[str], None]) -> None:
        self.reader, self.shows = reader, shows
        self.heard: queue.SimpleQueue[str] = queue.SimpleQueue()

    def starts(self) -> None:
        self.reader.start(self.heard.put)

    def hears(self, text: str) -> bool:
        self.shows(text)
        return self.heard.get(timeout=SOON) == text


def scanner() -> Subject:
    wedge, clock = Wedge(), iter(range(10**9))

    def shows(text: str) -> None:
        for letter in text + "\r":
            wedge.key(letter, next(clock) / 200)

    return Subject(wedge, shows)


def camera(folder: Path, frame: Callable[[str], bytes]) -> Subject:
    """A sender finds nobody where no reader listens."""

    def shows(text: str) -> None:
        with contextlib.suppress(FileNotFoundError):
            send(folder, frame(text))

    return Subject(Frames(folder), shows)


def picture(text: str) -> bytes:
    made = io.BytesIO()
    qrcode.make(text).save(made)
    return made.getvalue()


@pytest.fixture(params=["scanner", "camera", "simulator"])
def subject(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Subject]:
    """The simulator is ``kiosk code show``: a text through the camera's socket."""
    made = {
        "scanner": scanner,
        "camera": lambda: camera(tmp_path, picture),
        "simulator": lambda: camera(tmp_path, str.encode),
    }[request.param]()
    yield made
    made.reader.stop()


def test_a_code_is_heard_once_and_as_it_is(subject: Subject) -> None:
    subject.starts()
    assert subject.hears(TEXT)
    assert subject.hears(OTHER)
    assert subject.hears(OTHER), "shown again it is heard again"
    assert subject.heard.empty()


def test_it_is_deaf_before_its_start_and_after_its_end_and_can_begin_again(subject: Subject) -> None:
    subject.shows(TEXT)
    subject.starts()
    assert subject.hears(OTHER)
    subject.reader.stop()
    subject.shows(TEXT)
    assert subject.heard.empty()
    subject.starts()
    assert subject.hears(OTHER)
    assert subject.heard.empty()


def test_what_was_never_started_can_be_stopped_and_twice(subject: Subject) -> None:
    subject.reader.stop()
    subject.starts()
    subject.reader.stop()
    subject.reader.stop()


@pytest.mark.parametrize("text", ["", " ", "x" * (LONGEST + 1)], ids=["nothing", "blank", "endless"])
def test_what_is_no_code_is_not_heard_and_the_next_is(text: str, subject: Subject) -> None:
    subject.starts()
    with contextlib.suppress(ValueError):  # no QR code holds so much
        subject.shows(text)
    assert subject.hears(OTHER)
    assert subject.heard.empty()


def test_nothing_of_a_code_is_written_down(subject: Subject, tmp_path: Path) -> None:
    subject.starts()
    assert subject.hears(TEXT)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == []
