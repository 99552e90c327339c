"""The composition root of the screen: Qt, the view model and the terminal, put together and taken apart.

The only module beside ``ui`` that knows PySide6. ``run`` shows the terminal; ``shots`` photographs its pages.
"""

import os
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_IM_MODULE", "qtvirtualkeyboard")
os.environ.setdefault("QT_QUICK_CONTROLS_STYLE", "Basic")
os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.symbolsresolver=false")  # no PipeWire: no matter

from PySide6.QtCore import QEvent, QTimer, QTranslator  # Qt reads the variables above
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow  # without it the root would be a bare QWindow

from drivers import headphones
from drivers.codes.wedge import ENDS, Wedge
from drivers.ink.zinnia import Recognizer
from kiosk.errors import Fault
from kiosk.visit import CodeScanned, Examining, Phase
from ui.bridge import Bridge
from ui.icons import Icons
from ui.ink import Ink
from ui.keys import Keys
from ui.papers import Papers
from ui.portraits import Portraits
from ui.props import prepare
from ui.screen import LANGUAGES, THEMES, Look, Screen
from ui.speech import Voice

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.clock import Clock
    from kiosk.examination import Examination
    from kiosk.paper import Paper
    from kiosk.terminal import Terminal
    from kiosk.visit import Event, Visit

UI = Path(__file__).parent.parent / "ui"
SIZES = ((1080, 1920), (1920, 1080))
FONTS = ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "WenQuanYi Micro Hei", "sans-serif")
_SIGNALS_SEEN_EVERY = 200
"""Milliseconds: Python sees a signal only when it gets to run."""


class ScreenBroken(Fault):
    """QML could not be loaded, or warned while a page was photographed."""

    code = "screen-broken"


class Stage:
    """A root of ``Town.Ui`` in a language, on an engine; ``close`` takes it apart in the order Qt needs."""

    def __init__(self) -> None:
        """Without a root yet."""
        self._app = application()
        self._translator = QTranslator(self._app)
        keyboard_folder()
        self.warnings: list[str] = []
        self.engine = QQmlApplicationEngine()
        self.engine.warnings.connect(lambda found: self.warnings.extend(w.toString() for w in found))
        self.engine.addImportPath(str(UI))
        self.engine.addImageProvider("icon", Icons())
        self.root: QQuickWindow

    def show(self, name: str, look: Look, **properties: object) -> None:
        """Load that root and show it.

        Raises:
            ScreenBroken: it cannot be loaded.
        """
        width, height = look.size or (0, 0)
        self.engine.setInitialProperties({**properties, "fixedWidth": width, "fixedHeight": height})
        self.engine.loadFromModule("Town.Ui", name)
        roots = self.engine.rootObjects()
        if not roots or not isinstance(roots[0], QQuickWindow):
            raise ScreenBroken("; ".join(self.warnings) or f"{name}.qml could not be loaded")
        self.root = roots[0]

    def translate(self, lang: str) -> None:
        """Every word in that language.

        Raises:
            ScreenBroken: there is no translation.
        """
        self._app.removeTranslator(self._translator)
        self._translator = QTranslator(self._app)
        if self._translator.load(str(UI / "translations" / f"{lang}.qm")):
            self._app.installTranslator(self._translator)
        elif lang != "en":  # English is the language of the source
            raise ScreenBroken(f"ui/translations/{lang}.qm is missing: script/setup makes it")
        self.engine.retranslate()

    def close(self) -> None:
        """The engine before the view model."""
        self._app.removeTranslator(self._translator)
        self.root.close()
        del self.root
        self.engine.deleteLater()
        self._app.sendPostedEvents(self.engine, QEvent.Type.DeferredDelete)


class Window(Stage):
    """The citizen's screen with its view model."""

    def __init__(  # noqa: PLR0913  # these are the parts of a window
        self,
        visit: "Visit",
        clock: "Clock",
        post: "Callable[[Event], None]",
        look: Look,
        *,
        voice: Voice | None = None,
        ink: Ink | None = None,
    ) -> None:
        """Load the QML and show ``visit``. Without ``voice`` one that nobody hears.

        Raises:
            ScreenBroken: the QML, or the translation, cannot be loaded.
        """
        super().__init__()
        self.engine.addImageProvider("paper", Papers(lambda: self.screen.visit))
        self.portraits = Portraits(lambda: self.screen.visit)
        self.engine.addImageProvider("portrait", self.portraits)
        self.screen = Screen(visit, clock, post, look, self.translate)
        self.voice, self.ink = voice or Voice("mock"), ink or Ink()
        self.screen.changed.connect(self._keep_voice)
        self.screen.wiped.connect(self.voice.wipe)
        self.show("Main", look, view=self.screen, voice=self.voice, ink=self.ink)
        self._clock = clock
        self._wedge = Wedge()
        self._wedge.start(lambda text: post(CodeScanned(text)))
        self._keys = Keys(self._typed)
        self.root.installEventFilter(self._keys)

    def _typed(self, text: str) -> bool:
        """Whether a key belongs to a code: only where one is waited for, or it would fill in a form.

        Where a document's key is typed, a reader of documents may type it: its letters still go into the
        boxes, which are filled in anew once a line is whole, and its Enter presses no button.
        """
        phase = self.screen.property("phase")
        if phase not in {Phase.SCAN, Phase.KEY}:
            return False
        taken = self._wedge.key(text, self._clock.monotonic())
        return taken and (phase == Phase.SCAN or text in ENDS)

    def make_ready(self, visit: "Visit") -> None:
        """Whatever takes longer than a frame, before ``visit`` is shown; for the visit's own thread."""
        prepare(visit)
        self.portraits.follow(visit)

    def _keep_voice(self) -> None:
        self.voice.follow(self.screen.visit, self.screen.property("language"))

    def close(self) -> None:
        """What listens, then the rest; the view model changes nothing any more."""
        self.screen.stop()
        self._wedge.stop()
        self.voice.stop()
        self.ink.close()
        self.root.removeEventFilter(self._keys)
        super().close()


@cache
def keyboard_folder() -> "tempfile.TemporaryDirectory[str]":
    """A place for the keyboard in which it can learn nothing; it ends with this process.

    Each field tells it not to (``Qt.ImhSensitiveData``); its pinyin engine opens a user's dictionary in the
    user's configuration all the same. So that is put elsewhere (XDG Base Directory), and where the dictionary
    would be stands a folder: the engine goes on without one.
    """
    folder = tempfile.TemporaryDirectory(prefix="waystation-keyboard-")
    (Path(folder.name) / "qtvirtualkeyboard" / "pinyin" / "usr_dict.dat").mkdir(parents=True)
    os.environ["XDG_CONFIG_HOME"] = folder.name
    return folder


def application() -> QGuiApplication:
    """The one Qt application of this process."""
    found = QGuiApplication.instance()
    if isinstance(found, QGuiApplication):
        return found
    app = QGuiApplication(sys.argv[:1])
    app.setApplicationName("waystation")
    font = app.font()
    font.setFamilies(FONTS)
    app.setFont(font)
    return app


def run(terminal: "Terminal", look: Look) -> int | Examining:
    """Show the terminal until its window is closed or the process gets SIGTERM or SIGINT; the exit code.

    Or until a technician wants the screen: then the state in which that was said. The event loop is left by
    ``exit`` and never by ``quit``, which goes through the window system: a second one would wait there, and
    end the screen that comes next.
    """
    app = application()
    bridge = Bridge()
    voice = Voice(headphones=headphones.plugged)
    recognizer = Recognizer.open()
    ink = Ink(recognizer.candidates if recognizer else None)
    window = Window(terminal.visit, terminal.clock, terminal.post, look, voice=voice, ink=ink)
    bridge.arrived.connect(window.screen.show)
    bridge.arrived.connect(lambda visit: app.exit() if visit.phase is Phase.EXAMINING else None)
    bridge.failed.connect(lambda: app.exit(1))

    def carry(visit: "Visit") -> None:
        window.make_ready(visit)
        bridge.carry(visit)

    terminal.listen(carry)
    terminal.on_failure = bridge.fail
    with signals() as ended:
        terminal.start()
        code = app.exec()
        state = window.screen.visit.state
        terminal.stop()
    window.close()
    if isinstance(state, Examining) and code == 0 and not ended.is_set():
        return state
    return code


@contextmanager
def signals() -> Iterator[threading.Event]:
    """SIGTERM and SIGINT end the application, for as long as the block lasts; set when one did."""
    app, came = application(), threading.Event()

    def end(*_: object) -> None:
        came.set()

    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, end)
    wake = QTimer(interval=_SIGNALS_SEEN_EVERY)
    # From within the event loop alone: an exit that comes before it begins is lost.
    wake.timeout.connect(lambda: app.exit() if came.is_set() else None)
    wake.start()
    yield came
    wake.stop()


def document(paper: "Paper", lang: str, now: "datetime") -> bytes:
    """A document as a PDF, without a display."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.documents import draw  # noqa: PLC0415  # after the variable above

    application()
    return draw(paper, lang, now)


def shots(
    folder: Path,
    *,
    screen: str | None = None,
    theme: str | None = None,
    lang: str | None = None,
    size: tuple[int, int] | None = None,
) -> list[Path]:
    """Photograph each page, with invented people, into ``folder``; the files made.

    Raises:
        ScreenBroken: no such page, or QML warned.
    """
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software", "QT_IM_MODULE": ""}
    from kiosk import specimens, technician  # noqa: PLC0415  # invented people, for pictures alone
    from kiosk.catalogue import Catalogue  # noqa: PLC0415
    from kiosk.specimens import devices  # noqa: PLC0415  # the same

    pages = specimens.pages(Catalogue.load())
    pages |= devices.pages(pages)
    others = technician.specimens()
    if screen and screen not in pages | others:
        raise ScreenBroken(f"no screen {screen!r}: there are {', '.join(pages | others)}")
    wanted = {name: visit for name, visit in pages.items() if screen in {None, name}}
    examined = {name: state for name, state in others.items() if screen in {None, name}}
    folder.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    for a_size, a_theme, a_lang in product(
        [size] if size else SIZES, [theme] if theme else THEMES, [lang] if lang else LANGUAGES
    ):
        look = Look(a_lang, a_theme, a_size)
        made += _photograph(wanted, look, folder) if wanted else ()
        made += _photograph_examinations(examined, look, folder) if examined else ()
    return made


def _photograph(pages: "dict[str, Visit]", look: Look, folder: Path) -> Iterator[Path]:
    """One picture a page; each page is built anew, as for the next citizen."""
    from kiosk import specimens  # noqa: PLC0415  # see ``shots``

    assert look.size
    empty = specimens.empty(next(iter(pages.values())).catalogue)
    window = Window(empty, specimens.StandingClock(), lambda _: None, look)
    for name, visit in pages.items():
        window.screen.show(empty)
        window.screen.show(visit)
        yield _picture(window, folder / name, look)
    _taken_down(window)


def _photograph_examinations(states: "Mapping[str, Examination]", look: Look, folder: Path) -> Iterator[Path]:
    """The technician's pages, in the same way."""
    from kiosk.technician import TechnicianWindow  # noqa: PLC0415  # it is built on this module

    window = TechnicianWindow(next(iter(states.values())), lambda _: None, look)
    for name, examination in states.items():
        window.view.show(examination)
        yield _picture(window, folder / name, look)
    _taken_down(window)


def _picture(window: Stage, path: Path, look: Look) -> Path:
    assert look.size
    for _ in range(4):  # layouts settle over a few rounds of the event loop
        application().processEvents()
    path = path.with_name(f"{path.name}-{look.theme}-{look.lang}-{look.size[0]}x{look.size[1]}.png")
    if not window.root.grabWindow().save(str(path)):
        raise ScreenBroken(f"{path} could not be written")
    return path


def _taken_down(window: Stage) -> None:
    window.close()
    if window.warnings:
        raise ScreenBroken("; ".join(window.warnings[:5]))
