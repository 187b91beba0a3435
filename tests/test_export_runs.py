from __future__ import annotations

from datetime import UTC, datetime

import pytest
from scrapy.utils.spider import DefaultSpider
from scrapy.utils.test import get_crawler

from newscrawl.export.runs import checked_run, run_id, uri_params


def test_names_a_run_by_its_second_and_its_salt() -> None:
    assert run_id(datetime(2026, 11, 22, 7, 18, 55, tzinfo=UTC), "3f9a") == "20261122T071855Z-3f9a"


@pytest.mark.parametrize("name", ["20261122T071855Z-3f9a", "a", "nightly.2_b", "x" * 100])
def test_takes_the_name_of_a_folder(name: str) -> None:
    assert checked_run(name) == name


@pytest.mark.parametrize(
    "name", ["", "..", ".hidden", "../up", "a/b", "a\\b", "a b", "a\n", "x" * 101, "تشغيل", None, 7]
)
def test_refuses_a_run_that_is_no_name_of_a_folder(name: object) -> None:
    with pytest.raises(ValueError, match="NEWSCRAWL_RUN"):
        checked_run(name)


def params(**values: object) -> dict[str, object]:
    spider = DefaultSpider()
    spider.crawler = get_crawler(settings_dict={"NEWSCRAWL_RUN": "here", "NEWSCRAWL_OUTPUT": "out/deep"})
    return uri_params(dict(values), spider)


def test_gives_the_output_folder_and_the_run() -> None:
    assert params() == {"output": "out/deep", "run": "here"}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("news", "news"),
        ("../../etc/cron.d/x", "_.._.._etc_cron.d_x"),
        ("/etc/passwd", "__etc_passwd"),
        ("", "_"),
        ("..", "_.."),
        ("a\x00b", "a_b"),
        (3, 3),
    ],
)
def test_makes_one_name_of_what_a_spider_holds(value: object, expected: object) -> None:
    assert params(name=value)["name"] == expected


def test_lets_no_attribute_of_the_spider_stand_for_the_run() -> None:
    assert params(run="../elsewhere", output="/")["run"] == "here"
