"""The port of code readers: what the rest of the terminal knows of scanners and cameras.

A reader that is missing or broken says nothing, so there are no states: the page that waits for a code says
how to go on without one.
"""

from collections.abc import Callable
from typing import Protocol

LONGEST = 1 << 18
"""Characters; a QR code holds 4,296, an exported certificate comes as a file."""

Heard = Callable[[str], None]
"""Gets the text of each code, on the adapter's own thread; it must return soon and keep nothing."""


class CodeReader(Protocol):
    """Something that reads codes. What a code says may be personal: no adapter writes it anywhere."""

    def start(self, heard: Heard) -> None:
        """Read from now on."""
        ...

    def stop(self) -> None:
        """Read no more; ``heard`` is not called after it returns."""
        ...
