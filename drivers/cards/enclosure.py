"""The process that holds a private pcscd: run inside fresh mount and network namespaces by ``service``.

``python -m drivers.cards.enclosure FOLDER`` hides ``/run`` and the drivers of real readers behind empty file
systems, gives pcscd ``FOLDER/run`` for its socket, and starts it with the configuration in ``FOLDER``. So it
neither meets the system's pcscd nor claims a reader on USB, and vpcd, which listens on every address, does
so on a loopback interface that nobody else can reach. With ``--plain`` nothing is hidden.

It owns pcscd and serves ``FOLDER/control`` (SOCK_SEQPACKET): ``connect PORT`` is answered by a TCP connection
to vpcd, passed over the socket; ``start`` and ``kill`` by ``ok``. It ends when its standard input ends, that
is with the process that started it, however that ended; pcscd and the folder go with it.
"""

import argparse
import os
import select
import shutil
import socket
import struct
import subprocess
import sys
from contextlib import suppress
from fcntl import ioctl
from pathlib import Path

SYSTEM_SOCKET = Path("/run/pcscd/pcscd.comm")
"""Compiled into pcscd: only a mount can move it."""

READY = b"ready\n"
CONNECT_WITHIN = 2.5
"""Seconds. vpcd takes one card at a time, and one that was pulled before pcscd felt it is still in its queue:
TCP then knocks again after a second."""
_DRIVERS = "/usr/lib/pcsc/drivers"
_DIES_WITH_US = ("setpriv", "--pdeathsig", "KILL")
_START_WITHIN = 5.0
_SPEAK_WITHIN = 1.0
_STEP = 0.01
_SIOCGIFFLAGS, _SIOCSIFFLAGS, _IFF_UP = 0x8913, 0x8914, 0x1


def _hide_the_system(folder: Path) -> None:
    """Needs mount and network namespaces of its own, and the rights of root in them."""
    _run("mount", "-t", "tmpfs", "none", "/run")
    SYSTEM_SOCKET.parent.mkdir()
    _run("mount", "--bind", str(folder / "run"), str(SYSTEM_SOCKET.parent))
    if Path(_DRIVERS).is_dir():
        _run("mount", "-t", "tmpfs", "none", _DRIVERS)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        request = struct.pack("16sH14x", b"lo", 0)
        flags = struct.unpack("16sH14x", ioctl(s, _SIOCGIFFLAGS, request))[1]
        ioctl(s, _SIOCSIFFLAGS, struct.pack("16sH14x", b"lo", flags | _IFF_UP))


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)  # noqa: S603  # constant words and our folder


class _Pcscd:
    """The daemon, as a child that dies with us."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._child: subprocess.Popen[bytes] | None = None
        usage = subprocess.run(["pcscd", "--help"], capture_output=True, check=False).stdout  # noqa: S607  # sbin
        # From 2.0 on pcscd asks polkit who may use it, and there is none in a container.
        self._options = ["--disable-polkit"] if b"--disable-polkit" in usage else []

    def start(self) -> None:
        self.kill()
        with (self._folder / "log").open("ab") as sink:
            self._child = subprocess.Popen(  # noqa: S603  # constant words and our folder
                [*_DIES_WITH_US, "pcscd", "-f", "-c", str(self._folder / "conf"), *self._options],
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=sink,
            )
        self._wait_until_it_answers(self._child)

    @staticmethod
    def _wait_until_it_answers(child: "subprocess.Popen[bytes]") -> None:
        ended = os.pidfd_open(child.pid)
        try:
            for _ in range(int(_START_WITHIN / _STEP)):
                with socket.socket(socket.AF_UNIX) as s:
                    if s.connect_ex(str(SYSTEM_SOCKET)) == 0:
                        return
                if select.select([ended], [], [], _STEP)[0]:
                    sys.exit(f"pcscd ended with {child.wait()}")
        finally:
            os.close(ended)
        sys.exit("pcscd does not answer")

    def kill(self) -> None:
        """At once, as a crash would."""
        if self._child:
            self._child.kill()
            self._child.wait()
            self._child = None
            SYSTEM_SOCKET.unlink(missing_ok=True)


def _serve(client: socket.socket, pcscd: _Pcscd) -> None:
    """One request of one client. One that only looks whether we live, or dies, asks nothing."""
    with client, suppress(OSError):
        client.settimeout(_SPEAK_WITHIN)
        match client.recv(64).decode("ascii", "replace").split():
            case ["connect", port] if port.isdecimal():
                _connect(client, int(port))
            case ["start"]:
                pcscd.start()
                client.send(b"ok")
            case ["kill"]:
                pcscd.kill()
                client.send(b"ok")
            case []:
                pass
            case _:
                client.send(b"no such request")


def _connect(client: socket.socket, port: int) -> None:
    try:
        line = socket.create_connection(("127.0.0.1", port), CONNECT_WITHIN)
    except OSError as e:
        client.send(f"no: {e.strerror or 'no answer'}".encode())
        return
    with line:
        line.settimeout(None)
        socket.send_fds(client, [b"ok"], [line.fileno()])


def main() -> None:
    """Serve until standard input ends."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--plain", action="store_true")
    given = arguments.parse_args()
    if not given.plain:
        _hide_the_system(given.folder)
    pcscd = _Pcscd(given.folder)
    try:
        pcscd.start()
        _serve_all(given.folder, pcscd)
        shutil.rmtree(given.folder, ignore_errors=True)
    finally:
        pcscd.kill()


def _serve_all(folder: Path, pcscd: _Pcscd) -> None:
    """Say that we are ready, then serve until standard input ends."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as control:
        control.bind(str(folder / "control"))
        control.listen()
        os.write(1, READY)
        while True:
            readable = select.select([0, control.fileno()], [], [])[0]
            if 0 in readable and not os.read(0, 64):
                return
            if control.fileno() in readable:
                _serve(control.accept()[0], pcscd)


if __name__ == "__main__":
    main()
