"""What a page declares of itself, as facts: not yet judged, each with the part of the page that says so.

1. ``tags`` reads what stands in the head and in ``itemprop``: meta tags, links, ``<html lang>``, titles.
2. ``json_text`` makes values of what sites put in JSON-LD scripts; ``jsonld`` reads the article in them.
3. ``headline`` finds the headline among the elements.
4. ``visible`` reads dates and bylines near it, ``marked_author`` whom the markup names anywhere, ``topics`` the tags.
5. ``kinds`` reads what kind of page it says it is, and what it says where scripts do not run.
6. ``values`` cleans a value: entities, tags, spaces, length.

``newscrawl.stages.metadata`` decides which of them to believe.
"""

from newscrawl.stages.facts.reader import read_declared, read_facts, read_marks, read_shown

__all__ = ["read_declared", "read_facts", "read_marks", "read_shown"]
