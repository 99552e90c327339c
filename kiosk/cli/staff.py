"""``kiosk staff``: whose cards open the staff's desk."""

from dataclasses import asdict

import click

from kiosk.cli.place import Place, command, fail, group, wait_option


@group("staff")
def staff(place: Place) -> None:  # a group
    """Staff cards: enrol, list, remove."""


@staff.command("enrol")
@click.argument("name")
@wait_option(30.0, "the card")
@click.option("--technician", is_flag=True, help="This card also opens the technician's screen.")
@command
def staff_enrol(place: Place, name: str, wait: float, technician: bool) -> None:
    """Let the card in the reader open the desk, under NAME."""
    from drivers.cards import service
    from drivers.cards.pcsc import PcscReader, read_once
    from drivers.cards.port import CardPhase
    from kiosk.staff import Role

    service.use(place.data)
    if not place.as_json:
        click.echo("put the staff card in…")
    found = read_once(wait, PcscReader(place.clock), until=(CardPhase.READY, CardPhase.UNKNOWN))
    if found.person:
        fail("this is a citizen's document, and opens a citizen's visit: take another card")
    if found.phase is not CardPhase.UNKNOWN:
        fail(f"no card was put in (the reader is {found.phase}): put one in and try again")
    with place.staff() as cards:
        member = cards.enrol(found.badge, name, Role.TECHNICIAN if technician else Role.CLERK)
    sure = "it cannot be copied" if member.kind == "piv-key" else "such a card can be copied: see docs"
    done = f"{member.name} is enrolled as {member.role} number {member.number} ({member.kind}: {sure})"
    place.show(asdict(member), done)


@staff.command("list")
@command
def staff_list(place: Place) -> None:
    """List the enrolled cards."""
    with place.staff() as cards:
        members = cards.members()
    lines = [f"{m.number:3}  {m.kind:7}  {m.role:10}  {m.enrolled:%Y-%m-%d}  {m.name}" for m in members]
    place.show([asdict(m) for m in members], lines or "no staff card is enrolled")


@staff.command("remove")
@click.argument("which", metavar="NAME")
@command
def staff_remove(place: Place, which: str) -> None:
    """Take the right from a card, by name or number; the card itself is not needed."""
    with place.staff() as cards:
        member = cards.remove(which)
    place.show({"number": member.number, "removed": True}, f"{member.name} can open nothing any more")
