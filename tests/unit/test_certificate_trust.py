"""Trust and status lists: who signed them, what they allow; certificates between provinces, offline."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st
from issuers import NOW, TYPES, YEAR, Issuer, key, pem, trusting

from kiosk.certificate import Reason, TrustInvalid, TrustStore, verify
from kiosk.folder import DataFolder
from sync.wire import trust
from sync.wire.certificate import key_id
from sync.wire.cose import sign1
from sync.wire.trust import StatusList, TrustListInvalid

ROOT = key()
A = Issuer("province-a", ("employment-registration",))
B = Issuer("province-b", ("household-register",))
LIST = trusting(A.entry(), B.entry(), status=A.status() | B.status())
SIGNED = trust.sign(LIST, ROOT)


@pytest.fixture
def store(tmp_path: Path) -> TrustStore:
    """A terminal of province B that has the common root and nothing else."""
    folder = DataFolder.at(tmp_path / "b", floor=0)
    (folder.path / "trust-root.pem").write_text(pem(ROOT))
    return TrustStore(folder)


def test_a_certificate_of_province_a_is_valid_in_province_b_by_the_list_file_alone(store: TrustStore) -> None:
    store.take(SIGNED)
    verdict = verify(A.issue(), store.load(), NOW)
    assert (verdict.reason, verdict.issuer) == (Reason.VALID, "province-a")


def test_province_b_cannot_sign_what_only_province_a_may(store: TrustStore) -> None:
    store.take(SIGNED)
    assert verify(B.issue(), store.load(), NOW).reason is Reason.WRONG_TYPE
    assert verify(B.issue(issuer=A.name), store.load(), NOW).reason is Reason.UNKNOWN_ISSUER


def test_province_b_cannot_say_what_province_a_revoked(store: TrustStore) -> None:
    forged = {f"{A.address}1": trust.sign_status(f"{A.address}1", [], B.key, NOW, YEAR)}
    store.take(trust.sign(trusting(A.entry(), B.entry(), status=forged), ROOT))
    assert verify(A.issue(), store.load(), NOW).reason is Reason.STATUS_UNKNOWN


def test_a_status_list_cannot_stand_at_anothers_address(store: TrustStore) -> None:
    moved = {f"{A.address}1": trust.sign_status(f"{A.address}2", [], A.key, NOW, YEAR)}
    store.take(trust.sign(trusting(A.entry(), status=moved), ROOT))
    assert verify(A.issue(), store.load(), NOW).reason is Reason.STATUS_UNKNOWN


def test_without_a_list_nobody_is_trusted(store: TrustStore) -> None:
    verdict = verify(A.issue(), store.load(), NOW)
    assert (verdict.reason, verdict.trust_age) == (Reason.UNKNOWN_ISSUER, None)


def test_an_old_list_goes_on_counting_and_its_age_is_stated(store: TrustStore) -> None:
    store.take(SIGNED)
    verdict = verify(A.issue(place=None), store.load(), NOW + timedelta(days=90))
    assert (verdict.reason, verdict.trust_age) == (Reason.VALID, timedelta(days=90))


# --- keys that follow each other ---


def test_what_a_retired_key_signed_in_its_time_stays_valid(store: TrustStore) -> None:
    new = Issuer("province-a", A.kinds)
    retired = A.entry(not_after=NOW - timedelta(hours=1))
    successor = new.entry(not_before=NOW - timedelta(hours=1), predecessor=retired.kid)
    store.take(trust.sign(trusting(retired, successor, status=new.status()), ROOT))
    assert verify(A.issue(), store.load(), NOW).valid
    assert verify(new.issue(issued=NOW), store.load(), NOW).valid
    assert verify(A.issue(issued=NOW), store.load(), NOW).reason is Reason.UNKNOWN_ISSUER


def test_a_key_that_names_a_predecessor_which_is_not_listed_spoils_the_list() -> None:
    signed = trust.sign(trusting(A.entry(predecessor=B.entry().kid), B.entry()), ROOT)
    with pytest.raises(TrustListInvalid, match="predecessor is not listed"):
        trust.read(signed, ROOT.public_key())


# --- roots that follow each other ---

SECOND, THIRD = key(), key()
CHAIN = (
    trust.succeed(SECOND.public_key(), ROOT, NOW),
    trust.succeed(THIRD.public_key(), SECOND, NOW + timedelta(days=30)),
)


def listed(*successions: bytes, by: ec.EllipticCurvePrivateKey = THIRD, at: datetime = NOW) -> bytes:
    return trust.sign(replace(LIST, issued=at, successions=successions), by)


def test_a_terminal_that_pinned_the_old_root_follows_to_the_new_one_offline(store: TrustStore) -> None:
    store.take(SIGNED)
    store.take(listed(CHAIN[0], by=SECOND))
    assert verify(A.issue(), store.take(listed(*CHAIN)), NOW).valid
    assert [len(roots) for roots in (store.load().roots, trust.read(SIGNED, ROOT.public_key()).roots)] == [
        3,
        1,
    ]


@pytest.mark.parametrize("pinned", [ROOT, SECOND, THIRD])
def test_whichever_root_is_pinned_leads_to_the_newest(pinned: ec.EllipticCurvePrivateKey) -> None:
    assert trust.read(listed(*CHAIN), pinned.public_key()).entries == LIST.entries


@pytest.mark.parametrize(
    "data",
    [
        listed(),
        listed(CHAIN[1]),
        listed(*CHAIN, by=SECOND),
        listed(*CHAIN, by=key()),
        listed(trust.succeed(THIRD.public_key(), key(), NOW)),
        listed(CHAIN[0], trust.succeed(THIRD.public_key(), ROOT, NOW)),
        listed(CHAIN[0][:-1] + bytes([CHAIN[0][-1] ^ 1]), CHAIN[1]),
        listed(CHAIN[0].replace(b"trust-root", b"trust-Root"), CHAIN[1]),
        listed(b"garbage"),
        listed(*(CHAIN[0],) * 65),
    ],
    ids=["no word", "a link is missing", "by the one before", "by a stranger", "a stranger's word",
         "by a root that was succeeded", "altered", "of another type", "garbage", "endless"],
)  # fmt: skip
def test_a_succession_without_the_old_roots_own_word_is_refused(data: bytes, store: TrustStore) -> None:
    store.take(SIGNED)
    with pytest.raises(TrustInvalid):
        store.take(data)
    assert store.load() == LIST


@given(st.integers(0, len(CHAIN[0]) - 1), st.integers(1, 255))
def test_a_changed_byte_of_a_succession_leads_nowhere(at: int, change: int) -> None:
    changed = bytearray(CHAIN[0])
    changed[at] ^= change
    with pytest.raises(TrustListInvalid):
        trust.read(listed(bytes(changed), CHAIN[1]), ROOT.public_key())


def test_the_old_root_signs_nothing_more_once_its_successor_is_known(store: TrustStore) -> None:
    store.take(listed(CHAIN[0], by=SECOND))
    thief = key()
    for stolen in (
        trust.sign(replace(LIST, issued=NOW + timedelta(days=1)), ROOT),
        listed(trust.succeed(thief.public_key(), ROOT, NOW), by=thief, at=NOW + timedelta(days=1)),
    ):
        with pytest.raises(TrustInvalid, match="succeeded"):
            store.take(stolen)
    assert store.take(listed(*CHAIN)).roots[-1] == key_id(THIRD.public_key())


# --- taking a list ---


def test_a_list_of_another_root_is_refused_and_the_old_one_stays(store: TrustStore) -> None:
    store.take(SIGNED)
    with pytest.raises(TrustInvalid, match="another root"):
        store.take(trust.sign(trusting(), key()))
    assert store.load() == LIST


def test_an_older_list_is_refused(store: TrustStore) -> None:
    store.take(SIGNED)
    older = trust.sign(replace(LIST, issued=NOW - timedelta(days=1)), ROOT)
    with pytest.raises(TrustInvalid, match="a newer one is here"):
        store.take(older)
    assert store.take(SIGNED) == LIST


def test_a_damaged_list_is_found_and_can_be_replaced(store: TrustStore) -> None:
    store.take(SIGNED)
    path = store.folder.path / "trust.list"
    path.write_bytes(SIGNED[:-1] + bytes([SIGNED[-1] ^ 1]))
    with pytest.raises(TrustInvalid):
        store.load()
    assert store.take(SIGNED) == LIST


def test_without_a_root_nothing_is_taken(tmp_path: Path) -> None:
    store = TrustStore(DataFolder.at(tmp_path / "new", floor=0))
    with pytest.raises(TrustInvalid, match="no root is pinned"):
        store.take(SIGNED)


def test_the_root_that_enrolment_brought_counts_until_a_file_pins_another(tmp_path: Path) -> None:
    folder = DataFolder.at(tmp_path / "new", floor=0)
    assert TrustStore(folder, pem(ROOT)).take(SIGNED) == LIST
    (folder.path / "trust-root.pem").write_text(pem(key()))
    with pytest.raises(TrustInvalid, match="another root"):
        TrustStore(folder, pem(ROOT)).load()


@pytest.mark.parametrize("content", [b"", b"no key", pem(ROOT)[:-80].encode()], ids=["empty", "words", "cut"])
def test_a_root_that_is_no_key_is_said(content: bytes, tmp_path: Path) -> None:
    folder = DataFolder.at(tmp_path / "new", floor=0)
    (folder.path / "trust-root.pem").write_bytes(content)
    with pytest.raises(TrustInvalid):
        TrustStore(folder).take(SIGNED)


@given(st.binary() | st.integers(0, len(SIGNED) - 1).map(lambda n: SIGNED[:n]))
def test_garbage_is_no_list(data: bytes) -> None:
    with pytest.raises(TrustListInvalid):
        trust.read(data, ROOT.public_key())


@given(st.integers(0, len(SIGNED) - 1), st.integers(1, 255))
def test_a_changed_byte_is_no_list(at: int, change: int) -> None:
    changed = bytearray(SIGNED)
    changed[at] ^= change
    with pytest.raises(TrustListInvalid):
        trust.read(bytes(changed), ROOT.public_key())


@pytest.mark.parametrize(
    "payload",
    [
        {1: 2},
        {1: 1, 2: 0, 3: 0, 4: [{}], 5: {}},
        {1: 1, 2: 0, 3: 0, 4: 7, 5: {}},
        {1: 1, 2: 1 << 80, 3: 0, 4: [], 5: {}},
        [],
    ],
)
def test_what_the_root_signed_out_of_shape_is_no_list(payload: object) -> None:
    signed = sign1(cbor2.dumps(payload), ROOT, {4: key_id(ROOT.public_key()), 16: trust.TYPE})
    with pytest.raises(TrustListInvalid):
        trust.read(signed, ROOT.public_key())


def test_another_message_of_the_root_is_no_list() -> None:
    with pytest.raises(TrustListInvalid, match="no trust list"):
        trust.read(sign1(cbor2.dumps({1: 1}), ROOT, {}), ROOT.public_key())


# --- status lists ---


@given(st.sets(st.integers(0, 65535), max_size=50), st.integers(0, 65535))
def test_exactly_the_revoked_places_are_set(revoked: set[int], other: int) -> None:
    token = trust.sign_status("a", revoked, A.key, NOW, YEAR)
    found = trust.read_status(token, LIST, A.name)
    assert all(found.at(index) == 1 for index in revoked)
    assert found.at(other) == (other in revoked)
    assert found.at(65536) is found.at(-1) is None


def test_bits_are_packed_as_the_internet_draft_packs_them() -> None:
    one = StatusList("", NOW, 1, bytes([0xB9, 0xA3]))
    assert [one.at(n) for n in range(16)] == [1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1]
    two = StatusList("", NOW, 2, bytes([0xC9, 0x44, 0xF9]))
    assert [two.at(n) for n in range(12)] == [1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3]


def test_a_status_list_of_65536_places_with_100_revoked_stays_small() -> None:
    token = trust.sign_status(f"{A.address}1", range(0, 65536, 655), A.key, NOW, YEAR)
    assert len(token) < 800


def test_the_kinds_of_an_entry_survive_the_list() -> None:
    found = trust.read(SIGNED, ROOT.public_key())
    assert found == LIST
    assert found.entries[1].kinds == {TYPES["household-register"].number}
