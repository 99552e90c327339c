"""One screen and one agent a data folder: a second one says so and ends; a killed one makes room."""

import signal
from pathlib import Path

import pytest
from kiosk_command import Kiosk

PARTS = {"run": ["run", "--windowed", "800x600"], "sync": ["sync"]}


@pytest.mark.parametrize("part", PARTS)
def test_a_second_one_ends_with_a_sentence_and_the_first_goes_on(tmp_path: Path, part: str) -> None:
    kiosk = Kiosk(tmp_path / "data")
    with kiosk.running(*PARTS[part], QT_QPA_PLATFORM="offscreen") as first:
        second = kiosk.run(*PARTS[part], QT_QPA_PLATFORM="offscreen")
        assert (second.returncode, second.stdout) == (1, "")
        assert second.stderr.splitlines()[-1] == f"another `kiosk {part}` runs on {kiosk.data}"
        assert "Traceback" not in second.stderr
        assert first.poll() is None
        first.send_signal(signal.SIGTERM)
        assert first.wait(timeout=20) == 0


@pytest.mark.parametrize("part", PARTS)
def test_a_killed_one_lets_the_next_one_in(tmp_path: Path, part: str) -> None:
    kiosk = Kiosk(tmp_path / "data")
    with kiosk.running(*PARTS[part], QT_QPA_PLATFORM="offscreen") as first:
        first.kill()
        first.wait(timeout=20)
    with kiosk.running(*PARTS[part], QT_QPA_PLATFORM="offscreen") as next_one:
        assert next_one.poll() is None


def test_the_screen_and_the_agent_run_side_by_side(tmp_path: Path) -> None:
    kiosk = Kiosk(tmp_path / "data")
    with kiosk.running("sync") as agent, kiosk.running(*PARTS["run"], QT_QPA_PLATFORM="offscreen") as screen:
        assert agent.poll() is None
        assert screen.poll() is None
