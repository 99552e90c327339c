"""A staff card in a real reader: an unknown card with a badge."""

from collections.abc import Callable
from pathlib import Path

import pytest
from kiosk_command import Kiosk

from drivers.cards.pcsc import PcscReader
from drivers.cards.port import CardPhase
from tests.conftest import Insert
from tests.pcsc.conftest import Watch


@pytest.mark.parametrize(
    ("card", "kind"), [("staff", "uid:3b"), ("staff-piv", "piv-key:"), ("unknown", ""), ("resident", None)]
)
def test_a_card_that_no_profile_knows_shows_its_badge(
    card: str, kind: str | None, insert: Insert, watch: Callable[[PcscReader], Watch]
) -> None:
    seen = watch(PcscReader())
    seen.until(CardPhase.EMPTY)
    insert(card)
    state = seen.until(CardPhase.UNKNOWN, CardPhase.READY)
    assert (state.phase is CardPhase.READY) is (kind is None)
    assert state.badge.startswith(kind or "")
    assert bool(state.badge) is bool(kind)
    assert state.badge not in repr(state) or not state.badge


def test_a_technician_enrols_what_lies_in_the_reader(card_data: Path, insert: Insert) -> None:
    kiosk = Kiosk(card_data)
    card = insert("staff")
    assert kiosk.cli("staff", "enrol", "3号窗口", "--wait", "5")["kind"] == "uid"
    again = kiosk.run("staff", "enrol", "4号窗口", "--wait", "5", "--json")
    assert (again.returncode, again.stderr) == (1, "this card is enrolled already, as 3号窗口\n")
    card.remove()
    insert("resident")
    citizen = kiosk.run("staff", "enrol", "4号窗口", "--wait", "5", "--json")
    assert (citizen.returncode, "a citizen's document" in citizen.stderr) == (1, True)
    assert [member["name"] for member in kiosk.cli("staff", "list")] == ["3号窗口"]
    assert kiosk.cli("staff", "remove", "3号窗口") == {"number": 1, "removed": True}
