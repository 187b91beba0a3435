"""A TOML file that a user may have written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tomli

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def read_document(path: Traversable, wrong: type[ValueError]) -> dict[str, Any]:
    """Return what the file at *path* says; raise *wrong*, which says what to do, if that cannot be told."""
    try:
        return tomli.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise wrong(
            f"{path}: cannot be read ({error.strerror}); check the name and the permissions"
        ) from error
    except ValueError as error:  # bytes that are no UTF-8, and TOML that does not parse
        raise wrong(f"{path}: is not TOML in UTF-8: {error}") from error
