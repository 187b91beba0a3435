"""The command that proves reliability, its parts made small."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from benchmarks.reliability.__main__ import PARTS, main
from benchmarks.reliability.outlet import Outlet
from benchmarks.reliability.storing import address, ask, fill
from benchmarks.reliability.told import told
from benchmarks.speed.table import Section
from newscrawl.discovery.feeds import read_feed
from newscrawl.discovery.sitemaps import read_sitemap

if TYPE_CHECKING:
    from pathlib import Path

SECTION = Section(title="A part", columns=("what", "seconds"), rows=[("one", 1.0)])


@pytest.mark.parametrize("part", PARTS)
def test_every_part_has_a_main(part: str) -> None:
    assert callable(import_module(f"benchmarks.reliability.{part}").main)


@pytest.mark.parametrize(
    ("words", "code"), [(["nothing"], 2), (["again", "store", "--articles"], 2), (["--help"], 0)]
)
def test_says_what_there_is(words: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == code
    assert all(part in capsys.readouterr().err for part in [*PARTS][:1])


@pytest.mark.parametrize(("held", "code"), [(True, 0), (False, 1)])
def test_what_does_not_hold_is_said_and_ends_in_exit_code_1(
    capsys: pytest.CaptureFixture[str], *, held: bool, code: int
) -> None:
    assert told("part", ["--few"], SECTION, {"it holds": True, "all of it": held}) == code
    said = capsys.readouterr().out
    assert "`python -m benchmarks.reliability part --few`" in said
    assert ("- all of it: yes" in said) == held


def test_an_outlet_names_all_its_articles_and_honours_validators() -> None:
    with Outlet(300) as outlet:
        named = {
            link.url
            for path in ("/sitemap-0.xml", "/sitemap-1.xml")
            for link in read_sitemap(found(outlet, path), outlet.base).links
        }
        assert len(named) == 300
        assert all(outlet.answer(url.removeprefix(outlet.base)) for url in named)
        assert len(read_feed(found(outlet, "/feed.xml"), outlet.base).links) == 50
        assert [child.url for child in read_sitemap(found(outlet, "/sitemap.xml"), outlet.base).children] == [
            f"{outlet.base}/sitemap-{number}.xml" for number in (0, 1)
        ]
        assert outlet.answer("/sitemap-2.xml") is None


def found(outlet: Outlet, path: str) -> bytes:
    answer = outlet.answer(path)
    assert answer is not None
    return answer[1]


def test_a_store_that_was_filled_knows_what_it_should(tmp_path: Path) -> None:
    fill(tmp_path / "store.sqlite", 400)
    taken = ask(tmp_path / "store.sqlite", 400, 1)
    assert taken.keys() == {"opened", "mib", "known", "known look-up", "others", "others look-up"}
    assert taken["known"] > taken["known look-up"] > 0
    assert address(7) == "https://outlet.example/news/7"
