"""COSE_Sign1 by the examples of the COSE working group (tests/data/cose)."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from issuers import key

from sync.wire.cose import CoseInvalid, Sign1, loads, sign1

DATA = Path(__file__).parents[1] / "data" / "cose"
CURVES: dict[str, ec.EllipticCurve] = {
    "P-256": ec.SECP256R1(),
    "P-384": ec.SECP384R1(),
    "P-521": ec.SECP521R1(),
}


def coordinate(stated: dict[str, str], name: str) -> int:
    if f"{name}_hex" in stated:
        return int(stated[f"{name}_hex"], 16)
    return int.from_bytes(base64.urlsafe_b64decode(stated[name] + "=="))


def holds(file: str) -> bool:
    example: dict[str, Any] = json.loads((DATA / f"{file}.json").read_text())
    sign0 = example["input"]["sign0"]
    stated = sign0["key"]
    point = ec.EllipticCurvePublicNumbers(
        coordinate(stated, "x"), coordinate(stated, "y"), CURVES[stated["crv"]]
    )
    try:
        signed = Sign1.read(bytes.fromhex(example["output"]["cbor"]))
    except CoseInvalid:
        return False
    return signed.verifies(point.public_key(), bytes.fromhex(sign0.get("external", "")))


@pytest.mark.parametrize(
    "file", ["ecdsa-sig-01", "ecdsa-sig-02", "sign-pass-01", "sign-pass-02", "sign-pass-03", "cwt-A_3"]
)
def test_what_the_working_group_signed_holds(file: str) -> None:
    assert holds(file)


@pytest.mark.parametrize("file", sorted(path.stem for path in DATA.glob("sign-fail-*.json")))
def test_what_the_working_group_spoilt_does_not_hold(file: str) -> None:
    assert not holds(file)


def test_an_algorithm_that_certificates_do_not_offer_never_holds() -> None:
    assert not holds("ecdsa-sig-03")


def test_a_key_of_another_kind_or_curve_verifies_nothing() -> None:
    made = key()
    signed = Sign1.read(sign1(b"\xa0", made, {}))
    assert signed.verifies(made.public_key())
    assert not signed.verifies(ec.generate_private_key(ec.SECP384R1()).public_key())
    assert not signed.verifies(rsa.generate_private_key(65537, 2048).public_key())


def test_a_header_that_must_be_understood_and_is_not_is_refused() -> None:
    made = key()
    assert not Sign1.read(sign1(b"\xa0", made, {2: [99], 99: 1})).verifies(made.public_key())


@pytest.mark.parametrize("data", [b"", b"\xa0\x00", b"\x9f" * 5000, b"\x5b" + b"\xff" * 8, b"\xd8\x1d\x00"])
def test_what_is_not_one_cbor_item_is_refused(data: bytes) -> None:
    with pytest.raises(CoseInvalid):
        loads(data)
