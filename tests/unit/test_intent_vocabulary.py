"""The vocabulary of the search: a mistake in it is named by file and line; it is read in both languages."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk.catalogue import Catalogue
from kiosk.cli import main
from kiosk.errors import CatalogueInvalid
from kiosk.utterance import Reader, check, plain, stem

GOOD = """\
synonyms:
  - zh: [孩子, 娃, 细伢子]
    en: [child, kid]
  - zh: [育儿, 带孩子]
    en: []
noise: {zh: [的, 怎么办], en: [the]}
whole: {zh: [一件事], en: [everything]}
elsewhere: {zh: [天气], en: [weather]}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "synonyms.yaml").write_text(GOOD, "utf-8")
    return tmp_path / "synonyms.yaml"


@pytest.mark.parametrize(
    ("right", "wrong", "problem"),
    [
        (
            "[孩子, 娃, 细伢子]",
            "孩子",
            "synonyms.yaml:2: synonyms.0.zh: must be a list of words of that language",
        ),
        ("[孩子, 娃, 细伢子]", "[]", "synonyms.yaml:2: synonyms.0: needs a Chinese word first"),
        ("[孩子, 娃, 细伢子]", "[kid]", "synonyms.yaml:2: synonyms.0.zh: must be a list of words"),
        ("[child, kid]", "[孩子们]", "synonyms.yaml:3: synonyms.0.en: must be a list of words"),
        ("[child, kid]", "[1]", "synonyms.yaml:3: synonyms.0.en: must be a list of words"),
        ("[child, kid]", '["?"]', "synonyms.yaml:3: synonyms.0.en: must be a list of words"),
        ("带孩子", "娃", "synonyms.yaml:4: synonyms.1: `娃` stands in two groups: leave it in one"),
        ("noise:", "noises:", "synonyms.yaml:1: noise: needs `zh:` and `en:`, each a list of words"),
        (GOOD, "synonyms: {}", "synonyms.yaml:1: synonyms: must be a list of groups"),
        (GOOD, "[]", "synonyms.yaml:1: synonyms: must be a list of groups"),
        (GOOD, "", "synonyms.yaml:1: is empty"),
        ("whole:", "whole: :", "is not YAML"),
    ],
)
def test_a_mistake_is_named_by_file_and_line(file: Path, right: str, wrong: str, problem: str) -> None:
    assert right in GOOD
    file.write_text(GOOD.replace(right, wrong), "utf-8")
    with pytest.raises(CatalogueInvalid) as raised:
        Reader(file)
    assert any(problem in line for line in raised.value.problems), raised.value.problems
    assert sorted(raised.value.problems) == sorted(str(found) for found in check(file))


def test_the_command_that_lints_a_catalogue_reads_it_too(tmp_path: Path) -> None:
    Catalogue.load().copy_to(tmp_path)
    (tmp_path / "synonyms.yaml").write_text(GOOD.replace("带孩子", "娃"), "utf-8")
    done = CliRunner().invoke(main, ["services", "check", str(tmp_path)])
    assert done.exit_code == 1
    assert done.stdout == "synonyms.yaml:4: synonyms.1: `娃` stands in two groups: leave it in one\n"
    (tmp_path / "synonyms.yaml").write_text(GOOD, "utf-8")
    assert CliRunner().invoke(main, ["services", "check", str(tmp_path)]).exit_code == 0


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogueInvalid, match="nowhere"):
        Reader(tmp_path / "nowhere.yaml")


def test_a_synonym_is_read_as_the_first_word_of_its_group_in_either_language(file: Path) -> None:
    reader = Reader(file)
    assert {reader.read(said).phrase for said in ("孩子", "娃", "娃娃", "细伢子的", "the child", "Kids")} == {
        "孩子"
    }
    assert reader.read("带细伢子").phrase == "育儿"
    assert reader.read("这怎么办").words == {"这"}


def test_a_word_that_is_a_number_or_noise_says_nothing(file: Path) -> None:
    assert Reader(file).read("两个娃 3").words == {"孩子"}


def test_who_asks_for_all_or_for_something_else_is_noticed(file: Path) -> None:
    reader = Reader(file)
    assert reader.read("新生儿一件事").whole
    assert reader.read("Everything!").whole
    assert reader.read("今天天气").elsewhere
    assert not reader.read("a weatherman").elsewhere


def test_lists_may_be_empty(file: Path) -> None:
    file.write_text(GOOD.replace("{zh: [天气], en: [weather]}", "{zh: [], en: []}"), "utf-8")
    assert not Reader(file).read("今天天气 weather").elsewhere


@pytest.fixture
def taught(file: Path) -> Reader:
    reader = Reader(file)
    reader.learn(chinese=["身份证丢了", "生育津贴", "带孩子"], english=["lost my id", "hen and men"])
    return reader


@pytest.mark.parametrize(
    ("said", "phrases"),
    [
        ("shen fen zheng", ["身份证"]),
        ("shenfenzhengdiule", ["身份证丢了"]),
        ("SHENG'YU jintie", ["生育津贴"]),
        ("我的shenfenzheng", ["我身份证"]),
        ("xi ya zi", ["孩子"]),
        ("hen men", ["hen men"]),
        ("身份正丢了", ["身份正丢了", "身份证丢了"]),
        ("身份证丢了", ["身份证丢了"]),
        ("生肉津贴", ["生肉津贴"]),
    ],
)
def test_what_sounds_like_words_of_the_catalogue_is_read_as_them(
    taught: Reader, said: str, phrases: list[str]
) -> None:
    assert [utterance.phrase for utterance in taught.hear(said)] == phrases


def test_initials_begin_at_the_phrase_and_at_each_of_its_words(taught: Reader) -> None:
    assert taught.initials("身份证丢了") >= {(0, "sfzdl"), (3, "dl")}
    assert taught.initials("lost my id") == set()


def test_words_are_plain_before_they_are_compared() -> None:
    assert plain("  ＡＢＣ１２，　身份 证！Don’t ") == "abc12 身份证 don't"
    assert len(plain("字" * 1000)) == 100
    assert {stem(word) for word in ("change", "changes", "changed", "changing")} == {"chang"}
    assert stem("bus") == "bus"
