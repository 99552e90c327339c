"""Every service that ships is whole: a form that anybody can complete, and words to find it by."""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from drivers.cards.people import demo
from kiosk.catalogue import FOLDER, Catalogue, Service, check, sample
from kiosk.form import Form
from kiosk.question import Field, FieldKind, resolve_date

CATALOGUE = Catalogue.load()
SERVICES = list(CATALOGUE.services.values())
TODAY = date(2026, 11, 24)
DATA = Path(__file__).parents[1] / "data"
LOSS, VISIT = "services/card-loss.yaml", "services/home-visit.yaml"
DAYS = (TODAY, TODAY + timedelta(days=365), date(2028, 2, 29))
K = FieldKind
each_service = pytest.mark.parametrize("service", SERVICES, ids=[s.id for s in SERVICES])


def form_of(service: Service, today: date = TODAY) -> Form:
    return Form(service, None, today=today)


def fields_of(service: Service) -> dict[str, Field]:
    assert service.form, service.id
    return {field.name: field for field in service.form.fields()}


def asked(form: Form, answers: dict[str, Any]) -> dict[str, Field]:
    return {field.name: field for step in form.steps(answers) for field in step.fields}


def filled(service: Service, given: dict[str, Any]) -> dict[str, Any]:
    """``given``, and the example of every question that it leads to."""
    form, kinds = form_of(service), {name: field.kind for name, field in fields_of(service).items()}
    answers = dict(given)
    while True:
        more = {
            name: resolve_date(examples[0], TODAY).isoformat() if kinds[name] is K.DATE else examples[0]  # type: ignore[union-attr]
            for name, examples in form.examples(answers).items()
            if examples and name not in answers
        }
        if not more:
            return answers
        answers |= more


@cache
def ways(name: str) -> tuple[dict[str, Any], ...]:
    """The sample, and what follows when any question of choice is answered otherwise; each answers once."""
    service = CATALOGUE.service(name)
    form = form_of(service)
    base = filled(service, {})
    found = [base]
    for question, value in others(form, base):
        first = filled(service, {question: value})
        found.append(first)
        new = asked(form, first).keys() - asked(form, base).keys()
        found += [
            filled(service, {question: value, inner: other})
            for inner, other in others(form, first)
            if inner in new
        ]
    return tuple({repr(sorted(answers.items())): answers for answers in found}.values())


@cache
def everything_asked(name: str) -> tuple[tuple[Field, dict[str, Any]], ...]:
    """Each question of a service once, as it is asked, with answers that lead to it."""
    form = form_of(CATALOGUE.service(name))
    found: dict[str, tuple[Field, dict[str, Any]]] = {}
    for answers in ways(name):
        for field in asked(form, answers).values():
            found.setdefault(field.name, (field, answers))
    return tuple(found.values())


def others(form: Form, answers: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Each question of choice that ``answers`` lead to, with each answer that it takes besides theirs."""
    for name, field in asked(form, answers).items():
        match field.kind:
            case K.CHOICE:
                values: list[Any] = [option.value for option in field.options]
            case K.MULTICHOICE:
                values = [[option.value] for option in field.options]
            case K.YES_NO:
                values = [True, False]
            case _:
                values = []
        for value in values:
            if value != answers.get(name) and name not in form.check({**answers, name: value}):
                yield name, value


# -- forms -------------------------------------------------------------------------------------------------


@each_service
def test_a_form_has_two_to_four_steps_of_three_to_seven_questions(service: Service) -> None:
    assert service.form
    steps = [step for step in service.form.layout if step.id != "for-whom"]
    assert 2 <= len(steps) <= 4
    assert {len(step.fields) for step in steps} <= set(range(3, 8))


@each_service
@pytest.mark.parametrize("person", [None, "resident", "resident-elder", "foreigner-2023", "permit"])
def test_the_sample_is_accepted_now_and_in_years_whoever_applies(
    service: Service, person: str | None
) -> None:
    for today in DAYS:
        form = Form(service, demo(person) if person else None, today=today)
        answers = sample(service, today)
        assert form.check(answers) == {}
        assert form.clean(form.clean(answers)) == form.clean(answers)


@each_service
def test_every_answer_leads_on_to_a_form_that_can_be_completed(service: Service) -> None:
    form = form_of(service)
    for answers in ways(service.id):
        assert form.check(answers) == {}, answers


@each_service
def test_every_question_is_asked_of_somebody(service: Service) -> None:
    assert {field.name for field, _ in everything_asked(service.id)} == fields_of(service).keys()


@each_service
def test_an_answer_makes_another_question_follow(service: Service) -> None:
    form = form_of(service)
    assert len({frozenset(asked(form, answers)) for answers in ways(service.id)}) > 1


@each_service
def test_the_hall_can_call_back(service: Service) -> None:
    assert asked(form_of(service), sample(service, TODAY))["phone"].required


WRONG = {
    K.ID_NUMBER: [
        ("110100199003070014", "id-checksum"),
        ("1101", "id-length"),
        ("110100199013070010", "id-birth"),
    ],
    K.BANK_ACCOUNT: [("6222021234567890127", "bank-account"), ("123", "bank-account")],
    K.PHONE: [("12345", "phone"), ("12800138000", "phone")],
    K.NAME: [("张3", "pattern")],
    K.AMOUNT: [(0.001, "amount"), ("many", "amount"), (10**11, "too-large"), (-1, "too-small")],
    K.NUMBER: [(1.5, "wrong-type"), (10**9, "too-large"), (-1, "too-small")],
    K.CHOICE: [("nonsense", "not-a-choice")],
    K.MULTICHOICE: [(["nonsense"], "not-a-choice")],
    K.REGION: [(["999999"], "not-a-choice"), (["990000", "999900"], "not-a-choice")],
    K.YES_NO: [("yes", "wrong-type")],
    K.TEXT: [("x" * 500, None)],
    K.ADDRESS: [("x" * 500, "too-long"), ("x", "too-short")],
    K.LONG_TEXT: [("x" * 2000, "too-long")],
    K.DATE: [("2026-02-30", "not-a-date"), ("1800-01-01", None), ("2999-01-01", None)],
    K.ATTACHMENT: [
        ([{"name": "a.exe", "media_type": "application/x-msdownload", "size": 9}], "attachment-type")
    ],
}


@each_service
def test_what_cannot_be_is_refused_in_every_question(service: Service) -> None:
    """None stands for any reason: it depends on the question's own limits."""
    form = form_of(service)
    for field, answers in everything_asked(service.id):
        for wrong, code in WRONG[field.kind]:
            found = form.check({**answers, field.name: wrong}).get(field.name)
            assert found == code if code else found, (field.name, wrong)
        if field.required:
            without = {name: value for name, value in answers.items() if name != field.name}
            assert form.check(without)[field.name] == "required"


@each_service
def test_dates_and_numbers_have_limits_on_both_sides(service: Service) -> None:
    for field, _ in everything_asked(service.id):
        if field.kind in {K.DATE, K.AMOUNT, K.NUMBER}:
            assert field.minimum is not None, field.name
            assert field.maximum is not None, field.name
            assert field.minimum < field.maximum, field.name  # type: ignore[operator]


@each_service
def test_files_are_pictures_or_documents_of_a_sensible_size_and_can_be_brought_later(
    service: Service,
) -> None:
    for field, _ in everything_asked(service.id):
        if field.kind is K.ATTACHMENT:
            assert set(field.accept) <= {"image/jpeg", "image/png", "application/pdf"}, field.name
            assert 2**20 <= (field.max_bytes or 0) <= 10 * 2**20, field.name
            assert not field.required, field.name


# -- for another person ------------------------------------------------------------------------------------

BEHALF = [service for service in SERVICES if service.on_behalf]


def test_what_parents_and_children_need_can_be_applied_for_on_their_behalf() -> None:
    assert {"elder-allowance", "pension-verification", "disability-certificate"} <= {s.id for s in BEHALF}
    assert len(BEHALF) >= 15


@pytest.mark.parametrize("service", BEHALF, ids=[s.id for s in BEHALF])
def test_for_oneself_nothing_is_asked_of_another_and_for_another_their_number_is_checked(
    service: Service,
) -> None:
    form = form_of(service)
    assert form.steps({})[0].id == "for-whom"
    mine, theirs = filled(service, {"for_whom": "self"}), filled(service, {"for_whom": "other"})
    assert asked(form, theirs).keys() - asked(form, mine).keys() == {"relation", "other_name", "other_id"}
    relation = asked(form, theirs)["relation"]
    assert sorted(option.value for option in relation.options) == sorted(service.on_behalf)
    wrong = form.check(
        {**theirs, "relation": "neighbour", "other_id": "110100195803120040", "other_name": ""}
    )
    assert wrong == {"relation": "not-a-choice", "other_id": "id-checksum", "other_name": "required"}


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small catalogue, in which one may report a card for one's parents."""
    found = Path(shutil.copytree(DATA / "catalogue", tmp_path / "catalogue"))
    shared = (FOLDER / "questions.yaml").read_text("utf-8")
    block = shared[shared.index("  for_whom:") : shared.index("  contact_name:")]
    rewrite(found / "questions.yaml", "definitions:", f"{block}definitions:")
    rewrite(found / LOSS, "aliases:", "on_behalf: [parent]\naliases:")
    return found


def test_one_line_of_a_service_asks_for_whom_it_is(folder: Path) -> None:
    service = Catalogue.load(folder).service("card-loss")
    assert service.on_behalf == ("parent",)
    first = Form(service, None, today=TODAY).steps({"for_whom": "other"})[0]
    assert [field.name for field in first.fields] == ["for_whom", "relation", "other_name", "other_id"]
    assert sample(service, TODAY)["relation"] == "parent"


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (LOSS, "[parent]", "[aunt]", ("on_behalf.0", "`aunt` is no option of `relation`")),
        (LOSS, "[parent]", "parent", ("on_behalf", "is text: write a list")),
        (LOSS, "[parent]", "[]", ("on_behalf", "has 0 entries: write at least 1")),
        ("questions.yaml", "  other_id:", "  other_number:", ("on_behalf", "questions.yaml has no other_id")),
    ],
)
def test_a_mistake_in_it_is_named(
    folder: Path, file: str, old: str, new: str, problem: tuple[str, str]
) -> None:
    rewrite(folder / file, old, new)
    (found,) = [p for p in check(folder) if p.field == problem[0]]
    assert found.file == LOSS
    assert problem[1] in found.message


# -- words -------------------------------------------------------------------------------------------------


@each_service
def test_both_the_time_that_the_law_gives_and_the_one_that_is_promised_are_told(service: Service) -> None:
    assert "法定：" in service.time_limit.zh
    assert "承诺：" in service.time_limit.zh
    assert service.time_limit.en.startswith("By law: ")
    assert "; promised: " in service.time_limit.en


@each_service
def test_people_find_a_service_by_many_names(service: Service) -> None:
    assert len(service.aliases_zh) >= 12
    assert len(service.aliases_en) >= 6
    assert any(alias.isascii() for alias in service.aliases_zh), "no initials for a keyboard"


def test_a_name_that_two_services_have_is_named(folder: Path) -> None:
    first = Catalogue.load(folder).service("home-visit").aliases_en[0]
    rewrite(folder / VISIT, f"en: [{first}", "en: [Lost Card")
    (problem,) = check(folder)
    assert (problem.file, problem.field) == (VISIT, "aliases.en.0")
    assert problem.message.startswith("`Lost Card` is said for `card-loss` too")


def test_an_example_that_its_own_question_refuses_is_found_where_no_sample_leads(folder: Path) -> None:
    rewrite(folder / LOSS, "examples: [stolen]", "examples: [lost]")
    rewrite(folder / LOSS, "{type: boolean, examples: [true]}", "{type: boolean, examples: [1]}")
    (problem,) = check(folder)
    assert problem.field == "form.schema.allOf.0.then.properties.reported.examples"
    assert "is refused on" in problem.message


def test_a_definition_and_a_question_do_not_share_a_name(folder: Path) -> None:
    rewrite(folder / "questions.yaml", "  scan:\n", "  phone:\n")
    assert ("definitions.phone", "`phone` is a question too: give one another name") in [
        (p.field, p.message) for p in check(folder)
    ]
