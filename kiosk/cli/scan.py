"""``kiosk scan``: what the screen would say of a picture of a paper, for a technician."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kiosk.cli.place import Place, command, fail, main

if TYPE_CHECKING:
    from drivers.cards.emrtd.mrz import Mrz
    from drivers.scanners.ocr import NoLines

T = TypeVar("T")


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--ocr", is_flag=True, help="Read the print too; needs the extra `ocr`.")
@click.option("--mrz", is_flag=True, help="Read the lines of a passport or permit; needs it too.")
@command
def scan(place: Place, file: Path, ocr: bool, mrz: bool) -> None:
    """Judge a picture of a paper as if it came from the scanner."""
    from drivers.scanners.ocr import Reading
    from drivers.scanners.page import WHOLE, develop
    from drivers.scanners.zone import read_zone

    image = file.read_bytes()
    page = develop(image)
    if page is None:
        fail(f"{file}: no picture")
    answer = {"flaws": list(page.flaws), "trimmed": page.part != WHOLE, "bytes": len(page.jpeg)}
    words = [f"{', '.join(page.flaws) or 'no flaws'}; {len(page.jpeg)} bytes"]
    if ocr:
        lines = _readable(file, Reading().lines(page.jpeg))
        answer["lines"] = [asdict(line) for line in lines]
        words += [f"{line.confidence:.2f}  {line.text}" for line in lines]
    if mrz:
        zone = _readable(file, read_zone(image, place.clock.now().date()))
        if zone is None:
            fail(f"{file}: no machine readable zone with check digits that are right")
        answer["mrz"] = facts = _facts(zone)
        words += [f"{name}: {value}" for name, value in facts.items()]
    place.show(answer, words)


def _readable(file: Path, found: "T | NoLines") -> T:
    """What was read; else this command ends with the reason."""
    from drivers.scanners.ocr import NoLines

    if found is NoLines.NOT_INSTALLED:
        fail("reading print is not installed here: pip install 'waystation[ocr]'")
    if isinstance(found, NoLines):
        fail(f"{file}: the print could not be read")
    return found


def _facts(zone: "Mrz") -> dict[str, Any]:
    """What opens the chip, and what is printed around it."""
    return {
        "code": zone.code,
        "state": zone.state,
        "number": zone.number,
        "birth": str(zone.birth),
        "expiry": str(zone.expiry),
        "wrong": list(zone.wrong),
    }
