"""``kiosk code``: show a code to the running screen, as a camera or a scanner would."""

from pathlib import Path

import click

from kiosk.cli.place import Place, command, fail, group, is_file


@group("code")
def code(place: Place) -> None:  # a group
    """QR codes: show one to the screen that runs here."""


@code.command("show")
@click.argument("what", metavar="FILE_OR_TEXT")
@command
def code_show(place: Place, what: str) -> None:
    """Show a picture of a QR code, or a text, to the screen of this data folder."""
    from drivers.codes.frames import send

    frame = Path(what).read_bytes() if is_file(Path(what)) else what.encode()
    try:
        read = send(place.data, frame)
    except OSError:
        fail(f"no screen runs on {place.data}: start it with `kiosk run`")
    if not read:
        fail("there is no code in it that can be read")
    place.show({"shown": True}, "the code was read; the page that waits for one has it")
