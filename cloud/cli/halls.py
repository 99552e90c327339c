"""``cloud enrol``, ``terminals``, ``policy``, ``notice``: the terminals, and what holds in their halls."""

from pathlib import Path
from typing import Any

import click

from cloud.cli.place import Place, command, main, options, pass_on, table


@main.command()
@click.option("--name", required=True, help="What the terminal is called, for people.")
@command
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


@main.group()
@options
@click.pass_context
def terminals(context: click.Context, data: Path | None, database: str | None, as_json: bool) -> None:
    """See, rename and revoke terminals."""
    pass_on(context, data, database, as_json=as_json)


@terminals.command("list")
@command
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
    place.show(rows, table(rows, ["number", "name", "id", "enrolled", "revoked", "received"]))


@terminals.command("revoke")
@click.argument("reference", metavar="NAME_OR_ID")
@command
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
@command
def terminals_rename(place: Place, reference: str, name: str) -> None:
    """Give a terminal another name; its id and number stay."""
    from cloud.cases import find_terminal

    terminal = find_terminal(reference)
    if not 1 <= len(name.strip()) <= 200:
        raise click.BadParameter("a name has 1 to 200 characters", param_hint="NEW_NAME")
    terminal.name = name.strip()
    terminal.save(update_fields=["name"])
    place.show({"id": terminal.id, "name": terminal.name}, f"{terminal.id} is now {terminal.name}.")


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
@command
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
@click.argument("zh", metavar="TEXT_ZH", required=False)
@click.argument("en", metavar="TEXT_EN", required=False)
@click.option("--terminal", metavar="T", help="Only on this one: its id, number or name.")
@click.option(
    "--until", type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M"]), help="Not from then on (the hall's time)."
)
@click.option("--withdraw", metavar="ID", help="Take this one back, wherever it is shown.")
@click.option("--list", "listed", is_flag=True, help="List those that hold, with their ids.")
@command
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
    place.show(rows, table(rows, ["id", "terminal", "until", "zh", "en"]))


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
