"""The wire: published vectors, a second implementation of each layer, and every byte that may be altered."""

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import cbor2
import pytest
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cwt import COSE, COSEKey
from hypothesis import given
from hypothesis import strategies as st
from pyhpke import AEADId, CipherSuite, KDFId, KEMId, KEMKey

from sync.wire import http as wire
from sync.wire import sealed as sealing
from sync.wire.envelope import (
    GENESIS,
    MAX_BYTES,
    TYPE,
    Attachment,
    Envelope,
    EnvelopeInvalid,
    Signer,
    digest,
    key_id_of,
    open_envelope,
)
from sync.wire.sealed import SealInvalid, blob_context, payload_context, seal, seal_key_id, unseal

VECTORS = json.loads((Path(__file__).parents[1] / "data" / "wire-vectors.json").read_text("utf-8"))
DEVICE = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(VECTORS["device_key"]))
PLATFORM = X25519PrivateKey.from_private_bytes(bytes.fromhex(VECTORS["seal_key"]))
KEY_ID = bytes.fromhex(VECTORS["key_id"])
ID = UUID("01a20e17-b3fa-75a1-88d5-f896bb4e6306")
CONTEXT = payload_context(ID, "T-0017", "id-card-loss", "2026.11-test")
BODY = '{"applicant":{"name":"张演示"}}'.encode()


def named(vectors: list[dict[str, Any]]) -> Any:
    """A parameter for each vector, by its name."""
    return [pytest.param(vector, id=vector["name"]) for vector in vectors]


def envelope_of(fields: dict[str, Any]) -> Envelope:
    return Envelope(
        id=UUID(fields["id"]),
        terminal=fields["terminal"],
        seq=fields["seq"],
        previous=bytes.fromhex(fields["previous"]),
        service=fields["service"],
        catalogue=fields["catalogue"],
        created=datetime.fromisoformat(fields["created"]),
        clock_trust=fields["clock_trust"],
        attachments=tuple(Attachment(bytes.fromhex(sha), size) for sha, size in fields["attachments"]),
        sealed=bytes.fromhex(fields["sealed"]),
        replaces=UUID(fields["replaces"]) if fields["replaces"] else None,
    )


FIRST = envelope_of(VECTORS["envelopes"][0]["fields"])
SIGNED = bytes.fromhex(VECTORS["envelopes"][0]["signed"])


# -- published vectors -------------------------------------------------------------------------------------


def test_another_implementation_of_cose_writes_and_reads_the_same_bytes() -> None:
    pem = DEVICE.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    key = COSEKey.from_pem(pem, kid=KEY_ID)
    payload = cbor2.loads(SIGNED).value[2]
    assert COSE.new().encode(payload, key, protected={1: -8, 4: KEY_ID, 16: TYPE}) == SIGNED
    assert COSE.new().decode(SIGNED, key) == payload


@pytest.mark.parametrize("vector", named(VECTORS["envelopes"]))
def test_a_published_envelope_is_read_and_is_what_todays_code_writes(vector: dict[str, Any]) -> None:
    raw, envelope = bytes.fromhex(vector["signed"]), envelope_of(vector["fields"])
    assert open_envelope(raw, DEVICE.public_key()) == envelope
    assert Signer(DEVICE, KEY_ID).sign(envelope) == raw
    assert (key_id_of(raw), digest(raw).hex()) == (KEY_ID, vector["sha256"])


@pytest.mark.parametrize("vector", named(VECTORS["envelopes"]))
def test_a_published_envelope_verifies_by_the_words_of_rfc_9052_alone(vector: dict[str, Any]) -> None:
    tag = cbor2.loads(bytes.fromhex(vector["signed"]))
    protected, unprotected, payload, signature = tag.value
    public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(VECTORS["device_public"]))
    public.verify(signature, cbor2.dumps(["Signature1", protected, b"", payload]))
    assert (tag.tag, unprotected) == (18, {})
    assert cbor2.loads(protected) == {1: -8, 4: KEY_ID, 16: "application/vnd.waystation.envelope+cose"}
    fields = cbor2.loads(payload)
    assert cbor2.dumps(fields, canonical=True) == payload
    assert (fields[1], UUID(bytes=fields[2]), fields[4]) == (
        1,
        UUID(vector["fields"]["id"]),
        vector["fields"]["seq"],
    )


def test_the_published_envelopes_are_one_chain() -> None:
    head = GENESIS
    for n, vector in enumerate(VECTORS["envelopes"], 1):
        assert (vector["fields"]["seq"], vector["fields"]["previous"]) == (n, head.hex())
        head = digest(bytes.fromhex(vector["signed"]))


@pytest.mark.parametrize("vector", named(VECTORS["refused"]))
def test_a_published_forgery_is_refused_for_its_reason(vector: dict[str, Any]) -> None:
    with pytest.raises(EnvelopeInvalid) as raised:
        open_envelope(bytes.fromhex(vector["bytes"]), DEVICE.public_key())
    assert raised.value.reason == vector["reason"]


@pytest.mark.parametrize("vector", named(VECTORS["sealed"]))
def test_a_published_sealed_payload_opens_in_its_own_context(vector: dict[str, Any]) -> None:
    kind, submission, *parts = vector["context"]
    make = {"payload": payload_context, "blob": blob_context}[kind]
    info = make(UUID(submission), *parts)
    assert info.hex() == vector["info"]
    assert unseal(bytes.fromhex(vector["sealed"]), PLATFORM, info).hex() == vector["plain"]


def test_a_published_attachment_is_named_by_its_sealed_bytes() -> None:
    named_ = [pair for vector in VECTORS["envelopes"] for pair in vector["fields"]["attachments"]]
    blobs = [bytes.fromhex(v["sealed"]) for v in VECTORS["sealed"] if v["context"][0] == "blob"]
    assert named_ == [[hashlib.sha256(blob).hexdigest(), len(blob)] for blob in blobs]


# -- envelopes ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("flip", [0x01, 0x20, 0x80, 0xFF])
def test_an_altered_byte_anywhere_is_refused(flip: int) -> None:
    for position in range(len(SIGNED)):
        altered = bytearray(SIGNED)
        altered[position] ^= flip
        with pytest.raises(EnvelopeInvalid):
            open_envelope(bytes(altered), DEVICE.public_key())


def test_a_byte_that_is_lacking_or_added_anywhere_is_refused() -> None:
    for position in range(len(SIGNED)):
        for other in (
            SIGNED[:position] + SIGNED[position + 1 :],
            SIGNED[:position] + b"\x00" + SIGNED[position:],
            SIGNED[:position],
        ):
            with pytest.raises(EnvelopeInvalid):
                open_envelope(other, DEVICE.public_key())


def test_another_key_verifies_nothing() -> None:
    with pytest.raises(EnvelopeInvalid) as raised:
        open_envelope(SIGNED, Ed25519PrivateKey.generate().public_key())
    assert raised.value.reason == "signature"


def test_an_envelope_that_is_too_large_is_not_even_read() -> None:
    large = Signer(DEVICE, KEY_ID).sign(replace(FIRST, sealed=bytes(MAX_BYTES)))
    with pytest.raises(EnvelopeInvalid, match="the limit is"):
        open_envelope(large, DEVICE.public_key())


TEXT = st.text(min_size=1, max_size=40)
ENVELOPES = st.builds(
    Envelope,
    id=st.uuids(),
    terminal=TEXT,
    seq=st.integers(1, 1 << 63),
    previous=st.binary(min_size=32, max_size=32),
    service=TEXT,
    catalogue=TEXT,
    created=st.datetimes(datetime(1970, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001
        lambda at: at.replace(microsecond=at.microsecond // 1000 * 1000)
    ),
    clock_trust=st.sampled_from(["confirmed", "unconfirmed", "wrong"]),
    attachments=st.lists(
        st.builds(Attachment, st.binary(min_size=32, max_size=32), st.integers(0, 1 << 40)), max_size=3
    ).map(tuple),
    sealed=st.binary(max_size=200),
    replaces=st.none() | st.uuids(),
)


@given(ENVELOPES)
def test_every_envelope_comes_back_as_it_was_signed(envelope: Envelope) -> None:
    assert open_envelope(Signer(DEVICE, KEY_ID).sign(envelope), DEVICE.public_key()) == envelope


CBOR = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.binary(max_size=40),
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.dictionaries(st.integers(0, 20), inner, max_size=13)
        | st.builds(cbor2.CBORTag, st.sampled_from([0, 1, 2, 4, 5, 18, 30, 37, 98]), inner)
    ),
    max_leaves=15,
)


@given(st.binary(max_size=300) | CBOR.map(cbor2.dumps))
def test_a_strangers_bytes_are_no_envelope_and_never_another_exception(raw: bytes) -> None:
    with pytest.raises(EnvelopeInvalid):
        open_envelope(raw, DEVICE.public_key())
    with pytest.raises(SealInvalid):
        unseal(raw, PLATFORM, CONTEXT)


@given(st.dictionaries(st.integers(1, 12), CBOR, max_size=12))
def test_a_terminal_that_signs_garbage_is_refused(changed: dict[int, Any]) -> None:
    protected = cbor2.dumps(
        {1: -8, 4: KEY_ID, 16: "application/vnd.waystation.envelope+cose"}, canonical=True
    )
    fields = cbor2.loads(cbor2.loads(SIGNED).value[2])
    payload = cbor2.dumps({**fields, **changed, 4: None})
    signature = DEVICE.sign(cbor2.dumps(["Signature1", protected, b"", payload]))
    raw = cbor2.dumps(cbor2.CBORTag(18, [protected, {}, payload, signature]), canonical=True)
    with pytest.raises(EnvelopeInvalid) as raised:
        open_envelope(raw, DEVICE.public_key())
    assert raised.value.reason == "malformed"


# -- sealed payloads ---------------------------------------------------------------------------------------


def test_a_body_that_was_never_compressed_is_not_taken_for_one() -> None:
    info = cbor2.dumps([CONTEXT, "intl-1", "zstd"], canonical=True)
    ciphertext = sealing._HPKE.encrypt(BODY, PLATFORM.public_key(), info=info)
    parts = ["intl-1", seal_key_id(PLATFORM.public_key()), "zstd", b"", ciphertext]
    with pytest.raises(SealInvalid, match="did not compress"):
        unseal(cbor2.dumps(parts), PLATFORM, CONTEXT)


@given(st.binary(max_size=3000), st.booleans())
def test_what_is_sealed_opens_again(plain: bytes, compress: bool) -> None:
    sealed = seal(plain, PLATFORM.public_key(), CONTEXT, compress=compress)
    assert unseal(sealed, PLATFORM, CONTEXT) == plain


def test_sealing_twice_gives_nothing_to_compare() -> None:
    first, second = (seal(BODY, PLATFORM.public_key(), CONTEXT) for _ in range(2))
    assert first != second
    assert "张演示".encode() not in first


@pytest.mark.parametrize("compress", [True, False])
def test_a_second_hpke_implementation_opens_what_we_seal(compress: bool) -> None:
    sealed = seal(BODY, PLATFORM.public_key(), CONTEXT, compress=compress)
    suite, key_id, compression, dictionary, ciphertext = cbor2.loads(sealed)
    assert (suite, key_id, dictionary) == ("intl-1", seal_key_id(PLATFORM.public_key()), b"")
    hpke = CipherSuite.new(KEMId.DHKEM_X25519_HKDF_SHA256, KDFId.HKDF_SHA256, AEADId.AES256_GCM)
    info = cbor2.dumps([CONTEXT, suite, compression], canonical=True)
    recipient = hpke.create_recipient_context(
        ciphertext[:32], KEMKey.from_pyca_cryptography_key(PLATFORM), info=info
    )
    opened = recipient.open(ciphertext[32:])
    assert (zstandard.ZstdDecompressor().decompress(opened) if compress else opened) == BODY


def test_we_open_what_a_second_hpke_implementation_seals() -> None:
    hpke = CipherSuite.new(KEMId.DHKEM_X25519_HKDF_SHA256, KDFId.HKDF_SHA256, AEADId.AES256_GCM)
    info = cbor2.dumps([CONTEXT, "intl-1", "none"], canonical=True)
    enc, sender = hpke.create_sender_context(
        KEMKey.from_pyca_cryptography_key(PLATFORM.public_key()), info=info
    )
    parts = ["intl-1", seal_key_id(PLATFORM.public_key()), "none", b"", enc + sender.seal(BODY)]
    assert unseal(cbor2.dumps(parts), PLATFORM, CONTEXT) == BODY


@pytest.mark.parametrize("flip", [0x01, 0x20, 0x80, 0xFF])
def test_an_altered_byte_of_a_sealed_payload_opens_nothing(flip: int) -> None:
    sealed = seal(BODY, PLATFORM.public_key(), CONTEXT)
    for position in range(len(sealed)):
        altered = bytearray(sealed)
        altered[position] ^= flip
        with pytest.raises(SealInvalid):
            unseal(bytes(altered), PLATFORM, CONTEXT)
    for other in (sealed + b"\x00", sealed[:-1], b""):
        with pytest.raises(SealInvalid):
            unseal(other, PLATFORM, CONTEXT)


OTHER = UUID(int=ID.int + 1)


@pytest.mark.parametrize(
    "context",
    [
        payload_context(OTHER, "T-0017", "id-card-loss", "2026.11-test"),
        payload_context(ID, "T-0018", "id-card-loss", "2026.11-test"),
        payload_context(ID, "T-0017", "minimum-living", "2026.11-test"),
        payload_context(ID, "T-0017", "id-card-loss", "2026.12-test"),
        payload_context(ID, "T-0017id-card-loss", "", "2026.11-test"),
        blob_context(ID, 0),
    ],
    ids=["submission", "terminal", "service", "catalogue", "shifted", "blob"],
)
def test_a_sealed_payload_cannot_be_moved_to_another_envelope(context: bytes) -> None:
    sealed = seal(BODY, PLATFORM.public_key(), CONTEXT)
    with pytest.raises(SealInvalid):
        unseal(sealed, PLATFORM, context)


def test_an_attachment_cannot_change_its_place_or_be_called_compressed() -> None:
    sealed = seal(b"scan", PLATFORM.public_key(), blob_context(ID, 0), compress=False)
    with pytest.raises(SealInvalid):
        unseal(sealed, PLATFORM, blob_context(ID, 1))
    parts = cbor2.loads(sealed)
    with pytest.raises(SealInvalid):
        unseal(cbor2.dumps([*parts[:2], "zstd", *parts[3:]]), PLATFORM, blob_context(ID, 0))


@pytest.mark.parametrize(
    ("place", "value"),
    [(0, "gm-1"), (1, bytes(8)), (2, "gzip"), (2, {}), (3, b"town"), (4, "text"), (4, b"")],
)
def test_what_policy_does_not_list_is_not_opened(place: int, value: object) -> None:
    parts = cbor2.loads(seal(BODY, PLATFORM.public_key(), CONTEXT))
    parts[place] = value
    with pytest.raises(SealInvalid):
        unseal(cbor2.dumps(parts), PLATFORM, CONTEXT)


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = seal(bytes(1 << 20), PLATFORM.public_key(), CONTEXT)
    assert len(bomb) < 1000
    monkeypatch.setattr(sealing, "MAX_PLAIN_BYTES", 1 << 19)
    with pytest.raises(SealInvalid, match="beyond the limit"):
        unseal(bomb, PLATFORM, CONTEXT)


def test_a_frame_that_hides_its_size_is_not_unpacked() -> None:
    frame = zstandard.ZstdCompressor(write_content_size=False).compress(bytes(1000))
    info = cbor2.dumps([CONTEXT, "intl-1", "zstd"], canonical=True)
    ciphertext = sealing._HPKE.encrypt(frame, PLATFORM.public_key(), info=info)
    parts = ["intl-1", seal_key_id(PLATFORM.public_key()), "zstd", b"", ciphertext]
    with pytest.raises(SealInvalid, match="no stated size"):
        unseal(cbor2.dumps(parts), PLATFORM, CONTEXT)


# -- http --------------------------------------------------------------------------------------------------


def test_a_request_that_is_signed_for_one_platform_is_void_at_another() -> None:
    assert wire.signature_tag("样例县") == "waystation/1;样例县"
    assert wire.signature_tag("a") != wire.signature_tag("b")


def test_whatever_has_a_body_is_signed_with_it_and_paths_stand_under_one_root() -> None:
    assert {"@method", "@path", "@query"} == set(wire.COVERED)
    assert {"content-digest", "content-type", "idempotency-key"} <= set(wire.COVERED_BODY)
    assert {"upload-offset", "upload-length"} <= set(wire.COVERED_BLOB)
    paths = (wire.DESCRIBE, wire.ENROL, wire.TRANSACTIONS, wire.BLOBS, wire.FEED)
    assert all(path.startswith("/api/v1/") for path in paths)
