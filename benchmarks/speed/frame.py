"""What stands around every article of a site and is the same on all its pages: head files, menus, footer, adverts."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from benchmarks.speed.nonsense import script, style
from benchmarks.speed.sentences import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.speed.design import Design

_NETWORKS = ("facebook", "x", "whatsapp", "telegram", "linkedin", "mail")
_ICON = "M12 2C6.5 2 2 6.5 2 12s4.5 10 10 10 10-4.5 10-10S17.5 2 12 2z"


class Frame:
    """The unchanging parts of the pages of *design*."""

    def __init__(self, design: Design) -> None:
        self._design = design
        self._words = words_of(design.language)
        self._rng = Random(104_729 * design.number + 3)  # noqa: S311 - looks, no secrets
        self.outlet = self._words.lists["outlets"][design.outlet % len(self._words.lists["outlets"])]

    def many(self, count: float) -> range:
        """Return as many numbers as *count* comes to in this template."""
        return range(max(1, round(count * self._design.weight)))

    def box(self, meaning: str, *content: str, tag: str = "div") -> str:
        """Return an element around *content*, called after *meaning*."""
        return f"<{tag}{self._design.classes(meaning)}>{''.join(content)}</{tag}>\n"

    def links(self, labels: Iterable[str], meaning: str, rng: Random | None = None) -> str:
        """Return a list of links; those of one page have its *rng*, so that no page depends on those before it."""
        rng = rng or self._rng
        item, anchor = self._design.classes(f"{meaning}-item"), self._design.classes(f"{meaning}-link")
        entries = (
            f'<li{item}><a{anchor} href="/{meaning}/{rng.getrandbits(96):x}/" title="{label}" '
            f'data-track="{meaning}:{i}:{rng.getrandbits(64):x}">{label}</a></li>\n'
            for i, label in enumerate(labels)
        )
        return f"<ul{self._design.classes(f'{meaning}-list')}>\n{''.join(entries)}</ul>\n"

    def head_files(self) -> str:
        """Return links, scripts and style sheets of the head."""
        links = (
            f'<link rel="{self._rng.choice(("preload", "stylesheet", "dns-prefetch", "icon"))}" '
            f'href="https://static{i}.invalid/{self._rng.getrandbits(64):x}.css">\n'
            for i in self.many(22)
        )
        sheet = style(self._rng, self._design.style)
        return "".join(links) + f"<style>{sheet}</style>\n" + self.scripts(12, self._design.code // 2)

    def scripts(self, count: int, letters: int) -> str:
        """Return script elements, every third of them with nothing but an address."""
        numbers = self.many(count)
        return "".join(
            f'<script async src="https://cdn{i}.invalid/{self._rng.getrandbits(48):x}.js"></script>\n'
            if i % 3 == 0
            else f"<!-- {self._rng.getrandbits(40):x} -->\n<script>{script(self._rng, letters // len(numbers))}</script>\n"
            for i in numbers
        )

    def header(self) -> str:
        """Return the top of the page: its name, its menu, a mega menu, search and log-in."""
        labels, sections = self._words.labels, self._words.lists["sections"]
        columns = (
            self.box("mega-column", f"<h4>{section}</h4>", self.links(self._places(7), "mega"))
            for section in sections[: len(self.many(7))]
        )
        search = f'<form action="/search"><input name="q" placeholder="{labels["search"]}"><button>{labels["search"]}</button></form>'
        return self.box(
            "site-header",
            f'<a href="/"><img src="/logo.svg" alt="{self.outlet}" width="180" height="40"></a>',
            self.box("main-nav", self.links(sections[: len(self.many(16))], "nav"), tag="nav"),
            self.box("mega-menu", *columns),
            self.box("user-tools", search, f'<a href="/login">{labels["login"]}</a>'),
            tag="header",
        )

    def _places(self, count: float) -> list[str]:
        return [self._words.pick("places", self._rng) for _ in self.many(count)]

    def _networks(self) -> tuple[str, ...]:
        return _NETWORKS[: len(self.many(6))]

    def share(self) -> str:
        """Return the bar of buttons to pass the article on."""
        buttons = (
            f'<a{self._design.classes("share-button")} href="https://share.invalid/{name}" aria-label="{name}">'
            f'<svg viewBox="0 0 24 24" width="24" height="24"><path d="{_ICON}"></path></svg></a>\n'
            for name in self._networks()
        )
        return self.box("share-bar", f"<span>{self._words.labels['share']}</span>", *buttons)

    def advert(self, place: str) -> str:
        """Return an empty space for an advertisement."""
        inner = (
            f'<div id="ad-{place}-{self._rng.getrandbits(24):x}" data-sizes="300x250,728x90,970x250"></div>'
        )
        return self.box("ad-slot", f"<span>{self._words.labels['advertisement']}</span>", inner)

    def weather(self) -> str:
        """Return the weather of some towns."""
        rows = (
            f"<tr><td>{place}</td><td>{self._rng.randrange(8, 40)}°</td><td>{self._rng.randrange(2, 9)} km/h</td></tr>\n"
            for place in self._places(5)
        )
        label = self._words.labels["weather"].format(place=self._words.pick("places", self._rng))
        return self.box("weather-box", f"<h3>{label}</h3><table>{''.join(rows)}</table>")

    def newsletter(self) -> str:
        """Return the form to sign up."""
        labels = self._words.labels
        form = f'<form><input type="email" name="mail"><button>{labels["submit"]}</button></form>'
        return self.box("newsletter-box", f"<p>{labels['newsletter']}</p>", form)

    def footer(self) -> str:
        """Return the bottom of the page, with the scripts behind it."""
        labels = self._words.labels
        columns = (
            self.box("footer-column", f"<h5>{section}</h5>", self.links(self._places(6), "footer"))
            for section in self._words.lists["sections"][-len(self.many(5)) :]
        )
        text = labels["copyright"].format(year=2026, outlet=self.outlet)
        social = self.links([f"{labels['follow']} {name}" for name in self._networks()], "social")
        consent = self.box("cookie-banner", f"<p>{labels['cookies']}</p><button>{labels['accept']}</button>")
        foot = self.box("site-footer", *columns, social, f"<p>{labels['app']}</p><p>{text}</p>", tag="footer")
        return foot + consent + self.scripts(24, self._design.code // 2)
