"""``kiosk scan``: what the screen would say of a picture of a paper, for a technician."""

from dataclasses import asdict
from pathlib import Path

import click

from kiosk.cli.place import Place, command, fail, main


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--ocr", is_flag=True, help="Read the print too; needs the extra `ocr`.")
@command
def scan(place: Place, file: Path, ocr: bool) -> None:
    """Judge a picture of a paper as if it came from the scanner."""
    from drivers.scanners.ocr import NoLines, Reading
    from drivers.scanners.page import WHOLE, develop

    page = develop(file.read_bytes())
    if page is None:
        fail(f"{file}: no picture")
    answer = {"flaws": list(page.flaws), "trimmed": page.part != WHOLE, "bytes": len(page.jpeg)}
    words = [f"{', '.join(page.flaws) or 'no flaws'}; {len(page.jpeg)} bytes"]
    if ocr:
        lines = Reading().lines(page.jpeg)
        if lines is NoLines.NOT_INSTALLED:
            fail("reading print is not installed here: pip install 'waystation[ocr]'")
        if isinstance(lines, NoLines):
            fail(f"{file}: the print could not be read")
        answer["lines"] = [asdict(line) for line in lines]
        words += [f"{line.confidence:.2f}  {line.text}" for line in lines]
    place.show(answer, words)
