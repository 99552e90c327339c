"""Fuzzing what reads cards: malformed input to every decoder, and what holds of every person in it.

``python tests/card_fuzz.py RUNS [SEED]`` runs libFuzzer (atheris), guided by coverage and begun with the
emulated cards: an input is a byte for the decoder and the parts of its card, each behind its length. The
decoders are those of resident cards (bare, and in a module's frames), of every card that is a table, and of
travel documents: whole ones (DG1, DG2, DG11, DG12, EF.SOD, by real READ BINARY, unprotected), zones as
typed, and objects alone (EF.CardAccess, EF.ATR/INFO, EF.SOD, BER-TLV). ``tests/card_oracle.py`` judges who
is found.

Run on 25 November 2026 (Python 3.11), 1,100,000 inputs by libFuzzer and 1,400,000 by chance, none of which
failed:

- ``python tests/card_fuzz.py 400000 11``: 400,000 inputs, 104,428 people;
- ``python tests/card_fuzz.py 700000 2``: 700,000 inputs, 159,205 people;
- ``spoilt`` with ``random.Random(12)``: 700,000 inputs, 279,660 people; 417,673 of the inputs were for
  travel documents, 149,214 of them whole ones, which led to 106,992 of the people;
- ``CARD_FUZZ_RUNS=700000 pytest tests/unit/test_card_fuzz.py -k sound_cards``: 700,000 inputs, people not
  counted.

Runs before these found signers' certificates that read only in part: of a version that there is not, and
with an issuer that is no name. A run after them, begun with other signatures, found an issuer that is a bit
string (``tests/unit/test_emrtd_reading.py`` keeps all three); after that, each single bit of every seed was
flipped (199,424 inputs), and each byte of two signers' certificates set to every value (228,864): nothing
more. The oracle's rule for the length of social security numbers is younger than the runs above: 40,000
inputs by chance.
"""

import io
import random
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

if __name__ == "__main__":
    import atheris

    sys.path.insert(0, str(Path(__file__).parents[1]))
    with atheris.instrument_imports(include=["drivers", "kiosk.id_number"]):
        from drivers.cards import profiles, resident, samv, table
        from drivers.cards.emrtd import files, mrz, pace, passive, reading, tlv
        from drivers.cards.profiles import belgian, mykad, nhi, social, thai
else:
    from drivers.cards import profiles, resident, samv, table
    from drivers.cards.emrtd import files, mrz, pace, passive, reading, tlv

from PIL import Image

from drivers.cards import emulations, people
from drivers.cards.emrtd.played import issuer
from drivers.cards.emrtd.secure_messaging import SecureMessaging
from drivers.cards.emulations.emrtd import MAKES, key_of
from drivers.cards.port import CardUnreadable
from drivers.cards.reading import on_the_day
from kiosk.person import Person
from tests import card_oracle
from tests.card_oracle import TODAY

TABLES = [profile for profile in profiles.installed() if isinstance(profile, table.TableProfile)]
FIRST_OF_DOCUMENTS = 2 + len(TABLES)
"""After resident cards and tables: a whole document, its zone as text, and the objects in it each alone."""
DECODERS = FIRST_OF_DOCUMENTS + 3
DOCUMENT_FILES = (files.DG1, files.DG2, files.DG11, files.DG12, files.SOD)
_SIGNER = issuer.authority("ec")
_TRUSTED = passive.Authorities((_SIGNER.certificate,))
_KEY = key_of(people.demo("passport"))


def keys(profile: table.TableProfile) -> list[str]:
    """The parts of a card, in order."""
    return list(dict.fromkeys(step.key for step in profile.steps if step.key))


def split(data: bytes, count: int) -> list[bytes]:
    """So many parts, each behind a length of two bytes; what is missing is empty."""
    parts = []
    for _ in range(count):
        size = int.from_bytes(data[:2])
        parts.append(data[2 : 2 + size])
        data = data[2 + size :]
    return parts


def join(*parts: bytes) -> bytes:
    """The inverse of ``split``."""
    return b"".join(len(part).to_bytes(2) + part for part in parts)


def people_in(which: int, data: bytes) -> Iterator[Person]:
    """Every person that a decoder finds; ``CardUnreadable`` is an answer too, anything else is a bug."""
    if which == 0:
        with suppress(CardUnreadable):
            yield resident.decode(data[: resident.TEXT_BYTES].ljust(resident.TEXT_BYTES, b"\0"))
    elif which == 1:
        frames = samv.Frames()
        for stream in (*split(data, 3), samv.frame(b"\0\0\x90" + data[6:4000])):
            for answer in frames.feed(stream):
                with suppress(CardUnreadable):
                    yield resident.decode(answer.data[4:260], answer.data[260:])
    elif which == FIRST_OF_DOCUMENTS:
        yield from document_in(dict(zip(DOCUMENT_FILES, split(data, len(DOCUMENT_FILES)), strict=True)))
    elif which == FIRST_OF_DOCUMENTS + 1:
        zone_in(data.decode("latin-1"))
    elif which == FIRST_OF_DOCUMENTS + 2:
        objects_in(data)
    else:
        profile = TABLES[which - 2]
        with suppress(CardUnreadable):
            yield profile.decode(dict(zip(keys(profile), split(data, len(keys(profile))), strict=True)))


class Open(SecureMessaging):
    """A document's session without its protection: SELECT and both forms of READ BINARY over files."""

    def __init__(self, held: Mapping[int, bytes]) -> None:
        """An empty file is none."""
        self._held, self._selected = held, b""

    def send(self, head: bytes, data: bytes = b"", expected: int | None = None) -> tuple[bytes, int, int]:
        """The answer to one command."""
        if head[1] == 0xA4:
            self._selected = self._held.get(int.from_bytes(data), b"")
            return (b"", 0x90, 0) if self._selected else (b"", 0x6A, 0x82)
        at = int.from_bytes(head[2:4] if head[1] == 0xB0 else data[2:])
        piece = self._selected[at : at + (expected or 0)]
        return piece if head[1] == 0xB0 else tlv.encode(0x53, piece), 0x90, 0


def document_in(held: dict[int, bytes]) -> Iterator[Person]:
    """Whom a travel document names: once somebody was met, they stay, whatever else is damaged."""
    met: list[Person] = []
    ways = reading.Ways(_TRUSTED, TODAY, met.append, lambda _, __: None)
    chip = files.Chip(Open(held), files.SHORT, "bac")
    try:
        person, broken = reading.read(chip, _KEY, ways)
    except CardUnreadable:
        assert not met
        return
    assert met[-1].id_number == person.id_number
    with suppress(CardUnreadable):
        card_oracle.judge_zone(tlv.need(held[files.DG1], 0x61, 0x5F1F), person)
    if dict(person.extra)["signature"] == passive.Verdict.VERIFIED:
        read = {file for file in DOCUMENT_FILES[:4] if held[file] and file not in broken}
        assert all(any(held[file].startswith(signed) for signed in _signed_files()[file]) for file in read)
    yield person


@cache
def _documents() -> tuple[dict[int, bytes], ...]:
    """The documents that are played, small photos in them, and what their authority signed."""
    found = []
    for make in MAKES.values():
        holder = people.demo(make.holder)
        for form, kind in (("JPEG", 0), ("JPEG2000", 1)):
            out = io.BytesIO()
            Image.new("RGB", (16, 16), "#c9a184").save(out, form)
            said = issuer.groups(holder, out.getvalue(), kind, own_dg1=make.own_dg1)
            more = tlv.need(said[11], 0x6B) + tlv.encode(0x5F10, b"110100198408120014")
            more += tlv.encode(0x5F2B, f"{holder.birth:%Y%m%d}".encode())
            said[11] = tlv.encode(0x6B, more)
            sod = issuer.security_object(said, _SIGNER, as_data=make.own_dg1)
            found.append(dict(zip(DOCUMENT_FILES, (said[1], said[2], said[11], said[12], sod), strict=True)))
    return tuple(found)


@cache
def _signed_files() -> dict[int, set[bytes]]:
    return {file: {held[file] for held in _documents()} for file in DOCUMENT_FILES}


def zone_in(text: str) -> None:
    """Whatever somebody, or a reader that types, sends instead of a key."""
    for judge in (mrz.parse, mrz.key_in):
        with suppress(CardUnreadable):
            judge(text, TODAY)
    mrz.typed_lines(text, TODAY)
    mrz.typed_can(text)
    mrz.is_line(text)
    lines = (*text.split("\n", 3), "", "", "")
    typed = mrz.typed(dict(zip(mrz.FIELDS, lines, strict=False)), TODAY)
    assert bool(typed.key) == (not typed.problems)


def objects_in(data: bytes) -> None:
    """EF.CardAccess, EF.ATR/INFO, EF.SOD, and bare objects."""
    with suppress(CardUnreadable):
        pace.offers(data)
    with suppress(CardUnreadable):
        again = tlv.definite(data)
        assert tlv.definite(again) == again
    assert files.SHORT <= files._piece_of(data, data) <= files.EXTENDED
    verdict = passive.judge(data, {1: _documents()[0][files.DG1]}, _TRUSTED).verdict
    assert verdict is not passive.Verdict.VERIFIED or data.startswith(b"\x77")


def one_input(data: bytes) -> int:
    """How many people an input led to; the first byte picks the decoder."""
    found = 0
    for person in people_in(data[0] % DECODERS if data else 0, data[1:]):
        card_oracle.judge(on_the_day(person, TODAY))
        found += 1
    return found


def seeds() -> Iterator[bytes]:
    """The emulated cards as inputs."""
    for name in people.names():
        person = people.demo(name)
        if person.document in {card.document for card in resident.CARDS}:
            text = resident.encode(person)
            yield b"\0" + text
            yield b"\1" + join(b"", samv.frame(b"\0\0\x90\1\0\4\0" + text + bytes(1024)), b"")
        for number, profile in enumerate(TABLES, 2):
            if profile.document is person.document:
                yield bytes([number]) + join(*parts_of(profile, name).values())
    for held in _documents():
        yield bytes([FIRST_OF_DOCUMENTS]) + join(*held.values())


def nameless_seeds() -> Iterator[bytes]:
    """What those decoders begin with that find nobody: zones, and objects one by one."""
    which = FIRST_OF_DOCUMENTS + 1
    for name in ("passport", "travel-permit"):
        yield bytes([which]) + issuer.zone(people.demo(name)).encode()
    yield bytes([which]) + b"X00000017\n1984-08-12\n2034-04-15"
    yield bytes([which]) + b"CSC000000015<3404159<8408129<4"
    for suite, parameter in ((1, 12), (2, 13), (4, 16)):
        yield bytes([which + 1]) + issuer.card_access(suite, parameter)
    yield bytes([which + 1]) + bytes.fromhex("7F66080202080002020800")
    for held in _documents():
        yield bytes([which + 1]) + held[files.SOD]


def spoilt(sound: list[bytes], chance: random.Random) -> bytes:
    """One of them with a bit flipped, or up to six places overwritten, cut or stretched."""
    data = bytearray(chance.choice(sound))
    if chance.random() < 0.3:
        data[chance.randrange(1, len(data))] ^= 1 << chance.randrange(8)
        return bytes(data)
    for _ in range(chance.randrange(1, 7)):
        at = chance.randrange(1, len(data) + 1)
        data[at : at + chance.randrange(8)] = chance.randbytes(chance.randrange(8))
    return bytes(data)


def parts_of(profile: table.TableProfile, name: str) -> dict[str, bytes]:
    """What the steps of a profile fetch from an emulated card."""
    from drivers.cards.exchange import mended

    session, parts = emulations.installed()[name](None).powered(), dict.fromkeys(keys(profile), b"")

    def exchange(command: bytes) -> tuple[bytes, int, int]:
        answer = session.answer(command)
        return answer[:-2], answer[-2], answer[-1]

    transmit = mended(exchange)
    for step in profile.steps:
        data, *_ = transmit(step.command)
        if step.key:
            parts[step.key] += data
    return parts


def main() -> None:
    """Begin with the seeds; libFuzzer ends the process."""
    runs, seed = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "1"
    corpus = tempfile.mkdtemp(prefix="card-fuzz-")
    for number, data in enumerate([*seeds(), *nameless_seeds()]):
        Path(corpus, f"{number:03d}").write_bytes(data)
    options = [sys.argv[0], f"-runs={runs}", f"-seed={seed}", "-max_len=4096", "-verbosity=1", corpus]
    count = {"inputs": 0, "people": 0}

    def counted(data: bytes) -> None:
        count["inputs"] += 1
        count["people"] += one_input(data)
        if count["inputs"] % 10000 == 0 or count["inputs"] == int(runs):
            sys.stdout.write(f"{count['inputs']} inputs, {count['people']} people\n")
            sys.stdout.flush()

    atheris.Setup(options, counted)
    atheris.Fuzz()


if __name__ == "__main__":
    assert {belgian, mykad, nhi, social, thai}  # instrumented above, found by ``profiles``
    main()
