"""A page on its way between processes: studied, drafted, cleaned; and how it is packed for the way."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newscrawl.stages.failure import failed

if TYPE_CHECKING:
    from newscrawl.items import Page
    from newscrawl.templates.traces import Traces
    from newscrawl.workers.steps import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Studied:
    """A page that was read, on its way between processes."""

    page: bytes = field(repr=False)
    """The page as :class:`Draft`, pickled: who carries it need not unpack it."""
    traces: bytes = field(repr=False)
    """What it tells of other pages, pickled."""
    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """What cleaning makes of a page where nothing is known of others."""

    tidied: Page
    parted: Page
    report: Report
    """What happened until it was parted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A page, extracted and described."""

    page: Page
    alone: Alone | None
    """None where a stage failed on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """A page that is ready to be written."""

    page: Page
    report: Report
    traces: bytes | None = field(default=None, repr=False)
    """What it tells of other pages, pickled, if it was studied on the way."""


def packed(value: Draft | Traces) -> bytes:
    """Return *value* pickled, as other processes of the run take it."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def draft_of(studied: bytes) -> Draft:
    """Return the draft that this process, or a worker of its run, packed."""
    draft: Draft = pickle.loads(studied)  # noqa: S301 - a worker of this run wrote it
    return draft


def traces_of(told: bytes) -> Traces:
    """Return the traces that this process, or a worker of its run, packed."""
    traces: Traces = pickle.loads(told)  # noqa: S301 - a worker of this run wrote it
    return traces


def lost(page: Page, studied: bytes | None = None) -> Page:
    """Return *page*, which no process could clean, as a rejected record: with what was read of it, if it was
    studied."""
    return failed(page if studied is None else draft_of(studied).page)
