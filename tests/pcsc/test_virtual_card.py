"""Virtual cards as a second terminal puts them in and takes them out: each is a process of its own."""

import json
import os
import select
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from drivers.cards import people, virtual
from drivers.cards.emulations.emrtd import MAKES
from drivers.cards.pcsc import read_once, wait_until
from drivers.cards.people import PersonInvalid
from drivers.cards.port import CardPhase
from drivers.cards.service import Service
from drivers.cards.virtual import CardAlreadyIn, NoCardIn, UnknownCard
from drivers.cards.vpcd import READER
from tests.conftest import SOON

Ended = Callable[[int, float], bool]
OTHER = {**people.demo("resident").as_json(), "name": "钱虚构", "address": "演示省某处"}


@pytest.fixture
def slot(card_data: Path, pcscd: Service) -> Iterator[Path]:
    """The data folder whose virtual reader is empty, before and after."""
    yield card_data
    with suppress(NoCardIn):
        virtual.remove(card_data)


def card_process(data: Path) -> int:
    return int((data / "virtual-card.lock").read_text())


@pytest.fixture
def ended() -> Iterator[Callable[[int, float], bool]]:
    """Whether a process ends in so many seconds, all its threads and open files included."""
    with ExitStack() as stack:

        def wait(process: int, within: float) -> bool:
            try:
                pidfd = os.pidfd_open(process)
            except ProcessLookupError:
                return True
            stack.callback(os.close, pidfd)
            return bool(select.select([pidfd], [], [], within)[0])

        yield wait


def test_in_when_insert_returns_and_out_when_remove_returns(slot: Path, ended: Ended) -> None:
    virtual.insert(slot, "resident-elder")
    assert wait_until(READER, holds_card=True, within=0)
    ready = read_once(SOON)
    assert ready.person
    assert ready.person.id_number == people.demo("resident-elder").id_number
    process = card_process(slot)
    virtual.remove(slot)
    assert wait_until(READER, holds_card=False, within=0)
    assert ended(process, 0)


def test_another_holder(slot: Path) -> None:
    virtual.insert(slot, "resident", OTHER)
    ready = read_once(SOON)
    assert ready.person
    assert ready.person.name == OTHER["name"]


def test_one_at_a_time(slot: Path) -> None:
    virtual.insert(slot, "mute")
    with pytest.raises(CardAlreadyIn, match="kiosk card remove"):
        virtual.insert(slot, "resident")
    assert read_once(0.5).phase is CardPhase.MUTE
    virtual.remove(slot)
    with pytest.raises(NoCardIn, match="kiosk card insert"):
        virtual.remove(slot)


def test_a_killed_card_is_out(slot: Path, ended: Ended) -> None:
    virtual.insert(slot, "resident")
    process = card_process(slot)
    os.kill(process, signal.SIGKILL)
    assert ended(process, SOON)
    with pytest.raises(NoCardIn):
        virtual.remove(slot)
    assert wait_until(READER, holds_card=False, within=SOON)
    virtual.insert(slot, "unknown")


def test_a_card_goes_with_pcscd(slot: Path, pcscd: Service, ended: Ended) -> None:
    virtual.insert(slot, "resident")
    process = card_process(slot)
    pcscd.kill()
    assert ended(process, SOON)
    with pytest.raises(NoCardIn):
        virtual.remove(slot)


@pytest.mark.parametrize("stale", ["", "1", "999999999", "words"])
def test_what_an_earlier_card_left_is_no_card(stale: str, slot: Path) -> None:
    (slot / "virtual-card.lock").write_text(stale)
    with pytest.raises(NoCardIn):
        virtual.remove(slot)


def test_a_card_that_cannot_be_made_is_refused_before_anything_starts(slot: Path) -> None:
    with pytest.raises(UnknownCard, match="resident-elder"):
        virtual.insert(slot, "residnet")
    with pytest.raises(PersonInvalid, match="document"):
        virtual.insert(slot, "permit", OTHER)
    with pytest.raises(PersonInvalid, match="longer") as refused:
        virtual.insert(slot, "resident", {**OTHER, "name": "长" * 16})
    assert "长" not in str(refused.value)
    with pytest.raises(NoCardIn):
        virtual.remove(slot)


def test_the_cards_are_the_people_travel_documents_staffs_and_faulty_ones() -> None:
    others = {"mute", "unknown", "garbage", "social-locked", "staff", "staff-piv"}
    assert set(virtual.profiles()) == {*people.names(), *MAKES, *others}


def test_nothing_of_the_holder_is_in_a_file_an_argument_or_the_environment(
    slot: Path, pcscd: Service
) -> None:
    virtual.insert(slot, "resident", OTHER)
    assert read_once(SOON).phase is CardPhase.READY
    assert pcscd.folder
    of_process = [Path(f"/proc/{card_process(slot)}/{kind}") for kind in ("cmdline", "environ")]
    files = [path for folder in (slot, pcscd.folder) for path in folder.rglob("*") if path.is_file()]
    assert files
    written = b"".join(path.read_bytes() for path in (*of_process, *files))
    assert b"drivers.cards.virtual" in written
    for word in (OTHER["name"], OTHER["id_number"], OTHER["address"]):
        for face in (word.encode(), word.encode("utf-16-le"), json.dumps(word).strip('"').encode()):
            assert face not in written
            assert face.hex().encode() not in written.replace(b" ", b"").lower()
