"""What differs from county to county: the parameters of ``region.yaml``, and the table of divisions.

A text or a schema of the catalogue says ``${elder_allowance_age}``; the county's one file says 80. A number
stands in a schema as that number when it stands alone, and in English words with its thousands set apart.
The table of divisions, which ``region.yaml`` names, lies in ``regions/`` beside it or in ``assets/regions``.
"""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from kiosk.question import DEEPEST, Region, Regions, Text
from kiosk.yaml_source import Document, Path_, judge_shape, read

ASSETS: Final = Path(__file__).parents[2] / "assets"
"""What ships with the terminal."""
FILE: Final = "region.yaml"

_REFERENCE: Final = re.compile(r"\$\{([^{}]*)\}?")


@dataclass(frozen=True)
class Home:
    """The county that a catalogue speaks for; without ``region.yaml`` it has no name and no parameters."""

    name: Text | None = None
    example: bool = False
    parameters: Mapping[str, Any] = field(default_factory=dict)
    regions: Regions = field(default_factory=Regions)
    documents: tuple[Document, ...] = ()

    @property
    def broken(self) -> bool:
        """Whether ``region.yaml`` has to be mended before anything can be said of the rest."""
        return any(document.file == FILE and document.problems for document in self.documents)


def home(folder: Path) -> Home:
    """Read ``region.yaml`` of a catalogue folder and its table; what is wrong is in ``documents``."""
    if not (folder / FILE).is_file():
        return Home()
    document = read(folder, FILE)
    if not judge_shape(document, "region"):
        return Home(documents=(document,))
    data = document.data
    file = f"regions/{data['table']}.yaml"
    place = next((place for place in (folder, ASSETS) if (place / file).is_file()), None)
    if place is None:
        document.report(("table",), f"no file {file} here or in assets: add it or write another name")
        return Home(documents=(document,))
    table = read(place, file)
    found = Regions()
    if judge_shape(table, "divisions"):
        found = Regions(tuple(_divisions(table, table.data["regions"], ("regions",), "")))
    return Home(
        name=Text(data["region"]["zh"].strip(), data["region"]["en"].strip()),
        example=data["example"],
        parameters={name: parameter["value"] for name, parameter in data["parameters"].items()},
        regions=found,
        documents=(document, table),
    )


def resolve(document: Document, parameters: Mapping[str, Any]) -> None:
    """Put the parameters' values into a document; a name that is not known is noted, and stays."""
    document.data = _resolved(document, document.data, (), parameters)


def _resolved(document: Document, data: Any, path: Path_, parameters: Mapping[str, Any]) -> Any:
    if isinstance(data, dict):
        return {key: _resolved(document, part, (*path, key), parameters) for key, part in data.items()}
    if isinstance(data, list):
        return [_resolved(document, part, (*path, n), parameters) for n, part in enumerate(data)]
    if not isinstance(data, str) or "${" not in data:
        return data
    problem = next(_problems(data, path, parameters), None)
    if problem:
        document.report(path, problem)
        return data
    whole = _REFERENCE.fullmatch(data)
    if whole and _language(path) is None:
        return parameters[whole[1]]
    return _REFERENCE.sub(lambda found: _words(parameters[found[1]], path), data)


def _problems(text: str, path: Path_, parameters: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the references of one text, if anything."""
    for found in _REFERENCE.finditer(text):
        name = found[1]
        if not found[0].endswith("}"):
            yield "a `${` has no end: write `${name}`"
        elif name not in parameters:
            near = difflib.get_close_matches(name, parameters, 1)
            instead = f"did you mean `${{{near[0]}}}`?" if near else "add it there"
            yield f"{FILE} has no parameter `{name}`; {instead}"
        elif isinstance(parameters[name], dict) and _language(path) is None:
            yield f"`{name}` is words in two languages: use it in `zh:` and `en:` alone"


def _language(path: Path_) -> str | None:
    """The language of the words at ``path``: ``zh`` and ``en`` are keys of words and of nothing else."""
    return next((str(key) for key in path if key in {"zh", "en"}), None)


def _words(value: Any, path: Path_) -> str:
    if isinstance(value, dict):
        return str(value[_language(path)])
    if path[-1] == "en" and isinstance(value, int | float):
        return f"{value:,}"
    return str(value)


def _divisions(
    document: Document, items: Sequence[Mapping[str, Any]], path: Path_, above: str
) -> Iterator[Region]:
    """Regions with all that lies in them; codes that stand twice or elsewhere are noted."""
    seen: set[str] = set()
    for n, item in enumerate(items):
        code, where = item["code"], (*path, n)
        if code in seen:
            document.report((*where, "code"), f"`{code}` stands twice: write its own code")
        seen.add(code)
        if not code.startswith(re.sub("(00){1,2}$", "", above)):
            document.report((*where, "code"), f"`{code}` does not lie in {above}: compare the digits")
        if "within" in item and path.count("within") + 2 > DEEPEST:
            document.report((*where, "within"), f"is below a town: {DEEPEST} levels are all that there are")
        within = _divisions(document, item.get("within", ()), (*where, "within"), code)
        yield Region(code, Text(item["name"]["zh"].strip(), item["name"]["en"].strip()), tuple(within))
