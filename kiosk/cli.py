"""The command ``kiosk``: run the terminal, sync it, look after it, and act for a citizen.

Every command takes ``--data`` (or KIOSK_DATA) and ``--json``, before or after its name. Exit code 0: done;
1: the thing asked for failed, one sentence on stderr; 2: wrong usage. With ``--json`` stdout holds one JSON
value and nothing else. Person and answers of an application are read from files and never printed.
"""

import json
import logging
import math
import mimetypes
import signal
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cached_property, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NoReturn
from uuid import UUID

import click

from kiosk.errors import CatalogueInvalid, Fault, InvalidSubmission

if TYPE_CHECKING:
    from kiosk.catalogue import Catalogue
    from kiosk.certificate import TrustStore, Verdict
    from kiosk.clock import SystemClock
    from kiosk.folder import DataFolder
    from sync.outbox import Outbox, Row
    from sync.wire.registry import ClaimType

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
DAY = click.DateTime(["%Y-%m-%d"])
FOLDER = click.Path(file_okay=False, path_type=Path)


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
        _fail(f"{e.detail}: " + ", ".join(f"{field} ({code})" for field, code in sorted(e.fields.items())))
    except CatalogueInvalid as e:
        _fail("\n".join((e.detail, *e.problems)))
    except Fault as e:
        _fail(e.detail)
    except BrokenPipeError:
        raise  # whoever reads has gone: click ends quietly
    except OSError as e:
        _fail(f"{e.filename or 'the system'}: {e.strerror or type(e).__name__}")


def _given(context: click.Context, arguments: dict[str, Any]) -> tuple[Path | None, bool]:
    """Take ``--data`` and ``--json`` out of the arguments; those given nearest to the end win."""
    outer_data, outer_json = context.find_object(tuple) or (None, False)
    return arguments.pop("data") or outer_data, arguments.pop("as_json") or outer_json


def _command(run: Callable[..., None]) -> Callable[..., None]:
    @wraps(run)
    @click.pass_context
    def wrapped(context: click.Context, /, **arguments: Any) -> None:
        _execute(context, run, arguments)

    return _options(wrapped)


def _group(name: str, **settings: Any) -> Callable[[Callable[..., None]], click.Group]:
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


def _fail(sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(1)


def _json_value(path: Path) -> Any:
    try:
        found = json.loads(path.read_text("utf-8"))
        json.dumps(found, ensure_ascii=False, allow_nan=False).encode()  # Python reads more than JSON has
    except (ValueError, RecursionError) as e:
        _fail(f"{path}: no JSON ({type(e).__name__})")
    return found


def _json_file(path: Path) -> dict[str, Any]:
    found = _json_value(path)
    if not isinstance(found, dict):
        _fail(f"{path}: a JSON object is expected")
    return found


def _size(_: click.Context, __: click.Parameter, value: str | None) -> tuple[int, int] | None:
    if value is None:
        return None
    width, cross, height = value.lower().partition("x")
    if not (cross and width.isdigit() and height.isdigit() and 0 < int(width) < 10000 > int(height) > 0):
        raise click.BadParameter("a size is written 1080x1920")
    return int(width), int(height)


def _seconds(_: click.Context, __: click.Parameter, value: float) -> float:
    if math.isnan(value):
        raise click.BadParameter("a number of seconds is expected")
    return value


@_group("kiosk", context_settings={"auto_envvar_prefix": "KIOSK", "help_option_names": ["-h", "--help"]})
def main(place: Place) -> None:  # a group
    """The self-service terminal Waystation."""


LANG = click.option("--lang", type=click.Choice(["zh", "en"]), default=None, help="Language of the screen.")
THEME = click.option(
    "--theme", type=click.Choice(["standard", "elder", "contrast"]), default=None, help="Look of the screen."
)


@main.command()
@click.option("--windowed", metavar="WxH", callback=_size, help="In a window of this size.")
@LANG
@THEME
@_command
def run(place: Place, windowed: tuple[int, int] | None, lang: str | None, theme: str | None) -> None:
    """Show the screen until it is closed or gets SIGTERM."""
    from drivers.cards import service
    from drivers.cards.pcsc import PcscReader
    from kiosk import app
    from kiosk.log import Event, log, log_to
    from kiosk.terminal import Terminal
    from kiosk.vault import Vault
    from ui.screen import Look

    with place.folder.only_one("run"):
        log_to(place.folder.path / "log", "run")
        service.use(place.data)
        terminal = Terminal(
            place.folder, Vault.open(place.folder), place.catalogue, place.clock, PcscReader(place.clock)
        )
        log(Event.STARTED)
        code = app.run(terminal, Look(lang or "zh", theme or "standard", windowed))
        log(Event.STOPPED)
    sys.exit(code)


@main.command()
@click.option("--once", is_flag=True, help="Send and fetch what can be now, then stop.")
@_command
def sync(place: Place, once: bool) -> None:
    """Bring the outbox to the platform, and its answers back, until SIGTERM."""
    from kiosk.log import Event, log, log_to
    from sync import agent
    from sync.outbox import LinkState

    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    log_to(place.folder.path / "log", "sync")
    log(Event.STARTED)
    done = agent.run(place.folder, place.clock, stop=stop, once=once)
    log(Event.STOPPED)
    if once:
        place.show(
            asdict(done), f"{done.accepted} received, {done.refused} refused, {done.unsent} to be sent"
        )
        if done.unsent or done.link is not LinkState.UP:
            _fail(f"the line is {done.link}; {done.unsent} submissions stay queued here")


@_group("card")
def card(place: Place) -> None:  # a group
    """Cards: read one, or play a virtual one."""


@card.command("read")
@click.option(
    "--wait",
    type=click.FloatRange(0, 3600),
    callback=_seconds,
    default=10.0,
    show_default=True,
    metavar="SECONDS",
    help="How long to wait for a card.",
)
@_command
def card_read(place: Place, wait: float) -> None:
    """Read the card in the reader and print what it says."""
    from drivers.cards import service
    from drivers.cards.pcsc import read_once

    service.use(place.data)
    found = read_once(wait)
    if found.person is None:
        _fail(_CARD_SENTENCES.get(found.phase, f"the card could not be read: {found.detail}"))
    person = {**found.person.as_json(), "reader": found.reader}
    place.show(person, [f"{key:12} {value}" for key, value in person.items() if value not in ("", None, [])])


_CARD_SENTENCES = {
    "service-down": "pcscd does not answer: start it (systemctl start pcscd), or use script/demo",
    "no-reader": "no card reader is connected: plug one in",
    "empty": "no card was put in: put one in and try again",
    "mute": "the card does not answer: take it out and put it in the other way round",
    "unknown": "no profile knows this card: use a resident identity card",
}


@card.command("insert")
@click.argument("profile")
@click.option("--person", type=FILE, help="A person of your own, as `kiosk card read` prints one.")
@_command
def card_insert(place: Place, profile: str, person: Path | None) -> None:
    """Put a virtual card into the virtual reader."""
    from drivers.cards import people, virtual

    holder = _json_file(person) if person else None
    if holder is not None:
        people.from_json(holder)
    virtual.insert(place.data, profile, holder)
    place.show({"inserted": profile}, f"{profile} is in the reader; `kiosk card remove` takes it out")


@card.command("remove")
@_command
def card_remove(place: Place) -> None:
    """Take the virtual card out."""
    from drivers.cards import virtual

    virtual.remove(place.data)
    place.show({"removed": True}, "the reader is empty")


@main.command()
@click.option("--service", required=True, metavar="ID", help="One of `kiosk services`.")
@click.option("--person", required=True, type=FILE, help="The applicant, as `kiosk card read` prints one.")
@click.option("--answers", required=True, type=FILE, help="As `kiosk services sample` prints them.")
@click.option("--attach", multiple=True, metavar="NAME=FILE", help="A file for the question NAME.")
@_command
def submit(place: Place, service: str, person: Path, answers: Path, attach: tuple[str, ...]) -> None:
    """Hand an application in; returns once it is durable on this terminal."""
    from drivers.cards import people
    from kiosk.submission import compose

    applicant, given = people.from_json(_json_file(person)), _json_file(answers)
    attached = [_attached(item) for item in attach]
    submission = compose(place.catalogue, service, applicant, given, place.clock, attachments=attached)
    with place.outbox() as outbox:
        receipt = outbox.enqueue(submission)
    answer = {"id": receipt.id, "receipt": receipt.number, "state": "queued"}
    place.show(answer, f"saved here: {receipt.number}   ({receipt.id})")


def _attached(item: str) -> Any:
    from kiosk.submission import AttachedFile

    field, equals, name = item.partition("=")
    path = Path(name)
    if not (field and equals and _is_file(path)):
        raise click.BadParameter("write NAME=FILE, where FILE exists", param_hint="--attach")
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return AttachedFile(field, path.name, media_type, path.read_bytes())


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name too long to be one
        return False


@_group("outbox")
def outbox(place: Place) -> None:  # a group
    """What this terminal has taken in, and what became of it."""


def _row(row: "Row") -> dict[str, Any]:
    return {**asdict(row), "fields": list(row.fields)}


def _line(row: "Row") -> str:
    what = row.decision or row.reason or ""
    return f"{row.receipt}  {row.created:%Y-%m-%d %H:%M}  {row.state:8}  {row.service}  {what}"


STATES = ("queued", "sending", "waiting", "accepted", "decided", "refused")


@outbox.command("list")
@click.option("--state", type=click.Choice(STATES), help="Only these.")
@_command
def outbox_list(place: Place, state: str | None) -> None:
    """List submissions, oldest first."""
    from sync.outbox import State

    with place.outbox() as box:
        rows = box.rows(State(state) if state else None)
    place.show([_row(row) for row in rows], [_line(row) for row in rows] or "nothing yet")


@outbox.command("show")
@click.argument("which", metavar="ID")
@_command
def outbox_show(place: Place, which: str) -> None:
    """Show one submission, by id or receipt number."""
    row = _found(place, which)
    place.show(_row(row), [f"{key:13} {value}" for key, value in _row(row).items() if value is not None])


@outbox.command("retry")
@click.argument("which", metavar="ID")
@_command
def outbox_retry(place: Place, which: str) -> None:
    """Try a waiting or refused submission again now."""
    row = _found(place, which)
    with place.outbox() as box:
        if not box.retry(row.id):
            _fail(f"{row.receipt} is {row.state}: there is nothing to try again")
    place.show({"id": row.id, "state": "queued"}, f"{row.receipt} is queued")


@outbox.command("stats")
@_command
def outbox_stats(place: Place) -> None:
    """Count submissions by state."""
    with place.outbox() as box:
        stats = {**box.stats(), "link": box.link().state}
    place.show(stats, [f"{key:9} {value if value is not None else '-'}" for key, value in stats.items()])


def _found(place: Place, which: str) -> "Row":
    with place.outbox() as box:
        row = box.row(which)
    if row is None:
        _fail(f"no submission with the id or receipt number {which[:64]!r} on this terminal")
    return row


@_group("services", invoke_without_command=True)
@click.option("--event", metavar="E", help="Only those of a life event.")
def services(place: Place, event: str | None) -> None:
    """List the services, or check a catalogue folder."""
    known = {e.id for e in place.catalogue.events}
    if event and event not in known:
        _fail(f"no life event {event[:64]!r}: there are {', '.join(sorted(known))}")
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
@_command
def services_check(place: Place, folder: Path | None) -> None:
    """Lint a catalogue folder: file, line, field, and what to write instead."""
    from kiosk import catalogue

    problems = catalogue.check(folder or catalogue.FOLDER)
    place.show([asdict(p) for p in problems], [str(p) for p in problems] or "the catalogue is in order")
    if problems:
        _fail(f"{len(problems)} problem{'s' if len(problems) > 1 else ''}")


@services.command("sample")
@click.argument("service", metavar="ID")
@_command
def services_sample(place: Place, service: str) -> None:
    """Print complete valid answers, as `submit --answers` takes them."""
    from kiosk.catalogue import sample

    answers = sample(place.catalogue.service(service))
    place.show(answers, json.dumps(answers, ensure_ascii=False, indent=2))


@main.command()
@click.argument("text", required=False)
@click.option("--batch", type=FILE, help="One query a line.")
@click.option("--top", type=click.IntRange(1, 50), default=5, show_default=True, help="How many to show.")
@_command
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
            _fail(f"{batch}: no text in UTF-8")
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
@click.option("--full", is_flag=True, help="Also doses missed for good, and what each dose given counts for.")
@_command
def vaccines(
    place: Place,
    born: datetime,
    sex: Literal["m", "f"],
    given: Path | None,
    on: datetime | None,
    schedule: str,
    conditions: tuple[str, ...],
    ics: Path | None,
    full: bool,
) -> None:
    """Plan the vaccine doses that a child still needs. The vaccination clinic decides."""
    from kiosk import vaccination

    rules = vaccination.Schedule.load(schedule)
    record = vaccination.doses_from_json(rules, _json_value(given)) if given else []
    day = on.date() if on else place.clock.now().astimezone().date()
    child = vaccination.Child(born.date(), sex, frozenset(conditions))
    plan = vaccination.plan(rules, child, record, day)
    if ics:
        from kiosk.vaccination.ics import to_ics

        ics.write_bytes(to_ics(plan))
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


@_group("receipt")
def receipt(place: Place) -> None:  # a group
    """Receipts."""


@receipt.command("verify")
@click.argument("what", metavar="FILE_OR_TEXT")
@_command
def receipt_verify(place: Place, what: str) -> None:
    """Judge a receipt number, or the text of a receipt's QR code."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    from kiosk.errors import NotEnrolled
    from kiosk.receipt import verify
    from sync.enrolment import Enrolment

    text = what
    if _is_file(Path(what)):
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
        _fail(_RECEIPT_SENTENCES[found.reason])


_RECEIPT_SENTENCES = {
    "check-character": "not valid: the check character does not fit, a digit was misread",
    "malformed": "not valid: this is no receipt number and no receipt's QR text",
    "signature": "not valid: the text was altered, or this terminal never signed it",
    "other-terminal": "not verified: another terminal signed it, ask that one or the platform",
}


@_group("certificate")
def certificate(place: Place) -> None:  # a group
    """E-certificates: show and verify one, in any format, without the network."""


WHAT = click.argument("what", metavar="FILE_OR_TEXT")


@certificate.command("show")
@WHAT
@click.option("--only", metavar="CLAIM,…", help="Of one that is here: a QR text that shows these alone.")
@_command
def certificate_show(place: Place, what: str, only: str | None) -> None:
    """Show what a certificate says: a text, a picture of its QR code, or the submission it answers."""
    if only is not None:
        text = _shown_in_part(place, what, only.split(","))
        place.show({"text": text}, text)
        return
    verdict = _judged(place, what)
    labels = verdict.kind.claims if verdict.kind else {}
    rows = [
        f"{labels[name].label.zh} {labels[name].label.en}: {_words(labels[name], value)}"
        if name in labels
        else f"{name}: {value}"
        for name, value in verdict.claims.items()
    ]
    title = f"{verdict.kind.title.zh} {verdict.kind.title.en}" if verdict.kind else "?"
    place.show(verdict.as_json(), [title, *rows, f"→ {verdict.sentence.zh} {verdict.sentence.en}"])
    if not verdict.valid:
        _fail(_not_valid(verdict))


@certificate.command("verify")
@WHAT
@_command
def certificate_verify(place: Place, what: str) -> None:
    """Judge a certificate by the trust list that is here."""
    verdict = _judged(place, what)
    lines = [
        f"{key:12} {value}" for key, value in verdict.as_json().items() if value not in ("", None, {}, [])
    ]
    place.show(verdict.as_json(), lines)
    if not verdict.valid:
        _fail(_not_valid(verdict))


@certificate.command("list")
@_command
def certificate_list(place: Place) -> None:
    """List the submissions whose certificates are on this terminal, sealed."""
    from kiosk.certificate import Wallet

    found = Wallet(place.folder).submissions()
    place.show(found, found or "none yet")


@_group("trust")
def trust(place: Place) -> None:  # a group
    """Whose certificates count here."""


@trust.command("import")
@click.argument("file", type=FILE)
@_command
def trust_import(place: Place, file: Path) -> None:
    """Take a trust list that the pinned root signed."""
    found = _trust_store(place).take(file.read_bytes())
    issuers = sorted({entry.issuer for entry in found.entries})
    place.show(
        {"issued": found.issued, "issuers": issuers},
        f"the trust list of {found.issued:%Y-%m-%d %H:%M} UTC is here: {len(issuers)} issuers",
    )


@trust.command("list")
@_command
def trust_list(place: Place) -> None:
    """List who may issue which certificates, and how old that is."""
    from sync.wire import registry

    found, kinds = _trust_store(place).load(), registry.load().types.values()
    rows: list[dict[str, Any]] = [
        {
            "issuer": entry.issuer,
            "name": entry.name,
            "key": entry.kid.hex(),
            "types": [kind.id for kind in kinds if kind.number in entry.kinds],
            "not_before": entry.not_before,
            "not_after": entry.not_after,
        }
        for entry in found.entries
    ]
    answer = {"issued": found.issued if rows else None, "entries": rows}
    lines = [f"{row['issuer']}  {row['key']}  {row['name']}: {', '.join(row['types'])}" for row in rows]
    place.show(answer, [f"of {found.issued:%Y-%m-%d %H:%M} UTC", *lines] if rows else "no trust list is here")


def _trust_store(place: Place) -> "TrustStore":
    from kiosk.certificate import TrustStore
    from kiosk.errors import NotEnrolled
    from sync.enrolment import Enrolment

    try:
        return TrustStore(place.folder, Enrolment.load(place.folder).trust_root)
    except NotEnrolled:
        return TrustStore(place.folder)  # DATA/trust-root.pem may be pinned all the same


def _judged(place: Place, what: str) -> "Verdict":
    from kiosk.certificate import verify

    return verify(_certificate_text(place, what), _trust_store(place).load(), place.clock.now())


def _certificate_text(place: Place, what: str) -> str:
    from kiosk.certificate import Wallet
    from kiosk.certificate.picture import is_picture, read_picture
    from sync.wire.certificate import to_text

    if what in Wallet(place.folder).submissions():
        return to_text(_wallet(place, what)["cwt"])
    if not _is_file(Path(what)):
        return what
    data = Path(what).read_bytes()
    return read_picture(data) if is_picture(data) else data.decode("utf-8", errors="replace")


def _wallet(place: Place, submission: str) -> Mapping[str, bytes]:
    from kiosk.certificate import Wallet
    from kiosk.vault import Vault
    from sync.enrolment import Enrolment

    terminal = Enrolment.load(place.folder).terminal
    return Wallet(place.folder).open(submission, terminal, Vault.open(place.folder))


def _shown_in_part(place: Place, submission: str, names: Sequence[str]) -> str:
    from kiosk.certificate import show_in_part

    return show_in_part(_wallet(place, submission), names)


def _words(claim: "ClaimType", value: Any) -> str:
    words = claim.values.get(value) if isinstance(value, str) else None
    return f"{words.zh} {words.en}" if words else str(value)


def _not_valid(verdict: "Verdict") -> str:
    days = verdict.status_age.days if verdict.status_age else 0
    age = f" The list is {days} days old." if days else ""
    return f"not valid ({verdict.reason}): {verdict.sentence.en}{age}"


@main.command()
@click.argument("code")
@click.option(
    "--platform", default="http://127.0.0.1:8420", show_default=True, metavar="URL", help="Its address."
)
@_command
def provision(place: Place, code: str, platform: str) -> None:
    """Enrol this terminal with a one-time code."""
    from kiosk.vault import Vault
    from sync.enrolment import enrol

    done = enrol(place.folder, Vault.open(place.folder), code, platform, place.clock)
    answer = {"terminal": done.terminal, "number": done.number, "platform": done.platform, "url": done.url}
    place.show(answer, f"this is terminal {done.number:04d} ({done.terminal}) of {done.platform}")


@main.command()
@_command
def doctor(place: Place) -> None:
    """Say what works, what does not, and what to do."""
    from kiosk.doctor import DOWN, examine

    checks = examine(place.folder, place.clock)
    lines = [
        f"{c.state:4}  {c.check:10} {c.detail}" + (f"\n      → {c.remedy}" if c.remedy else "")
        for c in checks
    ]
    place.show([asdict(c) for c in checks], lines)
    if down := [c.check for c in checks if c.state == DOWN]:
        _fail(f"down: {', '.join(down)}")


@main.command()
@click.argument("folder", type=FOLDER)
@click.option("--screen", metavar="NAME", help="Only this one.")
@LANG
@THEME
@click.option("--size", metavar="WxH", callback=_size, help="Only in this size.")
@_command
def shots(
    place: Place,
    folder: Path,
    screen: str | None,
    lang: str | None,
    theme: str | None,
    size: tuple[int, int] | None,
) -> None:
    """Take a picture of each screen, with invented people, offscreen."""
    from kiosk import app

    made = app.shots(folder, screen=screen, theme=theme, lang=lang, size=size)
    place.show(made, [str(path) for path in made])
