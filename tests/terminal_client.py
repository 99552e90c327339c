"""A terminal as the wire describes it, in a hundred lines and none of the terminal's own code.

It talks to any platform over a socket, rightly, or wrongly in the one way that a test asks for.
"""

import hashlib
import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import cbor2
import requests
import uuid_utils
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding
from http_message_signatures import HTTPMessageSigner, MappingKeyResolver, algorithms
from http_message_signatures.digests import ContentDigest

from sync.wire import http as wire
from sync.wire import losses
from sync.wire.envelope import GENESIS, Attachment, Envelope, Signer, digest
from sync.wire.sealed import blob_context, payload_context, seal

PAYLOAD = {"version": 1, "applicant": {"name": "张演示"}, "answers": {"town": "样例镇"}, "attachments": []}


@dataclass
class TerminalClient:
    """One terminal: its key, its certificate, and the head of its chain."""

    url: str
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    session: requests.Session = field(default_factory=requests.Session)
    seq: int = 0
    head: bytes = GENESIS
    enrolment: dict[str, Any] = field(default_factory=dict)
    key_id: bytes = b""
    spoil: bytes = b""
    """When set, what an envelope carries in the place of its sealed payload."""

    def close(self) -> None:
        self.session.close()

    def csr(self, key: Any = None) -> str:
        key = key or self.key
        name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "terminal")])
        algorithm = None if isinstance(key, Ed25519PrivateKey) else hashes.SHA256()
        request = x509.CertificateSigningRequestBuilder().subject_name(name).sign(key, algorithm)
        return request.public_bytes(Encoding.PEM).decode()

    def ask_to_enrol(self, code: str, csr: str | None = None) -> requests.Response:
        body = {"code": code, "csr": csr or self.csr()}
        return self.session.post(self.url + wire.ENROL, json=body, timeout=30)

    def enrol(self, code: str) -> "TerminalClient":
        answer = self.ask_to_enrol(code)
        assert answer.status_code == 201, answer.text
        self.enrolment = answer.json()
        certificate = x509.load_pem_x509_certificate(self.enrolment["certificate"].encode())
        self.key_id = hashlib.sha256(certificate.public_bytes(Encoding.DER)).digest()
        return self

    @property
    def terminal(self) -> str:
        return str(self.enrolment["terminal"])

    # --- signed requests ---

    def prepare(
        self,
        method: str,
        path: str,
        *,
        body: bytes | None = None,
        content_type: str = "",
        headers: dict[str, str] | None = None,
        covered: Sequence[str] | None = None,
        tag: str | None = None,
        label: str = wire.SIGNATURE_LABEL,
        created: datetime | None = None,
        nonce: str | None = None,
        key: Ed25519PrivateKey | None = None,
        key_id: str | None = None,
    ) -> requests.PreparedRequest:
        """A signed request; each argument after ``headers`` is what a test may get wrong."""
        all_headers = dict(headers or {})
        if body is not None:
            all_headers |= {
                "Content-Digest": ContentDigest.create(body),
                "Content-Type": content_type,
                "Idempotency-Key": all_headers.get("Idempotency-Key", str(uuid.uuid4())),
            }
        request = self.session.prepare_request(
            requests.Request(method, self.url + path, data=body, headers=all_headers)
        )
        default = wire.COVERED if body is None else wire.COVERED_BODY
        key_id = key_id or self.key_id.hex()
        resolver = MappingKeyResolver(public_keys={}, private_keys={key_id: key or self.key})
        HTTPMessageSigner(signature_algorithm=algorithms.ED25519, key_resolver=resolver).sign(
            request,
            key_id=key_id,
            created=created or datetime.now(UTC),
            nonce=nonce if nonce is not None else uuid.uuid4().hex,
            label=label,
            tag=tag if tag is not None else wire.signature_tag(self.enrolment["platform"]),
            covered_component_ids=covered or default,
            use_existing_digest=body is not None,
        )
        return request

    def send(self, request: requests.PreparedRequest) -> requests.Response:
        return self.session.send(request, timeout=30)

    def request(self, method: str, path: str, **how: Any) -> requests.Response:
        return self.send(self.prepare(method, path, **how))

    # --- envelopes ---

    def envelope(
        self,
        payload: Any = None,
        *,
        uid: uuid.UUID | None = None,
        seq: int | None = None,
        previous: bytes | None = None,
        terminal: str | None = None,
        service: str = "newborn-household",
        blobs: Sequence[bytes] = (),
        seal_to: X25519PublicKey | None = None,
        key: Ed25519PrivateKey | None = None,
        advance: bool = True,
    ) -> bytes:
        """The next envelope of the chain; with ``advance`` the one after it follows it."""
        seq, previous = seq or self.seq + 1, self.head if previous is None else previous
        submission = uid or uuid.UUID(bytes=uuid_utils.uuid7().bytes)
        terminal = terminal or self.terminal
        seal_key = seal_to or X25519PublicKey.from_public_bytes(
            bytes.fromhex(self.enrolment["seal_key"]["public"])
        )
        context = payload_context(submission, terminal, service, "2026.11")
        raw = Signer(key or self.key, self.key_id).sign(
            Envelope(
                id=submission,
                terminal=terminal,
                seq=seq,
                previous=previous,
                service=service,
                catalogue="2026.11",
                created=datetime.now(UTC),
                clock_trust="confirmed",
                attachments=tuple(Attachment(hashlib.sha256(b).digest(), len(b)) for b in blobs),
                sealed=self.spoil or seal(json.dumps(payload or PAYLOAD).encode(), seal_key, context),
            )
        )
        if advance:
            self.seq, self.head = seq, digest(raw)
        return raw

    def seal_blob(self, plain: bytes, submission: uuid.UUID, ordinal: int = 0) -> bytes:
        public = X25519PublicKey.from_public_bytes(bytes.fromhex(self.enrolment["seal_key"]["public"]))
        return seal(plain, public, blob_context(submission, ordinal), compress=False)

    def losses(self, *lost: tuple[int, bytes | None], terminal: str | None = None) -> bytes:
        """A statement that those numbers are lost."""
        return losses.sign(Signer(self.key, self.key_id), terminal or self.terminal, lost)

    def post(
        self, envelopes: Sequence[bytes], batch: uuid.UUID | None = None, lost: bytes = b""
    ) -> requests.Response:
        batch = batch or uuid.uuid4()
        content = {"batch": batch.bytes, "envelopes": list(envelopes)} | ({"lost": lost} if lost else {})
        body = cbor2.dumps(content)
        return self.request("POST", wire.TRANSACTIONS, body=body, content_type=wire.BATCH)

    def post_coded(
        self, body: bytes, coding: str = wire.ZSTD, covered: Sequence[str] = wire.COVERED_CODED
    ) -> requests.Response:
        """A batch's body as it is, under that content coding."""
        return self.request(
            "POST",
            wire.TRANSACTIONS,
            body=body,
            content_type=wire.BATCH,
            headers={"Content-Encoding": coding},
            covered=covered,
        )

    def submit(self, *envelopes: bytes, lost: bytes = b"") -> list[tuple[str, str]]:
        """Hand a batch in; (status, reason) of each."""
        answer = self.post(envelopes, lost=lost)
        assert answer.json().get("lost", False) == bool(lost), answer.text
        assert answer.status_code == 200, answer.text
        assert answer.headers["Content-Type"] == wire.RESULTS
        assert wire.is_valid("results", answer.json())
        return [(r["status"], r.get("reason", "")) for r in answer.json()["results"]]

    def feed(self, cursor: str = "", limit: int = 100) -> dict[str, Any]:
        answer = self.request("GET", f"{wire.FEED}?cursor={cursor}&limit={limit}")
        assert answer.status_code == 200, answer.text
        assert wire.is_valid("events", answer.json())
        body: dict[str, Any] = answer.json()
        return body

    def head_blob(self, sha256: str) -> requests.Response:
        return self.request("HEAD", f"{wire.BLOBS}/{sha256}")

    def patch_blob(self, sha256: str, offset: int, length: int, data: bytes, **how: Any) -> requests.Response:
        how = {"covered": wire.COVERED_BLOB, "content_type": wire.BLOB} | how
        headers = {"Upload-Offset": str(offset), "Upload-Length": str(length)}
        return self.request("PATCH", f"{wire.BLOBS}/{sha256}", body=data, headers=headers, **how)
