"""docs/commands.md is whole and true: every command and option is there, and fails as it says."""

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator

import click
import pytest
from kiosk_command import PEOPLE, Kiosk
from platform_server import ROOT
from warm import Warm

from cloud.cli import main as cloud
from kiosk.cli import main as kiosk

Done = subprocess.CompletedProcess[str]
REFERENCE = (ROOT / "docs" / "commands.md").read_text("utf-8")
SECTIONS: dict[str, str] = dict(
    re.findall(r"^### `([a-z -]+)`\n(.*?)(?=^##|\Z)", REFERENCE, re.MULTILINE | re.DOTALL)
)
ROWS = [
    (line, int(code), said)
    for line, code, said in re.findall(r"^\| `(.+?)` \| (\d) \| `(.+?)` \|$", REFERENCE, re.MULTILINE)
]
SHARED = {"--data", "--json", "--database", "--help", "-h"}


def commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, by its whole name."""
    if isinstance(command, click.Group):
        if command.invoke_without_command:
            yield path, command
        for name, child in command.commands.items():
            yield from commands(child, f"{path} {name}")
    else:
        yield path, command


COMMANDS = dict([*commands(kiosk, "kiosk"), *commands(cloud, "cloud")])


def test_the_reference_names_every_command_and_no_other() -> None:
    assert sorted(SECTIONS) == sorted(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    assert re.match(r"[A-Z].+\.$", COMMANDS[name].help or "", re.DOTALL)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_and_argument_is_in_the_reference(name: str) -> None:
    for parameter in COMMANDS[name].params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{parameter.opts} has no help"
            for option in set(parameter.opts) - SHARED:
                assert f"`{option}" in SECTIONS[name]
        else:
            assert parameter.make_metavar(click.Context(COMMANDS[name])).strip("[]") in SECTIONS[name]


@pytest.mark.parametrize("name", COMMANDS)
def test_the_reference_names_no_option_that_is_none(name: str) -> None:
    known = {option for parameter in COMMANDS[name].params for option in parameter.opts}
    listed = re.findall(r"^- (.+?):", SECTIONS[name], re.MULTILINE)
    assert set(re.findall(r"`(--[a-z-]+)", " ".join(listed))) <= known


@pytest.fixture(scope="module")
def outcomes(quick: Warm, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Done]:
    """Every line of the tables, each on a new data folder, in the folder that the reference describes."""
    place = tmp_path_factory.mktemp("reference")
    shutil.copy(PEOPLE / "resident.json", place / "person.json")
    shutil.copy(Kiosk(place / "data", quick).sample("id-card-loss"), place / "answers.json")
    (place / "bad.json").write_text("[")
    (place / "noise.bin").write_bytes(b"\xff\xfe\x00")
    found = {}
    for number, (line, _, _) in enumerate(ROWS):
        program, *arguments = shlex.split(line)
        found[line] = quick.run(
            program,
            *("--json", "--data", place / str(number), *arguments),
            cwd=place,
            env={"PCSCLITE_CSOCK_NAME": str(place / "no-pcscd")},
        )
    return found


@pytest.mark.parametrize(("line", "code", "said"), ROWS, ids=[line for line, _, _ in ROWS])
def test_what_goes_wrong_goes_wrong_as_the_reference_says(
    outcomes: dict[str, Done], line: str, code: int, said: str
) -> None:
    done = outcomes[line]
    assert done.returncode == code, done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    if code == 2:
        assert done.stdout == ""
    elif "sync" not in line:  # which also logs
        assert len(done.stderr.splitlines()) == 1
