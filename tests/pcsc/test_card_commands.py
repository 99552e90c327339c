"""``kiosk card read`` of a document that opens by key, as a program on a real pcscd."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from drivers.cards import people
from drivers.cards.emrtd.mrz import check_digit
from drivers.cards.emrtd.played.issuer import zone
from drivers.cards.emrtd.suite import Suite
from drivers.cards.emulations.emrtd import CAN, MAKES, Make, make
from drivers.cards.service import ROOT
from tests.conftest import Insert

PASSPORT = people.demo("passport")
ZONE = zone(PASSPORT)
OTHER = "X00000018"
WRONG = ZONE.replace("X000000171", OTHER + check_digit(OTHER))


def card_read(data: Path, *options: str, key: str = "") -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [Path(sys.executable).with_name("kiosk"), "--data", str(data), "--json", "card", "read", *options],
        cwd=ROOT,
        input=key,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("key", [ZONE[:44] + "\n" + ZONE[44:] + "\n", f"{CAN}\n"], ids=["mrz", "can"])
def test_a_key_on_standard_input_opens_a_passport(key: str, insert: Insert, card_data: Path) -> None:
    insert(make(Make(suite=Suite.AES128, extended=True)))
    done = card_read(card_data, "--wait", "3", "--key", "-", key=key)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert (found["id_number"], found["name"]) == (PASSPORT.id_number, PASSPORT.name)
    assert (found["signature"], found["warnings"]) == ("unverified", ["signature-unverified"])


@pytest.mark.parametrize(
    ("options", "key", "sentence"),
    [
        ((), "", "give it with --key FILE"),
        (("--key", "-"), WRONG, "does not open with this key"),
        (("--key", "-"), ZONE.replace("840812", "840813"), "<stdin>: wrong check digit: birth"),
    ],
)
def test_what_does_not_open_it_is_said_and_not_quoted(
    options: tuple[str, ...], key: str, sentence: str, insert: Insert, card_data: Path
) -> None:
    insert(make(Make()))
    done = card_read(card_data, "--wait", "1.5", *options, key=key)
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "X0000" not in done.stderr + done.stdout


def test_a_forged_passport_is_said_loudly(insert: Insert, card_data: Path) -> None:
    insert(make(MAKES["passport-forged"]))
    done = card_read(card_data, "--key", "-", key=CAN)
    assert "forged or damaged" in done.stderr
    assert json.loads(done.stdout)["signature"] == "failed"
