"""Answers to reset in words, for a technician in front of a card that nobody knows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.cards import emulations
from drivers.cards.atr import explain, historical


@pytest.mark.parametrize(
    ("atr", "words"),
    [
        ("3B0457415359", 'contact card, T=0; historical bytes 57 41 53 59 "WASY"'),
        (
            "3B8F8001804F0CA000000306030001000000006A",
            "without a processor, ISO 14443 A, part 3, MIFARE Classic 1K",
        ),
        ("3B8F8001804F0CA0000003060B00140000000077", "without a processor, ISO 15693, part 3, ICODE SLI"),
        ("3B8F8001804F0CA000000306FFABCD0000000000", "standard FF, kind ABCD"),
        ("3B888001000000000000000009", "contactless card with a processor, T=0 and T=1; historical bytes 00"),
        ("3B9813400AA503010101AD1311", "contact card, T=0; historical bytes A5 03 01"),
        ("3BFD180000813 1FE45534C4A35324778787979797A52AA".replace(" ", ""), "T=1; historical bytes 53 4C"),
        ("3B88800100000000000000000A", "wrong check byte"),
        ("3B", "answer to reset 3B follows no standard"),
        ("", "answer to reset empty follows no standard"),
        ("3BFF", "follows no standard"),
        ("3B0F57", "follows no standard"),
    ],
)
def test_what_an_answer_to_reset_says(atr: str, words: str) -> None:
    assert words in explain(bytes.fromhex(atr))


def test_a_serial_number_is_not_repeated() -> None:
    atr = emulations.contactless_atr(b"\x50" + bytes.fromhex("C0FFEE0102030405") + b"\x90\x00")
    assert "serial number" in explain(atr)
    assert "C0 FF EE" not in explain(atr)


@given(st.binary(max_size=40))
def test_no_answer_to_reset_is_too_odd(atr: bytes) -> None:
    assert explain(atr)
    assert len(historical(atr)) <= 15
