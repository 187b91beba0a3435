from __future__ import annotations

import argparse
from typing import Any

import pytest
from scrapy.crawler import CrawlerRunner
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

from newscrawl.export.exitcode import CrawlCommand, ExitCode, exit_code


@pytest.mark.parametrize(
    ("stats", "expected"),
    [
        ({}, ExitCode.DONE),
        ({"finish_reason": "finished", "log_count/ERROR": 5}, ExitCode.DONE),
        ({"finish_reason": "shutdown"}, ExitCode.DONE),
        ({"newscrawl/stage/error_count/strip": 1}, ExitCode.DONE),
        ({"newscrawl/export/error_count/no_space": 1}, ExitCode.DONE),  # it was waited for
        ({"newscrawl/export/unwritten_count": 0}, ExitCode.DONE),
        ({"finish_reason": "start_error"}, ExitCode.FAILED),
        ({"finish_reason": "stalled"}, ExitCode.STALLED),
        ({"finish_reason": "stalled", "newscrawl/export/unwritten_count": 2}, ExitCode.OUTPUT),
        ({"finish_reason": "output_error"}, ExitCode.OUTPUT),
        ({"finish_reason": "finished", "feedexport/failed_count/PartFileStorage": 1}, ExitCode.OUTPUT),
        ({"newscrawl/export/unwritten_count": 2}, ExitCode.OUTPUT),
    ],
)
def test_says_whether_output_was_lost(stats: dict[str, Any], expected: ExitCode) -> None:
    assert exit_code(stats) is expected


def test_the_codes_are_what_schedulers_were_told() -> None:
    assert {code.name: int(code) for code in ExitCode} == {
        "DONE": 0,
        "FAILED": 1,
        "USAGE": 2,
        "OUTPUT": 3,
        "STALLED": 4,
    }


def test_a_spider_that_there_is_not_is_told_with_those_that_there_are() -> None:
    command = CrawlCommand()
    command.settings = Settings({"SPIDER_MODULES": ["newscrawl.spiders"]})
    command.crawler_process = CrawlerRunner(command.settings)  # type: ignore[assignment]
    with pytest.raises(UsageError, match="no spider 'nix'; there are news, urls"):
        command.run(["nix"], argparse.Namespace())
