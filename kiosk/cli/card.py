"""``kiosk card``: read one, or play a virtual one."""

from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from kiosk.cli.place import FILE, SAM_PORT, Place, command, fail, group, json_file, wait_option

if TYPE_CHECKING:
    from drivers.cards.port import CardKey


@group("card")
def card(place: Place) -> None:  # a group
    """Cards: read one, or play a virtual one."""


@card.command("read")
@wait_option(10.0, "a card")
@click.option(
    "--key",
    type=click.File(encoding="utf-8"),
    help="What opens a passport or travel permit: the lines at the bottom of its page, or its six-digit card "
    "access number. `-` reads it from standard input.",
)
@SAM_PORT
@command
def card_read(place: Place, wait: float, key: TextIO | None, sam_port: str | None) -> None:
    """Read the card in the reader and print what it says."""
    from drivers.cards import service
    from drivers.cards.pcsc import read_once
    from drivers.cards.several import reader_of

    opened_by = _key_in(key) if key else None
    service.use(place.data)
    found = read_once(wait, reader_of(place.clock, sam_port), opened_by)
    if found.person is None:
        phase = found.detail if found.detail == "wrong-key" else found.phase
        sentence = _CARD_SENTENCES.get(phase, f"the card could not be read: {found.detail}")
        fail(f"{sentence} ({found.detail})" if phase == "unknown" else sentence)
    if "signature-failed" in found.person.warnings:
        click.echo(
            "WARNING: this document's signature does not fit what it says: forged or damaged", err=True
        )
    person = {**found.person.as_json(), "reader": found.reader}
    place.show(person, [f"{key:12} {value}" for key, value in person.items() if value not in ("", None, [])])


def _key_in(file: TextIO) -> "CardKey":
    """The key in a file; fails with a sentence that quotes nothing of it."""
    from datetime import UTC, datetime

    from drivers.cards.emrtd.mrz import key_in
    from drivers.cards.port import CardUnreadable

    try:
        return key_in(file.read(), datetime.now(UTC).astimezone().date())
    except CardUnreadable as reason:
        fail(f"{file.name}: {reason}")
    except UnicodeDecodeError:
        fail(f"{file.name}: no text")


_CARD_SENTENCES = {
    "service-down": "pcscd does not answer: start it (systemctl start pcscd), or use script/demo",
    "no-reader": "no card reader is connected: plug one in",
    "empty": "no card was put in: put one in and try again",
    "mute": "the card does not answer: take it out and put it in the other way round",
    "needs-key": "this document opens only with what is printed on it: give it with --key FILE",
    "wrong-key": "the document does not open with this key: compare number, birth and expiry",
    "unknown": "no profile can read this card: use a resident identity card or a social security card",
}


@card.command("insert")
@click.argument("profile")
@click.option("--person", type=FILE, help="A person of your own, as `kiosk card read` prints one.")
@command
def card_insert(place: Place, profile: str, person: Path | None) -> None:
    """Put a virtual card into the virtual reader."""
    from drivers.cards import people, virtual

    holder = json_file(person) if person else None
    if holder is not None:
        people.from_json(holder)
    virtual.insert(place.data, profile, holder)
    place.show({"inserted": profile}, f"{profile} is in the reader; `kiosk card remove` takes it out")


@card.command("remove")
@command
def card_remove(place: Place) -> None:
    """Take the virtual card out."""
    from drivers.cards import virtual

    virtual.remove(place.data)
    place.show({"removed": True}, "the reader is empty")
