"""A real CUPS server of our own, with a printer that puts its pages into a folder: for training and tests.

The server is private: its own configuration, spool and Unix socket in one folder, no network, no web page.
It keeps neither files nor history of its jobs, as a terminal's server should (drivers/README.md). The printer
is a backend of ours (backend(7)) that says what it is told to be, in the words of RFC 8011 §5.4.12.
"""

import os
import pwd
import shutil
import subprocess
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

import cups

from drivers.printers.simulator import Condition
from kiosk.errors import Fault

QUEUE: Final = "pages"
_UP_WITHIN: Final = 8.0
_SERVER_BIN: Final = Path("/usr/lib/cups")
_FILES: Final = """\
ServerRoot {root}/etc
RequestRoot {root}/spool
TempDir {root}/spool/tmp
CacheDir {root}/cache
StateDir {root}/run
ServerBin {root}/bin
AccessLog {root}/log/access
ErrorLog {root}/log/error
PageLog {root}/log/page
Printcap
SystemGroup lpadmin
User {user}
Group {group}
"""
_SERVER: Final = """\
Listen {root}/run/cups.sock
PreserveJobFiles No
PreserveJobHistory No
DefaultAuthType None
Browsing No
WebInterface No
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
<Location />
  Order allow,deny
  Allow all
</Location>
"""
_BACKEND: Final = """\
#!/bin/sh
# A printer that does as {out}/condition says, and leaves each document as {out}/paper-JOB.pdf.
[ $# -eq 0 ] && {{ echo 'direct waystation "Unknown" "Waystation simulator"'; exit 0; }}
echo 'STATE: +connecting-to-device' >&2  # as CUPS's own do while they look a name up
sleep 0.15
echo 'STATE: -connecting-to-device' >&2
all=media-empty-error,cover-open-error,offline-report,media-low-report
said=
while :; do
    read -r told < {out}/condition
    case $told in
        ready|paper-low|slow) break ;;
        paper-out) reason=media-empty-error ;;
        cover-open) reason=cover-open-error ;;
        *) reason=offline-report ;;
    esac
    [ "$said" = "$reason" ] || echo "STATE: +$reason" >&2
    said=$reason
    sleep 0.05
done
echo "STATE: -$all" >&2
[ "$told" = paper-low ] && echo "STATE: +media-low-report" >&2
[ "$told" = slow ] && sleep 0.5
cat "${{6:--}}" > {out}/paper-"$1".pdf
"""


class CupsMissing(Fault):
    """There is no CUPS on this machine, or it does not start; the detail says what to do."""

    code = "cups-missing"


class SimulatedCups:
    """See the module. Its folder should be short: a socket's path has 108 bytes at the most."""

    def __init__(self, folder: Path) -> None:
        """Start it; returns when it answers.

        Raises:
            CupsMissing: see there.
        """
        self.root, self.out = folder, folder / "out"
        program = shutil.which("cupsd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
        if program is None:
            raise CupsMissing("there is no cupsd: apt-get install cups")
        self._write()
        self._process = subprocess.Popen(  # noqa: S603  # the system's own program
            [program, "-f", "-c", str(folder / "etc/cupsd.conf"), "-s", str(folder / "etc/cups-files.conf")],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._connected()
        self.add_queue(QUEUE, f"waystation:{self.out}")

    @property
    def address(self) -> str:
        """For ``PagePrinter``."""
        return self.address_of(QUEUE)

    def address_of(self, queue: str) -> str:
        """The same of another queue."""
        return f"cups:{queue}?socket={self.root}/run/cups.sock"

    def add_queue(self, queue: str, device: str) -> str:
        """One more, on any device of CUPS's backends ``ipp``, ``lpd``, ``socket`` and ours; its address."""
        server = self._connection()
        server.addPrinter(queue, device=device, info="Waystation simulator")
        server.enablePrinter(queue)
        server.acceptJobs(queue)
        return self.address_of(queue)

    @property
    def spool(self) -> Path:
        """Where the server keeps what it prints."""
        return self.root / "spool"

    @property
    def papers(self) -> list[Path]:
        """What came out, oldest first."""
        return sorted(self.out.glob("paper-*.pdf"), key=lambda path: int(path.stem.partition("-")[2]))

    def tell(self, condition: Condition) -> None:
        """Be so from now on."""
        new = self.out / "condition.new"
        new.write_text(f"{condition}\n")
        new.replace(self.out / "condition")

    def close(self) -> None:
        """Stop the server."""
        self._process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(5)
        self._process.kill()
        self._process.wait()

    def _write(self) -> None:
        root = os.geteuid() == 0
        user = "lp" if root else pwd.getpwuid(os.getuid()).pw_name
        group = "lp" if root else str(os.getgid())
        for name in ("etc/ppd", "etc/ssl", "spool/tmp", "cache", "run", "log", "bin/backend", "out"):
            (self.root / name).mkdir(mode=0o755, parents=True, exist_ok=True)
        values = {"root": self.root, "user": user, "group": group, "out": self.out}
        (self.root / "etc/cups-files.conf").write_text(_FILES.format_map(values))
        (self.root / "etc/cupsd.conf").write_text(_SERVER.format_map(values))
        for name in ("filter", "daemon", "notifier", "cgi-bin", "monitor", "driver"):
            with suppress(FileExistsError):
                (self.root / "bin" / name).symlink_to(_SERVER_BIN / name)
        for name in ("ipp", "lpd", "socket"):
            shutil.copyfile(_SERVER_BIN / "backend" / name, self.root / "bin/backend" / name)
        backend = self.root / "bin/backend/waystation"
        backend.write_text(_BACKEND.format_map(values))
        for program in backend.parent.iterdir():
            program.chmod(0o700)  # so cupsd runs it as itself, and no folder above must be open to others
        self.tell(Condition.READY)

    def _connected(self) -> None:
        deadline = time.monotonic() + _UP_WITHIN
        pause = threading.Event()
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                self._connection()
            except RuntimeError:  # not yet
                pause.wait(0.02)
            else:
                return
        self.close()
        raise CupsMissing(f"cupsd does not start: {self.root}/log/error")

    def _connection(self) -> cups.Connection:
        return cups.Connection(str(self.root / "run/cups.sock"), 0)
