"""A busy hall: hands in one application after the other until it is killed, printing each id.

An id is printed once ``enqueue`` has returned: from then on it is a promise.
"""

import itertools
import select
import sys
from pathlib import Path

from enrolled_terminal import submission

from kiosk.clock import SystemClock
from kiosk.folder import DataFolder
from kiosk.vault import Vault
from sync.outbox import Outbox

EVERY = 0.01
"""Seconds between two citizens."""


def main() -> None:
    folder = DataFolder.at(Path(sys.argv[1]), floor=0)
    with Outbox.open(folder, Vault.open(folder), SystemClock()) as outbox:
        for number in itertools.count():
            files = (b"\xff\xd8" * 3000,) if number % 5 == 0 else ()
            print(outbox.enqueue(submission(*files)).id, flush=True)
            select.select([sys.stdin], [], [], EVERY)


if __name__ == "__main__":
    main()
