"""Clinics of a region: nearest first, with what their doors do."""

from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk import clinics
from kiosk.clinics import Clinic, ClinicsInvalid
from kiosk.question import Text

REGION = clinics.load()
WEDNESDAY = datetime(2026, 11, 25, 10, 0)  # noqa: DTZ001  # opening hours are local time
LATITUDES = st.floats(-90, 90)
LONGITUDES = st.floats(-180, 180)


def clinic(**hours: str) -> Clinic:
    opened = {day: tuple(time.fromisoformat(part) for part in span.split("-")) for day, span in hours.items()}
    spans = tuple(((opened[day][0], opened[day][1]),) if day in opened else () for day in clinics.DAYS)
    return Clinic("one", Text("一", "One"), Text("路", "Road"), 0.0, 0.0, "000", spans)


def test_the_example_region_is_read_and_its_telephones_are_nobodys() -> None:
    assert [one.id for one in REGION] == ["chengguan", "hekou", "shanxia", "dongcheng"]
    assert all(one.phone.startswith("000-0000-") for one in REGION)


@pytest.mark.parametrize(
    ("here", "there", "kilometres"),
    [
        ((0.0, 0.0), (0.0, 0.0), 0.0),
        ((0.0, 0.0), (0.0, 1.0), 111.195),
        ((0.0, 0.0), (1.0, 0.0), 111.195),
        ((0.0, 179.5), (0.0, -179.5), 111.195),
        ((0.0, 0.0), (0.0, 180.0), 20015.114),
        ((39.9042, 116.4074), (31.2304, 121.4737), 1067.3),
    ],
)
def test_distance_is_along_the_great_circle(
    here: tuple[float, float], there: tuple[float, float], kilometres: float
) -> None:
    place = Clinic("one", Text("一", "One"), Text("路", "Road"), *here, "000", ((),) * 7)

    assert place.kilometres_from(*there) == pytest.approx(kilometres, abs=0.5)


@given(LATITUDES, LONGITUDES)
def test_clinics_come_nearest_first(latitude: float, longitude: float) -> None:
    found = clinics.nearest(REGION, latitude, longitude, WEDNESDAY, limit=4)

    assert [one.kilometres for one in found] == sorted(one.kilometres for one in found)
    assert {one.clinic.id for one in found} == {one.id for one in REGION}


def test_the_nearest_of_a_place_are_named_with_their_hours() -> None:
    found = clinics.nearest(REGION, 0.012, 0.013, WEDNESDAY, limit=2)

    assert [(one.clinic.id, one.open_until, one.opens) for one in found] == [
        ("chengguan", WEDNESDAY.replace(hour=11, minute=30), None),
        ("dongcheng", WEDNESDAY.replace(hour=12), None),
    ]


@pytest.mark.parametrize(
    ("at", "open_until", "opens"),
    [
        ("2026-11-25T08:29", None, "2026-11-25T08:30"),
        ("2026-11-25T08:30", "2026-11-25T11:00", None),
        ("2026-11-25T10:59", "2026-11-25T11:00", None),
        ("2026-11-25T11:00", None, "2026-12-02T08:30"),
        ("2026-11-26T09:00", None, "2026-12-02T08:30"),
        ("2026-12-01T23:59", None, "2026-12-02T08:30"),
    ],
)
def test_a_door_is_open_until_or_opens_at(at: str, open_until: str | None, opens: str | None) -> None:
    (found,) = clinics.nearest([clinic(wed="08:30-11:00")], 0, 0, datetime.fromisoformat(at))

    assert found.open_until == (datetime.fromisoformat(open_until) if open_until else None)
    assert found.opens == (datetime.fromisoformat(opens) if opens else None)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)))  # noqa: DTZ001  # as above
def test_a_clinic_is_open_at_its_next_opening_and_not_before_that(at: datetime) -> None:
    one = REGION[1]
    opens = one.next_opening(at)

    assert at < opens <= at + timedelta(days=7)
    assert one.open_until(opens)
    assert not one.open_until(opens - timedelta(minutes=1))


@pytest.mark.parametrize(
    ("change", "into", "problem"),
    [
        ("latitude: 0.0102", "latitude: 120", "region.yaml:8: clinics.0.latitude: 120 is greater"),
        ("sat: [08:30-11:30]", "sat: [8.30-11.30]", "region.yaml:17: .*8.30-11.30"),
        ("sat: [08:30-11:30]", "sat: [11:30-08:30]", "region.yaml:17: .*must not overlap"),
        ("sat: [08:30-11:30]", "sat: [08:30-11:30, 10:00-12:00]", "must not overlap"),
        ("sat: [08:30-11:30]", "Saturday: [08:30-11:30]", "Saturday"),
        ("id: hekou", "id: chengguan", "region.yaml:18: .*is there twice"),
        ("phone: 000-0000-0004", "fax: 000-0000-0004", "'phone' is a required property"),
    ],
)
def test_a_mistake_in_a_region_is_told_with_file_line_and_field(
    change: str, into: str, problem: str, tmp_path: Path
) -> None:
    good = (clinics.FOLDER / "example-region.yaml").read_text("utf-8")
    assert change in good
    (tmp_path / "region.yaml").write_text(good.replace(change, into), "utf-8")

    with pytest.raises(ClinicsInvalid, match=problem):
        clinics.load("region", tmp_path)


@pytest.mark.parametrize("region", ["nowhere", "../schedules/cn-2026", ""])
def test_a_region_that_is_not_there_is_refused(region: str) -> None:
    with pytest.raises(ClinicsInvalid):
        clinics.load(region)
