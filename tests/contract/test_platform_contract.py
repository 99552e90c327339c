"""What terminals rely on, whatever platform is behind the adapter."""

import os
import uuid
from typing import Any

from sync.wire import http as wire
from sync.wire.envelope import digest
from tests.contract.conftest import Subject


def conforms(schema: str, body: Any) -> Any:
    errors = [e.message for e in wire.validator(schema).iter_errors(body)]
    assert not errors
    return body


def statuses(results: dict[str, Any]) -> list[str]:
    return [r["status"] for r in conforms("results", results)["results"]]


def test_it_says_who_it_is_and_what_it_takes(subject: Subject) -> None:
    body = conforms("description", subject.adapter.describe())
    assert 1 in body["versions"]
    assert body["seal_key"] == subject.terminal.enrolment["seal_key"]
    conforms("enrolment", subject.terminal.enrolment)


def test_what_is_accepted_is_known_and_told(subject: Subject) -> None:
    uid = uuid.uuid4()
    raw = subject.terminal.envelope(uid=uid)
    assert statuses(subject.adapter.submit([raw])) == ["accepted"]
    known = conforms("transaction", subject.adapter.query(uid))
    assert known["envelope_sha256"] == digest(raw).hex()
    assert (known["seq"], known["state"]) == (1, "received")
    events = conforms("events", subject.adapter.poll("", 100))["events"]
    assert [(e["type"], e["id"]) for e in events] == [("received", str(uid))]


def test_what_it_does_not_know_it_does_not_invent(subject: Subject) -> None:
    assert subject.adapter.query(uuid.uuid4()) is None


def test_sending_again_changes_nothing(subject: Subject) -> None:
    batch = [subject.terminal.envelope() for _ in range(3)]
    assert statuses(subject.adapter.submit(batch)) == ["accepted"] * 3
    assert statuses(subject.adapter.submit(batch)) == ["duplicate"] * 3
    assert len(subject.adapter.poll("", 100)["events"]) == 3


def test_results_come_in_the_order_of_the_batch(subject: Subject) -> None:
    ids = [uuid.uuid4() for _ in range(5)]
    results = subject.adapter.submit([subject.terminal.envelope(uid=uid) for uid in ids])["results"]
    assert [r["id"] for r in results] == [str(uid) for uid in ids]


def test_other_content_under_the_same_id_is_shown_and_not_taken(subject: Subject) -> None:
    uid = uuid.uuid4()
    first = subject.terminal.envelope(uid=uid)
    subject.adapter.submit([first])
    other = subject.terminal.envelope({"other": 1}, uid=uid, seq=1, previous=bytes(32), advance=False)
    assert statuses(subject.adapter.submit([other])) == ["conflict"]
    known = subject.adapter.query(uid)
    assert known
    assert known["envelope_sha256"] == digest(first).hex()


def test_a_gap_waits(subject: Subject) -> None:
    first, second = subject.terminal.envelope(), subject.terminal.envelope()
    assert statuses(subject.adapter.submit([second])) == ["retry"]
    assert statuses(subject.adapter.submit([first, second])) == ["accepted"] * 2


def test_a_gap_that_is_said_to_be_lost_does_not_wait(subject: Subject) -> None:
    first, second = subject.terminal.envelope(), subject.terminal.envelope()
    lost = subject.terminal.losses((1, digest(first)))
    results = subject.adapter.submit([second], lost)
    assert (statuses(results), results["lost"]) == (["accepted"], True)
    assert statuses(subject.adapter.submit([first])) == ["accepted"], "it turned up all the same"


def test_an_attachment_follows_its_envelope_and_goes_on_where_it_stood(subject: Subject) -> None:
    uid, plain = uuid.uuid4(), os.urandom(100_000)
    sealed = subject.terminal.seal_blob(plain, uid)
    raw = subject.terminal.envelope(uid=uid, blobs=[sealed])
    assert statuses(subject.adapter.submit([raw, subject.terminal.envelope()])) == ["incomplete", "accepted"]
    known = conforms("transaction", subject.adapter.query(uid))
    assert known["state"] == "incomplete"
    subject.adapter.put_blob(sealed, 40_000)
    subject.adapter.put_blob(sealed, 40_000)
    assert statuses(subject.adapter.submit([raw])) == ["duplicate"]
    events = subject.adapter.poll("", 100)["events"]
    assert [e["id"] for e in events if e["type"] == "received"][-1] == str(uid)


def test_garbage_is_refused_and_blocks_nothing(subject: Subject) -> None:
    good = subject.terminal.envelope()
    assert statuses(subject.adapter.submit([b"garbage", good])) == ["refused", "accepted"]


def test_decisions_are_told_in_order_and_the_last_one_counts(subject: Subject) -> None:
    uid = uuid.uuid4()
    subject.adapter.submit([subject.terminal.envelope(uid=uid)])
    cursor = subject.adapter.poll("", 100)["cursor"]
    subject.decide(str(uid), "needs-material", "请补充材料")
    subject.decide(str(uid), "approved", "")
    events = conforms("events", subject.adapter.poll(cursor, 100))["events"]
    assert [e["decision"] for e in events] == ["needs-material", "approved"]
    assert events[0]["note"] == "请补充材料"
    known = conforms("transaction", subject.adapter.query(uid))
    assert known["state"] == "approved"


def test_a_cursor_is_a_place(subject: Subject) -> None:
    ids = [uuid.uuid4() for _ in range(7)]
    subject.adapter.submit([subject.terminal.envelope(uid=uid) for uid in ids])
    told: list[str] = []
    cursor, more = "", True
    while more:
        page = conforms("events", subject.adapter.poll(cursor, 3))
        told += [e["id"] for e in page["events"]]
        cursor, more = page["cursor"], page["more"]
    assert told == [str(uid) for uid in ids]
    assert subject.adapter.poll(cursor, 3)["events"] == []
