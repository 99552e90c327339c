"""Social security card (社会保障卡), by contact or contactless: EF05 (the card) and EF06 (its holder).

Sources: several public readers of the card agree on the application's name (``sx1.sh.社会保障`` in GBK), on
``00 A4 02 00 02 EF 05`` and ``EF 06``, and on their records: each answer is tag, length, value; text in GBK,
dates and codes as half bytes. Records are asked for by tag (P2 00), and by number (P2 04) where a card knows
no tags. Not tried on a real card.

Some of those readers present the factory PIN to cards that protect EF06. This one never presents any: such a
card is ``CardWantsPin``, and the person is asked for another.
"""

from collections.abc import Iterator

from drivers.cards.atr import contactless, stores_only
from drivers.cards.profiles import Fit
from drivers.cards.reading import NATIONS, SEXES, Reading
from drivers.cards.table import Parts, Row, Step, TableProfile, birth, step, validity
from kiosk.id_number import IdKind, check
from kiosk.person import Document, Sex

NAME = bytes.fromhex("7378312E73682EC9E7BBE1B1A3D5CF")
CARD_FILE, HOLDER_FILE = bytes.fromhex("EF05"), bytes.fromhex("EF06")
CARD_RECORDS = {"valid_from": 0x05, "valid_to": 0x06, "card_number": 0x07}
HOLDER_RECORDS = {"id_number": 0x08, "name": 0x09, "sex": 0x0A, "nation": 0x0B, "birth": 0x0D}


def _fits(atr: bytes) -> Fit:
    if stores_only(atr):
        return Fit.NO
    return Fit.MAYBE if contactless(atr) else Fit.LIKELY


def _records(tags: dict[str, int], first: int) -> Iterator[Step]:
    """``first`` is the tag of the file's record number 1."""
    for key, tag in tags.items():
        yield step(
            f"00B2{tag:02X}0000", key, instead=f"00B2{tag - first + 1:02X}0400", optional=key != "id_number"
        )


def _values(parts: Parts) -> Parts:
    """Each record without its tag and length."""
    return {key: record[2 : 2 + record[1]] for key, record in parts.items() if len(record) > 2}


def _sex(reading: Reading, found: str) -> Sex:
    return reading.sex(reading.text(found), SEXES)


def _nation(reading: Reading, found: str) -> str:
    return reading.coded(found, NATIONS, "nation-unknown") or ""


PROFILE = TableProfile(
    name="cn-social",
    document=Document.SOCIAL,
    fits=_fits,
    steps=(
        step(f"00A404000F{NAME.hex()}"),
        step(f"00A4020002{CARD_FILE.hex()}", instead=f"00A4000002{CARD_FILE.hex()}"),
        *_records(CARD_RECORDS, 0x01),
        step(f"00A4020002{HOLDER_FILE.hex()}", instead=f"00A4000002{HOLDER_FILE.hex()}"),
        *_records(HOLDER_RECORDS, 0x08),
    ),
    split=_values,
    encoding="gb18030",  # GBK and more
    rows={
        "name": Row("name"),
        "id_number": Row("id_number"),
        "sex": Row("sex", convert=_sex),
        "nation": Row("nation", convert=_nation, binary=True),
        "birth": Row("birth", convert=birth, binary=True),
        "valid_from": Row("valid_from", convert=validity, binary=True),
        "valid_to": Row("valid_to", convert=validity, binary=True),
        "card_number": Row("card_number"),
    },
    judge=check,
    kinds=frozenset({IdKind.CITIZEN, IdKind.PERMIT, IdKind.FOREIGNER_2023}),
)
