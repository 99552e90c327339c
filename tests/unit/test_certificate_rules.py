"""Which services end in a certificate: the rules fit the forms of the catalogue and the registry."""

from datetime import date
from pathlib import Path

import pytest
from issuers import TYPES

from cloud.certificates.rules import CannotIssue, RulesInvalid, load
from kiosk.catalogue import Catalogue, sample

CATALOGUE = Catalogue.load()
RULES = load()
APPLICANT = {
    "name": "张演示",
    "id_number": "110100199003070015",
    "address": "演示省样例市示范县云上镇测试路1号",
}
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize("service", RULES)
def test_a_rule_is_for_a_service_of_the_catalogue_and_its_sample_is_issued_whole(service: str) -> None:
    rule = RULES[service]
    application = {"applicant": APPLICANT, "answers": sample(CATALOGUE.service(service))}
    claims = rule.kind.decode(rule.claims(application, TODAY, "样例县"))
    assert set(claims) == set(rule.sources)
    assert (claims["decided"], claims["authority"]) == ("2026-11-24", "样例县")


def test_what_an_application_does_not_have_is_left_out_but_never_the_name() -> None:
    rule = RULES["employment-registration"]
    carried = rule.claims({"applicant": {"name": "张演示"}}, TODAY, "样例县")
    assert set(rule.kind.decode(carried)) == {"name", "decided", "authority"}
    for nameless in ({}, {"applicant": {"name": ""}}, {"applicant": "张演示"}):
        with pytest.raises(CannotIssue, match=r"has no applicant\.name"):
            rule.claims(nameless, TODAY, "样例县")


def test_an_answer_of_another_kind_is_not_issued_and_not_quoted() -> None:
    application = {"applicant": APPLICANT, "answers": {"work_kind": "astronaut"}}
    with pytest.raises(CannotIssue, match=r"^work is no code$"):
        RULES["employment-registration"].claims(application, TODAY, "样例县")


@pytest.mark.parametrize(
    "text",
    [
        "a: {type: lunch, claims: {name: applicant.name}}",
        "a: {type: diploma, claims: {name: applicant.name, colour: answers.colour}}",
        "a: {type: diploma, claims: {name: somebody.name}}",
        "a: {type: diploma, claims: {number: answers.number}}",
        "a: 7",
        "a: [",
    ],
)
def test_a_rule_that_names_what_there_is_not_is_refused(text: str, tmp_path: Path) -> None:
    file = tmp_path / "certificates.yaml"
    file.write_text(text)
    with pytest.raises(RulesInvalid):
        load(file)


def test_each_kind_that_is_issued_has_a_title_in_both_languages() -> None:
    assert {rule.kind.id for rule in RULES.values()} <= set(TYPES)
    assert all(rule.kind.title.zh and rule.kind.title.en for rule in RULES.values())
