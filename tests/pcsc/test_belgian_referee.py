"""The Belgian card as three programs read it through one pcscd: ours, OpenSC's eidenv and pythonbeid."""

import json
import os
import subprocess
import sys
from dataclasses import replace

from drivers.cards import people
from drivers.cards.pcsc import PcscReader, wait_until
from drivers.cards.port import CardPhase
from drivers.cards.service import SOCKET_VARIABLE, Service
from drivers.cards.vpcd import READER
from tests.conftest import SOON, Insert
from tests.pcsc.conftest import Watch

BEID = """
import json
from pythonbeid import CardReader
with CardReader() as reader:
    print(json.dumps(reader.read_informations(), default=lambda day: day.date().isoformat()))
"""


def other(pcscd: Service, *command: str) -> str:
    """What another program says; libpcsclite looks for its pcscd when it starts."""
    done = subprocess.run(
        command,
        env={**os.environ, SOCKET_VARIABLE: str(pcscd.address)},
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert done.stderr == ""
    return done.stdout  # eidenv ends with 1 after a Belgian card, whatever it has read


def test_three_programs_tell_of_the_same_person(pcscd: Service, insert: Insert) -> None:
    insert("belgian")
    assert wait_until(READER, holds_card=True, within=SOON)
    lines = (line.partition(": ") for line in other(pcscd, "eidenv", "--reader", "0").splitlines())
    eidenv = {key.removeprefix("BELPIC_").lower(): value for key, _, value in lines}
    beid = json.loads(other(pcscd, sys.executable, "-c", BEID))
    reader = PcscReader()
    seen = Watch(reader)
    try:
        ours = seen.until(CardPhase.READY).person
    finally:
        reader.stop()
    assert ours
    assert (
        ours.name
        == f"{eidenv['name']} {eidenv['firstnames']}"
        == f"{beid['last_name']} {beid['first_names']}"
    )
    assert ours.id_number == eidenv["nationalnumber"] == beid["national_number"]
    assert ours.nation == eidenv["nationality"] == beid["nationality"]
    assert ours.issuer == eidenv["deliveringmunicipality"] == beid["issuing_municipality"]
    assert ours.sex == {"F": "f"}[eidenv["sex"]] == {"F": "f"}[beid["sex"]]
    assert ours.birth
    assert eidenv["birthdate"] == f"{ours.birth.day:02d} AOUT {ours.birth.year}"
    assert beid["birth_date"] == ours.birth.isoformat()
    assert ours.valid_from
    assert ours.valid_to
    assert (eidenv["validfrom"], eidenv["validtill"]) == (
        f"{ours.valid_from:%d.%m.%Y}",
        f"{ours.valid_to:%d.%m.%Y}",
    )
    assert (beid["validity_start"], beid["validity_end"]) == (
        ours.valid_from.isoformat(),
        ours.valid_to.isoformat(),
    )
    # eidenv of OpenSC 0.23 finds the street (its debug log has it) and prints none, for any card.
    assert ours.address.endswith(f" {eidenv['zipcode']} {eidenv['municipality']}")
    assert ours.address == f"{beid['address']} {beid['postal_code']} {beid['city']}"
    extra = dict(ours.extra)
    assert extra["card_number"] == eidenv["cardnumber"] == beid["card_number"]
    assert extra["birth_place"] == eidenv["birthlocation"] == beid["birth_place"]
    assert replace(ours, reader="") == people.demo("belgian")
