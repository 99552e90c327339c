"""The composition root of the technician's screen: an examination, its window, and pictures of both.

Beside ``kiosk.app``, whose Qt it uses: the citizen's screen is not loaded while a technician is at work, so
nothing of a citizen can be on this one.
"""

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from drivers.sticks import StickPhase
from kiosk import examination as x
from kiosk.app import Stage, application, signals
from kiosk.check import DOWN, NONE, OK, WARN, Check, Outcome, Record, Result, Trial
from kiosk.log import Event, log
from ui.bridge import Bridge
from ui.examination import Technician
from ui.speech import ENGINE, Voice

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.examination.examiner import Examiner
    from ui.screen import Look


class TechnicianWindow(Stage):
    """The screen with its view model. Without ``voice`` there is none on this terminal."""

    def __init__(
        self,
        examination: x.Examination,
        post: "Callable[[x.Event], None]",
        look: "Look",
        voice: Voice | None = None,
    ) -> None:
        """Load the QML and show ``examination``.

        Raises:
            ScreenBroken: the QML, or the translation, cannot be loaded.
        """
        super().__init__()
        self.voice = voice or Voice("")
        self.view = Technician(examination, post, look, self.translate, self.voice)
        self.show("Technician", look, view=self.view, voiced=self.voice.property("state") != "missing")

    def close(self) -> None:
        """The voice, then the rest."""
        self.voice.stop()
        super().close()


SILENCE = 900
"""Seconds without a touch after which a technician who came from the desk has gone away."""
_SIGNS = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.KeyPress})


class Silence(QTimer):
    """Closes a window that nobody has touched for so long. Watches it from when it is made."""

    def __init__(self, window: QObject, seconds: float, close: "Callable[[], object]") -> None:
        """Nobody has touched it yet."""
        super().__init__(interval=round(seconds * 1000), singleShot=True)
        self.timeout.connect(close)
        self.start()
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's way
        """A sign of life; it goes on to what it meant."""
        del watched
        if event.type() in _SIGNS:
            self.start()
        return False


def run(examiner: "Examiner", look: "Look", silence: float | None = None) -> int | None:
    """Show it until the process gets SIGTERM or SIGINT, or it broke: the exit code. None: it was closed.

    It closes by itself after ``silence`` seconds without a touch, where that is given.
    """
    app = application()
    bridge = Bridge()
    window = TechnicianWindow(examiner.examination, examiner.post, look, Voice(ENGINE))
    watch = Silence(window.root, silence, app.exit) if silence else None
    bridge.arrived.connect(window.view.show)
    bridge.failed.connect(lambda: app.exit(1))
    examiner.listen(bridge.carry)
    examiner.on_failure = bridge.fail
    with signals() as ended:
        examiner.start()
        QTimer.singleShot(0, lambda: log(Event.STARTED))
        code = app.exec()
        examiner.stop()
    if watch:
        watch.stop()
    window.close()
    return code if code or ended.is_set() else None


def specimens() -> dict[str, x.Examination]:
    """One examination for every page worth a picture, with an invented technician."""
    at = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
    found = _rows()
    results = (
        Result(Trial.PAGE, Outcome.PASSED, at),
        Result(Trial.CARD, Outcome.FAILED, at, x.GIVEN_UP),
        Result(Trial.SPEECH, Outcome.IMPOSSIBLE, at),
    )
    naming = x.Examination(tuple(row.check for row in found))
    begun = replace(naming, who="示例技术员", began=at, rows=found, results=results)
    record = replace(begun.record(at), id="20261124T013000Z")
    good = Record("20261120T020000Z", "Example Technician", at, at, found[:1], results[:1])

    def trying(trial: Trial, stage: x.Stage, said: str = "", **more: object) -> x.Examination:
        return replace(begun, state=replace(x.Trying(trial, 1, stage, said), **more))  # type: ignore[arg-type]

    return {
        "technician-naming": replace(naming, state=x.Naming(problem=True)),
        "technician-checking": replace(begun, state=x.Checks(), rows=found[:9], results=()),
        "technician-checks": replace(begun, state=x.Checks()),
        "technician-not-kept": replace(begun, state=x.Checks("disk-full")),
        "technician-card": trying(Trial.CARD, x.Stage.RUNNING, "mute"),
        "technician-card-read": trying(
            Trial.CARD, x.Stage.ENDED, "ready", person="Z.Y.", outcome=Outcome.PASSED
        ),
        "technician-printed": trying(Trial.PAGE, x.Stage.ASKING, "printed"),
        "technician-no-paper": trying(Trial.RECEIPT, x.Stage.ENDED, "paper-out", outcome=Outcome.FAILED),
        "technician-speech": trying(Trial.SPEECH, x.Stage.ASKING),
        "technician-touch": trying(Trial.TOUCH, x.Stage.RUNNING),
        "technician-records": replace(naming, state=x.Records((record, good), closed=1)),
        "technician-record": replace(naming, state=x.OneRecord(record, StickPhase.WRITTEN, new=True)),
    }


def _rows() -> tuple[Check, ...]:
    """As a hall's network with a login page, a printer without paper and a key in a file look."""
    url = "platform.example.org"
    return (
        Check("engine", OK, "SQLite 3.53.4"),
        Check("disk", OK, "77725 MiB free on /var/lib/waystation"),
        Check("database", OK, "1.2 MiB, every page was looked at"),
        Check("schema", OK, "6 migrations applied"),
        Check(
            "vault",
            WARN,
            "the key is a file beside the data: a stolen disk opens",
            "systemd-creds encrypt --with-key=tpm2 … and LoadCredentialEncrypted=vault-key:…",
        ),
        Check("catalogue", OK, "2026.11: 42 services, 42 with forms"),
        Check("clock", WARN, "unconfirmed: the platform cannot be asked", "it is mended later"),
        Check("enrolment", OK, f"terminal 0007 at https://{url}, certificate for 300 more days"),
        Check("dns", OK, f"{url} is 192.0.2.7"),
        Check(
            "portal",
            DOWN,
            f"{url}: HTTP 200 text/html",
            "sign in to the hall's network, or have this terminal let through",
        ),
        Check("tls", NONE, "nothing answers"),
        Check("platform", DOWN, "HTTP 200 text/html", "check the line; applications are queued meanwhile"),
        Check("agent", OK, "`kiosk sync` runs"),
        Check("outbox", OK, "3 to be sent, 0 refused, link captive"),
        Check("reader", OK, "a reader: empty"),
        Check("country-certificates", OK, "214 in /etc/waystation/csca"),
        Check("receipt-printer", DOWN, "tcp://192.0.2.8:9100: paper-out", "put paper in"),
        Check("page-printer", NONE, "none is configured"),
        Check("scanner", OK, "test:0"),
        Check("ocr", NONE, "not installed"),
        Check("screen", OK, "HDMI-A-1 1080x1920"),
        Check("touch", OK, "eGalaxTouch P80H46"),
        Check("sound", OK, "ALC236 Analog"),
        Check("speech", OK, "speech-dispatcher with a Chinese voice of espeak-ng"),
        Check("handwriting", OK, "the model reads characters"),
        Check("fonts", OK, "Noto Sans CJK SC"),
    )
