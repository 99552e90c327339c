"""The command line as acceptance drives it: values, exit codes, sentences; and the server's life."""

import gettext
import json
import os
import re
import socket
import stat
import subprocess
import sys
from pathlib import Path

import requests
from platform_server import ROOT, Platform
from terminal_client import TerminalClient


def test_works_without_a_server_and_makes_what_is_missing(tmp_path: Path) -> None:
    platform = Platform(tmp_path / "new" / "data")
    assert platform.cli("transactions") == []
    made = platform.cli("enrol", "--name", "甲")
    assert set(made) == {"code", "expires"}
    for path in [platform.data, *platform.data.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_options_before_and_after_the_command(tmp_path: Path) -> None:
    platform = Platform(tmp_path / "a")
    after = platform.run("transactions", "--data", str(tmp_path / "b"), "--json")
    assert (after.returncode, after.stdout) == (0, "[]\n")
    before = platform.run("--json", "terminals", "list")
    assert (before.returncode, before.stdout) == (0, "[]\n")
    assert (tmp_path / "a/cloud.db").exists()
    assert (tmp_path / "b/cloud.db").exists()


def test_wrong_usage_is_2_and_failure_1(sqlite_platform: Platform) -> None:
    wrong = [
        ["decide", "x", "perhaps"],
        ["enrol"],
        ["serve", "--port", "70000"],
        ["transactions", "--database", "mysql://x/y"],
    ]
    for arguments in wrong:
        done = sqlite_platform.run(*arguments)
        assert (done.returncode, done.stdout) == (2, ""), arguments
    nothing_there = "00000000-0000-7000-8000-000000000000"
    failing = [
        ["decide", nothing_there, "approved"],
        ["decide", "0001-000001-7", "approved"],
        ["terminals", "revoke", "nobody"],
        ["transactions", "--database", "postgresql://nobody@127.0.0.1:1/none"],
    ]
    for arguments in failing:
        done = sqlite_platform.run(*arguments, "--json")
        assert (done.returncode, done.stdout) == (1, ""), arguments
        assert len(done.stderr.splitlines()) == 1, done.stderr


def test_tables_for_people(sqlite_platform: Platform, sqlite_terminal: TerminalClient) -> None:
    sqlite_terminal.submit(sqlite_terminal.envelope())
    table = sqlite_platform.run("transactions").stdout.splitlines()
    assert table[0].split() == ["receipt", "service", "received", "state", "terminal", "id"]
    received = [line for line in table[1:] if " lost " not in line]  # what a terminal says is lost comes last
    assert "newborn-household" in received[-1]


def test_what_it_cannot_open_it_says(sqlite_platform: Platform, sqlite_terminal: TerminalClient) -> None:
    """Sealed to our key, and then spoilt before it was signed."""
    import cbor2

    raw = sqlite_terminal.envelope(advance=False)
    body = cbor2.loads(cbor2.loads(raw).value[2])
    suite, key_id, compression, dictionary, _sealed = cbor2.loads(body[11])
    sqlite_terminal.spoil = cbor2.dumps([suite, key_id, compression, dictionary, bytes(80)])
    assert sqlite_terminal.submit(sqlite_terminal.envelope()) == [("accepted", "")]
    (row,) = sqlite_platform.cli("transactions", "--terminal", sqlite_terminal.terminal, "--open")
    assert row["payload"] is None
    assert "does not open" in row["problem"]


def test_starts_and_stops_and_leaves_the_port(own_platform: Platform) -> None:
    own_platform.start()
    assert requests.get(own_platform.url + "/api/v1/describe", timeout=10).status_code == 200
    port = int(own_platform.url.rpartition(":")[2])
    assert own_platform.stop() == 0
    with socket.socket() as again:
        again.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        again.bind(("127.0.0.1", port))


def test_a_busy_port_and_a_busy_folder(sqlite_platform: Platform, tmp_path: Path) -> None:
    port = sqlite_platform.url.rpartition(":")[2]
    busy = Platform(tmp_path / "other").run("serve", "--port", port)
    assert busy.returncode == 1
    assert f"port {port}" in busy.stderr
    second = sqlite_platform.run("serve", "--port", "0")
    assert second.returncode == 1
    assert "another platform is running" in second.stderr


def test_the_log_is_json_and_says_nothing_personal(
    sqlite_platform: Platform, sqlite_terminal: TerminalClient
) -> None:
    sqlite_terminal.submit(sqlite_terminal.envelope())
    lines = [json.loads(line) for line in sqlite_platform.log.read_text().splitlines()]
    assert any(line["event"] == "batch" for line in lines)
    assert "张演示" not in sqlite_platform.log.read_text()
    assert "cursor=" not in sqlite_platform.log.read_text()


def test_nothing_personal_is_stored_in_clear(own_platform: Platform) -> None:
    own_platform.start()
    terminal = own_platform.terminal()
    terminal.submit(terminal.envelope())
    uid = own_platform.cli("transactions")[0]["id"]
    own_platform.cli("decide", uid, "approved", "--note", "致张演示")
    terminal.close()
    own_platform.stop()
    for path in own_platform.data.rglob("*"):
        if path.is_file():
            assert "张演示".encode() not in path.read_bytes(), path


def test_a_data_folder_that_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = Platform(tmp_path / "file" / "data").run("transactions")
    assert done.returncode == 1
    assert "cannot be used" in done.stderr
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]


def test_migrations_and_translations_are_up_to_date(tmp_path: Path) -> None:
    """The tables are those of the models, and the compiled translation is that of the text."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "cloud.settings", "CLOUD_DATA": str(tmp_path)}
    check = [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run", "cloud"]
    Platform(tmp_path).cli("transactions")
    done = subprocess.run(check, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    folder = ROOT / "cloud/locale/zh_Hans/LC_MESSAGES"
    with (folder / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    text = (folder / "django.po").read_text("utf-8")
    pairs = re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', text, re.MULTILINE)
    assert len(pairs) > 40
    assert [(en, compiled.gettext(en)) for en, _ in pairs] == pairs
