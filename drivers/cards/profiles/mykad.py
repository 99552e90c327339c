"""MyKad, the identity card of Malaysia: files 1 (holder) and 4 (address), open to every reader.

Source: ``Josan88/mykad``: a window is opened by ``C8 32`` (how much) and ``CC 00`` (file, offset, length; all
little-endian) and fetched by ``CC 06``. What the first two answer differs between cards and is not judged.
Religion and race stand in file 1 behind what is read here and are not looked at.
"""

from stdnum.my import nric

from drivers.cards.profiles import Fit
from drivers.cards.table import Row, Step, TableProfile, birth, by_stdnum, sex, step, validity
from kiosk.person import Document, Sex

_PREFIXES = (bytes.fromhex("3B670000732000"), bytes.fromhex("3B670000A81042"))


def _fits(atr: bytes) -> Fit:
    return Fit.SURE if atr.startswith(_PREFIXES) else Fit.NO


def _window(key: str, file: int, offset: int, length: int) -> tuple[Step, ...]:
    place = b"".join(n.to_bytes(2, "little") for n in (file, 1, offset, length))
    return (
        step(f"C832000005080000{length.to_bytes(2, 'little').hex()}", optional=True),
        step(f"CC00000008{place.hex()}", optional=True),
        step(f"CC060000{length:02X}", key),
    )


def _at(offset: int, size: int) -> slice:
    return slice(offset, offset + size)


PROFILE = TableProfile(
    name="my-mykad",
    document=Document.MALAYSIAN,
    fits=_fits,
    steps=(
        step("00A404000AA0000000744A504E0010"),
        *_window("name", 1, 0, 43),
        *_window("holder", 1, 273, 73),
        *_window("address", 4, 0, 151),
    ),
    split=lambda parts: {
        **parts,
        "line1": parts.get("address", b"")[_at(3, 30)],
        "line2": parts.get("address", b"")[_at(33, 30)],
        "line3": parts.get("address", b"")[_at(63, 30)],
        "postcode": parts.get("address", b"")[_at(93, 3)].hex()[:5].encode(),
        "city": parts.get("address", b"")[_at(96, 25)],
        "state": parts.get("address", b"")[_at(121, 30)],
    },
    rows={
        "name": Row("name", _at(3, 40)),
        "name_latin": Row("name", _at(3, 40)),
        "id_number": Row("holder", _at(273 - 273, 13)),
        "sex": Row("holder", _at(286 - 273, 1), sex(L=Sex.MALE, P=Sex.FEMALE, M=Sex.MALE, F=Sex.FEMALE)),
        "birth": Row("holder", _at(295 - 273, 4), birth, binary=True),
        "valid_from": Row("holder", _at(324 - 273, 4), validity, binary=True),
        "nation": Row("holder", _at(328 - 273, 18)),
        "address": Row(("line1", "line2", "line3", "postcode", "city", "state")),
    },
    judge=by_stdnum(nric),
    encoding="latin-1",
)
