"""A life event as one thing: each question once, in order, and every service gets exactly its own answers."""

import json
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from standing_clock import StandingClock

from drivers.cards.people import demo
from kiosk.catalogue import Catalogue, sample
from kiosk.catalogue.life_event import LifeEvent, items_of, name_of, share
from kiosk.clock import SystemClock
from kiosk.errors import InvalidSubmission, UnknownService
from kiosk.form import Form
from kiosk.submission import Proof, compose_all

CATALOGUE = Catalogue.load()
EVENTS = [event for event in CATALOGUE.events if event.questions]
TODAY = date(2026, 11, 24)


def complete(event: LifeEvent) -> list[str]:
    return [name for name in event.services if CATALOGUE.service(name).complete]


def every_choice() -> list[str]:
    """Each event with each pair of its services that can be applied for here, and with all of them."""
    names = []
    for event in EVENTS:
        services = complete(event)
        choices = [c for c in (*combinations(services, 2), services) if len(c) > 1]
        names.extend(name_of(event.id, event.order(chosen)) for chosen in choices)
    return sorted(set(names))


@pytest.mark.parametrize("name", every_choice())
def test_each_question_is_asked_once_and_its_answer_reaches_every_service_that_asks(name: str) -> None:
    service = CATALOGUE.service(name)
    assert service.form is not None
    asked = [field.name for field in service.form.fields()]
    assert len(asked) == len(set(asked))
    answers = sample(service, TODAY)
    assert Form(service, None, today=TODAY).check(answers) == {}
    for item in items_of(name):
        part = CATALOGUE.service(item)
        own = share(part, answers)
        assert Form(part, None, today=TODAY).check(own) == {}
        names = {field.name for field in part.form.fields()} if part.form else set()
        assert set(own) <= names


def test_an_event_asks_two_or_three_plain_questions_and_yes_leads_somewhere() -> None:
    assert {event.id for event in EVENTS} == {
        "birth", "childbirth", "marriage", "employment", "home", "retirement"
    }  # fmt: skip
    for event in EVENTS:
        assert 2 <= len(event.questions) <= 3
        before = set(event.picked({}))
        for question in event.questions:
            assert set(event.picked({question.id: True})) > before
        assert event.picked({q.id: False for q in event.questions}) == event.picked({})


def test_what_builds_on_something_comes_after_it() -> None:
    birth = next(event for event in EVENTS if event.id == "birth")
    turned = replace(birth, services=tuple(reversed(birth.services)))
    order = turned.order(birth.services)
    for service, others in birth.after.items():
        for other in others:
            assert order.index(other) < order.index(service)


def test_a_circle_still_ends() -> None:
    birth = next(event for event in EVENTS if event.id == "birth")
    a, b, *_ = birth.services
    circle = replace(birth, after={a: (b,), b: (a,)})
    assert set(circle.order(birth.services)) == set(birth.services)


@pytest.mark.parametrize(
    "name",
    [
        "event:none",
        "event:everyday",
        "event:birth/",
        "event:none/newborn-household",
        "event:birth/no-such",
        "event:birth/pension-application",
        "event:birth/vaccination-plan/vaccination-plan",
        "event:",
    ],
)
def test_a_name_that_means_nothing_is_no_service(name: str) -> None:
    assert CATALOGUE.find(name) is None
    with pytest.raises(UnknownService):
        CATALOGUE.service(name)


def test_the_applications_of_an_event_know_each_other() -> None:
    name = "event:birth/newborn-household/vaccination-plan"
    answers = sample(CATALOGUE.service(name), TODAY)
    clock = SystemClock()
    first, second = compose_all(CATALOGUE, name, demo("resident"), answers, clock, signature="M 1 1")
    bodies = [json.loads(s.body) for s in (first, second)]
    assert [b["service"] for b in bodies] == ["newborn-household", "vaccination-plan"]
    assert [b["bundle"]["first"] for b in bodies] == [str(first.id)] * 2
    assert [(b["bundle"]["item"], b["bundle"]["items"]) for b in bodies] == [(1, 2), (2, 2)]
    assert {b["signature"] for b in bodies} == {"M 1 1"}
    assert (first.bundle, second.bundle) == (first.id, first.id)


@pytest.mark.parametrize("event", EVENTS, ids=[event.id for event in EVENTS])
def test_an_event_alone_is_all_of_it(event: LifeEvent) -> None:
    name = f"event:{event.id}"
    answers = sample(CATALOGUE.service(name), TODAY)
    made = compose_all(CATALOGUE, name, demo("resident"), answers, StandingClock())
    assert [one.service for one in made] == list(event.order(complete(event)))
    assert {one.bundle for one in made} == {made[0].id}


def test_the_order_is_the_events_whatever_somebody_typed() -> None:
    typed = CATALOGUE.service("event:birth/newborn-medical-insurance/newborn-household")
    assert typed.id == "event:birth/newborn-household/newborn-medical-insurance"


def test_what_no_item_asks_for_is_not_dropped_in_silence() -> None:
    name = "event:birth/newborn-household/vaccination-plan"
    answers = {**sample(CATALOGUE.service(name), TODAY), "colour": "red"}
    with pytest.raises(InvalidSubmission) as caught:
        compose_all(CATALOGUE, name, demo("resident"), answers, SystemClock())
    assert caught.value.fields == {"colour": "unexpected"}


def test_one_bad_answer_and_nothing_is_handed_in() -> None:
    name = "event:birth/newborn-household/vaccination-plan"
    answers = {**sample(CATALOGUE.service(name), TODAY), "phone": "12"}
    with pytest.raises(InvalidSubmission) as caught:
        compose_all(CATALOGUE, name, demo("resident"), answers, SystemClock())
    assert caught.value.fields == {"phone": "phone"}


def test_each_application_of_an_event_takes_its_own_certificates_alone() -> None:
    name = name_of("birth", ["newborn-medical-insurance", "newborn-social-card"])
    answers = sample(CATALOGUE.service(name))
    child = {"child_name": answers.pop("child_name")}
    proof = Proof("household-register", "p-a", "WC1:ABC", ("name",), ("household-register",), child)
    other = replace(proof, text="WC1:DEF")
    proofs = {"newborn-medical-insurance": [proof], "newborn-social-card": [other]}
    made = compose_all(CATALOGUE, name, demo("resident"), answers, SystemClock(), proofs=proofs)
    bodies = [json.loads(one.body) for one in made]
    assert [[c["text"] for c in body["certificates"]] for body in bodies] == [["WC1:ABC"], ["WC1:DEF"]]
    assert {body["answers"]["child_name"] for body in bodies} == set(child.values())
