"""The demo's receipt printer as a process of its own, told what to be from a second terminal."""

import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from kiosk_command import ROOT, Kiosk

from drivers.printers.machine import run
from drivers.printers.port import Health, JobPhase
from drivers.printers.strip import StripPrinter
from tests.printers.conftest import strip


@pytest.fixture
def kiosk(tmp_path: Path) -> Kiosk:
    return Kiosk(tmp_path / "kiosk")


@pytest.fixture
def printer(kiosk: Kiosk) -> Iterator[StripPrinter]:
    command = [sys.executable, "-m", "drivers.printers.simulator", str(kiosk.data / "printer")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        yield StripPrinter(f"tcp://127.0.0.1:{int(process.stdout.readline())}")
        process.terminate()


def test_it_is_what_it_is_told_and_its_paper_can_be_looked_at(kiosk: Kiosk, printer: StripPrinter) -> None:
    assert kiosk.cli("printer", "use", "receipt", printer.address) == {"receipt": printer.address}
    *_, last = run(printer, strip())
    assert last.phase is JobPhase.PRINTED
    (paper,) = (kiosk.data / "printer").glob("*.png")
    assert stat.S_IMODE(paper.stat().st_mode) == 0o600
    assert stat.S_IMODE(paper.parent.stat().st_mode) == 0o700
    assert kiosk.cli("printer", "simulate", "cover-open") == {"condition": "cover-open"}
    assert printer.health().health is Health.COVER_OPEN
    (row,) = kiosk.cli("printer", "list")
    assert (row["kind"], row["state"]) == ("receipt", "cover-open")
