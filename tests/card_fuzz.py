"""Fuzzing what reads cards: malformed input to every decoder, and what holds of every person in it.

``python tests/card_fuzz.py RUNS [SEED]`` runs libFuzzer (atheris), guided by coverage and begun with the
emulated cards: an input is a byte for the decoder and the parts of its card, each behind its length.
"""

import random
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

if __name__ == "__main__":
    import atheris

    sys.path.insert(0, str(Path(__file__).parents[1]))
    with atheris.instrument_imports(include=["drivers", "kiosk.id_number"]):
        from drivers.cards import profiles, resident, samv, table
        from drivers.cards.profiles import belgian, mykad, nhi, social, thai
else:
    from drivers.cards import profiles, resident, samv, table

from drivers.cards import emulations, people
from drivers.cards.port import CardUnreadable
from kiosk.id_number import check
from kiosk.person import Person

TABLES = [profile for profile in profiles.installed() if isinstance(profile, table.TableProfile)]
JUDGES = {profile.document: profile.judge for profile in TABLES}
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
DECODERS = 2 + len(TABLES)
CODES = {
    *("text-damaged", "sex-unknown", "nation-unknown", "birth-unreadable", "validity-unreadable"),
    *("card-type-unknown", "id-length", "id-characters", "id-birth", "id-checksum", "id-region-unknown"),
    *("id-region-retired", "id-birth-mismatch", "id-sex-mismatch", "id-kind-mismatch"),
}


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
    else:
        profile = TABLES[which - 2]
        with suppress(CardUnreadable):
            yield profile.decode(dict(zip(keys(profile), split(data, len(keys(profile))), strict=True)))


def judge(person: Person) -> None:
    """No impossible number unmarked, no control character in a text, no code that nobody knows."""
    assert person.name or person.id_number
    assert set(person.warnings) <= CODES
    problem = JUDGES.get(person.document, check)(person.id_number).problem
    assert problem is None or problem in person.warnings
    number = person.id_number
    if (
        person.document.startswith("cn-")
        and len(number) == 18
        and number[:17].isdecimal()
        and number.isascii()
    ):
        expected = "10X98765432"[sum(w * int(d) for w, d in zip(WEIGHTS, number[:17], strict=True)) % 11]
        assert number[17] == expected or {"id-checksum", "id-birth", "id-characters"} & set(person.warnings)
    elif person.document == "cn-resident":
        assert {"id-length", "id-characters", "id-kind-mismatch"} & set(person.warnings)
    for text in (person.name, person.address, person.issuer, person.name_latin, *dict(person.extra).values()):
        assert not any(unicodedata.category(c) == "Cc" for c in text)


def one_input(data: bytes) -> int:
    """How many people an input led to; the first byte picks the decoder."""
    found = 0
    for person in people_in(data[0] % DECODERS if data else 0, data[1:]):
        judge(person)
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


def spoilt(sound: list[bytes], chance: random.Random) -> bytes:
    """One of them with up to six places overwritten, cut or stretched."""
    data = bytearray(chance.choice(sound))
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
    for number, data in enumerate(seeds()):
        Path(corpus, f"{number:03d}").write_bytes(data)
    options = [sys.argv[0], f"-runs={runs}", f"-seed={seed}", "-max_len=2048", "-verbosity=1", corpus]
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
