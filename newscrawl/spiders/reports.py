"""What became of a source's entrances: counted, and logged where somebody can do something about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.discovery.links import Skip
from newscrawl.frontier.conditions import NOT_MODIFIED

if TYPE_CHECKING:
    from collections import Counter

    from scrapy import Request
    from scrapy.http import Response

    from newscrawl.discovery.answers import Answer
    from newscrawl.discovery.entrances import Entrance
    from newscrawl.discovery.gathering import Skipped
    from newscrawl.spiders.articles import ArticleSpider


def report_answer(spider: ArticleSpider, response: Response, answer: Answer, skipped: Skipped) -> None:
    """Count what *answer* holds and what of it is *skipped*; warn of what is broken or leads elsewhere."""
    source: str = response.cb_kwargs["source"]
    entrance: Entrance = response.cb_kwargs["entrance"]
    spider.count(f"discovery/entrance_count/{entrance.role}")
    spider.count("discovery/link_count", len(answer.links) + answer.bad)
    for reason, count in skipped.links.items():
        spider.count(f"discovery/skipped_count/{reason}", count)
    for reason, count in skipped.entrances.items():
        spider.count(f"discovery/entrance_skipped_count/{reason}", count)
    if answer.problem and not entrance.guessed:
        spider.count(f"discovery/problem_count/{answer.problem}")
        spider.logger.warning(
            "%s: the %s %s is %s; %d links were read",
            *(source, entrance.role, response.url, answer.problem, len(answer.links)),
        )
    if answer.links and skipped.links[Skip.OTHER_SITE] == len(answer.links):
        spider.logger.warning(
            "%s: all %d links of the %s %s lead to other sites (the first: %s); if they are the outlet's own,"
            " set NEWSCRAWL_CROSS_SITE or put one of their addresses into the catalogue",
            *(source, len(answer.links), entrance.role, response.url, answer.links[0].url),
        )


def report_unchanged(spider: ArticleSpider, response: Response, skipped: Counter[str]) -> None:
    """Count an entrance that said what it said an earlier run, and the entrances behind it that are *skipped*."""
    entrance: Entrance = response.cb_kwargs["entrance"]
    spider.count(f"discovery/entrance_count/{entrance.role}")
    how = "not_modified" if response.status == NOT_MODIFIED else "same_bytes"
    spider.count(f"discovery/unchanged_count/{how}")
    for reason, count in skipped.items():
        spider.count(f"discovery/entrance_skipped_count/{reason}", count)


def report_silence(spider: ArticleSpider, request: Request, reason: str) -> None:
    """Count an entrance that did not answer; warn of it if somebody named it."""
    entrance: Entrance = request.cb_kwargs["entrance"]
    if entrance.guessed or entrance.role == "robots":
        # Nobody said that there is anything in the usual places, nor that every site has a robots.txt.
        spider.count(f"discovery/guess_failed_count/{reason}")
        return
    spider.count(f"discovery/failed_count/{reason}")
    if reason == "budget":
        return  # said once for the site
    spider.logger.warning(
        "%s: no answer from the %s %s (%s); if it has moved, put its new address into the catalogue",
        *(request.cb_kwargs["source"], entrance.role, request.url, reason),
    )
