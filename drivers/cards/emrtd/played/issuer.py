"""Who issues the documents that are played: files for a person, and a signature by an authority of our own.

The authority is made anew in each process, so no terminal trusts it by accident; a test that wants it trusted
takes its certificate from ``authority``. The signed object is encoded by ``cryptography``'s ASN.1, not by the
code that reads it.
"""

import hashlib
import io
import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Annotated

from cryptography import x509
from cryptography.hazmat import asn1
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from PIL import Image, ImageDraw

from drivers.cards.emrtd import tlv
from drivers.cards.emrtd.mrz import check_digit
from kiosk.person import Document, Person, Sex

_OID = x509.ObjectIdentifier
_SHA256, _CONTENT_TYPE, _MESSAGE_DIGEST = (
    _OID("2.16.840.1.101.3.4.2.1"),
    _OID("1.2.840.113549.1.9.3"),
    _OID("1.2.840.113549.1.9.4"),
)
_SECURITY_OBJECT, _DATA, _SIGNED_DATA = (
    _OID("2.23.136.1.1.1"),
    _OID("1.2.840.113549.1.7.1"),
    _OID("1.2.840.113549.1.7.2"),
)
_ECDSA, _RSA = _OID("1.2.840.10045.4.3.2"), _OID("1.2.840.113549.1.1.11")


@dataclass(frozen=True, slots=True)
class Authority:
    """A country's certificate authority and a signer of documents that it vouches for."""

    certificate: x509.Certificate
    signer: x509.Certificate
    key: "ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey"


@cache
def authority(kind: str) -> Authority:
    """Of this process; ``kind`` of its signer's key: ``ec`` or ``rsa``."""
    root = ec.generate_private_key(ec.SECP256R1())
    key = root if kind == "ec" else rsa.generate_private_key(65537, 2048)
    if kind == "ec":
        key = ec.generate_private_key(ec.SECP256R1())
    name, below = _name("CSCA-UTOPIA"), _name("DS-UTOPIA")
    certificate = _certificate(name, name, root.public_key(), ca=True).sign(root, hashes.SHA256())
    signer = _certificate(below, name, key.public_key(), ca=False).sign(root, hashes.SHA256())
    return Authority(certificate, signer, key)


def _name(common: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(x509.NameOID.COUNTRY_NAME, "UT"),
            x509.NameAttribute(x509.NameOID.COMMON_NAME, common),
        ]
    )


def _certificate(
    subject: x509.Name, issuer: x509.Name, key: "ec.EllipticCurvePublicKey | rsa.RSAPublicKey", *, ca: bool
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=3650))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=0 if ca else None), critical=True)
    )


@asn1.sequence
class _Algorithm:
    oid: x509.ObjectIdentifier


@asn1.sequence
class _Digest:
    number: int
    value: bytes


@asn1.sequence
class _SecurityObject:
    version: int
    algorithm: _Algorithm
    digests: list[_Digest]


@asn1.sequence
class _TypeAttribute:
    oid: x509.ObjectIdentifier
    values: asn1.SetOf[x509.ObjectIdentifier]


@asn1.sequence
class _DigestAttribute:
    oid: x509.ObjectIdentifier
    values: asn1.SetOf[bytes]


@asn1.sequence
class _SignerInfo:
    version: int
    signer: asn1.TLV
    digest: _Algorithm
    attributes: Annotated[asn1.SetOf[asn1.TLV], asn1.Implicit(0)]
    signature: _Algorithm
    value: bytes


@asn1.sequence
class _Encapsulated:
    oid: x509.ObjectIdentifier
    content: Annotated[bytes, asn1.Explicit(0)]


@asn1.sequence
class _SignedData:
    version: int
    digests: asn1.SetOf[_Algorithm]
    encapsulated: _Encapsulated
    certificates: Annotated[asn1.SetOf[x509.Certificate], asn1.Implicit(0)]
    signers: asn1.SetOf[_SignerInfo]


@asn1.sequence
class _ContentInfo:
    oid: x509.ObjectIdentifier
    content: Annotated[_SignedData, asn1.Explicit(0)]


def security_object(groups: Mapping[int, bytes], by: Authority, *, as_data: bool = False) -> bytes:
    """EF.SOD over these data groups; ``as_data``: its content is called mere data, as China does."""
    kind = _DATA if as_data else _SECURITY_OBJECT
    digests = [_Digest(number=n, value=hashlib.sha256(data).digest()) for n, data in sorted(groups.items())]
    content = asn1.encode_der(_SecurityObject(version=0, algorithm=_Algorithm(oid=_SHA256), digests=digests))
    attributes = [
        asn1.encode_der(_TypeAttribute(oid=_CONTENT_TYPE, values=asn1.SetOf([kind]))),
        asn1.encode_der(
            _DigestAttribute(oid=_MESSAGE_DIGEST, values=asn1.SetOf([hashlib.sha256(content).digest()]))
        ),
    ]
    signed = tlv.encode(0x31, b"".join(sorted(attributes)))
    is_ec = isinstance(by.key, ec.EllipticCurvePrivateKey)
    value = (
        by.key.sign(signed, ec.ECDSA(hashes.SHA256()))
        if isinstance(by.key, ec.EllipticCurvePrivateKey)
        else by.key.sign(signed, padding.PKCS1v15(), hashes.SHA256())
    )
    issuer = by.signer.issuer.public_bytes()
    named = tlv.encode(0x30, issuer + _integer(by.signer.serial_number))
    info = _SignerInfo(
        version=1,
        signer=asn1.decode_der(asn1.TLV, named),
        digest=_Algorithm(oid=_SHA256),
        attributes=asn1.SetOf([asn1.decode_der(asn1.TLV, attribute) for attribute in attributes]),
        signature=_Algorithm(oid=_ECDSA if is_ec else _RSA),
        value=value,
    )
    body = _SignedData(
        version=3,
        digests=asn1.SetOf([_Algorithm(oid=_SHA256)]),
        encapsulated=_Encapsulated(oid=kind, content=content),
        certificates=asn1.SetOf([by.signer]),
        signers=asn1.SetOf([info]),
    )
    return tlv.encode(0x77, asn1.encode_der(_ContentInfo(oid=_SIGNED_DATA, content=body)))


def _integer(number: int) -> bytes:
    return tlv.encode(0x02, number.to_bytes(number.bit_length() // 8 + 1))


def card_access(oid_suffix: int, parameter: int) -> bytes:
    """EF.CardAccess that offers PACE by elliptic curves with generic mapping."""
    oid = tlv.encode(0x06, bytes.fromhex("04007F000702020402") + bytes([oid_suffix]))
    info = tlv.encode(0x30, oid + _integer(2) + _integer(parameter))
    return tlv.encode(0x31, info)


def zone(person: Person) -> str:
    """The MRZ of that person's document: TD3 for a passport, TD1 for a card."""
    state, _, number = person.id_number.partition("-")
    surname, _, given = person.name_latin.partition(", ")
    names = f"{surname}<<{given}".replace(" ", "<").rstrip("<")
    sex = {Sex.MALE: "M", Sex.FEMALE: "F", Sex.UNKNOWN: "<"}[person.sex]
    number = _checked(number.replace(" ", "<").ljust(9, "<"))
    birth, expiry = _checked(_six(person.birth)), _checked(_six(person.valid_to))
    if person.document is Document.PASSPORT:
        fixed = f"{number}{person.nation:<<3}{birth}{sex}{expiry}{_checked('<' * 14)}"
        return f"P<{state:<<3}{names:<<39}{fixed}" + check_digit(fixed[:10] + fixed[13:20] + fixed[21:])
    code = "CR" if person.document is Document.TRAVEL_PERMIT else "I<"
    first = f"{code}{state:<<3}{number:<<25}"
    second = f"{birth}{sex}{expiry}{person.nation:<<3}{'':<<11}"
    digit = check_digit(first[5:] + second[:7] + second[8:15] + second[18:])
    return f"{first}{second}{digit}{names:<<30}"


def _six(day: date | None) -> str:
    return day.strftime("%y%m%d") if day else "<<<<<<"


def _checked(text: str) -> str:
    return text + check_digit(text)


def groups(person: Person, photo: bytes, kind: int, *, own_dg1: bool = False) -> dict[int, bytes]:
    """The data groups of that person's document; ``own_dg1``: in a form that is not ICAO's."""
    said = tlv.encode(0x5F1F, zone(person).encode())
    if own_dg1:
        said = tlv.encode(0x80, person.id_number.encode()) + tlv.encode(0x81, person.name.encode("gb18030"))
    holder = tlv.encode(0x5C, b"\x5f\x0e") + tlv.encode(0x5F0E, person.name.encode())
    issued = person.valid_from.strftime("%Y%m%d").encode() if person.valid_from else b""
    document = tlv.encode(0x5F19, person.issuer.encode()) + tlv.encode(0x5F26, issued)
    return {
        1: tlv.encode(0x61, said),
        2: _face(photo, kind),
        11: tlv.encode(0x6B, holder),
        12: tlv.encode(0x6C, document),
    }


def _face(photo: bytes, kind: int) -> bytes:
    """DG2 as ISO/IEC 19794-5 has it; ``kind`` 0 is JPEG, 1 is JPEG 2000."""
    image = bytes([1, kind, 0, 240, 1, 64, 1, 2, 0, 0, 0, 0]) + photo
    features = bytes(20)
    face = (len(image) + 20).to_bytes(4) + features[4:] + image
    record = b"FAC\x00010\x00" + (len(face) + 14).to_bytes(4) + b"\x00\x01" + face
    head = tlv.encode(0xA1, bytes.fromhex("870101880200 08".replace(" ", "")))
    template = tlv.encode(0x7F60, head + tlv.encode(0x5F2E, record))
    return tlv.encode(0x75, tlv.encode(0x7F61, _integer(1) + template))


@cache
def picture(form: str, *, large: bool = False) -> bytes:
    """A drawn face of nobody: ``JPEG`` or ``JPEG2000``; ``large``: of more than 32,767 bytes."""
    size = (720, 960) if large else (240, 320)
    image = Image.new("RGB", size, "#dfe7ee")
    if large:
        image.frombytes(random.Random(9303).randbytes(size[0] * size[1] * 3))  # noqa: S311  # noise, not a secret
    pen, w, h = ImageDraw.Draw(image), *size
    pen.ellipse((w * 0.3, h * 0.2, w * 0.7, h * 0.6), fill="#c9a184")
    pen.pieslice((w * 0.15, h * 0.6, w * 0.85, h * 1.4), 180, 360, fill="#3d5a80")
    out = io.BytesIO()
    options = {"quality": 40} if form == "JPEG" else {"quality_mode": "rates", "quality_layers": [20]}
    image.save(out, form, **options)
    return out.getvalue()


def signer_pem(by: Authority) -> bytes:
    """The certificate that a terminal must trust, as a file for its folder."""
    return by.certificate.public_bytes(Encoding.PEM)
