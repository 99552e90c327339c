"""The engine judged by the CDC's test cases: every case is run, and the score is printed with the report.

What the score is worth: the rules in ``assets/schedules/us-cdsi.yaml`` were written with these cases in view.
So it shows what the engine can express and guards it from then on; it is no measure of rules that the engine
has not seen. What a case expects (series status and recommended date) is taken from the Gherkin. Doses 3 to
7, which the Gherkin's converter lost in 321 cases, come from the spreadsheet that it was made from; the score
without them is printed beside. See ``tests/data/cdsi/README.md``.
"""

import hashlib
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from kiosk.vaccination import Child, Dose, Plan, Schedule, SeriesState, plan

DATA = Path(__file__).parents[1] / "data" / "cdsi"
SCHEDULE = Schedule.load("us-cdsi")
NOT_COVERED = {"Flu": "seasons are not in the engine's model"}
LEAST = {
    "DTaP": 158,
    "HPV": 85,
    "HepA": 12,
    "HepB": 64,
    "Hib": 105,
    "MCV": 21,
    "MMR": 36,
    "PCV": 50,
    "POL": 117,
    "Rota": 35,
    "Var": 40,
}
"""Cases answered right, by vaccine group. Of the ten MMR cases with single vaccines four are right by luck:
the vaccines count for nothing, but the day that keeps them apart from MMR is the day expected."""
MISSED = {
    "2013-0035": "expects the day asked about after a dose of the wrong vaccine; we say when it was due",
    "2013-0060": "expects no interval after a dose of the wrong vaccine; we keep the four weeks from it",
    "2013-0400": "the second dose is dated after the day asked about; we count nothing of the future",
    "2013-0531": "single measles, mumps and rubella vaccines are no doses of our MMR series",
    "2013-0535": "as 2013-0531",
    "2013-0536": "as 2013-0531",
    "2013-0537": "as 2013-0531",
    "2013-0538": "as 2013-0531",
    "2013-0565": "as 2013-0531",
}
CONDITIONS = {
    "VXC20": "anaphylaxis-to-earlier-dose",
    "VXC27": "immunodeficiency",
    "38907003": "varicella-history",
}
"""Other codes of medical history (VXC22, 14189004) change no date in these rules."""
STATES = {
    "Complete": "complete",
    "Not Complete": "open",
    "Aged Out": "aged-out",
    "Contraindicated": "contraindicated",
    "Immune": "immune",
}
GIVEN = re.compile(r"^\s*\| (\d{4}-\d\d-\d\d) +\| [^|]*\| (\d+) ", re.MULTILINE)
CASE = re.compile(
    r"^Scenario: \[CTC (?P<id>[\d-]+)\].*?"
    r"Given a (?P<sex>female|male) Patient born on (?P<born>\S+)(?P<history>.*?)"
    r"When the Patient is assessed for (?P<group>\w+) on (?P<on>\S+)\s+"
    r"Then the assessment should (?:not )?recommend a dose for \w+(?: on (?P<recommended>\S+))?\s+"
    r"And the series status should be (?P<status>[\w ]+)$",
    re.MULTILINE | re.DOTALL,
)
HISTORY = re.compile(r"^\s*\|[^|]*\| (\w+) +\| (?:CDCPHINVS|SCT) ", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """One scenario of the Gherkin."""

    id: str
    group: str
    born: date
    sex: str
    on: date
    given: tuple[tuple[date, str], ...]
    """Date and CVX code of each dose."""
    history: str | None
    recommended: date | None
    status: str


@dataclass(frozen=True)
class Row:
    """The same case in the spreadsheet."""

    born: date
    on: date
    given: tuple[tuple[date, str], ...]
    valid: tuple[bool, ...]
    earliest: date | None
    recommended: date | None
    past_due: date | None
    status: str


def read_gherkin() -> Iterator[Case]:
    for path in sorted(DATA.glob("*.feature")):
        for found in CASE.finditer(path.read_text("utf-8-sig")):
            history = HISTORY.search(found["history"])
            yield Case(
                id=found["id"],
                group=found["group"],
                born=date.fromisoformat(found["born"]),
                sex=found["sex"][0],
                on=date.fromisoformat(found["on"]),
                given=tuple((date.fromisoformat(day), cvx) for day, cvx in GIVEN.findall(found["history"])),
                history=history[1] if history else None,
                recommended=date.fromisoformat(found["recommended"]) if found["recommended"] else None,
                status=found["status"],
            )


def read_spreadsheet() -> Iterator[tuple[str, Row]]:
    name = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(DATA / "cdsi-test-cases-results.xlsx") as book:
        shared = ET.fromstring(book.read("xl/sharedStrings.xml"))
        sheet = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))
    strings = ["".join(text.text or "" for text in item.iter(f"{name}t")) for item in shared]
    rows = []
    for line in sheet.iter(f"{name}row"):
        cells: dict[str, str] = {}
        for cell in line:
            value = cell.findtext(f"{name}v")
            if value is not None:
                column = str(cell.get("r")).rstrip("0123456789")
                cells[column] = strings[int(value)] if cell.get("t") == "s" else value
        rows.append(cells)
    titles = rows[0]
    for cells in rows[1:]:
        row = {titles[column]: value for column, value in cells.items() if column in titles}
        if "CDC_Test_ID" in row:
            yield row["CDC_Test_ID"], make_row(row)


def make_row(row: dict[str, str]) -> Row:
    doses = [n for n in range(1, 8) if row.get(f"Date_Administered_{n}")]
    born, on = serial_day(row["DOB"]), serial_day(row["Assessment_Date"])
    assert born is not None
    assert on is not None
    return Row(
        born=born,
        on=on,
        given=tuple(
            (day, row[f"CVX_{n}"]) for n in doses if (day := serial_day(row[f"Date_Administered_{n}"]))
        ),
        valid=tuple(row[f"Evaluation_Status_{n}"].casefold() == "valid" for n in doses),
        earliest=serial_day(row.get("Earliest_Date")),
        recommended=serial_day(row.get("Recommended_Date")),
        past_due=serial_day(row.get("Past_Due_Date")),
        status=row["Series_Status"],
    )


def serial_day(text: str | None) -> date | None:
    return date(1899, 12, 30) + timedelta(days=int(text)) if text else None


CASES = list(read_gherkin())
ROWS = dict(read_spreadsheet())


def ask(case: Case, given: tuple[tuple[date, str], ...]) -> tuple[Plan, SeriesState]:
    """Plan the series that the case is about."""
    name = f"HPV-{case.sex.upper()}" if case.group == "HPV" else case.group
    schedule = replace(SCHEDULE, series=tuple(one for one in SCHEDULE.series if one.id == name))
    doses = [Dose(day, schedule.vaccine(f"cvx:{cvx}").code) for day, cvx in given]
    conditions = frozenset({CONDITIONS[case.history]} if case.history in CONDITIONS else ())
    sex: Any = case.sex
    found = plan(schedule, Child(case.born, sex, conditions), doses, case.on)
    return found, found.series[0]


def right(case: Case, state: SeriesState) -> bool:
    recommended = state.next.recommended if state.next else None
    return state.state == STATES[case.status] and recommended == case.recommended


@dataclass(frozen=True)
class Outcome:
    """What came of one case."""

    case: Case
    right: bool
    as_converted: bool
    """The answer to the Gherkin's own doses."""
    earliest: bool
    past_due: bool
    doses: bool
    """Whether each dose given was judged as in the spreadsheet."""


def run(case: Case) -> Outcome:
    row = ROWS[case.id]
    found, state = ask(case, row.given)
    window = state.next
    past_due = window.overdue if window else None
    if window and past_due and past_due > window.recommended:
        past_due -= timedelta(days=1)  # theirs is the last day in time, ours the first late one
    verdicts = {verdict.dose.date: verdict.number is not None for verdict in found.verdicts if verdict.series}
    judged = zip(row.given, row.valid, strict=True)
    return Outcome(
        case=case,
        right=right(case, state),
        as_converted=right(case, ask(case, case.given)[1]),
        earliest=(window.earliest if window else None) == row.earliest,
        past_due=past_due == row.past_due,
        doses=all(verdicts.get(day, False) == valid for (day, _), valid in judged),
    )


class Board:
    """Prints the score below the test report."""

    def __init__(self, outcomes: list[Outcome]) -> None:
        self.outcomes = outcomes

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        terminalreporter.section("CDC CDSi cases answered right (status and recommended date)")
        terminalreporter.write_line(
            f"{'vaccine':8} {'cases':>6} {'right':>6}  |  {'earliest':>8} {'past due':>8} {'doses':>6}"
            f"  |  {'shortened':>9} {'right as converted':>18}"
        )
        for group in [*LEAST, "all"]:
            some = [o for o in self.outcomes if group in {o.case.group, "all"}]
            short = sum(len(o.case.given) < len(ROWS[o.case.id].given) for o in some)
            terminalreporter.write_line(
                f"{group:8} {len(some):6} {sum(o.right for o in some):6}  |  "
                f"{sum(o.earliest for o in some):8} {sum(o.past_due for o in some):8} "
                f"{sum(o.doses for o in some):6}  |  "
                f"{short:9} {sum(o.as_converted for o in some):18}"
            )
        for group, why in NOT_COVERED.items():
            cases = [case.id for case in CASES if case.group == group]
            terminalreporter.write_line(
                f"not covered: {group}, {len(cases)} cases ({why}): {', '.join(cases)}"
            )
        for outcome in self.outcomes:
            if not outcome.right:
                case = outcome.case
                terminalreporter.write_line(f"missed: {case.id} {case.group}: {MISSED.get(case.id, '?')}")


@pytest.fixture(scope="module")
def outcomes(request: pytest.FixtureRequest) -> list[Outcome]:
    found = [run(case) for case in CASES if case.group not in NOT_COVERED]
    request.config.pluginmanager.register(Board(found))
    return found


@pytest.mark.parametrize("group", LEAST)
def test_a_vaccine_does_not_fall_below_its_score(group: str, outcomes: list[Outcome]) -> None:
    wrong = [o.case.id for o in outcomes if o.case.group == group and not o.right]

    assert sum(o.right for o in outcomes if o.case.group == group) >= LEAST[group], f"wrong: {wrong}"


def test_every_case_that_is_missed_is_known_and_explained(outcomes: list[Outcome]) -> None:
    assert {outcome.case.id for outcome in outcomes if not outcome.right} <= set(MISSED)


def test_every_case_is_run_or_listed_as_not_covered(outcomes: list[Outcome]) -> None:
    scenarios = sum(path.read_text("utf-8-sig").count("Scenario:") for path in DATA.glob("*.feature"))
    not_covered = [case for case in CASES if case.group in NOT_COVERED]

    assert (scenarios, len(ROWS)) == (745, 745)
    assert len({case.id for case in CASES}) == len(outcomes) + len(not_covered) == 745
    assert {case.group for case in CASES} == {*LEAST, *NOT_COVERED}


def test_no_file_of_cases_was_edited() -> None:
    sums = dict(reversed(line.split()) for line in (DATA / "SHA256SUMS").read_text("utf-8").splitlines())
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in DATA.iterdir()
        if path.name not in {"LICENSE", "README.md", "SHA256SUMS"}
    }

    assert found == sums


def test_gherkin_and_spreadsheet_tell_the_same_cases_but_for_lost_doses() -> None:
    shortened = 0
    for case in CASES:
        row = ROWS[case.id]
        assert (case.born, case.on, case.recommended) == (row.born, row.on, row.recommended), case.id
        assert case.status == row.status, case.id
        assert case.given == row.given[:2], case.id
        shortened += len(case.given) < len(row.given)

    assert shortened == 321
