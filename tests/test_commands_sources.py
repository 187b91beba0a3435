"""``scrapy sources``, run as its users run it."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

import pytest

from newscrawl.commands.known import templates
from newscrawl.health.days import Tally
from newscrawl.stages.dom.parts import Part, Template
from newscrawl.store.ledger import Ledger
from newscrawl.store.lines import LineStore
from newscrawl.store.templates import TemplateStore
from newscrawl.templates.recurring import Recurring
from tests.lines_stood import stood

ROOT = Path(__file__).parents[1]
SITE = "rif.example"


@pytest.fixture
def store(tmp_path: Path) -> TemplateStore:
    store = TemplateStore(tmp_path / "store.sqlite")
    parts = (
        Part(path=("main", "div.entry"), role="story", pages=9),
        Part(path=("main", "div.\u202eevil"), role="cut", kind="share", pages=9),
    )
    store.learn(Template(site=SITE, parts=parts, pages=9, agreement=0.98, words=80))
    return store


def run(store: TemplateStore, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scrapy", "sources", *arguments, "-s", f"NEWSCRAWL_STORE={store.path}"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_sites_are_listed_with_the_pages_that_they_were_learned_from(store: TemplateStore) -> None:
    done = run(store, "template")
    assert (done.returncode, done.stdout) == (
        0,
        f"{SITE}: learned from 9 pages; 2 parts, 0 of them by hand\n",
    )


def test_a_template_is_printed_corrected_and_imported(store: TemplateStore, tmp_path: Path) -> None:
    shown = run(store, "template", SITE).stdout
    assert "learned from 9 of them" in shown
    assert "\u202e" not in shown
    file = tmp_path / "rif.toml"
    file.write_text(
        shown + '\n[[part]]\npath = "main > ul"\nrole = "cut"\nkind = "navigation"\nby_hand = true\n'
    )
    done = run(store, "template", "--import", str(file))
    assert (done.returncode, done.stderr.strip()) == (0, f"{SITE}: kept in {store.path}, 3 parts")
    kept = store.get(SITE)
    assert kept is not None
    assert Part(path=("main", "ul"), role="cut", kind="navigation", by_hand=True) in kept.parts


def test_the_templates_of_another_machine_are_joined(store: TemplateStore, tmp_path: Path) -> None:
    other = TemplateStore(tmp_path / "other.sqlite")
    own = Part(path=("main", "p.poll"), role="cut", kind="other", by_hand=True)
    parts = (Part(path=("main", "h1"), role="title", pages=4), own)
    other.learn(Template(site=SITE, parts=parts, pages=4, agreement=0.96, words=60))
    other.learn(Template(site="bahr.example", parts=parts, pages=4))
    done = run(store, "template", "--join", str(other.path))
    assert done.returncode == 0, done.stderr
    assert f"{SITE}: joined in {store.path}, 4 parts" in done.stderr
    joined, new = store.get(SITE), store.get("bahr.example")
    assert joined is not None
    assert new is not None
    assert {part.path for part in joined.parts} >= {("main", "div.entry"), ("main", "h1"), ("main", "p.poll")}
    assert (own in joined.parts, joined.pages, joined.words, len(new.parts)) == (True, 13, 60, 2)
    file = tmp_path / "rif.toml"
    file.write_text(f'site = "{SITE}"\n[[part]]\npath = "main > aside"\nrole = "look"\nby_hand = true\n')
    assert join(store, file) == 0
    assert {part.path for part in (store.get(SITE) or joined).parts} >= {
        ("main", "aside"),
        ("main", "p.poll"),
    }


def join(store: TemplateStore, other: Path) -> int:
    return templates(store.path, None, argparse.Namespace(file=None, other=other, forget=False))


def test_what_cannot_be_joined_is_told(
    store: TemplateStore, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Ledger(empty := tmp_path / "empty.sqlite").close()
    assert (join(store, store.path), join(store, empty)) == (1, 1)
    said = capsys.readouterr().err
    assert f"{store.path} is the store itself; name that of another machine" in said
    assert f"no template in {empty}" in said
    with pytest.raises(FileNotFoundError):
        join(store, tmp_path / "none.sqlite")


def test_a_site_that_nothing_is_known_of_names_those_that_are(store: TemplateStore) -> None:
    done = run(store, "template", "bahr.example")
    assert done.returncode == 1
    assert f"there are: {SITE}" in done.stderr


def test_a_site_is_forgotten(store: TemplateStore) -> None:
    assert run(store, "template", SITE, "--forget").returncode == 0
    assert store.sites() == ()
    assert run(store, "template", SITE, "--forget").returncode == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"site = ", "is not TOML"), (b"\xff\xfe", "is not TOML in UTF-8"), (None, "No such file")],
)
def test_a_file_that_is_no_template_changes_nothing(
    content: bytes | None, said: str, store: TemplateStore, tmp_path: Path
) -> None:
    file = tmp_path / "bad.toml"
    if content is not None:
        file.write_bytes(content)
    done = run(store, "template", "--import", str(file))
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert store.sites() == (SITE,)


def test_a_subject_that_there_is_not_says_what_to_write(store: TemplateStore) -> None:
    done = run(store, "weather")
    assert done.returncode == 2
    assert "scrapy sources template" in done.stdout + done.stderr


def test_the_health_of_sources_is_shown_escaped_and_forgotten(store: TemplateStore) -> None:
    ledger = Ledger(store.path)
    number = ledger.sources({"rif\x1b[31m": "http://rif.example/"})["rif\x1b[31m"]
    ledger.health.add(number, 20_000, Tally(articles=4, dated=1), 20_000 * 86_400)
    ledger.writer.flush_now()
    ledger.close()
    shown = run(store)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert shown.stdout.splitlines()[1].startswith("ok ")
    assert shown.stdout.splitlines()[1].endswith("rif\\x1b[31m")
    assert run(store, "health", "rif\x1b[31m", "--forget").returncode == 0
    gone = run(store, "health", "rif\x1b[31m")
    assert gone.returncode == 1
    assert "nothing is known of rif\\x1b[31m" in gone.stderr


def test_the_lines_that_recur_are_shown_with_their_pages_and_forgotten(store: TemplateStore) -> None:
    lines = {"تابعونا على منصاتنا": stood(19), "the rules of\u202e comments": stood(8), "once only": stood(2)}
    LineStore(store.path).keep(Recurring(site=SITE, pages=20, lines=lines))
    assert run(store, "lines").stdout == f"{SITE}: 2 lines recur on 20 pages\n"
    shown = run(store, "lines", SITE)
    assert (shown.returncode, shown.stdout.splitlines()[1:]) == (
        0,
        ["    19  تابعونا على منصاتنا", "     8  the rules of\\u202e comments"],
    )
    assert f"there are: {SITE}" in run(store, "lines", "bahr.example").stderr
    assert run(store, "lines", SITE, "--forget").returncode == 0
    assert run(store, "lines", SITE).returncode == 1
