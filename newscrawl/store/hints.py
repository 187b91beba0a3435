"""Links as JSON: what is needed to ask for a page again, by a later run."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from newscrawl.discovery.links import Link
from newscrawl.items import Hints


def to_json(link: Link) -> str:
    """Return what is known of *link* but its address; what is not known takes no room."""
    hints = {name: value for name, value in asdict(link.hints).items() if value is not None}
    fields: dict[str, Any] = {"found": link.found, "hints": hints}
    if link.modified:
        fields["modified"] = link.modified
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def from_json(url: str, text: str) -> Link:
    """Return the link to *url* that was written as *text*.

    >>> link = Link(url="https://example.com/a", found="feed", hints=Hints(title="t"))
    >>> from_json(link.url, to_json(link)) == link
    True
    """
    fields = json.loads(text)
    return Link(
        url=url, found=fields["found"], hints=Hints(**fields["hints"]), modified=fields.get("modified")
    )
