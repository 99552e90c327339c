"""Read aloud: a page in words, sentence by sentence, for who cannot read or see it.

Through QtTextToSpeech: speech-dispatcher, and behind it espeak-ng. Owns what is being said, the queue after
it, rate and volume. What is said is what stands on the page, from the top down; what identifies a person is
said only into headphones: others stand in the hall. Nothing is kept, and a wipe ends it in mid-word.

States (``step`` has every transition): ``missing`` (no engine, no voice: there is no button), ``silent``,
``speaking``. An engine that fails while it speaks is missing from then on.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import assert_never

from PySide6.QtCore import Property, QLocale, QObject, Signal, Slot
from PySide6.QtQuick import QQuickItem
from PySide6.QtTextToSpeech import QTextToSpeech

from kiosk import visit as v

ENGINE = "speechd"
_LOCALES = {"zh": "zh_CN", "en": "en_GB"}
_RATES = (-0.6, -0.3, 0.0, 0.3)
_VOLUMES = (0.25, 0.5, 0.75, 1.0)
_SHORTEST = 2
"""A text of fewer characters is an ornament."""


class State(StrEnum):
    """See the module."""

    MISSING = "missing"
    SILENT = "silent"
    SPEAKING = "speaking"


class Happened(StrEnum):
    """What moves it."""

    ASKED = "asked"
    ENDED = "ended"
    BROKE = "broke"


def step(state: State, happened: Happened) -> State:
    """The next state."""
    match happened:
        case Happened.ASKED:
            return state if state is State.MISSING else State.SPEAKING
        case Happened.ENDED:
            return state if state is State.MISSING else State.SILENT
        case Happened.BROKE:
            return State.MISSING
        case _:
            assert_never(happened)


def personal(visit: v.Visit) -> frozenset[str]:
    """What identifies the person of this visit, as it may stand on a page."""
    found: set[str] = set()
    person = visit.who.person if visit.who else getattr(visit.state, "person", None)
    if person is not None:
        found |= {str(value) for value in person.as_json().values() if isinstance(value, str)}
    application = getattr(visit.state, "application", None)
    if application is not None:
        answers = {str(a) for a in application.answers.values() if isinstance(a, str | int | float)}
        found |= answers - _choices(visit, application)
    if isinstance(visit.state, v.ScanPaper):
        found |= {*visit.state.glass.lines, *(offer.value for offer in visit.state.glass.offers)}
    if isinstance(visit.state, v.Key):  # each box and each line is a text of its own
        found |= {part for value in visit.state.values.values() for part in re.split(r"[-\s]", str(value))}
    return frozenset(value for value in found if len(value) >= _SHORTEST)


def _choices(visit: v.Visit, application: v.Application) -> set[str]:
    """What can be chosen there: its label stands on the page, which names nobody, and its value nowhere."""
    service = v.catalogue_of(visit, application).find(application.service)
    fields = service.form.fields() if service and service.form else ()
    return {option.value for field in fields for option in field.options}


def aloud(texts: Iterable[str], secrets: frozenset[str], *, headphones: bool) -> list[str]:
    """What may be said of these texts: all of it into headphones, else without what identifies a person."""
    said = (re.sub(r"\s+", " ", text).strip() for text in texts)
    return [text for text in said if len(text) >= _SHORTEST and (headphones or not _tells(text, secrets))]


def _tells(text: str, secrets: frozenset[str]) -> bool:
    plain = text.replace(" ", "")
    return any(secret.replace(" ", "") in plain for secret in secrets)


def texts_of(page: QQuickItem) -> list[str]:
    """Every text that stands on a page, from the top down and from left to right."""
    found: list[tuple[int, int, str]] = []

    def look(item: QQuickItem) -> None:
        if not item.isVisible() or item.opacity() == 0:
            return
        text = item.property("text")
        if isinstance(text, str) and text and item.property("font") is not None:
            at = item.mapToScene(item.boundingRect().topLeft())
            found.append((round(at.y()), round(at.x()), text))
            return
        for child in item.childItems():
            look(child)

    look(page)
    return list(dict.fromkeys(text for _, _, text in sorted(found)))


class Voice(QObject):
    """See the module. ``headphones`` says whether some are plugged in; None: that cannot be seen here."""

    changed = Signal()

    def __init__(self, engine: str = ENGINE, headphones: Callable[[], bool | None] = lambda: None) -> None:
        """Nothing is started before a voice is asked for."""
        super().__init__()
        self._headphones = headphones
        self._state = State.SILENT if engine in QTextToSpeech.availableEngines() else State.MISSING
        self._engine_name = engine
        self._engine: QTextToSpeech | None = None
        self._lang = "zh"
        self._secrets: frozenset[str] = frozenset()
        self._last: list[str] = []
        self._rate, self._volume = 1, 2

    state = Property(str, lambda self: str(self._state), notify=changed)
    slowest = Property(bool, lambda self: self._rate == 0, notify=changed)
    fastest = Property(bool, lambda self: self._rate == len(_RATES) - 1, notify=changed)
    quietest = Property(bool, lambda self: self._volume == 0, notify=changed)
    loudest = Property(bool, lambda self: self._volume == len(_VOLUMES) - 1, notify=changed)

    def follow(self, visit: v.Visit, lang: str) -> None:
        """The page has moved on, or the language: what was said of the one before is over."""
        self._secrets, self._lang = personal(visit), lang

    @Slot(QQuickItem)
    def read(self, page: QQuickItem) -> None:
        """Say what stands there, instead of what is being said."""
        self.say(aloud(texts_of(page), self._secrets, headphones=bool(self._headphones())))

    def tell(self, sentence: str, lang: str) -> None:
        """Say a sentence of nobody's page, in that language."""
        self._lang = lang
        self.say([sentence])

    def say(self, sentences: Sequence[str]) -> None:
        """Say these, one after the other."""
        self._last = list(sentences)
        engine = self._ready()
        if engine is None or not sentences:
            self._move(Happened.BROKE if engine is None else Happened.ENDED)
            return
        engine.setLocale(QLocale(_LOCALES[self._lang]))
        self._tune()
        engine.say(sentences[0])  # what was being said ends
        for sentence in sentences[1:]:
            engine.enqueue(sentence)
        self._move(Happened.ASKED)

    @Slot()
    def again(self) -> None:
        """From the beginning."""
        self.say(self._last)

    @Slot()
    def stop(self) -> None:
        """Be silent, in mid-word."""
        if self._engine is not None:
            self._engine.stop(QTextToSpeech.BoundaryHint.Immediate)
        self._move(Happened.ENDED)

    @Slot()
    def wipe(self) -> None:
        """A visit ends: silent, nothing remembered, rate and volume as at first."""
        self.stop()
        self._last, self._secrets = [], frozenset()
        self._rate, self._volume = 1, 2
        self._tune()

    @Slot(int)
    def faster(self, steps: int) -> None:
        """Faster, or with a negative number slower."""
        self._rate = min(max(self._rate + steps, 0), len(_RATES) - 1)
        self._tune()

    @Slot(int)
    def louder(self, steps: int) -> None:
        """Louder, or with a negative number quieter."""
        self._volume = min(max(self._volume + steps, 0), len(_VOLUMES) - 1)
        self._tune()

    def _ready(self) -> QTextToSpeech | None:
        if self._state is State.MISSING:
            return None
        if self._engine is None:
            self._engine = QTextToSpeech(self._engine_name, self)
            self._engine.stateChanged.connect(lambda _: self._told())
        return None if self._engine.state() is QTextToSpeech.State.Error else self._engine

    def _told(self) -> None:
        """The engine has moved; what it is now counts, as news of what was interrupted may come late."""
        match self._engine.state() if self._engine else None:
            case QTextToSpeech.State.Error:
                self._move(Happened.BROKE)
            case QTextToSpeech.State.Ready:
                self._move(Happened.ENDED)

    def _tune(self) -> None:
        if self._engine is not None:
            self._engine.setRate(_RATES[self._rate])
            self._engine.setVolume(_VOLUMES[self._volume])
        self.changed.emit()

    def _move(self, happened: Happened) -> None:
        after = step(self._state, happened)
        if after is not self._state:
            self._state = after
            self.changed.emit()
