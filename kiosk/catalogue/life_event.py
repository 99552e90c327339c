"""A life event as one thing: the services that apply, one form that asks each question once, one list.

``merged`` makes one ``Service`` of several, so that all that knows a service (form, review, materials, draft)
knows a life event too. It is named ``event:birth/newborn-household/…``: the event and the services picked, in
the order in which they are done. What is handed in are still the services, each an application of its own for
its own department: ``share`` gives each its part of the answers.

A question that two services ask is the same question when it has the same name, which the catalogue's check
makes sure of; it is asked where it comes first. Steps of the same id are one step. What goes with everything
(``contact``) comes last.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from kiosk.question import FormDefinition, Step, Text

if TYPE_CHECKING:
    from kiosk.catalogue import Material, Service

PREFIX: Final = "event:"
"""What the name of a life event begins with, where a service's id may stand too."""
LAST_STEP: Final = "contact"


@dataclass(frozen=True, slots=True)
class EventQuestion:
    """A plain question; yes adds these services."""

    id: str
    label: Text
    adds: tuple[str, ...]


@dataclass(frozen=True)
class LifeEvent:
    """Services that belong to one turn of life, in the order in which they are best done.

    ``always`` are those that every such turn needs; ``after`` says what must be decided before: service → the
    services that it builds on.
    """

    id: str
    title: Text
    summary: Text
    icon: str
    services: tuple[str, ...]
    aliases_zh: tuple[str, ...] = ()
    aliases_en: tuple[str, ...] = ()
    questions: tuple[EventQuestion, ...] = ()
    always: tuple[str, ...] = ()
    after: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def picked(self, answers: Mapping[str, bool]) -> tuple[str, ...]:
        """The services that these answers lead to, in the order in which they are done."""
        wanted = set(self.always)
        for question in self.questions:
            if answers.get(question.id):
                wanted.update(question.adds)
        return self.order(wanted)

    def order(self, services: Collection[str]) -> tuple[str, ...]:
        """Each after those that it builds on; otherwise as the event lists them."""
        waiting = [name for name in self.services if name in services]
        done: list[str] = []
        while waiting:
            ready = (n for n in waiting if not set(self.after.get(n, ())) & set(waiting))
            following = next(ready, waiting[0])
            waiting.remove(following)
            done.append(following)
        return tuple(done)


def name_of(event: str, services: Sequence[str]) -> str:
    """The name of a life event with these services."""
    return "/".join((PREFIX + event, *services))


def parts_of(name: str) -> tuple[str, tuple[str, ...]] | None:
    """The event and its services behind such a name; None for a service's id."""
    if not name.startswith(PREFIX):
        return None
    event, *services = name.removeprefix(PREFIX).split("/")
    return event, tuple(services)


def items_of(name: str) -> tuple[str, ...]:
    """The services that a name stands for: those of a life event, or the one service."""
    parts = parts_of(name)
    return parts[1] if parts else (name,)


def merged(event: LifeEvent, parts: Sequence["Service"]) -> "Service":
    """One service made of several, all of which have a form."""
    forms = [part.form for part in parts if part.form]
    return replace(
        parts[0],
        id=name_of(event.id, [part.id for part in parts]),
        event=event.id,
        title=event.title,
        department=_joined([part.department for part in parts]),
        item_code="",
        icon=event.icon,
        summary=event.summary,
        materials=_materials(parts),
        fee=_each(parts, [part.fee for part in parts]),
        time_limit=_each(parts, [part.time_limit for part in parts]),
        outcome=_each(parts, [part.outcome for part in parts]),
        offline=all(part.offline for part in parts),
        form=FormDefinition(_schema(forms), _layout(forms)),
    )


def share(service: "Service", answers: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the answers that this service asks for."""
    names = {field.name for field in service.form.fields()} if service.form else set()
    return {name: value for name, value in answers.items() if name in names}


def _schema(forms: Sequence[FormDefinition]) -> dict[str, Any]:
    """Valid is what is valid for each. Its branches stay as they are; what none of them asks is refused."""
    closed = ("$schema", "unevaluatedProperties")
    return {
        "$schema": forms[0].schema["$schema"],
        "type": "object",
        "allOf": [{k: v for k, v in form.schema.items() if k not in closed} for form in forms],
        "unevaluatedProperties": False,
    }


def _layout(forms: Sequence[FormDefinition]) -> tuple[Step, ...]:
    seen: set[str] = set()
    steps: dict[str, Step] = {}
    for step in (step for form in forms for step in form.layout):
        new = tuple(field for field in step.fields if field.name not in seen)
        seen.update(field.name for field in new)
        if step.id in steps:
            steps[step.id] = replace(steps[step.id], fields=(*steps[step.id].fields, *new))
        elif new:
            steps[step.id] = replace(step, fields=new)
    last = steps.pop(LAST_STEP, None)
    return (*steps.values(), last) if last else tuple(steps.values())


def _materials(parts: Sequence["Service"]) -> tuple["Material", ...]:
    """Each thing once; what one of them needs is needed."""
    found: dict[str, Material] = {}
    for material in (m for part in parts for m in part.materials):
        before = found.get(material.id)
        needed = material.required or bool(before and before.required)
        found[material.id] = replace(before or material, required=needed)
    return tuple(found.values())


def _joined(texts: Sequence[Text]) -> Text:
    """Each different text once."""
    return Text("、".join(dict.fromkeys(t.zh for t in texts)), ", ".join(dict.fromkeys(t.en for t in texts)))


def _each(parts: Sequence["Service"], texts: Sequence[Text]) -> Text:
    """One text where all say the same, else a line for each service."""
    if len(set(texts)) == 1:
        return texts[0]
    pairs = list(zip(parts, texts, strict=True))
    return Text(
        "\n".join(f"{part.title.zh}：{text.zh}" for part, text in pairs),
        "\n".join(f"{part.title.en}: {text.en}" for part, text in pairs),
    )
