"""Drafts: found again by their owner, unreadable to everybody else, gone after a fortnight."""

from datetime import timedelta
from pathlib import Path

import pytest
from standing_clock import StandingClock

from kiosk.drafts import KEPT_FOR, Drafts
from kiosk.errors import StorageFailed
from kiosk.folder import DataFolder
from kiosk.vault import Vault

ZHANG, LI = "110100199003070015", "110100195001010019"
ANSWERS = {"phone": "13800000000", "address": "演示省样例市测试路1号", "amount": 12.5}


def test_a_draft_is_there_after_a_restart_for_its_owner_alone(tmp_path: Path) -> None:
    folder, clock = DataFolder.at(tmp_path), StandingClock()
    with Drafts(folder, Vault.open(folder), clock) as drafts:
        drafts.keep(ZHANG, "id-card-loss", "2026.11-a", ANSWERS)
    with Drafts(folder, Vault.open(folder), clock) as drafts:
        (draft,) = drafts.of_person(ZHANG)
        assert (draft.service, draft.catalogue, draft.saved_at) == ("id-card-loss", "2026.11-a", clock.at)
        assert draft.answers == ANSWERS
        assert drafts.of_person(LI) == ()


def test_the_newest_words_of_a_service_replace_the_older(tmp_path: Path) -> None:
    folder, clock = DataFolder.at(tmp_path), StandingClock()
    with Drafts(folder, Vault.open(folder), clock) as drafts:
        drafts.keep(ZHANG, "id-card-loss", "v", {"phone": "1"})
        drafts.keep(ZHANG, "id-card-loss", "v", {"phone": "2"})
        clock.at += timedelta(minutes=1)
        drafts.keep(ZHANG, "minimum-living", "v", {})
        assert [d.service for d in drafts.of_person(ZHANG)] == ["minimum-living", "id-card-loss"]
        assert drafts.of_person(ZHANG)[1].answers == {"phone": "2"}
        drafts.drop(ZHANG, "id-card-loss")
        drafts.drop(ZHANG, "id-card-loss")
        assert [d.service for d in drafts.of_person(ZHANG)] == ["minimum-living"]


def test_nothing_personal_is_on_the_disk(tmp_path: Path) -> None:
    folder = DataFolder.at(tmp_path)
    with Drafts(folder, Vault.open(folder), StandingClock()) as drafts:
        drafts.keep(ZHANG, "id-card-loss", "v", ANSWERS)
        raw = b"".join(path.read_bytes() for path in tmp_path.glob("kiosk.db*"))
    for words in (ZHANG, "13800000000", "测试路", "id-card-loss"):
        assert words.encode() not in raw


def test_an_old_draft_is_deleted(tmp_path: Path) -> None:
    folder, clock = DataFolder.at(tmp_path), StandingClock()
    with Drafts(folder, Vault.open(folder), clock) as drafts:
        drafts.keep(ZHANG, "id-card-loss", "v", ANSWERS)
    clock.at += KEPT_FOR + timedelta(seconds=1)
    with Drafts(folder, Vault.open(folder), clock) as drafts:
        assert drafts.of_person(ZHANG) == ()


def test_a_lost_vault_key_loses_drafts_and_breaks_nothing(tmp_path: Path) -> None:
    folder, clock = DataFolder.at(tmp_path / "a"), StandingClock()
    other = Vault.open(DataFolder.at(tmp_path / "b"))
    with Drafts(folder, Vault.open(folder), clock) as drafts:
        drafts.keep(ZHANG, "id-card-loss", "v", ANSWERS)
        vault = drafts._vault
    with Drafts(folder, other, clock) as drafts:
        other.lookup = vault.lookup  # type: ignore[method-assign]  # the worst case: found, and not readable
        assert drafts.of_person(ZHANG) == ()


def test_a_damaged_table_is_a_fault_and_no_surprise(tmp_path: Path) -> None:
    folder = DataFolder.at(tmp_path)
    with Drafts(folder, Vault.open(folder), StandingClock()) as drafts:
        drafts._database.execute("drop table draft")
        with pytest.raises(StorageFailed):
            drafts.of_person(ZHANG)
