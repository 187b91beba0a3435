"""The figures for Prometheus: their names, what they say, and the file.

All are gauges: a run's counts begin anew with each run, which a counter that is read from a file does not show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prometheus_client import CollectorRegistry, Gauge, write_to_textfile

from newscrawl.health.alarms import KINDS
from newscrawl.health.profile import Figures, profile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from newscrawl.store.health import Known

_COUNTS = (
    ("newscrawl_run_pages", "Article pages fetched by the run.", "newscrawl/article/page_count"),
    ("newscrawl_run_stories", "Stories found on them.", "newscrawl/split/story_count"),
    ("newscrawl_run_requests", "Requests sent by the run.", "downloader/request_count"),
    ("newscrawl_run_response_bytes", "Bytes of the answers.", "downloader/response_bytes"),
    (
        "newscrawl_run_unwritten_pages",
        "Pages that could not be written.",
        "newscrawl/export/unwritten_count",
    ),
    ("newscrawl_run_quarantined_pages", "Pages that could not be cleaned.", "newscrawl/worker/quarantined_count/"),
)  # fmt: skip
_FAMILIES = (
    ("newscrawl_run_records", "Records written by the run.", "route", "newscrawl/export/record_count/"),
    ("newscrawl_run_rejected_records", "Records rejected, by the verdict that did it.", "verdict",
     "newscrawl/export/rejected_count/"),
    ("newscrawl_run_download_faults", "Attempts that failed, by the fault.", "fault",
     "newscrawl/download/fault_count/"),
    ("newscrawl_run_failed_articles", "Articles that did not come, by the reason.", "reason",
     "newscrawl/article/failed_count/"),
)  # fmt: skip
_SHARES = ("date", "author", "title")


def written(
    path: Path,
    stats: Mapping[str, Any],
    run: tuple[str, str, str],
    sources: Sequence[Known],
    today: int,
) -> None:
    """Write to *path*, in one piece, what *stats* count of the *run* (its name, its spider, and why it ended: empty while
    it lasts), and how the *sources* are *today*. Raise OSError if it cannot be written."""
    registry = CollectorRegistry(auto_describe=False)
    _run_figures(registry, stats, run)
    _source_figures(registry, sources, today)
    write_to_textfile(str(path), registry)


def _run_figures(registry: CollectorRegistry, stats: Mapping[str, Any], run: tuple[str, str, str]) -> None:
    name, spider, reason = run
    labels = ["run", "spider", "reason"]
    info = _gauge(registry, "newscrawl_run_info", "Constant 1, with what the run is called.", labels)
    info.labels(run=name, spider=spider, reason=reason).set(1)
    _gauge(registry, "newscrawl_run_active", "Whether the run still goes on.").set(not reason)
    for word in ("start", "finish"):
        if moment := stats.get(f"{word}_time"):
            help_ = f"When the run had its {word}, seconds since 1970."
            _gauge(registry, f"newscrawl_run_{word}_timestamp_seconds", help_).set(moment.timestamp())
    for metric, help_, stat in _COUNTS:
        value = stats.get(stat, 0) if not stat.endswith("/") else sum(_family(stats, stat).values())
        _gauge(registry, metric, help_).set(value)
    for metric, help_, label, prefix in _FAMILIES:
        gauge = _gauge(registry, metric, help_, [label])
        for what, count in _family(stats, prefix).items():
            gauge.labels(**{label: what}).set(count)


def _source_figures(registry: CollectorRegistry, sources: Sequence[Known], today: int) -> None:
    per = ["source", "period"]
    daily = _gauge(registry, "newscrawl_source_articles_per_day", "New articles a day.", per)
    length = _gauge(
        registry, "newscrawl_source_length_characters", "Median length of its articles' texts.", per
    )
    shares = _gauge(
        registry, "newscrawl_source_field_ratio", "Share of its articles that have a field.", [*per, "field"]
    )
    rejected = _gauge(
        registry, "newscrawl_source_rejected_ratio", "Share of its pages that are rejected.", per
    )
    last = _gauge(
        registry,
        "newscrawl_source_last_article_timestamp_seconds",
        "When its last article was stored, seconds since 1970.",
        ["source"],
    )
    alarm = _gauge(
        registry, "newscrawl_source_alarm", "Whether it is not as usual in this.", ["source", "kind"]
    )
    for source in sources:
        found = profile(source.days, today)
        for period, figures in (("lately", found.lately), ("usually", found.usually)):
            of = {"source": source.name, "period": period}
            for gauge, value in (
                (daily, figures.a_day),
                (length, figures.length),
                (rejected, figures.rejected),
            ):
                if value is not None:
                    gauge.labels(**of).set(value)
            for field, share in zip(_SHARES, _shares(figures), strict=True):
                if share is not None:
                    shares.labels(**of, field=field).set(share)
        if found.last is not None:
            last.labels(source=source.name).set(found.last)
        standing = {each.kind for each in source.alarms if each.stands}
        for kind in KINDS:
            alarm.labels(source=source.name, kind=kind).set(kind in standing)


def _shares(figures: Figures) -> tuple[float | None, ...]:
    return figures.dated, figures.authored, figures.titled


def _family(stats: Mapping[str, Any], prefix: str) -> dict[str, int]:
    return {
        name.removeprefix(prefix): value
        for name, value in stats.items()
        if name.startswith(prefix) and isinstance(value, int)
    }


def _gauge(registry: CollectorRegistry, name: str, help_: str, labels: Sequence[str] = ()) -> Gauge:
    return Gauge(name, help_, labels, registry=registry)
