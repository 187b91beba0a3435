"""Page -> what a peer makes of it: one adapter a peer, as its documentation says to call it.

An adapter imports its peer when it is made, so that this module loads where no peer is installed. It hands the
page over as it comes; a peer that takes no bytes decodes them with its own means. Comments are left out where
the peer knows how. A keyword that a peer computes, where the page states none, is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.peers.found import Found

if TYPE_CHECKING:
    from benchmarks.peers.found import Extract


def _trafilatura(*, fast: bool = False, precision: bool = False) -> Extract:
    import trafilatura

    def extract(html: str | bytes, url: str) -> Found:
        document: Any = trafilatura.bare_extraction(
            html, url=url, fast=fast, favor_precision=precision, with_metadata=True, include_comments=False
        )
        if document is None:
            return Found(text="")
        return Found(
            text=document.text or "",
            title=document.title,
            published=document.date,
            authors=tuple((document.author or "").split("; ")) if document.author else (),
            keywords=tuple(document.tags or ()),
        )

    return extract


def trafilatura() -> Extract:
    """Return trafilatura with its defaults."""
    return _trafilatura()


def trafilatura_fast() -> Extract:
    """Return trafilatura without its second opinions."""
    return _trafilatura(fast=True)


def trafilatura_precision() -> Extract:
    """Return trafilatura asked for less text and less noise."""
    return _trafilatura(precision=True)


def readability_lxml() -> Extract:
    """Return readability-lxml, whose answer is HTML: its text, a line a block."""
    import lxml.html
    from readability import Document

    blocks = "p div li br h1 h2 h3 h4 h5 h6 tr blockquote pre section article figcaption".split()

    def extract(html: str | bytes, url: str) -> Found:
        document = Document(html, url=url)
        tree: Any = lxml.html.fromstring(document.summary())
        for element in tree.iter(*blocks):
            element.tail = "\n" + (element.tail or "")
        return Found(text=tree.text_content(), title=document.short_title())

    return extract


def newspaper4k() -> Extract:
    """Return newspaper4k, which finds out the language by itself and fetches nothing."""
    from newspaper import Article

    def extract(html: str | bytes, url: str) -> Found:
        article = Article(url, fetch_images=False)
        article.download(input_html=html)
        article.parse()
        return Found(
            text=article.text,
            title=article.title,
            published=_day(article.publish_date),
            authors=tuple(article.authors),
            keywords=tuple(word for word in article.meta_keywords if word),
        )

    return extract


def news_please() -> Extract:
    """Return news-please, decoding as it does itself: as the page declares, UTF-8 otherwise."""
    from bs4.dammit import EncodingDetector
    from newsplease import NewsPlease

    def extract(html: str | bytes, url: str) -> Found:
        if isinstance(html, bytes):
            encoding = EncodingDetector.find_declared_encoding(html, is_html=True) or "utf-8"
            html = html.decode(encoding, "replace")
        article = NewsPlease.from_html(html, url=url, fetch_images=False)
        return Found(
            text=article.maintext or "",
            title=article.title,
            published=_day(article.date_publish),
            authors=tuple(article.authors or ()),
        )

    return extract


def resiliparse() -> Extract:
    """Return Resiliparse, asked for the main content without comments, image texts and bullets."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding
    from resiliparse.parse.html import HTMLTree

    def extract(html: str | bytes, _url: str) -> Found:
        if isinstance(html, bytes):
            html = bytes_to_str(html, detect_encoding(html))
        tree = HTMLTree.parse(html)
        text = extract_plain_text(
            tree, main_content=True, list_bullets=False, alt_texts=False, comments=False
        )
        return Found(text=text, title=tree.title)

    return extract


def justext() -> Extract:
    """Return jusText with the stop words of all its languages, as a crawl of many languages needs."""
    from justext import get_stoplist, get_stoplists
    from justext import justext as classify

    words = frozenset().union(*(get_stoplist(language) for language in get_stoplists()))

    def extract(html: str | bytes, _url: str) -> Found:
        kept = (paragraph.text for paragraph in classify(html, words) if not paragraph.is_boilerplate)
        return Found(text="\n".join(kept))

    return extract


def _day(moment: Any) -> str | None:  # noqa: ANN401 - peers give datetimes, texts or nothing
    return str(moment) if moment else None
