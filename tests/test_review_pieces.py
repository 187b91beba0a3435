"""Every block of a page is shown, once, with what became of it."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import pytest

from newscrawl.demo.loading import load_outlets
from newscrawl.demo.site import build_site
from newscrawl.items import Page
from newscrawl.review.pieces import Piece, pieces
from newscrawl.rules import load_rulebook
from newscrawl.workers.steps import JUDGING, PARTING, READING, Bench, carry

if TYPE_CHECKING:
    from collections.abc import Sequence

SPREAD = 6
"""One page in so many: as many as tell."""


def demo_pages() -> list[Page]:
    found = [
        Page(url=f"http://demo.example{path}", fetched="2026-11-22T07:00:00+00:00", content_type=shown.content_type, body=shown.body)
        for outlet in load_outlets()
        for path, shown in build_site(outlet, "http://demo.example").items()
        if shown.content_type.startswith("text/html") and len(path) > 12
    ]  # fmt: skip
    return found[::SPREAD]


@cache
def bench() -> Bench:
    return Bench(rulebook=load_rulebook())


def taken_apart(page: Page) -> tuple[Page, Page, list[Piece]]:
    """Return *page* before its widgets were cut, when it was rendered, and its pieces."""
    read, _ = carry(page, READING, bench())
    tidied, _ = carry(read, PARTING[:1], bench())
    cleaned, _ = carry(tidied, (*PARTING[1:], *JUDGING), bench())
    return tidied, cleaned, pieces(tidied, cleaned, read.paths)


def words(texts: Sequence[str]) -> Counter[str]:
    return Counter(word for text in texts for word in text.split())


@pytest.mark.parametrize("page", demo_pages(), ids=lambda page: page.url.rpartition("/")[2])
def test_the_pieces_are_the_words_of_the_page_each_once_in_page_order(page: Page) -> None:
    tidied, cleaned, found = taken_apart(page)
    before = [block.text for block in tidied.blocks] + [cut.text for cut in tidied.removed]
    assert words([piece.text for piece in found]) == words(before)
    indexes = [piece.index for piece in found]
    assert indexes == sorted(indexes)
    kept = [piece for piece in found if piece.state == "kept"]
    told = [line for story in cleaned.stories for line in story.text.split("\n") if line]
    assert words([piece.text for piece in kept]) == words(told)
    parts = [piece.part for piece in kept]
    assert parts == sorted(parts)
    assert all(piece.rule and piece.kind for piece in found if piece.state == "cut")
