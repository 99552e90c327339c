"""Whatever the feed says is heard by the line and from a courier's stick alike; each event type is here."""

import json
import threading
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from enrolled_terminal import Terminal, enrolled, submission
from platform_server import Platform as Server

from kiosk.certificate import Wallet
from sync import agent, courier
from sync.notices import Notices
from sync.states import State

EVENTS = json.loads((Path(courier.__file__).parent / "wire/schemas/events.json").read_text("utf-8"))
TYPES = EVENTS["properties"]["events"]["items"]["properties"]["type"]["enum"]


def by_line(terminal: Terminal, _server: Server, _stick: Path) -> None:
    agent.run(terminal.folder, terminal.clock, stop=threading.Event(), once=True)


def by_stick(terminal: Terminal, server: Server, stick: Path) -> None:
    stick.mkdir(exist_ok=True)
    courier.export(terminal.folder, terminal.vault, terminal.clock, stick)
    server.cli("import", str(stick))
    for ack in stick.glob("*.ack"):
        courier.take_in(terminal.folder, terminal.vault, terminal.clock, ack)


def received(terminal: Terminal, case: UUID) -> bool:
    with terminal.outbox() as outbox:
        return (row := outbox.row(str(case))) is not None and row.state in {State.ACCEPTED, State.DECIDED}


def decided(terminal: Terminal, case: UUID) -> bool:
    with terminal.outbox() as outbox:
        row = outbox.row(str(case))
    return row is not None and (row.decision, row.note) == ("approved", "可以来取")


def certified(terminal: Terminal, case: UUID) -> bool:
    return Wallet(terminal.folder).submissions() == [str(case)]


def noticed(terminal: Terminal, _case: UUID) -> bool:
    with Notices(terminal.folder) as notices:
        return ("周六停电", "No power on Saturday") in [(n.zh, n.en) for n in notices.all()]


SHOWS: dict[str, Callable[[Terminal, UUID], bool]] = {
    "received": received,
    "decided": decided,
    "certificate": certified,
    "notice": noticed,
}
"""How each type of event shows here."""


def test_every_type_of_event_is_heard_whichever_way_it_comes(server: Server, tmp_path: Path) -> None:
    """One application for each way, so that all of it happens at one platform."""
    assert sorted(SHOWS) == sorted(TYPES)
    ways = {"line": by_line, "stick": by_stick}
    halls = {way: enrolled(tmp_path / way, server) for way in ways}
    cases = {}
    for way, bring in ways.items():
        with halls[way].outbox() as outbox:
            cases[way] = outbox.enqueue(submission(service="employment-registration")).id
        bring(halls[way], server, tmp_path / f"{way}-there")
        server.cli("decide", str(cases[way]), "approved", "--note", "可以来取")
    server.cli("notice", "周六停电", "No power on Saturday")
    for way, bring in ways.items():
        bring(halls[way], server, tmp_path / f"{way}-back")
        heard = {kind for kind, shows in SHOWS.items() if shows(halls[way], cases[way])}
        assert (way, heard) == (way, set(TYPES))
