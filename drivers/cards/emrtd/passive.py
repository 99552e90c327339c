"""Passive authentication: whether what a chip says was signed by who issues such documents.

ICAO Doc 9303-11 5.1, 9303-10 4.6.2 (EF.SOD), 9303-12 (certificates); CMS: RFC 5652 5.4, RFC 4056 for PSS.
``judge`` distinguishes three outcomes. FAILED is proof of tampering or damage: a file's digest or a signature
is wrong. UNVERIFIED is no proof of either: the signer is unknown here, or its algorithm is. Only VERIFIED
leads, by signatures alone, from the data to a country's certificate (CSCA) in ``Authorities``.
"""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Literal

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from drivers.cards.emrtd import tlv
from drivers.cards.port import CardUnreadable

_DOES_NOT_READ = (
    ValueError,
    TypeError,  # a name with a bit string where there must be letters
    UnsupportedAlgorithm,
    x509.InvalidVersion,
    x509.ExtensionNotFound,
    x509.DuplicateExtension,
    x509.UnsupportedGeneralNameType,
)
"""What the library raises over a certificate that is none or lacks what it is asked for, often only then."""


class Verdict(StrEnum):
    """The outcome; see the module."""

    VERIFIED = "verified"
    UNVERIFIED = "unverified"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Judgement:
    """With the reason for a technician: nothing personal in it."""

    verdict: Verdict
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Authorities:
    """The country certificates that this terminal trusts."""

    certificates: tuple[x509.Certificate, ...] = ()
    unread: int = 0
    """How many files of the folder could not be read, or held no certificate."""

    @classmethod
    def load(cls, folder: Path) -> "Authorities":
        """Every ``.cer``, ``.crt``, ``.der``, ``.pem``, ``.ml`` of a folder; what does not read is left out.

        ``.ml`` is a master list (9303-12, 8): who put it there has judged who signed it.
        """
        found: list[x509.Certificate] = []
        unread = 0
        for path in _entries(folder):
            try:
                data = path.read_bytes()
                here = _listed(data) if path.suffix == ".ml" else _certificates(data)
            except (OSError, *_DOES_NOT_READ):
                here = []
            unread += not here
            found += here
        return cls(tuple(found), unread)

    def issued(self, signer: x509.Certificate) -> bool:
        """Whether one of them, of the same country, signed this certificate."""
        country = _country(signer, "issuer")
        return country is not None and any(
            _country(found, "subject") == country and _is_authority(found) and _issued_by(found, signer)
            for found in self.certificates
        )


def _entries(folder: Path) -> Iterator[Path]:
    """What should hold certificates, in order; nothing of a folder that cannot be listed."""
    try:
        names = sorted(folder.iterdir())
    except OSError:
        return
    yield from (path for path in names if path.suffix in {".cer", ".crt", ".der", ".pem", ".ml"})


def _certificates(data: bytes) -> list[x509.Certificate]:
    if b"-----BEGIN" in data:
        return x509.load_pem_x509_certificates(data)
    return [x509.load_der_x509_certificate(data)]


def _country(certificate: x509.Certificate, whose: Literal["issuer", "subject"]) -> list[str] | None:
    """None: the name does not read."""
    try:
        name: x509.Name = getattr(certificate, whose)
    except _DOES_NOT_READ:
        return None
    return [str(part.value).upper() for part in name.get_attributes_for_oid(x509.NameOID.COUNTRY_NAME)]


def _is_authority(certificate: x509.Certificate) -> bool:
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except _DOES_NOT_READ:
        return False


def _issued_by(authority: x509.Certificate, signer: x509.Certificate) -> bool:
    """By its signature alone: names of authorities change their spelling from one certificate to the next."""
    try:
        key, how = _public_key(authority), signer.signature_algorithm_parameters
        if isinstance(key, rsa.RSAPublicKey) and isinstance(how, padding.PKCS1v15 | padding.PSS):
            digest = signer.signature_hash_algorithm
            assert digest
            key.verify(signer.signature, signer.tbs_certificate_bytes, how, digest)
        elif isinstance(key, ec.EllipticCurvePublicKey) and isinstance(how, ec.ECDSA):
            key.verify(signer.signature, signer.tbs_certificate_bytes, how)
        else:
            return False
    except (ValueError, InvalidSignature, UnsupportedAlgorithm, CardUnreadable):
        return False
    return True


def _listed(data: bytes) -> list[x509.Certificate]:
    """The certificates in a master list; those that do not read are left out."""
    found = []
    try:
        encapsulated = tlv.need(data, 0x30, 0xA0, 0x30, 0x30)
        for tag, _, whole in tlv.each(tlv.need(encapsulated, 0xA0, 0x04, 0x30, 0x31)):
            with suppress(*_DOES_NOT_READ):
                found += [x509.load_der_x509_certificate(whole)] if tag == 0x30 else []
    except CardUnreadable:
        return found
    return found


_CURVES: tuple[ec.EllipticCurve, ...] = (
    ec.SECP224R1(),
    ec.SECP256R1(),
    ec.SECP384R1(),
    ec.SECP521R1(),
    ec.BrainpoolP256R1(),
    ec.BrainpoolP384R1(),
    ec.BrainpoolP512R1(),
)


@cache
def _generator(curve: ec.EllipticCurve) -> bytes:
    """The first coordinate of a curve's base point, which tells it from the others."""
    point = ec.derive_private_key(1, curve).public_key().public_numbers()
    return point.x.to_bytes((curve.key_size + 7) // 8)


def _public_key(certificate: x509.Certificate) -> object:
    """Its key. 9303-12 has curves written out instead of named, which the library takes for three of them.

    Raises:
        UnsupportedAlgorithm, ValueError, CardUnreadable: it is on no curve that we know.
    """
    try:
        return certificate.public_key()
    except (ValueError, UnsupportedAlgorithm):
        fields = [
            v for tag, v, _ in tlv.each(tlv.need(certificate.tbs_certificate_bytes, 0x30)) if tag == 0x30
        ]
        if len(fields) < 5:
            raise
        info = fields[4]
        base = tlv.need(info, 0x30, 0x30, 0x04)
        for curve in _CURVES:
            generator = _generator(curve)
            if base[1 : 1 + len(generator)] == generator:
                return ec.EllipticCurvePublicKey.from_encoded_point(curve, tlv.need(info, 0x03)[1:])
        raise


_SIGNED_DATA = bytes.fromhex("2A864886F70D010702")
_SECURITY_OBJECTS = (bytes.fromhex("678108010101"), bytes.fromhex("2A864886F70D010701"))
"""The type of what is signed; some countries call it mere data."""
_MESSAGE_DIGEST = bytes.fromhex("2A864886F70D010904")
_CONTENT_TYPE = bytes.fromhex("2A864886F70D010903")
_PSS = bytes.fromhex("2A864886F70D01010A")

_HASHES: Mapping[bytes, hashes.HashAlgorithm] = {
    bytes.fromhex("2B0E03021A"): hashes.SHA1(),  # noqa: S303  # documents of the first years
    bytes.fromhex("608648016503040204"): hashes.SHA224(),
    bytes.fromhex("608648016503040201"): hashes.SHA256(),
    bytes.fromhex("608648016503040202"): hashes.SHA384(),
    bytes.fromhex("608648016503040203"): hashes.SHA512(),
}


class _Failed(Exception):
    """Proof that something is wrong."""


class _Unknown(Exception):
    """No proof: we cannot follow."""


@dataclass(frozen=True, slots=True)
class _Signed:
    """The parts of a SignedData with one signer."""

    kind: bytes
    content: bytes
    certificates: tuple[bytes, ...]
    digest: bytes
    attributes: bytes
    algorithm: bytes
    parameters: bytes
    signature: bytes
    signer: bytes


def judge(sod: bytes | None, groups: Mapping[int, bytes], authorities: Authorities) -> Judgement:
    """Judge the files that were read (number of the data group → file) by EF.SOD.

    When the certificates are out of date is not judged: a document outlives its signer's by years.
    """
    if sod is None:
        return Judgement(Verdict.FAILED, "no security object")
    try:
        signed = _signed(_content_info(sod))
        _compare(signed.content, groups)
        certificate = _signer(signed)
        _verify(signed, certificate)
    except _Failed as reason:
        return Judgement(Verdict.FAILED, str(reason))
    except _Unknown as reason:
        return Judgement(Verdict.UNVERIFIED, str(reason))
    except CardUnreadable as reason:
        return Judgement(Verdict.FAILED, f"the security object does not read: {reason}")
    if not authorities.issued(certificate):
        return Judgement(Verdict.UNVERIFIED, "signed by an authority that is unknown here")
    return Judgement(Verdict.VERIFIED)


def _content_info(sod: bytes) -> bytes:
    """As DER; some countries write it with indefinite lengths."""
    found = tlv.need(sod, 0x77)
    return tlv.definite(found) if found[1:2] == b"\x80" else found


def _signed(content_info: bytes) -> _Signed:
    outer = tlv.need(content_info, 0x30)
    if tlv.need(outer, 0x06) != _SIGNED_DATA:
        raise _Failed("the security object is not signed")
    body = tlv.need(outer, 0xA0, 0x30)
    encapsulated = tlv.need(body, 0x30)
    kind = tlv.need(encapsulated, 0x06)
    if kind not in _SECURITY_OBJECTS:
        raise _Failed("what is signed is no security object")
    sets = [value for tag, value, _ in tlv.each(body) if tag == 0x31]
    infos = [value for tag, value, _ in tlv.each(sets[-1]) if tag == 0x30] if sets else []
    if len(infos) != 1:
        raise _Unknown(f"{len(infos)} signers")
    info = list(tlv.each(infos[0]))
    algorithms = [value for tag, value, _ in info if tag == 0x30]
    identified = [whole for tag, _, whole in info if tag in {0x30, 0x80}]
    if identified and identified[0][0] == 0x30:
        algorithms = algorithms[1:]
    if len(algorithms) < 2:
        raise CardUnreadable("a signer without algorithms")
    return _Signed(
        kind=kind,
        content=tlv.need(encapsulated, 0xA0, 0x04),
        certificates=tuple(whole for tag, _, whole in tlv.each(tlv.find(body, 0xA0) or b"") if tag == 0x30),
        digest=tlv.need(algorithms[0], 0x06),
        attributes=tlv.find(infos[0], 0xA0) or b"",
        algorithm=tlv.need(algorithms[1], 0x06),
        parameters=tlv.find(algorithms[1], 0x30) or b"",
        signature=tlv.need(infos[0], 0x04),
        signer=identified[0],
    )


def _hash(oid: bytes) -> hashes.HashAlgorithm:
    found = _HASHES.get(oid)
    if found is None:
        raise _Unknown("an unknown digest algorithm")
    return found


def _digest(oid: bytes, data: bytes) -> bytes:
    return hashlib.new(_hash(oid).name, data).digest()


def _compare(content: bytes, groups: Mapping[int, bytes]) -> None:
    """Each file that was read must have the digest that was signed."""
    security = tlv.need(content, 0x30)
    parts = [value for tag, value, _ in tlv.each(security) if tag == 0x30]
    if len(parts) < 2:
        raise CardUnreadable("a security object without digests")
    oid = tlv.need(parts[0], 0x06)
    expected = {}
    for _, entry, _ in tlv.each(parts[1]):
        expected[int.from_bytes(tlv.need(entry, 0x02))] = tlv.need(entry, 0x04)
    for number, data in groups.items():
        if number not in expected:
            raise _Failed(f"data group {number} is not signed")
        if _digest(oid, data) != expected[number]:
            raise _Failed(f"data group {number} was changed after it was signed")


def _signer(signed: _Signed) -> x509.Certificate:
    """The certificate that the signer info names, among those that came along."""
    for raw in signed.certificates:
        try:
            certificate = x509.load_der_x509_certificate(raw)
            named = _names(certificate, signed.signer)
        except _DOES_NOT_READ:
            continue
        if named:
            return certificate
    raise _Unknown("the signer's certificate is not in the document, or does not read")


def _names(certificate: x509.Certificate, signer: bytes) -> bool:
    if signer[0] == 0x80:
        extension = certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier)
        return extension.value.digest == tlv.need(signer, 0x80)
    issuer_and_serial = tlv.need(signer, 0x30)
    serial = int.from_bytes(tlv.need(issuer_and_serial, 0x02), signed=True)
    return certificate.serial_number == serial


def _verify(signed: _Signed, certificate: x509.Certificate) -> None:
    message = signed.content
    if signed.attributes:
        attributes = {
            tlv.need(value, 0x06): tlv.need(value, 0x31) for _, value, _ in tlv.each(signed.attributes)
        }
        if tlv.find(attributes.get(_CONTENT_TYPE, b""), 0x06) != signed.kind:
            raise _Failed("the signature is of another kind of content")
        if tlv.find(attributes.get(_MESSAGE_DIGEST, b""), 0x04) != _digest(signed.digest, signed.content):
            raise _Failed("the digests were changed after they were signed")
        message = tlv.encode(0x31, signed.attributes)  # signed as a SET, RFC 5652 5.4
    try:
        key = _public_key(certificate)
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(signed.signature, message, *_rsa(signed))
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signed.signature, message, ec.ECDSA(_hash(signed.digest)))
        else:
            raise _Unknown("an unknown signature algorithm")
    except InvalidSignature:
        raise _Failed("the signature is wrong") from None
    except (ValueError, UnsupportedAlgorithm, CardUnreadable):
        raise _Unknown("a key or an algorithm that is not supported here") from None


def _rsa(signed: _Signed) -> tuple[padding.AsymmetricPadding, hashes.HashAlgorithm]:
    if signed.algorithm != _PSS:
        return padding.PKCS1v15(), _hash(signed.digest)
    digest = tlv.find(signed.parameters, 0xA0, 0x30, 0x06)
    mask = tlv.find(signed.parameters, 0xA1, 0x30, 0x30, 0x06) or digest
    salt = tlv.find(signed.parameters, 0xA2, 0x02)
    default = bytes.fromhex("2B0E03021A")
    length = int.from_bytes(salt) if salt else 20
    return padding.PSS(padding.MGF1(_hash(mask or default)), length), _hash(digest or default)
