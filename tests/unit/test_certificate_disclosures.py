"""Who used my data: what was shown is remembered for its holder alone, and a power cut tells no lie."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from standing_clock import StandingClock

from kiosk.catalogue import Catalogue
from kiosk.certificate import Disclosure, Disclosures, in_words
from kiosk.certificate.document import uses_paper
from kiosk.folder import DataFolder
from kiosk.vault import Vault

CATALOGUE = Catalogue.load()
AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
ZHANG, LI = "110100199003070015", "110100199105120028"
FIRST = Disclosure(
    UUID(int=1), "retiree-medical", "pension-certificate", "Province A", ("name", "retirement"), AT
)
SECOND = Disclosure(UUID(int=2), "gone", "gone", "Province B", ("77",), AT + timedelta(days=1))


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder.at(tmp_path / "kiosk", floor=0)


@pytest.fixture
def disclosures(folder: DataFolder) -> Iterator[Disclosures]:
    with Disclosures(folder, Vault.open(folder), StandingClock(AT)) as opened:
        yield opened


def test_what_was_shown_is_its_holders_to_read_newest_first(disclosures: Disclosures) -> None:
    disclosures.prepare(ZHANG, [FIRST, SECOND])
    disclosures.prepare(LI, [])
    disclosures.settle(lambda _: True)
    assert disclosures.of_person(ZHANG) == (SECOND, FIRST)
    assert disclosures.of_person(LI) == ()


def test_what_is_pending_is_shown_when_its_submission_is_there_and_forgotten_when_not(
    disclosures: Disclosures,
) -> None:
    disclosures.prepare(ZHANG, [FIRST, SECOND])
    assert disclosures.of_person(ZHANG) == ()
    disclosures.settle(lambda submission: submission == FIRST.submission)
    assert disclosures.of_person(ZHANG) == (FIRST,)
    disclosures.settle(lambda _: False)
    assert disclosures.of_person(ZHANG) == (FIRST,)


def test_nothing_of_it_is_in_clear_on_the_disk(disclosures: Disclosures, folder: DataFolder) -> None:
    disclosures.prepare(ZHANG, [FIRST])
    for path in folder.path.glob("kiosk.db*"):
        found = path.read_bytes()
        for word in (ZHANG, "retiree-medical", "pension-certificate", "Province A", "retirement"):
            assert word.encode() not in found, word


def test_another_vault_key_opens_nothing_and_the_page_is_empty(folder: DataFolder) -> None:
    with Disclosures(folder, Vault(bytes(32), "file"), StandingClock(AT)) as written:
        written.prepare(ZHANG, [FIRST])
        written.settle(lambda _: True)
    other = Vault(bytes(31) + b"1", "file")
    other.lookup = Vault(bytes(32), "file").lookup  # type: ignore[method-assign]  # the row is found, not read
    with Disclosures(folder, other, StandingClock(AT)) as read:
        assert read.of_person(ZHANG) == ()


def test_it_is_said_in_plain_words_in_both_languages() -> None:
    (line,) = in_words([FIRST], CATALOGUE, "en")
    assert line.certificate == "Pension statement"
    assert line.claims == ("Name", "Retired from")
    (use,) = uses_paper("张演示", [FIRST], CATALOGUE).uses
    assert (use.who.en, [what.zh for what in use.what]) == ("Medical insurance bureau", ["姓名", "退休年月"])


def test_what_nobody_knows_any_more_stands_for_itself() -> None:
    (line,) = in_words([SECOND], CATALOGUE, "zh")
    assert (line.certificate, line.service, line.claims) == ("gone", "gone", ("77",))
    newest, _ = uses_paper("张演示", [FIRST, SECOND], CATALOGUE).uses
    assert (newest.why.zh, newest.who.en, [what.en for what in newest.what]) == ("gone", "–", ["77"])
