"""Reads robots.txt: bounded, and with every wish for a pace."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy.robotstxt import ProtegoRobotParser, decode_robotstxt
from scrapy.utils.python import to_unicode

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request, Spider
    from scrapy.crawler import Crawler

MAX_BYTES = 512_000
"""How much of a robots.txt is read; RFC 9309 asks for 500 KiB at least."""

LONGEST_SECONDS = 1e9
"""What a longer wish is taken for, so that no number of a robots.txt overflows."""

_AGENT_LINE = re.compile(
    r"""
    \s* user[ -]?agent      # the field as Protego reads it: with a hyphen, a space or neither,
    \s* [:\s]               # and a colon or mere space behind it
    (?P<name> [^#]* )       # whom the group is for, up to a comment
    """,
    re.VERBOSE | re.IGNORECASE,
)


class BoundedRobotParser(ProtegoRobotParser):
    """Protego's reading of the groups that may concern us.

    Protego adds each rule to each agent named above it, so a file of thousands of agents and
    thousands of rules takes minutes and gigabytes. All agents that cannot be ours are read as one.
    """

    def __init__(self, robotstxt_body: bytes, spider: Spider | None, agent: str) -> None:
        text = decode_robotstxt(robotstxt_body[:MAX_BYTES], spider)
        super().__init__(own_groups(text, agent).encode(), spider)

    @classmethod
    def from_crawler(cls, crawler: Crawler, robotstxt_body: bytes) -> Self:
        """Return the rules of *robotstxt_body* for the crawler's user agent."""
        settings = crawler.settings
        agent = settings["ROBOTSTXT_USER_AGENT"] or settings["USER_AGENT"]
        return cls(robotstxt_body, crawler.spider, agent)

    def crawl_delay(self, user_agent: str | bytes) -> float | None:
        """Return the seconds to leave between requests, None if the site names none.

        The longer of ``Crawl-delay`` and ``Request-rate``, up to LONGEST_SECONDS.
        """
        wishes = [super().crawl_delay(user_agent) or 0.0]
        rate = self.rp.request_rate(to_unicode(user_agent))
        if rate is not None:
            wishes.append(min(rate.seconds, int(LONGEST_SECONDS)) / min(rate.requests, int(LONGEST_SECONDS)))
        return min(max(wishes), LONGEST_SECONDS) or None


def is_for_robots(request: Request) -> bool:
    """Return whether *request* is Scrapy's own for a robots.txt, or a redirect of it."""
    first = request.meta.get("redirect_urls", [request.url])[0]
    return bool(request.meta.get("dont_obey_robotstxt")) and urlsplit(first).path == "/robots.txt"


def own_groups(text: str, agent: str) -> str:
    r"""Return the robots.txt *text* with one placeholder for all agents that cannot mean *agent*.

    The groups stay where they are, so that no rule moves to the agent of another group.

    >>> own_groups("User-agent: other\nDisallow: /\nUser-agent: news", "newscrawl")
    'User-agent: -\nDisallow: /\nUser-agent: news'
    """
    agent = agent.lower()
    lines = []
    for line in text.splitlines():
        match = _AGENT_LINE.match(line)
        name = match["name"].strip().lower().replace("*", "") if match else ""
        lines.append("User-agent: -" if name and name not in agent else line)
    return "\n".join(lines)
