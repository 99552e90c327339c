"""The feed and decisions, on both databases; and a late commit, which PostgreSQL alone can have."""

import uuid
from collections.abc import Callable

import psycopg
import pytest
from platform_server import Platform
from terminal_client import TerminalClient

from sync.wire import http as wire


def submit(terminal: TerminalClient, count: int) -> list[str]:
    ids = [uuid.uuid4() for _ in range(count)]
    assert terminal.submit(*(terminal.envelope(uid=uid) for uid in ids)) == [("accepted", "")] * count
    return [str(uid) for uid in ids]


def test_in_pages_and_from_where_it_was(terminal: TerminalClient) -> None:
    assert terminal.feed() == {"cursor": "1.0.0", "more": False, "head": 0, "events": []}
    ids = submit(terminal, 5)
    first = terminal.feed(limit=2)
    assert [e["id"] for e in first["events"]] == ids[:2]
    assert first["more"]
    second = terminal.feed(first["cursor"], limit=2)
    third = terminal.feed(second["cursor"], limit=2)
    assert [e["id"] for e in second["events"] + third["events"]] == ids[2:]
    assert not third["more"]
    after = terminal.feed(third["cursor"])
    assert after == {"cursor": third["cursor"], "more": False, "head": 5, "events": []}
    assert [e["cursor"] for e in first["events"]][-1] == first["cursor"]


def test_a_decision_is_told_and_a_later_one_supersedes(either: Platform, terminal: TerminalClient) -> None:
    (uid,) = submit(terminal, 1)
    cursor = terminal.feed()["cursor"]
    assert either.cli("decide", uid, "needs-material", "--note", "请带结婚证") == {
        "id": uid,
        "state": "needs-material",
    }
    (event,) = terminal.feed(cursor)["events"]
    assert (event["type"], event["id"], event["decision"]) == ("decided", uid, "needs-material")
    assert event["note"] == "请带结婚证"
    receipt = next(r["receipt"] for r in either.cli("transactions") if r["id"] == uid)
    either.cli("decide", receipt, "approved")
    assert [e.get("decision") for e in terminal.feed(cursor)["events"]] == ["needs-material", "approved"]
    known = terminal.request("GET", f"{wire.TRANSACTIONS}/{uid}").json()
    assert wire.is_valid("transaction", known)
    assert (known["state"], known["note"]) == ("approved", "")


def test_a_cursor_of_an_event_that_is_not_here_is_refused(terminal: TerminalClient) -> None:
    """Ahead of all events, or behind another one than it was given out for: the platform was restored."""
    submit(terminal, 2)
    cursor = terminal.feed()["cursor"]
    version, xid, number, mark = cursor.split(".")
    other = f"{int(mark, 16) ^ 1:012x}"
    for stale in (f"{version}.{xid}.{int(number) + 1}.{mark}", f"{version}.{xid}.{number}.{other}"):
        answer = terminal.request("GET", f"{wire.FEED}?cursor={stale}")
        assert (answer.status_code, answer.json()["code"]) == (422, "query-invalid")
    of_the_first_release = f"{version}.{xid}.{number}"
    assert terminal.feed(of_the_first_release)["events"] == terminal.feed(cursor)["events"] == []


@pytest.mark.parametrize(
    "query", ["cursor=x", "cursor=1.1", "limit=0", "limit=501", "limit=x", "cursor=1.-1.0"]
)
def test_a_query_that_is_none(sqlite_terminal: TerminalClient, query: str) -> None:
    answer = sqlite_terminal.request("GET", f"{wire.FEED}?{query}")
    assert (answer.status_code, answer.json()["code"]) == (422, "query-invalid")
    assert wire.is_valid("problem", answer.json())


def test_a_late_commit_is_not_lost(
    postgresql_platform: Platform, new_terminal: Callable[[Platform], TerminalClient]
) -> None:
    """An event drawn first and committed last: a reader in between does not get past it."""
    terminal = new_terminal(postgresql_platform)
    late = uuid.uuid4()
    with psycopg.connect(postgresql_platform.database) as slow:
        slow.execute(
            "INSERT INTO cloud_event (terminal_id, type, uuid, at, decision, note) "
            "VALUES (%s, 'received', %s, now(), '', '')",
            (terminal.terminal, late),
        )
        ids = submit(terminal, 2)
        between = terminal.feed()
        assert between["events"] == []
        slow.commit()
    assert [e["id"] for e in terminal.feed(between["cursor"])["events"]] == [str(late), *ids]
