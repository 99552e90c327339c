"""Whether headphones are plugged in: then what is said is for one person, and may name them.

The kernel tells it as an input switch (``SW_HEADPHONE_INSERT``, linux/input-event-codes.h) of the sound
card's jack; ``EVIOCGSW`` (linux/input.h) reads it. Where the card does not tell there is no switch: None, and
whoever speaks takes it for none.
"""

import fcntl
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

DEVICES: Final = Path("/dev/input")
_SW_HEADPHONE_INSERT: Final = 0x02
_SW_BYTES: Final = 8
_EV_SW: Final = 0x05


def _ioctl_read(number: int, size: int) -> int:
    """``_IOC(_IOC_READ, 'E', number, size)`` of asm-generic/ioctl.h."""
    return 2 << 30 | size << 16 | ord("E") << 8 | number


def plugged(devices: Iterable[Path] | None = None) -> bool | None:
    """Whether some jack holds headphones; None where no jack can tell, or none may be asked."""
    answers = [
        answer
        for path in (sorted(DEVICES.glob("event*")) if devices is None else devices)
        if (answer := _ask(path)) is not None
    ]
    return any(answers) if answers else None


def _ask(path: Path) -> bool | None:
    with suppress(OSError):
        device = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            if not _bit(fcntl.ioctl(device, _ioctl_read(0x20 + _EV_SW, _SW_BYTES), bytes(_SW_BYTES))):
                return None
            return _bit(fcntl.ioctl(device, _ioctl_read(0x1B, _SW_BYTES), bytes(_SW_BYTES)))
        finally:
            os.close(device)
    return None


def _bit(switches: bytes) -> bool:
    return bool(int.from_bytes(switches, "little") >> _SW_HEADPHONE_INSERT & 1)
