"""README and documents say what is there: links, settings, fields, rules, and a page before and after."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from newscrawl import settings
from newscrawl.cleaning import clean_page
from newscrawl.demo.loading import load_outlets
from newscrawl.demo.site import build_site
from newscrawl.items import Page, Record, Removed
from newscrawl.rules import load_rulebook
from newscrawl.stages.lines.bare_labels import LIST_KINDS
from newscrawl.stages.lines.reading import LABEL_KINDS
from newscrawl.stages.render import records, to_dict
from newscrawl.stages.stripping import weights

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CLEANING = (ROOT / "docs" / "cleaning.md").read_text(encoding="utf-8")
PAGES = sorted(path for place in ("*.md", "docs/*.md", "benchmarks/**/*.md") for path in ROOT.glob(place))
MOST_LINES = 150
SHOWN = "/news/society/cinema-club-7110"

LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
FLOWING = re.compile(r"</?(?:a|span)\b[^>]*>")
TAG = re.compile(r"<[^>]*>")
STRUCTURAL = re.compile(
    r"""
    (?: rule=f? | RULE [ ]=[ ] | _cut\( "\w+", [ ] )   # how code gives a cut its rule
    " (?P<id> (?:head|normalize|place|quality|recurrence|render|sign|stage|structure|template) - [a-z-]* )
    """,
    re.VERBOSE,
)
DOCUMENTED = re.compile(
    r"`((?:head|normalize|place|quality|recurrence|render|sign|stage|structure|template)-[a-z0-9]+(?:-[a-z0-9]+)*)`"
)
# Brackets keep these from finding themselves.
PRIVATE = (
    r"(?<![\w.])/(?:wor[k]|roo[t]|hom[e])/",  # a folder of some machine
    r"pyp[i]\.org|pythonhoste[d]",
    r"\b(?:su[b]|A[I]|codin[g]|autonomou[s])[ -]?agents?\b",
    r"\bissu[e]s? \#?\d",
)
PRIVATE_IN_PROSE = (r"(?<!user )(?<!User-)\b[Aa]gent[s]?\b", r"\bsessio[n]s?\b")


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def files() -> Iterator[Path]:
    """Yield the files of the repository."""
    for place in ("*", ".ci/*", "newscrawl/**/*", "tests/**/*", "docs/**/*", "benchmarks/**/*"):
        found = (path for path in ROOT.glob(place) if path.is_file() and "__pycache__" not in path.parts)
        yield from (
            path for path in found if path.name != ".git"
        )  # a file where the folder is a second worktree


@pytest.mark.parametrize(
    ("page", "link"),
    [(page, link) for page in PAGES for link in LINK.findall(text_of(page))],
    ids=lambda value: name_of(value) if isinstance(value, Path) else value,
)
def test_every_link_leads_to_a_file(page: Path, link: str) -> None:
    assert (page.parent / link).is_file()


@pytest.mark.parametrize("page", [page for page in PAGES if page.parent == ROOT / "docs"], ids=name_of)
def test_the_index_lists_every_document(page: Path) -> None:
    assert page.name == "index.md" or f"]({page.name})" in text_of(ROOT / "docs" / "index.md")


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_setting_that_is_named_exists(page: Path) -> None:
    assert [n for n in re.findall(r"NEWSCRAWL_[A-Z_]*[A-Z]", text_of(page)) if not hasattr(settings, n)] == []


def test_readme_is_short() -> None:
    assert len(README.splitlines()) <= MOST_LINES


def test_readme_names_fields_that_a_record_has() -> None:
    paragraph = README.partition("**The record**")[2].partition("\n\n")[0]
    named = re.findall(r"`(\w+)`", paragraph)
    assert set(named) <= {field.name for kind in (Record, Removed) for field in fields(kind)}
    assert "text" in named


def test_readme_names_the_languages_that_have_rules() -> None:
    assert f"(rules for {' '.join(sorted(load_rulebook().languages))})" in README


def demo_page() -> Page:
    outlet = next(outlet for outlet in load_outlets() if outlet.host == "almarsa.demo")
    shown = build_site(outlet, "http://almarsa.demo")[SHOWN]
    return Page(
        url=f"http://almarsa.demo{SHOWN}",
        fetched="2026-11-22T07:00:00+00:00",
        content_type=shown.content_type,
        body=shown.body,
    )


def shortens(shown: Any, whole: Any) -> bool:
    """Whether *shown* is *whole* with parts left out: keys, list entries, and of strings what … stands for."""
    if isinstance(shown, dict):
        return all(name in whole and shortens(value, whole[name]) for name, value in shown.items())
    if isinstance(shown, list):
        rest = iter(whole)
        return all(any(shortens(entry, other) for other in rest) for entry in shown)
    if isinstance(shown, str) and isinstance(whole, str):
        pattern = ".*".join(re.escape(piece.strip(" ")) for piece in shown.split("…"))
        return re.fullmatch(pattern, whole, re.DOTALL) is not None
    return bool(shown == whole)


def as_text(page: Page) -> list[str]:
    """Return the lines of *page* as its elements part them; links and spans flow with the text around them."""
    html = FLOWING.sub("", page.body.decode())
    return [" ".join(unescape(line).split()) for line in TAG.split(html)]


def test_readme_shows_a_page_as_it_comes() -> None:
    shown = README.partition("```text\n")[2].partition("```")[0].splitlines()
    assert shortens(shown, as_text(demo_page()))


def test_readme_shows_the_records_that_come_of_it() -> None:
    shown = README.partition("```json\n")[2].partition("```")[0].strip()
    lead, end = json.JSONDecoder().raw_decode(shown)
    appended = json.loads(shown[end:])
    whole = [to_dict(record) for record in records(clean_page(demo_page(), load_rulebook()))]
    assert shortens(lead, whole[0])
    assert shortens(appended, whole[1])
    assert len(whole) == 2


def test_every_rule_of_the_stages_is_documented_and_no_other() -> None:
    sources = map(text_of, (ROOT / "newscrawl").rglob("*.py"))
    ids = {match["id"] for text in sources for match in STRUCTURAL.finditer(text)}
    opened = {"sign-", "place-after-"}  # what code puts together
    assert {found for found in ids if found.endswith("-")} == opened
    signs = {f"sign-{sign}" for table in (weights.SHAPE, *weights.KINDS.values()) for sign in table}
    headings = {f"place-after-{kind.replace('_', '-')}" for kind in LIST_KINDS | LABEL_KINDS}
    assert set(DOCUMENTED.findall(CLEANING)) == (ids - opened) | signs | headings


def test_every_kind_of_evidence_has_its_row() -> None:
    assert [kind for kind in weights.KINDS if f"| {kind} |" not in CLEANING] == []


def test_no_file_speaks_of_how_it_came_about() -> None:
    found = []
    for path in files():
        try:
            text = text_of(path)
        except UnicodeDecodeError:
            continue  # no text
        patterns = PRIVATE + (PRIVATE_IN_PROSE if path.suffix == ".md" else ())
        found += [f"{name_of(path)}: {m.group()}" for p in patterns for m in re.finditer(p, text)]
    assert found == []
