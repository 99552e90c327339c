"""What differs from county to county: parameters, the table of divisions, and questions that offer it."""

import re
import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from kiosk.catalogue import FOLDER, Catalogue, Problem, check, sample
from kiosk.form import Form
from kiosk.question import Region, Regions, Text

DATA = Path(__file__).parents[1] / "data"
TODAY = date(2026, 11, 24)
SHIPPED = Catalogue.load()
REGION = """\
region: {zh: 演示县, en: Demo County}
example: true
table: small
parameters:
  card_fee: {value: 1200, basis: local, about: {zh: 工本费, en: Fee}}
  card_age: {value: 80, basis: local, about: {zh: 年龄, en: Age}}
  most_copies: {value: 3, basis: law, about: {zh: 份数, en: Copies}}
  season: {value: {zh: 每年九月, en: in September}, basis: local, about: {zh: 时间, en: Season}}
  hotline: {value: '12333', basis: law, about: {zh: 电话, en: Telephone}}
"""
TABLE = """\
source: invented
regions:
  - code: '990000'
    name: {zh: 演示省, en: Demo Province}
    within:
      - code: '990100'
        name: {zh: 样例市, en: Sample City}
        within:
          - code: '990121'
            name: {zh: 示范县, en: Model County}
            within:
              - {code: '990121100', name: {zh: 云上镇, en: Cloud Town}}
      - {code: '990200', name: {zh: 直管市, en: City without counties}}
  - {code: '110000', name: {zh: 北京市, en: Beijing}}
"""
LOSS = "services/card-loss.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small catalogue with a region and a table of its own."""
    found = Path(shutil.copytree(DATA / "catalogue", tmp_path / "catalogue"))
    (found / "region.yaml").write_text(REGION, "utf-8")
    (found / "regions").mkdir()
    (found / "regions/small.yaml").write_text(TABLE, "utf-8")
    return found


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


# -- parameters --------------------------------------------------------------------------------------------


def test_words_and_limits_take_the_values_of_the_county(folder: Path) -> None:
    rewrite(
        folder / LOSS,
        "zh: 样例证丢了",
        "zh: '补证${card_fee}元，${card_age}岁以上免费，${season}办，问${hotline}'",
    )
    rewrite(folder / LOSS, "examples: [1]", "maximum: '${most_copies}', examples: ['${most_copies}']")
    rewrite(folder / LOSS, "x-earliest: today-10y", "x-earliest: 'today-${card_age}y'")
    found = Catalogue.load(folder).service("card-loss")
    assert "补证1200元，80岁以上免费，每年九月办，问12333" in str(found.summary.zh + found.title.zh)
    assert sample(found, TODAY)["copies"] == 3
    (field,) = (f for f in asked(found, {"reason": "stolen"}) if f.name == "lost_date")
    assert field.minimum == "1946-11-24"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("${card_fee} yuan", "1,200 yuan"),
        ("from ${card_age}, ${season}", "from 80, in September"),
        ("call ${hotline}", "call 12333"),
        ("$5 {not one}", "$5 {not one}"),
    ],
)
def test_english_words_set_thousands_apart(folder: Path, words: str, shown: str) -> None:
    rewrite(folder / LOSS, "en: Report a lost sample card", f"en: '{words}'")
    assert Catalogue.load(folder).service("card-loss").title.en == shown


@pytest.mark.parametrize(
    ("words", "remedy"),
    [
        ("${card_fees}", "region.yaml has no parameter `card_fees`; did you mean `${card_fee}`?"),
        ("${weather}", "region.yaml has no parameter `weather`; add it there"),
        ("${card_fee", "a `${` has no end: write `${name}`"),
        ("${}", "region.yaml has no parameter ``; add it there"),
    ],
)
def test_a_name_that_is_not_known_is_named_by_file_line_and_field(
    folder: Path, words: str, remedy: str
) -> None:
    rewrite(folder / LOSS, "en: Report a lost sample card", f"en: '{words}'")
    line = (folder / LOSS).read_text("utf-8").split(words)[0].count("\n") + 1
    assert check(folder) == [Problem(LOSS, line, "title.en", remedy)]


def test_words_do_not_stand_where_a_number_must(folder: Path) -> None:
    rewrite(folder / LOSS, "examples: [1]", "maximum: '${season}', examples: [1]")
    (problem,) = check(folder)
    assert problem.field.endswith("copies.maximum")
    assert problem.message == "`season` is words in two languages: use it in `zh:` and `en:` alone"


def test_without_a_region_there_are_no_parameters(folder: Path) -> None:
    (folder / "region.yaml").unlink()
    assert Catalogue.load(folder).region is None
    rewrite(folder / LOSS, "en: Report a lost sample card", "en: 'for ${card_fee} yuan'")
    assert [p.message for p in check(folder)] == ["region.yaml has no parameter `card_fee`; add it there"]


def test_a_broken_region_is_mended_first(folder: Path) -> None:
    rewrite(folder / LOSS, "en: Report a lost sample card", "en: 'for ${card_fee} yuan'")
    rewrite(folder / "region.yaml", "basis: local", "basis: hearsay")
    (problem,) = check(folder)
    assert (problem.file, problem.line, problem.field) == ("region.yaml", 5, "parameters.card_fee.basis")
    assert problem.message == "`hearsay` is not known: write one of law, local"


@pytest.mark.parametrize(
    ("old", "new", "field", "says"),
    [
        ("value: 1200", "value: true", "parameters.card_fee.value", "write a number or words"),
        ("value: 1200", "value: {zh: 多}", "parameters.card_fee.value", "`en:` is missing"),
        ("example: true", "example: yes", "example", "write true or false"),
        ("table: small", "table: nowhere", "table", "no file regions/nowhere.yaml here or in assets"),
        ("  card_age", "  Card-Age", "parameters", "joined by `_`"),
    ],
)
def test_a_mistake_in_the_region_is_named(folder: Path, old: str, new: str, field: str, says: str) -> None:
    rewrite(folder / "region.yaml", old, new)
    (problem,) = check(folder)
    assert (problem.file, problem.field) == ("region.yaml", field)
    assert says in problem.message


def test_a_county_that_changes_a_value_has_another_version(folder: Path) -> None:
    versions = {Catalogue.load(folder).version}
    rewrite(folder / "region.yaml", "value: 1200", "value: 1100")
    versions.add(Catalogue.load(folder).version)
    rewrite(folder / "regions/small.yaml", "云上镇", "云下镇")
    versions.add(Catalogue.load(folder).version)
    assert len(versions) == 3


def test_the_region_that_ships_says_that_it_is_an_example() -> None:
    assert SHIPPED.example
    assert SHIPPED.region
    assert "示例" in SHIPPED.region.zh
    assert "example" in SHIPPED.region.en


def test_every_parameter_that_ships_is_used_and_explained() -> None:
    declared = yaml.safe_load((FOLDER / "region.yaml").read_text("utf-8"))["parameters"]
    files = [*FOLDER.glob("services/*.yaml"), FOLDER / "questions.yaml", FOLDER / "events.yaml"]
    used = set(re.findall(r"\$\{(\w+)\}", "".join(file.read_text("utf-8") for file in files)))
    assert used == set(declared)
    assert {p["basis"] for p in declared.values()} == {"law", "local"}


# -- the table of divisions --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "field", "says"),
    [
        ("code: '110000'", "code: '990000'", "regions.1.code", "`990000` stands twice"),
        ("code: '990200'", "code: '110100'", "regions.0.within.1.code", "`110100` does not lie in 990000"),
        ("code: '110000'", "code: 110000", "regions.1.code", "is a number: write text"),
        ("code: '110000'", "code: '11'", "regions.1.code", "six digits between quotes"),
        ("zh: 北京市, ", "", "regions.1.name", "`zh:` is missing"),
        ("source: invented\n", "", "", "`source:` is missing"),
        (
            "name: {zh: 云上镇, en: Cloud Town}",
            "name: {zh: 云上镇, en: Cloud Town}, within: [{code: '990121100', name: {zh: 村, en: Village}}]",
            "regions.0.within.0.within.0.within.0.within",
            "is below a town: 4 levels",
        ),
    ],
)
def test_a_mistake_in_the_table_is_named(folder: Path, old: str, new: str, field: str, says: str) -> None:
    rewrite(folder / "regions/small.yaml", old, new)
    (problem,) = check(folder)
    assert (problem.file, problem.field) == ("regions/small.yaml", field)
    assert says in problem.message


def test_the_table_that_ships_has_every_province_in_both_languages() -> None:
    """GB/T 2260: 23 provinces, 5 autonomous regions, 4 municipalities, 2 special administrative regions."""
    home = next(f for f in SHIPPED.service("residence-permit").form.fields() if f.name == "home_region")  # type: ignore[union-attr]
    real = [region for region in home.regions.provinces if region.code != "990000"]
    regions = ((11, 16), (21, 24), (31, 38), (41, 47), (50, 55), (61, 66), (71, 72), (81, 83))
    assert [int(r.code) for r in real] == [n * 10_000 for first, end in regions for n in range(first, end)]
    assert len(real) == 34
    assert all(region.name.en.isascii() and not region.within for region in real)
    (invented,) = (region for region in home.regions.provinces if region.code == "990000")
    assert "示例" in invented.name.zh
    assert depth(invented) == 4


def depth(region: Region) -> int:
    return 1 + max((depth(inner) for inner in region.within), default=0)


TOWN = Region("990121100", Text("云上镇", "Cloud Town"))
COUNTY = Region("990121", Text("示范县", "Model County"), (TOWN,))
CITY = Region("990100", Text("样例市", "Sample City"), (COUNTY,))
BARE = Region("990200", Text("直管市", "City without counties"))
PROVINCE = Region("990000", Text("演示省", "Demo Province"), (CITY, BARE))
BEIJING = Region("110000", Text("北京市", "Beijing"))
TREE = Regions((PROVINCE, BEIJING))
WAY = ("990000", "990100", "990121", "990121100")


@pytest.mark.parametrize(
    ("chosen", "deepest", "levels"),
    [
        ((), 4, ["990000 110000"]),
        (("990000",), 4, ["990000 110000", "990100 990200"]),
        (WAY[:3], 4, ["990000 110000", "990100 990200", "990121", "990121100"]),
        (WAY, 4, ["990000 110000", "990100 990200", "990121", "990121100"]),
        (WAY, 2, ["990000 110000", "990100 990200"]),
        (("110000",), 4, ["990000 110000"]),
        (("990000", "990200"), 4, ["990000 110000", "990100 990200"]),
        (("120000", "990100"), 4, ["990000 110000"]),
    ],
)
def test_each_choice_opens_the_level_below_it(chosen: Sequence[str], deepest: int, levels: list[str]) -> None:
    assert [" ".join(r.code for r in level) for level in TREE.levels(chosen, deepest)] == levels


# -- questions that offer it -------------------------------------------------------------------------------

ASKS = """\
form:
  schema:
    required: [place]
    properties:
      place: {type: array, format: region, x-depth: 3, examples: [['990000', '990200']]}
  layout:
    - id: where
      title: {zh: 在哪里, en: Where}
      fields:
        - {name: place, kind: region, label: {zh: 在哪里, en: Where}}
"""


@pytest.fixture
def asking(folder: Path) -> Path:
    """The same folder, whose second service asks where."""
    with (folder / "services/home-visit.yaml").open("a", encoding="utf-8") as file:
        file.write(ASKS)
    return folder


def asked(service: Any, answers: dict[str, Any]) -> list[Any]:
    return [f for step in Form(service, None, today=TODAY).steps(answers) for f in step.fields]


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (list(WAY[:3]), None),
        (["990000", "990200"], None),
        (["110000"], None),
        ([], "required"),
        (None, "required"),
        (["990000"], "required"),
        (["990000", "990100"], "required"),
        (list(WAY), "not-a-choice"),
        (["990000", "110000"], "not-a-choice"),
        (["990100"], "not-a-choice"),
        (["somewhere"], "not-a-choice"),
        (["990000"] * 9, "not-a-choice"),
        ("990000", "wrong-type"),
        ([990000], "wrong-type"),
        ([["990000"]], "wrong-type"),
        ({"990000": 1}, "wrong-type"),
    ],
)
def test_an_answer_is_a_way_down_the_table(asking: Path, answer: Any, problem: str | None) -> None:
    form = Form(Catalogue.load(asking).service("home-visit"), None, today=TODAY)
    assert form.check({"place": answer}) == ({"place": problem} if problem else {})


def test_the_screen_is_given_the_choices_of_each_level(asking: Path) -> None:
    service = Catalogue.load(asking).service("home-visit")
    (field,) = asked(service, {"place": ["990000", "990100"]})
    assert (field.depth, field.required) == (3, True)
    assert [[o.value for o in level] for level in field.levels] == [
        ["990000", "110000"],
        ["990100", "990200"],
        ["990121"],
    ]
    assert field.levels[2][0].label == Text("示范县", "Model County")
    (field,) = asked(service, {"place": "garbage"})
    assert [len(level) for level in field.levels] == [2]


def test_the_sample_of_a_region_question_is_its_example(asking: Path) -> None:
    assert sample(Catalogue.load(asking).service("home-visit")) == {"place": ["990000", "990200"]}


@pytest.mark.parametrize(
    ("old", "new", "field", "says"),
    [
        ("x-depth: 3, ", "", "form.schema.properties.place.x-depth", "needs `x-depth:` 1 province"),
        ("x-depth: 3", "x-depth: 5", "form.schema.properties.place.x-depth", "needs `x-depth:` 1 province"),
        ("type: array", "type: string", "form.schema.properties.place.type", "needs `type: array`"),
        ("format: region, ", "", "form.schema.properties.place.format", "needs `format: region`"),
        (
            "'990200'",
            "'990300'",
            "form.schema.properties.place.examples",
            "(not-a-choice): write a good answer",
        ),
    ],
)
def test_a_mistake_in_a_region_question_is_named(
    asking: Path, old: str, new: str, field: str, says: str
) -> None:
    rewrite(asking / "services/home-visit.yaml", old, new)
    (problem,) = check(asking)
    assert problem.field == field
    assert says in problem.message


def test_a_region_question_needs_a_table(asking: Path) -> None:
    (asking / "region.yaml").unlink()
    assert "region.yaml names no table of divisions" in " ".join(p.message for p in check(asking))
