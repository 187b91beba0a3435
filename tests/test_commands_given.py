"""Settings of a command that is none of Scrapy's."""

from __future__ import annotations

from pathlib import Path

import pytest

from newscrawl.commands.given import settings_given
from newscrawl.stages.quality import DEFAULT_REJECT

KNOWN = ("NEWSCRAWL_LANGUAGES", "NEWSCRAWL_MIN_WORDS")
ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("folder", [ROOT, Path("/")])
def test_they_are_newscrawls_in_its_project_and_in_any_other_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.delenv("SCRAPY_SETTINGS_MODULE", raising=False)
    settings = settings_given(["NEWSCRAWL_LANGUAGES=ar,fa"], KNOWN)
    assert settings.getlist("NEWSCRAWL_LANGUAGES") == ["ar", "fa"]
    assert settings.getlist("NEWSCRAWL_REJECT") == list(DEFAULT_REJECT)


def test_those_of_a_project_of_ones_own_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "own_settings.py").write_text(
        "from newscrawl.settings import *\nNEWSCRAWL_MIN_WORDS = 7\nNEWSCRAWL_LANGUAGES = ['fa']\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("SCRAPY_SETTINGS_MODULE", "own_settings")
    settings = settings_given(["NEWSCRAWL_LANGUAGES=ar"], KNOWN)
    assert (settings.getint("NEWSCRAWL_MIN_WORDS"), settings.getlist("NEWSCRAWL_LANGUAGES")) == (7, ["ar"])


@pytest.mark.parametrize(
    ("pair", "says"),
    [
        ("NEWSCRAWL_LANGUAGES", "-s NEWSCRAWL_LANGUAGES: write NAME=VALUE"),
        (
            "NEWSCRAWL_REJECT=",
            "-s NEWSCRAWL_REJECT: makes no difference here; what does: NEWSCRAWL_LANGUAGES, ",
        ),
        ("NEWSCRAWL_MIN_WORDS=few", "NEWSCRAWL_MIN_WORDS is 'few'; write a whole number of words"),
    ],
)
def test_what_cannot_be_says_what_to_write(pair: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        settings_given([pair], KNOWN)
