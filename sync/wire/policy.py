"""How long a terminal may take applications in without handing them on, and how long it keeps what is done.

A COSE_Sign1 (ES256) by the root key that signs the trust list, which every terminal has pinned at enrolment;
``typ`` is ``TYPE``. It is published at ``http.POLICY``; a terminal asks hourly and keeps the newest:

    payload = {
      1: 1,          ; version of this format
      2: uint,       ; issued, ms since 1970: of two policies the later one counts
      3: uint,       ; staff are warned when the oldest unsent application is so old, seconds
      4: uint,       ; and new ones are not taken when it is so old, seconds
      5: uint,       ; staff are warned when so many are unsent
      6: uint,       ; and new ones are not taken when so many are
      7: [* tstr],   ; the services that are not taken then; none named means all
      8: uint        ; what is decided is reduced to its receipt after so long, seconds
    }
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import cbor2
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

from sync.wire.cose import TYP, CoseInvalid, PublicKey, Sign1, sign1

TYPE = "application/vnd.waystation.policy+cose"
VERSION = 1
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MOST = 1 << 40
_MS, _SECOND = timedelta(milliseconds=1), timedelta(seconds=1)


class PolicyInvalid(ValueError):
    """No policy, or not one that this root signed."""


@dataclass(frozen=True, slots=True)
class Policy:
    """The defaults hold where a platform has said nothing: staff are warned, and nothing is stopped."""

    issued: datetime = _EPOCH
    warn_after: timedelta = timedelta(days=3)
    stop_after: timedelta = timedelta(days=36_500)
    warn_count: int = 5_000
    stop_count: int = 1_000_000_000
    services: tuple[str, ...] = ()
    kept_for: timedelta = timedelta(days=90)


def sign(policy: Policy, root: EllipticCurvePrivateKey) -> bytes:
    """The policy as a terminal gets it."""
    body = {
        1: VERSION,
        2: (policy.issued - _EPOCH) // _MS,
        3: policy.warn_after // _SECOND,
        4: policy.stop_after // _SECOND,
        5: policy.warn_count,
        6: policy.stop_count,
        7: list(policy.services),
        8: policy.kept_for // _SECOND,
    }
    return sign1(cbor2.dumps(body, canonical=True), root, {TYP: TYPE})


def read(signed: bytes, root: PublicKey) -> Policy:
    """Verify the policy.

    Raises:
        PolicyInvalid: see the class.
    """
    try:
        message = Sign1.read(signed)
        if message.protected.get(TYP) != TYPE or not message.verifies(root):
            raise PolicyInvalid("not a policy that this root signed")
        body = message.claims()
        numbers = [body[key] for key in (2, 3, 4, 5, 6, 8)]
        services = body[7]
    except (CoseInvalid, KeyError, TypeError) as e:
        raise PolicyInvalid(f"no policy: {type(e).__name__}") from e
    if (
        body.get(1) != VERSION
        or not all(type(number) is int and 0 <= number < (_MOST << 10) for number in numbers)
        or not isinstance(services, list)
        or not all(isinstance(service, str) for service in services)
    ):
        raise PolicyInvalid("a policy of another version or out of shape")
    try:
        return Policy(
            issued=_EPOCH + numbers[0] * _MS,
            warn_after=numbers[1] * _SECOND,
            stop_after=numbers[2] * _SECOND,
            warn_count=numbers[3],
            stop_count=numbers[4],
            services=tuple(services),
            kept_for=numbers[5] * _SECOND,
        )
    except OverflowError as e:
        raise PolicyInvalid("a time beyond all calendars") from e
