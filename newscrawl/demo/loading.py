"""Read the outlets and articles of ``content/`` into frozen values."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeVar

from newscrawl.demo.model import AppendedSpec, Article, BodyItem, OtherPage, Outlet, Section, WidgetSpec

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

    from _typeshed import DataclassInstance

    Value = TypeVar("Value", bound=DataclassInstance)

CONTENT = files("newscrawl.demo") / "content"
OUTLET_FILE = "outlet.toml"


class ContentError(ValueError):
    """A file of ``content/`` does not say what it must; the message names the file."""


@cache
def load_outlets() -> tuple[Outlet, ...]:
    """Return the outlets in the order of their names, each with its articles newest first.

    Raise `ContentError` if a file has a field that is unknown, missing or not TOML.
    """
    folders = [folder for folder in CONTENT.iterdir() if folder.is_dir()]
    return tuple(_outlet(folder) for folder in sorted(folders, key=lambda folder: folder.name))


def read_table(file: Traversable) -> dict[str, Any]:
    """Return the TOML table in *file*; raise `ContentError` if it is not TOML."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{file}: {error}") from error


def _outlet(folder: Traversable) -> Outlet:
    file = folder / OUTLET_FILE
    table = read_table(file)
    for key, kind in (("section", Section), ("widget", WidgetSpec), ("other", OtherPage)):
        table[key + "s"] = tuple(_build(kind, entry, file) for entry in table.pop(key, ()))
    articles = [
        _article(entry)
        for entry in folder.iterdir()
        if entry.name.endswith(".toml") and entry.name != OUTLET_FILE
    ]
    articles.sort(key=lambda article: (article.published, article.number), reverse=True)
    return _build(Outlet, {**table, "articles": articles}, file)


def _article(file: Traversable) -> Article:
    table = read_table(file)
    body = [entry if isinstance(entry, dict) else {"paragraph": entry} for entry in table.pop("body", ())]
    return _build(
        Article,
        {
            **table,
            "slug": file.name.removesuffix(".toml"),
            "body": [_build(BodyItem, entry, file) for entry in body],
            "appended": [_build(AppendedSpec, entry, file) for entry in table.pop("appended", ())],
        },
        file,
    )


def _build(kind: type[Value], table: Mapping[str, Any], file: Traversable) -> Value:
    try:
        return kind(
            **{key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
        )
    except TypeError as error:
        raise ContentError(f"{file}: {error}") from error
