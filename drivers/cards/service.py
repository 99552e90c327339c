"""A real pcscd with virtual readers, for the demo, for training and for tests.

``ensure(data)`` finds or starts one, in this order, and notes it in ``DATA/card-service.json``:

1. the one that another process already holds for this data folder;
2. a private one in namespaces of its own: needs no root and no system service, disturbs no other pcscd,
   claims no real reader, and its vpcd cannot be reached from outside the machine;
3. the system's, if its vpcd listens;
4. as root in a container that forbids namespaces: one at the system's place, if none is there.

``use(data)`` points this process at it. A private one ends with the process that started it.
"""

import json
import os
import select
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from drivers.cards.enclosure import CONNECT_WITHIN, READY, SYSTEM_SOCKET
from drivers.cards.vpcd import PORT, READER
from kiosk.errors import Fault

SOCKET_VARIABLE = "PCSCLITE_CSOCK_NAME"
"""Where libpcsclite finds its pcscd; it looks once in the life of a process."""

_NOTE = "card-service.json"
_START_WITHIN = 10.0
_WAKES_WITHIN = 1.0
_STEP = 0.02
_DRIVER_PLACES = ("/usr/lib", "/usr/lib64", "/usr/local/lib")
ROOT = Path(__file__).parents[2]


class CardServiceMissing(Fault):
    """No pcscd with a virtual reader can be had; the detail says what to install or allow."""

    code = "card-service-missing"


class NoVirtualReader(Fault):
    """Nothing takes a virtual card: no vpcd listens, or pcscd does not ask for the card."""

    code = "no-virtual-reader"


@dataclass
class Service:
    """A pcscd that takes virtual cards. ``folder`` is None for the system's own."""

    folder: Path | None = None
    address: Path = SYSTEM_SOCKET
    """What PC/SC clients connect to: the value for ``PCSCLITE_CSOCK_NAME``."""
    _holder: "subprocess.Popen[bytes] | None" = None
    _note: Path | None = None

    def line(self, slot: int = 0) -> socket.socket:
        """A fresh line to a slot of the virtual reader: what a card is put in by.

        Raises:
            NoVirtualReader: nothing listens there.
        """
        if self.folder is None:
            return _tcp_line(slot)
        return socket.socket(fileno=self._ask(f"connect {PORT + slot}")[0])

    def kill(self) -> None:
        """Kill pcscd as a crash would; the namespaces stay. Not for the system's."""
        self._ask("kill")

    def start(self) -> None:
        """Start pcscd again after ``kill``, or restart it; returns when it answers. Not for the system's."""
        self._ask("start")

    def close(self) -> None:
        """End what this process started and take the note back; nothing for a borrowed service."""
        if self._holder is None:
            return
        assert self._holder.stdin
        self._holder.stdin.close()
        self._holder.wait()
        self._holder = None
        if self._note:
            self._note.unlink(missing_ok=True)

    def _ask(self, request: str) -> Sequence[int]:
        """Have the holder do something; the file descriptors that it passes."""
        assert self.folder, "not for the system's pcscd"
        with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as control:
            try:
                control.connect(str(self.folder / "control"))
                control.sendall(request.encode())
                answer, fds, _, _ = socket.recv_fds(control, 256, 1)
            except OSError as e:
                raise NoVirtualReader(
                    f"the private card service has gone: {e.strerror or 'no answer'}"
                ) from e
        if answer != b"ok":
            raise NoVirtualReader(
                f"the private card service, asked to {request}: {answer.decode() or 'gone'}"
            )
        return fds


def _tcp_line(slot: int) -> socket.socket:
    """A line to a vpcd that listens on this machine outside of any enclosure."""
    try:
        line = socket.create_connection(("127.0.0.1", PORT + slot), CONNECT_WITHIN)
    except OSError as e:
        raise NoVirtualReader(
            f"no virtual reader listens on port {PORT + slot}: {e.strerror or 'no answer'}"
        ) from e
    line.settimeout(None)
    return line


def find(data: Path) -> Service | None:
    """The service that takes virtual cards for this data folder now: a private one, else the system's."""
    try:
        note = json.loads((data / _NOTE).read_text())
        private = Service(Path(note["folder"]), Path(note["address"]))
    except (OSError, ValueError, KeyError, TypeError):  # none, or torn by a power cut: it is gone then too
        private = None
    if private:
        with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as control:
            if control.connect_ex(f"{private.folder}/control") == 0:
                return private
    return Service() if _system_has_virtual_reader() else None


def use(data: Path) -> Service | None:
    """Point PC/SC in this process and its children at the private service of this data folder, if it has one.

    Call it before the first card reader is started: libpcsclite looks once. A variable that the operator has
    set wins.
    """
    service = find(data)
    if service and service.folder:
        os.environ.setdefault(SOCKET_VARIABLE, str(service.address))
    return service


def ensure(data: Path) -> Service:
    """Find or start a pcscd with virtual readers; see the module for the order.

    Raises:
        CardServiceMissing: none can be had; the detail says what to do.
    """
    found = find(data)
    if found and found.folder:
        return found
    way = _way_to_namespaces()
    if way is None and found:
        return found
    if way is None and (os.geteuid() != 0 or _answers(SYSTEM_SOCKET)):
        raise CardServiceMissing(
            "namespaces are not allowed here and the running pcscd has no virtual reader: "
            "`sudo apt-get install vsmartcard-vpcd && sudo systemctl restart pcscd`"
        )
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    return _started(data / _NOTE, _driver(), way)


def _driver() -> Path:
    """The driver that vpcd is to pcscd."""
    if not shutil.which("pcscd", path=f"{os.environ.get('PATH', '')}:/usr/sbin"):
        raise CardServiceMissing("pcscd is not installed: `sudo apt-get install pcscd vsmartcard-vpcd`")
    for place in _DRIVER_PLACES:
        for found in sorted(Path(place).glob("**/pcsc/drivers/serial/libifdvpcd.so")):
            return found
    raise CardServiceMissing("vpcd is not installed: `sudo apt-get install vsmartcard-vpcd`")


def _way_to_namespaces() -> list[str] | None:
    """The command that gives fresh namespaces on this machine, None where it allows none."""
    base = ["unshare", "--mount", "--net", "--propagation", "private"]
    ways = [[*base, "--user", "--map-root-user"]]
    if os.geteuid() == 0:
        ways.insert(0, base)
    for way in ways:
        # Mounting is what some containers forbid although they give the namespaces.
        trial = subprocess.run(  # noqa: S603  # constant words
            [*way, "mount", "-t", "tmpfs", "none", "/run"], capture_output=True, check=False
        )
        if trial.returncode == 0:
            return way
    return None


def _started(note: Path, driver: Path, way: list[str] | None) -> Service:
    """Start the holder, in namespaces if there is a way to them, and wait until its pcscd answers."""
    # In /tmp, whatever TMPDIR says: the path of a Unix socket has 108 bytes at most.
    folder = Path(tempfile.mkdtemp(prefix="waystation-pcscd-", dir="/tmp"))  # mkdtemp makes it 0700
    _configure(folder, driver)
    plain = [] if way else ["--plain"]
    with (folder / "log").open("ab") as sink:
        holder = subprocess.Popen(  # noqa: S603  # our own module
            [*(way or ()), sys.executable, "-m", "drivers.cards.enclosure", str(folder), *plain],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=sink,
            cwd=ROOT,
            env={**os.environ, "PATH": f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/sbin"},
            start_new_session=True,  # Ctrl-C on the terminal is for who started us
        )
    address = folder / "run" / SYSTEM_SOCKET.name if way else SYSTEM_SOCKET
    service = Service(folder, address, holder, note)
    assert holder.stdout
    with holder.stdout as said:
        ready = select.select([said], [], [], _START_WITHIN)[0] and said.readline() == READY
    if not ready:
        holder.kill()
        service.close()
        log = (folder / "log").read_text(errors="replace").strip().splitlines()
        shutil.rmtree(folder)
        raise CardServiceMissing(f"pcscd did not start: {log[-1] if log else 'no reason given'}")
    note.write_text(json.dumps({"folder": str(folder), "address": str(address)}))
    return service


def _configure(folder: Path, driver: Path) -> None:
    """Lay out what the holder finds in its folder: one virtual reader."""
    for name in ("run", "conf", "lib"):
        (folder / name).mkdir()
    # A copy, because the folder of the original is hidden inside.
    library = Path(shutil.copy(driver, folder / "lib" / "vpcd.so"))
    (folder / "conf" / "vpcd").write_text(
        f'FRIENDLYNAME "{READER}"\nDEVICENAME /dev/null:{PORT:#x}\nLIBPATH {library}\nCHANNELID {PORT:#x}\n'
    )


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as s:
        return s.connect_ex(str(path)) == 0


def _system_has_virtual_reader() -> bool:
    """Whether vpcd listens; calling on the socket first wakes a pcscd that systemd starts on demand."""
    if not _answers(SYSTEM_SOCKET):
        return False
    deadline = time.monotonic() + _WAKES_WITHIN
    while not _listening():
        if time.monotonic() > deadline:
            return False
        time.sleep(_STEP)
    return True


def _listening() -> bool:
    """Without calling on it: a call would be a card."""
    rows = (row.split() for row in Path("/proc/net/tcp").read_text().splitlines()[1:])
    return any(row[1].endswith(f":{PORT:04X}") and row[3] == "0A" for row in rows)  # 0A: LISTEN
