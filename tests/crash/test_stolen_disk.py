"""Whoever takes the disk learns of nobody: a terminal after a day's work, searched byte by byte.

People put cards in, hand in with attachments, leave drafts, are answered with notes that name them; some of
it is sent and some still waits. Then every file of the data folder, of the temporary folder and of the card
service is searched for what identifies each of them, in every encoding that a program might have used.
"""

import base64
import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from kiosk_command import PEOPLE, Kiosk
from platform_server import Platform as Server
from warm import warm

from drivers.cards import service
from kiosk.clock import SystemClock
from kiosk.drafts import Drafts
from kiosk.folder import DataFolder
from kiosk.vault import Vault

HOLDERS = {
    name: json.loads((PEOPLE / f"{name}.json").read_text("utf-8"))
    for name in ("resident", "resident-elder", "permit")
}
PHONE = "13800138000"
NOTE = "请张演示补交户口本"
SERVICE = "newborn-household"


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
    return found


def leaks(*places: Path) -> list[str]:
    """File and secret of everything that is found."""
    wanted = [(name, form) for name, text in secrets().items() for form in forms(text) if len(form) > 4]
    return [
        f"{path}: {name}"
        for place in places
        for path in place.rglob("*")
        if path.is_file()
        for content in [path.read_bytes()]
        for name, form in wanted
        if form in content or form in str(path).encode()
    ]


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Path]]:
    """The day's work; the folders that it left something in."""
    root = tmp_path_factory.mktemp("stolen")
    (root / "tmp").mkdir()
    server = Server(root / "cloud").start()
    own = {"TMPDIR": str(root / "tmp")}
    with warm({**Kiosk(root).environment, **own}) as quick:
        kiosk = Kiosk(root / "data", quick, **own)
        kiosk.provision(server)
        with closing(service.ensure(kiosk.data)) as card_service:
            _a_day(kiosk, server, root)
            assert card_service.folder
            yield [kiosk.data, root / "tmp", card_service.folder]
    server.stop()


def _a_day(kiosk: Kiosk, server: Server, root: Path) -> None:
    answers = kiosk.sample(SERVICE)
    handed_in = [_hand_in(kiosk, root, name, answers) for name in HOLDERS]
    kiosk.cli("sync", "--once")
    server.cli("decide", handed_in[0]["id"], "needs-material", "--note", NOTE)
    kiosk.cli("sync", "--once")
    _leave_drafts(kiosk, json.loads(answers.read_text("utf-8")))
    server.stop()
    _hand_in(kiosk, root, "resident", answers)
    assert kiosk.run("sync", "--once").returncode == 1
    assert kiosk.run("submit", "--service", SERVICE, "--person", PEOPLE / "permit.json").returncode == 2


def _hand_in(kiosk: Kiosk, root: Path, name: str, answers: Path) -> Any:
    """Read the card, scan a paper, hand in; the files that the command was given are not the terminal's."""
    kiosk.cli("card", "insert", name)
    card = kiosk.cli("card", "read", "--wait", "5")
    kiosk.cli("card", "remove")
    person, scan = root / f"{name}.json", root / f"{name}.txt"
    person.write_text(json.dumps(card, ensure_ascii=False), "utf-8")
    scan.write_text(json.dumps(card, ensure_ascii=False) * 50, "utf-16-le")
    attach = f"birth_certificate_scan={_as_scan(scan)}"
    arguments = ["--service", SERVICE, "--person", str(person), "--answers", str(answers)]
    return kiosk.cli("submit", *arguments, "--attach", attach)


def _as_scan(path: Path) -> Path:
    """A name that the form takes."""
    return path.rename(path.with_suffix(".jpg"))


def _leave_drafts(kiosk: Kiosk, answers: dict[str, Any]) -> None:
    folder, clock = DataFolder.at(kiosk.data), SystemClock()
    with Drafts(folder, Vault.open(folder), clock) as drafts:
        for holder in HOLDERS.values():
            drafts.keep(holder["id_number"], SERVICE, "2026.11", {**answers, "remarks": holder["address"]})
        drafts.drop(HOLDERS["permit"]["id_number"], SERVICE)


def test_a_stolen_disk_tells_of_nobody(places: list[Path]) -> None:
    assert leaks(*places) == []


def test_the_day_left_something_to_search(places: list[Path]) -> None:
    data, _, _ = places
    names = {path.name for path in data.rglob("*") if path.is_file()}
    assert {"kiosk.db", "device.key", "enrolment.json", "sync.jsonl"} <= names
    assert list((data / "blobs").iterdir())
    assert (data / "log" / "sync.jsonl").stat().st_size > 1000


@pytest.mark.parametrize("shift", range(3))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "gbk"])
def test_the_search_would_find_it(tmp_path: Path, shift: int, encoding: str) -> None:
    """In the clear, as hexadecimal digits and as base64, wherever it begins."""
    for name, text in secrets().items():
        raw = f"{'x' * shift}{text} and more".encode(encoding)
        for content in (raw, raw.hex().encode(), base64.b64encode(raw), base64.urlsafe_b64encode(raw)):
            (tmp_path / "file").write_bytes(content)
            assert f"{tmp_path / 'file'}: {name}" in leaks(tmp_path), content
