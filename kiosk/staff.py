"""Whose card opens the staff's desk, and as what: any card that a reader can tell from others, enrolled once.

A table of HMACs (vault key, badge): a stolen disk tells neither whose card nor which. The name is what the
technician chose, encrypted. For badges, and for what each proves, see ``drivers.cards.badge``; one that was
enrolled with proof of its key is recognised by such a proof alone. Each call is durable when it returns.
"""

import logging
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.database import Connected, Database, Migrations, open_database, read, time_of, transaction
from kiosk.errors import Fault, VaultLocked
from kiosk.log import Event, log

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.clock import Clock
    from kiosk.folder import DataFolder
    from kiosk.vault import Vault

MAX_NAME = 60
_NAME = "staff-name"

migrations = Migrations("kiosk.staff")


@migrations()
def staff_table(database: Database) -> None:
    """``card`` is the HMAC of the badge, ``kind`` its first word, ``name`` encrypted, times unix ms."""
    database.execute(
        "create table staff_card (number integer primary key autoincrement, card text not null unique,"
        " kind text not null, name blob not null, enrolled integer not null) strict"
    )


@migrations()
def staff_role(database: Database) -> None:
    """What the desk offers to this card; cards of before it are clerks'."""
    database.execute("alter table staff_card add column role text not null default 'clerk'")


class Role(StrEnum):
    """What a member of staff does at this terminal."""

    CLERK = "clerk"
    TECHNICIAN = "technician"  # examines it too


class StaffCardRefused(Fault):
    """The card cannot be enrolled, or there is no such one; the detail says why."""

    code = "staff-card-refused"


@dataclass(frozen=True, slots=True)
class Member:
    """An enrolled card. ``kind``: ``piv-key`` (proves its key), ``piv`` or ``uid`` (can be copied)."""

    number: int
    name: str
    kind: str
    enrolled: "datetime"
    role: Role = Role.CLERK


class StaffCards(Connected):
    """The enrolled cards of one data folder, on a connection of its own: for the thread that opened it."""

    def __init__(self, folder: "DataFolder", vault: "Vault", clock: "Clock") -> None:
        """Open or make the table.

        Raises:
            StorageFailed, EngineUnsafe: see ``kiosk.database``.
        """
        self._database = open_database(folder.database, migrations)
        self._vault, self._clock = vault, clock

    def enrol(self, badge: str, name: str, role: Role = Role.CLERK) -> Member:
        """Let this card open the desk, under that name and in that role.

        Raises:
            StaffCardRefused: it has no badge, it or the name is enrolled already, or the name is none.
            DiskFull, StorageFailed: nothing was enrolled.
        """
        name = " ".join(name.split())
        if not 1 <= len(name) <= MAX_NAME:
            raise StaffCardRefused(f"a name has 1 to {MAX_NAME} characters")
        if not badge:
            raise StaffCardRefused("this card has nothing that it can be told by: take another one")
        with transaction(self._database):
            if found := self._find(badge):
                raise StaffCardRefused(f"this card is enrolled already, as {found.name}")
            if any(member.name == name for member in self.members()):
                raise StaffCardRefused(f"{name} is enrolled already, with another card: choose another name")
            self._database.execute(
                "insert into staff_card (card, kind, name, enrolled, role) values (?, ?, ?, ?, ?)",
                [
                    self._vault.lookup(badge),
                    badge.partition(":")[0],
                    self._vault.encrypt(name.encode(), _NAME),
                    int(self._clock.now().timestamp() * 1000),
                    role,
                ],
            )
        return self.members()[-1]

    def members(self) -> list[Member]:
        """All of them, in the order of enrolment."""
        return self._members("1 order by number")

    def recognise(self, badge: str) -> Member | None:
        """Whose card it is; None for one that is not enrolled."""
        return self._find(badge) if badge else None

    def remove(self, which: str) -> Member:
        """Take the right from the card of that number or name.

        Raises:
            StaffCardRefused: there is none. DiskFull, StorageFailed: it still has it.
        """
        for member in self.members():
            if which in {str(member.number), member.name}:
                with transaction(self._database):
                    self._database.execute("delete from staff_card where number = ?", [member.number])
                return member
        raise StaffCardRefused(f"no staff card {which[:MAX_NAME]!r}: `kiosk staff list` shows them")

    def _find(self, badge: str) -> Member | None:
        found = self._members("card = ?", self._vault.lookup(badge))
        return found[0] if found else None

    def _members(self, where: str, *values: str) -> list[Member]:
        rows = read(
            self._database,
            f"select number, name, kind, enrolled, role from staff_card where {where}",  # noqa: S608  # ours
            values,
        )
        return [
            Member(
                number,
                self._name(number, name),
                kind,
                time_of(enrolled),
                Role(role) if role in set(Role) else Role.CLERK,
            )
            for number, name, kind, enrolled, role in rows
        ]

    def _name(self, number: int, sealed: bytes) -> str:
        try:
            return self._vault.decrypt(sealed, _NAME).decode()
        except VaultLocked as e:
            log(
                Event.TROUBLE, logging.WARNING, code=e.code, detail=f"the name of card {number} does not open"
            )
            return f"#{number}"
