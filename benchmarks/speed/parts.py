"""What differs from page to page of a generated site: the article, and the boxes of headlines around it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.speed.design import Design
    from benchmarks.speed.frame import Frame
    from benchmarks.speed.sentences import Words
    from benchmarks.speed.story import Story

_EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def article(story: Story, design: Design, frame: Frame) -> str:
    """Return the article with its headline, byline and caption."""
    words = story.writer.words
    crumbs = f'<a href="/">{words.labels["home"]}</a> <span>/</span> <a href="/s/">{story.section}</a>'
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
