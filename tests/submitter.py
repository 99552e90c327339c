"""A busy hall: hands in one application after the other until it is killed, printing each id and receipt.

A line is printed once ``enqueue`` has returned: from then on it is a promise. With ``--careless`` a commit is
not synced (WAL, NORMAL): the control of the rigs that cut the power, which must lose.
"""

import argparse
import itertools
import select
import sys
from pathlib import Path

from enrolled_terminal import submission

from kiosk.clock import SystemClock
from kiosk.errors import Fault
from kiosk.folder import DataFolder
from kiosk.vault import Vault
from sync.outbox import Outbox


def main() -> None:
    options = _options()
    for _ in range(500 if options.undaunted else 1):
        try:
            _work(options)
        except Fault as e:  # not even opened
            if not options.undaunted:
                raise
            _say(e)
        else:
            return


def _work(options: argparse.Namespace) -> None:
    folder = DataFolder.at(options.folder, floor=0)
    with Outbox.open(folder, Vault.open(folder), SystemClock()) as outbox:
        if options.careless:
            outbox._database.execute("pragma synchronous=normal")
        for number in itertools.count() if options.count is None else range(options.count):
            files = (b"\xff\xd8" * 3000,) if number % 5 == 0 else ()
            try:
                receipt = outbox.enqueue(submission(*files))
            except Fault as e:
                if not options.undaunted:
                    raise
                _say(e)
            else:
                print(receipt.id, receipt.qr, flush=True)
            if options.pause:
                select.select([], [], [], options.pause)


def _say(e: Fault) -> None:
    print(f"{e.code}: {e.detail}", file=sys.stderr, flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, help="end after so many")
    parser.add_argument("--pause", type=float, default=0.0, help="seconds between two citizens")
    parser.add_argument("--careless", action="store_true")
    parser.add_argument("--undaunted", action="store_true", help="go on after a fault, its code on stderr")
    return parser.parse_args()


if __name__ == "__main__":
    main()
