"""Catalogue files as a technician writes them: YAML with line numbers, judged file by file.

Owns the reading of YAML and the shape of the kinds of file (``events.yaml``, ``questions.yaml``,
``region.yaml``, ``services/ID.yaml`` and a table of divisions; see ``assets/README.md``). ``kiosk.catalogue``
makes services of what passes here.

YAML is read as the JSON it stands for: ``yes``, ``no`` and dates stay text, a key said twice is a mistake,
anchors and tags are refused, so a file means what it looks like and cannot grow in memory.
"""

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml
from jsonschema import Draft202012Validator, ValidationError

from kiosk.form import SOURCES
from kiosk.question import FieldKind

LARGEST_FILE: Final = 256 * 1024
"""Bytes; a service takes about eight thousand."""
DEEPEST: Final = 40
"""Keys and lists within each other; a service takes about fifteen."""
LONGEST_LABEL: Final = 14
"""Characters of a Chinese label: one line at the largest type."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a catalogue folder; ``message`` says what is wrong and what to write instead."""

    file: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        """As compilers print it, so that editors can jump there."""
        return f"{self.file}:{self.line}: {self.field + ': ' if self.field else ''}{self.message}"


Path_ = tuple[str | int, ...]


@dataclass
class Document:
    """One file: its data, the line on which each key or item begins, and what is wrong with it."""

    file: str
    data: Any = None
    lines: dict[Path_, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def report(self, path: Path_, message: str) -> None:
        """Note a problem at ``path``, on its line or on the line of the nearest thing around it."""
        nearest = next((path[:n] for n in range(len(path), -1, -1) if path[:n] in self.lines), None)
        line = 1 if nearest is None else self.lines[nearest]
        problem = Problem(self.file, line, ".".join(map(str, path)), message)
        if problem not in self.problems:  # a validator names two missing keys in two errors, each of both
            self.problems.append(problem)


def _loader() -> Any:
    """Take libyaml's parser where the wheel has it (ten times faster); scalars resolved as JSON has them."""
    base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loader: Any = type("JsonLoader", (base,), {"yaml_implicit_resolvers": {}})
    loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))
    loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^(?:null|~|)$"), ["n", "~", ""])
    number = list("-0123456789")
    loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?(?:0|[1-9][0-9]{0,17})$"), number)
    loader.add_implicit_resolver(
        "tag:yaml.org,2002:float", re.compile(r"^-?(?:0|[1-9][0-9]*)\.[0-9]+$"), number
    )
    return loader


_LOADER: Final = _loader()
_SCALARS: Final[Mapping[str, Callable[[str], Any]]] = {
    "tag:yaml.org,2002:str": str,
    "tag:yaml.org,2002:int": int,
    "tag:yaml.org,2002:float": float,
    "tag:yaml.org,2002:bool": lambda text: text == "true",
    "tag:yaml.org,2002:null": lambda _: None,
}


_TOO_DEEP: Final = f"has more than {DEEPEST} things within each other: look for brackets that are not closed"


def read(folder: Path, name: str) -> Document:
    """Read one YAML file of a catalogue; whatever is wrong with it is in ``problems``, nothing is raised."""
    document = Document(name)
    try:
        raw = (folder / name).read_bytes()
        if len(raw) > LARGEST_FILE:
            document.report((), f"the file is larger than {LARGEST_FILE // 1024} KiB: split or shorten it")
            return document
        node = yaml.compose(raw.decode(), Loader=_LOADER)
    except OSError as fault:
        document.report((), f"cannot be read ({fault.strerror}): put the file there")
    except UnicodeDecodeError:
        document.report((), "is not UTF-8: save it as UTF-8")
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        document.lines[()] = mark.line + 1 if mark else 1
        document.report(
            (), f"is not YAML: {fault.problem}; look at this line's indentation, quotes and colons"
        )
    except RecursionError:
        document.report((), _TOO_DEEP)
    except yaml.YAMLError:
        document.report((), "has characters that YAML does not allow: retype what looks odd")
    else:
        if node is None:
            document.report((), "is empty: copy another file of its kind and change it")
        else:
            document.data = _plain(node, (), document, set())
    return document


def _plain(node: yaml.Node, path: Path_, document: Document, seen: set[int]) -> Any:
    """A YAML node as JSON data, its lines noted."""
    document.lines.setdefault(path, node.start_mark.line + 1)
    if len(path) > DEEPEST:
        document.report((), _TOO_DEEP)
        return None
    if id(node) in seen:
        document.report(path, "is an alias (`*name`): write it out")
        return None
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*path, n), document, seen) for n, item in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key, value in node.value:
            inner = (*path, str(key.value))
            document.lines[inner] = key.start_mark.line + 1
            if str(key.value) in found:
                document.report(inner, f"`{key.value}:` stands here twice: keep one of them")
            found[str(key.value)] = _plain(value, inner, document, seen)
        return found
    convert = _SCALARS.get(node.tag)
    if convert is None:
        document.report(path, f"has a tag ({node.tag}): write plain text or a number")
        return None
    return convert(node.value)


def _object(required: Mapping[str, Any], optional: Mapping[str, Any] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "required": list(required),
        "properties": {**required, **(optional or {})},
        "additionalProperties": False,
    }


_WORDS: Final = {"type": "string", "pattern": r"\S"}
_ID: Final = {"type": "string", "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"}
_CODE: Final = "^[0-9]{6}([0-9]{3})?$"
_FIELD_NAME: Final = {"type": "string", "pattern": "^[a-z][a-z0-9]*(_[a-z0-9]+)*$"}
_TEXT: Final = _object({"zh": _WORDS, "en": _WORDS})
_LABEL: Final = _object({"zh": {**_WORDS, "maxLength": LONGEST_LABEL}, "en": {**_WORDS, "maxLength": 48}})
_PRESENTATION: Final = {
    "hint": _TEXT,
    "unit": _TEXT,
    "options": {"type": "object", "minProperties": 2, "additionalProperties": _LABEL},
    "source": {"enum": sorted(SOURCES)},
}
_KIND: Final = {"enum": [str(kind) for kind in FieldKind]}
_FIELD: Final = _object({"name": _FIELD_NAME, "kind": _KIND, "label": _LABEL}, _PRESENTATION)
_STEP: Final = _object(
    {
        "id": _ID,
        "title": _LABEL,
        "fields": {
            "type": "array",
            "minItems": 1,
            "items": {"if": {"type": "object"}, "then": _FIELD, "else": _FIELD_NAME},
        },
    }
)
_CLAIM: Final = _object({}, {"answers": _FIELD_NAME, "editable": {"type": "boolean"}})
_MATERIAL: Final = _object(
    {"id": _ID, "title": _TEXT},
    {
        "required": {"type": "boolean"},
        "note": _TEXT,
        "replaced_by": _ID,
        "claims": {"type": "object", "propertyNames": _FIELD_NAME, "additionalProperties": _CLAIM},
        "scan": _FIELD_NAME,
    },
)
_SERVICE: Final = _object(
    {
        "id": _ID,
        "event": _ID,
        "title": _TEXT,
        "department": _TEXT,
        "icon": _ID,
        "offline": {"type": "boolean"},
        "summary": _TEXT,
        "who": _TEXT,
        "materials": {"type": "array", "items": _MATERIAL},
        "fee": _TEXT,
        "time_limit": _TEXT,
        "outcome": _TEXT,
        "if_refused": _TEXT,
        "aliases": _object(
            {
                "zh": {"type": "array", "minItems": 6, "items": _WORDS, "uniqueItems": True},
                "en": {"type": "array", "minItems": 4, "items": _WORDS, "uniqueItems": True},
            }
        ),
    },
    {
        "item_code": {"type": "string"},
        "on_behalf": {"type": "array", "minItems": 1, "items": _FIELD_NAME, "uniqueItems": True},
        "form": _object(
            {"schema": {"type": "object"}, "layout": {"type": "array", "minItems": 1, "items": _STEP}}
        ),
    },
)
_IDS: Final = {"type": "array", "items": _ID, "uniqueItems": True}
_EVENTS: Final = _object(
    {
        "edition": {"type": "string", "pattern": r"^20[0-9]{2}\.(0[1-9]|1[0-2])$"},
        "events": {
            "type": "array",
            "minItems": 1,
            "items": _object(
                {
                    "id": _ID,
                    "title": _TEXT,
                    "summary": _TEXT,
                    "icon": _ID,
                    "services": {"type": "array", "items": _ID, "uniqueItems": True},
                },
                {
                    "aliases": _object(
                        {
                            "zh": {"type": "array", "items": _WORDS},
                            "en": {"type": "array", "items": _WORDS},
                        }
                    ),
                    "always": _IDS,
                    "questions": {
                        "type": "array",
                        "maxItems": 3,
                        "items": _object({"id": _ID, "label": _TEXT, "adds": _IDS}),
                    },
                    "after": {"type": "object", "propertyNames": _ID, "additionalProperties": _IDS},
                },
            ),
        },
    }
)
_QUESTIONS: Final = _object(
    {
        "questions": {
            "type": "object",
            "propertyNames": _FIELD_NAME,
            "additionalProperties": _object(
                {"kind": _KIND, "label": _LABEL, "schema": {"type": "object"}}, _PRESENTATION
            ),
        },
        "definitions": {"type": "object", "additionalProperties": {"type": "object"}},
    }
)
_PARAMETER: Final = _object(
    {
        "value": {"if": {"type": "object"}, "then": _TEXT, "else": {"type": ["string", "number"]}},
        "about": _TEXT,
        "basis": {"enum": ["law", "local"]},
    }
)
_REGION: Final = _object(
    {
        "region": _TEXT,
        "example": {"type": "boolean"},
        "table": _ID,
        "parameters": {"type": "object", "propertyNames": _FIELD_NAME, "additionalProperties": _PARAMETER},
    }
)
_SOME_DIVISIONS: Final = {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/division"}}
_DIVISIONS: Final = {
    **_object({"source": _WORDS, "regions": _SOME_DIVISIONS}),
    "$defs": {
        "division": _object(
            {"code": {"type": "string", "pattern": _CODE}, "name": _TEXT}, {"within": _SOME_DIVISIONS}
        )
    },
}
_SHAPES: Final = {
    name: Draft202012Validator(schema)
    for name, schema in (
        ("service", _SERVICE),
        ("events", _EVENTS),
        ("questions", _QUESTIONS),
        ("region", _REGION),
        ("divisions", _DIVISIONS),
    )
}


def judge_shape(document: Document, kind: str) -> bool:
    """Whether the file has the keys and types of its ``kind``; notes each that is missing, odd or unknown."""
    if document.problems:
        return False
    for error in _SHAPES[kind].iter_errors(document.data):
        path: Path_ = tuple(error.absolute_path)
        for where, message in _remedies(error):
            document.report((*path, *where), message)
    return not document.problems


def _remedies(error: ValidationError) -> Iterator[tuple[Path_, str]]:
    """What to write instead, for one error of the shape: (path below the error, sentence)."""
    schema: Any = error.schema
    stated: Any = error.validator_value
    value: Any = error.instance
    match error.validator:
        case "required":
            for name in (n for n in stated if n not in value):
                yield (), _missing_key(name, schema["properties"])
        case "additionalProperties":
            known = list(schema["properties"])
            yield from (((name,), _unknown_key(name, known)) for name in value if name not in known)
        case _:
            yield (), _remedy(error.validator, value, stated) or error.message


def _remedy(keyword: object, value: Any, stated: Any) -> str | None:  # noqa: PLR0911  # one for each keyword
    match keyword:
        case "type":
            return f"is {_json_type(value)}: write {_TYPES.get(str(stated), stated)}"
        case "enum":
            return f"`{value}` is not known: write one of {', '.join(stated)}"
        case "maxLength":
            return f"has {len(value)} characters: write at most {stated}"
        case "minItems" | "minProperties":
            return f"has {len(value)} entries: write at least {stated}"
        case "uniqueItems":
            twice = sorted({str(item) for item in value if value.count(item) > 1})
            return f"has `{', '.join(twice)}` twice: keep one of them"
        case "pattern":
            return _PATTERNS.get(stated, f"`{value}` must match {stated}")
        case _:
            return None


def _unknown_key(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, 1)
    instead = f"did you mean `{near[0]}:`?" if near else f"known here: {', '.join(known)}"
    return f"unknown key `{name}:`; {instead}"


def _missing_key(name: str, properties: Mapping[str, Any]) -> str:
    if name in {"zh", "en"}:
        language = {"zh": "Chinese", "en": "English"}[name]
        return f"`{name}:` is missing: write the {language} words"
    bilingual = properties[name] in (_TEXT, _LABEL)
    return f"`{name}:` is missing: add it{' with `zh:` and `en:`' if bilingual else ''}"


def _json_type(value: object) -> str:
    return next((words for kind, words in _TYPE_OF if isinstance(value, kind)), "empty")


_TYPE_OF: Final = (
    (bool, "true or false"),
    (str, "text"),
    (int | float, "a number"),
    (list, "a list"),
    (dict, "keys with values"),
)
_TYPES: Final = {
    "object": "keys with values, such as `zh:` and `en:`",
    "array": "a list (lines that begin with `- `)",
    "string": "text",
    "boolean": "true or false",
    str(_PARAMETER["properties"]["value"]["else"]["type"]): "a number or words",
}
_PATTERNS: Final = {
    _WORDS["pattern"]: "is empty: write the words",
    _ID["pattern"]: "must be lower-case words joined by `-`, such as id-card-loss",
    _FIELD_NAME["pattern"]: "must be lower-case words joined by `_`, such as child_name",
    _CODE: "must be six digits between quotes, or nine for a town, such as '110000'",
    _EVENTS["properties"]["edition"]["pattern"]: "must be year and month, such as 2026.11",
}
