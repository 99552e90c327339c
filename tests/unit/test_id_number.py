"""Identity numbers of every kind, as typed, misread and made up."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.id_number import IdKind, check, check_character, normalise
from kiosk.person import Sex


def made(first_17: str) -> str:
    return first_17 + check_character(first_17)


@pytest.mark.parametrize(
    ("number", "kind", "birth", "sex", "region"),
    [
        (made("11010019000101001"), IdKind.CITIZEN, date(1900, 1, 1), Sex.MALE, "110100"),
        (made("11010019000101002"), IdKind.CITIZEN, date(1900, 1, 1), Sex.FEMALE, "110100"),
        (made("81000019000228001"), IdKind.PERMIT, date(1900, 2, 28), Sex.MALE, "810000"),
        (made("82000019000228001"), IdKind.PERMIT, date(1900, 2, 28), Sex.MALE, "820000"),
        (made("83000019000228002"), IdKind.PERMIT, date(1900, 2, 28), Sex.FEMALE, "830000"),
        ("932682198501010017", IdKind.FOREIGNER_2023, date(1985, 1, 1), Sex.MALE, "32"),
        ("XXA110000000000", IdKind.FOREIGNER_2017, None, Sex.UNKNOWN, "1100"),
    ],
)
def test_a_sound_number_says_what_it_holds(
    number: str, kind: IdKind, birth: date | None, sex: Sex, region: str
) -> None:
    found = check(number)
    assert found.problem is None
    assert (found.number, found.kind, found.birth, found.sex, found.region) == (
        number,
        kind,
        birth,
        sex,
        region,
    )
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        ("", "id-length"),
        ("110100190001010", "id-length"),
        ("1101001900010100170", "id-length"),
        ("XXA11000000000", "id-length"),
        ("XXA11000000000A", "id-characters"),
        ("1101001900010100A7", "id-characters"),
        ("X10100190001010017", "id-length"),
        ("²10100190001010017", "id-checksum"),
        ("٣10100190001010017", "id-characters"),
        (made("11010019000230001"), "id-birth"),
        (made("11010017000101001"), "id-birth"),
        (made("93268200000101001"), "id-birth"),
    ],
)
def test_what_arithmetic_refutes_is_refused(number: str, problem: str) -> None:
    assert check(number).problem == problem


def test_one_wrong_digit_is_always_noticed() -> None:
    sound = made("11010019000101001")
    for place in range(17):
        wrong = sound[:place] + str((int(sound[place]) + 1) % 10) + sound[place + 1 :]
        assert check(wrong).problem in {"id-checksum", "id-birth"}


@pytest.mark.parametrize(
    ("region", "birth", "warnings"),
    [
        ("550000", "19000101", ("id-region-unknown",)),
        ("110199", "19000101", ("id-region-unknown",)),
        ("110103", "20150101", ("id-region-retired",)),  # 崇文区, dissolved in 2010
        ("110103", "19900101", ()),
        ("460301", "19900101", ()),  # founded after the birth: given at registration
    ],
)
def test_a_region_warns_and_never_refuses(region: str, birth: str, warnings: tuple[str, ...]) -> None:
    found = check(made(region + birth + "001"))
    assert found.problem is None
    assert found.warnings == warnings


def test_full_width_lower_case_and_blanks_are_one_number() -> None:
    first = next(
        f"110100190001010{n:02d}" for n in range(100) if made(f"110100190001010{n:02d}").endswith("X")
    )
    typed = (
        "  "
        + made(first)[:6]
        + " "
        + made(first)[6:].lower().translate({ord(c): ord(c) + 0xFEE0 for c in "0x"})
    )
    assert normalise(typed) == made(first)
    assert check(typed).problem is None


@pytest.mark.parametrize("typed", ["\u0390", "1\u0390" * 9, "\ufb01ﬁ", "ŉ"])
def test_what_is_normal_stays_as_it_is(typed: str) -> None:
    once = normalise(typed)
    assert normalise(once) == once
    assert check(once) == check(typed)


def test_nothing_of_the_number_in_repr() -> None:
    assert repr(check("932682198501010017")) == "<IdNumber foreigner-2023, sound>"
    assert "0000" not in repr(check("XXA110000000000"))


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    found = check(text)
    assert found.problem or found.kind is not IdKind.UNKNOWN


@pytest.mark.parametrize(
    ("born", "warnings"),
    [("20261124", ()), ("20261125", ("id-birth-future",)), ("20991231", ("id-birth-future",))],
)
def test_a_birth_that_is_still_to_come_is_a_doubt_and_no_refusal(
    born: str, warnings: tuple[str, ...]
) -> None:
    number = made(f"110100{born}001")
    assert check(number, date(2026, 11, 24)).warnings == warnings
    assert check(number).warnings == ()
    assert check(number, date(2026, 11, 24)).problem is None
