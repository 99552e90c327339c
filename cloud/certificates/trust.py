"""The keys that certificates are signed by, and the trust list that makes them count elsewhere.

``DATA/keys/trust-root.pem`` signs the trust list, ``DATA/keys/issuer-KID.pem`` certificates; both are P-256,
made at their first use. A root can be succeeded: ``trust-root.chain`` then holds each old root's word for the
next (CBOR, a list of byte strings), and the key in use is the last one's, ``trust-root-KID.pem``.

The list names this platform's issuing keys, retired ones too, and those of other platforms that an operator
has taken in (``cloud trust-list add``), each for the kinds that it was taken in for. A province with a root
of its own hands its list to whoever holds the common root; that is all.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import cbor2
from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_public_key,
    load_pem_private_key,
    load_pem_public_key,
)
from django.conf import settings
from django.db import transaction as database

from cloud.audit import record
from cloud.boot import hold
from cloud.certificates import rules
from cloud.errors import Fault
from cloud.keys import PlatformKeys, sync_folder
from cloud.models import IssuedCertificate, IssuerKey, TrustedIssuer
from sync.wire import http as wire
from sync.wire import registry, trust
from sync.wire.certificate import LIST_BITS, key_id
from sync.wire.trust import Entry, TrustList, TrustListInvalid

LIST_FILL = 1 << (LIST_BITS - 1)
"""A status list is full at half of its places: a free one is then found in two draws."""
LIST_VALID = timedelta(days=7)
KEY_VALID = timedelta(days=5 * 365)
_BACKDATE = timedelta(minutes=10)


class TrustRefused(Fault):
    """Another platform's list or a kind that cannot be taken in."""


def root() -> EllipticCurvePrivateKey:
    """The key that signs the trust list."""
    return _key(_root_path())


def rotate_root(actor: str, now: datetime) -> str:
    """A new root from now on, by the old one's word, and the old key is deleted; the new one's id.

    The rename of the chain is the moment at which it counts: a kill before it leaves the old root in use, one
    after it a key that the next rotation deletes.
    """
    root()  # the first one is made here, if there is none yet
    with _alone(), database.atomic():
        new = generate_private_key(SECP256R1())
        kid = key_id(new.public_key()).hex()
        word = trust.succeed(new.public_key(), root(), now)
        path = _folder() / f"trust-root-{kid}.pem"
        _write(path, _pem(new))
        record(actor, "rotate trust root", kid, now)
        _write(_chain_path(), cbor2.dumps([*successions(), word]))
    for spent in _folder().glob("trust-root*.pem"):
        if spent != path:
            spent.unlink()
    sync_folder(_folder())
    return kid


def successions() -> list[bytes]:
    """Each old root's word for the next, oldest first."""
    try:
        found: list[bytes] = cbor2.loads(_chain_path().read_bytes())
    except FileNotFoundError:
        return []
    except (OSError, cbor2.CBORError) as e:
        raise TrustRefused(f"{_chain_path()}: cannot be read; put the backup of the keys back") from e
    return found


def _root_path() -> Path:
    """The file of the root in use: the first one's, or that of the last succession."""
    chain = successions()
    if not chain:
        return _folder() / "trust-root.pem"
    return _folder() / f"trust-root-{trust.successor(chain[-1]).hex()}.pem"


def _chain_path() -> Path:
    return _folder() / "trust-root.chain"


def root_pem() -> str:
    """What terminals pin."""
    public = root().public_key()
    return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def issuer_key(now: datetime) -> EllipticCurvePrivateKey:
    """The key that signs certificates now; the first one is made here."""
    row = IssuerKey.objects.filter(not_after__gt=now).order_by("not_before", "pk").last()
    if row is None:
        with _alone():
            row = IssuerKey.objects.filter(not_after__gt=now).order_by("not_before", "pk").last()
            row = row or _new_key(now)
    return _key(_folder() / f"issuer-{row.kid}.pem")


def rotate(actor: str, now: datetime) -> str:
    """A new issuing key from now on; the old one signs nothing more, and what it signed stays valid."""
    with _alone(), database.atomic():
        made = _new_key(now)
        IssuerKey.objects.exclude(pk=made.pk).filter(not_after__gt=now).update(not_after=now)
        record(actor, "rotate issuer key", made.kid, now)
    return str(made.kid)


def own_entries(keys: PlatformKeys, now: datetime) -> list[Entry]:
    """This platform's issuing keys, for the kinds that its services end in."""
    issuer_key(now)
    kinds = frozenset(rule.kind.number for rule in rules.load().values())
    return [
        Entry(
            issuer=keys.platform,
            name=settings.NAME,
            kid=bytes.fromhex(row.kid),
            key=_public(bytes(row.public)),
            kinds=kinds,
            not_before=row.not_before,
            not_after=row.not_after,
            predecessor=bytes.fromhex(row.predecessor),
            status=status_address(),
        )
        for row in IssuerKey.objects.order_by("not_before", "pk")
    ]


def signed_list(keys: PlatformKeys, now: datetime) -> bytes:
    """The trust list as of now, with every status list that is known."""
    entries = own_entries(keys, now)
    status = {f"{status_address()}{n}": status_list(n, now) for n in range(1, list_in_use() + 1)}
    for row in TrustedIssuer.objects.order_by("issuer"):
        taken = trust.read(bytes(row.signed), _root_of(row.root))
        kinds = frozenset(row.kinds)
        own = [e for e in taken.entries if e.issuer == row.issuer]
        entries += [replace(entry, kinds=entry.kinds & kinds) for entry in own]
        status |= _status_of(own, taken.status)
    made = TrustList(now, now + LIST_VALID, tuple(entries), status, tuple(successions()))
    return trust.sign(made, root())


def list_in_use() -> int:
    """The number of the list that the next certificate goes into; all from 1 to it are published."""
    return 1 + IssuedCertificate.objects.count() // LIST_FILL


def status_list(number: int, now: datetime) -> bytes:
    """The status list with this number, signed by the key in use now."""
    revoked = IssuedCertificate.objects.filter(list=number).exclude(revoked=None)
    indexes = revoked.values_list("index", flat=True)
    return trust.sign_status(f"{status_address()}{number}", indexes, issuer_key(now), now, LIST_VALID)


def status_address() -> str:
    """Where our status lists are, a number to be appended."""
    return f"{settings.ADDRESS}{wire.STATUS}/"


def take_in(  # noqa: PLR0913  # whom to trust for what, by whose word, and who says so
    signed: bytes, issuer: str, kinds: list[str], root_key: str, *, actor: str, now: datetime
) -> list[Entry]:
    """Vouch for another platform: its own list, verified by its own root, for these kinds alone.

    Again with a newer list renews keys and revocations.

    Raises:
        TrustRefused: see the class.
    """
    known = registry.load().types
    if unknown := [kind for kind in kinds if kind not in known]:
        raise TrustRefused(f"no kind {', '.join(unknown)}; there are {', '.join(sorted(known))}")
    try:
        found = trust.read(signed, _root_of(root_key))
    except (TrustListInvalid, ValueError) as e:
        raise TrustRefused(f"the list does not hold under that root: {e}") from e
    entries = [entry for entry in found.entries if entry.issuer == issuer]
    if not entries:
        names = ", ".join(sorted({entry.issuer for entry in found.entries}))
        raise TrustRefused(f"no issuer {issuer} in that list; there are {names}")
    numbers = [known[kind].number for kind in kinds]
    with database.atomic():
        TrustedIssuer.objects.update_or_create(
            issuer=issuer, defaults={"signed": signed, "root": root_key, "kinds": numbers, "added": now}
        )
        record(actor, "trust issuer", f"{issuer} {','.join(kinds)}", now)
    return entries


def withdraw(issuer: str, actor: str, now: datetime) -> None:
    """Vouch for it no longer.

    Raises:
        TrustRefused: nobody of that name was taken in.
    """
    with database.atomic():
        if not TrustedIssuer.objects.filter(issuer=issuer).delete()[0]:
            raise TrustRefused(f"no issuer {issuer} was taken in")
        record(actor, "distrust issuer", issuer, now)


def _status_of(entries: list[Entry], status: Mapping[str, bytes]) -> dict[str, bytes]:
    addresses = tuple(entry.status for entry in entries if entry.status)
    return {address: token for address, token in status.items() if address.startswith(addresses)}


def _root_of(pem: str) -> EllipticCurvePublicKey:
    key = load_pem_public_key(pem.encode())
    if not isinstance(key, EllipticCurvePublicKey):
        raise TrustRefused("a root that is no key on a curve")
    return key


def _new_key(now: datetime) -> IssuerKey:
    key = generate_private_key(SECP256R1())
    kid = key_id(key.public_key()).hex()
    before = IssuerKey.objects.order_by("not_before", "pk").last()
    _write(_folder() / f"issuer-{kid}.pem", _pem(key))
    return IssuerKey.objects.create(
        kid=kid,
        public=key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo),
        not_before=now - _BACKDATE if before is None else now,
        not_after=now + KEY_VALID,
        predecessor=before.kid if before else "",
    )


def _key(path: Path) -> EllipticCurvePrivateKey:
    if not path.exists() and path.name == "trust-root.pem":
        with _alone():
            if not path.exists():
                _write(path, _pem(generate_private_key(SECP256R1())))
    try:
        key = load_pem_private_key(path.read_bytes(), None)
    except (OSError, ValueError) as e:
        raise TrustRefused(f"{path}: cannot be read; put the backup of the keys back") from e
    if not isinstance(key, EllipticCurvePrivateKey):
        raise TrustRefused(f"{path}: a key of another kind")
    return key


def _pem(key: EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all: under another name, fsynced, renamed."""
    draft = path.with_suffix(".tmp")
    fd = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(fd, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.rename(path)
    sync_folder(path.parent)


def _public(der: bytes) -> EllipticCurvePublicKey:
    key = load_der_public_key(der)
    assert isinstance(key, EllipticCurvePublicKey)
    return key


def _folder() -> Path:
    return Path(settings.DATA) / "keys"


@contextmanager
def _alone() -> Iterator[None]:
    """One process at a time makes keys."""
    with hold(_folder() / "issuer.lock"):
        yield
