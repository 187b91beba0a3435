from __future__ import annotations

import io
from pathlib import Path
from types import SimpleNamespace

import pytest
from scrapy.exceptions import NotConfigured
from scrapy.utils.spider import DefaultSpider
from scrapy.utils.test import get_crawler

from newscrawl.extensions.summary import Summary


def test_prints_when_the_files_are_closed_and_not_before(monkeypatch: pytest.MonkeyPatch) -> None:
    crawler = get_crawler()
    monkeypatch.setattr(crawler, "get_extension", lambda _: object())
    out = io.StringIO()
    extension = Summary(crawler, out)
    extension.spider_closed(DefaultSpider(), "finished")
    path = Path.cwd() / "output" / "x" / "stories.jsonl"
    slot = SimpleNamespace(storage=SimpleNamespace(path=path), uri="", itemcount=3)
    extension.feed_slot_closed(slot)  # type: ignore[arg-type]
    assert out.getvalue() == ""
    extension.feed_exporter_closed()
    assert "run ended: finished" in out.getvalue()
    assert "output/x/stories.jsonl (3 records)" in out.getvalue()
    assert str(Path.cwd()) not in out.getvalue()


def test_prints_at_once_where_nothing_is_exported(capsys: pytest.CaptureFixture[str]) -> None:
    crawler = get_crawler(settings_dict={"NEWSCRAWL_SUMMARY_ENABLED": True})
    Summary.from_crawler(crawler).spider_closed(DefaultSpider(), "shutdown")
    assert "run ended: shutdown" in capsys.readouterr().out


def test_can_be_switched_off() -> None:
    with pytest.raises(NotConfigured):
        Summary.from_crawler(get_crawler(settings_dict={"NEWSCRAWL_SUMMARY_ENABLED": False}))
