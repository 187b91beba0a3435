"""What a crawl leaves of its sites to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.frontier.sites import SiteMemory
from newscrawl.stages.dom.parts import Part, Template
from newscrawl.templates.recurring import Recurring
from tests.lines_stood import stood

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

TEMPLATE = Template(site="rif.example", parts=(Part(path=("main",), role="story", pages=5),), pages=5)
LINES = Recurring(site="rif.example", pages=5, lines={"تابعونا على منصاتنا": stood(5)})


def test_templates_and_lines_are_there_in_the_next_crawl(tmp_path: Path) -> None:
    memory = SiteMemory(tmp_path / "store.sqlite")
    memory.keep(TEMPLATE)
    memory.keep_lines(LINES)
    again = SiteMemory(tmp_path / "store.sqlite")
    assert [template.parts for template in again.templates().values()] == [TEMPLATE.parts]
    assert again.lines("rif.example") == LINES
    assert again.lines("bahr.example") == Recurring(site="bahr.example")


def test_of_sites_that_are_others_in_the_next_crawl_nothing_is_kept(tmp_path: Path) -> None:
    memory = SiteMemory(tmp_path / "store.sqlite", {"rif.example"})
    memory.keep(TEMPLATE)
    memory.keep_lines(LINES)
    assert memory.lines("rif.example") == Recurring(site="rif.example")
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_cannot_be_used_is_logged_and_the_crawl_goes_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    memory = SiteMemory(tmp_path / "store.sqlite")
    (tmp_path / "store.sqlite").write_text("no database")
    memory.keep(TEMPLATE)
    memory.keep_lines(LINES)
    assert memory.lines("rif.example") == Recurring(site="rif.example")
    assert [record.levelname for record in caplog.records] == ["ERROR"] * 3
    assert "The template of rif.example could not be kept" in caplog.text
    assert "What recurs on rif.example could not be kept" in caplog.text
