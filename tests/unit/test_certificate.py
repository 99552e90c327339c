"""E-certificates: each verdict has its reason, what was touched never verifies, QR codes stay small."""

import base64
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import cbor2
import pytest
import qrcode
import zxingcpp
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from hypothesis import given
from hypothesis import strategies as st
from issuers import NOW, PERSON, TYPES, YEAR, Issuer, key, trusting
from PIL import Image

from drivers.codes.picture import PictureInvalid, read_picture
from kiosk.certificate import SENTENCES, Reason, verify
from sync.wire import base45, certificate, sd_jwt
from sync.wire.certificate import reveal, show_only, to_text, unbind
from sync.wire.cose import CoseInvalid, Sign1, loads, sign1
from sync.wire.registry import RegistryInvalid, load
from sync.wire.sd_jwt import SdJwt, SdJwtInvalid
from sync.wire.trust import TrustList

DATA = Path(__file__).parents[1] / "data"
A = Issuer()
TRUST = trusting(A.entry(), status=A.status())
TEXT = A.issue()
HIDDEN = certificate.issue_hidden(A.content(), A.key)
SHORT = {"iss": A.name, "iat": int(NOW.timestamp()), "vct": f"{sd_jwt.VCT}employment-registration"}
KID = A.entry().kid
SD_JWT = sd_jwt.issue(SHORT, PERSON, A.key, KID)
OLD = NOW - timedelta(days=8)
UNKNOWN_KIND = to_text(certificate.issue(replace(A.content(), kind=9999), A.key))


def altered(text: str) -> str:
    message = bytearray(base45.decode(text[4:]))
    message[-70] ^= 1
    return to_text(bytes(message))


CASES: dict[str, tuple[str, TrustList, Reason]] = {
    "as it was issued": (TEXT, TRUST, Reason.VALID),
    "without a place in a status list": (A.issue(place=None), TRUST, Reason.VALID),
    "that never expires": (A.issue(expires=None), TRUST, Reason.VALID),
    "nothing": ("", TRUST, Reason.MALFORMED),
    "half of it": (TEXT[: len(TEXT) // 2], TRUST, Reason.MALFORMED),
    "without its prefix": (TEXT[4:], TRUST, Reason.MALFORMED),
    "in a language that is not base45": ("WC1:电子证照", TRUST, Reason.MALFORMED),
    "with something after it": (TEXT + "00", TRUST, Reason.MALFORMED),
    "no list at all": (TEXT, trusting(), Reason.UNKNOWN_ISSUER),
    "by a key that is not listed": (Issuer(A.name).issue(), TRUST, Reason.UNKNOWN_ISSUER),
    "by a listed key in another's name": (A.issue(issuer="province-b"), TRUST, Reason.UNKNOWN_ISSUER),
    "after its key was retired": (
        TEXT,
        trusting(A.entry(not_after=NOW - timedelta(days=2)), status=A.status()),
        Reason.UNKNOWN_ISSUER,
    ),
    "with another content": (altered(TEXT), TRUST, Reason.ALTERED),
    "of a kind that is another's": (A.issue("birth-certificate"), TRUST, Reason.WRONG_TYPE),
    "of a kind that nobody knows": (UNKNOWN_KIND, TRUST, Reason.WRONG_TYPE),
    "from tomorrow": (A.issue(issued=NOW + timedelta(days=1)), TRUST, Reason.NOT_YET_VALID),
    "from a clock three minutes fast": (A.issue(issued=NOW + timedelta(minutes=3)), TRUST, Reason.VALID),
    "until yesterday": (A.issue(expires=NOW - timedelta(days=1)), TRUST, Reason.EXPIRED),
    "revoked": (TEXT, trusting(A.entry(), status=A.status([40_000])), Reason.REVOKED),
    "revoked, by an old list": (TEXT, trusting(A.entry(), status=A.status([40_000], OLD)), Reason.REVOKED),
    "its neighbour revoked": (TEXT, trusting(A.entry(), status=A.status([39_999, 40_001])), Reason.VALID),
    "no status list": (TEXT, trusting(A.entry()), Reason.STATUS_UNKNOWN),
    "an old status list": (TEXT, trusting(A.entry(), status=A.status(at=OLD)), Reason.STATUS_UNKNOWN),
}


@pytest.mark.parametrize("case", CASES)
def test_a_certificate_is_judged_with_a_reason(case: str) -> None:
    text, trust, reason = CASES[case]
    verdict = verify(text, trust, NOW)
    assert verdict.reason is reason
    assert verdict.valid is (reason is Reason.VALID)


def test_every_reason_is_met_and_has_a_sentence_of_its_own_in_both_languages() -> None:
    assert {reason for _, _, reason in CASES.values()} == set(Reason)
    assert set(SENTENCES) == set(Reason)
    for language in ("zh", "en"):
        said = [getattr(words, language) for words in SENTENCES.values()]
        assert len(set(said)) == len(Reason)
        assert all(said)


def test_a_valid_one_says_who_issued_what_to_whom() -> None:
    verdict = verify(TEXT, TRUST, NOW)
    assert (verdict.issuer, verdict.issuer_name) == ("province-a", "the office of province-a")
    assert verdict.kind is TYPES["employment-registration"]
    assert dict(verdict.claims) == PERSON
    assert verdict.status_age == timedelta(hours=1)
    assert (verdict.format, verdict.hidden) == ("cwt", 0)


def test_the_age_of_an_old_status_list_is_stated() -> None:
    trust = trusting(A.entry(), status=A.status(at=OLD), issued=OLD)
    verdict = verify(TEXT, trust, NOW)
    assert verdict.status_age == verdict.trust_age == timedelta(days=8)


def test_what_nobody_vouches_for_is_not_shown_as_anybodys_words() -> None:
    for text in (altered(TEXT), Issuer(A.name).issue()):
        assert not verify(text, TRUST, NOW).claims


def test_a_clock_that_is_years_slow_cannot_stand_before_the_trust_list() -> None:
    assert verify(TEXT, TRUST, NOW - 30 * YEAR).valid


def test_it_fits_version_11_of_a_qr_code_and_a_reader_reads_it() -> None:
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_L)
    code.add_data(TEXT)
    code.make(fit=True)
    assert code.version <= 11
    picture = io.BytesIO()
    code.make_image().save(picture)
    assert read_picture(picture.getvalue()) == TEXT


def test_base45_is_shorter_in_a_qr_code_than_base32() -> None:
    message = base45.decode(TEXT[4:])
    assert len(base45.encode(message)) < len(base64.b32encode(message).rstrip(b"="))


@pytest.mark.parametrize(
    ("plain", "text"),
    [
        (b"AB", "BB8"),
        (b"Hello!!", "%69 VD92EX0"),
        (b"base-45", "UJCLQE7W581"),
        (b"ietf!", "QED8WEX0"),
        (b"", ""),
    ],
)
def test_base45_is_that_of_rfc_9285(plain: bytes, text: str) -> None:
    assert base45.encode(plain) == text
    assert base45.decode(text) == plain


@pytest.mark.parametrize("text", ["GGW", "A", "AB8A", ":::", "::", "a00"])
def test_base45_refuses_what_no_encoder_writes(text: str) -> None:
    with pytest.raises(ValueError, match="no base45"):
        base45.decode(text)


@given(st.binary())
def test_base45_is_read_back(data: bytes) -> None:
    assert base45.decode(base45.encode(data)) == data


# --- what was touched, and garbage ---


@given(st.integers(0, len(base45.decode(TEXT[4:])) - 1), st.integers(1, 255))
def test_a_changed_byte_never_verifies(at: int, change: int) -> None:
    message = bytearray(base45.decode(TEXT[4:]))
    message[at] ^= change
    assert not verify(to_text(bytes(message)), TRUST, NOW).valid


@pytest.mark.parametrize("message", [base45.decode(TEXT[4:]), HIDDEN], ids=["whole", "with hidden fields"])
def test_no_message_with_one_changed_bit_verifies(message: bytes) -> None:
    for at in range(len(message) * 8):
        changed = bytearray(message)
        changed[at >> 3] ^= 1 << (at & 7)
        assert not verify(to_text(bytes(changed)), TRUST, NOW).valid, at


@given(st.integers(0, len(HIDDEN) - 1), st.integers(1, 255))
def test_a_changed_byte_of_one_with_hidden_fields_never_verifies(at: int, change: int) -> None:
    message = bytearray(HIDDEN)
    message[at] ^= change
    assert not verify(to_text(bytes(message)), TRUST, NOW).valid


@given(st.integers(0, len(SD_JWT) - 1), st.characters(min_codepoint=32, max_codepoint=126))
def test_a_changed_character_of_an_sd_jwt_never_verifies(at: int, other: str) -> None:
    if other != SD_JWT[at]:
        assert not verify(SD_JWT[:at] + other + SD_JWT[at + 1 :], TRUST, NOW).valid


@given(st.sampled_from(["", "WC1:", "HC1:", "a.b.c~", "eyJhbGciOiJFUzI1NiJ9."]), st.text())
def test_a_text_of_garbage_never_raises(prefix: str, text: str) -> None:
    assert not verify(prefix + text, TRUST, NOW).valid


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.binary() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.integers(-70000, 70000) | st.text(), inner),
    max_leaves=20,
)


@given(VALUES, VALUES, st.sampled_from([{}, {16: 293}, {16: 294}]))
def test_whatever_a_listed_key_signs_never_raises(
    ours: object, unprotected: object, typ: dict[int, int]
) -> None:
    payload = cbor2.dumps({1: A.name, 6: int(NOW.timestamp()), certificate.OURS: ours})
    headers = unprotected if isinstance(unprotected, dict) else {17: unprotected}
    assert not verify(to_text(sign1(payload, A.key, {4: KID, **typ}, headers)), TRUST, NOW).valid


@given(st.binary(max_size=200))
def test_bytes_of_garbage_are_no_cose_and_never_raise_anything_else(data: bytes) -> None:
    try:
        Sign1.read(loads(data))
    except CoseInvalid:
        return
    raise AssertionError("garbage became a message")


# --- shown in part ---


def test_the_holder_shows_two_of_seven_and_the_rest_stays_hidden() -> None:
    kind = TYPES["employment-registration"]
    shown = show_only(HIDDEN, [kind.claims[name].key for name in ("name", "work")])
    verdict = verify(to_text(shown), TRUST, NOW)
    assert verdict.valid
    assert dict(verdict.claims) == {"name": "张演示", "work": "employed"}
    assert (verdict.format, verdict.hidden) == ("sd-cwt", 5)
    assert b"110100199003070015" not in shown
    assert len(shown) < len(HIDDEN)


def test_nothing_shown_is_valid_too_and_says_nothing() -> None:
    verdict = verify(to_text(show_only(HIDDEN, [])), TRUST, NOW)
    assert verdict.valid
    assert (dict(verdict.claims), verdict.hidden) == ({}, 7)


def test_a_claim_cannot_be_put_in_by_the_holder() -> None:
    signed = Sign1.read(HIDDEN)
    made_up = cbor2.dumps([bytes(16), "李冒名", 1])
    headers = {17: [*signed.unprotected[17][1:], made_up]}
    forged = cbor2.dumps(cbor2.CBORTag(18, [signed.raw_protected, headers, signed.payload, signed.signature]))
    assert verify(to_text(forged), TRUST, NOW).reason is Reason.MALFORMED


EXAMPLES = json.loads((DATA / "sd_cwt" / "examples.json").read_text())


def example(name: str) -> Sign1:
    return Sign1.read(bytes.fromhex(EXAMPLES["messages"][name]))


@pytest.mark.parametrize(
    ("name", "hidden"), [("issuer_cwt", 0), ("nested_issuer_cwt", 0), ("kbt", 2), ("nested_kbt", 4)]
)
def test_the_drafts_examples_hold_and_are_revealed(name: str, hidden: int) -> None:
    issuer = load_pem_public_key(EXAMPLES["issuer_key"].encode())
    assert isinstance(issuer, ec.EllipticCurvePublicKey)
    token = unbind(example(name)) if "kbt" in name else example(name)
    assert token.verifies(issuer)
    claims, found = reveal(token)
    assert claims[1] == "https://issuer.example"
    assert found == hidden


def test_the_draft_reveals_the_fields_that_its_holder_chose() -> None:
    claims, _ = reveal(unbind(example("kbt")))
    assert claims[501] == "ABCD-123456"
    assert claims[502] == [1549560720, 1674004740]
    assert claims[503] == {"country": "us", "region": "ca"}


def test_a_token_of_a_holder_needs_the_holders_signature() -> None:
    with pytest.raises(CoseInvalid, match="without its signature"):
        unbind(example("issuer_cwt"))
    bound = example("kbt")
    parts = [bound.raw_protected, {}, bound.payload, bytes(64)]
    with pytest.raises(CoseInvalid, match="does not hold"):
        unbind(Sign1.read(cbor2.dumps(parts)))


# --- SD-JWT VC ---


def test_the_export_is_verified_like_the_rest() -> None:
    verdict = verify(SD_JWT, TRUST, NOW)
    assert (verdict.reason, verdict.format, dict(verdict.claims)) == (Reason.VALID, "sd-jwt-vc", PERSON)


def test_the_exports_disclosures_can_be_left_out() -> None:
    jwt, first, *_ = SD_JWT.split("~")
    verdict = verify(f"{jwt}~{first}~", TRUST, NOW)
    assert (verdict.valid, verdict.hidden, len(verdict.claims)) == (True, 6, 1)


@pytest.mark.parametrize(
    ("address", "reason"),
    [(f"{A.address}1", Reason.VALID), ("https://elsewhere.example/1", Reason.STATUS_UNKNOWN)],
)
def test_the_exports_status_counts_at_its_issuers_address_alone(address: str, reason: Reason) -> None:
    payload = SHORT | {"status": {"status_list": {"uri": address, "idx": 40_000}}}
    elsewhere = A.status() | {"https://elsewhere.example/1": next(iter(A.status().values()))}
    trust = trusting(A.entry(), status=elsewhere)
    assert verify(sd_jwt.issue(payload, PERSON, A.key, KID), trust, NOW).reason is reason


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: f"{text}{'.'.join(text.split('~')[0].split('.'))}",
        lambda text: text.removesuffix("~"),
        lambda text: text + text.split("~")[1] + "~",
        lambda text: text.replace("~", "~WyJzYWx0IiwibmFtZSIsIuadjiJd~", 1),
    ],
    ids=["bound to a holder", "no end", "a disclosure twice", "a disclosure of the holder's own"],
)
def test_an_export_that_does_not_fit_is_malformed(spoil: Callable[[str], str]) -> None:
    assert verify(spoil(SD_JWT), TRUST, NOW).reason is Reason.MALFORMED


GIVEN_NAME = "WyIyR0xDNDJzS1F2ZUNmR2ZyeU5STjl3IiwgImdpdmVuX25hbWUiLCAiSm9obiJd"
FAMILY_NAME = "WyJlbHVWNU9nM2dTTklJOEVZbnN4QV9BIiwgImZhbWlseV9uYW1lIiwgIkRvZSJd"
NATIONALITY = "WyJuUHVvUW5rUkZxM0JJZUFtN0FuWEZBIiwgIkRFIl0"
RFC_9901 = {
    "jsu9yVulwQQlhFlM_3JlzMaSFzglhQG0DpfayQwLUK4": GIVEN_NAME,
    "TGf4oLbgwd5JQaHyKVQZU9UdGE0w5rtDsrZzfUaomLo": FAMILY_NAME,
    "7Cf6JkPudry3lcbwHgeZ8khAv1U1OSlerP0VkBJrWZ0": NATIONALITY,
}
"""Digests and disclosures of RFC 9901 §5.1."""


def test_the_disclosures_of_rfc_9901_find_their_places() -> None:
    given_name, family_name, nationality = RFC_9901
    payload = {"_sd": [given_name, family_name], "nationalities": [{"...": nationality}, {"...": "none"}]}
    token = SdJwt({}, payload, tuple(RFC_9901.values()), b"", b"")
    assert token.reveal() == ({"given_name": "John", "family_name": "Doe", "nationalities": ["DE"]}, 1)
    with pytest.raises(SdJwtInvalid, match="another hash"):
        SdJwt({}, payload | {"_sd_alg": "sha-512"}, (), b"", b"").reveal()


# --- kinds, pictures ---


def test_every_certificate_that_replaces_a_paper_is_a_kind_in_the_registry() -> None:
    catalogue = Path(__file__).parents[2] / "assets" / "catalogue" / "services"
    lines = [line for file in catalogue.glob("*.yaml") for line in file.read_text("utf-8").splitlines()]
    named = {line.split(":")[1].strip() for line in lines if line.strip().startswith("replaced_by:")}
    assert named
    assert named <= set(TYPES)


@pytest.mark.parametrize("kind", [kind for kind in TYPES.values() if kind.claims], ids=lambda kind: kind.id)
def test_every_claim_of_a_kind_goes_into_a_certificate_and_back(kind: object) -> None:
    samples = {"text": "样例", "date": "1990-03-07", "number": 2}
    claims = {c.name: next(iter(c.values), samples.get(c.kind)) for c in kind.claims.values()}  # type: ignore[attr-defined]
    assert kind.decode(kind.encode(claims)) == claims  # type: ignore[attr-defined]


def test_a_signed_claim_that_this_release_does_not_know_is_shown_by_its_number() -> None:
    text = A.issue(claims={1: "张演示", 77: "new"})
    assert verify(text, TRUST, NOW).claims == {"name": "张演示", "77": "new"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("number: 2\n", "number: 1\n"),
        ("mother: {key: 10", "mother: {key: 1"),
        ("kind: number", "kind: colour"),
        ("types:", "kinds:"),
    ],
)
def test_a_registry_that_contradicts_itself_is_refused(before: str, after: str, tmp_path: Path) -> None:
    text = (Path(__file__).parents[2] / "assets/certificates/types.yaml").read_text("utf-8")
    wrong = tmp_path / "types.yaml"
    wrong.write_text(text.replace(before, after, 1), "utf-8")
    with pytest.raises(RegistryInvalid):
        load(wrong)


def test_a_picture_without_a_code_says_so() -> None:
    blank = io.BytesIO()
    Image.new("L", (200, 200), 255).save(blank, "PNG")
    with pytest.raises(PictureInvalid, match="no code"):
        read_picture(blank.getvalue())
    with pytest.raises(PictureInvalid, match="no picture"):
        read_picture(blank.getvalue()[:40])


def test_a_photograph_is_read_too() -> None:
    code = zxingcpp.create_barcode(TEXT, zxingcpp.BarcodeFormat.QRCode)
    picture = io.BytesIO()
    image = Image.fromarray(zxingcpp.write_barcode_to_image(code, scale=4))
    image.rotate(9, expand=True, fillcolor=255).save(picture, "JPEG", quality=60)
    assert read_picture(picture.getvalue()) == TEXT


def test_a_key_made_for_nothing_signs_nothing() -> None:
    assert verify(Issuer(key=key()).issue(), TRUST, NOW).reason is Reason.UNKNOWN_ISSUER
