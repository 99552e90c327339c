"""The composition root of the screen: Qt, the view model and the terminal, put together and taken apart.

The only module beside ``ui`` that knows PySide6. ``run`` shows the terminal; ``shots`` photographs its pages.
"""

import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
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
from drivers.codes.wedge import Wedge
from drivers.ink.zinnia import Recognizer
from kiosk.errors import Fault
from kiosk.visit import CodeScanned, Phase
from ui.bridge import Bridge
from ui.icons import Icons
from ui.ink import Ink
from ui.keys import Keys
from ui.papers import Papers
from ui.props import prepare
from ui.screen import LANGUAGES, THEMES, Look, Screen
from ui.speech import Voice

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.clock import Clock
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


class Window:
    """An engine with its view model; ``close`` takes them apart in the order that Qt needs."""

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
        self._app = application()
        self._translator = QTranslator(self._app)
        keyboard_folder()
        self.warnings: list[str] = []
        self.engine = QQmlApplicationEngine()
        self.engine.warnings.connect(lambda found: self.warnings.extend(w.toString() for w in found))
        self.engine.addImportPath(str(UI))
        self.engine.addImageProvider("icon", Icons())
        self.engine.addImageProvider("paper", Papers(lambda: self.screen.visit))
        self.screen = Screen(visit, clock, post, look, self._translate)
        self.voice, self.ink = voice or Voice("mock"), ink or Ink()
        self.screen.changed.connect(self._keep_voice)
        self.screen.wiped.connect(self.voice.wipe)
        width, height = look.size or (0, 0)
        self.engine.setInitialProperties(
            {
                "view": self.screen,
                "voice": self.voice,
                "ink": self.ink,
                "fixedWidth": width,
                "fixedHeight": height,
            }
        )
        self.engine.loadFromModule("Town.Ui", "Main")
        roots = self.engine.rootObjects()
        if not roots or not isinstance(roots[0], QQuickWindow):
            raise ScreenBroken("; ".join(self.warnings) or "Main.qml could not be loaded")
        self.root: QQuickWindow = roots[0]
        self._clock = clock
        self._wedge = Wedge()
        self._wedge.start(lambda text: post(CodeScanned(text)))
        self._keys = Keys(self._typed)
        self.root.installEventFilter(self._keys)

    def _typed(self, text: str) -> bool:
        """Whether a key belongs to a code: only where one is waited for, or it would fill in a form."""
        waiting = self.screen.property("phase") == Phase.SCAN
        return waiting and self._wedge.key(text, self._clock.monotonic())

    def _keep_voice(self) -> None:
        self.voice.follow(self.screen.visit, self.screen.property("language"))

    def _translate(self, lang: str) -> None:
        self._app.removeTranslator(self._translator)
        self._translator = QTranslator(self._app)
        if self._translator.load(str(UI / "translations" / f"{lang}.qm")):
            self._app.installTranslator(self._translator)
        elif lang != "en":  # English is the language of the source
            raise ScreenBroken(f"ui/translations/{lang}.qm is missing: script/setup makes it")
        self.engine.retranslate()

    def close(self) -> None:
        """The engine before the view model, which changes nothing any more."""
        self.screen.stop()
        self._app.removeTranslator(self._translator)
        self._wedge.stop()
        self.voice.stop()
        self.ink.close()
        self.root.removeEventFilter(self._keys)
        self.root.close()
        del self.root
        self.engine.deleteLater()
        self._app.sendPostedEvents(self.engine, QEvent.Type.DeferredDelete)


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


def run(terminal: "Terminal", look: Look) -> int:
    """Show the terminal until its window is closed or the process gets SIGTERM or SIGINT; the exit code."""
    app = application()
    bridge = Bridge()
    voice = Voice(headphones=headphones.plugged)
    recognizer = Recognizer.open()
    ink = Ink(recognizer.candidates if recognizer else None)
    window = Window(terminal.visit, terminal.clock, terminal.post, look, voice=voice, ink=ink)
    bridge.arrived.connect(window.screen.show)
    bridge.failed.connect(lambda: app.exit(1))

    def carry(visit: "Visit") -> None:
        prepare(visit)
        bridge.carry(visit)

    terminal.listen(carry)
    terminal.on_failure = bridge.fail
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: app.quit())
    wake = QTimer(interval=_SIGNALS_SEEN_EVERY)
    wake.timeout.connect(lambda: None)
    wake.start()
    terminal.start()
    code = app.exec()
    terminal.stop()
    window.close()
    return code


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
    from kiosk import specimens  # noqa: PLC0415  # invented people, for pictures alone
    from kiosk.catalogue import Catalogue  # noqa: PLC0415

    pages = specimens.pages(Catalogue.load())
    if screen and screen not in pages:
        raise ScreenBroken(f"no screen {screen!r}: there are {', '.join(pages)}")
    wanted = {name: visit for name, visit in pages.items() if screen in {None, name}}
    folder.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    for a_size, a_theme, a_lang in product(
        [size] if size else SIZES, [theme] if theme else THEMES, [lang] if lang else LANGUAGES
    ):
        made += _photograph(wanted, Look(a_lang, a_theme, a_size), folder)
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
        for _ in range(4):  # layouts settle over a few rounds of the event loop
            application().processEvents()
        path = folder / f"{name}-{look.theme}-{look.lang}-{look.size[0]}x{look.size[1]}.png"
        if not window.root.grabWindow().save(str(path)):
            raise ScreenBroken(f"{path} could not be written")
        yield path
    window.close()
    if window.warnings:
        raise ScreenBroken("; ".join(window.warnings[:5]))
