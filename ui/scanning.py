"""Scanned papers as plain values, a part of ``ui.props`` and pure like it."""

from typing import TYPE_CHECKING, Any

from kiosk import visit as v
from kiosk.form import Field

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
    fields = (f for step in form.steps(state.application.answers) for f in step.fields)
    glass = state.glass
    return {
        "title": next((f.label.in_(inputs.lang) for f in fields if f.name == state.name), ""),
        "service": v.service_of(inputs.visit, state.application).title.in_(inputs.lang),
        "field": state.name,
        "at": glass.at,
        "progress": glass.progress,
        "trouble": glass.trouble or "",
        "scanner": inputs.visit.devices.scanner,
        "page": glass.page.name if glass.page else "",
        "flaws": list(glass.page.flaws) if glass.page else [],
        "trimmed": glass.page is not None and glass.page.trimmed is True,
        "whole": glass.page is not None and glass.page.trimmed is False,
    }
