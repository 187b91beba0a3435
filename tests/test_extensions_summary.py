from __future__ import annotations

import io
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy.exceptions import NotConfigured
from scrapy.extensions.feedexport import StdoutFeedStorage
from scrapy.utils.spider import DefaultSpider
from scrapy.utils.test import get_crawler

from newscrawl.extensions.summary import Summary

SLOT: Any = SimpleNamespace(
    storage=SimpleNamespace(path=Path.cwd() / "output" / "x" / "stories.jsonl"), uri="", itemcount=3
)


def test_prints_last_of_all() -> None:
    out = io.StringIO()
    extension = Summary(get_crawler(), out)
    extension.engine_started()
    extension.spider_closed(DefaultSpider(), "finished")
    extension.feed_slot_closed(SLOT)
    extension.feed_exporter_closed()
    assert out.getvalue() == ""
    extension.engine_stopped()
    assert "run ended: finished" in out.getvalue()
    assert "output/x/stories.jsonl (3 records)" in out.getvalue()
    assert str(Path.cwd()) not in out.getvalue()


def test_prints_when_the_run_ended_before_it_began(capsys: pytest.CaptureFixture[str]) -> None:
    extension = Summary.from_crawler(get_crawler(settings_dict={"NEWSCRAWL_SUMMARY_ENABLED": True}))
    extension.spider_closed(DefaultSpider(), "output_error")
    extension.feed_exporter_closed()
    assert "run ended: output_error" in capsys.readouterr().out


def test_names_the_reason_that_turned_up_last(capsys: pytest.CaptureFixture[str]) -> None:
    crawler = get_crawler(settings_dict={"NEWSCRAWL_SUMMARY_ENABLED": True})
    extension = Summary.from_crawler(crawler)
    extension.spider_closed(DefaultSpider(), "finished")
    crawler.stats.set_value("finish_reason", "output_error")
    extension.engine_stopped()
    assert "run ended: output_error" in capsys.readouterr().out


def test_can_be_switched_off() -> None:
    with pytest.raises(NotConfigured):
        Summary.from_crawler(get_crawler(settings_dict={"NEWSCRAWL_SUMMARY_ENABLED": False}))


def test_leaves_standard_output_to_the_records(capsys: pytest.CaptureFixture[str]) -> None:
    extension = Summary(get_crawler())
    slot: Any = SimpleNamespace(storage=StdoutFeedStorage("stdout:"), uri="stdout:", itemcount=1)
    extension.feed_slot_closed(slot)
    extension.engine_stopped()
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "stdout: (1 records)" in printed.err
