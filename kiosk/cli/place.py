"""What every command shares: where it works, how it answers, how it fails."""

import json
import logging
import math
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn
from uuid import UUID

import click

from kiosk.errors import CatalogueInvalid, DatabaseDamaged, Fault, InvalidSubmission

if TYPE_CHECKING:
    from kiosk.catalogue import Catalogue
    from kiosk.clock import SystemClock
    from kiosk.folder import DataFolder
    from kiosk.paper import Paper
    from kiosk.staff import StaffCards
    from sync.outbox import Outbox

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
DAY = click.DateTime(["%Y-%m-%d"])
STICK = click.Path(exists=True, file_okay=False, writable=True, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)
SAM_PORT = click.option(
    "--sam-port",
    envvar="KIOSK_SAM_PORT",
    metavar="DEVICE",
    help="Serial port of an identity card reader (SAM_V) (KIOSK_SAM_PORT).",
)


@dataclass
class Place:
    """Where a command works and how it answers."""

    data: Path
    as_json: bool

    def show(self, value: Any, lines: Sequence[str] | str) -> None:
        """Answer: the value as JSON, or lines for people."""
        if self.as_json:
            click.echo(json.dumps(value, ensure_ascii=False, default=_plain))
        else:
            for line in [lines] if isinstance(lines, str) else lines:
                click.echo(line)

    @cached_property
    def folder(self) -> "DataFolder":
        """The data folder, made when missing."""
        from kiosk.folder import DataFolder

        return DataFolder.at(self.data)

    @cached_property
    def clock(self) -> "SystemClock":
        """The machine's clock."""
        from kiosk.clock import SystemClock

        return SystemClock()

    def outbox(self) -> "Outbox":
        """A connection to the outbox."""
        from kiosk.vault import Vault
        from sync.outbox import Outbox

        return Outbox.open(self.folder, Vault.open(self.folder), self.clock)

    def write_pdf(self, path: Path, paper: "Paper", lang: str | None) -> None:
        """Draw a document into a file, closed to other users."""
        from kiosk.app import document
        from kiosk.folder import write_durably

        write_durably(path, document(paper, lang or "zh", self.clock.now()))

    def staff(self) -> "StaffCards":
        """The enrolled staff cards."""
        from kiosk.staff import StaffCards
        from kiosk.vault import Vault

        return StaffCards(self.folder, Vault.open(self.folder), self.clock)

    @cached_property
    def catalogue(self) -> "Catalogue":
        """The catalogue that ships with the terminal."""
        from kiosk.catalogue import Catalogue

        return Catalogue.load()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat(timespec="milliseconds")
    if isinstance(value, UUID | Path):
        return str(value)
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(type(value).__name__)


def _options(command: Callable[..., Any]) -> Callable[..., Any]:
    as_json = click.option("--json", "as_json", is_flag=True, help="One JSON value on stdout, nothing else.")
    data = click.option("--data", type=FOLDER, help="The terminal's data folder (KIOSK_DATA).")
    return data(as_json(command))


def _execute(context: click.Context, run: Callable[..., None], arguments: dict[str, Any]) -> None:
    """Give a command its place, and turn what it cannot do into one sentence and exit code 1."""
    from kiosk.folder import default_path

    logging.raiseExceptions = False  # a full disk has no room for the log: that is no reason for a traceback
    data, as_json = _given(context, arguments)
    try:
        run(Place((data or default_path()).absolute(), as_json), **arguments)
    except InvalidSubmission as e:
        fail(f"{e.detail}: " + ", ".join(f"{field} ({code})" for field, code in sorted(e.fields.items())))
    except CatalogueInvalid as e:
        fail("\n".join((e.detail, *e.problems)))
    except DatabaseDamaged as e:
        fail(f"{e.detail}: `kiosk outbox mend`, or start `kiosk sync`")
    except Fault as e:
        fail(e.detail)
    except BrokenPipeError:
        raise  # whoever reads has gone: click ends quietly
    except OSError as e:
        fail(f"{e.filename or 'the system'}: {e.strerror or type(e).__name__}")


def _given(context: click.Context, arguments: dict[str, Any]) -> tuple[Path | None, bool]:
    """Take ``--data`` and ``--json`` out of the arguments; those given nearest to the end win."""
    outer_data, outer_json = context.find_object(tuple) or (None, False)
    return arguments.pop("data") or outer_data, arguments.pop("as_json") or outer_json


def command(run: Callable[..., None]) -> Callable[..., None]:
    """A command: its body gets its ``Place`` first, and a fault becomes one sentence and exit code 1."""

    @wraps(run)
    @click.pass_context
    def wrapped(context: click.Context, /, **arguments: Any) -> None:
        _execute(context, run, arguments)

    return _options(wrapped)


def group(name: str, **settings: Any) -> Callable[[Callable[..., None]], click.Group]:
    """A group whose options hold for its commands too; its own body runs when no command is named."""

    def make(run: Callable[..., None]) -> click.Group:
        @wraps(run)
        @click.pass_context
        def wrapped(context: click.Context, /, **arguments: Any) -> None:
            if context.invoked_subcommand is None:
                _execute(context, run, arguments)
            else:
                context.obj = _given(context, arguments)

        made = click.group(name, cls=click.Group, **settings)(_options(wrapped))
        if name != "kiosk":
            main.add_command(made)
        return made

    return make


def fail(sentence: str) -> NoReturn:
    """End with exit code 1 and a sentence on stderr."""
    click.echo(sentence, err=True)
    sys.exit(1)


def json_value(path: Path) -> Any:
    """What a file holds, as JSON (RFC 8259); fails with a sentence."""
    try:
        found = json.loads(path.read_text("utf-8"))
        json.dumps(found, ensure_ascii=False, allow_nan=False).encode()  # Python reads more than JSON has
    except (ValueError, RecursionError) as e:
        fail(f"{path}: no JSON ({type(e).__name__})")
    return found


def json_file(path: Path) -> dict[str, Any]:
    """What a file holds, as a JSON object; fails with a sentence."""
    found = json_value(path)
    if not isinstance(found, dict):
        fail(f"{path}: a JSON object is expected")
    return found


def size_of(_: click.Context, __: click.Parameter, value: str | None) -> tuple[int, int] | None:
    """Width and height, from WxH."""
    if value is None:
        return None
    width, cross, height = value.lower().partition("x")
    if not (cross and width.isdigit() and height.isdigit() and 0 < int(width) < 10000 > int(height) > 0):
        raise click.BadParameter("a size is written 1080x1920")
    return int(width), int(height)


def _seconds_of(_: click.Context, __: click.Parameter, value: float) -> float:
    """A number of seconds: click takes ``nan`` for one."""
    if math.isnan(value):
        raise click.BadParameter("a number of seconds is expected")
    return value


def wait_option(seconds: float, what: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """``--wait SECONDS``, for a card."""
    return click.option(
        "--wait",
        type=click.FloatRange(0, 3600),
        callback=_seconds_of,
        default=seconds,
        show_default=True,
        metavar="SECONDS",
        help=f"How long to wait for {what}.",
    )


def is_file(path: Path) -> bool:
    """Whether it is the name of a file that exists."""
    try:
        return path.is_file()
    except OSError:  # a name too long to be one
        return False


@group("kiosk", context_settings={"auto_envvar_prefix": "KIOSK", "help_option_names": ["-h", "--help"]})
def main(place: Place) -> None:  # a group
    """The self-service terminal Waystation."""


PDF = click.option(
    "--pdf", type=click.Path(dir_okay=False, path_type=Path), help="Write it there as A4 pages too."
)
LANG = click.option("--lang", type=click.Choice(["zh", "en"]), default=None, help="Language of the screen.")
THEME = click.option(
    "--theme", type=click.Choice(["standard", "elder", "contrast"]), default=None, help="Look of the screen."
)
