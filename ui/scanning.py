"""Scanned papers as plain values, a part of ``ui.props`` and pure like it."""

from collections.abc import Mapping
from dataclasses import astuple
from typing import TYPE_CHECKING, Any

from kiosk import visit as v
from kiosk.form import Field
from kiosk.transcript import Offer

if TYPE_CHECKING:
    from ui.inputs import Inputs

Props = dict[str, Any]


def asked(inputs: "Inputs", application: v.Application, field: Field) -> Props:
    """What a question for a paper needs beside what every question has."""
    papers = application.papers
    return {
        "pages": [page.name for page in papers.of(field.name)],
        "most": field.max_items or 1,
        "counter": field.name in papers.counter,
        "scanner": inputs.visit.devices.scanner,
    }


def shown(application: v.Application, field: Field, lang: str) -> str:
    """The answer to a question for a paper, as it is read back."""
    count = len(application.papers.of(field.name))
    if not count:
        return {"zh": "交到窗口", "en": "Brought to the counter"}[lang]
    return f"已扫描 {count} 页" if lang == "zh" else f"Scanned, {count} page{'s' * (count > 1)}"


def placed(inputs: "Inputs", state: v.ScanPaper) -> Props:
    """The page on which a paper is scanned."""
    form = v.form_of(inputs.visit, state.application, inputs.now.astimezone().date())
    fields = {f.name: f for step in form.steps(state.application.answers) for f in step.fields}
    paper = fields.get(state.name)
    glass = state.glass
    return {
        "title": paper.label.in_(inputs.lang) if paper else "",
        "service": v.service_of(inputs.visit, state.application).title.in_(inputs.lang),
        "field": state.name,
        "at": glass.at,
        "progress": glass.progress,
        "trouble": glass.trouble or "",
        "scanner": inputs.visit.devices.scanner,
        "page": glass.page.name if glass.page else "",
        "flaws": list(glass.page.flaws) if glass.page else [],
        "part": list(astuple(glass.page.part)) if glass.page else [],
        "reads": inputs.visit.devices.reads,
        "lines": list(glass.lines),
        "unread": glass.unread,
        "offers": [_offer(fields, state.application, offer, inputs.lang) for offer in glass.offers],
        "trim": list(astuple(glass.page.trim)) if glass.page else [],
    }


def _offer(fields: Mapping[str, Field], application: v.Application, offer: Offer, lang: str) -> Props:
    """A number from the page, the question that it may answer, and whether it does already."""
    field = fields.get(offer.field)
    return {
        "field": offer.field,
        "slug": offer.field.replace("_", "-"),
        "label": field.label.in_(lang) if field else "",
        "value": offer.value,
        "taken": application.answers.get(offer.field) == offer.value,
    }
