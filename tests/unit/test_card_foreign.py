"""Cards of other countries: what their sources publish, byte by byte, and what goes wrong in each."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from drivers.cards import emulations, people
from drivers.cards.emulations import Emulation
from drivers.cards.people import PersonInvalid
from drivers.cards.port import CardUnreadable
from drivers.cards.profiles import belgian, mykad, nhi, thai
from drivers.cards.table import TableProfile
from kiosk.person import Sex
from tests.unit.test_card_profiles import heard, read


def trace(atr: str, answers: Mapping[str, str]) -> Emulation:
    """A card that answers these commands and no others."""
    return Emulation(bytes.fromhex(atr), {bytes.fromhex(c): bytes.fromhex(a) for c, a in answers.items()})


def text(value: str, size: int, encoding: str) -> str:
    return value.encode(encoding).ljust(size).hex() + "9000"


THAI = {
    "00A4040008A000000054480001": "9000",
    "80B0000402000D": text("1101700230708", 13, "ascii"),
    "80B00011020064": text("นาย#สมมุติ##ตัวอย่าง", 100, "tis-620"),
    "80B00075020064": text("Mr.#Sommut##Tuayang", 100, "ascii"),
    "80B000D9020008": text("25350413", 8, "ascii"),
    "80B000E1020001": "319000",
    "80B000E2020078": text("ท้องถิ่น", 120, "tis-620"),
    "80B00167020008": text("25630414", 8, "ascii"),
    "80B0016F020008": text("25720412", 8, "ascii"),
    "80B01579020064": text("1#หมู่ที่ 1##ตำบล", 100, "tis-620"),
}


def test_thailand_as_published() -> None:
    person = read(trace("3B791800005448204E4944203130", THAI))
    assert person
    assert (person.name, person.name_latin) == ("นาย สมมุติ ตัวอย่าง", "Mr. Sommut Tuayang")
    assert (person.birth, person.sex) == (date(1992, 4, 13), Sex.MALE)
    assert (person.valid_from, person.valid_to) == (date(2020, 4, 14), date(2029, 4, 12))
    assert person.address == "1 หมู่ที่ 1 ตำบล"


MALAYSIA = {
    "00A404000AA0000000744A504E0010": "6105",
    "00C0000005": "0102030405 9000",
    "C832000005080000 2B00": "9108",
    "CC00000008 0100 0100 0000 2B00": "9108",
    "CC060000 2B": "000000" + text("CONTOH BIN SAMPEL", 40, "ascii"),
    "C832000005080000 4900": "9108",
    "CC00000008 0100 0100 1101 4900": "9108",
    "CC060000 49": (b"900307829997 M" + b"A1234567" + bytes.fromhex("19900307")).hex()
    + text("LUAR NEGARA", 25, "ascii")[:-4]
    + "20150101"
    + text("WARGANEGARA", 18, "ascii"),
    "C832000005080000 9700": "9108",
    "CC00000008 0400 0100 0000 9700": "9108",
    "CC060000 97": "000000" + b"LOT 1".ljust(90).hex() + "999990" + text("CONTOH", 55, "ascii"),
}


def test_malaysia_as_published() -> None:
    person = read(trace("3B6700007320006B689000", MALAYSIA))
    assert person
    assert (person.name, person.id_number) == ("CONTOH BIN SAMPEL", "900307829997")
    assert (person.birth, person.sex) == (date(1990, 3, 7), Sex.MALE)
    assert (person.valid_from, person.nation) == (date(2015, 1, 1), "WARGANEGARA")
    assert person.address == "LOT 1 99999 CONTOH"


TAIWAN = {
    "00A4040010D1580000010000000000000000001100": "9000",
    "00CA1100020000": (
        b"000012345678" + "範例示".encode("big5").ljust(20) + b"A123456789" + b"0771010" + b"M" + b"1080701"
    ).hex()
    + "9000",
}


def test_taiwan_as_published() -> None:
    person = read(trace("3BFD1800008131FE45534C4A3532473030303030305252", TAIWAN))
    assert person
    assert (person.name, person.id_number, person.warnings) == ("範例示", "A123456789", ())
    assert (person.birth, person.sex, person.valid_from) == (date(1988, 10, 10), Sex.MALE, date(2019, 7, 1))


@pytest.mark.parametrize(
    ("written", "month"),
    [
        *(("JANV", 1), ("FEV", 2), ("MARS", 3), ("MAART", 3), ("MRT", 3), ("MÄR", 3), ("AVR", 4), ("MEI", 5)),
        *(("JUIN", 6), ("JUL", 7), ("JUIL", 7), ("AOUT", 8), ("AUG", 8), ("OKT", 10), ("DEZ", 12)),
    ],
)
def test_belgian_birthdays_in_three_languages(written: str, month: int) -> None:
    for whole in (f"01 {written} 2000", f"1.{written}.2000"):
        raw = whole.encode()
        person = belgian.PROFILE.decode({"holder": b"\x07\x01X\x0c" + bytes([len(raw)]) + raw})
        assert person.birth == date(2000, month, 1)


def fetched(profile: TableProfile, name: str) -> dict[str, bytes]:
    """The parts of the demo person's card."""
    transmit, parts = heard(emulations.installed()[name](None)), {}
    for step in profile.steps:
        parts[step.key] = parts.get(step.key, b"") + transmit(step.command)[0]
    return parts


@pytest.mark.parametrize(
    ("profile", "name", "part", "change", "warnings"),
    [
        (thai.PROFILE, "thai", "id_number", (b"8999900000011", b"8999900000012"), {"id-checksum"}),
        (thai.PROFILE, "thai", "id_number", (b"8999900000011", b"899990000001A"), {"id-characters"}),
        (thai.PROFILE, "thai", "birth", (b"25350413", b"25350431"), {"birth-unreadable"}),
        (thai.PROFILE, "thai", "birth", (b"25350413", b"25350000"), {"birth-unreadable"}),
        (thai.PROFILE, "thai", "sex", (b"1", b"7"), {"sex-unknown"}),
        (mykad.PROFILE, "mykad", "holder", (b"900307829998", b"900231829998"), {"id-birth"}),
        (mykad.PROFILE, "mykad", "holder", (b"900307829998", b"90030782999 "), {"id-length"}),
        (mykad.PROFILE, "mykad", "holder", (b"\x19\x90\x03\x07", b"\x19\x90\xff\x07"), {"birth-unreadable"}),
        (belgian.PROFILE, "belgian", "holder", (b"85081599211", b"85081599212"), {"id-checksum"}),
        (belgian.PROFILE, "belgian", "holder", (b"15 AOUT", b"16 AOUT"), {"id-birth-mismatch"}),
        (belgian.PROFILE, "belgian", "holder", (b"15 AOUT", b"15 AAAA"), {"birth-unreadable"}),
        (belgian.PROFILE, "belgian", "holder", (b"\x01F", b"\x01M"), {"id-sex-mismatch"}),
        (nhi.PROFILE, "nhi", "profile", (b"Z29999990", b"Z29999991"), {"id-checksum"}),
        (nhi.PROFILE, "nhi", "profile", (b"0771010F", b"0771010M"), {"id-sex-mismatch"}),
        (nhi.PROFILE, "nhi", "profile", (b"Z2", b"12"), {"id-characters"}),
        (nhi.PROFILE, "nhi", "profile", (b"Z29999990", b"Z39999999"), {"id-characters"}),
    ],
)
def test_garbage_is_a_warning(
    profile: TableProfile, name: str, part: str, change: tuple[bytes, bytes], warnings: set[str]
) -> None:
    parts, (old, new) = fetched(profile, name), change
    assert old in parts[part]
    assert set(profile.decode({**parts, part: parts[part].replace(old, new)}).warnings) == warnings


@pytest.mark.parametrize(
    ("name", "status"), [("thai", "6A82"), ("mykad", "6A86"), ("belgian", "6B00"), ("nhi", "6A88")]
)
def test_a_card_without_its_holder_is_unreadable(name: str, status: str) -> None:
    card = emulations.installed()[name](None)
    first = next(command for command in {**card.answers, **card.files})
    select = first if card.answers and not card.files else None
    hollow = Emulation(
        card.atr,
        {select: b"\x90\x00"} if select else {},
        dict.fromkeys(card.files, b""),
        otherwise=bytes.fromhex(status),
    )
    with pytest.raises(CardUnreadable, match=f"status {status}|status 6B00"):
        read(hollow)


def test_a_person_that_does_not_fit_the_card_is_refused_without_being_quoted() -> None:
    for name, wrong in [
        ("thai", {"name": "长"}),
        ("mykad", {"name": "X" * 41}),
        ("nhi", {"name": "한국"}),
        ("belgian", {"valid_to": None}),
    ]:
        with pytest.raises(PersonInvalid) as refused:
            emulations.installed()[name](replace(people.demo(name), **wrong))  # type: ignore[arg-type]
        assert str(wrong.get("name")) not in str(refused.value)


def test_a_taiwan_number_has_one_of_four_digits_second() -> None:
    """The worked sum of the public checks, by hand: an oracle beside the decoder's own."""
    for second in "0123456789":
        for last in "0123456789":
            number = f"A{second}2345678{last}"
            total = 1 + sum(
                w * int(d) for w, d in zip((9, 8, 7, 6, 5, 4, 3, 2, 1, 1), f"0{number[1:]}", strict=True)
            )
            sound = second in "1289" and total % 10 == 0
            assert (nhi.judge(number).problem is None) == sound
