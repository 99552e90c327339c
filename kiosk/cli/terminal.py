"""The terminal as a whole: show its screen, sync it, enrol it, examine it."""

import signal
import sys
import threading
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.cli.place import FOLDER, LANG, PDF, SAM_PORT, THEME, Place, command, fail, group, main, size_of

if TYPE_CHECKING:
    from kiosk.examination.examiner import Examiner
    from kiosk.outlets import Outlets
    from kiosk.visit import Examining
    from ui.screen import Look


@main.command()
@click.option("--windowed", metavar="WxH", callback=size_of, help="In a window of this size.")
@LANG
@THEME
@click.option("--scanner", default="", metavar="DEVICE", help="As `scanimage -L` names it; else the first.")
@SAM_PORT
@click.option("--technician", is_flag=True, help="The technician's screen instead: checks, tests, records.")
@command
def run(
    place: Place,
    windowed: tuple[int, int] | None,
    lang: str | None,
    theme: str | None,
    sam_port: str | None,
    scanner: str,
    technician: bool,
) -> None:
    """Show the screen until it is closed or gets SIGTERM."""
    from ui.screen import Look

    look = Look(lang or "zh", theme or "standard", windowed)
    with place.folder.only_one("run"):
        if technician:
            code = _examine(place, look, sam_port)
        else:
            with place.folder.life("run") as may_hurry:
                code = _serve(place, look, sam_port, scanner, thorough=not may_hurry)
    sys.exit(code)


def _serve(place: Place, look: "Look", sam_port: str | None, scanner: str, *, thorough: bool) -> int:
    """The citizens' screen, and the technician's in between where a technician asks for it at the desk."""
    from drivers.cards import service
    from kiosk import technician
    from kiosk.log import Event, log, log_to
    from kiosk.visit import Examining

    log_to(place.folder.path / "log", "run")
    service.use(place.data)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # until the screen takes it over
    log(Event.STARTED)
    code: int | None = None
    while code is None:
        ended = _shown(place, look, sam_port, scanner, thorough=thorough)
        thorough = False
        if isinstance(ended, Examining):
            examiner = _examiner(place, sam_port, ended.member)
            code = technician.run(examiner, look, technician.SILENCE)
        else:
            code = ended
    log(Event.STOPPED)
    return code


def _shown(
    place: Place, look: "Look", sam_port: str | None, scanner: str, *, thorough: bool
) -> "int | Examining":
    """The citizens' screen, until it ends or a technician wants it."""
    from drivers.cards.several import reader_of
    from drivers.codes.frames import Frames
    from drivers.scanners import ocr
    from drivers.scanners.sane import SaneScanner
    from kiosk import app
    from kiosk.terminal import Terminal
    from kiosk.vault import Vault

    reader, outlets = reader_of(place.clock, sam_port), _outlets(place)
    terminal = Terminal(
        place.folder,
        Vault.open(place.folder),
        place.catalogue,
        place.clock,
        reader,
        codes=[Frames(place.data)],
        outlets=outlets,
        scanner=SaneScanner(scanner),
        reads=ocr.installed(),
        thorough=thorough,
    )
    return app.run(terminal, look)


def _examine(place: Place, look: "Look", sam_port: str | None) -> int:
    """The technician's screen."""
    from kiosk import technician
    from kiosk.log import Event, log, log_to

    log_to(place.folder.path / "log", "technician")
    code = technician.run(_examiner(place, sam_port), look)
    log(Event.STOPPED)
    return code or 0


def _examiner(place: Place, sam_port: str | None, member: str = "") -> "Examiner":
    from kiosk.examination.examiner import Examiner, Tools
    from ui.documents import draw

    return Examiner(place.folder, place.clock, Tools(draw, sam_port=sam_port), member)


def _outlets(place: Place) -> "Outlets":
    """The configured printers; a file that cannot be understood means none, and a line for a technician."""
    import logging

    from drivers.printers.port import AddressInvalid
    from drivers.printers.press import Press
    from drivers.printers.settings import printers
    from kiosk.log import Event, log
    from kiosk.outlets import Outlets
    from ui.documents import draw

    try:
        found = printers(place.data)
    except AddressInvalid as e:
        log(Event.TROUBLE, logging.ERROR, code=e.code, detail=e.detail)
        found = {}
    return Outlets(Press(found), draw)


@main.command()
@click.option("--once", is_flag=True, help="Send and fetch what can be now, then stop.")
@command
def sync(place: Place, once: bool) -> None:
    """Bring the outbox to the platform, and its answers back, until SIGTERM."""
    from kiosk.log import Event, log, log_to
    from sync import agent
    from sync.states import LinkState

    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    log_to(place.folder.path / "log", "sync")
    log(Event.STARTED)
    done = agent.run(place.folder, place.clock, stop=stop, once=once)
    log(Event.STOPPED)
    if once:
        place.show(
            asdict(done), f"{done.accepted} received, {done.refused} refused, {done.unsent} to be sent"
        )
        if done.unsent or done.link is not LinkState.UP:
            fail(f"the line is {done.link}; {done.unsent} submissions stay queued here")


@main.command()
@click.argument("code")
@click.option(
    "--platform", default="http://127.0.0.1:8420", show_default=True, metavar="URL", help="Its address."
)
@command
def provision(place: Place, code: str, platform: str) -> None:
    """Enrol this terminal with a one-time code."""
    from kiosk.vault import Vault
    from sync.enrolment import enrol

    done = enrol(place.folder, Vault.open(place.folder), code, platform, place.clock)
    answer = {"terminal": done.terminal, "number": done.number, "platform": done.platform, "url": done.url}
    place.show(answer, f"this is terminal {done.number:04d} ({done.terminal}) of {done.platform}")


@group("doctor", invoke_without_command=True)
@SAM_PORT
def doctor(place: Place, sam_port: str | None) -> None:
    """Say what works, what does not, and what to do."""
    from kiosk.doctor import DOWN, examine

    checks = examine(place.folder, place.clock, sam_port)
    lines = [
        f"{c.state:4}  {c.check:15} {c.detail}" + (f"\n      → {c.remedy}" if c.remedy else "")
        for c in checks
    ]
    place.show([asdict(c) for c in checks], lines)
    if down := [c.check for c in checks if c.state == DOWN]:
        fail(f"down: {', '.join(down)}")


@doctor.command("record")
@click.argument("record", required=False)
@PDF
@LANG
@command
def show_record(place: Place, record: str | None, pdf: Path | None, lang: str | None) -> None:
    """Show the examination RECORD that a technician made on the screen; without one list them all."""
    from kiosk.examination.examiner import terminal_of
    from kiosk.examination.records import kept
    from kiosk.paper import ExaminationPaper
    from kiosk.vault import Vault

    found, closed = kept(place.folder, Vault.open(place.folder))
    if record is None:
        if pdf:
            raise click.UsageError("--pdf needs a RECORD")
        place.show([r.as_json() for r in found], [f"{r.id:20} {r.worst:5} {r.who}" for r in found])
        if closed:
            fail(f"cannot be opened, of another vault or damaged: {', '.join(closed)}")
        return
    one = next((r for r in found if r.id == record), None)
    if one is None:
        fail(f"no record {record}: kiosk doctor record")
    if pdf:
        place.write_pdf(pdf, ExaminationPaper(one, terminal_of(place.folder)), lang)
    lines = [f"{one.id}, {one.who}: {one.worst}"]
    lines += [f"{c.state:9}  {c.check:15} {c.detail}" for c in one.checks]
    lines += [f"{r.outcome:10} {r.trial:15} {r.detail}".rstrip() for r in one.results]
    place.show(one.as_json(), lines)


@main.command()
@click.argument("folder", type=FOLDER)
@click.option("--screen", metavar="NAME", help="Only this one.")
@LANG
@THEME
@click.option("--size", metavar="WxH", callback=size_of, help="Only in this size.")
@command
def shots(
    place: Place,
    folder: Path,
    screen: str | None,
    lang: str | None,
    theme: str | None,
    size: tuple[int, int] | None,
) -> None:
    """Take a picture of each screen, with invented people, offscreen."""
    from kiosk import app

    made = app.shots(folder, screen=screen, theme=theme, lang=lang, size=size)
    place.show(made, [str(path) for path in made])
