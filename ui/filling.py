"""The form and its review, as plain values: a part of ``ui.props``, pure like it."""

from typing import TYPE_CHECKING, Any

from kiosk import visit as v
from kiosk.form import Field, FieldKind, Step
from ui import certificates, identity, scanning
from ui.inputs import Inputs, Props, title

if TYPE_CHECKING:
    from collections.abc import Mapping


def _asked(inputs: Inputs, application: v.Application) -> tuple[tuple[Step, ...], int]:
    """The steps of the form and which of them is shown."""
    form = v.form_of(inputs.visit, application, inputs.now.astimezone().date())
    steps = v.steps_of(inputs.visit, application, form)
    return steps, min(application.step, len(steps) - 1)


def fill(inputs: Inputs, application: v.Application) -> Props:
    """One step of the form."""
    steps, at = _asked(inputs, application)
    return {
        "service": title(inputs, application.service),
        "title": steps[at].title.in_(inputs.lang) if steps else "",
        "step": at,
        "steps": len(steps),
        "wrong": len(application.problems),
        **certificates.in_form(inputs, application),
    }


def fields(inputs: Inputs, application: v.Application) -> list[Props]:
    """The questions of the step shown, each with its answer so far and what is wrong with it."""
    steps, at = _asked(inputs, application)
    filled = certificates.filled(inputs, application)
    return [
        _field(field, application, inputs.lang)
        | (scanning.asked(inputs, application, field) if field.kind is FieldKind.ATTACHMENT else {})
        | {"certified": field.name in filled and application.answers.get(field.name) == filled[field.name]}
        for field in (steps[at].fields if steps else ())
    ]


def _field(field: Field, application: v.Application, lang: str) -> Props:
    value = application.answers.get(field.name)
    return {
        "name": field.name,
        "slug": field.name.replace("_", "-"),
        "kind": field.kind,
        "label": field.label.in_(lang),
        "hint": field.hint.in_(lang) if field.hint else "",
        "required": field.required,
        "unit": field.unit.in_(lang) if field.unit else "",
        "longest": field.max_length or 0,
        "minimum": field.minimum if field.minimum is not None else "",
        "maximum": field.maximum if field.maximum is not None else "",
        "options": [{"value": o.value, "label": o.label.in_(lang)} for o in field.options],
        "levels": [[{"value": o.value, "label": o.label.in_(lang)} for o in level] for level in field.levels],
        "value": value if value is not None else "",
        "problem": application.problems.get(field.name, ""),
    }


def review(inputs: Inputs, application: v.Application) -> Props:
    """Everything that will be handed in."""
    form = v.form_of(inputs.visit, application, inputs.now.astimezone().date())
    service = v.service_of(inputs.visit, application)
    person = inputs.visit.who.person if inputs.visit.who else None
    sections = [
        {
            "title": step.title.in_(inputs.lang),
            "step": n,
            "rows": [
                {
                    "label": f.label.in_(inputs.lang),
                    "value": scanning.shown(application, f, inputs.lang)
                    if f.kind is FieldKind.ATTACHMENT
                    else _shown(f, application.answers.get(f.name), inputs.lang),
                }
                for f in step.fields
            ],
        }
        for n, step in enumerate(v.steps_of(inputs.visit, application, form))
    ]
    return {
        "service": service.title.in_(inputs.lang),
        "name": person.name if person else "",
        "id_number": person.id_number if person else "",
        "address": person.address if person else "",
        "signature": identity.signature(inputs.visit, person) if person else "",
        "sections": sections,
        "bring": [
            f.label.in_(inputs.lang)
            for f in v.papers_asked(inputs.visit, application, inputs.now.astimezone().date())
            if not application.papers.of(f.name)
        ],
        "scanner": application.papers.here,
        "certificates": certificates.in_form(inputs, application)["certificates"],
    }


def _shown(field: Field, value: Any, lang: str) -> str:
    """An answer as it is read back."""
    labels: Mapping[str, str] = {o.value: o.label.in_(lang) for o in field.options}
    unit = f" {field.unit.in_(lang)}" if field.unit else ""
    match field.kind:
        case FieldKind.YES_NO if value in {True, False}:
            return {"zh": ("否", "是"), "en": ("No", "Yes")}[lang][bool(value)]
        case FieldKind.REGION if value:
            names = ({o.value: o.label.in_(lang) for o in level} for level in field.levels)
            chosen = [known.get(code, code) for code, known in zip(value, names, strict=False)]
            return "".join(chosen) if lang == "zh" else ", ".join(reversed(chosen))
        case FieldKind.MULTICHOICE if value:
            return ("、" if lang == "zh" else ", ").join(labels.get(item, item) for item in value)
    if value is None or value == "":
        return "–"
    return labels.get(str(value), f"{value}{unit}")
