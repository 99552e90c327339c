"""``kiosk submit``, ``kiosk outbox``, ``kiosk receipt``: hand in, and say what became of it."""

import json
import mimetypes
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.cli.place import FILE, STICK, Place, command, fail, group, is_file, json_file, main

if TYPE_CHECKING:
    from kiosk.desk import Says
    from sync.states import Row


@main.command()
@click.option("--service", required=True, metavar="ID", help="One of `kiosk services`, or event:NAME.")
@click.option("--person", required=True, type=FILE, help="The applicant, as `kiosk card read` prints one.")
@click.option("--answers", required=True, type=FILE, help="As `kiosk services sample` prints them.")
@click.option("--attach", multiple=True, metavar="NAME=FILE", help="A file for the question NAME.")
@command
def submit(place: Place, service: str, person: Path, answers: Path, attach: tuple[str, ...]) -> None:
    """Hand an application in, or those of a life event; returns once all is durable on this terminal."""
    from drivers.cards import people
    from kiosk.submission import compose_all

    applicant, given = people.from_json(json_file(person)), json_file(answers)
    attached = [_attached(item) for item in attach]
    made = compose_all(place.catalogue, service, applicant, given, place.clock, attachments=attached)
    with place.outbox() as outbox:
        receipt = outbox.enqueue(*made)
        rows = [row for one in made if (row := outbox.row(str(one.id)))] if len(made) > 1 else []
    answer: dict[str, Any] = {"id": receipt.id, "receipt": receipt.number, "state": "queued"}
    if rows:
        answer["items"] = [{"id": row.id, "service": row.service, "receipt": row.receipt} for row in rows]
    lines = [f"  {row.receipt}  {row.service}   ({row.id})" for row in rows]
    place.show(answer, [f"saved here: {receipt.number}   ({receipt.id})", *lines])


def _attached(item: str) -> Any:
    from kiosk.submission import AttachedFile

    field, equals, name = item.partition("=")
    path = Path(name)
    if not (field and equals and is_file(path)):
        raise click.BadParameter("write NAME=FILE, where FILE exists", param_hint="--attach")
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return AttachedFile(field, path.name, media_type, path.read_bytes())


@group("outbox")
def outbox(place: Place) -> None:  # a group
    """What this terminal has taken in, and what became of it."""


def _row(row: "Row") -> dict[str, Any]:
    return asdict(row)


def _line(row: "Row") -> str:
    what = row.decision or row.reason or ""
    return f"{row.receipt}  {row.created:%Y-%m-%d %H:%M}  {row.state:8}  {row.service}  {what}"


_SHOWN = 20
STATES = ("queued", "sending", "waiting", "uploading", "accepted", "decided", "refused")


@outbox.command("list")
@click.option("--state", type=click.Choice(STATES), help="Only these.")
@command
def outbox_list(place: Place, state: str | None) -> None:
    """List submissions, oldest first."""
    from sync.states import State

    with place.outbox() as box:
        rows = box.rows(State(state) if state else None)
    place.show([_row(row) for row in rows], [_line(row) for row in rows] or "nothing yet")


@outbox.command("show")
@click.argument("which", metavar="ID")
@command
def outbox_show(place: Place, which: str) -> None:
    """Show one submission, by id or receipt number."""
    row = _found(place, which)
    place.show(_row(row), [f"{key:13} {value}" for key, value in _row(row).items() if value is not None])


@outbox.command("retry")
@click.argument("which", metavar="ID")
@command
def outbox_retry(place: Place, which: str) -> None:
    """Try a waiting or refused submission again now."""
    row = _found(place, which)
    with place.outbox() as box:
        if not box.retry(row.id):
            fail(f"{row.receipt} is {row.state}: there is nothing to try again")
    place.show({"id": row.id, "state": "queued"}, f"{row.receipt} is queued")


@outbox.command("stats")
@command
def outbox_stats(place: Place) -> None:
    """Say what the queue is doing, and count submissions by state."""
    from kiosk import desk

    with place.outbox() as box:
        counts, link, losses, incidents = box.stats(), box.link(), box.losses(), box.incidents()
        offline = box.standing().level
    said = [_said(one) for one in desk.queue(counts, link, place.clock.now())]
    listed = {
        "lost": [asdict(loss) | {"digest": loss.digest.hex() if loss.digest else None} for loss in losses],
        "incidents": [asdict(incident) for incident in incidents],
    }
    shown = [line for key, value in (counts | listed).items() for line in _stat(key, value)]
    place.show(
        {**counts, "link": link.state, "offline": offline, **listed, "says": said}, [*said, "", *shown]
    )


@outbox.command("mend")
@command
def outbox_mend(place: Place) -> None:
    """Check the whole database, and mend it when it is damaged."""
    from sync.salvage import ensure

    mended = ensure(place.folder, place.clock, thorough=True)
    with place.outbox() as box:
        incidents = [asdict(incident) for incident in box.incidents()]
    lines = [_in_words(incident) for incident in incidents[-1:]] if mended else "the database is sound"
    place.show({"mended": mended, "incidents": incidents}, lines)


def _stat(key: str, value: Any) -> list[str]:
    """One line, or for a list one line for each."""
    if not isinstance(value, list):
        return [f"{key:9} {value if value is not None else '-'}"]
    more = [f"{'':9} and {len(value) - _SHOWN} more: --json has them all"] if len(value) > _SHOWN else []
    return [f"{key:9} {len(value)}", *(f"{'':9} {_in_words(item)}" for item in value[:_SHOWN]), *more]


def _in_words(item: dict[str, Any]) -> str:
    if "receipt" in item:
        told = "the platform knows" if item["told"] else "still to be told to the platform"
        return f"{item['receipt']}  {item['reason']}  {told}"
    if item["kind"] == "platform-restored":
        return (
            f"{item['at']:%Y-%m-%d %H:%M}  {item['kind']}: the platform came back from an older backup;"
            f" {item['recovered']} sent to it again, {item['lost']} no longer here"
        )
    return (
        f"{item['at']:%Y-%m-%d %H:%M}  {item['kind']}: {item['recovered']} read, {item['filled']} from a"
        f" snapshot, {item['lost']} lost{_in_rows(item['detail'])};"
        f" the old file is in quarantine/{item['quarantine']}"
    )


def _in_rows(detail: str) -> str:
    """What a salvage found in single rows: columns that it restored, rows that it had to leave out."""
    try:
        found = json.loads(detail)
    except ValueError:
        return ""
    restored = [
        f"{table} {which} ({', '.join(columns)})" for table, which, columns in found.get("restored", [])
    ]
    dropped = [f"{count} of {table} left out" for table, count in found.get("dropped", {}).items()]
    return "".join(
        f", {what}" for what in ([f"restored {'; '.join(restored)}"] if restored else []) + dropped
    )


def _said(one: "Says") -> str:
    """The English of ``Sentences.queue``."""
    at = f"{one.since.astimezone():%Y-%m-%d %H:%M}" if one.since else "its first start"
    many = "1 application waits" if one.count == 1 else f"{one.count} applications wait"
    return {
        "queue-empty": "No application waits to be sent.",
        "queue-waiting": f"{many} to be sent, the oldest since {at}.",
        "line-unknown": "Nothing was tried yet on the line: start `kiosk sync`.",
        "line-up": f"The line is up since {at}.",
        "line-down": f"The line is down since {at}: the platform does not answer.",
        "line-captive": f"Something else answers in the platform's place since {at}: a portal, or a proxy.",
        "line-clock": f"The platform does not believe this terminal's clock since {at}; it is being mended.",
        "line-refused": f"The platform refuses this terminal since {at}: a technician is needed.",
        "next-try": f"The next try is in {one.seconds} s." if one.seconds else "The next try is due now.",
        "agent-silent": f"The sync agent is silent since {at}: start `kiosk sync`.",
        "refused": f"The platform did not take {one.count}: `kiosk outbox list --state refused`.",
    }[one.code]


@outbox.command("export")
@click.argument("folder", metavar="DIR", type=STICK)
@command
def outbox_export(place: Place, folder: Path) -> None:
    """Write what is still to be sent to a stick, for a courier; nothing here changes."""
    from kiosk.vault import Vault
    from sync import courier

    done = courier.export(place.folder, Vault.open(place.folder), place.clock, folder)
    what = f"applications {done.envelopes}, attachments {done.attachments}"
    if not done.envelopes:
        what = "nothing to hand over; the stick asks for answers"
    if done.lost:
        what += f"; it tells of {done.lost} that this disk has lost"
    place.show(asdict(done), f"on {folder}: {what}; unmount it now")
    if done.damaged:
        fail("attachments are missing or damaged on this disk: " + ", ".join(dict.fromkeys(done.damaged)))


@outbox.command("import-ack")
@click.argument("path", metavar="PATH", type=click.Path(exists=True, path_type=Path))
@command
def outbox_import_ack(place: Place, path: Path) -> None:
    """Take in the platform's acknowledgement: the file, or the stick that `cloud import` wrote it to."""
    from kiosk.vault import Vault
    from sync import courier

    done, problems = courier.Answered(), []
    files = courier.find(place.folder, path)
    for file in files:
        try:
            done += courier.take_in(place.folder, Vault.open(place.folder), place.clock, file)
        except courier.ParcelRefused as e:
            problems.append(e.detail)
    if len(problems) == len(files):
        fail("\n".join(problems))
    news = [f"{done.events} news", *(["a newer policy"] if done.policy else [])]
    news += ["a newer trust list"] if done.trust_list else []
    moved = f"{done.accepted} received, {done.refused} refused, {done.waiting} still wait"
    lines = [f"{moved}; {', '.join(news)}"]
    if done.again:
        lines.append(f"the platform has lost {done.again} since: export again")
    place.show(asdict(done), lines)
    if problems:
        fail("\n".join(problems))


def _found(place: Place, which: str) -> "Row":
    with place.outbox() as box:
        row = box.row(which)
    if row is None:
        fail(f"no submission with the id or receipt number {which[:64]!r} on this terminal")
    return row


@group("receipt")
def receipt(place: Place) -> None:  # a group
    """Receipts."""


@receipt.command("verify")
@click.argument("what", metavar="FILE_OR_TEXT")
@command
def receipt_verify(place: Place, what: str) -> None:
    """Judge a receipt number, or the text of a receipt's QR code."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    from kiosk.errors import NotEnrolled
    from kiosk.receipt import verify
    from sync.enrolment import Enrolment

    text = what
    if is_file(Path(what)):
        text = Path(what).read_text("utf-8", errors="replace")
    key, key_id = None, b""
    try:
        enrolment = Enrolment.load(place.folder)
    except NotEnrolled:
        pass  # a number can be judged without; a QR text is then of another terminal
    else:
        public = enrolment.certificate.public_key()
        assert isinstance(public, Ed25519PublicKey)
        key, key_id = public, enrolment.key_id
    found = verify(text, key, key_id)
    answer: dict[str, Any] = {
        "valid": found.valid,
        "reason": found.reason,
        "number": found.number,
        "signed": found.signed,
    }
    if found.receipt:
        answer |= {
            "id": found.receipt.id,
            "service": found.receipt.service,
            "created": found.receipt.created,
            "clock_trust": found.receipt.clock_trust,
        }
    place.show(answer, [f"{key:12} {value}" for key, value in answer.items() if value != ""])
    if not found.valid:
        fail(_RECEIPT_SENTENCES[found.reason])


_RECEIPT_SENTENCES = {
    "check-character": "not valid: the check character does not fit, a digit was misread",
    "malformed": "not valid: this is no receipt number and no receipt's QR text",
    "signature": "not valid: the text was altered, or this terminal never signed it",
    "other-terminal": "not verified: another terminal signed it, ask that one or the platform",
}
