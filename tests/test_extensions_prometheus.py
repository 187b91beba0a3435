"""The file for Prometheus, read by Prometheus' own parser."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from prometheus_client.parser import text_string_to_metric_families
from scrapy.exceptions import NotConfigured
from scrapy.utils.test import get_crawler

from newscrawl.extensions.metrics import written
from newscrawl.extensions.prometheus import Prometheus, read_figures
from newscrawl.health.alarms import Alarm
from newscrawl.store.health import Known
from tests.test_health_shape import day

if TYPE_CHECKING:
    from pathlib import Path

EVIL = 'رِيف "\\\n# TYPE x counter\n{}'


def read(path: Path) -> dict[tuple[str, ...], float]:
    """Return the samples of the file at *path*, by name and the values of their labels."""
    families = list(text_string_to_metric_families(path.read_text(encoding="utf-8")))
    for family in families:
        assert family.type == "gauge"
        assert family.documentation.endswith((".", "1970."))
        assert not family.name.endswith(("_total", "_count", "_sum", "_bucket"))
    return {
        (sample.name, *(sample.labels[label] for label in sorted(sample.labels))): sample.value
        for family in families
        for sample in family.samples
    }


def test_what_is_written_is_read_whatever_sources_are_called(tmp_path: Path) -> None:
    path = tmp_path / "newscrawl.prom"
    days = tuple(day(number, dated=5 if number > 30 else 10, rejected=10) for number in range(38))
    alarms = (
        Alarm(kind="dates", since=31, lately=0.5, usually=1),
        Alarm(kind="titles", since=1, ended=2, lately=0, usually=1),
    )
    stats = {
        "newscrawl/article/page_count": 7,
        "newscrawl/export/record_count/accepted": 6,
        f"newscrawl/download/fault_count/{EVIL}": 2,
        "newscrawl/worker/quarantined_count/timeout": 1,
        "newscrawl/worker/quarantined_count/crashed": 2,
        "start_time": datetime(2026, 11, 22, tzinfo=UTC),
    }
    known = Known(name=EVIL, url="", days=days, alarms=alarms)
    written(path, stats, ("run-1", "news", ""), [known], 37)
    samples = read(path)
    assert samples["newscrawl_run_pages",] == 7
    assert samples["newscrawl_run_quarantined_pages",] == 3
    assert samples["newscrawl_run_records", "accepted"] == 6
    assert samples["newscrawl_run_download_faults", EVIL] == 2
    assert samples["newscrawl_run_info", "", "run-1", "news"] == 1
    assert samples["newscrawl_run_active",] == 1
    assert samples["newscrawl_run_start_timestamp_seconds",] == 1795305600
    assert samples["newscrawl_source_field_ratio", "date", "lately", EVIL] == 0.5
    assert samples["newscrawl_source_field_ratio", "date", "usually", EVIL] == 1
    assert samples["newscrawl_source_rejected_ratio", "lately", EVIL] == 0.5
    assert samples["newscrawl_source_articles_per_day", "usually", EVIL] == 10
    assert samples["newscrawl_source_alarm", "dates", EVIL] == 1
    assert samples["newscrawl_source_alarm", "titles", EVIL] == 0
    assert [each.name for each in tmp_path.iterdir()] == ["newscrawl.prom"]


def test_a_new_source_has_no_figures_that_nobody_knows(tmp_path: Path) -> None:
    path = tmp_path / "newscrawl.prom"
    written(
        path, {}, ("run-1", "news", "finished"), [Known(name="rif", url="", days=(day(9),), alarms=())], 9
    )
    names = {key[0] for key in read(path) if "usually" in key}
    assert names == set()
    assert read(path)["newscrawl_run_active",] == 0


def test_a_file_that_cannot_be_written_is_reported_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    crawler = get_crawler(settings_dict={"NEWSCRAWL_PROMETHEUS": str(tmp_path / "no" / "x.prom")})

    async def twice() -> None:
        extension = Prometheus.from_crawler(crawler)
        extension.engine_stopped()
        extension.engine_stopped()

    asyncio.run(twice())
    assert caplog.text.count("cannot be written") == 1
    assert crawler.stats.get_value("newscrawl/prometheus/error_count") == 1


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"NEWSCRAWL_PROMETHEUS": "figures.txt"}, "ends in .prom"),
        ({"NEWSCRAWL_PROMETHEUS": "x.prom", "NEWSCRAWL_PROMETHEUS_SECONDS": 0}, "1 or more"),
        ({"NEWSCRAWL_PROMETHEUS": "x.prom", "NEWSCRAWL_PROMETHEUS_SECONDS": "inf"}, "1 or more"),
    ],
)
def test_settings_that_cannot_be_say_what_to_write(settings: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_figures(get_crawler(settings_dict=settings).settings)


def test_without_a_file_it_is_off() -> None:
    with pytest.raises(NotConfigured):
        Prometheus.from_crawler(get_crawler())
