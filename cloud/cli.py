"""The command ``cloud``: run the platform, enrol terminals, look at cases and decide them.

Every command takes ``--data``, ``--database`` and ``--json``, before or after its name, works whether the
server runs or not, and makes the data folder and the database when they are missing. Exit code 0: done; 1:
not done, one sentence on stderr; 2: wrong usage.
"""

import json
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn

import click

_COLUMN_GAP = "  "
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_OUT = click.Path(dir_okay=False, path_type=Path)


@dataclass(slots=True)
class Place:
    """Where a command runs and how it answers."""

    data: Path
    database: str
    as_json: bool

    def show(self, value: Any, table: str) -> None:
        """Answer: the value as JSON, or the table."""
        click.echo(json.dumps(value, ensure_ascii=False) if self.as_json else table)


def _default_data() -> Path:
    import os

    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share"
    return Path(base) / "waystation" / "cloud"


def _options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every command has; those after the command's name win."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="One JSON value on stdout, nothing else."),
        click.option(
            "--database", metavar="URL", help="postgresql://…; default DATA/cloud.db (CLOUD_DATABASE)."
        ),
        click.option(
            "--data",
            type=click.Path(file_okay=False, path_type=Path),
            help="Folder of keys, database and attachments (CLOUD_DATA).",
        ),
    ):
        command = option(command)
    return command


def _command(run: Callable[..., None]) -> Callable[..., None]:
    """Set the process up for a command, and turn what it cannot do into a sentence and exit code 1."""

    @wraps(run)
    @click.pass_context
    def wrapped(
        context: click.Context, /, data: Path | None, database: str | None, as_json: bool, **arguments: Any
    ) -> None:
        given = context.obj or {}
        place = Place(
            (data or given.get("data") or _default_data()).absolute(),
            database or given.get("database") or "",
            as_json or given.get("as_json", False),
        )
        for name, value in arguments.items():
            if isinstance(value, str) and re.search("[\ud800-\udfff]", value):
                raise click.BadParameter("text in UTF-8 is expected", param_hint=name)
        _execute(run, place, arguments)

    return _options(wrapped)


def _execute(run: Callable[..., None], place: Place, arguments: dict[str, Any]) -> None:
    from django.db import DatabaseError

    from cloud.boot import DatabaseUrlInvalid, start
    from cloud.errors import Fault

    try:
        start(place.data, place.database)
        run(place, **arguments)
    except DatabaseUrlInvalid as e:
        raise click.UsageError(str(e)) from e
    except DatabaseError as e:
        _fail(f"the database failed: {str(e).strip().partition(chr(10))[0]}")
    except Fault as e:
        _fail(str(e))


def _pass_on(context: click.Context, data: Path | None, database: str | None, *, as_json: bool) -> None:
    """A group's options hold for its commands too; those given nearest to the end win."""
    given = context.obj
    context.obj = {
        "data": data or given["data"],
        "database": database or given["database"],
        "as_json": as_json or given["as_json"],
    }


def _fail(sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(1)


@click.group(context_settings={"auto_envvar_prefix": "CLOUD", "help_option_names": ["-h", "--help"]})
@_options
@click.pass_context
def main(context: click.Context, data: Path | None, database: str | None, as_json: bool) -> None:
    """The reference platform of Waystation."""
    context.obj = {"data": data, "database": database, "as_json": as_json}


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", default=8420, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one."
)
@_command
def serve(place: Place, host: str, port: int) -> None:
    """Serve terminals and the console until SIGTERM."""
    from cloud.serve import serve as run

    run(place.data, host, port, as_json=place.as_json)


@main.command()
@click.option("--name", required=True, help="What the terminal is called, for people.")
@_command
def enrol(place: Place, name: str) -> None:
    """Make a one-time code that enrols one terminal within 24 hours."""
    from django.utils import timezone

    from cloud.boot import actor
    from cloud.enrolment import issue_code

    name = name.strip()
    if not 1 <= len(name) <= 200:
        raise click.BadParameter("a name has 1 to 200 characters", param_hint="--name")
    code, expires = issue_code(name, actor(), timezone.now())
    place.show(
        {"code": code, "expires": expires.isoformat()},
        f"{code}   enrols “{name}” until {timezone.localtime(expires):%Y-%m-%d %H:%M %Z}",
    )


@main.command()
@click.option("--terminal", metavar="T", help="Only of this terminal: its id, number or name.")
@click.option("--open", "opened", is_flag=True, help="Decrypt each application; the audit trail notes it.")
@_command
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
    place.show(rows, _table(rows, columns))


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


_HOURS = click.FloatRange(min=0, min_open=True, max=100_000)
_COUNT = click.IntRange(1, 100_000_000)


@main.command("policy")
@click.option("--warn-after", metavar="HOURS", type=_HOURS, help="Warn staff when the oldest is so old.")
@click.option("--stop-after", metavar="HOURS", type=_HOURS, help="Nothing new is taken when it is so old.")
@click.option("--warn-count", metavar="N", type=_COUNT, help="Staff are warned when so many are unsent.")
@click.option("--stop-count", metavar="N", type=_COUNT, help="Nothing new is taken when so many are.")
@click.option("--service", "services", metavar="ID", multiple=True, help="Only these; `all` for every one.")
@click.option(
    "--keep", metavar="DAYS", type=click.FloatRange(1, 10_000), help="How long what is decided stays."
)
@_command
def policy_command(place: Place, services: tuple[str, ...], **numbers: float | None) -> None:
    """Show or set how long terminals may go on without a line."""
    from datetime import timedelta

    from django.utils import timezone

    from cloud import policy
    from cloud.boot import actor

    wanted: dict[str, Any] = {}
    for name, value in numbers.items():
        match name:
            case _ if value is None:
                continue
            case "warn_count" | "stop_count":
                wanted[name] = int(value)
            case "keep":
                wanted["kept_for"] = timedelta(days=value)
            case _:
                wanted[name] = timedelta(hours=value)
    if services:
        wanted["services"] = () if "all" in services else services
    found = policy.change(actor(), timezone.now(), **wanted) if wanted else policy.current()
    hour = timedelta(hours=1)
    shown = {
        "issued": found.issued.isoformat(),
        "warn_after": found.warn_after / hour,
        "stop_after": found.stop_after / hour,
        "warn_count": found.warn_count,
        "stop_count": found.stop_count,
        "services": list(found.services) or "all",
        "keep": found.kept_for / timedelta(days=1),
    }
    place.show(shown, "\n".join(f"{key:10} {value}" for key, value in shown.items()))


@main.command()
@click.argument("reference", metavar="ID")
@click.argument("decision", type=click.Choice(["approved", "needs-material", "rejected"]))
@click.option("--note", default="", help="What the applicant is told; up to 2000 characters.")
@_command
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
@click.argument("folder", metavar="DIR", type=_FOLDER)
@_command
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
    place.show(answer, "\n".join([_table(rows, columns), *notes, *wrote]))
    if problems := [b.problem for b in bundles if b.problem]:
        _fail("\n".join(problems))


@main.command()
@click.argument("zh", metavar="TEXT_ZH", required=False)
@click.argument("en", metavar="TEXT_EN", required=False)
@click.option("--terminal", metavar="T", help="Only on this one: its id, number or name.")
@click.option(
    "--until", type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M"]), help="Not from then on (the hall's time)."
)
@click.option("--withdraw", metavar="ID", help="Take this one back, wherever it is shown.")
@click.option("--list", "listed", is_flag=True, help="List those that hold, with their ids.")
@_command
def notice(
    place: Place, zh: str, en: str, terminal: str | None, until: Any, withdraw: str | None, *, listed: bool
) -> None:
    """Tell the people in the halls something, in Chinese and in English; list and take back what was told."""
    if listed or withdraw:
        if zh or terminal or until or (listed and withdraw):
            raise click.UsageError("--list and --withdraw ID stand alone")
        return _withdraw_notice(place, withdraw) if withdraw else _list_notices(place)
    return _publish_notice(place, zh, en, terminal, until)


def _list_notices(place: Place) -> None:
    from django.utils import timezone

    from cloud import notices

    rows = [
        {
            "id": str(one.uuid),
            "terminal": one.terminal_id,
            "at": one.at.isoformat(),
            "until": one.until.isoformat() if one.until else None,
            "zh": one.zh,
            "en": one.en,
        }
        for one in notices.standing(timezone.now())
    ]
    place.show(rows, _table(rows, ["id", "terminal", "until", "zh", "en"]))


def _withdraw_notice(place: Place, reference: str) -> None:
    from django.utils import timezone

    from cloud import notices
    from cloud.boot import actor

    done = notices.withdraw(reference, actor=actor(), now=timezone.now())
    place.show({"id": str(done.uuid), "withdrawn": True}, f"Notice {done.uuid} is taken back.")


def _publish_notice(place: Place, zh: str | None, en: str | None, terminal: str | None, until: Any) -> None:
    from django.utils import timezone

    from cloud import notices
    from cloud.boot import actor
    from cloud.cases import find_terminal

    if zh is None or en is None:
        name = "TEXT_EN" if zh else "TEXT_ZH"
        raise click.MissingParameter(param_hint=f"'{name}'", param_type="argument")
    for text, name in ((zh, "TEXT_ZH"), (en, "TEXT_EN")):
        if not 1 <= len(text.strip()) <= notices.LONGEST:
            raise click.BadParameter(f"1 to {notices.LONGEST} characters", param_hint=name)
    now, end = timezone.now(), timezone.make_aware(until) if until else None
    if end and end <= now:
        raise click.BadParameter("that is over already", param_hint="--until")
    named = find_terminal(terminal) if terminal else None
    made = notices.publish(zh.strip(), en.strip(), terminal=named, until=end, actor=actor(), now=now)
    place.show(
        {
            "id": str(made.uuid),
            "terminal": named.pk if named else None,
            "until": end.isoformat() if end else None,
        },
        f"Told on {named or 'every terminal'}; cloud notice --withdraw {made.uuid} takes it back.",
    )


@main.command()
@click.argument("reference", metavar="ID")
@_command
def revoke(place: Place, reference: str) -> None:
    """Revoke the e-certificate of the submission ID (an id or a receipt number)."""
    from django.utils import timezone

    from cloud import cases
    from cloud.boot import actor
    from cloud.certificates import issuing

    case = cases.find(reference)
    issuing.revoke(case, actor(), timezone.now())
    place.show(issuing.describe(case), f"The certificate of {case.uuid} is revoked.")


@main.group()
@_options
@click.pass_context
def certificate(context: click.Context, data: Path | None, database: str | None, as_json: bool) -> None:
    """E-certificates that were issued."""
    _pass_on(context, data, database, as_json=as_json)


@certificate.command("show")
@click.argument("reference", metavar="ID")
@click.option(
    "--format",
    "form",
    type=click.Choice(["cwt", "sd-cwt", "sd-jwt"]),
    default="cwt",
    show_default=True,
    help="cwt is what a QR code holds; the others can be shown in part.",
)
@_command
def certificate_show(place: Place, reference: str, form: str) -> None:
    """Show the e-certificate of the submission ID; the audit trail notes it."""
    from django.utils import timezone

    from cloud import cases
    from cloud.boot import actor
    from cloud.certificates import issuing
    from cloud.place import keys
    from sync.wire.certificate import to_text

    case, now = cases.find(reference), timezone.now()
    if form == "sd-jwt":
        text = issuing.as_sd_jwt(case, keys(), actor(), now)
    else:
        text = to_text(issuing.formats(case, keys(), actor(), now)[form])
    place.show(issuing.describe(case) | {"text": text}, text)


@main.group("trust-list", invoke_without_command=True)
@_options
@click.option("--out", type=_OUT, help="Write the signed list there.")
@click.option("--root-out", type=_OUT, help="Write the root's public key (PEM) there; terminals pin it.")
@click.pass_context
def trust_list(
    context: click.Context,
    data: Path | None,
    database: str | None,
    as_json: bool,
    out: Path | None,
    root_out: Path | None,
) -> None:
    """Show or export the signed list of who may issue which e-certificates."""
    _pass_on(context, data, database, as_json=as_json)
    if context.invoked_subcommand is None:
        context.invoke(_show_trust_list, data=None, database=None, as_json=False, out=out, root_out=root_out)


@_command
def _show_trust_list(place: Place, out: Path | None, root_out: Path | None) -> None:
    from django.utils import timezone

    from cloud.certificates import trust
    from cloud.place import keys
    from sync.wire import registry
    from sync.wire import trust as wire_trust

    signed = trust.signed_list(keys(), timezone.now())
    found, kinds = wire_trust.read(signed, trust.root().public_key()), registry.load()
    try:
        for path, content in ((out, signed), (root_out, trust.root_pem().encode())):
            if path:
                path.write_bytes(content)
    except OSError as e:
        _fail(f"{e.filename}: {e.strerror}")
    rows = [
        {
            "issuer": entry.issuer,
            "name": entry.name,
            "key": entry.kid.hex(),
            "types": [kind.id for kind in kinds.types.values() if kind.number in entry.kinds],
            "not_before": entry.not_before.isoformat(),
            "not_after": entry.not_after.isoformat(),
            "predecessor": entry.predecessor.hex(),
        }
        for entry in found.entries
    ]
    columns = ["issuer", "name", "key", "not_before", "not_after", "types"]
    lines = _table([row | {"types": ", ".join(row["types"])} for row in rows], columns)
    place.show({"issued": found.issued.isoformat(), "entries": rows}, lines)


@trust_list.command("add")
@click.argument("file", type=_FILE)
@click.argument("issuer")
@click.option("--root", required=True, type=_FILE, help="That platform's root (PEM), as it was handed over.")
@click.option("--type", "kinds", multiple=True, required=True, metavar="TYPE", help="May issue these; again.")
@_command
def trust_list_add(place: Place, file: Path, issuer: str, root: Path, kinds: tuple[str, ...]) -> None:
    """Vouch for ISSUER, as the list FILE of its own platform names it; again with a newer list to renew."""
    from django.utils import timezone

    from cloud.boot import actor
    from cloud.certificates import trust

    pem = root.read_text("ascii", errors="replace")
    entries = trust.take_in(file.read_bytes(), issuer, list(kinds), pem, actor=actor(), now=timezone.now())
    names = [entry.kid.hex() for entry in entries]
    place.show(
        {"issuer": issuer, "keys": names, "types": list(kinds)}, f"{issuer} may issue {', '.join(kinds)}."
    )


@trust_list.command("remove")
@click.argument("issuer")
@_command
def trust_list_remove(place: Place, issuer: str) -> None:
    """Vouch for ISSUER no longer."""
    from django.utils import timezone

    from cloud.boot import actor
    from cloud.certificates import trust

    trust.withdraw(issuer, actor(), timezone.now())
    place.show({"issuer": issuer, "removed": True}, f"{issuer} is removed.")


@trust_list.command("rotate")
@_command
def trust_list_rotate(place: Place) -> None:
    """Make a new key that signs certificates; what the old one signed stays valid."""
    from django.utils import timezone

    from cloud.boot import actor
    from cloud.certificates import trust

    kid = trust.rotate(actor(), timezone.now())
    place.show({"key": kid}, f"Certificates are signed by key {kid} from now on.")


@trust_list.command("rotate-root")
@_command
def trust_list_rotate_root(place: Place) -> None:
    """Make a new root by the old one's word; terminals follow by themselves."""
    from django.utils import timezone

    from cloud.boot import actor
    from cloud.certificates import trust

    kid = trust.rotate_root(actor(), timezone.now())
    place.show({"root": kid}, f"The trust list is signed by root {kid} from now on. Back the keys up again.")


@main.group()
@_options
@click.pass_context
def terminals(context: click.Context, data: Path | None, database: str | None, as_json: bool) -> None:
    """See, rename and revoke terminals."""
    _pass_on(context, data, database, as_json=as_json)


@terminals.command("list")
@_command
def terminals_list(place: Place) -> None:
    """List the terminals."""
    from cloud.models import Terminal

    rows = [
        {
            "id": t.id,
            "number": t.number,
            "name": t.name,
            "enrolled": t.enrolled.isoformat(),
            "revoked": t.revoked.isoformat() if t.revoked else None,
            "received": t.head_seq,
        }
        for t in Terminal.objects.all()
    ]
    place.show(rows, _table(rows, ["number", "name", "id", "enrolled", "revoked", "received"]))


@terminals.command("revoke")
@click.argument("reference", metavar="NAME_OR_ID")
@_command
def terminals_revoke(place: Place, reference: str) -> None:
    """Refuse every request of a terminal from now on."""
    from django.utils import timezone

    from cloud.boot import actor
    from cloud.cases import find_terminal, revoke

    terminal = find_terminal(reference)
    revoke(terminal, actor(), timezone.now())
    place.show({"id": terminal.id, "revoked": True}, f"{terminal} is revoked.")


@terminals.command("rename")
@click.argument("reference", metavar="NAME_OR_ID")
@click.argument("name", metavar="NEW_NAME")
@_command
def terminals_rename(place: Place, reference: str, name: str) -> None:
    """Give a terminal another name; its id and number stay."""
    from cloud.cases import find_terminal

    terminal = find_terminal(reference)
    if not 1 <= len(name.strip()) <= 200:
        raise click.BadParameter("a name has 1 to 200 characters", param_hint="NEW_NAME")
    terminal.name = name.strip()
    terminal.save(update_fields=["name"])
    place.show({"id": terminal.id, "name": terminal.name}, f"{terminal.id} is now {terminal.name}.")


@main.command()
@click.argument("name")
@click.option("--ask", is_flag=True, help="Ask for a password instead of making one up.")
@_command
def operator(place: Place, name: str, ask: bool) -> None:
    """Make an operator of the console, or give one a new password; a made-up password is shown once."""
    import secrets

    from django.contrib.auth import get_user_model
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    try:
        get_user_model()._meta.get_field("username").clean(name, None)  # noqa: SLF001  # Django's own way
    except ValidationError as e:
        raise click.BadParameter(" ".join(e.messages), param_hint="NAME") from e
    password = click.prompt("Password", hide_input=True, confirmation_prompt=True) if ask else ""
    try:
        if ask:
            validate_password(password)
    except ValidationError as e:
        _fail(" ".join(e.messages))
    made_up = "" if ask else secrets.token_urlsafe(15)
    user, _new = get_user_model().objects.get_or_create(
        username=name, defaults={"is_staff": True, "is_superuser": True}
    )
    user.set_password(password or made_up)
    user.save()
    answer = {"operator": name} | ({"password": made_up} if made_up else {})
    place.show(
        answer, f"Operator {name}" + (f", password {made_up} (shown only now)" if made_up else "") + "."
    )


def _table(rows: list[dict[str, Any]], columns: list[str]) -> str:
    """Columns in line, for people; an empty list says so."""
    if not rows:
        return "None yet."
    cells = [columns, *([_cell(row.get(column)) for column in columns] for row in rows)]
    widths = [max(len(line[i]) for line in cells) for i in range(len(columns))]
    return "\n".join(
        _COLUMN_GAP.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    )


def _cell(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


if __name__ == "__main__":
    main()
