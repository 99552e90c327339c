"""``kiosk printer``: which printers this terminal has, and how they are."""

from typing import TYPE_CHECKING

import click

from kiosk.cli.place import Place, command, fail, group

if TYPE_CHECKING:
    from pathlib import Path

KIND = click.Choice(["receipt", "page"])
CONDITION = click.Choice(["ready", "paper-low", "paper-out", "cover-open", "offline", "mute", "slow"])


@group("printer")
def printer(place: Place) -> None:  # a group
    """The printers of this terminal."""


@printer.command("list")
@command
def printer_list(place: Place) -> None:
    """Ask each configured printer how it is."""
    from drivers.printers.settings import printers

    rows = []
    for kind, found in printers(place.data).items():
        said = found.health()
        rows.append({"kind": kind, "address": found.address, "state": said.health, "detail": said.detail})
    lines = [f"{row['kind']:8} {row['state']:11} {row['address']}  {row['detail']}".rstrip() for row in rows]
    place.show(rows, lines or "none is configured: kiosk printer use receipt tcp://HOST:9100")


@printer.command("use")
@click.argument("kind", type=KIND, metavar="KIND")
@click.argument("address")
@command
def printer_use(place: Place, kind: str, address: str) -> None:
    """Use the printer at ADDRESS from the next `kiosk run` on; with `none` no printer."""
    from drivers.printers.port import Kind
    from drivers.printers.settings import addresses, use

    use(place.folder.path, Kind(kind), "" if address == "none" else address)
    found = addresses(place.data)
    place.show(found, [f"{name}: {where}" for name, where in found.items()] or "no printer is configured")


@printer.command("simulate")
@click.argument("condition", type=CONDITION, metavar="CONDITION")
@command
def printer_simulate(place: Place, condition: str) -> None:
    """Tell the demo's receipt printer to be so from now on."""
    from drivers.printers.simulator import Condition, control

    folder = simulator_folder(place.data)
    if not control(folder, Condition(condition)):
        fail(f"no simulated printer runs in {folder}: `script/demo` starts one")
    place.show({"condition": condition}, f"the simulated printer is {condition}; its paper is in {folder}")


def simulator_folder(data: "Path") -> "Path":
    """Where the demo's printer puts its paper."""
    return data / "printer"
