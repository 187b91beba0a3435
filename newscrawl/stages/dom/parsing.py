"""HTML -> its tree, by lxml: whole however deep it nests, and in bounded time however many attributes a tag has."""

from __future__ import annotations

import re

import lxml.etree
import lxml.html

MAX_ATTRIBUTES = 1_000
"""libxml2 compares each attribute of a tag with those before it: a million of them take hours."""
CONTROLS = bytes((*range(9), 11, 12, *range(14, 32)))
"""C0 controls other than tab and line ends: XML forbids them, and libxml2 trips over them."""
LONG_TAG = 8_000
"""Characters of a tag that is looked at for too many attributes."""
_LONG_TAG = re.compile(rf"<[a-zA-Z][^<>]{{{LONG_TAG},}}>?")
_CONTAINERS = re.compile(
    r"""
    </? (?! (?: p|br|hr|h[1-6]|li|a|title|meta|link|script|style|html|head|body ) \b )   # all tags but these
    [a-zA-Z] [^<>]* >
    """,
    re.VERBOSE,
)
_FOREIGN = ("svg", "math")
_BREAKING = ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote")
"""Elements before which a browser ends a picture or a formula that was not closed (HTML standard, section 13.2.6.5)."""
_ALL_BUT_PARAGRAPHS = re.compile(
    r"</? (?! (?: p|br|script|style|html|head|body ) \b ) [a-zA-Z] [^<>]* >", re.VERBOSE
)


def parse(html: str) -> lxml.html.HtmlElement | None:
    """Return the root element of *html*, or ``None`` where there is no element in it.

    libxml2 reads no further than 255 elements deep and leaves out all that follows; such a page is read
    again with its containers flattened, and, if that is not enough, with nothing but paragraphs.
    """
    html = _short_tagged(html)
    root, whole = _parse(html)
    for nesting in (_CONTAINERS, _ALL_BUT_PARAGRAPHS):
        if whole:
            break
        root, whole = _parse(nesting.sub("<br>", html))
    if root is not None:
        _end_pictures(root)
    return root


def _end_pictures(root: lxml.html.HtmlElement) -> None:
    """Make containers of the pictures and formulas under *root* that hold the page's text, as nothing closes them."""
    for element in list(root.iter(*_FOREIGN)):
        holds = (found for found in element.iterdescendants(*_BREAKING))
        if any(next(found.iterancestors("foreignobject", *_FOREIGN)) is element for found in holds):
            element.tag = "div"


def _parse(html: str) -> tuple[lxml.html.HtmlElement | None, bool]:
    """Return the root element, and whether the page was read to its end."""
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    # lxml asks a function in Python for the class of each element, each time that one is looked at. Here forms and
    # inputs need none of their own.
    parser.set_element_class_lookup(lxml.etree.ElementDefaultClassLookup(element=lxml.html.HtmlElement))
    try:
        root = lxml.html.document_fromstring(
            html.encode("utf-8", "replace").translate(None, CONTROLS), parser=parser
        )
    except lxml.etree.ParserError:  # "Document is empty": nothing but white space or comments
        return None, True
    return root, all(error.type_name != "ERR_RESOURCE_LIMIT" for error in parser.error_log)


def _short_tagged(html: str) -> str:
    """Return *html* with no tag of too many attributes. It goes from tag to tag in steps as long as a long one, so that
    hardly any character is looked at; where none begins for so long, which is the text of a script mostly, the tag before
    is looked at."""
    pieces: list[str] = []
    done, at = 0, html.find("<")
    while 0 <= at < len(html) - LONG_TAG:
        following = html.rfind("<", at + 1, at + LONG_TAG + 1)
        if following < 0:
            tag = _LONG_TAG.match(html, at)
            if tag is not None:
                pieces += (html[done:at], _without_attributes(tag))
                done = tag.end()
            following = html.find("<", at + 1)
        at = following
    return "".join([*pieces, html[done:]]) if pieces else html


def _without_attributes(tag: re.Match[str]) -> str:
    """Return the tag as it is, or, if it has too many attributes, without any."""
    text = tag.group()
    return text if len(text.split(None, MAX_ATTRIBUTES)) <= MAX_ATTRIBUTES else text.split(None, 1)[0] + ">"
