"""Older catalogues: kept whole while a draft may name them, used for nothing when they were altered."""

from datetime import timedelta
from pathlib import Path

import pytest
from standing_clock import StandingClock

from kiosk.catalogue import Catalogue
from kiosk.catalogue.editions import Editions
from kiosk.drafts import KEPT_FOR
from kiosk.folder import DataFolder


def renewed(folder: Path) -> Catalogue:
    """The catalogue of a later release: one word is another."""
    Catalogue.load().copy_to(folder)
    file = folder / "services" / "id-card-loss.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("Report a lost identity card", "Say that an identity card is lost"), "utf-8")
    return Catalogue.load(folder)


def test_the_one_before_is_whole_after_a_new_release(tmp_path: Path) -> None:
    folder, clock = DataFolder.at(tmp_path / "data"), StandingClock()
    old, new = Catalogue.load(), renewed(tmp_path / "new")
    assert old.version != new.version
    Editions(folder, clock).keep(old)
    editions = Editions(folder, clock)
    editions.keep(new)
    found = editions.load([old.version, new.version, "2025.01-000000000000", "../data"])
    assert found == {old.version: old, new.version: new}
    assert found[old.version].service("id-card-loss").title.en.startswith("Report a lost identity card")


def test_it_is_deleted_when_the_last_draft_that_names_it_has_expired(tmp_path: Path) -> None:
    folder, clock = DataFolder.at(tmp_path / "data"), StandingClock()
    old, new = Catalogue.load(), renewed(tmp_path / "new")
    Editions(folder, clock).keep(old)
    clock.at += timedelta(days=400)  # in force for long: its newest draft is of today
    Editions(folder, clock).keep(new)
    clock.at += KEPT_FOR
    Editions(folder, clock).keep(new)
    assert Editions(folder, clock).load([old.version])
    clock.at += timedelta(seconds=1)
    Editions(folder, clock).keep(new)
    assert not Editions(folder, clock).load([old.version])
    assert Editions(folder, clock).load([new.version])


@pytest.mark.parametrize("years", [-20, 20])
def test_a_clock_that_cannot_be_right_deletes_none(tmp_path: Path, years: int) -> None:
    """Neither while it is wrong, nor by what it wrote down once it is right."""
    folder, clock = DataFolder.at(tmp_path / "data"), StandingClock()
    old, new = Catalogue.load(), renewed(tmp_path / "new")
    for catalogue, off in ((old, 0), (new, years), (new, 0), (new, years), (new, 0)):
        wrong = timedelta(days=365.25 * off)
        clock.at += wrong
        Editions(folder, clock).keep(catalogue)
        clock.at -= wrong
        assert Editions(folder, clock).load([old.version])
    clock.at += KEPT_FOR + timedelta(seconds=1)
    Editions(folder, clock).keep(new)
    assert not Editions(folder, clock).load([old.version])


def test_one_that_is_in_force_again_is_kept(tmp_path: Path) -> None:
    folder, clock = DataFolder.at(tmp_path / "data"), StandingClock()
    old, new = Catalogue.load(), renewed(tmp_path / "new")
    for catalogue in (old, new, old):
        Editions(folder, clock).keep(catalogue)
        clock.at += KEPT_FOR - timedelta(days=1)
    clock.at += timedelta(days=1)
    Editions(folder, clock).keep(new)
    assert Editions(folder, clock).load([old.version])


def test_a_damaged_or_altered_one_is_not_used(tmp_path: Path) -> None:
    folder, clock = DataFolder.at(tmp_path / "data"), StandingClock()
    old = Catalogue.load()
    Editions(folder, clock).keep(old)
    file = folder.path / "catalogues" / old.version / "services" / "id-card-loss.yaml"
    whole = file.read_bytes()
    file.write_bytes(whole.replace(b"Report a lost identity card", b"Pay for a lost identity card"))
    assert not Editions(folder, clock).load([old.version])
    file.write_bytes(whole[:900])
    assert not Editions(folder, clock).load([old.version])
    file.write_bytes(whole)
    assert Editions(folder, clock).load([old.version])


def test_a_copy_that_was_interrupted_is_cleared_away(tmp_path: Path) -> None:
    folder, clock = DataFolder.at(tmp_path / "data"), StandingClock()
    half = folder.path / "catalogues" / ".2026.11-half.1"
    half.mkdir(parents=True)
    (half / "events.yaml").write_text("edition:")
    Editions(folder, clock).keep(Catalogue.load())
    assert [path.name for path in half.parent.iterdir()] == [Catalogue.load().version]
