"""The vault: made once, closed to others, and of no use with another key or purpose."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kiosk.errors import VaultLocked
from kiosk.folder import DataFolder
from kiosk.vault import Vault

NUMBER = "110100199003070015"


def test_what_it_encrypts_it_opens_again_after_a_restart(tmp_path: Path) -> None:
    folder = DataFolder.at(tmp_path)
    blob = Vault.open(folder).encrypt("演示".encode(), "draft")
    assert Vault.open(folder).decrypt(blob, "draft").decode() == "演示"
    assert (tmp_path / "vault.key").stat().st_mode & 0o077 == 0


def test_another_purpose_or_an_altered_byte_opens_nothing(tmp_path: Path) -> None:
    vault = Vault.open(DataFolder.at(tmp_path))
    blob = vault.encrypt(b"words", "draft")
    with pytest.raises(VaultLocked):
        vault.decrypt(blob, "note")
    for position in range(len(blob)):
        altered = bytearray(blob)
        altered[position] ^= 1
        with pytest.raises(VaultLocked):
            vault.decrypt(bytes(altered), "draft")


def test_another_key_is_said_and_not_guessed_around(tmp_path: Path) -> None:
    one, two = DataFolder.at(tmp_path / "1"), DataFolder.at(tmp_path / "2")
    blob = Vault.open(one).encrypt(b"words", "draft")
    with pytest.raises(VaultLocked, match="another key"):
        Vault.open(two).decrypt(blob, "draft")
    Vault.open(one).device_key(one)
    (tmp_path / "1" / "vault.key").write_bytes(bytes(32))
    with pytest.raises(VaultLocked):
        Vault.open(one).device_key(one)


def test_a_broken_key_file_is_a_fault_and_never_replaced(tmp_path: Path) -> None:
    folder = DataFolder.at(tmp_path)
    (tmp_path / "vault.key").write_bytes(b"short")
    with pytest.raises(VaultLocked, match="5 bytes"):
        Vault.open(folder)
    assert (tmp_path / "vault.key").read_bytes() == b"short"


def test_a_systemd_credential_comes_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "vault-key").write_bytes(b"k" * 32)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    vault = Vault.open(DataFolder.at(tmp_path / "data"))
    assert vault.source == "systemd-credential"
    assert not (tmp_path / "data" / "vault.key").exists()


def test_a_person_is_found_again_and_not_readable(tmp_path: Path) -> None:
    vault = Vault.open(DataFolder.at(tmp_path / "1"))
    assert vault.lookup(NUMBER) == vault.lookup(f" {NUMBER} ")
    assert NUMBER not in vault.lookup(NUMBER)
    assert vault.lookup(NUMBER) != Vault.open(DataFolder.at(tmp_path / "2")).lookup(NUMBER)


def test_the_device_key_is_made_once(tmp_path: Path) -> None:
    folder = DataFolder.at(tmp_path)
    first = Vault.open(folder).device_key(folder).public_key().public_bytes_raw()
    assert Vault.open(folder).device_key(folder).public_key().public_bytes_raw() == first


def test_all_who_start_at_once_on_a_new_folder_get_the_same_keys(tmp_path: Path) -> None:
    folder = DataFolder.at(tmp_path)
    together = threading.Barrier(8)

    def start(_: int) -> tuple[str, bytes]:
        together.wait(10)
        vault = Vault.open(folder)
        return vault.lookup("110100199003070015"), vault.device_key(folder).private_bytes_raw()

    with ThreadPoolExecutor(8) as crowd:
        assert len(set(crowd.map(start, range(8)))) == 1
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith((".new", ".tmp"))] == []
