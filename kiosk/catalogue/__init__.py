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

from kiosk.catalogue.form_source import Shared, define_form, judge_examples
from kiosk.catalogue.life_event import EventQuestion, LifeEvent, merged, parts_of
from kiosk.catalogue.region import ASSETS, home, resolve
from kiosk.clock import SystemClock, days
from kiosk.errors import CatalogueInvalid, UnknownService
from kiosk.form import Form
from kiosk.question import Field, FieldKind, FormDefinition, Text, resolve_date
from kiosk.yaml_source import Document, Problem, judge_shape, read

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

FOLDER: Final = Path(__file__).parents[2] / "assets" / "catalogue"
"""The catalogue that ships with the terminal."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What the department reads of a claim: ``answers`` is the question that it answers, if any.

    A question that is ``editable`` is still asked, with the claim's value in it: what a certificate says may
    have changed since. Any other is not asked.
    """

    answers: str | None = None
    editable: bool = False


@dataclass(frozen=True, slots=True)
class Material:
    """One thing to bring; ``replaced_by`` is the type of e-certificate that stands in for it.

    ``claims`` are those that are shown then, beside name and identity number; None: all of them, as paper
    shows all. ``scan`` is the question that takes in a picture of the paper.
    """

    id: str
    title: Text
    required: bool = True
    note: Text | None = None
    replaced_by: str | None = None
    claims: Mapping[str, Claim] | None = None
    scan: str | None = None


@dataclass(frozen=True)
class Service:
    """One service. Everything but ``form`` is always there; ``item_code`` (GB/T 39554.1) may be empty.

    ``on_behalf`` names who one may apply for besides oneself: options of the shared question ``relation``.
    """

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
    on_behalf: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether it can be applied for here; otherwise the screen sends the citizen to the counter."""
        return self.form is not None


@dataclass(frozen=True)
class Catalogue:
    """Every service by id, in the order of the events, and the events themselves.

    ``region`` is the county that the texts speak for; of an ``example`` region no citizen may rely on them.
    """

    version: str
    services: Mapping[str, Service]
    events: tuple[LifeEvent, ...]
    region: Text | None = None
    example: bool = False
    _merged: dict[str, Service] = field(default_factory=dict, compare=False, repr=False)
    _files: Mapping[str, Path] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Self:
        """Read a folder; raise CatalogueInvalid with every problem when there is any.

        Whether its examples are good answers is for ``check``: no citizen's form rests on them.
        """
        source = _Source(folder)
        if source.problems:
            raise CatalogueInvalid(
                f"{len(source.problems)} problems in {folder}", [str(problem) for problem in source.problems]
            )
        services = {name: source.services[name] for event in source.events for name in event.services}
        at = source.home
        return cls(
            source.version(),
            MappingProxyType(services),
            tuple(source.events),
            at.name,
            at.example,
            _files=source.files(),
        )

    def service(self, id: str) -> Service:  # noqa: A002  # the name that the command line and the wire use
        """The service of that id, or the one that ``event:NAME/SERVICE/…`` makes; raises UnknownService.

        ``event:NAME`` alone, as a search finds it, is all of the event that can be applied for here. The
        id of what is found has the event's own order.
        """
        found = self.find(id)
        if found is None:
            raise UnknownService(f"no service {id[:64]!r} in catalogue {self.version}")
        return found

    def find(self, id: str) -> Service | None:  # noqa: A002  # see above
        """The same, or None."""
        parts = parts_of(id)
        if parts is None:
            return self.services.get(id)
        if id not in self._merged:
            event, names = self.event(parts[0]), parts[1]
            if event is None or not event.questions:
                return None
            names = names or tuple(name for name in event.services if self.services[name].complete)
            ordered = event.order(names)
            known = [self.services[name] for name in ordered if self.services[name].complete]
            if not known or len(known) < len(names):  # one is no part of it, or twice
                return None
            self._merged[id] = merged(event, known)
        return self._merged[id]

    def copy_to(self, folder: Path) -> None:
        """Copy its files, the table of divisions with them: ``load(folder)`` gives the same version."""
        for name, path in self._files.items():
            copy = folder / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())

    def event(self, id: str) -> LifeEvent | None:  # noqa: A002  # see above
        """The life event of that id, or None."""
        return next((event for event in self.events if event.id == id), None)


def check(folder: Path) -> list[Problem]:
    """Everything that is wrong with a catalogue folder, by file and line; empty when it can be used."""
    return _Source(folder, examples=True).problems


def sample(service: Service, today: date | None = None) -> dict[str, Any]:
    """Complete valid answers, from the ``examples`` of the form; dates such as ``today+7d`` are resolved.

    Every question that these answers lead to is answered, optional ones too. Attachments are left out: they
    are handed in as files. Raises ``kiosk.form.NoForm`` for a service without form.
    """
    today = days(today or SystemClock().now().date()).earliest
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
    examples: bool = False
    services: dict[str, Service] = field(default_factory=dict)
    events: list[LifeEvent] = field(default_factory=list)

    def __post_init__(self) -> None:
        names = sorted(path.name for path in self.folder.glob("services/*.yaml"))
        self._events = read(self.folder, "events.yaml")
        self._questions = read(self.folder, "questions.yaml")
        self._files = [read(self.folder, f"services/{name}") for name in names]
        self.home = home(self.folder)
        if self.home.broken:  # every ``${name}`` of every file would be a problem too
            return
        for document in (self._events, self._questions, *self._files):
            resolve(document, self.home.parameters)
        if judge_shape(self._events, "events"):
            self.events = [_event(data) for data in self._events.data["events"]]
        shared = (
            Shared.of(self._questions, self.home.regions)
            if judge_shape(self._questions, "questions")
            else None
        )
        for document in self._files:
            if judge_shape(document, "service"):
                self._add(document, shared)
        if not self._events.problems:
            self._judge_events()
            self._judge_together()
        self._judge_aliases()

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

    def files(self) -> dict[str, Path]:
        """Every file that was read, by its name in the folder; the table of divisions may lie in assets."""
        found = {}
        for document in self._documents():
            here = self.folder / document.file
            found[document.file] = here if here.is_file() else ASSETS / document.file
        return found

    def _documents(self) -> Iterable[Document]:
        return (self._events, self._questions, *self.home.documents, *self._files)

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
        _judge_materials(document, service)
        if self.examples and form and not document.problems:
            _judge_sample(document, service)

    def _judge_together(self) -> None:
        """What an event names is among its services, and what these ask by one name is one question."""
        for n, event in enumerate(self.events):
            named: dict[tuple[str | int, ...], tuple[str, ...]] = {
                ("always",): event.always,
                ("after",): (*event.after, *(o for others in event.after.values() for o in others)),
                **{("questions", m, "adds"): q.adds for m, q in enumerate(event.questions)},
            }
            for where, names in named.items():
                for name in names:
                    if name not in event.services:
                        self._events.report(
                            ("events", n, *where),
                            f"`{name}` is no service of `{event.id}`: list it or drop it",
                        )
            asked: dict[str, tuple[str, Field]] = {}
            for name in event.services:
                service = self.services.get(name)
                for field_ in service.form.fields() if service and service.form else ():
                    first, same = asked.setdefault(field_.name, (name, field_))
                    if (same.kind, same.label) != (field_.kind, field_.label):
                        document = next(d for d in self._files if d.data.get("id") == name)
                        document.report(
                            ("form", "layout"),
                            f"`{field_.name}` is another question in `{first}`: in one life event the same "
                            "name is asked once, so give it another name or make it a shared question",
                        )

    def _judge_aliases(self) -> None:
        """What people say for one service is not listed for another: else neither is found at once."""
        said: dict[str, str] = {}
        for document in self._files:
            aliases = {} if document.problems else document.data["aliases"]
            for lang, words in aliases.items():
                for n, alias in enumerate(words):
                    first = said.setdefault(alias.casefold(), document.data["id"])
                    if first != document.data["id"]:
                        document.report(
                            ("aliases", lang, n),
                            f"`{alias}` is said for `{first}` too: write what only this service is called",
                        )

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
                continue
            if name not in listed[event_id]:
                document.report(
                    ("event",), f"events.yaml does not list `{name}` under `{event_id}`: add it there"
                )
            for other in (e for e, names in listed.items() if name in names and e != event_id):
                document.report(("event",), f"events.yaml lists `{name}` under `{other}` too: list it once")


def _judge_sample(document: Document, service: Service) -> None:
    """The examples of a form must be good answers, today and in a year."""
    now = days(SystemClock().now().date()).earliest
    for today in (now, now + timedelta(days=365)):
        wrong = Form(service, None, today=today).check(sample(service, today))
        for name, code in wrong.items():
            document.report(
                ("form", "schema", "properties", name, "examples"),
                f"the first example of `{name}` is refused on {today} ({code}): write a good answer",
            )
        if service.form and not wrong:
            judge_examples(document, service.form, today)
        if document.problems:
            return


def _judge_materials(document: Document, service: Service) -> None:
    """What a certificate answers is asked, and the picture that it saves is one of a paper."""
    kinds = {f.name: f.kind for f in service.form.fields()} if service.form else {}
    for n, material in enumerate(service.materials):
        for name, claim in (material.claims or {}).items():
            if claim.answers and kinds.get(claim.answers, FieldKind.ATTACHMENT) is FieldKind.ATTACHMENT:
                document.report(
                    ("materials", n, "claims", name, "answers"),
                    f"`{claim.answers}` is no question of this form: write one of its layout",
                )
        if material.scan and kinds.get(material.scan) is not FieldKind.ATTACHMENT:
            document.report(
                ("materials", n, "scan"), f"`{material.scan}` is no question of kind attachment: write one"
            )
        if material.claims and not material.replaced_by:
            document.report(("materials", n), "`claims:` need `replaced_by:`: which certificate is it")


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
        questions=tuple(
            EventQuestion(q["id"], _text(q["label"]), tuple(q["adds"])) for q in data.get("questions", ())
        ),
        always=tuple(data.get("always", ())),
        after={name: tuple(others) for name, others in data.get("after", {}).items()},
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
        on_behalf=tuple(data.get("on_behalf", ())),
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
            claims={name: Claim(**claim) for name, claim in item["claims"].items()}
            if "claims" in item
            else None,
            scan=item.get("scan"),
        )
