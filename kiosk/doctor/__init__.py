"""The doctor: what works on this terminal, what does not, and what a technician should do about it.

Each check is a row ``{check, state, detail, remedy}`` with state ``ok``, ``warn`` (it works, and should be
better), ``down`` (citizens notice) or ``none`` (it does not apply here). Nothing is changed, nothing personal
is shown, no check raises, and none holds the others up: they look side by side. Here are those of the data
and of the devices; ``line`` and ``machine`` have the others.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from drivers.cards import service
from drivers.cards.emrtd.passive import Authorities
from drivers.cards.pcsc import read_once
from drivers.cards.port import CardPhase
from drivers.cards.profiles.emrtd import CSCA_VARIABLE
from drivers.cards.samv import SamvReader
from drivers.printers.port import Health, Kind
from drivers.printers.settings import printers
from drivers.scanners import sane
from kiosk import drafts
from kiosk.catalogue import Catalogue
from kiosk.certificate import disclosures
from kiosk.check import DOWN, NONE, OK, WARN, Check, Look, name_of, side_by_side
from kiosk.clock import SystemClock, believed
from kiosk.database import MINIMUM_ENGINE, DatabaseError, engine_version, has_pages, open_database, read
from kiosk.doctor.line import clock as clock_itself
from kiosk.doctor.line import dns, platform_of, portal, tls
from kiosk.doctor.machine import handwriting, ocr, screen, sound, speech, touch
from kiosk.errors import DataFolderBusy, Fault, StorageFailed
from kiosk.vault import Vault
from sync import numbers, tables
from sync.enrolment import Enrolment
from sync.outbox import Outbox
from sync.policy import Level
from sync.salvage import is_sound
from sync.states import UNSENT, LinkState

if TYPE_CHECKING:
    from kiosk.clock import Clock
    from kiosk.folder import DataFolder

__all__ = ["DOWN", "NONE", "OK", "WARN", "Check", "examine", "names"]

_EXPIRES_SOON_DAYS = 30
_QUICK_BYTES = 64 << 20
"""A database up to here is checked page by page; a larger one would take longer than a check may."""


def examine(
    folder: "DataFolder",
    clock: "Clock",
    sam_port: str | None = None,
    told: Callable[[Check], None] = lambda _: None,
) -> list[Check]:
    """Every check, in the order in which a technician would mend things; ``told`` hears each as it comes.

    ``sam_port``: see ``kiosk run``.
    """
    return _each(_looks(sam_port), folder, clock, told)


def names(sam_port: str | None = None) -> tuple[str, ...]:
    """The names of the checks, in that order."""
    return tuple(name_of(look) for look in _looks(sam_port))


def _looks(sam_port: str | None) -> tuple[Look, ...]:
    def sam(folder: "DataFolder", clock: "Clock") -> Check:
        del folder, clock
        return _sam(sam_port or "")

    sam.__name__ = "sam_port"
    return (
        _engine,
        _disk,
        _database,
        _schema,
        _vault,
        _catalogue,
        clock_itself,
        _enrolment,
        dns,
        portal,
        tls,
        _platform,
        _agent,
        _outbox,
        _reader,
        *((sam,) if sam_port else ()),
        _country_certificates,
        _receipt_printer,
        _page_printer,
        _scanner,
        ocr,
        screen,
        touch,
        sound,
        speech,
        handwriting,
        _fonts,
    )


def _each(
    checks: Sequence[Look],
    folder: "DataFolder",
    clock: "Clock",
    told: Callable[[Check], None] = lambda _: None,
) -> list[Check]:
    return side_by_side(checks, folder, clock, _REMEDIES, told=told)


_REMEDIES = {
    "not-enrolled": "kiosk provision CODE --platform URL (the code comes from `cloud enrol`)",
    "disk-full": "free some space, or move the data folder to a larger disk",
    "vault-locked": "give the vault key back that this data folder was made with",
    "database-damaged": "kiosk outbox mend puts it aside and saves what it can; so does `kiosk sync`",
    "disk-read-only": "the system has found errors on the disk: check it (fsck) and remount it",
    "disk-failed": "the disk gives I/O errors: back the data folder up and replace the disk",
    "storage-failed": "check the disk and the rights of the data folder",
    "catalogue-invalid": "kiosk services check",
    "printer-address-invalid": "kiosk printer use KIND ADDRESS",
}


def _engine(folder: "DataFolder", clock: "Clock") -> Check:
    del folder, clock
    version = engine_version()
    text = "SQLite " + ".".join(map(str, version))
    if version < MINIMUM_ENGINE:
        return Check("engine", DOWN, f"{text} can corrupt a shared WAL", "script/setup")
    return Check("engine", OK, text)


def _disk(folder: "DataFolder", clock: "Clock") -> Check:
    del clock
    used = folder.usage()
    kinds = ", ".join(f"{kind} {_mib(size)}" for kind, size in used.items() if size)
    bound = sum(used.values()) + max(0, folder.free_bytes() - folder.floor)
    detail = (
        f"{_mib(folder.free_bytes())} free on {folder.path}; used: {kinds}; at most {_mib(bound)} will be"
    )
    folder.require_room()
    if used["quarantine"]:
        remedy = "take DATA/quarantine to a safe place, and then off this disk"
        return Check("disk", WARN, detail, remedy)
    return Check("disk", OK, detail)


def _mib(size: int) -> str:
    return f"{size / (1 << 20):.1f} MiB"


def _database(folder: "DataFolder", clock: "Clock") -> Check:
    expects = tables.TABLES if numbers.begun(folder) else ()
    if not folder.database.exists() and not expects:
        return Check("database", NONE, "none yet: it is made when the terminal starts")
    with closing(open_database(folder.database, expects=expects)) as database:
        size = folder.database.stat().st_size
        pragma = "quick_check(1)" if size <= _QUICK_BYTES else "schema_version"
        found = read(database, f"pragma {pragma}")[0][0]
    if size <= _QUICK_BYTES and found != "ok":
        return Check("database", DOWN, str(found), _REMEDIES["storage-failed"])
    if size <= _QUICK_BYTES and not is_sound(folder, clock):
        return Check("database", DOWN, "rows are not as they were written", _REMEDIES["database-damaged"])
    whole = "every page" if size <= _QUICK_BYTES else "its head alone, for its size,"
    return Check("database", OK, f"{size / (1 << 20):.1f} MiB, {whole} was looked at")


def _schema(folder: "DataFolder", clock: "Clock") -> Check:
    del clock
    if not has_pages(folder.database):
        return Check("schema", NONE, "no database")
    sets = (tables.migrations, drafts.migrations, disclosures.migrations)
    try:
        with closing(open_database(folder.database)) as database:
            pending = [f"{s.name} {m.name}" for s in sets for m in s.pending(database)]
            applied = {(s.name, m.name) for s in sets for m in s.applied(database)}
    except DatabaseError as e:
        raise StorageFailed(f"SQLite: {e}") from e
    ours = {(s.name, m.name) for s in sets for m in s._migrations}  # noqa: SLF001  # it has no public list
    if newer := sorted(" ".join(step) for step in applied - ours):
        remedy = "install the release that wrote it, or a newer one"
        return Check("schema", DOWN, f"written by a newer release: {', '.join(newer)}", remedy)
    if pending:
        return Check("schema", WARN, f"not applied yet: {', '.join(pending)}", "start `kiosk run` once")
    return Check("schema", OK, f"{len(applied)} migrations applied")


def _vault(folder: "DataFolder", clock: "Clock") -> Check:
    del clock
    vault = Vault.open(folder)
    vault.device_key(folder)
    if vault.source == "file":
        remedy = "systemd-creds encrypt --with-key=tpm2 … and LoadCredentialEncrypted=vault-key:…"
        return Check("vault", WARN, "the key is a file beside the data: a stolen disk opens", remedy)
    return Check("vault", OK, f"key from a {vault.source}")


def _catalogue(folder: "DataFolder", clock: "Clock") -> Check:
    del folder, clock
    catalogue = Catalogue.load()
    complete = sum(s.complete for s in catalogue.services.values())
    return Check(
        "catalogue", OK, f"{catalogue.version}: {len(catalogue.services)} services, {complete} with forms"
    )


def _enrolment(folder: "DataFolder", clock: "Clock") -> Check:
    enrolment = Enrolment.load(folder)
    if (now := believed(clock.now())) is None:
        return Check(
            "enrolment", OK, f"terminal {enrolment.terminal} at {enrolment.url}; set the clock first"
        )
    days = (enrolment.certificate.not_valid_after_utc - now).days
    detail = f"terminal {enrolment.terminal} at {enrolment.url}, certificate for {days} more days"
    if days < 0:
        return Check("enrolment", DOWN, detail, "kiosk provision with a new code")
    state = WARN if days < _EXPIRES_SOON_DAYS else OK
    return Check("enrolment", state, detail, "kiosk provision with a new code" if state is WARN else "")


def _platform(folder: "DataFolder", clock: "Clock") -> Check:
    del clock
    enrolment = Enrolment.load(folder)
    try:
        found = platform_of(enrolment, SystemClock()).describe()["platform"]
    except Fault as e:
        return Check("platform", DOWN, e.detail, "check the line; applications are queued until it answers")
    if found != enrolment.platform:
        detail = f"{found} answers at {enrolment.url}, not {enrolment.platform}"
        return Check("platform", DOWN, detail, "give the platform its own keys back: DATA/keys of its backup")
    return Check("platform", OK, f"{enrolment.platform} answers at {enrolment.url}")


def _agent(folder: "DataFolder", clock: "Clock") -> Check:
    del clock
    try:
        with folder.only_one("sync"):
            return Check("agent", DOWN, "no `kiosk sync` runs on this data folder", "start `kiosk sync`")
    except DataFolderBusy:
        return Check("agent", OK, "`kiosk sync` runs")


def _outbox(folder: "DataFolder", clock: "Clock") -> Check:
    with Outbox.open(folder, Vault.open(folder), clock) as outbox:
        stats, link, losses = outbox.stats(), outbox.link(), outbox.losses()
        standing, incidents = outbox.standing(), outbox.incidents()
    unsent = sum(stats[state] for state in UNSENT)
    detail = f"{unsent} to be sent, {stats['refused']} refused, link {link.state} {link.detail}".strip()
    if incidents:
        detail += (
            f"; the database was mended {len(incidents)} times, the last at {incidents[-1].at:%Y-%m-%d %H:%M}"
        )
    if stats["refused"]:
        return Check("outbox", WARN, detail, "kiosk outbox list --state refused")
    if link.state is LinkState.REFUSED:
        return Check("outbox", DOWN, detail, "kiosk provision with a new code, or mend TLS")
    if standing.level is not Level.OK:
        when = f"{standing.oldest:%Y-%m-%d %H:%M}" if standing.oldest else "a time that nobody knows"
        detail += f"; the oldest was made at {when}"
        state = DOWN if standing.level is Level.STOP else WARN
        return Check("outbox", state, detail, "see to the line, or carry them: kiosk outbox export")
    if losses:
        detail += f"; {len(losses)} that were promised cannot be sent, the first is {losses[0].receipt}"
        return Check(
            "outbox", WARN, detail, "kiosk outbox stats names them; DATA/quarantine has the old files"
        )
    return Check("outbox", OK, detail)


def _reader(folder: "DataFolder", clock: "Clock") -> Check:
    del clock
    service.use(folder.path)
    found = read_once(0)
    if found.phase is CardPhase.SERVICE_DOWN:
        return Check("reader", DOWN, "pcscd does not answer", "systemctl start pcscd, or script/setup")
    if found.phase is CardPhase.NO_READER:
        return Check("reader", DOWN, "no card reader", "plug the reader in; `pcsc_scan` lists what is seen")
    others = [name for name in found.readers if name != found.reader]
    detail = f"{found.reader}: {found.phase}" + (f"; also {', '.join(others)}" if others else "")
    if found.phase is CardPhase.UNKNOWN:
        return Check(
            "reader", WARN, f"{detail}; {found.detail}", "no profile reads this card: docs/add-a-card.md"
        )
    return Check("reader", OK, detail)


def _sam(port: str) -> Check:
    found = read_once(0, SamvReader(port))
    if found.phase is CardPhase.EMPTY or found.readers:
        return Check("sam-port", OK, f"{found.reader}: {found.phase}")
    remedy = "check cable and power of the module, and that nothing else uses the port"
    return Check("sam-port", DOWN, found.detail, remedy)


def _country_certificates(folder: "DataFolder", clock: "Clock") -> Check:
    """Whom a passport's signature may lead to: without them each is "unverified"."""
    del folder, clock
    name, place = "country-certificates", os.environ.get(CSCA_VARIABLE, "")
    if not place:
        return Check(name, NONE, f"{CSCA_VARIABLE} names no folder: no document's signature is verified")
    found = Authorities.load(Path(place))
    detail = f"{len(found.certificates)} in {place}"
    if found.certificates and not found.unread:
        return Check(name, OK, detail)
    if not Path(place).is_dir():
        remedy = f"make the folder, or correct {CSCA_VARIABLE}"
        return Check("country-certificates", WARN, f"no folder {place}", remedy)
    if found.unread:
        detail += f"; {found.unread} files hold none that reads"
    remedy = "put the countries' certificates or a master list there again: *.cer, *.crt, *.der, *.pem, *.ml"
    return Check("country-certificates", WARN, detail, remedy)


def _receipt_printer(folder: "DataFolder", clock: "Clock") -> Check:
    del clock
    return _printer(folder, Kind.RECEIPT)


def _page_printer(folder: "DataFolder", clock: "Clock") -> Check:
    del clock
    return _printer(folder, Kind.PAGE)


def _printer(folder: "DataFolder", kind: Kind) -> Check:
    name, printer = f"{kind}-printer", printers(folder.path).get(kind)
    if printer is None:
        return Check(name, NONE, "none is configured: receipts and lists are on the screen")
    said = printer.health()
    detail = f"{printer.address}: {said.health}" + (f" ({said.detail})" if said.detail else "")
    if said.health is Health.READY and not said.tells_end:
        return Check(name, WARN, f"{detail} (it never says whether a sheet is on paper)", _AT_A_DEAF_QUEUE)
    state = OK if said.health is Health.READY else WARN if said.health is Health.PAPER_LOW else DOWN
    return Check(name, state, detail, _AT_THE_PRINTER.get(said.health, ""))


_AT_A_DEAF_QUEUE = "use a driverless queue: lpadmin -p QUEUE -E -v ipp://PRINTER/ipp/print -m everywhere"
_AT_THE_PRINTER = {
    Health.PAPER_LOW: "bring a new roll, or paper",
    Health.PAPER_OUT: "put paper in",
    Health.COVER_OPEN: "close its cover",
    Health.OFFLINE: "switch it on and look at its cable; `kiosk printer use` changes its address",
}


def _scanner(folder: "DataFolder", clock: "Clock") -> Check:
    """The scanner that `kiosk run` would take: without one papers are brought to the counter."""
    del folder, clock
    device = os.environ.get("KIOSK_RUN_SCANNER", "")
    found = sane.find(device)
    if isinstance(found, sane.Device):
        return Check("scanner", OK, found.name)
    remedy = "plug the scanner in; `scanimage -L` lists what is seen, KIOSK_RUN_SCANNER names one of them"
    return Check("scanner", DOWN if device else WARN, found, remedy)


def _fonts(folder: "DataFolder", clock: "Clock") -> Check:
    del folder, clock
    program = shutil.which("fc-list")
    if program is None:
        return Check("fonts", WARN, "fontconfig is not installed", "script/setup")
    found = subprocess.run([program, ":lang=zh-cn", "family"], capture_output=True, check=False)  # noqa: S603
    if not found.stdout.strip():
        return Check("fonts", DOWN, "no font has Chinese characters", "apt install fonts-noto-cjk")
    return Check("fonts", OK, found.stdout.decode().splitlines()[0])
