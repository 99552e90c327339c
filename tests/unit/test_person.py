"""The person on a document: said in full where it is sealed, and nowhere else."""

import json
from dataclasses import FrozenInstanceError, dataclass, replace
from datetime import date

import pytest

from drivers.cards.people import demo, from_json, names
from kiosk.person import Document, Person, Sex

ZHANG = replace(
    demo("resident"),
    photo=b"WLf-photo",
    warnings=("id-region-unknown",),
    reader="Sample Reader 00 00",
    extra=(("issue_count", "01"),),
)


@pytest.mark.parametrize("name", names())
def test_a_person_written_and_read_again_is_the_same(name: str) -> None:
    person = demo(name)
    written = json.loads(json.dumps(person.as_json()))
    assert from_json(written) == person
    assert written["document"] in set(Document)


def test_everything_but_the_photo_is_in_the_json() -> None:
    assert ZHANG.as_json() == {
        "document": "cn-resident",
        "name": "张演示",
        "id_number": "110100199003070015",
        "sex": "m",
        "birth": "1990-03-07",
        "nation": "汉",
        "address": "演示省样例市示范县云上镇测试路1号",
        "issuer": "样例市公安局示范分局",
        "valid_from": "2020-01-01",
        "valid_to": "2040-01-01",
        "long_term": False,
        "name_latin": "",
        "reader": "Sample Reader 00 00",
        "issue_count": "01",
        "warnings": ["id-region-unknown"],
    }


def test_what_a_document_does_not_say_is_empty_and_never_guessed() -> None:
    nobody = Person(Document.FOREIGNER_2017, "", "", Sex.UNKNOWN, None).as_json()
    assert (nobody["birth"], nobody["valid_from"], nobody["valid_to"], nobody["sex"]) == (
        None,
        None,
        None,
        "x",
    )
    assert (nobody["address"], nobody["warnings"]) == ("", [])


@dataclass(frozen=True)
class Holder:
    person: Person


@pytest.mark.parametrize(
    "shown",
    [
        repr(ZHANG),
        str(ZHANG),
        f"{ZHANG}",
        f"{ZHANG!r:>40}",
        repr([ZHANG]),
        repr({"who": ZHANG}),
        repr(Holder(ZHANG)),
        "%s" % (ZHANG,),  # noqa: UP031  # as logging does it
    ],
)
def test_nothing_that_shows_a_person_tells_who_it_is(shown: str) -> None:
    assert "<Person on cn-resident>" in shown
    for words in (ZHANG.name, ZHANG.id_number, ZHANG.address, ZHANG.nation, "1990", "WLf"):
        assert words not in shown


def test_a_person_does_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        ZHANG.name = "李样例"  # type: ignore[misc]
    assert replace(ZHANG) == ZHANG
    assert replace(ZHANG, birth=date(1990, 3, 8)) != ZHANG
    assert len({ZHANG, replace(ZHANG)}) == 1
