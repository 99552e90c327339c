"""From an approval to a certificate that another province accepts: real platforms, real terminals."""

import base64
import json
import re
import sqlite3
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from issuers import TYPES
from kiosk_command import PEOPLE, Kiosk
from platform_server import Platform
from provinces import Hall, Province, quick_commands
from terminal_client import TerminalClient
from warm import Warm

from kiosk.certificate import TrustStore, Wallet
from kiosk.folder import DataFolder
from kiosk.vault import Vault
from sync.enrolment import Enrolment
from sync.wire import http as wire
from sync.wire.sealed import SealInvalid, certificate_context, seal_key_context, unseal

SERVICE = "employment-registration"
NAME, NUMBER, EMPLOYER = "张演示", "110100199003070015", "样例县云上食品有限公司"


@pytest.fixture(scope="module")
def quick() -> Iterator[Warm]:
    with quick_commands() as running:
        yield running


@pytest.fixture(scope="module")
def province_a(tmp_path_factory: pytest.TempPathFactory, quick: Warm) -> Iterator[Province]:
    platform = Province(tmp_path_factory.mktemp("a") / "cloud", "Province A", quick)
    platform.start()
    yield platform
    platform.stop()


@pytest.fixture(scope="module")
def hall(province_a: Province, tmp_path_factory: pytest.TempPathFactory, quick: Warm) -> Hall:
    """A terminal of province A."""
    kiosk = Hall(tmp_path_factory.mktemp("hall") / "kiosk", quick)
    kiosk.provision(province_a)
    return kiosk


def apply(hall: Kiosk, service: str = SERVICE) -> str:
    """Handed in and received; the id."""
    answers, person = hall.sample(service), PEOPLE / "resident.json"
    made = hall.cli("submit", "--service", service, "--person", person, "--answers", answers)
    hall.cli("sync", "--once")
    return str(made["id"])


@pytest.fixture(scope="module")
def approved(province_a: Platform, hall: Kiosk) -> str:
    """An approved case whose certificate came to the terminal."""
    case = apply(hall)
    province_a.cli("decide", case, "approved")
    hall.cli("sync", "--once")
    return case


def text_of(platform: Platform, case: str, *how: str) -> str:
    return str(platform.cli("certificate", "show", case, *how)["text"])


def verdict(kiosk: Kiosk, what: str | Path) -> dict[str, Any]:
    done = kiosk.run("certificate", "verify", what, "--json")
    found: dict[str, Any] = json.loads(done.stdout)
    assert done.returncode == (0 if found["valid"] else 1)
    return found


def trail(platform: Platform, case: str) -> list[str]:
    with sqlite3.connect(platform.data / "cloud.db") as database:
        rows = database.execute(
            "SELECT action FROM cloud_audit WHERE subject LIKE ? ORDER BY id", [f"{case}%"]
        )
        return [action for (action,) in rows]


def test_an_approval_ends_in_a_certificate_on_the_terminal(hall: Kiosk, approved: str) -> None:
    assert approved in hall.cli("certificate", "list")
    found = hall.cli("certificate", "show", approved)
    assert (found["valid"], found["reason"], found["type"]) == (True, "valid", SERVICE)
    assert found["issuer_name"] == "Province A"


def test_whoever_serves_the_machine_learns_that_it_counts_and_nothing_of_its_holder(
    hall: Hall, approved: str
) -> None:
    for command in ("show", "verify"):
        assert hall.cli("certificate", command, approved)["claims"] == {}
        told = hall.run("certificate", command, approved).stdout
        assert not [word for word in (NAME, NUMBER, EMPLOYER) if word in told]
    refused = hall.run("certificate", "show", approved, "--only", "name")
    assert (refused.returncode, refused.stdout) == (1, "")


def test_what_somebody_hands_over_is_shown_in_words(province_a: Platform, hall: Hall, approved: str) -> None:
    shown = hall.run("certificate", "show", text_of(province_a, approved)).stdout
    assert f"用人单位 Employer: {EMPLOYER}" in shown
    assert "就业方式 Kind of work: 单位就业 employed" in shown


@pytest.mark.parametrize("form", ["cwt", "sd-cwt", "sd-jwt"])
def test_each_form_verifies_on_the_terminal(
    province_a: Platform, hall: Kiosk, approved: str, form: str
) -> None:
    found = verdict(hall, text_of(province_a, approved, "--format", form))
    assert found["valid"]
    assert found["claims"]["id_number"] == NUMBER


@pytest.mark.parametrize("form", ["sd-cwt", "sd-jwt"])
def test_its_holder_shows_a_part(province_a: Platform, hall: Kiosk, approved: str, form: str) -> None:
    whole = text_of(province_a, approved, "--format", form)
    text = hall.cli("certificate", "show", whole, "--only", "name,work")["text"]
    found = verdict(hall, text)
    assert (found["valid"], found["hidden"]) == (True, 5)
    assert found["claims"] == {"name": NAME, "work": "employed"}
    wrong = hall.run("certificate", "show", whole, "--only", "salary")
    assert (wrong.returncode, wrong.stderr) == (1, "it cannot be shown by 'salary'\n")


def test_nothing_personal_is_in_clear_on_either_side(
    province_a: Platform, hall: Kiosk, approved: str
) -> None:
    assert approved
    told = [text.encode() for text in (NAME, NUMBER, EMPLOYER)]
    files = [path for folder in (province_a.data, hall.data) for path in folder.rglob("*") if path.is_file()]
    assert any(path.parent.name == "certificates" for path in files)
    for path in [*files, province_a.log]:
        assert not [text for text in told if text in path.read_bytes()], path


def test_what_the_feed_brings_opens_on_its_terminal_alone(hall: Kiosk, approved: str) -> None:
    folder = DataFolder.at(hall.data, floor=0)
    terminal, vault = Enrolment.load(folder).terminal, Vault.open(folder)
    assert set(Wallet(folder).open(approved, terminal, vault)) == {"cwt", "sd-cwt"}
    sealed = (hall.data / "certificates" / approved).read_bytes()
    context = certificate_context(uuid.UUID(approved), terminal)
    with pytest.raises(SealInvalid):
        unseal(sealed, X25519PrivateKey.generate(), context)
    with pytest.raises(SealInvalid):
        unseal(sealed, vault.seal_key(), certificate_context(uuid.uuid4(), terminal))


def test_issuing_and_opening_are_on_record(province_a: Platform, approved: str) -> None:
    text_of(province_a, approved)
    done = trail(province_a, approved)
    assert done[:2] == ["decide approved", f"issue {SERVICE}"]
    assert "open certificate" in done


def test_approving_twice_issues_once(province_a: Platform, hall: Kiosk) -> None:
    case = apply(hall)
    province_a.cli("decide", case, "approved")
    first = text_of(province_a, case)
    province_a.cli("decide", case, "approved")
    assert text_of(province_a, case) == first


def test_another_decision_revokes_and_a_new_approval_issues_anew(province_a: Platform, hall: Kiosk) -> None:
    case = apply(hall)
    province_a.cli("decide", case, "approved")
    first = text_of(province_a, case)
    province_a.cli("decide", case, "rejected")
    province_a.cli("decide", case, "approved")
    second = text_of(province_a, case)
    take_list(hall, province_a)
    assert verdict(hall, first)["reason"] == "revoked"
    assert verdict(hall, second)["reason"] == "valid"


def test_revoking_reaches_the_terminal_with_the_next_list(province_a: Platform, hall: Kiosk) -> None:
    case = apply(hall)
    province_a.cli("decide", case, "approved")
    text = text_of(province_a, case)
    take_list(hall, province_a)
    assert verdict(hall, text)["valid"]
    assert province_a.cli("revoke", case)["revoked"]
    take_list(hall, province_a)
    found = hall.run("certificate", "verify", text)
    assert found.returncode == 1
    assert "not valid (revoked): The office that issued it has revoked it." in found.stderr
    again = province_a.run("revoke", case)
    assert (again.returncode, again.stderr) == (1, f"the certificate of {case} is revoked\n")


def test_an_operator_revokes_in_the_console_and_sees_no_name_there(province_a: Platform, hall: Kiosk) -> None:
    case = apply(hall)
    province_a.cli("decide", case, "approved")
    password = province_a.cli("operator", "staff")["password"]
    with requests.Session() as browser:
        page = f"{province_a.url}/admin/login/?next=/admin/cloud/issuedcertificate/"
        browser.get(page, timeout=30)
        listed = browser.post(page, data=form(browser, username="staff", password=password), timeout=30).text
        assert case in listed
        assert NAME not in listed
        chosen = re.findall(rf'value="(\d+)"(?:(?!value=).)*?{case}', listed, re.DOTALL)[-1]
        action = form(browser, action="revoke", _selected_action=chosen)
        browser.post(f"{province_a.url}/admin/cloud/issuedcertificate/", data=action, timeout=30)
    assert province_a.cli("certificate", "show", case)["revoked"]
    assert trail(province_a, case)[-2:] == ["revoke certificate", "open certificate"]


def form(browser: requests.Session, **fields: str) -> dict[str, str]:
    return fields | {"csrfmiddlewaretoken": browser.cookies["csrftoken"]}


def test_a_service_without_a_certificate_issues_none(province_a: Platform, hall: Kiosk) -> None:
    case = apply(hall, "id-card-loss")
    province_a.cli("decide", case, "approved")
    none = province_a.run("certificate", "show", case)
    assert (none.returncode, none.stderr) == (1, f"{case} has no certificate\n")


def test_an_application_without_a_name_is_approved_all_the_same(
    sqlite_platform: Platform, sqlite_terminal: TerminalClient
) -> None:
    case = uuid.uuid4()
    sqlite_terminal.submit(sqlite_terminal.envelope({"answers": {}}, uid=case, service=SERVICE))
    assert sqlite_platform.cli("decide", str(case), "approved")["state"] == "approved"
    assert trail(sqlite_platform, str(case))[-1] == "certificate not issued"
    assert [e["type"] for e in sqlite_terminal.feed()["events"]] == ["received", "decided"]


def test_on_either_database_the_event_carries_what_its_terminal_can_open(
    either: Platform, terminal: TerminalClient
) -> None:
    code = either.cli("enrol", "--name", "样例厅")["code"]
    vault = X25519PrivateKey.generate()
    answer = terminal.session.post(
        terminal.url + wire.ENROL,
        json={"code": code, "csr": terminal.csr(), "seal_key": offer(vault, terminal.key)},
        timeout=30,
    )
    assert answer.status_code == 201
    sealing = TerminalClient(terminal.url, key=terminal.key, session=terminal.session).enrol(code)
    case = uuid.uuid4()
    application = {"applicant": {"name": NAME, "id_number": NUMBER}, "answers": {"work_kind": "employed"}}
    assert sealing.submit(sealing.envelope(application, uid=case, service=SERVICE)) == [("accepted", "")]
    either.cli("decide", str(case), "approved")
    (event,) = [e for e in sealing.feed()["events"] if e["type"] == "certificate"]
    assert event["id"] == str(case)
    plain = unseal(base64.b64decode(event["sealed"]), vault, certificate_context(case, sealing.terminal))
    assert NAME.encode() in plain


def offer(key: X25519PrivateKey, device: Ed25519PrivateKey) -> dict[str, str]:
    proof = device.sign(seal_key_context(key.public_key()))
    return {"public": key.public_key().public_bytes_raw().hex(), "proof": proof.hex()}


def test_a_seal_key_that_its_device_did_not_sign_is_refused_and_uses_no_code_up(
    sqlite_platform: Platform, sqlite_terminal: TerminalClient
) -> None:
    code = sqlite_platform.cli("enrol", "--name", "样例厅")["code"]
    client = TerminalClient(sqlite_platform.url, session=sqlite_terminal.session)
    body = {"code": code, "csr": client.csr()}
    wrong = body | {"seal_key": offer(X25519PrivateKey.generate(), Ed25519PrivateKey.generate())}
    answer = client.session.post(client.url + wire.ENROL, json=wrong, timeout=30)
    assert (answer.status_code, answer.json()["code"]) == (422, "body-invalid")
    assert client.session.post(client.url + wire.ENROL, json=body, timeout=30).status_code == 201


# --- the lists ---


def take_list(kiosk: Kiosk, platform: Platform) -> Any:
    """Carry the platform's list to the terminal as a file."""
    file = kiosk.data.with_name("trust.list")
    file.write_bytes(requests.get(platform.url + wire.TRUST_LIST, timeout=30).content)
    return kiosk.cli("trust", "import", file)


def test_the_lists_are_open_to_everybody_and_signed(province_a: Platform, hall: Kiosk, approved: str) -> None:
    assert approved
    answer = requests.get(province_a.url + wire.TRUST_LIST, timeout=30)
    assert answer.headers["Content-Type"] == wire.TRUST_LIST_TYPE
    folder = DataFolder.at(hall.data, floor=0)
    found = TrustStore(folder, Enrolment.load(folder).trust_root).take(answer.content)
    assert {TYPES[SERVICE].number} < set(found.entries[0].kinds)
    status = requests.get(province_a.url + f"{wire.STATUS}/1", timeout=30)
    assert (status.status_code, status.headers["Content-Type"]) == (200, wire.STATUS_TYPE)
    for missing in ("0", "2", "99999999999999999999"):
        answer = requests.get(province_a.url + f"{wire.STATUS}/{missing}", timeout=30)
        assert (answer.status_code, answer.json()["code"]) == (404, "not-found")


def test_an_exported_list_is_what_the_address_gives(
    province_a: Platform, tmp_path: Path, quick: Warm
) -> None:
    out, root = tmp_path / "list", tmp_path / "root.pem"
    shown = province_a.cli("trust-list", "--out", str(out), "--root-out", str(root))
    assert [entry["name"] for entry in shown["entries"]] == ["Province A"]
    assert SERVICE in shown["entries"][0]["types"]
    kiosk = Hall(tmp_path / "kiosk", quick)
    refused = kiosk.run("trust", "import", out)
    assert refused.returncode == 1
    assert "no root is pinned" in refused.stderr
    (kiosk.data / "trust-root.pem").write_bytes(root.read_bytes())
    assert kiosk.cli("trust", "import", out)["issuers"] == [shown["entries"][0]["issuer"]]
    assert kiosk.cli("trust", "list")["entries"][0]["types"] == shown["entries"][0]["types"]


def test_a_new_key_signs_from_now_on_and_the_old_certificates_stay_valid(
    province_a: Platform, hall: Kiosk
) -> None:
    case, later = apply(hall), apply(hall)
    province_a.cli("decide", case, "approved")
    before = text_of(province_a, case)
    kid = province_a.cli("trust-list", "rotate")["key"]
    province_a.cli("decide", later, "approved")
    take_list(hall, province_a)
    assert verdict(hall, before)["valid"]
    assert verdict(hall, text_of(province_a, later))["valid"]
    old, new = province_a.cli("trust-list")["entries"][-2:]
    assert (new["key"], new["predecessor"]) == (kid, old["key"])


def test_a_new_root_is_followed_by_terminals_that_pinned_the_old_one_and_its_key_is_gone(
    tmp_path: Path, quick: Warm
) -> None:
    platform = Province(tmp_path / "cloud", "Province C", quick)
    lists = [tmp_path / f"{n}.list" for n in range(3)]
    platform.cli("trust-list", "--out", str(lists[0]), "--root-out", str(tmp_path / "root.pem"))
    kiosk = Hall(tmp_path / "kiosk", quick)
    kiosk.cli("trust", "list")
    (kiosk.data / "trust-root.pem").write_bytes((tmp_path / "root.pem").read_bytes())
    kiosk.cli("trust", "import", lists[0])
    for n in (1, 2):
        made = platform.cli("trust-list", "rotate-root")["root"]
        platform.cli("trust-list", "--out", str(lists[n]))
        assert [path.name for path in (platform.data / "keys").glob("trust-root*.pem")] == [
            f"trust-root-{made}.pem"
        ]
    assert kiosk.cli("trust", "import", lists[2])["issuers"]
    refused = kiosk.run("trust", "import", lists[1])
    assert refused.returncode == 1
    assert kiosk.cli("trust", "list")["entries"][0]["name"] == "Province C"
    with sqlite3.connect(platform.data / "cloud.db") as database:
        done = database.execute(
            "SELECT count(*) FROM cloud_audit WHERE action = 'rotate trust root'"
        ).fetchone()
    assert done == (2,)


@pytest.fixture(scope="module")
def province_b(tmp_path_factory: pytest.TempPathFactory, quick: Warm) -> Iterator[Province]:
    platform = Province(tmp_path_factory.mktemp("b") / "cloud", "Province B", quick)
    platform.start()
    yield platform
    platform.stop()


@pytest.fixture(scope="module")
def hall_b(province_b: Province, tmp_path_factory: pytest.TempPathFactory, quick: Warm) -> Hall:
    """A terminal of province B."""
    kiosk = Hall(tmp_path_factory.mktemp("hall-b") / "kiosk", quick)
    kiosk.provision(province_b)
    return kiosk


def test_province_b_accepts_what_province_a_issued_without_ever_reaching_it(
    province_a: Platform, province_b: Platform, hall_b: Hall, approved: str, tmp_path: Path
) -> None:
    text = text_of(province_a, approved)
    take_list(hall_b, province_b)
    assert verdict(hall_b, text)["reason"] == "unknown-issuer"
    out, root = tmp_path / "a.list", tmp_path / "a.pem"
    listed = province_a.cli("trust-list", "--out", str(out), "--root-out", str(root))["entries"][0]
    taken = ["trust-list", "add", str(out), listed["issuer"], "--root", str(root)]
    province_b.cli(*taken, "--type", "pension-certificate")
    take_list(hall_b, province_b)
    assert verdict(hall_b, text)["reason"] == "wrong-type"
    province_b.cli(*taken, "--type", SERVICE)
    take_list(hall_b, province_b)
    found = verdict(hall_b, text)
    assert (found["valid"], found["issuer_name"], found["claims"]["name"]) == (True, "Province A", NAME)
    assert found["status_age"] is not None
    province_b.cli("trust-list", "remove", listed["issuer"])
    take_list(hall_b, province_b)
    assert verdict(hall_b, text)["reason"] == "unknown-issuer"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"issuer": "p-nobody"}, "no issuer p-nobody in that list; there are p-"),
        ({"type": "lunch"}, "no kind lunch; there are "),
        ({"root": "b"}, "the list does not hold under that root"),
    ],
)
def test_a_list_that_is_not_what_it_is_said_to_be_is_not_taken_in(
    province_a: Platform, province_b: Platform, tmp_path: Path, change: dict[str, str], sentence: str
) -> None:
    out, root, other = (str(tmp_path / name) for name in ("a.list", "a.pem", "b.pem"))
    listed = province_a.cli("trust-list", "--out", out, "--root-out", root)["entries"][0]
    province_b.cli("trust-list", "--root-out", other)
    issuer, kind = change.get("issuer", listed["issuer"]), change.get("type", SERVICE)
    pinned = other if "root" in change else root
    done = province_b.run("trust-list", "add", out, issuer, "--root", pinned, "--type", kind)
    assert done.returncode == 1
    assert done.stderr.startswith(sentence)
    assert len({entry["issuer"] for entry in province_b.cli("trust-list")["entries"]}) == 1
