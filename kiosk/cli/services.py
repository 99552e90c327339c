"""``kiosk services``, ``kiosk find``, ``kiosk vaccines``: what the catalogue and the schedules know."""

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import click

from kiosk.cli.place import DAY, FILE, LANG, PDF, Place, command, fail, group, json_value, main


@group("services", invoke_without_command=True)
@click.option("--event", metavar="E", help="Only those of a life event.")
def services(place: Place, event: str | None) -> None:
    """List the services, or check a catalogue folder."""
    known = {e.id for e in place.catalogue.events}
    if event and event not in known:
        fail(f"no life event {event[:64]!r}: there are {', '.join(sorted(known))}")
    found = [s for s in place.catalogue.services.values() if event in {None, s.event}]
    rows = [
        {
            "id": s.id,
            "event": s.event,
            "zh": s.title.zh,
            "en": s.title.en,
            "department": s.department.zh,
            "offline": s.offline,
            "complete": s.complete,
        }
        for s in found
    ]
    place.show(rows, [f"{s.id:27} {s.event:11} {s.title.zh}  {s.title.en}" for s in found])


@services.command("check")
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@command
def services_check(place: Place, folder: Path | None) -> None:
    """Lint a catalogue folder: file, line, field, and what to write instead."""
    from kiosk import catalogue, utterance

    folder = folder or catalogue.FOLDER
    problems = catalogue.check(folder)
    if (synonyms := folder / utterance.SYNONYMS.name).is_file():
        problems += utterance.check(synonyms)
    place.show([asdict(p) for p in problems], [str(p) for p in problems] or "the catalogue is in order")
    if problems:
        fail(f"{len(problems)} problem{'s' if len(problems) > 1 else ''}")


@services.command("sample")
@click.argument("service", metavar="ID")
@command
def services_sample(place: Place, service: str) -> None:
    """Print complete valid answers, as `submit --answers` takes them."""
    from kiosk.catalogue import sample

    answers = sample(place.catalogue.service(service))
    place.show(answers, json.dumps(answers, ensure_ascii=False, indent=2))


@services.command("checklist")
@click.argument("name", metavar="ID")
@PDF
@LANG
@command
def services_checklist(place: Place, name: str, pdf: Path | None, lang: str | None) -> None:
    """What to bring for a service, or for all of a life event (event:NAME)."""
    from kiosk.paper import Checklist, of_event

    event = place.catalogue.event(name.removeprefix("event:")) if name.startswith("event:") else None
    if event:
        services = {one: place.catalogue.service(one) for one in event.services}
        paper = of_event(event.title, services)
    else:
        paper = Checklist.of(place.catalogue.service(name))
    rows = [{"id": m.id, "zh": m.title.zh, "en": m.title.en, "required": m.required} for m in paper.materials]
    lines = [
        f"□ {m.title.zh}  {m.title.en}{'' if m.required else '  (if you have it)'}" for m in paper.materials
    ]
    if pdf:
        place.write_pdf(pdf, paper, lang)
    place.show(rows, lines or "your identity card, nothing else")


@main.command()
@click.argument("text", required=False)
@click.option("--batch", type=FILE, help="One query a line.")
@click.option("--top", type=click.IntRange(1, 50), default=5, show_default=True, help="How many to show.")
@command
def find(place: Place, text: str | None, batch: Path | None, top: int) -> None:
    """Find services and life events by what a person says."""
    from kiosk.intent import Intent

    if (text is None) == (batch is None):
        raise click.UsageError("give a TEXT, or --batch FILE")
    intent = Intent(place.catalogue)
    if batch:
        try:
            queries = batch.read_text("utf-8").splitlines()
        except UnicodeDecodeError:
            fail(f"{batch}: no text in UTF-8")
        found = [intent.find(query, top) for query in queries]
        lines = [", ".join(m.id for m in row) or "-" for row in found]
        place.show([[asdict(match) for match in row] for row in found], lines)
        return
    matches = intent.find(text or "", top)
    lines = [f"{m.score:.3f}  {m.id}" for m in matches]
    if not matches:
        lines = ["nothing fits: say it in other words, or see all there is with `kiosk services`"]
    elif not intent.sure(matches):
        lines.insert(0, "not sure, did you mean:")
    place.show([asdict(match) for match in matches], lines)


@main.command()
@click.option("--born", required=True, type=DAY, metavar="DATE", help="Day of birth.")
@click.option("--sex", required=True, type=click.Choice(["m", "f"]), help="Some vaccines are for girls.")
@click.option("--given", type=FILE, help="Doses given: a JSON list of {vaccine, date}.")
@click.option("--on", type=DAY, metavar="DATE", help="The day asked about; today when it is not said.")
@click.option("--schedule", default="cn-2026", show_default=True, metavar="NAME", help="Whose rules.")
@click.option("--condition", "conditions", multiple=True, metavar="NAME", help="As the schedule names them.")
@click.option("--ics", type=click.Path(dir_okay=False, path_type=Path), help="Write a calendar there too.")
@PDF
@LANG
@click.option("--full", is_flag=True, help="Also doses missed for good, and what each dose given counts for.")
@command
def vaccines(
    place: Place,
    born: datetime,
    sex: Literal["m", "f"],
    given: Path | None,
    on: datetime | None,
    schedule: str,
    conditions: tuple[str, ...],
    ics: Path | None,
    pdf: Path | None,
    lang: str | None,
    full: bool,
) -> None:
    """Plan the vaccine doses that a child still needs. The vaccination clinic decides."""
    from kiosk import vaccination

    rules = vaccination.Schedule.load(schedule)
    record = vaccination.doses_from_json(rules, json_value(given)) if given else []
    day = on.date() if on else place.clock.now().astimezone().date()
    child = vaccination.Child(born.date(), sex, frozenset(conditions))
    plan = vaccination.plan(rules, child, record, day)
    if ics:
        from kiosk.vaccination.ics import to_ics

        ics.write_bytes(to_ics(plan))
    if pdf:
        from kiosk.paper import Booklet

        place.write_pdf(pdf, Booklet(plan, child.born), lang)
    answer = vaccination.plan_as_json(plan)
    place.show(answer if full else answer["doses"], _plan_lines(answer))


def _plan_lines(answer: dict[str, Any]) -> list[str]:
    ignored = [r for r in answer["given"] if r["counts_as"] is None]
    return [
        *(
            f"{r['recommended']}  {r['vaccine']:12} {r['dose']}  {r['state']:8}  {r['sentence']['en']}"
            for r in answer["doses"]
        ),
        *(f"not planned: {r['vaccine']} {r['dose']}. {r['sentence']['en']}" for r in answer["not_possible"]),
        *(f"not counted: {r['vaccine']} of {r['date']}. {r['sentence']['en']}" for r in ignored),
        f"{answer['notice']['zh']}  {answer['notice']['en']}.  ({answer['source']})",
    ]
