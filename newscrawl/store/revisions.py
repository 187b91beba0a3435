"""Whether a record is written, and as which revision. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What is written of a page under one id."""

    page: bytes
    """Key of the address where the page was found."""
    fingerprint: bytes
    """Of the text; empty where it has no words."""
    revision: int = 0
    loose: bool = False
    """Whether it stands in the output of a run that died before it could note that."""


def known_as(known: Sequence[Written], page: bytes, fingerprint: bytes) -> Written | None:
    """Return which of the records *known* under one id says what *page* says; ``None``: it is to be written.

    A loose one does, whatever its text: it is of the same page, read by the run that died.
    """
    loose = next((one for one in known if one.loose), None)
    if loose:
        return loose
    own = [one for one in known if one.page == page]
    if own:
        latest = max(own, key=lambda one: one.revision)
        return latest if latest.fingerprint == fingerprint else None
    # The page may be known by another address: a redirect, or a canonical address that two of them declare.
    return next((one for one in known if one.fingerprint == fingerprint), None)


def next_revision(known: Sequence[Written]) -> int:
    """Return the revision of a further record under the id of those *known*; 0 is the first."""
    return 1 + max((one.revision for one in known), default=-1)
