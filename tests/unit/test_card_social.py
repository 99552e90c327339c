"""The social security card: records by tag and by number, over both protocols, in GBK, with nobody's PIN."""

from datetime import date

import pytest

from drivers.cards import emulations, people
from drivers.cards.emulations import Emulation, Iso
from drivers.cards.people import PersonInvalid
from drivers.cards.port import CardUnreadable
from drivers.cards.profiles.social import PROFILE
from kiosk.person import Sex
from tests.unit.test_card_profiles import heard, read

# As public readers of the card show it: each answer is tag, length, value.
TRACE = {
    "00A404000F7378312E73682EC9E7BBE1B1A3D5CF": "6F00 9000",
    "00A4020002EF05": "9000",
    "00B2050000": "0504 20190601 9000",
    "00B2060000": "0604 20290601 9000",
    "00B2070000": "0709 413132333435363738 9000",
    "00A4020002EF06": "9000",
    "00B2080000": "0812 313130313030313938363035313230303258 9000",
    "00B2090000": "091E CBEFCABEB7B6 202020202020202020202020202020202020202020202020 9000",
    "00B20A0000": "0A01 32 9000",
    "00B20B0000": "0B01 03 9000",
    "00B20D0000": "0D04 19860512 9000",
}


def card(trace: dict[str, str]) -> Emulation:
    table = {bytes.fromhex(command): bytes.fromhex(answer) for command, answer in trace.items()}
    return Emulation(bytes.fromhex("3B6D000000814D2286603653490103510E"), table)


def test_the_published_commands_and_answers_make_the_person() -> None:
    person = read(card(TRACE))
    assert person
    assert (person.name, person.sex, person.nation) == ("孙示范", Sex.FEMALE, "回")
    assert (person.birth, person.valid_to) == (date(1986, 5, 12), date(2029, 6, 1))
    assert person.extra == (("card_number", "A12345678"),)
    assert person.warnings == ()


class ByNumber(Iso):
    """A card that knows its records by number alone."""

    def read(self, command: bytes, content: bytes | tuple[bytes, ...]) -> bytes | None:
        if command[1] == 0xB2 and not command[3] & 0x04:
            return bytes.fromhex("6A86")
        return super().read(command, content)


@pytest.mark.parametrize("dialect", [Iso(), ByNumber()], ids=["by-tag", "by-number"])
@pytest.mark.parametrize("t0", [True, False], ids=["t0", "t1"])
def test_both_ways_to_a_record_and_both_protocols_give_the_same_person(dialect: Iso, t0: bool) -> None:
    played = emulations.installed()["social"](None)
    same = Emulation(played.atr, files=played.files, dialect=dialect, t0=t0)
    assert read(same) == people.demo("social")


def test_a_card_without_the_application_is_another_kind() -> None:
    log: list[bytes] = []
    assert PROFILE.read(heard(emulations.installed()["unknown"](None), log), lambda _: None) is None
    assert len(log) == 1


@pytest.mark.parametrize(
    ("record", "answer", "warnings"),
    [
        ("00B20A0000", "0A01 37 9000", {"sex-unknown"}),
        ("00B20B0000", "0B01 77 9000", {"nation-unknown"}),
        ("00B20D0000", "0D04 19860231 9000", {"birth-unreadable"}),
        ("00B20D0000", "0D04 19860513 9000", {"id-birth-mismatch"}),
        ("00B2090000", "0903 CBEFFF 9000", {"text-damaged"}),
        ("00B2060000", "0604 FFFFFFFF 9000", {"validity-unreadable"}),
        ("00B2060000", "6A83", set()),
    ],
)
def test_garbage_in_one_record_is_a_warning(record: str, answer: str, warnings: set[str]) -> None:
    person = read(card({**TRACE, record: answer}))
    assert person
    assert set(person.warnings) == warnings


def test_a_card_without_its_holder_is_unreadable() -> None:
    nobody = {command: answer for command, answer in TRACE.items() if command != "00B2080000"}
    with pytest.raises(CardUnreadable, match="status 6D00"):
        read(card(nobody))


def test_a_value_that_the_card_cannot_hold_is_refused_without_being_quoted() -> None:
    fields = people.demo("social").as_json()
    for wrong in ({"name": "长" * 16}, {"name": "𠀀"}, {"nation": "火星"}, {"document": "cn-resident"}):
        with pytest.raises(PersonInvalid) as refused:
            emulations.installed()["social"](people.from_json({**fields, **wrong}))
        assert next(iter(wrong.values())) not in str(refused.value) or "document" in wrong
