"""A form being filled: which questions are asked now, what a card or certificate answers, what is not good.

Rules of conditional questions (plain JSON Schema 2020-12, nothing of our own):

- a property at the root of the schema is always asked;
- a property that only an ``if``/``then``/``else`` branch or a ``dependentSchemas`` entry has is asked while
  that branch applies to the answers;
- ``required`` of an active branch, and ``dependentRequired``, make a question obligatory.

Answers may come from a stranger's file: whatever is in it ends as a reason code, never as an exception.
Reason codes (stable; ``ui/`` has a sentence for each): required, too-long, too-short, too-small, too-large,
not-a-choice, not-a-date, date-in-future, date-in-past, too-early, too-late, id-length, id-characters,
id-birth, id-checksum, phone, bank-account, amount, pattern, unexpected, wrong-type, attachment-missing,
attachment-type, attachment-size.
"""

import math
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from jsonschema import ValidationError

from kiosk import id_number
from kiosk.clock import days
from kiosk.errors import Fault
from kiosk.question import (
    DEEPEST,
    SCHEMA_TYPE,
    Field,
    FieldKind,
    FormDefinition,
    Option,
    Regions,
    Step,
    format_problem,
    is_plain,
    resolve_date,
    validator,
)

if TYPE_CHECKING:
    from kiosk.catalogue import Service
    from kiosk.person import Person

__all__ = ["Field", "FieldKind", "Form", "FormDefinition", "NoForm", "Option", "Step"]

LONGEST_ANSWER: Final = 10_000
"""Characters beyond which an answer is not even looked at."""
_LARGEST_NUMBER: Final = 10**12
_LONGEST_NAME_ECHOED: Final = 64
_LONGEST_FILE_NAME: Final = 255
_CARD_FIELDS: Final = ("name", "id_number", "sex", "birth", "nation", "address", "issuer", "name_latin")
SOURCES: Final = frozenset(f"card.{name}" for name in _CARD_FIELDS)
"""What a layout may name as ``source``."""


class NoForm(Fault):
    """The service has no form at this terminal: the citizen is sent to the counter."""

    code = "no-form"


class Form:
    """One service's form, for one person or for nobody yet, on one day. Holds no answers itself."""

    def __init__(
        self,
        service: "Service",
        person: "Person | None",
        *,
        today: date,
        known: Mapping[str, Any] = MappingProxyType({}),
    ) -> None:
        """Raise NoForm when the service has none. ``known``: answers that a certificate gives.

        ``today``: as the clock says; one that cannot be is not gone by (``kiosk.clock.days``).
        """
        if service.form is None:
            raise NoForm(f"{service.id} has no form")
        self._definition = service.form
        self._today = today
        self._fields = {field.name: field for field in service.form.fields()}
        tables = (field.regions for field in self._fields.values() if field.kind is FieldKind.REGION)
        self._validator = validator(service.form.schema, today, next(tables, Regions()))
        self._prefilled = self._accepted({**known, **(self._on_card(person) if person else {})})

    def prefill(self) -> dict[str, Any]:
        """What card and certificates answer, as far as the form takes it: these questions are not asked."""
        return dict(self._prefilled)

    def steps(self, answers: Mapping[str, Any]) -> tuple[Step, ...]:
        """What must be asked, given ``answers`` so far; steps with nothing to ask are left out."""
        settled = self._settle(answers)
        active = self._active(settled)
        found = []
        for step in self._definition.layout:
            fields = tuple(
                self._with_levels(self._resolve(field, *active[field.name]), settled.get(field.name))
                for field in step.fields
                if field.name in active and field.name not in self._prefilled
            )
            if fields:
                found.append(replace(step, fields=fields))
        return tuple(found)

    def check(self, answers: Mapping[str, Any], step: str | None = None) -> dict[str, str]:
        """Field name → reason code for what is not good; empty when all is.

        Answers to questions that are not asked now are ignored, as ``clean`` drops them. With ``step`` only
        that step's fields are judged, against all answers; ValueError when there is no such step.
        """
        asked = self._settle(answers)
        shapes = {name: _shape_problem(self._fields[name].kind, value) for name, value in asked.items()}
        wrong = {name: code for name, code in shapes.items() if code}
        for error in self._validator.iter_errors(_without(asked, wrong)):
            for name, code in self._explain(error, asked):
                wrong.setdefault(name, code)
        if step is not None:
            return {name: code for name, code in wrong.items() if name in self._names_of(step)}
        for key in answers:
            if key not in self._fields:
                wrong[str(key)[:_LONGEST_NAME_ECHOED]] = "unexpected"
        return wrong

    def clean(self, answers: Mapping[str, Any]) -> dict[str, Any]:
        """The answers as they are kept: normalised, completed from card and certificates, which win.

        Dropped: empty answers, and those to questions that are no longer asked. What the form cannot make
        sense of stays as it is, so that ``check`` still names it. Cleaning twice changes nothing.
        """
        strange = {key: value for key, value in answers.items() if key not in self._fields}
        return {**self._settle(answers), **strange}

    def recognises(self, name: str, value: str) -> bool:
        """Whether ``value`` is a good answer to that question, and the form could tell if it were none."""
        field, schema = self._fields[name], self._declaration(name)
        strict = field.kind in {FieldKind.ID_NUMBER, FieldKind.BANK_ACCOUNT} or "pattern" in schema
        return strict and validator(schema, self._today).is_valid(_normalised(field.kind, value))

    def examples(self, answers: Mapping[str, Any]) -> dict[str, list[Any]]:
        """The ``examples`` of every question that ``answers`` lead to."""
        active = self._active(self._settle(answers))
        return {name: list(schema.get("examples", ())) for name, (schema, _) in active.items()}

    def _on_card(self, person: "Person") -> dict[str, Any]:
        on_card = {f"card.{name}": getattr(person, name) for name in _CARD_FIELDS}
        found = {field.name: on_card.get(field.source or "") for field in self._fields.values()}
        return {name: value for name, value in found.items() if value}

    def _accepted(self, known: Mapping[str, Any]) -> dict[str, Any]:
        """Those of the values that are good answers, whatever branch would ask for them."""
        found: dict[str, Any] = {}
        for name, value in known.items():
            if (field := self._fields.get(name)) is None:
                continue
            text = value.isoformat() if isinstance(value, date) else value
            wanted = _normalised(field.kind, str(text) if SCHEMA_TYPE[field.kind] == "string" else text)
            if validator(self._declaration(name), self._today).is_valid(wanted):
                found[name] = wanted
        return found

    def _declaration(self, name: str) -> Mapping[str, Any]:
        """A field's own schema wherever it stands, whether its branch applies or not."""
        merged: dict[str, Any] = {}
        for properties in _all_properties(self._definition.schema):
            merged |= properties.get(name, {})
        return merged

    def _settle(self, answers: Mapping[str, Any]) -> dict[str, Any]:
        """Normalise, let the card speak, and drop answers until only asked questions have one.

        Dropping one answer can end the branch that asked another, so this repeats; it only ever shrinks.
        """
        kept = {
            name: _normalised(field.kind, answers[name])
            for name, field in self._fields.items()
            if name in answers
        }
        kept = {name: value for name, value in {**kept, **self._prefilled}.items() if not _is_empty(value)}
        while True:
            active = self._active(kept)
            asked = {name: value for name, value in kept.items() if name in active}
            if len(asked) == len(kept):
                return asked
            kept = asked

    def _active(self, answers: Mapping[str, Any]) -> dict[str, tuple[dict[str, Any], bool]]:
        """Name of each question that ``answers`` lead to → its schema and whether it must be answered."""
        sound = {n: v for n, v in answers.items() if _shape_problem(self._fields[n].kind, v) is None}
        properties: dict[str, dict[str, Any]] = {}
        required: set[str] = set()
        for branch in self._branches(self._definition.schema, sound):
            for name, schema in branch.get("properties", {}).items():
                properties[name] = properties.get(name, {}) | schema
            required |= set(branch.get("required", ()))
            for trigger, names in branch.get("dependentRequired", {}).items():
                required |= set(names) if trigger in answers else set()
        return {name: (schema, name in required) for name, schema in properties.items()}

    def _branches(self, schema: Mapping[str, Any], answers: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
        """The schema and every subschema of it that applies to ``answers``."""
        yield schema
        if "if" in schema:
            holds = self._validator.evolve(schema=schema["if"]).is_valid(answers)
            yield from self._branches(schema.get("then" if holds else "else", {}), answers)
        for part in schema.get("allOf", ()):
            yield from self._branches(part, answers)
        for trigger, part in schema.get("dependentSchemas", {}).items():
            if trigger in answers:
                yield from self._branches(part, answers)

    def _resolve(self, field: Field, schema: Mapping[str, Any], required: bool) -> Field:  # noqa: FBT001  # a fact, not a mode
        """The field with its limits as they are today, under the branches that apply."""
        low, high = schema.get("minimum"), schema.get("maximum")
        if field.kind is FieldKind.DATE:
            low, high = self._date_bounds(schema)
        file = schema.get("items", {}).get("properties", {}) if field.kind is FieldKind.ATTACHMENT else {}
        allowed = schema.get("enum") or schema.get("items", {}).get("enum")
        return replace(
            field,
            required=required,
            options=tuple(o for o in field.options if allowed is None or o.value in allowed),
            max_length=schema.get("maxLength"),
            minimum=low,
            maximum=high,
            accept=tuple(file.get("media_type", {}).get("enum", ())),
            max_bytes=file.get("size", {}).get("maximum"),
            max_items=schema.get("maxItems"),
            depth=schema.get("x-depth"),
        )

    @staticmethod
    def _with_levels(field: Field, answer: object) -> Field:
        """A region question with the choices that the answer so far leads to; any other as it is."""
        if field.kind is not FieldKind.REGION:
            return field
        chosen = answer if isinstance(answer, list) and not _region_problem(answer) else []
        levels = field.regions.levels(chosen, field.depth or DEEPEST)
        return replace(field, levels=tuple(tuple(Option(r.code, r.name) for r in level) for level in levels))

    def _date_bounds(self, schema: Mapping[str, Any]) -> tuple[str | None, str | None]:
        """The tighter of the format's limit and the stated one, on each side."""
        today, form = days(self._today), schema.get("format")
        lows = [today.earliest] if form == "future-date" else []
        highs = [today.latest] if form == "past-date" else []
        for key, limits, on in (("x-earliest", lows, today.earliest), ("x-latest", highs, today.latest)):
            if key in schema and (day := resolve_date(schema[key], on)):
                limits.append(day)
        return (
            max(lows).isoformat() if lows else None,
            min(highs).isoformat() if highs else None,
        )

    def _names_of(self, step: str) -> set[str]:
        for known in self._definition.layout:
            if known.id == step:
                return {field.name for field in known.fields}
        raise ValueError(f"no such step: {step}")

    def _explain(self, error: ValidationError, asked: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """One validator error as (field, reason code) pairs."""
        if not error.absolute_path:
            for name in _missing(error, asked):
                attachment = self._fields[name].kind is FieldKind.ATTACHMENT
                yield name, "attachment-missing" if attachment else "required"
            return
        name = str(error.absolute_path[0])
        if self._fields[name].kind is FieldKind.ATTACHMENT:
            yield name, _attachment_code(error)
        elif error.validator == "x-depth":
            yield name, error.message
        elif error.validator == "format":
            yield name, format_problem(str(error.validator_value), error.instance, self._today) or "pattern"
        else:
            yield name, _CODES.get(str(error.validator), "wrong-type")


_CODES: Final[Mapping[str, str]] = {
    "type": "wrong-type",
    "enum": "not-a-choice",
    "const": "not-a-choice",
    "minLength": "too-short",
    "maxLength": "too-long",
    "minimum": "too-small",
    "exclusiveMinimum": "too-small",
    "maximum": "too-large",
    "exclusiveMaximum": "too-large",
    "multipleOf": "amount",
    "pattern": "pattern",
    "minItems": "too-short",
    "maxItems": "too-long",
    "uniqueItems": "not-a-choice",
    "x-earliest": "too-early",
    "x-latest": "too-late",
}


def _missing(error: ValidationError, asked: Mapping[str, Any]) -> Iterator[str]:
    """The names that a ``required`` or ``dependentRequired`` error is about."""
    stated: Any = error.validator_value
    if error.validator == "required":
        yield from (name for name in stated if name not in asked)
    elif error.validator == "dependentRequired":
        for trigger, names in stated.items():
            yield from (name for name in names if trigger in asked and name not in asked)


def _attachment_code(error: ValidationError) -> str:
    where = error.absolute_path[-1]
    if error.validator == "minItems":
        return "attachment-missing"
    if error.validator == "maxItems":
        return "too-long"
    if where == "media_type":
        return "attachment-type"
    return "attachment-size" if where == "size" and error.validator != "type" else "wrong-type"


def _all_properties(schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The ``properties`` of a schema and of every branch it may lead to."""
    yield schema.get("properties", {})
    branches = [schema[key] for key in ("then", "else") if key in schema]
    for branch in (*branches, *schema.get("allOf", ()), *schema.get("dependentSchemas", {}).values()):
        yield from _all_properties(branch)


def _without(answers: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """Leave out answers that are already judged. They must still count as given: see ``_missing``."""
    return {name: value for name, value in answers.items() if name not in names}


def _is_empty(value: object) -> bool:
    return value is None or value in ("", [], ())


def _shape_problem(kind: FieldKind, value: object) -> str | None:
    """Judge what must not reach the validator: wrong types, endless text, numbers out of this world."""
    match kind:
        case FieldKind.YES_NO:
            return None if isinstance(value, bool) else "wrong-type"
        case FieldKind.AMOUNT | FieldKind.NUMBER:
            return _number_problem(kind, value)
        case FieldKind.MULTICHOICE:
            good = isinstance(value, list) and all(isinstance(item, str) for item in value)
            return None if good else "wrong-type"
        case FieldKind.REGION:
            return _region_problem(value)
        case FieldKind.ATTACHMENT:
            return _files_problem(value)
        case _:
            return _text_problem(value)


def _text_problem(value: object) -> str | None:
    if not isinstance(value, str):
        return "wrong-type"
    if len(value) > LONGEST_ANSWER:
        return "too-long"
    return None if is_plain(value) else "pattern"


def _number_problem(kind: FieldKind, value: object) -> str | None:
    if isinstance(value, str):
        return "amount" if kind is FieldKind.AMOUNT else "wrong-type"
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "wrong-type"
    if isinstance(value, float) and not math.isfinite(value):  # JSON's integers may be too long for a float
        return "wrong-type"
    if abs(value) > _LARGEST_NUMBER:
        return "too-large" if value > 0 else "too-small"
    return None


def _region_problem(value: object) -> str | None:
    if not isinstance(value, list) or not all(isinstance(code, str) for code in value):
        return "wrong-type"
    return "not-a-choice" if len(value) > DEEPEST else None


def _files_problem(value: object) -> str | None:
    if not isinstance(value, list):
        return "wrong-type"
    for item in value:
        if not isinstance(item, dict) or item.keys() != {"name", "media_type", "size"}:
            return "wrong-type"
        name, media_type, size = item["name"], item["media_type"], item["size"]
        words = isinstance(name, str) and isinstance(media_type, str)
        if not words or isinstance(size, bool) or not isinstance(size, int):
            return "wrong-type"
        if len(name) > _LONGEST_FILE_NAME or not is_plain(name):
            return "pattern"
        if size > _LARGEST_NUMBER:
            return "attachment-size"
    return None


def _normalised(kind: FieldKind, value: Any) -> Any:
    """The one way to write an answer, so that equal answers are equal; what is not of the kind stays."""
    if kind is FieldKind.MULTICHOICE and isinstance(value, list):
        return list(dict.fromkeys(value)) if all(isinstance(item, str) for item in value) else value
    if not isinstance(value, str) or len(value) > LONGEST_ANSWER:
        return value
    return _NORMALISERS.get(kind, str.strip)(value)


def _one_line(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _lines(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\t", " ")).strip()


def _name(text: str) -> str:
    """Half-width letters, one kind of middle dot (U+00B7), no blanks between Hanzi."""
    text = re.sub("[•・‧∙⋅]", "·", " ".join(unicodedata.normalize("NFKC", text).split()))
    return re.sub(r"(?<=[^\x00-\u024f]) (?=[^\x00-\u024f])| ?· ?", lambda m: m[0].strip(), text)


def _digits(text: str) -> str:
    return re.sub(r"[\s\-–—()]", "", unicodedata.normalize("NFKC", text))


def _phone(text: str) -> str:
    return re.sub(r"^(?:\+|00)86", "", _digits(text))


def _date(text: str) -> str:
    """ISO 8601 from the ways that a date is commonly written: 2026年1月5日, 2026/1/5, 2026.1.5, 20260105."""
    text = "".join(unicodedata.normalize("NFKC", text).split())
    found = re.fullmatch(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?", text) or re.fullmatch(
        r"([0-9]{4})([0-9]{2})([0-9]{2})", text
    )
    return f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}" if found else text


def _amount(text: str) -> int | float | str:
    """A number from typed text: full-width digits, thousands separators, ¥ and 元 are understood."""
    plain = re.sub(r"[\s,¥元]", "", unicodedata.normalize("NFKC", text))
    if not re.fullmatch(r"-?[0-9]{1,15}(?:\.[0-9]{1,6})?", plain):
        return text.strip()
    try:
        exact = Decimal(plain)
    except InvalidOperation:
        return text.strip()
    return int(exact) if exact == exact.to_integral_value() else float(exact)


_NORMALISERS: Final[Mapping[FieldKind, Callable[[str], Any]]] = {
    FieldKind.TEXT: _one_line,
    FieldKind.ADDRESS: _one_line,
    FieldKind.LONG_TEXT: _lines,
    FieldKind.NAME: _name,
    FieldKind.ID_NUMBER: id_number.normalise,
    FieldKind.PHONE: _phone,
    FieldKind.BANK_ACCOUNT: _digits,
    FieldKind.DATE: _date,
    FieldKind.AMOUNT: _amount,
    FieldKind.NUMBER: _amount,
}
