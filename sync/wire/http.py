"""HTTP between terminal and platform: paths, media types, the signature profile, the JSON Schemas.

Every request but ``describe`` and ``enrol`` is signed (RFC 9421, Ed25519, label ``waystation``, keyid = hex
sha256 of the device certificate's DER). ``@authority`` is not covered: proxies rewrite it; the ``tag`` names
the platform instead. A body is covered through ``content-digest`` (RFC 9530, sha-256).

A batch may come with the content coding ``zstd`` (RFC 8878 §7.2), to a platform whose description answers
with ``Accept-Encoding: zstd`` (RFC 9110 §12.5.3): envelopes of one terminal share a fifth of their bytes. The
digest is that of the coded bytes, as RFC 9530 has it, and the signature covers ``content-encoding`` too.
"""

import json
from functools import cache
from importlib.resources import files
from typing import Any

import zstandard
from jsonschema_rs import Draft202012Validator

API = "/api/v1"
DESCRIBE = f"{API}/describe"
ENROL = f"{API}/enrolments"
TRANSACTIONS = f"{API}/transactions"  # POST a batch; GET {TRANSACTIONS}/{uuid} queries one
BLOBS = f"{API}/blobs"  # HEAD and PATCH {BLOBS}/{hex sha256 of the sealed bytes}
FEED = f"{API}/feed"  # GET ?cursor=C&limit=N
TRUST_LIST = f"{API}/trust-list"  # GET, unsigned: whoever verifies certificates may have it
POLICY = f"{API}/policy"  # GET, unsigned: the policy is signed itself
STATUS = f"{API}/status"  # GET {STATUS}/{number}, unsigned

BATCH = "application/vnd.waystation.batch+cbor"
"""{"batch": bstr .size 16, "envelopes": [* bstr], ? "lost": bstr}; ``lost`` is a statement of losses.py, and
with one there may be no envelope."""
ZSTD = "zstd"
RESULTS = "application/vnd.waystation.results+json"
DESCRIPTION = "application/vnd.waystation.description+json"
ENROLMENT = "application/vnd.waystation.enrolment+json"
EVENTS = "application/vnd.waystation.events+json"
TRANSACTION = "application/vnd.waystation.transaction+json"
TRUST_LIST_TYPE = "application/vnd.waystation.trust-list+cose"
POLICY_TYPE = "application/vnd.waystation.policy+cose"
STATUS_TYPE = "application/statuslist+cwt"
BLOB = "application/octet-stream"
PROBLEM = "application/problem+json"  # RFC 9457, with the member ``code``

SIGNATURE_LABEL = "waystation"
SIGNATURE_WINDOW_SECONDS = 600
COVERED = ("@method", "@path", "@query")
COVERED_BODY = (*COVERED, "content-digest", "content-type", "idempotency-key")
COVERED_CODED = (*COVERED_BODY, "content-encoding")
COVERED_BLOB = (*COVERED_BODY, "upload-offset", "upload-length")


def signature_tag(platform: str) -> str:
    """The ``tag`` parameter: a request signed for one platform is void at every other."""
    return f"waystation/1;{platform}"


def coded(body: bytes) -> bytes:
    """The body by the content coding ``zstd``."""
    return zstandard.ZstdCompressor().compress(body)


def decoded(body: bytes, limit: int) -> bytes:
    """The body again.

    Raises:
        ValueError: not that coding, without a stated size, or more than ``limit`` bytes.
    """
    try:
        if not 0 <= zstandard.frame_content_size(body) <= limit:
            raise ValueError(f"without a stated size, or more than {limit} bytes")
        return zstandard.ZstdDecompressor().decompress(body)
    except zstandard.ZstdError as e:
        raise ValueError("not coded as zstd") from e


@cache
def schema(name: str) -> dict[str, Any]:
    """``schemas/{name}.json``, as it is published."""
    found: dict[str, Any] = json.loads(files(__package__).joinpath(f"schemas/{name}.json").read_text("utf-8"))
    return found


@cache
def validator(name: str) -> Draft202012Validator:
    """The validator of that schema; formats count."""
    return Draft202012Validator(schema(name), validate_formats=True)


def is_valid(name: str, body: Any) -> bool:
    """Whether ``body`` (parsed JSON) is what schema ``name`` describes."""
    return validator(name).is_valid(body)
