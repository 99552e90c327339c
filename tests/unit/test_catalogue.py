"""The catalogue: the one that ships is whole, and every mistake in one is named by file, line and remedy."""

import csv
import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from drivers.cards.people import demo
from kiosk import yaml_source
from kiosk.catalogue import FOLDER, Catalogue, Problem, check, sample
from kiosk.errors import CatalogueInvalid, UnknownService
from kiosk.form import Form, NoForm
from kiosk.question import FieldKind

DATA = Path(__file__).parents[1] / "data"
EIGHT = {
    "newborn-household",
    "vaccination-plan",
    "marriage-appointment",
    "employment-registration",
    "housing-fund-withdrawal",
    "pension-application",
    "id-card-loss",
    "minimum-living",
}
CATALOGUE = Catalogue.load()
TODAY = date(2026, 11, 24)
EVENTS, QUESTIONS = "events.yaml", "questions.yaml"
LOSS, VISIT = "services/card-loss.yaml", "services/home-visit.yaml"


# -- the catalogue that ships ------------------------------------------------------------------------------


def test_the_catalogue_that_ships_is_in_order() -> None:
    assert check(FOLDER) == []


def test_it_has_exactly_the_services_that_were_agreed() -> None:
    with (DATA / "services.tsv").open(encoding="utf-8", newline="") as file:
        agreed = [tuple(row.values()) for row in csv.DictReader(file, delimiter="\t")]
    assert len(agreed) == 42
    found = [
        (s.id, s.event, s.title.zh, s.title.en, "yes" if s.offline else "no")
        for s in CATALOGUE.services.values()
    ]
    assert sorted(found) == sorted(agreed)


def test_every_service_stands_in_the_event_that_it_names_and_only_there() -> None:
    listed = [(name, event.id) for event in CATALOGUE.events for name in event.services]
    assert listed == [(service.id, service.event) for service in CATALOGUE.services.values()]


def test_the_eight_services_can_be_applied_for() -> None:
    assert {s.id for s in CATALOGUE.services.values() if s.complete} >= EIGHT


@pytest.mark.parametrize("person", [None, "resident", "resident-elder", "foreigner-2023"])
@pytest.mark.parametrize("name", sorted(EIGHT))
def test_the_sample_of_a_complete_service_is_accepted_today_and_years_on(
    name: str, person: str | None
) -> None:
    service = CATALOGUE.service(name)
    for today in (TODAY, date(2028, 2, 29), TODAY + timedelta(days=3650)):
        answers = sample(service, today)
        form = Form(service, demo(person) if person else None, today=today)
        assert answers
        assert form.check(answers) == {}
        asked = {f.name: f for step in form.steps(answers) for f in step.fields}
        left_out = {n for n, f in asked.items() if f.kind is FieldKind.ATTACHMENT}
        assert left_out == asked.keys() - answers.keys()


def test_a_service_without_a_form_has_no_sample() -> None:
    with pytest.raises(NoForm):
        sample(replace(CATALOGUE.service("property-query"), form=None))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_whoever_reads_a_service_finds_every_word_in_both_languages(lang: str) -> None:
    for service in CATALOGUE.services.values():
        said = (service.title, service.department, service.summary, service.who, service.fee)
        said += (service.time_limit, service.outcome, service.if_refused)
        said += tuple(material.title for material in service.materials)
        assert all(text.in_(lang).strip() for text in said), service.id
        assert not any("${" in text.in_(lang) for text in said), service.id
    with pytest.raises(ValueError, match="no such language"):
        CATALOGUE.events[0].title.in_("fr")


def test_an_unknown_service_is_a_fault_that_echoes_little() -> None:
    with pytest.raises(UnknownService) as raised:
        CATALOGUE.service("x" * 1000)
    assert len(raised.value.detail) < 200


# -- one catalogue, and its version ------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small catalogue, to be changed."""
    return Path(shutil.copytree(DATA / "catalogue", tmp_path / "catalogue"))


def rewrite(path: Path, old: str, new: str) -> str:
    """Put ``new`` in the place of the first ``old``; the text that came of it."""
    text = path.read_text("utf-8")
    assert old in text
    changed = text.replace(old, new, 1)
    path.write_text(changed, "utf-8")
    return changed


def test_a_catalogue_is_read_as_it_stands(folder: Path) -> None:
    found = Catalogue.load(folder)
    assert [(e.id, e.services) for e in found.events] == [
        ("papers", ("card-loss",)),
        ("family", ("home-visit",)),
    ]
    loss = found.service("card-loss")
    assert (loss.complete, loss.offline, loss.title.zh, loss.title.en) == (
        True,
        True,
        "样例证挂失",
        "Report a lost sample card",
    )
    assert [(m.id, m.required, m.title.en) for m in loss.materials] == [("photo", False, "Photo")]
    assert sample(loss, TODAY) == {
        "reason": "stolen",
        "reported": True,
        "lost_date": "2026-11-22",
        "copies": 1,
        "phone": "13800138000",
        "address": "演示省样例市",
    }
    assert not found.service("home-visit").complete


def test_the_version_follows_what_is_said_and_not_how_it_is_written(folder: Path) -> None:
    first = Catalogue.load(folder).version
    assert first.startswith("2026.11-")
    rewrite(folder / LOSS, "id: card-loss\n", "# nobody sees this\n\nid: card-loss\n")
    rewrite(folder / EVENTS, "services: [home-visit]", "services:\n      - home-visit")
    assert Catalogue.load(folder).version == first
    versions = {first}
    for file, old, new in (
        (LOSS, "zh: 样例证丢了", "zh: 样例证不见了"),
        (LOSS, "today-10y", "today-9y"),
        (QUESTIONS, "en: Phone", "en: Telephone"),
        (EVENTS, "en: Papers of", "en: All papers of"),
    ):
        rewrite(folder / file, old, new)
        versions.add(Catalogue.load(folder).version)
    assert len(versions) == 5


# -- mistakes ----------------------------------------------------------------------------------------------

MISTAKES = [
    (file, mistake)
    for file, mistakes in yaml.safe_load((DATA / "mistakes.yaml").read_text("utf-8")).items()
    for mistake in mistakes
]


@pytest.mark.parametrize(("file", "mistake"), MISTAKES, ids=[mistake["says"] for _, mistake in MISTAKES])
def test_a_mistake_is_named_by_file_line_field_and_remedy(
    folder: Path, file: str, mistake: dict[str, str]
) -> None:
    rewrite(folder / file, mistake["old"], mistake["new"])
    problems = check(folder)
    found = [p for p in problems if p.field == mistake["field"] and mistake["says"] in p.message]
    assert len(found) == 1, problems
    text = (folder / found[0].file).read_text("utf-8")
    assert found[0].line == text[: text.index(mistake["at"])].count("\n") + 1
    assert len(set(problems)) == len(problems)


NO_FILES: dict[str, tuple[bytes, int, str]] = {
    "empty": (b"", 1, "is empty: copy another file of its kind"),
    "comment": (b"# nothing but words\n", 1, "is empty"),
    "latin-1": (b"title: \xd6l", 1, "is not UTF-8: save it as UTF-8"),
    "control": (b"title: \x01", 1, "has characters that YAML does not allow"),
    "tab": (b"id: x\n\ttitle: y", 2, "is not YAML"),
    "alias": (b"id: &x y\nevent: *x\n", 2, "is an alias (`*name`): write it out"),
    "list": (b"- id\n", 1, "is a list: write keys with values"),
    "number": (b"1" * 5000, 1, "is text: write keys with values"),
    "large": (b"x: y\n" * (yaml_source.LARGEST_FILE // 5 + 1), 1, "larger than 256 KiB"),
    "deep": (b"[" * 50 + b"]" * 50, 1, "more than 40 things within each other"),
    "deeper": (b"- " * 990, 1, "more than 40 things within each other"),
    "abyss": (b"[" * 100_000, 1, "is not YAML"),
}


@pytest.mark.parametrize(("raw", "line", "remedy"), NO_FILES.values(), ids=NO_FILES)
def test_a_file_that_is_none_is_named_and_nothing_is_raised(
    folder: Path, raw: bytes, line: int, remedy: str
) -> None:
    (folder / VISIT).write_bytes(raw)
    found = [p for p in check(folder) if p.file == VISIT]
    assert found[0].line == line
    assert remedy in found[0].message


@pytest.mark.parametrize("name", [EVENTS, QUESTIONS])
def test_a_file_that_is_not_there_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert Problem(name, 1, "", "cannot be read (No such file or directory): put the file there") in check(
        folder
    )


def test_an_id_that_two_files_have_is_named_in_the_second(folder: Path) -> None:
    shutil.copy(folder / LOSS, folder / "services/card-lost.yaml")
    assert Problem(
        "services/card-lost.yaml", 1, "id", "`card-loss` is taken by another file: write `card-lost`"
    ) in (check(folder))


def test_a_service_that_two_events_list_is_named(folder: Path) -> None:
    rewrite(folder / EVENTS, "[card-loss]", "[card-loss, home-visit]")
    (problem,) = check(folder)
    assert (problem.file, problem.line, problem.field) == (VISIT, 2, "event")
    assert "lists `home-visit` under `papers` too: list it once" in problem.message


def test_keys_that_are_missing_are_named_once_each(folder: Path) -> None:
    rewrite(folder / VISIT, "title: {zh: 上门服务, en: Home visit}", "title: {}")
    assert [(p.line, p.message) for p in check(folder)] == [
        (3, "`zh:` is missing: write the Chinese words"),
        (3, "`en:` is missing: write the English words"),
    ]


def test_a_form_that_only_works_for_a_while_is_found_before_it_fails(folder: Path) -> None:
    rewrite(folder / LOSS, "examples: [today-2d]", "examples: ['2026-11-22']")
    rewrite(folder / LOSS, "today-10y", "today-30d")
    (problem,) = check(folder)
    assert "the first example of `lost_date` is refused" in problem.message
    assert "(too-early)" in problem.message


def test_a_broken_catalogue_is_not_loaded_and_says_all_that_is_wrong(folder: Path) -> None:
    rewrite(folder / LOSS, "kind: yes-no", "kind: yesno")
    rewrite(folder / VISIT, "offline: false", "offline: no")
    with pytest.raises(CatalogueInvalid) as raised:
        Catalogue.load(folder)
    first, second = raised.value.problems
    assert first.startswith("services/card-loss.yaml:42: form.layout.0.fields.1.kind: `yesno` is not known")
    assert second == "services/home-visit.yaml:6: offline: is text: write true or false"
    assert raised.value.detail.startswith("2 problems")
