"""EU digital COVID certificates, by the member states' own test data (tests/data/dgc, 581 cases).

Of 555 stated results of verification 551 agree. The other four are wrong in the data: see ``DISAGREE``.
"""

import base64
import hashlib
import json
import zlib
from collections import Counter
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import cbor2
import pytest
from cryptography import x509
from issuers import NOW, TYPES, YEAR, Issuer, trusting

from drivers.codes.picture import PictureInvalid, read_picture
from kiosk.certificate import Reason, Verdict, verify
from sync.wire import base45
from sync.wire.cose import PublicKey, sign1
from sync.wire.trust import Entry

DOCUMENT = json.loads((Path(__file__).parents[1] / "data" / "dgc" / "cases.json").read_text("utf-8"))
CASES: dict[str, dict[str, Any]] = DOCUMENT["cases"]
ALL = frozenset(TYPES[kind].number for kind in ("eu-vaccination", "eu-test", "eu-recovery"))
KINDS = {"1": "eu-test", "2": "eu-vaccination", "3": "eu-recovery"}
"""The last arc of the key usages 1.3.6.1.4.1.1847.2021.1.N; some states wrote …4.1.0.1847…."""
UNTRUSTED = {Reason.MALFORMED, Reason.UNKNOWN_ISSUER, Reason.ALTERED}
DISAGREE = {
    "ES/2DCode/raw/401.json": "it names ES256 and is signed by a key on P-384: issue 228 of the data",
    "ES/2DCode/raw/402.json": "as 401",
    "ES/2DCode/raw/403.json": "as 401",
    "BG/2DCode/raw/4.json": "issued before the certificate of its signer begins",
}
USAGE_DISAGREES = {
    "IS/2DCode/raw/3.json": "its signer's certificate limits nothing, and it says that it must not be used"
}


def kinds_of(der: bytes) -> frozenset[int]:
    """What a signer may sign; without a limit, or with extensions that no parser takes, everything."""
    try:
        found = x509.load_der_x509_certificate(der).extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    except (x509.ExtensionNotFound, ValueError):
        return ALL
    arcs = [one.dotted_string for one in found.value if ".1847.2021.1." in one.dotted_string]
    return frozenset(TYPES[KINDS[arc[-1]]].number for arc in arcs) or ALL


def entry(der: bytes) -> Entry:
    certificate = x509.load_der_x509_certificate(der)
    public = certificate.public_key()
    assert isinstance(public, PublicKey)
    return Entry(
        issuer=certificate.issuer.rfc4514_string(),
        name="",
        kid=hashlib.sha256(der).digest()[:8],
        key=public,
        kinds=kinds_of(der),
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
    )


@cache
def verdict(case: str) -> Verdict:
    """Judged at the case's own time, by the one key that it brings."""
    context = CASES[case]["TESTCTX"]
    der = base64.b64decode(DOCUMENT["certificates"][context["CERTIFICATE"]])
    clock = context["VALIDATIONCLOCK"] or "2021-07-01T00:00:00Z"
    now = datetime.fromisoformat(clock)
    trust = trusting(*([entry(der)] if der else []), issued=datetime(2021, 1, 1, tzinfo=UTC))
    return verify(CASES[case]["PREFIX"], trust, now.replace(tzinfo=now.tzinfo or UTC))


def stated(result: str) -> dict[str, bool]:
    return {
        name: case["EXPECTEDRESULTS"][result]
        for name, case in CASES.items()
        if result in case["EXPECTEDRESULTS"]
    }


def test_of_555_stated_verifications_551_agree_and_the_rest_is_known() -> None:
    expected = stated("EXPECTEDVERIFY")
    wrong = [case for case, holds in expected.items() if (verdict(case).reason not in UNTRUSTED) != holds]
    agree = len(expected) - len(wrong)
    for case in wrong:
        print(f"{case}: stated {expected[case]}, {verdict(case).reason}: {DISAGREE.get(case, 'unexplained')}")
    assert sorted(wrong) == sorted(DISAGREE)
    assert (len(expected), agree) == (555, 551)


def test_every_stated_expiry_agrees() -> None:
    expected = stated("EXPECTEDEXPIRATIONCHECK")
    late = {Reason.EXPIRED, Reason.NOT_YET_VALID}
    wrong = [case for case, in_time in expected.items() if (verdict(case).reason not in late) != in_time]
    assert len(expected) == 482
    assert sorted(set(wrong) - set(DISAGREE)) == []


def test_of_388_stated_key_usages_all_but_one_agree() -> None:
    expected = stated("EXPECTEDKEYUSAGE")
    wrong = [
        case for case, fits in expected.items() if (verdict(case).reason is not Reason.WRONG_TYPE) != fits
    ]
    assert len(expected) == 388
    assert sorted(wrong) == sorted(USAGE_DISAGREES)


@pytest.mark.parametrize("step", ["EXPECTEDUNPREFIX", "EXPECTEDB45DECODE", "EXPECTEDCOMPRESSION"])
def test_what_cannot_be_unpacked_is_malformed(step: str) -> None:
    spoilt = [case for case, unpacks in stated(step).items() if not unpacks]
    assert spoilt
    assert {verdict(case).reason for case in spoilt} == {Reason.MALFORMED}


PICTURES = [case for case, content in CASES.items() if content.get("2DCODE")]


@pytest.mark.parametrize("case", PICTURES)
def test_a_picture_is_read_as_stated(case: str) -> None:
    stated_to_read = CASES[case]["EXPECTEDRESULTS"].get("EXPECTEDPICTUREDECODE", True)
    picture = base64.b64decode(CASES[case]["2DCODE"])
    if stated_to_read:
        assert read_picture(picture).strip() == CASES[case]["PREFIX"].strip()
    else:
        with pytest.raises(PictureInvalid):
            read_picture(picture)


def test_what_a_valid_one_says_is_named_as_the_eus_schema_names_it() -> None:
    found = verdict("AT/2DCode/raw/1.json")
    assert (found.reason, found.format) == (Reason.VALID, "eu-dcc")
    assert found.kind is TYPES["eu-vaccination"]
    assert found.claims["name"] == "Musterfrau-Gößinger Gabriele"
    assert (found.claims["birth"], found.claims["dn"], found.claims["sd"]) == ("1998-02-26", 1, 2)


DOSE = {"tg": "840539006", "co": "DE", "dn": 2}
SAID = {"name": "Doe", "birth": "1970-01-01"}


@pytest.mark.parametrize(
    ("body", "reason", "claims"),
    [
        ({"t": [{"tg": "840539006", "co": "ES"}], "v": [DOSE]}, Reason.VALID, SAID | DOSE),
        ({"v": [DOSE, {"tg": "840539006", "dn": 1, "co": "ES", "sd": 2}]}, Reason.VALID, SAID | DOSE),
        ({"v": [], "r": None}, Reason.WRONG_TYPE, None),
        ({"v": 5}, Reason.MALFORMED, None),
        ({"v": ["x"]}, Reason.MALFORMED, None),
        ({"t": [DOSE]}, Reason.WRONG_TYPE, None),
    ],
    ids=["two groups", "two entries", "nothing", "no list", "no entry", "not its to sign"],
)
def test_of_what_is_said_at_once_the_first_is_shown_alone(
    body: dict[str, Any], reason: Reason, claims: dict[str, Any] | None
) -> None:
    """The schema has one group of one entry; the states' special cases have more, of the same field names."""
    issuer = Issuer(kinds=("eu-vaccination",))
    said = {"nam": {"fn": "Doe"}, "dob": "1970-01-01", **body}
    claimed = cbor2.dumps({6: int(NOW.timestamp()), 4: int((NOW + YEAR).timestamp()), -260: {1: said}})
    signed = sign1(claimed, issuer.key, {4: issuer.entry().kid})
    found = verify(f"HC1:{base45.encode(zlib.compress(signed))}", trusting(issuer.entry()), NOW)
    assert found.reason is reason
    if claims is not None:
        assert (found.kind, found.claims) == (TYPES["eu-vaccination"], claims)


def test_a_list_without_its_signer_trusts_none_of_them() -> None:
    at = datetime(2021, 7, 1, tzinfo=UTC)
    found = Counter(verify(case["PREFIX"], trusting(), at).reason for case in CASES.values())
    assert set(found) == {Reason.UNKNOWN_ISSUER, Reason.MALFORMED}
