"""What lies between a profile's command and the bare exchange: lengths mended, and what no profile may say.

Sources: ISO/IEC 7816-4 5.1 and 7816-3 12 (61xx: fetch the answer; 6Cxx: this length, please).
"""

from drivers.cards.port import Transmit

_COMMON_CLASSES = 0x03  # the channel bits of CLA, ISO/IEC 7816-4 5.4.1
_LONGEST_ANSWER = 0x10000
_MOST_ROUNDS = 512
"""A card that has one byte more, and one more, would hold its reader until it is pulled."""

WITH_A_PIN = frozenset({0x20, 0x21, 0x24, 0x25, 0x2C, 0x2D})
"""VERIFY, CHANGE REFERENCE DATA, RESET RETRY COUNTER (ISO/IEC 7816-4 11.6): each can block a card."""


class ForbiddenCommand(Exception):  # a bug in a profile, found before the card can feel it
    """A profile wanted to send what may block a card."""


def mended(exchange: Transmit) -> Transmit:
    """``Transmit`` over a bare exchange: long answers are fetched (61xx) and wrong lengths mended (6Cxx).

    A command with a PIN is not sent, whoever asks: it raises ``ForbiddenCommand``.
    """

    def transmit(command: bytes) -> tuple[bytes, int, int]:
        if command[1] in WITH_A_PIN:
            raise ForbiddenCommand
        data, sw1, sw2 = exchange(command)
        if sw1 == 0x6C:
            data, sw1, sw2 = exchange(with_length(command, sw2))
        for _ in range(_MOST_ROUNDS):
            if sw1 != 0x61 or len(data) > _LONGEST_ANSWER:
                break
            more, sw1, sw2 = exchange(bytes([command[0] & _COMMON_CLASSES, 0xC0, 0, 0, sw2]))
            if not more:  # it promised data and has none
                break
            data += more
        return data, sw1, sw2

    return transmit


def with_length(command: bytes, expected: int) -> bytes:
    """A short command APDU (ISO/IEC 7816-3 12.1) with this Le in place of its own or of none."""
    lc = command[4] if len(command) > 5 else 0
    has_length = len(command) == 5 or len(command) == 5 + lc + 1
    return (command[:-1] if has_length else command) + bytes([expected])
