"""One attachment stops no other: what the platform refuses of it, what the disk says of it, its size."""

import errno
import json
import os
import resource
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from enrolled_terminal import Terminal, enrolled, submission
from middleman import Middleman, Request, between
from platform_server import Platform as Server
from test_bad_platforms import altered, problem

from kiosk import desk
from kiosk.desk import Acts
from kiosk.errors import InvalidSubmission
from kiosk.folder import write_durably
from sync import agent
from sync.outbox import Outbox
from sync.platform import Platform
from sync.states import LinkState, State
from sync.wire import http as wire


@pytest.fixture
def terminal(sqlite_platform: Server, tmp_path: Path) -> Terminal:
    return enrolled(tmp_path / "kiosk", sqlite_platform)


@pytest.fixture
def middleman(sqlite_platform: Server) -> Iterator[Middleman]:
    with between(sqlite_platform.url) as found:
        yield found


def working(terminal: Terminal, outbox: Outbox, url: str) -> agent._Agent:
    adapter = Platform(
        url,
        name=terminal.enrolment.platform,
        key=terminal.vault.device_key(terminal.folder),
        key_id=terminal.enrolment.key_id,
        clock=terminal.clock,
    )
    return agent._Agent(outbox, adapter, terminal.clock)


def run(terminal: Terminal, url: str = "") -> agent.Summary:
    with terminal.outbox() as outbox:
        worker = working(terminal, outbox, url or terminal.enrolment.url)
        return worker.run(threading.Event(), once=True)


def states(terminal: Terminal) -> list[tuple[State, str | None]]:
    with terminal.outbox() as outbox:
        return [(row.state, row.reason) for row in outbox.rows()]


def put_in(terminal: Terminal, *files: bytes) -> list[Path]:
    """Each file with an application of its own; where they lie, in this order."""
    found: list[Path] = []
    with terminal.outbox() as outbox:
        for file in files:
            outbox.enqueue(submission(file))
            found += [path for path in terminal.folder.blobs.iterdir() if path not in found]
    return found


def is_piece(request: Request) -> bool:
    return request.method == "PATCH" and request.path.startswith(wire.BLOBS)


DONE = (State.ACCEPTED, None)


# --- what the platform takes ---


def test_no_piece_is_larger_than_the_platform_says(terminal: Terminal, middleman: Middleman) -> None:
    small = altered(lambda body: {**body, "limits": {**body["limits"], "chunk_bytes": 3000}})
    middleman.misbehave(small, at=lambda request: request.path == wire.DESCRIBE)
    put_in(terminal, os.urandom(30_000))
    assert run(terminal, middleman.url).accepted == 1
    pieces = [len(e.asked) for e in middleman.exchanges if e.method == "PATCH"]
    assert max(pieces) == 3000
    assert sum(pieces) > 30_000


def test_pieces_that_are_too_large_all_the_same_become_smaller(
    terminal: Terminal, middleman: Middleman
) -> None:
    """The platform's limit is another than it said, or is that of a proxy before it."""
    middleman.misbehave(
        problem(413, "too-large"),
        at=lambda request: is_piece(request) and int(request.headers["Content-Length"]) > 5000,
    )
    put_in(terminal, os.urandom(60_000))
    done = run(terminal, middleman.url)
    assert (done.accepted, done.link) == (1, LinkState.UP)
    assert 0 < middleman.misbehaved <= 5


REFUSALS: dict[str, tuple[int, str, str, Acts]] = {
    "too large": (413, "too-large", "blob-too-large", Acts.CITIZEN),
    "another length": (422, "body-invalid", "blob-refused", Acts.TECHNICIAN),
    "another digest, though it is whole here": (422, "digest-mismatch", "blob-refused", Acts.TECHNICIAN),
    "a type that is not taken": (415, "unsupported-type", "blob-refused", Acts.TECHNICIAN),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_what_the_platform_refuses_of_one_goes_to_staff_and_the_next_goes_on(
    terminal: Terminal, middleman: Middleman, name: str
) -> None:
    status, code, reason, acts = REFUSALS[name]
    bad, *_ = put_in(terminal, b"bad" * 99, b"good", b"better")
    middleman.misbehave(
        problem(status, code), at=lambda request: is_piece(request) and bad.name in request.path
    )
    done = run(terminal, middleman.url)
    assert (done.link, done.accepted, done.refused, done.unsent) == (LinkState.UP, 2, 1, 0)
    assert states(terminal) == [(State.REFUSED, reason), DONE, DONE]
    assert middleman.misbehaved <= 3
    with terminal.outbox() as outbox:
        (item,) = desk.inbox(outbox.concerns(), frozenset(), outbox.link(), terminal.clock.now())
        assert (item.acts, item.retry, outbox.losses()) == (acts, True, [])
        middleman.heal()  # and once the platform takes it, staff's "try again" is all that is needed
        assert outbox.retry(item.id)
    assert run(terminal, middleman.url).accepted == 1


def test_an_upload_at_which_the_platform_fails_comes_after_the_others(
    terminal: Terminal, middleman: Middleman
) -> None:
    bad, *_ = put_in(terminal, b"bad", b"good", b"better")
    middleman.misbehave(problem(500, "internal"), at=lambda r: is_piece(r) and bad.name in r.path)
    with terminal.outbox() as outbox:
        worker = working(terminal, outbox, middleman.url)
        first = worker.run(threading.Event(), once=True)
        assert (first.link, first.refused, first.accepted) == (LinkState.DOWN, 0, 0)
        second = worker.run(threading.Event(), once=True)
        assert (second.link, second.accepted, second.unsent) == (LinkState.UP, 2, 1)
    assert middleman.misbehaved == 1
    assert states(terminal) == [(State.UPLOADING, None), DONE, DONE]


@pytest.mark.parametrize("code", ["busy", "storage-full", "terminal-revoked"])
def test_what_concerns_the_whole_line_refuses_no_application(
    terminal: Terminal, middleman: Middleman, code: str
) -> None:
    put_in(terminal, b"one", b"two")
    middleman.misbehave(problem(503, code), at=is_piece)
    done = run(terminal, middleman.url)
    assert (done.refused, done.unsent, middleman.misbehaved) == (0, 2, 1)
    middleman.heal()
    assert run(terminal, middleman.url).accepted == 2


def test_the_real_platform_refuses_what_is_too_large_and_takes_what_follows(terminal: Terminal) -> None:
    """As after its limit was lowered: the terminal still knows the one of its enrolment."""
    with terminal.outbox() as outbox, knows(terminal, 64 << 20):
        outbox.enqueue(submission(bytes(32 << 20)))
        outbox.enqueue(submission(b"small"))
        outbox.enqueue(submission())
    done = run(terminal)
    assert (done.link, done.accepted, done.refused) == (LinkState.UP, 2, 1)
    assert states(terminal) == [(State.REFUSED, "blob-too-large"), DONE, DONE]


@contextmanager
def knows(terminal: Terminal, blob_bytes: int) -> Iterator[None]:
    """Enrolment said another limit, for as long as the block lasts."""
    path = terminal.folder.path / "enrolment.json"
    before = path.read_bytes()
    document = json.loads(before)
    document["answer"]["limits"]["blob_bytes"] = blob_bytes
    write_durably(path, json.dumps(document).encode())
    yield
    write_durably(path, before)


@pytest.mark.parametrize(("size", "taken"), [(1000, True), (1001, False)])
def test_nothing_is_promised_that_is_sealed_larger_than_the_platform_takes(
    terminal: Terminal, size: int, taken: bool
) -> None:
    put_in(terminal, b"x" * 1000)
    (whole,) = terminal.folder.blobs.iterdir()
    with terminal.outbox() as outbox, knows(terminal, whole.stat().st_size):
        if taken:
            outbox.enqueue(submission(b"y" * size))
            assert len(outbox.rows()) == 2
        else:
            with pytest.raises(InvalidSubmission, match="the platform takes") as refused:
                outbox.enqueue(submission(b"small", b"y" * size))
            assert refused.value.fields == {"scan": "attachment-size"}
            assert len(outbox.rows()) == 1
            assert list(terminal.folder.blobs.iterdir()) == [whole]


# --- what the disk says ---


def test_too_many_open_files_is_no_loss(terminal: Terminal) -> None:
    """The limit of the process, at the moment at which the attachment is to be read."""
    put_in(terminal, b"scan")
    with terminal.outbox() as outbox:
        worker = working(terminal, outbox, terminal.enrolment.url)
        limits = dict(worker._platform.describe()["limits"])
        (taken,) = outbox.take(1, 1 << 20)
        outbox.move(taken.id, agent.Begun())
        assert worker._uploads._platform.blob_offset(taken.attachments[0].sha256, 1) == 0
        with no_more_files():
            worker._uploads.step(limits)
        (row,) = outbox.rows()
        assert (row.state, outbox.losses()) == (State.UPLOADING, [])
        assert worker._uploads.step(limits) is None  # it rests
        assert list(worker._uploads._resting) == [row.id]
    assert run(terminal).accepted == 1


@contextmanager
def no_more_files() -> Iterator[None]:
    """What is open stays open."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, hard))
    try:
        with pytest.raises(OSError, match="Too many"):
            os.open("/dev/null", os.O_RDONLY)
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@pytest.mark.parametrize(
    ("number", "times", "state"),
    [
        (errno.EIO, 1, DONE),
        (errno.EIO, 2, (State.REFUSED, "blob-damaged")),
        (errno.EACCES, 1, (State.UPLOADING, None)),
        (errno.ENOMEM, 1, (State.UPLOADING, None)),
    ],
)
def test_an_error_of_reading_is_a_loss_only_when_the_disk_repeats_it(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, number: int, times: int, state: object
) -> None:
    bad, _ = put_in(terminal, b"bad", b"good")
    left, real = [number] * times, Path.open

    def failing(self: Path, *args: Any, **more: Any) -> Any:
        if self == bad and left:
            raise OSError(left.pop(), os.strerror(number))
        return real(self, *args, **more)

    monkeypatch.setattr(Path, "open", failing)
    done = run(terminal)
    assert (states(terminal), done.link) == ([state, DONE], LinkState.UP)
    assert not left


@pytest.mark.parametrize("how", ["missing", "damaged"])
def test_an_attachment_that_is_whole_again_can_be_tried_again(terminal: Terminal, how: str) -> None:
    """A disk that was not mounted, a cable: the desk offers it, and the platform takes it."""
    (path,) = put_in(terminal, b"scan" * 99)
    content = path.read_bytes()
    path.unlink()
    if how == "damaged":
        path.write_bytes(content[:-1] + b"?")
    assert run(terminal).refused == 1

    def item() -> desk.Item:
        with terminal.outbox() as outbox:
            rows = outbox.concerns()
            (found,) = desk.inbox(
                rows, frozenset(), outbox.link(), terminal.clock.now(), outbox.whole_again(rows)
            )
            return found

    assert (item().reason, item().acts, item().retry) == (f"blob-{how}", Acts.CITIZEN, False)
    path.write_bytes(content)
    assert (item().acts, item().retry) == (Acts.STAFF, True)
    with terminal.outbox() as outbox:
        assert outbox.retry(item().id)
        assert run(terminal).accepted == 1
        assert outbox.losses() == []
