"""Virtual cards: put in and taken out from a second terminal, played to a real pcscd through vpcd.

``insert`` starts a process of its own that plays the card until ``remove``, or until pcscd goes. As in a
real slot there is room for one: a second ``insert`` is refused, not exchanged. The card's process locks
``DATA/virtual-card.lock`` for as long as the card lies in the reader and leaves its process id there, so
neither a kill nor a power cut leaves a card behind that is none.

The person reaches the process over its standard input: nothing of them is in a file, an argument or the
environment.
"""

import fcntl
import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from drivers.cards import emulations, people, service
from drivers.cards.emulations import Played
from drivers.cards.pcsc import wait_until
from drivers.cards.service import ROOT, NoVirtualReader
from drivers.cards.vpcd import READER, VirtualCard
from kiosk.errors import Fault

_LOCK = "virtual-card.lock"
_IN = b"in\n"
_SEEN_WITHIN = 4.0
_ANSWER_WITHIN = 10.0
_STEP = 0.02


class UnknownCard(Fault):
    """No virtual card of that name; the detail lists those there are."""

    code = "unknown-virtual-card"


class CardAlreadyIn(Fault):
    """The virtual reader holds a card."""

    code = "virtual-card-already-in"


class NoCardIn(Fault):
    """There is no virtual card to take out."""

    code = "no-virtual-card"


def profiles() -> tuple[str, ...]:
    """The virtual cards there are: the demo people, and cards that no terminal can read."""
    return tuple(sorted(emulations.installed()))


def insert(data: Path, profile: str, person: Mapping[str, Any] | None = None) -> None:
    """Put a card in; returns when pcscd sees it (0.4 s at the most, on a machine at rest).

    ``person``: another holder for a card of that kind, in the shape that ``kiosk card read`` prints.

    Raises:
        UnknownCard, PersonInvalid: the card cannot be made. CardAlreadyIn: the slot is taken.
        NoVirtualReader: nothing takes the card; the detail says what to do.
    """
    _emulation(profile, person)  # here, so that a wrong one is refused before anything is started
    if service.find(data) is None:
        raise NoVirtualReader(
            "no card service runs for this data folder: start `script/demo`, or give pcscd a virtual reader: "
            "`sudo apt-get install vsmartcard-vpcd && sudo systemctl restart pcscd`"
        )
    with _hand_over(data, {"profile": profile, "person": None if person is None else dict(person)}) as answer:
        if not select.select([answer], [], [], _ANSWER_WITHIN)[0]:
            raise NoVirtualReader("the virtual card does not start; try again")
        said = os.read(answer, 4096)
    if said != _IN:
        code, _, detail = said.decode().strip().partition(" ")
        raise next((kind for kind in (CardAlreadyIn, NoVirtualReader) if kind.code == code), Fault)(
            detail or "the virtual card ended at once; try again"
        )


def remove(data: Path) -> None:
    """Take the card out; returns when pcscd sees the reader empty.

    Raises:
        NoCardIn: none is in.
        NoVirtualReader: its process does not let go of it.
    """
    holder = _process_of_card(data)
    if holder is None:
        raise NoCardIn("no virtual card is in: `kiosk card insert PROFILE` puts one in")
    try:
        signal.pidfd_send_signal(holder, signal.SIGTERM)
        if not select.select([holder], [], [], _ANSWER_WITHIN)[0]:
            raise NoVirtualReader("the virtual card does not come out; restart the card service")
    except ProcessLookupError:  # it went by itself meanwhile
        return
    finally:
        os.close(holder)


def _emulation(profile: str, person: Mapping[str, Any] | None) -> Played:
    play = emulations.installed().get(profile)
    if play is None:
        raise UnknownCard(f"no virtual card of that name; there are {', '.join(profiles())}")
    return play(people.from_json(person) if person is not None else None)


@contextmanager
def _hand_over(data: Path, order: Mapping[str, Any]) -> Iterator[int]:
    """Start the card's process, give it the order on standard input, and yield where it answers."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    answer, theirs = os.pipe()
    try:
        with os.fdopen(theirs, "wb") as out:
            subprocess.run(  # noqa: S603  # our own module; returns when it has forked the card's process
                [sys.executable, "-m", "drivers.cards.virtual", str(data.resolve())],
                input=json.dumps(order).encode(),
                stdout=out,
                stderr=subprocess.DEVNULL,
                cwd=ROOT,
                start_new_session=True,
                check=False,
            )
        yield answer
    finally:
        os.close(answer)


def _process_of_card(data: Path) -> int | None:
    """A pidfd of the process that plays the card, None if none does."""
    deadline = time.monotonic() + 1.0
    while time.monotonic() < deadline:
        try:
            with (data / _LOCK).open() as lock:
                # Opened first and the lock looked at after: while it is held the number is that process's.
                holder = _open_process(lock.read())
                if _locked(lock.fileno(), fcntl.LOCK_SH):
                    if holder is not None:
                        os.close(holder)
                    return None
        except FileNotFoundError:
            return None
        if holder is not None:
            return holder
        time.sleep(_STEP)  # locked and its number not yet written
    return None


def _open_process(number: str) -> int | None:
    try:
        return os.pidfd_open(int(number))
    except (ValueError, OSError):
        return None


def _locked(fd: int, kind: int) -> bool:
    try:
        fcntl.flock(fd, kind | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


# The card's own process.


def _play(data: Path, order: Mapping[str, Any]) -> None:
    """Be the card: from the insertion, which is told on standard output, to its end.

    Raises:
        CardAlreadyIn, NoVirtualReader: see ``insert``.
    """
    found = service.use(data)
    lock = os.open(data / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)  # held until we end
    if not _locked(lock, fcntl.LOCK_EX):
        raise CardAlreadyIn("a virtual card is in: `kiosk card remove` takes it out")
    if found is None:
        raise NoVirtualReader("the card service has gone; start it again")
    card = VirtualCard(_emulation(order["profile"], order["person"]))
    signal.signal(signal.SIGTERM, lambda *_: card.remove())
    os.ftruncate(lock, 0)
    os.write(lock, str(os.getpid()).encode())
    card.insert(found.line())
    if not (card.felt.wait(_SEEN_WITHIN) and wait_until(READER, holds_card=True, within=_SEEN_WITHIN)):
        raise NoVirtualReader("pcscd does not look at the card: is another in, of another data folder?")
    os.write(1, _IN)
    _let_go_of(1)
    card.wait()
    wait_until(READER, holds_card=False, within=_SEEN_WITHIN)


def _let_go_of(fd: int) -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, fd)
    os.close(nowhere)


def main() -> None:
    """Read the order, detach, play."""
    order = json.load(sys.stdin)
    if os.fork():
        os._exit(0)
    try:
        _play(Path(sys.argv[1]), order)
    except Fault as fault:
        os.write(1, f"{fault.code} {fault.detail}".encode())


if __name__ == "__main__":
    main()
