"""Every form of every service, every step, in both languages: asked whole, and nothing of it cut off."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from kiosk import specimens
from kiosk import visit as v
from kiosk.catalogue import sample
from tests.ui.conftest import CATALOGUE, PAGES, Open
from tests.ui.test_pages import nothing_is_cut_off
from ui.screen import LANGUAGES, Look

COMPLETE = [service.id for service in CATALOGUE.services.values() if service.complete]


def steps(service: str) -> Iterator[v.Visit]:
    """Each step with every question that the examples lead to, then the review."""
    answers = sample(CATALOGUE.service(service), specimens.NOW.date())
    visit = replace(PAGES["fill"], state=v.Fill(v.Application(service, answers)))
    form = v.form_of(visit, visit.state.application, specimens.NOW.date())
    for n in range(len(v.steps_of(visit, visit.state.application, form))):
        yield replace(visit, state=v.Fill(v.Application(service, answers, n)))
    yield replace(visit, state=v.Review(v.Application(service, answers)))


@pytest.mark.parametrize("look", [Look(lang, "elder", (1080, 1920)) for lang in LANGUAGES], ids=str)
def test_every_step_of_every_form_fits_in_the_largest_type(look: Look, open_window: Open) -> None:
    finger = open_window(look)
    for service in COMPLETE:
        for n, visit in enumerate(steps(service)):
            finger.shows(visit)
            nothing_is_cut_off(finger, f"{service} step {n} {look.lang}")
            if isinstance(visit.state, v.Fill):
                asked = [row["name"] for row in finger.window.screen._props["fields"]]
                seen = {i.objectName().removeprefix("question-").replace("-", "_") for i in finger.all()}
                assert set(asked) <= seen, f"{service} step {n}"
    assert finger.window.warnings == []
