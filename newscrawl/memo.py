"""Answers about texts, remembered: a page asks the same of each of its lines many times, and the pages of a
site repeat most of their lines.

What is remembered is bounded in number and in length, so that memory stays flat on any input. Only pure
functions may be remembered; what they return is shared and must not be changed.
"""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Rest = ParamSpec("_Rest")
_Answer = TypeVar("_Answer")

TEXTS = 8192
"""Texts remembered of each function: some hundred pages with all their lines. 20 MB, lines being what they are."""
CHARS = 1500
"""Characters of a text that is remembered; paragraphs of news have some 300."""


def remembered(
    function: Callable[Concatenate[str, _Rest], _Answer],
) -> Callable[Concatenate[str, _Rest], _Answer]:
    """Return *function* of a text and of other arguments, which must be hashable, with a memory."""
    cached = lru_cache(maxsize=TEXTS)(function)

    @wraps(function)
    def answer(text: str, /, *args: _Rest.args, **kwargs: _Rest.kwargs) -> _Answer:
        if len(text) > CHARS:
            return function(text, *args, **kwargs)
        return cached(text, *args, **kwargs)  # type: ignore[arg-type]  # hashable, as promised

    return answer
