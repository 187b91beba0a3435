"""The record's shape, read off :class:`~newscrawl.items.Record`: what its JSON Schema and its Parquet columns are made of."""

from __future__ import annotations

import ast
import inspect
import itertools
import types
from dataclasses import MISSING, dataclass, is_dataclass
from dataclasses import fields as fields_of
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from newscrawl.items import Record, Related, Removed

WRITTEN: dict[type, tuple[str, ...]] = {Removed: ("kind", "rule", "text"), Related: ("title", "url")}
"""Fields that :func:`newscrawl.stages.render.to_dict` writes, of classes of which it does not write all."""

_PLAIN: dict[type, str] = {str: "string", int: "integer", float: "number"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What values a field takes."""

    type: str
    """As JSON Schema calls it: ``string``, ``integer``, ``number``, ``array`` or ``object``."""
    nullable: bool = False
    values: tuple[str, ...] = ()
    """The only ones that a string takes; empty: any."""
    entry: Shape | None = None
    """Of an array."""
    fields: tuple[Field, ...] = ()
    """Of an object, all of which it has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of the record, or of an object in it."""

    name: str
    shape: Shape
    meaning: str
    """Its docstring; empty where it has none."""
    default: Any = MISSING
    """What it is in lines that were written before it was added."""


@cache
def record_fields() -> tuple[Field, ...]:
    """Return the fields of a record in their order."""
    return _fields(Record)


def misfit(line: Any) -> str | None:  # noqa: ANN401  # any JSON value
    """Return why *line*, read from JSON, is no record; None if it is one, less fields that have a default.

    >>> misfit([]), misfit({"id": 5})
    ('it is no object', "'id' is no string")
    """
    return _misfit_of(line, Shape(type="object", fields=record_fields()))


def _misfit_of(value: Any, shape: Shape) -> str | None:  # noqa: ANN401
    if not isinstance(value, dict):
        return "it is no object"
    for field in shape.fields:
        if field.name not in value:
            if field.default is MISSING:
                return f"{field.name!r} is missing"
        elif (why := _misfit_at(value[field.name], field.shape)) is not None:
            return f"{field.name!r} {why}"
    if len(value) > len(shape.fields) or not value.keys() <= {field.name for field in shape.fields}:
        unknown = sorted(set(value) - {field.name for field in shape.fields})
        return f"{unknown[0]!r} is no field of a record"
    return None


def _misfit_at(value: Any, shape: Shape) -> str | None:  # noqa: ANN401
    if value is None:
        return None if shape.nullable else "is null"
    if shape.type == "array":
        if not isinstance(value, list):
            return "is no array"
        assert shape.entry is not None  # noqa: S101 - arrays have one
        return next((why for entry in value if (why := _misfit_at(entry, shape.entry))), None)
    if shape.type == "object":
        why = _misfit_of(value, shape)
        return None if why is None else f"has an entry that is none: {why}"
    if shape.type == "string":
        is_one = isinstance(value, str)
    elif shape.type == "integer":
        is_one = isinstance(value, int) and not isinstance(value, bool) and abs(value) < 1 << 63
    else:
        is_one = isinstance(value, int | float) and not isinstance(value, bool)
    return None if is_one else f"is no {shape.type}"


def _fields(kind: type) -> tuple[Field, ...]:
    assert is_dataclass(kind)  # noqa: S101 - of the record are no others
    hints, meanings = get_type_hints(kind), _meanings(kind)
    written = WRITTEN.get(kind)
    return tuple(
        Field(
            name=field.name,
            shape=_shape(hints[field.name]),
            meaning=meanings.get(field.name, ""),
            default=field.default,
        )
        for field in fields_of(kind)
        if written is None or field.name in written
    )


def _shape(hint: Any) -> Shape:  # noqa: ANN401  # a type hint
    origin, given = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        (one,) = (each for each in given if each is not type(None))
        shape = _shape(one)
        return Shape(
            type=shape.type, nullable=True, values=shape.values, entry=shape.entry, fields=shape.fields
        )
    if origin is Literal:
        return Shape(type="string", values=given)
    if origin is tuple:
        return Shape(type="array", entry=_shape(given[0]))
    if is_dataclass(hint):
        return Shape(type="object", fields=_fields(hint))  # type: ignore[arg-type]  # is_dataclass says so
    return Shape(type=_PLAIN[hint])


def _meanings(kind: type) -> dict[str, str]:
    """Return the docstrings of the fields of the class *kind*, which Python itself does not keep."""
    (body,) = (
        node.body for node in ast.parse(inspect.getsource(kind)).body if isinstance(node, ast.ClassDef)
    )
    found = {}
    for field, said in itertools.pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(said, ast.Expr):
            assert isinstance(field.target, ast.Name)  # noqa: S101 - of a class
            found[field.target.id] = inspect.cleandoc(ast.literal_eval(said.value)).replace("\n", " ")
    return found
