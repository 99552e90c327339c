"""What a stick brings back beside verdicts, and from whom a platform takes one: any way, order and number."""

import json
import shutil
import sqlite3
from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from enrolled_terminal import Terminal, enrolled
from sticks import Hall, ack_of, export, hand_in, imported, refused, states, take_in
from warm import Warm

from kiosk.certificate import TrustStore
from sync import policy
from sync.courier import ParcelRefused
from sync.states import Loss, State
from sync.wire import courier as wire
from sync.wire import losses
from sync.wire.policy import Policy

if TYPE_CHECKING:
    import subprocess


def by_line(terminal: Terminal, quick: Warm) -> None:
    done = quick.run("kiosk", "--data", terminal.folder.path, "sync", "--once")
    assert done.returncode == 0, done.stderr


def spoil(terminal: Terminal, *seqs: int) -> None:
    """Let the disk have damaged those rows, and the agent have found it."""
    with terminal.outbox() as outbox:
        for seq in seqs:
            outbox._database.execute(
                "update submission set envelope = cast(envelope || x'00' as blob) where seq = ?", [seq]
            )
        outbox.take(100, 1 << 20)
        outbox.recover()


def lost(terminal: Terminal) -> list[Loss]:
    with terminal.outbox() as outbox:
        return outbox.losses()


def noted_there(hall: Hall, terminal: Terminal) -> list[int]:
    with sqlite3.connect(hall.data / "cloud.db") as database:
        rows = database.execute(
            "select seq from cloud_incident where terminal_id = ? and kind = 'lost' order by seq",
            [terminal.enrolment.terminal],
        )
        return [seq for (seq,) in rows]


def cursor(terminal: Terminal) -> str:
    with terminal.outbox() as outbox:
        return outbox.cursor()


def decision(terminal: Terminal) -> str | None:
    with terminal.outbox() as outbox:
        return outbox.rows()[0].decision


def test_a_fresh_stick_brings_answers_to_a_hall_that_has_nothing_to_hand_over(
    offline: Terminal, hall: Hall, tmp_path: Path
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    (case,) = hand_in(offline, 1)
    export(offline, first)
    imported(hall, first)
    take_in(offline, ack_of(first))
    assert (states(offline), decision(offline)) == ([State.ACCEPTED], None)
    hall.cli("decide", case, "approved")
    done = export(offline, second)
    assert (done.envelopes, len(done.bundles)) == (0, 1)
    assert imported(hall, second) == {"accepted": 0, "duplicate": 0, "refused": 0, "waiting": 0}
    assert take_in(offline, ack_of(second)).events >= 1
    assert decision(offline) == "approved"


def test_a_stick_that_is_used_again_and_again_moves_the_cursor_on(
    offline: Terminal, hall: Hall, tmp_path: Path
) -> None:
    """Bundles of the trips before, with older cursors, still lie on it."""
    stick, cursors = tmp_path / "stick", []
    (case,) = hand_in(offline, 1)
    for how in ("needs-material", "rejected", "approved"):
        export(offline, stick)
        imported(hall, stick)
        take_in(offline, ack_of(stick))
        cursors.append(cursor(offline))
        hall.cli("decide", case, how)
    assert len(set(cursors)) == 3
    assert decision(offline) == "rejected"


@pytest.mark.parametrize("order", list(permutations("abc")), ids="".join)
def test_answers_in_any_order_and_a_line_meanwhile_end_alike(
    order: tuple[str, ...], offline: Terminal, hall: Hall, tmp_path: Path, quick: Warm
) -> None:
    """A late answer with an older decision undoes nothing."""
    (case,) = hand_in(offline, 1)
    for name, how in (("a", "needs-material"), ("b", "approved"), ("c", "")):
        export(offline, tmp_path / name)
        imported(hall, tmp_path / name)
        if how:
            hall.cli("decide", case, how)
    for name in order:
        take_in(offline, ack_of(tmp_path / name))
    ended = (cursor(offline), decision(offline), policy.load(offline.folder))
    assert ended[1] == "approved"
    by_line(offline, quick)
    for name in order:
        assert take_in(offline, ack_of(tmp_path / name)).events == 0
    assert (cursor(offline), decision(offline), policy.load(offline.folder)) == ended


def test_a_place_in_the_feed_that_the_platform_never_gave_is_mended(
    offline: Terminal, hall: Hall, tmp_path: Path
) -> None:
    hand_in(offline, 1)
    export(offline, tmp_path / "a")
    imported(hall, tmp_path / "a")
    take_in(offline, ack_of(tmp_path / "a"))
    right = cursor(offline)
    with offline.outbox() as outbox:
        outbox.set_cursor("of another platform")
    export(offline, tmp_path / "b")
    imported(hall, tmp_path / "b")
    take_in(offline, ack_of(tmp_path / "b"))
    assert cursor(offline) == right


@pytest.mark.parametrize(
    "order",
    [("stick",), ("stick", "stick"), ("stick", "line"), ("line", "stick"), ("stick", "line", "stick")],
)
def test_a_loss_without_an_unsent_row_is_told_once_whichever_way_is_first(
    order: tuple[str, ...], offline: Terminal, hall: Hall, tmp_path: Path, quick: Warm
) -> None:
    hand_in(offline, 1)
    spoil(offline, 1)
    stick = tmp_path / "stick"
    done = export(offline, stick)
    assert (done.envelopes, done.lost) == (0, 1)
    assert not lost(offline)[0].told  # carried is not told
    imported(hall, stick)
    for n, way in enumerate(order):
        if way == "stick":
            assert take_in(offline, ack_of(stick)).told == (n == 0)
        else:
            by_line(offline, quick)
        assert lost(offline)[0].told
    assert noted_there(hall, offline) == [1]
    assert export(offline, tmp_path / "next").lost == 0
    hand_in(offline, 1)  # the chain goes on over it
    by_line(offline, quick)
    assert states(offline) == [State.REFUSED, State.ACCEPTED]


def test_more_losses_than_one_statement_holds_all_travel_at_once(
    offline: Terminal, hall: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(losses, "MOST", 2)
    hand_in(offline, 6)
    spoil(offline, 1, 2, 3, 4, 5)
    done = export(offline, tmp_path / "stick")
    assert (done.envelopes, done.lost, len(done.bundles)) == (1, 5, 3)
    assert imported(hall, tmp_path / "stick")["accepted"] == 1
    assert take_in(offline, ack_of(tmp_path / "stick")).told == 5
    assert all(loss.told for loss in lost(offline))
    assert noted_there(hall, offline) == [1, 2, 3, 4, 5]


def test_a_loss_that_the_answer_does_not_name_is_told_the_next_time(
    offline: Terminal, hall: Hall, tmp_path: Path
) -> None:
    hand_in(offline, 2)
    spoil(offline, 1)
    export(offline, tmp_path / "stick")
    imported(hall, tmp_path / "stick")
    spoil(offline, 2)
    assert take_in(offline, ack_of(tmp_path / "stick")).told == 1
    assert [loss.told for loss in lost(offline)] == [True, False][: len(lost(offline))]


def test_policy_and_trust_list_come_by_stick_and_an_older_one_changes_nothing(
    offline: Terminal, hall: Hall, tmp_path: Path
) -> None:
    store = TrustStore(offline.folder, offline.enrolment.trust_root)
    older, newer = tmp_path / "older", tmp_path / "newer"
    for stick, count in ((older, "700"), (newer, "900")):
        hall.cli("policy", "--warn-count", count)
        export(offline, stick)
        imported(hall, stick)
    first = take_in(offline, ack_of(newer))
    assert (first.policy, first.trust_list) == (True, True)
    known = store.load()
    assert known.entries
    assert policy.load(offline.folder).warn_count == 900
    for stick in (older, newer):
        again = take_in(offline, ack_of(stick))
        assert (again.policy, again.trust_list) == (False, False)
        assert policy.load(offline.folder).warn_count == 900
        assert store.load().issued == known.issued


def test_a_document_that_does_not_hold_is_left_and_the_rest_counts(
    offline: Terminal, hall: Hall, tmp_path: Path
) -> None:
    """As from a platform that errs: the answer itself is rightly signed."""
    hand_in(offline, 1)
    export(offline, tmp_path / "stick")
    imported(hall, tmp_path / "stick")
    right = wire.load(wire.ACKNOWLEDGEMENT, ack_of(tmp_path / "stick"))
    root = load_pem_private_key((hall.data / "keys/trust-root.pem").read_bytes(), None)
    assert isinstance(root, EllipticCurvePrivateKey)
    head = replace(right.head, policy=right.head.trust_list, trust_list=right.head.policy)
    wrong = tmp_path / "wrong.ack"
    wrong.write_bytes(wire.write(wire.ACKNOWLEDGEMENT, head, right.parts, root, right.kid))
    answered = take_in(offline, wrong)
    assert (answered.accepted, answered.policy, answered.trust_list) == (1, False, False)
    assert policy.load(offline.folder) == Policy()


def test_a_stick_brings_the_platforms_new_root_and_what_it_signs(
    offline: Terminal, quick: Warm, tmp_path: Path
) -> None:
    """No line, and the key that this terminal has pinned is gone: each answer leads to the next one."""
    other = Hall(tmp_path / "cloud", quick)
    other.start()
    terminal = enrolled(tmp_path / "there", other)
    other.stop()
    old = tmp_path / "old"
    hand_in(terminal, 1)
    other.cli("policy", "--warn-count", "700")
    export(terminal, old)
    imported(other, old)
    early = tmp_path / "early.ack"
    shutil.copy(ack_of(old), early)
    for n in ("701", "702"):
        other.cli("trust-list", "rotate-root")
        other.cli("policy", "--warn-count", n)
        (tmp_path / n).mkdir()
        export(terminal, tmp_path / n)
        imported(other, tmp_path / n)
        answered = take_in(terminal, ack_of(tmp_path / n))
        assert (answered.policy, answered.trust_list) == (True, True)
        policy._LOADED.clear()  # as in a process that starts now
        assert policy.load(terminal.folder).warn_count == int(n)
    assert states(terminal) == [State.ACCEPTED]
    with pytest.raises(ParcelRefused, match="was altered or damaged"):
        take_in(terminal, early)  # the old key may have been stolen since
    with pytest.raises(ParcelRefused, match="is of another platform"):
        take_in(offline, early)


def expire(hall: Hall, terminal: Terminal) -> None:
    with sqlite3.connect(hall.data / "cloud.db", timeout=30) as database:
        past = (terminal.clock.now() - timedelta(days=2)).strftime("%Y-%m-%d %H:%M:%S")
        database.execute(
            "update cloud_certificate set not_after = ? where terminal_id = ?",
            [past, terminal.enrolment.terminal],
        )


def test_what_a_hall_promised_is_taken_though_its_certificate_has_expired(
    offline: Terminal, hall: Hall, tmp_path: Path
) -> None:
    hand_in(offline, 2, b"\xff\xd8scan")
    expire(hall, offline)
    export(offline, tmp_path / "stick")
    done = hall.run("import", str(tmp_path / "stick"))
    assert done.returncode == 0
    assert "has expired on" in done.stdout
    assert "renew it by a new code" in done.stdout
    assert '"event": "certificate-expired"' in done.stderr
    assert take_in(offline, ack_of(tmp_path / "stick")).accepted == 2
    hall.cli("terminals", "revoke", offline.enrolment.terminal)
    said = refused(hall, tmp_path / "stick")
    assert "which was revoked: nothing was taken" in said
    assert "give it a new code (`cloud enrol`, then `kiosk provision` there) and import this again" in said


def test_one_stick_serves_several_halls_and_each_finds_its_own_answer(
    offline: Terminal, hall: Hall, tmp_path: Path, quick: Warm
) -> None:
    """Where one answer cannot be written, all the halls' applications are in nevertheless."""
    stick, halls = tmp_path / "stick", (offline, enrolled(tmp_path / "other", hall))
    for one in halls:
        hand_in(one, 1)
        export(one, stick)

    def back(one: Terminal) -> "subprocess.CompletedProcess[str]":
        return quick.run("kiosk", "--data", one.folder.path, "outbox", "import-ack", stick, "--json")

    assert "take the stick to the platform first" in back(offline).stderr
    in_the_way = stick / wire.name(min(one.enrolment.terminal for one in halls), 1, 1, "ack")
    in_the_way.mkdir()
    assert "all was taken in, but" in hall.run("import", str(stick)).stderr
    in_the_way.rmdir()
    assert imported(hall, stick)["duplicate"] == len(halls)
    for one in halls:
        assert json.loads(back(one).stdout)["accepted"] == 1
    ack_of_other = next(stick.glob(f"{halls[1].enrolment.terminal}-*.ack"))
    ack_of_other.write_bytes(b"noise")
    assert (back(halls[1]).returncode, back(halls[1]).stdout, back(offline).returncode) == (1, "", 0)
