"""The badge of a card: the best it can be told by, and never more than that."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from drivers.cards import badge
from drivers.cards.badge import GET_UID, SELECT_PIV, get_certificate
from drivers.cards.emulations import Emulation
from drivers.cards.emulations.badge import UID, piv, with_number
from drivers.cards.exchange import mended
from drivers.cards.port import CardUnreadable

Transmit = Callable[[bytes], tuple[bytes, int, int]]


def of(card: Emulation, asked: list[bytes] | None = None) -> str:
    """Its badge, and all that was asked of it."""
    session = card.powered()

    def transmit(command: bytes) -> tuple[bytes, int, int]:
        if asked is not None:
            asked.append(command)
        answer = session.answer(command)
        return answer[:-2], answer[-2], answer[-1]

    return badge.of(card.atr, mended(transmit))


def number(uid: str) -> Emulation:
    return with_number(bytes.fromhex(uid))


def test_a_contactless_card_is_told_by_its_answer_to_reset_and_its_number() -> None:
    card = with_number(UID)
    assert of(card) == f"uid:{card.atr.hex()}:{UID.hex()}"
    assert of(card) != of(number("04A1B2C3D4E581"))


@pytest.mark.parametrize("uid", ["08112233", "", "04", "00000000"])
def test_a_number_that_is_made_up_each_time_or_is_none_is_no_badge(uid: str) -> None:
    assert of(number(uid)) == ""


def test_a_seven_byte_number_may_begin_with_08() -> None:
    assert of(number("08112233445566"))


def test_a_piv_card_proves_that_it_has_its_key() -> None:
    assert of(piv()).startswith("piv-key:")
    assert of(piv()) == of(piv())
    assert of(piv()) != of(piv(7))


def test_a_copied_certificate_is_another_badge_than_the_card() -> None:
    copy, card = of(piv(has_key=False)), of(piv())
    assert copy.startswith("piv:")
    assert copy.partition(":")[2] == card.partition(":")[2]
    assert of(replace(piv(7), answers=piv().answers)) == copy  # another key answers for it


def test_no_pin_is_ever_presented_and_nothing_is_written() -> None:
    asked: list[bytes] = []
    for card in (piv(), piv(has_key=False), with_number(UID)):
        of(card, asked)
    assert {command[1] for command in asked} <= {0xA4, 0xCB, 0x87, 0xCA, 0xC0}  # and not 20 (VERIFY), DB, D6


@pytest.mark.parametrize("stored", [b"", b"\x53", b"\x53\x03\x70\x82\x01", b"\x53\x02\x70\x00", b"\x53\x80"])
def test_a_piv_card_with_a_broken_certificate_falls_back_to_its_number(stored: bytes) -> None:
    answers = {
        SELECT_PIV: b"\x90\x00",
        get_certificate(0x9E): stored + b"\x90\x00",
        GET_UID: UID + b"\x90\x00",
    }
    assert of(Emulation(b"\x3b\x00", answers)) == f"uid:3b00:{UID.hex()}"


def test_a_card_with_nothing_to_be_told_by_has_none_nor_has_one_that_cannot_be_asked() -> None:
    assert of(Emulation(b"\x3b\x00")) == ""

    def refuse(_: bytes) -> tuple[bytes, int, int]:
        raise CardUnreadable("not transacted")

    assert badge.of(b"\x3b\x00", refuse) == ""
