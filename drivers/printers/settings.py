"""Which printers this terminal has: ``DATA/printers.json``, written by ``kiosk printer use``.

    {"receipt": "tcp://192.0.2.7:9100?paper=80", "page": "cups:office"}

Either may be missing. ``strip.py`` and ``page.py`` say how an address is written.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from drivers.printers.port import AddressInvalid, Kind, Printer
from kiosk.folder import write_durably

FILE: Final = "printers.json"


def addresses(data: Path) -> dict[Kind, str]:
    """What is configured.

    Raises:
        AddressInvalid: the file cannot be understood.
    """
    path = data / FILE
    try:
        found = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as e:
        raise AddressInvalid(f"{path}: {e}") from e
    kinds = [kind.value for kind in Kind]
    if not isinstance(found, Mapping) or not all(k in kinds and isinstance(a, str) for k, a in found.items()):
        raise AddressInvalid(f"{path}: write an object of {' and '.join(kinds)}, each an address")
    return {Kind(kind): address for kind, address in found.items()}


def printers(data: Path) -> dict[Kind, Printer]:
    """The configured printers; none of them is spoken to yet. Raises AddressInvalid."""
    return {kind: open_printer(kind, address) for kind, address in addresses(data).items()}


def open_printer(kind: Kind, address: str) -> Printer:
    """The adapter for an address. Raises AddressInvalid."""
    if kind is Kind.RECEIPT:
        from drivers.printers.strip import StripPrinter  # noqa: PLC0415  # a terminal without one loads no driver

        return StripPrinter(address)
    from drivers.printers.page import PagePrinter  # noqa: PLC0415  # the same

    return PagePrinter(address)


def use(data: Path, kind: Kind, address: str) -> None:
    """Use that printer from the next start on; with an empty address none. Raises AddressInvalid."""
    if address:
        open_printer(kind, address)
    kept = {**addresses(data), kind: address}
    found = {name: place for name, place in kept.items() if place}
    write_durably(data / FILE, json.dumps(found, indent=2).encode() + b"\n")
