"""The resident card and its three kin, as a SAM reader on PC/SC shows them: see ``profiles/sam.py``."""

from functools import partial

from drivers.cards import people
from drivers.cards.emulations import Emulation, Play, contactless_atr, holder
from drivers.cards.profiles.sam import BLOCK, BLOCKS, IMAGE, command
from drivers.cards.resident import CARDS, PHOTO_BYTES, encode
from kiosk.person import Person

ATR = contactless_atr(b"\x50" + b"\0" * 8 + b"\x90\x00")
"""An application prefix, a serial number of zeros, and the status that the reader leaves there."""

HEADER = bytes.fromhex("01000400")
"""Nobody reads it; the serial protocol of the same modules gives both lengths at this place, and so do we."""


def play_text(text: bytes, photo: bytes = b"\0" * PHOTO_BYTES) -> Emulation:
    """A card with exactly this text block."""
    image = (HEADER + text + photo)[:IMAGE]
    blocks = (image[n * BLOCK : (n + 1) * BLOCK] for n in range(BLOCKS))
    return Emulation(ATR, {command(n): block + b"\x90\x00" for n, block in enumerate(blocks)})


def _play(name: str, person: Person | None) -> Emulation:
    """The card of that demo person, or one of the same kind for another person.

    Raises:
        PersonInvalid: the person's document is another one, or a value does not fit its field.
    """
    person = holder(name, person)
    try:
        return play_text(encode(person), person.photo or b"\0" * PHOTO_BYTES)
    except ValueError as e:
        raise people.PersonInvalid(str(e)) from None


_DOCUMENTS = {card.document for card in CARDS}
PLAYS: dict[str, Play] = {
    name: partial(_play, name) for name in people.names() if people.demo(name).document in _DOCUMENTS
}
