"""Limits: by language, a user's over newscrawl's, and every fault told with its place."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from newscrawl.stages.checks import LimitError, Limits, read_checks
from newscrawl.stages.checks.book import read_limits

DOC = (Path(__file__).parent.parent / "docs" / "quality.md").read_text(encoding="utf-8")


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "limits.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_language_has_what_its_table_says_and_else_what_is_common() -> None:
    book = read_limits()
    assert book.of("ar").c4_least_sentences == 2
    assert book.of("ar").gopher_least_words == book.common.gopher_least_words == 50
    assert book.of("xx") == book.common
    assert "وقد" not in book.of("en").stop_words
    assert len(book.of("en").stop_words) == 8
    assert len(book.of("fr").stop_words) > 20  # its function words


def test_a_users_file_goes_over_them(tmp_path: Path) -> None:
    own = written(
        tmp_path,
        '[common]\ngopher_least_words = 9\n[ar]\ngopher_most_words = inf\n[tl]\nstop_words = "ang ng"\n',
    )
    book = read_limits(own)
    assert (book.of("ar").gopher_least_words, book.of("en").gopher_least_words) == (9, 9)
    assert book.of("ar").gopher_most_words == float("inf")
    assert book.of("ar").c4_least_sentences == 2
    assert book.of("tl").stop_words == {"ang", "ng"}
    assert read_checks(["gopher-words"], own).flags("كلمة " * 9, "ar") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("gopher_least_words = 9", "write limits below"),
        ("[ar]\nleast = 9", r"\[ar\] least: there is no such limit"),
        ('[ar]\ngopher_least_words = "many"', "write a number"),
        ("[ar]\ngopher_least_words = -1", "write a number"),
        ("[ar]\ngopher_least_words = true", "write a number"),
        ("[ar]\ngopher_most_top = 0.2", "write 3 numbers between brackets"),
        ("[ar]\ngopher_most_top = [0.2, 0.1]", "write 3 numbers between brackets"),
        ("[ar]\nstop_words = 3", "write words between spaces"),
        ("[ar", "is not TOML"),
    ],
)
def test_a_fault_is_told_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(LimitError, match=f"limits.toml: .*{said}"):
        read_limits(written(tmp_path, text))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(LimitError, match="cannot be read"):
        read_limits(tmp_path / "none.toml")


def test_the_digest_is_the_same_in_another_process_and_another_for_other_limits(tmp_path: Path) -> None:
    code = "from newscrawl.stages.checks.book import read_limits; print(read_limits().digest())"
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="ascii", check=True
    ).stdout
    assert said.strip() == read_limits().digest()
    assert read_limits(written(tmp_path, "[ar]\ngopher_least_words = 9")).digest() != said.strip()


@pytest.mark.parametrize("name", [field.name for field in fields(Limits)])
def test_every_limit_is_documented(name: str) -> None:
    assert f"`{name}`" in DOC
