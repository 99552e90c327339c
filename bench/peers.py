"""Peers from npm: installed by name into the checkout's ``.bench`` when a benchmark first wants them."""

import json
import shutil
import subprocess
from pathlib import Path

_FOLDER = Path(__file__).parents[1] / ".bench" / "peers"
_PACKAGES = ("pouchdb-server@4", "pouchdb@9")


def replicate_with_pouchdb(folder: Path, count: int, size: int, batch: int) -> tuple[float, str]:
    """Documents a second that PouchDB replicates to a CouchDB-compatible server; or 0 and why not."""
    if why := _missing():
        return 0.0, why
    (folder / "node_modules").symlink_to(_FOLDER / "node_modules")
    script = shutil.copy(Path(__file__).with_name("pouchdb.js"), folder)
    done = subprocess.run(
        ["node", script, str(count), str(size), str(batch)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    if done.returncode:
        return 0.0, f"skipped: {done.stderr.strip().splitlines()[-1][:80]}"
    found = json.loads(done.stdout.splitlines()[-1])
    if found["written"] != count:
        return 0.0, f"skipped: it wrote {found['written']} of {count}"
    return count / found["seconds"], ""


def _missing() -> str:
    """Install what is missing; why that is not possible, or nothing."""
    if (_FOLDER / "node_modules" / ".bin" / "pouchdb-server").exists():
        return ""
    if shutil.which("npm") is None or shutil.which("node") is None:
        return "skipped: npm is not installed here"
    _FOLDER.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        ["npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error", *_PACKAGES],
        cwd=_FOLDER,
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )
    return "" if done.returncode == 0 else "skipped: npm could not install it"
