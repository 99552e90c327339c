"""``kiosk card``: read one, or play a virtual one."""

from pathlib import Path

import click

from kiosk.cli.place import FILE, SAM_PORT, Place, command, fail, group, json_file, seconds_of


@group("card")
def card(place: Place) -> None:  # a group
    """Cards: read one, or play a virtual one."""


@card.command("read")
@click.option(
    "--wait",
    type=click.FloatRange(0, 3600),
    callback=seconds_of,
    default=10.0,
    show_default=True,
    metavar="SECONDS",
    help="How long to wait for a card.",
)
@SAM_PORT
@command
def card_read(place: Place, wait: float, sam_port: str | None) -> None:
    """Read the card in the reader and print what it says."""
    from drivers.cards import service
    from drivers.cards.pcsc import read_once
    from drivers.cards.several import reader_of

    service.use(place.data)
    found = read_once(wait, reader_of(place.clock, sam_port))
    if found.person is None:
        sentence = _CARD_SENTENCES.get(found.phase, f"the card could not be read: {found.detail}")
        fail(f"{sentence} ({found.detail})" if found.phase == "unknown" else sentence)
    person = {**found.person.as_json(), "reader": found.reader}
    place.show(person, [f"{key:12} {value}" for key, value in person.items() if value not in ("", None, [])])


_CARD_SENTENCES = {
    "service-down": "pcscd does not answer: start it (systemctl start pcscd), or use script/demo",
    "no-reader": "no card reader is connected: plug one in",
    "empty": "no card was put in: put one in and try again",
    "mute": "the card does not answer: take it out and put it in the other way round",
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
