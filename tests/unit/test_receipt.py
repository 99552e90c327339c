"""Receipts: numbers that survive a telephone, QR texts that prove themselves."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from kiosk import receipt
from kiosk.errors import ReceiptInvalid

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
KEY_ID = bytes(32)
MADE = receipt.make(
    KEY,
    KEY_ID,
    number=receipt.number(17, 42),
    id=UUID("01a20e17-b3fa-75a1-88d5-f896bb4e6306"),
    service="id-card-loss",
    created=datetime(2026, 11, 24, 9, 30, tzinfo=UTC),
    clock_trust="confirmed",
    digest=bytes(range(32)),
)


@given(st.integers(0, 9999), st.integers(1, 9_999_999))
def test_a_number_is_read_back(terminal: int, seq: int) -> None:
    assert receipt.parse_number(receipt.number(terminal, seq)) == (terminal, seq)


@given(st.integers(0, 9999), st.integers(1, 999_999), st.data())
def test_one_wrong_digit_is_always_found(terminal: int, seq: int, data: st.DataObject) -> None:
    good = receipt.number(terminal, seq)
    at = data.draw(st.sampled_from([n for n, c in enumerate(good) if c.isdigit()]))
    wrong = data.draw(st.sampled_from([c for c in "0123456789" if c != good[at]]))
    with pytest.raises(ReceiptInvalid):
        receipt.parse_number(good[:at] + wrong + good[at + 1 :])


@pytest.mark.parametrize("text", [" {} ", "{}\n", "{0[0]}{0[1]} {0[2]}"], ids=["blanks", "line", "pieces"])
def test_a_number_as_people_write_it(text: str) -> None:
    good = receipt.number(17, 42)
    assert receipt.parse_number(text.format(good.split("-") if "[" in text else good)) == (17, 42)
    assert receipt.parse_number(good.lower().replace("-", "—")) == (17, 42)


def test_a_qr_text_is_alphanumeric_and_verifies() -> None:
    assert set(MADE.qr) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:")
    found = receipt.verify(MADE.qr, KEY.public_key(), KEY_ID)
    assert (found.valid, found.signed, found.number) == (True, True, MADE.number)
    assert found.receipt == MADE
    assert receipt.verify(MADE.qr.lower(), KEY.public_key(), KEY_ID).valid


def test_any_altered_character_is_found() -> None:
    for at in range(len(receipt.PREFIX), len(MADE.qr) - 1):
        other = "B" if MADE.qr[at] == "A" else "A"
        altered = MADE.qr[:at] + other + MADE.qr[at + 1 :]
        assert not receipt.verify(altered, KEY.public_key(), KEY_ID).valid


def test_a_signature_is_never_taken_on_trust() -> None:
    assert receipt.verify(MADE.qr).reason == "other-terminal"
    stranger = Ed25519PrivateKey.generate().public_key()
    assert receipt.verify(MADE.qr, stranger, KEY_ID).reason == "signature"


@given(st.text(max_size=200))
def test_a_strangers_text_is_judged_and_never_an_exception(text: str) -> None:
    assert not receipt.verify("WS1:" + text, KEY.public_key(), KEY_ID).valid
    receipt.verify(text)
