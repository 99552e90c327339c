"""How long a terminal takes applications in without a line: the signed policy, and where it stands."""

from datetime import UTC, datetime, timedelta

import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from hypothesis import given
from hypothesis import strategies as st

from sync.policy import Level, Standing, judge
from sync.wire.cose import TYP, sign1
from sync.wire.policy import TYPE, Policy, PolicyInvalid, read, sign

ROOT = generate_private_key(SECP256R1())
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
POLICY = Policy(NOW, timedelta(hours=2), timedelta(hours=8), 3, 5, ("id-card-loss",), timedelta(days=30))
AGES = {"new": 0, "warned": 2, "old": 8, "in the future": -40}
TABLE = {
    # of so many unsent, the oldest so old (hours): level
    (0, None): Level.OK,
    (1, "new"): Level.OK,
    (2, "in the future"): Level.OK,
    (3, "new"): Level.WARN,
    (1, "warned"): Level.WARN,
    (4, "warned"): Level.WARN,
    (5, "new"): Level.STOP,
    (1, "old"): Level.STOP,
    (0, "old"): Level.OK,
}


@pytest.mark.parametrize(("count", "age"), TABLE)
def test_count_and_age_are_judged_by_the_policy(count: int, age: str | None) -> None:
    oldest = NOW - timedelta(hours=AGES[age]) if age else None
    assert judge(POLICY, count, oldest, NOW).level is TABLE[count, age]


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("services", [(), ("id-card-loss",), ("marriage",)])
def test_only_the_services_that_the_policy_names_are_stopped(level: Level, services: tuple[str, ...]) -> None:
    stopped = Standing(level, 1, NOW, services).stops("id-card-loss")
    assert stopped == (level is Level.STOP and "marriage" not in services)


def test_a_policy_comes_as_it_was_signed() -> None:
    assert read(sign(POLICY, ROOT), ROOT.public_key()) == POLICY
    assert read(sign(Policy(), ROOT), ROOT.public_key()) == Policy()


def test_another_root_or_another_document_is_no_policy() -> None:
    good = sign(POLICY, ROOT)
    body = {1: 1, 2: 0, 3: 1, 4: 1, 5: 1, 6: 1, 7: [], 8: 1}
    other = [{**body, key: wrong} for key in body for wrong in (-1, "x", None)] + [{}, {**body, 3: 1 << 49}]
    wrong = [
        sign(POLICY, generate_private_key(SECP256R1())),
        sign1(cbor2.dumps(body), ROOT, {TYP: "application/vnd.waystation.trust-list+cose"}),
        *(sign1(cbor2.dumps(each), ROOT, {TYP: TYPE}) for each in other),
        good[:-1] + bytes([good[-1] ^ 1]),
    ]
    for document in wrong:
        with pytest.raises(PolicyInvalid):
            read(document, ROOT.public_key())


@given(st.binary(max_size=200))
def test_noise_is_no_policy(noise: bytes) -> None:
    with pytest.raises(PolicyInvalid):
        read(noise, ROOT.public_key())
