"""Agent and adapter against a server that misbehaves at each of their requests, then against a real platform.

Each case hands one application with an attachment in, lets the agent run while one kind of request goes
wrong, looks at what it made of that, and then lets everything through: the platform has it once, whatever
happened.
"""

import gzip
import json
import threading
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from enrolled_terminal import Terminal, enrolled, submission
from middleman import Behaviour, Middleman, Request, between, pass_on
from platform_server import Platform as Server
from terminal_client import TerminalClient

from kiosk.clock import SystemClock
from kiosk.errors import EnrolmentRefused, NotEnrolled, PlatformUnreachable
from kiosk.folder import DataFolder
from kiosk.vault import Vault
from sync import agent, feed
from sync.enrolment import Enrolment, enrol
from sync.platform import Platform
from sync.states import Link, LinkState, Row, State
from sync.wire import http as wire

UP, DOWN, CAPTIVE, CLOCK, REFUSED = (
    LinkState.UP,
    LinkState.DOWN,
    LinkState.CAPTIVE,
    LinkState.CLOCK,
    LinkState.REFUSED,
)
PLACES: dict[str, tuple[str, str]] = {
    "describe": ("GET", wire.DESCRIBE),
    "blob-offset": ("HEAD", wire.BLOBS),
    "blob-piece": ("PATCH", wire.BLOBS),
    "batch": ("POST", wire.TRANSACTIONS),
    "feed": ("GET", wire.FEED),
}
MEDIA_TYPES = {
    "describe": wire.DESCRIPTION,
    "blob-offset": wire.BLOB,
    "blob-piece": wire.BLOB,
    "batch": wire.RESULTS,
    "feed": wire.EVENTS,
}
EVERYWHERE = tuple(PLACES)
WITH_A_BODY = ("describe", "batch", "feed")


# --- ways to misbehave ---


def raw(status: str, headers: dict[str, str], body: bytes = b"") -> bytes:
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    return "\r\n".join(lines).encode("latin-1") + body


def answer(
    status: str, body: bytes = b"", media_type: str = "text/html; charset=utf-8", **headers: str
) -> Behaviour:
    """This, in the place of what the platform would say. The platform hears nothing of the request."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}

    def behave(request: Request) -> None:
        shown = b"" if request.method == "HEAD" else body
        length = {"Content-Length": str(len(body))} if request.method != "HEAD" else {}
        request.send(raw(status, {"Content-Type": media_type, **length, **named}, shown))

    return behave


def problem(status: int, code: str, **headers: str) -> Behaviour:
    body = json.dumps({"title": "A problem", "status": status, "code": code}).encode()
    return answer(f"{status} Problem", body, wire.PROBLEM, **headers)


def altered(change: Callable[[dict[str, Any]], Any]) -> Behaviour:
    """The platform's own answer, its body changed."""

    def behave(request: Request) -> None:
        exchange = request.pass_on()
        body = json.dumps(change(json.loads(exchange.body))).encode()
        request.send(replace(exchange, body=body).raw())

    return behave


def cut(offset: Callable[[int, int], int]) -> Behaviour:
    """The platform has the request, its answer breaks off: after ``offset(end of headers, end)`` bytes."""

    def behave(request: Request) -> None:
        whole = request.pass_on().raw()
        request.send(whole[: offset(whole.index(b"\r\n\r\n") + 4, len(whole))])
        request.hang_up()

    return behave


def flood(request: Request) -> None:
    """A body without a length that does not end: the terminal has to hang up."""
    request.send(raw("200 OK", {"Content-Type": MEDIA_TYPES[place_of(request)], "Connection": "close"}))
    while True:
        request.send(b" " * 65536)


def drip(request: Request) -> None:
    """Always one more byte, just before the time-out."""
    headers = {"Content-Type": MEDIA_TYPES[place_of(request)], "Content-Length": "1000000"}
    request.send(raw("200 OK", headers))
    while not request.over(0.02):
        request.send(b" ")


def silence(request: Request) -> None:
    request.over(10)
    request.hang_up()


def place_of(request: Request) -> str:
    return next(p for p, (m, path) in PLACES.items() if request.method == m and request.path.startswith(path))


# --- the stand ---


@dataclass
class Stand:
    """A terminal, a real platform, and what stands between them."""

    server: Server
    middleman: Middleman
    terminal: Terminal
    sent: list[uuid.UUID]

    def adapter(self) -> Platform:
        """The terminal's own, impatient."""
        t = self.terminal
        adapter = Platform(
            self.middleman.url,
            name=t.enrolment.platform,
            key=t.vault.device_key(t.folder),
            key_id=t.enrolment.key_id,
            clock=t.clock,
        )
        adapter.timeout, adapter.answer_within = (2.0, 0.4), 0.4
        return adapter

    def sync(self) -> agent.Summary:
        with self.terminal.outbox() as outbox:
            return agent._Agent(outbox, self.adapter(), self.terminal.clock).run(threading.Event(), once=True)

    def fail(self, place: str, behaviour: Behaviour) -> tuple[Row, Link, agent.Summary]:
        """Hand one in, and run the agent while every request of that kind goes wrong."""
        method, path = PLACES[place]
        with self.terminal.outbox() as outbox:
            if place == "describe":  # only asked after an outage
                outbox.set_link(replace(outbox.link(), state=DOWN, since=self.terminal.clock.now()))
            self.sent.append(outbox.enqueue(submission(b"\xff\xd8" * 600)).id)
            self.middleman.misbehave(behaviour, at=lambda r: r.method == method and r.path.startswith(path))
            done = self.sync()
            assert self.middleman.misbehaved
            row = outbox.row(str(self.sent[-1]))
            assert row
            return row, outbox.link(), done

    def recover(self) -> None:
        """Let everything through: the platform has it, and the terminal knows."""
        self.middleman.heal()
        self.terminal = replace(self.terminal, clock=SystemClock())
        self.sync()
        with self.terminal.outbox() as outbox:
            row = outbox.row(str(self.sent[-1]))
            assert row
            assert (row.state, outbox.link().state) == (State.ACCEPTED, UP)
            known = self.adapter().query(row.id)
            assert known
            assert (known["seq"], known["state"]) == (row.seq, "received")


@pytest.fixture(scope="module")
def whole_stand(sqlite_platform: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stand]:
    """One terminal for all cases; at the end the platform has what it sent, once each, in its place."""
    terminal = enrolled(tmp_path_factory.mktemp("kiosk"), sqlite_platform)
    with between(sqlite_platform.url) as middleman:
        stand = Stand(sqlite_platform, middleman, terminal, [])
        yield stand
        came = sqlite_platform.cli("transactions", "--terminal", terminal.enrolment.terminal)
        found = sorted(came, key=lambda row: row["seq"])  # what was passed over came later
        assert [row["seq"] for row in found] == list(range(1, len(stand.sent) + 1))
        assert [row["id"] for row in found] == [str(uid) for uid in stand.sent]


@pytest.fixture
def stand(whole_stand: Stand) -> Iterator[Stand]:
    """Whatever the case did to the line, it ends with everything at the platform."""
    yield whole_stand
    whole_stand.recover()


def judge(place: str, row: Row, done: agent.Summary) -> None:
    """Nothing is lost, and nothing is called accepted that was not."""
    if place == "feed":
        assert (row.state, done.accepted, done.unsent) == (State.ACCEPTED, 1, 0)
    elif place == "describe":
        assert (row.state, row.attempts, done.accepted, done.unsent) == (State.QUEUED, 0, 0, 1)
    elif place.startswith("blob"):
        assert (row.state, row.attempts, done.accepted, done.unsent) == (State.UPLOADING, 0, 0, 1)
    else:
        assert (row.state, done.accepted, done.unsent) == (State.WAITING, 0, 1)
    assert done.refused == 0


# --- the cases ---

PORTAL = "<html><body>请先登录 Wi-Fi</body></html>".encode()
SOMETHING_ELSE: dict[str, tuple[Behaviour, LinkState]] = {
    "a captive portal's page": (answer("200 OK", PORTAL), CAPTIVE),
    "an empty 200": (answer("200 OK"), CAPTIVE),
    "a page of 404": (answer("404 Not Found", PORTAL), CAPTIVE),
    "a proxy that wants a password": (answer("407 Proxy Authentication Required", PORTAL), CAPTIVE),
    "another status of success": (answer("202 Accepted", b"{}", "application/json"), CAPTIVE),
    "a server error": (answer("500 Internal Server Error", PORTAL), DOWN),
    "a gateway without a platform": (answer("502 Bad Gateway", PORTAL), DOWN),
    "no HTTP": (lambda request: (request.send(b"SSH-2.0-OpenSSH_9.2\r\n"), request.hang_up())[0], DOWN),
    "a status that is no number": (answer("abc OK"), DOWN),
    "a header without an end": (lambda request: request.send(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 70000), DOWN),
    "too many headers": (
        lambda request: request.send(raw("200 OK", {f"X{n}": "x" for n in range(200)})),
        DOWN,
    ),
    "silence": (silence, DOWN),
    "a problem that is none": (answer("403 Forbidden", b"{}", wire.PROBLEM), CAPTIVE),
    "a problem of endless depth": (answer("403 Forbidden", b"[" * 100_000, wire.PROBLEM), CAPTIVE),
}


@pytest.mark.parametrize("place", EVERYWHERE)
@pytest.mark.parametrize("name", SOMETHING_ELSE)
def test_what_is_not_the_platform_gets_nothing_and_costs_nothing(stand: Stand, place: str, name: str) -> None:
    behaviour, expected = SOMETHING_ELSE[name]
    row, link, done = stand.fail(place, behaviour)
    judge(place, row, done)
    assert (done.link, link.state) == (expected, expected)
    assert link.next_attempt
    assert link.attempts == 1
    assert row.attempts == (1 if place == "batch" and expected is DOWN else 0)


@pytest.mark.parametrize(
    "status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"]
)
@pytest.mark.parametrize("place", ["describe", "blob-piece", "batch"])
def test_a_redirect_to_another_host_is_not_followed(stand: Stand, place: str, status: str) -> None:
    with between(stand.server.url) as elsewhere:
        elsewhere.misbehave(answer("200 OK"))
        row, link, done = stand.fail(place, answer(status, Location=elsewhere.url + "/api/v1/transactions"))
        assert elsewhere.misbehaved == 0
    judge(place, row, done)
    assert link.state is CAPTIVE


WRONG_BODIES: dict[str, tuple[Callable[[str], Behaviour], LinkState]] = {
    "HTML that claims to be JSON": (lambda place: answer("200 OK", PORTAL, MEDIA_TYPES[place]), CAPTIVE),
    "no UTF-8": (lambda place: answer("200 OK", b"\xff\xfe{}", MEDIA_TYPES[place]), CAPTIVE),
    "a list": (lambda place: answer("200 OK", b"[]", MEDIA_TYPES[place]), CAPTIVE),
    "another object": (lambda place: answer("200 OK", b'{"ok": true}', MEDIA_TYPES[place]), CAPTIVE),
    "endless depth": (lambda place: answer("200 OK", b'{"a":' * 100_000, MEDIA_TYPES[place]), CAPTIVE),
    "a flood": (lambda _: flood, CAPTIVE),
    "a drip": (lambda _: drip, CAPTIVE),
    "plain JSON": (lambda _: _as("application/json"), CAPTIVE),
    "compressed, and it is not": (
        lambda place: answer("200 OK", b"{}", MEDIA_TYPES[place], Content_Encoding="gzip"),
        DOWN,
    ),
    "a compressed gigabyte": (
        lambda place: answer("200 OK", _BOMB, MEDIA_TYPES[place], Content_Encoding="gzip"),
        CAPTIVE,
    ),
    "chunks that are none": (
        lambda place: answer("200 OK", b"zz\r\n", MEDIA_TYPES[place], Transfer_Encoding="chunked"),
        DOWN,
    ),
}
_BOMB = gzip.compress(b" " * (1 << 20)) * 1024


def _as(media_type: str) -> Behaviour:
    return lambda request: request.send(request.pass_on().with_header("Content-Type", media_type).raw())


@pytest.mark.parametrize("place", WITH_A_BODY)
@pytest.mark.parametrize("name", WRONG_BODIES)
def test_a_body_that_is_not_the_platforms_counts_for_nothing(stand: Stand, place: str, name: str) -> None:
    behaviour, expected = WRONG_BODIES[name]
    row, link, done = stand.fail(place, behaviour(place))
    judge(place, row, done)
    assert link.state is expected


CUTS: dict[str, Callable[[int, int], int]] = {
    "before the first byte": lambda _head, _end: 0,
    "after one byte": lambda _head, _end: 1,
    "in the status line": lambda _head, _end: 12,
    "in the headers": lambda head, _end: head // 2,
    "before the last line feed": lambda head, _end: head - 1,
    "after the headers": lambda head, _end: head,
    "after a byte of the body": lambda head, _end: head + 1,
    "in the middle of the body": lambda head, end: (head + end) // 2,
    "before the last byte": lambda _head, end: end - 1,
}


CUT_IN_HEADERS = ("in the status line", "in the headers", "before the last line feed")


@pytest.mark.parametrize("place", WITH_A_BODY)
@pytest.mark.parametrize("name", CUTS)
def test_half_an_answer_is_no_answer(stand: Stand, place: str, name: str) -> None:
    """The platform has it and the terminal does not know: it sends again, and it is stored once.

    Headers that break off look whole to Python's HTTP client, and their answer like a stranger's.
    """
    row, link, done = stand.fail(place, cut(CUTS[name]))
    judge(place, row, done)
    assert link.state in ({DOWN, CAPTIVE} if name in CUT_IN_HEADERS else {DOWN})


@pytest.mark.parametrize("name", list(CUTS)[:3])
@pytest.mark.parametrize("place", ["blob-offset", "blob-piece"])
def test_an_upload_goes_on_after_half_an_answer(stand: Stand, place: str, name: str) -> None:
    """Later cuts leave the offset to be read, and the platform corrects one that lost its last digits."""
    row, link, done = stand.fail(place, cut(CUTS[name]))
    judge(place, row, done)
    assert link.state in ({DOWN, CAPTIVE} if name in CUT_IN_HEADERS else {DOWN})


PROBLEMS: dict[str, tuple[Behaviour, LinkState, int]] = {
    "busy": (problem(503, "busy"), DOWN, 1),
    "too many requests": (problem(429, "busy"), DOWN, 1),
    "a conflict": (problem(409, "offset-mismatch"), DOWN, 1),
    "an internal failure": (problem(500, "internal"), DOWN, 1),
    "a full platform": (problem(507, "storage-full"), DOWN, 1),
    "a code of tomorrow": (problem(418, "something-new"), DOWN, 1),
    "certificate expired": (problem(403, "certificate-expired"), REFUSED, 0),
    "terminal revoked": (problem(403, "terminal-revoked"), REFUSED, 0),
    "terminal unknown": (problem(401, "terminal-unknown"), REFUSED, 0),
    "signature invalid": (problem(401, "signature-invalid"), REFUSED, 0),
}


@pytest.mark.parametrize("place", ["blob-piece", "batch"])
@pytest.mark.parametrize("name", PROBLEMS)
def test_a_refused_request_refuses_no_submission(stand: Stand, place: str, name: str) -> None:
    behaviour, expected, attempts = PROBLEMS[name]
    row, link, done = stand.fail(place, behaviour)
    judge(place, row, done)
    uploading = place == "blob-piece"
    assert (link.state, row.attempts) == (expected, 0 if uploading else attempts)
    assert row.reason == (None if uploading else link.detail)


@pytest.mark.parametrize("code", ["terminal-revoked", "certificate-expired"])
def test_a_refusal_that_meets_an_upload_first_is_no_captive_portal(stand: Stand, code: str) -> None:
    """The answer to HEAD has no body that could say why."""
    stand.middleman.misbehave(problem(403, code))
    with stand.terminal.outbox() as outbox:
        stand.sent.append(outbox.enqueue(submission(b"scan")).id)
        outbox.set_link(Link(UP, stand.terminal.clock.now()))
        done = stand.sync()
        assert (done.link, outbox.link().detail) == (REFUSED, code)


SOON = {"7": 7.0, "0": 1.0, "100000": 900.0, "date": 30.0, "long ago": 1.0}


@pytest.mark.parametrize("asked", SOON)
@pytest.mark.parametrize("status", [429, 503])
def test_it_comes_back_when_the_platform_asks(stand: Stand, status: int, asked: str) -> None:
    now = stand.terminal.clock.now()
    dates = {"date": now + timedelta(seconds=30), "long ago": now - timedelta(days=400)}
    value = format_datetime(dates[asked], usegmt=True) if asked in dates else asked
    row, link, done = stand.fail("batch", problem(status, "busy", Retry_After=value))
    judge("batch", row, done)
    assert link.next_attempt
    seconds = (link.next_attempt - now).total_seconds()
    assert SOON[asked] - 1 <= seconds <= SOON[asked] * 1.1 + 3


@pytest.mark.parametrize("value", ["soon", "-5", "\xb2", "1.5", "9" * 5000, "Mon, 99 Foo 2026 99:99:99 GMT"])
def test_a_retry_after_that_is_none_is_passed_over(stand: Stand, value: str) -> None:
    row, _, done = stand.fail("batch", problem(503, "busy", Retry_After=value))
    judge("batch", row, done)


def first_result(**change: Any) -> Callable[[dict[str, Any]], Any]:
    return lambda body: {**body, "results": [{**body["results"][0], **change}, *body["results"][1:]]}


FALSE_RESULTS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "of another batch": lambda body: {**body, "batch": str(uuid.uuid4())},
    "of no batch": lambda body: {"results": body["results"]},
    "too few": lambda body: {**body, "results": []},
    "too many": lambda body: {**body, "results": body["results"] * 2},
    "of another submission": first_result(id=str(uuid.uuid4())),
    "of a state that there is not": first_result(status="approved"),
    "with an id that is none": first_result(id="1"),
    "with reasons that are no text": first_result(reason=7),
}


@pytest.mark.parametrize("name", FALSE_RESULTS)
def test_results_that_are_not_of_this_batch_count_for_nothing(stand: Stand, name: str) -> None:
    row, link, done = stand.fail("batch", altered(FALSE_RESULTS[name]))
    judge("batch", row, done)
    assert link.state is CAPTIVE


FALSE_FEEDS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "a leap second": lambda body: _with_event(body, at="2026-12-31T23:59:60Z"),
    "a decision that there is not": lambda body: _with_event(body, type="decided", decision="perhaps"),
    "an id that is none": lambda body: _with_event(body, id="1"),
    "no cursor": lambda body: {**body, "cursor": ""},
}


def _with_event(body: dict[str, Any], **change: Any) -> dict[str, Any]:
    event = {"cursor": "1.1.1", "type": "received", "id": str(uuid.uuid4()), "at": "2026-11-24T08:00:00Z"}
    return {**body, "events": [{**event, **change}]}


@pytest.mark.parametrize("name", FALSE_FEEDS)
def test_a_feed_that_makes_no_sense_moves_nothing(stand: Stand, name: str) -> None:
    with stand.terminal.outbox() as outbox:
        before = outbox.cursor()
        row, link, done = stand.fail("feed", altered(FALSE_FEEDS[name]))
        judge("feed", row, done)
        assert (link.state, outbox.cursor()) == (CAPTIVE, before)


def test_a_feed_of_strangers_changes_no_row(stand: Stand) -> None:
    def strangers(body: dict[str, Any]) -> dict[str, Any]:
        return {**_with_event(body, type="decided", decision="approved"), "cursor": body["cursor"]}

    row, link, done = stand.fail("feed", altered(strangers))
    judge("feed", row, done)
    assert link.state is UP


@pytest.mark.parametrize("moves", [True, False], ids=["and moves", "and stands still"])
def test_a_feed_without_an_end_does_not_keep_the_agent(stand: Stand, moves: bool) -> None:
    with stand.terminal.outbox() as outbox:
        before = outbox.cursor()
        pages = iter(range(10_000))

        def more(request: Request) -> None:  # by itself: the platform knows none of these cursors
            body = {"events": [], "more": True, "cursor": f"1.0.{next(pages)}" if moves else "1.0.0"}
            answer("200 OK", json.dumps(body).encode(), "application/json")(request)

        row, _, done = stand.fail("feed", more)
        judge("feed", row, done)
        assert stand.middleman.misbehaved <= feed.PAGES
        outbox.set_cursor(before)


@pytest.mark.parametrize("value", ["", "x", "-1", "\xb2", "99999999", "9" * 5000])
@pytest.mark.parametrize("place", ["blob-offset", "blob-piece"])
def test_an_offset_that_cannot_be_uploads_nothing(stand: Stand, place: str, value: str) -> None:
    status = "200 OK" if place == "blob-offset" else "204 No Content"
    row, link, done = stand.fail(place, answer(status, Upload_Offset=value))
    judge(place, row, done)
    assert link.state is CAPTIVE


@pytest.mark.parametrize("offsets", [[0], [5, 0], [0, 1, 2, 3]], ids=["stands still", "jumps", "creeps"])
def test_an_upload_that_does_not_get_on_is_given_up(stand: Stand, offsets: list[int]) -> None:
    told = iter(offsets * 100)

    def contradict(request: Request) -> None:
        problem(409, "offset-mismatch", Upload_Offset=str(next(told)))(request)

    row, link, done = stand.fail("blob-piece", contradict)
    judge("blob-piece", row, done)
    assert link.state is DOWN
    assert stand.middleman.misbehaved < 20


def dated(at: str) -> Behaviour:
    return lambda request: request.send(request.pass_on().with_header("Date", at).raw())


@pytest.mark.parametrize(
    "at",
    [
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "Sat, 01 Jan 0001 00:00:00 GMT",
        "now",
        "",
    ],
)
def test_a_date_that_no_platform_can_have_leaves_the_clock_alone(stand: Stand, at: str) -> None:
    clock = stand.terminal.clock
    row, link, done = stand.fail("describe", dated(at))
    assert (row.state, link.state, done.accepted) == (State.ACCEPTED, UP, 1)
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=1)


def test_a_date_without_a_zone_is_utc(stand: Stand) -> None:
    at = datetime.now(UTC) + timedelta(minutes=4)
    row, _, _ = stand.fail("describe", dated(f"{at:%a, %d %b %Y %H:%M:%S} -0000"))
    assert row.state is State.ACCEPTED


def batches_of(stand: Stand, behaviour: Behaviour, count: int) -> list[bytes]:
    """The bodies of the batches by which so many come to a platform that describes itself like that."""
    stand.middleman.misbehave(behaviour, at=lambda r: r.path == wire.DESCRIBE)
    with stand.terminal.outbox() as outbox:
        stand.sent += [outbox.enqueue(submission()).id for _ in range(count)]
    before = len(stand.middleman.exchanges)
    assert stand.sync().accepted == count
    new = stand.middleman.exchanges[before:]
    return [e.asked for e in new if (e.method, e.path) == ("POST", wire.TRANSACTIONS)]


def test_a_platform_that_takes_little_at_once_gets_no_more(stand: Stand) -> None:
    two = altered(lambda body: {**body, "limits": {**body["limits"], "batch_items": 2}})
    sizes = [len(cbor2.loads(wire.decoded(b, 1 << 20))["envelopes"]) for b in batches_of(stand, two, 5)]
    assert sizes == [2, 2, 1]


def test_a_platform_that_does_not_say_that_it_takes_zstd_gets_none(stand: Stand) -> None:
    def older(request: Request) -> None:
        exchange = request.pass_on()
        del exchange.headers["Accept-Encoding"]
        request.send(exchange.raw())

    assert [len(cbor2.loads(b)["envelopes"]) for b in batches_of(stand, older, 3)] == [3]


def test_one_that_the_platform_fails_on_holds_up_nobody(stand: Stand) -> None:
    """It is found by halves, given to staff and passed over; once the platform is mended it comes too."""
    with stand.terminal.outbox() as outbox:
        stand.sent += [outbox.enqueue(submission()).id for _ in range(7)]
        poison = outbox.row(str(stand.sent[-4]))
        assert poison
        ((known,),) = outbox._read("select envelope from submission where seq = ?", [poison.seq])

        def fails(request: Request) -> None:
            inside = cbor2.loads(wire.decoded(request.body, 1 << 20))["envelopes"]
            problem(500, "internal")(request) if known in inside else pass_on(request)

        stand.middleman.misbehave(fails, at=lambda r: r.method == "POST" and r.path == wire.TRANSACTIONS)
        working = agent._Agent(outbox, stand.adapter(), stand.terminal.clock)
        for _ in range(agent.POISON_TRIES + 8):
            working._round(threading.Event())
        states = [row.state for row in outbox.rows()[-7:]]
        assert states == [State.ACCEPTED] * 3 + [State.REFUSED] + [State.ACCEPTED] * 3
        assert outbox.link().state is UP
        (item,) = outbox.concerns()
        assert (item.id, item.reason) == (poison.id, "platform-fails")
        assert outbox.losses() == []
        stand.middleman.heal()
        assert outbox.retry(poison.id)
        working._round(threading.Event())
        row = outbox.row(str(poison.id))
        assert row
        assert row.state is State.ACCEPTED


def test_a_platform_that_fails_on_all_of_them_loses_none(stand: Stand) -> None:
    with stand.terminal.outbox() as outbox:
        stand.sent += [outbox.enqueue(submission()).id for _ in range(3)]
        stand.middleman.misbehave(problem(500, "internal"), at=lambda r: r.method == "POST")
        working = agent._Agent(outbox, stand.adapter(), stand.terminal.clock)
        for _ in range(2 * agent.POISON_TRIES + 8):
            working._round(threading.Event())
        assert [row.state for row in outbox.rows()[-3:]].count(State.REFUSED) <= 1
        stand.middleman.heal()
        for row in outbox.rows(State.REFUSED):
            outbox.retry(row.id)


def test_a_feed_goes_on_while_no_batch_is_taken(stand: Stand) -> None:
    decided = stand.sent[-1]
    with stand.terminal.outbox() as outbox:
        stand.sent.append(outbox.enqueue(submission()).id)
        stand.server.cli("decide", str(decided), "approved")
        stand.middleman.misbehave(problem(500, "internal"), at=lambda r: r.method == "POST")
        stand.sync()
        row = outbox.row(str(decided))
        assert row
        assert row.state is State.DECIDED


def test_a_cursor_that_the_platform_does_not_know_is_let_go(stand: Stand) -> None:
    with stand.terminal.outbox() as outbox:
        outbox.set_cursor("2.99.other")
        stand.sent.append(outbox.enqueue(submission()).id)
        assert stand.sync().link is UP
        assert outbox.cursor() not in {"", "2.99.other"}


@pytest.mark.parametrize("years", [-1, 5])
def test_a_clock_led_astray_for_years_comes_back_with_the_next_answer(stand: Stand, years: int) -> None:
    """Once, something answers for the platform with a date years off; then it says itself what is wrong."""
    far = format_datetime(datetime.now(UTC) + timedelta(days=365 * years), usegmt=True)
    lies = iter([dated(far)])

    def lie_once(request: Request) -> None:
        next(lies, pass_on)(request)

    row, link, done = stand.fail("describe", lie_once)
    assert (row.state, done.accepted, done.link) == (State.ACCEPTED, 1, UP)
    assert abs(stand.terminal.clock.now() - datetime.now(UTC)) < timedelta(minutes=1)
    assert link.clock_offset == timedelta()


def test_a_platform_whose_own_clock_was_wrong_leaves_no_trace_once_it_is_right(stand: Stand) -> None:
    """The published offset is mended too: the screen lives by it."""
    with stand.terminal.outbox() as outbox:
        now = stand.terminal.clock.now()
        ahead = timedelta(days=1800)
        outbox.set_link(Link(UP, now, last_success=now + ahead, clock_offset=ahead))
        stand.sent.append(outbox.enqueue(submission()).id)
        assert stand.sync().accepted == 1
        assert outbox.link().clock_offset == timedelta()


@pytest.mark.parametrize(
    ("url", "expected", "attempts"),
    [
        ("http://127.0.0.1:1", DOWN, 0),
        ("http://platform.invalid", DOWN, 0),
        ("https://127.0.0.1:{port}", REFUSED, 0),
    ],
    ids=["nothing listens", "no such host", "no TLS there"],
)
def test_no_platform_at_all(stand: Stand, url: str, expected: LinkState, attempts: int) -> None:
    stand.middleman.heal()
    with stand.terminal.outbox() as outbox:
        stand.sent.append(outbox.enqueue(submission()).id)
        outbox.set_link(Link(DOWN, stand.terminal.clock.now()))
        adapter = stand.adapter()
        adapter._url = url.format(port=stand.middleman.server_address[1])
        done = agent._Agent(outbox, adapter, stand.terminal.clock).run(threading.Event(), once=True)
        row = outbox.row(str(stand.sent[-1]))
    assert row
    assert (done.link, done.accepted, done.unsent, row.attempts) == (expected, 0, 1, attempts)


def test_a_blob_that_the_disk_spoilt_goes_to_staff_and_what_came_before_it_arrives(
    sqlite_platform: Server, tmp_path_factory: pytest.TempPathFactory
) -> None:
    terminal = enrolled(tmp_path_factory.mktemp("kiosk"), sqlite_platform)
    with terminal.outbox() as outbox:
        first, spoilt = outbox.enqueue(submission(b"good")), outbox.enqueue(submission(b"scan" * 100))
        for path in terminal.folder.blobs.iterdir():
            content = bytearray(path.read_bytes())
            if len(content) > 200:
                content[150] ^= 1
                path.write_bytes(content)
        done = agent.run(terminal.folder, terminal.clock, stop=threading.Event(), once=True)
        assert (done.accepted, done.refused, done.link) == (1, 1, UP)
        rows = {row.id: (row.state, row.reason) for row in outbox.rows()}
        assert rows == {first.id: (State.ACCEPTED, None), spoilt.id: (State.REFUSED, "blob-damaged")}


# --- enrolment ---


def another_certificate(stand: Stand) -> str:
    """Sound, and of another key."""
    other = TerminalClient(stand.server.url)
    other.key = Ed25519PrivateKey.generate()
    code = stand.server.cli("enrol", "--name", "另一台")["code"]
    found = other.enrol(code).enrolment["certificate"]
    other.close()
    return str(found)


def test_no_answer_but_the_platforms_enrols_a_terminal(stand: Stand, tmp_path: DataFolder) -> None:
    folder, clock = DataFolder.at(tmp_path / "kiosk"), SystemClock()
    vault, code = Vault.open(folder), stand.server.cli("enrol", "--name", "新厅")["code"]
    certificate = another_certificate(stand)
    misbehaviours: list[tuple[Behaviour, type[Exception]]] = [
        (answer("200 OK", PORTAL), PlatformUnreachable),
        (answer("201 Created", b"{}", wire.ENROLMENT), PlatformUnreachable),
        (answer("302 Found", Location="http://127.0.0.1:1/"), PlatformUnreachable),
        (problem(503, "busy"), EnrolmentRefused),
        (cut(lambda head, _end: head + 20), PlatformUnreachable),
        (
            altered(lambda body: {**body, "certificate": "-----BEGIN CERTIFICATE-----\nx"}),
            PlatformUnreachable,
        ),
        (altered(lambda body: {**body, "certificate": certificate}), EnrolmentRefused),
        (
            altered(lambda body: {**body, "seal_key": {**body["seal_key"], "public": "00"}}),
            PlatformUnreachable,
        ),
    ]
    for behaviour, expected in misbehaviours:
        stand.middleman.misbehave(behaviour)
        with pytest.raises(expected):
            enrol(folder, vault, code, stand.middleman.url, clock)
        with pytest.raises(NotEnrolled):
            Enrolment.load(folder)
    stand.middleman.heal()
    assert enrol(folder, vault, code, stand.middleman.url, clock) == Enrolment.load(folder)
