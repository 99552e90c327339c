"""What a submission costs on the line: the trained dictionary, and one that this release does not have."""

import hashlib
import json
import random
import threading

import cbor2
import pytest
import zstandard
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from enrolled_terminal import Terminal
from platform_server import Platform as Server

from drivers.cards.people import demo
from kiosk.catalogue import Catalogue, sample
from kiosk.submission import Submission, compose
from sync import agent
from sync import outbox as outboxes
from sync.wire.dictionary import Dictionary, DictionaryUnknown, known, of_catalogue
from sync.wire.sealed import SealInvalid, seal, unseal

FRAME = 40 + 48
"""Bytes around what was compressed: names of suite, key and dictionary in CBOR, enc and tag of HPKE."""


def pad(strokes: int = 9) -> str:
    """A name of three characters, as the pad writes it."""
    draw = random.Random(7)
    steps = [
        " ".join(f"{draw.randrange(-9, 10)} {draw.randrange(-9, 10)}" for _ in range(9))
        for _ in range(strokes)
    ]
    return " ".join(f"M {draw.randrange(1000)} {draw.randrange(300)} l {step}" for step in steps)


def one_of_each(terminal: Terminal, signature: str) -> list[Submission]:
    catalogue = Catalogue.load()
    return [
        compose(catalogue, s.id, demo("resident"), sample(s), terminal.clock, signature=signature)
        for s in catalogue.services.values()
        if s.form
    ]


@pytest.mark.parametrize(
    ("signature", "application", "on_the_line"),
    [("", 0.25, 0.6), (pad(), 0.25, 0.5)],
    ids=["unsigned", "signed"],
)
def test_an_application_is_sent_as_a_fraction_of_its_json(
    terminal: Terminal, signature: str, application: float, on_the_line: float
) -> None:
    """Of 500 bytes on the line, 400 are signature, hashes and seal, which nothing compresses."""
    key = X25519PrivateKey.generate().public_key()
    submissions = one_of_each(terminal, signature)
    dictionary = of_catalogue(submissions[0].catalogue)
    plain = sum(len(s.body) for s in submissions)
    alone = sum(len(seal(s.body, key, b"")) - FRAME for s in submissions)
    packed = sum(len(seal(s.body, key, b"", dictionary=dictionary)) - FRAME for s in submissions)
    with terminal.outbox() as outbox:
        outbox.enqueue(*submissions)
        sent = sum(len(item.envelope) for item in outbox.take(100, 1 << 30))
    n = len(submissions)
    print(
        f"\n{n} services, mean bytes: JSON {plain // n}, zstd {alone // n}, dictionary {packed // n} "
        f"({packed / plain:.0%}), envelope and all {sent // n} ({sent / plain:.0%})"
    )
    assert packed <= plain * application
    assert packed < alone / 2
    assert sent <= plain * on_the_line


def test_what_was_sealed_with_a_dictionary_opens_with_it_alone() -> None:
    key, body = X25519PrivateKey.generate(), json.dumps({"answers": {"town": "样例镇"}}).encode()
    sealed = seal(body, key.public_key(), b"here", dictionary=known()[-1])
    assert unseal(sealed, key, b"here") == body
    suite, key_id, compression, _, ciphertext = cbor2.loads(sealed)
    for name in (b"", b"12345678", 7):
        with pytest.raises((SealInvalid, DictionaryUnknown)):
            unseal(cbor2.dumps([suite, key_id, compression, name, ciphertext]), key, b"here")


def test_an_unknown_catalogue_takes_the_newest() -> None:
    assert of_catalogue("2099.01-0123456789ab") == known()[-1]
    assert of_catalogue("2026.11-0123456789ab").edition == "2026.11"


def test_a_dictionary_of_tomorrow_loses_nothing(
    server: Server, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The terminal is newer than the platform: the platform keeps it, and says why it cannot open it yet."""
    raw = zstandard.train_dictionary(
        2048, [f"样例 {n} {n * 7919}".encode() * 9 for n in range(400)]
    ).as_bytes()
    trained = zstandard.ZstdCompressionDict(raw)
    tomorrow = Dictionary(hashlib.sha256(raw).digest()[:8], "2099.01", len(raw), trained)
    monkeypatch.setattr(outboxes, "of_catalogue", lambda _: tomorrow)
    with terminal.outbox() as outbox:
        receipt = outbox.enqueue(one_of_each(terminal, "")[0])
        assert agent.run(terminal.folder, terminal.clock, stop=threading.Event(), once=True).accepted == 1
    (row,) = server.cli("transactions", "--open")
    assert (row["id"], row["payload"], row["state"]) == (str(receipt.id), None, "received")
    assert tomorrow.id.hex() in row["problem"]
    assert "the next release opens it" in row["problem"]
