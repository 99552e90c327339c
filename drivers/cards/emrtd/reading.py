"""From an open travel document to a person: the text first, then who signed it, the photo last.

The photo is nine tenths of what is read (10 to 60 KB, up to several seconds), so the person is told as soon
as the text is in, and once more, complete, at the end. From the first file on whoever holds the document is
known: a later file that is damaged or breaks off costs what it would have said, and is named in a warning.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from drivers.cards.emrtd import files
from drivers.cards.emrtd.data_groups import Details, details, portrait, zone
from drivers.cards.emrtd.files import Chip, Told
from drivers.cards.emrtd.mrz import Mrz, printed
from drivers.cards.emrtd.passive import Authorities, Judgement, Verdict, judge
from drivers.cards.port import CardKey, CardUnreadable
from kiosk.id_number import IdKind, check
from kiosk.person import Document, Person, Sex

Met = Callable[[Person], None]

SIGNATURE_FAILED, SIGNATURE_UNKNOWN = "signature-failed", "signature-unverified"
"""The warnings that passive authentication leaves."""

DETAILS_BROKEN, PHOTO_UNREADABLE = "details-unreadable", "photo-unreadable"
"""The warnings that damaged files leave: DG11 or DG12, and DG2."""

BIRTH_MISMATCH = "birth-mismatch"
"""DG11 has another day of birth than the zone."""

_CHINA = "CHN"


@dataclass(frozen=True, slots=True)
class Ways:
    """What a reading needs besides the chip: whom to trust, which day it is, whom to tell of what."""

    authorities: Authorities
    today: date
    met: Met
    told: Told


class Reading(NamedTuple):
    """Who it is; ``broken`` are the files that broke off, each named by its warning too."""

    person: Person
    broken: frozenset[int]


def read(chip: Chip, key: CardKey, ways: Ways) -> Reading:
    """Read everything that a citizen's terminal needs; ``met`` is told the person before the photo.

    ``key`` opened the chip: where DG1 is not ICAO's, it is what is known of number, birth and expiry.

    Raises:
        CardUnreadable: the document names nobody, or broke off before it did.
        CardGone: pulled meanwhile.
    """
    dg1 = chip.read(files.DG1)
    if dg1 is None:
        raise CardUnreadable("no data group 1")
    said = zone(dg1, ways.today)
    rest = _Rest(chip)
    # DG11 before anybody is told: it may say in which century the birth lies, and must not change it later.
    groups = {1: dg1, 11: rest.file(files.DG11), 12: rest.file(files.DG12)}
    person = _person(said, details(groups[11], groups[12]), key, ways.today)
    if not person.name:
        raise CardUnreadable("neither data group 1 nor 11 names anybody")
    ways.met(person)
    sod = rest.file(files.SOD)
    groups[2] = rest.file(files.DG2, ways.told)
    read_groups = {number: data for number, data in groups.items() if data is not None}
    photo = portrait(groups[2]) if groups[2] else None
    warnings = (
        *person.warnings,
        *((DETAILS_BROKEN,) if rest.broken & {files.DG11, files.DG12} else ()),
        *(() if photo else (PHOTO_UNREADABLE,)),
    )
    judgement = judge(sod, read_groups, ways.authorities)
    if files.SOD in rest.broken:
        judgement = Judgement(Verdict.UNVERIFIED, "the security object broke off while it was read")
    person = replace(_signed(person, judgement, warnings), photo=photo or b"")
    return Reading(person, frozenset(rest.broken))


class _Rest:
    """The files after the first, each by itself: one that breaks off takes no other with it."""

    def __init__(self, chip: Chip) -> None:
        self._chip = chip
        self.broken: set[int] = set()

    def file(self, number: int, told: Told = lambda _, __: None) -> bytes | None:
        """The file; None where there is none or it broke off, and then it is among ``broken``."""
        try:
            return self._chip.read(number, told)
        except CardUnreadable:
            self.broken.add(number)
            return None


def _signed(person: Person, judgement: Judgement, warnings: tuple[str, ...]) -> Person:
    code = {Verdict.FAILED: (SIGNATURE_FAILED,), Verdict.UNVERIFIED: (SIGNATURE_UNKNOWN,)}
    why = (("signature_reason", judgement.reason),) if judgement.reason else ()
    return replace(
        person,
        warnings=(*code.get(judgement.verdict, ()), *warnings),
        extra=(*person.extra, ("signature", judgement.verdict), *why),
    )


def _person(said: Mrz | str, more: Details, key: CardKey, today: date) -> Person:
    return _of_zone(said, more) if isinstance(said, Mrz) else _of_text(said, more, key, today)


def _of_zone(said: Mrz, more: Details) -> Person:
    latin = f"{said.surname}, {said.given}" if said.given else said.surname
    warnings = [f"mrz-{name}" for name in said.wrong]
    warnings += ["birth-unreadable"] if said.birth is None else []
    warnings += ["validity-unreadable"] if said.expiry is None else []
    if not said.number or not said.state:
        warnings.append("id-length")
    birth = said.birth
    if more.birth and f"{more.birth:%y%m%d}" == said.birth_raw:
        birth = more.birth  # two digits of a year cannot tell a centenarian from an infant
    elif more.birth:
        warnings.append(BIRTH_MISMATCH)
    number, judged = _personal(more.personal_number, birth)
    return Person(
        document=_kind(said),
        name=more.name or latin,
        id_number=f"{said.state}-{said.number}" if said.number else "",
        sex=said.sex,
        birth=birth,
        nation=said.nationality,
        address=more.address,
        issuer=more.issuer or said.state,
        valid_from=more.issued,
        valid_to=said.expiry,
        name_latin=latin,
        warnings=(*warnings, *judged),
        extra=(("document_number", said.number), ("personal_number", number)),
    )


def _of_text(said: str, more: Details, key: CardKey, today: date) -> Person:
    """A document whose DG1 is its issuer's own: the key, what DG11 says, and the text as it stands."""
    printed_number, birth, expiry = printed(key, today) if key.mrz else ("", None, None)
    birth = birth or more.birth
    number, judged = _personal(more.personal_number, birth)
    return Person(
        document=Document.TRAVEL_PERMIT,
        name=more.name,
        id_number=f"{_CHINA}-{printed_number}" if printed_number else "",
        sex=Sex.UNKNOWN,
        birth=birth,
        address=more.address,
        issuer=more.issuer,
        valid_from=more.issued,
        valid_to=expiry,
        warnings=("mrz-not-icao", *judged),
        extra=(("document_number", printed_number), ("personal_number", number), ("text", said)),
    )


def _kind(said: Mrz) -> Document:
    if said.code.startswith("P"):
        return Document.PASSPORT
    return Document.TRAVEL_PERMIT if said.state == _CHINA else Document.TRAVEL_DOCUMENT


def _personal(number: str, birth: date | None) -> tuple[str, tuple[str, ...]]:
    """A personal number that has the form of a Chinese one is judged as one; others are their state's."""
    found = check(number)
    if found.kind is IdKind.UNKNOWN:
        return number, ()
    codes = [code for code in (found.problem, *found.warnings) if code]
    if found.birth and birth and found.birth != birth:
        codes.append("id-birth-mismatch")
    return found.number, tuple(codes)
