"""Every command as an operator runs it: what it answers, how it fails, and that it never shows a traceback.

``test_reference`` runs what the reference says of a new terminal; here are an enrolled one, odd files, odd
arguments and damaged disks.
"""

import json
import os
import shutil
import signal
import stat
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from kiosk_command import PROGRAM, Kiosk
from platform_server import Platform
from warm import Warm

Done = subprocess.CompletedProcess[str]
UNKNOWN = "01a20f42-0000-7000-8000-000000000000"
LONG = "汉" * 200
NO_TEXT = os.fsdecode(b"\xff\xfe")

# Name → exit code, what stderr has, the command; {files} are those of ``files`` below.
FAILING: dict[str, tuple[int, str, list[str]]] = {
    "two queries at once": (2, "give a TEXT, or --batch FILE", ["find", "card", "--batch", "{person}"]),
    "a batch that is a folder": (2, "is a directory", ["find", "--batch", "{place}"]),
    "a number beyond its range": (2, "is not in the range", ["find", "card", "--top", "51"]),
    "an option that there is not": (2, "No such option", ["outbox", "list", "--all"]),
    "a command that there is not": (2, "No such command", ["fly"]),
    "one argument too many": (2, "unexpected extra argument", ["outbox", "stats", "now"]),
    "a person that is a folder": (
        2,
        "is a directory",
        ["submit", "--service", "id-card-loss", "--person", "{place}", "--answers", "{answers}"],
    ),
    "a person that is a list": (1, "a JSON object is expected", ["submit", "{list}"]),
    "a person that is noise": (1, "no JSON", ["submit", "{noise}"]),
    "a person that is empty": (1, "no JSON", ["submit", "{empty}"]),
    "a person of half a character": (1, "no JSON", ["submit", "{surrogate}"]),
    "a person without a document": (1, "document: missing", ["submit", "{object}"]),
    "a person with a day that is none": (1, "birth: a date as 2026-01-31 expected", ["submit", "{no_day}"]),
    "a person without a number": (1, "the applicant needs a name and an ID number", ["submit", "{nameless}"]),
    "answers of endless depth": (1, "no JSON", ["submit", "{person}", "{deep}"]),
    "answers with a number that is none": (1, "no JSON", ["submit", "{person}", "{nan}"]),
    "no answers": (1, "(required)", ["submit", "{person}", "{object}"]),
    "answers that nobody asked for": (1, "(unexpected)", ["submit", "{person}", "{more}"]),
    "a question that asks for no file": (
        1,
        "no_such_question (unexpected)",
        ["submit", "{person}", "{answers}", "--attach", "no_such_question={person}"],
    ),
    "an attachment that is not there": (
        2,
        "write NAME=FILE, where FILE exists",
        ["submit", "{person}", "{answers}", "--attach", "scan=nowhere"],
    ),
    "an attachment that is a folder": (
        2,
        "write NAME=FILE, where FILE exists",
        ["submit", "{person}", "{answers}", "--attach", "scan={place}"],
    ),
    "an attachment with a name too long": (
        2,
        "write NAME=FILE, where FILE exists",
        ["submit", "{person}", "{answers}", "--attach", f"scan={LONG}"],
    ),
    "an id of nobody": (1, "no submission with the id or receipt number", ["outbox", "show", UNKNOWN]),
    "an id that is none": (1, "no submission with the id or receipt number", ["outbox", "show", NO_TEXT]),
    "a retry of nobody": (1, "no submission with the id or receipt number", ["outbox", "retry", UNKNOWN]),
    "a code that the platform never gave": (1, "code-invalid", ["provision", "0000-00000", "{platform}"]),
    "a code of another alphabet": (1, "code-invalid", ["provision", "汉字", "{platform}"]),
    "an address that is none": (1, "no platform answers", ["provision", "x", "http://[x"]),
    "an address with a port that is none": (1, "no platform answers", ["provision", "x", "http://h:99999"]),
    "an address with a name too long": (
        1,
        "no platform answers",
        ["provision", "x", f"http://{'a' * 70}.cn"],
    ),
    "an address of another kind of server": (
        1,
        "no platform answers",
        ["provision", "x", "{platform}/admin"],
    ),
    "a virtual card of a person who is none": (
        1,
        "document: missing",
        ["card", "insert", "resident", "--person", "{object}"],
    ),
    "a virtual card of another kind": (
        1,
        "cn-permit expected",
        ["card", "insert", "permit", "--person", "{person}"],
    ),
    "a data folder that is a file": (2, "is a file", ["--data", "{person}", "outbox", "list"]),
    "a data folder below a file": (1, "Not a directory", ["--data", "{person}/x", "outbox", "list"]),
    "a data folder where nobody may write": (1, "/proc/", ["--data", "/proc/x", "outbox", "list"]),
    "a database that is noise": (1, "kiosk outbox mend", ["--data", "{noise_data}", "outbox", "list"]),
    "a vault key that is too short": (1, "32 expected", ["--data", "{short_key}", "outbox", "list"]),
    "an enrolment that is damaged": (1, "is damaged", ["--data", "{bad_enrolment}", "sync", "--once"]),
}
"""``submit`` and ``provision`` are written short: see ``whole``."""


def whole(arguments: list[str], files: Mapping[str, str]) -> list[str]:
    """The command in full."""
    match arguments:
        case ["submit", person, *more] if not person.startswith("--"):
            answers, *rest = more or ["{answers}"]
            arguments = [
                "submit",
                "--service",
                "id-card-loss",
                "--person",
                person,
                "--answers",
                answers,
                *rest,
            ]
        case ["provision", code, url]:
            arguments = ["provision", code, "--platform", url]
    return [argument.format_map(files) if "{" in argument else argument for argument in arguments]


@pytest.fixture(scope="module")
def files(
    platform: Platform, person: Path, answers: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, str]:
    """What the commands are given."""
    place = tmp_path_factory.mktemp("files")
    holder = json.loads(person.read_text("utf-8"))
    contents: dict[str, bytes] = {
        "list": b"[]",
        "noise": b"\xff\xfe\x00",
        "empty": b"",
        "object": b"{}",
        "surrogate": json.dumps({**holder, "name": "\ud800"}).encode(),
        "no_day": json.dumps({**holder, "birth": "1990-13-45"}).encode(),
        "nameless": json.dumps({**holder, "id_number": ""}).encode(),
        "deep": b'{"a":' * 100_000,
        "nan": b'{"amount": NaN}',
        "more": json.dumps({**json.loads(answers.read_text("utf-8")), "shoe_size": 43}).encode(),
    }
    for name, content in contents.items():
        (place / f"{name}.json").write_bytes(content)
    for folder, file, content in (
        ("noise_data", "kiosk.db", b"noise" * 1000),
        ("short_key", "vault.key", b"short"),
        ("bad_enrolment", "enrolment.json", b'{"url": 1}'),
    ):
        (place / folder).mkdir()
        (place / folder / file).write_bytes(content)
    named = {name: str(place / f"{name}.json") for name in contents}
    folders = {name: str(place / name) for name in ("noise_data", "short_key", "bad_enrolment")}
    given = {"person": str(person), "answers": str(answers), "place": str(place), "platform": platform.url}
    return named | folders | given


@pytest.fixture(scope="module")
def failures(kiosk: Kiosk, reader: None, quick: Warm, files: dict[str, str]) -> dict[str, Done]:
    """All of them."""
    given = ("kiosk", "--data", kiosk.data, "--json")
    return {name: quick.run(*given, *whole(arguments, files)) for name, (_, _, arguments) in FAILING.items()}


@pytest.mark.parametrize("name", FAILING)
def test_what_cannot_be_done_is_said_in_a_sentence(failures: dict[str, Done], name: str) -> None:
    code, said, arguments = FAILING[name]
    done = failures[name]
    assert (done.returncode, done.stdout) == (code, ""), done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    if code == 1 and "sync" not in arguments:  # which also logs
        assert len(done.stderr.splitlines()) == 1


def test_a_failed_command_leaves_nothing_behind(kiosk: Kiosk, failures: dict[str, Done]) -> None:
    assert kiosk.cli("outbox", "list") == []
    assert list((kiosk.data / "blobs").iterdir()) == []


def test_a_sentence_never_repeats_what_a_person_wrote(failures: dict[str, Done], person: Path) -> None:
    holder = json.loads(person.read_text("utf-8"))
    said = "".join(done.stdout + done.stderr for done in failures.values())
    for value in (holder["name"], holder["id_number"], holder["address"], "13800138000"):
        assert value not in said


# --- what the rest answers ---


def test_services_events_and_samples_fit_together(kiosk: Kiosk) -> None:
    rows = kiosk.cli("services")
    assert len(rows) == 42
    assert all(set(row) >= {"id", "event", "zh", "en", "offline", "complete"} for row in rows)
    birth = kiosk.cli("services", "--event", "birth")
    assert birth == [row for row in rows if row["event"] == "birth"]
    assert all(row["complete"] for row in rows)
    assert kiosk.cli("services", "check") == []


def test_a_search_answers_alone_and_in_batches(kiosk: Kiosk, tmp_path: Path) -> None:
    (tmp_path / "queries").write_text("身份证丢了\n\nbaby hukou\n", "utf-8")
    alone = kiosk.cli("find", "身份证丢了", "--top", "2")
    assert [set(match) for match in alone] == [{"id", "score"}] * 2
    assert alone[0]["id"] == "id-card-loss"
    first, nothing, last = kiosk.cli("find", "--batch", tmp_path / "queries", "--top", "2")
    assert (first, nothing, last[0]["id"]) == (alone, [], "newborn-household")


def test_statistics_and_states(kiosk: Kiosk) -> None:
    stats = kiosk.cli("outbox", "stats")
    assert {"queued", "sending", "waiting", "accepted", "decided", "refused", "oldest", "bytes"} < set(stats)
    assert kiosk.cli("outbox", "list", "--state", "refused") == []


@pytest.mark.parametrize(
    ("card", "said"),
    [
        ("garbage", "the card could not be read"),
        ("mute", "put it in the other way round"),
        ("unknown", "no profile can read this card"),
    ],
)
def test_a_card_that_cannot_be_read_is_said(kiosk: Kiosk, reader: None, card: str, said: str) -> None:
    kiosk.cli("card", "insert", card)
    done = kiosk.run("card", "read", "--wait", "0", "--json")
    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr
    again = kiosk.run("card", "insert", "resident")
    assert (again.returncode, "a virtual card is in" in again.stderr) == (1, True)
    kiosk.cli("card", "remove")
    assert "no card was put in" in kiosk.run("card", "read", "--wait", "0").stderr


def test_doctor_says_what_to_do_and_fails_while_something_is_down(kiosk: Kiosk, reader: None) -> None:
    done = kiosk.run("doctor", "--json")
    rows = json.loads(done.stdout)
    assert all(set(row) == {"check", "state", "detail", "remedy"} for row in rows)
    assert [row["check"] for row in rows if row["state"] == "down"] == ["agent"]
    assert (done.returncode, done.stderr) == (1, "down: agent\n")
    with kiosk.running("sync"):
        assert "down" not in {row["state"] for row in kiosk.cli("doctor")}


def test_json_is_one_line_and_nothing_else_and_people_get_words(kiosk: Kiosk) -> None:
    for command in (
        ["services", "--event", "birth"],
        ["outbox", "stats"],
        ["services", "sample", "id-card-loss"],
    ):
        with_json, without = kiosk.run(*command, "--json"), kiosk.run(*command)
        assert json.loads(with_json.stdout)
        assert len(with_json.stdout.splitlines()) == 1
        assert (with_json.stderr, without.stderr, without.returncode) == ("", "", 0)
        assert without.stdout != with_json.stdout


def test_chinese_is_utf_8_whatever_the_locale(kiosk: Kiosk) -> None:
    done = kiosk.run("services", "--event", "birth", LC_ALL="C", LANG="C")
    assert "新生儿落户" in done.stdout


def test_a_reader_that_has_gone_is_no_failure_worth_a_traceback(kiosk: Kiosk) -> None:
    with subprocess.Popen(
        [PROGRAM, "services"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=kiosk.environment,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert "Traceback" not in process.stderr.read()


# --- where it works ---


def test_the_data_folder_is_the_options_else_the_variables_else_the_users(tmp_path: Path) -> None:
    kiosk = Kiosk(tmp_path / "option")

    def list_with(*arguments: str | Path, **environment: str) -> None:
        done = subprocess.run(
            [PROGRAM, *arguments, "outbox", "list", "--json"],
            env={**kiosk.environment, **environment},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, "[]\n", "")

    list_with(XDG_DATA_HOME=str(tmp_path / "user"))
    list_with(KIOSK_DATA=str(tmp_path / "variable"))
    list_with("--data", tmp_path / "option", KIOSK_DATA=str(tmp_path / "not-this"))
    for folder in ("user/waystation/kiosk", "variable", "option"):
        assert (tmp_path / folder / "kiosk.db").exists()
        for path in (tmp_path / folder, *(tmp_path / folder).rglob("*")):
            assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
    assert not (tmp_path / "not-this").exists()


def noise(database: Path) -> None:
    """The table of submissions is noise from its second page on."""
    kept = database.read_bytes()
    database.write_bytes(kept[:4096] + os.urandom(len(kept) - 4096))


def emptied(database: Path) -> None:
    """What a tool that repairs file systems leaves."""
    database.write_bytes(b"")


@pytest.fixture(params=[noise, emptied, Path.unlink], ids=["noise", "emptied", "deleted"])
def damaged(
    kiosk: Kiosk, person: Path, answers: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> Kiosk:
    """A copy of a terminal with three submissions; its database is damaged."""
    arguments = ["--service", "id-card-loss", "--person", str(person), "--answers", str(answers)]
    for _ in range(3):
        kiosk.cli("submit", *arguments)
    kiosk.cli("sync", "--once")
    shutil.copytree(kiosk.data, tmp_path / "damaged")
    request.param(tmp_path / "damaged" / "kiosk.db")
    return Kiosk(tmp_path / "damaged", kiosk._quick)


def test_a_damaged_database_is_said_by_every_command_that_does_not_mend_it(
    damaged: Kiosk, person: Path, answers: Path
) -> None:
    submit = ["submit", "--service", "id-card-loss", "--person", str(person), "--answers", str(answers)]
    commands = [
        ["outbox", "list"],
        ["outbox", "stats"],
        ["outbox", "show", UNKNOWN],
        submit,
    ]
    for command in commands:
        done = damaged.run(*command, "--json")
        assert (done.returncode, done.stdout) == (1, ""), command
        assert "kiosk outbox mend" in done.stderr.splitlines()[-1]
        assert "Traceback" not in done.stderr
    checks = {row["check"]: row for row in json.loads(damaged.run("doctor", "--json").stdout)}
    assert checks["outbox"]["state"] == "down"
    assert "kiosk outbox mend" in checks["outbox"]["remedy"]


@pytest.mark.parametrize("command", [["sync", "--once"], ["outbox", "mend"]], ids=" ".join)
def test_a_damaged_database_is_mended_by_the_agent_and_by_command(damaged: Kiosk, command: list[str]) -> None:
    done = damaged.run(*command, "--json")
    assert done.returncode == 0, done.stderr
    stats: Any = damaged.cli("outbox", "stats")
    (incident,) = stats["incidents"]
    listed: Any = damaged.cli("outbox", "list")
    assert len(listed) == incident["recovered"] + incident["filled"]
    assert len(listed) + len(stats["lost"]) >= 3
    assert (damaged.data / "quarantine" / incident["quarantine"] / "kiosk.db").exists()


# --- the agent ---


@pytest.mark.parametrize("enrolled", [True, False], ids=["enrolled", "not yet enrolled"])
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_the_agent_ends_when_it_is_asked_to(
    kiosk: Kiosk, how: signal.Signals, enrolled: bool, tmp_path: Path
) -> None:
    terminal = kiosk if enrolled else Kiosk(tmp_path / "new")
    with terminal.running("sync") as agent:
        agent.send_signal(how)
        assert agent.wait(timeout=10) == 0
        assert agent.stderr
        assert '"event": "stopped"' in agent.stderr.read()


def test_a_life_event_is_handed_in_whole(
    platform: Platform, kiosk: Kiosk, person: Path, tmp_path: Path
) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps(kiosk.cli("services", "sample", "event:retirement")))
    sent: Any = kiosk.cli("submit", "--service", "event:retirement", "--person", person, "--answers", answers)
    services = [item["service"] for item in sent["items"]]
    assert sent["items"][0]["receipt"] == sent["receipt"]
    assert kiosk.cli("sync", "--once")["accepted"] == len(services)
    arrived = {row["id"]: row["service"] for row in platform.cli("transactions")}
    assert [arrived[item["id"]] for item in sent["items"]] == services


def test_a_terminal_without_a_line_says_so_and_keeps_everything(
    platform: Platform, kiosk: Kiosk, person: Path, answers: Path
) -> None:
    sent: Any = kiosk.cli("submit", "--service", "id-card-loss", "--person", person, "--answers", answers)
    platform.kill()
    done = kiosk.run("sync", "--once", "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout) == {"accepted": 0, "refused": 0, "unsent": 1, "link": "down"}
    assert done.stderr.splitlines()[-1] == "the line is down; 1 submissions stay queued here"
    assert kiosk.cli("outbox", "show", sent["id"])["state"] in {"queued", "waiting"}
    platform.start()
    assert kiosk.cli("sync", "--once")["accepted"] == 1
    assert kiosk.run("outbox", "retry", sent["receipt"]).stderr.endswith("there is nothing to try again\n")


def test_a_code_enrols_once(platform: Platform, quick: Warm, tmp_path: Path) -> None:
    """The same terminal may ask again, as after a power cut; another one may not."""
    code = platform.cli("enrol", "--name", "样例厅")["code"]
    terminal = Kiosk(tmp_path / "new", quick)
    first = terminal.cli("provision", code, "--platform", platform.url)
    assert terminal.cli("provision", code, "--platform", platform.url) == first
    other = Kiosk(tmp_path / "other", quick).run("provision", code, "--platform", platform.url)
    assert (other.returncode, other.stdout) == (1, "")
    assert "code-used" in other.stderr
