"""A parcel is whole and unaltered, or it is refused with the reason; whatever a stick did to it."""

from pathlib import Path

import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.wire import courier as wire
from sync.wire.cose import KID, TYP, sign1
from sync.wire.envelope import Attachment

DEVICE, ROOT = Ed25519PrivateKey.from_private_bytes(bytes(32)), generate_private_key(SECP256R1())
HEAD = wire.Head("p-1", "t0001-ab", 4, 6, (Attachment(bytes(32), 7),), "1.0.9")
PARTS = (b"one", b"", b"three" * 100)
WRITTEN = wire.write(wire.BUNDLE, HEAD, PARTS, DEVICE, b"kid")


def reason(data: bytes, typ: str = wire.BUNDLE) -> str:
    """Why it is refused."""
    with pytest.raises(wire.ParcelInvalid) as caught:
        wire.read(typ, data).verify(DEVICE.public_key())
    return caught.value.reason


def test_what_was_written_is_read_and_the_same_rows_give_the_same_bytes() -> None:
    parcel = wire.read(wire.BUNDLE, WRITTEN)
    parcel.verify(DEVICE.public_key())
    assert (parcel.head, parcel.kid, parcel.parts) == (HEAD, b"kid", PARTS)
    assert wire.write(wire.BUNDLE, HEAD, PARTS, DEVICE, b"kid") == WRITTEN


ANSWER = wire.Head("p-1", "t0001-ab", noted=((7, bytes(32)), (9, None)), policy=b"policy", trust_list=b"list")


def test_an_acknowledgement_brings_losses_and_documents_and_may_lack_them() -> None:
    """Those of the first release had none, and a later one may have members that this one does not know."""
    written = wire.write(wire.ACKNOWLEDGEMENT, ANSWER, PARTS, ROOT, b"kid")
    parcel = wire.read(wire.ACKNOWLEDGEMENT, written)
    parcel.verify(ROOT.public_key())
    assert parcel.head == ANSWER
    for more in ({}, {99: "new"}):
        payload = cbor2.dumps({1: 1, 2: "p-1", 3: "t0001-ab", 4: [], **more})
        signed = sign1(payload, ROOT, {KID: b"kid", TYP: wire.ACKNOWLEDGEMENT})
        assert wire.read(wire.ACKNOWLEDGEMENT, signed).head == wire.Head("p-1", "t0001-ab")


def test_what_a_stick_does_not_give_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "whole").write_bytes(WRITTEN)
    assert wire.load(wire.BUNDLE, tmp_path / "whole").head == HEAD
    for path in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(wire.ParcelInvalid) as caught:
            wire.load(wire.BUNDLE, path)
        assert caught.value.reason == "unreadable"


def test_cut_anywhere_it_is_no_parcel_and_says_so() -> None:
    assert {reason(WRITTEN[:end]) for end in range(len(WRITTEN))} == {"cut-short"}


def test_a_flipped_bit_anywhere_is_found() -> None:
    for at in range(len(WRITTEN)):
        spoilt = bytearray(WRITTEN)
        spoilt[at] ^= 1
        assert reason(bytes(spoilt)) in {"altered", "malformed", "cut-short", "newer"}, at


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "cut-short"),
        (bytes(5000), "malformed"),  # what a file system may leave of a file whose stick was pulled
        (b"PK\x03\x04" * 50, "malformed"),
        (WRITTEN + b"\x00", "altered"),
        (WRITTEN + WRITTEN, "altered"),
        (sign1(cbor2.dumps({1: 2}), DEVICE, {KID: b"", TYP: wire.BUNDLE}), "newer"),
        (sign1(cbor2.dumps({1: 1, 2: "p"}), DEVICE, {KID: b"", TYP: wire.BUNDLE}), "malformed"),
        (sign1(cbor2.dumps([1]), DEVICE, {KID: b"", TYP: wire.BUNDLE}), "malformed"),
        (sign1(cbor2.dumps({1: 1, 2: "p", 3: "t", 4: [b"x"]}), DEVICE, {TYP: wire.BUNDLE}), "malformed"),
        (sign1(cbor2.dumps({1: 1, 2: 7, 3: "t", 4: []}), DEVICE, {TYP: wire.BUNDLE}), "malformed"),
        (sign1(cbor2.dumps({1: 1, 2: "p", 3: "t", 4: [], 5: -1}), DEVICE, {TYP: wire.BUNDLE}), "malformed"),
        *(
            (sign1(cbor2.dumps({1: 1, 2: "p", 3: "t", 4: []} | m), DEVICE, {TYP: wire.BUNDLE}), "malformed")
            for m in ({10: [[1, b"x"]]}, {10: [[-1, None]]}, {10: 7}, {11: "text"}, {12: None})
        ),
        (wire.write(wire.ACKNOWLEDGEMENT, HEAD, PARTS, DEVICE, b"kid"), "malformed"),  # of the other kind
        (wire.write(wire.BUNDLE, HEAD, PARTS, ROOT, b"kid"), "altered"),  # of another key
    ],
)  # fmt: skip
def test_what_is_no_parcel_of_this_kind_and_key_is_refused(data: bytes, why: str) -> None:
    assert reason(data) == why


def test_parts_in_another_order_are_not_the_ones_that_were_signed() -> None:
    head = len(WRITTEN) - sum(len(cbor2.dumps(part)) for part in PARTS)
    assert reason(WRITTEN[:head] + b"".join(map(cbor2.dumps, reversed(PARTS)))) == "altered"


def test_what_an_acknowledgement_says_is_read_again() -> None:
    verdicts = (
        wire.Verdict(bytes(32), "refused", "fork", {"phone": "phone"}),
        wire.Verdict(b"x" * 32, "duplicate"),
    )
    read = wire.read_part(wire.verdicts_part(verdicts))
    assert isinstance(read, tuple)
    assert [(v.digest, v.status, v.reason, v.fields or {}) for v in read] == [
        (v.digest, v.status, v.reason, v.fields or {}) for v in verdicts
    ]
    heard = wire.Heard("", "1.0.9", b"sealed")
    assert wire.read_part(wire.heard_part(heard)) == heard
    for strange in ({}, {1: [[b"short", "accepted", "", {}]]}, {1: 5}, {2: "a"}, []):
        with pytest.raises(wire.ParcelInvalid):
            wire.read_part(cbor2.dumps(strange))
