"""A stick at the platform, on both databases: the same judgement as over HTTP, and a signed answer."""

import hashlib
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from platform_server import Platform
from terminal_client import TerminalClient

from sync.wire import courier as wire
from sync.wire.envelope import Attachment, digest


def bundle(terminal: TerminalClient, stick: Path, first: int, *envelopes: bytes, blob: bytes = b"") -> Path:
    """Write one, as any terminal would."""
    blobs = (Attachment(hashlib.sha256(blob).digest(), len(blob)),) if blob else ()
    if blob:
        (stick / wire.BLOBS).mkdir()
        (stick / wire.BLOBS / blobs[0].sha256.hex()).write_bytes(blob)
    last = first + len(envelopes) - 1
    head = wire.Head(terminal.enrolment["platform"], terminal.terminal, first, last, blobs)
    path = stick / wire.name(terminal.terminal, first, last, "bundle")
    path.write_bytes(wire.write(wire.BUNDLE, head, envelopes, terminal.key, terminal.key_id))
    return path


def test_line_and_courier_bring_the_same_chain_and_each_envelope_gets_its_verdict(
    either: Platform, terminal: TerminalClient, tmp_path: Path
) -> None:
    scan = b"sealed" * 300_000
    one, two, three = terminal.envelope(), terminal.envelope(blobs=[scan]), terminal.envelope()
    other = terminal.envelope(seq=1, advance=False)
    bundle(terminal, tmp_path, 2, two, three, blob=scan)
    bundle(terminal, tmp_path, 1, one, other)
    (tmp_path / "noise.bundle").write_bytes(bytes(99))
    (tmp_path / ".half.bundle.7.tmp").write_bytes(b"")
    assert terminal.submit(one) == [("accepted", "")]
    done = either.run("import", str(tmp_path), "--json")
    assert (done.returncode, done.stderr) == (1, "noise.bundle is no bundle: export it again\n")
    (path,) = tmp_path.glob("*.ack")
    ack = wire.read(wire.ACKNOWLEDGEMENT, path.read_bytes())
    root = load_pem_public_key(terminal.enrolment["trust_root"].encode())
    assert isinstance(root, EllipticCurvePublicKey)
    ack.verify(root)
    assert (ack.head.platform, ack.head.terminal) == (terminal.enrolment["platform"], terminal.terminal)
    parts = [wire.read_part(part) for part in ack.parts]
    said = {v.digest: (v.status, v.reason) for part in parts if isinstance(part, tuple) for v in part}
    assert said == {
        digest(one): ("duplicate", ""),
        digest(other): ("refused", "fork"),
        digest(two): ("accepted", ""),
        digest(three): ("accepted", ""),
    }
    rows = either.cli("transactions", "--terminal", terminal.terminal)
    assert [row["seq"] for row in rows] == [1, 2, 3]
    assert terminal.head_blob(hashlib.sha256(scan).hexdigest()).headers["Upload-Offset"] == str(len(scan))
    assert terminal.submit(two, three) == [("duplicate", "")] * 2
