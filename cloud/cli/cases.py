"""``cloud transactions``, ``decide``, ``import``: what terminals sent, and what was decided."""

from pathlib import Path
from typing import Any

import click

from cloud.cli.place import FOLDER, Place, command, fail, main, table


@main.command()
@click.option("--terminal", metavar="T", help="Only of this terminal: its id, number or name.")
@click.option("--open", "opened", is_flag=True, help="Decrypt each application; the audit trail notes it.")
@command
def transactions(place: Place, terminal: str | None, opened: bool) -> None:
    """List what was received, oldest first, and then what a terminal says is lost."""
    from cloud.cases import find_terminal
    from cloud.models import Transaction

    found = Transaction.objects.select_related("terminal").order_by("id")
    if terminal:
        found = found.filter(terminal=find_terminal(terminal))
    rows = [_transaction(case, opened=opened) for case in found.iterator(500)]
    rows += _lost(find_terminal(terminal) if terminal else None)
    columns = ["receipt", "service", "received", "state", "terminal", "id", *(["payload"] if opened else [])]
    place.show(rows, table(rows, columns))


def _lost(terminal: Any) -> list[dict[str, Any]]:
    """What a terminal has numbered and cannot send: the same columns, without an id or a service."""
    from cloud import cases, ingest
    from cloud.models import Incident

    found = Incident.objects.select_related("terminal").filter(kind=ingest.LOST).order_by("terminal", "seq")
    return [
        {
            "id": None,
            "receipt": cases.receipt_number(incident.terminal.number, incident.seq or 0),
            "terminal": incident.terminal_id,
            "seq": incident.seq,
            "service": None,
            "received": incident.first_seen.isoformat(),
            "state": "lost",
        }
        for incident in (found.filter(terminal=terminal) if terminal else found)
    ]


def _transaction(case: Any, *, opened: bool) -> dict[str, Any]:
    from django.utils import timezone

    from cloud import cases, ingest
    from cloud.boot import actor
    from cloud.place import keys

    row = {
        "id": str(case.uuid),
        "receipt": cases.receipt_number(case.terminal.number, case.seq),
        "terminal": case.terminal_id,
        "seq": case.seq,
        "service": case.service,
        "received": case.received.isoformat(),
        "state": ingest.ATTACHMENT_LOST if cases.lacks_for_good(case) else case.state,
    }
    if opened:
        try:
            row["payload"] = cases.open_application(case, actor(), timezone.now(), keys())
        except cases.CannotOpen as e:
            row |= {"payload": None, "problem": str(e)}
    return row


@main.command()
@click.argument("reference", metavar="ID")
@click.argument("decision", type=click.Choice(["approved", "needs-material", "rejected"]))
@click.option("--note", default="", help="What the applicant is told; up to 2000 characters.")
@command
def decide(place: Place, reference: str, decision: str, note: str) -> None:
    """Decide the submission ID (an id or a receipt number); a later decision supersedes."""
    from django.utils import timezone

    from cloud import cases
    from cloud.boot import actor
    from cloud.models import State
    from cloud.place import keys

    if len(note) > cases.MAX_NOTE:
        raise click.BadParameter(f"at most {cases.MAX_NOTE} characters", param_hint="--note")
    case = cases.find(reference)
    cases.decide(case, State(decision), note, actor=actor(), now=timezone.now(), keys=keys())
    place.show(
        {"id": str(case.uuid), "state": decision},
        f"{cases.receipt_number(case.terminal.number, case.seq)} is {decision}.",
    )


@main.command("import")
@click.argument("folder", metavar="DIR", type=FOLDER)
@command
def import_bundles(place: Place, folder: Path) -> None:
    """Take in what a courier's stick DIR brings, and write the acknowledgements there."""
    from django.utils import timezone

    from cloud import courier
    from cloud.api import LIMITS
    from cloud.boot import actor
    from cloud.place import blobs, keys

    bundles, written = courier.take_in(
        folder, keys(), blobs(), actor=actor(), now=timezone.now(), blob_limit=LIMITS["blob_bytes"]
    )
    columns = ["file", "terminal", "accepted", "duplicate", "refused", "waiting"]
    rows = [
        {"file": b.path.name, "terminal": b.terminal, "problem": b.problem, "note": b.note}
        | {name: getattr(b, name) for name in columns[2:]}
        for b in bundles
    ]
    answer = {"bundles": rows, "acknowledgements": [str(path) for path in written]}
    notes = [b.note for b in bundles if b.note]
    wrote = [f"wrote {path}: take it back" for path in written]
    place.show(answer, "\n".join([table(rows, columns), *notes, *wrote]))
    if problems := [b.problem for b in bundles if b.problem]:
        fail("\n".join(problems))
