"""The HTTP API that ``sync.wire.http`` names: each address, what it takes, and what it answers.

Bodies follow the JSON Schemas of ``sync/wire/schemas``, which the OpenAPI document (``/api/v1/openapi.json``,
to read at ``/api/v1/docs``) quotes as they are.
"""

import json
import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.openapi.docs import Swagger

from cloud import blobs, cases, enrolment, feed, ingest, policy
from cloud.certificates import trust
from cloud.identity import Caller, identify, read_body
from cloud.keys import RequestInvalid
from cloud.log import event
from cloud.models import Transaction
from cloud.place import blobs as blob_store
from cloud.place import keys
from cloud.problems import Problem, busy
from cloud.web import answer, failure
from sync.wire import envelope as wire_envelope
from sync.wire import http as wire

LIMITS = {"batch_items": 500, "batch_bytes": 8 << 20, "chunk_bytes": 1 << 20, "blob_bytes": 32 << 20}
_MAX_ENROL_BYTES = 16 << 10
_MAX_EVENTS = 500
_SHA256 = re.compile(r"[0-9a-f]{64}")
_NUMBER = re.compile(r"\d{1,15}", re.ASCII)

api = NinjaAPI(
    title="Waystation platform",
    version="1",
    description="What terminals and a platform say to each other. Requests are signed (RFC 9421); "
    "every refusal is a problem (RFC 9457).",
    urls_namespace="api",
    docs=Swagger(settings={"validatorUrl": None}),  # or the page would ask a public validator
)
_guesses = enrolment.GuessLimit()


def _signed(covered: tuple[str, ...], max_body: int = 0) -> Callable[[HttpRequest], Caller]:
    def check(request: HttpRequest) -> Caller:
        now = timezone.now()
        coded = covered == wire.COVERED_BODY and "Content-Encoding" in request.headers
        must = wire.COVERED_CODED if coded else covered
        return identify(request, platform=keys().platform, covered=must, max_body=max_body, now=now)

    return check


def _content(media_type: str, schema: str | None = None) -> dict[str, Any]:
    body = wire.schema(schema) if schema else {"type": "string", "format": "binary"}
    return {"content": {media_type: {"schema": body}}}


def _doc(status: int, answer_type: str = "", schema: str | None = None, **extra: Any) -> dict[str, Any]:
    done: dict[str, Any] = {"description": "Done"}
    if answer_type:
        done |= _content(answer_type, schema)
    problem = {"description": "A problem, see its code"} | _content(wire.PROBLEM, "problem")
    return {"responses": {status: done, "4XX": problem, "5XX": problem}, **extra}


def _json(body: Any, media_type: str, status: int = 200) -> HttpResponse:
    return HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type=media_type)


@api.get(
    "/describe",
    auth=None,
    summary="Who this platform is",
    openapi_extra=_doc(200, wire.DESCRIPTION, "description"),
)
def describe(request: HttpRequest) -> HttpResponse:
    """Unsigned: name, seal key, limits and the time. The seal key that counts is enrolment's."""
    del request
    body = {"platform": keys().platform, "name": settings.NAME, "versions": [wire_envelope.VERSION]}
    described = _json(body | _shared(), wire.DESCRIPTION)
    described.headers["Accept-Encoding"] = wire.ZSTD  # of a batch, see ``sync.wire.http``
    return described


@api.post(
    "/enrolments",
    auth=None,
    summary="Enrol a terminal",
    openapi_extra=_doc(
        201,
        wire.ENROLMENT,
        "enrolment",
        requestBody={"required": True} | _content("application/json", "enrol"),
    ),
)
def enrol(request: HttpRequest) -> HttpResponse:
    """Unsigned: a one-time code and a certificate request become a terminal and its certificate."""
    now, address = timezone.now(), request.META.get("REMOTE_ADDR", "")
    if wait := _guesses.wait(address, now):
        raise Problem(429, "busy", "too many wrong codes", {"Retry-After": str(round(wait) + 1)})
    body = _parse_enrol(request)
    try:
        enrolled = enrolment.redeem(body["code"], body["csr"], keys(), now, body.get("seal_key"))
    except RequestInvalid as e:
        raise Problem(422, "body-invalid", str(e)) from e
    except enrolment.CodeRefused as e:
        _guesses.wrong(address, now)
        raise Problem(403, e.code, "ask for a new one: cloud enrol") from e
    except enrolment.NumbersExhausted as e:
        raise Problem(507, "storage-full", str(e)) from e
    except IntegrityError as e:
        raise busy(503, "another terminal enrolled at the same instant", 1) from e
    event("enrolled", terminal=enrolled.terminal.id)
    answer_body = {
        "platform": keys().platform,
        "terminal": enrolled.terminal.id,
        "number": enrolled.terminal.number,
        "name": enrolled.terminal.name,
        "certificate": enrolled.certificate,
        "authority": keys().authority_pem,
        "trust_root": trust.root_pem(),
    }
    return _json(answer_body | _shared(), wire.ENROLMENT, 201)


@api.post(
    "/transactions",
    auth=_signed(wire.COVERED_BODY, LIMITS["batch_bytes"]),
    summary="Hand in a batch of envelopes",
    openapi_extra=_doc(200, wire.RESULTS, "results", requestBody={"required": True} | _content(wire.BATCH)),
)
def submit(request: HttpRequest) -> HttpResponse:
    """One result per envelope, in order; accepted, duplicate and incomplete are durable when it comes."""
    caller = _caller(request)
    _require_type(request, wire.BATCH)
    try:
        batch, envelopes, lost = ingest.read_batch(_decoded(request, caller.body), LIMITS["batch_items"])
        verdicts = ingest.take(
            caller.terminal_id,
            envelopes,
            seal_key_id=keys().seal_key_id,
            has_blob=lambda a: blob_store().has(a.sha256.hex(), a.size),
            now=timezone.now(),
            lost=lost,
        )
    except ingest.BatchInvalid as e:
        raise Problem(422, "body-invalid", str(e)) from e
    accepted = sum(v.status == "accepted" for v in verdicts)
    event("batch", terminal=caller.terminal_id, batch=str(batch), items=len(verdicts), accepted=accepted)
    noted = {"lost": True} if lost else {}
    return _json({"batch": str(batch), "results": [v.as_json() for v in verdicts]} | noted, wire.RESULTS)


@api.get(
    "/transactions/{uuid:id}",
    auth=_signed(wire.COVERED),
    summary="What became of one submission",
    openapi_extra=_doc(200, wire.TRANSACTION, "transaction"),
)
def query(request: HttpRequest, id: UUID) -> HttpResponse:  # noqa: A002  # the wire's word
    """Only of the terminal that asks."""
    case = Transaction.objects.filter(terminal_id=_caller(request).terminal_id, uuid=id).first()
    if case is None:
        raise Problem(404, "not-found", "no submission of this terminal has that id")
    return _json(cases.as_wire(case, keys()), wire.TRANSACTION)


@api.get(
    "/feed",
    auth=_signed(wire.COVERED),
    summary="What happened since",
    openapi_extra=_doc(200, wire.EVENTS, "events"),
)
def events(request: HttpRequest, cursor: str = "", limit: int = 100) -> HttpResponse:
    """The events of this terminal's submissions after the cursor, oldest first."""
    if not 1 <= limit <= _MAX_EVENTS:
        raise Problem(422, "query-invalid", f"limit is 1 to {_MAX_EVENTS}")
    try:
        return _json(feed.read(_caller(request).terminal_id, cursor, limit, keys()), wire.EVENTS)
    except feed.CursorInvalid as e:
        raise Problem(422, "query-invalid", str(e)) from e


@api.api_operation(
    ["HEAD"],
    "/blobs/{sha256}",
    auth=_signed(wire.COVERED),
    summary="How far an upload is",
    openapi_extra=_doc(200),
)
def blob_status(request: HttpRequest, sha256: str) -> HttpResponse:
    """``Upload-Offset`` and ``Upload-Length``; equal when it is complete. 404 before the first part."""
    upload = blob_store().status(_caller(request).terminal_id, _digest(sha256))
    if upload is None:
        raise Problem(404, "not-found", "nothing of it is here", {"Upload-Offset": "0"})
    return HttpResponse(headers=_upload_headers(upload))


@api.patch(
    "/blobs/{sha256}",
    auth=_signed(wire.COVERED_BLOB, LIMITS["chunk_bytes"]),
    summary="Send a part of an attachment",
    openapi_extra=_doc(204, requestBody={"required": True} | _content(wire.BLOB)),
)
def blob_append(request: HttpRequest, sha256: str) -> HttpResponse:
    """``Upload-Offset`` says where the part begins, ``Upload-Length`` how long the whole is."""
    caller = _caller(request)
    _require_type(request, wire.BLOB)
    offset, length = _number(request, "Upload-Offset"), _number(request, "Upload-Length")
    if length > LIMITS["blob_bytes"]:
        raise Problem(413, "too-large", f"an attachment has at most {LIMITS['blob_bytes']} bytes")
    try:
        upload = blob_store().append(caller.terminal_id, _digest(sha256), offset, length, caller.body)
    except blobs.OffsetMismatch as e:
        raise Problem(409, "offset-mismatch", str(e), {"Upload-Offset": str(e.offset)}) from e
    except blobs.LengthMismatch as e:
        raise Problem(422, "body-invalid", str(e)) from e
    except blobs.DigestMismatch as e:
        raise Problem(422, "digest-mismatch", str(e), {"Upload-Offset": "0"}) from e
    except blobs.StorageFull as e:
        raise Problem(507, "storage-full", "no room for attachments", {"Retry-After": "300"}) from e
    if upload.offset == upload.length:
        ingest.settle(caller.terminal_id, _has_blob, timezone.now())
    return HttpResponse(status=204, headers=_upload_headers(upload))


@api.get(
    "/trust-list",
    auth=None,
    summary="Who may issue which e-certificates",
    openapi_extra=_doc(200, wire.TRUST_LIST_TYPE),
)
def trust_list(request: HttpRequest) -> HttpResponse:
    """Unsigned: the list is signed itself, and is for everybody. It holds the status lists too."""
    del request
    return HttpResponse(trust.signed_list(keys(), timezone.now()), content_type=wire.TRUST_LIST_TYPE)


@api.get(
    "/policy",
    auth=None,
    summary="What terminals may do without a line",
    openapi_extra=_doc(200, wire.POLICY_TYPE),
)
def offline_policy(request: HttpRequest) -> HttpResponse:
    """Unsigned: the policy is signed itself, by the root of the trust list."""
    del request
    return HttpResponse(policy.signed(), content_type=wire.POLICY_TYPE)


@api.get(
    "/status/{int:number}",
    auth=None,
    summary="Which e-certificates are revoked",
    openapi_extra=_doc(200, wire.STATUS_TYPE),
)
def status_list(request: HttpRequest, number: int) -> HttpResponse:
    """Unsigned: a Status List Token (CWT) of the IETF's Token Status List."""
    del request
    if not 1 <= number <= trust.list_in_use():
        raise Problem(404, "not-found", "no status list of that number")
    return HttpResponse(trust.status_list(number, timezone.now()), content_type=wire.STATUS_TYPE)


@api.exception_handler(Problem)
def _problem(request: HttpRequest, e: Problem) -> HttpResponse:
    return answer(request, e)


@api.exception_handler(ValidationError)
def _validation(request: HttpRequest, e: ValidationError) -> HttpResponse:
    names = sorted({str(error["loc"][-1]) for error in e.errors})
    return answer(request, Problem(422, "query-invalid", f"not acceptable: {', '.join(names)[:200]}"))


@api.exception_handler(Http404)
def _not_found(request: HttpRequest, _e: Http404) -> HttpResponse:
    return answer(request, Problem(404, "not-found"))


@api.exception_handler(HttpError)
def _http_error(request: HttpRequest, e: HttpError) -> HttpResponse:
    return answer(request, Problem(e.status_code, "request-invalid"))


@api.exception_handler(Exception)
def _failure(request: HttpRequest, e: Exception) -> HttpResponse:
    return failure(request, e)


def _shared() -> dict[str, Any]:
    """What a description and an enrolment both tell."""
    return {"seal_key": keys().seal_key(), "limits": LIMITS, "time": timezone.now().isoformat()}


def _caller(request: HttpRequest) -> Caller:
    caller = request.auth  # type: ignore[attr-defined]  # ninja puts there what ``auth`` gave back
    assert isinstance(caller, Caller)
    return caller


def _parse_enrol(request: HttpRequest) -> dict[str, Any]:
    raw = read_body(request, _MAX_ENROL_BYTES)
    try:
        body = json.loads(raw)
    except (ValueError, RecursionError) as e:
        raise Problem(422, "body-invalid", "the body is no JSON") from e
    if not wire.is_valid("enrol", body):
        raise Problem(422, "body-invalid", "the body is not what the schema enrol describes")
    return dict(body)


def _require_type(request: HttpRequest, media_type: str) -> None:
    if request.content_type != media_type:
        raise Problem(415, "unsupported-type", f"this address takes {media_type}")


def _decoded(request: HttpRequest, body: bytes) -> bytes:
    """The body without its content coding (RFC 9110 §8.4)."""
    coding = request.headers.get("Content-Encoding")
    if coding is None:
        return body
    if coding != wire.ZSTD:
        raise Problem(415, "unsupported-type", "no coding but zstd", {"Accept-Encoding": wire.ZSTD})
    try:
        return wire.decoded(body, LIMITS["batch_bytes"])
    except ValueError as e:
        raise Problem(422, "body-invalid", f"content coding: {e}") from e


def _digest(sha256: str) -> str:
    if not _SHA256.fullmatch(sha256):
        raise Problem(404, "not-found", "an attachment's name is 64 lower-case hex digits")
    return sha256


def _number(request: HttpRequest, header: str) -> int:
    value = request.headers.get(header, "")
    if not _NUMBER.fullmatch(value):
        raise Problem(422, "body-invalid", f"{header} is no number of bytes")
    return int(value)


def _has_blob(attachment: wire_envelope.Attachment) -> bool:
    return blob_store().has(attachment.sha256.hex(), attachment.size)


def _upload_headers(upload: blobs.Upload) -> dict[str, str]:
    return {"Upload-Offset": str(upload.offset), "Upload-Length": str(upload.length)}
