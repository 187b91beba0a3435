"""Settings are checked before anything is read or fetched: one line that says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

from newscrawl import settings
from newscrawl.commands.checks import check_settings
from newscrawl.rules import ALL_EVIDENCE


def checked(**changed: object) -> None:
    """Check newscrawl's settings with those *changed* as on the command line."""
    given = Settings()
    given.setmodule(settings, priority="project")
    for name, value in changed.items():
        given.set(name, value, priority="cmdline")
    check_settings(given)


def test_the_settings_as_they_come_can_be_used() -> None:
    checked()


@pytest.mark.parametrize(
    "value", ["wording", ",".join(sorted(ALL_EVIDENCE)), "cohesion, wording", "", ["place", "structure"]]
)
def test_any_choice_of_evidence_can_be_used(value: object) -> None:
    checked(NEWSCRAWL_EVIDENCE=value)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("NEWSCRAWL_EVIDENCE", "wording,plaice", "'plaice' is no kind of evidence"),
        ("NEWSCRAWL_EVIDENCE", "wording place", "'wording place' is no kind of evidence"),
        ("NEWSCRAWL_EVIDENCE", "all", "'all' is no kind of evidence"),
        ("NEWSCRAWL_RULES", "gone.toml", "gone.toml"),
        ("NEWSCRAWL_REJECT", "short;duplicate", "'short;duplicate' is no verdict"),
        ("NEWSCRAWL_MIN_WORDS", "twenty", "write a whole number of words"),
        ("NEWSCRAWL_DUE", "soon", "write due (what is due), or all (due or not)"),
        ("NEWSCRAWL_PATIENCE", "some", "NEWSCRAWL_PATIENCE is 'some'; write a number of seconds"),
        ("NEWSCRAWL_PATIENCE", "0", "NEWSCRAWL_PATIENCE: patience"),
        ("NEWSCRAWL_PATIENCE", "nan", "NEWSCRAWL_PATIENCE: patience"),
        ("NEWSCRAWL_SHORTEST_INTERVAL", "0", "the shortest interval must be above 0 seconds"),
        ("NEWSCRAWL_LONGEST_INTERVAL", "60", "and at most the longest"),
        ("NEWSCRAWL_LONGEST_INTERVAL", "inf", "a number of seconds, not inf"),
        ("NEWSCRAWL_WORKERS", "0", "write a whole number of processes, 1 or more"),
        ("NEWSCRAWL_WORKERS", "many", "write a whole number of processes, 1 or more"),
        ("NEWSCRAWL_PAGE_SECONDS", "0", "write a number of seconds above 0"),
        ("NEWSCRAWL_PAGE_SECONDS", "nan", "write a number of seconds above 0"),
        ("NEWSCRAWL_PAGE_SECONDS", "inf", "write a number of seconds above 0"),
        ("NEWSCRAWL_PAGE_SECONDS", "long", "write a number of seconds above 0"),
        ("NEWSCRAWL_WORKER_PAGES", "0", "write a whole number of pages above 0"),
        ("NEWSCRAWL_WORKER_MEMORY", "-1", "write a whole number of MiB"),
        ("NEWSCRAWL_WORKER_MEMORY", "2G", "write a whole number of MiB"),
        ("NEWSCRAWL_LEARN_PAGES", "-1", "write a whole number of pages"),
        ("NEWSCRAWL_LEARN_SECONDS", "inf", "write a number of seconds"),
        ("NEWSCRAWL_COMPRESSION", "bzip2", "'bzip2' is none of none, gzip, zstd"),
        ("NEWSCRAWL_SHARD_SIZE", "1G", "write a whole number of bytes"),
        ("NEWSCRAWL_SHARD_SECONDS", "-1", "write a number of seconds; 0: no bound"),
        ("NEWSCRAWL_COMMIT_PAGES", "0", "write a whole number of pages, 1 or more"),
        ("NEWSCRAWL_COMMIT_SECONDS", "0", "write a number of seconds, 0.05 or more"),
        ("NEWSCRAWL_OUTPUT_PATIENCE", "nan", "write a number of seconds; 0: none"),
        ("NEWSCRAWL_MAX_AGE_DAYS", "a week", "write a whole number of days"),
        ("NEWSCRAWL_MAX_CRAWL_DELAY", "long", "write a number of seconds above 0"),
        ("NEWSCRAWL_MAX_CRAWL_DELAY", "0", "write a number of seconds above 0"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_with_what_is_wrong(name: str, value: str, said: str) -> None:
    with pytest.raises(UsageError) as refused:
        checked(**{name: value})
    assert said in str(refused.value)
    assert name in str(refused.value) or Path(value).suffix == ".toml"
    assert "\n" not in str(refused.value)
    assert not refused.value.print_help


def test_what_evidence_there_is_is_told_to_who_names_another() -> None:
    with pytest.raises(UsageError) as refused:
        checked(NEWSCRAWL_EVIDENCE="looks")
    assert all(kind in str(refused.value) for kind in ALL_EVIDENCE)
