"""Write fitted weights into the tables of a module, in place: its names, its order and its comments stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_ENTRY = re.compile(
    r"""
    ^ (?P<name> [ ]{4} "(?P<sign>[^"\n]+)": [ ] | PRIOR [ ] = [ ] )
    (?P<value> Weight\( [^()\n]* \) | -?[0-9.]+ )
    """,
    re.VERBOSE | re.MULTILINE,
)
PRIOR = "prior"
"""The name under which :func:`rewrite` takes what is written to the constant ``PRIOR``."""


def rewrite(source: str, values: Mapping[str, tuple[float, ...]], digits: int = 1) -> str:
    """Return the module *source* with the numbers of *values*, rounded to *digits*; entries that are in none stay.

    Raise ValueError for a value that no entry of the tables has the name of.

    >>> rewrite('A = {\\n    "quote": 0.0,  # why\\n}', {"quote": (-0.52,)})
    'A = {\\n    "quote": -0.5,  # why\\n}'
    """
    written: set[str] = set()

    def replaced(match: re.Match[str]) -> str:
        name = match["sign"] or PRIOR
        if name not in values:
            return match[0]
        written.add(name)
        numbers = ", ".join(f"{round(number, digits) + 0.0:.{digits}f}" for number in values[name])
        pair = match["value"].startswith("Weight(")
        return match["name"] + (f"Weight({numbers})" if pair else numbers)

    text = _ENTRY.sub(replaced, source)
    if missing := sorted(values.keys() - written):
        raise ValueError(
            f"no table has {', '.join(missing)}: name the signs there first, with a comment each"
        )
    return text


def write(path: Path, values: Mapping[str, tuple[float, ...]], digits: int = 1) -> None:
    """Write *values* into the module at *path*, as :func:`rewrite`."""
    path.write_text(rewrite(path.read_text(encoding="utf-8"), values, digits), encoding="utf-8")
