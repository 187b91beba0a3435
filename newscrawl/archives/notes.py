"""What newscrawl knows of a page besides its bytes: a header of its record, as JSON, which other tools pass over."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from newscrawl.items import Hints
from newscrawl.stages.quality import Verdict

if TYPE_CHECKING:
    from newscrawl.items import Page

HEADER = "Newscrawl-Page"
NO_BODY = (Verdict.OVERSIZE.value, Verdict.TRUNCATED.value, Verdict.NOARCHIVE.value)
"""Verdicts of the download, of pages of which there are no bytes."""
MAX_CHARS = 2000
"""Letters of what is believed, each; longer titles are none."""
_ORIGINS = ("feed", "sitemap")
_HINTS = tuple(one.name for one in fields(Hints))


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a record says of its page."""

    hints: Hints = field(default_factory=Hints)
    requested: str = ""
    """The address that was asked for."""
    verdicts: tuple[str, ...] = ()
    """Why there is no body."""


def to_header(page: Page) -> str:
    """Return what is to be known of *page* when it is read again: one line of ASCII."""
    hints = {name: value for name in _HINTS if (value := getattr(page.hints, name)) is not None}
    told: dict[str, Any] = {"hints": hints, "requested": page.requested}
    if verdicts := [verdict for verdict in page.verdicts if verdict in NO_BODY]:
        told["verdicts"] = verdicts
    return json.dumps(told, separators=(",", ":"))


def from_header(text: str) -> Note | None:
    """Return what the header *text* says, as far as it is what :func:`to_header` writes; None if it is no object.

    Anybody can write one: nothing in it is more than a hint.
    """
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict):
        return None
    hints, verdicts = told.get("hints"), told.get("verdicts")
    known: dict[str, Any] = {}
    if isinstance(hints, dict):
        known = {name: hints[name] for name in _HINTS if _is_text(hints.get(name))}
    if known.get("published_from") not in _ORIGINS:
        known.pop("published_from", None)
    return Note(
        hints=Hints(**known),
        requested=told["requested"] if _is_text(told.get("requested")) else "",
        verdicts=tuple(one for one in NO_BODY if one in verdicts) if isinstance(verdicts, list) else (),
    )


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= MAX_CHARS
