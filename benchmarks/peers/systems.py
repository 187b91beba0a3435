"""The systems that are measured: peers with their options."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.peers import adapters

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.peers.found import Extract


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A system that is measured: a peer with its options."""

    requirement: str
    """Name of the distribution, as in ``peers.txt``."""
    make: Callable[[], Extract]
    """Imports the peer and returns its adapter."""
    states: tuple[str, ...] = ()
    """The fields besides the text that it has an answer for; the table leaves the others' figures out."""


_ALL = ("title", "published", "authors", "keywords")

PEERS = {
    "trafilatura": Peer(requirement="trafilatura", make=adapters.trafilatura, states=_ALL),
    "trafilatura-fast": Peer(requirement="trafilatura", make=adapters.trafilatura_fast, states=_ALL),
    "trafilatura-precision": Peer(
        requirement="trafilatura", make=adapters.trafilatura_precision, states=_ALL
    ),
    "readability-lxml": Peer(
        requirement="readability-lxml", make=adapters.readability_lxml, states=("title",)
    ),
    "newspaper4k": Peer(requirement="newspaper4k", make=adapters.newspaper4k, states=_ALL),
    "news-please": Peer(requirement="news-please", make=adapters.news_please, states=_ALL[:3]),
    "resiliparse": Peer(requirement="resiliparse", make=adapters.resiliparse, states=("title",)),
    "justext": Peer(requirement="justext", make=adapters.justext),
}
"""Systems by the name that ``--peers`` takes, in the order of the table."""
