"""What can be printed, as data: each document knows what it says, ``ui.documents`` how it looks.

A value is made from what the screen shows at that moment and is gone once it is drawn; nothing of it is kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeAlias

from kiosk.question import Text

if TYPE_CHECKING:
    from kiosk.catalogue import Material, Service
    from kiosk.check import Record
    from kiosk.clinics import Nearby
    from kiosk.receipt import Receipt
    from kiosk.vaccination import Plan


@dataclass(frozen=True, slots=True)
class ReceiptPaper:
    """Saved: the receipt, what it is for, and, of a life event, each application with its own number."""

    receipt: "Receipt"
    title: Text
    items: tuple[tuple[Text, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Checklist:
    """What must I bring? Of a service, or of a whole life event."""

    title: Text
    department: Text
    materials: tuple["Material", ...]
    facts: tuple[tuple[Text, Text], ...]

    @classmethod
    def of(cls, service: "Service") -> "Checklist":
        """What a service asks for and what comes of it."""
        facts = (
            (Text("谁可以办", "Who may apply"), service.who),
            (Text("多久办好", "How long it takes"), service.time_limit),
            (Text("多少钱", "What it costs"), service.fee),
            (Text("拿到什么", "What you get"), service.outcome),
            (Text("没办成怎么办", "If it is refused"), service.if_refused),
        )
        return cls(service.title, service.department, service.materials, facts)


@dataclass(frozen=True, slots=True, repr=False)
class Booklet:
    """A child's vaccinations, day by day, and where to go."""

    plan: "Plan"
    born: date
    clinics: tuple["Nearby", ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class CertificatePaper:
    """An e-certificate that was judged valid; ``qr`` is its text, which alone counts."""

    title: Text
    claims: tuple[tuple[Text, Text], ...]
    issuer: str
    issued: datetime | None
    expires: datetime | None
    qr: str


@dataclass(frozen=True, slots=True, repr=False)
class DataUse:
    """Somebody used somebody's data."""

    at: datetime
    who: Text
    what: tuple[Text, ...]
    why: Text


@dataclass(frozen=True, slots=True, repr=False)
class DataUses:
    """Who used my data, newest first."""

    name: str
    uses: tuple[DataUse, ...]


@dataclass(frozen=True, slots=True)
class PrinterTest:
    """A sheet that shows whether a printer prints well; ``address`` is the printer's."""

    address: str


@dataclass(frozen=True, slots=True)
class ExaminationPaper:
    """The record of a technician's examination of this terminal; ``terminal`` is its id, or empty."""

    record: "Record"
    terminal: str = ""


Paper: TypeAlias = (
    ReceiptPaper | Checklist | Booklet | CertificatePaper | DataUses | PrinterTest | ExaminationPaper
)


def of_event(title: Text, services: Mapping[str, "Service"]) -> Checklist:
    """One list for all that a life event may lead to: each thing once, in the order of the services."""
    found: dict[str, Material] = {}
    departments: dict[str, Text] = {}
    for service in services.values():
        departments.setdefault(service.department.zh, service.department)
        for material in service.materials:
            before = found.get(material.id, material)
            found[material.id] = replace(before, required=before.required or material.required)
    where = Text("、".join(d.zh for d in departments.values()), ", ".join(d.en for d in departments.values()))
    facts = tuple((service.title, service.time_limit) for service in services.values())
    return Checklist(title, where, tuple(found.values()), facts)
