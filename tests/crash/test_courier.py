"""A stick between a real terminal and a real platform: any order, any repetition, any damage, any kill."""

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from enrolled_terminal import Terminal, enrolled
from promises import all_arrived_once, holds_together
from sticks import Hall, ack_of, export, hand_in, imported, refused, states, take_in
from warm import Warm

from kiosk.errors import DiskFull
from sync import courier
from sync.courier import Answered, ParcelRefused
from sync.states import State
from sync.wire import courier as wire

SCAN = b"\xff\xd8" * 400_000
"""An attachment that takes the platform more than one piece."""
LIVES = 12
LINES_OF_AN_EXPORT, LINES_OF_AN_IMPORT = 700, 900


def test_a_platform_that_came_back_from_a_backup_gets_by_courier_what_it_lost(
    quick: Warm, tmp_path: Path
) -> None:
    """The first trip meets the gap, the second one fills it."""
    platform = Hall(tmp_path / "cloud", quick)
    platform.start()
    offline = enrolled(tmp_path / "kiosk", platform)
    platform.stop()

    def trip(name: str) -> Answered:
        imported(platform, export(offline, tmp_path / name).bundles[0].parent)
        return take_in(offline, ack_of(tmp_path / name))

    hand_in(offline, 2)
    assert trip("first").accepted == 2
    shutil.copytree(platform.data, tmp_path / "backup")
    hand_in(offline, 1)
    hand_in(offline, 1, b"a scan")
    assert trip("second").accepted == 2
    shutil.rmtree(platform.data)
    shutil.copytree(tmp_path / "backup", platform.data)
    hand_in(offline, 1)
    met = trip("third")
    assert (met.accepted, met.waiting, met.again) == (0, 1, 2)
    filled = trip("fourth")
    assert (filled.accepted, filled.waiting, filled.again) == (3, 0, 0)
    assert [(row["seq"], row["state"]) for row in platform.cli("transactions")] == [
        (seq, "received") for seq in range(1, 6)
    ]


def test_a_terminal_that_was_never_online_gets_everything_there_and_every_answer_back(
    offline: Terminal, hall: Hall, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    ids = hand_in(offline, 3) + hand_in(offline, 1, SCAN)
    done = export(offline, stick)
    assert (done.envelopes, done.attachments, len(done.bundles), done.damaged) == (4, 1, 1, [])
    assert states(offline) == [State.QUEUED] * 4  # copied is not received
    assert imported(hall, stick) == {"accepted": 4, "duplicate": 0, "refused": 0, "waiting": 0}
    hall.cli("decide", ids[1], "needs-material", "--note", "请补交证明")
    assert imported(hall, stick)["duplicate"] == 4
    answered = take_in(offline, ack_of(stick))
    assert (answered.accepted, answered.refused) == (4, 0)
    with offline.outbox() as outbox:
        rows = {str(row.id): row for row in outbox.rows()}
        assert (rows[ids[1]].decision, rows[ids[1]].note) == ("needs-material", "请补交证明")
        assert outbox.cursor() != ""
    assert "请补交证明".encode() not in ack_of(stick).read_bytes()
    with offline.outbox() as outbox:
        assert outbox.stats()["bytes"] == 0
        assert outbox.stats()["kept"] > 0
    assert take_in(offline, ack_of(stick)).accepted == 0
    assert export(offline, tmp_path / "next").envelopes == 0


def test_bundles_in_any_order_and_any_number_make_one_chain(
    offline: Terminal, hall: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wire, "ITEMS", 2)
    first, second, both = (tmp_path / name for name in ("first", "second", "both"))
    ids = hand_in(offline, 4)
    export(offline, first)
    ids += hand_in(offline, 3)
    export(offline, second)  # again from the beginning: nobody has said that the first one arrived
    late = sorted(second.glob("*.bundle"))
    for path in late[:2]:
        path.unlink()
    assert imported(hall, second)["waiting"] == 3
    assert take_in(offline, ack_of(second)).waiting == 3
    shutil.copytree(second, both)
    shutil.copytree(first, both, dirs_exist_ok=True)
    assert imported(hall, both) == {"accepted": 7, "duplicate": 0, "refused": 0, "waiting": 0}
    assert imported(hall, first)["duplicate"] == 4
    for ack in (ack_of(first), *both.glob("*.ack")):
        take_in(offline, ack)
    assert all_arrived_once(offline, hall) == ids


def test_a_line_that_returns_meanwhile_does_no_harm(
    offline: Terminal, hall: Hall, tmp_path: Path, quick: Warm
) -> None:
    stick = tmp_path / "stick"
    ids = hand_in(offline, 2, b"\xff\xd8scan")
    export(offline, stick)
    sync = ("kiosk", "--data", offline.folder.path, "sync", "--once", "--json")
    assert json.loads(quick.run(*sync).stdout)["accepted"] == 2
    ids += hand_in(offline, 1)
    assert imported(hall, stick)["duplicate"] == 2
    assert take_in(offline, ack_of(stick)).accepted == 0
    assert json.loads(quick.run(*sync).stdout)["accepted"] == 1
    assert all_arrived_once(offline, hall) == ids


def damaged(how: Callable[[bytes], bytes]) -> Callable[[Path, Terminal], None]:
    def spoil(stick: Path, _: Terminal) -> None:
        (bundle,) = stick.glob("*.bundle")
        bundle.write_bytes(how(bundle.read_bytes()))

    return spoil


def lost_blob(stick: Path, _: Terminal) -> None:
    next((stick / "blobs").iterdir()).unlink()


def other_blob(stick: Path, _: Terminal) -> None:
    blob = next((stick / "blobs").iterdir())
    blob.write_bytes(bytes(blob.stat().st_size))


SPOILT = {
    "cut": (damaged(lambda d: d[: len(d) // 2]), "is cut short: copy it again"),
    "empty": (damaged(lambda _: b""), "is cut short"),
    "zeros": (damaged(lambda d: bytes(len(d))), "is no bundle: export it again"),
    "altered": (damaged(lambda d: d[:-9] + bytes([d[-9] ^ 1]) + d[-8:]), "was altered or damaged on its way"),
    "signature": (damaged(lambda d: d.replace(b"p-", b"P-", 1)), "is for another platform"),
    "lost-blob": (lost_blob, "1 of its attachments missing or damaged"),
    "other-blob": (other_blob, "1 of its attachments missing or damaged"),
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_spoilt_stick_is_told_in_a_sentence_and_mended_by_another_export(
    how: str, hall: Hall, offline: Terminal, tmp_path: Path
) -> None:
    spoil, said = SPOILT[how]
    hand_in(offline, 1, SCAN)
    stick = tmp_path / "stick"
    export(offline, stick)
    spoil(stick, offline)
    assert said in refused(hall, stick)
    assert export(offline, stick).written == 1
    assert imported(hall, stick)["waiting"] == 0
    assert take_in(offline, ack_of(stick)).accepted == 1


def test_a_bundle_of_a_stranger_or_of_a_revoked_terminal_is_not_taken(
    hall: Hall, offline: Terminal, tmp_path: Path, quick: Warm
) -> None:
    other = Hall(tmp_path / "other", quick)
    other.start()
    stranger = enrolled(tmp_path / "stranger", other)
    other.stop()
    for one in (stranger, offline):
        hand_in(one, 1)
    export(stranger, tmp_path / "foreign")
    assert "is for another platform: take it there" in refused(hall, tmp_path / "foreign")
    export(offline, tmp_path / "own")
    imported(hall, tmp_path / "own")
    ack = ack_of(tmp_path / "own")
    with pytest.raises(ParcelRefused, match="is of another platform"):
        take_in(stranger, ack)
    neighbour = enrolled(tmp_path / "neighbour", hall)
    with pytest.raises(ParcelRefused, match=r"is for terminal t\d{4}-.*take it there"):
        take_in(neighbour, ack)
    whole = ack.read_bytes()
    for data, said in (
        (whole[:-5], "is cut short"),
        (b"noise" * 100, "is no acknowledgement"),
        (whole[:-1] + bytes([whole[-1] ^ 1]), "was altered or damaged"),
    ):
        (tmp_path / "bad.ack").write_bytes(data)
        with pytest.raises(ParcelRefused, match=said):
            take_in(offline, tmp_path / "bad.ack")
    assert states(offline) == [State.QUEUED]
    hall.cli("terminals", "revoke", offline.enrolment.terminal)
    assert "which was revoked" in refused(hall, tmp_path / "own")
    empty = hall.run("import", str(tmp_path / "neighbour"))
    assert (empty.returncode, "has no bundle" in empty.stderr) == (1, True)


def test_a_refused_application_comes_back_with_its_reason(
    offline: Terminal, hall: Hall, tmp_path: Path
) -> None:
    """Sealed to a key that is not the platform's: no copy of it will ever be taken."""
    from dataclasses import replace

    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    from sync import outbox as module

    loaded = module.Enrolment.load(offline.folder)
    wrong = replace(loaded, seal_key=X25519PrivateKey.generate().public_key())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module.Enrolment, "load", lambda _: wrong)
        hand_in(offline, 1)
    hand_in(offline, 1)
    export(offline, tmp_path / "stick")
    assert imported(hall, tmp_path / "stick") == {"accepted": 1, "duplicate": 0, "refused": 1, "waiting": 0}
    answered = take_in(offline, ack_of(tmp_path / "stick"))
    assert (answered.accepted, answered.refused) == (1, 1)
    with offline.outbox() as outbox:
        assert [(r.state, r.reason) for r in outbox.rows()] == [
            (State.REFUSED, "wrong-key"),
            (State.ACCEPTED, None),
        ]


def test_a_stick_without_room_gets_nothing_and_a_lost_attachment_is_said(
    offline: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in(offline, 1, SCAN)
    monkeypatch.setattr(courier, "_SPARE", 1 << 60)
    with pytest.raises(DiskFull, match="nothing was written"):
        export(offline, tmp_path / "stick")
    assert list((tmp_path / "stick").iterdir()) == []
    monkeypatch.undo()
    next(offline.folder.blobs.iterdir()).unlink()
    done = export(offline, tmp_path / "stick")
    assert (done.envelopes, done.attachments, len(done.damaged)) == (1, 0, 1)


def test_an_export_with_many_short_lives_leaves_whole_files_and_ends_complete(
    offline: Terminal, hall: Hall, tmp_path: Path, quick: Warm
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    ids = hand_in(offline, 40) + hand_in(offline, 3, b"\xff\xd8" * 30_000)
    command = ("kiosk", "--data", offline.folder.path, "outbox", "export", stick)
    dice = random.Random(20261124)
    for _ in range(LIVES):
        line = dice.randint(1, LINES_OF_AN_EXPORT)
        assert quick.run(*command, dies_at=line, dies_in=("sync/", "kiosk/folder")).returncode in {0, -9}
        for bundle in stick.glob("*.bundle"):
            wire.read(wire.BUNDLE, bundle.read_bytes())
    assert quick.run(*command).returncode == 0
    assert imported(hall, stick)["accepted"] == len(ids)
    assert holds_together(offline) == ids


def test_an_import_with_many_short_lives_takes_everything_once(
    offline: Terminal, hall: Hall, tmp_path: Path, quick: Warm
) -> None:
    stick = tmp_path / "stick"
    ids = hand_in(offline, 30) + hand_in(offline, 2, SCAN)
    export(offline, stick)
    command = ("cloud", "--data", hall.data, "import", stick)
    dice = random.Random(20261124)
    for _ in range(LIVES):
        line = dice.randint(1, LINES_OF_AN_IMPORT)
        life = quick.run(*command, dies_at=line, dies_in=("cloud/courier", "cloud/blobs", "cloud/ingest"))
        assert life.returncode in {0, -9}, life.stderr
        for ack in stick.glob("*.ack"):
            wire.read(wire.ACKNOWLEDGEMENT, ack.read_bytes())
    assert quick.run(*command).returncode == 0
    back = ("kiosk", "--data", offline.folder.path, "outbox", "import-ack", ack_of(stick), "--json")
    for line in (300, 900, 1500):
        quick.run(*back, dies_at=line, dies_in=("sync/",))
    assert quick.run(*back).returncode == 0
    assert all_arrived_once(offline, hall) == ids


def test_what_this_disk_has_lost_holds_nothing_up(offline: Terminal, hall: Hall, tmp_path: Path) -> None:
    """A damaged row in the midst of the chain: the bundle says so, and what follows it is received."""
    hand_in(offline, 3)
    with offline.outbox() as outbox:
        outbox._database.execute(
            "update submission set envelope = cast(envelope || x'00' as blob) where seq = 2"
        )
        outbox.take(10, 1 << 20)  # as the agent does: it finds the damage
    export(offline, tmp_path / "stick")
    assert imported(hall, tmp_path / "stick") == {"accepted": 2, "duplicate": 0, "refused": 0, "waiting": 0}
    assert take_in(offline, ack_of(tmp_path / "stick")).accepted == 2
    assert states(offline) == [State.ACCEPTED, State.REFUSED, State.ACCEPTED]
