"""A keyboard wedge: a scanner that types what it reads, as fast as no hand does, and ends it with Enter.

So do most QR and bar-code scanners on USB (HID usage page 07h, keyboard) as they come. Whoever owns the
keyboard passes every key press to ``key``; this tells a code from a person who walks through the buttons
with a keyboard, by time alone, and needs no setting on the scanner.
"""

from drivers.codes.port import LONGEST, Heard

BURST = 0.1
"""Seconds between two keys of one code at the most; scanners take 1 to 30 ms, fast typists more than 100."""
SHORTEST = 6
"""Characters of a code at the least: fewer were a hand."""
ENDS = frozenset("\r\n")


class Wedge:
    """Implements the port, for the thread that calls ``key``."""

    def __init__(self) -> None:
        """Deaf before ``start``."""
        self._heard: Heard | None = None
        self._typed: list[str] = []
        self._last = float("-inf")

    def start(self, heard: Heard) -> None:
        """See the port."""
        self._heard = heard

    def stop(self) -> None:
        """See the port."""
        self._heard = None
        self._typed = []

    def key(self, text: str, at: float) -> bool:
        """One key press: the text that it stands for (empty for Shift and its like) and the second it came.

        True when it belongs to a code and must mean nothing else. A blank or Enter begins none, so that both
        still press the button that has the focus.
        """
        if self._heard is None:
            return False
        if not text:
            return bool(self._typed)
        fast, self._last = at - self._last <= BURST, at
        if not fast:
            self._typed = []
        if text in ENDS:
            return self._end(self._heard)
        if not text.isprintable() or (text == " " and not self._typed) or len(self._typed) >= LONGEST:
            self._typed = []
            return False
        self._typed.append(text)
        return True

    def _end(self, heard: Heard) -> bool:
        code, self._typed = "".join(self._typed), []
        if len(code) < SHORTEST:
            return False
        heard(code)
        return True
