"""The text block: four layouts there and back, and garbage in every field."""

import threading
from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.cards import emulations, people
from drivers.cards.people import PersonInvalid
from drivers.cards.port import CardUnreadable
from drivers.cards.publisher import Publisher
from drivers.cards.reading import NATIONS
from drivers.cards.resident import CARDS, TEXT_BYTES, CardLayout, decode, encode
from kiosk.clock import ClockTrust
from kiosk.id_number import check, check_character
from kiosk.person import Document, Person, Sex
from tests.standing_clock import StandingClock

DOCUMENTS = [card.document for card in CARDS]
DEMO = [name for name in people.names() if people.demo(name).document in DOCUMENTS]


def text(characters: int) -> st.SearchStrategy[str]:
    """What a card can hold: any script, rare and private-use characters too, no padding at the ends."""
    alphabet = st.characters(
        exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp", "Zs"], exclude_characters="\ufffd"
    )
    return st.text(alphabet, max_size=characters).filter(
        lambda s: len(s.encode("utf-16-le")) <= 2 * characters
    )


ONE_OF_EACH = {"resident", "permit", "foreigner-2017", "foreigner-2023"}

DERIVED = {"name_latin": ("name",), "name_latin_more": ("name",)}
"""What else may change with a field: a person without a Chinese name goes by the Latin one."""

WARNINGS = {
    "text-damaged",
    "sex-unknown",
    "nation-unknown",
    "birth-unreadable",
    "validity-unreadable",
    "id-length",
    "id-characters",
    "id-birth",
    "id-checksum",
    "id-region-unknown",
    "id-region-retired",
    "id-birth-mismatch",
    "id-sex-mismatch",
    "id-kind-mismatch",
}
"""Every code that a card of a known layout can carry."""

DAYS = st.dates(date(1850, 1, 1), date(2200, 1, 1))


@st.composite
def people_on(draw: st.DrawFn, document: Document) -> Person:
    foreign = document in {Document.FOREIGNER_2017, Document.FOREIGNER_2023}
    latin = draw(st.from_regex(r"[A-Z]([A-Z ,]{0,44}[A-Z])?", fullmatch=True)) if foreign else ""
    name = draw(text(15)) or latin or "样例"
    long_term = draw(st.booleans())
    extra = {card.document: card.extra for card in CARDS}[document]
    sizes = {card.document: dict(card.layout) for card in CARDS}[document]
    return Person(
        document=document,
        name=name,
        id_number="XXA110000000000" if document is Document.FOREIGNER_2017 else "110100190001010017",
        sex=draw(st.sampled_from(Sex)),
        birth=draw(DAYS),
        nation=draw(text(3)) if foreign else draw(st.sampled_from([*NATIONS.values(), ""])),
        address="" if foreign else draw(text(35)),
        issuer="" if foreign else draw(text(15)),
        valid_from=draw(st.none() | DAYS),
        valid_to=None if long_term else draw(st.none() | DAYS),
        long_term=long_term,
        name_latin=latin,
        extra=tuple((key, draw(text(sizes[key] // 2))) for key in extra),
    )


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.document)
def test_every_layout_is_256_bytes_with_its_letter_at_248(card: CardLayout) -> None:
    before = 0
    for name, size in card.layout:
        if name == "type":
            break
        before += size
    assert before == 248
    assert sum(size for _, size in card.layout) == TEXT_BYTES


@given(st.sampled_from(DOCUMENTS).flatmap(people_on))
def test_what_is_encoded_is_decoded(person: Person) -> None:
    found = decode(encode(person), person.photo)
    assert replace(found, warnings=()) == replace(person, id_number=check(person.id_number).number)


@given(st.binary(min_size=TEXT_BYTES, max_size=TEXT_BYTES), st.sampled_from(" JIYZ\0\ud800"))
def test_no_block_breaks_decoding(block: bytes, letter: str) -> None:
    block = block[:248] + letter.encode("utf-16-le", "surrogatepass") + block[250:]
    with suppress(CardUnreadable):
        found = decode(block)
        assert found.name or found.id_number
        assert found.id_number == check(found.id_number).number


@given(st.data(), st.sampled_from(sorted(ONE_OF_EACH)))
def test_garbage_in_any_field_leaves_the_others_as_they_were(data: st.DataObject, name: str) -> None:
    sound = people.demo(name)
    card = next(card for card in CARDS if card.document is sound.document)
    fields = [field for field, _ in card.layout if field not in {"", "type"}]
    spoilt = data.draw(st.sampled_from(fields))
    block, at = bytearray(encode(sound)), 0
    for field, size in card.layout:
        if field == spoilt:
            block[at : at + size] = data.draw(st.binary(min_size=size, max_size=size))
        at += size
    found = decode(bytes(block))
    touched = {spoilt, *DERIVED.get(spoilt, ()), "warnings"}
    for field in ("name", "id_number", "sex", "birth", "address", "issuer", "valid_from", "valid_to"):
        if field not in touched:
            assert getattr(found, field) == getattr(sound, field)
    assert set(found.warnings) <= WARNINGS


@pytest.mark.parametrize("length", [0, 255, 257])
def test_a_block_of_another_length_is_unreadable(length: int) -> None:
    with pytest.raises(CardUnreadable, match="256 expected"):
        decode(b"\0" * length)


def on_card(**fields: bytes | str) -> bytes:
    """The demo resident's block with some fields overwritten by text or raw bytes."""
    block = bytearray(encode(people.demo("resident")))
    at = 0
    for name, size in CARDS[0].layout:
        if name in fields:
            value = fields[name]
            raw = value.encode("utf-16-le") if isinstance(value, str) else value
            block[at : at + size] = raw + b" \0" * ((size - len(raw)) // 2)
        at += size
    return bytes(block)


@pytest.mark.parametrize(
    ("fields", "warnings"),
    [
        ({}, ()),
        ({"name": b"\x00\xd8\x20\x5f"}, ("text-damaged",)),  # an unpaired surrogate
        ({"name": "张\x07样例"}, ("text-damaged",)),
        ({"name": "张样例\0\0"}, ()),
        ({"name": "\U00030edd样\ue863"}, ()),  # beyond the BMP, and private use
        ({"sex": "7"}, ("sex-unknown",)),
        ({"sex": "9"}, ()),
        ({"nation": "77"}, ("nation-unknown",)),
        ({"birth": "19900231"}, ("birth-unreadable",)),
        ({"birth": "1990٣٣٣٣"}, ("birth-unreadable",)),
        ({"birth": "19900308"}, ("id-birth-mismatch",)),
        ({"sex": "2"}, ("id-sex-mismatch",)),
        ({"valid_to": "永久"}, ("validity-unreadable",)),
        ({"valid_to": "长期"}, ()),
        ({"id_number": "110100199003070016"}, ("id-checksum",)),
        ({"id_number": "11010019900307"}, ("id-length",)),
        (
            {"id_number": "932682199003070017"[:17] + check_character("93268219900307001")},
            ("id-kind-mismatch",),
        ),
        ({"type": "Z"}, ("card-type-unknown",)),
        ({"type": "\0"}, ()),
    ],
)
def test_what_does_not_add_up_is_said(fields: dict[str, bytes | str], warnings: tuple[str, ...]) -> None:
    assert decode(on_card(**fields)).warnings == warnings


def test_a_card_that_names_nobody_is_unreadable() -> None:
    with pytest.raises(CardUnreadable, match="neither"):
        decode(on_card(name="", id_number=""))
    with pytest.raises(CardUnreadable, match="layout"):
        decode(on_card(type="Z", id_number="1"))


@pytest.mark.parametrize("field", ["name", "address", "issuer"])
def test_what_does_not_fit_is_refused_without_quoting_it(field: str) -> None:
    with pytest.raises(ValueError, match=f"^{field}: longer than the card's [0-9]+ characters$"):
        encode(replace(people.demo("resident"), **{field: "样" * 99}))  # type: ignore[arg-type]  # text fields all
    with pytest.raises(ValueError, match=f"^{field}: not encodable"):
        encode(replace(people.demo("resident"), **{field: "\ud800"}))  # type: ignore[arg-type]  # text fields all


@pytest.mark.parametrize("name", DEMO)
def test_every_demo_person_fits_a_card_and_is_sound(name: str) -> None:
    person = people.demo(name)
    assert decode(encode(person)) == person
    assert people.from_json(person.as_json()) == person


@pytest.mark.parametrize(
    ("fields", "trouble"),
    [
        ({}, "document: missing"),
        ({"document": "library-card", "sex": "m"}, "not a known code"),
        ({"document": "cn-resident", "sex": "m", "name": 7}, "name: text expected"),
        ({"document": "cn-resident", "sex": "m", "birth": "soon"}, "birth: a date"),
        ({"document": "cn-resident", "sex": "m", "birth": 19900307}, "birth: a date"),
    ],
)
def test_a_wrong_person_file_is_refused_in_words(fields: dict[str, object], trouble: str) -> None:
    with pytest.raises(PersonInvalid, match=trouble):
        people.from_json(fields)
    with pytest.raises(PersonInvalid, match=r"nobody\.json"):
        people.demo("nobody")


def test_a_card_for_another_document_is_refused() -> None:
    with pytest.raises(PersonInvalid, match="document"):
        emulations.installed()["permit"](people.demo("resident"))
    with pytest.raises(PersonInvalid, match="name: longer"):
        emulations.installed()["resident"](replace(people.demo("resident"), name="长" * 16))


class DeadBattery(StandingClock):
    def trust(self) -> ClockTrust:
        return ClockTrust.WRONG


@pytest.mark.parametrize(
    ("clock", "warnings"),
    [(StandingClock(), {"birth-future", "id-birth-future"}), (DeadBattery(), set())],
)
def test_a_birth_that_is_still_to_come_is_said_where_the_clock_is_not_known_to_be_wrong(
    clock: StandingClock, warnings: set[str]
) -> None:
    number = "11010020991231001"
    person = replace(
        people.demo("resident"), birth=date(2099, 12, 31), id_number=number + check_character(number)
    )
    found = decode(encode(person))
    seen = Publisher(clock, threading.Event()).seen(found, "R")
    assert set(seen.warnings) - set(found.warnings) == warnings
    assert seen.reader == "R"
