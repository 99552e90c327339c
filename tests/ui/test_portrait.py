"""The photo of a document on the screen: there while the document is, nowhere afterwards."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtQuick import QQuickItem

from drivers.cards.emrtd.played.issuer import picture
from drivers.cards.people import demo
from drivers.cards.port import CardPhase
from kiosk import visit as v
from kiosk.person import Document, Person
from kiosk.specimens import FACE
from tests.ui.conftest import EMPTY, PAGES, Finger, Open
from ui import identity
from ui.portraits import Portraits
from ui.screen import Look

LOOK = Look("en", size=(1080, 1920))
PASSPORT = replace(demo("passport"), photo=FACE)
OTHER = replace(demo("passport"), photo=FACE[:-2] + b"\0\0\xff\xd9")


def consent(person: Person, progress: float = 1.0) -> v.Visit:
    devices = replace(EMPTY.devices, card=CardPhase.READY, progress=progress)
    return replace(EMPTY, devices=devices, state=v.Consent(person, v.Goal.CHOOSE))


def agreed(person: Person, state: v.State) -> v.Visit:
    there = consent(person)
    return replace(there, state=state, who=v.Who(person, EMPTY.devices.link.since))  # type: ignore[union-attr]


def bare(person: Person) -> Person:
    return replace(person, photo=b"")


@pytest.mark.parametrize(
    ("visit", "state"),
    [
        (consent(bare(PASSPORT), 0.4), "reading"),
        (consent(PASSPORT), "shown"),
        (consent(bare(PASSPORT)), "unreadable"),
        (consent(replace(demo("resident"), photo=b"WLT")), "closed"),
        (consent(demo("resident")), "none"),
        (consent(replace(demo("thai"), photo=FACE)), "none"),
    ],
)
def test_where_the_photo_is_is_said(visit: v.Visit, state: str) -> None:
    assert isinstance(visit.state, v.Consent)
    said = identity.photo(visit, visit.state.person)
    assert said["state"] == state
    assert (said["name"] != "") == (state == "shown")


@pytest.mark.parametrize(
    ("verdict", "progress", "said"),
    [
        ("verified", 1.0, "verified"),
        ("unverified", 1.0, "unverified"),
        ("failed", 1.0, "failed"),
        ("", 0.4, ""),
        ("verified", 0.4, ""),
    ],
)
def test_the_signature_is_told_once_it_is_known(verdict: str, progress: float, said: str) -> None:
    person = replace(PASSPORT, extra=(("signature", verdict),) if verdict else ())
    assert identity.signature(consent(person, progress), person) == said


def test_a_card_without_a_signed_chip_says_nothing_of_one() -> None:
    assert identity.signature(consent(demo("resident")), demo("resident")) == ""


def test_a_photo_has_a_name_of_its_own_that_tells_nothing() -> None:
    assert identity.name_of(FACE) == identity.name_of(bytes(FACE))
    assert identity.name_of(FACE) != identity.name_of(OTHER.photo)


class Asked(Portraits):
    """The provider, and what QML has asked of it."""

    def __init__(self, finger: Finger) -> None:
        super().__init__(lambda: finger.window.screen.visit)
        self.asked: list[str] = []

    def requestImage(self, id: str, size: QSize, requestedSize: QSize):  # type: ignore[no-untyped-def] # noqa: A002, ANN201, N802, N803
        self.asked.append(id)
        return super().requestImage(id, size, requestedSize)


def face(finger: Finger) -> QQuickItem:
    return finger.find("face")


def test_the_photo_follows_the_person_and_is_kept_by_nobody(open_window: Open) -> None:
    finger = open_window(LOOK)
    provider = Asked(finger)
    finger.window.engine.addImageProvider("portrait", provider)
    finger.shows(consent(bare(PASSPORT), 0.4))
    assert finger.sees("photo-part")
    assert not finger.sees("face")
    assert "still being read" in finger.text("photo")
    finger.window.screen.show(consent(PASSPORT))
    finger.settles()
    assert face(finger).property("implicitWidth") == 240
    assert not finger.sees("photo-part")
    before = len(provider.asked)
    finger.shows(consent(PASSPORT))
    assert len(provider.asked) > before, "QML took it from a cache"
    assert set(provider.asked) == {identity.name_of(FACE)}


def test_a_picture_is_in_memory_while_its_visit_lasts_and_no_longer(open_window: Open) -> None:
    window = open_window(LOOK).window
    for there in (consent(PASSPORT), agreed(PASSPORT, v.Choose())):
        for gone in (
            EMPTY,
            replace(EMPTY, state=v.Idle("card-taken")),
            agreed(bare(PASSPORT), v.Choose()),
            agreed(PASSPORT, v.Handover(v.Choose())),
            consent(demo("resident")),
        ):
            window.make_ready(there)
            assert window.portraits.held
            window.make_ready(gone)
            assert not window.portraits.held


@pytest.mark.parametrize("shown", [EMPTY, consent(OTHER), agreed(PASSPORT, v.Handover(v.Choose()))])
def test_who_asks_for_the_photo_of_another_visit_gets_nothing(shown: v.Visit) -> None:
    provider = Portraits(lambda: shown)
    provider.follow(consent(PASSPORT))
    image = provider.requestImage(identity.name_of(FACE), QSize(), QSize())
    assert (image.width(), image.height()) == (1, 1)


def test_a_large_photo_is_kept_no_larger_than_it_is_shown() -> None:
    large = replace(PASSPORT, photo=picture("JPEG", large=True))
    provider = Portraits(lambda: consent(large))
    provider.follow(consent(large))
    image = provider.requestImage(identity.name_of(large.photo), QSize(), QSize())
    assert (image.width(), image.height()) == (600, 800)


@pytest.mark.parametrize("name", ["consent-read", "consent-verified", "consent-forged"])
def test_who_signed_the_chip_is_said_in_words(name: str, open_window: Open) -> None:
    finger = open_window(LOOK)
    finger.shows(PAGES[name])
    words = {"consent-read": "could not be checked", "consent-verified": "was checked and is right"}
    assert finger.sees("forged") == (name == "consent-forged")
    if name in words:
        assert words[name] in finger.text("seal")


def test_whoever_went_on_meanwhile_is_told_before_signing(open_window: Open) -> None:
    finger = open_window(LOOK)
    review = PAGES["review"].state
    holder = replace(PASSPORT, extra=(("signature", "failed"),))
    finger.shows(agreed(holder, review))
    assert "does not fit its seal" in finger.text("seal")
    assert holder.document is Document.PASSPORT
