"""From a card put in to the person: the terminal beside a bare pyscard loop on the same emulated card.

Both are timed from the moment at which pcscd has felt the card (its own look, every 0.4 s, is left out), in
turns, on one private pcscd. What the terminal takes beyond the bare loop may be 50 ms.
"""

import os
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from queue import SimpleQueue
from statistics import median
from time import monotonic

from smartcard import scard

from bench.report import Report, Row, Target
from drivers.cards import emulations, service
from drivers.cards.pcsc import PcscReader, wait_until
from drivers.cards.port import CardPhase, CardState
from drivers.cards.service import Service
from drivers.cards.vpcd import READER, VirtualCard

ROUNDS = 10
BEYOND_MS = 50.0
_SOON = 5.0


def run(folder: Path, scale: float = 1.0) -> Report:
    """Medians in milliseconds, each ratio to the bare loop's."""
    rounds = max(3, int(ROUNDS * scale))
    with closing(service.ensure(folder)) as running:
        os.environ[service.SOCKET_VARIABLE] = str(running.address)
        _tap(running, _bare)  # the first contact of a process is slower for whoever makes it
        pairs = [(_tap(running, _terminal), _tap(running, _bare)) for _ in range(rounds)]
    ours, bare = (sorted(side) for side in zip(*pairs, strict=True))
    floor = median(bare)
    return Report(
        "tap",
        f"a resident card on one pcscd, {rounds} turns each; timed from the card felt",
        [
            Row("bare pyscard loop, nothing decoded", floor, "ms", 1.0, _span(bare)),
            Row("Waystation: the person decoded", median(ours), "ms", median(ours) / floor, _span(ours)),
        ],
        [Target("milliseconds beyond pcscd and the card", BEYOND_MS, median(ours) - floor, most=True)],
    )


def _span(times: list[float]) -> str:
    return f"{times[0]:.1f} to {times[-1]:.1f}"


def _tap(running: Service, way: Callable[[SimpleQueue[float]], Callable[[], None]]) -> float:
    """Milliseconds from the card felt to its content known; the reader is empty before and after."""
    known: SimpleQueue[float] = SimpleQueue()
    stop = way(known)
    card = VirtualCard(emulations.installed()["resident"](None))
    card.insert(running.line())
    card.felt.wait(_SOON)
    felt = monotonic()
    try:
        return (known.get(timeout=_SOON) - felt) * 1000
    finally:
        card.remove()
        stop()
        wait_until(READER, holds_card=False, within=_SOON)


def _terminal(known: "SimpleQueue[float]") -> Callable[[], None]:
    """What `kiosk run` does."""
    empty = threading.Event()

    def listen(state: CardState) -> None:
        if state.phase is CardPhase.READY:
            known.put(monotonic())
        elif state.phase is CardPhase.EMPTY:
            empty.set()

    reader = PcscReader()
    reader.start(listen)
    empty.wait(_SOON)
    return reader.stop


def _bare(known: "SimpleQueue[float]") -> Callable[[], None]:
    """As little as reads the card: wait, connect, six commands, no decoding."""
    _, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
    _, names = scard.SCardListReaders(context, [])
    protocols = scard.SCARD_PROTOCOL_T0 | scard.SCARD_PROTOCOL_T1

    def loop() -> None:
        seen = [(name, scard.SCARD_STATE_UNAWARE) for name in names]
        while True:
            result, states = scard.SCardGetStatusChange(context, scard.INFINITE, seen)
            if result != scard.SCARD_S_SUCCESS:
                return
            if full := [name for name, state, _ in states if state & scard.SCARD_STATE_PRESENT]:
                break
            seen = [(name, state & ~scard.SCARD_STATE_CHANGED) for name, state, _ in states]
        _, handle, protocol = scard.SCardConnect(context, full[0], scard.SCARD_SHARE_EXCLUSIVE, protocols)
        header = scard.SCARD_PCI_T0 if protocol == scard.SCARD_PROTOCOL_T0 else scard.SCARD_PCI_T1
        for block in range(6):
            result, _ = scard.SCardTransmit(handle, header, [0xFF, 0xB0, block, 0, 0])
            assert result == scard.SCARD_S_SUCCESS
        known.put(monotonic())
        scard.SCardDisconnect(handle, scard.SCARD_LEAVE_CARD)

    thread = threading.Thread(target=loop, name="bare", daemon=True)
    thread.start()

    def stop() -> None:
        thread.join(_SOON)
        scard.SCardReleaseContext(context)

    return stop
