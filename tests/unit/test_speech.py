"""Reading aloud: what may be said before others, and how a voice moves between its states."""

import struct
from dataclasses import replace
from pathlib import Path

import pytest
from visits import ZHANG, reach

from drivers import headphones
from drivers.cards import people
from kiosk import visit as v
from ui.speech import Happened, State, aloud, personal, step

TABLE = {
    (State.MISSING, Happened.ASKED): State.MISSING,
    (State.MISSING, Happened.ENDED): State.MISSING,
    (State.MISSING, Happened.BROKE): State.MISSING,
    (State.SILENT, Happened.ASKED): State.SPEAKING,
    (State.SILENT, Happened.ENDED): State.SILENT,
    (State.SILENT, Happened.BROKE): State.MISSING,
    (State.SPEAKING, Happened.ASKED): State.SPEAKING,
    (State.SPEAKING, Happened.ENDED): State.SILENT,
    (State.SPEAKING, Happened.BROKE): State.MISSING,
}


def test_every_state_knows_everything_that_can_happen() -> None:
    assert {(s, h): step(s, h) for s in State for h in Happened} == TABLE


def test_what_identifies_a_person_is_said_into_headphones_alone() -> None:
    visit = reach(v.Phase.FILL)
    assert isinstance(visit.state, v.Fill)
    form = v.service_of(visit, visit.state.application).form
    assert form
    choice = next(field for field in form.fields() if field.options)
    chosen = choice.options[0].value
    answers = {"phone": "13900139000", choice.name: chosen, "adult": True, "household_size": 3}
    secrets = personal(replace(visit, state=v.Fill(replace(visit.state.application, answers=answers))))
    page = [
        *("给谁办", "下一步", "→", "家庭  人口", f"选择 {chosen}"),
        *(f"{ZHANG.name}，您好！", f"身份证号 {ZHANG.id_number}", "139 0013 9000", ZHANG.address),
    ]
    assert aloud(page, secrets, headphones=False) == ["给谁办", "下一步", "家庭 人口", f"选择 {chosen}"]
    assert aloud(page, secrets, headphones=True) == [*(t.replace("  ", " ") for t in page if t != "→")]


@pytest.mark.parametrize("name", people.names())
def test_no_number_or_name_of_anybody_is_said_in_the_hall(name: str) -> None:
    person = people.demo(name)
    page = [f"号码 {person.id_number}", person.name, f"ID {person.id_number}"]
    secrets = personal(replace(reach(v.Phase.IDLE), state=v.Consent(person, v.Goal.CHOOSE)))
    assert aloud(page, secrets, headphones=False) == []


@pytest.mark.parametrize("answer", ["E12345678", "a1234567", "mary", "x-1"])
def test_what_was_typed_is_not_said_whatever_it_looks_like(answer: str) -> None:
    visit = reach(v.Phase.FILL)
    assert isinstance(visit.state, v.Fill)
    typed = replace(visit.state.application, answers={"name": answer})
    secrets = personal(replace(visit, state=v.Fill(typed)))
    assert aloud([f"= {answer}"], secrets, headphones=False) == []


def test_before_anybody_is_known_nothing_is_kept_back() -> None:
    assert personal(reach(v.Phase.IDLE)) == frozenset()


def test_a_consent_names_somebody_already() -> None:
    assert ZHANG.id_number in personal(reach(v.Phase.CONSENT))


def test_a_machine_whose_jacks_cannot_tell_says_so(tmp_path: Path) -> None:
    not_a_device = tmp_path / "event0"
    not_a_device.write_bytes(struct.pack("Q", 0xFF))
    assert headphones.plugged([not_a_device, tmp_path / "event1"]) is None
    assert headphones.plugged([]) is None


@pytest.mark.parametrize(("switches", "held"), [(b"\x04" + bytes(7), True), (b"\xfb" + b"\xff" * 7, False)])
def test_a_jack_is_the_third_switch(switches: bytes, held: bool) -> None:
    assert headphones._bit(switches) is held


def test_what_opens_a_document_is_never_said_aloud() -> None:
    typed = {"number": "x00000017", "birth": "1984-08-12", "lines": "P<UTO\nX000"}
    secrets = personal(reach(v.Phase.KEY, *(v.Answer(name, value) for name, value in typed.items())))
    assert {"x00000017", "1984", "08", "12"} <= secrets
    lines = personal(reach(v.Phase.KEY, v.OpenBy(v.KeyWay.LINES), v.Answer("lines", typed["lines"])))
    assert {"P<UTO", "X000"} <= lines
