from __future__ import annotations

import pytest

from newscrawl.folding import fold
from newscrawl.stages.dom.parsing import parse
from newscrawl.stages.facts.headline import find_headline, short_text

TITLE = "سوق القرية يعود بعد عامين من الغياب"


def headline(html: str, *titles: str) -> str | None:
    root = parse(html)
    assert root is not None
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    headings = [
        (index, text)
        for index, element in enumerate(elements)
        if element.tag == "h1" and (text := short_text(element))
    ]
    found = find_headline(elements, headings, [fold(title) for title in titles])
    return found[1] if found else None


@pytest.mark.parametrize(
    ("html", "found"),
    [
        (f"<h1>الضفاف</h1><h1>{TITLE}</h1>", TITLE),
        (f"<h1>الضفاف</h1><h2>{TITLE}</h2>", TITLE),
        (f"<h1>الضفاف</h1><p>سوق القرية يعود</p><td>{TITLE}</td>", TITLE),
        ("<h1>الضفاف</h1><p>فقرة من كلام آخر لا صلة له</p>", "الضفاف"),
        ("<p>فقرة من كلام آخر لا صلة له</p>", None),
        ("<p>سوق</p>", None),
    ],
)
def test_finds_the_element_that_says_the_title(html: str, found: str | None) -> None:
    assert headline(html, f"{TITLE} | الضفاف") == found


def test_finds_a_headline_without_spaces() -> None:
    shown = "市民可实时查询主要污染物浓度排行"
    assert headline(f"<h1>某某网站</h1><h1>{shown}</h1>", f"{shown}_新闻") == shown


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>كل<b>مة</b> <i>ثانية</i> وثالثة</p>", "كلمة ثانية وثالثة"),
        ("<p>سطر<br>ثان</p>", "سطر ثان"),
        ("<div><p>أول</p><p>ثان</p></div>", "أول ثان"),
        ("<p>نص<script>var a</script> بعده</p>", "نص بعده"),
        (f"<p>{'كلمة ' * 100}</p>", ""),
        (f"<p>{'<b></b>' * 3000}</p>", ""),
    ],
)
def test_reads_short_text_with_its_words_apart(html: str, text: str) -> None:
    root = parse(f"<html><body>{html}</body></html>")
    assert root is not None
    assert short_text(root.find("body")[0]) == text
