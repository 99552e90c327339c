"""A proxy that repeats, withholds, reorders and mixes up: what was sent is there once, and in order."""

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from enrolled_terminal import Terminal, submission
from middleman import Behaviour, Exchange, Middleman, Request, between, pass_on
from platform_server import Platform as Server
from promises import all_arrived_once

from sync import agent
from sync.states import State
from sync.wire import http as wire

ROUNDS = 6


@pytest.fixture
def middleman(server: Server) -> Iterator[Middleman]:
    with between(server.url) as middleman:
        yield middleman


def batches(request: Request) -> bool:
    return request.path == wire.TRANSACTIONS


def hand_in(terminal: Terminal, count: int = 2) -> None:
    with terminal.outbox() as outbox:
        for number in range(count):
            outbox.enqueue(submission(*([b"scan" * 99] * (number % 2))))


def sync(terminal: Terminal, middleman: Middleman) -> agent.Summary:
    """One run of the agent; what waits for its time is due now."""
    with terminal.outbox() as outbox:
        for row in outbox.rows(State.WAITING):
            outbox.retry(row.id)
    return terminal.sends(middleman.url)


def twice_and_the_second_answer(request: Request) -> None:
    request.pass_on()
    pass_on(request)


def twice_and_the_first_answer(request: Request) -> None:
    answer = request.pass_on()
    request.pass_on()
    request.send(answer.raw())


def lost_after_it_was_taken(request: Request) -> None:
    request.pass_on()
    request.hang_up()


def conflict(request: Request) -> None:
    request.pass_on()
    body = b'{"type": "about:blank", "title": "No", "status": 409, "code": "conflict"}'
    head = f"HTTP/1.1 409 Conflict\r\nContent-Type: {wire.PROBLEM}\r\nContent-Length: {len(body)}\r\n\r\n"
    request.send(head.encode() + body)


def half(request: Request) -> None:
    raw = request.pass_on().raw()
    request.send(raw[: len(raw) // 2])
    request.hang_up()


@pytest.mark.parametrize("where", [batches, lambda _: True], ids=["batches", "everything"])
@pytest.mark.parametrize(
    "meddle",
    [twice_and_the_second_answer, twice_and_the_first_answer, lost_after_it_was_taken, conflict, half],
    ids=lambda meddle: meddle.__name__.replace("_", " "),
)
def test_what_a_proxy_does_to_each_request_loses_nothing_and_doubles_nothing(
    server: Server,
    terminal: Terminal,
    middleman: Middleman,
    meddle: Behaviour,
    where: Callable[[Request], bool],
) -> None:
    for _ in range(2):
        hand_in(terminal)
        middleman.misbehave(meddle, where)
        sync(terminal, middleman)
        assert middleman.misbehaved
    middleman.heal()
    assert sync(terminal, middleman).unsent == 0
    assert len(all_arrived_once(terminal, server)) == 4


def test_an_old_batch_that_comes_again_after_newer_ones_changes_nothing(
    server: Server, terminal: Terminal, middleman: Middleman
) -> None:
    kept: list[Request] = []

    def keep(request: Request) -> None:
        kept.append(request)
        pass_on(request)

    for _ in range(3):
        hand_in(terminal)
        middleman.misbehave(keep, batches)
        assert sync(terminal, middleman).unsent == 0
    answers = [request.pass_on() for request in (*kept, *reversed(kept))]
    assert {(answer.status, b'"replayed"' in answer.body) for answer in answers} == {(401, True)}
    assert len(all_arrived_once(terminal, server)) == 6


def test_batches_that_a_proxy_withheld_come_after_those_that_were_sent_anew(
    server: Server, terminal: Terminal, middleman: Middleman
) -> None:
    """Their nonces are fresh, so they are heard: the newest first, and all of them too late."""
    withheld: list[Request] = []

    def withhold(request: Request) -> None:
        withheld.append(request)
        request.hang_up()

    for _ in range(3):
        hand_in(terminal)
        middleman.misbehave(withhold, batches)
        assert sync(terminal, middleman).accepted == 0
    first, *others = reversed(withheld)
    assert first.pass_on().status == 200
    middleman.heal()
    assert sync(terminal, middleman).unsent == 0
    late = [request.pass_on() for request in others]
    assert [answer.status for answer in late] == [200, 200]
    assert not any(b'"fork"' in answer.body or b'"conflict"' in answer.body for answer in late)
    assert len(all_arrived_once(terminal, server)) == 6


def test_the_second_of_two_batches_comes_first_and_waits_for_its_place(
    server: Server, terminal: Terminal, middleman: Middleman
) -> None:
    hand_in(terminal, 4)
    with terminal.outbox() as outbox:
        later = [item.envelope for item in outbox.take(4, 1 << 20)[2:]]
        outbox.recover()
    with closing(terminal.adapter(middleman.url)) as adapter:
        results = adapter.submit(later)
    assert {(result.status, result.reason) for result in results} == {("retry", "sequence-gap")}
    assert sync(terminal, middleman).unsent == 0
    assert len(all_arrived_once(terminal, server)) == 4


def test_answers_that_are_given_to_another_request_move_no_row(
    server: Server, terminal: Terminal, middleman: Middleman
) -> None:
    """Each answer is the one before it; the first is that of another day."""
    hand_in(terminal)
    assert sync(terminal, middleman).unsent == 0
    before: list[Exchange] = [next(e for e in middleman.exchanges if e.path == wire.TRANSACTIONS)]

    def shifted(request: Request) -> None:
        before.append(request.pass_on())
        request.send(before[-2].raw())

    for _ in range(ROUNDS):
        hand_in(terminal, 1)
        middleman.misbehave(shifted)
        done = sync(terminal, middleman)
        assert done.accepted == 0
    middleman.misbehave(shifted, batches)
    assert sync(terminal, middleman).accepted == 0
    middleman.heal()
    assert sync(terminal, middleman).unsent == 0
    assert len(all_arrived_once(terminal, server)) == 2 + ROUNDS
