"""Travel documents: each row differs in how it opens, how it is read, or what is wrong with it."""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from drivers.cards import people
from drivers.cards.emrtd import mrz
from drivers.cards.emrtd.played.chip import Chip, Lock
from drivers.cards.emrtd.played.issuer import authority, card_access, groups, picture, security_object, zone
from drivers.cards.emrtd.suite import Suite
from drivers.cards.emulations import Play, Played, contactless_atr
from drivers.cards.port import CardKey
from kiosk.person import Person

CAN = "482951"
"""The card access number that is printed on each of them."""

_SHORT = contactless_atr(b"")
_LONG = contactless_atr(bytes.fromhex("8073000040"))
"""Card capabilities in the historical bytes: extended length (ISO/IEC 7816-4 12.1.1.9)."""

_FILES = {1: 0x0101, 2: 0x0102, 11: 0x010B, 12: 0x010C}
_OID = {suite: number for number, suite in enumerate(Suite, 1)}


@dataclass(frozen=True, slots=True)
class Make:
    """How one is made. ``suite`` and ``parameter`` are PACE's; without them it opens by BAC.

    ``changed``: its name and photo were changed after it was signed.
    """

    holder: str = "passport"
    suite: Suite | None = None
    parameter: int = 12
    extended: bool = False
    photo: str = "JPEG"
    large: bool = False
    signer: str = "ec"
    own_dg1: bool = False
    changed: bool = False


MAKES: dict[str, Make] = {
    "passport": Make(suite=Suite.AES128, parameter=13, extended=True, photo="JPEG2000"),
    "passport-bac": Make(),
    "passport-forged": Make(suite=Suite.AES256, parameter=15, extended=True, changed=True),
    "travel-permit": Make(holder="travel-permit"),
    "travel-permit-own": Make(holder="travel-permit", own_dg1=True),
}


def key_of(person: Person) -> CardKey:
    """What opens that person's document."""
    return mrz.parse(zone(person), date(2026, 1, 1)).key


def make(how: Make, person: Person | None = None) -> Chip:
    """A document.

    Raises:
        PersonInvalid: the person's document is another one.
    """
    holder = people.demo(how.holder)
    person = person or holder
    if person.document is not holder.document:
        raise people.PersonInvalid(f"document: {person.document}, {holder.document} expected")
    said = groups(
        person, picture(how.photo, large=how.large), int(how.photo == "JPEG2000"), own_dg1=how.own_dg1
    )
    sod = security_object(said, authority(how.signer), as_data=how.holder == "travel-permit")
    if how.changed:
        said = groups(replace(person, name="冒名"), picture("JPEG", large=True), 0)
    files = {_FILES[number]: data for number, data in said.items()} | {0x011D: sod}
    if how.suite:
        files[0x011C] = card_access(_OID[how.suite], how.parameter)
    if how.extended:
        files[0x2F01] = bytes.fromhex("7F66080202080002020800")  # 2048 bytes either way
    lock = Lock(mrz.digest(key_of(person)), CAN if how.suite else "", how.suite, how.parameter)
    return Chip(_LONG if how.extended else _SHORT, files, lock, 2048 if how.extended else 256)


def _play(how: Make, person: Person | None) -> Played:
    return make(how, person)


PLAYS: dict[str, Play] = {name: partial(_play, how) for name, how in MAKES.items()}
