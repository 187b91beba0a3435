from __future__ import annotations

from newscrawl.items import Block, Removed
from newscrawl.stages.removal import as_removed, in_page_order


def test_keeps_what_the_block_said_and_where_it_stood() -> None:
    block = Block(index=7, text="شارك الخبر", href="https://example.org/share", tokens=("share",))
    assert as_removed(block, kind="share", rule="ar-share") == Removed(
        kind="share", rule="ar-share", text="شارك الخبر", index=7, href="https://example.org/share"
    )


def test_tells_what_stood_outside_the_article() -> None:
    inside, outside = Block(index=0, text="وسوم"), Block(index=1, text="وسوم", body=False)
    assert not as_removed(inside, kind="keywords", rule="ar-tags").outside
    assert as_removed(outside, kind="keywords", rule="ar-tags").outside


def test_leaves_pieces_of_one_block_in_the_order_given() -> None:
    places = ((4, "د"), (1, "ب"), (1, "أ"), (0, "ج"))
    cuts = [Removed(kind="other", rule="r", text=text, index=index) for index, text in places]
    assert [cut.text for cut in in_page_order(*cuts)] == ["ج", "ب", "أ", "د"]
