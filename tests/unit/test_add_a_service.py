"""The tutorial on adding a service: followed to the letter, it works as it says."""

import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from kiosk.catalogue import FOLDER, Catalogue, check, sample
from kiosk.form import Form
from kiosk.intent import Intent

TUTORIAL = Path(__file__).parents[2] / "docs/add-a-service.md"
TODAY = date(2026, 11, 24)
BLOCK = re.compile(r"^```(yaml|sh|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SAVE_AS = re.compile(r"Save this as `([^`]+)`")


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[tuple[str, str]]]:
    """A catalogue to which the tutorial was applied; what commands printed, and what the page shows."""
    here = tmp_path_factory.mktemp("checkout")
    folder = here / "assets/catalogue"
    shutil.copytree(FOLDER, folder)
    text = TUTORIAL.read_text("utf-8")
    shown: list[tuple[str, str]] = []
    printed = ""
    for kind, block in BLOCK.findall(text):
        if kind == "yaml":
            (name,) = SAVE_AS.findall(text)
            (here / name).write_text(block, "utf-8")
        elif kind == "sh":
            printed = run(block, here)
        else:
            shown.append((printed, block))
    return folder, shown


def run(commands: str, here: Path) -> str:
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["/bin/bash", "-e", "-c", commands],
        cwd=here, env=environment, check=True, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    return done.stdout


def test_what_the_commands_print_is_what_the_page_shows(
    followed: tuple[Path, list[tuple[str, str]]],
) -> None:
    _, shown = followed
    assert len(shown) == 2
    for printed, promised in shown:
        assert printed == promised


def test_the_new_service_passes_the_check_and_can_be_applied_for(
    followed: tuple[Path, list[tuple[str, str]]],
) -> None:
    folder, _ = followed
    assert check(folder) == []
    service = Catalogue.load(folder).service("dog-registration")
    assert service.fee.zh == "每只每年100元。"
    assert Form(service, None, today=TODAY).check(sample(service, TODAY)) == {}


def test_it_is_found_by_what_people_say(followed: tuple[Path, list[tuple[str, str]]]) -> None:
    folder, _ = followed
    intent = Intent(Catalogue.load(folder))
    assert [intent.find(said, 1)[0].id for said in ("给狗上牌", "my dog")] == ["dog-registration"] * 2
