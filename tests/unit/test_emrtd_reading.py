"""A played travel document read as the terminal reads it: every way to open it, everything wrong with one."""

import io
import os
import re
import subprocess
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from drivers.cards import people
from drivers.cards.atr import historical as historical_bytes
from drivers.cards.emrtd import data_groups, files, mrz, pace, passive, reading, tlv
from drivers.cards.emrtd.curves import DOMAINS
from drivers.cards.emrtd.passive import Authorities, Verdict, judge
from drivers.cards.emrtd.played.chip import Chip, Command
from drivers.cards.emrtd.played.issuer import (
    Authority,
    authority,
    groups,
    picture,
    security_object,
    signer_pem,
    zone,
)
from drivers.cards.emrtd.suite import Suite
from drivers.cards.emulations.emrtd import CAN, MAKES, Make, key_of, make
from drivers.cards.port import CardGone, CardKey, CardLocked, CardUnreadable, Transmit
from drivers.cards.profiles.emrtd import CSCA_VARIABLE, EmrtdProfile
from kiosk.id_number import IdKind, check
from kiosk.person import Document, Person

TODAY = date(2026, 11, 24)
EXAMPLES = int(os.environ.get("EMRTD_EXAMPLES", "60"))
"""Of each fuzz; a night's run takes more."""

ALLOWED = {0xA4, 0xB0, 0xB1, 0x84, 0x82, 0x22, 0x86}
"""SELECT, READ BINARY, and the commands of BAC and PACE: none of them can block a document."""


def line_to(chip: Chip, spoil: dict[int, bytes] | None = None) -> Transmit:
    """``Transmit`` on a played document; ``spoil``: the n-th answer is this one instead."""
    count = -1

    def transmit(command: bytes) -> tuple[bytes, int, int]:
        nonlocal count
        count += 1
        answer = chip.answer(command)
        answer = (spoil or {}).get(count, answer)
        return answer[:-2], answer[-2], answer[-1]

    return transmit


def read(
    chip: Chip, key: CardKey, authorities: Authorities | None = None
) -> tuple[Person, list[tuple[int, int]]]:
    told: list[tuple[int, int]] = []
    ways = reading.Ways(authorities or Authorities(), TODAY, lambda _: None, lambda *p: told.append(p))
    return reading.read(files.enter(line_to(chip), key, chip.atr), key, ways).person, told


PASSPORT = people.demo("passport")
KEY = key_of(PASSPORT)


def plain(person: Person) -> Person:
    return replace(person, photo=b"", warnings=(), extra=())


WAYS = {
    "bac": Make(),
    **{f"pace-{suite.name.lower()}": Make(suite=suite) for suite in Suite},
    **{f"pace-curve-{n}": Make(suite=Suite.AES128, parameter=n) for n in DOMAINS},
    "extended": Make(suite=Suite.AES256, extended=True),
    "extended-bac": Make(extended=True),
    "jpeg2000": Make(photo="JPEG2000"),
    "large-short": Make(large=True),
    "large-extended": Make(large=True, extended=True, suite=Suite.AES128),
    "rsa": Make(signer="rsa"),
}


@pytest.mark.parametrize("name", WAYS)
def test_every_way_leads_to_the_same_person(name: str) -> None:
    how = WAYS[name]
    chip = make(how)
    person, told = read(chip, KEY, Authorities((authority(how.signer).certificate,)))
    assert plain(person) == plain(PASSPORT)
    assert person.warnings == ()
    assert dict(person.extra)["signature"] == Verdict.VERIFIED
    assert told == sorted(told)
    assert {total for _, total in told} == {len(chip.files[files.DG2])}
    assert (told[-1][1] > 0x8000) == how.large
    if how.photo == "JPEG":
        assert person.photo == picture("JPEG", large=how.large)
    with Image.open(io.BytesIO(person.photo)) as image:
        image.load()
        assert image.format == "JPEG"
    assert chip.instructions <= ALLOWED
    assert (0xB1 in chip.instructions) == how.large


@pytest.mark.parametrize(
    ("more", "birth", "warnings"),
    [
        (b"19250304", date(1925, 3, 4), set()),
        (b"20250304", date(2025, 3, 4), set()),
        (b"19250305", date(2025, 3, 4), {reading.BIRTH_MISMATCH}),
        (b"1925", date(2025, 3, 4), set()),
        (b"", date(2025, 3, 4), set()),
    ],
)
def test_the_full_day_of_birth_tells_a_centenarian_from_an_infant(
    more: bytes, birth: date, warnings: set[str]
) -> None:
    holder = replace(PASSPORT, birth=date(2025, 3, 4))
    said = groups(holder, picture("JPEG"), 0)
    said[11] = tlv.encode(0x6B, tlv.need(said[11], 0x6B) + (tlv.encode(0x5F2B, more) if more else b""))
    chip = make(Make(), holder)
    chip.files = {**chip.files, files.DG11: said[11], files.SOD: security_object(said, authority("ec"))}
    person, _ = read(chip, key_of(holder), TRUSTED)
    assert (person.birth, set(person.warnings)) == (birth, warnings)


@pytest.mark.parametrize("how", [Make(), Make(suite=Suite.AES128)], ids=["bac", "pace"])
@pytest.mark.parametrize("number", ["AB 123456", "A 1"])
def test_a_number_with_a_filler_inside_opens_its_document(how: Make, number: str) -> None:
    holder = replace(PASSPORT, id_number=f"UTO-{number}")
    printed = mrz.parse(zone(holder), TODAY)
    assert (printed.number, printed.wrong) == (number, ())
    assert printed.number_raw == number.replace(" ", "<").ljust(9, "<")
    boxes = {"number": number.replace(" ", "-"), "birth": "1984-08-12", "expiry": "2034-04-15"}
    for opened_by in (printed.key, mrz.typed(boxes, TODAY).key, mrz.typed_lines(zone(holder), TODAY).key):
        assert opened_by
        person, _ = read(make(how, holder), opened_by)
        assert person.id_number == holder.id_number


def test_the_can_opens_what_has_pace_and_says_so_of_what_has_not() -> None:
    person, _ = read(make(Make(suite=Suite.AES128)), CardKey(can=CAN))
    assert plain(person) == plain(PASSPORT)
    with pytest.raises(CardUnreadable, match="no card access number"):
        files.enter(line_to(make(Make())), CardKey(can=CAN), b"")


@pytest.mark.parametrize("how", [Make(), Make(suite=Suite.TDES), Make(suite=Suite.AES256)])
def test_another_document_s_key_is_said_and_the_right_one_still_opens(how: Make) -> None:
    chip = make(how)
    transmit = line_to(chip)
    for _ in range(3):
        with pytest.raises(CardLocked) as locked:
            files.enter(transmit, mrz.key("X00000018", "840812", "340415"), chip.atr)
        assert locked.value.wrong
    assert files.enter(transmit, KEY, chip.atr).read(files.DG1)
    assert chip.instructions <= ALLOWED


def test_an_unknown_signer_is_said_and_not_refused() -> None:
    person, _ = read(make(Make()), KEY)
    assert person.warnings == (reading.SIGNATURE_UNKNOWN,)
    assert dict(person.extra)["signature_reason"] == "signed by an authority that is unknown here"


def test_whether_a_card_access_number_may_help_is_known_before_any_key_is() -> None:
    for chip, can in ((make(Make()), False), (make(Make(suite=Suite.AES128)), True)):
        with pytest.raises(CardLocked) as locked:
            EmrtdProfile().read(line_to(chip), lambda _: None)
        assert locked.value.can == can
        assert chip.instructions <= {0xA4, 0xB0}
        with pytest.raises(CardLocked) as locked:
            files.enter(line_to(chip), mrz.key("X00000018", "840812", "340415"), chip.atr)
        assert locked.value.can == can


def padded(file: bytes, size: int) -> bytes:
    """A SET OF SecurityInfo with infos that we do not know before its own."""
    oid = tlv.encode(0x06, bytes.fromhex("04007F0007020204"))
    strange = tlv.encode(0x30, oid + tlv.encode(0x04, bytes(50)))
    return tlv.encode(0x31, strange * (size // len(strange)) + tlv.need(file, 0x31))


@pytest.mark.parametrize("size", [0, 200, 240, 300, 1000, 3000])
def test_open_files_of_more_than_one_piece_are_read_on(size: int) -> None:
    chip = make(Make(suite=Suite.AES128, extended=True))
    info = chip.files[files.ATR_INFO]
    chip.files = {
        **chip.files,
        files.CARD_ACCESS: padded(chip.files[files.CARD_ACCESS], size),
        files.ATR_INFO: tlv.encode(0x45, bytes(size)) + info,
    }
    assert files.takes_can(line_to(chip))
    opened = files.enter(line_to(chip), CardKey(can=CAN), b"")
    assert opened.by == "pace"
    assert opened.piece > files.SHORT
    assert opened.read(files.DG1)


def test_an_open_file_without_end_is_given_up() -> None:
    asked: list[bytes] = []

    def endless(command: bytes) -> tuple[bytes, int, int]:
        asked.append(command)
        return (b"\x31\x84\x7f\xff\xff\xff" + bytes(250) if command[1] == 0xB0 else b""), 0x90, 0x00

    assert not files.takes_can(endless)
    assert len(asked) < 40


@pytest.mark.parametrize("said", [b"\x6a\x80", b"\x6a\x88"])
def test_a_chip_without_a_card_access_number_does_not_open_with_one_and_stays_well(said: bytes) -> None:
    chip = make(Make(suite=Suite.AES128))
    through = line_to(chip)

    def transmit(command: bytes) -> tuple[bytes, int, int]:
        if command[1] == 0x22 and tlv.find(command[5:], 0x83) == bytes([pace.CAN]):
            return b"", said[0], said[1]
        return through(command)

    with pytest.raises(CardLocked) as locked:
        files.enter(transmit, CardKey(can=CAN), chip.atr)
    assert locked.value.wrong
    assert files.enter(transmit, KEY, chip.atr).read(files.DG1)


def test_a_photo_changed_after_signing_is_said_loudly() -> None:
    person, _ = read(make(MAKES["passport-forged"]), KEY, Authorities((authority("ec").certificate,)))
    assert person.warnings[0] == reading.SIGNATURE_FAILED
    assert "was changed after it was signed" in dict(person.extra)["signature_reason"]


@pytest.mark.parametrize(
    "spoiled", [picture("JPEG")[:400], picture("JPEG2000")[:400], b"\xff\xd8\xff" + bytes(500), b"GIF89a"]
)
def test_a_photo_that_no_screen_can_show_is_left_out_and_said(spoiled: bytes) -> None:
    dg2 = groups(PASSPORT, spoiled, 0)[2]
    assert data_groups.portrait(dg2) is None
    chip = make(Make())
    chip.files[files.DG2] = dg2
    person, _ = read(chip, KEY)
    assert person.photo == b""
    assert "photo-unreadable" in person.warnings


def test_a_mainland_permit_of_its_own_form_stays_readable() -> None:
    holder = people.demo("travel-permit")
    person, _ = read(make(MAKES["travel-permit"]), key_of(holder))
    assert plain(person) == plain(holder)
    person, _ = read(make(MAKES["travel-permit-own"]), key_of(holder))
    assert (person.document, person.name, person.id_number) == (
        holder.document,
        holder.name,
        holder.id_number,
    )
    assert (person.birth, person.valid_to) == (holder.birth, holder.valid_to)
    assert "mrz-not-icao" in person.warnings
    assert dict(person.extra)["text"] == "CHN-H00000000\n样例港生"


# Passive authentication.

GROUPS = groups(PASSPORT, picture("JPEG"), 0)
TRUSTED = Authorities((authority("ec").certificate,))


def test_openssl_verifies_the_security_object_too(tmp_path: Path) -> None:
    (tmp_path / "csca.pem").write_bytes(signer_pem(authority("ec")))
    (tmp_path / "sod.der").write_bytes(tlv.need(security_object(GROUPS, authority("ec")), 0x77))
    command = "openssl cms -verify -inform DER -in sod.der -CAfile csca.pem -purpose any -out content"
    done = subprocess.run(command.split(), cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("kind", ["ec", "rsa"])
def test_a_sound_security_object_is_verified(kind: str) -> None:
    sod = security_object(GROUPS, authority(kind))
    trusted = Authorities((authority(kind).certificate,))
    assert judge(sod, GROUPS, trusted).verdict is Verdict.VERIFIED
    assert judge(sod, {1: GROUPS[1]}, trusted).verdict is Verdict.VERIFIED
    assert judge(sod, {**GROUPS, 13: b"x"}, trusted).verdict is Verdict.FAILED
    assert judge(sod, {**GROUPS, 1: GROUPS[11]}, trusted).verdict is Verdict.FAILED
    assert judge(None, GROUPS, trusted).verdict is Verdict.FAILED
    other = Authorities((authority("rsa" if kind == "ec" else "ec").certificate,))
    assert judge(sod, GROUPS, other).verdict is Verdict.UNVERIFIED


def loosened(der: bytes, depth: int = 0) -> bytes:
    """The same with indefinite lengths, but where signed attributes and certificates stay DER."""
    out = b""
    for tag, value, whole in tlv.each(der):
        if tag == 0x04 and depth == 5:
            out += b"\x24\x80" + tlv.encode(4, value[:40]) + tlv.encode(4, value[40:]) + b"\0\0"
        elif tag in {0x30, 0xA0} and depth < 5:
            out += bytes([tag]) + b"\x80" + loosened(value, depth + 1) + b"\0\0"
        else:
            out += whole
    return out


def test_indefinite_lengths_and_strings_in_pieces_change_no_verdict() -> None:
    sod = security_object(GROUPS, authority("ec"))
    loose = tlv.encode(0x77, loosened(tlv.need(sod, 0x77)))
    assert loose.count(b"\x24\x80") == 1
    assert tlv.definite(tlv.need(loose, 0x77)) == tlv.need(sod, 0x77)
    assert judge(loose, GROUPS, TRUSTED).verdict is Verdict.VERIFIED
    assert judge(loose, {1: GROUPS[11]}, TRUSTED).verdict is Verdict.FAILED
    for cut in range(1, 60):
        assert (
            judge(tlv.encode(0x77, tlv.need(loose, 0x77)[:-cut]), GROUPS, TRUSTED).verdict is Verdict.FAILED
        )


def test_curves_that_are_written_out_are_known(tmp_path: Path) -> None:
    """As Doc 9303-12 has them; OpenSSL makes the certificates."""
    key = ec.generate_private_key(ec.BrainpoolP384R1())
    form = serialization.PrivateFormat.TraditionalOpenSSL
    named = key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption())
    (tmp_path / "named.pem").write_bytes(named)
    for command in (
        "ecparam -name brainpoolP256r1 -param_enc explicit -genkey -noout -out ca.pem",
        "req -x509 -new -key ca.pem -subj /C=UT/CN=A -addext basicConstraints=critical,CA:TRUE -out a.crt",
        "ec -in named.pem -param_enc explicit -out ds.pem",
        "req -x509 -new -key ds.pem -subj /C=UT/CN=S -CA a.crt -CAkey ca.pem -out s.crt",
    ):
        subprocess.run(["openssl", *command.split()], cwd=tmp_path, capture_output=True, check=True)
    signer = x509.load_pem_x509_certificate((tmp_path / "s.crt").read_bytes())
    (tmp_path / "s.crt").unlink()
    trusted = Authorities.load(tmp_path)
    with pytest.raises(UnsupportedAlgorithm):
        signer.public_key()
    sod = security_object(GROUPS, Authority(trusted.certificates[0], signer, key))
    assert judge(sod, GROUPS, trusted).verdict is Verdict.VERIFIED
    assert judge(sod, GROUPS, TRUSTED).verdict is Verdict.UNVERIFIED


def test_a_security_object_that_is_called_mere_data_is_verified() -> None:
    sod = security_object(GROUPS, authority("ec"), as_data=True)
    assert judge(sod, GROUPS, TRUSTED).verdict is Verdict.VERIFIED


def test_a_master_list_is_read(tmp_path: Path) -> None:
    der = authority("ec").certificate.public_bytes(serialization.Encoding.DER)
    listed = tlv.encode(0x30, b"\x02\x01\x00" + tlv.encode(0x31, der + tlv.encode(0x30, b"nonsense")))
    inner = tlv.encode(0x30, tlv.encode(0x06, b"\x67") + tlv.encode(0xA0, tlv.encode(0x04, listed)))
    outer = tlv.encode(0x06, b"\x2a") + tlv.encode(0xA0, tlv.encode(0x30, b"\x02\x01\x03" + inner))
    (tmp_path / "all.ml").write_bytes(tlv.encode(0x30, outer))
    (tmp_path / "torn.ml").write_bytes(tlv.encode(0x30, outer)[:-9])
    assert Authorities.load(tmp_path).certificates == (authority("ec").certificate,)


def test_no_changed_bit_of_what_is_signed_or_of_the_signature_is_verified() -> None:
    sod = security_object(GROUPS, authority("ec"))
    signed = passive._signed(tlv.need(sod, 0x77))
    for part in (signed.content, signed.attributes, signed.signature):
        begins = sod.index(part)
        for at in range(begins, begins + len(part)):
            bad = bytearray(sod)
            bad[at] ^= 0x01
            assert judge(bytes(bad), GROUPS, TRUSTED).verdict is not Verdict.VERIFIED


def test_a_folder_of_authorities_is_read_and_what_is_none_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.pem").write_bytes(signer_pem(authority("ec")))
    (tmp_path / "b.cer").write_bytes(b"nonsense")
    (tmp_path / "README").write_text("x")
    assert Authorities.load(tmp_path).certificates == (authority("ec").certificate,)
    assert Authorities.load(tmp_path / "none").certificates == ()
    signer_alone = Authorities((authority("ec").signer,))
    assert judge(security_object(GROUPS, authority("ec")), GROUPS, signer_alone).verdict is Verdict.UNVERIFIED


def test_what_does_not_read_in_the_folder_of_authorities_is_counted_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.pem").write_bytes(signer_pem(authority("ec")))
    (tmp_path / "gone.pem").symlink_to(tmp_path / "nowhere")
    (tmp_path / "old.crt").mkdir()
    (tmp_path / "empty.ml").touch()
    (tmp_path / "noise.der").write_bytes(b"\x30\x03abc")
    found = Authorities.load(tmp_path)
    assert found.certificates == (authority("ec").certificate,)
    assert found.unread == 4
    assert Authorities.load(tmp_path / "a.pem") == Authorities()


def by_key_id(certificate: x509.Certificate) -> passive._Signed:
    """A signer info that names its signer by a key identifier."""
    der = certificate.public_bytes(serialization.Encoding.DER)
    signed = passive._signed(tlv.need(security_object(GROUPS, authority("ec")), 0x77))
    return replace(signed, certificates=(der,), signer=b"\x80\x02\x01\x02")


def test_a_signer_without_the_extension_that_names_it_is_unknown_and_no_failure() -> None:
    with pytest.raises(passive._Unknown, match="certificate is not in the document"):
        passive._signer(by_key_id(authority("ec").signer))


@pytest.mark.parametrize(("at", "byte"), [("version", 110), ("name", 0x6C), ("letters", 0x03)])
def test_a_signer_that_reads_only_in_part_is_unknown_and_no_failure(at: str, byte: int) -> None:
    """A version that there is not, an issuer that is no name, one in bits: the fuzz brought each of them."""
    signer = authority("ec").signer
    der = bytearray(signer.public_bytes(serialization.Encoding.DER))
    name = der.index(signer.issuer.public_bytes())
    country = der.index(b"\x06\x03\x55\x04\x06", name) + 5
    der[{"version": der.index(b"\xa0\x03\x02\x01\x02") + 4, "name": name + 2, "letters": country}[at]] = byte
    sod = security_object(GROUPS, authority("ec"))
    spoilt = sod.replace(signer.public_bytes(serialization.Encoding.DER), bytes(der))
    assert spoilt != sod
    assert judge(spoilt, GROUPS, TRUSTED).verdict is Verdict.UNVERIFIED


def test_an_authority_with_an_extension_twice_is_none() -> None:
    der = authority("ec").certificate.public_bytes(serialization.Encoding.DER)
    twice = x509.load_der_x509_certificate(doubled(der))
    assert not passive._is_authority(twice)
    assert passive._is_authority(authority("ec").certificate)


def doubled(der: bytes) -> bytes:
    """The certificate with each of its extensions twice; its signature is as wrong as that."""
    body, *rest = (whole for _, _, whole in tlv.each(tlv.need(der, 0x30)))
    parts = list(tlv.each(tlv.need(body, 0x30)))
    again = [
        tlv.encode(tag, tlv.encode(0x30, tlv.need(value, 0x30) * 2)) if tag == 0xA3 else whole
        for tag, value, whole in parts
    ]
    return tlv.encode(0x30, tlv.encode(0x30, b"".join(again)) + b"".join(rest))


# What goes wrong on the way.


@pytest.mark.parametrize("how", [Make(), Make(suite=Suite.AES128, extended=True)])
def test_an_answer_that_was_changed_on_its_way_is_not_believed(how: Make) -> None:
    for number in (0, 1):
        chip = make(how)
        chip.spoil = number
        with pytest.raises(CardUnreadable, match=r"checksum is wrong|does not open"):
            read(chip, KEY)
    for number in (6, 11):
        chip = make(how)
        chip.spoil = number
        person, _ = read(chip, KEY, TRUSTED)
        assert {reading.SIGNATURE_UNKNOWN, reading.PHOTO_UNREADABLE, reading.DETAILS_BROKEN} & set(
            person.warnings
        )
        assert person.photo in {b"", picture("JPEG")}
        assert (person.id_number, person.birth) == (PASSPORT.id_number, PASSPORT.birth)


FILES_AFTER_THE_FIRST = {
    files.DG11: {reading.DETAILS_BROKEN},
    files.DG12: {reading.DETAILS_BROKEN},
    files.SOD: {reading.SIGNATURE_UNKNOWN},
    files.DG2: {reading.PHOTO_UNREADABLE},
}


@pytest.mark.parametrize("how", [Make(), MAKES["passport"]], ids=["short", "extended"])
@pytest.mark.parametrize(("file", "warnings"), FILES_AFTER_THE_FIRST.items())
def test_a_file_that_breaks_off_costs_what_it_says_and_not_the_person(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, how: Make, file: int, warnings: set[str]
) -> None:
    (tmp_path / "a.pem").write_bytes(signer_pem(authority("ec")))
    monkeypatch.setenv(CSCA_VARIABLE, str(tmp_path))
    chip = make(how)
    chip.files = {**chip.files, file: chip.files[file][: len(chip.files[file]) // 2]}
    met: list[Person] = []
    person = EmrtdProfile().opened(KEY, chip.atr, met.append, TODAY).read(line_to(chip), lambda _: None)
    assert person
    assert set(person.warnings) == warnings
    assert (person.id_number, person.birth) == (PASSPORT.id_number, PASSPORT.birth)
    assert person.id_number == met[-1].id_number


def test_a_session_that_breaks_once_the_person_is_known_ends_with_the_person() -> None:
    total = len(reading_of(make(Make()), -1)[2])
    for at in range(total):
        person, met, _ = reading_of(make(Make()), at)
        assert bool(person) == bool(met)
        if person:
            assert person.id_number == PASSPORT.id_number
            assert person.warnings


def reading_of(chip: Chip, spoilt: int) -> tuple[Person | None, list[Person], list[bytes]]:
    """A document of which one answer is changed on its way: who was read, who was met, what was sent."""
    met: list[Person] = []
    sent: list[bytes] = []
    through = line_to(chip)

    def transmit(command: bytes) -> tuple[bytes, int, int]:
        sent.append(command)
        data, sw1, sw2 = through(command)
        return (data[:-1] + bytes([data[-1] ^ 1]) if len(sent) == spoilt + 1 and data else data), sw1, sw2

    profile = EmrtdProfile().opened(KEY, chip.atr, met.append, TODAY)
    try:
        return profile.read(transmit, lambda _: None), met, sent
    except (CardLocked, CardUnreadable):
        return None, met, sent


def test_a_document_that_promises_long_commands_in_vain_is_read_with_short_ones() -> None:
    chip = make(Make(extended=True))
    chip.longest = 256
    met: list[Person] = []
    profile = EmrtdProfile().opened(KEY, chip.atr, met.append, TODAY)
    person = profile.read(line_to(chip), lambda _: None)
    assert person
    assert person.photo == picture("JPEG")
    assert plain(met[0]).id_number == PASSPORT.id_number
    assert met[-1].photo == b""


def test_the_profile_asks_for_a_key_and_leaves_other_cards_alone() -> None:
    chip = make(Make())
    profile = EmrtdProfile()
    assert profile.matches(chip.atr)
    assert not profile.matches(bytes.fromhex("3B0457415359"))
    with pytest.raises(CardLocked) as locked:
        profile.read(line_to(chip), lambda _: None)
    assert not locked.value.wrong
    assert chip.instructions == {0xA4}
    assert not locked.value.can
    asked: list[bytes] = []

    def other(command: bytes) -> tuple[bytes, int, int]:
        asked.append(command)
        return b"", 0x6A, 0x82

    assert profile.read(other, lambda _: None) is None
    assert len(asked) == 1


def test_a_pull_in_the_middle_is_a_pull(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(CSCA_VARIABLE, raising=False)
    chip = make(Make())
    total = 0

    def counted(command: bytes) -> tuple[bytes, int, int]:
        nonlocal total
        total += 1
        return line_to(chip)(command)

    EmrtdProfile().opened(KEY, chip.atr, lambda _: None, TODAY).read(counted, lambda _: None)
    for at in range(1, total, 3):
        chip.powered()
        left = at

        def pulled(command: bytes) -> tuple[bytes, int, int]:
            nonlocal left
            left -= 1
            if left < 0:
                raise CardGone
            return line_to(chip)(command)

        with pytest.raises(CardGone):
            EmrtdProfile().opened(KEY, chip.atr, lambda _: None, TODAY).read(pulled, lambda _: None)


@pytest.mark.parametrize(
    ("atr", "historical", "extended"),
    [
        ("3B8580018073000040" + "00", "8073000040", True),
        ("3B858001807300000000", "8073000000", False),
        ("3B80800101", "", False),
        ("3B8A80010031C173C84000009000F0", "0031C173C84000009000", False),
        ("3B8A80010031C173C821C0009000F0", "0031C173C821C0009000", True),
        ("3B", "", False),
        ("", "", False),
    ],
)
def test_what_an_answer_to_reset_says_of_long_commands(atr: str, historical: str, extended: bool) -> None:
    found = historical_bytes(bytes.fromhex(atr))
    assert found == bytes.fromhex(historical)
    assert files.takes_extended(found) == extended


# Whatever a chip says.


def impossible(person: Person) -> bool:
    """A number of the Chinese form that does not add up, or none, and nothing said of it."""
    number = dict(person.extra).get("personal_number", "")
    found = check(number)
    bad = found.kind is not IdKind.UNKNOWN and found.problem is not None
    return (bad or not person.id_number) and not person.warnings


@given(st.binary(max_size=300))
@example(b"\x61\x05\x5f\x1f\x02<<")
@settings(max_examples=EXAMPLES, deadline=None)
def test_no_bytes_break_the_decoders(data: bytes) -> None:
    for prefix in (b"", b"\x61\x82" + len(data).to_bytes(2), b"\x6b\x82" + len(data).to_bytes(2)):
        for decode in (
            lambda d: data_groups.zone(d, TODAY),
            data_groups.portrait,
            lambda d: data_groups.details(d, d),
            lambda d: judge(d, {1: d}, TRUSTED),
            lambda d: list(tlv.each(d)),
        ):
            with suppress(CardUnreadable):
                decode(prefix + data)


@given(st.data())
@settings(max_examples=EXAMPLES, deadline=None)
def test_no_damage_in_a_file_breaks_the_reading_or_passes_unmarked(data: st.DataObject) -> None:
    how = data.draw(st.sampled_from([Make(), Make(holder="travel-permit"), Make(photo="JPEG2000")]))
    chip = make(how)
    file = data.draw(st.sampled_from(sorted(chip.files)))
    spoilt = bytearray(chip.files[file])
    for _ in range(data.draw(st.integers(1, 4))):
        spoilt[data.draw(st.integers(0, min(len(spoilt), 200) - 1))] = data.draw(st.integers(0, 255))
    damaged = bytes(spoilt) != chip.files[file]
    chip.files = {**chip.files, file: bytes(spoilt)}
    key, met = key_of(people.demo(how.holder)), []
    ways = reading.Ways(TRUSTED, TODAY, met.append, lambda _, __: None)
    opened = files.enter(line_to(chip), key, chip.atr)
    try:
        person, broken = reading.read(opened, key, ways)
    except CardUnreadable:
        assert not met
        assert file == files.DG1
        return
    assert not impossible(person)
    assert met[-1].id_number == person.id_number
    if damaged and file in {files.DG1, files.DG11, files.DG12} - broken:
        assert reading.SIGNATURE_FAILED in person.warnings


@given(st.text(st.sampled_from("ABC019<\n é中"), max_size=100))
@settings(max_examples=EXAMPLES, deadline=None)
def test_no_typed_text_breaks_the_key(text: str) -> None:
    with suppress(CardUnreadable):
        assert mrz.key_in(text, TODAY)
    mrz.typed({"number": text, "birth": text, "expiry": text}, TODAY)


@given(st.binary(max_size=40))
@settings(max_examples=EXAMPLES, deadline=None)
def test_no_card_capabilities_break_the_pieces(data: bytes) -> None:
    assert files.SHORT <= files._piece_of(data, data) <= files.EXTENDED
    historical_bytes(data)


@pytest.mark.parametrize("person", [PASSPORT, people.demo("travel-permit")], ids=["td3", "td1"])
def test_the_zones_that_are_played_are_sound(person: Person) -> None:
    found = mrz.parse(zone(person), TODAY)
    assert found.wrong == ()
    assert re.fullmatch("[A-Z0-9<]+", zone(person))
    assert (found.birth, found.expiry, found.sex) == (person.birth, person.valid_to, person.sex)


@pytest.mark.parametrize(
    ("raw", "command"),
    [
        ("00B00000", Command(0, 0xB0, 0, 0)),
        ("00B0000004", Command(0, 0xB0, 0, 0, expected=4)),
        ("00B0000000", Command(0, 0xB0, 0, 0, expected=256)),
        ("00A4020C02011E", Command(0, 0xA4, 2, 12, b"\x01\x1e")),
        ("00A4020C02011E00", Command(0, 0xA4, 2, 12, b"\x01\x1e", 256)),
        ("00B00000000800", Command(0, 0xB0, 0, 0, expected=2048, extended=True)),
        ("00B10000000004540280000000", Command(0, 0xB1, 0, 0, b"\x54\x02\x80\x00", 65536, extended=True)),
    ],
)
def test_the_played_chip_takes_commands_apart(raw: str, command: Command) -> None:
    assert Command.of(bytes.fromhex(raw)) == command


def test_a_document_of_another_kind_is_refused() -> None:
    with pytest.raises(people.PersonInvalid, match="document"):
        make(Make(), people.demo("travel-permit"))
    assert people.demo("passport").document is Document.PASSPORT
