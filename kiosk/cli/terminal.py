"""The terminal as a whole: show its screen, sync it, enrol it, examine it."""

import signal
import sys
import threading
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.cli.place import FOLDER, LANG, SAM_PORT, THEME, Place, command, fail, main, size_of

if TYPE_CHECKING:
    from kiosk.terminal import Outlets


@main.command()
@click.option("--windowed", metavar="WxH", callback=size_of, help="In a window of this size.")
@LANG
@THEME
@click.option("--scanner", default="", metavar="DEVICE", help="As `scanimage -L` names it; else the first.")
@SAM_PORT
@command
def run(
    place: Place,
    windowed: tuple[int, int] | None,
    lang: str | None,
    theme: str | None,
    sam_port: str | None,
    scanner: str,
) -> None:
    """Show the screen until it is closed or gets SIGTERM."""
    from drivers.cards import service
    from drivers.cards.several import reader_of
    from drivers.codes.frames import Frames
    from drivers.scanners.sane import SaneScanner
    from kiosk import app
    from kiosk.log import Event, log, log_to
    from kiosk.terminal import Terminal
    from kiosk.vault import Vault
    from ui.screen import Look

    with place.folder.only_one("run"):
        log_to(place.folder.path / "log", "run")
        service.use(place.data)
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
        )
        log(Event.STARTED)
        code = app.run(terminal, Look(lang or "zh", theme or "standard", windowed))
        log(Event.STOPPED)
    sys.exit(code)


def _outlets(place: Place) -> "Outlets":
    """The configured printers; a file that cannot be understood means none, and a line for a technician."""
    import logging

    from drivers.printers.port import AddressInvalid
    from drivers.printers.press import Press
    from drivers.printers.settings import printers
    from kiosk.log import Event, log
    from kiosk.terminal import Outlets
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
    from sync.outbox import LinkState

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


@main.command()
@SAM_PORT
@command
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
