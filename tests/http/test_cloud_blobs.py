"""Attachments: whole, in parts, resumed, at the wrong place, with the wrong bytes."""

import hashlib
import os
from concurrent.futures import ThreadPoolExecutor

import pytest
from platform_server import Platform
from terminal_client import TerminalClient


def blob(size: int) -> tuple[bytes, str]:
    data = os.urandom(size)
    return data, hashlib.sha256(data).hexdigest()


def offsets(answer_headers: object) -> tuple[str, str]:
    headers: dict[str, str] = answer_headers  # type: ignore[assignment]  # requests' mapping
    return headers["Upload-Offset"], headers["Upload-Length"]


def test_in_parts_and_resumed(sqlite_platform: Platform, sqlite_terminal: TerminalClient) -> None:
    data, sha = blob(150_000)
    assert sqlite_terminal.head_blob(sha).status_code == 404
    first = sqlite_terminal.patch_blob(sha, 0, len(data), data[:65_536])
    assert (first.status_code, offsets(first.headers)) == (204, ("65536", "150000"))
    here = sqlite_terminal.head_blob(sha)
    assert (here.status_code, offsets(here.headers)) == (200, ("65536", "150000"))
    last = sqlite_terminal.patch_blob(sha, 65_536, len(data), data[65_536:])
    assert offsets(last.headers) == ("150000", "150000")
    assert (sqlite_platform.data / "blobs" / sha[:2] / sha).read_bytes() == data
    assert offsets(sqlite_terminal.head_blob(sha).headers) == ("150000", "150000")


def test_again_is_no_harm(sqlite_terminal: TerminalClient) -> None:
    data, sha = blob(1000)
    for _ in range(2):
        assert sqlite_terminal.patch_blob(sha, 0, 1000, data).status_code == 204


def test_the_wrong_place_says_the_right_one(sqlite_terminal: TerminalClient) -> None:
    data, sha = blob(1000)
    sqlite_terminal.patch_blob(sha, 0, 1000, data[:400])
    answer = sqlite_terminal.patch_blob(sha, 500, 1000, data[500:])
    assert (answer.status_code, answer.json()["code"]) == (409, "offset-mismatch")
    assert answer.headers["Upload-Offset"] == "400"
    assert sqlite_terminal.patch_blob(sha, 400, 1000, data[400:]).status_code == 204


def test_the_wrong_bytes_are_discarded(sqlite_terminal: TerminalClient) -> None:
    data, sha = blob(1000)
    answer = sqlite_terminal.patch_blob(sha, 0, 1000, bytes(1000))
    assert (answer.status_code, answer.json()["code"]) == (422, "digest-mismatch")
    assert sqlite_terminal.head_blob(sha).status_code == 404
    assert sqlite_terminal.patch_blob(sha, 0, 1000, data).status_code == 204


@pytest.mark.parametrize(
    ("offset", "length", "size", "expected"),
    [
        (0, 5, 10, (422, "body-invalid")),
        (0, 33 << 20, 10, (413, "too-large")),
        (7, 20, 10, (409, "offset-mismatch")),
    ],
)
def test_out_of_range(
    sqlite_terminal: TerminalClient, offset: int, length: int, size: int, expected: tuple[int, str]
) -> None:
    data, sha = blob(size)
    answer = sqlite_terminal.patch_blob(sha, offset, length, data)
    assert (answer.status_code, answer.json()["code"]) == expected


def test_another_length_than_it_began_with(sqlite_terminal: TerminalClient) -> None:
    data, sha = blob(1000)
    sqlite_terminal.patch_blob(sha, 0, 1000, data[:10])
    answer = sqlite_terminal.patch_blob(sha, 10, 2000, data[10:])
    assert (answer.status_code, answer.json()["code"]) == (422, "body-invalid")


@pytest.mark.parametrize("name", ["x", "A" * 64, "..%2f..%2fkeys%2fsecret.txt", "a" * 65])
def test_no_name_of_a_blob(sqlite_terminal: TerminalClient, name: str) -> None:
    assert sqlite_terminal.patch_blob(name, 0, 1, b"x").status_code in {401, 404}


def test_many_connections_send_the_same(sqlite_platform: Platform, sqlite_terminal: TerminalClient) -> None:
    data, sha = blob(200_000)

    def send(_: int) -> int:
        return sqlite_terminal.patch_blob(sha, 0, len(data), data).status_code

    with ThreadPoolExecutor(6) as pool:
        codes = set(pool.map(send, range(12)))
    assert 204 in codes
    assert codes <= {204, 409}
    assert (sqlite_platform.data / "blobs" / sha[:2] / sha).read_bytes() == data


def test_one_terminal_does_not_spoil_anothers(
    sqlite_platform: Platform, sqlite_terminal: TerminalClient
) -> None:
    data, sha = blob(1000)
    other = sqlite_platform.terminal()
    assert other.patch_blob(sha, 0, 1000, bytes(500)).status_code == 204
    assert sqlite_terminal.patch_blob(sha, 0, 1000, data).status_code == 204
    assert offsets(other.head_blob(sha).headers) == ("1000", "1000")
    other.close()


@pytest.mark.parametrize("sound", [True, False], ids=["whole", "spoilt"])
def test_what_was_all_there_when_the_platform_was_killed_is_finished_when_asked_for(
    sqlite_platform: Platform, sqlite_terminal: TerminalClient, sound: bool
) -> None:
    """Killed after the last byte was synced and before the part got its name."""
    data, sha = blob(1000)
    sqlite_terminal.patch_blob(sha, 0, 1000, data[:400])
    (part,) = (sqlite_platform.data / "blobs" / "partial" / sqlite_terminal.terminal).glob(f"{sha}.*")
    part.write_bytes(data if sound else data[:-1] + bytes([data[-1] ^ 1]))
    here = sqlite_terminal.head_blob(sha)
    assert here.status_code == (200 if sound else 404)
    assert (sqlite_platform.data / "blobs" / sha[:2] / sha).exists() == sound
    assert not part.exists()
    assert sqlite_terminal.patch_blob(sha, 0, 1000, data).status_code == 204
    assert (sqlite_platform.data / "blobs" / sha[:2] / sha).read_bytes() == data
