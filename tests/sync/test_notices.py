"""Notices: published on the platform, heard by the terminals that are meant, shown while they hold."""

import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from enrolled_terminal import Terminal, enrolled
from platform_server import Platform as Server

from sync import agent
from sync.notices import Notice, Notices


def heard(terminal: Terminal) -> list[tuple[str, str]]:
    agent.run(terminal.folder, terminal.clock, stop=threading.Event(), once=True)
    with closing(Notices(terminal.folder)) as notices:
        return [(n.zh, n.en) for n in notices.all() if n.holds(terminal.clock.now())]


def test_all_terminals_hear_of_it_and_those_that_come_later(
    server: Server, terminal: Terminal, tmp_path: Path
) -> None:
    made = server.cli("notice", "周六停电", "No power on Saturday")
    assert (made["terminal"], made["until"]) == (None, None)
    server.cli("notice", "只在这里", "Here alone", "--terminal", terminal.enrolment.terminal)
    assert sorted(heard(terminal)) == [("只在这里", "Here alone"), ("周六停电", "No power on Saturday")]
    assert heard(enrolled(tmp_path / "later", server)) == [("周六停电", "No power on Saturday")]
    assert sorted(heard(terminal)) == [("只在这里", "Here alone"), ("周六停电", "No power on Saturday")]


def test_one_that_is_over_is_not_told_to_who_comes_later(
    server: Server, terminal: Terminal, tmp_path: Path
) -> None:
    tomorrow = (datetime.now(UTC) + timedelta(days=2)).date().isoformat()
    server.cli("notice", "明天", "Tomorrow", "--until", tomorrow)
    assert heard(terminal) == [("明天", "Tomorrow")]
    terminal.clock.mend(timedelta(days=3))
    with closing(Notices(terminal.folder)) as notices:
        assert not [n for n in notices.all() if n.holds(terminal.clock.now())]


def test_one_that_is_taken_back_is_taken_down_and_told_to_nobody_else(
    server: Server, terminal: Terminal, tmp_path: Path
) -> None:
    kept, wrong = server.cli("notice", "周六停电", "No power"), server.cli("notice", "错了", "Wrong")
    assert sorted(heard(terminal)) == [("周六停电", "No power"), ("错了", "Wrong")]
    assert [row["id"] for row in server.cli("notice", "--list")] == [kept["id"], wrong["id"]]
    assert server.cli("notice", "--withdraw", wrong["id"]) == {"id": wrong["id"], "withdrawn": True}
    assert [row["id"] for row in server.cli("notice", "--list")] == [kept["id"]]
    assert heard(terminal) == [("周六停电", "No power")]
    with closing(Notices(terminal.folder)) as notices:
        assert [str(notice.id) for notice in notices.all()] == [kept["id"]], "and nothing of it is kept"
    assert heard(enrolled(tmp_path / "later", server)) == [("周六停电", "No power")]
    again = server.run("notice", "--withdraw", wrong["id"])
    assert (again.returncode, "is over already" in again.stderr) == (1, True)


def test_what_no_longer_holds_is_deleted_when_the_next_one_comes(terminal: Terminal) -> None:
    now = datetime(2026, 11, 24, 8, tzinfo=UTC)
    old, new = (Notice(uuid4(), now, "旧", "old", now + timedelta(hours=1)) for _ in range(2))
    late = Notice(uuid4(), now + timedelta(hours=2), "新", "new")
    with closing(Notices(terminal.folder)) as notices:
        for notice in (old, old, new):
            notices.keep(notice)
        assert len(notices.all()) == 2
        notices.keep(late)
        assert notices.all() == (late,)
