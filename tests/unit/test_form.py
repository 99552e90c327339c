"""Forms: what is asked, what the card answers, why an answer is refused, and garbage of every kind."""

import math
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kiosk.form
from drivers.cards.people import demo
from kiosk.catalogue import Catalogue, sample
from kiosk.form import Form, NoForm
from kiosk.person import Person
from kiosk.question import Field, FieldKind, FormDefinition, Option, Step, Text, resolve_date

CATALOGUE = Catalogue.load()
COMPLETE = [service for service in CATALOGUE.services.values() if service.complete]
TODAY = date(2026, 11, 24)
ZHANG = demo("resident")
K = FieldKind

SCAN = {
    "type": "array",
    "minItems": 1,
    "maxItems": 2,
    "items": {
        "type": "object",
        "properties": {
            "media_type": {"enum": ["image/jpeg", "application/pdf"]},
            "size": {"type": "integer", "minimum": 1, "maximum": 1000},
        },
    },
}
PROPERTIES: dict[str, tuple[FieldKind, dict[str, Any]]] = {
    "name": (K.NAME, {"type": "string", "format": "person-name", "minLength": 2, "maxLength": 10}),
    "number": (K.ID_NUMBER, {"type": "string", "format": "cn-id-number"}),
    "phone": (K.PHONE, {"type": "string", "format": "cn-phone"}),
    "account": (K.BANK_ACCOUNT, {"type": "string", "format": "bank-account"}),
    "day": (K.DATE, {"type": "string", "format": "date", "x-earliest": "today-1y", "x-latest": "today+60d"}),
    "born": (K.DATE, {"type": "string", "format": "past-date"}),
    "visit": (K.DATE, {"type": "string", "format": "future-date", "x-latest": "2026-12-31"}),
    "income": (K.AMOUNT, {"type": "number", "format": "amount", "exclusiveMinimum": 0, "maximum": 5000}),
    "people": (K.NUMBER, {"type": "integer", "minimum": 1, "exclusiveMaximum": 20, "multipleOf": 1}),
    "why": (K.CHOICE, {"type": "string", "enum": ["lost", "stolen"]}),
    "all": (
        K.MULTICHOICE,
        {"type": "array", "minItems": 1, "maxItems": 2, "items": {"enum": ["a", "b", "c"]}},
    ),
    "agrees": (K.YES_NO, {"type": "boolean", "const": True}),
    "home": (K.ADDRESS, {"type": "string", "format": "plain-text", "minLength": 4, "maxLength": 20}),
    "code": (K.TEXT, {"type": "string", "format": "plain-text", "pattern": "^[A-Z][0-9]{3}$"}),
    "more": (K.LONG_TEXT, {"type": "string", "format": "plain-text"}),
    "scan": (K.ATTACHMENT, SCAN),
}
OPTIONS = {"why": ("lost", "stolen"), "all": ("a", "b", "c")}
GOOD: dict[str, Any] = {
    "name": "张演示",
    "number": ZHANG.id_number,
    "phone": "13800138000",
    "account": "6222021234567890128",
    "day": "2026-11-24",
    "born": "2026-11-24",
    "visit": "2026-11-24",
    "income": 900.5,
    "people": 3,
    "why": "lost",
    "all": ["b", "a"],
    "agrees": True,
    "home": "样例镇测试路1号",
    "code": "Z110",
    "more": "第一行\n第二行",
    "scan": [{"name": "a.jpg", "media_type": "image/jpeg", "size": 1000}],
}


def words(text: str) -> Text:
    return Text(text, text)


def field(name: str, kind: FieldKind, **more: Any) -> Field:
    options = tuple(Option(value, words(value)) for value in OPTIONS.get(name, ()))
    return Field(name, kind, words(name), options=options, **more)


def form(schema: dict[str, Any], *steps: tuple[Field, ...], person: Person | None = None) -> Form:
    """A form of that schema; each step is named by its place."""
    layout = tuple(Step(str(n), words(str(n)), fields) for n, fields in enumerate(steps))
    root = {"type": "object", **schema, "unevaluatedProperties": False}
    service = replace(CATALOGUE.service("id-card-loss"), form=FormDefinition(root, layout))
    return Form(service, person, today=TODAY)


def every_kind(*required: str) -> Form:
    """One question of each kind, the questions named obligatory."""
    fields = tuple(field(name, kind) for name, (kind, _) in PROPERTIES.items())
    properties = {name: schema for name, (_, schema) in PROPERTIES.items()}
    return form({"required": list(required), "properties": properties}, fields)


# -- reason codes ------------------------------------------------------------------------------------------

FILE = {"name": "a.jpg", "media_type": "image/jpeg", "size": 10}
REFUSED: list[tuple[str, Any, str]] = [
    ("name", "张" * 11, "too-long"),
    ("more", "字" * (kiosk.form.LONGEST_ANSWER + 1), "too-long"),
    ("all", ["a", "b", "c"], "too-long"),
    ("scan", [FILE] * 3, "too-long"),
    ("name", "张", "too-short"),
    ("home", "路", "too-short"),
    ("income", 0, "too-small"),
    ("people", 0, "too-small"),
    ("people", -(10**400), "too-small"),
    ("income", 5000.01, "too-large"),
    ("people", 20, "too-large"),
    ("people", 10**400, "too-large"),
    ("why", "burnt", "not-a-choice"),
    ("all", ["a", "z"], "not-a-choice"),
    ("agrees", False, "not-a-choice"),
    ("day", "next week", "not-a-date"),
    ("day", "2026-02-30", "not-a-date"),
    ("born", "2026-11-25", "date-in-future"),
    ("visit", "2026-11-23", "date-in-past"),
    ("day", "2025-11-23", "too-early"),
    ("day", "2027-01-24", "too-late"),
    ("visit", "2027-01-01", "too-late"),
    ("number", "11010019900307001", "id-length"),
    ("number", "1101001990030700A5", "id-characters"),
    ("number", "110100199013070015", "id-birth"),
    ("number", "110100202611250014", "id-birth"),  # born tomorrow
    ("number", "110100199003070016", "id-checksum"),
    ("phone", "12345", "phone"),
    ("account", "6222021234567890129", "bank-account"),
    ("income", 1.005, "amount"),
    ("income", "a lot", "amount"),
    ("code", "z110", "pattern"),
    ("name", "R2D2", "pattern"),
    ("more", "turned \u202e around", "pattern"),
    ("more", "half a pair \ud800", "pattern"),
    ("salary", 1, "unexpected"),
    ("name", 5, "wrong-type"),
    ("people", "three", "wrong-type"),
    ("people", 2.5, "wrong-type"),
    ("people", True, "wrong-type"),
    ("income", math.nan, "wrong-type"),
    ("income", math.inf, "wrong-type"),
    ("agrees", "yes", "wrong-type"),
    ("all", "a", "wrong-type"),
    ("all", [1], "wrong-type"),
    ("scan", "a.jpg", "wrong-type"),
    ("scan", [{**FILE, "path": "/etc"}], "wrong-type"),
    ("scan", [{**FILE, "size": True}], "wrong-type"),
    ("scan", [{**FILE, "name": "half a pair \udcff.jpg"}], "pattern"),
    ("scan", [{**FILE, "name": "x" * 256}], "pattern"),
    ("scan", [{**FILE, "media_type": "text/html"}], "attachment-type"),
    ("scan", [{**FILE, "size": 1001}], "attachment-size"),
    ("scan", [{**FILE, "size": 0}], "attachment-size"),
    ("scan", [{**FILE, "size": 10**400}], "attachment-size"),
]


@pytest.mark.parametrize(("name", "value", "code"), REFUSED, ids=lambda part: str(part)[:20])
def test_a_refused_answer_has_its_reason(name: str, value: Any, code: str) -> None:
    assert every_kind().check({**GOOD, name: value}) == {name: code}


@pytest.mark.parametrize("empty", [None, "", "   ", []], ids=repr)
def test_what_is_obligatory_and_empty_is_named(empty: Any) -> None:
    assert every_kind("phone").check({"phone": empty}) == {"phone": "required"}


@pytest.mark.parametrize("empty", [None, "", []], ids=repr)
def test_a_file_that_is_obligatory_and_not_there_is_named(empty: Any) -> None:
    assert every_kind("scan").check({"scan": empty}) == {"scan": "attachment-missing"}


def test_every_reason_code_of_the_form_has_a_case_here() -> None:
    listed = re.search(r"Reason codes \(.*?\): (.*)\.\n", kiosk.form.__doc__ or "", re.DOTALL)
    assert listed
    codes = set(re.split(r",\s+", listed[1]))
    assert codes == {code for _, _, code in REFUSED} | {"required", "attachment-missing"}


def test_good_answers_of_every_kind_are_good_and_stay_as_they_are() -> None:
    asked = every_kind(*PROPERTIES)
    assert asked.check(GOOD) == {}
    assert asked.clean(GOOD) == GOOD
    assert asked.check({}) == {
        name: "attachment-missing" if name == "scan" else "required" for name in PROPERTIES
    }


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("phone", "+86 138-0013-8000", "13800138000"),
        ("phone", "０１０ 12345678", "01012345678"),
        ("day", "2026年1月5日", "2026-01-05"),
        ("day", "2026/1/5", "2026-01-05"),
        ("day", "20260105", "2026-01-05"),
        ("income", "1,200.50元", 1200.5),
        ("income", "￥ 90.00", 90),
        ("people", "３", 3),
        ("name", " 阿卜杜勒 • 样例 ", "阿卜杜勒·样例"),
        ("name", "张 演示", "张演示"),
        ("name", "Ada  Example", "Ada Example"),
        ("number", "11010019900307001x", "11010019900307001X"),
        ("account", "6222 0212-3456 7890128", "6222021234567890128"),
        ("home", " 样例镇 \n 测试路1号 ", "样例镇 测试路1号"),
        ("more", "一\r\n二\t三 ", "一\n二 三"),
        ("all", ["b", "a", "b"], ["b", "a"]),
    ],
)
def test_an_answer_is_kept_in_one_way_however_it_was_typed(name: str, typed: Any, kept: Any) -> None:
    cleaned = every_kind().clean({name: typed})[name]
    assert (cleaned, type(cleaned)) == (kept, type(kept))


def test_limits_are_those_of_the_day() -> None:
    (step,) = every_kind("phone").steps({})
    found = {asked.name: asked for asked in step.fields}
    assert (found["day"].minimum, found["day"].maximum) == ("2025-11-24", "2027-01-23")
    assert (found["born"].minimum, found["born"].maximum) == (None, "2026-11-24")
    assert (found["visit"].minimum, found["visit"].maximum) == ("2026-11-24", "2026-12-31")
    assert (found["people"].minimum, found["home"].max_length) == (1, 20)
    assert (found["scan"].accept, found["scan"].max_bytes, found["scan"].max_items) == (
        ("image/jpeg", "application/pdf"),
        1000,
        2,
    )
    assert [asked.name for asked in step.fields if asked.required] == ["phone"]


@pytest.mark.parametrize(
    ("expression", "day"),
    [
        ("today", date(2024, 2, 29)),
        ("today-1y", date(2023, 2, 28)),
        ("today-4y", date(2020, 2, 28)),
        ("today+1d", date(2024, 3, 1)),
        ("2026-01-31", date(2026, 1, 31)),
        ("2026-1-31", None),
        ("tomorrow", None),
    ],
)
def test_dates_as_a_catalogue_writes_them(expression: str, day: date | None) -> None:
    assert resolve_date(expression, date(2024, 2, 29)) == day


# -- conditional questions ---------------------------------------------------------------------------------

YES_NO = {"type": "boolean"}
TEXT = {"type": "string"}
BRANCHES: dict[str, Any] = {
    "required": ["married"],
    "properties": {"married": YES_NO, "fax": TEXT},
    "if": {"required": ["married"], "properties": {"married": {"const": True}}},
    "then": {
        "required": ["spouse"],
        "properties": {"spouse": TEXT, "abroad": YES_NO},
        "if": {"required": ["abroad"], "properties": {"abroad": {"const": True}}},
        "then": {"required": ["country"], "properties": {"country": TEXT}},
    },
    "else": {"properties": {"alone_since": TEXT}},
    "allOf": [{"properties": {"always": TEXT}}],
    "dependentRequired": {"fax": ["always"]},
    "dependentSchemas": {"fax": {"required": ["fax_hours"], "properties": {"fax_hours": TEXT}}},
}
LAYOUT = (
    (field("married", K.YES_NO), field("spouse", K.TEXT), field("abroad", K.YES_NO)),
    (field("country", K.TEXT), field("alone_since", K.TEXT)),
    (field("always", K.TEXT), field("fax", K.TEXT), field("fax_hours", K.TEXT)),
)


@pytest.mark.parametrize(
    ("answers", "asked", "needed"),
    [
        ({}, "married alone_since always fax", "married"),
        ({"married": False}, "married alone_since always fax", "married"),
        ({"married": True}, "married spouse abroad always fax", "married spouse"),
        (
            {"married": True, "abroad": True},
            "married spouse abroad country always fax",
            "married spouse country",
        ),
        ({"fax": "1"}, "married alone_since always fax fax_hours", "married always fax_hours"),
        ({"married": "yes"}, "married alone_since always fax", "married"),
    ],
)
def test_a_branch_asks_while_it_applies(answers: dict[str, Any], asked: str, needed: str) -> None:
    branching = form(BRANCHES, *LAYOUT)
    fields = [asked_now for step in branching.steps(answers) for asked_now in step.fields]
    assert [f.name for f in fields] == asked.split()
    assert [f.name for f in fields if f.required] == needed.split()
    wrong = branching.check(answers)
    assert {name for name, code in wrong.items() if code == "required"} == set(needed.split()) - set(answers)


def test_a_step_with_nothing_to_ask_is_left_out() -> None:
    branching = form(BRANCHES, *LAYOUT)
    assert [step.id for step in branching.steps({"married": True})] == ["0", "2"]
    assert [step.id for step in branching.steps({})] == ["0", "1", "2"]


def test_an_answer_that_nobody_asks_for_any_more_is_dropped_and_so_is_what_followed_from_it() -> None:
    branching = form(BRANCHES, *LAYOUT)
    full = {"married": True, "spouse": "李样例", "abroad": True, "country": "样例国", "always": "1"}
    assert branching.clean(full) == full
    assert branching.clean({**full, "married": False}) == {"married": False, "always": "1"}
    assert branching.check({**full, "married": False}) == {}


def test_a_step_is_judged_alone_against_all_answers() -> None:
    branching = form(BRANCHES, *LAYOUT)
    answers = {"married": True, "abroad": True, "fax": "1", "salary": 5}
    assert branching.check(answers, "0") == {"spouse": "required"}
    assert branching.check(answers, "1") == {"country": "required"}
    assert branching.check(answers, "2") == {"always": "required", "fax_hours": "required"}
    with pytest.raises(ValueError, match="no such step"):
        branching.check(answers, "3")


def test_a_branch_narrows_the_choices_of_a_question() -> None:
    schema = {
        "properties": {"married": YES_NO, "why": {"type": "string", "enum": ["lost", "stolen"]}},
        "if": {"required": ["married"]},
        "then": {"properties": {"why": {"enum": ["lost"]}}},
    }
    narrowing = form(schema, (field("married", K.YES_NO), field("why", K.CHOICE)))
    (free,), (narrow,) = narrowing.steps({}), narrowing.steps({"married": True})
    assert [o.value for o in free.fields[1].options] == ["lost", "stolen"]
    assert [o.value for o in narrow.fields[1].options] == ["lost"]
    assert narrowing.check({"married": True, "why": "stolen"}) == {"why": "not-a-choice"}


# -- the card ----------------------------------------------------------------------------------------------


def from_card(person: Person | None) -> Form:
    fields = (
        field("name", K.NAME, source="card.name"),
        field("born", K.DATE, source="card.birth"),
        field("home", K.ADDRESS, source="card.address"),
        field("phone", K.PHONE),
    )
    properties = {asked.name: PROPERTIES[asked.name][1] for asked in fields}
    return form({"required": list(properties), "properties": properties}, fields, person=person)


def test_what_the_card_answers_is_not_asked_and_no_answer_overrides_it() -> None:
    card = from_card(ZHANG)
    known = {"name": "张演示", "born": "1990-03-07", "home": ZHANG.address}
    assert card.prefill() == known
    assert [f.name for step in card.steps({}) for f in step.fields] == ["phone"]
    assert card.clean({"name": "李样例", "phone": "13800138000"}) == {**known, "phone": "13800138000"}
    assert card.check({"name": "李样例"}) == {"phone": "required"}


def test_what_a_certificate_answers_is_not_asked_unless_the_form_refuses_it() -> None:
    service = CATALOGUE.service("retiree-medical")
    known = {"retired_on": "2026-10-01", "medical_years": -3, "no_question": "x", "phone": 5}
    form = Form(service, ZHANG, today=TODAY, known=known)
    assert form.prefill() == {"retired_on": "2026-10-01"}
    asked = {field.name for step in form.steps({}) for field in step.fields}
    assert "retired_on" not in asked
    assert {"medical_years", "phone"} < asked
    assert form.clean({"retired_on": "2020-01-01"})["retired_on"] == "2026-10-01"


def test_what_the_card_lacks_or_the_form_refuses_is_asked() -> None:
    strange = replace(ZHANG, name="", birth=date(2030, 1, 1), address="路")
    assert from_card(strange).prefill() == {}
    assert [f.name for step in from_card(strange).steps({}) for f in step.fields] == [
        "name",
        "born",
        "home",
        "phone",
    ]
    assert from_card(None).prefill() == {}


# -- strangers' answers ------------------------------------------------------------------------------------

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from([10**400, -(10**400)])
    | st.floats()
    | st.text(st.characters(exclude_categories=()), max_size=30)
    | st.sampled_from([str(value) for value in GOOD.values() if isinstance(value, str)]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)


@st.composite
def any_answers(draw: st.DrawFn) -> tuple[Form, dict[str, Any]]:
    """A form of the catalogue and answers to it: its own good ones, some of them replaced by anything."""
    service = draw(st.sampled_from(COMPLETE))
    asked = Form(service, draw(st.sampled_from([None, ZHANG])), today=TODAY)
    good = sample(service, TODAY)
    names = [f.name for step in asked._definition.layout for f in step.fields]
    answers = {name: good[name] for name in good if draw(st.booleans())}
    answers |= draw(st.dictionaries(st.sampled_from(names) | st.text(max_size=80), JSON, max_size=8))
    return asked, answers


@settings(deadline=None)
@given(any_answers())
def test_garbage_ends_as_reason_codes_and_cleaning_twice_changes_nothing(
    given_: tuple[Form, dict[str, Any]],
) -> None:
    asked, answers = given_
    once = asked.clean(answers)
    assert repr(asked.clean(once)) == repr(once)
    assert asked.check(once).keys() == asked.check(answers).keys()
    assert all(isinstance(code, str) for code in asked.check(answers).values())
    for step in asked.steps(answers):
        assert asked.check(answers, step.id).keys() <= asked.check(answers).keys()


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(list(PROPERTIES)), JSON))
def test_garbage_in_every_kind_of_question_is_judged(answers: dict[str, Any]) -> None:
    asked = every_kind()
    once = asked.clean(answers)
    assert repr(asked.clean(once)) == repr(once)
    assert asked.check(answers).keys() <= answers.keys()


def test_a_long_name_of_a_strange_answer_is_not_echoed() -> None:
    assert every_kind().check({"x" * 1000: 1}) == {"x" * 64: "unexpected"}


def test_a_service_without_a_form_has_none() -> None:
    with pytest.raises(NoForm):
        Form(replace(CATALOGUE.service("property-query"), form=None), None, today=TODAY)
