"""The catalogue: every service and life event of the hall, as data.

Owns the meaning of the files under ``assets/catalogue``. A catalogue is loaded whole or not at all, is never
changed once loaded, and is named by its ``version``: the edition (``2026.11``) and the first twelve hex
digits of SHA-256 over the content (RFC 8785-like JSON: sorted keys, no blanks). A comment or a blank line
changes nothing; a word that a citizen can see, or a rule, changes the version. A submission pins it.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Self

from kiosk.catalogue_source import Document, Problem, judge_shape, read
from kiosk.clock import SystemClock
from kiosk.errors import CatalogueInvalid, UnknownService
from kiosk.form import Form
from kiosk.form_source import Shared, define_form
from kiosk.question import FieldKind, FormDefinition, Text, resolve_date

__all__ = [
    "Catalogue",
    "FormDefinition",
    "LifeEvent",
    "Material",
    "Problem",
    "Service",
    "Text",
    "check",
    "sample",
]

FOLDER: Final = Path(__file__).parent.parent / "assets" / "catalogue"
"""The catalogue that ships with the terminal."""


@dataclass(frozen=True, slots=True)
class Material:
    """One thing to bring; ``replaced_by`` is the type of e-certificate that stands in for it."""

    id: str
    title: Text
    required: bool = True
    note: Text | None = None
    replaced_by: str | None = None


@dataclass(frozen=True)
class Service:
    """One service. Everything but ``form`` is always there; ``item_code`` (GB/T 39554.1) may be empty."""

    id: str
    event: str
    title: Text
    department: Text
    item_code: str
    icon: str
    summary: Text
    who: Text
    materials: tuple[Material, ...]
    fee: Text
    time_limit: Text
    outcome: Text
    if_refused: Text
    offline: bool
    aliases_zh: tuple[str, ...]
    aliases_en: tuple[str, ...]
    form: FormDefinition | None

    @property
    def complete(self) -> bool:
        """Whether it can be applied for here; otherwise the screen sends the citizen to the counter."""
        return self.form is not None


@dataclass(frozen=True)
class LifeEvent:
    """Services that belong to one turn of life, in the order in which they are best done."""

    id: str
    title: Text
    summary: Text
    icon: str
    services: tuple[str, ...]
    aliases_zh: tuple[str, ...] = ()
    aliases_en: tuple[str, ...] = ()


@dataclass(frozen=True)
class Catalogue:
    """Every service by id, in the order of the events, and the events themselves."""

    version: str
    services: Mapping[str, Service]
    events: tuple[LifeEvent, ...]

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Self:
        """Read a folder; raise CatalogueInvalid with every problem when there is any."""
        source = _Source(folder)
        if source.problems:
            raise CatalogueInvalid(
                f"{len(source.problems)} problems in {folder}", [str(problem) for problem in source.problems]
            )
        services = {name: source.services[name] for event in source.events for name in event.services}
        return cls(source.version(), MappingProxyType(services), tuple(source.events))

    def service(self, id: str) -> Service:  # noqa: A002  # the name that the command line and the wire use
        """The service of that id; raises UnknownService."""
        try:
            return self.services[id]
        except KeyError:
            raise UnknownService(f"no service {id[:64]!r} in catalogue {self.version}") from None


def check(folder: Path) -> list[Problem]:
    """Everything that is wrong with a catalogue folder, by file and line; empty when it can be used."""
    return _Source(folder).problems


def sample(service: Service, today: date | None = None) -> dict[str, Any]:
    """Complete valid answers, from the ``examples`` of the form; dates such as ``today+7d`` are resolved.

    Every question that these answers lead to is answered, optional ones too. Attachments are left out: they
    are handed in as files. Raises ``kiosk.form.NoForm`` for a service without form.
    """
    today = today or SystemClock().now().date()
    form = Form(service, None, today=today)
    kinds = {f.name: f.kind for f in service.form.fields()} if service.form else {}
    answers: dict[str, Any] = {}
    while True:
        found = {name: examples[0] for name, examples in form.examples(answers).items() if examples}
        found = {
            name: _on(today, value) if kinds[name] is FieldKind.DATE else value
            for name, value in found.items()
            if kinds[name] is not FieldKind.ATTACHMENT
        }
        if found.keys() <= answers.keys():
            return answers
        answers = {**found, **answers}


def _on(today: date, expression: str) -> str:
    day = resolve_date(expression, today)
    return day.isoformat() if day else expression


@dataclass
class _Source:
    """One reading of a folder: what could be made of it, and all that is wrong."""

    folder: Path
    services: dict[str, Service] = field(default_factory=dict)
    events: list[LifeEvent] = field(default_factory=list)

    def __post_init__(self) -> None:
        names = sorted(path.name for path in self.folder.glob("services/*.yaml"))
        self._events = read(self.folder, "events.yaml")
        self._questions = read(self.folder, "questions.yaml")
        self._files = [read(self.folder, f"services/{name}") for name in names]
        if judge_shape(self._events, "events"):
            self.events = [_event(data) for data in self._events.data["events"]]
        shared = Shared.of(self._questions) if judge_shape(self._questions, "questions") else None
        for document in self._files:
            if judge_shape(document, "service"):
                self._add(document, shared)
        if not self._events.problems:
            self._judge_events()

    @property
    def problems(self) -> list[Problem]:
        """By file, then by line."""
        found = (p for document in self._documents() for p in document.problems)
        return sorted(found, key=lambda p: (p.file, p.line))

    def version(self) -> str:
        """See the module."""
        content = {document.file: document.data for document in self._documents()}
        canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return f"{self._events.data['edition']}-{hashlib.sha256(canonical.encode()).hexdigest()[:12]}"

    def _documents(self) -> Iterable[Document]:
        return (self._events, self._questions, *self._files)

    def _add(self, document: Document, shared: Shared | None) -> None:
        """Make the service of a file, and judge what only a whole service shows."""
        data = document.data
        stem = Path(document.file).stem
        if data["id"] in self.services:
            document.report(("id",), f"`{data['id']}` is taken by another file: write `{stem}`")
        elif data["id"] != stem:
            document.report(
                ("id",), f"`{data['id']}` is not the file's name: write `{stem}` or rename the file"
            )
        form = None
        if "form" in data and shared:
            form = define_form(document, shared)
        service = _service(data, form)
        self.services[service.id] = service
        if form and not document.problems:
            _judge_sample(document, service)

    def _judge_events(self) -> None:
        """Every service stands in the one event that it names, and nowhere else."""
        listed = {event.id: event.services for event in self.events}
        for n, event in enumerate(self.events):
            if [other.id for other in self.events].count(event.id) > 1:
                self._events.report(("events", n, "id"), f"`{event.id}` stands twice: give one another id")
            for m, name in enumerate(event.services):
                if not (self.folder / "services" / f"{name}.yaml").is_file():
                    self._events.report(
                        ("events", n, "services", m), f"no file services/{name}.yaml: add it or drop the line"
                    )
        for document in self._files:
            if document.problems:
                continue
            event_id, name = document.data["event"], document.data["id"]
            if event_id not in listed:
                document.report(("event",), f"no event `{event_id}`: write one of {', '.join(listed)}")
            elif name not in listed[event_id]:
                document.report(
                    ("event",), f"events.yaml does not list `{name}` under `{event_id}`: add it there"
                )
            for other in (e for e, names in listed.items() if name in names and e != event_id):
                document.report(("event",), f"events.yaml lists `{name}` under `{other}` too: list it once")


def _judge_sample(document: Document, service: Service) -> None:
    """The examples of a form must be good answers, today and in a year."""
    now = SystemClock().now().date()
    for today in (now, now + timedelta(days=365)):
        wrong = Form(service, None, today=today).check(sample(service, today))
        for name, code in wrong.items():
            document.report(
                ("form", "schema", "properties", name, "examples"),
                f"the first example of `{name}` is refused on {today} ({code}): write a good answer",
            )
        if wrong:
            return


def _text(data: Mapping[str, str]) -> Text:
    return Text(data["zh"].strip(), data["en"].strip())


def _event(data: Mapping[str, Any]) -> LifeEvent:
    aliases = data.get("aliases", {})
    return LifeEvent(
        id=data["id"],
        title=_text(data["title"]),
        summary=_text(data["summary"]),
        icon=data["icon"],
        services=tuple(data["services"]),
        aliases_zh=tuple(aliases.get("zh", ())),
        aliases_en=tuple(aliases.get("en", ())),
    )


def _service(data: Mapping[str, Any], form: FormDefinition | None) -> Service:
    words = ("title", "department", "summary", "who", "fee", "time_limit", "outcome", "if_refused")
    return Service(
        id=data["id"],
        event=data["event"],
        item_code=data.get("item_code", ""),
        icon=data["icon"],
        materials=tuple(_materials(data["materials"])),
        offline=data["offline"],
        aliases_zh=tuple(data["aliases"]["zh"]),
        aliases_en=tuple(data["aliases"]["en"]),
        form=form,
        **{name: _text(data[name]) for name in words},
    )


def _materials(items: Iterable[Mapping[str, Any]]) -> Iterator[Material]:
    for item in items:
        yield Material(
            id=item["id"],
            title=_text(item["title"]),
            required=item.get("required", True),
            note=_text(item["note"]) if "note" in item else None,
            replaced_by=item.get("replaced_by"),
        )
