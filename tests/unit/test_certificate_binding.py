"""SD-JWTs that are bound to a key of their holder: whose word it is, for whom, of what, and when."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st
from issuers import NOW, PERSON, Issuer, key, trusting

from kiosk.certificate import Reason, verify
from sync.wire import sd_jwt
from sync.wire.cose import es256
from sync.wire.sd_jwt import Challenge, SdJwt, SdJwtInvalid

RFC = json.loads((Path(__file__).parents[1] / "data" / "sd_jwt" / "presentation.json").read_text())
ASKED = Challenge("https://hall.example", "n-0S6_WzA2Mj")
A = Issuer()
TRUST = trusting(A.entry())
HOLDER = key()


def jwk(holder: ec.EllipticCurvePrivateKey) -> dict[str, str]:
    point = holder.public_key().public_numbers()
    x, y = (sd_jwt._encode(one.to_bytes(32)) for one in (point.x, point.y))
    return {"kty": "EC", "crv": "P-256", "x": x, "y": y}


def part(value: dict[str, Any]) -> str:
    return sd_jwt._encode(json.dumps(value).encode())


CNF = {"jwk": jwk(HOLDER)}
SHORT = {"iss": A.name, "iat": int(NOW.timestamp()), "vct": f"{sd_jwt.VCT}employment-registration"}
ISSUED = sd_jwt.issue(SHORT | {"cnf": CNF}, PERSON, A.key, A.entry().kid)
UNBOUND = sd_jwt.issue(SHORT, PERSON, A.key, A.entry().kid)


def bound(
    text: str = ISSUED,
    by: ec.EllipticCurvePrivateKey = HOLDER,
    at: datetime = NOW,
    typ: str = "kb+jwt",
    **other: Any,
) -> str:
    """The presentation as its holder's wallet signs it; a claim that is None is left out."""
    claims = {"aud": ASKED.audience, "nonce": ASKED.nonce, "iat": int(at.timestamp())}
    claims |= {"sd_hash": sd_jwt._digest(text)} | other
    header, payload = {"alg": "ES256", "typ": typ}, {k: v for k, v in claims.items() if v is not None}
    signed = f"{part(header)}.{part(payload)}"
    return f"{text}{signed}.{sd_jwt._encode(es256(by, signed.encode()))}"


def test_the_presentation_of_rfc_9901_holds() -> None:
    token = SdJwt.read(RFC["presentation"], Challenge("https://verifier.example.org", "1234567890"))
    assert token.bound == 1748361941
    assert token.verifies(sd_jwt._holder({"jwk": RFC["issuer"]}))
    claims, _ = token.reveal()
    assert (claims["given_name"], claims["nationalities"]) == ("John", ["US"])


@pytest.mark.parametrize("challenge", [None, ASKED])
def test_one_whose_holder_signed_it_counts(challenge: Challenge | None) -> None:
    verdict = verify(bound(), TRUST, NOW, challenge=challenge)
    assert (verdict.reason, dict(verdict.claims)) == (Reason.VALID, PERSON)


WRONG: dict[str, Callable[[], str]] = {
    "no binding": lambda: ISSUED,
    "a binding where no key is named": lambda: bound(UNBOUND),
    "by another key": lambda: bound(by=key()),
    "of another presentation": lambda: bound(sd_hash=sd_jwt._digest(UNBOUND)),
    "a claim taken out afterwards": lambda: bound().replace(f"~{ISSUED.split('~')[2]}~", "~"),
    "another type": lambda: bound(typ="JWT"),
    "no audience": lambda: bound(aud=None),
    "no nonce": lambda: bound(nonce=None),
    "no time": lambda: bound(iat=None),
    "a time that is none": lambda: bound(iat="now"),
    "cut": lambda: bound()[:-9],
    "twice": lambda: f"{bound()}~{bound().rpartition('~')[2]}",
}


@pytest.mark.parametrize("case", WRONG)
@pytest.mark.parametrize("challenge", [None, ASKED], ids=["unasked", "asked"])
def test_one_whose_holder_did_not_sign_this_does_not(case: str, challenge: Challenge | None) -> None:
    assert verify(WRONG[case](), TRUST, NOW, challenge=challenge).reason is Reason.MALFORMED


@pytest.mark.parametrize(
    "text",
    [bound(aud="https://elsewhere.example"), bound(nonce="of yesterday"), UNBOUND, A.issue()],
    ids=["for somebody else", "of another time", "unbound", "a form that has no holder's key"],
)
def test_what_is_no_answer_to_what_was_asked_does_not_count(text: str) -> None:
    assert verify(text, TRUST, NOW, challenge=ASKED).reason is Reason.MALFORMED


def test_one_that_is_signed_tomorrow_is_not_valid_yet() -> None:
    late = bound(at=NOW + timedelta(days=1))
    assert verify(late, TRUST, NOW, challenge=ASKED).reason is Reason.NOT_YET_VALID


@pytest.mark.parametrize(
    "cnf",
    [
        "x",
        {},
        {"jwk": {}},
        {"jwk": CNF["jwk"] | {"crv": "P-384"}},
        {"jwk": CNF["jwk"] | {"x": 7}},
        {"jwk": CNF["jwk"] | {"x": "AAAA"}},
        {"jwk": CNF["jwk"] | {"x": "not base64"}},
    ],
)
def test_a_holders_key_that_is_none_is_said(cnf: Any) -> None:
    text = sd_jwt.issue(SHORT | {"cnf": cnf}, PERSON, A.key, A.entry().kid)
    with pytest.raises(SdJwtInvalid, match=r"holder's key|base64url"):
        SdJwt.read(bound(text))


BOUND = bound()


@given(st.integers(0, len(BOUND) - 1), st.characters(min_codepoint=32, max_codepoint=126))
def test_a_changed_character_of_a_bound_one_never_verifies(at: int, other: str) -> None:
    if other != BOUND[at]:
        assert not verify(BOUND[:at] + other + BOUND[at + 1 :], TRUST, NOW, challenge=ASKED).valid
