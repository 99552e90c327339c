"""Where a pcscd with a virtual reader comes from, on each kind of machine, and when it ends."""

import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

import pytest

from drivers.cards import service
from drivers.cards.service import ROOT, NoVirtualReader, Service
from tests.conftest import SOON

PYTHON = sys.executable


def test_one_service_for_a_data_folder(card_data: Path, pcscd: Service) -> None:
    borrowed = service.ensure(card_data)
    assert (borrowed.folder, borrowed.address) == (pcscd.folder, pcscd.address)
    borrowed.close()  # does nothing: it is not ours
    found = service.find(card_data)
    assert found
    assert found.folder == pcscd.folder


def test_it_is_closed_to_other_users(pcscd: Service) -> None:
    assert pcscd.folder
    assert stat.S_IMODE(pcscd.folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("request_", [b"", b"nonsense", b"connect 1", b"connect x", b"\xff"])
def test_no_client_ends_it(request_: bytes, card_data: Path, pcscd: Service) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as client:
        client.connect(f"{pcscd.folder}/control")
        client.send(request_)
    found = service.find(card_data)
    assert found
    assert found.folder == pcscd.folder
    with pytest.raises(NoVirtualReader, match="no such request"):
        found._ask("nonsense")


@pytest.mark.parametrize(
    "note", ["", "{", "[]", "{}", '{"folder": 1, "address": 2}', '{"folder": "/nowhere"}']
)
def test_a_stale_or_torn_note_is_no_service(note: str, tmp_path: Path) -> None:
    (tmp_path / "card-service.json").write_text(note)
    found = service.find(tmp_path)
    assert found is None or found.folder is None


def until(condition: str, path: Path) -> None:
    deadline = monotonic() + SOON
    while path.exists():
        assert monotonic() < deadline, condition
        sleep(0.01)


def test_it_ends_with_who_started_it_however_that_ends(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys; from pathlib import Path; from drivers.cards import service\n"
        "print(service.ensure(Path(sys.argv[1])).folder, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run(
        [PYTHON, "-c", code, tmp_path], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == -signal.SIGKILL
    folder = Path(done.stdout.strip())
    assert folder.name.startswith("waystation-pcscd-")
    until("the service outlives its starter", folder)
    found = service.find(tmp_path)
    assert found is None or found.folder is None


# Other machines, each played in namespaces where nothing of this one's PC/SC is to be seen.

MACHINE = """
import os, subprocess, sys, time
from pathlib import Path
from drivers.cards import pcsc, service, virtual
from kiosk.errors import Fault

os.environ["PATH"] = sys.argv[2] + ":" + os.environ["PATH"] + ":/usr/sbin"  # where `unshare` fails
data = Path(sys.argv[1])
"""

ENSURE = """
try:
    running = service.ensure(data)
except Fault as fault:
    sys.exit(f"{fault.code}: {fault.detail}")
print("private" if running.folder else "system", running.address, flush=True)
service.use(data)
virtual.insert(data, "permit")
print(pcsc.read_once(3).phase, flush=True)
virtual.remove(data)
running.close()
"""

SYSTEM_PCSCD = """
import atexit
Path("/run/pcscd").mkdir()
usage = subprocess.run(["pcscd", "--help"], capture_output=True).stdout
options = ["--disable-polkit"] if b"--disable-polkit" in usage else []
configuration = data / "conf"
configuration.mkdir()
(configuration / "vpcd").write_text({configuration!r})
system = subprocess.Popen(["pcscd", "-f", "-c", configuration, *options], stdout=2)
atexit.register(lambda: (system.kill(), system.wait()))
while not service.SYSTEM_SOCKET.exists():
    time.sleep(0.01)
"""


def on_a_machine(tmp_path: Path, script: str) -> "subprocess.CompletedProcess[str]":
    """Run a script where `unshare` fails, below /run there is nothing, and the loopback is its own."""
    way = service._way_to_namespaces()
    assert way, (
        "other machines are played in namespaces, and none can be made here: run as root, or allow them "
        "(kernel.apparmor_restrict_unprivileged_userns; in a container --privileged)"
    )
    tools, data = tmp_path / "tools", tmp_path / "data"
    tools.mkdir()
    data.mkdir()
    (tools / "unshare").symlink_to("/bin/false")
    setup = 'mount -t tmpfs none /run && ip link set lo up && exec "$@"'
    return subprocess.run(
        [*way, "sh", "-c", setup, "sh", PYTHON, "-c", MACHINE + script, data, tools],
        cwd=ROOT,
        env={k: v for k, v in os.environ.items() if k != service.SOCKET_VARIABLE},
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )


def vpcd_configuration() -> str:
    library = service._driver()
    return f'FRIENDLYNAME "Virtual PCD"\nDEVICENAME /dev/null:0x8C7B\nLIBPATH {library}\nCHANNELID 0x8C7B\n'


def test_root_in_a_container_without_namespaces_gets_one_at_the_systems_place(tmp_path: Path) -> None:
    done = on_a_machine(tmp_path, ENSURE)
    assert done.stdout == "private /run/pcscd/pcscd.comm\nready\n", done.stderr


def test_without_namespaces_the_systems_is_used_when_it_has_a_virtual_reader(tmp_path: Path) -> None:
    done = on_a_machine(tmp_path, SYSTEM_PCSCD.format(configuration=vpcd_configuration()) + ENSURE)
    assert done.stdout == "system /run/pcscd/pcscd.comm\nready\n", done.stderr


def test_a_system_without_a_virtual_reader_is_told_what_to_install(tmp_path: Path) -> None:
    done = on_a_machine(tmp_path, SYSTEM_PCSCD.format(configuration="") + ENSURE)
    assert done.returncode == 1
    assert "card-service-missing" in done.stderr
    assert "apt-get install vsmartcard-vpcd" in done.stderr


def test_a_card_without_a_service_is_told_where_to_get_one(tmp_path: Path) -> None:
    script = """
try:
    virtual.insert(data, "resident")
except service.NoVirtualReader as fault:
    print(fault.detail)
"""
    done = on_a_machine(tmp_path, script)
    assert "script/demo" in done.stdout, done.stderr


def test_a_dead_service_is_said(tmp_path: Path) -> None:
    with pytest.raises(NoVirtualReader, match="has gone"):
        Service(tmp_path).line()


def test_pcscd_is_installed() -> None:
    assert shutil.which("pcscd", path=f"{os.environ['PATH']}:/usr/sbin")
    assert service._driver().is_file()
