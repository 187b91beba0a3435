"""A parsed page as the facts that it declares of itself."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from newscrawl.stages.facts.jsonld import read_jsonld
from newscrawl.stages.facts.kinds import read_kinds
from newscrawl.stages.facts.tags import read_tags
from newscrawl.stages.facts.topics import read_topics
from newscrawl.stages.facts.visible import read_visible

if TYPE_CHECKING:
    import lxml.html

    from newscrawl.items import Fact

ELEMENTS_MAX = 20_000
"""Elements looked at: the largest of 390 real pages has 1600."""
SCRIPTS_MAX = 20
"""JSON-LD scripts read; pages have one to five."""
FACTS_MAX = 500


def read_facts(tree: lxml.html.HtmlElement, url: str) -> tuple[Fact, ...]:
    """Return what the page under *tree* declares of itself, each thing once.

    *url* is the page's address: it tells which of several articles in JSON-LD is this page's. JSON-LD
    comes first, then tags in document order, then what is seen near the headline; within a name, the
    first fact of an origin is the likeliest. Addresses are as declared, relative or not. No page makes
    it raise, and *tree* is not changed.
    """
    elements = [
        element for element in islice(tree.iter(), ELEMENTS_MAX) if isinstance(element.tag, str)
    ]  # comments and instructions have no name
    scripts = [
        element.text or ""
        for element in elements
        if element.tag == "script" and "ld+json" in (element.get("type") or "").lower()
    ]
    declared = [fact for element in elements for fact in read_tags(element)]
    facts = [*read_jsonld(scripts[:SCRIPTS_MAX], url), *read_kinds(elements), *declared]
    titles = [fact.value for fact in facts if fact.name == "title"][:SCRIPTS_MAX]
    facts.extend(read_visible(elements, titles))
    facts.extend(read_topics(elements))
    return tuple(dict.fromkeys(facts))[:FACTS_MAX]
