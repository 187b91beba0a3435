"""The record as a JSON Schema (draft 2020-12). docs/record.schema.json is kept to be this."""

from __future__ import annotations

from typing import Any

import orjson

from newscrawl.export.shape import Field, Shape, record_fields

_MOMENT = r"^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d(:\d\d)?)?)?$"
_ID = "^[0-9a-f]{32}$"

LIMITS: dict[str, dict[str, Any]] = {
    "id": {"pattern": _ID},
    "parent_id": {"pattern": _ID},
    "duplicate_of": {"pattern": _ID},
    "part": {"minimum": 0},
    "revision": {"minimum": 0},
    "language": {"pattern": "^[a-z]{2,3}$"},
    "language_confidence": {"minimum": 0, "maximum": 1},
    "published": {"pattern": _MOMENT},
    "modified": {"pattern": _MOMENT},
    "verdicts": {"uniqueItems": True},
}
"""What is true of fields beyond their type. Verdicts are not listed: new ones may come, as new rules do."""


def record_schema() -> dict[str, Any]:
    """Return the schema of one record."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A record of newscrawl: one story, one JSON line",
        **_object(record_fields(), LIMITS),
    }


def schema_text() -> bytes:
    """Return the schema as it is kept in a file."""
    return orjson.dumps(record_schema(), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _object(fields: tuple[Field, ...], limits: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {field.name: _field(field, limits.get(field.name, {})) for field in fields},
        "required": [field.name for field in fields],
        "additionalProperties": False,
    }


def _field(field: Field, limits: dict[str, Any]) -> dict[str, Any]:
    described = {"description": field.meaning.replace("*", "").replace("``", '"')} if field.meaning else {}
    return {**described, **_type(field.shape), **limits}


def _type(shape: Shape) -> dict[str, Any]:
    kind: dict[str, Any] = {"type": [shape.type, "null"] if shape.nullable else shape.type}
    if shape.values:
        return {**kind, "enum": [*shape.values, None] if shape.nullable else list(shape.values)}
    if shape.entry is not None:
        return {**kind, "items": _type(shape.entry)}
    return {**kind, **_object(shape.fields, {})} if shape.fields else kind
