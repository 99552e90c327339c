"""Screens, agents, those who take in and the platform killed a thousand times, at any instruction.

``WAYSTATION_KILLS`` sets how many there are. What each victim was doing is printed, and judged: kills that
all fall into the same place would prove nothing. The controls break one promise each, and the rig sees it.
"""

from collections import Counter
from pathlib import Path

import hall
import platform_server
import pytest
from effort import effort
from hall import Deaths, Kind
from promises import holds_together

KILLS = effort("KILLS", 1000)
KINDS: dict[str, Kind] = {
    "screen": hall.screen,
    "agent": hall.agent,
    "submitter": hall.submitter,
    "platform": hall.platform,
}
SHARE = {"screen": 0.3, "agent": 0.2, "submitter": 0.05, "platform": 0.3}
"""Of all, at least; who is quicker makes up the rest."""

PLACES = {"screen": 7, "agent": 3, "submitter": 3, "platform": 5}
"""So many different ones each kind was killed at, at least."""
MOST = 0.75
"""No place has more than this of its kind's kills."""
POSTGRESQL_KILLS = effort("POSTGRESQL_KILLS", 40)
CONTROL_KILLS = 24
CONTROL_ROUNDS = 8
"""Times that the hasty platform is killed so often, at most, until it has lost something."""


@pytest.mark.timeout(120 + KILLS)
def test_a_hall_killed_a_thousand_times_keeps_every_promise_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with hall.hall(tmp_path) as one:
        one.until({name: round(KILLS * share) for name, share in SHARE.items()}, KINDS, KILLS)
        promised = hall.all_is_kept(one)
    with capsys.disabled():
        print(f"\n{sum(map(one.count, KINDS))} kills, {promised} promises, all kept once;", end=" ")
        print(f"{one.unanswered} platforms left more than they had answered")
        for name in KINDS:
            at, writing = together(one.of(name))
            print(f"{name}: {sum(at.values())}, {writing} in a transaction; {dict(at.most_common())}")
    assert sum(map(one.count, KINDS)) >= KILLS
    for name, places in PLACES.items():
        at, _ = together(one.of(name))
        assert len(at) >= places, f"{name}: {at}"
        assert max(at.values()) <= MOST * sum(at.values()), f"{name}: {at}"
    assert one.unanswered >= one.count("platform") / 20, "between commit and answer"
    assert sum(together(one.of(name))[1] for name in KINDS) >= KILLS / 100, "in a transaction"


def test_a_platform_on_postgresql_is_killed_and_keeps_every_promise_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """All its processes at once; the database server lives on, and syncs what it commits."""
    with (
        platform_server.postgresql(durable=True) as database,
        hall.hall(tmp_path, database=database) as one,
    ):
        one.until({"platform": POSTGRESQL_KILLS}, {name: KINDS[name] for name in KINDS if name != "screen"})
        promised = hall.all_is_kept(one)
    at, _ = together(one.of("platform"))
    with capsys.disabled():
        print(f"\non PostgreSQL: {sum(at.values())} kills, {promised} promises, all kept once; {dict(at)}")
    assert promised
    assert len(at) >= PLACES["platform"], at
    assert one.unanswered, "between commit and answer"


def test_a_promise_that_comes_before_the_commit_is_seen_to_be_broken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The control: a screen and a platform that are hasty, killed in the same way."""
    with hall.hall(tmp_path, "--hasty") as one:
        one.until({"screen": CONTROL_KILLS}, {"screen": hall.hasty_screen})
        kept = sum(len(holds_together(terminal)) for terminal in one.terminals)
        promised = sum(len(deaths.promised) for deaths in one.of("screen"))
        others, missing, rounds = {name: KINDS[name] for name in KINDS if name != "screen"}, 0, 0
        while not missing and (rounds := rounds + 1) <= CONTROL_ROUNDS:  # it loses in most of them
            one.enough.clear()
            one.until({"platform": CONTROL_KILLS * rounds}, others)
            missing = hall.not_there(one)
    with capsys.disabled():
        print(
            f"\nhasty: {promised - kept} of {promised} promises of screens lost, {missing} of the platform's"
        )
    assert promised > kept
    assert missing


def together(deaths: list[Deaths]) -> tuple["Counter[str]", int]:
    return sum((one.at for one in deaths), Counter()), sum(one.writing for one in deaths)
