"""Whoever takes the disk learns of nobody: a terminal after a day's work, searched byte by byte.

People put cards in, hand in with attachments, leave drafts, are answered with notes that name them; some of
it is sent and some still waits. A thousand more come. The agent takes its snapshot and is killed, a database
is spoilt and mended, a screen with people at it is killed, and so are some commands; a stick is filled. Then
every file of the data folder, of the temporary folder, of the card service and of the stick is searched for
what identifies each of them, in every encoding that a program might have used.
"""

import base64
import itertools
import json
import random
import re
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import lives
import pytest
from enrolled_terminal import submission
from kiosk_command import PEOPLE, Kiosk
from platform_server import ROOT
from platform_server import Platform as Server
from stdnum.iso7064 import mod_11_2
from warm import Warm, warm

from drivers.cards import service
from kiosk.clock import SystemClock
from kiosk.drafts import Drafts
from kiosk.folder import DataFolder
from kiosk.vault import Vault
from sync.outbox import Outbox
from sync.states import State

HOLDERS = {
    name: json.loads((PEOPLE / f"{name}.json").read_text("utf-8"))
    for name in ("resident", "resident-elder", "permit")
}
PHONE = "13800138000"
NOTE = "请张演示补交户口本"
SERVICE = "newborn-household"
WINDOWS = (16, 6)
"""Bytes that the search looks at at once; a form that is shorter than the last would be found by chance."""
PAGE = 4096
SOON = 30.0
LEFT = {
    "what was handed in": "data/kiosk.db",
    "a scan": "data/blobs/*",
    "the snapshot": "data/snapshot.db",
    "the database that was put aside": "data/quarantine/*/kiosk.db",
    "the catalogue": "data/catalogues/*/*.yaml",
    "the ballast": "data/ballast",
    "the agent's log": "data/log/sync.jsonl",
    "the screen's log": "data/log/run.jsonl",
    "the device key": "data/device.key",
    "who this is": "data/enrolment.json",
    "what a killed command leaves": "data/blobs/.*.tmp",
    "a bundle for the courier": "stick/*.bundle",
    "a scan for the courier": "stick/blobs/*",
}
"""Parts of the day, and where each lies."""
KILLED_BEFORE = range(10, 70, 3)
"""Lines of ``kiosk/folder.py`` that handing in with a scan runs."""


def _crowd() -> list[dict[str, str]]:
    """A thousand people who do not exist, each with a name and a number of their own."""
    surnames, given = "王李张刘陈杨赵黄周吴", [chr(0x5F00 + n) for n in range(100)]
    people = []
    for n, (surname, last) in enumerate(itertools.product(surnames, given)):
        digits = f"110100{1940 + n % 60}0307{n:03d}"
        people.append(
            {
                **HOLDERS["resident"],
                "name": f"{surname}演{last}",
                "id_number": digits + mod_11_2.calc_check_digit(digits),
            }
        )
    return [
        person for person in people if person["name"].encode("gbk", "ignore").decode("gbk") == person["name"]
    ]


CROWD = _crowd()


def forms(text: str) -> Iterator[bytes]:
    """The text as it may lie on a disk."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gbk"):
        raw = text.encode(encoding)
        yield raw
        yield raw.hex().encode()
        yield raw.hex().upper().encode()
        for shift in range(3):  # where the text begins in a group of three bytes
            whole = (shift + len(raw)) * 8 // 6  # digits that what comes after does not change
            inner = base64.b64encode(bytes(shift) + raw)[-(-shift * 8 // 6) : whole]
            yield inner
            yield inner.translate(bytes.maketrans(b"+/", b"-_"))
    yield json.dumps(text).strip('"').encode()


def secrets() -> dict[str, str]:
    """What identifies each person, and what was said of them."""
    found = {"phone": PHONE, "note": NOTE, "answer": "张小样"}
    for name, holder in HOLDERS.items():
        for key in ("name", "id_number", "address"):
            found[f"{key} of {name}"] = holder[key]
    for n, person in enumerate(CROWD):
        found |= {f"{key} of {n}": person[key] for key in ("name", "id_number")}
    return found


@cache
def wanted() -> dict[bytes, list[tuple[bytes, str]]]:
    """Every form of every secret, with whose it is, by its first bytes."""
    found: dict[bytes, list[tuple[bytes, str]]] = {}
    for name, text in secrets().items():
        for form in forms(text):
            for window in WINDOWS:
                if len(form) >= window:
                    found.setdefault(form[:window], []).append((form, name))
                    break
    return found


PUBLIC = {path.read_bytes() for path in (ROOT / "assets" / "catalogue").rglob("*") if path.is_file()}
"""What ships, byte for byte: the terminal keeps the catalogue, with a name of ours as an example."""
_EMPTY = re.compile(rb"\0{16,}")
"""More zeros than any form has in a row: the ballast is 16 MiB of them."""


def leaks(*places: Path) -> list[str]:
    """File and secret of everything that is found."""
    found = {}
    for place in places:
        for path in place.rglob("*"):
            if path.is_file() and path.read_bytes() not in PUBLIC:
                content = _EMPTY.sub(b"\0", path.read_bytes()) + b"\n" + str(path).encode()
                found |= dict.fromkeys(f"{path}: {name}" for name in _told(content))
    return list(found)


def _told(content: bytes) -> Iterator[str]:
    """One look at each byte, however many secrets there are."""
    table = wanted()
    for at, window in itertools.product(range(len(content)), WINDOWS):
        for form, name in table.get(content[at : at + window], ()):
            if content.startswith(form, at):
                yield name


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Path]]:
    """The day's work; the folders that it left something in."""
    root = tmp_path_factory.mktemp("stolen")
    (root / "tmp").mkdir()
    server = Server(root / "cloud").start()
    own = {"TMPDIR": str(root / "tmp")}
    with warm({**Kiosk(root).environment, **own}, "citizens") as quick:
        kiosk = Kiosk(root / "data", quick, **own)
        kiosk.provision(server)
        with closing(service.ensure(kiosk.data)) as card_service:
            _a_day(kiosk, server, root, quick)
            assert card_service.folder
            yield [kiosk.data, root / "tmp", card_service.folder, root / "stick"]
    server.stop()


def _a_day(kiosk: Kiosk, server: Server, root: Path, quick: Warm) -> None:
    answers = kiosk.sample(SERVICE)
    handed_in = [_hand_in(kiosk, root, name, answers) for name in HOLDERS]
    _the_crowd_comes(kiosk, CROWD[:700])
    kiosk.cli("sync", "--once")
    server.cli("decide", handed_in[0]["id"], "needs-material", "--note", NOTE)
    kiosk.cli("sync", "--once")
    _leave_drafts(kiosk, json.loads(answers.read_text("utf-8")))
    _the_agent_is_killed_at_its_upkeep(kiosk, quick)
    server.stop()
    _hand_in(kiosk, root, "resident", answers)
    _the_crowd_comes(kiosk, CROWD[700:])
    for line in KILLED_BEFORE:
        kiosk.killed(line, "submit", "--service", SERVICE, *_papers(root, "resident", answers))
    _a_disk_spoils_pages(kiosk)
    _a_screen_is_killed(kiosk, quick)
    (root / "stick").mkdir()
    assert kiosk.cli("outbox", "export", root / "stick")["attachments"] > 20
    assert kiosk.run("sync", "--once").returncode == 1
    assert kiosk.run("submit", "--service", SERVICE, "--person", PEOPLE / "permit.json").returncode == 2


def _the_agent_is_killed_at_its_upkeep(kiosk: Kiosk, quick: Warm) -> None:
    agent, end = quick.start("kiosk", "--data", kiosk.data, "sync"), time.monotonic() + SOON
    while not (kiosk.data / "snapshot.db").exists():
        assert agent.outlives(0.05), agent.wait().stderr
        assert time.monotonic() < end, "no snapshot was taken"
    agent.kill()
    assert agent.wait().returncode == -9


def _a_disk_spoils_pages(kiosk: Kiosk) -> None:
    """Noise in the middle of the database; what is found by it is put aside, and most is brought back."""
    folder = DataFolder.at(kiosk.data)
    with Outbox.open(folder, Vault.open(folder), SystemClock()) as outbox:
        outbox._database.execute("pragma wal_checkpoint(truncate)")
    with folder.database.open("r+b") as file:
        file.seek(folder.database.stat().st_size // PAGE // 2 * PAGE)
        file.write(random.Random(1).randbytes(4 * PAGE))
    assert kiosk.cli("outbox", "mend")["mended"]


def _a_screen_is_killed(kiosk: Kiosk, quick: Warm) -> None:
    """People at a real screen: one has seen the receipt and is at the next form when it ends."""
    kiosk.cli("card", "insert", "resident-elder")
    screen, end = quick.start("citizens", kiosk.data, env={"PATH": ""}), time.monotonic() + SOON
    said: list[str] = []
    while "screen-receipt" not in said or said[-1] != "screen-fill":
        assert screen.outlives(0.01), screen.wait().stderr
        assert time.monotonic() < end, said
        said = screen.said()
    lives.killed(screen)
    kiosk.cli("card", "remove")


def _hand_in(kiosk: Kiosk, root: Path, name: str, answers: Path) -> Any:
    """Read the card, scan a paper, hand in; the files that the command was given are not the terminal's."""
    kiosk.cli("card", "insert", name)
    card = kiosk.cli("card", "read", "--wait", "5")
    kiosk.cli("card", "remove")
    person, scan = root / f"{name}.json", root / f"{name}.txt"
    person.write_text(json.dumps(card, ensure_ascii=False), "utf-8")
    scan.write_text(json.dumps(card, ensure_ascii=False) * 50, "utf-16-le")
    scan.rename(scan.with_suffix(".jpg"))  # a name that the form takes
    return kiosk.cli("submit", "--service", SERVICE, *_papers(root, name, answers))


def _papers(root: Path, name: str, answers: Path) -> list[str]:
    attach = f"birth_certificate_scan={root / name}.jpg"
    return ["--person", f"{root / name}.json", "--answers", str(answers), "--attach", attach]


def _the_crowd_comes(kiosk: Kiosk, people: list[dict[str, str]]) -> None:
    """Each hands in; every tenth with a scan that names them, every fifth leaves a draft too."""
    folder, clock = DataFolder.at(kiosk.data, floor=0), SystemClock()
    vault = Vault.open(folder)
    with Outbox.open(folder, vault, clock) as outbox, Drafts(folder, vault, clock) as drafts:
        for n, person in enumerate(people):
            words = json.dumps(person, ensure_ascii=False)
            files = [words.encode("utf-16-le") * 20] if n % 10 == 0 else []
            one = submission(*files)
            outbox.enqueue(replace(one, applicant_id=person["id_number"], body=words.encode()))
            if n % 5 == 0:
                drafts.keep(person["id_number"], SERVICE, "2026.11", person)


def _leave_drafts(kiosk: Kiosk, answers: dict[str, Any]) -> None:
    folder, clock = DataFolder.at(kiosk.data), SystemClock()
    with Drafts(folder, Vault.open(folder), clock) as drafts:
        for holder in HOLDERS.values():
            drafts.keep(holder["id_number"], SERVICE, "2026.11", {**answers, "remarks": holder["address"]})
        drafts.drop(HOLDERS["permit"]["id_number"], SERVICE)


def test_a_stolen_disk_tells_of_nobody(places: list[Path]) -> None:
    assert leaks(*places) == []


def test_the_day_left_something_to_search(places: list[Path]) -> None:
    root = places[0].parent
    left = {part: sum(path.stat().st_size for path in root.glob(where)) for part, where in LEFT.items()}
    assert {part for part, size in left.items() if size < 32} == set()
    assert len(list((root / "data/blobs").iterdir())) > 20
    log = (root / "data/log/run.jsonl").read_text("utf-8")
    assert '"after": "receipt"' in log, "somebody was at the screen to the end"
    folder = DataFolder.at(root / "data")
    vault, clock = Vault.open(folder), SystemClock()
    with Outbox.open(folder, vault, clock) as outbox, Drafts(folder, vault, clock) as drafts:
        assert drafts.of_person(HOLDERS["resident"]["id_number"])
        assert len(outbox.incidents()) == 1
        assert {row.state for row in outbox.rows()} >= {State.QUEUED, State.ACCEPTED, State.DECIDED}


@pytest.mark.parametrize("shift", range(3))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "gbk"])
def test_the_search_would_find_it(tmp_path: Path, shift: int, encoding: str) -> None:
    """In the clear, as hexadecimal digits and as base64, wherever it begins: each secret of everybody."""
    for write in (bytes, lambda raw: raw.hex().encode(), base64.b64encode, base64.urlsafe_b64encode):
        planted = [write(f"{'x' * shift}{text} and more".encode(encoding)) for text in secrets().values()]
        (tmp_path / "file").write_bytes(b"\n".join(planted))
        assert set(leaks(tmp_path)) == {f"{tmp_path / 'file'}: {name}" for name in secrets()}
