"""Headings with no line break behind them: apart from the text that is stuck to them, unless a sentence goes on."""

from __future__ import annotations

import lxml.html
import pytest

from newscrawl.stages.dom.stuck import MAX_HEADING_WORDS, MIN_HEADING_WORDS, MIN_LINKED_WORDS
from newscrawl.stages.dom.walk import Walker


def texts(html: str) -> list[str]:
    return [" ".join("".join(line.parts).split()) for line in Walker(lxml.html.fromstring(html)).lines()]


@pytest.mark.parametrize(
    ("count", "apart"),
    [
        (MIN_HEADING_WORDS - 1, False),
        (MIN_HEADING_WORDS, True),
        (MAX_HEADING_WORDS, True),
        (MAX_HEADING_WORDS + 1, False),
    ],
)
@pytest.mark.parametrize("tag", ["b", "strong", "em"])
def test_an_emphasised_beginning_that_touches_the_text_is_a_heading(
    tag: str, count: int, apart: bool
) -> None:
    heading = " ".join(["سوق"] * count)
    found = texts(f"<p><{tag}>{heading}</{tag}>أعادت البلدية فتح السوق.</p>")
    assert found == (
        [heading, "أعادت البلدية فتح السوق."] if apart else [f"{heading}أعادت البلدية فتح السوق."]
    )


@pytest.mark.parametrize(
    "html",
    [
        "<p><b>سوق السمك</b> أعادت البلدية فتحها.</p>",
        "<p><b>سوق السمك:</b>أعادت البلدية فتحها.</p>",
        "<p><b>سوق السمك</b>، أعادت البلدية فتحها.</p>",
        "<p>في <b>سوق السمك</b>أعادت البلدية البيع.</p>",
        "<p><span>سوق السمك</span>أعادت البلدية فتحها.</p>",
        "<p><b>سوق السمك</b></p>",
    ],
)
def test_emphasis_inside_a_sentence_is_part_of_it(html: str) -> None:
    assert len(texts(html)) == 1


@pytest.mark.parametrize(("count", "apart"), [(MIN_LINKED_WORDS - 1, False), (MIN_LINKED_WORDS, True)])
def test_a_linked_headline_that_touches_the_text_stands_on_its_own_line(count: int, *, apart: bool) -> None:
    headline = " ".join(["سوق"] * count)
    found = texts(f'<p>اقرأ أيضا <a href="/1">{headline}</a>أعادت البلدية فتحها.</p>')
    before = f"اقرأ أيضا {headline}"
    assert found == ([before, "أعادت البلدية فتحها."] if apart else [f"{before}أعادت البلدية فتحها."])


@pytest.mark.parametrize("between", [" ", "، ", ": "])
def test_a_linked_headline_that_a_sentence_goes_on_behind_is_part_of_it(between: str) -> None:
    assert len(texts(f'<p>في <a href="/1">سوق السمك القديمة هناك</a>{between}باعة وزبائن.</p>')) == 1
