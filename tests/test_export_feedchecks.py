from __future__ import annotations

from typing import Any

import pytest
from scrapy.settings import Settings

from newscrawl.export.feedchecks import check_feeds


def test_feeds_without_credentials_are_let_pass() -> None:
    feeds = {"s3://bucket/x.jsonl": {"format": "jsonl"}, "a@b.parquet": {"format": "parquet"}, "[": {}}
    check_feeds(Settings({"FEEDS": feeds, "AWS_REGION_NAME": "x"}))


@pytest.mark.parametrize(
    "settings",
    [
        {"AWS_SECRET_ACCESS_KEY": "hush"},
        {"AWS_SESSION_TOKEN": "hush"},
        {"FEEDS": {"s3://me:hush@bucket/x.jsonl": {"format": "jsonl"}}},
    ],
)
def test_credentials_that_would_be_logged_are_refused_and_not_repeated(settings: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="environment") as caught:
        check_feeds(Settings(settings))
    assert "hush" not in str(caught.value)
