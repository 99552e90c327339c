"""The Chinese schedule of 2026, child by child, and what holds for every plan."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kiosk_command import Kiosk

from kiosk.errors import Fault
from kiosk.vaccination import (
    Child,
    ChildInvalid,
    Dose,
    Plan,
    RecordInvalid,
    Schedule,
    ScheduleInvalid,
    Span,
    UnknownSchedule,
    UnknownVaccine,
    doses_from_json,
    names,
    plan,
    plan_as_json,
    sentence,
)
from kiosk.vaccination.ics import to_ics
from kiosk.vaccination.words import sentences

CHINA = Schedule.load()
BORN = date(2025, 1, 10)


def age(text: str, born: date = BORN) -> date:
    return Span.parse(text).after(born)


def planned_for(
    on: str, *doses: tuple[str, str], born: date = BORN, sex: Any = "m", conditions: tuple[str, ...] = ()
) -> Plan:
    """The plan at an age, after doses given at ages."""
    record = [Dose(age(when, born), CHINA.vaccine(name).code) for name, when in doses]
    return plan(CHINA, Child(born, sex, frozenset(conditions)), record, age(on, born))


def days(found: Plan, vaccine: str) -> list[date]:
    return [dose.earliest for dose in found.doses if dose.vaccine == vaccine]


def missed(found: Plan) -> list[tuple[str, int, str]]:
    return [(one.vaccine, one.dose, one.reason.code) for one in found.not_possible]


def not_counted(found: Plan) -> list[tuple[str, str]]:
    return [(one.dose.vaccine, one.reason.code) for one in found.not_counted if one.reason]


NEWBORN = [
    ("HepB", 1, "0 d", "1 d"),
    ("BCG", 1, "0 d", "3 m"),
    ("HepB", 2, "1 m", "12 m"),
    ("IPV", 1, "2 m", "12 m"),
    ("DTaP", 1, "2 m", "12 m"),
    ("IPV", 2, "3 m", "12 m"),
    ("bOPV", 3, "4 m", "12 m"),
    ("DTaP", 2, "4 m", "12 m"),
    ("HepB", 3, "6 m", "12 m"),
    ("DTaP", 3, "6 m", "12 m"),
    ("MPSV-A", 1, "6 m", "12 m"),
    ("MMR", 1, "8 m", "12 m"),
    ("JE-L", 1, "8 m", "12 m"),
    ("MPSV-A", 2, "9 m", "24 m"),
    ("DTaP", 4, "18 m", "24 m"),
    ("MMR", 2, "18 m", "24 m"),
    ("HepA-L", 1, "18 m", "24 m"),
    ("JE-L", 2, "2 y", "3 y"),
    ("MPSV-AC", 1, "3 y", "4 y"),
    ("bOPV", 4, "4 y", "5 y"),
    ("DTaP", 5, "6 y", "7 y"),
    ("MPSV-AC", 2, "6 y", "7 y"),
]
HPV = [("2vHPV", 1, "13 y", "14 y"), ("2vHPV", 2, "13 y + 6 m", "14 y")]


@pytest.mark.parametrize(("sex", "expected"), [("m", NEWBORN), ("f", [*NEWBORN, *HPV])])
def test_a_newborn_is_planned_by_the_table_of_the_programme(
    sex: str, expected: list[tuple[str, int, str, str]]
) -> None:
    found = planned_for("0 d", sex=sex)

    assert [(d.vaccine, d.dose, d.recommended, d.overdue) for d in found.doses] == [
        (vaccine, dose, age(due), age(overdue)) for vaccine, dose, due, overdue in expected
    ]
    assert all(dose.earliest == dose.recommended for dose in found.doses)
    assert not found.not_possible


@pytest.mark.parametrize(
    ("start", "span", "expected"),
    [
        ("2024-06-30", "8 m", "2025-03-01"),
        ("2023-12-31", "2 m", "2024-03-01"),
        ("2024-02-29", "1 y", "2025-03-01"),
        ("2023-11-30", "3 m", "2024-03-01"),
        ("2024-11-30", "3 m", "2025-03-01"),
        ("2024-10-31", "1 m", "2024-12-01"),
        ("2025-01-10", "12 m - 4 d", "2026-01-06"),
        ("2025-01-10", "24 m + 4 w", "2027-02-07"),
    ],
)
def test_a_day_that_a_month_does_not_have_is_the_first_of_the_next(
    start: str, span: str, expected: str
) -> None:
    assert Span.parse(span).after(date.fromisoformat(start)) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("on", "doses", "vaccine", "expected"),
    [
        # never vaccinated: the first now, the others by their intervals
        ("3 y", [], "HepB", ["3 y", "3 y + 28 d", "3 y + 4 m"]),
        ("3 y", [], "MMR", ["3 y", "3 y + 28 d"]),
        ("3 y", [], "JE-L", ["3 y", "4 y"]),
        ("3 y", [], "HepA-L", ["3 y"]),
        # polio: three under four years and the fourth from four years on, IPV first
        ("3 y", [], "IPV", ["3 y", "3 y + 28 d"]),
        ("3 y", [], "bOPV", ["3 y + 56 d", "4 y"]),
        ("5 y", [], "IPV", ["5 y", "5 y + 28 d"]),
        ("5 y", [], "bOPV", ["5 y + 56 d", "5 y + 84 d"]),
        ("3 y", [("bOPV", "2 m"), ("bOPV", "3 m")], "IPV", ["3 y", "4 y"]),
        ("14 y", [("tOPV", "2 m"), ("tOPV", "3 m")], "bOPV", ["14 y", "14 y + 28 d"]),
        # DTaP: 28 days, 28 days, 6 months, 12 months
        ("2 y", [], "DTaP", ["2 y", "2 y + 28 d", "2 y + 56 d", "2 y + 6 m + 59 d", "6 y"]),
        ("6 y", [("DTaP", "2 m"), ("DTaP", "4 m"), ("DTaP", "6 m")], "DTaP", ["6 y", "7 y"]),
        # nothing is started again, however long ago it was
        ("10 y", [("HepB", "0 d")], "HepB", ["10 y", "10 y + 60 d"]),
        ("10 y", [("HepB", "0 d"), ("HepB", "1 m")], "HepB", ["10 y"]),
        ("17 y", [("MMR", "8 m")], "MMR", ["17 y"]),
        # MPSV: three months, then 12 months to AC, then three years
        ("20 m", [], "MPSV-A", ["20 m", "23 m"]),
        ("2 y", [("MPSV-A", "6 m"), ("MPSV-A", "9 m")], "MPSV-AC", ["3 y", "6 y"]),
        ("3 y", [("MPSV-A", "6 m"), ("MPSV-A", "30 m")], "MPSV-AC", ["42 m", "78 m"]),
        ("10 y", [], "MPSV-AC", ["10 y", "13 y"]),
        # the other kind, once begun, is gone on with
        ("9 m", [("JE-I", "8 m")], "JE-I", ["9 m", "2 y", "6 y"]),
        ("8 m", [("JE-I", "8 m")], "JE-I", ["8 m + 7 d", "2 y", "6 y"]),
        ("5 y", [("JE-I", "8 m"), ("JE-I", "8 m + 7 d")], "JE-I", ["5 y", "8 y"]),
        ("18 m", [("HepA-I", "18 m")], "HepA-I", ["2 y"]),
        ("23 m", [("HepA-I", "23 m")], "HepA-I", ["29 m"]),
    ],
)
def test_catching_up_gives_what_is_missing_at_the_shortest_intervals(
    on: str, doses: list[tuple[str, str]], vaccine: str, expected: list[str]
) -> None:
    found = planned_for(on, *doses)

    assert days(found, vaccine) == [age(text) for text in expected]
    assert not not_counted(found)


def test_beginning_with_one_kind_plans_nothing_of_the_other() -> None:
    found = planned_for("19 m", ("JE-I", "8 m"), ("HepA-I", "18 m"))

    assert not days(found, "JE-L")
    assert not days(found, "HepA-L")


@pytest.mark.parametrize(
    ("on", "doses", "vaccine", "first"),
    [
        ("9 m", [("MMR", "9 m - 10 d")], "JE-L", "9 m + 18 d"),
        ("9 m", [("MMR", "9 m - 28 d")], "JE-L", "9 m"),
        ("9 m", [("MMR", "9 m")], "JE-L", "9 m"),
        ("9 m", [("水痘疫苗", "9 m - 1 d")], "MMR", "9 m + 27 d"),
        ("9 m", [("MMR", "9 m - 10 d")], "BCG", "9 m + 18 d"),
        ("9 m", [("MMR", "9 m - 10 d")], "MPSV-A", "9 m"),
        ("4 y", [("MMR", "4 y - 3 d")], "bOPV", "4 y"),
        ("9 m", [("bOPV", "9 m - 3 d")], "MMR", "9 m"),
    ],
)
def test_injected_live_vaccines_are_given_on_one_day_or_28_days_apart(
    on: str, doses: list[tuple[str, str]], vaccine: str, first: str
) -> None:
    polio = [("IPV", "2 m"), ("IPV", "3 m"), ("bOPV", "4 m")] if vaccine == "bOPV" else []

    assert days(planned_for(on, *polio, *doses), vaccine)[0] == age(first)


def test_what_waits_for_a_live_vaccine_says_so() -> None:
    found = planned_for("9 m", ("MMR", "9 m - 10 d"))
    reason = next(dose.reason for dose in found.doses if dose.vaccine == "JE-L")

    assert reason.code == "live-spacing"
    assert sentence(CHINA, reason, "zh") == (
        "与麻腮风疫苗同为注射类减毒活疫苗，要么同一天打，要么间隔至少28天。"
    )


@pytest.mark.parametrize(
    ("on", "doses", "expected"),
    [
        ("24 m", [], [("MPSV-A", 1, "too-old"), ("MPSV-A", 2, "too-old")]),
        ("24 m - 1 d", [], [("MPSV-A", 2, "too-old")]),
        ("30 m", [("MPSV-A", "6 m")], [("MPSV-A", 2, "too-old")]),
        ("21 m", [("MPSV-A", "21 m - 1 d")], []),
        ("4 y", [("MPSV-A", "6 m"), ("MPSV-A", "9 m")], [("BCG", 1, "too-old")]),
        ("4 y - 1 d", [("MPSV-A", "6 m"), ("MPSV-A", "9 m")], []),
        (
            "4 y - 1 d",
            [("MPSV-A", "6 m"), ("MPSV-A", "9 m"), ("MMR", "4 y - 9 d")],
            [("BCG", 1, "too-old")],
        ),
    ],
)
def test_what_the_child_is_too_old_for_is_told_and_not_planned(
    on: str, doses: list[tuple[str, str]], expected: list[tuple[str, int, str]]
) -> None:
    found = planned_for(on, *doses)

    assert missed(found) == expected
    assert not {(d.vaccine, d.dose) for d in found.doses} & {(v, n) for v, n, _ in expected}


def test_the_programme_ends_at_18() -> None:
    assert {code for _, _, code in missed(planned_for("18 y"))} == {"too-old", "programme-over"}
    assert not planned_for("18 y").doses
    assert ("MPSV-AC", 2, "programme-over") in missed(planned_for("16 y"))


@pytest.mark.parametrize(
    ("doses", "expected"),
    [
        ([("MMR", "8 m - 1 d")], [("MMR", "too-young")]),
        ([("HepB", "0 d"), ("HepB", "27 d")], [("HepB", "too-young")]),
        ([("HepB", "10 d"), ("HepB", "1 m")], [("HepB", "too-soon")]),
        ([("DTaP", "2 m"), ("DTaP", "4 m"), ("DTaP", "4 m + 27 d")], [("DTaP", "too-young")]),
        ([("IPV", "2 m + 9 d"), ("IPV", "3 m + 3 d")], [("IPV", "too-soon")]),
        ([("MMR", "8 m"), ("JE-L", "8 m + 27 d")], [("JE-L", "live-too-close")]),
        ([("MMR", "8 m"), ("JE-L", "8 m + 28 d")], []),
        ([("MMR", "8 m"), ("JE-L", "8 m")], []),
        ([("JE-L", "8 m"), ("JE-I", "9 m")], [("JE-I", "other-vaccine")]),
        ([("BCG", "0 d"), ("BCG", "2 m")], [("BCG", "complete")]),
        ([("BCG", "0 d"), ("BCG", "0 d")], [("BCG", "same-day")]),
        ([("HepB", "0 d - 1 d")], [("HepB", "before-birth")]),
        ([("HepB", "12 m + 1 d")], [("HepB", "in-the-future")]),
        ([("水痘疫苗", "12 m")], [("VarV", "not-in-schedule")]),
        ([("HPV2", "12 m")], [("2vHPV", "too-young")]),
    ],
)
def test_a_dose_that_does_not_count_is_told_with_the_reason(
    doses: list[tuple[str, str]], expected: list[tuple[str, str]]
) -> None:
    assert not_counted(planned_for("12 m", *doses)) == expected


@pytest.mark.parametrize(
    ("on", "doses", "vaccine", "first"),
    [
        ("8 m", [("MMR", "8 m - 1 d")], "MMR", "8 m + 27 d"),
        ("9 m", [("DTaP", "2 m - 1 d")], "DTaP", "9 m"),
        ("9 m", [("MMR", "8 m"), ("JE-L", "8 m + 20 d")], "JE-L", "8 m + 48 d"),
        ("28 d", [("HepB", "0 d"), ("HepB", "27 d")], "HepB", "55 d"),
    ],
)
def test_a_dose_given_too_early_is_planned_again(
    on: str, doses: list[tuple[str, str]], vaccine: str, first: str
) -> None:
    assert days(planned_for(on, *doses), vaccine)[0] == age(first)


def test_combined_vaccines_count_for_each_disease() -> None:
    found = planned_for("7 m", ("五联疫苗", "2 m"), ("五联疫苗", "3 m"), ("五联疫苗", "4 m"))

    assert {(one.series, one.number) for one in found.verdicts if one.number} == {
        ("Polio", 1),
        ("Polio", 2),
        ("Polio", 3),
        ("DTaP", 1),
        ("DTaP", 2),
    }
    assert days(found, "bOPV") == [age("4 y")]
    assert days(found, "DTaP") == [age("7 m"), age("18 m"), age("6 y")]


def test_four_doses_with_inactivated_polio_vaccine_need_no_drops() -> None:
    found = planned_for("19 m", *(("五联疫苗", when) for when in ("2 m", "3 m", "4 m", "18 m")))

    assert "Polio" not in {dose.series for dose in found.doses}


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ((), ["0 d", "1 m", "6 m"]),
        (("under-2000g",), ["0 d", "1 m", "6 m"]),
        (("mother-hbsag-positive-or-unknown",), ["0 d", "1 m", "6 m"]),
        (("mother-hbsag-positive-or-unknown", "under-2000g"), ["0 d", "1 m", "2 m", "7 m"]),
    ],
)
def test_a_small_newborn_of_a_mother_with_hbsag_gets_one_dose_more(
    conditions: tuple[str, ...], expected: list[str]
) -> None:
    assert days(planned_for("0 d", conditions=conditions), "HepB") == [age(text) for text in expected]


def test_a_newborn_at_risk_that_missed_the_first_day_has_nothing_added() -> None:
    risk = ("mother-hbsag-positive-or-unknown", "under-2000g")

    assert len(days(planned_for("2 m", conditions=risk), "HepB")) == 3
    assert len(days(planned_for("2 m", ("HepB", "0 d"), conditions=risk), "HepB")) == 3


@pytest.mark.parametrize(
    ("on", "conditions", "vaccine", "words"),
    [
        ("0 d", (), "HepB", "24 小时内"),
        ("0 d", ("mother-hbsag-positive-or-unknown",), "HepB", "12 小时内"),
        ("0 d", ("preterm",), "HepB", "实际月龄"),
        ("0 d", ("preterm",), "BCG", "评估稳定后"),
        ("3 m", (), "BCG", "PPD"),
        ("7 y", (), "DTaP", "由接种门诊决定"),
    ],
)
def test_what_is_special_is_said_beside_the_dose(
    on: str, conditions: tuple[str, ...], vaccine: str, words: str
) -> None:
    dose = next(one for one in planned_for(on, conditions=conditions).doses if one.vaccine == vaccine)

    assert any(words in note.zh for note in dose.notes)


@pytest.mark.parametrize("on", ["0 d", "3 m - 1 d"])
def test_before_three_months_bcg_needs_no_test(on: str) -> None:
    dose = next(one for one in planned_for(on).doses if one.vaccine == "BCG")

    assert not any("PPD" in note.zh for note in dose.notes)


def test_a_positive_tuberculin_test_withholds_bcg() -> None:
    found = planned_for("5 m", conditions=("ppd-positive",))

    assert not days(found, "BCG")
    assert ("BCG", 1, "contraindicated") in missed(found)


@pytest.mark.parametrize(
    ("born", "sex", "planned"),
    [
        ("2011-11-10", "f", False),
        ("2011-11-11", "f", True),
        ("2011-11-11", "m", False),
        ("2015-06-01", "f", True),
        ("2015-06-01", "m", False),
    ],
)
def test_hpv_vaccine_is_for_girls_born_after_10_november_2011(born: str, sex: str, planned: bool) -> None:
    day = date.fromisoformat(born)
    found = planned_for("10 y", born=day, sex=sex)

    assert days(found, "2vHPV") == ([age("13 y", day), age("13 y + 6 m", day)] if planned else [])
    assert not [one for one in found.not_possible if one.vaccine == "2vHPV"]


def test_a_late_hpv_series_keeps_six_months() -> None:
    assert days(planned_for("14 y", sex="f"), "2vHPV") == [age("14 y"), age("14 y + 6 m")]


def test_a_late_dose_is_due_today_and_says_since_when_it_is_late() -> None:
    found = planned_for("18 m")
    dose = next(one for one in found.doses if one.vaccine == "MMR")

    assert (dose.earliest, dose.recommended, dose.overdue) == (found.on, found.on, found.on)
    assert (dose.state, dose.late_since) == ("overdue", age("12 m"))
    assert sentence(CHINA, dose.reason, "en").startswith("Was to be complete before 2026-01-10.")


def test_who_decides_is_said_with_every_dose() -> None:
    answer = plan_as_json(planned_for("5 m"))

    assert {row["notice"]["zh"] for row in answer["doses"]} == {"以接种门诊为准"}
    assert {row["notice"]["en"] for row in answer["doses"]} == {"The vaccination clinic decides"}
    assert answer["source"] == "国疾控卫免发〔2026〕16号"
    assert "medium" in answer["confidence"]


def test_every_series_of_the_programme_is_told_in_plain_words() -> None:
    for series in CHINA.series:
        assert series.knowledge, series.id
    general = " ".join(text.zh for text in CHINA.no_reason_to_wait)
    for word in ("黄疸", "单纯性热性惊厥", "癫痫", "先天性心脏病"):
        assert word in general


def test_every_reason_has_its_sentence_in_both_languages_with_the_same_words_to_fill() -> None:
    for code, text in sentences().items():
        assert _fields(text.zh) == _fields(text.en), code


def _fields(text: str) -> set[str]:
    return {part.split("}")[0] for part in text.split("{")[1:]}


# What holds for every child, every record and every day.

AGES = st.integers(0, 18 * 366)
RECORDS = st.lists(st.tuples(st.sampled_from(sorted(CHINA.vaccines)), AGES), max_size=14)
CHILDREN = st.builds(
    Child,
    st.dates(date(2008, 1, 1), date(2026, 1, 1)),
    st.sampled_from(["m", "f"]),
    st.frozensets(st.sampled_from(sorted(CHINA.conditions))),
)


def record_of(child: Child, drawn: list[tuple[str, int]]) -> list[Dose]:
    return [Dose(child.born + timedelta(days=number), vaccine) for vaccine, number in drawn]


@given(CHILDREN, RECORDS, AGES)
@settings(max_examples=150, deadline=None)
def test_dates_rise_and_none_is_before_today(child: Child, drawn: list[tuple[str, int]], old: int) -> None:
    found = plan(CHINA, child, record_of(child, drawn), child.born + timedelta(days=old))

    for dose in found.doses:
        assert found.on <= dose.earliest <= dose.recommended
        assert dose.overdue is None or dose.recommended <= dose.overdue


@given(CHILDREN, RECORDS, AGES)
@settings(max_examples=150, deadline=None)
def test_every_dose_on_its_earliest_day_is_accepted_and_ends_the_plan(
    child: Child, drawn: list[tuple[str, int]], old: int
) -> None:
    record = record_of(child, drawn)
    on = child.born + timedelta(days=old)
    record = [dose for dose in record if dose.date <= on]
    first = plan(CHINA, child, record, on)
    kept = [Dose(dose.earliest, dose.vaccine) for dose in first.doses]

    last = plan(CHINA, child, [*record, *kept], max([on, *(dose.date for dose in kept)]))

    assert not last.doses
    counted = {(one.dose, one.series, one.number) for one in last.verdicts if one.number}
    for dose in first.doses:
        assert (Dose(dose.earliest, dose.vaccine), dose.series, dose.dose) in counted


@given(CHILDREN, RECORDS, AGES, st.randoms())
@settings(max_examples=100, deadline=None)
def test_the_same_record_in_any_order_gives_the_same_plan(
    child: Child, drawn: list[tuple[str, int]], old: int, random: Any
) -> None:
    record = record_of(child, drawn)
    shuffled = random.sample(record, len(record))
    on = child.born + timedelta(days=old)

    assert plan_as_json(plan(CHINA, child, record, on)) == plan_as_json(plan(CHINA, child, shuffled, on))


@given(CHILDREN, RECORDS, AGES)
@settings(max_examples=100, deadline=None)
def test_planned_live_vaccines_keep_their_distance_from_given_and_planned_ones(
    child: Child, drawn: list[tuple[str, int]], old: int
) -> None:
    on = child.born + timedelta(days=old)
    record = [dose for dose in record_of(child, drawn) if dose.date <= on]
    found = plan(CHINA, child, record, on)
    live = CHINA.spacing[0].first
    planned = sorted(dose.recommended for dose in found.doses if dose.vaccine in live)
    given_ = sorted(dose.date for dose in record if dose.vaccine in live)

    for day in planned:
        for other in (*planned, *given_):
            assert day == other or abs(day - other) >= timedelta(days=28)


# Calendar, records, files, command line.


def test_the_calendar_has_an_event_for_each_date_with_two_alarms_and_no_birth_date() -> None:
    found = planned_for("1 d", ("HepB", "0 d"), sex="f", conditions=("mother-hbsag-positive-or-unknown",))
    written = to_ics(found)
    events = icalendar.Calendar.from_ical(written).walk("VEVENT")

    assert [event.decoded("dtstart") for event in events] == sorted(
        {dose.recommended for dose in found.doses}
    )
    assert all(len(event.walk("VALARM")) == 2 for event in events)
    assert all("以接种门诊为准" in event["description"] for event in events)
    assert len({event["uid"] for event in events}) == len(events)
    assert b"20250110" not in written
    assert b"2025-01-10" not in written
    assert b"HBsAg" not in written


def test_the_same_plan_makes_the_same_calendar_and_english_words_when_asked() -> None:
    found = planned_for("5 m")

    assert to_ics(found) == to_ics(planned_for("5 m"))
    (first, *_) = icalendar.Calendar.from_ical(to_ics(found, "en")).walk("VEVENT")
    assert first["summary"].startswith("Vaccination: Hepatitis B vaccine, dose 1; BCG (tuberculosis) vaccine")
    assert "The vaccination clinic decides" in first["description"]


@pytest.mark.parametrize("name", ["MMR", "mmr", " 麻腮风疫苗", "麻腮风联合减毒活疫苗"])
def test_a_vaccine_is_known_by_code_title_and_alias(name: str) -> None:
    assert doses_from_json(CHINA, [{"vaccine": name, "date": "2025-09-10"}]) == [
        Dose(date(2025, 9, 10), "MMR")
    ]


@pytest.mark.parametrize(
    ("data", "fault", "words"),
    [
        ({"vaccine": "MMR"}, RecordInvalid, "a list"),
        ([{"vaccine": "MMR"}], RecordInvalid, "entry 1"),
        ([{"vaccine": "MMR", "date": "10.9.2025"}], RecordInvalid, "2026-11-24"),
        (["MMR"], RecordInvalid, "entry 1"),
        ([{"vaccine": "Snake oil", "date": "2025-09-10"}], UnknownVaccine, "Snake oil"),
    ],
)
def test_a_record_that_cannot_be_read_is_refused_in_words(data: Any, fault: type[Fault], words: str) -> None:
    with pytest.raises(fault, match=words):
        doses_from_json(CHINA, data)


@pytest.mark.parametrize(
    "child",
    [
        Child(date(2026, 11, 25), "m"),
        Child(date(1850, 1, 1), "m"),
        Child(BORN, "m", frozenset({"left-handed"})),
    ],
)
def test_a_child_that_the_schedule_cannot_be_asked_about_is_refused(child: Child) -> None:
    with pytest.raises(ChildInvalid):
        plan(CHINA, child, [], date(2026, 11, 24))


def test_every_schedule_that_ships_can_be_read() -> None:
    assert names() == ("cn-2026", "us-cdsi")
    assert [Schedule.load(name).name for name in names()] == ["cn-2026", "us-cdsi"]


@pytest.mark.parametrize("name", ["xx-1999", "../catalogue/events", "sentences"])
def test_a_schedule_that_is_not_there_is_refused_with_those_that_are(name: str) -> None:
    with pytest.raises(UnknownSchedule, match="cn-2026"):
        Schedule.load(name)


SMALL = """\
title: { zh: 小, en: Small }
source: { document: invented, confidence: none }
notice: { zh: 以接种门诊为准, en: The vaccination clinic decides }
vaccines:
  A: { title: { zh: 甲, en: Alpha } }
  B: { title: { zh: 乙, en: Beta } }
series:
  - id: A
    title: { zh: 甲, en: A }
    courses:
      - id: one
        vaccines: [A]
        doses:
          - age: { min: 2 m, overdue: 4 m }
          - age: { min: 3 m }
            after: [{ min: 28 d }]
"""


@pytest.mark.parametrize(
    ("change", "into", "problem"),
    [
        ("min: 2 m", "min: two months", r"new.yaml:14: series.0.courses.0.doses.0.age.min: 'two months'"),
        ("vaccines: [A]", "vaccines: [C]", r"new.yaml:12: .*`C` is not defined"),
        ("overdue: 4 m", "overdue: 1 m", r"new.yaml:14: .*must rise"),
        ("min: 28 d", "of: 2, min: 28 d", r"new.yaml:16: .*does not come before"),
        ("en: Beta", "en: Alpha", r"new.yaml:6: .*`Alpha` is also A"),
        ("notice:", "motice:", r"'notice' is a required property"),
        ("id: one", "if: [never]\n        id: one", r"`never` is not defined"),
        ("title: { zh: 小", "title: { zh: '' , zz: 小", r"new.yaml:1"),
    ],
)
def test_a_mistake_in_a_schedule_is_told_with_file_line_and_field(
    change: str, into: str, problem: str, tmp_path: Path
) -> None:
    (tmp_path / "new.yaml").write_text(SMALL.replace(change, into), "utf-8")

    with pytest.raises(ScheduleInvalid, match=problem) as caught:
        Schedule.load("new", tmp_path)
    assert caught.value.problems


def test_a_country_is_added_as_one_file(tmp_path: Path) -> None:
    (tmp_path / "new.yaml").write_text(SMALL, "utf-8")
    small = Schedule.load("new", tmp_path)

    found = plan(small, Child(BORN, "f"), [Dose(age("2 m"), "A")], age("2 m"))

    assert [(dose.vaccine, dose.dose, dose.recommended) for dose in found.doses] == [("A", 2, age("3 m"))]


@pytest.fixture
def kiosk(tmp_path: Path) -> Kiosk:
    return Kiosk(tmp_path / "data")


def test_the_command_plans_and_writes_the_calendar(kiosk: Kiosk, tmp_path: Path) -> None:
    record, calendar = tmp_path / "given.json", tmp_path / "plan.ics"
    record.write_text(json.dumps([{"vaccine": "乙肝疫苗", "date": "2025-01-10"}]), "utf-8")

    rows = kiosk.cli(
        "vaccines", "--born", "2025-01-10", "--sex", "f", "--on", "2025-01-11",
        "--given", record, "--ics", calendar,
    )  # fmt: skip

    first = rows[0]
    assert {"vaccine", "dose", "earliest", "recommended", "overdue", "reason"} <= set(first)
    assert (first["vaccine"], first["recommended"]) == ("BCG", "2025-01-11")
    assert [row["dose"] for row in rows if row["vaccine"] == "HepB"] == [2, 3]
    assert icalendar.Calendar.from_ical(calendar.read_bytes()).walk("VEVENT")


def test_the_command_tells_people_what_does_not_count_and_who_decides(kiosk: Kiosk, tmp_path: Path) -> None:
    record = tmp_path / "given.json"
    record.write_text(json.dumps([{"vaccine": "MMR", "date": "2025-08-01"}]), "utf-8")
    asked = ("vaccines", "--born", "2025-01-10", "--sex", "m", "--on", "2027-02-01", "--given", record)

    told = kiosk.run(*asked).stdout

    assert "not counted: MMR of 2025-08-01. Too young" in told
    assert "not planned: MPSV-A 1. Not given any more from 24 months on." in told
    assert "以接种门诊为准" in told
    full = kiosk.cli(*asked, "--full")
    assert [one["counts_as"] for one in full["given"]] == [None]
    assert {one["vaccine"] for one in full["not_possible"]} == {"MPSV-A"}


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--born", "10.1.2025", "--sex", "m"], 2, "--born"),
        (["--born", "2025-01-10", "--sex", "x"], 2, "--sex"),
        (["--born", "2025-01-10", "--sex", "m", "--on", "2024-01-10"], 1, "day of birth"),
        (["--born", "2025-01-10", "--sex", "m", "--schedule", "xx"], 1, "cn-2026"),
        (["--born", "2025-01-10", "--sex", "m", "--condition", "tall"], 1, "tall"),
    ],
)
def test_the_command_refuses_in_one_sentence(
    arguments: list[str], code: int, words: str, kiosk: Kiosk
) -> None:
    done = kiosk.run("vaccines", *arguments)

    assert (done.returncode, done.stdout) == (code, "")
    assert words in done.stderr
