"""docs/languages.md is a how-to that works: its files load, and do to its page what it says."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from newscrawl.cleaning import clean_page
from newscrawl.items import Page
from newscrawl.rules import load_rulebook
from newscrawl.stages.dates import read_date
from newscrawl.stages.dates.words import languages
from newscrawl.stages.render import records, to_dict
from tests.test_docs import shortens
from tests.test_stages_dates_words import CACHED, NOW, folder

__all__ = ["folder"]

TEXT = (Path(__file__).resolve().parents[1] / "docs" / "languages.md").read_text(encoding="utf-8")
RULES, DATES, SITE = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)
PAGE = Page(
    url="https://fyret.example/",
    fetched="2026-11-22T07:00:00+00:00",
    media="text",
    body=TEXT.partition("```text\n")[2].partition("```")[0].encode(),
)
SHOWN = json.loads(TEXT.partition("```json\n")[2].partition("```")[0])


def record(*files: Path) -> dict[str, Any]:
    """Return the record of the page, cleaned with the rules in *files*."""
    (found,) = records(clean_page(PAGE, load_rulebook(files)))
    return to_dict(found)


def test_its_rules_make_its_record_of_its_page(tmp_path: Path) -> None:
    (tmp_path / "da.toml").write_text(RULES, encoding="utf-8")
    assert shortens(SHOWN, record(tmp_path))


@pytest.mark.parametrize("field", ["title", "published", "authors"])
def test_what_needs_no_rule_is_the_same_without(field: str) -> None:
    assert record()[field] == SHOWN[field]


def test_its_rule_of_a_site_goes_with_those_of_the_language(tmp_path: Path) -> None:
    (tmp_path / "da.toml").write_text(RULES, encoding="utf-8")
    (tmp_path / "port.toml").write_text(SITE, encoding="utf-8")
    mark = load_rulebook([tmp_path]).for_language("da").read("Vandstand ved den vestlige mole: 2,9 meter")
    assert mark is not None
    assert mark.rule == "port-tide"


def test_its_date_words_read_their_hits_and_leave_their_misses(folder: Path) -> None:
    (folder / "ca.toml").write_text(DATES, encoding="utf-8")
    for cached in CACHED:
        cached.cache_clear()
    data = tomllib.loads(DATES)
    dates = [read_date(hit["text"], now=NOW) for hit in data["hit"]]
    assert [date and date.iso for date in dates] == [hit["iso"] for hit in data["hit"]]
    assert [read_date(text, now=NOW, language="ca") for text in data["miss"]] == [None] * len(data["miss"])


def test_it_names_the_languages_that_have_date_words() -> None:
    listed = re.search(r"with words in `([a-z\s]+)`", TEXT)
    assert listed is not None
    assert listed[1].split() == sorted(languages())
