"""Proactive service: each fact, at its edges, and why it is told."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from drivers.cards.people import demo
from kiosk import proactive
from kiosk.catalogue import Catalogue
from kiosk.errors import CatalogueInvalid
from kiosk.person import Sex
from kiosk.proactive import Lapsing, suggest
from sync.wire import registry

ZHANG = replace(demo("resident"), valid_to=None, long_term=True)


@dataclass
class Handed:
    service: str
    created: datetime


def told(
    person: object = ZHANG, applied: tuple[Handed, ...] = (), on: date = date(2026, 11, 24)
) -> list[str]:
    return [s.service for s in suggest(person, applied, on)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("born", "sex", "service", "is_told"),
    [
        (date(1967, 3, 7), Sex.MALE, "pension-application", True),
        (date(1967, 6, 30), Sex.MALE, "pension-application", False),
        (date(1972, 3, 7), Sex.FEMALE, "pension-application", True),
        (date(1967, 3, 7), Sex.FEMALE, "pension-application", True),
        (date(1974, 3, 7), Sex.FEMALE, "pension-application", True),
        (date(1974, 3, 7), Sex.MALE, "pension-application", False),
        (date(1977, 6, 30), Sex.FEMALE, "pension-application", False),
        (date(1947, 1, 10), Sex.MALE, "elder-allowance", True),
        (date(1947, 3, 10), Sex.MALE, "elder-allowance", False),
        (date(1952, 2, 29), Sex.MALE, "senior-card", True),
        (date(1990, 3, 7), Sex.MALE, "senior-card", False),
    ],
)
def test_an_age_is_told_from_some_days_before(born: date, sex: Sex, service: str, is_told: bool) -> None:
    assert (service in told(replace(ZHANG, birth=born, sex=sex))) is is_told


def test_it_says_why_in_both_languages() -> None:
    (first, *_) = suggest(replace(ZHANG, birth=date(1967, 3, 7)), (), date(2026, 11, 24))
    assert (first.because.zh, first.because.en) == (
        "因为您在2027年3月满60岁，2027年10月到法定退休年龄",
        "because you turn 60 in March 2027; retirement age: October 2027",
    )


@pytest.mark.parametrize(
    ("rule", "born", "retires"),
    [  # the tables of the decision of 13 September 2024: first row, one between, last row, and after it
        ("pension-m", date(1964, 12, 31), "December 2024"),
        ("pension-m", date(1965, 1, 1), "February 2025"),
        ("pension-m", date(1968, 5, 31), "April 2029"),
        ("pension-m", date(1976, 9, 1), "September 2039"),
        ("pension-m", date(1985, 12, 1), "December 2048"),
        ("pension-f", date(1970, 4, 30), "May 2025"),
        ("pension-f", date(1981, 9, 1), "September 2039"),
        ("pension-f-worker", date(1975, 2, 28), "March 2025"),
        ("pension-f-worker", date(1975, 3, 1), "May 2025"),
        ("pension-f-worker", date(1984, 11, 1), "November 2039"),
    ],
)
def test_retirement_ages_rise_as_decided(rule: str, born: date, retires: str) -> None:
    age = {r.id: r for r in proactive.rules()}[rule].when["age"]
    sex = Sex(age["sex"])
    day = born.replace(year=born.year + age["reaches"], day=15)
    (pension,) = [
        s for s in suggest(replace(ZHANG, birth=born, sex=sex), (), day) if s.service == "pension-application"
    ]
    assert pension.rule == rule
    assert pension.because.en.endswith(retires)


def test_what_was_applied_for_is_not_suggested_again() -> None:
    person = replace(ZHANG, birth=date(1967, 3, 7))
    assert told(person, (Handed("pension-application", datetime(2026, 11, 1, tzinfo=UTC)),)) == []


def test_a_newborn_leads_to_what_follows() -> None:
    registered = Handed("newborn-household", datetime(2026, 10, 1, tzinfo=UTC))
    insured = Handed("newborn-medical-insurance", datetime(2026, 10, 2, tzinfo=UTC))
    assert told(applied=(registered, insured)) == [
        "newborn-social-card",
        "childcare-subsidy",
        "vaccination-plan",
    ]
    assert told(applied=(registered,), on=date(2028, 1, 1)) == []


@pytest.mark.parametrize(
    ("until", "is_told"),
    [(date(2027, 2, 22), True), (date(2027, 2, 23), False), (date(2026, 1, 1), True), (None, False)],
)
def test_a_card_about_to_lapse(until: date | None, is_told: bool) -> None:
    assert ("id-card-loss" in told(replace(ZHANG, valid_to=until))) is is_told


PERMIT = Lapsing("residence-permit", date(2027, 1, 23))


@pytest.mark.parametrize(
    ("until", "is_told"),
    [
        (date(2027, 1, 23), True),
        (date(2027, 1, 24), False),
        (date(2026, 11, 24), True),
        (date(2026, 11, 23), False),
    ],
)
def test_a_certificate_about_to_lapse(until: date, is_told: bool) -> None:
    found = suggest(ZHANG, (), date(2026, 11, 24), [Lapsing("residence-permit", until)])
    assert [s.service for s in found] == (["residence-permit"] if is_told else [])


def test_it_says_until_which_day_and_the_newest_one_counts() -> None:
    (first,) = suggest(ZHANG, (), date(2026, 11, 24), [PERMIT])
    assert (first.because.zh, first.because.en) == (
        "因为您的居住证有效期到2027年1月23日",
        "because your residence permit is valid until 23 January 2027",
    )
    renewed = Lapsing("residence-permit", date(2028, 1, 23))
    assert suggest(ZHANG, (), date(2026, 11, 24), [PERMIT, renewed]) == []


@pytest.mark.parametrize(
    ("applied", "is_told"),
    [(datetime(2026, 1, 20, tzinfo=UTC), True), (datetime(2026, 11, 24, tzinfo=UTC), False)],
)
def test_the_application_that_it_came_from_is_no_new_one(applied: datetime, is_told: bool) -> None:
    found = suggest(ZHANG, [Handed("residence-permit", applied)], date(2026, 11, 24), [PERMIT])
    assert bool(found) is is_told


def test_the_kinds_of_certificates_in_the_rules_are_in_the_registry() -> None:
    named = {rule.when["certificate"]["type"] for rule in proactive.rules() if "certificate" in rule.when}
    assert named
    assert named <= set(registry.load().types)


def test_nothing_is_known_of_a_card_without_a_birth_date() -> None:
    assert told(replace(ZHANG, birth=None)) == []


def test_every_suggestion_is_a_service() -> None:
    services = Catalogue.load().services
    assert {s for rule in proactive.rules() for s in rule.suggest} <= set(services)


def test_a_broken_file_says_where(tmp_path: Path) -> None:
    file = tmp_path / "rules.yaml"
    file.write_text("rules:\n  - id: x\n    when: {age: {reaches: old}}\n", "utf-8")
    with pytest.raises(CatalogueInvalid) as caught:
        proactive.rules(file)
    assert any("rules.yaml:" in problem for problem in caught.value.problems)
