"""The platform adapter: describe, submit, put_piece, poll, query, over HTTP as ``sync/wire/`` publishes it.

The only module that knows ``requests``. An answer counts when it has the exact status and media type, is
whole, fits its schema and, for a batch, names that batch: a captive portal answers 200 too. All else is
``PlatformUnreachable``, with what kind of nothing it was, or ``PlatformRefused``, with the platform's code.
No redirect is followed, nothing is retried here, and no answer is read beyond ``_LARGEST`` bytes or
``answer_within`` seconds. A hall's proxy is taken from the environment (HTTPS_PROXY, NO_PROXY), as requests
does.
"""

import base64
import json
import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn
from uuid import UUID

import cbor2
import requests
from http_message_signatures import HTTPMessageSigner, MappingKeyResolver, algorithms
from http_message_signatures.digests import ContentDigest
from requests.utils import DEFAULT_CA_BUNDLE_PATH

from kiosk.clock import believed
from kiosk.errors import PlatformRefused, PlatformUnreachable
from sync.wire import http as wire

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from kiosk.clock import Clock

_LARGEST = 8 << 20
_CHUNK = 256 << 10
_TIMEOUT = (5.0, 30.0)
"""Seconds to connect, and between two bytes."""
_SLOWEST = 1024
"""Bytes a second that a line carries at least; one that is slower is down."""
_ANSWER_WITHIN = 120.0
_PATIENCE = 900.0
"""The longest ``Retry-After`` that is believed, seconds."""
_NUMBER = re.compile(r"[0-9]{1,15}")
STOPS = frozenset({"terminal-revoked", "certificate-expired", "terminal-unknown", "signature-invalid"})
"""Problems that only a technician can mend."""
OF_THE_LINE = STOPS | {"busy", "clock-skew", "replayed", "signature-missing", "storage-full"}
"""Problems that say nothing of what was sent."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one envelope: accepted, duplicate, conflict, refused, or retry, with its reason."""

    id: UUID | None
    status: str
    reason: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    head: int | None = None
    """Of a sequence-gap: the last of our chain that the platform has; None where it does not say."""


@dataclass(frozen=True, slots=True)
class FeedEvent:
    """One event of the feed: received, decided (decision, note), certificate, or notice (texts)."""

    type: str
    id: UUID
    at: datetime
    decision: str = ""
    note: str = ""
    sealed: bytes = b""
    zh: str = ""
    en: str = ""
    until: datetime | None = None


class Page(NamedTuple):
    """A page of the feed: its events, oldest first, the new cursor, and whether there is more.

    ``head`` is the last of our chain that the platform has; None where it does not say.
    """

    events: list[FeedEvent]
    cursor: str
    more: bool
    head: int | None


class Platform:
    """One platform, as one terminal. Not for several threads at once."""

    def __init__(
        self,
        url: str,
        *,
        clock: "Clock",
        name: str = "",
        key: "Ed25519PrivateKey | None" = None,
        key_id: bytes = b"",
    ) -> None:
        """``name`` and ``key`` as enrolment gave them; without, only ``describe`` and ``enrol`` work."""
        self._url = url.rstrip("/")
        self._clock = clock
        self._tag = wire.signature_tag(name)
        self._key = key
        self.certified(key_id)
        self._session = requests.Session()
        self._takes_zstd = False
        self.timeout = _TIMEOUT
        self.answer_within = _ANSWER_WITHIN

    def certified(self, key_id: bytes) -> None:
        """Sign by this certificate of the key from now on."""
        self._key_id = key_id.hex()
        resolver = MappingKeyResolver(
            public_keys={}, private_keys={self._key_id: self._key} if self._key else {}
        )
        self._signer = HTTPMessageSigner(signature_algorithm=algorithms.ED25519, key_resolver=resolver)

    def close(self) -> None:
        """Let the connection go."""
        self._session.close()

    def describe(self) -> dict[str, Any]:
        """Who the platform is and what it takes (``schemas/description.json``)."""
        answer = self._send(requests.Request("GET", self._url + wire.DESCRIBE), None)
        description = self._json(answer, 200, wire.DESCRIPTION, "description")
        self._takes_zstd = wire.ZSTD in re.split(r"[\s,;]+", answer.headers.get("Accept-Encoding", ""))
        return description

    def authorities(self) -> Path:
        """The bundle, or folder, of certificate authorities by which the platform's TLS is judged."""
        settings = self._session.merge_environment_settings(self._url, {}, None, None, None)
        chosen = settings["verify"]
        return Path(chosen if isinstance(chosen, str) else DEFAULT_CA_BUNDLE_PATH)

    def enrol(self, code: str, csr: str, seal_key: Mapping[str, str]) -> dict[str, Any]:
        """Trade a one-time code and a CSR (PEM) for a certificate (``schemas/enrolment.json``)."""
        body = {"code": code, "csr": csr, "seal_key": dict(seal_key)}
        request = requests.Request("POST", self._url + wire.ENROL, json=body)
        return self._json(self._send(request, None), 201, wire.ENROLMENT, "enrolment")

    def submit(self, envelopes: Sequence[bytes]) -> list[Result]:
        """Send a batch; one result for each envelope, in order."""
        return self.submit_with_losses(envelopes, b"")[0]

    def submit_with_losses(self, envelopes: Sequence[bytes], lost: bytes) -> tuple[list[Result], bool]:
        """Send a batch and a statement of ``wire.losses``; the results, and whether the losses were noted."""
        batch = uuid.uuid4()
        content = {"batch": batch.bytes, "envelopes": list(envelopes)} | ({"lost": lost} if lost else {})
        body = cbor2.dumps(content, canonical=True)
        body = wire.coded(body) if self._takes_zstd else body
        request = self._with_body("POST", wire.TRANSACTIONS, body, wire.BATCH, str(batch))
        if self._takes_zstd:
            request.headers["Content-Encoding"] = wire.ZSTD
        covered = wire.COVERED_CODED if self._takes_zstd else wire.COVERED_BODY
        answer = self._json(self._send(request, covered), 200, wire.RESULTS, "results")
        if answer["batch"] != str(batch) or len(answer["results"]) != len(envelopes):
            raise PlatformUnreachable("an answer to another batch", "captive")
        results = [
            Result(
                UUID(r["id"]) if r["id"] else None,
                r["status"],
                r.get("reason", ""),
                r.get("fields", {}),
                r.get("head"),
            )
            for r in answer["results"]
        ]
        return results, bool(answer.get("lost"))

    def blob_offset(self, sha256: bytes, length: int) -> int:
        """How many bytes of an attachment the platform has; ``length`` when it has them all."""
        answer = self._send(requests.Request("HEAD", self._url + _blob(sha256)), wire.COVERED)
        offset = _offset(answer, length)
        if answer.status_code not in {200, 204, 404} or offset is None:
            if _media_type(answer) == wire.PROBLEM:
                self.poll("", 1)  # an answer to HEAD has no body: one that has says why we are refused
            self._not_the_platform(answer)
        return offset

    def put_piece(self, sha256: bytes, offset: int, length: int, piece: bytes) -> int:
        """Bring ``piece``, the bytes from ``offset`` of ``length``; gives back where to go on.

        That is not its end when the platform has another offset than we thought (409).
        """
        request = self._with_body("PATCH", _blob(sha256), piece, wire.BLOB, str(uuid.uuid4()))
        request.headers |= {"Upload-Offset": str(offset), "Upload-Length": str(length)}
        answer = self._send(request, wire.COVERED_BLOB)
        found = _offset(answer, length)
        if answer.status_code not in {204, 409} or found is None:
            self._not_the_platform(answer)
        if found == offset:
            raise PlatformUnreachable("the platform contradicts its own offset")
        return found

    def poll(self, cursor: str, limit: int = 500) -> Page:
        """The feed after ``cursor``."""
        query = {"cursor": cursor, "limit": str(limit)} if cursor else {"limit": str(limit)}
        request = requests.Request("GET", self._url + wire.FEED, params=query)
        answer = self._json(self._send(request, wire.COVERED), 200, wire.EVENTS, "events")
        try:
            events = [feed_event(e) for e in answer["events"]]
            return Page(events, answer["cursor"], answer["more"], answer.get("head"))
        except ValueError as e:  # a leap second is a date-time of RFC 3339 and none of Python's
            raise PlatformUnreachable(f"an event that cannot be read: {e}", "captive") from e

    def trust_list(self) -> bytes:
        """The signed list of who may issue which e-certificates; it is for the caller to verify."""
        return self._signed_document(wire.TRUST_LIST, wire.TRUST_LIST_TYPE)

    def policy(self) -> bytes:
        """The signed policy for terminals without a line; it is for the caller to verify."""
        return self._signed_document(wire.POLICY, wire.POLICY_TYPE)

    def _signed_document(self, path: str, media_type: str) -> bytes:
        answer = self._send(requests.Request("GET", self._url + path), None)
        if answer.status_code != 200 or _media_type(answer) != media_type:
            self._not_the_platform(answer)
        return answer.content

    def query(self, submission: UUID) -> dict[str, Any] | None:
        """What the platform knows of one submission (``schemas/transaction.json``), or None."""
        request = requests.Request("GET", f"{self._url}{wire.TRANSACTIONS}/{submission}")
        try:
            return self._json(self._send(request, wire.COVERED), 200, wire.TRANSACTION, "transaction")
        except PlatformRefused as e:
            if e.problem == "not-found":
                return None
            raise

    def _with_body(
        self, method: str, path: str, body: bytes, media_type: str, idempotency_key: str
    ) -> requests.Request:
        headers = {
            "Content-Digest": ContentDigest.create(body),
            "Content-Type": media_type,
            "Idempotency-Key": idempotency_key,
        }
        return requests.Request(method, self._url + path, data=body, headers=headers)

    def _send(self, request: requests.Request, covered: tuple[str, ...] | None) -> requests.Response:
        """Sign (when ``covered``), send, and read at most ``_LARGEST`` bytes of the answer."""
        try:
            prepared = self._session.prepare_request(request)
        except (requests.RequestException, UnicodeError) as e:  # a host that cannot be one
            raise PlatformUnreachable(f"no address: {_words(e)}") from e
        if covered:
            self._signer.sign(
                prepared,
                key_id=self._key_id,
                created=self._clock.now().astimezone(UTC),
                nonce=uuid.uuid4().hex,
                label=wire.SIGNATURE_LABEL,
                tag=self._tag,
                covered_component_ids=covered,
                use_existing_digest="content-digest" in covered,
            )
        settings = self._session.merge_environment_settings(
            prepared.url, {}, stream=True, verify=None, cert=None
        )
        try:
            answer = self._session.send(
                prepared, timeout=self._timeout(prepared), allow_redirects=False, **settings
            )
            with answer:
                answer._content = self._bounded(answer)  # noqa: SLF001  # requests would read without end
        except requests.exceptions.SSLError as e:
            raise PlatformUnreachable(f"TLS: {_words(e)}", "tls") from e
        except (requests.RequestException, OSError, UnicodeError) as e:
            raise PlatformUnreachable(_words(e)) from e
        except Exception as e:  # urllib3's own, when an answer breaks off: IncompleteRead, ProtocolError …
            if type(e).__module__.startswith("urllib3"):
                raise PlatformUnreachable(_words(e)) from e
            raise
        return answer

    def _timeout(self, prepared: requests.PreparedRequest) -> tuple[float, float]:
        """A large body may take its time: urllib3 sends it within the time for connecting."""
        body = len(prepared.body or b"") / _SLOWEST
        return self.timeout[0] + body, self.timeout[1] + body

    def _bounded(self, answer: requests.Response) -> bytes:
        """The body, whole; a time-out alone would let one that drips go on for ever."""
        end = self._clock.monotonic() + self.answer_within
        content = bytearray()
        while piece := answer.raw.read1(_CHUNK, decode_content=True):
            content += piece
            if len(content) > _LARGEST or self._clock.monotonic() > end:
                raise PlatformUnreachable("an endless answer", "captive")
        return bytes(content)

    def _json(self, answer: requests.Response, status: int, media_type: str, schema: str) -> dict[str, Any]:
        """The body of the expected answer; anything else is an exception."""
        if answer.status_code != status or _media_type(answer) != media_type:
            self._not_the_platform(answer)
        body = _parsed(answer)
        if body is None or not wire.is_valid(schema, body):
            raise PlatformUnreachable(f"an answer that is no {schema}", "captive")
        self._hear(answer)
        return body

    def _not_the_platform(self, answer: requests.Response) -> NoReturn:
        """A refusal by the platform, or an answer of something that is not the platform."""
        problem = _parsed(answer) if _media_type(answer) == wire.PROBLEM else None
        if problem is not None and wire.is_valid("problem", problem):
            self._hear(answer)
            detail = str(problem.get("detail") or problem.get("title") or problem["code"])[:200]
            raise PlatformRefused(detail, problem["code"], self._retry_after(answer))
        words = f"HTTP {answer.status_code} {_media_type(answer) or 'without a media type'}"
        if answer.status_code >= 500:
            raise PlatformUnreachable(words)
        raise PlatformUnreachable(words, "captive")

    def _hear(self, answer: requests.Response) -> None:
        """The platform's time mends ours; only answers that are surely the platform's are asked."""
        try:
            at = parsedate_to_datetime(answer.headers["Date"])
        except (KeyError, ValueError):
            return
        at = at.replace(tzinfo=at.tzinfo or UTC)  # "-0000" is UTC that claims no zone
        if believed(at):  # else it is of a clock that is more wrong than ours
            self._clock.hear(at)

    def _retry_after(self, answer: requests.Response) -> float | None:
        """Seconds (RFC 9110 §10.2.3: delay or date), within reason."""
        value = answer.headers.get("Retry-After", "").strip()
        if value.isascii() and value.isdigit():
            return min(float(value), _PATIENCE)
        try:
            seconds = (parsedate_to_datetime(value) - self._clock.now()).total_seconds()
        except (ValueError, TypeError):
            return None
        return min(max(seconds, 0.0), _PATIENCE)


def _media_type(answer: requests.Response) -> str:
    return answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()


def _blob(sha256: bytes) -> str:
    return f"{wire.BLOBS}/{sha256.hex()}"


def _offset(answer: requests.Response, length: int) -> int | None:
    """``Upload-Offset``, when it is one that an upload of ``length`` bytes can have."""
    value = answer.headers.get("Upload-Offset", "")
    return int(value) if _NUMBER.fullmatch(value) and int(value) <= length else None


def _parsed(answer: requests.Response) -> dict[str, Any] | None:
    try:
        body = json.loads(answer.content)
    except (ValueError, RecursionError):
        return None
    return body if isinstance(body, dict) else None


def feed_event(event: Mapping[str, Any]) -> FeedEvent:
    """An event of ``events.json``.

    Raises:
        ValueError: it fits the schema and cannot be read.
    """
    return FeedEvent(
        event["type"],
        UUID(event["id"]),
        datetime.fromisoformat(event["at"]),
        event.get("decision", ""),
        event.get("note", ""),
        base64.b64decode(event.get("sealed", ""), validate=True),
        event.get("zh", ""),
        event.get("en", ""),
        datetime.fromisoformat(event["until"]) if "until" in event else None,
    )


def _words(e: Exception) -> str:
    """The innermost cause, in a line: requests wraps it three times."""
    while (inner := e.__cause__ or e.__context__) and isinstance(inner, Exception):
        e = inner
    return f"{type(e).__name__}: {e}"[:200]
