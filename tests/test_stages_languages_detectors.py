"""Detectors: two libraries behind one function, with answers that do not change."""

from __future__ import annotations

import importlib.util

import pytest

from newscrawl.stages.languages import detectors
from newscrawl.stages.languages.detectors import DETECTORS, candidates, read_detector
from tests.test_stages_languages_language import TEXTS


@pytest.mark.parametrize("detector", DETECTORS)
@pytest.mark.parametrize("language", ["ar", "fa", "ur", "en", "fr", "de", "es", "tr", "ru", "he", "el", "ja"])
def test_both_tell_what_is_clear(language: str, detector: str) -> None:
    found = candidates(TEXTS[language], detector)
    assert max(found, key=lambda name: found[name]) == language
    assert sum(found.values()) <= 1.0001


@pytest.mark.parametrize("detector", DETECTORS)
def test_what_has_no_letter_has_no_candidates_that_settle_anything(detector: str) -> None:
    assert all(share < 0.7 for share in candidates("12 / 3 : 2026", detector).values())


@pytest.mark.parametrize("detector", DETECTORS)
def test_the_same_sample_gives_the_same_answer_when_asked_anew(detector: str) -> None:
    mixed = TEXTS["es"][:40] + " " + TEXTS["fr"][:40]
    ask = {"langdetect": detectors.by_langdetect, "py3langid": detectors.by_py3langid}[detector]
    assert len({tuple(sorted(ask(mixed).items())) for _ in range(5)}) == 1


def test_codes_are_those_of_iso_639_1() -> None:
    assert all(len(name) == 2 for text in TEXTS.values() for name in candidates(text, "py3langid"))
    assert "ku" in candidates(TEXTS["ku"], "py3langid")  # which it calls sdh


@pytest.mark.parametrize("name", DETECTORS)
def test_a_detector_is_known_by_its_name(name: str) -> None:
    assert read_detector(name) == name


@pytest.mark.parametrize("name", ["", "lingua", "LANGDETECT"])
def test_another_is_refused_with_what_to_write(name: str) -> None:
    with pytest.raises(ValueError, match="write langdetect or py3langid"):
        read_detector(name)


def test_one_that_is_not_installed_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    there = importlib.util.find_spec
    monkeypatch.setattr(detectors, "find_spec", lambda name: None if name == "py3langid" else there(name))
    with pytest.raises(ValueError, match=r"pip install 'newscrawl\[py3langid\]'"):
        read_detector("py3langid")
    assert read_detector("langdetect") == "langdetect"
