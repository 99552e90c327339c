"""The person on a document, whichever document it was.

A ``Person`` lives in memory for one visit. Its ``repr`` shows no personal data, so a traceback, a log line
or a failed assertion cannot leak it; whoever writes one to disk seals it first.
"""

from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class Document(StrEnum):
    """The kinds of document that a profile can read a person from."""

    RESIDENT = "cn-resident"  # 居民身份证
    PERMIT = "cn-permit"  # 港澳台居民居住证
    FOREIGNER_2017 = "cn-foreigner-2017"  # 外国人永久居留身份证, 2017 layout
    FOREIGNER_2023 = "cn-foreigner-2023"  # 外国人永久居留身份证, 2023 layout
    SOCIAL = "cn-social"  # 社会保障卡
    THAI = "th-id"
    MALAYSIAN = "my-mykad"
    BELGIAN = "be-eid"
    TAIWAN_NHI = "tw-nhi"  # 健保卡
    PASSPORT = "passport"  # 护照, any country's (ICAO Doc 9303)
    TRAVEL_PERMIT = "cn-travel-permit"  # 来往内地通行证, 来往大陆通行证 and other permits of China
    TRAVEL_DOCUMENT = "travel-document"  # another country's card with a travel document's chip


class Sex(StrEnum):
    """GB/T 2261.1 as the card states it; unknown is said, not guessed."""

    MALE = "m"
    FEMALE = "f"
    UNKNOWN = "x"


@dataclass(frozen=True, slots=True, repr=False)
class Person:
    """What a document says of its holder. Text is as printed, trimmed; absent is ``""`` or None.

    ``nation`` is the ethnic group (民族) on a resident or social security card and the nationality (ISO 3166
    alpha-3, where the card has it so) on a foreigner's. ``valid_to`` None with ``long_term`` True is 长期.
    ``warnings`` are codes of what does not add up (``id-checksum``, ``id-birth-mismatch``,
    ``id-region-unknown``, ``expired`` is *not* one: it depends on the day).
    ``photo`` is WLT, undecoded, of the four Chinese cards, and JPEG of a travel document, whose ``id_number``
    is the issuing state and the document's number (``UTO-L898902C3``). ``extra`` holds what only one layout
    has.
    """

    document: Document
    name: str
    id_number: str
    sex: Sex
    birth: date | None
    nation: str = ""
    address: str = ""
    issuer: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    long_term: bool = False
    name_latin: str = ""
    photo: bytes = b""
    warnings: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    reader: str = ""

    def __repr__(self) -> str:
        """Name the document kind and nothing of the person."""
        return f"<Person on {self.document}>"

    def as_json(self) -> dict[str, Any]:
        """The shape that ``kiosk card read`` prints and a submission seals; the photo is left out."""
        out = {k: v for k, v in asdict(self).items() if k not in {"photo", "extra", "warnings"}}
        for key in ("birth", "valid_from", "valid_to"):
            out[key] = out[key].isoformat() if out[key] else None
        return {**out, **dict(self.extra), "warnings": list(self.warnings)}
