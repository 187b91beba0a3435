"""The tree of a page: none where there is no element, and no tag that libxml2 needs hours for."""

from __future__ import annotations

import pytest

from newscrawl.stages.dom.parsing import LONG_TAG, MAX_ATTRIBUTES, parse


@pytest.mark.parametrize("html", ["", "   ", "<!-- only a comment -->"])
def test_a_page_without_elements_has_no_root(html: str) -> None:
    assert parse(html) is None


@pytest.mark.parametrize("before", [0, 1, LONG_TAG - 1, LONG_TAG, 3 * LONG_TAG])
@pytest.mark.parametrize("tags", [0, 1, 200])
def test_a_tag_of_too_many_attributes_loses_them_wherever_it_stands(before: int, tags: int) -> None:
    many = " ".join(f'a{i}="{i}"' for i in range(MAX_ATTRIBUTES + 1))
    few = " ".join(f'a{i}="{"x" * LONG_TAG}"' for i in range(3))
    assert len(many) > LONG_TAG
    opening = "x" * before + "<i>y</i>" * tags
    html = f"<p>{opening}</p><p {many} id='all'>z</p><p {few} id='kept'>z</p>{'<b>z</b>' * tags}"
    root = parse(html)
    assert root is not None
    found = [dict(element.attrib) for element in root.iter("p")]
    assert [len(attributes) for attributes in found] == [0, 0, 4]


@pytest.mark.parametrize(
    ("html", "tags"),
    [
        ("<svg><path d='M0'/><p>The harbour</p>", ["div", "path", "p"]),
        ("<math><mi>x</mi><div>The harbour</div>", ["div", "mi", "div"]),
        ("<svg><path d='M0'/><text>12</text></svg><p>The harbour</p>", ["svg", "path", "text", "p"]),
        ("<svg><foreignObject><p>12</p></foreignObject></svg>", ["svg", "foreignobject", "p"]),
    ],
)
def test_a_picture_that_nothing_closes_ends_where_a_browser_ends_it(html: str, tags: list[str]) -> None:
    root = parse(f"<html><body>{html}</body></html>")
    assert root is not None
    assert [element.tag for element in root.iterdescendants()][1:] == tags
