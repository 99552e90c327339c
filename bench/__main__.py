"""``python -m bench [NAME…] [--json] [--quick]``: see ``script/bench``."""

import ast
import importlib
import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bench.report import Report

ROOT = Path(__file__).parents[1]


def _found() -> dict[str, str]:
    """Every benchmark of this folder, and the first line of its docstring; none is imported yet."""
    sources = {path.stem: path.read_text("utf-8") for path in sorted(Path(__file__).parent.glob("*.py"))}
    return {
        name: (ast.get_docstring(ast.parse(source)) or "").splitlines()[0]
        for name, source in sources.items()
        if "\ndef run(" in source
    }


FOUND = _found()
NAMES = list(FOUND)


@contextmanager
def workplace() -> Iterator[Path]:
    """A folder on the checkout's own disk: /tmp is memory on some machines, where nothing need be fsynced."""
    base = ROOT / ".bench"
    base.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=base, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@click.command(
    "script/bench",
    epilog="\b\n" + "\n".join(f"{name:10} {line}" for name, line in FOUND.items()),
    context_settings={"max_content_width": 120},
)
@click.argument("names", nargs=-1, type=click.Choice(NAMES))
@click.option("--json", "as_json", is_flag=True, help="One JSON value on stdout, nothing else.")
@click.option("--quick", is_flag=True, help="A tenth of the work, to see that it runs: no figure to quote.")
def main(names: tuple[str, ...], *, as_json: bool, quick: bool) -> None:
    """Measure, beside peers and floors, in one run. Without NAME: everything."""
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
    reports: list[Report] = []
    for name in names or NAMES:
        click.echo(f"measuring {name} …", err=True)
        with workplace() as folder:
            report: Report = importlib.import_module(f"bench.{name}").run(folder, 0.1 if quick else 1.0)
        reports.append(report)
        if not as_json:
            click.echo("\n".join(report.lines()))
    if as_json:
        click.echo(json.dumps([report.as_json() for report in reports], ensure_ascii=False))
    missed = [f"{r.name}: {t.what}" for r in reports for t in r.targets if not t.met]
    if missed:
        click.echo(f"missed: {'; '.join(missed)}", err=True)
        sys.exit(1)


main()
