"""What a process did to a folder, call by call, and every state that a power cut could have left it in.

``strace`` writes the calls down; ``Disk`` takes them one by one and makes images of the folder. The model is
stricter than any file system: until a file is synced, each of its blocks may be as it was at any moment since
the last time (so writes are lost, torn and reordered), its length too; until a directory is synced, any of
its new, renamed and deleted names may be missing, even when the file itself was synced.
"""

import os
import re
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_CALLS = (
    "openat,open,creat,write,writev,pwrite64,pwritev,pwritev2,lseek,fsync,fdatasync,sync_file_range,ftruncate,"
    "truncate,fallocate,rename,renameat,renameat2,unlink,unlinkat,rmdir,link,linkat,symlink,mkdir,mkdirat,"
    "copy_file_range,sendfile,dup,dup2,dup3"
)
_LINE = re.compile(r"\d+ +(\w+)\((.*)\) += (\d+)(?:<.*>)?")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_FD = re.compile(r"(\d+)<((?:\\x[0-9a-f]{2})*)>")
_LAST = re.compile(r", (\d+)$")


@dataclass(frozen=True)
class Call:
    """One that succeeded and changed something. ``path`` (and ``other``) are absolute."""

    name: str
    path: Path
    other: Path = field(default=Path())
    at: int = 0
    data: bytes = b""


def record(command: Sequence[str | Path], log: Path, printed: Path, environment: dict[str, str]) -> None:
    """Run it to its end with ``strace`` beside it."""
    how = ["strace", "-f", "-qq", "-y", "-xx", "-s", "10000000", "-o", log, "-e", f"trace={_CALLS}"]
    with printed.open("wb") as out:
        done = subprocess.run(
            [*how, *command], stdout=out, stderr=subprocess.PIPE, env=environment, check=False
        )
    assert done.returncode == 0, f"strace must be there, and the command work: {done.stderr.decode()}"


def calls(log: Path, *places: Path) -> Iterator[Call]:
    """What was done in these folders and files, in order; a call that is not understood fails."""
    positions: dict[str, int] = {}
    wanted = [_hex(place) for place in places]
    for line in log.read_text("ascii").splitlines():
        if not any(place in line for place in wanted) or " = -1 " in line:
            continue
        found = _LINE.fullmatch(line)
        assert found, f"not understood: {line[:200]}"
        name, arguments, result = found.groups()
        call = _call(name, arguments, result, positions)
        if call and any(call.path.is_relative_to(place) for place in places):
            yield call


def _call(  # noqa: PLR0911  # one match, every call
    name: str, arguments: str, result: str, positions: dict[str, int]
) -> Call | None:
    texts = [_bytes(text) for text in _TEXT.findall(arguments)]
    fd, place = (found[1], _path(found[2])) if (found := _FD.match(arguments)) else ("", Path())
    match name:
        case "openat":
            positions[result] = 0
            kind = "create" if "O_CREAT" in arguments else ""
            path = Path(os.fsdecode(texts[0]))
            return Call("truncate" if "O_TRUNC" in arguments else kind, path) if kind else None
        case "lseek":
            positions[fd] = int(result)
            return None
        case "write":
            at = positions.get(fd, 0)
            positions[fd] = at + int(result)
            return Call("write", place, at=at, data=texts[0][: int(result)])
        case "pwrite64":
            return Call("write", place, at=_last(arguments), data=texts[0][: int(result)])
        case "ftruncate":
            return Call("truncate", place, at=_last(arguments))
        case "fsync" | "fdatasync":
            return Call("sync", place)
        case "mkdir" | "unlink":
            return Call(name, Path(os.fsdecode(texts[0])))
        case "dup2" | "dup3":  # a child's stdout becomes something else: nothing of ours, unless ``place`` is
            return Call(name, place)
        case "rename" | "link":
            return Call(name, *(Path(os.fsdecode(text)) for text in texts))
    raise AssertionError(f"a call that this model does not know: {name}({arguments[:200]})")


def _last(arguments: str) -> int:
    found = _LAST.search(arguments)
    assert found
    return int(found[1])


def _hex(path: Path) -> str:
    return "".join(f"\\x{byte:02x}" for byte in os.fsencode(path))


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def _path(text: str) -> Path:
    return Path(os.fsdecode(_bytes(text)))


@dataclass
class File:
    """Its bytes at each moment since it was synced, which is the first."""

    versions: list[bytes] = field(default_factory=lambda: [b""])


@dataclass
class Folder:
    """Its names as they were when it was synced, and each change since: name → what it names from then on."""

    synced: dict[str, "File | Folder"] = field(default_factory=dict)
    changes: list[dict[str, "File | Folder | None"]] = field(default_factory=list)

    def names(
        self, changes: "Sequence[dict[str, File | Folder | None]] | None" = None
    ) -> "dict[str, File | Folder]":
        """Now, or with only these changes."""
        found: dict[str, File | Folder | None] = dict(self.synced)
        for change in self.changes if changes is None else changes:
            found |= change
        return {name: node for name, node in found.items() if node}


@dataclass(frozen=True)
class Fate:
    """What of the unsynced a power cut leaves: of a folder's changes, and of a file's versions."""

    changes: Callable[[list[dict[str, File | Folder | None]]], list[dict[str, File | Folder | None]]]
    content: Callable[[list[bytes]], bytes]


class Disk:
    """The folder ``root``, which is there from the beginning, and all in it."""

    def __init__(self, root: Path) -> None:
        self._path, self._root = root, Folder()

    def take(self, call: Call) -> None:
        """The next call."""
        if call.name == "sync":
            self._sync(call.path)
            return
        folder, name = self._folder(call.path.parent), call.path.name
        match call.name:
            case "create" | "truncate" if name not in folder.names():
                folder.changes.append({name: File()})
            case "create":
                pass
            case "truncate":
                versions = self._file(call.path).versions
                versions.append(versions[-1][: call.at].ljust(call.at, b"\0"))
            case "write":
                versions = self._file(call.path).versions
                old = versions[-1].ljust(call.at, b"\0")
                versions.append(old[: call.at] + call.data + old[call.at + len(call.data) :])
            case "mkdir":
                folder.changes.append({name: Folder()})
            case "unlink":
                folder.changes.append({name: None})
            case "rename" | "link":
                assert call.other.parent == call.path.parent
                node = folder.names()[name]
                old_name = {name: None} if call.name == "rename" else {}
                folder.changes.append({**old_name, call.other.name: node})
            case _:
                raise AssertionError(call.name)

    def _sync(self, path: Path) -> None:
        node = self._root if path == self._path else self._folder(path.parent).names()[path.name]
        if isinstance(node, File):
            del node.versions[:-1]
        else:
            node.synced, node.changes = node.names(), []

    def _folder(self, path: Path) -> Folder:
        node: File | Folder = self._root
        for part in path.relative_to(self._path).parts:
            assert isinstance(node, Folder)
            node = node.names()[part]
        assert isinstance(node, Folder)
        return node

    def _file(self, path: Path) -> File:
        node = self._folder(path.parent).names()[path.name]
        assert isinstance(node, File)
        return node

    def image(self, fate: Fate) -> dict[Path, bytes | None]:
        """What is there after the cut, by path below ``root``; None is a folder."""
        return dict(_left(self._root, Path(), fate))


def _left(folder: Folder, place: Path, fate: Fate) -> Iterator[tuple[Path, bytes | None]]:
    for name, node in folder.names(fate.changes(folder.changes)).items():
        if isinstance(node, Folder):
            yield place / name, None
            yield from _left(node, place / name, fate)
        else:
            yield place / name, fate.content(node.versions)
