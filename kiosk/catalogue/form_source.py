"""A form as a service file has it, made into the definition that a citizen is asked by.

Owns what the author of a form may write beyond JSON Schema and layout: shared questions and definitions of
``questions.yaml``. A layout names a shared question by its name alone, and it means the same question in
every service, so an answer given once serves them all; ``{$ref: "#/$defs/NAME"}`` puts a shared schema into
a branch. Both are written out here: the schema that results stands alone and any validator can use it.

A service that says ``on_behalf`` asks first for whom it is; the shared questions of ``FOR_WHOM`` do that.

Also judges what only schema and layout together show; each mistake goes into the document's ``problems``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, Self

from jsonschema import Draft202012Validator

from kiosk.question import (
    DEEPEST,
    FORMATS,
    KIND_FORMATS,
    SCHEMA_TYPE,
    Field,
    FieldKind,
    FormDefinition,
    Option,
    Regions,
    Step,
    Text,
    format_problem,
    resolve_date,
    validator,
)
from kiosk.yaml_source import Document, Path_

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_BRANCHES: Final = ("then", "else")
_ROOT_KEYS: Final = frozenset(
    {"type", "required", "properties", "if", *_BRANCHES, "allOf", "dependentRequired", "dependentSchemas"}
)
_SCHEMA: Final[Path_] = ("form", "schema")
_LAYOUT: Final[Path_] = ("form", "layout")
FOR_WHOM: Final = ("for_whom", "relation", "other_name", "other_id")
"""The shared questions of whoever applies for another person; all but the first follow from ``other``."""
_ANY_DAY: Final = date(2026, 11, 1)
"""Only for telling whether an expression of a date means anything."""


@dataclass(frozen=True)
class Shared:
    """What ``questions.yaml`` offers to every form."""

    questions: Mapping[str, Field]
    schemas: Mapping[str, Mapping[str, Any]]
    regions: Regions

    @classmethod
    def of(cls, document: Document, regions: Regions) -> Self:
        """Take the questions of a file whose shape is good; note what is wrong with their schemas.

        ``regions`` is what every region question offers.
        """
        data = document.data
        schemas: dict[str, Any] = dict(data["definitions"])
        for name in schemas.keys() & data["questions"].keys():
            document.report(("definitions", name), f"`{name}` is a question too: give one another name")
        schemas |= {name: question["schema"] for name, question in data["questions"].items()}
        written = {name: _written_out(schema, schemas) for name, schema in schemas.items()}
        questions = {name: _field({"name": name, **q}, regions) for name, q in data["questions"].items()}
        for name, field in questions.items():
            _judge_field(document, ("questions", name, "schema"), field, written[name])
        return cls(questions, written, regions)


def define_form(document: Document, shared: Shared) -> FormDefinition:
    """The form of a service file whose shape is good; what is wrong with it is noted in ``document``."""
    data = document.data["form"]
    schema = _written_out(data["schema"], shared.schemas)
    layout = tuple(_step(document, n, step, shared) for n, step in enumerate(data["layout"]))
    for_whom: tuple[Step, ...] = ()
    if document.data.get("on_behalf"):
        schema, for_whom = _for_whom(document, schema, shared)
    declared = {name for _, properties in _properties(schema, ()) for name in properties}
    own = dict(schema.get("properties", {}))
    for step in layout:
        for field in step.fields:
            if field.name in shared.questions and field.name not in declared:
                own[field.name] = shared.schemas[field.name]
    schema = {
        "$schema": _DIALECT,
        "type": "object",
        **schema,
        "properties": own,
        "unevaluatedProperties": False,
    }
    if _judge_schema(document, schema):
        _judge_layout(document, FormDefinition(schema, (*layout, *for_whom)))  # the file's own steps first
    return FormDefinition(schema, (*for_whom, *layout))


def judge_examples(document: Document, definition: FormDefinition, today: date) -> None:
    """Every example is an answer that its own schema takes, also where the sample's answers never lead."""
    fields = {field.name: field for field in definition.fields()}
    for path, properties in _properties(definition.schema, _SCHEMA):
        for name, schema in properties.items():
            judge = validator(schema, today, fields[name].regions)
            for example in schema.get("examples", ()):
                day = resolve_date(str(example), today) if fields[name].kind is FieldKind.DATE else None
                error = next(judge.iter_errors(day.isoformat() if day else example), None)
                if error:
                    why = format_problem(str(error.validator_value), example, today) or error.message[:80]
                    document.report(
                        (*path, name, "examples"),
                        f"`{example}` is refused on {today} ({why}): write a good answer",
                    )


def _for_whom(
    document: Document, schema: Mapping[str, Any], shared: Shared
) -> tuple[dict[str, Any], tuple[Step, ...]]:
    """The schema and the first step of a service that may be applied for on behalf of another person."""
    allowed = document.data["on_behalf"]
    lacking = [name for name in FOR_WHOM if name not in shared.questions]
    if lacking:
        document.report(("on_behalf",), f"questions.yaml has no {', '.join(lacking)}: add them there")
        return dict(schema), ()
    first, relation, *rest = (shared.questions[name] for name in FOR_WHOM)
    known = [option.value for option in relation.options]
    for n, name in enumerate(allowed):
        if name not in known:
            document.report(
                ("on_behalf", n), f"`{name}` is no option of `relation`: write one of {', '.join(known)}"
            )
    narrowed = {**shared.schemas["relation"], "enum": allowed, "examples": allowed[:1]}
    others = {"relation": narrowed, **{field.name: shared.schemas[field.name] for field in rest}}
    follow = {
        "if": {"required": [first.name], "properties": {first.name: {"const": "other"}}},
        "then": {"required": list(others), "properties": others},
    }
    asked = replace(relation, options=tuple(o for o in relation.options if o.value in allowed))
    return {
        **schema,
        "required": [first.name, *schema.get("required", ())],
        "properties": {**schema.get("properties", {}), first.name: shared.schemas[first.name]},
        "allOf": [*schema.get("allOf", ()), follow],
    }, (Step("for-whom", first.label, (first, asked, *rest)),)


def _written_out(schema: Any, shared: Mapping[str, Any], depth: int = 0) -> Any:
    """A copy with every ``$ref`` to a shared schema replaced by it; keys beside the ``$ref`` win.

    An unknown name stays, and is reported by ``_judge_schema``; eight levels end a circle.
    """
    if isinstance(schema, list):
        return [_written_out(part, shared, depth) for part in schema]
    if not isinstance(schema, dict):
        return schema
    beside = {key: _written_out(part, shared, depth) for key, part in schema.items()}
    target = str(schema.get("$ref", "")).removeprefix("#/$defs/")
    if target in shared and depth < 8:
        del beside["$ref"]
        return {**_written_out(shared[target], shared, depth + 1), **beside}
    return beside


def _step(document: Document, n: int, data: Mapping[str, Any], shared: Shared) -> Step:
    fields = []
    for m, item in enumerate(data["fields"]):
        if not isinstance(item, str):
            if item["name"] in shared.questions:
                document.report(
                    (*_LAYOUT, n, "fields", m, "name"),
                    f"`{item['name']}` is a shared question: write its name alone, or choose another",
                )
            fields.append(_field(item, shared.regions))
        elif item in shared.questions:
            fields.append(shared.questions[item])
        else:
            document.report(
                (*_LAYOUT, n, "fields", m),
                f"questions.yaml has no `{item}`: add it there or describe it here",
            )
    return Step(data["id"], _text(data["title"]), tuple(fields))


def _field(data: Mapping[str, Any], regions: Regions) -> Field:
    options = data.get("options", {})
    return Field(
        name=data["name"],
        kind=FieldKind(data["kind"]),
        label=_text(data["label"]),
        hint=_text(data["hint"]) if "hint" in data else None,
        options=tuple(Option(value, _text(label)) for value, label in options.items()),
        unit=_text(data["unit"]) if "unit" in data else None,
        source=data.get("source"),
        regions=regions if data["kind"] == FieldKind.REGION else Regions(),
    )


def _text(data: Mapping[str, str]) -> Text:
    return Text(data["zh"].strip(), data["en"].strip())


def _properties(schema: Mapping[str, Any], path: Path_) -> Iterator[tuple[Path_, Mapping[str, Any]]]:
    """Where ``properties`` stand that can become questions: (path of each, its content)."""
    yield (*path, "properties"), schema.get("properties", {})
    for where, branch in _subschemas(schema, path):
        yield from _properties(branch, where)


def _subschemas(schema: Mapping[str, Any], path: Path_) -> Iterator[tuple[Path_, Mapping[str, Any]]]:
    for key in _BRANCHES:
        if key in schema:
            yield (*path, key), schema[key]
    for n, part in enumerate(schema.get("allOf", ())):
        yield (*path, "allOf", n), part
    for name, part in schema.get("dependentSchemas", {}).items():
        yield (*path, "dependentSchemas", name), part


def _judge_schema(document: Document, schema: Mapping[str, Any]) -> bool:
    """Valid JSON Schema 2020-12, of the part of it that a form uses."""
    before = len(document.problems)
    for error in Draft202012Validator(Draft202012Validator.META_SCHEMA).iter_errors(schema):
        document.report(
            (*_SCHEMA, *error.absolute_path), f"is not JSON Schema 2020-12: {error.message[:200]}"
        )
    if len(document.problems) == before:
        _judge_branch(
            document, {k: v for k, v in schema.items() if k in document.data["form"]["schema"]}, _SCHEMA
        )
        for path in _references(schema, _SCHEMA):
            document.report(path, "names no definition or question of questions.yaml: add it there")
    return len(document.problems) == before


def _judge_branch(document: Document, schema: Mapping[str, Any], path: Path_) -> None:
    """Only what ``kiosk.form`` can turn into questions; a property's own schema is free."""
    for key in schema.keys() - _ROOT_KEYS:
        document.report(
            (*path, key),
            f"`{key}` cannot stand here: use {', '.join(sorted(_ROOT_KEYS))}, or put it in a property",
        )
    for where, branch in _subschemas(schema, path):
        _judge_branch(document, branch, where)


def _references(schema: Any, path: Path_) -> Iterator[Path_]:
    if isinstance(schema, dict):
        if "$ref" in schema:
            yield (*path, "$ref")
        for key, part in schema.items():
            yield from _references(part, (*path, key))
    elif isinstance(schema, list):
        for n, part in enumerate(schema):
            yield from _references(part, (*path, n))


def _judge_layout(document: Document, definition: FormDefinition) -> None:
    """Every property is asked once, every question has a property, and kind and schema agree."""
    asked = _judge_steps(document, definition.layout)
    declared: dict[str, dict[str, Any]] = {}
    for path, properties in _properties(definition.schema, _SCHEMA):
        for name, schema in properties.items():
            declared[name] = declared.get(name, {}) | schema
            if name not in asked:
                document.report(
                    (*path, name), f"the layout never asks `{name}`: add it to a step or drop it here"
                )
    for name, (path, field) in asked.items():
        if name not in declared:
            document.report(path, f"the schema has no property `{name}`: add it under `properties:`")
        else:
            _judge_field(document, _where(definition, name), field, declared[name])
    for path, name in _names_used(definition.schema, _SCHEMA):
        if name not in declared:
            document.report(path, f"`{name}` is no property of this form: write one of its names")


def _judge_steps(document: Document, layout: tuple[Step, ...]) -> dict[str, tuple[Path_, Field]]:
    """Each field and where it stands; steps and fields that stand twice are noted."""
    asked: dict[str, tuple[Path_, Field]] = {}
    steps: set[str] = set()
    for n, step in enumerate(layout):
        if step.id in steps:
            document.report((*_LAYOUT, n, "id"), f"step `{step.id}` stands twice: give one another id")
        steps.add(step.id)
        for m, field in enumerate(step.fields):
            path = (*_LAYOUT, n, "fields", m)
            if field.name in asked:
                document.report(path, f"`{field.name}` is asked twice: drop one")
            asked[field.name] = (path, field)
    return asked


def _where(definition: FormDefinition, name: str) -> Path_:
    return next((*path, name) for path, found in _properties(definition.schema, _SCHEMA) if name in found)


def _names_used(schema: Mapping[str, Any], path: Path_) -> Iterator[tuple[Path_, str]]:
    """Every place where a schema speaks of a property without declaring it."""
    for name in schema.get("required", ()):
        yield (*path, "required"), name
    for name in schema.get("if", {}).get("properties", {}):
        yield (*path, "if", "properties", name), name
    for trigger, names in schema.get("dependentRequired", {}).items():
        for name in (trigger, *names):
            yield (*path, "dependentRequired", trigger), name
    for trigger in schema.get("dependentSchemas", {}):
        yield (*path, "dependentSchemas", trigger), trigger
    for where, branch in _subschemas(schema, path):
        yield from _names_used(branch, where)


def _judge_field(document: Document, path: Path_, field: Field, schema: Mapping[str, Any]) -> None:
    """Kind, type, format, choices, bounds and example of one question."""
    _judge_type(document, path, field.kind, schema)
    if field.options or field.kind in {FieldKind.CHOICE, FieldKind.MULTICHOICE}:
        _judge_options(document, path, field, schema)
    if field.kind is FieldKind.REGION:
        _judge_region(document, path, field, schema)
    if field.kind is FieldKind.ATTACHMENT:
        if not schema.get("items", {}).get("properties", {}).get("media_type", {}).get("enum"):
            document.report(
                (*path, "items"), "an attachment needs its media types: use the definition `scan`"
            )
    elif not schema.get("examples"):
        document.report(path, "`examples:` is missing: add a list with one good answer")
    for key in ("x-earliest", "x-latest"):
        if key in schema and resolve_date(str(schema[key]), _ANY_DAY) is None:
            document.report((*path, key), "must be a date or such as today, today+60d, today-18y")


def _judge_type(document: Document, path: Path_, kind: FieldKind, schema: Mapping[str, Any]) -> None:
    if schema.get("type") != SCHEMA_TYPE[kind]:
        document.report((*path, "type"), f"a {kind} question needs `type: {SCHEMA_TYPE[kind]}`")
    formats = KIND_FORMATS.get(kind, ())
    if formats and schema.get("format") not in formats:
        document.report((*path, "format"), f"a {kind} question needs `format: {' or '.join(formats)}`")
    elif not formats and schema.get("format", "") in FORMATS:
        document.report((*path, "format"), f"a {kind} question has no format: drop it")


def _judge_region(document: Document, path: Path_, field: Field, schema: Mapping[str, Any]) -> None:
    if schema.get("x-depth") not in range(1, DEEPEST + 1):
        document.report(
            (*path, "x-depth"), "a region question needs `x-depth:` 1 province, 2 city, 3 county or 4 town"
        )
    if not field.regions.provinces:
        document.report(
            path, "region.yaml names no table of divisions: a region question has nothing to offer"
        )


def _judge_options(document: Document, path: Path_, field: Field, schema: Mapping[str, Any]) -> None:
    if field.kind not in {FieldKind.CHOICE, FieldKind.MULTICHOICE}:
        document.report(path, f"only a choice has options, and this is a {field.kind} question")
        return
    values = schema.get("enum") or schema.get("items", {}).get("enum") or []
    if sorted(map(str, values)) != sorted(option.value for option in field.options):
        document.report((*path, "enum"), f"`enum:` and the options of `{field.name}` must be the same values")
