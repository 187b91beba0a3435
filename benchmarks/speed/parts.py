"""What differs from page to page of a generated site: the article, and the boxes of headlines around it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.speed.design import Design
    from benchmarks.speed.frame import Frame
    from benchmarks.speed.sentences import Words, Writer

_EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_FIRST = datetime(2026, 1, 5, 6, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One article, before it has a form."""

    number: int
    url: str
    writer: Writer = field(repr=False)
    paragraphs: list[str] = field(repr=False)
    published: datetime
    others: list[tuple[str, str]] = field(repr=False)
    """Title and address of the site's other articles."""

    @property
    def title(self) -> str:
        """The headline."""
        return self.writer.title

    @property
    def author(self) -> str:
        """Name in full."""
        words, number = self.writer.words, self.number
        names, families = words.lists["names"], words.lists["families"]
        return f"{names[number % len(names)]} {families[number // 3 % len(families)]}"


def published(number: int) -> datetime:
    """Return when article *number* was published."""
    return _FIRST + timedelta(minutes=47 * number)


def head(story: Story, design: Design, outlet: str) -> str:
    """Return the title, meta tags, JSON-LD and data of the page of *story*."""
    title, url, moment = escape(story.title), escape(story.url), story.published.isoformat()
    summary, image = escape(story.paragraphs[0]), f"https://img.invalid/{story.number}/1200x630.jpg"
    parts = [f"<title>{title} - {outlet}</title>\n", f'<meta name="description" content="{summary}">\n']
    if design.open_graph:
        graph = {
            "og:title": title, "og:type": "article", "og:url": url, "og:image": image, "og:site_name": outlet,
            "og:description": summary, "article:published_time": moment, "article:section": _section(story),
            "twitter:card": "summary_large_image", "twitter:title": title, "twitter:image": image,
        }  # fmt: skip
        parts += [f'<meta property="{name}" content="{value}">\n' for name, value in graph.items()]
    if design.json_ld:
        parts.append(f'<script type="application/ld+json">{_json_ld(story, outlet, image)}</script>\n')
    if design.state:
        parts.append(f"<script>window.__STATE__={_state(story)}</script>\n")
    return "".join(parts)


def _section(story: Story) -> str:
    sections = story.writer.words.lists["sections"]
    return sections[story.number % len(sections)]


def _json_ld(story: Story, outlet: str, image: str) -> str:
    data = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": story.title, "url": story.url,
        "mainEntityOfPage": {"@type": "WebPage", "@id": story.url}, "image": [image],
        "datePublished": story.published.isoformat(), "dateModified": story.published.isoformat(),
        "author": [{"@type": "Person", "name": story.author}],
        "publisher": {"@type": "Organization", "name": outlet},
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False)


def _state(story: Story) -> str:
    data = {
        "article": {"id": story.number, "title": story.title, "blocks": story.paragraphs},
        "feed": [{"title": title, "href": href, "score": len(title)} for title, href in story.others],
    }
    return json.dumps(data, ensure_ascii=False).replace("</", "<\\/")


def article(story: Story, design: Design, frame: Frame) -> str:
    """Return the article with its headline, byline and caption."""
    words = story.writer.words
    crumbs = f'<a href="/">{words.labels["home"]}</a> <span>/</span> <a href="/s/">{_section(story)}</a>'
    picture = _picture(story.number, design, escape(story.writer.write("captions")))
    return "".join(
        (
            frame.box("breadcrumb-trail", crumbs, tag="nav"),
            f"<h1{design.classes('article-title')}>{escape(story.title)}</h1>\n",
            frame.box(
                "byline", f"<span>{words.labels['by']} {story.author}</span> ", _date(story, design, words)
            ),
            frame.share(),
            f"<figure{design.classes('lead-figure')}>{picture}</figure>\n",
            frame.box("article-body", *_text(story, design, frame)),
        )
    )


def _date(story: Story, design: Design, words: Words) -> str:
    moment = story.published
    seen = words.date.format(
        weekday=words.lists["weekdays"][moment.weekday()], month=words.lists["months"][moment.month - 1],
        day=moment.day, year=moment.year, hour=f"{moment.hour:02}", minute=f"{moment.minute:02}",
    )  # fmt: skip
    seen = seen.translate(_EASTERN) if design.eastern_digits else seen
    if design.time_element:
        return f'<time datetime="{moment.isoformat()}">{seen}</time>'
    return f"<span>{words.labels['published']}: {seen}</span>"


def _picture(number: int, design: Design, caption: str) -> str:
    source = f"https://img.invalid/uploads/{number % 31:02}/{number * 2_654_435_761 % 2**64:016x}"
    sizes = ", ".join(f"{source}/{width}.webp {width}w" for width in (320, 640, 960, 1280, 1920))
    image = f'<img src="{source}/640.jpg" alt="" width="640" height="360" loading="lazy">'
    shown = (
        f'<picture><source type="image/webp" srcset="{sizes}">{image}</picture>' if design.srcset else image
    )
    return f"{shown}<figcaption>{caption}</figcaption>" if caption else shown


def _text(story: Story, design: Design, frame: Frame) -> Iterable[str]:
    """Yield the paragraphs, with a box of headlines and an advertisement between them."""
    middle = len(story.paragraphs) // 2
    for i, text in enumerate(story.paragraphs):
        if i == middle and design.box_inside:
            title, href = story.others[-1]
            label = story.writer.words.labels["read_also"]
            yield frame.box(
                "inline-related", f'<strong>{label}</strong> <a href="{href}">{escape(title)}</a>'
            )
        if i and i % 5 == 0:
            yield '<div data-ad="inline" data-position="' + str(i) + '"></div>\n'
        content = escape(text, quote=False)
        match design.flow:
            case "p":
                yield f"<p>{content}</p>\n"
            case "div":
                yield f"<div{design.classes('paragraph')}>{content}</div>\n"
            case "wrapped":
                yield f"<div{design.classes('block')}><p{design.classes('paragraph')}>{content}</p></div>\n"
            case "br":
                yield f"{content}<br><br>\n"


def cards(story: Story, design: Design, frame: Frame, first: int, count: float, meaning: str) -> str:
    """Return a box of other headlines with pictures, from the one at *first* on."""
    chosen = [story.others[(first + i) % len(story.others)] for i in frame.many(count)]
    entry, link = design.classes(f"{meaning}-card"), design.classes(f"{meaning}-headline")
    items = (
        f'<article{entry}><a href="{href}">{_picture(story.number * 31 + i, design, "")}</a>'
        f'<h3{link}><a href="{href}">{escape(title)}</a></h3><span>{i + 2} h</span></article>\n'
        for i, (title, href) in enumerate(chosen)
    )
    label = story.writer.words.labels[meaning]
    return frame.box(f"{meaning}-section", f"<h2>{label}</h2>", *items, tag="section")


def headlines(story: Story, design: Design, frame: Frame, first: int, count: float, meaning: str) -> str:
    """Return a list of other headlines, from the one at *first* on."""
    chosen = [story.others[(first + i) % len(story.others)] for i in frame.many(count)]
    item = design.classes(f"{meaning}-item")
    items = (
        f'<li{item}><span>{i + 1}</span><a href="{href}" data-position="{i}">{escape(title)}</a></li>\n'
        for i, (title, href) in enumerate(chosen)
    )
    label = story.writer.words.labels[meaning]
    return frame.box(f"{meaning}-box", f"<h3>{label}</h3>", f"<ol>{''.join(items)}</ol>")


def tags(story: Story, frame: Frame) -> str:
    """Return the article's tags."""
    cast = story.writer.cast
    labels = (cast["place"], cast["project"], cast["body"], f"{cast['name']} {cast['family']}")
    links = frame.links(labels, "tag", story.writer.rng)
    return frame.box("tag-list", f"<span>{story.writer.words.labels['tags']}</span>", links)


def comments(story: Story, design: Design, frame: Frame) -> str:
    """Return what readers wrote under the article."""
    if not design.comments:
        return ""
    writer, entry = story.writer, design.classes("comment-entry")
    items = (
        f'<div{entry}><img src="/a/{i}.png" alt="" width="32"><b>{writer.words.pick("names", writer.rng)}</b>'
        f"<p>{escape(writer.write('comments'))}</p><button>{writer.words.labels['reply']}</button></div>\n"
        for i in range(1 + story.number % design.comments)
    )
    return frame.box("comment-section", f"<h3>{writer.words.labels['comments']}</h3>", *items, tag="section")
