"""The demo's launcher: a platform, an enrolled terminal, its agent, its screen, and a virtual card reader.

Everything lives in ``.demo/``. The terminal's two processes are kept up as systemd would: killed, they come
back. The platform is not: stopping it is part of the demo. Ctrl-C, or closing the screen, ends all of it.
"""

import argparse
import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from drivers.cards import service  # noqa: E402
from drivers.printers.port import Kind  # noqa: E402
from drivers.printers.settings import addresses, use  # noqa: E402
from kiosk.errors import Fault, NotEnrolled  # noqa: E402
from kiosk.folder import DataFolder  # noqa: E402
from sync.enrolment import Enrolment  # noqa: E402

DEMO = ROOT / ".demo"
KIOSK, CLOUD = DEMO / "kiosk", DEMO / "cloud"
BIN = Path(sys.executable).parent
QUIETLY = 3
"""Times that a process may die within ``QUIETLY_WITHIN`` seconds before the demo gives up on it."""
QUIETLY_WITHIN = 10.0


def say(*lines: str) -> None:
    for line in lines:
        print(line, flush=True)


def give_up(sentence: str) -> None:
    print(f"demo: {sentence}", file=sys.stderr)
    sys.exit(1)


class Process:
    """One process of the demo, its words in ``.demo/log/NAME.log``."""

    def __init__(self, name: str, command: list[str], environment: dict[str, str]) -> None:
        self.name, self._command, self._environment = name, command, environment
        self._deaths: list[float] = []
        self.process = self._start()

    def _start(self) -> "subprocess.Popen[bytes]":
        with (DEMO / "log" / f"{self.name}.log").open("ab") as log:
            process = subprocess.Popen(
                self._command,
                cwd=ROOT,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C is for the launcher, which stops them in order
            )
        (DEMO / f"{self.name}.pid").write_text(f"{process.pid}\n")
        return process

    def again(self) -> None:
        """Start it again; give up when it dies over and over."""
        now = time.monotonic()
        self._deaths = [*(t for t in self._deaths if now - t < QUIETLY_WITHIN), now]
        if len(self._deaths) > QUIETLY:
            give_up(f"{self.name} keeps ending: see .demo/log/{self.name}.log")
        say(f"{self.name} has ended ({self.process.returncode}); it is started again")
        self.process = self._start()

    def stop(self) -> None:
        """Ask, wait, insist."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        (DEMO / f"{self.name}.pid").unlink(missing_ok=True)


def free_port(wanted: int) -> int:
    """``wanted``, or the next that nobody listens on."""
    for port in range(wanted, wanted + 50):
        with socket.socket() as s:
            s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with suppress(OSError):
                s.bind(("127.0.0.1", port))
                return port
    give_up(f"no free port from {wanted} on")
    raise AssertionError


def wait_for(port: int, process: Process, within: float = 30.0) -> None:
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        with socket.socket() as s:
            if s.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.process.poll() is not None:
            break
        time.sleep(0.05)
    give_up(f"{process.name} did not start: see .demo/log/{process.name}.log")


def run(*command: str) -> str:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        give_up(f"{' '.join(command[:2])}: {done.stderr.strip()}")
    return done.stdout


def enrol(url: str) -> None:
    """Enrol the terminal once; later demos on the same folder keep its identity and its outbox."""
    with suppress(NotEnrolled):
        Enrolment.load(DataFolder.at(KIOSK))
        return
    code = json.loads(
        run(str(BIN / "cloud"), "enrol", "--name", "云上镇便民服务中心", "--data", str(CLOUD), "--json")
    )
    run(str(BIN / "kiosk"), "provision", code["code"], "--platform", url, "--data", str(KIOSK))
    say("the terminal has enrolled at the platform")


def port_of_last_time(wanted: int | None) -> int:
    """An enrolled terminal knows its platform by address, so the same port is wanted again."""
    with suppress(NotEnrolled, ValueError):
        return int(Enrolment.load(DataFolder.at(KIOSK)).url.rpartition(":")[2])
    return free_port(wanted or 8420)


def screen(arguments: argparse.Namespace, environment: dict[str, str]) -> tuple[list[str], str]:
    """The command that opens the screen, and what to tell about it."""
    environment.setdefault("KIOSK_RUN_SCANNER", "test:0")  # SANE's own test backend
    command = [str(BIN / "kiosk"), "run", "--data", str(KIOSK)]
    if not arguments.headless:
        return [*command, "--windowed", arguments.size], "The screen is open."
    port = free_port(5900)
    environment["QT_QPA_PLATFORM"] = f"vnc:size={arguments.size}:port={port}"
    environment["QT_QUICK_BACKEND"] = "software"
    words = (
        f"The screen is on VNC: 127.0.0.1:{port} (without a password, for everybody who reaches this machine)"
    )
    return [*command, "--windowed", arguments.size], words


def main() -> None:
    parser = argparse.ArgumentParser(prog="script/demo", description=__doc__.splitlines()[0])
    parser.add_argument("--headless", action="store_true", help="no display: the screen on Qt's VNC server")
    parser.add_argument("--port", type=int, help="of the platform, at the first demo; 8420 unless taken")
    parser.add_argument(
        "--size", default="1080x1920", metavar="WxH", help="of the screen (default: %(default)s)"
    )
    arguments = parser.parse_args()
    if not arguments.headless and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        give_up("there is no display here. Try: script/demo --headless   (the same, with the screen on VNC)")
    started = time.monotonic()
    (DEMO / "log").mkdir(mode=0o700, parents=True, exist_ok=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    port = port_of_last_time(arguments.port)
    url = f"http://127.0.0.1:{port}"
    environment = {**os.environ, "KIOSK_DATA": str(KIOSK), "CLOUD_DATA": str(CLOUD)}
    with ExitStack() as stack, DataFolder.at(DEMO).only_one("demo"):
        try:
            cards = service.ensure(KIOSK)
        except Fault as e:
            give_up(e.detail)
        stack.callback(cards.close)

        def launch(name: str, *command: str) -> Process:
            process = Process(name, list(command), environment)
            stack.callback(process.stop)
            return process

        platform = launch("cloud", str(BIN / "cloud"), "serve", "--data", str(CLOUD), "--port", str(port))
        wait_for(port, platform)
        enrol(url)
        agent = launch("sync", str(BIN / "kiosk"), "sync", "--data", str(KIOSK))
        launch_printer(launch)
        command, words = screen(arguments, environment)
        kiosk = launch("run", *command)
        tell(url, port, words, time.monotonic() - started)
        watch(agent, kiosk)


def launch_printer(launch: "Callable[..., Process]") -> None:
    """A receipt printer without paper, unless this terminal has been given one of its own."""
    if Kind.RECEIPT in addresses(KIOSK) and not (KIOSK / "printer").exists():
        return
    port = free_port(9100)
    printer = launch(
        "printer",
        sys.executable,
        "-m",
        "drivers.printers.simulator",
        str(KIOSK / "printer"),
        "--port",
        str(port),
    )
    wait_for(port, printer)
    use(KIOSK, Kind.RECEIPT, f"tcp://127.0.0.1:{port}")


def tell(url: str, port: int, words: str, seconds: float) -> None:
    try:
        here = Path.cwd().resolve().samefile(ROOT)
    except OSError:
        here = False
    folder = "." if here else str(ROOT)
    say(
        f"{words}  (up after {seconds:.1f} s)",
        f"The platform is at {url}, for operators at {url}/admin/ (cloud operator NAME makes a login).",
        "",
        "In a second terminal:",
        f"  cd {ROOT}" if not here else "",
        f"  export PATH=$PWD/.venv/bin:$PATH KIOSK_DATA={folder}/.demo/kiosk CLOUD_DATA={folder}/.demo/cloud",
        "  kiosk card insert resident           # then use the screen; kiosk card remove takes it out",
        "  kiosk printer simulate paper-out     # its paper: .demo/kiosk/printer",
        "  cloud transactions --open            # what arrived, decrypted",
        "  kill $(cat .demo/cloud.pid)          # stop the platform; apply again: it is saved here",
        f"  cloud serve --port {port}            # start it: within seconds the screen says received",
        "",
        "Ctrl-C here ends everything. rm -r .demo forgets everything.",
    )


def watch(agent: Process, kiosk: Process) -> None:
    """Keep the terminal's two processes up until the screen is closed or somebody presses Ctrl-C."""
    with suppress(KeyboardInterrupt):
        while True:
            time.sleep(0.5)
            if agent.process.poll() is not None:
                agent.again()
            if kiosk.process.poll() == 0:
                return
            if kiosk.process.poll() is not None:
                kiosk.again()


if __name__ == "__main__":
    main()
