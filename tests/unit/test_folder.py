"""The data folder: closed to others, one process of a kind, files that are old or new and never half."""

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.errors import DataFolderBusy, DiskFull, StorageFailed
from kiosk.folder import DataFolder, default_path, write_durably


def test_a_folder_is_made_and_closed_to_everybody_else(tmp_path: Path) -> None:
    folder = DataFolder.at(tmp_path / "a" / "b")
    assert folder.path.stat().st_mode & 0o077 == 0
    assert folder.blobs.is_dir()


def test_a_folder_that_cannot_be_made_is_a_clear_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StorageFailed, match="file"):
        DataFolder.at(tmp_path / "file" / "data")


def test_below_the_floor_nothing_is_promised(tmp_path: Path) -> None:
    folder = DataFolder.at(tmp_path, floor=1 << 60)
    with pytest.raises(DiskFull):
        folder.require_room()
    DataFolder.at(tmp_path, floor=0).require_room(1)


def test_one_process_of_a_kind_and_a_kill_lets_the_next_one_in(tmp_path: Path) -> None:
    folder = DataFolder.at(tmp_path)
    hold = (
        "import sys; from pathlib import Path; from kiosk.folder import DataFolder\n"
        f"with DataFolder.at(Path({str(tmp_path)!r})).only_one('run'):\n"
        "    print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(DataFolderBusy, match="kiosk run"), folder.only_one("run"):
            pass
        with folder.only_one("sync"):
            pass
        holder.kill()
    with folder.only_one("run"):
        pass


def test_a_durable_write_replaces_whole_and_leaves_no_temporary_file(tmp_path: Path) -> None:
    write_durably(tmp_path / "x", b"old")
    write_durably(tmp_path / "x", b"new")
    assert [p.name for p in tmp_path.iterdir()] == ["x"]
    assert (tmp_path / "x").read_bytes() == b"new"
    assert (tmp_path / "x").stat().st_mode & 0o077 == 0


def test_a_full_disk_leaves_the_old_bytes(tmp_path: Path) -> None:
    write_durably(tmp_path / "x", b"old")
    limited = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from kiosk.errors import StorageFailed; from kiosk.folder import write_durably\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try: write_durably(Path(sys.argv[1]), bytes(5000))\n"
        "except StorageFailed as e: print(e.code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", limited, str(tmp_path / "x")], capture_output=True, text=True, check=True
    )
    assert done.stdout == "storage-failed\n"
    assert (tmp_path / "x").read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["x"]


def test_the_default_folder_follows_xdg(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_path() == tmp_path / "waystation" / "kiosk"
