"""The settings file: defaults, values, variables, and what is refused."""

from datetime import time
from pathlib import Path

import pytest

from kiosk.errors import SettingsInvalid
from kiosk.settings import Hours, Settings, Uploads, load


def test_without_a_file_everything_has_a_default(tmp_path: Path) -> None:
    assert load(tmp_path, {}) == Settings()
    (tmp_path / "settings.yaml").write_text("")
    assert load(tmp_path, {}) == Settings()


def test_the_file_wins_over_the_default_and_a_variable_over_the_file(tmp_path: Path) -> None:
    text = 'uploads:\n  bytes_per_second: 20000\n  metered: always\n  off_hours: "23:30-05:00"\n'
    (tmp_path / "settings.yaml").write_text(text)
    expected = Uploads(20000, "always", Hours(time(23, 30), time(5)))
    assert load(tmp_path, {}).uploads == expected
    changed = load(tmp_path, {"KIOSK_UPLOADS_METERED": "never", "KIOSK_UPLOADS_BYTES_PER_SECOND": "0"})
    assert changed.uploads == Uploads(0, "never", expected.off_hours)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("uploads: [", "settings.yaml"),
        ("- 1", "settings.yaml"),
        ("upload: {}", "'upload'"),
        ("uploads: 7", "uploads"),
        ("uploads: {speed: 7}", "'speed'"),
        ("uploads: {bytes_per_second: fast}", "uploads.bytes_per_second"),
        ("uploads: {bytes_per_second: -1}", "uploads.bytes_per_second"),
        ("uploads: {bytes_per_second: true}", "uploads.bytes_per_second"),
        ("uploads: {metered: yes}", "uploads.metered"),
        ("uploads: {keep_days: 366}", "uploads.keep_days"),
        ("uploads: {off_hours: night}", "uploads.off_hours"),
        ('uploads: {off_hours: "25:00-06:00"}', "uploads.off_hours"),
    ],
)
def test_what_is_wrong_is_named_by_file_and_field(tmp_path: Path, text: str, names: str) -> None:
    (tmp_path / "settings.yaml").write_text(text)
    with pytest.raises(SettingsInvalid) as e:
        load(tmp_path, {})
    assert "settings.yaml" in e.value.detail
    assert names in e.value.detail


def test_a_wrong_variable_is_named_too(tmp_path: Path) -> None:
    with pytest.raises(SettingsInvalid, match="KIOSK_UPLOADS_METERED"):
        load(tmp_path, {"KIOSK_UPLOADS_METERED": "perhaps"})


@pytest.mark.parametrize(
    ("hours", "at", "within"),
    [
        ((22, 6), 23, True),
        ((22, 6), 5, True),
        ((22, 6), 6, False),
        ((22, 6), 12, False),
        ((8, 17), 8, True),
        ((8, 17), 17, False),
        ((0, 0), 0, False),
    ],
)
def test_hours_may_go_over_midnight(hours: tuple[int, int], at: int, within: bool) -> None:
    assert Hours(time(hours[0]), time(hours[1])).has(time(at)) is within
