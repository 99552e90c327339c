"""Batches, on both databases: every verdict, in order, and what is stored afterwards."""

import hashlib
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import cbor2
import pytest
import requests
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from platform_server import Platform
from terminal_client import PAYLOAD, TerminalClient

from sync.wire import http as wire
from sync.wire.envelope import digest

NewTerminal = Callable[[Platform], TerminalClient]


def stored(platform: Platform, terminal: TerminalClient, *options: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = platform.cli("transactions", "--terminal", terminal.terminal, *options)
    return rows


def received(terminal: TerminalClient) -> list[str]:
    """The ids that the feed says are here, in its order."""
    return [event["id"] for event in terminal.feed()["events"]]


def digest_at_platform(terminal: TerminalClient, uid: str) -> str:
    return str(terminal.request("GET", f"{wire.TRANSACTIONS}/{uid}").json()["envelope_sha256"])


def test_a_batch_is_stored_in_order_and_opens(either: Platform, terminal: TerminalClient) -> None:
    assert terminal.submit(*(terminal.envelope() for _ in range(3))) == [("accepted", "")] * 3
    rows = stored(either, terminal, "--open")
    assert [row["seq"] for row in rows] == [1, 2, 3]
    assert [row["payload"] for row in rows] == [PAYLOAD] * 3
    assert rows[0]["state"] == "received"
    number = terminal.enrolment["number"]
    assert str(rows[0]["receipt"]).startswith(f"{number}-000001-")


def test_the_answer_names_the_batch(terminal: TerminalClient) -> None:
    batch = uuid.uuid4()
    answer = terminal.post([terminal.envelope()], batch)
    assert answer.json()["batch"] == str(batch)
    assert answer.json()["results"][0]["received"]


def test_a_hundred_items_in_one_batch(terminal: TerminalClient) -> None:
    ids = [uuid.uuid4() for _ in range(100)]
    assert terminal.submit(*(terminal.envelope(uid=uid) for uid in ids)) == [("accepted", "")] * 100
    assert received(terminal) == [str(uid) for uid in ids]


def test_a_batch_may_come_compressed(terminal: TerminalClient) -> None:
    described = requests.get(terminal.url + wire.DESCRIBE, timeout=30)
    assert described.headers["Accept-Encoding"] == "zstd"
    batch = cbor2.dumps(
        {"batch": uuid.uuid4().bytes, "envelopes": [terminal.envelope(), terminal.envelope()]}
    )
    answer = terminal.post_coded(wire.coded(batch))
    assert [result["status"] for result in answer.json()["results"]] == ["accepted"] * 2


BATCH = cbor2.dumps({"batch": bytes(16), "envelopes": [b"x"]})
BOMB = zstandard.ZstdCompressor().compress(bytes(9 << 20))
UNSIZED = zstandard.ZstdCompressor(write_content_size=False).compress(BATCH)


@pytest.mark.parametrize(
    ("body", "how", "problem"),
    [
        (BATCH, {}, (422, "body-invalid")),
        (wire.coded(BATCH)[:-3], {}, (422, "body-invalid")),
        (b"", {}, (422, "body-invalid")),
        (BOMB, {}, (422, "body-invalid")),
        (UNSIZED, {}, (422, "body-invalid")),
        (wire.coded(BATCH), {"coding": "br"}, (415, "unsupported-type")),
        (wire.coded(BATCH), {"covered": wire.COVERED_BODY}, (401, "signature-invalid")),
    ],
    ids=["not coded", "cut", "empty", "a bomb", "without its size", "another coding", "not covered"],
)
def test_a_coding_that_is_none_is_a_problem(
    terminal: TerminalClient, body: bytes, how: dict[str, Any], problem: tuple[int, str]
) -> None:
    answer = terminal.post_coded(body, **how)
    assert (answer.status_code, answer.json()["code"]) == problem
    assert terminal.submit(terminal.envelope()) == [("accepted", "")]


def test_more_than_the_limit_is_a_problem(terminal: TerminalClient) -> None:
    answer = terminal.post([b"x"] * 501)
    assert (answer.status_code, answer.json()["code"]) == (422, "body-invalid")


def test_the_same_again_is_a_duplicate(terminal: TerminalClient) -> None:
    raw = terminal.envelope()
    first = terminal.post([raw]).json()["results"][0]
    again = terminal.post([raw, raw]).json()["results"]
    assert [r["status"] for r in again] == ["duplicate", "duplicate"]
    assert again[0]["received"] == first["received"]
    assert len(received(terminal)) == 1


def test_twice_in_one_batch_is_stored_once(terminal: TerminalClient) -> None:
    raw = terminal.envelope()
    assert terminal.submit(raw, raw) == [("accepted", ""), ("duplicate", "")]
    assert len(received(terminal)) == 1


def test_same_id_other_content_is_a_conflict_and_nothing_changes(terminal: TerminalClient) -> None:
    one = uuid.uuid4()
    first = terminal.envelope(uid=one)
    terminal.submit(first)
    other = terminal.envelope({"other": True}, uid=one, seq=1, previous=bytes(32), advance=False)
    assert terminal.submit(other) == [("conflict", "conflict")]
    assert digest_at_platform(terminal, str(one)) == digest(first).hex()
    assert terminal.submit(terminal.envelope()) == [("accepted", "")]


def test_same_seq_other_id_is_a_fork(terminal: TerminalClient) -> None:
    terminal.submit(terminal.envelope())
    fork = terminal.envelope(seq=1, previous=bytes(32), advance=False)
    assert terminal.submit(fork) == [("refused", "fork")]


def test_another_predecessor_is_a_fork(terminal: TerminalClient) -> None:
    terminal.submit(terminal.envelope())
    assert terminal.submit(terminal.envelope(previous=b"x" * 32, advance=False)) == [("refused", "fork")]
    assert terminal.submit(terminal.envelope()) == [("accepted", "")]


def test_a_gap_waits_for_what_is_missing(terminal: TerminalClient) -> None:
    first, second, third = (terminal.envelope() for _ in range(3))
    assert terminal.submit(second, third) == [("retry", "sequence-gap")] * 2
    assert [result["head"] for result in terminal.post([second, third]).json()["results"]] == [0, 0]
    assert terminal.submit(third, first, second) == [
        ("retry", "sequence-gap"),
        ("accepted", ""),
        ("accepted", ""),
    ]
    assert terminal.submit(third) == [("accepted", "")]


@pytest.mark.parametrize("known", [True, False])
def test_what_is_lost_blocks_nothing_and_is_taken_when_it_turns_up(
    either: Platform, terminal: TerminalClient, known: bool
) -> None:
    first, second, third, fourth = (terminal.envelope() for _ in range(4))
    assert terminal.submit(third) == [("retry", "sequence-gap")]
    lost = terminal.losses(*((n, digest(raw) if known else None) for n, raw in ((1, first), (2, second))))
    assert terminal.submit(third, lost=lost) == [("accepted", "")]
    assert terminal.submit(lost=lost) == []
    assert terminal.submit(fourth, lost=terminal.losses((3, None))) == [("accepted", "")]
    rows = {row["seq"]: row for row in stored(either, terminal)}
    assert [(seq, rows[seq]["state"]) for seq in sorted(rows)] == [
        (1, "lost"),
        (2, "lost"),
        (3, "received"),
        (4, "received"),
    ]
    assert str(rows[2]["receipt"]).startswith(f"{terminal.enrolment['number']}-000002-")
    assert terminal.submit(second, second, first) == [("accepted", ""), ("duplicate", ""), ("accepted", "")]
    assert {row["state"] for row in stored(either, terminal)} == {"received"}
    assert terminal.submit(terminal.envelope()) == [("accepted", "")]


def test_a_lost_attachment_is_noted_until_it_comes_after_all(
    either: Platform, terminal: TerminalClient
) -> None:
    """Its envelope is here, so the number is no gap; of a whole one, or of other bytes, it means nothing."""
    ids = [uuid.uuid4() for _ in range(2)]
    scans = [terminal.seal_blob(b"a scan", uid) for uid in ids]
    envelopes = [terminal.envelope(uid=uid, blobs=[scan]) for uid, scan in zip(ids, scans, strict=True)]
    assert terminal.submit(*envelopes, terminal.envelope())[:2] == [("incomplete", "missing-blobs")] * 2
    said = terminal.losses((1, digest(envelopes[0])), (2, bytes(32)), (3, None))
    for _ in range(2):
        assert terminal.submit(lost=said) == []
    assert [row["state"] for row in stored(either, terminal)] == ["attachment-lost", "incomplete", "received"]
    known = terminal.request("GET", f"{wire.TRANSACTIONS}/{ids[0]}").json()
    assert known["state"] == "incomplete"
    name = hashlib.sha256(scans[0]).hexdigest()
    assert terminal.patch_blob(name, 0, len(scans[0]), scans[0]).status_code == 204
    assert [row["state"] for row in stored(either, terminal)] == ["received", "incomplete", "received"]
    assert terminal.submit(lost=said) == []
    assert [row["state"] for row in stored(either, terminal)] == ["received", "incomplete", "received"]


def test_another_than_the_lost_one_is_a_fork(terminal: TerminalClient) -> None:
    first, second = (terminal.envelope() for _ in range(2))
    terminal.submit(second, lost=terminal.losses((1, digest(first))))
    other = terminal.envelope(seq=1, previous=bytes(32), advance=False)
    assert terminal.submit(other, first) == [("refused", "fork"), ("accepted", "")]
    assert terminal.submit(other) == [("refused", "fork")]


def test_losses_that_come_before_the_numbers_before_them_wait(terminal: TerminalClient) -> None:
    first, second, third = (terminal.envelope() for _ in range(3))
    assert terminal.submit(third, lost=terminal.losses((2, digest(second)))) == [("retry", "sequence-gap")]
    assert terminal.submit(first, third) == [("accepted", "")] * 2


def test_losses_at_the_end_let_the_chain_go_on(terminal: TerminalClient) -> None:
    terminal.submit(terminal.envelope())
    terminal.seq, terminal.head = 5, bytes(32)
    lost = terminal.losses(*((seq, None) for seq in range(2, 6)))
    assert terminal.submit(terminal.envelope(), lost=lost) == [("accepted", "")]


def test_a_statement_that_is_not_this_terminals_is_a_problem_and_nothing_is_judged(
    either: Platform, terminal: TerminalClient, new_terminal: NewTerminal
) -> None:
    other, raw = new_terminal(either), terminal.envelope()
    good = terminal.losses((9, None))
    wrong = [
        *(b"garbage", good[:-1] + bytes([good[-1] ^ 1]), other.losses((9, None)), raw),
        *(terminal.losses(), terminal.losses((0, None)), terminal.losses((1, b"short"))),
        *(terminal.losses((1, None), terminal=other.terminal), terminal.losses((1 << 63, None))),
    ]
    for statement in wrong:
        answer = terminal.post([raw], lost=statement)
        assert (answer.status_code, answer.json()["code"]) == (422, "body-invalid")
    assert terminal.submit(raw) == [("accepted", "")]


def test_a_poison_item_does_not_block_what_follows_it(terminal: TerminalClient) -> None:
    """The terminal's own copy rotted: what comes after names those bytes as its predecessor."""
    good = terminal.envelope()
    raw = terminal.envelope()
    poison = raw[:-1] + bytes([raw[-1] ^ 0xFF])
    terminal.head = digest(poison)
    after = terminal.envelope()
    assert terminal.submit(good, poison, after) == [
        ("accepted", ""),
        ("refused", "signature"),
        ("accepted", ""),
    ]
    assert len(received(terminal)) == 2
    assert terminal.submit(poison, terminal.envelope()) == [("refused", "signature"), ("accepted", "")]


def test_two_poison_items_in_a_row_in_earlier_batches(terminal: TerminalClient) -> None:
    terminal.submit(terminal.envelope())
    for _ in range(2):
        terminal.envelope()
        poison = f"rotten {terminal.seq}".encode()
        terminal.head = digest(poison)
        assert terminal.submit(poison) == [("refused", "malformed")]
    assert terminal.submit(terminal.envelope(), terminal.envelope()) == [("accepted", "")] * 2


def test_garbage_does_not_let_a_terminal_skip(terminal: TerminalClient) -> None:
    """A gap is bridged by the digest of the bytes that were refused, by nothing else."""
    first, second = terminal.envelope(), terminal.envelope()
    assert terminal.submit(b"garbage", second) == [("refused", "malformed"), ("retry", "sequence-gap")]
    assert terminal.submit(first, second) == [("accepted", "")] * 2


def test_sealed_to_another_key_is_refused_and_the_chain_goes_on(terminal: TerminalClient) -> None:
    wrong = terminal.envelope(seal_to=X25519PrivateKey.generate().public_key())
    assert terminal.submit(wrong, terminal.envelope()) == [("refused", "wrong-key"), ("accepted", "")]
    assert terminal.submit(wrong, terminal.envelope()) == [("refused", "wrong-key"), ("accepted", "")]


def test_another_terminals_envelope_is_refused(
    either: Platform, terminal: TerminalClient, new_terminal: NewTerminal
) -> None:
    other = new_terminal(either)
    theirs = other.envelope()
    assert terminal.submit(theirs) == [("refused", "signature")]
    in_their_name = terminal.envelope(terminal=other.terminal, advance=False)
    assert terminal.submit(in_their_name) == [("refused", "wrong-terminal")]
    assert other.submit(theirs) == [("accepted", "")]


def test_signed_by_another_key_is_refused(terminal: TerminalClient) -> None:
    raw = terminal.envelope(key=Ed25519PrivateKey.generate(), advance=False)
    assert terminal.submit(raw) == [("refused", "signature")]


@pytest.mark.parametrize("service", ["", "x" * 101, "with space", "zero\x00"])
def test_a_service_out_of_shape_is_malformed(terminal: TerminalClient, service: str) -> None:
    assert terminal.submit(terminal.envelope(service=service)) == [("refused", "malformed")]


def test_a_seq_beyond_the_database_is_malformed(terminal: TerminalClient) -> None:
    assert terminal.submit(terminal.envelope(seq=1 << 63, advance=False)) == [("refused", "malformed")]


def test_a_missing_blob_holds_up_nothing_and_is_received_once_it_is_there(terminal: TerminalClient) -> None:
    one, two, after = (uuid.uuid4() for _ in range(3))
    blobs = [b"sealed bytes of " + one.bytes, b"and others of " + one.bytes]
    raw = terminal.envelope(uid=one, blobs=blobs)
    small = terminal.envelope(uid=after)
    also = terminal.envelope(uid=two, blobs=blobs[:1])
    missing = ("incomplete", "missing-blobs")
    assert terminal.submit(raw, small, raw, also) == [missing, ("accepted", ""), missing, missing]
    assert received(terminal) == [str(after)]
    assert terminal.request("GET", f"{wire.TRANSACTIONS}/{one}").json()["state"] == "incomplete"
    for blob, told in zip(blobs, [[two], [two, one]], strict=True):
        sha = digest(blob).hex()
        assert terminal.patch_blob(sha, 0, len(blob), blob).status_code == 204
        assert received(terminal) == [str(after), *map(str, told)]
    assert terminal.submit(raw, also) == [("duplicate", "")] * 2
    assert len(received(terminal)) == 3


def test_an_attachment_that_came_before_its_envelope_counts(terminal: TerminalClient) -> None:
    blob = b"sealed bytes before " + uuid.uuid4().bytes
    assert terminal.patch_blob(digest(blob).hex(), 0, len(blob), blob).status_code == 204
    assert terminal.submit(terminal.envelope(blobs=[blob])) == [("accepted", "")]


def test_two_connections_hand_in_the_same(terminal: TerminalClient) -> None:
    """A time-out on the terminal: the batch comes again while it is still being stored."""
    ids = [uuid.uuid4() for _ in range(20)]
    batch = [terminal.envelope(uid=uid) for uid in ids]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: terminal.submit(*batch), range(4)))
    assert all(status in {"accepted", "duplicate"} for answer in answers for status, _ in answer)
    for verdicts in zip(*answers, strict=True):
        assert [status for status, _ in verdicts].count("accepted") == 1
    assert received(terminal) == [str(uid) for uid in ids]


cbor_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.binary(max_size=40) | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4),
    max_leaves=12,
)
shared = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@shared
@given(body=st.binary(max_size=200) | cbor_values.map(cbor2.dumps))
def test_a_garbage_batch_is_a_problem(sqlite_terminal: TerminalClient, body: bytes) -> None:
    answer = sqlite_terminal.request("POST", wire.TRANSACTIONS, body=body, content_type=wire.BATCH)
    assert (answer.status_code, answer.json()["code"]) == (422, "body-invalid")
    assert wire.is_valid("problem", answer.json())


@shared
@given(data=st.data())
def test_a_garbage_envelope_is_refused(sqlite_terminal: TerminalClient, data: st.DataObject) -> None:
    terminal = sqlite_terminal
    good = terminal.envelope(advance=False)
    at = data.draw(st.integers(0, len(good) - 1))
    mutated = good[:at] + data.draw(st.binary(max_size=8)) + good[at + data.draw(st.integers(1, 40)) :]
    garbage = data.draw(st.binary(max_size=60) | cbor_values.map(cbor2.dumps) | st.just(mutated))
    if garbage != good:
        status, reason = terminal.submit(garbage)[0]
        assert (status, reason) in {("refused", "malformed"), ("refused", "signature")}


@shared
@given(fields=st.dictionaries(st.integers(1, 12), cbor_values, max_size=3))
def test_a_signed_envelope_with_garbage_in_it_is_refused(
    sqlite_terminal: TerminalClient, fields: dict[int, object]
) -> None:
    """The terminal's own key signs nonsense: a verdict, never a failure."""
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    from cwt import COSE, COSEKey

    terminal = sqlite_terminal
    good = cbor2.loads(cbor2.loads(terminal.envelope(advance=False)).value[2])
    pem = terminal.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    protected = {1: -8, 4: terminal.key_id, 16: "application/vnd.waystation.envelope+cose"}
    raw = COSE.new().encode(
        cbor2.dumps(good | fields), COSEKey.from_pem(pem, kid=terminal.key_id), protected=protected
    )
    (status, _reason) = terminal.submit(raw)[0]
    if status == "accepted":
        terminal.seq, terminal.head = terminal.seq + 1, digest(raw)
    assert status in {"accepted", "refused", "retry"}
