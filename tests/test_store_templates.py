"""The store of templates: one file between runs, and nothing a person wrote is lost."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from newscrawl.stages.dom.parts import Part, Template
from newscrawl.store.database import StoreError, opened
from newscrawl.store.migrations import MIGRATIONS
from newscrawl.store.templates import TemplateStore

if TYPE_CHECKING:
    from pathlib import Path

STORY = Part(path=("main", "div.entry"), role="story", pages=5)
CUT = Part(path=("main", "div.box"), role="cut", kind="related", pages=5)
BY_HAND = Part(path=("main", "div.box"), role="story", by_hand=True)


def template(*parts: Part, site: str = "rif.example", pages: int = 5) -> Template:
    return Template(site=site, parts=parts, pages=pages)


@pytest.fixture
def store(tmp_path: Path) -> TemplateStore:
    return TemplateStore(tmp_path / "deep" / "store.sqlite")


def test_nothing_is_known_before_the_first_run_and_asking_makes_no_file(store: TemplateStore) -> None:
    assert (store.sites(), store.get("rif.example"), store.all(), store.forget("rif.example")) == (
        (),
        None,
        {},
        False,
    )
    assert not store.path.exists()


def test_what_one_run_learned_is_there_for_the_next(store: TemplateStore) -> None:
    store.learn(template(STORY, CUT))
    store.learn(template(STORY, site="bahr.example"))
    found = TemplateStore(store.path)
    assert found.sites() == ("bahr.example", "rif.example")
    kept = found.get("rif.example")
    assert kept is not None
    assert set(kept.parts) == {STORY, CUT}


def test_what_a_person_wrote_outlives_what_is_learned_later(store: TemplateStore) -> None:
    store.replace(template(BY_HAND, pages=0))
    store.learn(template(STORY, CUT))
    kept = store.get("rif.example")
    assert kept is not None
    assert set(kept.parts) == {STORY, BY_HAND}


def test_what_is_forgotten_is_gone(store: TemplateStore) -> None:
    store.learn(template(STORY))
    assert store.forget("rif.example")
    assert not store.forget("rif.example")
    assert store.sites() == ()


def test_a_file_that_is_no_store_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "notes.sqlite"
    path.write_bytes(b"not a database, but somebody's notes " * 100)
    with pytest.raises(StoreError, match="move the file away"):
        TemplateStore(path).learn(template(STORY))
    assert path.read_bytes().startswith(b"not a database")


def test_a_database_of_something_else_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE letters (sender TEXT)")
    other.close()
    with pytest.raises(StoreError, match="something else"):
        TemplateStore(path).learn(template(STORY))
    assert [row[0] for row in sqlite3.connect(path).execute("SELECT name FROM sqlite_master")] == ["letters"]


def test_a_store_of_a_newer_version_is_not_touched(store: TemplateStore) -> None:
    store.learn(template(STORY))
    with opened(store.path, write=True) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(StoreError, match="newer newscrawl"):
        store.sites()


def spoil(store: TemplateStore) -> None:
    with opened(store.path, write=True) as connection:
        connection.execute("DELETE FROM template")
        connection.execute("INSERT INTO no_such_table VALUES (1)")


def test_what_fails_on_the_way_leaves_the_store_as_it_was(store: TemplateStore) -> None:
    store.learn(template(STORY))
    with pytest.raises(StoreError):
        spoil(store)
    assert store.sites() == ("rif.example",)


def test_processes_write_side_by_side_and_lose_nothing(store: TemplateStore) -> None:
    code = (
        "import sys; from pathlib import Path; from newscrawl.store.templates import TemplateStore;"
        "from newscrawl.stages.dom.parts import Part, Template;"
        "store = TemplateStore(Path(sys.argv[1]));"
        "[store.learn(Template(site=f'{sys.argv[2]}-{n}.example', parts=(Part(path=('p',), role='story'),))) for n in range(20)]"
    )
    runs = [subprocess.Popen([sys.executable, "-c", code, str(store.path), name]) for name in ("a", "b")]
    assert [run.wait() for run in runs] == [0, 0]
    assert len(store.sites()) == 40
