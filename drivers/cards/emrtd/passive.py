"""Passive authentication: whether what a chip says was signed by who issues such documents.

ICAO Doc 9303-11 5.1, 9303-10 4.6.2 (EF.SOD), 9303-12 (certificates); CMS: RFC 5652 5.4, RFC 4056 for PSS.
``judge`` distinguishes three outcomes. FAILED is proof of tampering or damage: a file's digest or a signature
is wrong. UNVERIFIED is no proof of either: the signer is unknown here, or its algorithm is. Only VERIFIED
leads, by signatures alone, from the data to a country's certificate (CSCA) in ``Authorities``.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from drivers.cards.emrtd import tlv
from drivers.cards.port import CardUnreadable


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

    @classmethod
    def load(cls, folder: Path) -> "Authorities":
        """Every ``.cer``, ``.crt``, ``.der`` and ``.pem`` of a folder; one that does not read is left out."""
        found: list[x509.Certificate] = []
        for path in sorted(folder.glob("*")) if folder.is_dir() else ():
            if path.suffix not in {".cer", ".crt", ".der", ".pem"}:
                continue
            data = path.read_bytes()
            try:
                pem = b"-----BEGIN" in data
                found += (
                    x509.load_pem_x509_certificates(data) if pem else [x509.load_der_x509_certificate(data)]
                )
            except ValueError:
                continue
        return cls(tuple(found))

    def issued(self, signer: x509.Certificate) -> bool:
        """Whether one of them signed this certificate."""
        for authority in self.certificates:
            try:
                signer.verify_directly_issued_by(authority)
            except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
                continue
            return _is_authority(authority)
        return False


def _is_authority(certificate: x509.Certificate) -> bool:
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except (x509.ExtensionNotFound, ValueError):
        return False


_SIGNED_DATA = bytes.fromhex("2A864886F70D010702")
_SECURITY_OBJECT = bytes.fromhex("678108010101")
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
        signed = _signed(tlv.need(sod, 0x77))
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


def _signed(content_info: bytes) -> _Signed:
    outer = tlv.need(content_info, 0x30)
    if tlv.need(outer, 0x06) != _SIGNED_DATA:
        raise _Failed("the security object is not signed")
    body = tlv.need(outer, 0xA0, 0x30)
    encapsulated = tlv.need(body, 0x30)
    if tlv.need(encapsulated, 0x06) != _SECURITY_OBJECT:
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
        except (ValueError, UnsupportedAlgorithm):
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
        if tlv.find(attributes.get(_CONTENT_TYPE, b""), 0x06) != _SECURITY_OBJECT:
            raise _Failed("the signature is of another kind of content")
        if tlv.find(attributes.get(_MESSAGE_DIGEST, b""), 0x04) != _digest(signed.digest, signed.content):
            raise _Failed("the digests were changed after they were signed")
        message = tlv.encode(0x31, signed.attributes)  # signed as a SET, RFC 5652 5.4
    try:
        key = certificate.public_key()
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(signed.signature, message, *_rsa(signed))
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signed.signature, message, ec.ECDSA(_hash(signed.digest)))
        else:
            raise _Unknown("an unknown signature algorithm")
    except InvalidSignature:
        raise _Failed("the signature is wrong") from None
    except (ValueError, UnsupportedAlgorithm):
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
