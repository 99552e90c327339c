"""A terminal's life from an empty folder on, for ``strace`` to write down; what it promises goes to stdout.

Enrolled, applications with and without attachments, a checkpoint every few pages, all sent, more taken in
while another connection is open, closed, opened, more. With ``careless`` commits are not synced.
"""

import sys
import threading
from pathlib import Path

from enrolled_terminal import submission

from kiosk.clock import SystemClock
from kiosk.folder import DataFolder
from kiosk.vault import Vault
from sync import agent
from sync.enrolment import enrol
from sync.outbox import Outbox

PAGES = 12
"""Between two checkpoints; a terminal has 1,000, which would make a long recording of few."""


def opened(folder: DataFolder, vault: Vault, clock: SystemClock, careless: bool) -> Outbox:
    outbox = Outbox.open(folder, vault, clock)
    outbox._database.execute(f"pragma wal_autocheckpoint={PAGES}")
    if careless:
        outbox._database.execute("pragma synchronous=normal")
    return outbox


def take_in(outbox: Outbox, count: int) -> None:
    for number in range(count):
        files = (b"\xff\xd8" * 3000,) if number % 3 == 0 else ()
        receipt = outbox.enqueue(submission(*files))
        print(receipt.id, receipt.qr, flush=True)


def main() -> None:
    path, url, code, *careless = sys.argv[1:]
    clock = SystemClock()
    folder = DataFolder.at(Path(path), floor=0)
    vault = Vault.open(folder)
    enrol(folder, vault, code, url, clock)
    print("enrolled", flush=True)
    with opened(folder, vault, clock, bool(careless)) as outbox:
        take_in(outbox, 7)
        agent.run(folder, clock, stop=threading.Event(), once=True)
        with opened(folder, vault, clock, bool(careless)):
            take_in(outbox, 7)
    with opened(folder, vault, clock, bool(careless)) as outbox:
        take_in(outbox, 4)


if __name__ == "__main__":
    main()
