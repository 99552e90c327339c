"""Staff cards: enrolled, recognised, removed; the disk tells neither who nor which."""

from pathlib import Path

import pytest
from standing_clock import StandingClock

from kiosk.database import Migrations, open_database, transaction
from kiosk.folder import DataFolder
from kiosk.staff import Role, StaffCardRefused, StaffCards, staff_table
from kiosk.vault import Vault

BADGE, NAME = "uid:3b8080:04A1B2C3D4E580", "王窗口"


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder.at(tmp_path, floor=0)


def opened(folder: DataFolder) -> StaffCards:
    return StaffCards(folder, Vault.open(folder), StandingClock())


def test_a_card_is_recognised_until_it_is_removed(folder: DataFolder) -> None:
    with opened(folder) as cards:
        assert cards.recognise(BADGE) is None
        member = cards.enrol(BADGE, f"  {NAME} ")
        assert (member.number, member.name, member.kind) == (1, NAME, "uid")
    with opened(folder) as cards:
        assert cards.recognise(BADGE) == member
        assert cards.recognise(BADGE + "00") is None
        assert cards.recognise("") is None
        assert cards.remove(NAME) == member
        assert (cards.recognise(BADGE), cards.members()) == (None, [])
        assert cards.enrol(BADGE, NAME).number == 2  # a number is never another card's


@pytest.mark.parametrize(
    ("badge", "name", "why"),
    [
        ("", NAME, "nothing that it can be told by"),
        (BADGE, "李窗口", f"enrolled already, as {NAME}"),
        ("piv:00", NAME, "with another card"),
        ("piv:00", "  ", "1 to 60 characters"),
        ("piv:00", "x" * 61, "1 to 60 characters"),
    ],
)
def test_what_cannot_be_enrolled_is_said(badge: str, name: str, why: str, folder: DataFolder) -> None:
    with opened(folder) as cards:
        cards.enrol(BADGE, NAME)
        with pytest.raises(StaffCardRefused, match=why):
            cards.enrol(badge, name)
        assert len(cards.members()) == 1
        with pytest.raises(StaffCardRefused, match="kiosk staff list"):
            cards.remove("nobody")


def test_a_proof_of_the_key_is_not_replaced_by_a_copied_certificate(folder: DataFolder) -> None:
    with opened(folder) as cards:
        cards.enrol("piv-key:00", NAME)
        assert cards.recognise("piv:00") is None


def test_neither_name_nor_number_is_in_clear_on_the_disk(folder: DataFolder) -> None:
    with opened(folder) as cards:
        cards.enrol(BADGE, NAME)
        stored = b"".join(path.read_bytes() for path in folder.path.rglob("*") if path.is_file())
    assert NAME.encode() not in stored
    for written in (BADGE.encode(), b"04A1B2C3D4E580", bytes.fromhex("04A1B2C3D4E580")):
        assert written not in stored


def test_a_card_has_the_role_that_it_was_enrolled_with(folder: DataFolder) -> None:
    with opened(folder) as cards:
        assert cards.enrol(BADGE, NAME).role is Role.CLERK
        assert cards.enrol("piv-key:00", "王技术", Role.TECHNICIAN).role is Role.TECHNICIAN
    with opened(folder) as cards:
        assert [member.role for member in cards.members()] == [Role.CLERK, Role.TECHNICIAN]
        found = cards.recognise("piv-key:00")
    assert found
    assert found.role is Role.TECHNICIAN


def test_cards_of_before_there_were_roles_are_clerks(folder: DataFolder) -> None:
    older, vault = Migrations("kiosk.staff"), Vault.open(folder)
    older()(staff_table)
    database = open_database(folder.database, older)
    with transaction(database):
        database.execute(
            "insert into staff_card (card, kind, name, enrolled) values (?, 'uid', ?, 0)",
            [vault.lookup(BADGE), vault.encrypt(NAME.encode(), "staff-name")],
        )
    database.close()
    with opened(folder) as cards:
        found = cards.recognise(BADGE)
    assert found
    assert (found.name, found.role) == (NAME, Role.CLERK)
