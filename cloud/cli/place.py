"""What every command of ``cloud`` shares: its options, where it runs, how it answers and how it says no.

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
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
OUT = click.Path(dir_okay=False, path_type=Path)


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


def options(command: Callable[..., Any]) -> Callable[..., Any]:
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


def command(run: Callable[..., None]) -> Callable[..., None]:
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

    return options(wrapped)


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
        fail(f"the database failed: {str(e).strip().partition(chr(10))[0]}")
    except Fault as e:
        fail(str(e))


def pass_on(context: click.Context, data: Path | None, database: str | None, *, as_json: bool) -> None:
    """A group's options hold for its commands too; those given nearest to the end win."""
    given = context.obj
    context.obj = {
        "data": data or given["data"],
        "database": database or given["database"],
        "as_json": as_json or given["as_json"],
    }


def fail(sentence: str) -> NoReturn:
    """End with that sentence on stderr and exit code 1."""
    click.echo(sentence, err=True)
    sys.exit(1)


@click.group(context_settings={"auto_envvar_prefix": "CLOUD", "help_option_names": ["-h", "--help"]})
@options
@click.pass_context
def main(context: click.Context, data: Path | None, database: str | None, as_json: bool) -> None:
    """The reference platform of Waystation."""
    context.obj = {"data": data, "database": database, "as_json": as_json}


def table(rows: list[dict[str, Any]], columns: list[str]) -> str:
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
