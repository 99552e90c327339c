"""Each check of the doctor: when all is well, what could be better, what citizens notice; and what to do."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from enrolled_terminal import Terminal, enrolled, submission
from platform_server import ROOT
from platform_server import Platform as Server

from drivers.cards import service, virtual
from drivers.cards.emrtd.played.issuer import authority, signer_pem
from drivers.cards.profiles.emrtd import CSCA_VARIABLE
from drivers.cards.service import Service
from drivers.printers.port import Kind
from drivers.printers.settings import use
from drivers.printers.simulator import Condition, Simulator
from kiosk import doctor
from kiosk.certificate import Disclosures
from kiosk.clock import SystemClock
from kiosk.database import Migrations, open_database
from kiosk.doctor import DOWN, NONE, OK, WARN, Check, examine, names
from kiosk.drafts import Drafts
from kiosk.folder import DataFolder
from sync import tables
from sync.states import Link, LinkState, Rejected, Taken


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    platform = Server(tmp_path_factory.mktemp("cloud") / "data").start()
    yield platform
    platform.stop()


@pytest.fixture(scope="module")
def whole_terminal(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    return enrolled(tmp_path_factory.mktemp("kiosk"), server)


@pytest.fixture
def terminal(whole_terminal: Terminal) -> Terminal:
    """Enrolled, with a clock that no test before has moved."""
    return replace(whole_terminal, clock=SystemClock())


@pytest.fixture
def new(tmp_path: Path) -> DataFolder:
    """A data folder that nobody has enrolled."""
    return DataFolder.at(tmp_path / "new", floor=0)


def check(name: str, folder: DataFolder, clock: SystemClock | None = None) -> Check:
    """That row alone: the others cost time."""
    (found,) = doctor._each((getattr(doctor, f"_{name}"),), folder, clock or SystemClock())
    assert found.check == name.replace("_", "-")
    return found


@pytest.mark.usefixtures("pcscd")  # libpcsclite looks for its pcscd once: what comes after wants this one
def test_a_new_terminal_is_told_the_way_in_the_order_in_which_to_go_it(new: DataFolder) -> None:
    rows = examine(new, SystemClock())
    assert [row.check for row in rows] == [
        *("engine", "disk", "database", "schema", "vault", "catalogue"),
        *("clock", "enrolment", "dns", "portal", "tls", "platform", "agent", "outbox"),
        *("reader", "country-certificates", "receipt-printer", "page-printer", "scanner", "ocr"),
        *("screen", "touch", "sound", "speech", "handwriting", "fonts"),
    ]
    assert [row.check for row in rows] == list(names())
    assert {row.check for row in rows if row.state == DOWN} >= {"enrolment", "platform", "agent"}
    for row in rows:
        assert row.detail
        assert bool(row.remedy) == (row.state not in {OK, NONE})


@pytest.mark.usefixtures("pcscd")
def test_looking_changes_nothing(terminal: Terminal) -> None:
    def files() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in terminal.folder.path.rglob("*") if path.is_file()}

    examine(terminal.folder, terminal.clock)
    before = files()
    examine(terminal.folder, terminal.clock)
    assert files() == before


def test_country_certificates(new: DataFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(CSCA_VARIABLE, raising=False)
    assert check("country_certificates", new).state == NONE
    place = tmp_path / "csca"
    monkeypatch.setenv(CSCA_VARIABLE, str(place))
    row = check("country_certificates", new)
    assert (row.state, row.detail) == (WARN, f"no folder {place}")
    place.mkdir()
    row = check("country_certificates", new)
    assert (row.state, row.detail) == (WARN, f"0 in {place}")
    (place / "utopia.pem").write_bytes(signer_pem(authority("ec")))
    row = check("country_certificates", new)
    assert (row.state, row.detail, row.remedy) == (OK, f"1 in {place}", "")
    (place / "gone.crt").symlink_to(tmp_path / "nowhere")
    (place / "old.cer").mkdir()
    row = check("country_certificates", new)
    assert (row.state, row.detail) == (WARN, f"1 in {place}; 2 files hold none that reads")
    assert "master list" in row.remedy


def test_engine(new: DataFolder) -> None:
    assert check("engine", new).state == OK


def test_an_engine_that_can_corrupt_a_shared_database_is_down(new: DataFolder) -> None:
    """The Python of Debian 12 has one: it is put in the place of ours, in a process of its own."""
    code = (
        "import sqlite3, sys; sys.modules['pysqlite3'] = sqlite3; sys.modules['pysqlite3.dbapi2'] = sqlite3\n"
        "from pathlib import Path; from kiosk.clock import SystemClock; from kiosk.folder import DataFolder\n"
        "from kiosk import doctor\n"
        "row = doctor._engine(DataFolder.at(Path(sys.argv[1])), SystemClock())\n"
        "print(sqlite3.sqlite_version_info < doctor.MINIMUM_ENGINE, row.state, row.remedy)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, new.path], cwd=ROOT, capture_output=True, text=True, check=True
    )
    is_old, state, *remedy = done.stdout.split()
    assert (state, remedy) == ((DOWN, ["script/setup"]) if is_old == "True" else (OK, []))


def test_disk(new: DataFolder) -> None:
    assert check("disk", new).state == OK
    row = check("disk", replace(new, floor=1 << 60))
    assert (row.state, row.remedy) == (DOWN, "free some space, or move the data folder to a larger disk")


def test_vault(new: DataFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = check("vault", new)
    assert (row.state, row.remedy.split()[0]) == (WARN, "systemd-creds")
    (new.path / "vault.key").write_bytes(b"short")
    row = check("vault", new)
    assert (row.state, row.remedy) == (DOWN, "give the vault key back that this data folder was made with")
    credentials = tmp_path / "credentials"
    credentials.mkdir()
    (credentials / "vault-key").write_bytes(os.urandom(32))
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(credentials))
    row = check("vault", DataFolder.at(tmp_path / "newer", floor=0))
    assert (row.state, row.detail) == (OK, "key from a systemd-credential")
    assert check("vault", new).state == DOWN, "the device key is of another vault"


def test_catalogue(new: DataFolder) -> None:
    assert check("catalogue", new).state == OK


def test_a_broken_catalogue_is_down(tmp_path: Path) -> None:
    """The same program with a catalogue in which one service is broken."""
    for package in ("kiosk", "drivers", "sync"):
        (tmp_path / package).symlink_to(ROOT / package)
    shutil.copytree(ROOT / "assets", tmp_path / "assets")
    (tmp_path / "assets/catalogue/services/id-card-loss.yaml").write_text("id: [")
    code = (
        "import sys; from pathlib import Path; from kiosk import doctor\n"
        "from kiosk.clock import SystemClock; from kiosk.folder import DataFolder\n"
        "rows = doctor.examine(DataFolder.at(Path(sys.argv[1])), SystemClock())\n"
        "print([(row.state, row.remedy) for row in rows if row.check == 'catalogue'])"
    )
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code, tmp_path / "data"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[('down', 'kiosk services check')]\n"


@pytest.mark.parametrize(
    ("days", "state", "remedy"),
    [
        (0, OK, ""),
        (300, OK, ""),
        (340, WARN, "kiosk provision with a new code"),
        (400, DOWN, "kiosk provision with a new code"),
        (7305, OK, ""),  # no honest clock: the row of the clock says so
        (-7305, OK, ""),
    ],
)
def test_enrolment(terminal: Terminal, days: int, state: str, remedy: str) -> None:
    row = check("enrolment", terminal.folder, SystemClock(timedelta(days=days)))
    assert (row.state, row.remedy) == (state, remedy)
    assert terminal.enrolment.terminal in row.detail


def test_a_terminal_that_is_not_enrolled_is_told_how(new: DataFolder) -> None:
    for name in ("enrolment", "platform"):
        row = check(name, new)
        assert (row.state, "kiosk provision CODE --platform URL" in row.remedy) == (DOWN, True)


def test_platform(terminal: Terminal, server: Server) -> None:
    row = check("platform", terminal.folder)
    assert (row.state, row.detail) == (OK, f"{terminal.enrolment.platform} answers at {server.url}")
    server.kill()
    row = check("platform", terminal.folder)
    assert (row.state, row.remedy.split(";")[0]) == (DOWN, "check the line")
    server.start()


def test_another_platform_at_the_same_address_is_not_ours(terminal: Terminal, tmp_path: Path) -> None:
    other = Server(tmp_path / "other").start()
    moved = DataFolder.at(tmp_path / "moved")
    document = json.loads((terminal.folder.path / "enrolment.json").read_text("utf-8"))
    (moved.path / "enrolment.json").write_text(json.dumps({**document, "url": other.url}))
    row = check("platform", moved)
    assert (row.state, f"not {terminal.enrolment.platform}" in row.detail) == (DOWN, True)
    assert row.remedy
    other.stop()


def test_agent(terminal: Terminal) -> None:
    row = check("agent", terminal.folder)
    assert (row.state, row.remedy) == (DOWN, "start `kiosk sync`")
    with terminal.folder.only_one("sync"):
        assert check("agent", terminal.folder).state == OK


def test_outbox(terminal: Terminal) -> None:
    with terminal.outbox() as outbox:
        assert check("outbox", terminal.folder).state == OK
        outbox.set_link(Link(LinkState.REFUSED, terminal.clock.now(), "terminal-revoked"))
        row = check("outbox", terminal.folder)
        assert (row.state, "terminal-revoked" in row.detail) == (DOWN, True)
        assert row.remedy == "kiosk provision with a new code, or mend TLS"
        outbox.set_link(Link(LinkState.UP, terminal.clock.now()))
        receipt = outbox.enqueue(submission())
        assert check("outbox", terminal.folder).detail.startswith("1 to be sent, 0 refused")
        for event in (Taken(), Rejected("malformed", {})):
            outbox.move(receipt.id, event)
        row = check("outbox", terminal.folder)
        assert (row.state, row.remedy) == (WARN, "kiosk outbox list --state refused")


def test_a_database_that_is_damaged_is_down(new: DataFolder) -> None:
    new.database.write_bytes(b"noise" * 1000)
    row = check("outbox", new)
    assert (row.state, row.remedy[:17]) == (DOWN, "kiosk outbox mend")
    assert new.database.read_bytes() == b"noise" * 1000


def test_database_and_schema(terminal: Terminal, new: DataFolder) -> None:
    assert [check(name, new).state for name in ("database", "schema")] == [NONE, NONE]
    with terminal.outbox():
        assert check("database", terminal.folder).state == OK
        assert check("schema", terminal.folder).state == WARN, "drafts have no table before `kiosk run`"
        Drafts(terminal.folder, terminal.vault, terminal.clock).close()
        Disclosures(terminal.folder, terminal.vault, terminal.clock).close()
        row = check("schema", terminal.folder)
        assert (row.state, row.detail.split()[-1]) == (OK, "applied")


def test_a_page_of_the_database_that_was_overwritten_is_found(new: DataFolder) -> None:
    with closing(open_database(new.database)) as database:
        database["t"].insert_all({"n": n, "text": "x" * 100} for n in range(1000))
        database.conn.execute("create index i on t(text, n)")
    with new.database.open("r+b") as file:
        file.seek(-8192, 2)
        file.write(b"noise" * 1000)
    assert check("database", new).state == DOWN


def test_tables_that_cannot_be_read_are_down(new: DataFolder) -> None:
    open_database(new.database, tables.migrations).close()
    with new.database.open("r+b") as file:
        file.seek(4096)  # behind the page that lists the tables
        file.write(b"noise" * 2000)
    row = check("schema", new)
    assert (row.state, row.detail) == (DOWN, "SQLite: database disk image is malformed")


def test_a_database_of_a_newer_release_is_down(new: DataFolder) -> None:
    newer = Migrations("sync.outbox")
    newer(name="of_the_next_release")(lambda database: None)
    open_database(new.database, newer).close()
    row = check("schema", new)
    assert (row.state, "sync.outbox of_the_next_release" in row.detail) == (DOWN, True)
    assert row.remedy == "install the release that wrote it, or a newer one"


READER = """
import sys
from pathlib import Path
from kiosk import doctor
from kiosk.clock import SystemClock
from kiosk.folder import DataFolder
row = doctor._reader(DataFolder.at(Path(sys.argv[1])), SystemClock())
print(row.state, row.detail, row.remedy, sep="|")
"""


def reader_check(data: Path, **environment: str) -> list[str]:
    """In a process of its own: libpcsclite looks for its pcscd once."""
    done = subprocess.run(
        [sys.executable, "-c", READER, data],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip().split("|")


@pytest.fixture
def private_service(tmp_path: Path) -> Iterator[Callable[[], Service]]:
    with ExitStack() as stack:

        def start() -> Service:
            running = service.ensure(tmp_path / "cards")
            stack.callback(running.close)
            return running

        yield start


def test_reader(tmp_path: Path, private_service: Callable[[], Service]) -> None:
    running = private_service()
    assert reader_check(tmp_path / "cards") == [OK, "Virtual PCD 00 00: empty; also Virtual PCD 00 01", ""]
    virtual.insert(tmp_path / "cards", "unknown")
    state, detail, remedy = reader_check(tmp_path / "cards")
    assert (state, "add-a-card" in remedy) == (WARN, True)
    assert detail.endswith('contact card, T=0; historical bytes 57 41 53 59 "WASY"')
    virtual.remove(tmp_path / "cards")
    running.kill()
    state, detail, remedy = reader_check(tmp_path / "cards", PCSCLITE_CSOCK_NAME=str(running.address))
    assert (state, detail) == (DOWN, "pcscd does not answer")
    assert "systemctl start pcscd" in remedy


@pytest.mark.parametrize(
    ("condition", "state", "remedy"),
    [
        (Condition.READY, OK, ""),
        (Condition.PAPER_LOW, WARN, "bring a new roll, or paper"),
        (Condition.PAPER_OUT, DOWN, "put paper in"),
        (Condition.COVER_OPEN, DOWN, "close its cover"),
        (Condition.MUTE, DOWN, "switch it on and look at its cable; `kiosk printer use` changes its address"),
    ],
)
def test_receipt_printer(
    new: DataFolder, tmp_path: Path, condition: Condition, state: str, remedy: str
) -> None:
    with closing(Simulator(tmp_path)) as device:
        use(new.path, Kind.RECEIPT, f"tcp://127.0.0.1:{device.listen()}")
        device.tell(condition)
        row = doctor._receipt_printer(new, SystemClock())
    assert (row.check, row.state, row.remedy) == ("receipt-printer", state, remedy)
    assert row.detail.startswith("tcp://127.0.0.1:")


def test_page_printer(new: DataFolder) -> None:
    assert doctor._page_printer(new, SystemClock()).state == NONE
    use(new.path, Kind.PAGE, f"cups:office?socket={new.path}/none")
    assert doctor._page_printer(new, SystemClock()).state == DOWN
    (new.path / "printers.json").write_text("office")
    (row,) = doctor._each((doctor._page_printer,), new, SystemClock())
    assert (row.check, row.state, row.remedy) == ("page-printer", DOWN, "kiosk printer use KIND ADDRESS")


def test_fonts(new: DataFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert check("fonts", new).state == OK
    (tmp_path / "fonts.conf").write_text("<fontconfig></fontconfig>")
    monkeypatch.setenv("FONTCONFIG_FILE", str(tmp_path / "fonts.conf"))
    row = check("fonts", new)
    assert (row.state, row.remedy) == (DOWN, "apt install fonts-noto-cjk")
    monkeypatch.setenv("PATH", str(tmp_path))
    row = check("fonts", new)
    assert (row.state, row.remedy) == (WARN, "script/setup")


def test_a_scanner_is_seen_missed_or_not_asked_for(new: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIOSK_RUN_SCANNER", "test:0")
    assert check("scanner", new) == Check("scanner", OK, "test:0")
    monkeypatch.setenv("KIOSK_RUN_SCANNER", "test:7")
    assert check("scanner", new).state == DOWN
    monkeypatch.delenv("KIOSK_RUN_SCANNER")
    monkeypatch.setenv("PATH", str(new.path))
    without = check("scanner", new)
    assert (without.state, without.detail) == (WARN, "scanimage is not installed")
