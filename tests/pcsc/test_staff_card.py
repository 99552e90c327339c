"""A staff card in a real reader: an unknown card with a badge."""

from collections.abc import Callable

import pytest

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
